"""Settings of the whole test run."""

import contextlib
import os
from pathlib import Path

import pytest
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

# Tests of more than a second and a half each that others stand for in `make test`; one
# name a line. Like those that are marked where they stand they run in `make test-slow`.
SLOW = frozenset(
    Path(__file__).with_name("slow_tests.txt").read_text("utf-8").splitlines()
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark the tests that are listed as slow, and miss none of a file that is run."""
    missing = {name for name in SLOW if name.partition("::")[0] in _files(items)}
    for item in items:
        if item.nodeid in SLOW:
            item.add_marker(pytest.mark.slow)
            missing.discard(item.nodeid)
    if missing and not any("::" in str(argument) for argument in config.args):
        raise pytest.UsageError(f"slow_tests.txt lists no test: {min(missing)}")


def _files(items):
    return {item.nodeid.partition("::")[0] for item in items}
