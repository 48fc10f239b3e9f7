"""Li 2017: procedures in which truth is obviously best."""

from accord.papers.claim import Claim, Paper, Part, fails, holds

_CLOCK = ("ascending-clock", {"values": 3})
_TURNS = ("sequential-serial-dictatorship", {"agents": 3, "objects": 3})
_SEALED = ("sealed-second-price", {"agents": 2, "values": 3})
_OBVIOUS = (_CLOCK, _TURNS)


def _each(prop: str) -> tuple[Part, ...]:
    return tuple(holds(name, prop, **size) for name, size in _OBVIOUS)


PAPER = Paper(
    "li2017",
    "S. Li, Obviously strategy-proof mechanisms, American Economic Review 107 (2017)",
    (
        Claim(
            "ascending-clock-obvious",
            "The ascending clock auction with 2 bidders and values 0..3 is obviously "
            "strategyproof as a game form.",
            (holds(_CLOCK[0], "obviously-strategyproof", **_CLOCK[1]),),
        ),
        Claim(
            "sealed-second-price-not-obvious",
            "The sealed-bid second-price auction with 2 bidders and values 0..3 is "
            "strategyproof but not obviously strategyproof.",
            (
                holds(_SEALED[0], "strategyproof", **_SEALED[1]),
                fails(_SEALED[0], "obviously-strategyproof", **_SEALED[1]),
            ),
        ),
        Claim(
            "serial-dictatorship-obvious",
            "Sequential serial dictatorship with 3 agents and 3 objects is obviously "
            "strategyproof.",
            (holds(_TURNS[0], "obviously-strategyproof", **_TURNS[1]),),
        ),
        Claim(
            "deferred-acceptance-not-obvious",
            "Sealed deferred acceptance for the proposers of the 3x3 market is "
            "strategyproof but not obviously strategyproof.",
            (
                holds("sealed-deferred-acceptance", "strategyproof"),
                fails("sealed-deferred-acceptance", "obviously-strategyproof"),
            ),
        ),
        Claim(
            "obvious-implies-weak-group",
            "In each obviously strategyproof game form of the library (ascending "
            "clock, sequential serial dictatorship) no coalition has a joint deviation "
            "that makes all members strictly better off.",
            (
                *_each("obviously-strategyproof"),
                *_each("weakly-group-strategyproof-in-play"),
            ),
        ),
    ),
)
