"""The law on policies that active inference samples from."""

from typing import Any

from accord.theory.free_energy import expected_terms
from accord.theory.generative_models import GenerativeModel
from accord.theory.logarithms import Infinite, ln
from accord.theory.properties import prop


@prop(GenerativeModel, forall=("policy", "second_policy"))
def policy_posterior(
    m: GenerativeModel, policy: int, second_policy: int, *, posterior: tuple[Any, ...]
) -> bool:
    """The law gives policies weights in proportion to e^-G: it is softmax(-G).

    All policies are equally likely before, the precision is 1, and no G is infinite.
    `posterior` has a positive probability for each policy.
    """
    if len(posterior) != len(m.policies) or sum(posterior) != 1 or min(posterior) <= 0:
        return False
    first, second = (
        expected_terms(m, k).expected_free_energy for k in (policy, second_policy)
    )
    if isinstance(first, Infinite):  # which less another infinite one is no number
        return False
    weight = ln(posterior[policy]) - ln(posterior[second_policy])
    return bool(weight == second - first)
