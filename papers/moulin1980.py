"""Moulin 1980: medians of peaks and fixed phantoms are strategyproof."""

import itertools

from accord.papers.claim import Claim, Paper, Part, fails, holds, lie_pays

_LINE = {"agents": 3, "alternatives": 4, "ballots": "single-peaked"}
_PHANTOMS = tuple(itertools.combinations_with_replacement(range(4), 2))


def _with_phantoms(name: str) -> tuple[Part, ...]:
    """Return the parts: the median has the property with every pair of phantoms."""
    return tuple(
        holds("median", name, params={"phantoms": pair}, **_LINE) for pair in _PHANTOMS
    )


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
    ),
)
