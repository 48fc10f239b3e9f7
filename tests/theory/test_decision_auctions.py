"""Decision auctions: the published table, a second simulation, and what is refused."""

import random
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.errors import ModelError, ScopeError

HALF = Fraction(1, 2)
SAFE = Hypothesis("cautious", "safe", HALF)
RISKY = Hypothesis("bold", "risky", Fraction(9, 10))


def arms(rounds=12, hypotheses=(SAFE, RISKY), rewards=(HALF, (0, 0, 0, 1)), **options):
    return DecisionAuction(("safe", "risky"), hypotheses, rewards, rounds, **options)


# --- the table of the source ------------------------------------------------------

TABLE = """
1  0       0      cautious  0      1/2
2  3/2     1/4    cautious  1/2    1/2
3  2       3/8    cautious  1/2    1/2
4  7/3     11/24  cautious  1/2    1/2
5  31/12   25/48  bold      25/48  0
6  167/60  1/20   cautious  1/2    1/2
"""


def test_two_arms_go_as_tabled():
    rows = [row.split() for row in TABLE.strip().splitlines()]
    for t, *wealths, winner, estimate, reward in rows:
        r = arms().round(int(t))
        assert [r.before.exactly(w) for w in r.before.wealths] == list(
            map(Fraction, wealths)
        )
        assert arms().hypotheses[r.winner].name == winner
        assert r.before.exactly(r.estimate) == Fraction(estimate)
        assert r.before.exactly(r.reward) == Fraction(reward)


def test_two_arms_end_as_tabled():
    end = arms().round(12).after
    assert end.exactly(end.overestimation) == Fraction(1, 48)
    assert end.exactly(end.given) == Fraction(86021, 22176)
    assert tuple(map(end.exactly, end.wealths)) == (
        Fraction(99881, 27720),
        Fraction(28271, 110880),
    )
    rejected = [[arms().round(t).rejects(i) for t in range(1, 13)] for i in (0, 1)]
    assert rejected == [[True] + [False] * 11, [True] * 12]


def test_two_arms_earn_a_little_less_than_half_in_200_rounds():
    end = arms(200).round(200).after
    assert Fraction(end.exactly(end.reward), 200) == Fraction(495, 1000)
    assert end.wins == (198, 2)


# --- a second simulation, by sums over the whole history --------------------------


def simulate(bidders, options, rewards, rounds, allowance, paid, order):
    """Return the history of a run in plain fractions, one dict a round."""
    history = []
    for t in range(1, rounds + 1):
        wealth = [
            Fraction(bidders[i]["wealth"])
            + sum(allowance(s, i + 1) for s in range(1, t))
            + sum(h["reward"] - h["price"] for h in history if h["winner"] == i)
            for i in range(len(bidders))
        ]
        promise = [b["promises"][(t - 1) % len(b["promises"])] for b in bidders]
        bid = [min(p, w) for p, w in zip(promise, wealth, strict=True)]
        top = max(bid)
        winner = next(i for i in order if bid[i] == top)
        second = sorted(bid)[-2] if len(bid) > 1 else 0
        labels = bidders[winner]["recommends"]
        option = labels[(t - 1) % len(labels)]
        cycle = rewards[options.index(option)]
        history.append(
            {
                "wealth": wealth,
                "promise": promise,
                "winner": winner,
                "reward": cycle[(t - 1) % len(cycle)],
                "price": paid[0](top, second),
                "estimate": paid[1](top, second),
            }
        )
    return history


PRICES = {
    "first": lambda a, b: a,
    "second": lambda a, b: b,
    "(first + second)/2": lambda a, b: (a + b) / 2,
    "first*second": lambda a, b: a * b,
    "0": lambda a, b: 0,
}
ALLOWANCES = {
    "1/(t*i**2)": lambda t, i: Fraction(1, t * i * i),
    "1/t": lambda t, i: Fraction(1, t),
    "1/5": lambda t, i: Fraction(1, 5),
    "i/(7*t)": lambda t, i: Fraction(i, 7 * t),
}


