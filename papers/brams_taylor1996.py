"""Brams and Taylor 1996: cut-and-choose, what it makes safe and what it does not.

A cut gives the cutter pieces that are worth x and 1 - x to her, where the whole cake is
worth 1. The chooser's measure is any, and not of cells alone: where both pieces are
more than nothing, some measures take the first and some the second, and nothing else of
a measure matters to the cutter. So what holds for all real x and both answers holds for
all measures of both and all cuts. That is the one step which is argued here and not
computed. Where x is 0 or 1 a piece can be empty, and then nobody takes it instead of
the cake: the worst case is the same, and nothing is said of the best.
"""

from collections.abc import Sequence
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
from accord.theory.games import StrategicGame
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.reals import Reals
from accord.theory.settings.goods import valuations

_HALF = Fraction(1, 2)
_FOUR: dict[str, Any] = {"goods": 4, "total": 4}


# --- the chooser ----------------------------------------------------------------------


def chooser(cut: int, cells: int = 4) -> Mechanism:
    """Return the choice of a piece once the cake is cut after `cut` of its cells.

    The one agent is the chooser; her type is the measure of each cell, any real
    numbers. She gets the piece of larger reported measure, the left one on a tie.
    """

    def choose(reports: Sequence[Any]) -> str:
        (measure,) = reports
        more = sum(measure[:cut]) >= sum(measure[cut:])
        return "the left piece" if more else "the right piece"

    def worth(_: int, profile: Profile, piece: str) -> Any:
        (measure,) = profile
        return sum(measure[:cut] if "left" in piece else measure[cut:])

    every: Any = Reals(0, size=cells)
    return Mechanism(
        choose,
        (every,),
        outcomes=("the left piece", "the right piece"),
        utility=worth,
        name=f"the choice after a cut behind cell {cut}",
        scope=f"{cells} cells, cut after {cut}, all real measures",
    )


@prop(Mechanism, forall=("profile",))
def chooser_content(m: Mechanism, profile: Profile) -> bool:
    """The chooser's piece is worth half the cake to her, and no less than the other."""
    assert m.outcomes is not None
    own = m.utility_at(0, profile, m(profile))
    every = [m.utility_at(0, profile, piece) for piece in m.outcomes]
    return bool(2 * own >= sum(every)) and all(bool(own >= other) for other in every)


# --- the cutter, whatever the measures are --------------------------------------------

_EVEN, _OTHER = 0, 1


def cutter(*where: str) -> StrategicGame:
    """Return what two cuts bring the cutter: an even one, and one into x and 1 - x.

    Her truth is the even cut. Against it stands which piece the chooser takes, for
    either can be better by a measure that is not known; her payoff is not looked at.
    """
    return StrategicGame(
        ("the cutter", "the chooser"),
        (("halves", "x and 1 - x"), ("takes the first", "takes the second")),
        ((_HALF, 0), (_HALF, 0), ("1 - x", 0), ("x", 0)),
        "cut-and-choose",
        where or ("0 <= x", "x <= 1"),
    )


def _brings(game: StrategicGame, cut: int) -> list[Any]:
    """Return what a cut brings the cutter, for each answer of the chooser."""
    return [game.payoff(0, (cut, answer)) for answer in range(game.sizes[1])]


def _pieces(game: StrategicGame) -> list[Any]:
    """Return the smaller and the larger of x and 1 - x."""
    first, second = game.payoff(0, (_OTHER, 1)), game.payoff(0, (_OTHER, 0))
    return [first, second] if first <= second else [second, first]


@prop(StrategicGame)
def guarantees(game: StrategicGame, *, cut: int, value: Any) -> bool:
    """A cut brings the cutter at least `value`, whatever the chooser takes."""
    return all(bool(worth >= value) for worth in _brings(game, cut))


@prop(StrategicGame)
def never_brings_more(game: StrategicGame, *, cut: int, value: Any) -> bool:
    """A cut brings the cutter at most `value`, whatever the chooser takes."""
    return all(bool(worth <= value) for worth in _brings(game, cut))


@prop(StrategicGame)
def worst_and_best(game: StrategicGame) -> bool:
    """The other cut brings min(x, 1 - x) at worst and max(x, 1 - x) at best."""
    smaller, larger = _pieces(game)
    cases = _brings(game, _OTHER)
    bounded = all(bool(smaller <= worth) and bool(worth <= larger) for worth in cases)
    return bounded and all(
        any(bool(worth <= end) and bool(worth >= end) for worth in cases)
        for end in (smaller, larger)
    )


