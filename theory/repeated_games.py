"""Repeated games with perfect monitoring: histories, plays, strategies, path laws.

A stage game is played again and again; after each round everybody sees what all have
played. With T rounds a play is worth the sum of  g^t u_i(a_t),  with g = 1 the plain
sum; with infinitely many rounds  (1 - g) times that sum,  g < 1. (Section 4 of
Meulemans et al. 2025; Definition 4.1.)
"""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Protocol

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, is_exact, simplest
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.games import ActionProfile, StrategicGame, position
from accord.theory.names import counted, in_digits

MAX_HISTORIES = 200_000
MAX_ROUNDS = 2_000

History = tuple[ActionProfile, ...]
Law = tuple[Any, ...]  # a probability for each action


@dataclass(frozen=True, slots=True)
class Play:
    """A path of play: profiles played first, and then others again and again.

    >>> Play(((0, 0),), ((0, 1), (1, 0))).at(4)
    (1, 0)
    """

    first: History
    again: History = ()

    def at(self, number: int) -> ActionProfile:
        """Return the profile of a round, counted from 0."""
        if number < len(self.first):
            return self.first[number]
        return self.again[(number - len(self.first)) % len(self.again)]

    @property
    def length(self) -> int:
        """The rounds after which nothing new comes: each later one is like one here."""
        return len(self.first) + len(self.again)