@pytest.mark.parametrize("seed", range(24))
def test_a_run_is_that_of_a_second_simulation(seed):
    chance = random.Random(seed)
    options = ("a", "b", "c")[: chance.randint(1, 3)]

    def numbers():
        return tuple(
            Fraction(chance.randint(0, 12), 12) for _ in range(chance.randint(1, 4))
        )

    bidders = [
        {
            "recommends": tuple(chance.choices(options, k=chance.randint(1, 3))),
            "promises": numbers(),
            "wealth": Fraction(chance.randint(0, 3), 4),
        }
        for _ in range(chance.randint(1, 4))
    ]
    rewards = [numbers() for _ in options]
    allowance, price, estimate = (
        chance.choice(sorted(known)) for known in (ALLOWANCES, PRICES, PRICES)
    )
    order = chance.sample(range(len(bidders)), len(bidders))
    rounds = 9
    found = DecisionAuction(
        options,
        tuple(Hypothesis(f"h{k}", **b) for k, b in enumerate(bidders)),
        tuple(rewards),
        rounds,
        allowance,
        price,
        estimate,
        ties=tuple(order),
    )
    history = simulate(
        bidders,
        options,
        rewards,
        rounds,
        ALLOWANCES[allowance],
        (PRICES[price], PRICES[estimate]),
        order,
    )
    for t, h in enumerate(history, 1):
        r = found.round(t)
        now, past = r.before, history[: t - 1]
        assert list(map(now.exactly, now.wealths)) == h["wealth"]
        assert list(map(now.exactly, r.promises)) == h["promise"]
        assert r.winner == h["winner"]
        told = map(now.exactly, (r.reward, r.price, r.estimate))
        assert list(told) == [h["reward"], h["price"], h["estimate"]]
        over = sum(p["estimate"] - p["reward"] for p in past)
        assert now.exactly(now.overestimation) == over
        assert now.exactly(now.reward) == sum(p["reward"] for p in past)
        assert now.given == sum(now.allowances)
        for i, bidder in enumerate(bidders):
            won = [p for p in past if p["winner"] == i]
            given = ALLOWANCES[allowance]
            paid = [
                bidder["wealth"] + sum(given(s, i + 1) for s in range(1, u))
                for u in range(1, t + 1)
            ]
            assert now.exactly(now.allowances[i]) == paid[-1]
            earned = sum(p["reward"] - p["price"] for p in won)
            assert now.exactly(now.earned[i]) == earned
            record = sum(p["reward"] - p["promise"][i] for p in won)
            assert now.exactly(now.records[i]) == record
            assert now.wins[i] == len(won)
            assert now.honest[i] == all(p["promise"][i] <= p["reward"] for p in won)
            sure = sum(
                p["promise"][i]
                for p, so_far in zip(past, paid, strict=False)
                if so_far >= p["promise"][i]
            )
            assert now.exactly(now.guaranteed[i]) == sure


def test_a_round_does_not_depend_on_which_was_asked_for_before():
    forward, backward = arms(), arms()
    rounds = [forward.round(t) for t in range(1, 13)]
    assert [backward.round(t) for t in range(12, 0, -1)] == rounds[::-1]


def test_numbers_of_a_round_are_whole_in_its_units():
    r = arms().round(12)
    for now in (r.before, r.after):
        assert all(type(w) is int for w in (*now.wealths, *now.records, now.given))
    assert r.before.one == r.after.one


# --- how it can be stated ---------------------------------------------------------


def test_schedules_can_be_functions_expressions_or_lists():
    by_list = arms(8, rewards=(HALF, (0, 0, 0, 1)))
    by_function = arms(8, rewards=(lambda t: HALF, lambda t: int(t % 4 == 0)))
    by_text = arms(8, rewards=("1/2", "1 if t == 4 or t == 8 else 0"))
    ends = [a.round(8).after for a in (by_list, by_function, by_text)]
    assert ends[0] == ends[1] == ends[2]


def test_a_function_is_not_repeated_beyond_the_rounds_it_was_asked_for():
    auction = arms(8, rewards=(HALF, lambda t: int(t == 3)))
    assert auction.lasting(5).round(5).after == auction.round(5).after
    with pytest.raises(ModelError, match="asked for 8 rounds, and 9 are to be run"):
        auction.lasting(9)


def test_ties_go_to_whom_they_favour():
    assert arms(1).round(1).winner == 0
    assert arms(1, ties=(1, 0)).round(1).winner == 1


def test_wealth_at_the_start_counts_as_an_allowance():
    rich = Hypothesis("bold", "risky", Fraction(9, 10), 2)
    r = arms(1, (SAFE, rich)).round(1)
    assert (r.winner, r.before.exactly(r.estimate)) == (1, Fraction(9, 10))
    assert check(arms(12, (SAFE, rich)), "auction-invariants").status == "PROVED"


