"""Diffractor 2022: the ROSE value, by kernels that are reconstructions.

The opening of the post says how a value of two players becomes one of n; the author's
own equation for two players was not available. What is claimed here is claimed of the
reconstructions R1 and R2 of `accord.theory.initiative`, and of CoCo beside them.
"""

from typing import Any

from accord.counterexamples.game_searches import rose_is_no_less_than_maximin
from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.papers.nash1950_bargaining import read_points
from accord.theory.games import StrategicGame, from_arrays, without_action

Rows = list[list[int]]


def _game(title: str, first: Rows, second: Rows, *actions: str) -> StrategicGame:
    return from_arrays(
        first,
        second,
        players=("Alice", "Bob"),
        actions=[own.split() for own in actions],
        title=title,
    )


# --- two players ---------------------------------------------------------------------

_BOTH: Rows = [[3, 0], [0, 1]]
GAMES = {
    game.name: game
    for game in (
        _game("base", [[5]], [[5]], "work", "work"),
        _game(
            "unconditional torturizer",
            [[5], [4]],
            [[5], [-10]],
            "work torture",
            "work",
        ),
        _game(
            "conditional threat",
            [[5, 5], [10, 4]],
            [[5, 5], [0, -10]],
            "peace threaten",
            "pay refuse",
        ),
        _game("prisoner's dilemma", [[2, 0], [3, 1]], [[2, 3], [0, 1]], "C D", "C D"),
        _game("asymmetric dilemma", [[2, 0], [4, 1]], [[2, 3], [0, 1]], "C D", "C D"),
        _game("matching pennies", [[1, -1], [-1, 1]], [[-1, 1], [1, -1]]),
        _game("team", _BOTH, _BOTH),
        _game("battle of the sexes", [[2, 0], [0, 1]], [[1, 0], [0, 2]]),
        _game("skewed battle of the sexes", [[4, 0], [0, 1]], [[1, 0], [0, 2]]),
        _game("polluter", [[0, 0], [1, 1]], [[0, 1], [-4, -3]]),
        _game("costless destroyer", [[2, 2], [2, 2]], [[3, 1], [-7, -9]]),
    )
}
COCO = "5,5 12,-2 10,0 2,2 2,2 0,0 3,3 3/2,3/2 5/2,5/2 5/2,-3/2 7,-2"
R1 = "5,5 5,5 15/2,5/2 2,2 5/2,3/2 0,0 3,3 3/2,3/2 7/2,3/2 1,0 2,3"
# Of the last game R2 leaves open what players get.
R2 = "5,5 5,5 15/2,5/2 2,2 2,2 0,0 3,3 3/2,3/2 5/2,5/2 5/2,-3/2"
OPEN = {"kernel": "R2", "least": (2, -2), "most": (7, 3)}

TORTURE, THREAT = GAMES["unconditional torturizer"], GAMES["conditional threat"]
_WITNESS = _game(
    "monotonicity witness", [[-4, 2], [2, -4]], [[3, 0], [-1, -3]], "0 1", "0 1"
)


def values(prop: str, text: str, **given: Any) -> tuple[Part, ...]:
    """Return the parts that the games, as far as the text goes, have these values."""
    return tuple(
        holds(game, prop, given={"point": point, **given})
        for game, point in zip(GAMES.values(), read_points(text), strict=False)
    )


def rose(game: StrategicGame, point: str, kernel: str = "R1") -> Part:
    """Return the part that the reconstruction gives this point."""
    (row,) = read_points(point)
    return holds(game, "rose-value", given={"point": row, "kernel": kernel})


def coco(game: StrategicGame, point: str) -> Part:
    """Return the part that the CoCo value is this point."""
    return holds(game, "coco-value", given={"point": read_points(point)[0]})


def threat(kernel: str, action: int = 1) -> dict[str, Any]:
    """Return what `threat-proof` is asked of Alice's action."""
    return {"kernel": kernel, "player": 0, "action": action}


# --- three players -------------------------------------------------------------------


