"""Bounds on every engine: time, and how often a long run says how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from accord.verifiers.kernel import BUDGET


class OutOfTime(Exception):  # noqa: N818 - ends in the verdict UNKNOWN, not an error
    """The time bound was reached; `covered` says how far the engine came."""

    def __init__(self, covered: str) -> None:
        super().__init__(covered)
        self.covered = covered


@dataclass
class Limits:
    """How long an engine may work, how much the kernel may, and who hears of it.

    seconds        wall-clock bound for the engine (None: no bound)
    kernel_budget  the most instances that the kernel is asked to run
    progress       called with (done, total) now and then
    """

    seconds: float | None = 600.0
    kernel_budget: int = BUDGET
    progress: Callable[[int, int], None] | None = None
    _start: float = field(default_factory=time.monotonic)

    def tick(self, done: int, total: int) -> None:
        """Note progress; raise OutOfTime if the bound is reached."""
        if self.progress is not None:
            self.progress(done, total)
        if self.seconds is not None and time.monotonic() - self._start > self.seconds:
            raise OutOfTime(f"{done:,} of {total:,} instances were covered")
