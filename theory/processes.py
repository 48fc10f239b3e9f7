"""Processes: semimeasures on words, as machines with finitely many hidden states.

    sigma(w) = the sum over s of  P(the process wrote w and is in the state s)

A process starts in a state, by a law. In a state it writes a symbol and moves on, or it
stops: sigma(w) - sum_x sigma(wx) is the probability that it stops after w. If it never
stops, sigma is a measure (Definition 2.1 of Meulemans et al. 2025). The symbols of a
word may take turns: actions and percepts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import reduce
from typing import Any

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    simple,
    unknowns_of,
)
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact, is_exact, simplest
from accord.theory.expressions import values_of_names
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import in_digits

MAX_MOVES, MAX_WORDS = 1_000_000, 100_000

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
    where      None where all probabilities are numbers. Else they may be text,
               expressions in parameters, of which these constraints are known
    values     in words, the values that its parameters were given

    A state is reached at steps of one alphabet only.

    >>> fair = coin("HT", ("1/2", "1/2"))
    >>> fair.probability((0, 0, 1))
    Fraction(1, 8)
    """

    alphabets: tuple[tuple[str, ...], ...]
    start: tuple[Any, ...]
    moves: tuple[tuple[Move, ...], ...]
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        alphabets = tuple(map(tuple, self.alphabets))
        if not alphabets or not all(map(_is_alphabet, alphabets)):
            raise ModelError(
                f"expected alphabets of distinct symbols, got {alphabets!r:.80}"
            )
        object.__setattr__(self, "alphabets", alphabets)
        start = tuple(map(self._number, self.start))
        object.__setattr__(self, "start", start)
        if len(self.moves) != len(start):
            raise ModelError(
                f"expected moves of each of {len(start)} states, got {len(self.moves)}"
            )
        if sum(map(len, self.moves)) > MAX_MOVES:
            raise ScopeError(f"more moves than the {MAX_MOVES:,} that fit")
        moves = tuple(
            tuple(
                (x, s, p)
                for x, s, p in ((x, s, self._number(p)) for x, s, p in own)
                if not is_exact(p) or p
            )
            for own in self.moves
        )
        object.__setattr__(self, "moves", moves)
        check_where(self.where)
        self._check_law("the start", start)
        for state, own in enumerate(moves):
            self._check_law(f"state {state}", [p for *_, p in own])
        self._check_turns()

    def _number(self, value: Any) -> Any:
        return _simple(read_entry(value, self.where, "probability"))

    def _check_law(self, place: str, law: Sequence[Any]) -> None:
        total = _simple(sum(law))
        if any(is_exact(p) and p < 0 for p in law) or (is_exact(total) and total > 1):
            shown = ", ".join(map(str, law))
            raise ModelError(
                f"expected probabilities of sum at most 1 at {place} of {self.name}, "
                f"got ({shown:.200})"
            )

    def _check_turns(self) -> None:
        """Raise unless each state writes in one alphabet, the next in the next."""
        turns = len(self.alphabets)
        turn = {s: 0 for s, p in enumerate(self.start) if _is_positive(p)}
        reached, known = list(turn), set(turn)
        for state in reached:  # grows as states are reached
            size = len(self.alphabets[turn[state]])
            for symbol, after, _ in self.moves[state]:
                if not 0 <= symbol < size or not 0 <= after < len(self.start):
                    raise ModelError(
                        f"state {state} of {self.name} has a move ({symbol}, {after}), "
                        f"expected a symbol of {size} and a state of {len(self.start)}"
                    )
                then = (turn[state] + 1) % turns
                if turn.setdefault(after, then) != then:
                    raise ModelError(
                        f"state {after} of {self.name} is reached at steps of two "
                        f"alphabets",
                        "give each its own state",
                    )
                if after not in known:
                    known.add(after)
                    reached.append(after)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the process"

    @property
    def at_first(self) -> Masses:
        """The probabilities of the states before anything is written."""
        return {s: p for s, p in enumerate(self.start) if _is_positive(p)}

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the numbers and of `where`."""
        return unknowns_of(self._numbers(), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters: `where`, and that laws are laws."""
        laws = (self.start, *([p for *_, p in own] for own in self.moves))
        each = [p for law in laws for p in (*law, _simple(1 - sum(law)))]
        known = (literal(p, ">=") for p in each if isinstance(p, Form))
        return premises_of(self.where, known)

    def _numbers(self) -> Iterator[Any]:
        yield from self.start
        for own in self.moves:
            yield from (p for *_, p in own)

    def at(self, numbers: Mapping[str, Any]) -> "Process":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)

        start, moves = evaluated(values, (self.start, self.moves))
        return replace(self, start=start, moves=moves, where=None, values=shown)

    def knowing(self, where: Sequence[str]) -> "Process":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    @property
    def scope(self) -> str:
        """The scope in words: words of any length, since the states are few."""
        size = len(self.start)
        states = "1 state" if size == 1 else f"{size:,} states"
        if self.where is not None:
            known = all_real(self.unknowns, self.where)
            return f"words of any length, {states}, {known}"
        at = f" at {self.values}" if self.values else ""
        return f"words of any length, {states}{at}"

    def alphabet(self, step: int) -> tuple[str, ...]:
        """Return the symbols that can be written at a step, counted from 0."""
        return self.alphabets[step % len(self.alphabets)]

    def after(self, masses: Masses, symbol: int) -> Masses:
        """Return the masses after one more symbol."""
        found: dict[int, Any] = {}
        for state, mass in masses.items():
            for x, s, p in self.moves[state]:
                if x == symbol:
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

    def count_words(self, length: int) -> int:
        """Return how many words of this length there are, written or not."""
        turns = [len(symbols) for symbols in self.alphabets]
        whole, rest = divmod(length, len(turns))
        count = 1
        for k, size in enumerate(turns):
            count *= size ** (whole + (k < rest))
        return count

    def gap(self, word: Word) -> Any:
        """Return the probability that it stops after a word, exactly there."""
        masses = self.masses(word)
        symbols = range(len(self.alphabet(len(word))))
        more = sum(sum(self.after(masses, x).values()) for x in symbols)
        return sum(masses.values()) - more

    def read(self, text: str | Sequence[str]) -> Word:
        """Return the word of these symbols, the reverse of `say`."""
        single = all(len(x) == 1 for symbols in self.alphabets for x in symbols)
        parts = text if not isinstance(text, str) or single else text.split()
        word = []
        for k, symbol in enumerate(parts):
            if symbol not in self.alphabet(k):
                shown = ", ".join(f"`{x}`" for x in self.alphabet(k))
                raise ModelError(
                    f"expected a symbol of {self.name} at step {k + 1}, got "
                    f"`{symbol:.40}`",
                    f"the symbols are {shown}",
                )
            word.append(self.alphabet(k).index(symbol))
        return tuple(word)

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
        parts = [self.alphabet(k)[x] for k, x in enumerate(word)]
        between = "" if all(len(x) == 1 for own in self.alphabets for x in own) else " "
        return between.join(parts) or "nothing"


