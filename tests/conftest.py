"""Settings of the whole test run."""

from hypothesis import settings

# Same examples on every machine and in every run; a slow machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
