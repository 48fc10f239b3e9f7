"""Strategies of a repeated game and what each player believes of play.

The beliefs are about histories, the own actions among them, so that an action is
evidence of what the others do (`accord.theory.predictions`; Definitions 4.10 to 4.19 of
Meulemans et al. 2025).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.expressions import values_of_names
from accord.theory.forms import Form, Literal, literal
from accord.theory.games import ActionProfile
from accord.theory.names import counted
from accord.theory.predictions import (
    Decisions,
    Layer,
    Layers,
    q_table,
    variation,
)
from accord.theory.processes import Process, Word
from accord.theory.repeated_games import (
    MAX_HISTORIES,
    History,
    RepeatedGame,
    Strategies,
    Strategy,
    StrategyTable,
    expected,
    laws_at,
    path_law,
    play_of,
    product_law,
)
from accord.theory.traces import Trace


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

    game        the repeated game
    strategies  of each player
    beliefs     for each player her belief: layers, mixtures of processes over the
                profiles of the stage game, symbols in the order of its table. The first
                one is what she believes; the further ones are of infinitely small
                weight. None at all, by default, where only strategies are asked about
    title       what it is called
    where       None where the weights are numbers. Else they may be forms in
                parameters, of which these constraints are known
    values      in words, the values that its parameters were given

    The numbers of the game may have parameters too.
    """

    game: RepeatedGame
    strategies: tuple[Strategy, ...]
    beliefs: tuple[Layers, ...] = ()
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        game = self.game
        rounds = game.finite("a play with beliefs")
        game.check_tree(rounds)
        if self.where is None and game.where is not None:
            object.__setattr__(self, "where", ())  # there are parameters: of the game
        check_where(self.where)
        for what in ("strategies", "beliefs") if self.beliefs else ("strategies",):
            if len(getattr(self, what)) != len(game.players):
                raise ModelError(
                    f"expected {what} of each of {len(game.players)} players, "
                    f"got {len(getattr(self, what))}"
                )
        for name, own in zip(game.players, self.beliefs, strict=False):
            if not own:
                raise ModelError(f"expected a belief of `{name}`, got none")
            for hypothesis in (h for layer in own for h in layer.hypotheses):
                self._check(hypothesis, name)

    def _check(self, hypothesis: Process, name: str) -> None:
        """Raise unless a hypothesis is a measure on the histories of the game."""
        if hypothesis.alphabets != (self.game.alphabet,):
            raise ModelError(
                f"expected beliefs of `{name}` over the profiles "
                f"{', '.join(self.game.alphabet)}, got {hypothesis.alphabets!r:.60}"
            )
        rounds = self.game.finite()
        mass = sum(sum(m.values()) for _, m in hypothesis.words(rounds))
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
        size = f"{self.game.scope}, {what} as given"
        if own := sorted(self.unknowns - self.game.unknowns):
            return f"{size}, {all_real(own, self.where)}, weights positive"
        return f"{size}, at {self.values}" if self.values else size

    def _weights(self) -> Iterator[Any]:
        for layers in self.beliefs:
            for layer in layers:
                yield from layer.weights

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters, of the weights, constraints and the game."""
        return self.game.unknowns | unknowns_of(self._weights(), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters; a weight is positive."""
        forms = (w for w in self._weights() if isinstance(w, Form))
        own = premises_of(self.where, [literal(w, ">") for w in forms])
        return tuple(dict.fromkeys((*self.game.premises, *own)))

    def at(self, numbers: Mapping[str, Any]) -> "BelievedPlay":
        """Return it at these values of its parameters, which satisfy what is known."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)

        def put(layer: Layer) -> Layer:
            return replace(layer, weights=evaluated(values, layer.weights))

        game = self.game
        if game.where is not None:
            game = game.at({name: values[name] for name in game.unknowns})
        beliefs = tuple(tuple(map(put, layers)) for layers in self.beliefs)
        return replace(self, game=game, beliefs=beliefs, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "BelievedPlay":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def belief(self, player: int) -> Layers:
        """Return what a player believes, or raise where no beliefs are given."""
        if not self.beliefs:
            raise ModelError(
                f"`{self.name}` states no beliefs", "add a belief of each player"
            )
        return self.beliefs[player]

    @property
    def is_common(self) -> bool:
        """Whether all players hold one and the same belief."""
        return len(set(map(repr, self.beliefs))) == 1  # forms are not compared

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
            f"{self.game.say_when(self.history(better.word))} "
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
        if self.unknowns:
            raise ModelError(
                f"`{self.name}` has the parameter `{min(self.unknowns)}`",
                "give it a number",
            )
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
        for taken, weight in enumerate(law):
            for action, worth in enumerate(worths):
                if weight and not worths[taken] >= worth:
                    return Better(word, taken, worths[taken], action, worth)
    return None


def worth_of(p: BelievedPlay, player: int) -> Any:
    """Return what the strategies bring a player."""
    return expected(p.game, player, path_law(p.game, p.strategies))
