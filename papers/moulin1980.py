"""Moulin 1980: medians of peaks and fixed phantoms are strategyproof."""

import itertools

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails,
    holds,
    lie_pays,
    rules_number,
)
from accord.theory.specifications import rule_spec

_LINE = {"agents": 3, "alternatives": 4, "ballots": "single-peaked"}
_PHANTOMS = tuple(itertools.combinations_with_replacement(range(4), 2))


def _with_phantoms(name: str) -> tuple[Part, ...]:
    """Return the parts: the median has the property with every pair of phantoms."""
    return tuple(
        holds("median", name, params={"phantoms": pair}, **_LINE) for pair in _PHANTOMS
    )


def _rules(
    count: int, voters: int, points: int, phantoms: int | None, *axioms: str
) -> Part:
    """Return the part: so many rules have the axioms, some of them medians.

    Among them are the medians of the peaks and of so many phantoms; None: none named.
    """
    line = {"agents": voters, "alternatives": points, "ballots": "single-peaked"}
    fixed = itertools.combinations_with_replacement(range(points), phantoms or 0)
    medians = [rule_spec("median", line, {"phantoms": list(peaks)}) for peaks in fixed]
    named = [] if phantoms is None else medians
    wanted = ("anonymous", "strategyproof", *axioms)
    return rules_number(count, "voting", wanted, named=named, **line)


_SIZES = ((2, 3), (3, 3), (2, 4))


def _truthful(agents: int, phantoms: str, rising: str) -> Part:
    """Return the part: the median is truthful, whatever the phantoms of these names."""
    return holds(
        "median-of-peaks",
        "strategyproof",
        agents=agents,
        values="reals",
        params={"phantoms": {"unknown": phantoms}},
        where=rising,
    )


PAPER = Paper(
    "moulin1980",
    "H. Moulin, On strategy-proofness and single peakedness, Public Choice 35 (1980)",
    (
        Claim(
            "median-truthful",
            "The median of 3 peaks on a line of 4 alternatives is strategyproof on all "
            "single-peaked strict orders.",
            (holds("median", "strategyproof", **_LINE),),
        ),
        Claim(
            "median-phantoms-truthful",
            "With 3 voters on a line of 4 points the median of the peaks and any 2 "
            "fixed phantoms is strategyproof, anonymous and onto.",
            tuple(
                part
                for name in ("strategyproof", "anonymous", "onto")
                for part in _with_phantoms(name)
            ),
        ),
        Claim(
            "median-reals",
            "On the real line the median of 3 or 5 peaks together with any 2 or 4 real "
            "phantoms (named in rising order) is strategyproof for symmetric "
            "single-peaked preferences.",
            (
                _truthful(3, "a,b", "a <= b"),
                _truthful(5, "a,b,c,d", "a <= b, b <= c, c <= d"),
            ),
        ),
        Claim(
            "mean-not-truthful-reals",
            "The mean of 3 real peaks is not strategyproof: with the peak 3 against "
            "two of 0, reporting 9 moves the point from 1 to one's peak.",
            lie_pays(
                "mean-of-peaks", 0, (3, 0, 0), 9, (-2, 0), agents=3, values="reals"
            ),
        ),
        Claim(
            "median-phantoms-efficient",
            "The median of 3 peaks on 4 points and any 2 fixed phantoms is efficient.",
            _with_phantoms("strongly-pareto"),
        ),
        Claim(
            "median-coalitions",
            "Under the median of 3 peaks on a line of 4 alternatives no coalition has "
            "a joint misreport that makes all its members better off.",
            (holds("median", "weakly-group-strategyproof", **_LINE),),
        ),
        Claim(
            "median-needs-single-peaks",
            "On all strict orders (3 voters, 3 alternatives) the median of the peaks "
            "is manipulable.",
            (fails("median", "strategyproof", agents=3, ballots="strict"),),
        ),
        Claim(
            "onto-are-medians",
            "Anonymous, strategyproof, onto rules on a single-peaked line number 3, 6, "
            "4 for (voters, points) = (2,3), (3,3), (2,4): exactly the medians with "
            "one phantom fewer than voters.",
            tuple(
                _rules(count, voters, points, voters - 1, "onto")
                for count, (voters, points) in zip((3, 6, 4), _SIZES, strict=True)
            ),
        ),
        Claim(
            "not-onto-more-than-medians",
            "Without onto there are 12, 18, 32 anonymous strategyproof rules at (2,3), "
            "(3,3), (2,4), against 10, 15, 20 medians with one phantom more than "
            "voters.",
            tuple(
                _rules(count, voters, points, voters + 1)
                for count, (voters, points) in zip((12, 18, 32), _SIZES, strict=True)
            ),
        ),
        Claim(
            "not-onto-tops-only",
            "Without onto but with tops-only, the anonymous strategyproof rules at "
            "(2,3), (3,3), (2,4) are exactly the 10, 15, 20 medians with one phantom "
            "more than voters.",
            tuple(
                _rules(count, voters, points, voters + 1, "tops-only")
                for count, (voters, points) in zip((10, 15, 20), _SIZES, strict=True)
            ),
        ),
    ),
)
