"""Every property: a mechanism that has it, one that lacks it, a degenerate one, and a
vacuous one. Then every mutant of every definition must be noticed by some row."""

from fractions import Fraction
from functools import cache

import pytest
from definition_rows import (
    assert_complete,
    assert_decided,
    assert_noticed,
    word_by_loop,
)

from accord.counterexamples.asking import check
from accord.theory.domains import single_peaked_orders, strict_orders
from accord.theory.errors import ModelError
from accord.theory.logarithms import MINUS_INFINITY, ln
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.properties import all_properties
from accord.theory.settings import (
    assignment,
    auction,
    committees,
    experts,
    forecast,
    goods,
    matching,
    school_choice,
    set_voting,
    voting,
    welfare,
)

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)

# --- the mechanisms --------------------------------------------------------------


def vote(rule, agents=2, alternatives=2, ballots="strict"):
    return voting.mechanism(
        rule, name="rule", agents=agents, alternatives=alternatives, ballots=ballots
    )


def one_type_each(*orders, rule=lambda b: b[0][0]):
    """Voters whose orders are known: they have no lie to tell."""
    m = vote(rule, len(orders), len(orders[0]))
    return replaced(m, domains=tuple((order,) for order in orders))


def replaced(m, **fields):
    kept = {k: getattr(m, k) for k in Mechanism.__dataclass_fields__ if k != "_cells"}
    return Mechanism(**{**kept, **fields})


def auction_of(rule, agents=2, values="0..2", prior="uniform"):
    return auction.mechanism(
        rule, name="rule", agents=agents, values=values, prior=prior
    )


def assign(rule, agents=2, objects=2):
    return assignment.mechanism(rule, name="rule", agents=agents, objects=objects)


def share_goods(rule, agents=2):
    return goods.mechanism(rule, name="rule", agents=agents, goods=2, total=2)


def dictator(ballots):
    return ballots[0][0]


def bottom(ballots):
    return ballots[0][-1]


def constant(_):
    return 0


def toss(_):
    return {0: HALF, 1: HALF}


def mostly_first(ballots):
    """The first voter's favourite in two cases of three, else the second's."""
    law = {}
    for ballot, weight in zip(ballots, (2 * THIRD, THIRD), strict=True):
        law[ballot[0]] = law.get(ballot[0], 0) + weight
    return law


def lots_among_equals(orders):
    """Two agents who want the same draw lots, else each gets her best."""
    same = orders[0] == orders[1]
    return lots(orders) if same else tuple({order[0]: 1} for order in orders)


def most_first(ballots):
    """Plurality, ties to the first."""
    tops = [b[0] for b in ballots]
    return min(set(tops), key=lambda x: (-tops.count(x), x))


def beats(ballots, x, y):
    return 2 * sum(b.index(x) < b.index(y) for b in ballots) > len(ballots)


def condorcet(ballots):
    """The alternative that beats all others, else the first."""
    every = range(len(ballots[0]))
    for x in every:
        if all(beats(ballots, x, y) for y in every if y != x):
            return x
    return 0


def no_condorcet_loser(ballots):
    """The first alternative that does not lose to all others."""
    every = range(len(ballots[0]))
    for x in every:
        if not all(beats(ballots, y, x) for y in every if y != x):
            return x
    return 0


def pair_decides(ballots):
    """Alternative 0 if the voter ranks 1 above 2, else 2: safe to lift the winner."""
    return 0 if ballots[0].index(1) < ballots[0].index(2) else 2


def first_class(ballots):
    """The best alternative of the first voter's weak order, ties to the first."""
    return min(ballots[0][0])


def first_price(bids):
    winner = max(range(len(bids)), key=bids.__getitem__)
    return winner, [bids[winner] if i == winner else 0 for i in range(len(bids))]


def second_price(bids):
    winner = max(range(len(bids)), key=bids.__getitem__)
    price = max((b for i, b in enumerate(bids) if i != winner), default=0)
    return winner, [price if i == winner else 0 for i in range(len(bids))]


def entry_fee(bids):
    return None, [1] * len(bids)


def subsidy(bids):
    return None, [-1] + [0] * (len(bids) - 1)


def gift(bids):
    return 0, [0] * len(bids)


def nothing(bids):
    return None, [0] * len(bids)


def refund(bids):
    """Agent 0 pays agent 1."""
    return None, [1, -1]


def coin_flip_budget(bids):
    """Gains 1 or loses 1, as agent 0 reports; on average nothing."""
    return None, [1 if bids[0] else -1, 0]


def forecast_of(rule, size=2, grid=2):
    return forecast.mechanism(rule, name="rule", outcomes=size, values=f"grid {grid}")


def squares(reports):
    """Quadratic score: twice the probability, less the sum of all squares."""
    (report,) = reports
    return [2 * r - sum(q * q for q in report) for r in report]


def distance(reports):
    """Minus the squared distance of the forecast from the even vote."""
    (report,) = reports
    return [-sum((q - Fraction(1, 2)) ** 2 for q in report)] * 2


def nearer(reports):
    """The same, and one more at the even vote."""
    return [x + (x == 0) for x in distance(reports)]


def farther(reports):
    """The same, and one less at the even vote."""
    return [x - (x == 0) for x in distance(reports)]


EVEN = {"vote": (Fraction(1, 2), Fraction(1, 2))}
SURE_VOTE = {"vote": (1, 0)}


def logarithms(reports):
    """Logarithmic score: the logarithm of the probability of the outcome."""
    return [ln(r) if r else MINUS_INFINITY for r in reports[0]]


def wager(rule, agents=2, **options):
    rule = rule or (lambda r: [(0, 0) for _ in r])
    return experts.mechanism(rule, name="rule", agents=agents, **options)


def half_logarithms(reports):
    return [x * HALF for x in logarithms(reports)]


def certain_not(rule):
    """Beliefs 1/3 and 2/3 alone."""
    m = forecast_of(rule, 2, 3)
    return replaced(m, domains=(tuple(t for t in m.domains[0] if 0 not in t),))


def half_squares(reports):
    return [x / 2 for x in squares(reports)]


def probability(reports):
    return reports[0]


def likeliest(reports):
    (report,) = reports
    return [int(k == report.index(max(report))) for k in range(len(report))]


def signals(rule=None):
    """Two bidders; the item is worth both signals together: a common value."""

    def pivotal(reports):
        winner = 0 if reports[0] >= reports[1] else 1
        price = 2 * reports[1 - winner]
        return Outcome(winner, tuple(price if i == winner else 0 for i in range(2)))

    return Mechanism(
        rule=rule or pivotal,
        domains=((0, 1), (0, 1)),
        utility=lambda i, p, o: (sum(p) if o.decision == i else 0) - o.payments[i],
        facts={"interdependent": True},
        name="signals",
    )


