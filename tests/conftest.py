"""Settings of the whole test run."""

import contextlib
import os

from hypothesis import settings

# A package may bring ortools, which has a library of the name of highspy's; whichever
# is loaded first stays, so ours is. tests/referees runs apart, without it.
if "ACCORD_REFEREES" not in os.environ:
    with contextlib.suppress(ImportError):
        import highspy  # noqa: F401

# Same examples on every machine and in every run; a slow machine is no failure. `make
# test-slow` runs the property-based tests once more, on more examples.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=300 if "ACCORD_THOROUGH" in os.environ else 50,
)
settings.load_profile("repeatable")
