"""Bounds: time is kept by ticks, and by an alarm where nothing ticks."""

import signal
import time

import pytest

import accord
from accord.verifiers.limits import Limits, OutOfBounds, bounded


def test_a_tick_reports_and_lets_pass():
    seen = []
    Limits(progress=lambda done, total: seen.append((done, total))).tick(1, 2)
    Limits(seconds=None).tick(10**9, 1)
    assert seen == [(1, 2)]


def test_a_tick_after_the_bound_says_how_far_it_came():
    limits = Limits(seconds=0.0)
    time.sleep(0.002)
    with pytest.raises(OutOfBounds) as caught:
        limits.tick(1000, 1_000_000)
    assert caught.value.covered == "out of time: 1,000 of 1,000,000 were covered"


def test_the_bound_is_no_exception_that_a_rule_could_swallow():
    assert not issubclass(OutOfBounds, Exception)


def test_a_rule_that_never_ends_is_unknown(monkeypatch):
    def waits(bids):
        while True:
            pass

    verdict = accord.check(
        waits, "strategyproof", setting="auction", agents=2, limits=Limits(seconds=0.05)
    )
    assert verdict.status == "UNKNOWN"
    assert "out of time" in verdict.reason


def test_the_alarm_is_put_back():
    before = signal.getsignal(signal.SIGALRM)
    with bounded(Limits(seconds=5.0)):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
