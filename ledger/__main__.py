"""``python -m ledger COMMAND``."""

import sys

from ledger.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
