"""Running a definition on two outcomes and one type: all else is hidden from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile


class HiddenRead(BaseException):
    """The definition looked at something that is kept from it.

    A signal, and no `Exception`: no `except Exception` in a definition swallows it.
    """


class Hidden:
    """A report that may be passed on but not looked at: every use raises.

    Even a use whose signal is swallowed by a bare `except` leaves its mark in `seen`.
    What no object can hide is `x is y` and `type(x)`; no definition of ours uses them
    on reports.
    """

    __slots__ = ("_seen",)

    def __init__(self, seen: list[str]) -> None:
        object.__setattr__(self, "_seen", seen)

    def _refuse(self, *_: Any) -> Any:
        object.__getattribute__(self, "_seen").append("read")
        raise HiddenRead

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __bool__ = __iter__ = __len__ = __getitem__ = __contains__ = __call__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = _refuse
    __rmod__ = __pow__ = __rpow__ = __and__ = __rand__ = __or__ = __ror__ = _refuse
    __xor__ = __rxor__ = __abs__ = __pos__ = __invert__ = __round__ = _refuse
    __divmod__ = __rdivmod__ = __lshift__ = __rlshift__ = __rshift__ = _refuse
    __rrshift__ = __matmul__ = __rmatmul__ = __complex__ = __reversed__ = _refuse
    __trunc__ = __floor__ = __ceil__ = __iadd__ = __imul__ = _refuse
    __int__ = __float__ = __index__ = __str__ = __repr__ = __format__ = _refuse
    __getattr__ = __setattr__ = _refuse
    __class__ = property(_refuse)


@dataclass(frozen=True)
class TwoCells(Mechanism):
    """A mechanism of which only two outcomes are known: at the truth and at a lie.

    `known` is the masked profile, the agent, her hidden lie, the two outcomes, and the
    list in which a look at anything else leaves a mark.
    """

    known: tuple[Any, ...] = ()

    def __call__(self, profile: Profile) -> Any:
        """Return one of the two outcomes, or raise HiddenRead."""
        masked, agent, lie, at_truth, at_lie, seen = self.known
        if profile is masked:
            return at_truth
        others = (i for i in self.agents if i != agent)
        if profile[agent] is lie and all(profile[i] is masked[i] for i in others):
            return at_lie
        seen.append("cell")
        raise HiddenRead


def mask(
    m: Mechanism, agent: int, own_type: Any, at_truth: Any, at_lie: Any
) -> tuple[TwoCells, Profile, Hidden, list[str]]:
    """Return a view of `m`, a profile and a report that show only what is given.

    What a definition over (agent, profile, report) returns on them it returns on every
    instance with this agent, type and outcomes, if the list, the last thing returned,
    is still empty then: nothing else was looked at.
    """
    seen: list[str] = []
    lie = Hidden(seen)
    masked = Profile(own_type if i == agent else Hidden(seen) for i in m.agents)
    fields = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    view = TwoCells(**fields, known=(masked, agent, lie, at_truth, at_lie, seen))
    return view, masked, lie, seen


class HiddenTruth(Hidden):
    """A profile that shows what one hidden agent reports, and where her lie leads.

    `known` is the agent, her type, her lie and the profile there. All else raises.
    """

    __slots__ = ("_known",)

    def __init__(self, seen: list[str], known: tuple[Any, ...]) -> None:
        super().__init__(seen)
        object.__setattr__(self, "_known", known)

    def __getitem__(self, agent: Any) -> Any:
        known, own, _, _ = object.__getattribute__(self, "_known")
        return own if agent is known else _refuse(self)

    def with_report(self, agent: Any, report: Any) -> Any:
        """Return the profile at which the hidden agent tells the hidden lie."""
        known, _, lie, there = object.__getattribute__(self, "_known")
        return there if agent is known and report is lie else _refuse(self)


class HiddenOutcome(Hidden):
    """An outcome of which nothing is seen but that it is equal to itself."""

    __slots__ = ()
    __hash__ = Hidden.__hash__

    def __eq__(self, other: object) -> bool:
        return True if other is self else bool(_refuse(self))

    def __ne__(self, other: object) -> bool:
        return not self == other


def _refuse(hidden: Hidden) -> Any:
    return object.__getattribute__(hidden, "_refuse")()


@dataclass(frozen=True)
class FewCells(Mechanism):
    """A mechanism of which a few outcomes are known.

    outcomes_at   returns those known at a profile: one, or none
    marks         the list in which a look at anything else leaves one
    """

    outcomes_at: Callable[[Any], tuple[Any, ...]] = lambda _: ()
    marks: list[str] = field(default_factory=list)

    def __call__(self, profile: Profile) -> Any:
        """Return the outcome if it is known, or raise HiddenRead."""
        for outcome in self.outcomes_at(profile):
            return outcome
        self.marks.append("cell")
        raise HiddenRead


def with_few_cells(
    m: Mechanism, outcomes_at: Callable[[Any], tuple[Any, ...]], marks: list[str]
) -> FewCells:
    """Return a view of `m` in which these outcomes alone are known."""
    fields = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    return FewCells(**fields, outcomes_at=outcomes_at, marks=marks)
