"""Symmetric rules: what they do at one profile tells what they do at others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from accord.theory.mechanisms import Mechanism, is_public
from accord.theory.profiles import Profile
from accord.theory.ranges import values_of
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.terms import renamed


@dataclass(frozen=True)
class Image:
    """A profile as the image of another: agents permuted, alternatives renamed.

    agents    agent i of the image reports what agent `agents[i]` reports in `of`
    names     the new name of each alternative, in order
    """

    of: Profile
    agents: tuple[int, ...]
    names: tuple[Any, ...]

    def profile(self, m: Mechanism) -> Profile:
        """Return the profile that this is."""
        permuted = Profile(self.of[k] for k in self.agents)
        return renamed(m, self.renaming(m), permuted)  # type: ignore[no-any-return]

    def renaming(self, m: Mechanism) -> Mapping[Any, Any]:
        """Return the new name of each alternative."""
        return dict(zip(alternatives(m), self.names, strict=True))


def agents_are_alike(m: Mechanism) -> bool:
    """Return whether the agents differ in nothing but their names.

    They have the same types and share the outcome, every profile can occur, and the
    definitions ask all of them: then exchanges of two make up every permutation.
    """
    same = all(domain == m.domains[0] for domain in m.domains)
    asked = tuple(values_of(m, "agent", {})) == tuple(m.agents)
    return same and asked and is_public(m) and "profiles" not in m.facts


def symmetric(m: Mechanism, image_of: Callable[[Profile], Image | None]) -> Mechanism:
    """Return the rule that does at the image of a profile the image of what it does.

    Where `image_of` gives None the rule is that of `m`.
    """

    def rule(reports: tuple[Any, ...]) -> Any:
        image = image_of(Profile(reports))
        if image is None:
            return m(Profile(reports))
        return renamed(m, image.renaming(m), m(image.of))

    return replace(m, rule=rule, read=lambda outcome: outcome)
