"""How the data interface is asked from elsewhere: shown on the Method page, run by the tests."""

from collections.abc import Mapping
from types import MappingProxyType

from ledger.charts.vendor.plotly_bundle import PLOTLY

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "curl": 'curl "{home}api/claims?metric=casualties&known_on=2025-04-28&format=csv"',
        "pandas": """import pandas as pd

claims = pd.read_csv("{home}api/claims?metric=casualties&format=csv", parse_dates=["as_of", "stated_on"])
spread = pd.read_csv("{home}api/answers/spread?metric=casualties&known_on=2025-04-28&format=csv")""",
        "geopandas": """import geopandas as gpd

control = gpd.read_file("{home}api/control?known_on=2025-03-13&format=geojson")""",
        "R": 'claims <- read.csv("{home}api/claims?metric=casualties&format=csv")',
        "JavaScript": """<script src="{home}"""
        + PLOTLY.removeprefix("/")
        + """"></script>
<div id="chart"></div>
<script type="module">
const answer = await fetch("{home}api/pictures/timeline?metric=casualties&known_on=2025-04-28&lang=en");
const { figure, config, alt } = await answer.json();
document.getElementById("chart").ariaLabel = alt;
Plotly.newPlot("chart", figure.data, figure.layout, { ...config, responsive: true });
</script>""",
    }
)
"""By tool; ``{home}`` stands for the address of the dashboard with its last slash."""
