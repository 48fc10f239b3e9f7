"""TOML and JSON: objects of each kind, every check, round trips."""

import itertools
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import AccordError, ModelError
from accord.theory.formats import read_file, read_json
from accord.theory.formats.data import from_data, to_data
from accord.theory.formats.plain import value_from_data, value_to_data
from accord.theory.formats.toml_file import read_toml
from accord.theory.game_forms import GameForm, direct_mechanism
from accord.theory.games import BayesianGame, StrategicGame, from_arrays
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.profiles import Profile
from accord.theory.rules.game_forms import (
    ascending_clock,
    sealed_second_price,
    sequential_serial_dictatorship,
)

HERE = Path(__file__).parent
TRADE = (HERE / "trade.toml").read_text()
VOTE = (HERE / "vote.toml").read_text()
DILEMMA = (HERE / "dilemma.toml").read_text()
BAYES = (HERE / "bayes.toml").read_text()
OFFER = (HERE / "offer.toml").read_text()
SYMBOLIC = (HERE.parents[2] / "examples" / "dilemma.toml").read_text()
HALF = Fraction(1, 2)


def same(subject: Any) -> Any:
    """Return the object after a round trip through sorted JSON."""
    text = json.dumps(to_data(subject), sort_keys=True)
    back = read_json(text)
    assert json.loads(json.dumps(to_data(back))) == json.loads(text)
    return back


def test_a_mechanism() -> None:
    m = read_file(HERE / "trade.toml")
    assert isinstance(m, Mechanism)
    assert m.domains == ((0, HALF), (Fraction(1, 3), 1))
    assert m.prior is not None
    assert m.prior.law[Profile((0, 1))] == Fraction(1, 4)
    sold = Profile((0, 1))
    assert m(sold) == Outcome("trade", (-HALF, HALF))
    assert m.utility_at(0, sold, m(sold)) == HALF
    assert m.utility_at(1, sold, m(sold)) == HALF
    coin = Profile((HALF, 1))
    assert m.utility_at(1, coin, m(coin)) == HALF - Fraction(3, 8)
    assert m(coin).decision == Lottery({"trade": HALF, "no_trade": HALF})
    assert not m.facts["interdependent"]
    assert m.value is not None
    assert m.value(1, coin, m(coin).decision) == HALF
    assert m.value(0, coin, "trade") == -HALF
    assert m.decisions == ("trade", "no_trade")
    assert m.facts["claims"] == ("bayesian-ic",)
    back = same(m)
    for profile in map(Profile, itertools.product(*m.domains)):
        assert back(profile) == m(profile)
        for agent in range(2):
            mine = m.utility_at(agent, profile, m(profile))
            assert back.utility_at(agent, profile, m(profile)) == mine


def test_a_mechanism_over_orders() -> None:
    m = read_toml(VOTE)
    assert isinstance(m, Mechanism)
    top = Profile((("a", "b"), ("b", "a")))
    assert m(top) == "a"
    assert m.weakly_prefers(1, top, "b", "a")
    assert not m.weakly_prefers(0, top, "b", "a")
    assert same(m)(top) == "a"


def test_common_values() -> None:
    text = TRADE.replace("type) - paid", "type + seller) - paid")
    m = read_toml(text)
    assert isinstance(m, Mechanism)
    assert m.utility_at(1, Profile((HALF, 1)), Outcome("trade", (0, 0))) == Fraction(
        3, 2
    )
    assert m.facts["interdependent"]


def test_a_strategic_game() -> None:
    game = read_toml(DILEMMA)
    assert isinstance(game, StrategicGame)
    assert game.payoffs((0, 1)) == (0, Fraction(11, 2))
    assert same(game) == game


def test_a_bayesian_game() -> None:
    game = read_toml(BAYES)
    assert isinstance(game, BayesianGame)
    assert game.payoff(0, (2, "y"), (0, 1)) == 2
    assert game.payoff(1, (2, "y"), (0, 1)) == 0
    assert game.payoff(1, (2, "y"), (0, 0)) == 1
    assert same(game) == game


def test_a_game_form() -> None:
    form = read_toml(OFFER)
    assert isinstance(form, GameForm)
    m = direct_mechanism(form)
    half = m(Profile((1,)))
    assert half == Lottery({"sold": HALF, "kept": HALF})
    assert m.utility_at(0, Profile((1,)), half) == HALF
    assert same(form).tree == form.tree


