"""The state of a session: one object that stays from run to run, and belongs to one reader."""

import ast
from pathlib import Path

from ledger.ui import session_state
from tests.support.app_driver import choose, opened

ROOT = Path(session_state.__file__).parents[2]


def test_the_state_stays_in_a_session_and_is_not_shared() -> None:
    one, other = opened("timeline", lang="en", metric="casualties"), opened("timeline", lang="en")
    state, name = one.session_state["reader"], one.session_state["reader"].channel_session
    choose(one, metric="killed")
    assert one.session_state["reader"] is state
    assert (state.question.metric, state.channel_session) == ("killed", name)
    assert other.session_state["reader"].question.metric == "troops_in_kursk"
    assert other.session_state["reader"].channel_session != name


def test_nothing_else_is_kept_in_the_session_under_a_name() -> None:
    """What is no widget's own key is a field of the state: so its name and type stand in one place."""
    named = {
        (path.relative_to(ROOT).as_posix(), node.slice.value)
        for path in (ROOT / "ledger").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
        if isinstance(node.value, ast.Attribute) and node.value.attr == "session_state"
    }
    assert named == set()
