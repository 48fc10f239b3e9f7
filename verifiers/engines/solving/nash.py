"""Nash equilibria, mixed ones too: of two players all of them."""

from accord.theory.arguments.reading import strategy
from accord.theory.errors import ScopeError
from accord.theory.extreme_equilibria import (
    Pair,
    Subset,
    extreme_equilibria,
    maximal_subsets,
)
from accord.theory.game_terms import equal_supports
from accord.theory.games import Mixed, StrategicGame
from accord.theory.names import counted, in_digits
from accord.verifiers.engines.elimination import find_elimination
from accord.verifiers.engines.solving import Asked, Candidate, Found, show
from accord.verifiers.engines.solving.pure_nash import pure_equilibria

TITLE = "Nash equilibria"
PLACE = 20
COLUMN = "Nash"
MOST_SUPPORTS = 20_000


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that it is one."""
    return Asked("nash", {"profile": profile})


def equilibria(game: StrategicGame) -> list[Pair]:
    """Return the extreme equilibria of two players.

    Raises ScopeError where they have too many pairs of supports.
    """
    if equal_supports(game) > MOST_SUPPORTS:
        raise ScopeError(
            f"the game has {in_digits(equal_supports(game))} pairs of supports of one "
            f"size, more than the {MOST_SUPPORTS:,} that are tried",
            "state a game with fewer actions",
        )
    return extreme_equilibria(game)


def find(game: StrategicGame, most: int) -> Found:
    """Return equilibria; of two players the extreme ones, within which all are."""
    if len(game.players) != 2:
        return _of_more(game)
    try:
        listed = equilibria(game)
    except ScopeError as error:
        return Found(
            _pure(game), open=f"only pure ones were looked for: {error.message}"
        )
    candidates = [Candidate(show(game, p), asked(game, p)) for p in listed]
    subsets = maximal_subsets(listed)
    every = Asked("maximal-nash-subsets", {"subsets": tuple(subsets)})
    wide = [s for s in subsets if len(s[0]) * len(s[1]) > 1]
    if not wide:
        return Found(candidates, every, "there are no others")
    shown = "; ".join(_told(game, s) for s in wide)
    extent = (
        "the game is degenerate and has infinitely many: these, and all mixtures "
        f"within {counted(len(wide), 'maximal Nash subset')}: {shown}"
    )
    return Found(candidates, every, extent)


def _told(game: StrategicGame, subset: Subset) -> str:
    """Return a subset as text: for each player the laws that are mixed."""
    sides = (
        " or ".join(strategy(law, labels) for law in laws)
        for laws, labels in zip(subset, game.actions, strict=True)
    )
    return " with ".join(sides)


def _pure(game: StrategicGame) -> list[Candidate]:
    listed = pure_equilibria(game)
    return [Candidate(show(game, p), asked(game, p)) for p in listed]


def _of_more(game: StrategicGame) -> Found:
    candidates = _pure(game)
    steps, left = find_elimination(game)
    if all(len(own) == 1 for own in left):
        only = Asked("eliminates-to", {"steps": steps, "left": left})
        return Found(
            candidates,
            only,
            "there are no others, as none plays what iterated strict dominance removes",
        )
    return Found(
        candidates,
        open="only pure ones were looked for: of more than 2 players the mixed ones "
        "are not all found",
    )
