"""Agents of market, auction and ballot: runs, second routes, what is refused."""

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from scipy.optimize import linprog

from accord.counterexamples.asking import check
from accord.papers.ngo2025.one_agent import INNER, ONCE
from accord.theory.coalitional_agents import COUNTS, CoalitionalAgent
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.institutions import negotiated_worths, negotiation_of
from accord.theory.properties import find_property
from accord.theory.properties.step_invariants import broken
from accord.verifiers.engines.policy_gains import proof_of
from accord.verifiers.kernel import check as recheck

F = Fraction
SHORT = replace(INNER, steps=3)
TEXT = """
kind = "coalitional-agent"
subagents = ["Ann", "Bob"]
observations = ["H", "T", "edge"]
actions = ["act", "wait"]
steps = 2
wealths = { Ann = 1, Bob = "1/2" }
wager = "1/3"
payment = "first"
goal = "Bob"
observed = ["T", "edge"]
grid = 2

[beliefs]
Ann = ["1/2", "1/4", "1/4"]
Bob = [0, "0.5", "1/2"]

[values.Ann]
act = [1, 0, 0]
wait = [0, 1, 1]

[values.Bob]
act = ["1/2", "1/2", "1/2"]
wait = [0, 0, 1]
"""
THREE = read_toml(TEXT)


def test_a_file_states_an_agent():
    assert isinstance(THREE, CoalitionalAgent)
    assert THREE.beliefs[1] == (0, F(1, 2), F(1, 2))
    assert THREE.values[1] == ((F(1, 2),) * 3, (0, 0, 1))
    assert (THREE.goal, THREE.observed, THREE.wager) == (1, (1, 2), F(1, 3))
    assert from_data(to_data(THREE)) == THREE
    assert from_data(to_data(INNER)) == INNER


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"0.5", "1/2"]', '"0.5", "1/4"]', "sum 1"),
        ("[0, ", "[-1, ", "from 0 to 1"),
        ("act = [1, 0, 0]", "act = [2, 0, 0]", "from 0 to 1"),
        ("act = [1, 0, 0]", "act = [1, 0]", "each of 3 observations"),
        ("act = [1, 0, 0]", "act = [0.5, 0, 0]", "float"),
        ("act = [1, 0, 0]\n", "", "act"),
        ('Bob = "1/2"', 'Bob = "-1/2"', "at least 0"),
        ('{ Ann = 1, Bob = "1/2" }', "{ Ann = 0, Bob = 0 }", "not all of them 0"),
        ('wager = "1/3"', "wager = 0", "above 0"),
        ('wager = "1/3"', 'wager = "4/3"', "at most 1"),
        ('"first"', '"third"', "second, first"),
        ('goal = "Bob"', 'goal = "Cleo"', "Cleo"),
        ('["T", "edge"]', '["tails"]', "tails"),
        ('["T", "edge"]', "[]", "what is observed"),
        ("steps = 2", "steps = 0", "steps"),
        ("grid = 2", "grid = 0", "grid"),
        ('["Ann", "Bob"]', '["Ann", "Ann"]', "Ann"),
        ("steps = 2", "steps = 2\nround = 3", "round"),
    ],
)
def test_what_is_no_agent_is_one_error(old, new, words):
    assert old in TEXT
    with pytest.raises(ModelError, match=words):
        read_toml(TEXT.replace(old, new, 1))


@pytest.mark.parametrize("change", [{"steps": 11}, {"steps": 10**9}])
def test_too_many_runs_are_refused_at_once(change):
    with pytest.raises(ScopeError, match="runs that fit"):
        replace(INNER, **change)


# --- one step by hand -----------------------------------------------------------------


def test_the_first_step_by_hand():
    """All are as rich: the price is the mean; all bid half of 1, and Hunger is first.

    When it is calm the scores are 1 - (1/4)^2 = 15/16, 7/16 and 3/4, their mean 17/24:
    Hunger wins half of 11/48 besides 1 - 1/2, Fear loses half of 13/48.
    """
    step = INNER.step_at(0, ())
    assert step.price == (F(1, 2), F(1, 2))
    assert step.bids == (F(1, 2),) * 3
    assert (step.winner, step.action, step.paid) == (0, 0, F(1, 2))
    assert INNER.wealths_at(0, (0,)) == (F(155, 96), F(83, 96), F(49, 48))


def test_a_run_is_told():
    trace = INNER.trace()
    assert [row[8] for row in trace.rows] == ["go out"] * 5
    assert [row[5] for row in trace.rows].count("Hunger") == 4
    assert trace.totals["worth to Fear"] == F(3, 2)
    assert trace.rows[1][1:4] == (F(155, 96), F(83, 96), F(49, 48))
    assert INNER.trace(frozenset({5})).rows == trace.rows[4:]
    assert len(THREE.trace().headers) == 1 + 2 + 3 + 7, "all three prices are shown"


# --- faults that the invariants notice ------------------------------------------------


