"""Section 4 for games that are played once: embedded equilibria and what they are not.

The definitions are `embedded-equilibrium`, `subjective-embedded-equilibrium` and those
named after them; every game here is a given one, or has one unknown number.
"""

from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Part, fails, holds, largest
from accord.theory.bargaining_terms import Proof
from accord.theory.expressions import read_form
from accord.theory.game_terms import pure
from accord.theory.games import Mixed, StrategicGame, from_arrays
from accord.theory.off_path import READINGS, Law, conditional, marginal
from accord.theory.properties import assume, prop
from accord.theory.properties.embedded_equilibrium import embedded_equilibrium
from accord.theory.properties.nash import nash
from accord.theory.specifications import data_spec
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.proofs.embedded_equilibrium import find

_HALF = Fraction(1, 2)


def _game(first: Any, second: Any, title: str, labels: str = "", **more: Any) -> Any:
    names = [list(labels)] * 2 if labels else ()
    players = ("row", "column")
    return from_arrays(
        first, second, players=players, actions=names, title=title, **more
    )


def dilemma(where: tuple[str, ...] | None = None) -> StrategicGame:
    """Return the paper's prisoner's dilemma, 3, 2, 1, 0 (Example 3.15)."""
    title = "the prisoner's dilemma"
    game: StrategicGame
    game = _game([[2, 0], [3, 1]], [[2, 3], [0, 1]], title, "CD", where=where)
    return game


PENNIES = _game([[1, -1], [-1, 1]], [[-1, 1], [1, -1]], "matching pennies", "HT")
CHICKEN = _game([[3, 1], [4, 0]], [[3, 4], [1, 0]], "Chicken", "SD")
WEAK_NASH = _game([[1, 0], [1, 2]], [[1, 0], [0, 1]], "a game with a weak equilibrium")
KNIFE_EDGE = _game([[0, 0], [1, 0]], [[0, 0], [0, 1]], "a knife edge")
# Section C.5 of the paper.
THREE = _game(
    [[2, 0, 0], [7, 6, 1], [7, 1, 6]],
    [[2, 7, 7], [0, 1, 6], [0, 6, 1]],
    "the paper's game of three actions",
    "ABC",
)


def three(gain: int, value: int = 1) -> StrategicGame:
    """Return a game of three actions with payoffs 0, `value` and `gain`."""
    v, g = value, gain
    found: StrategicGame = _game(
        [[v, 0, 0], [g, g, 0], [g, 0, g]],
        [[v, g, g], [0, 0, g], [0, g, 0]],
        f"a game of payoffs {', '.join(map(str, sorted({0, v, g})))}",
        "ABC",
    )
    return found


def _at(game: StrategicGame, *cell: int) -> tuple[tuple[int, ...], ...]:
    return tuple(pure(n, a) for n, a in zip(game.sizes, cell, strict=True))


CC = _at(dilemma(), 0, 0)
AA = _at(THREE, 0, 0)


def _embedded(game: StrategicGame, profile: Mixed, *readings: str) -> tuple[Part, ...]:
    """Return the parts: an embedded equilibrium under these readings, no others."""
    return tuple(
        (holds if reading in readings else fails)(
            game,
            "embedded-equilibrium",
            given={"profile": profile, "reading": reading},
        )
        for reading in READINGS
    )


def _subjective(game: StrategicGame, profile: Mixed) -> Part:
    return holds(game, "subjective-embedded-equilibrium", given={"profile": profile})


@prop(StrategicGame)
def nash_is_embedded(
    game: StrategicGame, *, profile: Mixed, reading: str, proof: Proof
) -> bool:
    """If the profile is a Nash equilibrium, it is an embedded one in this reading."""
    assume(
        all(
            nash(game, i, a, profile=profile)
            for i, n in enumerate(game.sizes)
            for a in range(n)
        )
    )
    return embedded_equilibrium(game, profile=profile, reading=reading, proof=proof)


@prop(StrategicGame)
def not_embedded(
    game: StrategicGame, *, profile: Mixed, reading: str, epsilon: Any, proof: Proof
) -> bool:
    """The profile is no embedded equilibrium with this tolerance."""
    return not embedded_equilibrium(
        game, profile=profile, reading=reading, epsilon=epsilon, proof=proof
    )


