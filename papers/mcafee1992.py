"""McAfee 1992: a truthful double auction that gives up at most the last trade."""

from accord.papers.claim import Claim, Paper, fails, holds
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, welfare

_MARKET = {"buyers": 2, "sellers": 2, "values": "0..4"}
_REALS = {**_MARKET, "values": "reals>=0"}


@prop(Mechanism, forall=("profile",))
def loses_at_most_least_trade(m: Mechanism, profile: Profile, *, buyers: int) -> bool:
    """The lost gain from trade is at most that of the least valuable efficient trade.

    The efficient trades match the buyers in falling order of value with the sellers
    in rising order of cost, as long as the value covers the cost. The lost gain is the
    greatest worth of a feasible decision less that of the decision taken. Agents
    0..buyers-1 buy. Where no trade is efficient nothing is lost.
    """
    values, costs = sorted(profile[:buyers], reverse=True), sorted(profile[buyers:])
    gains = [v - c for v, c in zip(values, costs, strict=False) if v >= c]
    best = max(welfare(m, profile, d) for d in m.decisions or ())
    lost = best - welfare(m, profile, decision_at(m, profile))
    return bool(lost <= min(gains, default=0))


PAPER = Paper(
    "mcafee1992",
    "R. P. McAfee, A dominant strategy double auction, "
    "Journal of Economic Theory 56 (1992)",
    (
        Claim(
            "truthful-grid",
            "McAfee's double auction with 2 buyers and 2 sellers, values and costs "
            "0..4, is truthful in dominant strategies.",
            (holds("mcafee", "strategyproof", **_MARKET),),
        ),
        Claim(
            "truthful-reals",
            "McAfee's double auction with 2 buyers and 2 sellers is truthful for all "
            "real values and costs >= 0, and nobody loses by taking part.",
            (
                holds("mcafee", "strategyproof", **_REALS),
                holds("mcafee", "ex-post-ir", **_REALS),
            ),
        ),
        Claim(
            "no-deficit",
            "McAfee's double auction (2 buyers, 2 sellers, values and costs 0..4) "
            "never runs a deficit, and nobody who trades loses.",
            (
                holds("mcafee", "no-deficit", **_MARKET),
                holds("mcafee", "ex-post-ir", **_MARKET),
            ),
        ),
        Claim(
            "loses-at-most-least-trade",
            "In McAfee's double auction (2 buyers, 2 sellers, 0..4) the lost gain from "
            "trade is at most that of the least valuable efficient trade.",
            (
                holds(
                    "mcafee", loses_at_most_least_trade, given={"buyers": 2}, **_MARKET
                ),
            ),
        ),
        Claim(
            "not-efficient",
            "McAfee's double auction is not efficient: with 2 buyers and 2 sellers and "
            "values and costs 0..4 some profile loses a strictly positive gain from "
            "trade.",
            (fails("mcafee", "efficient", **_MARKET),),
        ),
        Claim(
            "surplus-left",
            "In McAfee's double auction (2 buyers, 2 sellers, 0..4) the budget need "
            "not balance: at some profile the buyers pay more than the sellers "
            "receive.",
            (
                holds("mcafee", "no-deficit", **_MARKET),
                fails("mcafee", "exactly-balanced", **_MARKET),
            ),
        ),
    ),
)
