"""Vickrey 1961: the second-price auction."""

from fractions import Fraction
from typing import Any

from accord.counterexamples.regions import NOWHERE
from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails,
    fails_at,
    holds,
    holds_exactly,
    lie_pays,
)

_GRID = {"agents": 3, "values": "0..4"}
_TWO_UNITS = {"agents": 2, "units": 2, "demand": 2, "values": "0..3"}
_SIX = {"agents": 2, "values": "{0,1/4,1/2,3/4,1,5/4}"}
_HALF_BID = Fraction(1, 2)
_EARNS = "earns-at-least"
_HALF = {"bid": "v", "than": "v/2"}
_BY_HALF = {"bid": "v/2", "than": "v"}


def _reals(agents: int) -> dict[str, Any]:
    return {"agents": agents, "values": "reals>=0"}


def _truthful(rule: str) -> tuple[Part, ...]:
    """Return the parts "truth is dominant", for 2 to 6 bidders of real values."""
    return tuple(holds(rule, "strategyproof", **_reals(n)) for n in range(2, 7))


def _truthful_refund(agents: int) -> Part:
    """Return the part "no share that is handed back makes truth dominant"."""
    return holds_exactly(
        NOWHERE,
        "first-price-refund",
        "strategyproof",
        params={"share": "r"},
        for_which="r",
        **_reals(agents),
    )


PAPER = Paper(
    "vickrey1961",
    "W. Vickrey, Counterspeculation, auctions, and competitive sealed tenders, "
    "Journal of Finance 16 (1961)",
    (
        Claim(
            "second-price-truthful-grid",
            "In the second-price auction with 3 bidders, values 0..4 and ties to the "
            "lowest index, no bidder gains by misreporting.",
            (holds("second-price", "strategyproof", **_GRID),),
        ),
        Claim(
            "second-price-truthful-reals",
            "In the second-price auction with 2 to 6 bidders and all real values "
            ">= 0, ties to the lowest index, no bidder ever gains by misreporting.",
            _truthful("second-price"),
        ),
        Claim(
            "second-price-random-ties-reals",
            "With ties broken by an equal lottery the second-price auction with 2 to 6 "
            "bidders and all real values >= 0 stays truthful in expectation.",
            _truthful("second-price-lottery"),
        ),
        Claim(
            "first-price-not-truthful-reals",
            "The first-price auction over all real values >= 0 is not truthful for 2 "
            "to 6 bidders: with value 2 against a bid of 1 (and bids of 0), bidding "
            "3/2 gains 1/2.",
            tuple(
                part
                for n in range(2, 7)
                for part in lie_pays(
                    "first-price",
                    0,
                    (2, 1) + (0,) * (n - 2),
                    Fraction(3, 2),
                    (0, "1/2"),
                    **_reals(n),
                )
            ),
        ),
        Claim(
            "all-pay-not-truthful",
            "The all-pay auction (highest bid wins, everybody pays her bid; 2 or 3 "
            "bidders, all real values >= 0) is not truthful: a loser of value 1 gains "
            "by bidding 0.",
            tuple(
                part
                for n in (2, 3)
                for part in lie_pays(
                    "all-pay", 1, (2, 1) + (0,) * (n - 2), 0, (-1, 0), **_reals(n)
                )
            ),
        ),
        Claim(
            "second-price-pair-weak",
            "In the second-price auction with 3 bidders and values 0..4 no coalition "
            "has a joint misreport that makes all its members strictly better off.",
            (holds("second-price", "weakly-group-strategyproof", **_GRID),),
        ),
        Claim(
            "second-price-pair-strong-fails",
            "Two bidders of values 4 and 3 can help one without hurting the other: the "
            "second bids 0, so the second-price auction is not strongly "
            "group-strategyproof.",
            (
                fails_at(
                    ((0, 1), (4, 3), (4, 0)),
                    "second-price",
                    "strongly-group-strategyproof",
                    agents=2,
                    values="0..4",
                ),
            ),
        ),
        Claim(
            "first-price-not-truthful-grid",
            "The first-price auction is not truthful: with 2 bidders and values 0..4, "
            "30 of the 200 unilateral deviations gain.",
            (
                fails("first-price", "strategyproof", agents=2, values="0..4"),
                holds(
                    "first-price",
                    "gaining-deviations",
                    given={"count": 30},
                    agents=2,
                    values="0..4",
                ),
            ),
        ),
        Claim(
            "first-price-refund-region",
            "For no real share r is the first-price auction that hands the winner the "
            "share r of her own bid back truthful, with 2 or 3 bidders and real values "
            ">= 0.",
            (_truthful_refund(2), _truthful_refund(3)),
        ),
        Claim(
            "au-3-first-price-shading",
            "First price: truth is not dominant, since value 1 against a bid of 1/4 "
            "earns 1/2 by bidding 1/2 and nothing by bidding 1.",
            lie_pays(
                "first-price", 0, (1, Fraction(1, 4)), _HALF_BID, (0, _HALF_BID), **_SIX
            ),
        ),
        Claim(
            "au-4-second-price-truth",
            "Second price: bidding the expected reward is dominant (2 bidders, 6-bid "
            "grid).",
            (holds("second-price", "strategyproof", **_SIX),),
        ),
        Claim(
            "truthful-revenue",
            "At the same reports, 2 to 4 of all real values >= 0, the first-price "
            "auction collects at least what the second-price auction does, and "
            "sometimes more.",
            tuple(
                part
                for agents in (2, 3, 4)
                for part in (
                    holds("first-price", _EARNS, than="second-price", **_reals(agents)),
                    fails("second-price", _EARNS, than="first-price", **_reals(agents)),
                )
            ),
        ),
        Claim(
            "shading-dominance",
            "With 3 bidders and real values >= 0, to bid half of one's value is never "
            "better than to bid it in the second-price auction; in the first-price "
            "auction it is never worse, and sometimes better.",
            (
                holds("second-price", "never-worse", given=_HALF, **_reals(3)),
                holds("first-price", "never-worse", given=_BY_HALF, **_reals(3)),
                fails("first-price", "never-worse", given=_HALF, **_reals(3)),
            ),
        ),
        Claim(
            "second-price-efficient",
            "The second-price auction (3 bidders, values 0..4) sells to a bidder of "
            "highest value, and no truthful bidder loses by taking part.",
            (
                holds("second-price", "efficient", **_GRID),
                holds("second-price", "ex-post-ir", **_GRID),
            ),
        ),
        Claim(
            "several-units-one-each",
            "Where 2 equal units are sold at the highest rejected bid to 3 bidders who "
            "want one each (values 0..4), no bidder gains by misreporting.",
            (holds("uniform-price", "strategyproof", units=2, demand=1, **_GRID),),
        ),
        Claim(
            "several-units-more-each",
            "Sold to 2 bidders who want both of 2 units (marginal values 0..3) at the "
            "highest rejected bid, the auction is manipulable; it is not where a "
            "winner pays the rejected bids of the others that she displaces.",
            (
                fails("uniform-price", "strategyproof", **_TWO_UNITS),
                holds("vickrey-multi-unit", "strategyproof", **_TWO_UNITS),
            ),
        ),
    ),
)
