"""Endriss 2020: what no stable matching rule can be."""

from accord.papers.claim import Claim, Paper, no_rule, some_rule

# Two cycles, one for each side: the same preferences on both, and the two stable
# matchings are each other's mirror image.
_SIDE = ((1, 2, 0), (2, 0, 1), (0, 1, 2))
_MARKET = _SIDE + _SIDE

PAPER = Paper(
    "endriss2020",
    "U. Endriss, Analysis of one-to-one matching mechanisms via SAT solving: "
    "impossibilities for universal axioms, AAAI (2020)",
    (
        Claim(
            "stable-gender-indifferent",
            "In the 3x3 market no matching rule is both stable and gender-indifferent.",
            (
                no_rule(
                    "matching", ("stable", "gender-indifferent"), at=(_MARKET,), side=3
                ),
            ),
            covers="base case",
        ),
        Claim(
            "two-by-two-possible",
            "In the 2x2 market some matching rule is both stable and "
            "gender-indifferent.",
            (some_rule("matching", ("stable", "gender-indifferent"), side=2),),
        ),
    ),
)
