"""Universes that are given as one process each, over actions and percepts in turn.

Such a process is a policy and an environment: its conditionals. If every history is
possible they are unique (Definition 3.16 of Meulemans et al. 2025).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.names import counted
from accord.theory.policies import NOWHERE, Environment, Law, Policy
from accord.theory.processes import Masses, Mixture, Process
from accord.theory.universes import Universes

MAX_STATES = 100_000


def conditionals(process: Process, rounds: int) -> tuple[Policy, Environment]:
    """Return the policy and the environment that a process is, for so many rounds.

    A state for each history that is possible. What would follow an action that is
    impossible is not said by the process: it is drawn evenly, and only a prior that
    is split makes use of it. Raises ModelError for a process that may stop.
    """
    if len(process.alphabets) != 2:
        raise ModelError(
            f"expected a process of actions and percepts in turn, got {process.name} "
            f"over {counted(len(process.alphabets), 'alphabet')}"
        )
    sizes = tuple(map(len, process.alphabets))
    even = (Fraction(1, sizes[1]),) * sizes[1]
    level: list[Masses] = [process.at_first]
    acts: list[Law] = []
    replies: list[tuple[Law, ...]] = []
    moves: list[tuple[tuple[int, ...], ...]] = []
    for t in range(rounds):
        later: list[Masses] = []
        base = len(acts) + len(level)
        for masses in level:
            acts.append(_law(process, masses, 0))
            rows, laws = [], []
            for a in range(sizes[0]):
                done = process.after(masses, a)
                laws.append(_law(process, done, 1) if done else even)
                row = []
                for e in range(sizes[1]):
                    then = process.after(done, e)
                    last = t + 1 == rounds or not then
                    row.append(NOWHERE if last else base + len(later))
                    later += [] if last else [then]
                rows.append(tuple(row))
            replies.append(tuple(laws))
            moves.append(tuple(rows))
            if base + len(later) > MAX_STATES:
                raise ScopeError(
                    f"{process.name} has more than the {MAX_STATES:,} histories that "
                    f"fit in {counted(rounds, 'round')}"
                )
        level = later
    return (
        Policy(tuple(acts), tuple(moves), process.title),
        Environment(tuple(replies), tuple(moves), process.title),
    )


def _law(process: Process, masses: Masses, turn: int) -> Law:
    law = process.law(masses, turn)
    if sum(law) != 1:
        raise ModelError(
            f"{process.name} stops with a positive probability",
            "an agent plans in universes that go on to the horizon",
        )
    return law


def joint_universes(
    mixture: Mixture, rewards: Sequence[Sequence[Any]], rounds: int, discount: Any = 1
) -> Universes:
    """Return a mixture of processes as a class of universes, one for each.

    >>> whole = Process((("a",), ("x", "y")), (1, 0), (((0, 1, 1),), ((1, 0, 1),)))
    >>> joint_universes(Mixture((1,), (whole,)), ((0, 1),), 2).probability((0, 1, 0))
    1
    """
    pairs = [conditionals(h, rounds) for h in mixture.hypotheses]
    actions, percepts = mixture.hypotheses[0].alphabets
    size = range(len(pairs))
    return Universes(
        actions,
        percepts,
        tuple(pi for pi, _ in pairs),
        tuple(nu for _, nu in pairs),
        tuple(
            tuple(w if j == i else 0 for j in size)
            for i, w in enumerate(mixture.weights)
        ),
        tuple(map(tuple, rewards)),
        rounds,
        discount,
        mixture.title,
    )
