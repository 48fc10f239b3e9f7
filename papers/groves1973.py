"""Groves 1973: efficient decisions, paid for by what they are worth to the others."""

from accord.papers.claim import Claim, Paper, fails, holds, holds_for_all, left_open

_ITEM = {"agents": 2, "values": "0..3"}
# A cost, so that whether the project is worth building depends on the reports.
_PROJECT = {"agents": 2, "values": "0..3", "cost": 3}

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
                holds_for_all(left_open("fees", rule, **options), prop)
                for rule, options in (("groves", _ITEM), ("groves-project", _PROJECT))
                for prop in ("efficient", "strategyproof")
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
