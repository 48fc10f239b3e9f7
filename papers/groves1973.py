"""Groves 1973: efficient decisions, paid for by what they are worth to the others."""

from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails,
    holds,
    holds_for_all,
    left_open,
)
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, payments, worth

_ITEM = {"agents": 2, "values": "0..3"}
# A cost, so that whether the project is worth building depends on the reports.
_PROJECT = {"agents": 2, "values": "0..3", "cost": 3}


@prop(Mechanism, forall=("agent", "profile"))
def receives_what_others_get(m: Mechanism, agent: int, profile: Profile) -> bool:
    """Each agent receives what the decision is worth to the others."""
    chosen = decision_at(m, profile)
    others = sum(worth(m, j, profile, chosen) for j in m.agents if j != agent)
    return bool(payments(m, profile)[agent] == -others)


def _truthful_for_any_fee(rule: str, **options: Any) -> tuple[Part, ...]:
    """Return the parts: the transfers are Groves', and every table h may be added."""
    opened = left_open("fees", rule, **options)
    return (
        holds(rule, receives_what_others_get, **options),
        holds_for_all(opened, "efficient"),
        holds_for_all(opened, "strategyproof"),
    )


PAPER = Paper(
    "groves1973",
    "T. Groves, Incentives in teams, Econometrica 41 (1973)",
    (
        Claim(
            "groves-truthful-any-h",
            "An efficient choice with transfers equal to the others' reported values "
            "plus any function of the others' reports is truthful (2 agents, values "
            "0..3, every table h; the sale of one item, and a project of cost 3).",
            tuple(
                part
                for rule, options in (("groves", _ITEM), ("groves-project", _PROJECT))
                for part in _truthful_for_any_fee(rule, **options)
            ),
        ),
        Claim(
            "groves-truthful-reals",
            "For the public project with 3 agents and all real net values, Groves "
            "transfers with any additive constant h, one for each agent, are truthful.",
            (
                holds(
                    "groves-project",
                    "strategyproof",
                    agents=3,
                    values="reals",
                    params={"h": {"unknown": "h1,h2,h3"}},
                ),
            ),
        ),
        Claim(
            "own-report-spoils-it",
            "Payments that depend on one's own report beyond the decision do not keep "
            "this: the efficient sale at the winner's own bid is not truthful (2 "
            "agents, values 0..3).",
            (
                holds("first-price", "efficient", **_ITEM),
                fails("first-price", "strategyproof", **_ITEM),
            ),
        ),
        Claim(
            "groves-deficit",
            "Without a fee h the transfers come from outside: they add up to a deficit "
            "(2 agents, values 0..3).",
            (
                fails("groves", "no-deficit", **_ITEM),
                fails("groves-project", "no-deficit", **_PROJECT),
            ),
        ),
    ),
)
