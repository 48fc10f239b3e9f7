"""Classes of policies and priors over what all players do, by short names.

every word     all sequences of actions of a length (Example 4.13's class, finite)
delayed        D^k and then C for ever, k = 0 .. most, and D for ever
constant       each action for ever

A prior of copies: with the weight alpha all players play one policy, and else each one
of her own:  w(k_1 .. k_n) = alpha w~(k) 1[all are k] + (1 - alpha) w~(k_1) .. w~(k_n).
"""

import itertools
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.constraints import simple
from accord.theory.errors import ModelError, ScopeError
from accord.theory.policies import NOWHERE, Policy, sure
from accord.theory.ratios import is_zero
from accord.theory.universes import MAX_UNIVERSES

Prior = tuple[tuple[tuple[int, ...], Any], ...]


def every_word(labels: Sequence[str], length: int) -> tuple[str, ...]:
    """Return all sequences of so many actions, as words.

    >>> every_word("CD", 2)
    ('CC', 'CD', 'DC', 'DD')
    """
    if len(labels) ** length > MAX_UNIVERSES:
        raise ScopeError(
            f"{len(labels)} actions have {len(labels) ** length:,} sequences of length "
            f"{length}, more than the {MAX_UNIVERSES:,} that fit"
        )
    return tuple(map(_joined, itertools.product(labels, repeat=length)))


def delayed(labels: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the second action up to `most` times and then the first for ever, or ever.

    >>> delayed("CD", 2)
    ('(C)', 'D(C)', 'DD(C)', '(D)')
    """
    if len(labels) != 2:
        raise ModelError(f"a class of delays has 2 actions, got {len(labels)}")
    words = [_joined((*(labels[1],) * k, "(", labels[0], ")")) for k in range(most + 1)]
    return (*words, _joined(("(", labels[1], ")")))


def constant(labels: Sequence[str]) -> tuple[str, ...]:
    """Return each action for ever.

    >>> constant("CD")
    ('(C)', '(D)')
    """
    return tuple(_joined(("(", label, ")")) for label in labels)


def _joined(parts: Sequence[str]) -> str:
    return ("" if all(len(part) == 1 for part in parts) else " ").join(parts)


def copies(
    players: int,
    alpha: Any,
    own: Sequence[Any],
    *,
    noise: Any = 0,
) -> Prior:
    """Return the prior of copies over a class with the weights `own`, one for each.

    With `noise` all play at random in a universe of this weight, and the others share
    what is left; the random policy is the next one after those of the class.

    >>> copies(2, Fraction(1, 2), (Fraction(1, 2), Fraction(1, 2)))[0]
    ((0, 0), Fraction(3, 8))
    """
    size = range(len(own))
    if len(own) ** players > MAX_UNIVERSES:
        raise ScopeError(
            f"{len(own)} policies of {players} players have {len(own) ** players:,} "
            f"universes, more than the {MAX_UNIVERSES:,} that fit"
        )
    found: list[tuple[tuple[int, ...], Any]] = []
    for members in itertools.product(size, repeat=players):
        weight = (1 - alpha) * math.prod(own[k] for k in members)
        if len(set(members)) == 1:
            weight = weight + alpha * own[members[0]]
        weight = simple(weight * (1 - noise))
        if not is_zero(weight):
            found.append((members, weight))
    if not is_zero(noise):
        found.append(((len(own),) * players, noise))
    return tuple(found)


def evenly(count: int) -> tuple[Fraction, ...]:
    """Return the same weight for each of so many policies."""
    return (Fraction(1, count),) * count


def every_policy(
    actions: Sequence[str], percepts: Sequence[str], rounds: int
) -> tuple[Policy, ...]:
    """Return all deterministic policies of so many rounds, told by their actions.

    Each says what to do after every history, also after actions that it does not take.
    Its title lists the actions by the length of histories: `C DCCD`.
    """
    size, pairs = len(actions), len(actions) * len(percepts)
    counts = [pairs**k for k in range(rounds)]
    if (states := sum(counts)) > 20 or size**states > MAX_UNIVERSES:
        raise ScopeError(
            f"{size} actions after {states:,} histories make more policies than the "
            f"{MAX_UNIVERSES:,} that fit"
        )
    moves = []
    for state in range(states):
        after = pairs * state + 1  # the children of a history stand together
        rows = (
            tuple(after + a * len(percepts) + e for e in range(len(percepts)))
            for a in range(size)
        )
        moves.append(
            tuple(tuple(s if s < states else NOWHERE for s in row) for row in rows)
        )
    found = []
    for chosen in itertools.product(range(size), repeat=states):
        labels = iter(actions[a] for a in chosen)
        title = " ".join("".join(itertools.islice(labels, n)) for n in counts)
        laws = tuple(sure(size, a) for a in chosen)
        found.append(Policy(laws, tuple(moves), title))
    return tuple(found)
