"""Random input on every surface, the same on every run: few cases here, ``make fuzz`` 10,000 a surface (``LEDGER_FUZZ``).

What the data interface describes and what it does is compared by schemathesis there too (``fuzz_api.py``).
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg

from ledger.api.routes import ROUTES
from ledger.question.allowed_values import allowed_values
from ledger.question.link import all_parameters, read_link, write_link
from ledger.question.question import LONGEST_LINK, Question
from ledger.record import validation
from ledger.record.csv_reader import Cells, read_cells
from ledger.record.load import load
from ledger.record.problems import RecordError
from ledger.record.record_files import read_folder
from ledger.record.schema import TABLES as ALL_TABLES, Table
from ledger.record.schema.relations import Violation
from ledger.record.store import default_record
from ledger.ui.streamlit_adapter.stream_messages import KINDS, accepted
from tests.conftest import FIXTURE
from tests.support.api_client import ask

CASES = int(os.environ.get("LEDGER_FUZZ", "100"))
FEW = CASES if "LEDGER_FUZZ" in os.environ else 10
"""A record is read in the time of many links."""
fuzz = settings(max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
slow = settings(fuzz, max_examples=FEW)

HOSTILE = st.sampled_from(
    [
        "",
        " ",
        ",",
        ",,",
        "0",
        "-1",
        "1e309",
        "9" * 400,
        "NaN",
        "٣",
        "true",
        "\x00",
        "\ud800",
        "\u202e",
        "../../etc/passwd",
        "%2e%2e",
        "<script>",
        "=1+1",
        "{{7*7}}",
        "'; drop",
        "2023-02-30",
        "0000-00-00",
        "9999-12-31",
        "2024-02-29T00:00",
        "yes",
        "no",
        "x" * 5000,
        "🂡" * 50,
    ]
)
NAMES = st.sampled_from(
    [*Question.parameters(), "format", "page", "page_size", "theme", "outlines", "revision", "nonsense", ""]
)


@st.composite
def values(draw: st.DrawFn) -> str:
    """Words of the record, of a stranger, and both beside each other."""
    words = st.sampled_from(
        [
            *map(str, all_parameters(Question()).values()),
            "casualties",
            "total",
            "ukraine,russia",
            "sudzha",
            "2025-01-13",
            "2023-09-01",
        ]
    )
    return draw(st.one_of(words, HOSTILE, st.text(max_size=30), st.builds("{},{}".format, words, HOSTILE)))


LINKS = st.dictionaries(NAMES, values(), max_size=8)


@fuzz
@given(LINKS)
def test_no_link_raises_and_what_it_asks_comes_back(link: dict[str, str]) -> None:
    known = allowed_values(default_record(), default_record().today())
    question, ignored = read_link(link, known)
    assert {each.name for each in ignored} <= set(link)
    assert read_link(write_link(question), known) == (question, [])


PATHS = sorted({route.path for route in ROUTES}) + [
    "/api/answers/current",
    "/api/claims",
    "/api/places",
    "/api/pictures/timeline",
    "/api/cards/claim",
    "/api/feed.json",
]


@fuzz
@given(
    st.sampled_from(PATHS),
    st.lists(st.tuples(NAMES, values()), max_size=4),
    st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "X"]),
    HOSTILE,
)
def test_the_interface_answers_everything_with_data_or_a_sentence(
    path: str, query: list[tuple[str, str]], method: str, header: str
) -> None:
    written = "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in query)
    known = {"if-none-match": header.encode("latin-1", "replace").decode("latin-1")}
    answer = ask(f"{path[1:]}?{written}", method, known)
    assert answer.status in (200, 304, 400, 404, 405)
    if answer.status >= 400 and method != "HEAD":
        assert answer.json.keys() == {"error", "parameter"}
        assert len(answer.json["error"]) > 20
    if answer.status == 200:
        assert len(written) <= 12 * LONGEST_LINK


def message(kind: str, query: str, presses: list[tuple[str, str]]) -> bytes:
    said = BackMsg()
    if kind == "rerun_script":
        said.rerun_script.query_string = query
        for name, value in presses:
            said.rerun_script.widget_states.widgets.add(id=name, json_trigger_value=value)
    else:
        getattr(said, kind).SetInParent() if hasattr(getattr(said, kind), "SetInParent") else setattr(said, kind, True)
    return said.SerializeToString()


PRINTED = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
JSONS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), PRINTED),
    lambda part: st.one_of(st.lists(part, max_size=3), st.dictionaries(PRINTED, part, max_size=3)),
    max_leaves=12,
)
EVENTS = st.one_of(
    PRINTED,
    JSONS.map(lambda each: json.dumps([{"event": "changed", "value": each}])),
    JSONS.map(lambda each: json.dumps(each)),
)
MESSAGES = st.builds(
    message,
    st.sampled_from([*KINDS, "rerun_script", "clear_cache"]),
    PRINTED,
    st.lists(st.tuples(st.sampled_from(["a__events", "b_table", "c"]), EVENTS), max_size=3),
)


@st.composite
def frames(draw: st.DrawFn) -> bytes:
    """Bytes of a stream: messages, messages with some bytes changed, and noise."""
    data = bytearray(draw(st.one_of(MESSAGES, st.binary(max_size=60))))
    for place, value in draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=3)):
        if data:
            data[place % len(data)] = value
    return bytes(data)


@fuzz
@given(frames())
def test_the_stream_takes_every_message_or_none(data: bytes) -> None:
    kept = accepted(data)
    assert kept is None or accepted(kept) == kept
    if kept is not None:
        assert BackMsg.FromString(kept).WhichOneof("type") in KINDS


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int, int, str], Path]:
    """A copy of the tiny record with another text in one cell; the one before is mended."""
    folder = Path(shutil.copytree(FIXTURE, tmp_path_factory.mktemp("fuzz") / "record"))
    last = [folder / TABLES[0]]

    def change(name: str, row: int, column: int, text: str) -> Path:
        shutil.copyfile(FIXTURE / last[0].name, last[0])
        path = last[0] = folder / name
        lines = path.read_text(encoding="utf-8").split("\n")
        cells = lines[row % len(lines)].split(",")
        cells[column % len(cells)] = text
        lines[row % len(lines)] = ",".join(cells)
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace", newline="\n")
        return folder

    return change


@pytest.fixture(scope="module")
def sound_tables_checked_once() -> Iterator[None]:
    """Most of the time of reading goes into the rules within each table; of those that a case leaves as they are, they were heeded once."""
    within = validation._violations_within
    sound = {name: read_cells(read_folder(FIXTURE), table.file, table.columns) for name, table in ALL_TABLES.items()}
    assert validation.validate(FIXTURE).problems == ()

    def of_the_changed(table: Table, frame: pd.DataFrame, cells: Cells) -> Iterator[Violation]:
        return iter(()) if cells == sound[table.name] else within(table, frame, cells)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "_violations_within", of_the_changed)
        yield


TABLES = sorted(path.name for path in FIXTURE.glob("*.csv"))


@slow
@pytest.mark.usefixtures("sound_tables_checked_once")
@given(
    name=st.sampled_from(TABLES),
    row=st.integers(0, 40),
    column=st.integers(0, 30),
    text=st.one_of(HOSTILE, st.text(max_size=20)),
)
def test_a_record_is_read_or_refused_with_sentences(broken, name: str, row: int, column: int, text: str) -> None:
    try:
        record = load(broken(name, row, column, text))
    except RecordError as error:
        assert len(str(error)) > 20
    else:
        assert record.version
