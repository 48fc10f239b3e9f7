"""Profiles: one report, or type, for each agent."""

from collections.abc import Iterable, Sequence
from typing import Any

Domain = tuple[Any, ...]


class Profile(tuple[Any, ...]):
    """One report (or type) for each agent, agent 0 first.

    >>> Profile((3, 1)).with_report(1, 0)
    Profile(3, 0)
    """

    __slots__ = ()

    def with_report(self, agent: int, report: Any) -> "Profile":
        """Return this profile with the report of one agent replaced."""
        return Profile((*self[:agent], report, *self[agent + 1 :]))

    def with_reports(self, agents: Sequence[int], reports: Sequence[Any]) -> "Profile":
        """Return this profile with the reports of several agents replaced."""
        changed = list(self)
        for agent, report in zip(agents, reports, strict=True):
            changed[agent] = report
        return Profile(changed)

    def only(self, agents: Iterable[int]) -> "Profile":
        """Return the profile of the sub-electorate `agents`, in their order."""
        return Profile(self[agent] for agent in agents)

    def without(self, agent: int) -> "Profile":
        """Return the profile of everybody but `agent`."""
        return Profile((*self[:agent], *self[agent + 1 :]))

    def __repr__(self) -> str:
        return f"Profile({', '.join(map(repr, self))})"
