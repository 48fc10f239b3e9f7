"""Run the command line: `python -m accord`."""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run the command line and return its exit status."""
    from accord.cli import run

    try:
        return run(sys.argv[1:])
    except BrokenPipeError:
        # Whoever read has gone: 0 and 1 are answers, and this is none. Python would
        # print one more error when it closes the streams, so they lead nowhere now.
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
        return 3


if __name__ == "__main__":
    raise SystemExit(main())
