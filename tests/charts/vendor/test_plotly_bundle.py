"""The library that draws: unchanged, of the version that figures are checked for, and enough for every chart."""

import ast
from hashlib import sha256

from plotly.offline import get_plotlyjs_version

from ledger.charts.vendor.plotly_bundle import LIBRARY, TYPES, VERSION

PUBLISHED = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
"""SHA-256 of ``plotly-basic.min.js`` in plotly.js-basic-dist-min 4.1.1."""


def test_the_file_is_the_published_one_of_the_version_that_checks_the_figures():
    content = LIBRARY.read_bytes()
    assert sha256(content).hexdigest() == PUBLISHED
    assert f"plotly.js (basic - minified) v{VERSION}\n".encode() in content[:100]
    assert get_plotlyjs_version() == VERSION
    assert "Permission is hereby granted" in LIBRARY.with_name("plotly-basic.LICENSE").read_text(encoding="utf-8")


def test_every_trace_of_every_chart_is_of_a_type_that_it_draws():
    used = {
        kind
        for path in LIBRARY.parents[1].rglob("*.py")
        for kind in _types(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert used == set(TYPES)


def _types(module: ast.Module) -> set[str]:
    """The types of all traces in a file: of every dictionary that has points too, and so is no axis, shape or menu."""
    written = [
        {key.value: value for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant)}
        for node in ast.walk(module)
        if isinstance(node, ast.Dict)
    ]
    return {
        each["type"].value
        for each in written
        if isinstance(each.get("type"), ast.Constant) and {"x", "y", "z", "orientation"} & set(each)
    }
