"""Oesterheld, Demski and Conitzer 2023: decision auctions, and what they keep finitely.

The theorems are about what happens in the limit; here are the inequalities in their
proofs, which hold after every round.
"""

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    any_lotteries,
    fails,
    fails_at,
    holds,
    holds_exactly,
    impossible,
    left_open,
    possible,
)
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.games import StrategicGame
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import payments

_HALF = Fraction(1, 2)


# --- auctions -------------------------------------------------------------------------


def arms(rounds: int, **options: Any) -> DecisionAuction:
    """Return the two arms: a safe one pays 1/2, a risky one 1 in every fourth round."""
    return DecisionAuction(
        ("safe", "risky"),
        (
            Hypothesis("cautious", "safe", _HALF),
            Hypothesis("bold", "risky", Fraction(9, 10)),
        ),
        (_HALF, (0, 0, 0, 1)),
        rounds,
        title="two arms",
        **options,
    )


def crowd(rounds: int, **options: Any) -> DecisionAuction:
    """Return twelve hypotheses about three options whose rewards come in cycles."""
    options_of_it = ("a", "b", "c")
    cycles = ((1, 0, _HALF), (Fraction(1, 3), Fraction(2, 3)), (0, 0, 0, 1, 1))
    labels = itertools.cycle((("a", "b"), "c", "b", ("c", "c", "a")))
    bidders = tuple(
        Hypothesis(f"h{k + 1}", label, (Fraction(k, 11), Fraction(11 - k, 22)))
        for k, label in zip(range(12), labels, strict=False)
    )
    return DecisionAuction(
        options_of_it, bidders, cycles, rounds, "1/(8*t)", title="a crowd", **options
    )


def lone(rounds: int, promise: Any, reward: Any, **options: Any) -> DecisionAuction:
    """Return one hypothesis about one option."""
    bidder = Hypothesis("alone", "stay", promise)
    return DecisionAuction(
        ("stay",), (bidder,), (reward,), rounds, title="one hypothesis", **options
    )


def all_reals(rounds: int, **options: Any) -> DecisionAuction:
    """Return two hypotheses, all promises, and all rewards and allowances by round."""
    times = range(1, rounds + 1)
    known = [f"0 <= p{k} <= 1" for k in (1, 2)]
    known += [f"0 <= r{t} <= 1" for t in times] + [f"a{t} >= 0" for t in times]
    rewards = tuple(f"r{t}" for t in times)
    return DecisionAuction(
        ("left", "right"),
        (Hypothesis("first", "left", "p1"), Hypothesis("second", "right", "p2")),
        (rewards, rewards),
        rounds,
        tuple(f"a{t}" for t in times),
        title="any two hypotheses",
        where=tuple(known),
        **options,
    )


def one_real(rounds: int) -> DecisionAuction:
    """Return one hypothesis of any promise, and all rewards and allowances by round."""
    whole = all_reals(rounds)
    known = tuple(text for text in whole.where or () if "p2" not in text)
    return DecisionAuction(
        whole.options,
        whole.hypotheses[:1],
        whole.rewards,
        rounds,
        whole.allowance,
        title="any hypothesis",
        where=known,
    )


def any_start(bidders: int, **options: Any) -> DecisionAuction:
    """Return one round from any wealths: all promises, allowances, and its reward.

    Whatever was before is in the wealths; so what it keeps is kept by every round.
    """
    numbers = range(1, bidders + 1)
    known = [f"0 <= p{k} <= 1" for k in numbers] + ["0 <= r <= 1"]
    known += [f"{letter}{k} >= 0" for letter in "wa" for k in numbers]
    labels = tuple(f"option {k}" for k in numbers)
    paid = f"a{bidders}"
    for k in reversed(numbers[:-1]):
        paid = f"a{k} if i == {k} else ({paid})"
    return DecisionAuction(
        labels,
        tuple(
            Hypothesis(f"h{k}", label, f"p{k}", f"w{k}")
            for k, label in zip(numbers, labels, strict=True)
        ),
        ("r",) * bidders,
        1,
        paid,
        title="a round from any start",
        where=tuple(known),
        **options,
    )


