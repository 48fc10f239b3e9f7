"""Moulin 1988 by other routes: margins in place of profiles, and all eleven voters."""

import itertools
from dataclasses import replace

import pytest

from accord.papers.brandt_geist_peters2017 import _OTHERS, electorates_at_the_core
from accord.papers.moulin1988 import (
    _PARADOXES,
    rule_of_the_table,
    table_parts,
    welcomes_each_voter,
)
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import property_of
from accord.theory.rules import find_rule
from accord.theory.specifications import python_spec
from accord.theory.statements import Statement
from accord.verifiers import synthesis
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion

ORDERS = list(itertools.permutations(range(4)))
EVERY = range(4)


def first(scores):
    return scores.index(max(scores))


def beats_all(m):
    return next((x for x in EVERY if all(m[x][y] > 0 for y in EVERY if y != x)), None)


def copeland(m):
    return first([sum((k > 0) - (k < 0) for k in row) for row in m])


def black(m):
    # With the same number of voters Borda scores are half the sums of margins and more.
    winner = beats_all(m)
    return first([sum(row) for row in m]) if winner is None else winner


def minimax(m):
    return first([min(row) for row in m])


def schulze(m):
    def widest(x, y):
        """The best worst margin of a path, over all paths."""
        rest = [z for z in EVERY if z not in (x, y)]
        paths = (p for k in range(3) for p in itertools.permutations(rest, k))
        ways = ([x, *path, y] for path in paths)
        return max(min(max(m[a][b], 0) for a, b in itertools.pairwise(w)) for w in ways)

    return next(
        x for x in EVERY if all(widest(x, y) >= widest(y, x) for y in EVERY if y != x)
    )


def ranked_pairs(m):
    pairs = [(x, y) for y in reversed(EVERY) for x in EVERY if m[x][y] > 0]
    locked = set()
    for x, y in sorted(pairs, key=lambda pair: -m[pair[0]][pair[1]]):
        if not reaches(locked, y, x):
            locked.add((x, y))
    return next(x for x in EVERY if all((y, x) not in locked for y in EVERY))


def reaches(locked, x, y):
    seen, todo = {x}, [x]
    while todo:
        a = todo.pop()
        new = {b for c, b in locked if c == a} - seen
        seen |= new
        todo += new
    return y in seen


RULES = {
    "copeland": copeland,
    "black": black,
    "schulze": schulze,
    "ranked-pairs": ranked_pairs,
    "minimax": minimax,
}


def margins(ballots):
    return tuple(
        tuple(
            sum((b.index(x) < b.index(y)) - (b.index(x) > b.index(y)) for b in ballots)
            for y in EVERY
        )
        for x in EVERY
    )


def smallest(rule, most):
    """The number of voters of a smallest paradox, by margins that are reached."""
    steps = [(order, margins([order])) for order in ORDERS]
    level = {step for _, step in steps}
    for voters in range(2, most + 1):
        after = set()
        chosen = {m: rule(m) for m in level}
        later = {}
        for m, (order, step) in itertools.product(level, steps):
            there = tuple(
                tuple(map(int.__add__, *rows)) for rows in zip(m, step, strict=True)
            )
            after.add(there)
            if there not in later:
                later[there] = rule(there)
            if order.index(later[there]) > order.index(chosen[m]):
                return voters
        level = after
    return None


@pytest.mark.parametrize("name", RULES)
def test_the_smallest_paradox_has_as_many_voters_by_margins(name):
    assert smallest(RULES[name], 4) == len(_PARADOXES[name])


@pytest.mark.parametrize("name", RULES)
def test_the_library_counts_as_the_other_route_does(name):
    rule = find_rule(name).function
    for ballots in itertools.combinations_with_replacement(ORDERS[::3], 3):
        assert rule(ballots, alternatives=4) == RULES[name](margins(ballots))


@pytest.mark.parametrize("name", RULES)
def test_the_last_voter_should_have_stayed_at_home(name):
    ballots, rule = _PARADOXES[name], find_rule(name).function
    with_her, without = (rule(b, alternatives=4) for b in (ballots, ballots[:-1]))
    assert ballots[-1].index(without) < ballots[-1].index(with_her)


# --- the rule of the table ------------------------------------------------------------


def _asked(m):
    statement = Statement(property_of(welcomes_each_voter), m, {})
    return [
        statement.holds(profile)
        for profile in (Profile((one,)) for one in m.domains[0])
    ]


def test_electorates_are_as_many_as_there_are_margins():
    sizes = [rule_of_the_table(voters).size for voters in range(5)]
    assert sizes == [1, 25, 243, 1136 + 219, 4175 + 1136]


def test_a_rule_that_is_no_good_is_noticed():
    m = rule_of_the_table(3)
    wrong = Mechanism(
        rule=lambda reports: 0 if reports[0] % 2 else m.rule(reports),
        domains=m.domains,
        outcomes=m.outcomes,
        facts=m.facts,
    )
    assert all(_asked(m))
    assert not all(_asked(wrong))


@pytest.mark.slow
def test_the_table_is_a_condorcet_rule_with_participation_for_eleven_voters():
    for part in table_parts(11):
        verdict = part.ask(Limits(seconds=None))
        assert verdict.status == "PROVED"
        assert "up to 1" in verdict.scope
        assert verdict.accepted.met > 100_000


# --- none for twelve ------------------------------------------------------------------


def test_the_core_has_electorates_of_ten_or_eleven_voters():
    m = electorates_at_the_core()
    lines = [line.split() for line in _OTHERS.strip().split("\n")]
    assert {sum(int(word[0]) for word in line) for line in lines} == {10, 11}
    assert len(set(m.domains[1])) == len(lines) == 16
    assert m.size == 16 * 10


@pytest.mark.parametrize("agent", [0, 1])
def test_every_order_and_every_electorate_of_the_core_is_needed(agent):
    m = electorates_at_the_core()
    for k in range(len(m.domains[agent])):
        fewer = list(m.domains)
        fewer[agent] = (*fewer[agent][:k], *fewer[agent][k + 1 :])
        assert _asked_of(replace(m, domains=tuple(fewer))) == "PROVED"


@pytest.mark.parametrize("axiom", ["condorcet-winner", "participation"])
def test_either_axiom_alone_has_a_rule_there(axiom):
    assert _asked_of(electorates_at_the_core(), axiom) == "PROVED"


def test_a_definition_made_weaker_has_a_rule_there():
    m = electorates_at_the_core()
    larger = {**m.facts, "margin": lambda *args: m.facts["margin"](*args) - 2}
    assert _asked_of(m) == "REFUTED"
    assert _asked_of(replace(m, facts=larger)) == "PROVED"


def _asked_of(m, *axioms):
    spec = python_spec(m, "test.py:m", None)
    asked = {"kind": "unknown", "what": "rule", "of": spec}
    pairs = [(name, {}) for name in axioms or ("condorcet-winner", "participation")]
    question = ProblemQuestion(asked, pairs, given=m)
    return synthesis.find_rule(question, Limits()).verdict.status
