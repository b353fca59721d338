"""Whatever is asked, what cannot be had is a sentence: 400, 404 or 405, and never 500."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings, strategies as st

from ledger.answers.parameters import ANSWER_PARAMETERS
from ledger.answers.registry import ANSWERS
from ledger.api import routes
from ledger.api.request import MAX_LENGTH, MAX_PAGE_SIZE, ROW_PARAMETERS
from ledger.api.tables import TABLES
from tests.support.api_client import Response, ask

ADDRESSES = (
    *(f"api/{name}" for name in TABLES),
    *(f"api/answers/{name}" for name in ANSWERS),
    "api",
    "api/openapi.json",
    "api/datapackage.json",
    "api/feed.json",
    "api/preview.png",
    "api/feed.atom",
)


def assert_refused(response: Response) -> None:
    """The response is a sentence, as JSON and nothing else."""
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert set(response.json) == {"error", "parameter"}
    assert response.json["error"].endswith(".")


@pytest.mark.parametrize(
    ("path", "status", "parameter", "words"),
    [
        (
            "api/claims?sides=ukraine,mars",
            400,
            "sides",
            "sides “mars” cannot be used: it must be one of ukraine, russia",
        ),
        (
            "api/claims?known_on=2025-02-30",
            400,
            "known_on",
            "known_on “2025-02-30” cannot be used: it must be a day from 2023-09-01",
        ),
        (
            "api/claims?as_of_from=2025-04-01&as_of_to=2025-01-01",
            400,
            "as_of_to",
            "as_of_to “2025-01-01” cannot be used: it must not be before as_of_from.",
        ),
        ("api/claims?side=ukraine", 400, "side", "There is no parameter “side” here. There are: metric"),
        ("api/claims?metric=killed&metric=wounded", 400, "metric", "given twice"),
        ("api/claims?metric=", 400, "metric", "metric “” cannot be used: it must be one of troops"),
        ("api/claims?lang=fr", 400, "lang", "lang “fr” cannot be used: it must be one of de, en."),
        ("api/claims?support=10", 400, "support", "it must be a whole number from 0 to 9."),
        ("api/answers/spread?months=0", 400, "months", "it must be one of 3, 6, 12, 24."),
        ("api/claims?page=%00", 400, "page", "it must be a whole number from 1"),
        ("api/claims?format=xlsx", 400, "format", "it must be one of json, csv, parquet"),
        ("api/claims?repeats=%FF", 400, "repeats", "it must be yes or no"),
        ("api/events?sides=russia", 400, "sides", "There is no parameter"),
        ("api/feed.json?page=2", 400, "page", "There is no parameter “page” here. There are: lang."),
        (
            "api/datapackage.json?page_size=5",
            400,
            "page_size",
            "There is no parameter “page_size” here. There are: none.",
        ),
        ("api/openapi.json?format=json", 400, "format", "There is no parameter “format” here. There are: none."),
        ("api?metric=killed", 400, "metric", "There is no parameter “metric” here. There are: none."),
        ("api/answers/changes?since=2025-05-01&known_on=2025-04-28", 400, "since", "2025-05-01"),
        ("api/answers/changes?known_on=2023-09-01", 400, "known_on", "Nothing can have changed since 2023-09-01"),
        ("api/answers/average", 404, "", "There is no answer “average”. There are: series"),
        ("api/secrets", 404, "", "There is no table “secrets”"),
        ("api/claims/1", 404, "", "/api lists what there is"),
        ("api/claims/", 404, "", "/api lists what there is"),
        ("api/%0Aclaims", 404, "", "There is no table “\nclaims”"),
    ],
)
def test_what_cannot_be_had_is_a_sentence(get, path, status, parameter, words) -> None:
    refused = get(path)
    assert_refused(refused)
    assert (refused.status, refused.json["parameter"]) == (status, parameter)
    assert words in refused.json["error"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_what_follows_readers_about_is_dropped_without_a_word(get, path) -> None:
    followed = get(f"{path}?utm_source=letter&utm_medium=mail&fbclid=a&fbclid=b&gclid={'x' * MAX_LENGTH}&GBRAID=1")
    assert (followed.status, followed.body) == (200, get(path).body)


@pytest.mark.parametrize("value", ["0", "-1", str(MAX_PAGE_SIZE + 1), "1e9", "1.0", "", "٣", "9" * 400])
def test_a_page_has_bounds(get, value) -> None:
    refused = get(f"api/claims?page_size={quote(value)}")
    assert_refused(refused)
    assert (refused.status, refused.json["parameter"]) == (400, "page_size")
    assert (
        f"page_size “{value}” cannot be used: it must be a whole number from 1 to {MAX_PAGE_SIZE}."
        in refused.json["error"]
    )
    assert get(f"api/claims?page_size={MAX_PAGE_SIZE}").status == 200


def test_parameters_have_a_length_that_every_source_fits_in(get, record) -> None:
    everybody = ",".join(record.sources["source"])
    assert (
        get(f"api/claims?metric=casualties&sources={everybody}").json["rows"]
        == get("api/claims?metric=casualties").json["rows"]
    )
    refused = get(f"api/claims?sources={'x' * MAX_LENGTH}")
    assert_refused(refused)
    assert (refused.status, refused.json["error"]) == (
        400,
        f"The parameters are {MAX_LENGTH + 7} characters long; at most {MAX_LENGTH} can be read.",
    )


def test_nothing_can_be_written(get) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"):
        for path in ("api", "api/", "api/claims", "api/answers/spread", "api/feed.json"):
            refused = get(path, method)
            assert_refused(refused)
            assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")
            assert "read-only" in refused.json["error"]
    assert get("api/claims", "HEAD").status == get("api", "HEAD").status == 200


def test_what_nobody_foresaw_is_a_sentence_too(get, monkeypatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("a secret of the machine")

    monkeypatch.setattr(routes, "answer", fault)
    failed = get("api/answers/spread")
    assert_refused(failed)
    assert failed.status == 500
    assert "fault of the data interface" in failed.json["error"]
    assert b"secret" not in failed.body


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_given_for_every_measure_that_it_depends_on(get, record, name) -> None:
    for metric in record.metrics["metric"] if "metric" in ANSWERS[name].depends_on else ["casualties"]:
        answered = get(f"api/answers/{name}?metric={metric}")
        assert (metric, answered.status) == (metric, 200)
        assert answered.json["total"] >= len(answered.json["rows"])


FITTING = {
    "metric": ["casualties", "killed", "containers"],
    "basis": ["total", "present", "planned", "rate"],
    "sides": ["ukraine", "russia,north_korea"],
    "kinds": ["media", "military,government"],
    "sources": ["nis", "nis,ua-president"],
    "as_of_from": ["2024-10-01"],
    "as_of_to": ["2025-06-30"],
    "repeats": ["yes", "no"],
    "planned": ["no"],
    "support": ["0", "2"],
    "known_on": ["2023-09-01", "2024-12-24"],
    "months": ["3", "24"],
    "since": ["2024-11-01"],
    "day": ["2024-08-10", "2025-03-13"],
    "pooled": ["family", "metric"],
    "lang": ["de"],
    "format": ["csv", "parquet", "geojson"],
    "page": ["1", "2", "1000000"],
    "page_size": ["1", "10000"],
}
NAMES = st.sampled_from(sorted({*ANSWER_PARAMETERS, *ROW_PARAMETERS})) | st.text(max_size=12)
ODD = st.text(max_size=30) | st.sampled_from(
    [
        "",
        "0",
        "-1",
        "nan",
        "1e400",
        "9" * 30,
        "2025-02-30",
        "9999-12-31",
        "null",
        "\x00",
        ",",
        "=1+1",
        "../../x",
        "\ud7ff",
        "🪖",
    ]
)


@st.composite
def parameters(draw: st.DrawFn) -> str:
    """Some parameters: those that there are with values that fit, and any others with any text."""
    fitting = draw(st.lists(st.sampled_from(sorted(FITTING)), unique=True, max_size=5))
    chosen = [(name, draw(st.sampled_from(FITTING[name]))) for name in fitting]
    chosen += draw(st.lists(st.tuples(NAMES, ODD), max_size=1))
    return urlencode(chosen) + draw(st.sampled_from(["", "", "", "&", "%FF=%ED%A0%80", "?&&=%"]))


def assert_answered(response: Response) -> None:
    assert response.status in (200, 304, 400, 404, 405)
    if response.status >= 400:
        assert_refused(response)


@given(
    path=st.sampled_from(ADDRESSES), query=parameters(), method=st.sampled_from(["GET", "GET", "GET", "HEAD", "POST"])
)
@settings(max_examples=60, deadline=None)
def test_odd_parameters_never_lead_to_a_fault(path: str, query: str, method: str) -> None:
    assert_answered(ask(f"{path}?{query}", method))


@given(
    path=st.text(max_size=40).map(quote),
    query=st.text(st.characters(max_codepoint=255), max_size=40),
    host=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20),
    tag=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20),
)
@settings(max_examples=30, deadline=None)
def test_odd_requests_never_lead_to_a_fault(path: str, query: str, host: str, tag: str) -> None:
    for target in (
        f"api/{path}",
        f"api/answers/{path}",
        f"api/claims?{query}",
        "api/feed.json?lang=de",
        "api/claims?page_size=1",
    ):
        assert_answered(ask(target, headers={"Host": host, "If-None-Match": tag}))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tables=nonsense", "tables “nonsense” cannot be used: it must be one of panels, timeline, current,"),
        ("zoom=2024-13-01~2025-01-01", "it must be two days, written YYYY-MM-DD~YYYY-MM-DD, or west, south, east"),
        ("zoom=1~2~3", "zoom “1~2~3” cannot be used: it must be two days"),
    ],
)
def test_what_is_open_or_closer_is_refused_with_what_could_stand_there(query: str, words: str) -> None:
    answered = ask(f"api/pictures/timeline?{query}")
    assert_refused(answered)
    assert words in answered.json["error"]
