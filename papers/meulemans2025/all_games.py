"""Embedded equilibria of all games of a size, and of all prisoner's dilemmas.

Payoffs and beliefs are unknown real numbers here, so each statement is about all of
them. Beliefs in the limit are as many laws, one after the other, as there are actions
off the path: what an action meets is said by one of them, and others say nothing.
"""

import itertools
from collections.abc import Sequence
from typing import Any

from accord.papers.claim import Claim, Part, holds
from accord.papers.nash1950_equilibrium import SYMBOLIC
from accord.theory.game_terms import pure, reply
from accord.theory.games import (
    ActionProfile,
    Mixed,
    StrategicGame,
    from_arrays,
    position,
    read_payoff,
)
from accord.theory.off_path import (
    READINGS,
    Law,
    believed_gain,
    cells_of,
    conditional,
    excludes,
    fits_reading,
    off_path,
    optimal_on_path,
    path_law,
    supports,
)
from accord.theory.properties import assume, prop
from accord.theory.properties.embedded_best_response import embedded_best_response
from accord.theory.properties.nash import nash
from accord.theory.properties.restricted_nash import restricted_nash
from accord.theory.properties.subjective_beliefs import subjective_beliefs
from accord.theory.properties.subjective_embedded_equilibrium import (
    subjective_embedded_equilibrium,
)

Rows = Sequence[Sequence[Any]]
_STEP = ("player", "action")


def _laws(rows: Rows) -> tuple[Law, ...]:
    """Return rows in which numbers are written as expressions."""
    return tuple(tuple(map(read_payoff, row)) for row in rows)


def _pure(game: StrategicGame, cell: Sequence[int]) -> Mixed:
    return tuple(pure(size, a) for size, a in zip(game.sizes, cell, strict=True))


def _every(game: StrategicGame, definition: Any, **given: Any) -> bool:
    """Return whether a definition holds of all players and all of their actions."""
    return all(
        definition(game, i, a, **given)
        for i, size in enumerate(game.sizes)
        for a in range(size)
    )


# --- embedded and subjective embedded ---------------------------------------------


@prop(StrategicGame, forall=("pure_profile", *_STEP))
def embedded_is_subjective(
    game: StrategicGame,
    pure_profile: tuple[int, ...],
    player: int,
    action: int,
    *,
    laws: Rows,
    reading: str,
) -> bool:
    """Where common beliefs hold an action back, so do some beliefs of the player's."""
    beliefs, mixed = _laws(laws), _pure(game, pure_profile)
    assume(fits_reading(game, beliefs, reading))
    assume(embedded_best_response(game, player, action, profile=mixed, beliefs=beliefs))
    return subjective_embedded_equilibrium(game, player, action, profile=mixed)


@prop(StrategicGame, forall=("pure_profile",))
def subjective_is_embedded(game: StrategicGame, pure_profile: tuple[int, int]) -> bool:
    """Of two rows, a pure subjective embedded equilibrium is a limit embedded one.

    Beliefs are made of the worst cells, one after the other: first columns that are bad
    in the row that is played (which the other row does not hear of), then the cell that
    is worst for the other row, then columns that are bad in it.
    """
    mixed = _pure(game, pure_profile)
    assume(_every(game, subjective_embedded_equilibrium, profile=mixed))
    row, column = pure_profile
    other = 1 - row
    first: list[ActionProfile] = []
    last: list[ActionProfile] = []
    for k in range(game.sizes[1]):
        here, there = ((r, k) for r in (row, other))
        if k != column:
            worse = bool(game.payoff(1, there) < game.payoff(1, here))
            (last if worse else first).append(there if worse else here)
    cells = cells_of(game, (0, other))
    worst = next(
        c for c in cells if bool(game.payoff(0, c) <= game.payoff(0, (row, column)))
    )
    cells_in_turn = (*first, worst, *last)
    laws = [tuple(int(c == cell) for c in game.profiles()) for cell in cells_in_turn]
    return supports(game, mixed, laws)


# --- Nash -------------------------------------------------------------------------


@prop(StrategicGame, forall=("pure_profile",))
def nash_is_embedded(
    game: StrategicGame, pure_profile: tuple[int, ...], *, reading: str
) -> bool:
    """A pure Nash equilibrium is an embedded one: whoever deviates does so alone."""
    mixed = _pure(game, pure_profile)
    assume(_every(game, nash, profile=mixed))
    alone = [
        tuple(a if k == i else b for k, b in enumerate(pure_profile))
        for i, a in off_path(game, mixed)
    ]
    laws = [tuple(int(cell == one) for cell in game.profiles()) for one in alone]
    if reading == "limit":
        return supports(game, mixed, laws, reading)
    return _weights_support(
        game, mixed, tuple(map(sum, zip(*laws, strict=True))), reading
    )


