"""A person's own Mechanism over real types, with piecewise linear utilities."""

from fractions import Fraction

import pytest

from accord import Mechanism, Reals, check
from accord.verifiers.kernel import check as recheck

UNIT = Reals(0, maximum=1)


def uniform(reports):
    """Divide one unit: everybody gets her peak, or what is left, or a half."""
    a, b = reports
    if a + b <= 1:
        return a, b
    if a * 2 <= 1:
        return a, 1 - a
    if b * 2 <= 1:
        return 1 - b, b
    return Fraction(1, 2), Fraction(1, 2)


def first_or_rest(reports):
    """Let the second agent decide if she wants little, the first otherwise."""
    a, b = reports
    return (1 - b, b) if b * 2 > 1 else (a, 1 - a)


def record(rule, utility, domains=(UNIT, UNIT)):
    return Mechanism(rule=rule, domains=domains, utility=utility, name="division")


def nearer(agent, types, shares):
    return -abs(shares[agent] - types[agent])


def satiated(agent, types, shares):
    return min(shares[agent], types[agent])


@pytest.mark.parametrize("utility", [nearer, satiated])
def test_the_uniform_rule_is_strategyproof_for_all_real_peaks(utility):
    m = record(uniform, utility)
    verdict = check(m, "strategyproof")
    assert verdict.status == "PROVED"
    assert "all 0 <= reals <= 1" in verdict.scope
    assert recheck(verdict.certificate, m).status == "PROVED"


def test_a_rule_that_rewards_a_lie_is_refuted_in_numbers_of_the_domain():
    verdict = check(record(first_or_rest, nearer), "strategyproof")
    assert verdict.status == "REFUTED"
    assert all(t in UNIT for t in verdict.counterexample["profile"])


def test_each_agent_has_an_unknown_of_her_own_whatever_the_domains_are_called():
    m = record(lambda r: r[0] == r[1], lambda i, t, x: int(x))
    assert [str(domain.symbol) for domain in m.domains] == ["v1", "v2"]
    # One symbol for both would make the two reports equal, and the utility 0 for all.
    lies = record(lambda r: r[0] == r[1], lambda i, t, x: 1 - int(x))
    assert check(lies, "strategyproof").status == "REFUTED"


def test_only_one_domain_may_be_real():
    m = record(
        lambda r: (r[0] * r[1], 0),
        lambda i, t, x: -abs(x[0] - t[0] * 2) if i == 0 else 0,
        (UNIT, (1, 2)),
    )
    verdict = check(m, "strategyproof")
    assert verdict.status == "REFUTED"
    assert verdict.counterexample["profile"][1] in (1, 2)
