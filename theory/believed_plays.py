"""Strategies of a repeated game and what each player believes of play.

A belief rho is a measure on histories, own actions and all. An embedded agent asks what
the others do *given* what she does, the conditional rho(others | h, a), and plays a
best response to that at every history (Definition 3.2 of Meulemans et al. 2025):

    Q(h, a) = sum over the others b of  rho(b | h, a) (u_i(a, b) + g max Q(h ab, .)).

Where rho gives (h, a) no probability the conditional is a limit: a belief may have
further layers, of infinitely small weight against those before them, and the first one
that gives (h, a) a probability says what is expected there (Definition 4.14).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import simplest
from accord.theory.games import ActionProfile
from accord.theory.names import counted
from accord.theory.processes import Masses, Mixture, Process, Word
from accord.theory.repeated_games import (
    MAX_HISTORIES,
    History,
    Play,
    RepeatedGame,
    Strategies,
    Strategy,
    StrategyTable,
    laws_at,
    play_of,
    product_law,
)
from accord.theory.traces import Trace

Layers = tuple[Process, ...]
QTable = dict[Word, tuple[Any, ...]]  # for each word, the value of each own action


@dataclass(frozen=True, slots=True)
class Decisions:
    """What one player decides, round by round, whatever her percepts are.

    seen     for each symbol of a round the own action in it, and its reward
    actions  how many actions she has
    """

    seen: tuple[tuple[int, Any], ...]
    actions: int
    rounds: int
    discount: Any = 1

    def with_action(self, action: int) -> Iterator[int]:
        """Yield the symbols in which she takes an action."""
        return (x for x, (own, _) in enumerate(self.seen) if own == action)


class Unforeseen(Exception):  # noqa: N818 - it is no error: the answer is "no"
    """No layer of a belief gives a word and an action a probability."""

    def __init__(self, word: Word, action: int) -> None:
        super().__init__(word, action)
        self.word, self.action = word, action


def q_table(decisions: Decisions, layers: Layers) -> QTable:
    """Return Q(h, a) at every word h of fewer rounds than there are.

    Raises Unforeseen where no layer gives (h, a) a probability.
    """
    table: QTable = {}
    _best(decisions, layers, (), [layer.at_first for layer in layers], table)
    return table


def _best(
    d: Decisions, layers: Layers, word: Word, masses: Sequence[Masses], table: QTable
) -> Any:
    """Return the value of the best action after a word, and fill in the table."""
    if len(word) == d.rounds:
        return 0
    symbols = range(len(d.seen))
    after = [
        [layer.after(m, x) for layer, m in zip(layers, masses, strict=True)]
        for x in symbols
    ]
    ahead = [_best(d, layers, (*word, x), after[x], table) for x in symbols]
    worth = [r + d.discount * v for (_, r), v in zip(d.seen, ahead, strict=True)]
    table[word] = tuple(
        _mean((p, worth[x]) for x, p in predicted(d, after, word, action).items())
        for action in range(d.actions)
    )
    return max(table[word])


def _mean(pairs: Iterator[tuple[Any, Any]]) -> Any:
    return simplest(sum(p * x for p, x in pairs))


def predicted(
    d: Decisions, after: Sequence[Sequence[Masses]], word: Word, action: int
) -> Mapping[int, Any]:
    """Return the probability of each symbol, given the word and the own action.

    `after` has for each symbol what each layer's masses are once it is written.
    """
    own = tuple(d.with_action(action))
    for k in range(len(after[0])):
        weights = {x: sum(after[x][k].values()) for x in own}
        if whole := sum(weights.values()):
            return {x: w / Fraction(whole) for x, w in weights.items() if w}
    raise Unforeseen(word, action)


def variation(first: Process, second: Process, rounds: int) -> Any:
    """Return how far two measures are apart on the words of a length.

    D = 1/2 the sum of |P(h) - Q(h)|, their total variation (Definition 2.2).
    """
    total: Any = 0
    pairs: list[tuple[Word, Masses, Masses]] = [((), first.at_first, second.at_first)]
    while pairs:
        word, p, q = pairs.pop()
        if len(word) == rounds:
            total = total + abs(sum(p.values()) - sum(q.values()))
        elif p or q:
            pairs += [
                ((*word, x), first.after(p, x), second.after(q, x))
                for x in range(len(first.alphabet(len(word))))
            ]
    return simplest(Fraction(total) / 2)


# --- plays with beliefs -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Better:
    """A history at which an action is better than one that a strategy may take."""

    word: Word
    taken: int
    taken_worth: Any
    action: int
    worth: Any


@dataclass(frozen=True, slots=True)
class BelievedPlay:
    """Strategies of a repeated game with finitely many rounds, with beliefs.

    game        the repeated game, all of its numbers given
    strategies  of each player
    beliefs     for each player her belief: processes over the profiles of the stage
                game, symbols in the order of its table. The first one is what she
                believes; the further ones are of infinitely small weight. None at all,
                by default, where only the strategies are asked about
    title       what it is called
    """

    game: RepeatedGame
    strategies: tuple[Strategy, ...]
    beliefs: tuple[Layers, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        game = self.game
        rounds = game.finite("a play with beliefs")
        if not game.is_given:
            raise ModelError("expected a game without parameters", "give them numbers")
        game.check_tree(rounds)
        for what in ("strategies", "beliefs") if self.beliefs else ("strategies",):
            if len(getattr(self, what)) != len(game.players):
                raise ModelError(
                    f"expected {what} of each of {len(game.players)} players, "
                    f"got {len(getattr(self, what))}"
                )
        layers = tuple(tuple(map(_process, own)) for own in self.beliefs)
        object.__setattr__(self, "beliefs", layers)
        for name, own in zip(game.players, layers, strict=False):
            if not own:
                raise ModelError(f"expected a belief of `{name}`, got none")
            for layer in own:
                self._check(layer, name)

    def _check(self, layer: Process, name: str) -> None:
        """Raise unless a layer is a measure on the histories of the game."""
        if layer.alphabets != (self.game.alphabet,):
            raise ModelError(
                f"expected beliefs of `{name}` over the profiles "
                f"{', '.join(self.game.alphabet)}, got {layer.alphabets!r:.60}"
            )
        rounds = self.game.finite()
        mass = sum(sum(m.values()) for _, m in layer.words(rounds))
        if mass != 1:
            raise ModelError(
                f"expected a belief of `{name}` in {counted(rounds, 'round')} of play, "
                f"got one that gives them the probability {mass}"
            )

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the play"

    @property
    def scope(self) -> str:
        """The scope in words: this game and these beliefs."""
        what = "strategies and beliefs" if self.beliefs else "strategies"
        return f"{self.game.scope}, {what} as given"

    def belief(self, player: int) -> Layers:
        """Return what a player believes, or raise where no beliefs are given."""
        if not self.beliefs:
            raise ModelError(
                f"`{self.name}` states no beliefs", "add a belief of each player"
            )
        return self.beliefs[player]

    @property
    def rounds(self) -> int:
        """The number of rounds."""
        return self.game.finite()

    def lasting(self, rounds: int) -> "BelievedPlay":
        """Return the same strategies and beliefs in a game of other length."""
        return replace(self, game=replace(self.game, rounds=rounds))

    def decisions(self, player: int) -> Decisions:
        """Return what a player decides, who sees what all have played."""
        game = self.game
        seen = tuple((p[player], game.game.payoff(player, p)) for p in game.profiles())
        actions = game.sizes[player]
        return Decisions(seen, actions, self.rounds, game.discount)

    def truth(self) -> Process:
        """Return the law of the play that the strategies bring about."""
        return process_of(self.game, self.strategies)

    def word(self, history: Sequence[ActionProfile]) -> Word:
        """Return a history as a word over the profiles."""
        return tuple(map(self.game.number, history))

    def history(self, word: Word) -> History:
        """Return a word over the profiles as a history."""
        profiles = tuple(self.game.profiles())
        return tuple(profiles[x] for x in word)

    def laws(self, player: int) -> Iterator[tuple[Word, tuple[Any, ...]]]:
        """Yield a player's law on her actions at each history that is in her strategy.

        At every history, of a strategy that says what she does at every history; of a
        table that leaves some out, those of its own that the game has.
        """
        strategy = self.strategies[player]
        known = strategy.laws if isinstance(strategy, StrategyTable) else None
        for length in range(self.rounds):
            for history in self.game.histories(length):
                if known is not None and history not in known:
                    continue
                memory = strategy.at_first
                for profile in history:
                    memory = strategy.after(memory, profile)
                yield self.word(history), strategy.law(memory)

    def say_better(self, player: int, better: Better) -> str:
        """Return in words where an action is better than one that is taken."""
        labels = self.game.actions[player]
        return (
            f"after {self.game.say(self.history(better.word))} "
            f"{self.game.players[player]} takes {labels[better.taken]}, by which she "
            f"expects {better.taken_worth}; she expects {better.worth} by "
            f"{labels[better.action]}."
        )

    def trace(self, only: frozenset[int] | None = None) -> Trace:
        """Return the play round by round, and what each action is expected to bring.

        The strategies must be pure. `P(...)` is what a player's belief gives to the
        play up to and with that round.
        """
        game, names = self.game, self.game.players
        play = play_of(game, self.strategies)
        beliefs = [self.belief(i) for i in range(len(names))]
        tables = [q_table(self.decisions(i), own) for i, own in enumerate(beliefs)]
        headers = ["round", "play"]
        for name, own in zip(names, game.actions, strict=True):
            headers += [f"{name}: Q({a})" for a in own] + [f"{name}: P(play)"]
        rows = []
        word = self.word(play.first)
        for k in range(self.rounds):
            row: list[Any] = [k + 1, game.say_profile(play.at(k))]
            for table, layers in zip(tables, beliefs, strict=True):
                row += [*table[word[:k]], layers[0].probability(word[: k + 1])]
            if only is None or k + 1 in only:
                rows.append(tuple(row))
        truth = self.truth()
        totals = {
            f"{name}: total variation of belief and truth": variation(
                own[0], truth, self.rounds
            )
            for name, own in zip(names, beliefs, strict=True)
        }
        for i, name in enumerate(names):
            totals[f"{name}: payoff"] = game.worth(i, play)
        drawn = tuple(h for h in headers if ": Q(" in h)
        return Trace(tuple(headers), tuple(rows), totals, drawn)


def _process(belief: Any) -> Process:
    made: Process = belief.process() if isinstance(belief, Mixture) else belief
    return made


def process_of(game: RepeatedGame, strategies: Strategies, title: str = "") -> Process:
    """Return the law of play that strategies bring about, as a process over profiles.

    A universe in which all act independently given the history (Definition 4.10). It
    stops after the last round. Only reached histories are asked of the strategies.
    """
    rounds = game.finite("the law of play")
    first = (0, tuple(s.at_first for s in strategies))
    numbers = {first: 0}
    reached = [first]
    moves: list[tuple[tuple[int, int, Any], ...]] = []
    for number, memories in reached:  # grows as states are reached
        own = []
        if number < rounds:
            for profile, p in product_law(laws_at(game, strategies, memories)):
                pairs = zip(strategies, memories, strict=True)
                after = (number + 1, tuple(s.after(m, profile) for s, m in pairs))
                if after not in numbers:
                    numbers[after] = len(reached)
                    reached.append(after)
                own.append((game.number(profile), numbers[after], p))
        moves.append(tuple(own))
        if len(reached) > MAX_HISTORIES:
            raise ScopeError(
                f"more than {MAX_HISTORIES:,} histories are reached", "fewer rounds"
            )
    start = (1,) + (0,) * (len(reached) - 1)
    return Process((game.alphabet,), start, tuple(moves), title)


# --- what the properties ask ------------------------------------------------------


def better_action(p: BelievedPlay, player: int, layers: Layers) -> Better | None:
    """Return where a strategy is no embedded best response, None where it is one.

    A policy is optimal at every history iff at every history it takes actions of the
    largest Q alone. Histories that a table leaves out are left to a best response.
    """
    table = q_table(p.decisions(player), layers)
    for word, law in p.laws(player):
        worths = table[word]
        best = max(worths)
        for action, weight in enumerate(law):
            if weight and worths[action] != best:
                return Better(word, action, worths[action], worths.index(best), best)
    return None


def worth_of(p: BelievedPlay, player: int) -> Any:
    """Return what the strategies bring a player."""
    total: Any = 0
    for word, masses in p.truth().words(p.rounds):
        total = total + sum(masses.values()) * p.game.worth(
            player, Play(p.history(word))
        )
    return simplest(total)
