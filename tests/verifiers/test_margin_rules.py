"""Condorcet rules with participation by margins: found, and right by another route."""

import itertools

import numpy as np
import pytest

from accord.papers import moulin1988
from accord.theory.domains import strict_orders
from accord.theory.settings.electorates import add_margins, electorates, no_margins
from accord.verifiers.engines.margin_rules import Margins, find_margin_rule

ORDERS = strict_orders(4)
PAIRS = list(itertools.combinations(range(4), 2))


def matrices(voters):
    return electorates(no_margins(4), add_margins, ORDERS, voters)


def vector(matrix):
    return tuple(matrix[x][y] for x, y in PAIRS)


def elected(matrix, table):
    """What beats all others, else what the table says of a renaming."""
    for x in range(4):
        if all(matrix[x][y] > 0 for y in range(4) if y != x):
            return x
    for old in itertools.permutations(range(4)):
        image = tuple(matrix[old[x]][old[y]] for x, y in PAIRS)
        if image in table:
            return old[table[image]]
    return None


def unhappy(table, voters):
    """How often a voter who comes to fewer than `voters` likes the outcome less."""
    return sum(
        order.index(elected(add_margins(matrix, order), table))
        > order.index(elected(matrix, table))
        for matrix in matrices(voters - 1)
        for order in ORDERS
    )


def test_the_levels_are_the_margins_of_so_many_voters():
    space = Margins(4, 3)
    assert [len(level) for level in space.levels] == [1, 24, 219, 1136]
    mine = {tuple(row) for level in space.levels for row in level.tolist()}
    assert mine == {vector(matrix) for matrix in matrices(3)}
    assert mine == set(map(tuple, space.vectors.tolist())), "the last two have all"


def test_images_are_renamings():
    space = Margins(3, 2)
    names = (1, 2, 0)
    images = space.image(names)
    for before, after in zip(space.vectors, images, strict=True):
        for x, y in itertools.permutations(range(3), 2):
            old = space.column(before[None], x, y)
            assert np.array_equal(old, space.column(after[None], names[x], names[y]))


@pytest.mark.parametrize("voters", [2, 4])
def test_a_rule_that_is_found_welcomes_every_voter(voters):
    table = find_margin_rule(4, voters)
    assert table is not None
    assert unhappy(table, voters) == 0


def test_another_table_is_noticed():
    table = dict.fromkeys(find_margin_rule(4, 4), 0)
    assert unhappy(table, 4) > 0


def test_there_is_one_for_three_alternatives():
    assert find_margin_rule(3, 9) is not None


def test_the_table_of_the_package_is_a_rule_for_four_by_another_route():
    table = moulin1988._table()
    assert len(table) == 12_687
    assert unhappy(table, 4) == 0


@pytest.mark.slow
def test_the_table_has_a_row_where_the_search_has_a_cell():
    found = find_margin_rule(4, 11)
    assert found is not None
    assert set(found) == set(moulin1988._table())


@pytest.mark.slow
def test_none_of_this_kind_is_found_for_twelve():
    assert find_margin_rule(4, 12) is None
