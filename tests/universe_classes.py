"""Small random classes of universes, and their probabilities by plain sums."""

import itertools
from fractions import Fraction

from hypothesis import strategies as st

from accord.theory.policies import Environment, Policy, answers, named_policy
from accord.theory.universes import Universes

F = Fraction
CD = ("C", "D")
PAIRS = list(itertools.product((0, 1), repeat=2))


@st.composite
def laws(draw, size=2, parts=4):
    cuts = sorted(draw(st.integers(0, parts)) for _ in range(size - 1))
    ends = [0, *cuts, parts]
    return tuple(F(b - a, parts) for a, b in itertools.pairwise(ends))


def moves(draw, states):
    state = st.integers(0, states - 1)
    return tuple(
        tuple(tuple(draw(state) for _ in CD) for _ in CD) for _ in range(states)
    )


@st.composite
def classes(draw, rounds=2, product=False, noise=True):
    """Draw a class with reacting stochastic machines of two states."""
    policies = [
        Policy(tuple(draw(laws()) for _ in range(2)), moves(draw, 2)) for _ in range(2)
    ]
    worlds = [
        Environment(
            tuple(tuple(draw(laws()) for _ in CD) for _ in range(2)), moves(draw, 2)
        )
        for _ in range(2)
    ]
    if noise:
        policies.append(named_policy(CD, CD, "random"))
        worlds.append(answers(CD, CD, ((F(1, 2),) * 2,) * 2))
    size = len(policies)
    own = draw(laws(size, 6).filter(lambda law: law[-1] or not noise))
    faced = draw(laws(size, 6).filter(lambda law: law[-1] or not noise))
    if product:
        weights = tuple(tuple(p * q for q in faced) for p in own)
    else:
        flat = draw(laws(size * size, 12))
        if noise:
            flat = [p * F(9, 10) for p in flat]
            flat[-1] += F(1, 10)
        weights = tuple(flat[k : k + size] for k in range(0, size * size, size))
    rewards = tuple(tuple(F(draw(st.integers(0, 4))) for _ in CD) for _ in CD)
    discount = draw(st.sampled_from([F(1), F(1, 2), F(0)]))
    return Universes(
        CD, CD, tuple(policies), tuple(worlds), weights, rewards, rounds, discount
    )


def histories(rounds):
    for length in range(rounds + 1):
        for word in itertools.product(PAIRS, repeat=length):
            yield tuple(x for pair in word for x in pair)


def law_of(u, i, j, word):
    """Return the probability of a word in one universe, by following its machines."""
    pi, nu = u.policies[i], u.environments[j]
    s = t = 0
    p = F(1)
    for k, x in enumerate(word):
        if k % 2 == 0:
            p *= pi.laws[s][x]
        else:
            a = word[k - 1]
            p *= nu.laws[t][a][x]
            s, t = pi.moves[s][a][x], nu.moves[t][a][x]
        if not p:
            return p
    return p


def mixed(u, word):
    return sum(
        w * law_of(u, i, j, word)
        for i, row in enumerate(u.weights)
        for j, w in enumerate(row)
    )