def _simple(value: Any) -> Any:
    """Return a form without unknowns, and a fraction, in the simplest way."""
    found = simple(value)
    return simplest(found) if is_exact(found) else found


def _is_positive(p: Any) -> bool:
    """Return whether a probability can be above 0, as an unknown one can."""
    return not is_exact(p) or p > 0


def _is_alphabet(symbols: tuple[str, ...]) -> bool:
    return bool(symbols) and all(symbols) and len(set(symbols)) == len(symbols)


def coin(alphabet: Sequence[str], law: Sequence[Any], title: str = "") -> Process:
    """Return the process that draws each symbol anew by one law."""
    moves = tuple((x, 0, p) for x, p in enumerate(law))
    return Process((tuple(alphabet),), (1,), (moves,), title)


def writes(
    alphabet: Sequence[str],
    first: Sequence[str],
    then: Sequence[str] = "",
    title: str = "",
) -> Process:
    """Return the process that writes `first`, and then `then` again and again.

    Without `then` it stops after `first`.

    >>> writes("CD", "DD", "C").probability((1, 1, 0, 0))
    1
    >>> writes("CD", "DD").probability((1, 1, 0))
    0
    """
    odd = [x for x in (*first, *then) if x not in alphabet]
    if odd:
        raise ModelError(f"expected symbols of {list(alphabet)}, got `{odd[0]:.40}`")
    word = [tuple(alphabet).index(x) for x in (*first, *then)]
    back = len(first) if then else len(word)
    after = [*range(1, len(word)), back] if word else []
    moves = tuple(((x, s, 1),) for x, s in zip(word, after, strict=True))
    states = moves if then else (*moves, ())
    start = (1,) + (0,) * (len(states) - 1)
    return Process((tuple(alphabet),), start, states, title)