def one_round(bidders: int, payment: str) -> DecisionAuction:
    """Return one round of all real promises, rewards of the options, and wealths."""
    numbers = range(1, bidders + 1)
    options = tuple(f"option {k}" for k in numbers)
    known = [f"0 <= p{k} <= 1" for k in numbers] + [f"0 <= v{k} <= 1" for k in numbers]
    known += [f"w{k} >= 0" for k in numbers]
    return DecisionAuction(
        options,
        tuple(
            Hypothesis(f"h{k}", option, f"p{k}", f"w{k}")
            for k, option in zip(numbers, options, strict=True)
        ),
        tuple(f"v{k}" for k in numbers),
        1,
        0,
        payment,
        payment,
        title=f"one round, paying `{payment}`",
        where=tuple(known),
    )


def posed(rounds: int, reward: str) -> DecisionAuction:
    """Return promises p1 >= p2 of the wealth 1, any price q and any estimate e."""
    high, low = (Hypothesis(f"h{k}", "do", f"p{k}", 1) for k in (1, 2))
    known = ("0 <= p2 <= p1 <= 1", "0 <= q <= p1", "0 <= e <= 1")
    return DecisionAuction(
        ("do",),
        (high, low),
        (reward,),
        rounds,
        0,
        "q",
        "e",
        title="a rule",
        where=known,
    )


def twice(auction: DecisionAuction) -> DecisionAuction:
    """Return it with every hypothesis entered twice, at the second price."""
    pairs = tuple(
        Hypothesis(f"{h.name} {copy}", h.recommends, h.promises, h.wealth)
        for h in auction.hypotheses
        for copy in "AB"
    )
    return DecisionAuction(
        auction.options,
        pairs,
        auction.rewards,
        auction.rounds,
        "1/t" if auction.where is None else auction.allowance,
        "second",
        "second",
        title=f"{auction.title}, each twice",
        where=auction.where,
    )


SECOND = {"payment": "second", "estimate": "second"}
NAIVE = lone(100, 1, 0, payment="second")


# --- what is said of them -------------------------------------------------------------


@prop(DecisionAuction)
def goes(
    auction: DecisionAuction,
    *,
    round: int,
    wealths: Sequence[Any],
    winner: str,
    estimate: Any,
    reward: Any,
) -> bool:
    """In this round: the wealths before it, whose advice is followed, and the rest."""
    r = auction.round(round)
    found = (*r.before.wealths, r.estimate, r.reward)
    said = (*wealths, estimate, reward)
    right = auction.hypotheses[r.winner].name == winner
    return right and tuple(map(r.before.exactly, found)) == said


@prop(DecisionAuction)
def ends_with(
    auction: DecisionAuction,
    *,
    wealths: Sequence[Any],
    overestimation: Any,
    allowance: Any,
) -> bool:
    """After all rounds: the wealths, the overestimation L, and the total allowance."""
    end = auction.round(auction.rounds).after
    found = (*end.wealths, end.overestimation, end.given)
    return tuple(map(end.exactly, found)) == (*wealths, overestimation, allowance)


@prop(DecisionAuction)
def averages(
    auction: DecisionAuction, *, reward: Any, hypothesis: int, wins: int
) -> bool:
    """Over all rounds the average reward is this, and a hypothesis won so often."""
    end = auction.round(auction.rounds).after
    average = Fraction(end.exactly(end.reward), auction.rounds)
    return average == reward and end.wins[hypothesis] == wins


@prop(DecisionAuction, forall=("round",))
def rejected_from_1_to(
    auction: DecisionAuction, round: int, *, hypothesis: int, last: int
) -> bool:
    """A hypothesis is rejected in the rounds up to `last`, and in no other."""
    return auction.round(round).rejects(hypothesis) == (round <= last)


@prop(DecisionAuction, forall=("round",))
def affords_from(
    auction: DecisionAuction, round: int, *, hypothesis: int, time: int
) -> bool:
    """A hypothesis was given by the start of a round what it promises, from `time`."""
    r = auction.round(round)
    given, promise = r.before.allowances[hypothesis], r.promises[hypothesis]
    return bool(given >= promise) == (round >= time)


@prop(DecisionAuction)
def overestimates_by(
    auction: DecisionAuction, *, amount: Any, given_below: Any
) -> bool:
    """After all rounds L is this amount, and less than this was given in all."""
    end = auction.round(auction.rounds).after
    given = end.exactly(end.given)
    return bool(end.exactly(end.overestimation) == amount and given < given_below)