def test_a_price_above_the_bid_can_make_a_bidder_owe():
    verdict = check(arms(3, payment="first + 2"), "solvent")
    assert verdict.status == "REFUTED"
    assert "after round 1 cautious has -1/2" in verdict.story


def test_with_parameters_it_is_run_at_their_values():
    known = ("0 <= p <= 1",)
    open_one = arms(4, (SAFE, Hypothesis("bold", "risky", "p")), where=known)
    assert open_one.unknowns == {"p"}
    settled = open_one.at({"p": Fraction(9, 10)})
    assert settled.round(4).after == arms(4).round(4).after
    assert "at p = 9/10" in settled.scope
    with pytest.raises(ModelError, match="does not hold"):
        open_one.at({"p": 2})
    with pytest.raises(ModelError, match="parameters without values"):
        open_one.trace()


def test_a_trace_has_the_rounds_that_are_asked_for():
    trace = arms(6).trace({1, 6})
    assert [row[0] for row in trace.rows] == [1, 6]
    assert trace.totals["overestimation"] == arms(6).trace().totals["overestimation"]
    assert arms(6).lasting(9).rounds == 9


# --- what is refused --------------------------------------------------------------

WRONG = [
    ("a promise above 1", {"hypotheses": (Hypothesis("h", "safe", 2),)}, "from 0 to 1"),
    (
        "a negative promise",
        {"hypotheses": (Hypothesis("h", "safe", (HALF, "-1/2")),)},
        "promise of `h` in round 2: expected a number from 0 to 1, got `-1/2`",
    ),
    (
        "a promise that is a float",
        {"hypotheses": (Hypothesis("h", "safe", 0.5),)},
        "got the float `0.5`",
    ),
    (
        "negative wealth",
        {"hypotheses": (Hypothesis("h", "safe", 1, -1),)},
        "wealth of `h`: expected a number of at least 0, got `-1`",
    ),
    (
        "an unknown recommendation",
        {"hypotheses": (Hypothesis("h", "sofa", 1),)},
        "recommendation of `h`: expected one of `safe`, `risky`, got `sofa`",
    ),
    ("nobody", {"hypotheses": ()}, "expected distinct names of hypotheses"),
    ("a name twice", {"hypotheses": (SAFE, SAFE)}, "expected distinct names"),
    ("a reward above 1", {"rewards": (HALF, 2)}, "reward of `risky` in round 1"),
    ("too few rewards", {"rewards": (HALF,)}, "reward of each of 2 options, got 1"),
    ("no reward in a list", {"rewards": (HALF, ())}, "got an empty list"),
    ("an unknown name", {"rewards": (HALF, "s/2")}, "expected a known name, got `s`"),
    ("a negative allowance", {"allowance": -1}, "allowance in round 1: expected"),
    ("no rounds", {"rounds": 0}, "rounds"),
    ("ties that leave one out", {"ties": (0, 0)}, "ties to name each of 2 hypotheses"),
    ("a price of unknown names", {"payment": "third"}, "got `third`"),
    ("an estimate that is none", {"estimate": "first +"}, "estimate: expected an"),
    ("a grid of 0", {"grid": 0}, "grid"),
    ("a parameter called t", {"where": ("0 <= t <= 1",)}, "other names than `t`"),
    ("a constraint that is none", {"where": ("p",)}, "expected a comparison"),
]


@pytest.mark.parametrize(
    ("change", "says"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_ill_formed_is_refused(change, says):
    options = {"rounds": 4, **change}
    with pytest.raises(ModelError) as caught:
        arms(**options)
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rewards": ("t", 0)}, "reward of `safe` in round 2: expected a number from"),
        ({"rewards": ("'much'", 0)}, "reward of `safe` in round 1: expected a number"),
        ({"allowance": "1 - t"}, "allowance in round 2: expected a number of at least"),
        ({"payment": "'all'"}, "payment: expected a number, got `all`"),
    ],
)
def test_what_an_expression_gives_is_checked_in_its_round(change, says):
    with pytest.raises(ModelError) as caught:
        arms(4, **change).round(4)
    assert says in caught.value.message


def test_a_round_outside_the_run_is_refused():
    for t in (0, 13, -1):
        with pytest.raises(ModelError, match="from 1 to 12"):
            arms().round(t)


def test_a_size_that_cannot_be_run_is_refused_at_once():
    with pytest.raises(ScopeError, match="make more than the 10,000,000 bids"):
        arms(10**7)