def from_values(
    alphabets: Sequence[Sequence[str]],
    values: Mapping[Word, Any],
    title: str = "",
    where: Sequence[str] | None = None,
) -> Process:
    """Return the process that writes words with these probabilities, and then stops.

    sigma(w) is the value of w; a word without one has that of its continuations, added
    up, which is 0 where it has none. The process draws at its start which word it will
    have written when it stops, so that unknown values stay linear.

    >>> half = from_values(["01"], {(): 1, (0,): "1/2", (1,): "1/4"})
    >>> half.gap(()), half.probability((1,))
    (Fraction(1, 4), Fraction(1, 4))
    """
    if len(values) > MAX_WORDS:
        raise ScopeError(f"values of more words than the {MAX_WORDS:,} that fit")
    turns = tuple(map(tuple, alphabets))
    for word in values:
        if any(x not in range(len(turns[k % len(turns)])) for k, x in enumerate(word)):
            raise ModelError(f"expected words of the symbols by number, got {word}")

    known = {w: read_entry(value, where, "probability") for w, value in values.items()}
    gaps = _gaps(known, turns)
    start: list[Any] = []
    moves: list[tuple[Move, ...]] = []
    for word in sorted(w for w, gap in gaps.items() if _is_positive(gap)):
        here = len(moves)
        if here + len(word) + 1 > MAX_MOVES:
            raise ScopeError(f"more moves than the {MAX_MOVES:,} that fit")
        moves += [((x, here + k + 1, 1),) for k, x in enumerate(word)] + [()]
        start += [gaps[word]] + [0] * len(word)
    kept = None if where is None else tuple(where)
    return Process(turns, tuple(start), tuple(moves), title, kept)


def _gaps(known: Mapping[Word, Any], turns: Sequence[Sequence[str]]) -> dict[Word, Any]:
    """Return of each word its value less those of its continuations, added up."""
    whole: dict[Word, Any] = {}
    gaps: dict[Word, Any] = {}
    below: dict[Word, Any] = {}
    every = {word[:k] for word in known for k in range(len(word) + 1)}
    for word in sorted(every, key=lambda w: (-len(w), w)):
        whole[word] = known.get(word, below.get(word, 0))
        gaps[word] = _simple(whole[word] - below.get(word, 0))
        if is_exact(gaps[word]) and gaps[word] < 0:
            raise ModelError(
                f"expected values of which none is less than those of its "
                f"continuations, got {whole[word]} < {below.get(word, 0)} at "
                f"`{''.join(turns[k % len(turns)][x] for k, x in enumerate(word))}`"
            )
        if word:
            below[word[:-1]] = below.get(word[:-1], 0) + whole[word]
    return gaps


