"""No bloc gains: no voters profit by all naming one option under random ballot."""

from collections.abc import Sequence

from accord.theory.aggregation import Aggregation
from accord.theory.ballots import all_gain, check_ballots, drawn, together, whole_blocs
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("bloc", "outcome"))
def no_bloc_gains(
    a: Aggregation,
    bloc: tuple[int, ...],
    outcome: int,
    *,
    ballots: Sequence[int],
    blocs: Sequence[Sequence[int]] = (),
) -> bool:
    """Nobody, alone or with others, would rather name another option together.

    From these ballots, of which one is drawn uniformly: no voters who all name one
    option instead are all strictly better off. With `blocs`, those who have merged
    before move only with their whole bloc. Source: Newberry and Ord 2021.
    """
    check_ballots(a, ballots)
    assume(whole_blocs(blocs, bloc))
    return not all_gain(a, bloc, ballots, together(ballots, bloc, outcome))


def because(
    a: Aggregation,
    bloc: tuple[int, ...],
    outcome: int,
    *,
    ballots: Sequence[int],
    blocs: Sequence[Sequence[int]] = (),
) -> str:
    """Return what each of them has, and would have."""
    now, then = drawn(a, ballots), drawn(a, together(ballots, bloc, outcome))
    each = ", ".join(
        f"{a.individuals[i]} {a.expected(i, then)} instead of {a.expected(i, now)}"
        for i in bloc
    )
    return f"if they all name {a.outcomes[outcome]}, it is worth to {each}."
