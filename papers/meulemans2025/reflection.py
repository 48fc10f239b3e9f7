"""Reflection: oracles, inductors and predictions that are true of who asks them.

Sections 5.1 to 5.3 of the paper on finite classes and queries, and what consistent
mutual prediction of infinite order means there: a fixed point.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Part, fails, holds
from accord.papers.fallenstein2015 import (
    LIAR,
    PENNIES,
    TRUTH_TELLER,
    only_oracles,
    oracles_are_nash,
)
from accord.theory.best_response_machines import best_response_machines
from accord.theory.expressions import read_form
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import Ask, Program, Write
from accord.theory.reflective_inductors import InductorQuery, ReflectiveInductor
from accord.theory.theory_of_mind import LevelReplies, SoftReplies
from accord.theory.unknowns import UNKNOWN

_F = Fraction
HALF, QUARTER = _F(1, 2), _F(1, 4)
HUNT = from_arrays(
    [[2, 3], [0, 4]],
    [[2, 0], [3, 4]],
    actions=[["hare", "stag"]] * 2,
    title="stag hunt",
)
DILEMMA = from_arrays(
    [[2, 0], [3, 1]],
    [[2, 3], [0, 1]],
    actions=[["cooperate", "defect"]] * 2,
    title="prisoner's dilemma",
)
_TWO_THIRDS = _F(2, 3)


def hunters(threshold: Fraction) -> OracleMachines:
    """Return two machines that hunt the stag if the other is likely enough to.

    Each asks whether the other outputs 1, the stag, with more than the threshold.
    """
    return OracleMachines(
        ("row", "column"),
        tuple(Ask(name, Write(1), Write(0)) for name in ("p", "q")),
        (Query("p", "column", threshold), Query("q", "row", threshold)),
        "two hunters",
    )


# Each side of a coin is shown by whoever the oracle says should show it: one to match
# the other, one not to.
MATCHERS = OracleMachines(
    ("row", "column"),
    (Ask("p", Write(1), Write(0)), Ask("q", Write(0), Write(1))),
    (Query("p", "column", HALF), Query("q", "row", HALF)),
    "two who match pennies",
)


def inductor(name: str, program: Program) -> ReflectiveInductor:
    """Return the class of both constants and a machine that asks what is predicted."""
    return ReflectiveInductor(
        ("zero", "one", name),
        (QUARTER, QUARTER, HALF),
        (Write(0), Write(1), program),
        (InductorQuery("x", (), 1, HALF),),
        f"constants and a {name}",
    )


WITH_LIAR = inductor("liar", Ask("x", Write(0), Write(1)))
WITH_CONFORMIST = inductor("conformist", Ask("x", Write(1), Write(0)))
# What it predicts is its answer: with an unknown oracle, any number from 0 to 1.
ANY_PREDICTION = ReflectiveInductor(
    ("conformist",),
    (1,),
    (Ask("x", Write(1), Write(0)),),
    (InductorQuery("x", (), 1, HALF),),
    "a class of any prediction",
)
LEVELS = LevelReplies(PENNIES, (0, 0), title="who shows which side")
SOFT = SoftReplies(("p", "q"), ("1/4 + q/2", "3/4 - p/2"), (1, 0), title="soft replies")
_MIDDLE = (HALF, HALF)


def _only(m: ReflectiveInductor, *oracles: Sequence[Any]) -> Part:
    return holds(m, "all-reflective-inductors", given={"oracles": oracles})


def _predicts(m: ReflectiveInductor, answer: Any, probability: Any) -> Part:
    given = {"oracle": (answer,), "history": (), "symbol": 1}
    return holds(m, "inductor-predicts", given={**given, "probability": probability})


def _enclosed(m: ReflectiveInductor, oracle: Any, steps: int) -> Part:
    given = {"oracle": oracle, "history": (), "symbol": 1, "steps": steps}
    return holds(m, "halving-encloses", given=given)


# Given one's own action: the answers x and y, and completed laws in four parameters.
_ASKED = tuple(map(read_form, "xy"))
_LAWS = tuple(
    tuple((read_form(f"1 - {name}{k}"), read_form(f"{name}{k}")) for k in range(2))
    for name in "pq"
)
_OF_LAWS = ", ".join(f"0 <= {x} <= 1" for x in ("x", "y", "p0", "p1", "q0", "q1"))
_OF_PAYOFFS = ", ".join(f"0 <= {x} <= 1" for x in "abcdefgh")
EVERY = from_arrays(
    [["a", "b"], ["c", "d"]],
    [["e", "f"], ["g", "h"]],
    title="any game with two actions each",
    where=[_OF_PAYOFFS],
)
_COOPERATE, _DEFECT = (1, 0), (0, 1)


def _given_own(game: StrategicGame, *answers: Any) -> Part:
    """Return the part that oracles which are right given own actions play this."""
    given = {"oracle": answers}
    return holds(game, "conditional-oracle-iff-subjective", given=given)


def _never_otherwise(game: StrategicGame) -> Part:
    """Return the part that with any completions play is subjectively embedded."""
    given = {"oracle": _ASKED, "completions": _LAWS}
    return holds(
        game.knowing([_OF_LAWS]), "conditional-play-is-subjective", given=given
    )


def _pure_never_otherwise(x: int, y: int) -> Part:
    """Return the same of a pure profile in every game with two actions each.

    Given the action that is taken the law is true, given the other it is any.
    """
    laws = tuple(
        tuple((1 - other, other) if k == own else _LAWS[who][k] for k in range(2))
        for who, own, other in ((0, x, y), (1, y, x))
    )
    given = {"oracle": (x, y), "completions": laws}
    within = EVERY.knowing([_OF_LAWS])
    return holds(within, "conditional-play-is-subjective", given=given)


_STEPS = range(1, 9)
_CONFORMING = ((0, QUARTER), (HALF, HALF), (1, _F(3, 4)))

CLAIMS = (
    Claim(
        "liar",
        "The machine that does the opposite of what the oracle says of it (threshold "
        "1/2) has the only reflective value 1/2, by complete enumeration.",
        (only_oracles(LIAR, (HALF,)),),
    ),
    Claim(
        "conformist",
        "The machine that does what the oracle says of it (threshold 1/2) has exactly "
        "the reflective values 0, 1/2 and 1, by complete enumeration.",
        (only_oracles(TRUTH_TELLER, (0,), (HALF,), (1,)),),
    ),
    Claim(
        "ro-nash-stag-hunt",
        "Machines that reply best in the stag hunt 4,3,2,0 by thresholds 2/3 have "
        "exactly the reflective oracles (0,0), (2/3,2/3) and (1,1), its Nash "
        "equilibria; so have the machines that compare payoffs.",
        (
            *(
                only_oracles(m, (0, 0), (_TWO_THIRDS, _TWO_THIRDS), (1, 1))
                for m in (hunters(_TWO_THIRDS), best_response_machines(HUNT))
            ),
            *oracles_are_nash(
                HUNT,
                ((1, 0), (1, 0)),
                ((1 - _TWO_THIRDS, _TWO_THIRDS), (1 - _TWO_THIRDS, _TWO_THIRDS)),
                ((0, 1), (0, 1)),
            ),
        ),
    ),
    Claim(
        "ro-nash-pennies",
        "Machines that reply best in matching pennies, by thresholds 1/2 or comparing "
        "payoffs, have the only reflective oracle (1/2,1/2), its Nash equilibrium.",
        (
            only_oracles(MATCHERS, _MIDDLE),
            only_oracles(best_response_machines(PENNIES), _MIDDLE),
            *oracles_are_nash(PENNIES, (_MIDDLE, _MIDDLE)),
        ),
    ),
    Claim(
        "ro-conditional-dilemma",
        "Machines that ask what the other does given their own action can have a "
        "reflective oracle that makes both cooperate in the prisoner's dilemma "
        "3,2,1,0, where machines that hold the other's play fixed have none; but none "
        "that is right makes only one cooperate.",
        (
            holds(
                DILEMMA,
                "reflective-given-own-action",
                given={"oracle": (0, 0), "completions": ((_COOPERATE, _DEFECT),) * 2},
            ),
            only_oracles(best_response_machines(DILEMMA), (1, 1)),
            *(
                fails(
                    DILEMMA,
                    "reflective-given-own-action",
                    given={"oracle": (0, 1), "completions": ((_DEFECT, law), own)},
                )
                for law in (_COOPERATE, _DEFECT)
                for own in ((_COOPERATE, _COOPERATE), (_DEFECT, _COOPERATE))
            ),
            _never_otherwise(DILEMMA),
        ),
    ),
    Claim(
        "ro-conditional",
        "Where machines ask what the other does given their own action, some "
        "completion of what is never tried makes an oracle reflective iff play is "
        "subjectively embedded (2x2 games: all real payoffs in [0,1] and pure play; "
        "the dilemma, the stag hunt and matching pennies with all answers and "
        "completions).",
        (
            *(_given_own(EVERY, x, y) for x in (0, 1) for y in (0, 1)),
            *(_pure_never_otherwise(x, y) for x in (0, 1) for y in (0, 1)),
            *(
                part
                for game in (DILEMMA, HUNT, PENNIES)
                for part in (
                    _given_own(game.knowing(["0 <= x <= 1, 0 <= y <= 1"]), *_ASKED),
                    _never_otherwise(game),
                )
            ),
        ),
    ),
    Claim(
        "rui-exists",
        "The class of constant 0 (weight 1/4), constant 1 (1/4) and a liar (1/2) has "
        "the only reflective inductor tau = 1/2, with rho(1) = 1/2.",
        (_only(WITH_LIAR, (HALF,)), _predicts(WITH_LIAR, HALF, HALF)),
    ),
    Claim(
        "rui-not-unique",
        "Finite reflective inductors are not unique: with a conformist in place of the "
        "liar tau is 0, 1/2 or 1, and rho(1) is 1/4, 1/2 or 3/4.",
        (
            _only(WITH_CONFORMIST, (0,), (HALF,), (1,)),
            *(_predicts(WITH_CONFORMIST, x, rho) for x, rho in _CONFORMING),
        ),
    ),
    Claim(
        "binary-search",
        "n questions of a binary search enclose the inductor's probability within "
        "2^-n, whatever the oracle answers on ties (n <= 8; the inductors above, and "
        "every real probability for n = 8).",
        (
            *(_enclosed(WITH_LIAR, (HALF,), n) for n in _STEPS),
            *(
                _enclosed(WITH_CONFORMIST, (x,), n)
                for x, _ in _CONFORMING
                for n in _STEPS
            ),
            _enclosed(ANY_PREDICTION, UNKNOWN, 8),
        ),
    ),
    Claim(
        "tom-cycle",
        "Best replies of order k in matching pennies cycle with period 4, so that no "
        "finite order is consistent, from any start.",
        (
            *(
                holds(
                    LEVELS.starting(start),
                    "reply-cycle",
                    given={"order": 0, "period": 4},
                )
                for start in PENNIES.profiles()
            ),
            holds(LEVELS, "no-consistent-prediction"),
            *(fails(LEVELS, "replies-settle", given={"order": k}) for k in range(9)),
        ),
    ),
    Claim(
        "tom-limit",
        "The soft replies p = 1/4 + q/2 and q = 3/4 - p/2 contract by 1/2 to the one "
        "fixed point (1/2,1/2); from (1,0) order 8 errs by exactly 2^-9, within 2^-8 "
        "of the distance at the start.",
        (
            holds(SOFT, "replies-contract", given={"rate": HALF}),
            holds(SOFT, "only-consistent-prediction", given={"point": _MIDDLE}),
            holds(SOFT, "error-within-rate", given={"point": _MIDDLE, "rate": HALF}),
            holds(
                SOFT,
                "error-at-order",
                given={"order": 8, "point": _MIDDLE, "error": _F(1, 2**9)},
            ),
        ),
    ),
)
