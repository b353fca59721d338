"""``python -m tests.faults.described``: what the data interface says of itself beside what it does, asked by schemathesis."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.server import ROOT, running_server


def main() -> int:
    """Ask every address that is described, with values that fit and values that do not; the exit code of schemathesis."""
    cases = max(int(os.environ.get("LEDGER_FUZZ", "10000")) // 100, 1)  # of each of the hundred addresses
    program = Path(sys.executable).parent / "schemathesis"
    with running_server() as address:
        command = [
            str(program),
            "run",
            f"{address}/api/openapi.json",
            "--max-examples",
            str(cases),
            "--seed",
            "1",
            "--request-timeout",
            "20",
            "--no-color",
        ]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.faults.fuzz_api", "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
