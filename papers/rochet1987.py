"""Rochet 1987: which decisions can be made truthful by payments."""

from accord.counterexamples.asking import ask
from accord.papers.claim import Claim, Paper, Part, holds_for_all, left_open
from accord.theory.properties import find_property
from accord.verifiers.decide import Question

# Type 1 values the three decisions at 1, 0, 2, type 2 at 2, 1, 0, type 3 at 0, 2, 1:
# each would rather have the decision of the type before it (that of type 3, for 1).
_WORTHS = {1: (1, 0, 2), 2: (2, 1, 0), 3: (0, 2, 1)}
_CYCLE = {
    **left_open("worths", 3),
    "values": {
        f"v{own}.{decision}": worth
        for own, row in _WORTHS.items()
        for decision, worth in enumerate(row, 1)
    },
}
_CYCLIC = Question(find_property("cyclically-monotone"), _CYCLE)


def _payments_for(types: int) -> Part:
    """Return the part "payments exist iff no cycle is negative", for all worths."""
    worths = left_open("worths", types)
    return holds_for_all(left_open("payments", worths), "payments-iff-cycles")


PAPER = Paper(
    "rochet1987",
    "J.-C. Rochet, A necessary and sufficient condition for rationalizability in a "
    "quasi-linear context, Journal of Mathematical Economics 16 (1987)",
    (
        Claim(
            "implementable-iff-cycles",
            "With one agent, 3 types and 3 outcomes with values 0..2, and indeed any "
            "real values, truthful payments exist iff no cycle of types has negative "
            "length.",
            (_payments_for(3),),
        ),
        Claim(
            "two-cycles-not-enough",
            "Weak monotonicity does not suffice: some rule on 3 types, with values "
            "0..2, has no negative 2-cycle and yet a negative 3-cycle.",
            (
                holds_for_all(_CYCLE, "weakly-monotone"),
                Part("REFUTED", lambda limits: ask(_CYCLIC, limits)),
            ),
        ),
        Claim(
            "two-types-two-cycles",
            "With 2 types, and any real values, truthful payments exist iff the one "
            "cycle of the two types is not of negative length.",
            (_payments_for(2),),
        ),
    ),
)
