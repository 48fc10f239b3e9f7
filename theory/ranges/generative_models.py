"""What the quantified names of properties of generative models run over."""

from accord.theory.aggregation import Numbers
from accord.theory.generative_models import GenerativeModel
from accord.theory.ranges import ranges


def _policies(m: GenerativeModel) -> int:
    return len(m.policies)


@ranges(GenerativeModel, _policies)
def policy(m: GenerativeModel) -> range:
    """Run over the policies."""
    return range(len(m.policies))


@ranges(GenerativeModel, _policies)
def second_policy(m: GenerativeModel) -> range:
    """Run over the policies."""
    return range(len(m.policies))


@ranges(GenerativeModel, lambda m: len(m.outcomes))
def observation(m: GenerativeModel) -> range:
    """Run over the outcomes."""
    return range(len(m.outcomes))


@ranges(GenerativeModel, lambda _: 1, symbolic=True)
def belief(m: GenerativeModel) -> Numbers:
    """Run over every law on the states, as one symbol."""
    return Numbers(m.belief("belief"), len(m.states), "lottery")
