"""A rule that leaves a mark when this file is run."""

from pathlib import Path

Path(__file__).with_suffix(".mark").touch()


def rule(bids):
    return 0, (0,) * len(bids)
