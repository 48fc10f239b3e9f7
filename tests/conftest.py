"""Settings of the whole test run."""

import contextlib

from hypothesis import settings

# ortools, which pref_voting brings, has a library of the name of highspy's: whichever
# is loaded first stays, so ours is.
with contextlib.suppress(ImportError):
    import highspy  # noqa: F401

# Same examples on every machine and in every run; a slow machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
