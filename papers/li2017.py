"""Li 2017: procedures in which truth is obviously best."""

from accord.papers.claim import Claim, Paper, fails, holds
from accord.theory.game_forms import direct_mechanism
from accord.theory.rules.game_forms import (
    ascending_clock,
    sealed_deferred_acceptance,
    sealed_second_price,
    sequential_serial_dictatorship,
)

_OBVIOUS = (ascending_clock(3), sequential_serial_dictatorship(3, 3))
_SEALED = sealed_second_price(2, 3)
_PROPOSALS = sealed_deferred_acceptance()

PAPER = Paper(
    "li2017",
    "S. Li, Obviously strategy-proof mechanisms, American Economic Review 107 (2017)",
    (
        Claim(
            "ascending-clock-obvious",
            "The ascending clock auction with 2 bidders and values 0..3 is obviously "
            "strategyproof as a game form.",
            (holds(ascending_clock(3), "obviously-strategyproof"),),
        ),
        Claim(
            "sealed-second-price-not-obvious",
            "The sealed-bid second-price auction with 2 bidders and values 0..3 is "
            "strategyproof but not obviously strategyproof.",
            (
                holds(direct_mechanism(_SEALED), "strategyproof"),
                fails(_SEALED, "obviously-strategyproof"),
            ),
        ),
        Claim(
            "serial-dictatorship-obvious",
            "Sequential serial dictatorship with 3 agents and 3 objects is obviously "
            "strategyproof.",
            (holds(sequential_serial_dictatorship(3, 3), "obviously-strategyproof"),),
        ),
        Claim(
            "deferred-acceptance-not-obvious",
            "Sealed deferred acceptance for the proposers of the 3x3 market is "
            "strategyproof but not obviously strategyproof.",
            (
                holds(direct_mechanism(_PROPOSALS), "strategyproof"),
                fails(_PROPOSALS, "obviously-strategyproof"),
            ),
        ),
        Claim(
            "obvious-implies-weak-group",
            "In each obviously strategyproof game form of the library (ascending "
            "clock, sequential serial dictatorship) no coalition has a joint deviation "
            "that makes all members strictly better off.",
            (
                *(holds(form, "obviously-strategyproof") for form in _OBVIOUS),
                *(
                    holds(form, "weakly-group-strategyproof-in-play")
                    for form in _OBVIOUS
                ),
            ),
        ),
    ),
)