@prop(StrategicGame)
def product_law(game: StrategicGame, *, law: Law) -> bool:
    """Each player draws her action apart from the others: the law is a product."""
    mixed = [
        [marginal(game, (i, a), law) for a in range(n)]
        for i, n in enumerate(game.sizes)
    ]
    return all(
        bool(p == mixed[0][a] * mixed[1][b])
        for (a, b), p in zip(game.profiles(), law, strict=True)
    )


@prop(StrategicGame, forall=("player", "action"))
def completed_by(
    game: StrategicGame, player: int, action: int, *, law: Law, beliefs: tuple[Law, ...]
) -> bool:
    """The conditionals of a law are those that the beliefs complete the play with."""
    completed = conditional(game, (player, action), beliefs)
    if completed is None or not bool(marginal(game, (player, action), law) > 0):
        return False
    own, whole = (marginal(game, (player, action), q) for q in (law, completed))
    return all(
        bool(x * whole == y * own)
        for cell, x, y in zip(game.profiles(), law, completed, strict=True)
        if cell[player] == action
    )


def _weak_nash() -> Part:
    profile, reading = _at(WEAK_NASH, 0, 0), "full"
    proof = find(WEAK_NASH, profile=profile, reading=reading)
    given = {"profile": profile, "reading": reading, "proof": proof}
    return holds(WEAK_NASH, nash_is_embedded, given=given)


_ONES = {"multipliers": ((0, 1, 1), (0, 1, 1))}


def _by_ones(reading: str) -> Part:
    given = {"profile": AA, "reading": reading, "proof": _ONES}
    return fails(THREE, "embedded-equilibrium", given=given)


def _cell(game: StrategicGame, *cell: int) -> tuple[int, ...]:
    return tuple(int(profile == cell) for profile in game.profiles())


def _different() -> Part:
    """Return the part that each player's own beliefs hold (A, A) of the paper's game.

    The row believes to meet C with B, and B with C; the column B with B, C with C.
    """
    row, column = (
        (
            _cell(THREE, 0, 0),
            tuple(_HALF * sum(pair) for pair in zip(*two, strict=True)),
        )
        for two in (
            (_cell(THREE, 1, 2), _cell(THREE, 2, 1)),
            (_cell(THREE, 1, 1), _cell(THREE, 2, 2)),
        )
    )
    given = {"profile": AA, "beliefs_of": (row, column)}
    return holds(THREE, "subjective-beliefs", given=given)


def _tolerances() -> tuple[Part, ...]:
    some = THREE.knowing(["0 <= e < 3/2"])
    parts = [
        holds(
            some,
            not_embedded,
            given={
                "profile": AA,
                "reading": reading,
                "epsilon": read_form("e"),
                "proof": _ONES,
            },
        )
        for reading in READINGS
    ]
    enough = {"profile": AA, "epsilon": Fraction(3, 2)}
    return (
        _subjective(THREE, AA),
        holds(THREE, "embedded-equilibrium", given={**enough, "reading": "limit"}),
        holds(THREE, "embedded-equilibrium", given={**enough, "reading": "closed"}),
        fails(THREE, "embedded-equilibrium", given={**enough, "reading": "full"}),
        *parts,
    )


def _worse_everywhere() -> tuple[Part, ...]:
    """Return the parts about a first row worse by e/2 than the second at its worst."""
    title, where = "a first row worse by e/2 than the second", ("e > 0",)
    game = _game([[0, 0], ["e/2", "e/2"]], [[0, 0], [0, 0]], title, where=where)
    first = _at(game, 0, 0)
    beliefs = {"beliefs": ((0, Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)),)}
    given = {"profile": first, "reading": "closed", "epsilon": read_form("e")}
    lower = {**given, "epsilon": read_form("e/2")}
    return (
        holds(game, "embedded-equilibrium", given={**given, "proof": beliefs}),
        holds(game, "embedded-equilibrium", given={**lower, "proof": beliefs}),
        holds(game, has_no_beliefs, given={"profile": first}),
    )


@prop(StrategicGame)
def has_no_beliefs(game: StrategicGame, *, profile: Mixed) -> bool:
    """Some action played is, at its best, worse than another is at its worst."""
    return any(
        bool(weight > 0)
        and all(
            bool(game.payoff(i, c) > game.payoff(i, d))
            for c in game.profiles()
            for d in game.profiles()
            if c[i] == b and d[i] == a
        )
        for i, law in enumerate(profile)
        for a, weight in enumerate(law)
        for b in range(game.sizes[i])
        if b != a
    )