def advice():
    """Agent 0 should say the truth if agent 1 is of type 0, and lie otherwise."""

    def worth(agent, types, reports):
        wanted = types[1] if agent else types[0] ^ types[1]
        return int(reports[agent] == wanted)

    return Mechanism(
        rule=tuple,
        domains=((0, 1), (0, 1)),
        utility=worth,
        facts={"interdependent": True},
        name="advice",
    )


def cases_for(truths, lies):
    """Agent 0 of type "t" gets these numbers when she says "t" or "l"."""
    table = {"t": truths, "l": lies}
    return Mechanism(
        rule=lambda r: table[r[0]][r[1]],
        domains=(("t", "l"), (0, 1)),
        utility=lambda i, p, x: x if (i, p[i]) == (0, "t") else 0,
        facts={"strategic": (0,)},
        name="cases",
    )


def incomparable(ballots):
    """One voter of three alternatives: 1 for sure, or a toss if it is her worst."""
    return {0: HALF, 2: HALF} if ballots[0][-1] == 1 else 1


def serial(orders):
    taken = []
    for order in orders:
        taken.append(next(x for x in order if x not in taken))
    return taken


def worst_left(orders):
    return [order[-1] for order in orders]


def lots(orders):
    n = len(orders)
    return [{x: Fraction(1, n) for x in range(n)} for _ in orders]


def privately(rule, *domains, **fields):
    """Each agent gets one entry of the outcome."""
    return Mechanism(
        rule=rule,
        domains=domains,
        prefers=lambda i, p, x, y: True,
        share=lambda i, x: x[i],
        name="private",
        **fields,
    )


def publicly(rule, *domains):
    return Mechanism(
        rule=rule, domains=domains, prefers=lambda i, p, x, y: True, name="public"
    )


PEAKED = single_peaked_orders(3)


def neutral_inside(ballots):
    """Neutral where all orders are single-peaked, and only there."""
    return ballots[1][0] if all(b in PEAKED for b in ballots) else 0


def peaked(rule, agents=2):
    return vote(rule, agents, 3, "single-peaked")


def decisions(worths, *, rule=lambda r: r[0]):
    """One agent who gets what she says; type t values decision d at worths[t][d]."""
    every = tuple(range(len(worths)))
    return Mechanism(
        rule=rule,
        domains=(every,),
        value=lambda i, p, d: worths[p[i]][d],
        decisions=every,
        name="decisions",
    )


ALIGNED = ((1, 0), (0, 1))
CROSSED = ((0, 1), (1, 0))
# No two types gain by exchanging decisions, but three gain in a round.
ROUND = ((0, 1, -1), (-1, 0, 1), (1, -1, 0))


def society(rule, domain, agents=1, alternatives=(0, 1, 2), **facts):
    """A social welfare function over orders."""
    return Mechanism(
        rule=rule,
        domains=(domain,) * agents,
        outcomes=strict_orders(len(alternatives or (0, 1, 2))),
        prefers=lambda i, p, x, y: True,
        name="society",
        facts={"alternatives": alternatives} if alternatives else facts,
    )


def borda_order(ballots):
    points = {x: sum(b.index(x) for b in ballots) for x in range(3)}
    return tuple(sorted(range(3), key=lambda x: (points[x], x)))


WEAK2 = (
    (frozenset({0}), frozenset({1})),
    (frozenset({1}), frozenset({0})),
    (frozenset({0, 1}),),
)


def ties_to_1(ballots):
    return (0, 1) if ballots[0] == WEAK2[0] else (1, 0)


def weak_types(*types, rule):
    """One voter with these weak orders; the rule says which of them she reports."""
    m = vote(constant, 1, max(x for c in types[0] for x in c) + 1, "weak")
    return replaced(m, domains=(types,), rule=lambda b: rule[types.index(b[0])])


def weak(*classes):
    return tuple(frozenset(c) for c in classes)


def more_than_fair(reports):
    """A good each where tastes differ, else half of each."""
    if reports[0][0] > reports[1][0]:
        return (1, 0), (0, 1)
    return (HALF, HALF), (HALF, HALF)


def scored(rule, alternatives=2):
    return vote(rule, 2, alternatives, "score:0..1")


def favourite(ballots):
    """An alternative that the first voter scores highest; ties go by the second."""
    return max(range(len(ballots[0])), key=lambda x: (ballots[0][x], ballots[1][x]))


def two_scores(first, second):
    return replaced(scored(toss), domains=((first,), (second,)))


def divided(*shares):
    return share_goods(lambda reports: shares[: len(reports)], len(shares))


def school(rule, students=2):
    return school_choice.mechanism(
        rule, name="rule", students=students, schools=students
    )


def always_blocked(m):
    blocked = {**m.facts, "blocking_pairs": lambda profile, outcome: [(0, 0)]}
    return replaced(m, facts=blocked)


def by_priority(orders):
    """Students in the order of the (common) priority."""
    return serial(orders)


def against_priority(orders):
    return serial(orders[::-1])[::-1]


def orders_of(rule, agents=2, alternatives=2, ballots="weak"):
    """Society's order of the alternatives, ties allowed in all orders."""
    return welfare.mechanism(
        rule,
        name="rule",
        agents=agents,
        alternatives=alternatives,
        ballots=ballots,
        society="weak" if ballots == "weak" else "strict",
    )


def agreed(ballots):
    """The order that all voters have, else a tie: it takes two to break one."""
    return ballots[0] if len(set(ballots)) == 1 else WEAK2[2]


def majority_with_ties(ballots):
    ahead = ballots.count(WEAK2[0]) - ballots.count(WEAK2[1])
    return WEAK2[2] if ahead == 0 else WEAK2[0] if ahead > 0 else WEAK2[1]


def sets_of(rule, agents=2, alternatives=3, ballots="strict"):
    return set_voting.mechanism(
        rule, name="rule", agents=agents, alternatives=alternatives, ballots=ballots
    )


def tops(ballots):
    return {ballot[0] for ballot in ballots}


def everything(ballots):
    return set(range(3))


def top_alone(ballots):
    return {ballots[0][0]}


def best_and_worst(ballots):
    """The first voter's best and worst; her best alone when she says otherwise."""
    order = ballots[0]
    return {order[0], order[-1]} if order[0] == 0 else {order[0]}


def worst_of_two(ballots):
    """Never what the first voter likes best, and by a lie not what she likes worst."""
    return {ballots[0][1], ballots[0][2]} if ballots[0][0] == 0 else {ballots[0][1]}


def two_ways(if_abc, if_bac):
    """One voter, who ranks 0 above 1 or 1 above 0, and 2 last."""
    m = sets_of(lambda b: if_abc if b[0][0] == 0 else if_bac, 1)
    return replaced(m, domains=(((0, 1, 2), (1, 0, 2)),))


