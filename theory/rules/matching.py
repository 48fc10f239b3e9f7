"""Rules for two-sided matching and school choice, with strict preferences."""

from collections.abc import Sequence

from accord.theory.matchings import Matching, Orders
from accord.theory.parameters import choose
from accord.theory.rules import rule

Assignment = tuple[int | None, ...]


def _propose(
    orders: Orders, priorities: Orders, capacities: Sequence[int]
) -> list[int | None]:
    """Return the place to which each proposer is admitted by deferred acceptance."""
    admitted: list[int | None] = [None] * len(orders)
    held: list[list[int]] = [[] for _ in capacities]
    asked = [0] * len(orders)
    waiting = list(range(len(orders) - 1, -1, -1))
    while waiting:
        proposer = waiting.pop()
        while asked[proposer] < len(orders[proposer]):
            place = orders[proposer][asked[proposer]]
            asked[proposer] += 1
            here = held[place]
            here.append(proposer)
            admitted[proposer] = place
            if len(here) <= capacities[place]:
                break
            rejected = max(here, key=priorities[place].index)
            here.remove(rejected)
            admitted[rejected] = None
            proposer = rejected
    return admitted


@rule(
    "matching",
    size={"side": 3},
    has="stable strongly-pareto weakly-pareto not-obviously-manipulable",
    lacks="strategyproof nonbossy",
)
def deferred_acceptance(profile: Orders, *, proposers: str = "first") -> Matching:
    """Return the stable matching that is best for the side that proposes.

    Each proposer asks down her list; a receiver holds the best offer so far. Agents
    0..n-1 propose, or with `proposers="second"` agents n..2n-1 do; the order in which
    they ask does not matter. Source: Gale and Shapley 1962.
    """
    side = len(profile) // 2
    first, second = profile[:side], profile[side:]
    partner: list[int | None] = [None] * (2 * side)
    if choose(proposers, ("first", "second"), "proposers") == "first":
        for i, j in enumerate(_propose(first, second, [1] * side)):
            if j is not None:
                partner[i], partner[side + j] = side + j, i
    else:
        for k, held in enumerate(_propose(second, first, [1] * side)):
            if held is not None:
                partner[held], partner[side + k] = side + k, held
    return tuple(partner)


# One school ranks the students another way: with equal priorities everywhere, top
# trading cycles and deferred acceptance are both a serial dictatorship.
_SMALL = {"students": 3, "schools": 3, "priorities": "1,2,0;0,1,2;0,1,2"}


@rule(
    "school-choice",
    size=_SMALL,
    has="strategyproof weakly-group-strategyproof stable weakly-pareto "
    "not-obviously-manipulable",
    lacks="strongly-group-strategyproof strongly-pareto nonbossy envy-free",
)
def student_proposing(
    reports: Orders, *, priorities: Orders, capacities: Sequence[int]
) -> Assignment:
    """Return the student-proposing deferred acceptance assignment of seats.

    Source: Gale and Shapley 1962; as a rule for schools, Abdulkadiroglu and
    Sonmez 2003.
    """
    return tuple(_propose(reports, priorities, capacities))


@rule(
    "school-choice",
    size=_SMALL,
    has="strongly-pareto weakly-pareto nonbossy",
    lacks="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "stable not-obviously-manipulable envy-free",
)
def boston(
    reports: Orders, *, priorities: Orders, capacities: Sequence[int]
) -> Assignment:
    """Return the assignment of immediate acceptance, the Boston mechanism.

    In round k each unassigned student asks the k-th school of her list; a school
    admits for good those of highest priority while it has seats. Source:
    Abdulkadiroglu and Sonmez 2003.
    """
    admitted: list[int | None] = [None] * len(reports)
    left = list(capacities)
    for choice in range(len(capacities)):
        asking = [i for i, school in enumerate(admitted) if school is None]
        for school, priority in enumerate(priorities):
            here = [i for i in asking if reports[i][choice] == school]
            for student in sorted(here, key=priority.index)[: left[school]]:
                admitted[student] = school
                left[school] -= 1
    return tuple(admitted)


@rule(
    "school-choice",
    size=_SMALL,
    has="strategyproof weakly-group-strategyproof strongly-group-strategyproof "
    "strongly-pareto weakly-pareto nonbossy not-obviously-manipulable",
    lacks="stable envy-free",
)
def top_trading_cycles(
    reports: Orders, *, priorities: Orders, capacities: Sequence[int]
) -> Assignment:
    """Return the assignment of top trading cycles with school priorities.

    Each student points to her best school with a seat left, each such school to the
    student of highest priority who is still there; those on a cycle get what they
    point to. Source: Abdulkadiroglu and Sonmez 2003 (after Gale's cycles in Shapley
    and Scarf 1974).
    """
    admitted: list[int | None] = [None] * len(reports)
    left = list(capacities)
    waiting = list(range(len(reports)))
    while waiting and any(left):
        wants = {i: next(s for s in reports[i] if left[s]) for i in waiting}
        holder = {
            s: next(i for i in priorities[s] if i in wants) for s in wants.values()
        }
        # Following the arrows from anybody ends in a cycle after enough steps.
        student = waiting[0]
        for _ in waiting:
            student = holder[wants[student]]
        while admitted[student] is None:
            admitted[student] = wants[student]
            left[wants[student]] -= 1
            waiting.remove(student)
            student = holder[wants[student]]
    return tuple(admitted)
