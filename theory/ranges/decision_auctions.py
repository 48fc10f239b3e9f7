"""What the quantified names of properties of decision auctions run over."""

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from accord.theory.decision_auctions import DecisionAuction
from accord.theory.errors import ModelError
from accord.theory.ranges import ranges


@ranges(DecisionAuction, lambda auction: auction.rounds)
def round(auction: DecisionAuction) -> range:  # noqa: A001 - the name is quantified
    """Run over the rounds, from 1."""
    return range(1, auction.rounds + 1)


@ranges(DecisionAuction, lambda auction: len(auction.hypotheses))
def hypothesis(auction: DecisionAuction) -> range:
    """Run over the hypotheses by number."""
    return auction.members


@ranges(DecisionAuction, lambda auction: 2**auction.rounds)
def reward_sequence(auction: DecisionAuction) -> Iterator[tuple[int, ...]]:
    """Run over what the rounds could pay, each 0 or 1.

    Only the reward of what is done counts, and all else is fixed; so a sequence for
    each round stands for every environment that pays 0 or 1, however it chooses.
    """
    return itertools.product((0, 1), repeat=auction.rounds)


def _steps(auction: DecisionAuction) -> int:
    if auction.grid is None:
        raise ModelError(
            f"`{auction.name}` does not say which plans a hypothesis could have",
            "grid = 8 has promises in multiples of 1/8",
        )
    return auction.grid


def _count(auction: DecisionAuction) -> int:
    return int((_steps(auction) + 1) ** auction.rounds)


@ranges(DecisionAuction, _count)
def plan(auction: DecisionAuction) -> Iterator[tuple[Any, ...]]:
    """Run over what one hypothesis could promise in the rounds, on the grid."""
    return _plans(auction)


@ranges(DecisionAuction, _count)
def other_plan(auction: DecisionAuction) -> Iterator[tuple[Any, ...]]:
    """Run over what one hypothesis could promise in the rounds, on the grid."""
    return _plans(auction)


def _plans(auction: DecisionAuction) -> Iterator[tuple[Any, ...]]:
    grid = _steps(auction)
    steps = [Fraction(k, grid) for k in range(grid + 1)]
    return itertools.product(steps, repeat=auction.rounds)