@prop(StrategicGame, forall=("pure_profile", *_STEP))
def decoupled_is_nash(
    game: StrategicGame,
    pure_profile: tuple[int, ...],
    player: int,
    action: int,
    *,
    laws: Rows,
) -> bool:
    """With beliefs that are decoupled, what beliefs hold back does not pay.

    Decoupled: what is believed of the others is the same given each action.
    """
    mixed = _pure(game, pure_profile)
    beliefs = (path_law(game, mixed), *_laws(laws))
    given = {"profile": mixed, "beliefs_of": (beliefs,) * len(game.players)}
    assume(subjective_beliefs(game, player, action, **given))
    assume(_is_decoupled(game, pure_profile, (player, action), beliefs))
    return nash(game, player, action, profile=mixed)


def _is_decoupled(
    game: StrategicGame,
    played: tuple[int, ...],
    action: tuple[int, int],
    beliefs: Sequence[Law],
) -> bool:
    """Return whether given this action the others are believed to do as they do."""
    law = conditional(game, action, beliefs)
    assert law is not None
    player, own = action
    meets = tuple(own if k == player else b for k, b in enumerate(played))
    others = (cell for cell in cells_of(game, action) if cell != meets)
    return all(bool(law[position(cell, game.sizes)] == 0) for cell in others)


@prop(StrategicGame, forall=("pure_profile", *_STEP))
def common_is_embedded(
    game: StrategicGame,
    pure_profile: tuple[int, ...],
    player: int,
    action: int,
    *,
    laws: Rows,
) -> bool:
    """Where all have the same beliefs, what holds each of them holds all."""
    mixed = _pure(game, pure_profile)
    beliefs = (path_law(game, mixed), *_laws(laws))
    given = {"profile": mixed, "beliefs_of": (beliefs,) * len(game.players)}
    assume(subjective_beliefs(game, player, action, **given))
    return embedded_best_response(game, player, action, profile=mixed, beliefs=beliefs)


@prop(StrategicGame, forall=_STEP)
def embedded_is_restricted_nash(
    game: StrategicGame, player: int, action: int, *, profile: Mixed
) -> bool:
    """What is played in an embedded equilibrium is equally good against the play."""
    assume(optimal_on_path(game, profile))
    assume(bool(profile[player][action] > 0))
    equal = reply(game, player, action, profile) >= game.expected(player, profile)
    return restricted_nash(game, player, action, profile=profile) and bool(equal)


# --- readings ---------------------------------------------------------------------


@prop(StrategicGame, forall=("pure_profile",))
def readings_are_nested(
    game: StrategicGame,
    pure_profile: tuple[int, ...],
    *,
    laws: Rows,
    reading: str,
    wider: str,
) -> bool:
    """Beliefs that support a pure profile under a reading do so under a wider one."""
    mixed, beliefs = _pure(game, pure_profile), _laws(laws)
    assume(supports(game, mixed, beliefs, reading))
    return supports(game, mixed, beliefs, wider)


# --- prisoner's dilemmas ------------------------------------------------------------


@prop(StrategicGame)
def weights_support(
    game: StrategicGame, *, profile: Mixed, weights: Sequence[Any], reading: str
) -> bool:
    """These weights of cells, scaled to sum 1, are beliefs that support the profile."""
    return _weights_support(game, profile, _laws((weights,))[0], reading)


def _weights_support(
    game: StrategicGame, mixed: Mixed, weights: Law, reading: str
) -> bool:
    """Say `supports` of one law up to a positive factor: no sign changes by it."""
    full = reading == "full"
    if not all(bool(w > 0) if full else bool(w >= 0) for w in weights):
        return False
    for action in off_path(game, mixed):
        law = conditional(game, action, (weights,))
        worth = game.expected(action[0], mixed)
        if law is None or bool(believed_gain(game, action, law, worth) > 0):
            return False
    return optimal_on_path(game, mixed)


@prop(StrategicGame)
def no_beliefs_support(
    game: StrategicGame, *, profile: Mixed, multipliers: Rows, reading: str
) -> bool:
    """These multipliers exclude all beliefs that could support the profile."""
    return excludes(game, profile, multipliers, reading)