def with_step(**changes):
    """An agent whose steps have something else in these places."""

    def step(agent, goal, wealths, reports=None, offers=None):
        right = CoalitionalAgent.step(agent, goal, wealths, reports, offers)
        return right._replace(**{k: f(right) for k, f in changes.items()})

    return {"step": step}


def paying(extra):
    """An agent whose subagents have so much more after each step."""

    def after(agent, step, goal, observation):
        right = CoalitionalAgent.after(agent, step, goal, observation)
        return tuple(w + e for w, e in zip(right, extra, strict=True))

    return {"after": after}


FAULTS = {
    "the prices are no law": with_step(price=lambda s: (s.price[0], 0)),
    "the prices are no mean": with_step(price=lambda s: s.price[::-1]),
    "does not pay out what is staked": paying((0, 0, F(1, 100))),
    "loses more than her stake": paying((-1, 1, 0)),
    "another winner": with_step(winner=lambda s: (s.winner + 1) % 3),
    "another price": with_step(paid=lambda s: s.paid / F(2)),
    "a bid is negative": with_step(bids=lambda s: (*s.bids[:2], -1)),
    "more than what is not staked": with_step(bids=lambda s: (*s.bids[:2], 1)),
}


@pytest.mark.parametrize("words", FAULTS)
def test_an_agent_that_does_otherwise_is_noticed(words):
    faulty = type("Faulty", (CoalitionalAgent,), FAULTS[words])
    fields = {name: getattr(SHORT, name) for name in SHORT.__dataclass_fields__}
    fields.pop("_kept")
    # All report the same law, whose mean is another one when it is read backwards.
    agent = faulty(**{**fields, "beliefs": (SHORT.beliefs[0],) * 3})
    assert words in broken(agent, 0, (), 0)


# --- second routes --------------------------------------------------------------------


def another_run(a, goal, sequence, who=None, at=0, report=None, offer=None):
    """Return final wealth of all, and values from step `at` on, by another program.

    Floats; the steps are written out again, from the rules and not from the code.
    """
    wealth = [float(w) for w in a.wealths]
    values = [0.0] * len(wealth)
    for t, seen in enumerate(sequence):
        laws = [list(map(float, law)) for law in a.beliefs]
        best = []
        for law in laws:
            worth = [
                sum(p * float(v) for p, v in zip(law, row, strict=True))
                for row in a.values[goal]
            ]
            best.append((worth.index(max(worth)), max(worth)))
        if t == at and report is not None:
            laws[who] = list(map(float, report))
        if t == at and offer is not None:
            best[who] = (offer[0], float(offer[1]))
        bids = [
            min(b[1], (1 - float(a.wager)) * w)
            for b, w in zip(best, wealth, strict=True)
        ]
        winner = bids.index(max(bids))
        ranked = sorted(bids, reverse=True)
        price = ranked[0] if a.payment == "first" else ranked[1]
        errors = [
            sum((p - (k == seen)) ** 2 for k, p in enumerate(law)) / 2 for law in laws
        ]
        mean = sum(e * w for e, w in zip(errors, wealth, strict=True)) / sum(wealth)
        wealth = [
            w * (1 + float(a.wager) * (mean - e))
            for e, w in zip(errors, wealth, strict=True)
        ]
        action = best[winner][0]
        wealth[winner] += float(a.values[goal][action][seen]) - price
        if t >= at:
            for i, table in enumerate(a.values):
                values[i] += float(table[action][seen])
    return wealth, values


def another_expected(a, who, goal, history, counts, **lie):
    total = 0.0
    kinds = range(len(a.observations))
    for rest in itertools.product(kinds, repeat=a.steps - len(history)):
        chance = 1.0
        for o in rest:
            chance *= float(a.beliefs[who][o])
        run = another_run(a, goal, (*history, *rest), who, len(history), **lie)
        parts = {"wealth": run[0][who], "values": run[1][who]}
        total += chance * (sum(parts.values()) if counts == "both" else parts[counts])
    return total


