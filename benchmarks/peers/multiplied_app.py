"""The dashboard on another record: ``python -m benchmarks.peers.multiplied_app FOLDER --server.port 8600``."""

import os
import sys
from functools import partial
from pathlib import Path

from streamlit.web.cli import main

from ledger.record import record

if __name__ == "__main__":
    # A question put to a record of this size can hold some hundred MiB.
    os.environ.setdefault("LEDGER_MEMORY", "4096")
    # Everybody takes the record from ``shared``, which reads it with this.
    record.load = partial(record.load, Path(sys.argv[1]))
    sys.argv = ["streamlit", "run", "dashboard.py", *sys.argv[2:]]
    main()
