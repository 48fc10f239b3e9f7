"""Meulemans et al. 2025, embedded agents that predict themselves: a file a subject.

A file here holds the claims of some passages as CLAIMS; it is found by itself. The
numbers of definitions and theorems are those of arXiv 2511.22226v3.
"""

import importlib
import pkgutil

from accord.papers.claim import Claim, Paper


def _claims() -> tuple[Claim, ...]:
    subjects = sorted(module.name for module in pkgutil.iter_modules(__path__))
    loaded = (importlib.import_module(f"{__name__}.{name}") for name in subjects)
    return tuple(claim for module in loaded for claim in module.CLAIMS)


PAPER = Paper(
    "meulemans2025",
    "A. Meulemans et al., Embedded universal predictive intelligence: a coherent "
    "framework for multi-agent learning, arXiv 2511.22226 (2025)",
    _claims(),
)
