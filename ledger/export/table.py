"""A table as CSV that says what it is: comment lines above the columns."""

import pandas as pd


def as_csv(frame: pd.DataFrame, stated: list[str]) -> bytes:
    """UTF-8 CSV; each line of ``stated`` comes first, behind ``#``.

    ``pandas.read_csv(file, skiprows=len(stated))`` reads it back.
    """
    head = "".join(f"# {' '.join(line.split())}\n" for line in stated)
    return (head + frame.to_csv(index=False)).encode("utf-8")
