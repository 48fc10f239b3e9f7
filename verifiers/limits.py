"""Bounds on every engine: time, memory, and how often a long run says how far it is."""

import contextlib
import math
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from accord.verifiers.kernel import BUDGET


class OutOfBounds(BaseException):
    """A bound was reached; `covered` says which, and how far the engine came.

    It ends in the verdict UNKNOWN and is no error. Not an `Exception`, so that no
    `except Exception` in a person's rule can swallow it.
    """

    def __init__(self, covered: str) -> None:
        super().__init__(covered)
        self.covered = covered


@dataclass
class Limits:
    """How long an engine may work, how much the kernel may, and who hears of it.

    seconds        wall-clock bound (None: no bound)
    kernel_budget  the most instances that the kernel is asked to run
    megabytes      bound on the memory that is taken beyond what is in use (None: none)
    progress       called with (done, total) now and then
    """

    seconds: float | None = 600.0
    kernel_budget: int = BUDGET
    progress: Callable[[int, int], None] | None = None
    megabytes: int | None = 4096
    _start: float = field(default_factory=time.monotonic)

    def tick(self, done: int, total: int) -> None:
        """Note progress; raise OutOfBounds if the time bound is reached."""
        if self.progress is not None:
            self.progress(done, total)
        if self.seconds is not None and time.monotonic() - self._start > self.seconds:
            raise OutOfBounds(f"out of time: {done:,} of {total:,} were covered")

    def share(self, part: float, most: float) -> "Limits":
        """Return bounds for a step that may take a part of the time that is left."""
        left = math.inf
        if self.seconds is not None:
            left = self.seconds - (time.monotonic() - self._start)
        return Limits(min(left * part, most), self.kernel_budget, None, self.megabytes)


@contextlib.contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """Hold the work inside to its time and memory, whatever code it runs.

    Engines tick by themselves; this also stops a rule that loops forever and a table
    that outgrows the machine. Raises OutOfBounds. In another thread than the main one
    and on systems without these signals, only the engines' own ticks bound the work.
    """
    main = threading.current_thread() is threading.main_thread()
    alarm = main and hasattr(signal, "SIGALRM") and limits.seconds is not None
    previous: Any = None
    if alarm:
        previous = signal.signal(signal.SIGALRM, _out_of_time)
        # Again each second: what is raised inside a callback of the collector is lost.
        signal.setitimer(signal.ITIMER_REAL, max(limits.seconds or 0, 1e-3) + 1, 1)
    try:
        with _memory(limits.megabytes):
            yield
    except MemoryError as error:
        bound = f"out of memory: the bound is {limits.megabytes:,} MiB"
        raise OutOfBounds(bound) from error
    finally:
        if alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)


def _out_of_time(*_: object) -> None:
    raise OutOfBounds("out of time: one step took longer than the whole bound")


@contextlib.contextmanager
def _memory(megabytes: int | None) -> Iterator[None]:
    if megabytes is None or not sys.platform.startswith("linux"):
        yield
        return
    import resource
    from pathlib import Path

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    used = pages * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + megabytes * 2**20
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
