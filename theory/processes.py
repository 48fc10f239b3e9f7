"""Processes: semimeasures on words, as machines with finitely many hidden states.

    sigma(w) = the sum over s of  P(the process wrote w and is in the state s)

A process starts in a state, by a law. In a state it writes a symbol and moves on, or it
stops: sigma(w) - sum_x sigma(wx) is the probability that it stops after w. If it never
stops, sigma is a measure (Definition 2.1 of Meulemans et al. 2025). The symbols of a
word may take turns: actions and percepts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, simplest

MAX_MOVES = 1_000_000

Word = tuple[int, ...]
Masses = Mapping[int, Any]  # of states, the probability of having written a word
Move = tuple[int, int, Any]  # the symbol, the next state, the probability


@dataclass(frozen=True, slots=True)
class Process:
    """A finite-state process with exact probabilities.

    alphabets  the symbols by name, of each step in turn: one alphabet for all steps, or
               two where actions and percepts alternate
    start      for each state the probability to start in it; their sum is at most 1
    moves      for each state its moves (symbol, next state, probability), symbols and
               states by number; what is missing to 1 is the probability to stop there
    title      what it is called

    A state is reached at steps of one alphabet only.

    >>> fair = coin("HT", ("1/2", "1/2"))
    >>> fair.probability((0, 0, 1))
    Fraction(1, 8)
    """

    alphabets: tuple[tuple[str, ...], ...]
    start: tuple[Any, ...]
    moves: tuple[tuple[Move, ...], ...]
    title: str = ""

    def __post_init__(self) -> None:
        alphabets = tuple(map(tuple, self.alphabets))
        if not alphabets or not all(map(_is_alphabet, alphabets)):
            raise ModelError(
                f"expected alphabets of distinct symbols, got {alphabets!r:.80}"
            )
        object.__setattr__(self, "alphabets", alphabets)
        start = tuple(exact(p, "probability") for p in self.start)
        object.__setattr__(self, "start", start)
        if len(self.moves) != len(start):
            raise ModelError(
                f"expected moves of each of {len(start)} states, got {len(self.moves)}"
            )
        if sum(map(len, self.moves)) > MAX_MOVES:
            raise ScopeError(f"more moves than the {MAX_MOVES:,} that fit")
        moves = tuple(
            tuple((x, s, exact(p, "probability")) for x, s, p in own)
            for own in self.moves
        )
        object.__setattr__(self, "moves", moves)
        self._check_law("the start", start)
        for state, own in enumerate(moves):
            self._check_law(f"state {state}", [p for *_, p in own])
        self._check_turns()

    def _check_law(self, place: str, law: Sequence[Any]) -> None:
        if any(p < 0 for p in law) or sum(law) > 1:
            shown = ", ".join(map(str, law))
            raise ModelError(
                f"expected probabilities of sum at most 1 at {place} of {self.name}, "
                f"got ({shown})"
            )

    def _check_turns(self) -> None:
        """Raise unless each state writes in one alphabet, the next in the next."""
        turns = len(self.alphabets)
        turn = {s: 0 for s, p in enumerate(self.start) if p}
        reached = list(turn)
        for state in reached:  # grows as states are reached
            size = len(self.alphabets[turn[state]])
            for symbol, after, p in self.moves[state]:
                if not 0 <= symbol < size or not 0 <= after < len(self.start):
                    raise ModelError(
                        f"state {state} of {self.name} has a move ({symbol}, {after}), "
                        f"expected a symbol of {size} and a state of {len(self.start)}"
                    )
                then = (turn[state] + 1) % turns
                if p and turn.setdefault(after, then) != then:
                    raise ModelError(
                        f"state {after} of {self.name} is reached at steps of two "
                        f"alphabets",
                        "give each its own state",
                    )
                if p and after not in reached:
                    reached.append(after)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the process"

    @property
    def at_first(self) -> Masses:
        """The probabilities of the states before anything is written."""
        return {s: p for s, p in enumerate(self.start) if p}

    def alphabet(self, step: int) -> tuple[str, ...]:
        """Return the symbols that can be written at a step, counted from 0."""
        return self.alphabets[step % len(self.alphabets)]

    def after(self, masses: Masses, symbol: int) -> Masses:
        """Return the masses after one more symbol."""
        found: dict[int, Any] = {}
        for state, mass in masses.items():
            for x, s, p in self.moves[state]:
                if x == symbol and p:
                    found[s] = found.get(s, 0) + mass * p
        return found

    def masses(self, word: Word) -> Masses:
        """Return the probability of having written a word, by the state it is in."""
        return reduce(self.after, word, self.at_first)

    def probability(self, word: Word) -> Any:
        """Return sigma(word)."""
        return sum(self.masses(word).values())

    def conditional(self, word: Word) -> tuple[Any, ...]:
        """Return sigma(x | word) of each symbol x; raise where sigma(word) = 0."""
        masses = self.masses(word)
        return self.law(masses, len(word))

    def law(self, masses: Masses, step: int) -> tuple[Any, ...]:
        """Return the conditional probability of each symbol, given the masses."""
        whole = sum(masses.values())
        if not whole:
            raise ModelError(f"{self.name} never writes this word", "it has no law")
        symbols = range(len(self.alphabet(step)))
        return tuple(
            simplest(Fraction(sum(self.after(masses, x).values())) / whole)
            for x in symbols
        )

    def words(self, length: int) -> Iterator[tuple[Word, Masses]]:
        """Yield the words of this length that it writes, with their masses."""
        yield from self._longer((), self.at_first, length)

    def _longer(
        self, word: Word, masses: Masses, more: int
    ) -> Iterator[tuple[Word, Masses]]:
        if not masses:
            return
        if not more:
            yield word, masses
            return
        for x in range(len(self.alphabet(len(word)))):
            yield from self._longer((*word, x), self.after(masses, x), more - 1)

    def say(self, word: Word) -> str:
        """Return a word in its symbols."""
        return "".join(self.alphabet(k)[x] for k, x in enumerate(word)) or "nothing"


def _is_alphabet(symbols: tuple[str, ...]) -> bool:
    return bool(symbols) and all(symbols) and len(set(symbols)) == len(symbols)


def coin(alphabet: Sequence[str], law: Sequence[Any], title: str = "") -> Process:
    """Return the process that draws each symbol anew by one law."""
    moves = tuple((x, 0, p) for x, p in enumerate(law))
    return Process((tuple(alphabet),), (1,), (moves,), title)


def writes(
    alphabet: Sequence[str], first: str, then: str = "", title: str = ""
) -> Process:
    """Return the process that writes `first`, and then `then` again and again.

    Without `then` it stops after `first`.

    >>> writes("CD", "DD", "C").probability((1, 1, 0, 0))
    1
    >>> writes("CD", "DD").probability((1, 1, 0))
    0
    """
    word = [tuple(alphabet).index(x) for x in first + then]
    back = len(first) if then else len(word)
    after = [*range(1, len(word)), back]
    moves = tuple(((x, s, 1),) for x, s in zip(word, after, strict=True))
    states = moves if then else (*moves, ())
    start = (1,) + (0,) * (len(states) - 1)
    return Process((tuple(alphabet),), start, states, title)


@dataclass(frozen=True, slots=True)
class Mixture:
    """A Bayesian mixture: hypotheses with prior weights, xi = sum_i w_i nu_i.

    weights     positive, of sum at most 1
    hypotheses  processes over the same alphabets
    title       what it is called

    >>> bits = [coin("01", ("3/4", "1/4")), coin("01", ("1/4", "3/4"))]
    >>> Mixture(("1/2", "1/2"), tuple(bits)).posterior((1,))
    (Fraction(1, 4), Fraction(3, 4))
    """

    weights: tuple[Any, ...]
    hypotheses: tuple[Process, ...]
    title: str = ""

    def __post_init__(self) -> None:
        weights = tuple(exact(w, "weight") for w in self.weights)
        object.__setattr__(self, "weights", weights)
        if len(weights) != len(self.hypotheses) or not weights:
            raise ModelError(
                f"expected a weight for each of {len(self.hypotheses)} hypotheses, at "
                f"least one, got {len(weights)}"
            )
        if any(w <= 0 for w in weights) or sum(weights) > 1:
            shown = ", ".join(map(str, weights))
            raise ModelError(f"expected positive weights of sum at most 1: ({shown})")
        if len({h.alphabets for h in self.hypotheses}) != 1:
            raise ModelError("expected hypotheses over the same alphabets")

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the mixture"

    def process(self) -> Process:
        """Return the mixture as one process: which hypothesis holds is hidden."""
        start: list[Any] = []
        moves: list[tuple[Move, ...]] = []
        for w, h in zip(self.weights, self.hypotheses, strict=True):
            base = len(start)
            start += [w * p for p in h.start]
            moves += [tuple((x, base + s, p) for x, s, p in own) for own in h.moves]
        alphabets = self.hypotheses[0].alphabets
        return Process(alphabets, tuple(start), tuple(moves), self.title)

    def posterior(self, word: Word) -> tuple[Any, ...]:
        """Return each hypothesis' weight after a word; raise if none writes it."""
        pairs = zip(self.weights, self.hypotheses, strict=True)
        joint = [w * h.probability(word) for w, h in pairs]
        whole = sum(joint)
        if not whole:
            raise ModelError(f"{self.name} gives this word no probability")
        return tuple(simplest(Fraction(j) / whole) for j in joint)
