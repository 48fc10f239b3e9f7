"""Local search: what it finds satisfies every clause, and it never says "none"."""

import itertools

import pytest

from accord.papers.claim import no_rule, some_rule
from accord.verifiers import synthesis
from accord.verifiers.engines import local_search, sat
from accord.verifiers.engines.local_search import find_model, parts_of
from accord.verifiers.limits import Limits

SIZE = 3


def function_clauses(cells):
    for cell in range(cells):
        own = [SIZE * cell + k + 1 for k in range(SIZE)]
        yield own
        yield from ([-x, -y] for x, y in itertools.combinations(own, 2))


def colouring(edges):
    """No two cells with an edge have one outcome."""
    for a, b in edges:
        yield from ([-(SIZE * a + k + 1), -(SIZE * b + k + 1)] for k in range(SIZE))


RING = [(k, (k + 1) % 9) for k in range(9)]
K4 = list(itertools.combinations(range(4), 2))


def test_a_clause_is_cells_with_the_outcomes_that_do():
    assert dict(parts_of([1, 3, -5], SIZE)) == {0: 0b101, 1: 0b101}
    assert dict(parts_of([-1, -2], SIZE)) == {0: 0b111}, "not both: always true"
    assert dict(parts_of([-4], SIZE)) == {1: 0b110}


def test_what_is_found_satisfies_every_clause():
    clauses = [*function_clauses(9), *colouring(RING)]
    model = find_model(clauses, 9, SIZE, 1_000)
    assert model is not None
    assert len(model) == 9, "one outcome in each cell"
    assert all(any((x > 0) == (abs(x) in model) for x in c) for c in clauses)


def test_the_same_seed_finds_the_same_and_another_need_not():
    clauses = list(colouring(RING))
    found = [tuple(find_model(clauses, 9, SIZE, 1_000, seed=s) or ()) for s in range(9)]
    again = [tuple(find_model(clauses, 9, SIZE, 1_000, seed=s) or ()) for s in range(9)]
    assert found == again
    assert len(set(found)) > 1


def test_clauses_that_contradict_each_other_use_up_the_flips():
    clauses = list(colouring(K4))
    assert sat.find_model([*function_clauses(4), *clauses]) is None
    assert find_model(clauses, 4, SIZE, 500) is None


def test_no_flips_find_nothing_but_luck():
    assert find_model([[1], [5]], 2, SIZE, 0) == [1, 5], "forced from the start"
    assert find_model([[1], [2]], 1, SIZE, 100) is None


def test_a_rule_found_by_it_is_checked_by_the_kernel(monkeypatch):
    asked, search = [], local_search.find_model

    def noted(*args):
        asked.append(args)
        return search(*args)

    monkeypatch.setattr(synthesis, "MANY_CLAUSES", 1)
    monkeypatch.setattr(synthesis.local_search, "find_model", noted)
    monkeypatch.setattr(synthesis.sat, "find_model", None)
    part = some_rule(
        "electorates", ("condorcet-winner", "participation"), agents=3, alternatives=3
    )
    verdict = part.ask(Limits())
    assert verdict.status == "PROVED"
    assert verdict.certificate["kind"] == "point"
    assert len(asked) == 1


def test_a_model_that_is_none_does_not_pass_the_kernel(monkeypatch):
    monkeypatch.setattr(synthesis, "MANY_CLAUSES", 1)
    monkeypatch.setattr(
        synthesis.local_search,
        "find_model",
        lambda _, cells, size, __: [size * c + 1 for c in range(cells)],
    )
    part = some_rule("voting", ("unanimous",), agents=2, alternatives=2)
    with pytest.raises(Exception, match="unanimous"):
        part.ask(Limits())


def test_where_it_finds_nothing_the_solver_is_asked(monkeypatch):
    monkeypatch.setattr(synthesis, "MANY_CLAUSES", 1)
    monkeypatch.setattr(synthesis, "FLIPS", 50)
    part = no_rule("voting", ("anonymous", "neutral"), agents=2, alternatives=2)
    assert part.ask(Limits()).status == "REFUTED"
