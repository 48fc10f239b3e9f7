"""The table of four forms of agent, and second routes to its cells."""

import itertools
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected
from scipy.optimize import linprog

from accord.counterexamples.asking import check
from accord.papers.claim import Table
from accord.papers.ngo2025 import four_agents
from accord.papers.ngo2025.four_agents import (
    CELLS,
    FORMS,
    GROWTHS,
    NOTHING,
    TABLE,
    VERDICTS,
    form,
    pareto_before_types,
    proof_of,
)
from accord.theory.errors import CertificateError
from accord.theory.profiles import Profile

F = Fraction
ROWS = [
    (growth, name, what, said.split()[k])
    for growth in GROWTHS
    for name, said in zip(FORMS, VERDICTS[growth.name], strict=True)
    for k, what in enumerate(("now", "type", "option"))
]
IDS = [f"{growth.name} {name} {what}" for growth, name, what, _ in ROWS]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(c.id, marks=pytest.mark.slow if c.id == "four-agents" else ())
        for c in four_agents.CLAIMS
    ],
)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(f"ngo2025.{name}")


def test_the_table_has_a_cell_for_each_part():
    assert TABLE.size == sum(map(len, CELLS.values())) == 4 * 4 * 7


def test_a_table_is_filled_row_by_row():
    table = Table(("who", "a", "b"), (("x",), ("y",)))
    assert table.filled("1234") == [["x", "1", "2"], ["y", "3", "4"]]


# --- second routes --------------------------------------------------------------------


def worths(m):
    """Return for each agent, profile and outcome a float, and what is got."""
    profiles = list(itertools.product(*m.domains))
    every, got = [], []
    for i in m.agents:
        every.append(
            [[float(m.utility(i, p, x)) for x in m.outcomes] for p in profiles]
        )
        got.append(sum(float(m.utility_at(i, p, m(Profile(p)))) for p in profiles))
    return profiles, every, got


@pytest.mark.parametrize(("growth", "name", "what", "said"), ROWS, ids=IDS)
def test_the_verdicts_by_programs_in_floats(growth, name, what, said):
    m = form(name, growth, what)
    profiles, every, got = worths(m)
    size = len(m.outcomes)
    rows = [[u for row in own for u in row] for own in every]
    found = linprog(
        [-sum(column) for column in zip(*rows, strict=True)],
        A_ub=[[-u for u in row] for row in rows],
        b_ub=[1e-9 - total for total in got],
        A_eq=[
            [float(p == q) for q in range(len(profiles)) for _ in range(size)]
            for p in range(len(profiles))
        ],
        b_eq=[1.0] * len(profiles),
    )
    gains = -found.fun - sum(got)
    *decides, pareto, stable = said
    assert (gains < 1e-6) == (pareto == "+")
    truthful = all(
        m.utility_at(i, p, m(Profile(p)))
        >= m.utility_at(i, p, m(Profile((*p[:i], lie, *p[i + 1 :]))))
        for p in profiles
        for i in m.agents
        for lie in m.domains[i]
    )
    assert truthful == (stable == "+")
    if decides:
        assert (decides == ["+"]) == (NOTHING not in m.outcomes)


# --- what is refused ------------------------------------------------------------------


def test_a_proof_that_does_not_show_it_is_refused():
    m = form("ballot", GROWTHS[0], "now")
    proof = proof_of(m)
    laws, weights = proof["policy"], proof["weights"]
    first = (0, 0, 1) if laws[0] != (0, 0, 1) else (0, 1, 0)
    for bad in (
        {"policy": laws[:-1], "weights": weights},
        {"policy": ((1, 1, 0), *laws[1:]), "weights": weights},
        {"policy": ((2, -1, 0), *laws[1:]), "weights": weights},
        {"policy": (first, *laws[1:]), "weights": weights},
        {"policy": laws, "weights": (F(1, 2), 1)},
        {"policy": laws, "weights": (1,)},
        {"policy": laws, "weights": (2, 1)},
    ):
        with pytest.raises(CertificateError, match="proof"):
            pareto_before_types.accord_property.body(m, proof=bad)
    assert check(m, pareto_before_types, given={"proof": proof}).status == "REFUTED"