@prop(DecisionAuction, forall=("round", "hypothesis"))
def covered_by_a_twin(auction: DecisionAuction, round: int, hypothesis: int) -> bool:
    """Of a rejected hypothesis and its twin, one is poor and has a bad record.

    Hypotheses 2k and 2k + 1 are twins. Poor: its wealth is below its promise. Bad: its
    record is below 1 minus what it was given.
    """
    r = auction.round(round)
    assume(r.rejects(hypothesis))
    twins = (hypothesis, hypothesis ^ 1)
    now = r.before
    return any(
        bool(now.wealths[i] < r.promises[i])
        and bool(now.records[i] < now.one - now.allowances[i])
        for i in twins
    )


@prop(DecisionAuction, forall=("round", "hypothesis"))
def honest_twins_believed(
    auction: DecisionAuction, round: int, hypothesis: int
) -> bool:
    """Of two honest twins neither is rejected once both can afford their promise."""
    r = auction.round(round)
    for i in (hypothesis, hypothesis ^ 1):
        assume(r.before.honest[i])
        assume(r.before.allowances[i] >= r.promises[i])
    return not r.rejects(hypothesis)


@prop(DecisionAuction, exists=("reward_sequence",))
def deviations_vanish(
    auction: DecisionAuction, reward_sequence: tuple[int, ...]
) -> bool:
    """Some bits have deviations from 1/2 that sum to less than 1/2 in size at the end.

    At each of the last two times, as they would from some time on if the sums tended
    to 0.
    """
    sums = list(itertools.accumulate(bit - _HALF for bit in reward_sequence))
    return all(abs(total) < _HALF for total in sums[-2:])


@prop(DecisionAuction, forall=("reward_sequence",))
def deviations_are_odd_halves(
    auction: DecisionAuction, reward_sequence: tuple[int, ...]
) -> bool:
    """The deviations of all these bits from 1/2 sum to an odd multiple of 1/2."""
    total = sum(bit - _HALF for bit in reward_sequence)
    return (2 * total) % 2 == 1


@prop(DecisionAuction, exists=("reward_sequence",))
def averages_settle(auction: DecisionAuction, reward_sequence: tuple[int, ...]) -> bool:
    """Some bits have an average within 1/(2t) of 1/2 at every time t."""
    totals = itertools.accumulate(bit - _HALF for bit in reward_sequence)
    return all(2 * t * abs(total / t) <= 1 for t, total in enumerate(totals, 1))


@prop(StrategicGame)
def pays_the_truthful(game: StrategicGame, *, levels: Sequence[Any]) -> bool:
    """Who expects a level does best to bid it, and no worse than by not taking part.

    The first player bids one of the levels, the second is the reward, 0 or 1; payoffs
    are what the bidder gets for that bid at that reward.
    """
    return all(
        bool(_expected(game, own, level) >= _expected(game, bid, level))
        and bool(_expected(game, own, level) >= 0)
        for own, level in enumerate(levels)
        for bid in range(len(levels))
        if bid != own
    )


@prop(StrategicGame)
def drains_overestimation(game: StrategicGame, *, levels: Sequence[Any]) -> bool:
    """No bid gets more than the reward minus what was bid: so wealth pays for L."""
    return all(
        bool(game.payoff(0, (bid, reward)) <= reward - level)
        for bid, level in enumerate(levels)
        for reward in (0, 1)
    )


def _expected(game: StrategicGame, action: int, level: Any) -> Any:
    none, whole = (game.payoff(0, (action, reward)) for reward in (0, 1))
    return (1 - level) * none + level * whole


@prop(Mechanism, forall=("profile",))
def collects_every_bid(m: Mechanism, profile: Profile) -> bool:
    """All payments together come to at least the highest report."""
    paid = sum(payments(m, profile))
    return all(bool(paid >= report) for report in profile)


# --- parts ----------------------------------------------------------------------------


def _always(name: str, **options: Any) -> tuple[Part, ...]:
    """Return the parts "it holds on every prefix": examples, and all real numbers."""
    runs = (arms(200, **options), crowd(150, **options), all_reals(2, **options))
    return tuple(holds(auction, name) for auction in runs)


def _each_round(name: str, **options: Any) -> tuple[Part, ...]:
    """Return the parts "it holds in examples, and every round keeps it"."""
    runs = (arms(200, **options), crowd(150, **options))
    steps = (any_start(bidders, **options) for bidders in (2, 3))
    return tuple(holds(auction, name) for auction in (*runs, *steps))


