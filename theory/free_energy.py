"""Free energies of a generative model, exactly: sums of logarithms of rationals.

    F[q] = sum_s q(s) (ln q(s) - ln P(o, s)),    the variational free energy
    G = risk + ambiguity = -(epistemic + pragmatic),    the expected free energy

Where the model has unknown numbers they are sums of logarithms of polynomials, of which
equality is told. Source: Friston et al. 2015.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.constraints import simple
from accord.theory.errors import ModelError
from accord.theory.forms import Form
from accord.theory.generative_models import GenerativeModel, Row
from accord.theory.log_forms import log_form
from accord.theory.logarithms import MINUS_INFINITY, Infinite, Logs, ln

_SHORT = 80  # bits of a power of e that is told
PARTS = ("epistemic", "pragmatic", "risk", "ambiguity")


@dataclass(frozen=True)
class Terms:
    """What a policy is expected to bring, added up over its steps.

    epistemic   I(s; o), the information that outcomes are expected to give on states
    pragmatic   E ln Pt(o), the expected utility
    risk        KL(Q(o) || Pt), from the predicted to the preferred outcomes
    ambiguity   E H(A(.|s)), the uncertainty of the outcome where the state is known
    """

    epistemic: Any
    pragmatic: Any
    risk: Any
    ambiguity: Any

    @property
    def expected_free_energy(self) -> Any:
        """G, which is risk plus ambiguity."""
        return self.risk + self.ambiguity

    @property
    def utility(self) -> Any:
        """The expected utility, where an outcome's utility is ln Pt(o)."""
        return self.pragmatic


def log_term(c: Any, x: Any) -> Any:
    """Return c * ln(x); 0 where c is 0, and minus infinity where x alone is."""
    if isinstance(c, Form) or isinstance(x, Form):
        return log_form(c, x)
    if c == 0:
        return 0
    return c * ln(x) if x else c * MINUS_INFINITY


def _product(rows: Sequence[Row], law: Sequence[Any]) -> Row:
    """Return a matrix times a law."""
    pairs = (zip(row, law, strict=True) for row in rows)
    return tuple(simple(sum(x * p for x, p in pair)) for pair in pairs)


def moved(m: GenerativeModel, state: Sequence[Any], action: int) -> Row:
    """Return the weights of states after an action, from those before."""
    return _product([tuple(r[action] for r in t) for t in m.transitions], state)


def predicted(m: GenerativeModel, policy: Sequence[int]) -> list[tuple[Row, Row]]:
    """Return for each step the predicted laws of the state and of the outcome."""
    state, steps = m.prior, []
    for u in policy:
        state = moved(m, state, u)
        steps.append((state, _product(m.likelihood, state)))
    return steps


def expected_terms(m: GenerativeModel, policy: int) -> Terms:
    """Return the terms of a policy's expected free energy, each from its definition.

    The information is the expected divergence of the state's law after the outcome from
    that before: the sum of Q(s) A(o|s) ln(A(o|s) / Q(o)), by Bayes' rule.
    """
    epistemic = pragmatic = risk = ambiguity = 0
    total = simple(sum(m.preferences))
    for states, outcomes in predicted(m, m.policies[policy]):
        for o, q in enumerate(outcomes):
            liked = log_term(q, m.preferences[o]) - log_term(q, total)
            pragmatic = pragmatic + liked
            risk = risk + (log_term(q, q) - liked)
            for s, p in enumerate(states):
                a = m.likelihood[o][s]
                both = simple(p * a)
                epistemic = epistemic + log_term(both, a) - log_term(both, q)
                ambiguity = ambiguity - log_term(both, a)
    return Terms(epistemic, pragmatic, risk, ambiguity)


def objective(terms: Terms, without: str = "") -> Any:
    """Return what a policy is to have least of: G, or what is left without a part.

    Without the epistemic or the pragmatic value, minus the other; without ambiguity the
    risk, and without risk the ambiguity.
    """
    if without not in ("", *PARTS):
        raise ModelError(
            f"expected a part of the expected free energy, got `{without}`",
            f"the parts are {', '.join(PARTS)}",
        )
    left = {
        "": terms.expected_free_energy,
        "epistemic": -terms.pragmatic,
        "pragmatic": -terms.epistemic,
        "ambiguity": terms.risk,
        "risk": terms.ambiguity,
    }
    return left[without]


