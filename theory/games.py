"""Games that are played at once: strategic games and Bayesian games.

Both hold tables of exact payoffs. A profile of actions is a tuple of indices, one for
each player; a table lists the profiles with the last player's action running fastest.
The payoffs of a strategic game may be expressions in parameters, unknown real numbers.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    Where,
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Literal
from accord.theory.names import counted
from accord.theory.priors import Prior
from accord.theory.profiles import Domain, Profile

MAX_PROFILES = 1_000_000

ActionProfile = tuple[int, ...]
Mixed = Sequence[Sequence[Any]]
Payoffs = tuple[tuple[Any, ...], ...]


def profile_count(sizes: Sequence[int], what: str = "the game") -> int:
    """Return the product of `sizes`, or raise ScopeError if no table could hold it."""
    count = math.prod(sizes)
    if count > MAX_PROFILES:
        shape = " x ".join(map(str, sizes[:12])) + (" x ..." if len(sizes) > 12 else "")
        digits = (count.bit_length() - 1) * 30103 // 100000  # 0.30103 is about log10(2)
        number = f"{count:,}" if count < 10**30 else f"about 10^{digits}"
        raise ScopeError(
            f"{what} has {shape} = {number} profiles, more than the "
            f"{MAX_PROFILES:,} that a table holds",
            "state a game with fewer players or actions",
        )
    return count


def position(profile: Sequence[int], sizes: Sequence[int]) -> int:
    """Return the place of a profile of indices in a table, last index fastest."""
    place = 0
    for index, size in zip(profile, sizes, strict=True):
        place = place * size + index
    return place


def _row(row: Sequence[Any], players: int, place: int, where: Where) -> tuple[Any, ...]:
    if len(row) != players:
        raise ModelError(
            f"expected {players} payoffs at profile number {place}, got {len(row)}"
        )
    return tuple(read_entry(x, where, "payoff") for x in row)


def read_payoff(value: Any) -> Any:
    """Return a payoff in parameters: a number, a form, or text such as "2*T - S"."""
    return read_entry(value, (), "payoff")


def _table(
    rows: Sequence[Sequence[Any]],
    players: int,
    count: int,
    where: Where = None,
) -> Payoffs:
    if len(rows) != count:
        raise ModelError(f"expected payoffs at {count:,} profiles, got {len(rows):,}")
    return tuple(_row(row, players, place, where) for place, row in enumerate(rows))


def _check_names(players: Sequence[str], actions: Sequence[Sequence[str]]) -> None:
    if not players:
        raise ModelError("expected at least one player, got none")
    if len(actions) != len(players):
        raise ModelError(
            f"expected a list of actions for each of the {len(players)} players, "
            f"got {len(actions)} lists"
        )
    for name, own in zip(players, actions, strict=True):
        if not own:
            raise ModelError(
                f"expected at least one action of player `{name}`, got none"
            )


@dataclass(frozen=True, slots=True)
class StrategicGame:
    """A game in strategic (normal) form with exact payoffs.

    players   their names
    actions   for each player the labels of her actions
    table     for each profile of actions, the last player's action running fastest,
              the payoff of each player
    title     what the game is called
    where     None where all payoffs are given. Else they may be text, expressions in
              parameters, of which these constraints are known ("T > R > P > S")
    values    in words, the values that its parameters were given ("P = 0, R = 1")

    Labels serve for reading and telling; actions are numbered from 0.

    >>> game = from_arrays([[3, 0], [5, 1]], [[3, 5], [0, 1]])
    >>> game.payoff(0, (1, 0)), game.payoff(1, (1, 0))
    (5, 0)
    >>> game = from_arrays([["a", 0], [0, "2*b"]], [[1, 0], [0, 1]], where=["a > b"])
    >>> game.scope
    'the game as given, 2 players, 2 x 2 actions, all real a, b with a > b'
    >>> game.at({"a": 3, "b": 1}).payoffs((1, 1)), game.at({"a": 3, "b": 1}).scope
    ((2, 1), 'the game at a = 3, b = 1, 2 players, 2 x 2 actions')
    """

    players: tuple[str, ...]
    actions: tuple[tuple[str, ...], ...]
    table: Payoffs
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        _check_names(self.players, self.actions)
        count = profile_count(self.sizes)
        table = _table(self.table, len(self.players), count, self.where)
        object.__setattr__(self, "table", table)
        if self.where is not None:
            listed = (self.where,) if isinstance(self.where, str) else self.where
            where = tuple(" ".join(text.split()) for text in listed)
            object.__setattr__(self, "where", where)
            check_where(where)

    @property
    def name(self) -> str:
        """What the game is called."""
        return self.title or "the game"

    @property
    def scope(self) -> str:
        """The scope in words: this one game, of this size, or every game of it."""
        shape = " x ".join(map(str, self.sizes))
        size = f"{counted(len(self.players), 'player')}, {shape} actions"
        if self.where is not None:
            return f"the game as given, {size}, {all_real(self.unknowns, self.where)}"
        which = f"the game at {self.values}" if self.values else "the game as given"
        if any(not is_exact(value) for row in self.table for value in row):
            which = "unknown payoffs"
        return f"{which}, {size}"

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the payoffs and of the constraints."""
        return unknowns_of((u for row in self.table for u in row), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "StrategicGame":
        """Return the game at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        table = evaluated(values, self.table)
        return replace(self, table=table, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "StrategicGame":
        """Return the game with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of actions of each player."""
        return tuple(map(len, self.actions))

    @property
    def size(self) -> int:
        """The number of profiles."""
        return len(self.table)

    def profiles(self) -> Iterator[ActionProfile]:
        """Yield every profile of actions, in the order of the table."""
        return itertools.product(*map(range, self.sizes))

    def payoffs(self, profile: Sequence[int]) -> tuple[Any, ...]:
        """Return the payoff of every player at a profile of actions."""
        return self.table[position(profile, self.sizes)]

    def payoff(self, player: int, profile: Sequence[int]) -> Any:
        """Return the payoff of one player at a profile of actions."""
        return self.table[position(profile, self.sizes)][player]

    def expected(self, player: int, mixed: Mixed) -> Any:
        """Return the expected payoff of one player at a profile of mixed actions.

        `mixed` has for each player a probability for each of her actions. Only + and *
        are used, so payoffs and probabilities may be forms as well as numbers.
        """
        total: Any = 0
        supports = [
            [
                k
                for k, weight in enumerate(law)
                if not (is_exact(weight) and weight == 0)
            ]
            for law in mixed
        ]
        for profile in itertools.product(*supports):
            weight: Any = 1
            for law, action in zip(mixed, profile, strict=True):
                weight = weight * law[action]
            total = total + weight * self.payoff(player, profile)
        return total


def with_names(game: StrategicGame) -> StrategicGame:
    """Return the game with numbers for labels where some are empty or occur twice."""

    def told(labels: tuple[str, ...], word: str) -> tuple[str, ...]:
        apart = all(labels) and len(set(labels)) == len(labels)
        return labels if apart else numbered(len(labels), word)

    return replace(
        game,
        players=told(game.players, "Player"),
        actions=tuple(told(own, "") for own in game.actions),
    )


def without_action(game: StrategicGame, player: int, action: int) -> StrategicGame:
    """Return the game in which a player cannot take one of her actions.

    >>> without_action(from_arrays([[3, 0], [5, 1]], [[3, 5], [0, 1]]), 0, 1).table
    ((3, 3), (0, 5))
    """
    own = game.actions[player]
    if len(own) == 1:
        raise ModelError(f"`{own[0]}` is the only action of `{game.players[player]}`")
    kept = (*own[:action], *own[action + 1 :])
    table = (
        row
        for profile, row in zip(game.profiles(), game.table, strict=True)
        if profile[player] != action
    )
    actions = (*game.actions[:player], kept, *game.actions[player + 1 :])
    return replace(game, actions=actions, table=tuple(table))


def numbered(count: int, word: str = "") -> tuple[str, ...]:
    """Return the labels 1, 2, ..., `count`, each after `word` if there is one."""
    return tuple(f"{word} {k + 1}".strip() for k in range(count))


def from_arrays(
    *arrays: Any,
    players: Sequence[str] = (),
    actions: Sequence[Sequence[str]] = (),
    title: str = "",
    where: Sequence[str] | None = None,
) -> StrategicGame:
    """Return the game with one payoff array for each player.

    The array of a player is a nested list, or an array of integers, with one axis for
    each player: `arrays[i][a_0]...[a_n-1]` is the payoff of player i. Floats are
    refused. One array of two axes is not read as a zero-sum game: give both. With
    `where`, constraints, entries may be expressions in parameters ("2*T - S").
    """
    count = len(arrays)
    if not count:
        raise ModelError("expected one payoff array for each player, got none")
    nested = [a.tolist() if hasattr(a, "tolist") else a for a in arrays]
    sizes = _shape(nested[0], count)
    total = profile_count(sizes)
    columns = [list(_flat(a, sizes, player)) for player, a in enumerate(nested)]
    rows = [tuple(column[k] for column in columns) for k in range(total)]
    return StrategicGame(
        tuple(players) or numbered(count, "Player"),
        tuple(map(tuple, actions)) or tuple(map(numbered, sizes)),
        tuple(rows),
        title,
        None if where is None else tuple(where),
    )


def _shape(array: Any, axes: int) -> tuple[int, ...]:
    sizes = []
    for axis in range(axes):
        if not isinstance(array, (list, tuple)) or not array:
            raise ModelError(
                f"expected a payoff array with {axes} axes, one for each player, "
                f"got one with {axis}"
            )
        sizes.append(len(array))
        array = array[0]
    return tuple(sizes)


def _flat(array: Any, sizes: Sequence[int], player: int) -> Iterator[Any]:
    if not sizes:
        if isinstance(array, (list, tuple)):
            raise ModelError(f"expected a number in array {player}, got a list")
        yield array
        return
    if not isinstance(array, (list, tuple)) or len(array) != sizes[0]:
        found = len(array) if isinstance(array, (list, tuple)) else "a number"
        raise ModelError(
            f"expected {sizes[0]} entries in each row of array {player}, got {found}",
            "every player's array has the same shape",
        )
    for entry in array:
        yield from _flat(entry, sizes[1:], player)


@dataclass(frozen=True)
class BayesianGame:
    """A game in which each player knows her own type only, with a common prior.

    players   their names
    types     for each player her types (values of any kind)
    actions   for each player the labels of her actions, whatever her type
    prior     the exact probability of each profile of types
    tables    for each profile of types, the last player's type running fastest, a
              table of payoffs like that of a strategic game

    The definition is Harsanyi's (Management Science, 1967-68). Payoffs may depend on
    the types of all players.
    """

    players: tuple[str, ...]
    types: tuple[Domain, ...]
    actions: tuple[tuple[str, ...], ...]
    prior: Prior
    tables: tuple[Payoffs, ...]
    title: str = ""

    def __post_init__(self) -> None:
        _check_names(self.players, self.actions)
        players = len(self.players)
        check_types(self.players, self.types)
        sizes = tuple(map(len, self.types)) + self.sizes
        profile_count(sizes, "the Bayesian game")
        count = math.prod(self.sizes)
        worlds = math.prod(map(len, self.types))
        if len(self.tables) != worlds:
            raise ModelError(
                f"expected a payoff table at {worlds} profiles of types, "
                f"got {len(self.tables)}"
            )
        known = [frozenset(own) for own in self.types]
        for profile in self.prior.law:
            _check_member(profile, known)
        tables = tuple(_table(table, players, count) for table in self.tables)
        object.__setattr__(self, "tables", tables)

    @property
    def name(self) -> str:
        """What the game is called."""
        return self.title or "the game"

    @property
    def scope(self) -> str:
        """The scope in words: this one game, of this size."""
        types = " x ".join(str(len(own)) for own in self.types)
        shape = " x ".join(map(str, self.sizes))
        players = counted(len(self.players), "player")
        return f"the game as given, {players}, {types} types, {shape} actions"

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of actions of each player."""
        return tuple(map(len, self.actions))

    def type_profiles(self) -> Iterator[Profile]:
        """Yield every profile of types, in the order of the tables."""
        return map(Profile, itertools.product(*self.types))

    def payoff(self, player: int, types: Sequence[Any], profile: Sequence[int]) -> Any:
        """Return the payoff of one player at a profile of types and one of actions."""
        world = [own.index(t) for own, t in zip(self.types, types, strict=True)]
        table = self.tables[position(world, tuple(map(len, self.types)))]
        return table[position(profile, self.sizes)][player]

    def given(self, types: Sequence[Any]) -> StrategicGame:
        """Return the strategic game that is played when the types are known."""
        world = [own.index(t) for own, t in zip(self.types, types, strict=True)]
        table = self.tables[position(world, tuple(map(len, self.types)))]
        return StrategicGame(self.players, self.actions, table, self.title)

    def interim(self, player: int, own_type: Any, law: Any, strategies: Any) -> Any:
        """Return what `player` of type `own_type` expects from the mixed action `law`.

        `strategies[j][k]` is the mixed action of player j at her type number k. The
        value is weighted by the prior probability of the type, not divided by it: no
        comparison of two actions of one type is changed by that factor.
        """
        total: Any = 0
        for types, weight in self.prior.given(player, own_type):
            mixed = self._mixed(types, strategies)
            mixed[player] = law
            total = total + weight * self.given(types).expected(player, mixed)
        return total

    def expected(self, player: int, strategies: Any) -> Any:
        """Return the payoff that `player` expects before the types are drawn."""
        total: Any = 0
        for types, weight in self.prior.law.items():
            if weight != 0:
                mixed = self._mixed(types, strategies)
                total = total + weight * self.given(types).expected(player, mixed)
        return total

    def _mixed(self, types: Sequence[Any], strategies: Any) -> list[Any]:
        rows = zip(self.types, types, strategies, strict=True)
        return [strategy[own.index(t)] for own, t, strategy in rows]


def check_types(players: Sequence[str], types: Sequence[Domain]) -> None:
    """Raise unless each player has at least one type and her types are distinct."""
    if len(types) != len(players):
        raise ModelError(
            f"expected types of {len(players)} players, got {len(types)} lists"
        )
    for name, own in zip(players, types, strict=True):
        if not own or len(set(own)) != len(own):
            found = "none" if not own else f"{len(own) - len(set(own))} repeated"
            raise ModelError(
                f"expected distinct types of `{name}`, at least one, got {found}"
            )


def _check_member(profile: Sequence[Any], types: Sequence[frozenset[Any]]) -> None:
    if len(profile) != len(types) or any(
        t not in own for t, own in zip(profile, types, strict=True)
    ):
        raise ModelError(
            f"expected a prior over profiles of the types, got a probability of "
            f"`{tuple(profile)!r}`"
        )


def bayesian_game(
    players: Sequence[str],
    types: Sequence[Domain],
    actions: Sequence[Sequence[str]],
    prior: Prior,
    payoff: Callable[[int, Profile, ActionProfile], Any],
    title: str = "",
) -> BayesianGame:
    """Return the Bayesian game whose payoffs are those of a function, tabulated."""
    _check_names(players, actions)
    check_types(players, types)
    sizes = tuple(map(len, actions))
    profile_count((*map(len, types), *sizes), "the Bayesian game")
    tables = tuple(
        tuple(
            tuple(
                payoff(player, Profile(world), profile)
                for player in range(len(players))
            )
            for profile in itertools.product(*map(range, sizes))
        )
        for world in itertools.product(*types)
    )
    labels = tuple(map(tuple, actions))
    return BayesianGame(tuple(players), tuple(types), labels, prior, tables, title)


def bayesian_normal_form(game: BayesianGame, limit: int = 100_000) -> StrategicGame:
    """Return the strategic game whose actions are plans: an action for each type.

    Payoffs are the exact expectations before the types are drawn; a plan is labelled
    by its actions, one for each type, joined by "/". Raises ScopeError above `limit`
    profiles of plans.
    """
    plans = [
        len(own) ** len(types)
        for own, types in zip(game.actions, game.types, strict=True)
    ]
    limited(plans, limit)
    choices = [
        list(itertools.product(range(len(own)), repeat=len(types)))
        for own, types in zip(game.actions, game.types, strict=True)
    ]
    labels = tuple(
        tuple("/".join(own[a] for a in plan) for plan in mine)
        for own, mine in zip(game.actions, choices, strict=True)
    )
    worlds = [(t, w) for t, w in game.prior.law.items() if w != 0]
    rows = []
    for profile in itertools.product(*choices):
        row: list[Any] = [0] * len(game.players)
        for types, weight in worlds:
            played = tuple(
                plan[own.index(t)]
                for plan, own, t in zip(profile, game.types, types, strict=True)
            )
            for player in range(len(row)):
                share = game.payoff(player, types, played)
                row[player] = row[player] + weight * share
        rows.append(tuple(row))
    return StrategicGame(game.players, labels, tuple(rows), game.title)


def limited(plans: Sequence[int], limit: int) -> None:
    """Raise ScopeError when a normal form with these many plans exceeds `limit`."""
    count = math.prod(plans)
    if count > limit:
        shape = " x ".join(
            f"{k:,}" if k < 10**12 else f"{k:.1e}" for k in _small(plans)
        )
        raise ScopeError(
            f"the normal form has {shape} profiles of plans, more than the limit "
            f"of {limit:,}",
            "raise the limit, or ask about the tree itself",
        )


def _small(plans: Sequence[int]) -> list[Any]:
    # A float is only printed here; numbers too large for one are shown as 10^300.
    return [min(k, 10**300) for k in plans]