def _example_4_16() -> tuple[Part, ...]:
    game = dilemma().knowing(["0 < e < 1"])
    e = read_form("e")
    law = (1 - e, 0, 0, e)
    completed = ((1, 0, 0, 0), (0, 0, 0, 1))
    both = {"law": law, "beliefs": completed}
    return (
        holds(
            game,
            "subjective-beliefs",
            given={"profile": CC, "beliefs_of": ((law,), (law,)), "epsilon": e},
        ),
        holds(game, completed_by, given=both),
        holds(
            dilemma(),
            "subjective-beliefs",
            given={"profile": CC, "beliefs_of": (completed, completed)},
        ),
        _subjective(dilemma(), CC),
    )


_TRAFFIC = (0, _HALF, _HALF, 0)

_THIRDS = (Fraction(2, 3), Fraction(1, 3))
_EVEN = ((_HALF, _HALF),) * 2
_BOTH, _SWAPPED = ((1, 0), (0, 1)), ((0, 1), (1, 0))
_DD = ((0, 1), (0, 1))
STAG_HUNT = _game([[4, 0], [3, 2]], [[4, 3], [0, 2]], "stag hunt", "SH")
SEXES = _game([[2, 0], [0, 1]], [[1, 0], [0, 2]], "battle of the sexes", "AB")
_MIXED = (_THIRDS, _THIRDS[::-1])
# Of each game and reading all embedded equilibria, mixed ones too.
LISTS: tuple[tuple[StrategicGame, str, tuple[Mixed, ...]], ...] = (
    *((dilemma(), reading, (CC, _DD)) for reading in READINGS),
    *((CHICKEN, reading, (CC, _BOTH, _SWAPPED, _EVEN)) for reading in READINGS),
    *((STAG_HUNT, reading, (CC, _DD, (_THIRDS, _THIRDS))) for reading in READINGS),
    (PENNIES, "limit", (CC, _BOTH, _SWAPPED, _DD, _EVEN)),
    (PENNIES, "closed", (CC, _BOTH, _SWAPPED, _DD, _EVEN)),
    (PENNIES, "full", (_EVEN,)),
    (SEXES, "limit", (CC, _BOTH, _SWAPPED, _DD, _MIXED)),
    (SEXES, "closed", (CC, _BOTH, _SWAPPED, _DD, _MIXED)),
    (SEXES, "full", (CC, _DD, _MIXED)),
)

