"""Common priors: exact probability laws on the profiles of types."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact
from accord.theory.profiles import Domain, Profile


@dataclass(frozen=True)
class Prior:
    """A common prior: the exact probability of each profile of types.

    `independent` is computed: whether the law is the product of its marginals.
    """

    law: Mapping[Profile, Exact]

    def __post_init__(self) -> None:
        law = {Profile(p): exact(w, "probability") for p, w in self.law.items()}
        if any(weight < 0 for weight in law.values()):
            raise ModelError(
                "expected a prior of at least 0, got a negative probability"
            )
        total = sum(law.values())
        if total != 1:
            raise ModelError(f"expected a prior that sums to 1, got sum {total}")
        object.__setattr__(self, "law", law)

    def marginal(self, agent: int) -> dict[Any, Exact]:
        """Return the probability of each type of `agent`."""
        law: dict[Any, Exact] = {}
        for profile, weight in self.law.items():
            law[profile[agent]] = law.get(profile[agent], 0) + weight
        return law

    def given(self, agent: int, own_type: Any) -> list[tuple[Profile, Exact]]:
        """Return the profiles in which `agent` has this type, with their prior weight.

        The weights are not divided by the probability of the type: every comparison
        of two interim expectations of one type is unchanged by that factor.
        """
        law = self.law.items()
        return [(p, w) for p, w in law if p[agent] == own_type and w != 0]

    @property
    def independent(self) -> bool:
        """Whether the types are independent."""
        if not self.law:
            return True
        agents = range(len(next(iter(self.law))))
        marginals = [self.marginal(agent) for agent in agents]
        support = math.prod(sum(1 for w in m.values() if w) for m in marginals)
        positive = [(p, w) for p, w in self.law.items() if w]
        return len(positive) == support and all(
            w == math.prod(m[t] for m, t in zip(marginals, p, strict=True))
            for p, w in positive
        )


def uniform_prior(domains: tuple[Domain, ...]) -> Prior:
    """Return the prior under which all profiles are equally likely."""
    weight = Fraction(1, math.prod(map(len, domains)))
    return Prior({Profile(p): weight for p in itertools.product(*domains)})
