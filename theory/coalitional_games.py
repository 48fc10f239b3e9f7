"""Coalitional games with transferable utility: what each coalition is worth.

    game = from_worths(("Ann", "Bob", "Cleo"), {("Ann", "Bob"): 1, ("Ann", "Cleo"): 1,
                                                ("Ann", "Bob", "Cleo"): 1})

A coalition is a tuple of players by number, in increasing order. Worths are exact; a
coalition that is not named is worth nothing.
"""

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, exact_or_form, is_exact
from accord.theory.names import agent_name, counted, nearest

MAX_PLAYERS = 16
Coalition = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoalitionalGame:
    """A coalitional game (N, v) with transferable utility.

    players  their names
    worths   v(S) of every coalition S, in the order of `number_of`; v of nobody is 0
    title    what the game is called

    >>> majority = weighted_majority(2, (1, 1, 1))
    >>> majority.worth((0, 2)), majority.worth((1,))
    (1, 0)
    """

    players: tuple[str, ...]
    worths: tuple[Any, ...]
    title: str = ""

    def __post_init__(self) -> None:
        players = check_players(self.players)
        object.__setattr__(self, "players", players)
        if len(self.worths) != 1 << len(players):
            raise ModelError(
                f"expected {1 << len(players):,} worths, one of each coalition of "
                f"{counted(len(players), 'player')}, got {len(self.worths):,}",
                "name the coalitions instead: from_worths(players, {('Ann',): 1})",
            )
        read = tuple(
            v if is_exact(v) else exact_or_form(v, "worth") for v in self.worths
        )
        if not is_exact(read[0]) or read[0] != 0:
            raise ModelError(f"expected the worth of nobody to be 0, got {read[0]}")
        object.__setattr__(self, "worths", read)

    @property
    def name(self) -> str:
        """What the game is called."""
        return self.title or "the game"

    @property
    def scope(self) -> str:
        """The scope in words: this one game, or every game of this size."""
        size = counted(len(self.players), "player")
        if self.unknowns:
            return f"every coalitional game with {size}, all real worths"
        worth = sum(1 for v in self.worths if v != 0)
        some = counted(worth, "coalition")
        return f"the game as given, {size}, {some} worth something"

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the unknown numbers in its worths."""
        forms = (v.terms for v in self.worths if not is_exact(v))
        return frozenset(name for terms in forms for names in terms for name in names)

    @property
    def premises(self) -> tuple[Any, ...]:
        """What is known of the unknown numbers: nothing."""
        return ()

    @property
    def everybody(self) -> Coalition:
        """The grand coalition N."""
        return tuple(range(len(self.players)))

    def worth(self, coalition: Collection[int]) -> Any:
        """Return v(S)."""
        return self.worths[number_of(coalition)]

    def told(self, coalition: Collection[int]) -> str:
        """Return a coalition by the names of its players: {Ann, Bob}."""
        if not coalition:
            return "nobody"
        return "{" + ", ".join(self.players[i] for i in coalition) + "}"


def check_players(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of players, or raise unless they are distinct and few enough."""
    players = tuple(names)
    if len(players) > MAX_PLAYERS:
        raise ScopeError(
            f"{len(players):,} players have 2^{len(players)} coalitions, more than the "
            f"2^{MAX_PLAYERS} that fit",
            f"at most {MAX_PLAYERS} players",
        )
    if not players or len(set(players)) != len(players) or not all(players):
        raise ModelError(
            f"expected distinct names of players, at least one, got {players!r:.80}"
        )
    return players


def number_of(coalition: Collection[int]) -> int:
    """Return the number of a coalition: the sum of 2^i over its players i."""
    return sum(1 << i for i in coalition)


def members_of(number: int) -> Coalition:
    """Return the coalition of this number."""
    return tuple(i for i in range(number.bit_length()) if number >> i & 1)


def coalitions(players: Sequence[int]) -> Iterator[Coalition]:
    """Yield the coalitions of these players, nobody first, small ones before large."""
    for size in range(len(players) + 1):
        yield from itertools.combinations(players, size)


