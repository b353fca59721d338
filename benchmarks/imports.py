"""What is imported until the first page stands, and how long each package takes by itself."""

import re
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import served
from benchmarks.visitor import chromium, new_page
from tests.support.server import LEDGER

LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)")


def first_page() -> dict[str, float]:
    """Milliseconds of each top package, the longest first, in a process that has shown the briefing once."""
    with TemporaryDirectory() as folder:
        log = Path(folder) / "imports"
        with (
            log.open("wb") as errors,
            served(("-X", "importtime", *LEDGER), stderr=errors) as server,
            chromium() as browser,
        ):
            page = new_page(browser)
            page.goto(server.address)
            page.wait_for_selector(".js-plotly-plot .point")
        milliseconds: dict[str, float] = defaultdict(float)
        for own, module in LINE.findall(log.read_text(errors="replace")):
            milliseconds[module.partition(".")[0]] += int(own) / 1000
    return dict(sorted(milliseconds.items(), key=lambda item: -item[1]))
