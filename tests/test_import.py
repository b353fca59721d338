"""Importing the Ledger changes nothing outside it and reads no environment: a notebook or another program may do so."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
IMPORT_ALL = """
import importlib, json, logging, os, pkgutil, sys

# What these do when they are imported is their own.
import matplotlib.font_manager, pandas, plotly.io, starlette.convertors, streamlit, uvicorn


def outside():
    return {
        "pandas": pandas.describe_option("", _print_desc=False),
        "log records": logging.getLogRecordFactory().__qualname__,
        "levels": {
            name: logger.level
            for name in ("matplotlib.font_manager", "uvicorn", "streamlit", "fontTools")
            for logger in [logging.getLogger(name)]
        },
        "convertors": sorted(starlette.convertors.CONVERTOR_TYPES),
        "uvicorn": sorted(vars(uvicorn.Config)),
        "fonts": len(matplotlib.font_manager.fontManager.ttflist),
        "template": plotly.io.templates.default,
        "path": sys.path.copy(),
        "environment": dict(os.environ),
    }


reads = []
own_read = type(os.environ).__getitem__


def read(environment, name):
    frame = sys._getframe(1)
    while frame and not (reader := frame.f_globals["__name__"]).startswith(("ledger", "importlib.")):
        frame = frame.f_back
    # What a package reads while it is imported itself is its own; pydantic asks for one whenever a model is declared.
    if frame and reader.startswith("ledger") and name != "PYDANTIC_DISABLE_PLUGINS":
        reads.append([reader, name])
    return own_read(environment, name)


before = outside()
type(os.environ).__getitem__ = read
import ledger.server.app
drawing = sorted({"matplotlib.figure", "typst", "pptx"} & set(sys.modules))
modules = [each.name for each in pkgutil.walk_packages(ledger.__path__, "ledger.") if each.name != "ledger.__main__"]
for module in modules:
    importlib.import_module(module)
imported_reads = reads.copy()
from ledger.runtime.settings import settings_or_exit
settings_or_exit()
type(os.environ).__getitem__ = own_read
after = outside()
json.dump({
    "modules": len(modules),
    "changed": [name for name in before if before[name] != after[name]],
    "read": imported_reads,
    "read when asked": reads != imported_reads,
    "drawing": drawing,
}, sys.stdout)
"""


def test_importing_every_module_changes_nothing_outside_and_reads_no_environment():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["modules"] > 200
    assert found["read when asked"]  # the settings are read where they are needed, and this test sees it
    assert (found["changed"], found["read"]) == ([], [])
    assert found["drawing"] == [], "what only documents need is no part of a start"
