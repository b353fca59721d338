"""What the operator sets: closed by default, refused with a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.runtime.settings import EX_CONFIG, LONGEST_NAME, MIB, SettingError, Settings, variable
from tests.support.settings_of import settings_of

ROOT = Path(__file__).parents[2]
OPERATING = ROOT / "deploy" / "README.md"


def test_nobody_may_frame_the_ledger_unless_the_operator_says_so() -> None:
    assert settings_of({}).framed_by == ()
    assert settings_of({"LEDGER_FRAMED_BY": " https://example.org  https://*.example.com:8443 "}).framed_by == (
        "https://example.org",
        "https://*.example.com:8443",
    )


@pytest.mark.parametrize(
    "value",
    [
        "example.org",
        "https://example.org/path",
        "*",
        "https://a.b; script-src *",
        "javascript:alert(1)",
        "'self'",
        "https://a.b,https://c.d",
    ],
)
def test_an_address_that_is_no_host_is_refused(value: str) -> None:
    with pytest.raises(
        SettingError, match=r"^LEDGER_FRAMED_BY: “.+” cannot be used: it must be the address of a host without a path"
    ):
        settings_of({"LEDGER_FRAMED_BY": value})


def test_figures_are_open_only_on_purpose() -> None:
    assert not settings_of({}).metrics
    assert settings_of({"LEDGER_METRICS": "open"}).metrics
    with pytest.raises(SettingError, match="^LEDGER_METRICS: “yes” cannot be used: it must be open or closed.$"):
        settings_of({"LEDGER_METRICS": "yes"})


def test_there_is_no_page_for_new_claims_unless_the_operator_wants_it() -> None:
    assert not settings_of({}).add_claim
    assert settings_of({"LEDGER_ADD_CLAIM": "on"}).add_claim


def test_the_public_address_ends_with_a_slash_and_has_a_host() -> None:
    assert settings_of({}).public_url == ""
    assert settings_of({"LEDGER_PUBLIC_URL": "https://example.org/kursk"}).public_url == "https://example.org/kursk/"
    with pytest.raises(SettingError, match="^LEDGER_PUBLIC_URL: “example.org” cannot be used: it must be the address"):
        settings_of({"LEDGER_PUBLIC_URL": "example.org"})


def test_what_is_kept_is_bounded_by_the_operator() -> None:
    assert settings_of({}).memory == 256 * MIB
    assert settings_of({"LEDGER_MEMORY": " 64 "}).memory == 64 * MIB


@pytest.mark.parametrize("value", ["", "15", "1000001", "1.5", "-20", "²56", "256 MiB"])
def test_a_bound_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(
        SettingError, match=r"^LEDGER_MEMORY: “.*” cannot be used: it must be a whole number from 16 to 1000000\.$"
    ):
        settings_of({"LEDGER_MEMORY": value})


def test_the_table_for_operators_has_every_setting_and_no_other() -> None:
    written = [row for row in OPERATING.read_text(encoding="utf-8").splitlines() if row.startswith("| `LEDGER_")]
    assert written == [
        f"| `{variable(name)}` | {unset(name) or 'nothing'} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]


def unset(name: str) -> str:
    """What holds where a setting is not set, as the operator would write it."""
    return Settings.model_fields[name].json_schema_extra["unset"]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_what_is_said_to_hold_where_nothing_is_set_does(name: str) -> None:
    assert settings_of({variable(name): unset(name)}) == settings_of({})


def test_a_name_is_one_line_and_has_an_end() -> None:
    assert settings_of({"LEDGER_PUBLISHER": " Kursk Desk "}).publisher == "Kursk Desk"
    for value in ("x" * (LONGEST_NAME + 1), "two\nlines"):
        with pytest.raises(SettingError) as refused:
            settings_of({"LEDGER_PUBLISHER": value})
        assert str(refused.value) == (
            f"LEDGER_PUBLISHER: “{value[:LONGEST_NAME]}” cannot be used: it must be a name of at most {LONGEST_NAME} letters, in one line."
        )


@pytest.mark.parametrize("value", ["desk@example.org", "https://example.org/contact"])
def test_an_error_is_reported_to_an_address(value: str) -> None:
    assert settings_of({"LEDGER_CONTACT": value}).contact == value


@pytest.mark.parametrize("value", ["desk", "mailto:desk@example.org?x=1", "javascript:alert(1)", "https://a.b/ c"])
def test_a_contact_that_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match=r"^LEDGER_CONTACT: “.+” cannot be used: it must be an e-mail address or"):
        settings_of({"LEDGER_CONTACT": value})


def test_the_adapter_is_on_unless_the_operator_switches_it_off() -> None:
    assert settings_of({}).adapter
    assert not settings_of({"LEDGER_ADAPTER": "off"}).adapter
    with pytest.raises(SettingError, match="^LEDGER_ADAPTER: “no” cannot be used: it must be on or off.$"):
        settings_of({"LEDGER_ADAPTER": "no"})


def test_a_server_with_a_setting_that_cannot_be_used_stops_with_the_sentence() -> None:
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        "--server.headless",
        "true",
        "--server.port",
        "0",
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"LEDGER_FRAMED_BY": "example.org"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == EX_CONFIG
    assert "LEDGER_FRAMED_BY: “example.org” cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
