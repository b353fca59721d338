"""The house as it was drawn: data flows one way, only ``ledger.ui`` knows Streamlit, pages are short."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE, FRAME = 120, 45


@pytest.mark.parametrize(
    "tool",
    [["lint-imports"], ["ruff", "check", "."], ["ruff", "format", "--check", "."]],
    ids=["imports", "style", "format"],
)
def test_the_contract_holds(tool):
    program = shutil.which(tool[0], path=str(Path(sys.executable).parent))
    assert program, f"{tool[0]} belongs to tests/requirements.txt"
    done = subprocess.run([program, *tool[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_is_read_in_one_go():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "pages").glob("*.py")}
    assert {name: lines for name, lines in lengths.items() if lines > PAGE} == {}
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) <= FRAME