# --- ways to state a game ----------------------------------------------------------


def from_function(
    players: Sequence[str], worth: Callable[[Coalition], Any], title: str = ""
) -> CoalitionalGame:
    """Return the game in which a coalition other than nobody is worth what is said."""
    names = check_players(players)
    numbers = range(1, 1 << len(names))
    return CoalitionalGame(names, (0, *(worth(members_of(k)) for k in numbers)), title)


def from_worths(
    players: Sequence[str],
    worths: Mapping[tuple[str, ...], Any],
    default: Any = 0,
    title: str = "",
) -> CoalitionalGame:
    """Return the game of named coalitions; one that is not named has the default.

    >>> from_worths(("Ann", "Bob"), {("Bob", "Ann"): "1/2"}).worths
    (0, 0, 0, Fraction(1, 2))
    """
    names = check_players(players)
    found: dict[int, Any] = {}
    for coalition, worth in worths.items():
        number = _named(coalition, names)
        if number in found:
            raise ModelError(
                f"expected each coalition once, got {{{', '.join(coalition)}}} twice"
            )
        found[number] = worth
    if found.get(0, 0) != 0:
        raise ModelError(f"expected the worth of nobody to be 0, got {found[0]}")
    table = (found.get(k, default) for k in range(1, 1 << len(names)))
    return CoalitionalGame(names, (0, *table), title)


def _named(coalition: Sequence[str], names: tuple[str, ...]) -> int:
    if isinstance(coalition, str):
        raise ModelError(
            f"expected a coalition as a tuple of names, got `{coalition}`",
            f"write ({coalition!r},)",
        )
    for name in coalition:
        if name not in names:
            raise ModelError(
                f"no player is named `{name}`", nearest(str(name), names, "players")
            )
    if len(set(coalition)) != len(coalition):
        raise ModelError(f"expected each player once in {tuple(coalition)!r}")
    return number_of([names.index(name) for name in coalition])


def weighted_majority(
    quota: Any,
    weights: Sequence[Any],
    players: Sequence[str] = (),
    title: str = "",
) -> CoalitionalGame:
    """Return [quota; weights]: 1 for the coalitions whose weights reach the quota.

    The quota is positive and the weights are at least 0.
    """
    names = check_players(players or _numbered(len(weights)))
    needed, shares = exact(quota, "quota"), [exact(w, "weight") for w in weights]
    if len(shares) != len(names) or needed <= 0 or any(w < 0 for w in shares):
        raise ModelError(
            f"expected a positive quota and a weight of at least 0 of each of "
            f"{len(names)} players, got [{needed}; {', '.join(map(str, shares))}]"
        )
    return from_function(
        names, lambda s: int(sum(shares[i] for i in s) >= needed), title
    )


def gloves(left: int, right: int) -> CoalitionalGame:
    """Return the game in which each player has one glove and a pair is worth 1."""
    names = [f"L{k + 1}" for k in range(left)] + [f"R{k + 1}" for k in range(right)]

    def pairs(coalition: Coalition) -> int:
        lefts = sum(i < left for i in coalition)
        return min(lefts, len(coalition) - lefts)

    return from_function(names, pairs, "gloves")


def airport(costs: Sequence[Any]) -> CoalitionalGame:
    """Return the game in which a coalition pays for the longest runway it needs."""
    needed = [exact(c, "cost") for c in costs]
    names = _numbered(len(needed))
    return from_function(names, lambda s: -max(needed[i] for i in s), "airport")


def bankruptcy(estate: Any, claims: Sequence[Any]) -> CoalitionalGame:
    """Return the game in which a coalition gets what the others' claims leave over."""
    left, owed = exact(estate, "estate"), [exact(c, "claim") for c in claims]
    total = sum(owed)

    def rest(coalition: Coalition) -> Exact:
        return max(0, left - total + sum(owed[i] for i in coalition))

    return from_function(_numbered(len(owed)), rest, f"an estate of {left}")


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(map(agent_name, range(count)))
