"""On the real server: the examples of the Method page run, and the data interface answers where it should."""

import shutil
import subprocess
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import geopandas as gpd
import pandas as pd
import pytest

from ledger.api.examples import EXAMPLES
from tests.support.api_client import ask


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not on this machine")
def test_the_example_for_curl_runs(home) -> None:
    run = subprocess.run(
        ["bash", "-c", EXAMPLES["curl"].replace("{home}", home)], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[0].startswith("claim_id,")


def test_the_examples_for_python_run(home) -> None:
    names: dict[str, object] = {}
    for tool in ("pandas", "geopandas"):
        exec(EXAMPLES[tool].replace("{home}", home), names)
    claims, spread, control = names["claims"], names["spread"], names["control"]
    assert isinstance(claims, pd.DataFrame) and claims["stated_on"].dtype.kind == "M"
    assert set(claims["metric"]) == {"casualties"}
    assert isinstance(spread, pd.DataFrame) and spread["high"][0] == 5000
    assert isinstance(control, gpd.GeoDataFrame) and "sudzha" in set(control["place_id"])


def test_the_server_answers_as_the_routes_do(home) -> None:
    for path in ("api", "api/", "api/claims?metric=casualties&format=csv", "api/answers/spread?known_on=2025-04-28"):
        with urlopen(home + path, timeout=60) as answered:
            assert answered.read() == ask(path).body


@pytest.mark.parametrize(
    ("path", "method", "status"), [("api", "POST", 405), ("api/secrets", "GET", 404), ("api/claims?page=0", "GET", 400)]
)
def test_the_server_refuses_with_a_sentence(home, path, method, status) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(home + path, method=method), timeout=60)
    assert (refused.value.code, refused.value.headers["Content-Type"]) == (status, "application/json")


@pytest.mark.parametrize(
    "path", ["api/..%2f..%2fdashboard.py", "api/answers/..%2f..%2fdashboard.py", "api/%2e%2e/dashboard.py"]
)
def test_no_path_leads_out_of_the_interface(home, path) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(home + path, timeout=60)
    assert refused.value.code in (400, 404)
    assert b"import streamlit" not in refused.value.read()
