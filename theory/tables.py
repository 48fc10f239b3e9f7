"""A mechanism as a table: every outcome, each run twice, and the hash of it all."""

import hashlib
import itertools
from array import array
from typing import Any

from accord.theory.coding import canonical, code
from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile


def tabulate(m: Mechanism) -> "tuple[array[int], list[Any]]":
    """Return the number of the outcome at each profile, and the outcomes.

    Every profile is run twice, the second time in the opposite order, so a rule with
    state or chance is refused (ModelError).
    """
    outcomes: list[Any] = []
    numbers: dict[Any, int] = {}
    cells = array("I")
    for profile in itertools.product(*m.domains):
        outcome = m.run(Profile(profile))
        key = type(outcome), outcome  # True is no 1, though the two are equal
        if key not in numbers:
            numbers[key] = len(outcomes)
            outcomes.append(outcome)
        cells.append(numbers[key])
    backwards = itertools.product(*(domain[::-1] for domain in m.domains))
    for profile, cell in zip(backwards, reversed(cells), strict=True):
        _compare(m, Profile(profile), outcomes[cell])
    return cells, outcomes


def settle(subject: Any) -> None:
    """Run every visited profile of a mechanism again, in the opposite order.

    A rule that is random, counts its calls or remembers what it saw last gives
    another outcome on some profile; then nothing about it can be certified.
    """
    if isinstance(subject, Mechanism):
        for profile, outcome in subject.visited():
            _compare(subject, profile, outcome)


def _compare(m: Mechanism, profile: Profile, outcome: Any) -> None:
    again = m.run(profile)
    if again != outcome or type(again) is not type(outcome):
        raise ModelError(
            f"`{m.name}` is not a function: at the profile {tuple(profile)!r} "
            f"it returned {outcome!r}, then {again!r}",
            "a rule must not be random, keep state or change its arguments",
        )


def hash_cells(cells: Any, outcomes: list[Any]) -> str:
    """Return the hash of a table: the outcomes in order of appearance, then numbers."""
    hashed = hashlib.sha256(canonical([code(x) for x in outcomes]).encode())
    hashed.update(array("I", cells).tobytes())
    return hashed.hexdigest()


def table_hash(subject: Any) -> str:
    """Return a hash of every outcome that was computed, "" where there is no rule."""
    if not isinstance(subject, Mechanism):
        return ""
    hashed = hashlib.sha256()
    for profile, outcome in subject.visited():
        hashed.update(canonical([code(profile), code(outcome)]).encode())
    return hashed.hexdigest()
