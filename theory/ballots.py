"""Random ballots: each voter names an option, and one of the ballots is drawn.

The voters are the individuals of an aggregation, whose utilities say what they want.
Several of them can merge into a bloc, which casts all their ballots for one option.
Source: Newberry and Ord 2021, "The parliamentary approach to moral uncertainty".
"""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.errors import ModelError, ScopeError
from accord.theory.games import StrategicGame

Ballots = Sequence[int]
Pact = tuple[Sequence[int], int]  # the members of a bloc, and what it votes for


def drawn(a: Aggregation, ballots: Ballots) -> tuple[Fraction, ...]:
    """Return the lottery of a ballot drawn uniformly; options by number."""
    check_ballots(a, ballots)
    named = list(ballots)
    return tuple(Fraction(named.count(x), len(named)) for x in range(len(a.outcomes)))


def check_ballots(a: Aggregation, ballots: Ballots) -> None:
    """Raise unless every voter names an option."""
    known = range(len(a.outcomes))
    right = all(type(x) is int and x in known for x in ballots)
    if len(ballots) != len(a.individuals) or not right:
        raise ModelError(
            f"expected a ballot of each of {len(a.individuals)} voters, by number "
            f"from 0 to {len(a.outcomes) - 1}, got `{ballots}`"
        )


def together(ballots: Ballots, members: Sequence[int], option: int) -> tuple[int, ...]:
    """Return the ballots where all members vote for this option."""
    return tuple(option if i in members else x for i, x in enumerate(ballots))


def all_gain(
    a: Aggregation, members: Sequence[int], before: Ballots, after: Ballots
) -> bool:
    """Return whether the change of ballots is a strict gain for every member."""
    then, now = drawn(a, after), drawn(a, before)
    return all(bool(a.expected(i, then) > a.expected(i, now)) for i in members)


def whole_blocs(blocs: Sequence[Sequence[int]], members: Sequence[int]) -> bool:
    """Return whether no bloc is partly among the members and partly not."""
    return all(len({i in members for i in bloc}) == 1 for bloc in blocs)


def merged(blocs: Sequence[Sequence[int]], members: Sequence[int]) -> tuple[Any, ...]:
    """Return the blocs where those among the members have become one."""
    if not whole_blocs(blocs, members):
        raise ModelError(f"{members} are not several whole blocs of {blocs}")
    rest = (tuple(bloc) for bloc in blocs if bloc[0] not in members)
    return tuple(sorted((*rest, tuple(sorted(members)))))


def singles(a: Aggregation) -> tuple[tuple[int], ...]:
    """Return the blocs of one voter each."""
    return tuple((i,) for i in a.members)


def ballot_game(a: Aggregation, options: Sequence[Sequence[int]]) -> StrategicGame:
    """Return the game in which each voter names one of her options."""
    rows = tuple(worths(a, ballots) for ballots in itertools.product(*options))
    labels = tuple(tuple(a.outcomes[x] for x in own) for own in options)
    return StrategicGame(a.individuals, labels, rows, f"ballots on {a.name}")


# --- iterated merging -----------------------------------------------------------------

MAX_MERGERS = 100_000
State = tuple[
    tuple[tuple[int, ...], ...], tuple[int, ...]
]  # the blocs, and the ballots


def mergers(a: Aggregation, state: State) -> Iterator[tuple[Pact, State]]:
    """Yield each pact by which two blocs or more merge to a gain of all members."""
    blocs, ballots = state
    for size in range(2, len(blocs) + 1):
        for chosen in itertools.combinations(blocs, size):
            members = tuple(sorted(itertools.chain.from_iterable(chosen)))
            for option in range(len(a.outcomes)):
                then = together(ballots, members, option)
                if all_gain(a, members, ballots, then):
                    yield (members, option), (merged(blocs, members), then)


def merging(a: Aggregation, ballots: Ballots) -> dict[State, list[tuple[Pact, State]]]:
    """Return every state that mergers lead to, first that of single voters.

    With each the pacts that all their members gain by, and where these lead. Every
    pact leaves fewer blocs, so this ends; ScopeError where it would take too long.
    """
    check_ballots(a, ballots)
    start: State = singles(a), tuple(ballots)
    found: dict[State, list[tuple[Pact, State]]] = {}
    waiting, tried = [start], 0
    while waiting:
        state = waiting.pop(0)
        if state in found:
            continue
        tried += 2 ** len(state[0]) * len(a.outcomes)
        if tried > MAX_MERGERS:
            raise ScopeError(
                f"the mergers of {len(a.individuals)} voters over {len(a.outcomes)} "
                f"options are more than the {MAX_MERGERS:,} that are tried",
                "fewer voters or options",
            )
        found[state] = list(mergers(a, state))
        waiting += [after for _, after in found[state]]
    return found


def worths(a: Aggregation, ballots: Ballots) -> tuple[Any, ...]:
    """Return what drawing one of these ballots is worth to every voter."""
    law = drawn(a, ballots)
    return tuple(a.expected(i, law) for i in a.members)
