"""Brandt, Geist and Peters 2017: the best bounds for the no-show paradox."""

import functools
from dataclasses import replace
from typing import Any

from accord.papers.claim import Claim, Paper, Part
from accord.theory.mechanisms import Mechanism
from accord.theory.settings.electorates import add_margins, mechanism, no_margins
from accord.theory.specifications import python_spec
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import find_rule
from accord.verifiers.verdict import Verdict

# Electorates of 10 or 11 voters, "2abdc" for two who rank a > b > d > c, and the orders
# of those who come to one of them: none can be spared of all electorates of up to 12.
_OTHERS = """
1abdc 1badc 1bcad 4cbad 3dcba
1acdb 1bacd 3badc 3cbad 2dcba
2acdb 4badc 3cbad 2dcba
1abdc 1acbd 3cbad 5dcba
2abdc 4cbad 4dcba
1acdb 2adcb 3badc 3cbad 2dcba
2acdb 1adcb 4badc 2cbad 2dcba
2abdc 1adcb 3cbad 4dcba
2abdc 2adcb 3cbad 4dcba
1abdc 3adcb 1badc 3cbad 3dcba
2acdb 1adbc 1adcb 4badc 1cbad 2dcba
1acdb 1adbc 2adcb 4badc 1cbad 1dcba
2abdc 3adcb 2cbad 4dcba
1acbd 1acdb 3adcb 3badc 1dbac 2dcba
2abdc 3adcb 1cbad 4dcba
1acbd 4adcb 2badc 1dbac 2dcba
"""
_AXIOMS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("condorcet-winner", {}),
    ("participation", {}),
)
_COMING = "abdc adcb bacd bcad cbad cbda cdba dabc dacb dcab"


def _order(word: str) -> tuple[int, ...]:
    return tuple(map("abcd".index, word))


def electorates_at_the_core() -> Mechanism:
    """Return the electorates that are listed, with one voter more, and no rule yet."""

    def no_rule(_: Any) -> Any:
        raise NotImplementedError("the rule is sought")

    others = []
    for line in _OTHERS.split("\n")[1:-1]:
        ballots = [_order(w[1:]) for w in line.split() for _ in range(int(w[0]))]
        others.append(functools.reduce(add_margins, ballots, no_margins(4)))
    whole = mechanism(no_rule, name="a rule", agents=1, alternatives=4, reads="margins")
    return replace(
        whole,
        domains=(tuple(map(_order, _COMING.split())), tuple(others)),
        scope=f"up to 12 voters: {len(others)} electorates of 10 or 11 and one voter "
        "more, 4 alternatives, strict orders, the margins alone are read",
    )


def _impossible(limits: Limits) -> Verdict:
    m = electorates_at_the_core()
    spec = python_spec(m, "brandt_geist_peters2017.py:electorates_at_the_core", None)
    asked = {"kind": "unknown", "what": "rule", "of": spec}
    return find_rule(ProblemQuestion(asked, _AXIOMS, given=m), limits).verdict


PAPER = Paper(
    "brandt-geist-peters2017",
    "F. Brandt, C. Geist and D. Peters, Optimal bounds for the no-show paradox via "
    "SAT solving, Mathematical Social Sciences 90 (2017)",
    (
        Claim(
            "impossible-twelve",
            "With 4 alternatives no resolute Condorcet rule satisfies participation "
            "for 12 or more voters, and one exists for at most 11.",
            covers="cited",
            reason="hours of solving in print; not run here for rules that read more "
            "than margins",
        ),
        Claim(
            "impossible-twelve-by-margins",
            "With 4 alternatives no resolute Condorcet rule that reads margins alone "
            "satisfies participation for all electorates of up to 12 voters.",
            (Part("REFUTED", _impossible),),
            covers="base case",
        ),
    ),
)
