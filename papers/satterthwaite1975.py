"""Satterthwaite 1975: onto, strategyproof and nondictatorial do not go together."""

from accord.papers.claim import Claim, Paper, Part, fails, holds

_SMALL = {"agents": 3, "alternatives": 3}

RULES = (
    "plurality",
    "anti-plurality",
    "borda",
    "scoring",
    "plurality-with-runoff",
    "instant-runoff",
    "instant-runoff-all-tied",
    "coombs",
    "bucklin",
    "nanson",
    "copeland",
    "minimax",
    "ranked-pairs",
    "schulze",
    "kemeny",
    "black",
    "delegation",
)


def _caught(rule: str) -> tuple[Part, ...]:
    """Return the parts: it meets the premises of the theorem, and is manipulable."""
    return (
        holds(rule, "onto", **_SMALL),
        holds(rule, "nondictatorial", **_SMALL),
        fails(rule, "strategyproof", **_SMALL),
    )


PAPER = Paper(
    "satterthwaite1975",
    "M. A. Satterthwaite, Strategy-proofness and Arrow's conditions: existence and "
    "correspondence theorems for voting procedures and social welfare functions, "
    "Journal of Economic Theory 10 (1975)",
    (
        Claim(
            "library-rules-manipulable",
            "Each scoring, runoff and Condorcet rule of the library, and delegation, "
            "is onto and nondictatorial, and is manipulable, with 3 voters, 3 "
            "alternatives and lexicographic ties.",
            tuple(part for rule in RULES for part in _caught(rule)),
        ),
        Claim(
            "two-alternatives-escape",
            "Two alternatives are no instance of the theorem: majority between two "
            "(3 voters) is onto, nondictatorial and strategyproof.",
            tuple(
                holds("majority-of-two", name, agents=3, alternatives=2)
                for name in ("onto", "nondictatorial", "strategyproof")
            ),
        ),
    ),
)