def _row(round: int, wealths: Sequence[str], winner: str, *rest: str) -> Part:
    estimate, reward = map(Fraction, rest)
    given = {
        "round": round,
        "wealths": tuple(map(Fraction, wealths)),
        "winner": winner,
        "estimate": estimate,
        "reward": reward,
    }
    return holds(arms(12), goes, given=given)


_TABLE = (
    _row(1, ("0", "0"), "cautious", "0", "1/2"),
    _row(2, ("3/2", "1/4"), "cautious", "1/2", "1/2"),
    _row(3, ("2", "3/8"), "cautious", "1/2", "1/2"),
    _row(4, ("7/3", "11/24"), "cautious", "1/2", "1/2"),
    _row(5, ("31/12", "25/48"), "bold", "25/48", "0"),
    _row(6, ("167/60", "1/20"), "cautious", "1/2", "1/2"),
)
_END = {
    "wealths": (Fraction(99881, 27720), Fraction(28271, 110880)),
    "overestimation": Fraction(1, 48),
    "allowance": Fraction(86021, 22176),
}
_REPAIR = any_lotteries("auction", "lottery_and_payments", agents=1, values="{1/2,1}")
_REPAIR_TWO = any_lotteries(
    "auction", "lottery_and_payments", agents=2, values="{0,1/2,1}"
)
_TRUTH, _WITHIN = "strategyproof", "ex-post-ir"
_COVERS: Any = (collects_every_bid, {})
_TABLES = left_open("payoffs", (2, 2))
_LEVELS = {"levels": (_HALF, 1)}
_PAID_TRUTH: Any = (pays_the_truthful, _LEVELS)
_DRAINS: Any = (drains_overestimation, _LEVELS)
_ANY = {"for_which": "e,p1,p2,q"}


def _coin(length: int) -> DecisionAuction:
    """Return a run of this many rounds, whose rewards are quantified."""
    return lone(length, _HALF, _HALF)