def elect(rule, agents=2, alternatives=3, seats=2):
    return committees.mechanism(
        rule, name="rule", agents=agents, alternatives=alternatives, seats=seats
    )


def by_points(points):
    """The committee of 2 of 3 with the most points, by members on a ballot."""
    every = ({0, 1}, {0, 2}, {1, 2})
    return lambda ballots: max(
        every, key=lambda c: sum(points[len(c & b)] for b in ballots)
    )


def first_two(ballots):
    return {0, 1}


def couples(rule, side=2):
    return matching.mechanism(rule, name="rule", side=side)


def proposers_choose(orders):
    """One proposer after the other takes the best who is left."""
    side = len(orders) // 2
    taken = []
    for order in orders[:side]:
        taken.append(next(x for x in order if x not in taken))
    return {i: side + x for i, x in enumerate(taken)}


def in_line(orders):
    side = len(orders) // 2
    return {i: side + i for i in range(side)}


def in_a_cycle(orders):
    side = len(orders) // 2
    return {i: side + (i + 1) % side for i in range(side)}


def in_states(rule, *profiles):
    """A vote in which only these profiles can occur."""
    m = vote(rule, len(profiles[0]), 3)
    return replaced(m, facts={"profiles": profiles})


def pair_of_the_first(ballots):
    """As the first voter ranks 0 and 1; 2 stands where the second puts it, or last."""
    order = [x for x in ballots[0] if x != 2]
    return (2, *order) if ballots[1][0] == 2 else (*order, 2)


PAIR = {"agent": 0, "pair": (0, 1)}
SOLOMON = (((0, 1, 2), (1, 2, 0)), ((0, 2, 1), (1, 0, 2)))


# --- the rows --------------------------------------------------------------------

