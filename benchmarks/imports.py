"""What is imported until the first page stands, and how long each package takes by itself."""

import re
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.serving import running
from benchmarks.visitor import chromium, new_page
from tests.serving import free_port

LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)")


def first_page() -> dict[str, float]:
    """Milliseconds of each top package, the longest first, in a process that has shown the briefing once."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ["-X", "importtime", "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.headless", "true"]
    with TemporaryDirectory() as folder:
        said = Path(folder) / "imports"
        with said.open("wb") as errors, running(command, address, "/_stcore/health", errors), chromium() as browser:
            page = new_page(browser)
            page.goto(address)
            page.wait_for_selector(".js-plotly-plot .point")
        taken: dict[str, float] = defaultdict(float)
        for own, module in LINE.findall(said.read_text(errors="replace")):
            taken[module.partition(".")[0]] += int(own) / 1000
    return dict(sorted(taken.items(), key=lambda item: -item[1]))
