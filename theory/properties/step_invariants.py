"""Step invariants: what the market and the auction of an agent keep in every step."""

from typing import Any

from accord.theory.coalitional_agents import CoalitionalAgent, History
from accord.theory.institutions import auction_of, market_of
from accord.theory.properties import prop
from accord.theory.properties.auction_invariants import auction_invariants


@prop(CoalitionalAgent, forall=("goal", "history", "next_observation"))
def step_invariants(
    agent: CoalitionalAgent, goal: int, history: History, next_observation: int
) -> bool:
    """In every step, whatever the goal and whatever is observed, all of these hold.

    The prices are a law, the mean of the reports by wealth. The market pays out what is
    staked, and nobody loses more than her stake. The auction is the round of a decision
    auction with the same bids: the same winner, action, price and reward; the price is
    at most her bid; at first price the invariants of such auctions hold. Nobody's
    wealth is negative, and all wealth grows by reward minus price.
    """
    return broken(agent, goal, history, next_observation) is None


def broken(agent: CoalitionalAgent, goal: int, history: History, seen: int) -> Any:
    """Return in words what fails first, None where nothing does."""
    step = agent.step_at(goal, history)
    after = agent.after(step, goal, seen)
    auction = auction_of(agent, step, goal, seen)
    held = auction.round(1)
    end, number = held.after, held.before.exactly
    won = [
        then - now - (end.exactly(earned))
        for then, now, earned in zip(after, step.wealths, end.earned, strict=True)
    ]
    market = market_of(agent, step)
    checks = {
        "the prices are no law": sum(step.price) == 1 and min(step.price) >= 0,
        "the prices are no mean of the reports": step.price == market.linear_pool,
        "the auction has another winner": (held.winner, held.option)
        == (step.winner, agent.actions[step.action]),
        "the auction has another price": number(held.price) == step.paid,
        "the market does not pay out what is staked": sum(won) == 0,
        "somebody loses more than her stake": all(
            gain >= -agent.wager * w for gain, w in zip(won, step.wealths, strict=True)
        ),
        "the winner pays more than her bid": step.paid <= step.bids[step.winner],
        "a bid is negative": min(step.bids) >= 0,
        "a bid is more than what is not staked": all(
            bid <= (1 - agent.wager) * w
            for bid, w in zip(step.bids, step.wealths, strict=True)
        ),
        "an invariant of the auction fails": agent.payment == "second"
        or auction_invariants(auction, 1),
        "a wealth is negative": min(after) >= 0,
        "wealth does not grow by reward minus price": sum(after) - sum(step.wealths)
        == number(held.reward) - number(held.price),
    }
    return next((words for words, right in checks.items() if not right), None)


def because(
    agent: CoalitionalAgent, goal: int, history: History, next_observation: int
) -> str:
    """Return what fails."""
    what = broken(agent, goal, history, next_observation)
    return f"{agent.say_history(history)}, {what}."