ROWS = {
    "strategyproof": (
        ("has", "the first voter decides", lambda: vote(dictator, 2, 3)),
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "the winner pays her bid", lambda: auction_of(first_price)),
        ("lacks", "truth is best only against truth", signals),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "ex-post-ic": (
        ("has", "truth is best only against truth", signals),
        ("lacks", "the winner pays her bid", lambda: auction_of(first_price)),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "bayesian-ic": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "the winner pays her bid", lambda: auction_of(first_price)),
        ("degenerate", "one bidder gets it", lambda: auction_of(gift, 1)),
        ("vacuous", "one value only", lambda: auction_of(gift, values="0..0")),
    ),
    "weakly-group-strategyproof": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "the winner pays her bid", lambda: auction_of(first_price)),
        ("lacks", "truth is best only against truth", signals),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "strongly-group-strategyproof": (
        ("has", "the first voter decides", lambda: vote(dictator, 2, 3)),
        ("lacks", "the winner pays the second price", lambda: auction_of(second_price)),
        (
            "lacks",
            "truth is best only against truth, for one agent",
            lambda: replaced(
                signals(), facts={"interdependent": True, "strategic": (0,)}
            ),
        ),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "not-obviously-manipulable": (
        ("has", "the lie has the same cases", lambda: cases_for((0, 2), (2, 0))),
        ("lacks", "the best case is better", lambda: cases_for((1, 2), (1, 3))),
        ("lacks", "the worst case is better", lambda: cases_for((0, 2), (1, 2))),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
        ("refused", "common values", signals),
    ),
    "strongly-sd-strategyproof": (
        ("has", "a toss of the two", lambda: vote(toss, 2)),
        ("lacks", "a lie can be better or worse", lambda: vote(incomparable, 1, 3)),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "scores are not orders", lambda: vote(toss, 1, 2, "score:0..1")),
    ),
    "weakly-sd-strategyproof": (
        ("has", "a lie can be better or worse", lambda: vote(incomparable, 1, 3)),
        ("lacks", "the voter gets her worst", lambda: vote(bottom, 1)),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
    ),
    "ex-post-ir": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "everybody pays to enter", lambda: auction_of(entry_fee)),
        ("degenerate", "one bidder gets it", lambda: auction_of(gift, 1)),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(auction_of(gift), facts={"strategic": ()}),
        ),
        ("refused", "votes have no utility", lambda: vote(dictator)),
    ),
    "interim-ir": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "everybody pays to enter", lambda: auction_of(entry_fee)),
        ("degenerate", "one bidder gets it", lambda: auction_of(gift, 1)),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(auction_of(gift), facts={"strategic": ()}),
        ),
        ("refused", "no prior", lambda: auction_of(gift, prior=None)),
    ),
    "ex-ante-ir": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "everybody pays to enter", lambda: auction_of(entry_fee)),
        ("degenerate", "one bidder gets nothing", lambda: auction_of(nothing, 1)),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(auction_of(gift), facts={"strategic": ()}),
        ),
        ("refused", "no prior", lambda: auction_of(gift, prior=None)),
    ),
    "exactly-balanced": (
        ("has", "one pays the other", lambda: auction_of(refund)),
        ("lacks", "the winner pays the second price", lambda: auction_of(second_price)),
        ("degenerate", "one bidder pays nothing", lambda: auction_of(gift, 1)),
        ("refused", "votes have no payments", lambda: vote(dictator)),
    ),
    "no-deficit": (
        ("has", "one pays the other", lambda: auction_of(refund)),
        ("lacks", "one is paid", lambda: auction_of(subsidy)),
        ("degenerate", "one bidder pays nothing", lambda: auction_of(gift, 1)),
        ("refused", "votes have no payments", lambda: vote(dictator)),
    ),
    "expected-no-deficit": (
        ("has", "a fair coin", lambda: auction_of(coin_flip_budget, values="0..1")),
        ("lacks", "one is paid", lambda: auction_of(subsidy)),
        ("degenerate", "one bidder pays nothing", lambda: auction_of(gift, 1)),
        ("refused", "no prior", lambda: auction_of(gift, prior=None)),
    ),
    "efficient": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "it always goes to the first", lambda: auction_of(gift)),
        ("degenerate", "one decision", lambda: decisions(((0,),))),
        (
            "vacuous",
            "nothing is feasible",
            lambda: replaced(auction_of(nothing), decisions=()),
        ),
        ("refused", "votes have no worth", lambda: vote(dictator)),
    ),
    "weakly-pareto": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "no outcomes are listed", lambda: auction_of(gift)),
    ),
    "strongly-pareto": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        (
            "lacks",
            "ties of the first go against the second",
            lambda: vote(first_class, 2, 2, "weak"),
        ),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "a toss is no outcome", lambda: vote(toss)),
    ),
    "ex-post-pareto": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        (
            "lacks",
            "ties of the first go against the second",
            lambda: vote(first_class, 2, 2, "weak"),
        ),
        ("lacks", "a toss of good and bad", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "a table of lotteries", lambda: assign(lots)),
    ),
    "ex-ante-pareto": (
        ("has", "the first voter decides", lambda: scored(favourite)),
        ("has", "a toss of two, one best for each", lambda: two_scores((1, 0), (0, 1))),
        (
            "has",
            "better only by moving what is not there, too",
            lambda: replaced(
                vote(constant, 2, 3, "score:0..2"),
                domains=(((2, 0, 1),), ((0, 0, 1),)),
            ),
        ),
        ("lacks", "nothing is decided", lambda: scored(constant)),
        ("lacks", "only one voter cares", lambda: two_scores((1, 0), (0, 0))),
        ("degenerate", "nobody cares", lambda: two_scores((0, 0), (0, 0))),
        ("vacuous", "one alternative", lambda: scored(constant, 1)),
        ("refused", "orders are no utilities", lambda: vote(toss)),
        ("refused", "shares", lambda: replaced(scored(toss), share=lambda i, x: x)),
    ),
    "sd-pareto": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        (
            "has",
            "a toss of opposites",
            lambda: one_type_each((0, 1), (1, 0), rule=toss),
        ),
        (
            "has",
            "one voter indifferent between two best",
            lambda: weak_types(weak({1, 2}, {0}), rule=(1,)),
        ),
        (
            "has",
            "better only by moving what is not there, too",
            lambda: replaced(
                vote(lambda b: 1, 3, 4, "weak"),
                domains=(
                    (weak({0, 1}, {2, 3}),),
                    (weak({1, 3}, {0, 2}),),
                    (weak({3}, {0, 1, 2}),),
                ),
            ),
        ),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        (
            "lacks",
            "another is better for one and the same for the other",
            lambda: replaced(
                vote(lambda b: 1, 2, 3, "weak"),
                domains=((weak({0, 1}, {2}),), (weak({0}, {1, 2}),)),
            ),
        ),
        (
            "lacks",
            "a toss where one is indifferent",
            lambda: replaced(
                vote(toss, 2, 2, "weak"), domains=((WEAK2[0],), (WEAK2[2],))
            ),
        ),
        (
            "degenerate",
            "nobody cares",
            lambda: replaced(
                vote(toss, 2, 2, "weak"), domains=((WEAK2[2],), (WEAK2[2],))
            ),
        ),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "scores are no order", lambda: scored(toss)),
        ("refused", "shares", lambda: assign(serial)),
    ),
    "equal-treatment": (
        ("has", "lots are drawn for all", lambda: assign(lots)),
        ("has", "lots are drawn among equals", lambda: assign(lots_among_equals)),
        ("lacks", "one after the other takes the best", lambda: assign(serial)),
        ("degenerate", "all share one outcome", lambda: vote(dictator)),
        ("vacuous", "one agent", lambda: assign(serial, 1, 2)),
    ),
    "mixture-of-dictatorships": (
        ("has", "the first voter decides", lambda: vote(dictator, 2, 3)),
        ("has", "mostly the first voter decides", lambda: vote(mostly_first, 2, 3)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        ("lacks", "most first votes", lambda: vote(most_first, 3)),
        ("degenerate", "one alternative", lambda: vote(constant, 3, 1)),
        ("vacuous", "no types", lambda: replaced(vote(dictator), domains=((), ()))),
        ("refused", "ties", lambda: vote(first_class, 2, 2, "weak")),
        ("refused", "shares", lambda: assign(serial)),
    ),
    "sd-efficient": (
        ("has", "one after the other takes the best", lambda: assign(serial)),
        ("has", "three objects for two", lambda: assign(serial, 2, 3)),
        ("lacks", "lots are drawn for all", lambda: assign(lots)),
        ("lacks", "the better object is left", lambda: assign(worst_left, 1, 2)),
        ("degenerate", "one agent takes the best", lambda: assign(serial, 1, 2)),
        ("vacuous", "one object", lambda: assign(serial, 1, 1)),
        ("refused", "no objects", lambda: vote(toss)),
    ),
    "anonymous": (
        ("has", "most first votes", lambda: vote(most_first, 3)),
        ("has", "everybody draws the same lots", lambda: assign(lots)),
        ("has", "types that only one has", lambda: publicly(sum, (0,), (0, 1))),
        (
            "has",
            "the first of two is heard, of one type",
            lambda: publicly(lambda r: r[0], (0,), (0, 1)),
        ),
        ("lacks", "the first voter decides", lambda: vote(dictator)),
        ("lacks", "one after the other takes the best", lambda: assign(serial)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "one voter", lambda: vote(dictator, 1)),
        (
            "vacuous",
            "types that cannot be exchanged",
            lambda: publicly(lambda r: r[0], (0,), (1,)),
        ),
        (
            "refused",
            "shares that cannot be exchanged",
            lambda: privately(lambda r: r, (0, 1), (0, 1)),
        ),
    ),
    "neutral": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        ("has", "neutral inside the domain", lambda: peaked(neutral_inside)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("degenerate", "one voter decides", lambda: vote(dictator, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        (
            "refused",
            "alternatives have no new names",
            lambda: replaced(vote(dictator), rename=None),
        ),
    ),
    "unanimous": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "they never agree", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "onto": (
        ("has", "the first voter decides", lambda: vote(dictator)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss is never sure", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "no outcome is listed", lambda: replaced(vote(toss), outcomes=())),
    ),
    "nondictatorial": (
        ("has", "most first votes", lambda: vote(most_first, 3)),
        ("has", "a toss of the two", lambda: vote(toss, 1)),
        ("lacks", "the first voter decides", lambda: vote(dictator)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1), "REFUTED"),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(vote(constant), facts={"strategic": ()}),
        ),
    ),
    "tops-only": (
        ("has", "the first voter decides", lambda: vote(dictator, 1, 3)),
        ("lacks", "the second best is chosen", lambda: vote(lambda b: b[0][1], 1, 3)),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1, 3)),
        ("vacuous", "each top has one order", lambda: vote(dictator, 1)),
    ),
    "nonbossy": (
        (
            "has",
            "she changes only her own",
            lambda: privately(lambda r: (min(r[0], 1), 0), (0, 1, 2), (0,)),
        ),
        (
            "lacks",
            "she changes another's only",
            lambda: privately(lambda r: (0, r[0]), (0, 1), (0,)),
        ),
        ("degenerate", "nothing is decided", lambda: vote(constant)),
        ("vacuous", "every report counts", lambda: vote(dictator, 1)),
    ),
    "condorcet-winner": (
        ("has", "what beats all others", lambda: vote(condorcet, 3, 3)),
        ("has", "most first votes of two", lambda: vote(most_first)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "always a tie", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "condorcet-loser": (
        ("has", "never what loses to all", lambda: vote(no_condorcet_loser, 3, 3)),
        ("has", "most first votes of two", lambda: vote(most_first)),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1), "VACUOUS"),
        ("vacuous", "always a tie", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "majority": (
        ("has", "most first votes", lambda: vote(most_first, 3, 3)),
        ("has", "most first votes of two", lambda: vote(most_first)),
        ("has", "one voter with ties", lambda: vote(first_class, 1, 2, "weak")),
        ("lacks", "nothing is decided", lambda: vote(constant)),
        ("lacks", "a toss, whatever they want", lambda: vote(toss)),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "always a tie", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "candidate-monotone": (
        ("has", "a pair decides", lambda: vote(pair_decides, 1, 3)),
        ("has", "one voter with ties", lambda: vote(first_class, 1, 2, "weak")),
        ("lacks", "the voter gets her worst", lambda: vote(bottom, 1)),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        ("refused", "a toss has no winner", lambda: vote(toss)),
    ),
    "maskin-monotone": (
        ("has", "the first voter decides", lambda: vote(dictator, 1, 3)),
        ("lacks", "a pair decides", lambda: vote(pair_decides, 1, 3)),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        (
            "vacuous",
            "the choice always falls behind something",
            lambda: weak_types(
                weak({0, 1}, {3}, {2}), weak({1}, {0}, {2}, {3}), rule=(0, 2)
            ),
        ),
        ("refused", "a toss has no winner", lambda: vote(toss)),
    ),
    "weakly-monotone": (
        ("has", "each type gets what it values", lambda: decisions(ALIGNED)),
        ("has", "three gain in a round, no two do", lambda: decisions(ROUND)),
        ("lacks", "each gets what the other values", lambda: decisions(CROSSED)),
        (
            "degenerate",
            "one decision",
            lambda: decisions(ALIGNED, rule=lambda r: 0),
        ),
        ("vacuous", "one type", lambda: decisions(((0,),))),
        ("refused", "votes have no worth", lambda: vote(dictator)),
    ),
    "cyclically-monotone": (
        ("has", "each type gets what it values", lambda: decisions(ALIGNED)),
        ("lacks", "three gain in a round, no two do", lambda: decisions(ROUND)),
        ("lacks", "each gets what the other values", lambda: decisions(CROSSED)),
        (
            "degenerate",
            "one decision",
            lambda: decisions(ALIGNED, rule=lambda r: 0),
        ),
        ("vacuous", "one type", lambda: decisions(((0,),))),
        ("refused", "votes have no worth", lambda: vote(dictator)),
    ),
    "participation": (
        ("has", "the first who votes decides", lambda: vote(dictator)),
        (
            "lacks",
            "two voters get the worst of the first",
            lambda: vote(lambda b: b[0][-1 if len(b) == 2 else 0]),
        ),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "one voter", lambda: vote(constant, 1)),
        (
            "refused",
            "always all vote",
            lambda: replaced(vote(dictator), variable=False),
        ),
    ),
    "reinforcement": (
        ("has", "most first votes", lambda: vote(most_first, 3)),
        (
            "lacks",
            "two voters get the other one",
            lambda: vote(lambda b: len(b) - 1),
        ),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1)),
        ("vacuous", "one voter", lambda: vote(dictator, 1)),
        (
            "refused",
            "always all vote",
            lambda: replaced(vote(dictator), variable=False),
        ),
    ),
    "independence-of-irrelevant-alternatives": (
        ("has", "the first decides", lambda: society(lambda b: b[0], strict_orders(3))),
        (
            "lacks",
            "points by rank",
            lambda: society(borda_order, strict_orders(3), 2),
        ),
        (
            "degenerate",
            "one order for all",
            lambda: society(lambda b: (0, 1, 2), strict_orders(3)),
        ),
        (
            "vacuous",
            "one pair, with ties",
            lambda: society(ties_to_1, WEAK2, 1, (0, 1)),
        ),
        ("refused", "a vote has no order", lambda: vote(dictator, 1, 3)),
        (
            "refused",
            "the alternatives are not stated",
            lambda: society(lambda b: b[0], strict_orders(3), 1, None),
        ),
        (
            "refused",
            "the outcome is no order",
            lambda: society(lambda b: b[0][0], strict_orders(3)),
        ),
    ),
    "envy-free": (
        ("has", "the winner pays the second price", lambda: auction_of(second_price)),
        ("lacks", "it always goes to the first", lambda: auction_of(gift)),
        ("degenerate", "nobody gets anything", lambda: auction_of(nothing)),
        ("vacuous", "one bidder", lambda: auction_of(gift, 1)),
        ("refused", "all get the same", lambda: vote(dictator)),
    ),
    "sd-envy-free": (
        ("has", "lots are drawn for all", lambda: assign(lots)),
        ("lacks", "one after the other takes the best", lambda: assign(serial)),
        ("degenerate", "nobody gets anything", lambda: auction_of(nothing)),
        ("vacuous", "one agent", lambda: assign(serial, 1, 2)),
        ("refused", "all get the same", lambda: vote(dictator)),
    ),
    "proportional": (
        ("has", "halves", lambda: divided((HALF, HALF), (HALF, HALF))),
        ("has", "a good each where tastes differ", lambda: share_goods(more_than_fair)),
        ("lacks", "a good each", lambda: divided((1, 0), (0, 1))),
        ("degenerate", "one takes all", lambda: divided((1, 1))),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(
                divided((1, 1)), facts={"strategic": (), "whole": (), "worth": None}
            ),
        ),
        ("refused", "there is no whole", lambda: vote(dictator)),
    ),
    "stable": (
        ("has", "by priority", lambda: school(by_priority)),
        ("lacks", "against priority", lambda: school(against_priority)),
        ("degenerate", "one student", lambda: school(by_priority, 1)),
        ("refused", "a vote has no sides", lambda: vote(dictator)),
    ),
    "proposer-optimal": (
        ("has", "by priority", lambda: school(by_priority)),
        ("lacks", "against priority", lambda: school(against_priority)),
        ("degenerate", "one student", lambda: school(by_priority, 1)),
        ("vacuous", "always somebody blocks", lambda: always_blocked(school(serial))),
        ("refused", "a vote has no sides", lambda: vote(dictator)),
    ),
    "constant": (
        ("has", "nothing is decided", lambda: vote(constant)),
        ("lacks", "the first voter decides", lambda: vote(dictator)),
        ("degenerate", "one alternative", lambda: vote(constant, 1, 2)),
        ("vacuous", "every voter has one order", lambda: one_type_each((0, 1), (1, 0))),
    ),
    "deterministic": (
        ("has", "a lottery on one outcome", lambda: vote(lambda b: {b[0][0]: 1})),
        ("lacks", "a coin is tossed", lambda: vote(toss)),
        ("lacks", "the first decides in most cases", lambda: vote(mostly_first)),
        ("degenerate", "one alternative", lambda: vote(lambda _: {0: 1}, 2, 1)),
        ("vacuous", "no lottery is drawn", lambda: vote(dictator)),
    ),
    "weakly-paretian": (
        ("has", "the first decides", lambda: orders_of(lambda b: b[0])),
        ("has", "a tie unless all agree", lambda: orders_of(agreed)),
        ("lacks", "always a tie", lambda: orders_of(lambda b: WEAK2[2])),
        ("lacks", "upside down", lambda: orders_of(lambda b: b[0][::-1])),
        ("degenerate", "one decides", lambda: orders_of(lambda b: b[0], 1)),
        (
            "vacuous",
            "always a tie",
            lambda: replaced(
                orders_of(lambda b: WEAK2[2]), domains=((WEAK2[2],), (WEAK2[2],))
            ),
        ),
        ("refused", "a vote has no order", lambda: vote(dictator, 1, 3)),
    ),
    "no-arrow-dictator": (
        ("has", "a tie unless all agree", lambda: orders_of(agreed)),
        (
            "has",
            "most, with ties",
            lambda: orders_of(majority_with_ties, 3),
        ),
        ("lacks", "the first decides", lambda: orders_of(lambda b: b[0])),
        (
            "lacks",
            "the first decides where she is not indifferent",
            lambda: orders_of(lambda b: b[b[0] == WEAK2[2]]),
        ),
        (
            "degenerate",
            "one voter is overruled",
            lambda: orders_of(lambda b: WEAK2[0], 1),
        ),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(
                orders_of(agreed), facts={"strategic": (), "alternatives": (0, 1)}
            ),
        ),
        ("refused", "a vote has no order", lambda: vote(dictator, 1, 3)),
    ),
    "positively-responsive": (
        ("has", "most, with ties", lambda: orders_of(majority_with_ties, 2)),
        ("lacks", "a tie unless all agree", lambda: orders_of(agreed)),
        ("lacks", "always a tie", lambda: orders_of(lambda b: WEAK2[2])),
        ("lacks", "upside down", lambda: orders_of(lambda b: b[0][::-1], 1)),
        ("degenerate", "one decides", lambda: orders_of(lambda b: b[0], 1)),
        (
            "vacuous",
            "every voter has one order",
            lambda: replaced(
                orders_of(majority_with_ties), domains=((WEAK2[0],), (WEAK2[2],))
            ),
        ),
        ("refused", "three", lambda: orders_of(lambda b: b[0], 1, 3, "strict")),
    ),
    "decisive-pair": (
        ("has", "she decides", lambda: orders_of(lambda b: b[0]), PAIR),
        (
            "has",
            "on the other pair she is overruled",
            lambda: orders_of(pair_of_the_first, 2, 3, "strict"),
            PAIR,
        ),
        ("lacks", "the other decides", lambda: orders_of(lambda b: b[1]), PAIR),
        ("lacks", "always a tie", lambda: orders_of(lambda b: WEAK2[2]), PAIR),
        ("degenerate", "one decides", lambda: orders_of(lambda b: b[0], 1), PAIR),
        (
            "vacuous",
            "always a tie",
            lambda: replaced(orders_of(agreed), domains=((WEAK2[2],),) * 2),
            PAIR,
        ),
        ("refused", "a vote has no order", lambda: vote(dictator), PAIR),
    ),
    "optimist-strategyproof": (
        ("has", "all that are first", lambda: sets_of(tops)),
        ("lacks", "never her best", lambda: sets_of(worst_of_two, 1)),
        ("degenerate", "everything", lambda: sets_of(everything, 1)),
        ("vacuous", "one alternative", lambda: sets_of(top_alone, 2, 1)),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "pessimist-strategyproof": (
        ("has", "the first decides", lambda: sets_of(top_alone)),
        ("lacks", "her best and her worst", lambda: sets_of(best_and_worst, 1)),
        ("degenerate", "everything", lambda: sets_of(everything, 1)),
        ("vacuous", "one alternative", lambda: sets_of(top_alone, 2, 1)),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "kelly-strategyproof": (
        ("has", "her best and her worst", lambda: sets_of(best_and_worst, 1)),
        ("has", "without a third", lambda: two_ways({0, 1, 2}, {0, 1})),
        ("lacks", "never her best", lambda: sets_of(worst_of_two, 1)),
        ("lacks", "one of two is left", lambda: two_ways({0, 1}, {0})),
        ("degenerate", "everything", lambda: sets_of(everything, 1)),
        ("vacuous", "one alternative", lambda: sets_of(top_alone, 2, 1)),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "fishburn-strategyproof": (
        ("has", "her best and her worst", lambda: sets_of(best_and_worst, 1)),
        ("has", "her worst stays", lambda: two_ways({1, 2}, {0, 2})),
        ("lacks", "without a third", lambda: two_ways({0, 1, 2}, {0, 1})),
        ("lacks", "her best is added", lambda: two_ways({1, 2}, {0, 1, 2})),
        ("degenerate", "everything", lambda: sets_of(everything, 1)),
        ("vacuous", "one alternative", lambda: sets_of(top_alone, 2, 1)),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "non-imposed": (
        ("has", "all that are first", lambda: sets_of(tops)),
        ("lacks", "everything", lambda: sets_of(everything)),
        ("degenerate", "one alternative", lambda: sets_of(top_alone, 1, 1)),
        (
            "vacuous",
            "nothing to choose from",
            lambda: replaced(sets_of(tops), facts={"alternatives": ()}),
        ),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "no-nominator": (
        ("has", "always the first", lambda: sets_of(lambda b: {0})),
        ("lacks", "all that are first", lambda: sets_of(tops)),
        ("degenerate", "one is overruled", lambda: sets_of(lambda b: {0}, 1)),
        (
            "vacuous",
            "nobody takes part",
            lambda: replaced(
                sets_of(tops), facts={"strategic": (), "alternatives": (0, 1, 2)}
            ),
        ),
        ("refused", "one is chosen", lambda: vote(dictator)),
    ),
    "weakly-proportional": (
        ("has", "a further member counts less", lambda: elect(by_points((0, 2, 3)))),
        ("has", "one of three is not enough", lambda: elect(by_points((0, 2, 3)), 3)),
        ("lacks", "always the same", lambda: elect(first_two)),
        (
            "lacks",
            "just enough",
            lambda: replaced(
                elect(first_two), domains=((frozenset({2}),), (frozenset({0, 1}),))
            ),
        ),
        ("degenerate", "one voter", lambda: elect(by_points((0, 2, 3)), 1)),
        (
            "vacuous",
            "the ballots overlap",
            lambda: replaced(
                elect(first_two),
                domains=((frozenset({2}),), (frozenset({1, 2}),)),
            ),
        ),
        ("refused", "votes are no approvals", lambda: vote(dictator)),
    ),
    "subset-strategyproof": (
        ("has", "the most approvals", lambda: elect(by_points((0, 1, 2)))),
        ("lacks", "a member counts against more", lambda: elect(by_points((0, 2, 1)))),
        ("has", "more gains, less does not", lambda: elect(by_points((0, -1, 0)))),
        ("degenerate", "always the same", lambda: elect(first_two, 1)),
        ("vacuous", "one alternative", lambda: elect(lambda b: {0}, 2, 1, 1)),
        ("refused", "votes are no approvals", lambda: vote(dictator)),
    ),
    "superset-strategyproof": (
        ("has", "the most approvals", lambda: elect(by_points((0, 1, 2)))),
        ("has", "less gains, more does not", lambda: elect(by_points((0, 2, 3)))),
        ("lacks", "one counts against", lambda: elect(by_points((0, -1, 2)), 1)),
        ("degenerate", "always the same", lambda: elect(first_two, 1)),
        ("vacuous", "one alternative", lambda: elect(lambda b: {0}, 2, 1, 1)),
        ("refused", "votes are no approvals", lambda: vote(dictator)),
    ),
    "weakly-efficient": (
        ("has", "the most approvals", lambda: elect(by_points((0, 1, 2)))),
        ("lacks", "always the same", lambda: elect(first_two)),
        ("degenerate", "all are elected", lambda: elect(lambda b: {0, 1, 2}, 1, 3, 3)),
        (
            "vacuous",
            "few are approved of",
            lambda: replaced(elect(first_two), domains=((frozenset({2}),),) * 2),
        ),
        ("refused", "votes are no approvals", lambda: vote(dictator)),
    ),
    "gender-indifferent": (
        ("has", "always the same couples", lambda: couples(in_line)),
        ("lacks", "the proposers choose", lambda: couples(proposers_choose)),
        (
            "lacks",
            "always in a cycle",
            lambda: couples(in_a_cycle, 3),
        ),
        ("degenerate", "one couple", lambda: couples(in_line, 1)),
        ("refused", "a vote has no sides", lambda: vote(dictator)),
    ),
    "monotone-in-states": (
        ("has", "the first voter decides", lambda: vote(dictator, 1, 3)),
        ("has", "the same in both states", lambda: in_states(constant, *SOLOMON)),
        ("lacks", "a pair decides", lambda: vote(pair_decides, 1, 3)),
        (
            "lacks",
            "nothing is lost, and another one wins",
            lambda: in_states(lambda b: int(b != SOLOMON[0]), *SOLOMON),
        ),
        ("degenerate", "nothing is decided", lambda: vote(constant, 1)),
        ("vacuous", "one alternative", lambda: vote(constant, 2, 1)),
        (
            "vacuous",
            "the choice always falls behind something",
            lambda: weak_types(
                weak({0, 1}, {3}, {2}), weak({1}, {0}, {2}, {3}), rule=(0, 2)
            ),
        ),
        ("refused", "a toss has no winner", lambda: vote(toss)),
    ),
    "draws-another": (
        (
            "has",
            "one of three numbers is right",
            lambda: vote(toss, 2, 3),
            {"types": (0, 0), "law": (HALF, HALF / 2, HALF / 2)},
        ),
        (
            "has",
            "the lottery of another profile",
            lambda: vote(dictator),
            {"types": (1, 0), "law": (1, 0)},
        ),
        (
            "lacks",
            "the toss is as said",
            lambda: vote(toss),
            {"types": (0, 1), "law": (HALF, HALF)},
        ),
        (
            "degenerate",
            "one alternative",
            lambda: vote(constant, 2, 1),
            {"types": (0, 0), "law": (0,)},
        ),
    ),
    "gaining-deviations": (
        ("has", "as many as said", lambda: vote(bottom), {"count": 4}),
        ("lacks", "more than said", lambda: vote(bottom), {"count": 3}),
        ("degenerate", "one alternative", lambda: vote(constant, 2, 1), {"count": 0}),
    ),
    "manipulable-at": (
        ("has", "as often as said", lambda: vote(bottom), {"agent": 0, "count": 4}),
        ("has", "never gains", lambda: vote(dictator), {"agent": 0, "count": 0}),
        (
            "lacks",
            "more often than said",
            lambda: vote(bottom),
            {"agent": 0, "count": 3},
        ),
        (
            "degenerate",
            "one alternative",
            lambda: vote(constant, 2, 1),
            {"agent": 1, "count": 0},
        ),
        ("refused", "no such voter", lambda: vote(bottom), {"agent": 2, "count": 0}),
    ),
    "manipulable-among": (
        (
            "has",
            "the first pays her bid, whatever the second bids",
            lambda: auction_of(lambda bids: (0, [bids[0], 0])),
            {"types": (0, 2)},
        ),
        ("lacks", "no price", lambda: auction_of(gift), {"types": (0, "1", "2")}),
        (
            "lacks",
            "the second neither gets nor pays anything",
            lambda: auction_of(lambda bids: (0, [bids[0], 0])),
            {"types": (0, 2), "agent": 1},
        ),
        ("lacks", "one type", lambda: auction_of(first_price, 1), {"types": 1}),
        (
            "degenerate",
            "one bidder, who pays her bid",
            lambda: auction_of(first_price, 1),
            {"types": (0, 1)},
        ),
        (
            "vacuous",
            "one of them is no type",
            lambda: auction_of(first_price, 1),
            {"types": (0, 1, 9)},
        ),
        (
            "refused",
            "no such bidder",
            lambda: auction_of(gift),
            {"types": 0, "agent": 2},
        ),
        ("refused", "an unknown name", lambda: auction_of(gift), {"types": "v"}),
    ),
    "never-worse": (
        (
            "has",
            "to bid less at the second price",
            lambda: auction_of(second_price),
            {"than": "v - 1"},
        ),
        (
            "has",
            "to bid more at the first price",
            lambda: auction_of(first_price),
            {"than": "v + 1"},
        ),
        (
            "lacks",
            "to bid less at the first price",
            lambda: auction_of(first_price),
            {"than": "v - 1"},
        ),
        (
            "lacks",
            "truth is best only against truth",
            signals,
            {"than": "1 - v"},
        ),
        ("degenerate", "one bidder gets it", lambda: auction_of(gift, 1), {"than": 0}),
        (
            "vacuous",
            "no bid is so high",
            lambda: auction_of(second_price),
            {"than": "v + 9"},
        ),
        ("refused", "types are orders", lambda: vote(dictator), {"than": "v"}),
        ("refused", "another name", lambda: auction_of(gift), {"than": "w/2"}),
    ),
    "strictly-proper": (
        ("has", "the quadratic score", lambda: forecast_of(squares)),
        ("has", "with three outcomes", lambda: forecast_of(squares, 3)),
        ("lacks", "the probability itself", lambda: forecast_of(probability, 2, 4)),
        ("lacks", "ties are allowed to be no lie", lambda: forecast_of(likeliest)),
        ("lacks", "the truth is better at some types alone", advice),
        ("degenerate", "all is certain", lambda: forecast_of(squares, 2, 1)),
        ("vacuous", "one outcome", lambda: forecast_of(squares, 1)),
        ("refused", "a vote has no utilities", lambda: vote(toss)),
    ),
    "worth-minus-divergence": (
        ("has", "the squared distance", lambda: forecast_of(distance), EVEN),
        ("lacks", "from another vote", lambda: forecast_of(distance), SURE_VOTE),
        ("lacks", "the same everywhere", lambda: forecast_of(lambda _: [0, 0]), EVEN),
        ("lacks", "more at the vote", lambda: forecast_of(nearer), EVEN),
        ("lacks", "less at the vote", lambda: forecast_of(farther), EVEN),
        ("degenerate", "all is certain", lambda: forecast_of(distance, 2, 1), EVEN),
    ),
    "regret-is-squared-distance": (
        ("has", "the quadratic score", lambda: forecast_of(squares)),
        ("has", "with three outcomes", lambda: forecast_of(squares, 3)),
        ("lacks", "half of it", lambda: forecast_of(half_squares)),
        ("lacks", "the probability itself", lambda: forecast_of(probability)),
        ("degenerate", "all is certain", lambda: forecast_of(squares, 2, 1)),
        ("vacuous", "one outcome", lambda: forecast_of(squares, 1)),
        ("refused", "types are numbers", lambda: auction_of(gift)),
    ),
    "pays-out-stakes": (
        ("has", "each her stake back", lambda: wager(lambda r: [(c, c) for _, c in r])),
        ("has", "one gets all", lambda: wager(lambda _: [(2, 2), (0, 0)])),
        ("lacks", "nothing", lambda: wager(lambda _: [(0, 0), (0, 0)])),
        ("lacks", "if it happens alone", lambda: wager(lambda _: [(2, 0), (0, 0)])),
        ("degenerate", "one expert", lambda: wager(lambda _: [(1, 1)], 1)),
        ("refused", "stakes are reported", lambda: wager(None, reported="both")),
    ),
    "regret-is-divergence": (
        ("has", "the logarithmic score", lambda: forecast_of(logarithms)),
        ("has", "with three outcomes", lambda: forecast_of(logarithms, 3, 3)),
        ("lacks", "half of it", lambda: forecast_of(half_logarithms)),
        ("lacks", "the quadratic score", lambda: forecast_of(squares)),
        ("lacks", "the quadratic score, all possible", lambda: certain_not(squares)),
        ("degenerate", "all is certain", lambda: forecast_of(logarithms, 2, 1)),
        ("vacuous", "one outcome", lambda: forecast_of(logarithms, 1)),
        ("refused", "types are numbers", lambda: auction_of(gift)),
    ),
}
WORDS = {
    "has": "PROVED",
    "lacks": "REFUTED",
    "degenerate": "PROVED",
    "vacuous": "VACUOUS",
    "refused": "ModelError",
}
ALWAYS_A_PROFILE = "every mechanism has a profile, and nothing is assumed"
NEVER_VACUOUS = {
    "exactly-balanced": ALWAYS_A_PROFILE,
    "worth-minus-divergence": ALWAYS_A_PROFILE,
    "pays-out-stakes": ALWAYS_A_PROFILE,
    "no-deficit": ALWAYS_A_PROFILE,
    "stable": ALWAYS_A_PROFILE,
    "gender-indifferent": ALWAYS_A_PROFILE,
    "expected-no-deficit": "nothing is quantified: there is one instance",
    "manipulable-at": "nothing is quantified: there is one instance",
    "draws-another": "nothing is quantified: there is one instance",
    "gaining-deviations": "nothing is quantified: there is one instance",
    "weakly-pareto": "every voting rule has a profile and an alternative",
    "strongly-pareto": "every voting rule has a profile and an alternative",
    "ex-post-pareto": "every voting rule has a profile and an alternative",
}

# Theorems put as properties: no mechanism lacks them, so they have no rows.
THEOREMS = {"payments-iff-cycles"}


def flat():
    for name, rows in ROWS.items():
        for kind, title, make, *rest in rows:
            given = next((r for r in rest if isinstance(r, dict)), {})
            word = next((r for r in rest if isinstance(r, str)), WORDS[kind])
            yield pytest.param(name, make, given, word, id=f"{name}: {kind}, {title}")


# --- the four rows ---------------------------------------------------------------


@pytest.mark.parametrize(("name", "make", "given", "word"), list(flat()))
def test_each_property_tells_these_apart(name, make, given, word):
    if word == "ModelError":
        with pytest.raises(ModelError):
            check(make(), name, given=given)
        return
    assert_decided(name, make(), given, word)


def test_every_property_of_mechanisms_has_its_rows():
    named = {p.name for p in all_properties().values() if p.on is Mechanism}
    assert named - THEOREMS == set(ROWS)
    assert_complete(ROWS, NEVER_VACUOUS)


# --- mutants ---------------------------------------------------------------------

NO_CASES = "without a case both sums are 0, so the instance holds"
NO_LIE = "a report is another one than the truth"
# Mutants that say the same as the definition: (property, change) -> why.
EQUIVALENT = {
    ("subset-strategyproof", "approved(m, agent, other) < own -> LtE"): NO_LIE,
    ("superset-strategyproof", "approved(m, agent, other) > own -> GtE"): NO_LIE,
    (
        "positively-responsive",
        "_favour(after, x, y) > _favour(before, x, y) -> GtE",
    ): "two orders of two alternatives with one favour are one order",
    ("bayesian-ic", "assume(cases) dropped"): NO_CASES,
    ("interim-ir", "assume(cases) dropped"): NO_CASES,
    (
        "candidate-monotone",
        "m.weakly_prefers(agent, types, x, y) -> strictly_prefers",
    ): "the second and the third premise are each other's, said strictly",
    ("ex-ante-pareto", "change < 0 -> LtE"): "a direction lists no change of 0",
    ("sd-pareto", "change < 0 -> LtE"): "a direction lists no change of 0",
    (
        "sd-efficient",
        "rank(order, a) < rank(order, b) -> LtE",
    ): "the objects of a cycle are distinct and the orders strict",
}


@cache
def rows_of(name):
    return [p.values for p in flat() if p.values[0] == name]


@pytest.mark.parametrize("name", ROWS)
def test_every_mutant_of_a_definition_is_noticed(name):
    rows = [(make(), given, word) for _, make, given, word in rows_of(name)]
    assert all(word_by_loop(name, m, given) == word for m, given, word in rows)
    assert_noticed(name, rows, EQUIVALENT)
