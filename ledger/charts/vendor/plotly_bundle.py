"""The library that draws in a browser: Plotly's own bundle of points, lines and bars, a quarter of the whole, which is all that the charts need.

A browser reads a quarter as much before it can draw. The file is that of the package ``plotly.js-basic-dist-min`` on npm, unchanged
(``npm pack plotly.js-basic-dist-min@VERSION``), of the version that the Python package ``plotly`` brings along: its checks are made for that one.
"""

from pathlib import Path

from plotly.offline import get_plotlyjs_version

LIBRARY = Path(__file__).with_name("plotly-basic.min.js")
VERSION: str = get_plotlyjs_version()
PLOTLY = f"/plotly-basic-{VERSION}.min.js"
"""The path of the library below the dashboard's address: another version is another file."""
TYPES = ("scatter", "bar")
"""The types of traces that charts may use; the bundle would also draw pies."""