PAPER = Paper(
    "oesterheld2023",
    "C. Oesterheld, A. Demski and V. Conitzer, A theory of bounded inductive "
    "rationality, TARK (2023)",
    (
        Claim(
            "br-1-wealth-nonnegative",
            "In the first-price decision auction every hypothesis has wealth >= 0 "
            "after every round: with two arms (200 rounds), twelve hypotheses (150), "
            "whatever 0 or 1 the rewards of 8 rounds are, and after one round from any "
            "wealths of 2 or 3 hypotheses, all numbers real: the step of an induction "
            "over all rounds.",
            (*_each_round("solvent"), holds(arms(8), "invariants-whatever-rewards")),
        ),
        Claim(
            "br-2-wealth-identity",
            "After every round T the wealths sum to the total allowance minus the "
            "cumulative overestimation: in the examples, and one round from any "
            "wealths of 2 or 3 hypotheses changes both alike.",
            _each_round("wealth-balance"),
        ),
        Claim(
            "br-3-no-overestimation",
            "The cumulative overestimation never exceeds the allowance paid so far "
            "(which br-1 and br-2 say of all rounds).",
            _always("no-overestimation"),
        ),
        Claim(
            "br-4-wealth-by-hypothesis",
            "Each wealth is the allowance of the hypothesis plus reward minus bid over "
            "the rounds that it won, and its record is at most wealth minus allowance; "
            "a round from any wealths of 2 or 3 hypotheses keeps both.",
            (*_each_round("wealth-identity"), *_each_round("bounded-record")),
        ),
        Claim(
            "br-5-finite-coverage",
            "A hypothesis that is rejected has less wealth than it promises, so its "
            "record is below 1 minus its allowance.",
            _always("finite-coverage"),
        ),
        Claim(
            "br-6-honest-never-rejected",
            "A hypothesis that never promised more than the reward of a round it won "
            "is not rejected once its allowance has come to its promise.",
            _always("honest-never-rejected"),
        ),
        Claim(
            "br-7-reward-bound",
            "After every round the total reward is at least what an honest hypothesis "
            "promised from the time t_i on from which it could afford to, minus the "
            "allowance so far.",
            _always("reward-bound"),
        ),
        Claim(
            "br-7-waiting-time",
            "With allowance 1/(n i^2) and promise 1/2 the first hypothesis waits until "
            "t = 2.",
            (holds(arms(200), affords_from, given={"hypothesis": 0, "time": 2}),),
        ),
        Claim(
            "br-8-table",
            "Two arms, ties to index 1: rounds 1 to 6 go as tabled, L_12 = 1/48, the "
            "total allowance 86021/22176 and the wealths 99881/27720 and 28271/110880 "
            "after 12 rounds; the first hypothesis is rejected in round 1 alone, the "
            "second in every round.",
            (
                *_TABLE,
                holds(arms(12), ends_with, given=_END),
                holds(arms(12), rejected_from_1_to, given={"hypothesis": 0, "last": 1}),
                holds(
                    arms(12), rejected_from_1_to, given={"hypothesis": 1, "last": 12}
                ),
            ),
        ),
        Claim(
            "br-8-long-run",
            "With two arms the average reward of 200 rounds is 0.495, and the risky "
            "arm was chosen twice.",
            (
                holds(
                    arms(200),
                    averages,
                    given={"reward": Fraction(495, 1000), "hypothesis": 1, "wins": 2},
                ),
            ),
        ),
        Claim(
            "br-9-second-price-overestimates",
            "If the winner pays the second bid and her own is the estimate, "
            "no-overestimation fails: one hypothesis that promises 1 for a reward of 0 "
            "has L_100 = 99 > 5.19 allowed; it fails from round 3 on.",
            (
                holds(
                    NAIVE,
                    overestimates_by,
                    given={"amount": 99, "given_below": Fraction(519, 100)},
                ),
                fails_at((100,), NAIVE, "no-overestimation"),
                fails(lone(3, 1, 0, payment="second"), "no-overestimation"),
                holds(lone(2, 1, 0, payment="second"), "no-overestimation"),
                holds(all_reals(2, payment="second"), "no-overestimation"),
            ),
        ),
        Claim(
            "definition-8-as-printed",
            "A fair bit sequence is random in the sense of Definition 8 as printed: "
            "the sum of its deviations from the mean tends to 0.",
            tuple(holds(_coin(length), deviations_vanish) for length in (2, 3, 9)),
            expected="REFUTED",
        ),
        Claim(
            "definition-8-averages",
            "The deviations of a fair bit sum to an odd multiple of 1/2 at every odd "
            "time, so that only their average can tend to 0 (all 2^T sequences of odd "
            "T <= 9); and an average can stay within 1/(2t).",
            (
                *(holds(_coin(t), deviations_are_odd_halves) for t in (1, 3, 5, 7, 9)),
                holds(_coin(9), averages_settle),
            ),
        ),
        Claim(
            "wealth-identity-as-printed",
            "In the decision auction each wealth is the allowance plus the record, "
            "which is kept by the promise.",
            (holds(arms(1), "wealth-identity", given={"less": "promise"}),),
            expected="REFUTED",
        ),
        Claim(
            "wealth-identity-capped",
            "With the bid, capped by the wealth, in place of the promise the identity "
            "holds, and the record is at most wealth minus allowance.",
            (*_each_round("wealth-identity"), *_each_round("bounded-record")),
        ),
        Claim(
            "second-price-repair",
            "Some payment rule for the decision auction is truthful for one-round "
            "bidders and keeps no-overestimation: the second price, where the estimate "
            "is the price as well (1 or 2 bidders, all real promises, rewards and "
            "wealths). Nobody ever owes, and the wealths balance: in the examples, and "
            "in a round from any wealths of 2 or 3 hypotheses.",
            (
                *(holds(one_round(n, "second"), "truth-earns-most") for n in (1, 2)),
                fails(one_round(1, "first"), "truth-earns-most"),
                *_each_round("solvent", **SECOND),
                *_each_round("wealth-balance", **SECOND),
                *_always("no-overestimation", **SECOND),
            ),
        ),
        Claim(
            "second-price-repair-keeps",
            "At the second price with the estimate equal to it, finite coverage holds "
            "for all but the winner, and so does the reward bound.",
            tuple(
                holds(auction, name, given=given)
                for auction in (
                    arms(200, **SECOND),
                    crowd(150, **SECOND),
                    all_reals(2, **SECOND),
                )
                for name, given in (
                    ("finite-coverage", {"of": "losers"}),
                    ("reward-bound", {}),
                )
            ),
        ),
        Claim(
            "second-price-repair-loses-coverage",
            "At the second price with the estimate equal to it the winner promises "
            "more than the agent expects: one hypothesis that promises and brings 1/2 "
            "wins every round and is rejected in every round, the estimate being 0.",
            (
                fails_at((2, 0), lone(2, _HALF, _HALF, **SECOND), "finite-coverage"),
                fails(lone(2, _HALF, _HALF, **SECOND), "honest-never-rejected"),
                holds(
                    lone(100, _HALF, _HALF, **SECOND),
                    rejected_from_1_to,
                    given={"hypothesis": 0, "last": 100},
                ),
            ),
        ),
        Claim(
            "first-price-is-forced",
            "Promises p1 >= p2 backed by the wealth 1, any price q <= p1 and any "
            "estimate e: no honest hypothesis is rejected exactly where e >= p1, the "
            "wealths balance exactly where e = q, and over 4 and 8 rounds whose reward "
            "is the price there is no overestimation exactly where e - q is at most "
            "1/2 and 1/4 (over T rounds 2/T).",
            (
                holds_exactly(
                    "e >= p1", posed(1, "p1"), "honest-never-rejected", **_ANY
                ),
                holds_exactly("e >= p1", posed(1, "p1"), "finite-coverage", **_ANY),
                holds_exactly("e == q", posed(1, "q"), "wealth-balance", **_ANY),
                holds_exactly(
                    "e - q <= 1/2", posed(4, "q"), "no-overestimation", **_ANY
                ),
                holds_exactly(
                    "e - q <= 1/4", posed(8, "q"), "no-overestimation", **_ANY
                ),
            ),
        ),
        Claim(
            "no-truthful-repair-with-coverage",
            "No rule (any lottery over the winner, any payments of all) is truthful, "
            "takes from nobody more than she bids, and collects the highest bid, as "
            "coverage without overestimation asks: not for 1 bidder who can bid 1/2 or "
            "1, nor for 2 who can bid 0, 1/2 or 1. Any two of the three are possible.",
            (
                impossible(_REPAIR, _TRUTH, _WITHIN, _COVERS),
                impossible(_REPAIR_TWO, _TRUTH, _WITHIN, _COVERS),
                possible(_REPAIR_TWO, _TRUTH, _WITHIN),
                possible(_REPAIR_TWO, _TRUTH, _COVERS),
                possible(_REPAIR_TWO, _WITHIN, _COVERS),
            ),
        ),
        Claim(
            "no-repair-by-later-payments",
            "Nor does it help to pay by the reward: no table of what a bid of 1/2 or 1 "
            "gets at the reward 0 or 1 makes truth best for who expects 1/2 or 1, and "
            "worth taking part, and never gives more than reward minus bid.",
            (
                impossible(_TABLES, _PAID_TRUTH, _DRAINS),
                possible(_TABLES, _PAID_TRUTH),
                possible(_TABLES, _DRAINS),
            ),
        ),
        Claim(
            "second-price-repair-by-twins",
            "If every hypothesis is entered twice, the second price, truthful as it "
            "is, has no overestimation, and an honest pair is never rejected once both "
            "can afford it; of a rejected pair one is poor and has a bad record (one "
            "pair of all real numbers in 2 rounds, and the examples).",
            tuple(
                holds(auction, name)
                for auction in (
                    twice(arms(100)),
                    twice(crowd(60)),
                    twice(one_real(2)),
                )
                for name in (
                    "no-overestimation",
                    honest_twins_believed,
                    covered_by_a_twin,
                )
            ),
        ),
        Claim(
            "theorem-1-construction",
            "The auction yields an agent that meets the rationality criterion for "
            "every countable family of hypotheses in the limit.",
            covers="beyond",
            reason="about the limit; what its proof says of every prefix is checked as "
            "br-1 to br-5",
        ),
        Claim(
            "theorems-2-3-4",
            "No bounded agent satisfies the criterion for its own class; guaranteed "
            "and random rewards are matched in the limit.",
            covers="beyond",
            reason="about computable classes and limits; the finite form of theorem 3 "
            "is br-7",
        ),
        Claim(
            "theorem-5-folk",
            "Two such agents can converge to any strictly individually rational "
            "profile with respect to the pure maximin values.",
            covers="beyond",
            reason="about the limit of a random construction",
        ),
    ),
)
