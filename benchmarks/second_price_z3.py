"""Second price is strategyproof over the reals, as one would ask z3 by hand.

    python benchmarks/second_price_z3.py 4

For each bidder: are there values and a lie that gains? z3 says no (unsat) or shows
them. Nothing ties what is written here to the code of a rule, and nothing is left to
check afterwards; both are what accord adds, and what its time is compared with.
"""

import sys
from typing import Any

import z3


def utility(bidder: int, value: Any, bids: list[Any]) -> Any:
    """Return what the bidder gets: ties go to the lowest index, the winner pays."""
    own, others = bids[bidder], [b for i, b in enumerate(bids) if i != bidder]
    wins = z3.And(
        *(
            own > b if i < bidder else own >= b
            for i, b in enumerate(bids)
            if i != bidder
        )
    )
    price = others[0]
    for bid in others[1:]:
        price = z3.If(bid > price, bid, price)
    return z3.If(wins, value - price, 0)


def is_strategyproof(bidders: int) -> bool:
    """Return whether z3 finds no lie that gains, for any bidder."""
    values = [z3.Real(f"v{i}") for i in range(bidders)]
    lie = z3.Real("lie")
    for bidder, value in enumerate(values):
        lying = [lie if i == bidder else v for i, v in enumerate(values)]
        solver = z3.SolverFor("QF_LRA")
        solver.add(*(v >= 0 for v in values), lie >= 0)
        solver.add(utility(bidder, value, lying) > utility(bidder, value, values))
        if solver.check() != z3.unsat:
            return False
    return True


if __name__ == "__main__":
    sys.exit(0 if is_strategyproof(int(sys.argv[1])) else 1)
