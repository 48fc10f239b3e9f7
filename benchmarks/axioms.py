"""Impossibilities end to end, against the bare SAT solver on the same clauses.

End to end means: run the definitions, solve, make the proof small, explain it, have the
kernel check it. The solver alone is handed the finished clauses.
"""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.counterexamples.axioms import find_rule
from accord.papers import brandl2018
from accord.theory.forms import Form
from accord.verifiers.engines import sat
from accord.verifiers.engines.clauses import collect
from accord.verifiers.kernel import check
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import facts_at, no_rule_at

GIBBARD = ("strategyproof", "onto", "nondictatorial")
ARROW = (
    "weakly-paretian",
    "independence-of-irrelevant-alternatives",
    "no-arrow-dictator",
)
PETERS = ("weakly-proportional", "subset-strategyproof", "weakly-efficient")


@dataclass(frozen=True)
class Case:
    """An impossibility in a domain, with the seconds that are allowed for all of it."""

    name: str
    setting: str
    axioms: Sequence[str]
    options: dict[str, Any]
    bound: float


CASES = (
    Case("Gibbard-Satterthwaite 2,3", "voting", GIBBARD, {"agents": 2}, 1),
    Case("Arrow 2,3", "welfare", ARROW, {"agents": 2}, 1),
    Case("Gibbard-Satterthwaite 3,3", "voting", GIBBARD, {"agents": 3}, 2),
    Case("Arrow 3,3", "welfare", ARROW, {"agents": 3}, 2),
    Case(
        "Gibbard-Satterthwaite 2,4",
        "voting",
        GIBBARD,
        {"agents": 2, "alternatives": 4},
        8,
    ),
    Case(
        "Peters 3,4, 3 seats",
        "committees",
        PETERS,
        {"agents": 3, "alternatives": 4, "seats": 3},
        10,
    ),
)

Line = Callable[[str, float, float | None, str], None]
Timed = Callable[[Callable[[], Any]], tuple[float, Any]]


def impossibilities(line: Line, timed: Timed) -> None:
    """Print the figures of rules with finite outcomes."""
    for case in CASES:
        options = {"alternatives": 3, **case.options}

        def whole(case: Case = case, options: dict[str, Any] = options) -> Any:
            answer = find_rule(case.axioms, case.setting, Limits(), **options)
            return answer, answer.story

        seconds, (answer, _) = timed(whole)
        statements = answer.question.problem().statements(Form.unknown)
        lists = collect(statements, Limits()).lists
        bare, model = timed(lambda lists=lists: sat.find_model(lists))
        assert model is None, case.name
        ratio = f"{seconds / bare:,.0f} times CaDiCaL alone ({bare:.3f} s)"
        line(f"{case.name}, end to end", seconds, case.bound, ratio)
        certificate = answer.verdict.certificate
        size = len(gzip.compress(json.dumps(certificate).encode()))
        seconds, _ = timed(lambda c=certificate: check(c))
        line(f"{case.name}, kernel alone", seconds, 2, f"{size / 1000:,.0f} kB gzipped")


def lotteries(line: Line, timed: Timed) -> None:
    """Print the figures of Brandl, Brandt, Eberl and Geist."""
    asked = brandl2018.question()
    for name, profiles, bound in (
        ("single-digit proof", brandl2018.EIGHT, 2.0),
        ("29 published profiles", brandl2018.TWENTY_NINE, 15.0),
    ):
        seconds, found = timed(lambda p=profiles: no_rule_at(asked, p))
        assert found.verdict.status == "REFUTED", name
        facts = facts_at(asked, profiles)
        bare, core = timed(lambda f=facts: f.by_instance().core(f.origins))
        assert core is not None, name
        ratio = f"{seconds / bare:,.0f} times z3 alone ({bare:.3f} s)"
        line(f"lotteries, {name}, end to end", seconds, bound, ratio)