@pytest.mark.parametrize("a", [SHORT, THREE, replace(SHORT, payment="first")])
@pytest.mark.parametrize("counts", COUNTS)
def test_what_is_expected_by_another_program(a, counts):
    reports, offers = list(a.laws())[:2], list(a.offers())[::6]
    for who, goal in itertools.product(a.members, repeat=2):
        for history in a.histories[:: len(a.histories) // 2 or 1]:
            ours = a.expected(who, goal, history, counts)
            theirs = another_expected(a, who, goal, history, counts)
            assert abs(float(ours) - theirs) < 1e-9
            wealths, true = a.wealths_at(goal, history), a.truth(goal)
            for lie in reports:
                told = (*a.beliefs[:who], lie, *a.beliefs[who + 1 :])
                step = a.step(goal, wealths, told)
                ours = a.expected(who, goal, history, counts, step)
                theirs = another_expected(a, who, goal, history, counts, report=lie)
                assert abs(float(ours) - theirs) < 1e-9
            for lie in offers:
                made = (*true[:who], lie, *true[who + 1 :])
                step = a.step(goal, wealths, offers=made)
                ours = a.expected(who, goal, history, counts, step)
                theirs = another_expected(a, who, goal, history, counts, offer=lie)
                assert abs(float(ours) - theirs) < 1e-9


def program(a):
    """Return the worths of actions at histories as rows, and what the run is worth."""
    cells = list(itertools.product(range(len(a.histories)), range(len(a.actions))))
    rows = []
    for i in a.members:
        row = []
        for k, action in cells:
            chance = 1.0
            for o in a.histories[k]:
                chance *= float(a.beliefs[i][o])
            pairs = zip(a.beliefs[i], a.values[i][action], strict=True)
            row.append(chance * sum(float(p * v) for p, v in pairs))
        rows.append(row)
    done = [
        sum(a.step_at(g, a.histories[k]).action == action for g in a.members)
        / len(a.members)
        for k, action in cells
    ]
    own = [sum(x * y for x, y in zip(row, done, strict=True)) for row in rows]
    law = [[float(k == h) for k, _ in cells] for h in range(len(a.histories))]
    return rows, own, law


@pytest.mark.parametrize("a", [ONCE, SHORT, INNER, THREE])
def test_the_largest_gains_by_a_program_in_floats(a):
    rows, own, law = program(a)
    ones = [1.0] * len(law)
    columns = list(zip(*rows, strict=True))
    equal = linprog(
        [0.0] * len(columns) + [-1.0],
        A_ub=[[*(-x for x in row), 1.0] for row in rows],
        b_ub=[-x for x in own],
        A_eq=[[*row, 0.0] for row in law],
        b_eq=ones,
        bounds=[(0, 1)] * len(columns) + [(None, None)],
    )
    total = linprog(
        [-sum(column) for column in columns],
        A_ub=[[-x for x in row] for row in rows],
        b_ub=[-x for x in own],
        A_eq=law,
        b_eq=ones,
    )
    for name, found in (
        ("largest-equal-gain", -equal.fun),
        ("largest-total-gain", -total.fun - sum(own)),
    ):
        proof = proof_of(a, equal=name == "largest-equal-gain")
        record = find_property(name)
        near = F(found).limit_denominator(10**4)
        assert record.body(a, amount=near, proof=proof)
        assert not record.body(a, amount=near + F(1, 10**6), proof=proof)
        assert check(a, name, given={"amount": near}).status == "PROVED"


def test_the_negotiated_actions_are_those_of_the_best_policies():
    n = negotiation_of(SHORT)
    best = max(n.policies, key=n.weighted_worth)
    for history, action in zip(n.histories, best, strict=True):
        worths = negotiated_worths(SHORT, history)
        assert worths[action] == max(worths)
    assert n.draws == SHORT.steps - 1
    assert negotiated_worths(SHORT, ()) == tuple(
        sum(SHORT.expects(i, action, i) for i in SHORT.members) for action in (0, 1)
    )


def test_a_goal_drawn_at_the_start_is_worth_what_one_drawn_each_time_is():
    for i in SHORT.members:
        drawn = [SHORT.expected(i, goal, (), "values") for goal in SHORT.members]
        assert SHORT.worth(i, SHORT.realised) == sum(drawn) / F(3)


# --- proofs that are refused ----------------------------------------------------------


def tampered(proof):
    policy, weights = proof["policy"], proof["weights"]
    yield {"weights": weights}
    yield {"policy": policy}
    yield {**proof, "weights": weights[:-1]}
    yield {**proof, "weights": tuple(w / F(2) for w in weights)}
    yield {**proof, "weights": (-weights[0], *weights[1:])}
    yield {**proof, "weights": tuple(map(float, weights))}
    yield {**proof, "policy": policy[:-1]}
    yield {**proof, "policy": ((1,), *policy[1:])}
    yield {**proof, "policy": ((2, -1), *policy[1:])}
    yield {**proof, "policy": ((1, 1), *policy[1:])}
    yield {**proof, "policy": SHORT.realised}
    yield {**proof, "policy": tuple(law[::-1] for law in policy)}


@pytest.mark.parametrize("name", ["largest-equal-gain", "largest-total-gain"])
def test_a_proof_that_does_not_show_it_is_refused(name):
    proof = proof_of(SHORT, equal=name == "largest-equal-gain")
    body = find_property(name).body
    for bad in tampered(proof):
        with pytest.raises(CertificateError, match="proof"):
            body(SHORT, amount=F(1, 8), proof=bad)
    swapped = proof_of(SHORT, equal=name != "largest-equal-gain")
    with pytest.raises(CertificateError, match="proof"):
        body(SHORT, amount=F(1, 8), proof=swapped)


def test_a_certificate_is_checked_again_and_a_changed_one_is_not():
    verdict = check(SHORT, "largest-equal-gain", given={"amount": F(1, 8)})
    assert verdict.status == "PROVED"
    certificate = verdict.certificate
    assert recheck(certificate).status == "PROVED"
    changed = {**certificate, "verdict": "REFUTED"}
    with pytest.raises(CertificateError):
        recheck(changed)