def burning(cost: str) -> StrategicGame:
    """Return the game in which the third player may burn what the others have."""
    return StrategicGame(
        ("Ann", "Bob", "Cleo"),
        (("wait",), ("wait",), ("rest", "burn")),
        ((1, 1, 0), (0, 0, f"-{cost}")),
        "burning",
    )


PAPER = Paper(
    "diffractor2022",
    "Diffractor, Threat-resistant bargaining megapost: introducing the ROSE value "
    "(2022)",
    (
        Claim(
            "rv1-coco-rewards-torturizer",
            "CoCo rewards a threat that is never used: adding the row (4,-10) to the "
            "1x1 game (5,5) moves the CoCo value from (5,5) to (12,-2).",
            (
                coco(without_action(TORTURE, 0, 1), "5,5"),
                coco(TORTURE, "12,-2"),
                fails(TORTURE, "threat-proof", given=threat("coco")),
            ),
        ),
        Claim(
            "rv1-r1-ignores-torturizer",
            "The reconstruction ROSE-R1 stays at (5,5) when the unconditional threat "
            "row (4,-10) is added to the 1x1 game (5,5).",
            (
                rose(without_action(TORTURE, 0, 1), "5,5"),
                rose(TORTURE, "5,5"),
                holds(TORTURE, "threat-proof", given=threat("R1")),
            ),
        ),
        Claim(
            "rv2-r1-conditional-threat",
            "The reconstruction ROSE-R1 is not immune to conditional threats: with "
            "rows peace, threaten and columns pay, refuse it gives the first player "
            "15/2 > 5.",
            (
                rose(without_action(THREAT, 0, 1), "5,5"),
                rose(THREAT, "15/2,5/2"),
                fails(THREAT, "threat-proof", given=threat("R1")),
            ),
        ),
        Claim(
            "rv5-r1-at-least-maximin",
            "In 2x2 and 2x3 games with integer payoffs the reconstruction ROSE-R1 "
            "gives each player at least her maximin value.",
            (Part("PROVED", lambda _: rose_is_no_less_than_maximin("R1")),),
            expected="UNFALSIFIED",
        ),
        Claim(
            "rv6-r1-not-monotone-in-actions",
            "The reconstruction ROSE-R1 violates monotonicity in actions: with "
            "A=[[-4,2],[2,-4]], B=[[3,0],[-1,-3]] the row player has 5/4 and after "
            "deleting her row 0 she has 2.",
            (
                rose(_WITNESS, "5/4,3/4"),
                rose(without_action(_WITNESS, 0, 0), "2,-1"),
            ),
        ),
        Claim(
            "table-r1-r2",
            "The reconstructions ROSE-R1 and R2 on the eleven games of table 1.5 as "
            "listed, e.g. skewed battle of the sexes (7/2,3/2) and (5/2,5/2); of the "
            "costless destroyer R2 leaves open what players get.",
            (
                *values("rose-value", R1, kernel="R1"),
                *values("rose-value", R2, kernel="R2"),
                holds(GAMES["costless destroyer"], "rose-range", given=OPEN),
            ),
        ),
        Claim(
            "burning-three-players",
            "Player 3 may burn (1,1,0) to (0,0,0): the CoCo pipeline gives "
            "(2/3,2/3,2/3), the reconstruction ROSE-R1 in the pipeline (1,1,0); if "
            "burning costs her 1/2, they give (3/4,3/4,1/2) and (1,1,0).",
            (
                coco(burning("0"), "2/3,2/3,2/3"),
                rose(burning("0"), "1,1,0"),
                coco(burning("1/2"), "3/4,3/4,1/2"),
                rose(burning("1/2"), "1,1,0"),
            ),
        ),
        Claim(
            "defining-equation",
            "The author's own equation of ROSE for two players, and a theorem that "
            "what it defines exists.",
            covers="beyond",
            reason="the source text is not available; reconstructions alone are run, "
            "each under its own name",
        ),
    ),
)