@dataclass(frozen=True, slots=True)
class RepeatedGame:
    """A strategic game that is repeated, with exact payoffs and an exact discount.

    game      the stage game
    rounds    how often it is played, None if for ever
    discount  what a round counts for against the round before it: from 0 to 1, and
              below 1 if the game never ends. 1, by default, is the plain sum
    title     what it is called
    where     None where all numbers are given. Else the discount may be text, an
              expression in parameters, of which these constraints are known
    values    in words, the values that its parameters were given

    The payoffs of the stage game may have parameters too.

    >>> from accord.theory.games import from_arrays
    >>> dilemma = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
    >>> RepeatedGame(dilemma, None, "1/2").worth(0, Play((), ((0, 1), (1, 0))))
    1
    """

    game: StrategicGame
    rounds: int | None
    discount: Any = 1
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        rounds = self.rounds
        if rounds is not None and (type(rounds) is not int or rounds < 1):
            raise ModelError(
                f"expected a number of rounds of at least 1, got `{rounds!r:.40}`",
                "without a number the game never ends",
            )
        if rounds is not None and rounds > MAX_ROUNDS:
            raise ScopeError(
                f"{rounds:,} rounds, more than the {MAX_ROUNDS:,} that fit"
            )
        if self.where is None and self.game.where is not None:
            object.__setattr__(self, "where", ())  # there are parameters: of payoffs
        check_where(self.where)
        discount = read_entry(self.discount, self.where, "discount")
        object.__setattr__(self, "discount", discount)
        g = self.discount
        if is_exact(g) and not (0 <= g < 1 or (g == 1 and rounds is not None)):
            raise ModelError(
                f"expected a discount from 0 to 1{self._below}, got {g}",
                "a round counts for so much of the round before it",
            )

    @property
    def _below(self) -> str:
        return ", below 1," if self.rounds is None else ""

    # --- what is known ---------------------------------------------------------------

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the repeated game"

    @property
    def scope(self) -> str:
        """The scope in words: this stage game, this horizon, this discount."""
        shape = " x ".join(map(str, self.sizes))
        rounds = "for ever" if self.rounds is None else counted(self.rounds, "round")
        size = f"{counted(len(self.players), 'player')}, {shape} actions, {rounds}"
        plain = is_exact(self.discount) and self.discount == 1
        size += "" if plain else f", discount {self.discount}"
        if self.unknowns:
            known = [*(self.where or ()), *(self.game.where or ())]
            if _open(self.discount):
                end = "<" if self.rounds is None else "<="
                known.insert(0, f"0 <= {self.discount} {end} 1")
            return f"{size}, {all_real(self.unknowns, known)}"
        return f"{size}, at {self.values}" if self.values else size

    @property
    def players(self) -> tuple[str, ...]:
        """The names of the players."""
        return self.game.players

    @property
    def actions(self) -> tuple[tuple[str, ...], ...]:
        """For each player the labels of her actions."""
        return self.game.actions

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of actions of each player."""
        return self.game.sizes

    @property
    def is_given(self) -> bool:
        """Whether all numbers are given, so that there are no parameters."""
        return not self.unknowns

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters, of the discount, payoffs and constraints."""
        return self.game.unknowns | unknowns_of((self.discount,), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters; a discount is from 0 to 1."""
        known: list[Literal] = []
        if _open(self.discount):
            above = ">" if self.rounds is None else ">="
            known = [literal(self.discount, ">="), literal(1 - self.discount, above)]
        own = premises_of(self.where, known)
        return tuple(dict.fromkeys((*self.game.premises, *own)))

    def at(self, numbers: Mapping[str, Any]) -> "RepeatedGame":
        """Return it at these values of its parameters, which satisfy what is known."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        g = evaluated(values, self.discount)
        game = self.game
        if game.where is not None:
            game = game.at({name: values[name] for name in game.unknowns})
        return replace(self, game=game, discount=g, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "RepeatedGame":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    # --- histories and plays ---------------------------------------------------------

    def profiles(self) -> Iterator[ActionProfile]:
        """Yield every profile of actions of a round, in the order of the table."""
        return self.game.profiles()

    def number(self, profile: ActionProfile) -> int:
        """Return the number of a profile, as a symbol of a process over profiles."""
        return position(profile, self.sizes)

    @property
    def alphabet(self) -> tuple[str, ...]:
        """The profiles in words, in the order of the table: CC, CD, DC, DD."""
        return tuple(map(self.say_profile, self.profiles()))

    def say_profile(self, profile: Sequence[int]) -> str:
        """Return a profile by labels: `CD`, and `Stag/Hare` where these are words."""
        labels = [own[a] for own, a in zip(self.actions, profile, strict=True)]
        short = all(len(a) == 1 for own in self.actions for a in own)
        return ("" if short else "/").join(labels)

    def say(self, history: Sequence[ActionProfile]) -> str:
        """Return a history by labels: `CC CD`."""
        return " ".join(map(self.say_profile, history)) or "the start"

    def say_when(self, history: Sequence[ActionProfile]) -> str:
        """Return when a history has been played: `after CC CD`, or `at the start`."""
        return f"after {self.say(history)}" if history else "at the start"

    def say_play(self, play: Play) -> str:
        """Return a play by labels: `CC and then CD DC again and again`."""
        if not play.again:
            return self.say(play.first)
        again = f"{self.say(play.again)} again and again"
        return f"{self.say(play.first)} and then {again}" if play.first else again

    def count(self, rounds: int) -> int:
        """Return how many histories of up to so many rounds there are."""
        many = math.prod(self.sizes)
        return rounds + 1 if many == 1 else (many ** (rounds + 1) - 1) // (many - 1)

    def finite(self, what: str = "this") -> int:
        """Return the number of rounds, or raise ModelError where there is no end."""
        if self.rounds is None:
            raise ModelError(
                f"{what} needs a game of finitely many rounds, and {self.name} never "
                "ends",
                "give it a number of rounds",
            )
        return self.rounds

    def check_tree(self, rounds: int) -> None:
        """Raise ScopeError with its size where the tree of histories is too large."""
        if (count := self.count(rounds)) > MAX_HISTORIES:
            raise ScopeError(
                f"{counted(rounds, 'round')} of {' x '.join(map(str, self.sizes))}"
                f" actions have {in_digits(count)} histories, more than the "
                f"{MAX_HISTORIES:,} that fit",
                "fewer rounds",
            )

    def histories(self, length: int) -> Iterator[History]:
        """Yield the histories of a length, if all up to it are few enough."""
        self.check_tree(length)
        return itertools.product(tuple(self.profiles()), repeat=length)

    def plays(self) -> Iterator[Play]:
        """Yield every play of finitely many rounds, if these are few enough."""
        return map(Play, self.histories(self.finite("a list of all plays")))

    def check_play(self, play: Play) -> None:
        """Raise ModelError unless the play is one of this game."""
        if self.rounds is None and not play.again:
            raise ModelError(
                "expected a play that never ends, got one of "
                f"{counted(len(play.first), 'round')}",
                "say what is played again and again after it",
            )
        if self.rounds is not None and (play.again or len(play.first) != self.rounds):
            got = "one that never ends" if play.again else f"{len(play.first)}"
            raise ModelError(
                f"expected a play of {counted(self.rounds, 'round')}, got {got}"
            )
        sizes = self.sizes
        for profile in (*play.first, *play.again):
            pairs = zip(profile, sizes, strict=False)
            if len(profile) != len(sizes) or not all(a in range(k) for a, k in pairs):
                raise ModelError(
                    f"expected profiles of {len(sizes)} actions, got `{profile!r:.40}`"
                )

    # --- what a play is worth --------------------------------------------------------

    @property
    def share(self) -> Any:
        """What the payoff of the present round is multiplied by: 1, for ever 1 - g."""
        return 1 - self.discount if self.rounds is None else 1

    def scaled_worths(self, player: int, play: Play) -> tuple[tuple[Any, ...], Any]:
        """Return what is left of a play to a player, from each of its rounds on.

        They are all multiplied by the second number, which is positive, so that nothing
        is divided: 1 + g + ... + g^(n-1) where n profiles are played again and again.
        """
        self.check_play(play)
        g, pay = self.discount, self.game.payoff
        scale: Any = 1
        for _ in play.again[1:]:
            scale = scale * g + 1
        found: list[Any] = []
        ahead: Any = 0
        for profile in reversed(play.again):  # the whole cycle, each round once
            ahead = pay(player, profile) + g * ahead
        after = ahead
        for profile in reversed(play.again):
            after = self.share * scale * pay(player, profile) + g * after
            found.append(after)
        for profile in reversed(play.first):
            after = self.share * scale * pay(player, profile) + g * after
            found.append(after)
        return tuple(reversed(found)), scale

    def worths(self, player: int, play: Play) -> tuple[Any, ...]:
        """Return what is left of a play to a player, from each of its rounds on."""
        scaled, scale = self.scaled_worths(player, play)
        if is_exact(scale):
            return tuple(_simplest(x * (1 / Fraction(scale))) for x in scaled)
        return tuple(x / scale for x in scaled)

    def worth(self, player: int, play: Play) -> Any:
        """Return what a play is worth to a player."""
        return self.worths(player, play)[0]


def _open(value: Any) -> bool:
    return isinstance(value, Form)


def _simplest(value: Any) -> Any:
    return simplest(value) if is_exact(value) else value


# --- strategies -------------------------------------------------------------------


def _law(law: Sequence[Any]) -> Law:
    return tuple(exact(p, "probability") for p in law)


class Strategy(Protocol):
    """What a player does after each history, remembered as far as it matters."""

    @property
    def at_first(self) -> Any:
        """What is remembered before the first round."""

    def after(self, memory: Any, profile: ActionProfile) -> Any:
        """Return what is remembered after one more round."""

    def law(self, memory: Any) -> Law:
        """Return the probability of each own action, or raise where none is said."""


@dataclass(frozen=True, slots=True)
class StrategyTable:
    """A strategy as a finite table: for each history it knows, a law on own actions.

    A history that is reached and is not in the table is an error.
    """

    laws: Mapping[History, Law]

    def __post_init__(self) -> None:
        laws = {history: _law(law) for history, law in self.laws.items()}
        object.__setattr__(self, "laws", laws)

    @property
    def at_first(self) -> History:
        """No round has been played."""
        return ()

    def after(self, memory: History, profile: ActionProfile) -> History:
        """Return the longer history."""
        return (*memory, profile)

    def law(self, memory: History) -> Law:
        """Return the law after a history."""
        if memory not in self.laws:
            shown = " ".join(str(p) for p in memory) or "the start"
            raise ModelError(
                f"the strategy says nothing about a history that is reached: {shown}",
                "add a row for it",
            )
        return self.laws[memory]


@dataclass(frozen=True, slots=True)
class Automaton:
    """A strategy with finitely many states, the first one being state 0.

    laws   for each state a law on own actions
    moves  for each state the next one, by what was played: a mapping of profiles. A
           profile that is not there leaves the state as it is
    """

    laws: tuple[Law, ...]
    moves: tuple[Mapping[ActionProfile, int], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "laws", tuple(map(_law, self.laws)))
        size = len(self.laws)
        states = {s for own in self.moves for s in own.values()}
        if not size or len(self.moves) != size or not states <= set(range(size)):
            raise ModelError(
                f"expected moves of each of {size} states, at least one, to these"
            )

    @property
    def at_first(self) -> int:
        """The state at first."""
        return 0

    def after(self, memory: int, profile: ActionProfile) -> int:
        """Return the next state."""
        return self.moves[memory].get(profile, memory)

    def law(self, memory: int) -> Law:
        """Return the law in a state."""
        return self.laws[memory]


Strategies = Sequence[Strategy]


def sure(game: RepeatedGame, player: int, action: int) -> Law:
    """Return the law on a player's actions that gives one of them for certain."""
    return tuple(int(a == action) for a in range(game.sizes[player]))


def always(game: RepeatedGame, player: int, action: int) -> Automaton:
    """Return the strategy that plays one action for ever."""
    return Automaton((sure(game, player, action),), ({},))


def tabled(
    game: RepeatedGame, player: int, choose: Callable[[History], int]
) -> StrategyTable:
    """Return the pure strategy that a function of histories states, as a table."""
    rounds = game.finite("a table of a strategy")
    return StrategyTable(
        {
            history: sure(game, player, choose(history))
            for length in range(rounds)
            for history in game.histories(length)
        }
    )


def pure_strategies(game: RepeatedGame, player: int) -> Iterator[StrategyTable]:
    """Yield every pure strategy of a game of finitely many rounds.

    The caller bounds their number, `count_strategies`.
    """
    rounds = game.finite("a list of strategies")
    known = [h for length in range(rounds) for h in game.histories(length)]
    actions = [sure(game, player, a) for a in range(game.sizes[player])]
    for chosen in itertools.product(actions, repeat=len(known)):
        yield StrategyTable(dict(zip(known, chosen, strict=True)))


def count_strategies(game: RepeatedGame, player: int) -> int:
    """Return how many pure strategies a player has in finitely many rounds."""
    rounds = game.finite("a count of strategies")
    return int(game.sizes[player] ** game.count(rounds - 1))


def laws_at(
    game: RepeatedGame, strategies: Strategies, memories: Sequence[Any]
) -> tuple[Law, ...]:
    """Return each player's law on her actions, checked to be one."""
    if len(strategies) != len(game.players):
        raise ModelError(
            f"expected a strategy of each of {len(game.players)} players, "
            f"got {len(strategies)}"
        )
    found = []
    for i, (one, memory) in enumerate(zip(strategies, memories, strict=True)):
        law = one.law(memory)
        if len(law) != game.sizes[i] or any(p < 0 for p in law) or sum(law) != 1:
            raise ModelError(
                f"expected {game.sizes[i]} probabilities that sum to 1, one for "
                f"each action of {game.players[i]}, got ({', '.join(map(str, law))})"
            )
        found.append(law)
    return tuple(found)


def path_law(
    game: RepeatedGame, strategies: Strategies, rounds: int | None = None
) -> dict[History, Any]:
    """Return the probability of each play, of those that strategies can bring about.

    Of the first `rounds` rounds, if a number is given. Only reached histories are asked
    of the strategies.
    """
    length = game.finite("a path law") if rounds is None else rounds
    level: dict[History, tuple[Any, tuple[Any, ...]]] = {
        (): (1, tuple(s.at_first for s in strategies))
    }
    for _ in range(length):
        longer: dict[History, tuple[Any, tuple[Any, ...]]] = {}
        for history, (mass, memories) in level.items():
            laws = laws_at(game, strategies, memories)
            for profile, p in product_law(laws):
                after = tuple(
                    s.after(m, profile)
                    for s, m in zip(strategies, memories, strict=True)
                )
                longer[(*history, profile)] = (mass * p, after)
        if len(longer) > MAX_HISTORIES:
            raise ScopeError(
                f"more than {MAX_HISTORIES:,} histories are reached", "fewer rounds"
            )
        level = longer
    return {history: mass for history, (mass, _) in level.items()}


def product_law(laws: Sequence[Law]) -> Iterator[tuple[ActionProfile, Any]]:
    """Yield the profiles that independent laws give a probability, with it."""
    supports = [[a for a, p in enumerate(law) if p] for law in laws]
    for profile in itertools.product(*supports):
        pairs = zip(laws, profile, strict=True)
        yield profile, math.prod(law[a] for law, a in pairs)


def play_of(game: RepeatedGame, strategies: Strategies) -> Play:
    """Return the play that pure strategies bring about.

    In a game that never ends it is eventually periodic where what the players remember
    recurs, as it does with finite automata.
    """
    memories = tuple(s.at_first for s in strategies)
    seen: dict[Any, int] = {}
    played: list[ActionProfile] = []
    while len(played) < (game.rounds or MAX_ROUNDS):
        if game.rounds is None:
            if memories in seen:
                start = seen[memories]
                return Play(tuple(played[:start]), tuple(played[start:]))
            seen[memories] = len(played)
        laws = laws_at(game, strategies, memories)
        chosen = [law.index(1) if 1 in law else None for law in laws]
        if None in chosen:
            raise ModelError("expected pure strategies, got one that mixes")
        profile = tuple(a for a in chosen if a is not None)
        played.append(profile)
        memories = tuple(
            s.after(m, profile) for s, m in zip(strategies, memories, strict=True)
        )
    if game.rounds is None:
        raise ScopeError(f"no state recurs within {MAX_ROUNDS:,} rounds")
    return Play(tuple(played))


def expected(game: RepeatedGame, player: int, law: Mapping[History, Any]) -> Any:
    """Return what a law on the plays of finitely many rounds is worth to a player."""
    game.finite("an expected payoff")
    total: Any = 0
    for history, p in law.items():
        total = total + p * game.worth(player, Play(history))
    return total
