"""Axiom for all: an axiom on bargaining solutions, wherever its definition applies."""

from collections.abc import Mapping
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Row
from accord.theory.errors import CertificateError
from accord.theory.properties import PremiseNotMet, find_property, prop


@prop(BargainingProblem, loops=("vertex",))
def axiom_for_all(
    problem: BargainingProblem,
    *,
    axiom: str,
    arguments: Mapping[str, Any],
    steps: Row = (),
    cases: Row = (),
) -> bool:
    """The axiom holds of the problem, or its definition refuses the arguments.

    It refuses choices that are not shown to be what the solution chooses. Of a problem
    with parameters, and arguments in them, this says that the axiom holds whatever the
    problem, the change of it, and the proofs of what is chosen before and after. The
    numbers `steps` are then at least 0 as well; `cases` may be positive or not. Both
    say nothing of the axiom: a proof goes by them.
    """
    try:
        holds = find_property(axiom).body(problem, **arguments)
    except CertificateError as error:
        raise PremiseNotMet from error  # what is refused says nothing
    either = [number > 0 for number in cases]
    reached = all(number >= 0 for number in steps)
    return len(either) == len(cases) and reached and bool(holds)
