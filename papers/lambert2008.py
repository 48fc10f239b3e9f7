"""Lambert et al. 2008: wagers on forecasts that pay out just what was staked."""

from typing import Any

from accord.papers.claim import Claim, Paper, fails, holds
from accord.theory.forecasts import Forecasts
from accord.theory.forms import Form
from accord.theory.properties import prop


def wagers(experts: int) -> Forecasts:
    """Return any forecasts of one event, with any stakes above 0 as unknown numbers."""
    rows = tuple((f"p{i}", f"1 - p{i}") for i in range(1, experts + 1))
    stakes = ", ".join(f"c{i} > 0" for i in range(1, experts + 1))
    return Forecasts(
        tuple(f"expert {i + 1}" for i in range(experts)),
        ("happens", "does not"),
        rows,
        score="half-quadratic",
        title=f"any {experts} wagers",
        where=(stakes,),
    )


def _paid(f: Forecasts, stakes: tuple[Any, ...], total: Any) -> list[list[Any]]:
    """Return for each expert what she is paid in each outcome, times all stakes.

    c_i (1 + s_i - sum of c_j s_j / C) times C, the sum of all stakes: no division.
    """
    scores = [f.scores(row) for row in f.forecasts]
    rows = []
    for stake, own in zip(stakes, scores, strict=True):
        row = []
        for w, s in enumerate(own):
            mean = sum(c * each[w] for c, each in zip(stakes, scores, strict=True))
            row.append(stake * (total + total * s - mean))
        rows.append(row)
    return rows


@prop(Forecasts)
def wagers_pay_the_stakes(f: Forecasts, *, stakes: tuple[Any, ...]) -> bool:
    """In each outcome the weighted-score wagers pay all stakes in all, no more or less.

    Both sides are multiplied by the sum of the stakes.
    """
    total = sum(stakes)
    columns = zip(*_paid(f, stakes, total), strict=True)
    return all(bool(sum(column) == total * total) for column in columns)


@prop(Forecasts)
def own_score_counts(f: Forecasts, *, stakes: tuple[Any, ...]) -> bool:
    """What the first is paid is her own score c_1 (1 - c_1/C) times, and the others'.

    The rest does not depend on her forecast, and the coefficient is above 0: so what
    is a best report for her score is one for her wager. Multiplied by C.
    """
    total = sum(stakes)
    rest = total - stakes[0]
    weight = stakes[0] * rest
    others = list(zip(stakes, map(f.scores, f.forecasts), strict=True))[1:]
    (paid, *_) = _paid(f, stakes, total)
    pairs = enumerate(zip(paid, f.scores(f.forecasts[0]), strict=True))
    same = all(
        bool(
            amount
            == weight * own
            + stakes[0] * total
            - stakes[0] * sum(c * s[w] for c, s in others)
        )
        for w, (amount, own) in pairs
    )
    return same and bool(weight > 0)


def _stakes(count: int) -> dict[str, Any]:
    return {"stakes": tuple(Form.unknown(f"c{i + 1}") for i in range(count))}


_REALS = {"values": "0<=reals<=1"}
_RULE = "weighted-score-wagering"
PAPER = Paper(
    "lambert2008",
    "N. Lambert, J. Langford, J. Wortman, Y. Chen, D. Reeves, Y. Shoham and D. "
    "Pennock, Self-financed wagering mechanisms for forecasting, EC (2008)",
    (
        Claim(
            "qa5-wagering-truthful",
            "In weighted-score wagering the payoff is truthful in the forecast: the "
            "own score has the coefficient c_i(1-c_i/sum c) > 0 (2 and 3 agents, all "
            "real stakes above 0 and beliefs; quadratic score).",
            (
                holds(wagers(2), own_score_counts, given=_stakes(2)),
                holds(wagers(3), own_score_counts, given=_stakes(3)),
                holds(_RULE, "strictly-proper", confidences="2,1", **_REALS),
            ),
        ),
        Claim(
            "qa5-wagering-balanced",
            "Weighted-score wagering pays out exactly the sum of the stakes in every "
            "outcome (up to 3 agents, all real stakes and forecasts).",
            (
                holds(wagers(2), wagers_pay_the_stakes, given=_stakes(2)),
                holds(wagers(3), wagers_pay_the_stakes, given=_stakes(3)),
                holds(
                    _RULE, "pays-out-stakes", agents=3, confidences="2,1,3", **_REALS
                ),
            ),
        ),
        Claim(
            "own-score-not-balanced",
            "Paying each expert her own score is truthful as well, but does not pay "
            "out the stakes.",
            (
                holds("own-score", "strictly-proper", **_REALS),
                fails("own-score", "pays-out-stakes", confidences="1,1"),
            ),
        ),
    ),
)