def least(m: GenerativeModel, without: str = "") -> list[int]:
    """Return the policies of least expected free energy, perhaps without a part."""
    return _best([-objective(t, without) for t in all_terms(m)])


def most_useful(m: GenerativeModel) -> list[int]:
    """Return the policies of greatest expected utility."""
    return _best([t.utility for t in all_terms(m)])


def all_terms(m: GenerativeModel) -> list[Terms]:
    """Return the terms of every policy."""
    return [expected_terms(m, k) for k in range(len(m.policies))]


def _best(values: Sequence[Any]) -> list[int]:
    greatest = max(values)
    return [k for k, value in enumerate(values) if value == greatest]


def joint(m: GenerativeModel, outcome: int) -> Row:
    """Return the probability of an outcome together with each state, before acting."""
    pairs = zip(m.likelihood[outcome], m.prior, strict=True)
    return tuple(simple(a * d) for a, d in pairs)


def posterior(m: GenerativeModel, outcome: int) -> Row:
    """Return P(s | o), by Bayes' rule, of an outcome that is possible."""
    both = joint(m, outcome)
    evidence = Fraction(sum(both))
    return tuple(p / evidence for p in both)


def free_energy(m: GenerativeModel, outcome: int, belief: Sequence[Any]) -> Any:
    """Return F[q] = sum_s q(s) (ln q(s) - ln P(o, s)) of a belief q on states."""
    pairs = zip(belief, joint(m, outcome), strict=True)
    total: Any = 0
    for q, p in pairs:
        total = total + log_term(q, q) - log_term(q, p)
    return total


def complexity(m: GenerativeModel, belief: Sequence[Any]) -> Any:
    """Return KL(q || D), how far a belief is from the prior."""
    total: Any = 0
    for q, d in zip(belief, m.prior, strict=True):
        total = total + log_term(q, q) - log_term(q, d)
    return total


def accuracy(m: GenerativeModel, outcome: int, belief: Sequence[Any]) -> Any:
    """Return E_q ln A(o|s), how well a belief explains an outcome."""
    total: Any = 0
    for q, a in zip(belief, m.likelihood[outcome], strict=True):
        total = total + log_term(q, a)
    return total


def beliefs(m: GenerativeModel, parts: int) -> Iterator[Row]:
    """Yield the laws on states whose probabilities are multiples of 1/`parts`."""
    if type(parts) is not int or parts < 1:
        raise ModelError(f"expected a number of parts of at least 1, got `{parts}`")
    size = len(m.states)
    for cuts in itertools.combinations(range(1, parts + size), size - 1):
        ends = (0, *cuts, parts + size)
        yield tuple(Fraction(b - a - 1, parts) for a, b in itertools.pairwise(ends))


def tell_order(x: Any, y: Any) -> str:
    """Return which of two numbers is greater, where short, by powers of e.

    >>> tell_order(ln(2), ln(3) / 2)
    'ln(2) > 1/2*ln(3), as 4 > 3 (e to the power of 2 times these)'
    """
    sign = ">" if x > y else "<" if x < y else "="
    told = f"{x} {sign} {y}"
    logs = [z for z in (x, y) if isinstance(z, Logs)]
    power = math.lcm(*(Fraction(c).denominator for z in logs for _, c in z.terms))
    first, second = (_exponential(z, power) for z in (x, y))
    if not logs or first is None or second is None:
        return told
    times = f"{power} times these" if power > 1 else "these"
    return f"{told}, as {first} {sign} {second} (e to the power of {times})"


def _exponential(x: Any, power: int) -> Fraction | None:
    """Return e^(power * x) where it is a short rational, None otherwise."""
    if isinstance(x, Infinite):
        return Fraction(0) if x.sign < 0 else None
    if not isinstance(x, Logs):
        return Fraction(1) if x == 0 else None
    if x.constant or sum(abs(c) * n.bit_length() for n, c in x.terms) * power > _SHORT:
        return None
    return math.prod(
        (Fraction(n) ** int(c * power) for n, c in x.terms), start=Fraction(1)
    )