@pytest.mark.parametrize(
    "form",
    [
        ascending_clock(2),
        sealed_second_price(2, 2),
        sequential_serial_dictatorship(2, 3),
    ],
    ids=lambda form: form.name,
)
def test_library_forms_round_trip_and_so_do_their_direct_mechanisms(
    form: GameForm,
) -> None:
    back = same(form)
    assert (back.truth, back.types, back.outcomes) == (
        form.truth,
        form.types,
        form.outcomes,
    )
    m = direct_mechanism(form)
    again = same(m)
    for profile in map(Profile, itertools.product(*m.domains)):
        assert again(profile) == m(profile)
        for agent, x, y in itertools.product(m.agents, form.outcomes, form.outcomes):
            assert again.weakly_prefers(agent, profile, x, y) == m.weakly_prefers(
                agent, profile, x, y
            )


def change(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


REJECTED = [
    ("broken TOML", "kind = ", "bad.toml:1:8: expected TOML, got an error: "),
    ("a key twice", 'kind = "x"\nkind = "x"', "bad.toml:2:"),
    ("no kind", "", "expected the key `kind`, got none"),
    ("a format", 'format = "mechanism/1"', "expected the key `kind`, got `format`"),
    ("an unknown kind", 'kind = "auction"', "known names, got `auction`"),
    ("a kind of another type", "kind = 3", "known names, got `3`"),
    ("nested brackets", "a = " + "[" * 5000, "expected TOML"),
    ("a float", change(TRADE, '"0", "1/2"', "0, 0.5"), "got the float `0.5`"),
    (
        "a date",
        change(TRADE, '"0", "1/2"', "0, 1979-05-27"),
        "a number, a text or a list",
    ),
    ("a misspelt key", change(TRADE, "[utility]", "[utilities]"), "got `utilities`"),
    ("no types", change(VOTE, "[types]", "[prior]"), "the key `types`, got none"),
    (
        "agents that are no list",
        change(TRADE, '["seller", "buyer"]', '"seller"'),
        "a list",
    ),
    (
        "an agent twice",
        change(TRADE, '["seller", "buyer"]', '["a", "a"]'),
        "distinct names",
    ),
    ("an agent without types", change(VOTE, 'bob = [["a"', 'bo = [["a"'), "got `bo`"),
    ("a type twice", change(TRADE, '"0", "1/2"', '"0", 0'), "distinct types"),
    ("an outcome twice", change(TRADE, '"no_trade"]', '"trade"]'), "distinct outcomes"),
    (
        "a prior of 3/4",
        change(TRADE, '"0,1" = "1/4"', '"0,1" = 0'),
        "sums to 1, got sum 3/4",
    ),
    (
        "a negative prior",
        change(TRADE, '"0,1" = "1/4"', '"0,1" = "-1/4"'),
        "a negative",
    ),
    (
        "a prior elsewhere",
        change(TRADE, '"0,1" =', '"0,7" ='),
        "types that the agents have",
    ),
    ("a prior of one", change(TRADE, '"0,1" =', '"0" ='), "2 types, one of each agent"),
    ("no utility", change(VOTE, 'preferences = "orders"', ""), "got neither"),
    (
        "two preferences",
        change(TRADE, "kind", 'preferences = "orders"\nkind'),
        "got both",
    ),
    (
        "an agent without utility",
        change(TRADE, 'seller = "(0', 'sell = "(0'),
        "got `sell`",
    ),
    (
        "a bad expression",
        change(TRADE, "-type)", "-cost)"),
        "utility.seller: expected a known",
    ),
    (
        "a utility that is text",
        change(TRADE, "else type) - paid", "else 'x')"),
        "is a number",
    ),
    (
        "division by zero",
        change(TRADE, "else type) -", "else 1 / 0) -"),
        "other than 0",
    ),
    (
        "a missing report profile",
        TRADE[: TRADE.index("[[rule]]")] + TRADE[TRADE.index("[[rule]]", 400) :],
        "rule: expected a row for every report profile, got none for (0, 1)",
    ),
    (
        "a report twice",
        change(TRADE, '"0", "1/3"]', '"0", 1]'),
        "once, got (0, 1) again",
    ),
    (
        "an unknown report",
        change(TRADE, '"0", "1/3"]', '"0", 5]'),
        "rule[1].report: expected",
    ),
    (
        "an unknown outcome",
        change(TRADE, '"no_trade"\n', '"no-trade"\n'),
        "got `no-trade`",
    ),
    (
        "a law of 3/4",
        change(TRADE, 'no_trade = "1/2"', 'no_trade = "1/4"'),
        "got sum 3/4",
    ),
    (
        "an unknown payer",
        change(TRADE, 'buyer = "1/2"', "byer = 1"),
        "rule[0].paid: expected",
    ),
    (
        "a row without outcome",
        change(VOTE, 'outcome = "a"', ""),
        "the key `outcome`, got none",
    ),
    (
        "types that are no orders",
        change(VOTE, '["a", "b"], ["b"', '["a", "c"], ["b"'),
        "orders",
    ),
    (
        "a game without player",
        change(DILEMMA, '["row", "column"]', "[]"),
        "distinct names",
    ),
    (
        "an action twice",
        change(DILEMMA, '["C", "D"]', '["C", "C"]'),
        "distinct actions",
    ),
    (
        "a missing payoff row",
        change(DILEMMA, ', ["0", "11/2"]', ""),
        "at (C): expected an entry",
    ),
    (
        "a payoff too few",
        change(DILEMMA, '"0", "11/2"', '"0"'),
        "at (C, D): expected 2 payoffs",
    ),
    (
        "a row too many",
        change(DILEMMA, "[1, 1]]", "[1, 1], [2, 2]]"),
        "2 entries, one for each",
    ),
    (
        "a parameter of which nothing is said",
        change(DILEMMA, '"11/2"', '"R"'),
        "got `'R'`",
    ),
    (
        "half an expression",
        change(SYMBOLIC, '["R", "R"]', '["R +", "R"]'),
        "payoffs at (C, C): expected an expression, got `R +`",
    ),
    (
        "a power",
        change(SYMBOLIC, '["R", "R"]', '["R**2", "R"]'),
        "payoffs at (C, C): cannot read `R**2`",
    ),
    (
        "a float among expressions",
        change(SYMBOLIC, '["R", "R"]', '["R", 0.5]'),
        "payoffs at (C, C): expected an exact number",
    ),
    (
        "half a constraint",
        change(SYMBOLIC, "T > R > P > S", "T > R >"),
        "where: expected an expression, got `T > R >`",
    ),
    (
        "a constraint that is none",
        change(SYMBOLIC, '"T > R > P > S"', '"T - R"'),
        "where: expected a comparison, got `T - R`",
    ),
    (
        "constraints that are no list",
        change(SYMBOLIC, '["T > R > P > S"]', "5"),
        "where: expected a list",
    ),
    ("a payoff of text", change(DILEMMA, '"11/2"', '"many"'), "got `'many'`"),
    ("a payoff expression", change(BAYES, "type_a / 2", "type_c / 2"), "got `type_c`"),
    ("a form without nodes", OFFER[: OFFER.index("[[node]]")] + "node = []", "got"),
    ("a move to nowhere", change(OFFER, 'yes = "coin"', 'yes = "con"'), "got `con`"),
    ("a move back", change(OFFER, 'yes = "coin"', 'yes = "start"'), "listed after it"),
    (
        "a law of the coin",
        change(OFFER, 'heads = "1/2"', 'heads = "1/3"'),
        "got sum 5/6",
    ),
    (
        "two movers",
        change(OFFER, "chance =", 'agent = "ann"\nchance ='),
        "one of `agent` and",
    ),
    ("a node twice", change(OFFER, 'name = "coin"', 'name = "start"'), "`start` twice"),
    (
        "a plan of nobody",
        change(OFFER, 'agent = "ann"\ntype = 0', 'agent = "eve"\ntype = 0'),
        "eve",
    ),
    ("a plan of no type", change(OFFER, "type = 0", "type = 5"), "a type that she has"),
    ("two plans", change(OFFER, "type = 0", "type = 1"), "one plan, got two"),
    (
        "no such action",
        change(OFFER, '{ start = "no" }', '{ start = "maybe" }'),
        "got `maybe`",
    ),
    (
        "no such place",
        change(OFFER, '{ start = "no" }', '{ begin = "no" }'),
        "got `begin`",
    ),
    ("an empty plan", change(OFFER, '{ start = "no" }', "{}"), "got none"),
    (
        "common values in a form",
        change(OFFER, "type if", "ann if"),
        "a known name, got `ann`",
    ),
]


@pytest.mark.parametrize(
    ("text", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(text: str, message: str) -> None:
    with pytest.raises(AccordError) as caught:
        read_toml(text, "bad.toml")
    assert message in caught.value.message
    assert caught.value.message.startswith("bad.toml")


def test_a_domain_of_10_to_12_profiles_is_refused_at_once() -> None:
    many = ", ".join(map(str, range(10**4)))
    text = 'kind="mechanism"\nagents=["a","b","c"]\noutcomes=["x"]\nrule=[]\n[types]\n'
    text += "".join(f"{name}=[{many}]\n" for name in "abc")
    with pytest.raises(AccordError, match="1,000,000,000,000 profiles"):
        read_toml(text)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.fractions(max_denominator=99)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES)
def test_values_round_trip(value: object) -> None:
    data = json.loads(json.dumps(value_to_data(value)))
    assert value_from_data(data) == value


@pytest.mark.parametrize(
    "value",
    [
        "1/2",
        "0.5",
        Outcome("a", (1, HALF)),
        Lottery({"1": HALF, 1: HALF}),
        (Outcome(None, ()),),
    ],
    ids=repr,
)
def test_special_values_round_trip(value: object) -> None:
    back = value_from_data(json.loads(json.dumps(value_to_data(value))))
    assert back == value
    assert type(back) is type(value)


BAD_VALUES = [
    ("a float", 0.5, "the float"),
    ("an infinite float", float("inf"), "an integer or a fraction"),
    ("not a number", float("nan"), "an integer or a fraction"),
    ("an unknown mark", {"$code": "x"}, "a number, a text or a list"),
    ("two marks", {"$text": "x", "$set": []}, "a number, a text or a list"),
    ("a lottery of 2", {"$lottery": [["a", 2]]}, "got sum 2"),
    ("a lottery of triples", {"$lottery": [["a", 1, 1]]}, "pairs"),
    ("a long number", 10**1001, "at most 1000 digits"),
    ("a payment of text", {"$outcome": ["a", ["x"]]}, "an integer or a fraction"),
]


@pytest.mark.parametrize(
    ("data", "message"), [b[1:] for b in BAD_VALUES], ids=[b[0] for b in BAD_VALUES]
)
def test_rejects_values(data: object, message: str) -> None:
    with pytest.raises(ModelError, match="value: ") as caught:
        value_from_data(data)
    assert message in caught.value.message


def test_deep_values_are_refused() -> None:
    data: list[Any] = []
    for _ in range(30):
        data = [data]
    with pytest.raises(ModelError, match="at most 20 levels"):
        value_from_data(data)
    with pytest.raises(ModelError, match="a file can hold, got a object"):
        value_to_data(object())


def test_what_cannot_be_written() -> None:
    game = from_arrays([[1, 2]], [[3, 4]], players=("a", "a"))
    with pytest.raises(ModelError, match="distinct names of the players"):
        to_data(game)
    common = Mechanism(
        lambda t: t[0],
        ((0, 1), (0, 1)),
        utility=lambda i, p, x: p[1 - i] * x,
        name="common",
    )
    with pytest.raises(ModelError, match="private values, got `common`"):
        to_data(common)


def test_json_errors_have_a_place() -> None:
    with pytest.raises(ModelError, match=r"bad\.json:2:1: expected JSON"):
        read_json("{\n", "bad.json")
    with pytest.raises(ModelError, match="expected JSON of bounded depth"):
        read_json("[" * 100_000)
    with pytest.raises(ModelError, match="expected a table"):
        from_data([])


def test_a_game_with_parameters_keeps_them() -> None:
    game = read_toml(SYMBOLIC)
    assert isinstance(game, StrategicGame)
    assert game.where == ("T > R > P > S",)
    assert game.unknowns == set("PRST")
    assert same(game) == game
    assert to_data(game)["payoffs"][1][0] == ["T", "S"]
    one = read_toml(change(SYMBOLIC, '["T > R > P > S"]', '"T > R"'))
    assert isinstance(one, StrategicGame)
    assert one.where == ("T > R",)


_FORMS = st.builds(
    "{}*a*b + {}*a - b/{} + {}".format,
    *(st.integers(0, 3), st.integers(0, 9), st.integers(1, 9), st.integers(0, 9)),
)


@given(st.lists(st.one_of(_FORMS, st.integers()), min_size=4, max_size=4))
def test_expressions_survive_a_round_trip(payoffs: list[Any]) -> None:
    game = from_arrays([payoffs[:2]], [payoffs[2:]], where=["a >= b", "0 <= a <= 1/2"])
    assert same(game) == game
    assert same(game).where == game.where
