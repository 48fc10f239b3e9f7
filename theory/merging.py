"""Merging: a Bayesian mixture predicts what a truth writes, symbol by symbol.

    xi(x | h) = sum_i w(i | h) nu_i(x | h),    w(i | h) = w_i nu_i(h) / xi(h)

How far the predictions are from those of the truth mu, what the weight of the truth
bounds, and what is expected under the truth after t symbols, all of it exact.
Source: Meulemans et al. 2025, section 2; Hutter 2005.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.constraints import check_where, premises_of, unknowns_of
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import simplest
from accord.theory.expressions import values_of_names
from accord.theory.forms import Literal
from accord.theory.logarithms import Infinite, Logs, ln
from accord.theory.names import counted, in_digits
from accord.theory.processes import (
    Mixture,
    Process,
    Word,
    completed,
    given,
    is_measure,
)
from accord.theory.traces import Trace
from accord.theory.word_masses import (
    Joint,
    Level,
    joint,
    relative,
    total,
    total_variation,
)

MAX_HORIZON, MAX_HISTORIES = 1_000, 200_000


@dataclass(frozen=True, slots=True)
class Prediction:
    """A mixture that predicts a truth.

    mixture  the hypotheses with their prior weights
    truth    what writes the symbols; one of the hypotheses, or none of them
    horizon  T: what is said is about histories of at most T symbols, and about the
             predictions of what comes after these
    title    what it is called
    where    None where all numbers are known. Else constraints on unknown ones, beside
             those that the processes state themselves
    values   in words, the values that its parameters were given

    Its `predictor` is the mixture as one process, xi.
    """

    mixture: Mixture
    truth: Process
    horizon: int = 8
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)
    predictor: Process = field(init=False, compare=False, repr=False)
    known: dict[Word, tuple[Any, Any]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "predictor", self.mixture.process())
        if self.truth.alphabets != self.mixture.hypotheses[0].alphabets:
            raise ModelError("expected a truth over the alphabets of the hypotheses")
        if type(self.horizon) is not int or not 0 <= self.horizon <= MAX_HORIZON:
            raise ScopeError(
                f"expected a horizon from 0 to {MAX_HORIZON:,}, "
                f"got {self.horizon!r:.40}"
            )
        check_where(self.where)
        if self.unknowns and self.where is None:
            object.__setattr__(self, "where", ())

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the prediction"

    @property
    def scope(self) -> str:
        """The scope in words, with the horizon: nothing is said of longer histories."""
        turns = ("{" + ", ".join(symbols) + "}" for symbols in self.truth.alphabets)
        size = counted(self.horizon, "symbol")
        head = f"words of at most {size} over {' and '.join(turns)}"
        count = len(self.mixture.weights)
        many = "1 process" if count == 1 else f"{count:,} processes"
        if self.where is not None:
            known = f" with {', '.join(self.where)}" if self.where else ""
            numbers = counted(len(self.unknowns), "unknown number")
            return f"{head}, a mixture of {many}, all real values of {numbers}{known}"
        at = f" at {self.values}" if self.values else ""
        return f"{head}, a mixture of {many}{at}"

    @property
    def rounds(self) -> int:
        """How many predictions there are: after 0 to `horizon` symbols."""
        return self.horizon + 1

    def lasting(self, rounds: int) -> "Prediction":
        """Return it with another number of predictions."""
        if rounds < 1:
            raise ModelError(f"expected at least 1 prediction, got {rounds}")
        return replace(self, horizon=rounds - 1)

    def _processes(self) -> tuple[Process, ...]:
        return (*self.mixture.hypotheses, self.truth)

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the processes and of `where`."""
        own = (process.unknowns for process in self._processes())
        return unknowns_of((), self.where or ()).union(*own)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        own = (row for process in self._processes() for row in process.premises)
        return premises_of(self.where, own)

    def at(self, numbers: Mapping[str, Any]) -> "Prediction":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        hypotheses = tuple(h.at(values) for h in self.mixture.hypotheses)
        return replace(
            self,
            mixture=replace(self.mixture, hypotheses=hypotheses),
            truth=self.truth.at(values),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "Prediction":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    @property
    def hypothesis(self) -> int | None:
        """The number of the hypothesis that is the truth, None if none is."""
        own = (self.truth.alphabets, self.truth.start, self.truth.moves)
        if any(process.unknowns for process in self._processes()):
            return next(
                (k for k, h in enumerate(self.mixture.hypotheses) if h is self.truth),
                None,
            )
        each = ((h.alphabets, h.start, h.moves) for h in self.mixture.hypotheses)
        return next((k for k, parts in enumerate(each) if parts == own), None)

    @property
    def weight(self) -> Any:
        """The prior weight of the truth, w(mu); raise where it is no hypothesis."""
        return self.mixture.weights[self.known_hypothesis()]

    def known_hypothesis(self) -> int:
        """Return the number of the hypothesis that is the truth, or raise."""
        k = self.hypothesis
        if k is None:
            raise ModelError(
                f"the truth is none of the hypotheses of {self.name}, so it has no "
                f"weight",
                "add it to them, or ask what holds of any truth: "
                "variation-at-least, least-ratio",
            )
        return k

    def histories(self) -> Iterator[Word]:
        """Yield all words of at most `horizon` symbols, the shorter first."""
        level: list[Word] = [()]
        for step in range(self.horizon + 1):
            yield from level
            symbols = range(len(self.truth.alphabet(step)))
            if step < self.horizon:
                level = [(*word, x) for word in level for x in symbols]

    def count_histories(self) -> int:
        """Return how many these are; raise ScopeError where they do not fit."""
        sizes = [self.truth.count_words(k) for k in range(min(self.horizon, 64) + 1)]
        count = sum(sizes)
        if count > MAX_HISTORIES or self.horizon > 64:
            fits = next(k for k in range(64) if sum(sizes[: k + 2]) > MAX_HISTORIES)
            raise ScopeError(
                f"the tree of horizon {self.horizon} has {in_digits(count)} histories, "
                f"more than the {MAX_HISTORIES:,} that fit",
                f"a horizon of at most {fits} fits; least-ratio and the bounds in "
                f"expectation look at all of them at once",
            )
        return count

    # --- at one history ----------------------------------------------------------

    def both(self, word: Word) -> tuple[Any, Any]:
        """Return xi(word) and mu(word); what was asked once is kept."""
        if word not in self.known:
            pair = (self.predictor.probability(word), self.truth.probability(word))
            self.known[word] = pair
        return self.known[word]

    def posterior(self, word: Word) -> tuple[Any, ...]:
        """Return each hypothesis' weight after a word."""
        return self.mixture.posterior(word)

    def variation(self, word: Word, steps: int) -> Any:
        """Return D_k(xi, mu | word) of the next `steps` symbols, by completions.

        Raises ModelError where the mixture or the truth never writes the word.
        """
        pair = (given(self.predictor, word), given(self.truth, word))
        if not all(map(is_measure, pair)):
            pair = (completed(pair[0]), completed(pair[1]))
        return total_variation(*pair, steps)

    # --- as a run ------------------------------------------------------------------

    def trace(self, only: Any = None) -> Trace:
        """Return what happens as a table; `only` says which predictions to show."""
        return _trace(self, only)


# --- expectations under the truth -------------------------------------------------


@lru_cache(maxsize=64)
def _joint(p: Prediction) -> Joint:
    """Return the hypotheses, each times its weight, and the truth, side by side.

    Completed where one of them can stop, so that every history goes on.
    """
    every = (*p.mixture.hypotheses, p.truth)
    if not all(map(is_measure, every)):
        every = tuple(map(completed, every))
    return joint(every, (*p.mixture.weights, 1))


@lru_cache(maxsize=16)
def _grown(p: Prediction) -> list[Level]:
    """Return the levels that were asked for so far; the list grows with the asking."""
    return [_joint(p).first()]


def _level(p: Prediction, length: int) -> Level:
    """Return the words of this length, by kinds."""
    grown = _grown(p)
    while len(grown) <= length:
        grown.append(_joint(p).following(grown[-1], len(grown) - 1, length))
    return grown[length]


def expected_doubt(p: Prediction, t: int) -> Any:
    """Return B_t = E_mu[1 - w(mu | h_t)], what is believed of all that is not true."""
    k = p.known_hypothesis()

    def value(sums: Any) -> Any:
        whole, own = sum(sums[:-1]), sums[k]
        return Fraction(sums[-1] * (whole - own), whole) if sums[-1] else 0

    return simplest(total(_joint(p), _level(p, t), value))


def expected_posterior(p: Prediction, t: int, k: int) -> Any:
    """Return E_mu[w(k | h_t)] of the k-th hypothesis."""
    _check_support(p, t)

    def value(sums: Any) -> Any:
        return sums[-1] and Fraction(sums[-1] * sums[k], sum(sums[:-1]))

    return simplest(total(_joint(p), _level(p, t), value))


def expected_inverse_posterior(p: Prediction, t: int) -> Any:
    """Return E_mu[1 / w(mu | h_t)], at most 1/w(mu).

    It is 1/w(mu) iff the mixture writes no word of length t that the truth does not.
    """
    k = p.known_hypothesis()
    value = total(
        _joint(p),
        _level(p, t),
        lambda s: s[-1] and Fraction(s[-1] * sum(s[:-1]), s[k]),
    )
    return simplest(value)


def chance_of_doubt(p: Prediction, constant: Any) -> Any:
    """Return mu(at some t up to the horizon w(mu | h_t) <= constant * w(mu))."""
    k, j = p.known_hypothesis(), _joint(p)
    most = Fraction(constant) * p.weight
    level, found = j.first(), Fraction(0)
    for t in range(p.horizon + 1):
        left = {}
        for vector, (scale, word) in level.kinds.items():
            *beliefs, truth = j.sums(vector)
            if truth and beliefs[k] <= most * sum(beliefs):
                found += Fraction(scale * truth, level.scale)
            elif truth:
                left[vector] = (scale, word)
        level = j.following(Level(left, level.scale), t)
    return simplest(found)


def expected_variation(p: Prediction, t: int, steps: int, power: int = 1) -> Any:
    """Return E_mu of D_k(xi, mu | h_t) to a power, of the next `steps` symbols."""
    _check_support(p, t)
    j, level = _joint(p), _level(p, t)
    found = Fraction(0)
    for vector, (scale, _) in level.kinds.items():
        *beliefs, truth = j.sums(vector)
        if truth:
            distance = _variation(j, vector, t, steps, sum(beliefs), truth)
            found += scale * truth * distance**power
    return simplest(found / level.scale)


def _variation(
    j: Joint, vector: Any, t: int, steps: int, whole: int, truth: int
) -> Fraction:
    """Return D_k from words of this kind on."""
    *_, last = j.levels(steps, Level({vector: (1, ())}, 1), t)
    apart = sum(
        scale * abs(sum(sums[:-1]) * truth - sums[-1] * whole)
        for longer, (scale, _) in last.kinds.items()
        for sums in (j.sums(longer),)
    )
    return Fraction(apart, 2 * whole * truth * last.scale)


def _check_support(p: Prediction, t: int) -> None:
    """Raise where the truth writes a word that the mixture gives no probability."""
    j = _joint(p)
    for vector, (_, word) in _level(p, t).kinds.items():
        *beliefs, truth = j.sums(vector)
        if truth and not sum(beliefs):
            raise ModelError(
                f"{p.mixture.name} gives {say(p, word)} no probability, and the truth "
                f"writes it",
                "after such a word nothing is predicted",
            )


def total_squares(p: Prediction, t: int) -> Any:
    """Return the sum over steps 0..t of E_mu[2 D_1^2], by Pinsker at most the loss."""
    each = (expected_variation(p, k, 1, 2) for k in range(t + 1))
    return simplest(2 * sum(each))


def expected_loss(p: Prediction, n: int) -> Any:
    """Return L_n = KL(mu_n || xi_n), what n predictions lose in expectation.

    By the chain rule it is the sum over steps t < n of E_mu KL(mu(. | h_t) || xi(. |
    h_t)).
    """
    level = _level(p, n)
    return total(_joint(p), level, lambda s: relative(s[-1], sum(s[:-1])))


def step_loss(p: Prediction, t: int) -> Any:
    """Return E_mu KL(mu(. | h_t) || xi(. | h_t)), what one prediction loses."""
    j, level = _joint(p), _level(p, t)
    found: Any = 0
    for vector, (scale, _) in level.kinds.items():
        *beliefs, truth = j.sums(vector)
        if truth:
            following = j.following(Level({vector: (1, ())}, 1), t)
            for longer, (more, _) in following.kinds.items():
                *after, then = j.sums(longer)
                if then:
                    # mu(x | h) ln(mu(x | h) / xi(x | h)), times mu(h)
                    chance = Fraction(then, truth)
                    ratio = relative(chance, Fraction(sum(after), sum(beliefs)))
                    found = found + ratio * Fraction(
                        scale * more * truth, level.scale * j.unit
                    )
    return found


def say(p: Prediction, word: Word) -> str:
    """Return a history in its symbols, `stop` where it ends."""
    parts = [
        p.truth.alphabet(k)[x] if x < len(p.truth.alphabet(k)) else "stop"
        for k, x in enumerate(word)
    ]
    between = "" if all(len(part) == 1 for part in parts) else " "
    return between.join(parts) or "nothing"


# --- the run --------------------------------------------------------------------------

DIGITS, MOST_SHOWN = 6, 6


def decimal(x: Any) -> str:
    """Return a number of at least 0 as a decimal, cut off after six digits.

    Exactly these digits: the enclosure narrows until both of its ends show them.
    """
    if isinstance(x, Infinite):
        return str(x)
    width = Fraction(1, 10 ** (DIGITS + 3))
    while True:
        ends = x.enclosure(width) if isinstance(x, Logs) else (Fraction(x),) * 2
        low, high = (int(end * 10**DIGITS) for end in ends)
        if low == high:
            whole, rest = divmod(low, 10**DIGITS)
            return f"{whole}.{rest:0{DIGITS}d}" + ("" if x == 0 else "...")
        width /= 10**DIGITS


def _trace(p: Prediction, only: Any) -> Trace:
    """Return for t = 0, 1, ... what is believed after t symbols, and what was lost.

    Of a truth that writes one word for sure the table follows that word; of another
    one it has expectations under the truth. Of many hypotheses only the true one shows.
    """
    path, shown = _only_word(p), _shown(p)
    in_class = p.hypothesis is not None
    names = tuple(name for _, name in shown)
    if path is None:
        doubt, inverse = (("B",), ("E 1/w",)) if in_class else ((), ())
        headers = ("step", *doubt, "E D_1", "E D_3", *inverse, "sum 2 D_1^2", "sum KL")
    else:
        headers = (
            "step",
            "writes",
            "predicted",
            *names,
            "D_1",
            "sum 2 D_1^2",
            "sum KL",
        )
    rows = []
    squares: Any = 0
    for t in range(p.rounds):
        squares += 2 * expected_variation(p, t, 1, 2)
        if only is not None and t + 1 not in only:
            continue
        ends = (squares, decimal(expected_loss(p, t + 1)))
        if path is None:
            rows.append((t, *_expected(p, t), *ends))
        else:
            rows.append((t, *_met(p, path, t), *ends))
    totals = {"loss in expectation": decimal(expected_loss(p, p.rounds))}
    if in_class:
        totals["ln 1/w, which no loss exceeds"] = decimal(-ln(p.weight))
    for k, name in shown:
        after = expected_posterior(p, p.rounds, k)
        totals[f"posterior of {name}, expected"] = after
    drawn = headers[1:4] if in_class else headers[1:3]
    return Trace(headers, tuple(rows), totals, (*names, "D_1") if path else drawn)


def _shown(p: Prediction) -> list[tuple[int, str]]:
    """Return the hypotheses whose posteriors are shown, by number and name."""
    every = [
        (k, h.title or f"hypothesis {k + 1}")
        for k, h in enumerate(p.mixture.hypotheses)
    ]
    return (
        every
        if len(every) <= MOST_SHOWN
        else [e for e in every if e[0] == p.hypothesis]
    )


def _expected(p: Prediction, t: int) -> list[Any]:
    """Return what is expected under the truth after t symbols."""
    far = [expected_variation(p, t, k) for k in (1, 3)]
    if p.hypothesis is None:
        return far
    return [expected_doubt(p, t), *far, expected_inverse_posterior(p, t)]


def _met(p: Prediction, path: Word, t: int) -> list[Any]:
    """Return what is written next, what was predicted of it, and what is believed."""
    law = given(p.predictor, path[:t]).conditional(())
    posterior = p.posterior(path[:t])
    beliefs = [posterior[k] for k, _ in _shown(p)]
    next_one = p.truth.alphabet(t)[path[t]]
    return [next_one, law[path[t]], *beliefs, p.variation(path[:t], 1)]


def _only_word(p: Prediction) -> Word | None:
    """Return the word that the truth writes for sure, one symbol past the horizon."""
    masses = p.truth.at_first
    word: Word = ()
    for step in range(p.rounds):
        after = [
            (x, p.truth.after(masses, x)) for x in range(len(p.truth.alphabet(step)))
        ]
        sure = [(x, more) for x, more in after if sum(more.values()) == 1]
        if len(sure) != 1:
            return None
        (x, masses) = sure[0]
        word = (*word, x)
    return word
