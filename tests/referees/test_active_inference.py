"""Expected free energy against pymdp 1.0.4, term by term.

Models of one modality alone: of several pymdp adds up informations that overlap. Its C
is taken as it is, so it is given ln Pt; without preferences of 0, which it clips.
"""

import itertools
import math
import random
from fractions import Fraction

import pytest

from accord.counterexamples.gallery import SENSORS
from accord.papers.friston2015 import AMBIGUOUS, CUE, INSTANCES, MARGINAL, OBSERVED
from accord.theory.free_energy import expected_terms
from accord.theory.generative_models import GenerativeModel

jax = pytest.importorskip("jax", reason="jax, which pymdp needs, is not installed")
control = pytest.importorskip(
    "pymdp.control", reason="inferactively-pymdp, the referee, is not installed"
)
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_disable_jit", True)  # to compile takes longer than to run

TOLERANCE = 1e-12


def random_models(count):
    """Models with positive numbers, two steps, the same each time."""
    source = random.Random(6)

    def law(size):
        weights = [source.randint(1, 6) for _ in range(size)]
        return [Fraction(w, sum(weights)) for w in weights]

    for _ in range(count):
        s, o, u = source.randint(1, 4), source.randint(1, 4), source.randint(1, 3)
        a = list(zip(*(law(o) for _ in range(s)), strict=True))
        moves = [list(zip(*(law(s) for _ in range(s)), strict=True)) for _ in range(u)]
        b = [[[m[t][k] for m in moves] for k in range(s)] for t in range(s)]
        yield GenerativeModel(
            tuple(f"s{k}" for k in range(s)),
            tuple(f"o{k}" for k in range(o)),
            tuple(f"u{k}" for k in range(u)),
            tuple(map(tuple, a)),
            tuple(tuple(map(tuple, table)) for table in b),
            tuple(source.randint(1, 9) for _ in range(o)),
            tuple(law(s)),
            tuple(itertools.product(range(u), repeat=2)),
        )


KNOWN = [SENSORS, OBSERVED, AMBIGUOUS, CUE, MARGINAL, *INSTANCES[:2]]


def floats(nested):
    if isinstance(nested, tuple):
        return [floats(part) for part in nested]
    return float(nested)


def negative_energy(m, policy, *, utility, gain):
    """Return what pymdp gives for a policy with these terms."""
    total = sum(m.preferences)
    wanted = [math.log(Fraction(w) / total) for w in m.preferences]
    array = jax.numpy.array
    return float(
        control.compute_neg_efe_policy(
            [array(floats(m.prior))],
            [array(floats(m.likelihood))],
            [array(floats(m.transitions))],
            [array([wanted] * len(m.policies[policy]))],
            None,
            None,
            [[0]],
            [[0]],
            array([[u] for u in m.policies[policy]]),
            use_utility=utility,
            use_states_info_gain=gain,
            use_param_info_gain=False,
        )
    )


RANDOM = [pytest.param(m, marks=pytest.mark.slow) for m in random_models(12)]


@pytest.mark.parametrize("m", [*KNOWN, *RANDOM])
def test_every_term_agrees(m):
    for k in range(len(m.policies)):
        terms = expected_terms(m, k)
        for utility, gain, ours in (
            (True, True, -terms.expected_free_energy),
            (True, False, terms.utility),
            (False, True, terms.epistemic),
        ):
            theirs = negative_energy(m, k, utility=utility, gain=gain)
            assert abs(float(ours) - theirs) < TOLERANCE
