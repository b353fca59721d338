"""Writing to a record: one curator at a time, and all files of a change or none."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep `folder` to ourselves: whoever comes second waits. The lock ends with the process, and leaves no file."""
    import fcntl  # not on Windows, where the other commands do without

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Give files of `folder` new contents. Where that fails, for want of room, say, all of them stay as they were.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    fresh = {folder / name: (folder / f".{name}.new", content) for name, content in contents.items()}
    replaced: dict[Path, bytes] = {}
    try:
        for beside, content in fresh.values():
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, (beside, _) in fresh.items():
            old = path.read_bytes()
            beside.replace(path)
            replaced[path] = old
    except OSError:
        for path, old in replaced.items():
            path.write_bytes(old)
        raise
    finally:
        for beside, _ in fresh.values():
            beside.unlink(missing_ok=True)
