"""Kalai and Kalai 2013: cooperation and competition in one value."""

from accord.counterexamples.game_proofs import coco_dominant, coco_monotone
from accord.papers.claim import Claim, Paper, by_proof
from accord.papers.diffractor2022 import COCO, coco, values
from accord.theory.games import from_arrays

BANANAS = from_arrays(
    [[2, 4]],
    [[0, 0]],
    players=("you", "friend"),
    actions=[("reach",), ("watch", "boost")],
    title="bananas",
)

PAPER = Paper(
    "kalai-kalai2013",
    "A. Kalai and E. Kalai, Cooperation in strategic games revisited, Quarterly "
    "Journal of Economics 128 (2013)",
    (
        Claim(
            "coco-banana",
            "In the banana story A=[[2,4]], B=[[0,0]] the CoCo value is (3,1).",
            (coco(BANANAS, "3,1"),),
        ),
        Claim(
            "coco-table",
            "CoCo on the eleven games of table 1.5 as listed, e.g. conditional threat "
            "(10,0) and polluter (5/2,-3/2), each with its value certificates.",
            values("coco-value", COCO),
        ),
        Claim(
            "rv7-coco-monotone-in-actions",
            "CoCo satisfies monotonicity in actions: deleting one of the row player's "
            "actions never raises her value (2x2 games, real payoffs).",
            tuple(by_proof(coco_monotone, action) for action in (0, 1)),
        ),
        Claim(
            "coco-payoff-dominance",
            "CoCo satisfies payoff dominance: A >= B in every cell gives the row "
            "player at least as much (2x2 games, real payoffs).",
            (by_proof(coco_dominant),),
        ),
        Claim(
            "characterisation",
            "Efficiency, shift invariance, payoff dominance, invariance to redundant "
            "strategies and monotonicity in actions hold for CoCo only.",
            covers="cited",
            reason="a theorem about all finite games; the five axioms are as "
            "remembered, and not checked against the paper",
        ),
    ),
)
