"""Run the command line: `python -m accord`."""

import sys


def main() -> int:
    """Run the command line and return its exit status."""
    from accord.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
