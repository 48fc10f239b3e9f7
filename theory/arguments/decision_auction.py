"""Arguments of properties of decision auctions: `hypothesis` by number or name."""

from accord.theory.arguments.reading import finder
from accord.theory.decision_auctions import DecisionAuction


def _names(auction: DecisionAuction) -> tuple[str, ...]:
    return tuple(h.name for h in auction.hypotheses)


READERS = {"hypothesis": finder(_names, "hypothesis")}
LABELS = {"hypothesis": _names}