@prop(StrategicGame, forall=("player",))
def none_mixes(game: StrategicGame, player: int, *, profile: Mixed) -> bool:
    """A profile in which this player mixes is not optimal on its path."""
    assume(all(bool(p > 0) for p in profile[player]))
    return not optimal_on_path(game, profile)


@prop(StrategicGame)
def beliefs_support_iff(
    game: StrategicGame, *, profile: Mixed, laws: Rows, bounds: Rows
) -> bool:
    """One law supports the profile iff each row's first number is at most its second.

    Where the law gives each action off the path a positive probability.
    """
    (law,), rows = _laws(laws), _laws(bounds)
    assume(fits_reading(game, (law,), "closed"))
    for action in off_path(game, profile):
        assume(conditional(game, action, (law,)) is not None)
    bounded = all(bool(low <= high) for low, high in rows)
    return supports(game, profile, (law,), "closed") == bounded


# --- games with unknown payoffs ----------------------------------------------------


def _game(columns: int, laws: int) -> tuple[StrategicGame, tuple[tuple[str, ...], ...]]:
    """Return any two-row game, and so many laws on its cells, all of them unknown."""
    cells = list(itertools.product(range(2), range(columns)))
    named = tuple(tuple(f"q{k}_{r}{c}" for r, c in cells) for k in range(laws))
    where = [f"{q} >= 0" for row in named for q in row]
    where += [f"{' + '.join(row)} == 1" for row in named]
    arrays = ([[f"{u}_{r}{c}" for c in range(columns)] for r in range(2)] for u in "uv")
    return from_arrays(*arrays, where=where), named


def _with_beliefs(columns: int, laws: int, definition: Any, **given: Any) -> Part:
    game, named = _game(columns, laws)
    return holds(game, definition, given={**given, "laws": named})


def _subjective(columns: int) -> tuple[Part, ...]:
    """Return the parts "embedded equilibria are subjective ones", in each reading."""
    return tuple(
        _with_beliefs(
            columns,
            columns if reading == "limit" else 1,
            embedded_is_subjective,
            reading=reading,
        )
        for reading in READINGS
    )


_TWO, _ = _game(2, 0)
_THREE, _ = _game(3, 0)
_MIXED = from_arrays(
    [["a", "b"], ["c", "d"]],
    [["e", "f"], ["g", "h"]],
    where=["0 <= x <= 1", "0 <= y <= 1"],
)
_ANY_MIXED = (("x", "1 - x"), ("y", "1 - y"))
_C, _D = (1, 0), (0, 1)
_DILEMMA_MIXED = SYMBOLIC.knowing(["0 <= x <= 1", "0 <= y <= 1"])
_DILEMMA_BELIEFS = SYMBOLIC.knowing(
    ["a >= 0", "b >= 0", "c >= 0", "d >= 0", "a + b + c + d == 1"]
)
_COOPERATE = ("T - R", "R - P", "R - P", "T - R")
_DEFECT = ("P - S", "R - P", "R - P", "R - P")


