"""Ngo 2025, the essay on coalitional agency: one file for each of its subjects.

A file here holds the claims of some passages as CLAIMS; it is found by itself.
"""

import importlib
import pkgutil

from accord.papers.claim import Claim, Paper


def _claims() -> tuple[Claim, ...]:
    subjects = sorted(module.name for module in pkgutil.iter_modules(__path__))
    loaded = (importlib.import_module(f"{__name__}.{name}") for name in subjects)
    return tuple(claim for module in loaded for claim in module.CLAIMS)


PAPER = Paper(
    "ngo2025",
    "R. Ngo, Towards a scale-free theory of intelligent agency, LessWrong (2025)",
    _claims(),
)