@prop(StrategicGame)
def luckier(game: StrategicGame) -> bool:
    """In the best case the other cut brings more than the even one does in its best.

    That makes it an obvious manipulation (Troyan and Morrill 2020).
    """
    truth = _brings(game, _EVEN)
    return any(all(bool(lie > told) for told in truth) for lie in _brings(game, _OTHER))


@prop(StrategicGame)
def worst_case_worse(game: StrategicGame) -> bool:
    """In some case the other cut brings less than the even one does in any."""
    truth = _brings(game, _EVEN)
    return any(all(bool(lie < told) for told in truth) for lie in _brings(game, _OTHER))


# --- complete information -------------------------------------------------------------


def known_cake(total: int = 8, cells: int = 4, *, positive: bool = True) -> Mechanism:
    """Return the cake whose cutter and chooser know each other's measures.

    Every cell is worth something to the cutter, where this is `positive`. An outcome at
    two measures is the list of the points at which she can cut: the ends of cells, and
    the point that is half of the cake to her.
    """

    def points(reports: Sequence[Any]) -> tuple[Any, ...]:
        mine, _ = reports
        return tuple(sorted({*range(cells + 1), half_point(mine)}))

    every = valuations(cells, total)
    return Mechanism(
        points,
        (tuple(v for v in every if all(v) or not positive), every),
        name="cut-and-choose under complete information",
        scope=f"{cells} cells, whole values with sum {total}"
        + ", the cutter's positive" * positive,
    )


def half_point(measure: Sequence[int]) -> Fraction:
    """Return the leftmost point at which half of a cake of cells lies to its left."""
    left = Fraction(sum(measure), 2)
    for cell, value in enumerate(measure):
        if value >= left:
            return cell + left / value if left else Fraction(cell)
        left -= value
    raise AssertionError("half of the cake lies within it")


def left_of(measure: Sequence[int], point: Any) -> Any:
    """Return the worth of the cake from its left end to a point."""
    return sum(v * max(0, min(1, point - c)) for c, v in enumerate(measure))


def perfect_plays(m: Mechanism, profile: Profile) -> list[tuple[Any, Any]]:
    """Return what each subgame-perfect play brings the cutter and the chooser.

    After a cut the chooser takes a piece that is best for her, either on a tie. A cut
    with such an answer is played in some subgame-perfect equilibrium exactly when it
    brings the cutter no less than the worst best answer to every other cut.
    """
    mine, hers = profile
    answers: list[list[tuple[Any, Any]]] = []
    for point in m(profile):
        left, taken = left_of(mine, point), left_of(hers, point)
        both = [(left, sum(hers) - taken), (sum(mine) - left, taken)]
        best = max(worth for _, worth in both)
        answers.append([pair for pair in both if pair[1] == best])
    sure = max(min(own for own, _ in pairs) for pairs in answers)
    return [pair for pairs in answers for pair in pairs if pair[0] >= sure]


@prop(Mechanism, forall=("profile",))
def perfect_play_halves(m: Mechanism, profile: Profile) -> bool:
    """In every subgame-perfect play both get half of the cake by their own measure.

    The chooser gets no more than a half and the largest of her cells.
    """
    mine, hers = profile
    return all(
        2 * cutters >= sum(mine)
        and sum(hers) <= 2 * choosers <= sum(hers) + 2 * max(hers)
        for cutters, choosers in perfect_plays(m, profile)
    )


@prop(Mechanism, exists=("witness_profile",))
def cutter_above_half(m: Mechanism, witness_profile: Profile) -> bool:
    """At some measures every subgame-perfect play brings the cutter more than half."""
    plays = perfect_plays(m, witness_profile)
    return all(2 * own > sum(witness_profile[0]) for own, _ in plays)


# --- parts ----------------------------------------------------------------------------

_HALVES = {"cut": _EVEN, "value": _HALF}
_CUT = {"cut": _OTHER, "value": _HALF}
_WITHIN = (("0 < x", "x < 1/2"), ("1/2 < x", "x < 1"))
_ENDS = (("0 <= x", "x < 1/2"), ("1/2 < x", "x <= 1"))

