"""Which messages of the stream are handed on, and what is taken out of them; fails when the framework's protocol changes."""

import json

import pytest
from hypothesis import given, strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg

from ledger.question.question import LONGEST_LINK
from ledger.ui.streamlit_adapter.stream_messages import KINDS, accepted

EVENTS = "$$STREAMLIT_INTERNAL_KEY_$$ID-1-channel_page__events"
TABLE = "$$ID-2-claims_table"
SWITCH = "$$ID-3-take_timeline"
CHANGE = '[{"event":"changed","value":{"number":1,"fields":{"sides":["south_korea"]}}}]'
SELECTION = '{"selection":{"rows":[0],"columns":[],"cells":[]}}'


def run(widgets=(), query: str = "", url: str = "http://127.0.0.1/timeline") -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.context_info.url = url
    for name, kind, value in widgets:
        message.rerun_script.widget_states.widgets.add(id=name, **{kind: value})
    return message.SerializeToString()


def presses(data: bytes) -> list[str]:
    kept = accepted(data)
    assert kept is not None
    message = BackMsg()
    message.ParseFromString(kept)
    return [state.id for state in message.rerun_script.widget_states.widgets]


def test_what_pages_send_passes_unchanged() -> None:
    download = BackMsg()
    download.backend_operation_request.deferred_file.file_id = "x"
    pressed = [
        (EVENTS, "json_trigger_value", CHANGE),
        (TABLE, "string_value", SELECTION),
        (SWITCH, "bool_value", False),
        ("$$ID-4-present", "trigger_value", True),
    ]
    for data in (
        run(),
        run(pressed, "?lang=de&sides=ukraine"),
        BackMsg(stop_script=True).SerializeToString(),
        download.SerializeToString(),
    ):
        assert accepted(data) == data


FIELDS = BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields


@pytest.mark.parametrize("field", [field.name for field in FIELDS if field.name not in KINDS])
def test_every_other_kind_of_the_protocol_is_refused(field: str) -> None:
    message = BackMsg()
    if BackMsg.DESCRIPTOR.fields_by_name[field].message_type:
        getattr(message, field).SetInParent()
    else:
        setattr(message, field, True)
    assert message.WhichOneof("type") == field
    assert accepted(message.SerializeToString()) is None


def test_the_protocol_has_the_kinds() -> None:
    assert set(KINDS) <= {field.name for field in FIELDS}


@pytest.mark.parametrize("operation", ["install_skills", "dismiss_skills_nudge", "dataframe_chunk"])
def test_operations_that_no_page_has_are_refused(operation: str) -> None:
    message = BackMsg()
    getattr(message.backend_operation_request, operation).SetInParent()
    assert accepted(message.SerializeToString()) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"hello", b"\x00" * 100])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    assert accepted(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_raise_an_error(data: bytes) -> None:
    assert accepted(data) is None or isinstance(accepted(data), bytes)


def test_a_link_has_a_length_and_an_address_can_be_read() -> None:
    assert accepted(run(query="?" + "x" * LONGEST_LINK)) is not None
    assert accepted(run(query="x" * (LONGEST_LINK + 1))) is None
    assert accepted(run(url="http://x/?" + "x" * (LONGEST_LINK + 1))) is None
    assert accepted(run(url="http://[")) is None


CANNOT_BE = (
    [
        (EVENTS, "json_trigger_value", text)
        for text in (
            "",
            "null",
            "5",
            "{}",
            '"changed"',
            "[5]",
            '[{"event":5,"value":1}]',
            '[{"value":1}]',
            '[{"event":"a","value":1,"more":2}]',
            "[" * 5_000 + "]" * 5_000,
            f'[{{"event":"changed","value":{"[" * 9 + "]" * 9}}}]',
            r'[{"event":"changed","value":"\ud800"}]',
            '[{"event":"changed","value":' + "9" * 5000 + "}]",
            '[{"event":"changed","value":1e400}]',
            '[{"event":"changed","value":9007199254740993}]',
            '[{"event":"changed","value":NaN',
            "not json",
        )
    ]
    + [
        (TABLE, "string_value", text)
        for text in (
            "",
            "null",
            "[]",
            '{"selection":5}',
            '{"selection":{"rows":5}}',
            '{"selection":{"rows":["x"]}}',
            '{"selection":{"rows":[-1]}}',
            '{"selection":{"cells":[1]}}',
            '{"selection":{"rows":[true]}}',
        )
    ]
    + [
        (EVENTS, "bool_value", True),
        (EVENTS, "string_value", CHANGE),
        (TABLE, "bool_value", True),
        (TABLE, "json_value", SELECTION),
        (SWITCH, "string_value", "x"),
        (SWITCH, "json_value", "{}"),
        (SWITCH, "bytes_value", b"x"),
        (SWITCH, "int_value", 5),
        (SWITCH, "double_value", float("nan")),
    ]
)


@pytest.mark.parametrize(("name", "kind", "value"), CANNOT_BE)
def test_a_press_that_cannot_be_is_none_and_the_others_hold(name: str, kind: str, value) -> None:
    assert presses(run([(name, kind, value), (SWITCH, "bool_value", True)])) == [SWITCH]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_what_is_kept_is_a_list_of_events_that_can_be_written_again(value) -> None:
    for text in (json.dumps(value), json.dumps([{"event": "changed", "value": value}])):
        if presses(run([(EVENTS, "json_trigger_value", text)])):
            said = json.loads(text)
            assert all(set(event) == {"event", "value"} for event in said)
            json.dumps(said, ensure_ascii=False).encode("utf-8")