CLAIMS = (
    Claim(
        "ee-textbook-games",
        "All embedded equilibria, pure and mixed: of the dilemma 3,2,1,0 the two in "
        "which both do the same; of Chicken all but (D,D), and the mixed equilibrium; "
        "of the stag hunt the three Nash equilibria, under every reading. Of matching "
        "pennies and the battle of the sexes the Nash equilibria under the full "
        "reading, and all pure profiles besides under the others.",
        tuple(
            holds(
                game,
                "all-embedded-equilibria",
                given={"equilibria": listed, "reading": reading},
            )
            for game, reading, listed in LISTS
        ),
    ),
    Claim(
        "nash-in-ee-full-as-printed",
        "Every Nash equilibrium is an embedded equilibrium, where q has to be fully "
        "supported as printed in Definition 4.19. It fails at (0,0) of "
        "u1=[[1,0],[1,2]], u2=[[1,0],[0,1]]: the row's other action ties with what is "
        "played and is better else.",
        (_weak_nash(),),
        expected="REFUTED",
    ),
    Claim(
        "see-not-ee-three",
        "In the paper's 3x3 game (A,A) is a subjective embedded equilibrium, but no "
        "embedded one under any reading: gains with multipliers 1,1,1,1 add up to more "
        "than 0 in every profile off the path.",
        (_subjective(THREE, AA), *map(_by_ones, READINGS)),
    ),
    Claim(
        "see-not-ee-small",
        "So it is at (A,A) of the 3x3 game with payoffs 0, 1, 3: u1=(1,0,0),(3,3,0),"
        "(3,0,3) and u2=(1,3,3),(0,0,3),(0,3,0).",
        (_subjective(three(3), AA), *_embedded(three(3), AA)),
    ),
    Claim(
        "see-not-ee-boundary",
        "With 2 in place of 3 there (A,A) is an embedded equilibrium under the closed "
        "and the limit reading, and not under the full one.",
        (_subjective(three(2), AA), *_embedded(three(2), AA, "limit", "closed")),
    ),
    Claim(
        "see-not-ee-zero-one",
        "Payoffs 0 and 1 are enough if the worst of an action may tie with what is "
        "played: 0 at (A,A) and 1 for 3 separate them under every reading.",
        (_subjective(three(1, 0), AA), *_embedded(three(1, 0), AA)),
    ),
    Claim(
        "full-strict",
        "In matching pennies all four pure profiles are embedded equilibria under the "
        "limit and the closed reading, and none is under the full one.",
        tuple(
            part
            for cell in PENNIES.profiles()
            for part in _embedded(PENNIES, _at(PENNIES, *cell), "limit", "closed")
        ),
    ),
    Claim(
        "closed-strict",
        "At (1,1) of the knife edge u1=[[0,0],[1,0]], u2=[[0,0],[0,1]], a 2x2 game, is "
        "an embedded equilibrium under the limit reading and not under the closed one.",
        _embedded(KNIFE_EDGE, _at(KNIFE_EDGE, 0, 0), "limit"),
    ),
    Claim(
        "coupled-not-nash",
        "Where beliefs are not decoupled a subjective embedded equilibrium need not be "
        "Nash: (C,C) of the prisoner's dilemma is the one and not the other.",
        (
            _subjective(dilemma(), CC),
            fails(dilemma(), "nash", given={"profile": CC}),
            fails(
                dilemma(),
                "subjective-nash",
                given={"profile": CC, "expectations": ((1, 0), (1, 0))},
            ),
        ),
    ),
    Claim(
        "ee-not-ce",
        "(C,C) of the prisoner's dilemma is an embedded equilibrium under every "
        "reading, and every correlated equilibrium gives it probability 0.",
        (
            *_embedded(dilemma(), CC, *READINGS),
            largest(
                0,
                ("profile-probability", {"law": UNKNOWN, "at": (0, 0)}),
                data_spec(dilemma()),
                ("correlated-equilibrium", {"law": UNKNOWN}),
            ),
        ),
    ),
    Claim(
        "ce-not-ee",
        "The traffic light of Chicken, even chances of the two outcomes in which one "
        "swerves, is a correlated equilibrium and no embedded one: it is no product of "
        "two mixed actions.",
        (
            holds(CHICKEN, "correlated-equilibrium", given={"law": _TRAFFIC}),
            fails(CHICKEN, product_law, given={"law": _TRAFFIC}),
        ),
    ),
    Claim(
        "different-beliefs-fail",
        "With different beliefs of the players it is otherwise: own beliefs of each "
        "hold (A,A) of the paper's 3x3 game, and no common ones do.",
        (_different(), *_embedded(THREE, AA)),
    ),
    Claim(
        "dogma-known-rewards",
        "Known rewards exclude profiles: (C,D) of the dilemma 3,2,1,0 is no subjective "
        "embedded equilibrium, as the first player gets 0 and D gets at least 1.",
        (
            fails(
                dilemma(),
                "subjective-embedded-equilibrium",
                given={"profile": _at(dilemma(), 0, 1)},
            ),
        ),
    ),
    Claim(
        "eps-see-not-eps-ee",
        "(A,A) of the paper's 3x3 game is an exact subjective embedded equilibrium, "
        "and an eps-embedded one only from eps = 3/2 on, in the payoffs as they are; "
        "under the full reading only above that.",
        _tolerances(),
    ),
    Claim(
        "eps-ee-not-eps-see",
        "A profile with an action that, whatever it meets, gets eps/2 less than "
        "another one whatever that meets is an eps-embedded equilibrium (an eps/2 one, "
        "even) for every eps > 0, and for no eps' an eps'-subjective one: no beliefs "
        "make it best.",
        _worse_everywhere(),
    ),
    Claim(
        "example-4.16",
        "Example 4.16: with rho_r(C,C) = 1-e_r and rho_r(D,D) = e_r, e_r -> 0, (C,C) "
        "of the one-shot dilemma is a subjective embedded equilibrium. What it says "
        "given an action is the same for every e in (0,1), and so in the limit.",
        _example_4_16(),
    ),
)