CHOOSER: tuple[Part, ...] = tuple(
    holds(chooser(cut), name)
    for cut in range(5)
    for name in ("strategyproof", chooser_content)
)
CUTTER: tuple[Part, ...] = (
    holds(cutter(), guarantees, given=_HALVES),
    holds(cutter(), never_brings_more, given=_HALVES),
    holds(cutter(), worst_and_best),
    holds_exactly("x == 1/2", cutter(), guarantees, given=_CUT, for_which="x"),
)

PAPER = Paper(
    "brams-taylor1996",
    "S. J. Brams and A. D. Taylor, Fair Division: From Cake-Cutting to Dispute "
    "Resolution (1996)",
    (
        Claim(
            "cc-1-chooser-dominant",
            "In cut-and-choose taking the better piece is dominant for the chooser, "
            "who gets at least 1/2 and envies nobody, at every cut (after any of 4 "
            "cells or before all, and all real measures of the cells).",
            CHOOSER,
        ),
        Claim(
            "cc-2-cutter-maximin",
            "The even cut by her own measure guarantees the cutter exactly 1/2; every "
            "other cut (x,1-x) guarantees min(x,1-x) < 1/2.",
            CUTTER,
            covers="whole",
        ),
        Claim(
            "cc-3-cutter-gains",
            "As a direct mechanism truth is not dominant for the cutter: "
            "v1=(1,1,1,1), v2=(4,0,0,0): cutting after cell 1 gives 3 instead of 2.",
            lie_pays(
                "cut-and-choose",
                0,
                ((1, 1, 1, 1), (4, 0, 0, 0)),
                (2, 1, 1, 0),
                (2, 3),
                **_FOUR,
            ),
        ),
        Claim(
            "cc-4-not-weakly-dominated",
            "No misreport weakly dominates the cutter's truth, since each other cut "
            "has a strictly worse worst case.",
            (
                holds_exactly(
                    NOWHERE,
                    cutter(),
                    "weakly-dominated",
                    given={"player": 0, "action": _EVEN},
                    for_which="x",
                ),
                *(holds(cutter(*side), worst_case_worse) for side in _ENDS),
            ),
            covers="whole",
        ),
        Claim(
            "cc-5-obviously-manipulable",
            "Cut-and-choose is obviously manipulable by the cutter: the best case of "
            "truth is 1/2, that of a cut (x,1-x) is max(x,1-x) > 1/2, where neither "
            "piece is empty; so it is with the rule on 4 cells as well.",
            (
                holds(cutter(), never_brings_more, given=_HALVES),
                holds(cutter(), worst_and_best),
                *(holds(cutter(*side), luckier) for side in _WITHIN),
                holds_exactly(
                    "x == 1/2", cutter(), never_brings_more, given=_CUT, for_which="x"
                ),
                fails_at(
                    (0, (1, 1, 1, 1), (2, 1, 1, 0)),
                    "cut-and-choose",
                    "not-obviously-manipulable",
                    **_FOUR,
                ),
            ),
            covers="whole",
        ),
        Claim(
            "cc-6-subgame-perfect",
            "With complete information the cutter earns at least 1/2 and the chooser "
            "1/2 up to one cell in subgame-perfect play (4 cells, whole values with "
            "sum 8, all of the cutter's positive; cuts at the ends of cells and at the "
            "cutter's half).",
            (
                holds(known_cake(), perfect_play_halves),
                holds(known_cake(), cutter_above_half),
            ),
        ),
        Claim(
            "cc-6-worthless-cells",
            "The cutter's cells must all be worth something to her: where one cell has "
            "all of her value, subgame-perfect play can leave the chooser the whole "
            "cake, that is 1/2 more than half of it, though none of her cells has more "
            "than 1/3 (values 6,0,0,0 and 0,2,2,2).",
            (
                fails_at(
                    (((6, 0, 0, 0), (0, 2, 2, 2)),),
                    known_cake(6, positive=False),
                    perfect_play_halves,
                ),
            ),
        ),
        Claim(
            "cc-7-strategyproof-dictatorial",
            "Efficient deterministic strategyproof cake cutting for two agents is "
            "dictatorial.",
            covers="cited",
            reason="a theorem on all measures; no finite part of it was found that "
            "says as much",
        ),
        Claim(
            "adjusted-winner-manipulable",
            "Adjusted winner with 2 goods is manipulable by an agent who knows the "
            "other's points (whole points with sum 4).",
            (fails("adjusted-winner", "strategyproof", goods=2, total=4),),
        ),
    ),
)