def _supported(profile: Mixed, weights: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(
        holds(
            SYMBOLIC,
            weights_support,
            given={"profile": profile, "weights": weights, "reading": reading},
        )
        for reading in READINGS
    )


def _excluded(profile: Mixed, multipliers: Rows) -> tuple[Part, ...]:
    return tuple(
        holds(
            SYMBOLIC,
            no_beliefs_support,
            given={"profile": profile, "multipliers": multipliers, "reading": reading},
        )
        for reading in READINGS
    )


# Symmetric games with R = 1 and P = 0, which scaling and shifting makes of all with
# R > P: what are their pure embedded equilibria?
_ALL_PURE = ((_C, _C), (_C, _D), (_D, _C), (_D, _D))
_CLASSES = {
    "T > S, S < 0": ((_C, _C), (_D, _D)),
    "S > T, S <= 0": ((_C, _C), (_D, _D)),
    "S > T, S > 0, T < 1": ((_C, _C),),
    "S > T, T >= 1": _ALL_PURE[:3],
    "T >= S, S > 0": _ALL_PURE[:3],
    "S == T, S < 0": _ALL_PURE,
    "T >= S, S == 0": _ALL_PURE,
}


def _classed(where: str, equilibria: tuple[Mixed, ...]) -> Part:
    game = from_arrays([[1, "S"], ["T", 0]], [[1, "T"], ["S", 0]], where=[where])
    return holds(game, "pure-embedded-equilibria", given={"equilibria": equilibria})


CLAIMS = (
    Claim(
        "symmetric-games-classed",
        "Of symmetric 2x2 games with R = 1 > P = 0 the pure embedded equilibria "
        "(reading limit) are CC and DD where S < 0 and T > S, or S <= 0 and S > T; CC "
        "alone where 0 < S, T < 1 and T < S; CC, CD and DC where S > 0 and T >= S, or "
        "T >= 1 and S > T; and all four on the edges S = T < 0 and S = 0 <= T.",
        tuple(_classed(where, found) for where, found in _CLASSES.items()),
        covers="whole",
    ),
    Claim(
        "ee-pd",
        "For all reals T > R > P > S the embedded equilibria of the prisoner's dilemma "
        "played once are (C,C) and (D,D), among pure and mixed profiles and in all "
        "three readings.",
        (
            *_supported((_C, _C), _COOPERATE),
            *_supported((_D, _D), _DEFECT),
            *_excluded((_C, _D), ((0, 1), (0, 0))),
            *_excluded((_D, _C), ((0, 0), (0, 1))),
            holds(_DILEMMA_MIXED, none_mixes, given={"profile": _ANY_MIXED}),
        ),
        covers="whole",
    ),
    Claim(
        "ee-q",
        "For all reals T > R > P > S beliefs q support (C,C) iff what each player "
        "believes given her own D has q(C given own D) <= (R-P)/(T-P).",
        (
            holds(
                _DILEMMA_BELIEFS,
                beliefs_support_iff,
                given={
                    "profile": (_C, _C),
                    "laws": (("a", "b", "c", "d"),),
                    # q(C given own D) = c / (c + d) of the first player, multiplied out
                    "bounds": (
                        ("c*(T - P)", "(R - P)*(c + d)"),
                        ("b*(T - P)", "(R - P)*(b + d)"),
                    ),
                },
            ),
        ),
        covers="whole",
    ),
    Claim(
        "nash-in-ee-closed",
        "Every pure Nash equilibrium of a 2x2 game (all real payoffs) is an embedded "
        "equilibrium under the closed reading.",
        (holds(_TWO, nash_is_embedded, given={"reading": "closed"}),),
    ),
    Claim(
        "nash-in-ee-limit",
        "Every pure Nash equilibrium of a 2x2 game (all real payoffs) is an embedded "
        "equilibrium under the limit reading.",
        (holds(_TWO, nash_is_embedded, given={"reading": "limit"}),),
    ),
    Claim(
        "ee-in-see",
        "In 2x2 and 2x3 games (all real payoffs, pure profiles) every embedded "
        "equilibrium in any of the readings is a subjective embedded equilibrium.",
        (*_subjective(2), *_subjective(3)),
    ),
    Claim(
        "see-is-ee-two-rows",
        "In 2xn games pure subjective embedded equilibria and embedded equilibria in "
        "the limit reading coincide (n = 2, 3, all real payoffs).",
        (
            holds(_TWO, subjective_is_embedded),
            holds(_THREE, subjective_is_embedded),
            _subjective(2)[0],
            _subjective(3)[0],
        ),
    ),
    Claim(
        "readings-nested",
        "For every pure profile of a 2x2 game (all real payoffs) full implies closed "
        "and closed implies limit: the same beliefs serve.",
        tuple(
            _with_beliefs(2, 1, readings_are_nested, reading=reading, wider=wider)
            for reading, wider in (("full", "closed"), ("closed", "limit"))
        ),
    ),
    Claim(
        "see-decoupled-is-nash",
        "Proposition 4.17 in a game played once: a subjective embedded equilibrium "
        "with decoupled completed beliefs is Nash (2x2 games, all real payoffs, pure "
        "profiles).",
        (_with_beliefs(2, 1, decoupled_is_nash),),
    ),
    Claim(
        "common-beliefs",
        "A subjective embedded equilibrium with one common rho and completion is an "
        "embedded equilibrium in the limit reading (2x2 games, all real payoffs, pure "
        "profiles).",
        (_with_beliefs(2, 2, common_is_embedded),),
    ),
    Claim(
        "restricted-nash",
        "Every embedded equilibrium, mixed ones too, is a fully mixed Nash equilibrium "
        "of the game restricted to its supports (2x2 games, all real payoffs).",
        (holds(_MIXED, embedded_is_restricted_nash, given={"profile": _ANY_MIXED}),),
    ),
)
