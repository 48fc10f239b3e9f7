"""Proposer-optimal: the best stable outcome for the first side."""

import dataclasses

import pytest

from accord.counterexamples.asking import check, specify
from accord.theory.errors import ModelError
from accord.theory.subjects import build


@pytest.mark.parametrize(
    ("rule", "params", "options", "status"),
    [
        ("deferred-acceptance", {}, {"side": 2}, "PROVED"),
        ("student-proposing", {}, {"priorities": "120;012;012"}, "PROVED"),
        ("deferred-acceptance", {"proposers": "second"}, {"side": 2}, "REFUTED"),
        ("deferred-acceptance", {"proposers": "second"}, {"side": 1}, "PROVED"),
    ],
    ids=[
        "the proposers' own rule has it",
        "so has it for students",
        "the other side's rule lacks it",
        "one agent on each side: nothing to choose",
    ],
)
def test_rows(rule, params, options, status):
    verdict = check(rule, "proposer-optimal", params=params, **options)
    assert verdict.status == status
    assert not verdict.vacuous


def test_vacuous_where_no_listed_outcome_is_stable():
    spec, _ = specify("deferred-acceptance", None, None, {"side": 1})
    m = dataclasses.replace(build(spec), outcomes=((None, None),))
    verdict = check(m, "proposer-optimal")
    assert verdict.status == "PROVED"
    assert "premise" in verdict.vacuous


def test_an_unstable_outcome_that_is_better_does_not_count():
    # Boston and deferred acceptance differ, and students may prefer Boston's.
    verdict = check("boston", "proposer-optimal", priorities="012;012;012")
    assert verdict.status == "REFUTED"


def test_the_reason_names_who_does_better():
    verdict = check(
        "deferred-acceptance",
        "proposer-optimal",
        params={"proposers": "second"},
        side=2,
    )
    assert "Ann and Bob do better" in verdict.story


def test_refuses_what_has_no_sides():
    with pytest.raises(ModelError, match="blocking_pairs"):
        check("borda", "proposer-optimal", agents=2, alternatives=2)
