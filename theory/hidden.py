"""Running a definition on two outcomes and one type: all else is hidden from it."""

from dataclasses import dataclass
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile


class HiddenRead(Exception):  # noqa: N818 - a signal, caught where it matters
    """The definition looked at something that is kept from it."""


class Hidden:
    """A report that may be passed on but not looked at: every use raises."""

    def _refuse(self, *_: Any) -> Any:
        raise HiddenRead

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __bool__ = __iter__ = __len__ = __getitem__ = __contains__ = __call__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = _refuse
    __int__ = __float__ = __index__ = __str__ = __repr__ = __format__ = _refuse

    def __getattr__(self, _: str) -> Any:
        raise HiddenRead


@dataclass(frozen=True)
class TwoCells(Mechanism):
    """A mechanism of which only two outcomes are known: at the truth and at a lie.

    `known` is the masked profile, the agent, her hidden lie, and the two outcomes.
    """

    known: tuple[Any, ...] = ()

    def __call__(self, profile: Profile) -> Any:
        """Return one of the two outcomes, or raise HiddenRead."""
        masked, agent, lie, at_truth, at_lie = self.known
        if profile is masked:
            return at_truth
        others = (i for i in self.agents if i != agent)
        if profile[agent] is lie and all(profile[i] is masked[i] for i in others):
            return at_lie
        raise HiddenRead


def mask(
    m: Mechanism, agent: int, own_type: Any, at_truth: Any, at_lie: Any
) -> tuple[TwoCells, Profile, Hidden]:
    """Return a view of `m`, a profile and a report that show only what is given.

    What a definition over (agent, profile, report) returns on them, without raising
    HiddenRead, it returns on every instance with this agent, type and outcomes.
    """
    lie = Hidden()
    masked = Profile(own_type if i == agent else Hidden() for i in m.agents)
    fields = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    view = TwoCells(**fields, known=(masked, agent, lie, at_truth, at_lie))
    return view, masked, lie
