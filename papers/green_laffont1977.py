"""Green and Laffont 1977: efficient truthful rules cannot balance their payments."""

from accord.papers.claim import Claim, Paper, Part, impossible, left_open, possible

_TRUTHFUL_AND_BALANCED = ("strategyproof", "exactly-balanced")


def _payments(largest: int) -> dict[str, object]:
    """Return the sale to a highest of 2 values 0..largest, with open payments."""
    return left_open("payments", "second-price", agents=2, values=f"0..{largest}")


def _balances(largest: int) -> Part:
    return possible(_payments(largest), *_TRUTHFUL_AND_BALANCED)


PAPER = Paper(
    "green-laffont1977",
    "J. Green and J.-J. Laffont, Characterization of satisfactory mechanisms for the "
    "revelation of preferences for public goods, Econometrica 45 (1977)",
    (
        Claim(
            "no-balance-reals",
            "With 2 bidders and all real values >= 0 no payments make the efficient "
            "single-item rule (ties to the lowest index) both truthful and exactly "
            "balanced: such payments would be so at the values 0..3 as well, and there "
            "none are.",
            # Truth and balance are asked of profiles one by one and of no other value,
            # so what holds at all real values holds of the same payments at these.
            (impossible(_payments(3), *_TRUTHFUL_AND_BALANCED),),
        ),
        Claim(
            "balance-small-grid",
            "On integer values 0..k with 2 bidders truthful, exactly balanced payments "
            "for the efficient single-item rule exist for k = 1 and k = 2.",
            (_balances(1), _balances(2)),
        ),
        Claim(
            "no-balance-grid",
            "On integer values 0..k with 2 bidders no truthful, exactly balanced "
            "payments for the efficient single-item rule exist for k = 3, 4, 5.",
            tuple(impossible(_payments(k), *_TRUTHFUL_AND_BALANCED) for k in (3, 4, 5)),
        ),
    ),
)