def completed(sigma: Process, stop: str = "stop") -> Process:
    """Return the canonical completion: where sigma stops, it writes `stop` for ever.

    The result is a measure iff sigma is one at its start, sigma(empty) = 1 (B.10).
    """
    if any(stop in symbols for symbols in sigma.alphabets):
        raise ModelError(f"expected a new symbol for where it stops, got `{stop}`")
    alphabets = tuple((*symbols, stop) for symbols in sigma.alphabets)
    turns, size = len(alphabets), len(sigma.start)
    at = turns_of(sigma)
    moves = []
    for state, own in enumerate(sigma.moves):
        left = _simple(1 - sum(p for *_, p in own))
        turn = at.get(state, 0)
        ends = ((len(sigma.alphabets[turn]), size + (turn + 1) % turns, left),)
        moves.append((*own, *(ends if _is_positive(left) else ())))
    for turn, symbols in enumerate(alphabets):
        moves.append(((len(symbols) - 1, size + (turn + 1) % turns, 1),))
    start = (*sigma.start, *(0,) * turns)
    title = f"{sigma.name}, completed"
    return Process(alphabets, start, tuple(moves), title, sigma.where)


def turns_of(sigma: Process) -> dict[int, int]:
    """Return at which turn each state that is reached writes."""
    at = {s: 0 for s, p in enumerate(sigma.start) if _is_positive(p)}
    reached = list(at)
    for state in reached:  # grows as states are reached
        for _, then, _ in sigma.moves[state]:
            if then not in at:
                at[then] = (at[state] + 1) % len(sigma.alphabets)
                reached.append(then)
    return at


def given(sigma: Process, word: Word) -> Process:
    """Return the process of what follows a word, sigma(. | word); raise at sigma = 0.

    >>> given(writes("01", "0", "1"), (0,)).probability((1, 1))
    1
    """
    masses = sigma.masses(word)
    whole = sum(masses.values())
    if not whole:
        raise ModelError(
            f"{sigma.name} never writes {sigma.say(word)}", "nothing follows it"
        )
    start = [Fraction(masses.get(s, 0)) / whole for s in range(len(sigma.start))]
    turn = len(word) % len(sigma.alphabets)
    alphabets = (*sigma.alphabets[turn:], *sigma.alphabets[:turn])
    return replace(sigma, alphabets=alphabets, start=tuple(start))


def is_measure(sigma: Process) -> bool:
    """Return whether it starts for sure, and never stops: at words of all lengths."""
    if _simple(sum(sigma.start)) != 1:
        return False
    return all(
        _simple(sum(p for *_, p in sigma.moves[s])) == 1 for s in turns_of(sigma)
    )


def normalised(sigma: Process, horizon: int) -> Process:
    """Return Solomonoff's normalisation of sigma on words up to a horizon.

    S(empty) = 1 and S(wx) = S(w) sigma(wx) / sum_y sigma(wy), a measure with S >= sigma
    (B.8). It is undefined after a word where sigma stops for sure, and raises there;
    after the horizon the process stops.
    """
    check_words(sigma, horizon)
    values: dict[Word, Any] = {(): 1}
    level: list[tuple[Word, Masses]] = [((), sigma.at_first)]
    for step in range(horizon):
        following = []
        for word, masses in level:
            each = [
                (x, sigma.after(masses, x)) for x in range(len(sigma.alphabet(step)))
            ]
            total = sum(sum(after.values()) for _, after in each)
            if not total:
                raise ModelError(
                    f"{sigma.name} stops for sure after {sigma.say(word)}",
                    "there is nothing to normalise: take a smaller horizon",
                )
            for x, after in each:
                if after:
                    share = Fraction(sum(after.values())) / total
                    values[*word, x] = values[word] * share
                    following.append(((*word, x), after))
        level = following
    title = f"{sigma.name}, normalised"
    return from_values(sigma.alphabets, values, title)


def check_words(sigma: Process, length: int, most: int = MAX_WORDS) -> None:
    """Raise ScopeError where there are more words of this length than fit."""
    count = sigma.count_words(length)
    if count > most:
        fits = next(k for k in range(length, -1, -1) if sigma.count_words(k) <= most)
        raise ScopeError(
            f"{in_digits(count)} words of length {length:,}, more than the {most:,} "
            f"that fit",
            f"a horizon of at most {fits} fits",
        )


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
