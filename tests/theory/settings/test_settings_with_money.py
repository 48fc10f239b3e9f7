"""The settings with money: what they accept from a rule and an option, and refuse."""

import importlib
import itertools
from fractions import Fraction

import pytest

from accord.theory.errors import ModelError, ScopeError
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.rules import auctions, groves, trade

SETTINGS = [
    "auction",
    "multi_unit",
    "position",
    "combinatorial",
    "public_project",
    "trade",
    "double_auction",
    "common_value",
]


def mechanism(setting, rule, **options):
    module = importlib.import_module(f"accord.theory.settings.{setting}")
    return module.mechanism(rule, **{"name": "rule", **options})


def first(m):
    """Return the outcome at the first profile."""
    return m(Profile(domain[0] for domain in m.domains))


ZERO = {
    "auction": (None, [0, 0, 0]),
    "multi_unit": ([0, 0, 0], [0, 0, 0]),
    "position": ([None, None], [0, 0, 0]),
    "combinatorial": ([None, None], [0, 0]),
    "public_project": (False, [0, 0, 0]),
    "trade": (False, [0, 0]),
    "double_auction": ([False] * 4, [0] * 4),
    "common_value": (None, [0, 0]),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_doing_nothing_is_worth_nothing(setting):
    m = mechanism(setting, lambda _: ZERO[setting])
    outcome = first(m)
    assert outcome.decision in m.decisions
    assert outcome == m.read(outcome)
    for types in map(Profile, itertools.islice(itertools.product(*m.domains), 40)):
        assert all(m.utility_at(agent, types, outcome) == 0 for agent in m.agents)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_value_less_the_payment_is_the_utility(setting):
    m = mechanism(setting, lambda _: ZERO[setting])
    paid = first(m)._replace(payments=tuple(map(Fraction, m.agents)))
    last = Profile(domain[-1] for domain in m.domains)
    for decision, agent in itertools.product(m.decisions, m.agents):
        utility = m.utility(agent, last, paid._replace(decision=decision))
        assert utility == m.value(agent, last, decision) - agent


VALUES = [
    ("the item is worth its value", "auction", {}, (3, 4, 2), 1, (0, 4, 0)),
    ("unsold", "auction", {}, (3, 4, 2), None, (0, 0, 0)),
    ("one unit each", "multi_unit", {}, (3, 4, 2), (2, 0, 0), (3, 0, 0)),
    (
        "marginal values add up",
        "multi_unit",
        {"agents": 2, "demand": 2, "units": 3},
        ((3, 1), (4, 4)),
        (1, 2),
        (3, 8),
    ),
    (
        "clicks times value",
        "position",
        {"rates": "3,1/2"},
        (3, 4, 2),
        (1, 0),
        (1.5, 12, 0),
    ),
    (
        "bundles have their own value",
        "combinatorial",
        {"agents": 3},
        ((1, 2, 0), (1, 2, 0), (2, 2, 2)),
        (0, 1),
        (1, 2, 0),
    ),
    (
        "the pair as one bundle",
        "combinatorial",
        {},
        ((1, 2, 0), (2,) * 3),
        (0, 0),
        (0, 0),
    ),
    ("net values", "public_project", {}, (2, -1, 0), True, (2, -1, 0)),
    (
        "less a share of the cost",
        "public_project",
        {"cost": 6},
        (2, 1, 0),
        True,
        (0, -1, -2),
    ),
    ("not built", "public_project", {"cost": 6}, (2, 1, 0), False, (0, 0, 0)),
    ("value and minus cost", "trade", {}, (3, 1), True, (3, -1)),
    (
        "who trades",
        "double_auction",
        {},
        (3, 4, 1, 2),
        (False, True, True, False),
        (0, 4, -1, 0),
    ),
    ("half of the others' signal", "common_value", {}, (1, 2), 0, (2, 0)),
    ("any share", "common_value", {"weight": "1/4"}, (1, 2), 1, (0, 2.25)),
]


@pytest.mark.parametrize(
    ("setting", "options", "types", "decision", "worth"),
    [row[1:] for row in VALUES],
    ids=[row[0] for row in VALUES],
)
def test_worth(setting, options, types, decision, worth):
    m = mechanism(setting, lambda _: ZERO[setting], **options)
    assert tuple(m.value(i, Profile(types), decision) for i in m.agents) == worth


READ = [
    ("a dict of payments", "auction", (2, {2: 3}), (2, (0, 0, 3))),
    (
        "payments as text",
        "auction",
        [0, ["1/2", 0, "0.1"]],
        (0, (Fraction(1, 2), 0, Fraction(1, 10))),
    ),
    ("a whole fraction", "auction", (0, (Fraction(4, 2), 0, 0)), (0, (2, 0, 0))),
    ("units as a dict", "multi_unit", ({1: 2}, {}), ((0, 2, 0), (0, 0, 0))),
    ("an empty slot", "position", ([2, None], [0, 0, 1]), ((2, None), (0, 0, 1))),
]


@pytest.mark.parametrize(
    ("setting", "result", "outcome"),
    [row[1:] for row in READ],
    ids=[row[0] for row in READ],
)
def test_read(setting, result, outcome):
    assert first(mechanism(setting, lambda _: result)) == outcome


class Form:
    terms = ()


def test_a_linear_form_is_let_through_as_a_payment():
    form = Form()
    assert first(mechanism("trade", lambda _: (True, (form, 0)))).payments[0] is form


N3 = [0, 0, 0]
REFUSED = [
    ("no pair", "auction", 3, "expected the pair (winner or None, payments), got `3`"),
    ("nothing at all", "auction", None, "expected the pair"),
    ("three parts", "auction", (0, N3, 1), "expected the pair"),
    ("an unknown winner", "auction", (3, N3), "expected a winner from 0..2 or None"),
    ("a negative winner", "auction", (-1, N3), "got `-1`"),
    ("a winner by name", "auction", ("Ann", N3), "got `'Ann'`"),
    ("a bool as winner", "auction", (True, N3), "got `True`"),
    ("a float as winner", "auction", (1.0, N3), "got `1.0`"),
    ("too few payments", "auction", (0, [1, 2]), "expected 3 payments, one for each"),
    ("one number for all", "auction", (0, 2), "expected a sequence of 3 payments"),
    ("a set of payments", "auction", (0, {1, 2, 3}), "expected a sequence of 3"),
    ("a float payment", "auction", (0, [0.5, 0, 0]), "got the float `0.5`"),
    ("a bool payment", "auction", (0, [True, 0, 0]), "expected an exact payment"),
    ("no number", "auction", (0, [None, 0, 0]), "expected an exact payment"),
    ("a stranger pays", "auction", (0, {3: 1}), "payments of the agents 0..2"),
    ("more units than there are", "multi_unit", ([1, 1, 1], N3), "at most 2 units"),
    ("half a unit", "multi_unit", ([Fraction(1, 2), 0, 0], N3), "whole numbers"),
    ("a negative unit", "multi_unit", ([-1, 0, 0], N3), "whole numbers"),
    ("units of too few", "multi_unit", ([1, 1], N3), "each of 3 agents"),
    ("units of a stranger", "multi_unit", ({5: 1}, N3), "each of 3 agents"),
    ("one agent in two slots", "position", ([1, 1], N3), "expected different winners"),
    ("too many slots", "position", ([0, 1, 2], N3), "the winners of 2 slots"),
    ("an unknown slot winner", "position", ([0, 7], N3), "got `7`"),
    ("a bundle in place of owners", "combinatorial", ({0, 1}, [0, 0]), "of 2 items"),
    ("an unknown owner", "combinatorial", ([0, 2], [0, 0]), "got `2`"),
    (
        "a number in place of a bool",
        "public_project",
        (1, N3),
        "True or False, got `1`",
    ),
    ("a word in place of a bool", "trade", ("trade", [0, 0]), "True or False"),
    ("a number who trades", "double_auction", ([1, 0, 1, 0], [0] * 4), "got `1`"),
    ("too few who trade", "double_auction", ([True] * 2, [0] * 4), "each of 4 agents"),
    (
        "a buyer without a seller",
        "double_auction",
        ([True, False, False, False], [0] * 4),
        "as many buyers as sellers to trade, got 1 and 0",
    ),
    ("an unknown winner by signal", "common_value", (2, [0, 0]), "a winner from 0..1"),
]


@pytest.mark.parametrize(
    ("setting", "result", "message"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_refused_result(setting, result, message):
    with pytest.raises(ModelError) as error:
        first(mechanism(setting, lambda _: result))
    assert message in error.value.message
    assert "`rule` at the profile" in error.value.message


OPTIONS = [
    ("no agents", "auction", {"agents": 0}, "`agents`"),
    ("half an agent", "auction", {"agents": 1.5}, "`agents`"),
    ("no values", "auction", {"values": ()}, "at least one"),
    ("a value twice", "auction", {"values": (1, "1")}, "expected distinct values"),
    ("a float value", "auction", {"values": (0.1,)}, "the float `0.1`"),
    ("values that are no range", "auction", {"values": "0-4"}, "expected values"),
    ("unknown ties", "auction", {"ties": "lowest"}, "`ties`"),
    ("ties that leave one out", "auction", {"ties": "1,0"}, "`ties`"),
    ("ties that the rule cannot break", "auction", {"ties": "highest-index"}, "`ties`"),
    ("an unknown prior", "auction", {"prior": "normal"}, "the prior `uniform`"),
    (
        "a prior on other types",
        "auction",
        {"prior": Prior({Profile((9, 9, 9)): 1})},
        "(9, 9, 9), which is outside the domain",
    ),
    ("no units", "multi_unit", {"units": 0}, "`units`"),
    ("units that are no number", "multi_unit", {"params": {"units": "x"}}, "`units`"),
    ("no demand", "multi_unit", {"demand": 0}, "`demand`"),
    ("no slots", "position", {"rates": ()}, "one or more click rates"),
    ("a float click rate", "position", {"rates": (0.5,)}, "the float `0.5`"),
    ("no items", "combinatorial", {"items": 0}, "`items`"),
    ("a float cost", "public_project", {"cost": 0.5}, "the float `0.5`"),
    ("no sellers", "double_auction", {"sellers": 0}, "`sellers`"),
    ("a float weight", "common_value", {"weight": 0.5}, "the float `0.5`"),
    ("a parameter that the rule does not take", "trade", {"params": {"k": 1}}, "`k`"),
]


@pytest.mark.parametrize(
    ("setting", "options", "message"),
    [row[1:] for row in OPTIONS],
    ids=[row[0] for row in OPTIONS],
)
def test_refused_option(setting, options, message):
    with pytest.raises(ModelError) as error:
        mechanism(setting, lambda reports: ZERO[setting], **options)
    assert message in error.value.message


TOO_LARGE = [
    ("three items with ten values", "combinatorial", {"items": 3, "values": "0..9"}),
    ("a hundred items", "combinatorial", {"items": 100}),
    ("long demand", "multi_unit", {"demand": 20, "values": "0..20"}),
    ("a prior on everything", "auction", {"agents": 9, "prior": "uniform"}),
    ("many values", "trade", {"values": "0..9999999"}),
]


@pytest.mark.parametrize(
    ("setting", "options"),
    [row[1:] for row in TOO_LARGE],
    ids=[row[0] for row in TOO_LARGE],
)
def test_too_large_is_refused_at_once(setting, options):
    with pytest.raises(ScopeError):
        mechanism(setting, lambda reports: ZERO[setting], **options)


SCOPES = [
    (
        "auction",
        auctions.second_price,
        {},
        "rule",
        "3 bidders, values 0..4, ties to the lowest index",
    ),
    (
        "auction",
        auctions.second_price_reserve,
        {"params": {"reserve": "1/2"}, "ties": "highest-index", "values": "{0,1/2}"},
        "rule(reserve 1/2)",
        "3 bidders, values {0,1/2}, ties to the highest index",
    ),
    (
        "auction",
        lambda bids: (None, N3),
        {},
        "rule",
        "3 bidders, values 0..4, ties as the rule breaks them",
    ),
    (
        "multi_unit",
        auctions.uniform_price,
        {"params": {"units": "3"}, "ties": "2,0,1"},
        "rule",
        "3 bidders, 3 units, one unit each, values 0..4, ties in the order 2, 0, 1",
    ),
    (
        "position",
        auctions.generalised_second_price,
        {"params": {"rates": "3,2"}},
        "rule",
        "3 bidders, clicks 3,2, values 0..4, ties to the lowest index",
    ),
    (
        "public_project",
        groves.pivotal_project,
        {"params": {"cost": "3"}, "values": "0..2"},
        "rule",
        "3 agents, values 0..2, cost 3 shared equally",
    ),
    (
        "public_project",
        groves.groves_project,
        {"params": {"h": lambda agent, others: 0}},
        "rule(h as given)",
        "3 agents, net values -2..2",
    ),
    (
        "trade",
        trade.k_double_auction,
        {"values": (0, 1), "costs": "1..2"},
        "rule(k 1/2)",
        "buyer with values 0..1, seller with costs 1..2",
    ),
]


@pytest.mark.parametrize(("setting", "rule", "options", "name", "scope"), SCOPES)
def test_name_and_scope_say_what_was_chosen(setting, rule, options, name, scope):
    m = mechanism(setting, rule, **options)
    assert (m.name, m.scope) == (name, scope)


def test_the_uniform_prior_is_independent():
    m = mechanism("trade", trade.k_double_auction)
    assert m.prior is not None
    assert m.prior.independent
    assert mechanism("auction", auctions.second_price).prior is None


def test_types_with_demand_never_increase():
    m = mechanism("multi_unit", auctions.uniform_price, demand=2, values="0..2")
    assert m.domains[0] == ((0, 0), (1, 0), (2, 0), (1, 1), (2, 1), (2, 2))


def test_numpy_indices_are_agents():
    numpy = pytest.importorskip("numpy")
    m = mechanism("auction", lambda bids: (numpy.argmax(bids), N3))
    outcome = m(Profile((1, 3, 2)))
    assert outcome.decision == 1
    assert type(outcome.decision) is int


def test_a_rule_that_needs_a_prior_says_so():
    with pytest.raises(ModelError, match="needs the parameter `prior`"):
        mechanism("trade", groves.expected_externality, prior=None)
