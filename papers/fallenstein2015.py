"""Fallenstein, Taylor and Christiano 2015: oracles that answer truly about their users.

The oracle and the machines are finite here: so many queries, and machines that are
small programs and always halt.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, Part, holds
from accord.theory.algebraic import Field
from accord.theory.best_response_machines import best_response_machines
from accord.theory.expressions import read_form
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import Ask, Program, Write
from accord.theory.unknowns import UNKNOWN

_F = Fraction
HALF, THIRD = _F(1, 2), _F(1, 3)
ROOT_HALF = Field((-1, 0, 2), _F(0), _F(1)).generator


def machine(name: str, program: Program) -> OracleMachines:
    """Return one machine, and whether it outputs 1 with a probability above 1/2."""
    return OracleMachines((name,), (program,), (Query("x", name, HALF),), name)


LIAR = machine("liar", Ask("x", Write(0), Write(1)))
TRUTH_TELLER = machine("truth-teller", Ask("x", Write(1), Write(0)))
# It asks twice, and outputs 0 only if both answers are yes.
TWICE = machine("twice", Ask("x", Ask("x", Write(0), Write(1)), Write(1)))

PENNIES = from_arrays(
    [[1, 0], [0, 1]],
    [[0, 1], [1, 0]],
    actions=[["heads", "tails"]] * 2,
    title="matching pennies",
)
# Where both go to the second place, the first player likes it better.
SEXES = from_arrays(
    [[1, 0], [0, 2]],
    [[2, 0], [0, 1]],
    actions=[["football", "opera"]] * 2,
    title="battle of the sexes",
)
_LETTERS = "abcdefgh"
_WITHIN = ", ".join(f"0 <= {letter} <= 1" for letter in (*_LETTERS, "x", "y"))
ANY = from_arrays(
    [["a", "b"], ["c", "d"]],
    [["e", "f"], ["g", "h"]],
    title="any game with two actions each",
    where=[_WITHIN],
)
ROSHAMBO = from_arrays(
    [[0, -1, 1], [1, 0, -1], [-1, 1, 0]],
    [[0, 1, -1], [-1, 0, 1], [1, -1, 0]],
    actions=[["rock", "paper", "scissors"]] * 2,
    title="rock-paper-scissors",
)
THREE = from_arrays(
    [[1, 0, 1], [1, 1, 0], [0, 2, 1]],
    [[1, 1, 0], [0, 1, 2], [1, 0, 1]],
    title="a game with three equilibria",
)
ROOT_3 = Field((-3, 0, 1), _F(1), _F(2)).generator
TRIO = from_arrays(
    [[[1, 0], [2, 1]], [[2, 2], [0, 0]]],
    [[[1, 0], [0, 0]], [[0, 0], [0, 1]]],
    [[[0, 0], [1, 0]], [[0, 1], [0, 2]]],
    title="three players",
)
TRIO_ORACLE = (2 - ROOT_3, ROOT_3 * THIRD, ROOT_3 - 1)
# One player, whose three actions are worth a, b and c against whatever others do.
WORTHS = from_arrays(
    ["a", "b", "c"],
    title="three actions of any worth",
    where=["0 <= a <= 1, 0 <= b <= 1, 0 <= c <= 1, 0 <= x <= 1, 0 <= y <= 1"],
)
_ANSWERS = tuple(f"x{k}" for k in range(1, 7))


def only_oracles(m: OracleMachines, *oracles: Sequence[Any]) -> Part:
    """Return the part that these are the reflective oracles, and all."""
    return holds(m, "all-reflective-oracles", given={"oracles": oracles})


def oracles_are_nash(game: StrategicGame, *equilibria: Any) -> tuple[Part, ...]:
    """Return the parts that reflective oracles play these, and that these are Nash."""
    listed = {"equilibria": equilibria}
    return (
        holds(game, "reflective-oracles-play", given=listed),
        holds(game, "all-equilibria", given={**listed, "profile": UNKNOWN}),
    )


def champions_are_nash(game: StrategicGame, *equilibria: Any) -> tuple[Part, ...]:
    """Return the same of a game of three actions each, whose oracles have no list.

    With any reflective oracle the players are at an equilibrium; the equilibria are
    these; and some reflective oracle leads to each.
    """
    within = game.knowing([", ".join(f"0 <= {x} <= 1" for x in _ANSWERS)])
    oracle = {"oracle": tuple(map(read_form, _ANSWERS))}
    listed = {"equilibria": equilibria, "profile": UNKNOWN}
    return (
        holds(within, "reflective-play-is-best", given=oracle),
        holds(game, "all-equilibria", given=listed),
        *(
            holds(game, "played-by-reflective-oracle", given={"profile": profile})
            for profile in equilibria
        ),
    )


_EVEN = (THIRD, THIRD, THIRD)
_MIXED = (HALF, _F(1, 4), _F(1, 4))

PAPER = Paper(
    "fallenstein2015",
    "B. Fallenstein, J. Taylor and P. F. Christiano, Reflective oracles: a foundation "
    "for classical game theory, arXiv 1508.04145 (2015)",
    (
        Claim(
            "ro-1-liar",
            "The machine that outputs 1 with probability 1 - x, where x is the answer "
            "to whether this is above 1/2, has the only reflective value x = 1/2.",
            (only_oracles(LIAR, (HALF,)),),
        ),
        Claim(
            "ro-2-truth-teller",
            "The machine that outputs what the oracle answers (threshold 1/2) has "
            "exactly the reflective values 0, 1/2 and 1: reflective oracles are not "
            "unique.",
            (only_oracles(TRUTH_TELLER, (0,), (HALF,), (1,)),),
        ),
        Claim(
            "ro-3-irrational",
            "The machine that asks twice and outputs 1 with probability 1 - x^2 "
            "(threshold 1/2) has the only reflective value 1/sqrt(2), which is "
            "irrational.",
            (only_oracles(TWICE, (ROOT_HALF,)),),
        ),
        Claim(
            "ro-4-matching-pennies",
            "The reflective oracles of the two best-response machines in matching "
            "pennies are exactly {(1/2,1/2)}.",
            (
                only_oracles(best_response_machines(PENNIES), (HALF, HALF)),
                *oracles_are_nash(PENNIES, ((HALF, HALF), (HALF, HALF))),
            ),
        ),
        Claim(
            "ro-5-battle-of-the-sexes",
            "In battle of the sexes with payoffs (2,1) and (1,2) they are exactly "
            "(0,0), (1,1) and (2/3,1/3): oracles do not select among Nash equilibria.",
            (
                only_oracles(
                    best_response_machines(SEXES),
                    (0, 0),
                    (2 * THIRD, THIRD),
                    (1, 1),
                ),
                *oracles_are_nash(
                    SEXES,
                    ((1, 0), (1, 0)),
                    ((THIRD, 2 * THIRD), (2 * THIRD, THIRD)),
                    ((0, 1), (0, 1)),
                ),
            ),
        ),
        Claim(
            "nash-two-actions",
            "In every 2x2 game with payoffs in [0,1] (all real payoffs and answers) "
            "the answers about the best-response machines are reflective iff the "
            "profile that they lead to is a Nash equilibrium.",
            (
                holds(
                    ANY,
                    "reflective-iff-nash",
                    given={"oracle": (read_form("x"), read_form("y"))},
                ),
            ),
        ),
        Claim(
            "irrational-equilibrium",
            "A game of three players with two actions each and payoffs 0, 1 and 2 has "
            "the only reflective oracle (2 - sqrt(3), 1/sqrt(3), sqrt(3) - 1), and the "
            "answers of any oracle are reflective iff their play is Nash: so its one "
            "Nash equilibrium is irrational.",
            (
                only_oracles(best_response_machines(TRIO), TRIO_ORACLE),
                holds(
                    TRIO,
                    "nash",
                    given={"profile": tuple((1 - x, x) for x in TRIO_ORACLE)},
                ),
                holds(
                    TRIO.knowing([", ".join(f"0 <= {x} <= 1" for x in "xyz")]),
                    "reflective-iff-nash",
                    given={"oracle": tuple(map(read_form, "xyz"))},
                ),
            ),
        ),
        Claim(
            "nash-champion-three-actions",
            "With 3 actions each, who goes through them and keeps the one that the "
            "oracle says is better is led by reflective oracles to exactly the Nash "
            "equilibria (rock-paper-scissors, and a game with 3 equilibria).",
            (
                *champions_are_nash(ROSHAMBO, (_EVEN, _EVEN)),
                *champions_are_nash(
                    THREE,
                    ((1, 0, 0), (1, 0, 0)),
                    ((0, 0, 1), (0, 0, 1)),
                    (_MIXED, _MIXED),
                ),
            ),
        ),
        Claim(
            "champion-of-any-worths",
            "Whatever 3 actions are worth against the others (all real worths in [0,1] "
            "and all real answers), such a player plays best replies only, if what the "
            "oracle says of her machines is true.",
            (
                holds(
                    WORTHS.knowing(["0 <= z <= 1"]),
                    "reflective-play-is-best",
                    given={"oracle": tuple(map(read_form, "xyz"))},
                ),
            ),
        ),
        Claim(
            "existence",
            "Every finite set of always-halting oracle machines has a reflective "
            "oracle.",
            covers="cited",
            reason="Kakutani's fixed-point theorem; single sets of machines are solved",
        ),
    ),
)
