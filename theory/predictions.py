"""Layers of belief, and what an embedded agent expects of each action under them.

A belief rho is a measure on histories, own actions and all. An embedded agent asks what
comes next *given* what she does, the conditional rho(x | h, a), and plays a best
response to that at every history (Definition 3.2 of Meulemans et al. 2025):

    Q(h, a) = sum over x with the action a of  rho(x | h, a) (r(x) + g max Q(hx, .)).

Where rho gives (h, a) no probability the conditional is a limit: a belief may have
further layers, of infinitely small weight against those before them, and the first one
that gives (h, a) a probability says what is expected there (Definition 4.14). Weights,
rewards and the discount may be forms in parameters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact_or_form, is_exact, simplest
from accord.theory.forms import Form
from accord.theory.processes import Masses, Mixture, Process, Word
from accord.theory.ratios import ratio

Many = tuple[Masses, ...]  # for each hypothesis the masses of its states
QTable = dict[Word, tuple[Any, ...]]  # for each word, the value of each own action


@dataclass(frozen=True, slots=True)
class Layer:
    """A mixture of processes with positive weights of sum 1: what is believed.

    >>> from accord.theory.processes import coin
    >>> layer = Layer(("1/2", "1/2"), (coin("HT", (1, 0)), coin("HT", (0, 1))))
    >>> layer.probability((0,)), layer.probability((0, 1))
    (Fraction(1, 2), 0)
    """

    weights: tuple[Any, ...]
    hypotheses: tuple[Process, ...]

    def __post_init__(self) -> None:
        weights = tuple(exact_or_form(w, "weight") for w in self.weights)
        object.__setattr__(self, "weights", weights)
        if len(weights) != len(self.hypotheses) or not weights:
            raise ModelError(
                f"expected a weight for each of {len(self.hypotheses)} hypotheses, at "
                f"least one, got {len(weights)}"
            )
        total = sum(weights)
        total = total.constant if isinstance(total, Form) else total
        if total != 1 or any(is_exact(w) and w <= 0 for w in weights):
            raise ModelError(
                "expected positive weights of hypotheses that sum to 1, got "
                f"{', '.join(map(str, weights))}"
            )

    @property
    def at_first(self) -> Many:
        """The masses of each hypothesis before anything is written."""
        return tuple(h.at_first for h in self.hypotheses)

    def after(self, many: Many, symbol: int) -> Many:
        """Return the masses of each hypothesis after one more symbol."""
        pairs = zip(self.hypotheses, many, strict=True)
        return tuple(h.after(m, symbol) for h, m in pairs)

    def mass(self, many: Many) -> Any:
        """Return the probability of what was written, 0 where none can write it."""
        total: Any = 0
        for w, masses in zip(self.weights, many, strict=True):
            if masses:
                total = total + w * sum(masses.values())
        return total

    def probability(self, word: Word) -> Any:
        """Return the probability of a word."""
        many = self.at_first
        for symbol in word:
            many = self.after(many, symbol)
        return self.mass(many)


def layer_of(belief: Process | Mixture) -> Layer:
    """Return a mixture as a layer, or the layer that is sure of one process."""
    if isinstance(belief, Mixture):
        return Layer(belief.weights, belief.hypotheses)
    return Layer((1,), (belief,))


Layers = tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What one player decides, round by round.

    seen     for each symbol of a round the own action in it, and its reward
    actions  how many actions she has
    """

    seen: tuple[tuple[int, Any], ...]
    actions: int
    rounds: int
    discount: Any = 1

    def symbols(self, action: int) -> tuple[int, ...]:
        """Return the symbols in which she takes an action."""
        return tuple(x for x, (own, _) in enumerate(self.seen) if own == action)


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
    d: Decisions, layers: Layers, word: Word, many: Sequence[Many], table: QTable
) -> Any:
    """Return the value of the best action after a word, and fill in the table."""
    if len(word) == d.rounds:
        return 0
    after = [
        [layer.after(m, x) for layer, m in zip(layers, many, strict=True)]
        for x in range(len(d.seen))
    ]
    worth = [
        r + d.discount * _best(d, layers, (*word, x), after[x], table)
        for x, (_, r) in enumerate(d.seen)
    ]

    def value(action: int) -> Any:
        own = d.symbols(action)
        for k, layer in enumerate(layers):
            if any(any(after[x][k]) for x in own):  # weights are positive
                masses = [(layer.mass(after[x][k]), worth[x]) for x in own]
                top = sum(m * w for m, w in masses if not is_exact(m) or m)
                return ratio(top, sum(m for m, _ in masses))
        raise Unforeseen(word, action)

    table[word] = tuple(map(value, range(d.actions)))
    return max(table[word])


def variation(belief: Layer, truth: Process, rounds: int) -> Any:
    """Return how far a belief and a measure are apart on the words of a length.

    D = 1/2 the sum of |P(h) - Q(h)|, their total variation (Definition 2.2).
    """
    total: Any = 0
    for p, q in _ends(belief, truth, (), belief.at_first, truth.at_first, rounds):
        total = total + abs(p - q)
    return simplest(Fraction(total) / 2) if is_exact(total) else total / 2


def _ends(
    belief: Layer, truth: Process, word: Word, many: Many, masses: Masses, rounds: int
) -> Iterator[tuple[Any, Any]]:
    """Yield both probabilities of each word of this length that one of them writes."""
    if not masses and not any(many):
        return
    if len(word) == rounds:
        yield belief.mass(many), sum(masses.values())
        return
    for x in range(len(truth.alphabet(len(word)))):
        more = (*word, x), belief.after(many, x), truth.after(masses, x)
        yield from _ends(belief, truth, *more, rounds)
