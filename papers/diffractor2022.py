"""Diffractor 2022: the ROSE value, by kernels that are reconstructions.

The opening of the post says how a value of two players becomes one of n; the author's
own equation for two players was not available. What is claimed here is claimed of the
reconstructions R1 and R2 of `accord.theory.initiative`, and of CoCo beside them.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from accord.counterexamples.game_proofs import (
    leaders_compared,
    rose_in_teams,
    rose_in_zero_sum,
)
from accord.counterexamples.game_searches import rose_is_no_less_than_maximin
from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    by_proof,
    fails,
    holds,
    holds_for_all,
    left_open,
)
from accord.papers.nash1950_bargaining import POLYGONS, cut, read_points
from accord.theory.algebraic import Field
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, dot, mixture
from accord.theory.games import StrategicGame, from_arrays, without_action
from accord.theory.initiative import follows
from accord.theory.properties import assume, prop, property_of
from accord.theory.properties.pmm_nash_bargaining import pmm_nash_bargaining
from accord.theory.transferable import against, transposed
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.verdict import Verdict

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

# All points of P1..P8 by R1.
R1_POINTS = (
    "1/2,5/6 3/4,3/4 5/6,1/2 | 1/2,17/20 | 1/2,1/2 | 1/4,3/4 | 3,9/2 4,4 9/2,3 | 1,1/2 "
    "| 7/2,33/8 4,4 5,3 | 9/2,17/2 6,8 41/6,27/4 8,5"
)

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


# --- two players without transfers ---------------------------------------------------

# Points of the games above if nothing can be paid, with their weights. Of the costless
# destroyer coco has one only at a weight of 0.
_SEXES = _game("unequal sexes", [[3, 0], [0, 1]], [[1, 0], [0, 2]])
# Here one point of coco has weights whose ratio r is irrational: r^2 + 5r = 3.
_ROOT = _game("a root", [[2, 1, 3], [1, 0, 2]], [[1, 3, 2], [1, 0, 0]])
_RATIO = Field((-3, 5, 1), Fraction(0), Fraction(1)).generator
_WITHOUT_TRANSFERS = (
    ("base", "coco", "5,5", (1, 1)),
    ("base", "R1", "5,5", (1, 1)),
    ("unconditional torturizer", "coco", "5,5", (15, 1)),
    ("unconditional torturizer", "R1", "5,5", (1, 1)),
    ("conditional threat", "coco", "10,0", (1, 1)),
    ("conditional threat", "R1", "15/2,5/2", (1, 1)),
    ("prisoner's dilemma", "coco", "2,2", (1, 1)),
    ("prisoner's dilemma", "R1", "1,5/2", (1, 2)),
    ("prisoner's dilemma", "R1", "2,2", (1, 1)),
    ("prisoner's dilemma", "R1", "5/2,1", (2, 1)),
    ("asymmetric dilemma", "coco", "2,2", (1, 1)),
    ("asymmetric dilemma", "R1", "3/2,9/4", (1, 2)),
    ("asymmetric dilemma", "R1", "2,2", (2, 3)),
    ("asymmetric dilemma", "R1", "5/2,3/2", (1, 1)),
    ("matching pennies", "coco", "0,0", (1, 1)),
    ("matching pennies", "R1", "0,0", (1, 1)),
    ("team", "coco", "3,3", (1, 1)),
    ("team", "R1", "3,3", (1, 1)),
    ("battle of the sexes", "coco", "3/2,3/2", (1, 1)),
    ("battle of the sexes", "R1", "3/2,3/2", (1, 1)),
    ("skewed battle of the sexes", "coco", "7/2,7/6", (1, 3)),
    ("skewed battle of the sexes", "R1", "5/2,3/2", (1, 3)),
    ("polluter", "coco", "1,-3", (4, 1)),
    ("polluter", "R1", "1,-3", (4, 1)),
    ("costless destroyer", "coco", "2,3", (1, 0)),
    ("costless destroyer", "R1", "2,3", (1, 1)),
)


def _about(kernel: str, point: str, weights: tuple[Any, ...]) -> dict[str, Any]:
    return {"kernel": kernel, "point": read_points(point)[0], "weights": weights}


def without_transfers() -> tuple[Part, ...]:
    """Return the parts on points of games without transfers, and on what is none."""
    listed = tuple(
        holds(GAMES[name], "harsanyi-point", given=_about(kernel, point, weights))
        for name, kernel, point, weights in _WITHOUT_TRANSFERS
    )
    return (
        *listed,
        holds(_SEXES, "harsanyi-point", given=_about("coco", "5/2,5/4", (1, 2))),
        holds(_SEXES, "harsanyi-point", given=_about("R1", "2,3/2", (1, 2))),
        holds(_SEXES, "harsanyi-point", given=_about("R2", "2,3/2", (1, 2))),
        holds(_ROOT, "harsanyi-point", given=_about("coco", "3,2", (_RATIO, 1))),
        # One thing wrong at a time: not feasible, not efficient, not what is given.
        fails(_SEXES, "harsanyi-point", given=_about("R1", "3,2", (1, 2))),
        fails(_SEXES, "harsanyi-point", given=_about("R1", "1,1", (1, 2))),
        fails(_SEXES, "harsanyi-point", given=_about("R1", "5/2,5/4", (1, 2))),
        fails(_SEXES, "harsanyi-point", given=_about("R1", "2,3/2", (2, 1))),
    )


# --- bargaining problems -------------------------------------------------------------

_P1 = POLYGONS["P1"]
# Nash's solutions of P1..P8 from the Pareto meet minimum.
_FROM_MEETS = "3/4,3/4 1/2,17/20 1/2,1/2 1/4,3/4 4,4 1,1/2 4,4 6,8"
_TRIANGLE = read_points("1,0 7/10,7/10 0,1")


@prop(BargainingProblem)
def meet_point_for_all_below(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """Nash's solution from the Pareto meet minimum is the point for every d below that.

    Of d the definition of `pmm-nash-bargaining` asks two things alone: that nobody has
    less at the ends of the frontier, and that it ends where the other player has the
    most, or at d. With ends where the other has the most, both hold for all d at most
    the minimum, and the rest of the proof is the same.
    """
    (first, last) = (mixture(problem, lottery) for lottery in proof["ends"])
    whole = all(v[0] <= last[0] and v[1] <= first[1] for v in problem.outcomes)
    below = replace(problem, disagreement=(first[0], last[1]))
    return whole and pmm_nash_bargaining(below, point=point, proof=proof)


def meets_unmoved() -> tuple[Part, ...]:
    """Return the parts that d below the Pareto meet minimum does not matter."""
    rows = zip(POLYGONS.values(), read_points(_FROM_MEETS), strict=True)
    return tuple(
        part
        for problem, point in rows
        for part in (
            holds(problem, "pmm-nash-bargaining", given={"point": point}),
            holds(
                problem,
                meet_point_for_all_below,
                given={"point": point, "proof": solve("pmm-nash", problem).proof},
            ),
        )
    )


def moved_off() -> tuple[Part, ...]:
    """Return the parts that d moves the solutions of Nash and Kalai and Smorodinsky."""
    rows = (
        ("1/2,1/2", "nash-bargaining", "7/10,7/10"),
        ("1/2,1/2", "kalai-smorodinsky-bargaining", "7/10,7/10"),
        ("1/2,1/2", "pmm-nash-bargaining", "7/10,7/10"),
        ("9/20,0", "nash-bargaining", "29/40,77/120"),
        ("9/20,0", "kalai-smorodinsky-bargaining", "13831/17560,8701/17560"),
    )
    return tuple(
        holds(
            BargainingProblem(("Alice", "Bob"), _TRIANGLE, read_points(d)[0], True),
            prop,
            given={"point": read_points(point)[0]},
        )
        for d, prop, point in rows
    )


def rose_points(problem: BargainingProblem, text: str, kernel: str = "R1") -> Part:
    """Return the part that these are all points of the kernel."""
    given = {"kernel": kernel, "points": read_points(text)}
    return holds(problem, "all-reconstructed-rose-points", given=given)


# --- three players -------------------------------------------------------------------


def burning(cost: str) -> StrategicGame:
    """Return the game in which the third player may burn what the others have."""
    return StrategicGame(
        ("Ann", "Bob", "Cleo"),
        (("wait",), ("wait",), ("rest", "burn")),
        ((1, 1, 0), (0, 0, f"-{cost}")),
        "burning",
    )


# --- all payoffs ---------------------------------------------------------------------


@prop(StrategicGame)
def leads_no_less(
    game: StrategicGame,
    *,
    best: Row,
    caps: tuple[Row, ...],
    row: int,
    kept: Row,
    cases: Row = (),
) -> bool:
    """If A >= B in every cell, the first player as the leader gets no less.

    `best` are V_A and V_B: each of `caps`, a mixture of the columns for each column j,
    allows the first player V_A at most, and with `kept`, a mixture of the columns, the
    second has V_B where `row` is played. By R1 the first gets V_A - V_B more than the
    second. Whether the numbers `cases` are positive changes nothing: a proof for all
    payoffs goes by it.
    """
    own, other = against(game, (0,))
    assume(all(a >= b for a, b in game.table))
    for j, cap in enumerate(caps):
        assume(all(dot(line, cap) <= best[0] for line in follows(own, other, j)))
    second = follows(transposed(other), transposed(own), row)
    assume(all(dot(line, kept) >= best[1] for line in zip(*second, strict=True)))
    either = [number > 0 for number in cases]
    return len(either) == len(cases) and bool(best[0] >= best[1])


def _for_each_column(
    columns: int, proof: Callable[[int, int], Verdict]
) -> tuple[Part, ...]:
    """Return the parts of games of two rows, one for each pair of chosen columns."""
    pairs = itertools.product(range(columns), range(2))
    return tuple(by_proof(proof, *pair) for pair in pairs)


def _for_each_size(prop: str, most: int) -> tuple[Part, ...]:
    """Return the parts of coalitional games, one for each number of players."""
    names = ["Ann", "Bob", "Cleo", "Dora"]
    sizes = range(1, most + 1)
    games = (left_open("coalition_worths", names[:size]) for size in sizes)
    return tuple(holds_for_all(game, prop) for game in games)


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
            "rv8-ntu-point-checked",
            "A claimed point (u,a) of a game without transfers is checked by weights "
            "a >= 0, u optimal for a, and a_i u_i equal to what the value gives of the "
            "weighted game: CoCo and the reconstruction ROSE-R1 on the games of table "
            "1.5, nothing being paid, on two further games, and points that are none.",
            without_transfers(),
        ),
        Claim(
            "rv9-r1-bargaining-not-unique",
            "On the polygon (0,1),(3/4,3/4),(1,0) the reconstruction ROSE-R1 has three "
            "bargaining points: (1/2,5/6), (3/4,3/4), (5/6,1/2).",
            (
                rose_points(_P1, "1/2,5/6 3/4,3/4 5/6,1/2"),
                *(
                    holds(
                        _P1,
                        "reconstructed-rose-point",
                        given={"kernel": "R1", "point": point},
                    )
                    for point in read_points("1/2,5/6 3/4,3/4 5/6,1/2")
                ),
            ),
        ),
        Claim(
            "r1-bargaining-table",
            "The points of the reconstruction ROSE-R1 on P1..P8 as listed, e.g. four "
            "on (0,10),(6,8),(8,5),(9,0).",
            tuple(
                rose_points(problem, text)
                for problem, text in zip(
                    POLYGONS.values(), R1_POINTS.split(" | "), strict=True
                )
            ),
        ),
        Claim(
            "rv10-pmm-nash-violates-iia",
            "Nash from the Pareto meet minimum violates independence of irrelevant "
            "alternatives: cutting x+y<=1 at x<=1/2 moves (1/2,1/2) to (1/4,3/4).",
            cut("pmm-nash", (Fraction(1, 4), Fraction(3, 4))),
        ),
        Claim(
            "rv11-pmm-nash-ignores-disagreement",
            "Nash from the Pareto meet minimum does not change when the disagreement "
            "point moves anywhere below that minimum (polygons of table 2.4, every "
            "such point).",
            meets_unmoved(),
        ),
        Claim(
            "rv11-nash-ks-depend-on-disagreement",
            "Nash and Kalai-Smorodinsky do change there: on (1,0),(7/10,7/10),(0,1) "
            "moving d from (1/2,1/2) to (9/20,0) moves both off (7/10,7/10), to "
            "(29/40,77/120) and (13831/17560,8701/17560).",
            moved_off(),
        ),
        Claim(
            "rv6b-r1-payoff-dominance",
            "If A >= B in every cell then the reconstruction ROSE-R1 gives the row "
            "player at least as much as the column player (2x2 and 2x3 games with real "
            "payoffs).",
            tuple(
                by_proof(leaders_compared, property_of(leads_no_less), columns, row)
                for columns in (2, 3)
                for row in (0, 1)
            ),
        ),
        Claim(
            "rv12-zero-sum-r1-minimax",
            "In every zero-sum 2x2 game the reconstruction ROSE-R1 is the minimax "
            "value.",
            _for_each_column(2, rose_in_zero_sum),
        ),
        Claim(
            "rv12-team-r1-half",
            "In every 2x2 game with identical payoffs the reconstruction ROSE-R1 gives "
            "each player half of the largest sum.",
            _for_each_column(2, rose_in_teams),
        ),
        Claim(
            "rv3-pipeline-is-shapley",
            "For at most 4 players the n-player formula is the Shapley value of v "
            "whenever v(S) + v(N minus S) = v(N) for all S (linear identity).",
            _for_each_size("pipeline-is-shapley", 4),
        ),
        Claim(
            "rv4-values-sum-to-total",
            "For at most 3 players and any two-player kernel the n-player values sum "
            "to the value of the grand coalition.",
            _for_each_size("pipeline-shares-whole", 3),
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
