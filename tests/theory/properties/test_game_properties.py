"""Every property of games: a game that has it, one that lacks it, a degenerate and a
vacuous one; and each small change of each definition is noticed by some row."""

from fractions import Fraction

import embedded_rows
import oracle_rows
import pytest
import solution_rows
from definition_rows import assert_complete, assert_noticed, each_row, word_by_loop

from accord.theory.game_forms import (
    CHANCE,
    GameForm,
    Infoset,
    Node,
    Tree,
    game_form,
)
from accord.theory.games import (
    BayesianGame,
    StrategicGame,
    bayesian_game,
    from_arrays,
    without_action,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.properties import all_properties
from accord.theory.rules.game_forms import (
    ascending_clock,
    sealed,
    sealed_second_price,
    sequential_serial_dictatorship,
)
from accord.theory.subjects import build
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.bargaining.harsanyi_points import proof_at

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
C, D = (1, 0), (0, 1)
L, M, R = (1, 0, 0), (0, 1, 0), (0, 0, 1)

DILEMMA = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
PENNIES = from_arrays([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SEXES = from_arrays([[2, 0], [0, 1]], [[1, 0], [0, 2]])
CHICKEN = from_arrays([[6, 2], [7, 0]], [[6, 7], [2, 0]])
ONE = from_arrays([[0]], [[0]])
ZERO = from_arrays([[0, 0], [0, 0]], [[0, 0], [0, 0]])
# The middle row is dominated by the even mixture of the others, and by no pure one.
MIXED = from_arrays([[3, 0], [1, 1], [0, 3]], [[0, 0]] * 3)
# The third row ties with the mixture against the first column.
TIED = from_arrays([[2, 0], [0, 2], [1, 0]], [[0, 0]] * 3)
# Rows: the last goes, then the last column, then the middle row.
STEPS = from_arrays([[3, 3], [2, 4], [0, 0]], [[1, 0], [1, 0], [0, 1]])
THREE = from_arrays(
    [[[1, 0], [0, 0]], [[0, 0], [0, 1]]],
    [[[1, 0], [0, 0]], [[0, 0], [0, 1]]],
    [[[1, 0], [0, 0]], [[0, 0], [0, 1]]],
)
ROCK = from_arrays(
    [[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]
)
# The middle row is best; everywhere some move loses.
LOSSES = from_arrays([[1, 0], [2, 2], [0, 1]], [[0, 1], [0, 0], [1, 0]])
SAME = (HALF, HALF)
EVEN = (SAME, SAME)
MIX = ((Fraction(2, 3), THIRD), (THIRD, Fraction(2, 3)))
DRAWS = (THIRD, 0, 0, 0, THIRD, 0, 0, 0, THIRD)


def typed(chance=HALF):
    """Ann's type says which action pays; Bob wants to do what Ann does."""
    prior = Prior({Profile(("a", "-")): chance, Profile(("b", "-")): 1 - chance})

    def payoff(player, types, actions):
        if player == 0:
            return 2 if actions[0] == "ab".index(types[0]) else 1
        return int(actions[0] == actions[1])

    return bayesian_game(
        ["Ann", "Bob"], [("a", "b"), ("-",)], [["l", "r"]] * 2, prior, payoff
    )


def sealed_choice(rule, score, actions=2):
    domain = tuple(range(actions))
    return sealed(rule, (domain, domain), score, name="form")


def gamble(truth, sure):
    """Return one agent's choice: `sure`, or 2 or 0 with even chances."""
    infosets = (
        Infoset(0, ("sure", "gamble")),
        Infoset(CHANCE, ("good", "bad"), probabilities=(HALF, HALF)),
    )
    ends = [Node(outcome=x) for x in ("sure", "good", "bad")]
    nodes = (Node(0, (1, 2)), ends[0], Node(1, (3, 4)), *ends[1:])
    scores = {"sure": sure, "good": 2, "bad": 0}
    return game_form(
        Tree(("Ann",), infosets, nodes),
        [("t",)],
        lambda agent, own_type, infoset: truth,
        lambda agent, own_type, outcome: scores[outcome],
        name="gamble",
    )


def worths(payments=None, **values):
    """Return one agent with types 0..2; `v12` is what type 0 has of decision 1."""
    numbers = {f"v{k[1]}.{k[2]}": str(x) for k, x in values.items()}
    pays = {f"pay1[{t}]": str(p) for t, p in enumerate(payments or ())}
    inner = {"kind": "unknown", "what": "worths", "of": 3, "values": numbers}
    return build({"kind": "unknown", "what": "payments", "of": inner, "values": pays})


SURE = {
    "laws": [(THIRD, 2 * THIRD), (2 * THIRD, THIRD)],
    "punishments": [(THIRD, 2 * THIRD), (2 * THIRD, THIRD)],
}
THREATS = {
    "solution": (3 * HALF, 3 * HALF),
    "weights": (1, 1),
    "lottery": [(0, HALF), (2, HALF)],
    "threats": [C, D],
}
# Nobody loses if the second hurts the first.
FREE = from_arrays([[1, 0]], [[1, 1]])


def harsanyi(game, kernel, point, weights=(1, 1)):
    """Return what the property takes, with the proof of it."""
    given = {"kernel": kernel, "point": point, "weights": weights}
    ask = len(point) == 2 and max(weights) > 0
    proof = proof_at("harsanyi-point", game, given) if ask else {}
    return {**given, "proof": proof}


# The second row destroys what the other has; with three players, the third may.
TORTURE = from_arrays([[5], [4]], [[5], [-10]])
BURNING = StrategicGame(
    ("Ann", "Bob", "Cleo"),
    (("wait",), ("wait",), ("rest", "burn")),
    ((1, 1, 0), (0, 0, 0)),
)
# What the second player could get differs between the first one's best commitments.
DESTROYER = from_arrays([[2, 2], [2, 2]], [[3, 1], [-7, -9]])
ALONE = StrategicGame(("Ann",), (("a", "b"),), ((3,), (4,)))
COSTLY = from_arrays([[5], [-9]], [[5], [4]])
# The sum stays, and goes to the first player.
SHIFT = from_arrays([[5], [6]], [[5], [4]])
# Without the third row no sum is lost: against each column another row has as much.
RIVALS = from_arrays([[4, 0], [0, 4], [4, 4]], [[0, 0], [0, 0], [-2, -2]])
NEEDED = from_arrays([[4, 0], [3, 3]], [[0, 0], [0, 0]])
TWICE = from_arrays([[2, 2], [2, 2], [2, 2]], [[3, 1], [3, 1], [-7, -9]])
UNKNOWN = from_arrays([["a"]], [[0]], where=["a > 0"])


def solved(solution, game, **given):
    return solve(solution, game, **given).proof


NOT_MONOTONE = from_arrays([[-4, 2], [2, -4]], [[3, 0], [-1, -3]])
SAME_ROWS = from_arrays([[2, 0], [2, 0]], [[1, 3], [1, 3]])
NO_BOB = from_arrays([[2, 4], [0, 1]], [[0, 0], [-1, 1]])
TEAM = from_arrays([[3, 0], [0, 1]], [[3, 0], [0, 1]])
EVENLY = {"rows": (HALF, HALF), "columns": (HALF, HALF)}


def shown(kernel, game):
    if kernel == "coco":
        return solved("coco", game)
    return solved("rose", game, kernel=kernel)


def valued(kernel, game, **given):
    return {"kernel": kernel, "proof": shown(kernel, game), **given}


def without(kernel, game, action):
    """Return what `monotone-in-actions` asks of one of the first player's actions."""
    less = shown(kernel, without_action(game, 0, action))
    given = {"player": 0, "action": action, "proof_without": less}
    return valued(kernel, game, **given)


def with_threat(kernel, game, player, action):
    """Return what is asked of an action, with the proofs of both values."""
    given = {} if kernel == "coco" else {"kernel": kernel}
    name = "coco" if kernel == "coco" else "rose"
    less = without_action(game, player, action)
    proof = {
        "with": solved(name, game, **given),
        "without": solved(name, less, **given),
    }
    return {"kernel": kernel, "player": player, "action": action, "proof": proof}


def rose(game, point, kernel="R1"):
    return {
        "kernel": kernel,
        "point": point,
        "proof": solved("rose", game, kernel=kernel),
    }


def spread(game, least, most, kernel):
    proof = solved("rose", game, kernel=kernel)
    return {"kernel": kernel, "least": least, "most": most, "proof": proof}


P, K, V = "PROVED", "REFUTED", "VACUOUS"
REFUSED, UNFIT = "CertificateError", "ModelError"
ROWS = {
    "nash": [
        ("has", DILEMMA, {"profile": (D, D)}, P),
        ("has: mixed", SEXES, {"profile": MIX}, P),
        ("has: three players", THREE, {"profile": (C, C, C)}, P),
        ("lacks", DILEMMA, {"profile": (C, D)}, K),
        ("lacks: mixed", SEXES, {"profile": EVEN}, K),
        ("lacks: no law", DILEMMA, {"profile": (D, (0, 2))}, K),
        ("lacks: one row", DILEMMA, {"profile": (D,)}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "strict-nash": [
        ("has", DILEMMA, {"profile": (D, D)}, P),
        ("lacks: weak", ZERO, {"profile": (C, C)}, K),
        ("lacks: mixed", PENNIES, {"profile": EVEN}, K),
        ("lacks: no law", DILEMMA, {"profile": (D, (-1, 1))}, K),
        (
            "degenerate: one has no choice",
            from_arrays([[0, 0]], [[1, 0]]),
            {"profile": ((1,), C)},
            P,
        ),
        ("vacuous", ONE, {"profile": ((1,), (1,))}, V),
    ],
    "all-equilibria": [
        ("has", DILEMMA, {"equilibria": ((D, D),), "profile": (D, D)}, P),
        (
            "has: the second",
            SEXES,
            {"equilibria": ((D, D), (C, C), MIX), "profile": (C, C)},
            P,
        ),
        ("has: mixed", SEXES, {"equilibria": (MIX,), "profile": MIX}, P),
        ("lacks: not listed", SEXES, {"equilibria": ((D, D),), "profile": (C, C)}, K),
        (
            "lacks: listed wrongly",
            DILEMMA,
            {"equilibria": ((C, C), (D, D)), "profile": (D, D)},
            K,
        ),
        (
            "lacks: listed half",
            ZERO,
            {"equilibria": ((C, D), (D, C)), "profile": (C, C)},
            K,
        ),
        ("lacks: more first", SEXES, {"equilibria": ((C, C),), "profile": (D, D)}, K),
        (
            "lacks: no laws",
            DILEMMA,
            {"equilibria": (((0, 2), D),), "profile": (D, D)},
            K,
        ),
        (
            "degenerate",
            ONE,
            {"equilibria": (((1,), (1,)),), "profile": ((1,), (1,))},
            P,
        ),
        ("vacuous: no equilibrium", DILEMMA, {"equilibria": (), "profile": (C, C)}, V),
        ("vacuous: no law", DILEMMA, {"equilibria": (), "profile": (D, (0, 2))}, V),
    ],
    "bayes-nash": [
        ("lacks: one row no law", typed(), {"strategies": ((C, (0, 2)), (D,))}, K),
        ("has", typed(), {"strategies": ((C, D), (C,))}, P),
        ("has: mixed", typed(), {"strategies": ((C, D), (SAME,))}, P),
        ("lacks", typed(), {"strategies": ((C, C), (C,))}, K),
        ("lacks: Bob", typed(Fraction(1, 4)), {"strategies": ((C, D), (C,))}, K),
        ("lacks: no law", typed(), {"strategies": ((C, (0, 2)), (C,))}, K),
        ("lacks: a row too many", typed(), {"strategies": ((C, D, D), (C,))}, K),
        ("degenerate: an impossible type", typed(1), {"strategies": ((C, C), (C,))}, P),
    ],
    "dominant-strategy": [
        ("has", DILEMMA, {"player": 0, "action": 1}, P),
        ("has: weakly", ZERO, {"player": 1, "action": 0}, P),
        ("lacks", SEXES, {"player": 0, "action": 1}, K),
        ("degenerate", ONE, {"player": 0, "action": 0}, P),
    ],
    "strictly-dominant-strategy": [
        ("has", DILEMMA, {"player": 1, "action": 1}, P),
        ("lacks", SEXES, {"player": 0, "action": 1}, K),
        ("lacks: a tie", ZERO, {"player": 0, "action": 1}, K),
        (
            "degenerate: no other player",
            from_arrays([1, 0]),
            {"player": 0, "action": 0},
            P,
        ),
        ("vacuous", ONE, {"player": 0, "action": 0}, V),
    ],
    "strictly-dominated": [
        ("has", DILEMMA, {"player": 0, "action": 0}, P),
        ("lacks: only a mixture", MIXED, {"player": 0, "action": 1}, K),
        ("lacks: a tie", ZERO, {"player": 0, "action": 0}, K),
        ("degenerate", ONE, {"player": 0, "action": 0}, K),
    ],
    "weakly-dominated": [
        ("has", TIED, {"player": 0, "action": 2}, P),
        (
            "has: by the first",
            from_arrays([[1, 1], [1, 0]], [[0, 0]] * 2),
            {"player": 0, "action": 1},
            P,
        ),
        ("lacks: only a mixture", MIXED, {"player": 0, "action": 1}, K),
        ("lacks: the same", ZERO, {"player": 0, "action": 0}, K),
        ("lacks: worse somewhere", SEXES, {"player": 0, "action": 0}, K),
        ("degenerate", ONE, {"player": 0, "action": 0}, K),
    ],
    "strictly-dominated-by-mixture": [
        ("has", MIXED, {"player": 0, "action": 1, "mixture": (HALF, 0, HALF)}, P),
        ("lacks", MIXED, {"player": 0, "action": 1, "mixture": L}, K),
        (
            "lacks: a tie",
            TIED,
            {"player": 0, "action": 2, "mixture": (HALF, HALF, 0)},
            K,
        ),
        ("lacks: no law", MIXED, {"player": 0, "action": 1, "mixture": (2, 0, 2)}, K),
        ("degenerate", ONE, {"player": 0, "action": 0, "mixture": (1,)}, K),
    ],
    "weakly-dominated-by-mixture": [
        ("has", TIED, {"player": 0, "action": 2, "mixture": (HALF, HALF, 0)}, P),
        ("lacks", MIXED, {"player": 0, "action": 1, "mixture": L}, K),
        ("lacks: the same", MIXED, {"player": 0, "action": 1, "mixture": M}, K),
        ("lacks: no law", MIXED, {"player": 0, "action": 1, "mixture": (2, 0, 2)}, K),
        ("degenerate", ONE, {"player": 0, "action": 0, "mixture": (1,)}, K),
    ],
    "survives-elimination": [
        ("has", STEPS, {"player": 0, "action": 0}, P),
        ("lacks: at once", STEPS, {"player": 0, "action": 2}, K),
        ("lacks: later", STEPS, {"player": 1, "action": 1}, K),
        ("degenerate", ONE, {"player": 0, "action": 0}, P),
    ],
    "dominance-solvable": [
        ("has", DILEMMA, {}, P),
        ("has: in three rounds", STEPS, {}, P),
        ("lacks", SEXES, {}, K),
        ("degenerate", ONE, {}, P),
    ],
    "eliminates-to": [
        (
            "has",
            MIXED,
            {"steps": ((0, 1, (HALF, 0, HALF)),), "left": ((0, 2), (0, 1))},
            P,
        ),
        (
            "has: step by step",
            STEPS,
            {"steps": ((0, 2, L), (1, 1, C), (0, 1, L)), "left": ((0,), (0,))},
            P,
        ),
        (
            "lacks: too early",
            STEPS,
            {"steps": ((1, 1, C),), "left": ((0, 1, 2), (0,))},
            K,
        ),
        (
            "lacks: by what is gone",
            STEPS,
            {"steps": ((0, 2, L), (0, 2, L)), "left": ((0, 1), (0, 1))},
            K,
        ),
        (
            "lacks: by a mixture of what is gone",
            MIXED,
            {
                "steps": ((0, 1, (HALF, 0, HALF)), (0, 0, (0, 3, -2))),
                "left": ((2,), (0, 1)),
            },
            K,
        ),
        (
            "lacks: mixes what is gone",
            from_arrays([3, 2, 1]),
            {"steps": ((0, 0, (0, 0, 1)),), "left": ((1, 2),)},
            K,
        ),
        (
            "lacks: leans on what is gone",
            from_arrays([[3, 0], [2, 0], [1, 0]], [[0, 0]] * 3),
            {"steps": ((0, 2, L),), "left": ((0, 1), (0, 1))},
            K,
        ),
        (
            "lacks: gone already",
            from_arrays([3, 2, 1]),
            {"steps": ((0, 1, L), (0, 2, M)), "left": ((0,),)},
            K,
        ),
        (
            "lacks: other things left",
            DILEMMA,
            {"steps": ((0, 0, D),), "left": ((0,), (0, 1))},
            K,
        ),
        (
            "lacks: no law",
            DILEMMA,
            {"steps": ((0, 0, (0, 2)),), "left": ((1,), (0, 1))},
            K,
        ),
        ("degenerate", ONE, {"steps": (), "left": ((0,), (0,))}, P),
    ],
    "correlated-equilibrium": [
        ("has: all the same", ZERO, {"law": (Fraction(1, 4),) * 4}, P),
        ("has", CHICKEN, {"law": (THIRD, THIRD, THIRD, 0)}, P),
        ("lacks", CHICKEN, {"law": (1, 0, 0, 0)}, K),
        ("lacks: coarse only", ROCK, {"law": DRAWS}, K),
        ("lacks: no law", CHICKEN, {"law": (0, 2, 2, 0)}, K),
        ("degenerate: three players", THREE, {"law": (HALF, *(0,) * 6, HALF)}, P),
        ("vacuous", ONE, {"law": (1,)}, V),
    ],
    "coarse-correlated-equilibrium": [
        ("has", ROCK, {"law": DRAWS}, P),
        ("lacks", CHICKEN, {"law": (1, 0, 0, 0)}, K),
        ("lacks: no law", CHICKEN, {"law": (0, 2, 2, 0)}, K),
        ("degenerate", ONE, {"law": (1,)}, P),
    ],
    "coarse-iff-correlated": [
        ("has", CHICKEN, {"law": (THIRD, THIRD, THIRD, 0)}, P),
        ("has: neither", CHICKEN, {"law": (1, 0, 0, 0)}, P),
        ("lacks", ROCK, {"law": DRAWS}, K),
        ("degenerate", ONE, {"law": (1,)}, P),
        ("vacuous", ONE, {"law": (2,)}, V),
    ],
    "pareto-optimal": [
        ("has", DILEMMA, {"profile": (C, D)}, P),
        ("lacks", DILEMMA, {"profile": (D, D)}, K),
        (
            "lacks: better for one",
            from_arrays([[0, 1]], [[0, 0]]),
            {"profile": ((1,), C)},
            K,
        ),
        ("lacks: no law", DILEMMA, {"profile": (C, (1, 1))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "weakly-pareto-optimal": [
        (
            "has: better for one only",
            from_arrays([[0, 1]], [[0, 0]]),
            {"profile": ((1,), C)},
            P,
        ),
        ("lacks", DILEMMA, {"profile": (D, D)}, K),
        ("lacks: no law", DILEMMA, {"profile": (C, (1, 1))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "pareto-dominated": [
        ("has", DILEMMA, {"profile": (D, D)}, P),
        ("lacks", DILEMMA, {"profile": (C, D)}, K),
        (
            "has: better for one",
            from_arrays([[0, 1]], [[0, 0]]),
            {"profile": ((1,), C)},
            P,
        ),
        ("lacks: no law", DILEMMA, {"profile": (C, (-1, 1))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, K),
    ],
    "no-pure-nash": [
        ("has", PENNIES, {}, P),
        ("lacks", DILEMMA, {}, K),
        ("lacks: weak gains", ZERO, {}, K),
        ("lacks: only losses", LOSSES, {}, K),
        ("degenerate", ONE, {}, K),
    ],
    "lottery-improves": [
        ("lacks: one loses", DILEMMA, {"profile": (D, D), "law": (0, 1, 0, 0)}, K),
        ("has", SEXES, {"profile": EVEN, "law": (HALF, 0, 0, HALF)}, P),
        (
            "has: one gains",
            from_arrays([[0, 1]], [[0, 0]]),
            {"profile": ((1,), C), "law": (0, 1)},
            P,
        ),
        ("lacks", SEXES, {"profile": (C, C), "law": (HALF, 0, 0, HALF)}, K),
        ("lacks: the same", SEXES, {"profile": (C, C), "law": (1, 0, 0, 0)}, K),
        ("lacks: no law", SEXES, {"profile": (C, C), "law": (2, 0, 0, 0)}, K),
        ("lacks: no profile", SEXES, {"profile": ((0, 0), C), "law": (1, 0, 0, 0)}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,)), "law": (1,)}, K),
    ],
    "individually-rational": [
        ("has: more", DILEMMA, {"profile": (C, C)}, P),
        ("has: at the minmax", DILEMMA, {"profile": (D, D)}, P),
        ("lacks", DILEMMA, {"profile": (C, D)}, K),
        ("lacks: no law", DILEMMA, {"profile": (C, (1, 1))}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,))}, P),
    ],
    "punishes": [
        ("has: more", DILEMMA, {"player": 0, "profile": (C, C), "punishment": D}, P),
        ("has", PENNIES, {"player": 0, "profile": EVEN, "punishment": SAME}, P),
        ("lacks", PENNIES, {"player": 0, "profile": EVEN, "punishment": C}, K),
        (
            "lacks: no law",
            DILEMMA,
            {"player": 0, "profile": (D, D), "punishment": (0, HALF)},
            K,
        ),
        (
            "lacks: no profile",
            DILEMMA,
            {"player": 0, "profile": (D, (1, 1)), "punishment": D},
            K,
        ),
        (
            "degenerate",
            ONE,
            {"player": 0, "profile": ((1,), (1,)), "punishment": (1,)},
            P,
        ),
    ],
    "has-payoffs": [
        ("has", CHICKEN, {"law": (THIRD, THIRD, THIRD, 0), "payoffs": (5, 5)}, P),
        ("lacks", CHICKEN, {"law": (THIRD, THIRD, THIRD, 0), "payoffs": (5, 6)}, K),
        ("lacks: no law", CHICKEN, {"law": (0, 0, 0, 2), "payoffs": (0, 0)}, K),
        ("degenerate", ONE, {"law": (1,), "payoffs": (0, 0)}, P),
    ],
    "averages-equilibria": [
        (
            "lacks: one no profile",
            CHICKEN,
            {"payoffs": (2, 7), "weights": (1, 0), "equilibria": ((C, D), ((2, 0), C))},
            K,
        ),
        (
            "has",
            CHICKEN,
            {
                "payoffs": (Fraction(9, 2),) * 2,
                "weights": SAME,
                "equilibria": ((C, D), (D, C)),
            },
            P,
        ),
        (
            "lacks",
            CHICKEN,
            {"payoffs": (5, 5), "weights": SAME, "equilibria": ((C, D), (D, C))},
            K,
        ),
        (
            "lacks: no weights",
            CHICKEN,
            {"payoffs": (9, 9), "weights": (1, 1), "equilibria": ((C, D), (D, C))},
            K,
        ),
        (
            "lacks: no profiles",
            CHICKEN,
            {"payoffs": (12, 12), "weights": (1,), "equilibria": (((2, 0), C),)},
            K,
        ),
        (
            "degenerate",
            ONE,
            {"payoffs": (0, 0), "weights": (1,), "equilibria": (((1,), (1,)),)},
            P,
        ),
    ],
    "coco-value": [
        ("has", TORTURE, {"point": (12, -2), "proof": solved("coco", TORTURE)}, P),
        ("has: mixed", PENNIES, {"point": (0, 0), "proof": solved("coco", PENNIES)}, P),
        (
            "has: three players",
            BURNING,
            {"point": (2 * THIRD,) * 3, "proof": solved("coco", BURNING)},
            P,
        ),
        ("lacks", TORTURE, {"point": (5, 5), "proof": solved("coco", TORTURE)}, K),
        ("lacks: one", TORTURE, {"point": (12,), "proof": solved("coco", TORTURE)}, K),
        (
            "refused",
            TORTURE,
            {"point": (12, -2), "proof": solved("coco", ONE)},
            REFUSED,
        ),
        ("unfit", UNKNOWN, {"point": (0, 0), "proof": {"pairs": ()}}, UNFIT),
        ("degenerate", ONE, {"point": (0, 0), "proof": solved("coco", ONE)}, P),
        (
            "degenerate: one player",
            ALONE,
            {"point": (4,), "proof": solved("coco", ALONE)},
            P,
        ),
    ],
    "rose-value": [
        ("has", TORTURE, rose(TORTURE, (5, 5)), P),
        ("has: three players", BURNING, rose(BURNING, (1, 1, 0)), P),
        ("has: R2", DILEMMA, rose(DILEMMA, (2, 2), "R2"), P),
        ("lacks", TORTURE, rose(TORTURE, (12, -2)), K),
        ("lacks: open, the least", DESTROYER, rose(DESTROYER, (2, -2), "R2"), K),
        ("lacks: open", DESTROYER, rose(DESTROYER, (2, 3), "R3"), K),
        ("unfit", ONE, {**rose(ONE, (0, 0)), "kernel": "R4"}, UNFIT),
        ("refused", DILEMMA, {**rose(DILEMMA, (2, 2)), "kernel": "R2"}, REFUSED),
        ("degenerate", ONE, rose(ONE, (0, 0)), P),
    ],
    "rose-range": [
        ("has", DESTROYER, spread(DESTROYER, (2, -2), (7, 3), "R2"), P),
        ("has: one point", DESTROYER, spread(DESTROYER, (2, 3), (2, 3), "R1"), P),
        ("lacks: the least", DESTROYER, spread(DESTROYER, (3, -2), (7, 3), "R2"), K),
        ("lacks: the most", DESTROYER, spread(DESTROYER, (2, -2), (7, 4), "R2"), K),
        ("degenerate", ONE, spread(ONE, (0, 0), (0, 0), "R3"), P),
    ],
    "transferable-threats": [
        (
            "has",
            TORTURE,
            {"point": (12, -2), "proof": {"threats": ((0, 1), (1,))}},
            P,
        ),
        ("has: mixed", PENNIES, {"point": (0, 0), "proof": {"threats": EVEN}}, P),
        (
            "lacks",
            TORTURE,
            {"point": (5, 5), "proof": {"threats": ((0, 1), (1,))}},
            K,
        ),
        (
            "refused: a better threat",
            TORTURE,
            {"point": (5, 5), "proof": {"threats": ((1, 0), (1,))}},
            REFUSED,
        ),
        (
            "refused: a better threat of the second",
            PENNIES,
            {"point": (1, -1), "proof": {"threats": (C, C)}},
            REFUSED,
        ),
        (
            "refused: no law",
            TORTURE,
            {"point": (12, -2), "proof": {"threats": ((0, 2), (1,))}},
            REFUSED,
        ),
        (
            "unfit: three players",
            BURNING,
            {"point": (1, 1, 0), "proof": {"threats": ((1,), (1,), (1, 0))}},
            UNFIT,
        ),
        (
            "unfit",
            UNKNOWN,
            {"point": (0, 0), "proof": {"threats": ((1,), (1,))}},
            UNFIT,
        ),
        (
            "degenerate",
            ONE,
            {"point": (0, 0), "proof": {"threats": ((1,), (1,))}},
            P,
        ),
    ],
    "threat-proof": [
        ("has", TORTURE, with_threat("R1", TORTURE, 0, 1), P),
        ("has: of three players", BURNING, with_threat("R1", BURNING, 2, 1), P),
        ("has: it costs", COSTLY, with_threat("coco", COSTLY, 0, 1), P),
        ("lacks", TORTURE, with_threat("coco", TORTURE, 0, 1), K),
        ("lacks: of three players", BURNING, with_threat("coco", BURNING, 2, 1), K),
        ("lacks: as large a sum", SHIFT, with_threat("coco", SHIFT, 0, 1), K),
        ("lacks: two rivals", RIVALS, with_threat("coco", RIVALS, 0, 2), K),
        (
            "refused: open",
            TWICE,
            with_threat("R2", TWICE, 0, 1),
            REFUSED,
        ),
        ("degenerate", ZERO, with_threat("coco", ZERO, 0, 1), P),
        ("vacuous", TORTURE, with_threat("coco", TORTURE, 0, 0), V),
        ("vacuous: against one column", NEEDED, with_threat("coco", NEEDED, 0, 1), V),
    ],
    "obviously-strategyproof": [
        ("has", ascending_clock(2), {}, P),
        ("has: dictators", sequential_serial_dictatorship(2, 2), {}, P),
        ("lacks", sealed_second_price(2, 2), {}, K),
        (
            "degenerate: nothing matters",
            sealed_choice(lambda b: "x", lambda i, t, x: 0),
            {},
            P,
        ),
        (
            "vacuous: no other action",
            sealed_choice(lambda b: "x", lambda i, t, x: 0, 1),
            {},
            V,
        ),
    ],
    "weakly-group-strategyproof-in-play": [
        ("has: the sure thing is as good", gamble(0, 1), {}, P),
        ("has: the gamble is better", gamble(1, 0), {}, P),
        ("lacks: the gamble is better", gamble(0, 0), {}, K),
        ("lacks: the sure thing is better", gamble(1, 2), {}, K),
        ("has", ascending_clock(2), {}, P),
        (
            "has: one decides",
            sealed_choice(lambda b: b[0] * 2 + b[1], lambda i, t, x: int(x // 2 == t)),
            {},
            P,
        ),
        (
            "lacks: one alone",
            sealed_choice(lambda b: b, lambda i, t, x: int(x[i] != t)),
            {},
            K,
        ),
        (
            "lacks: two together",
            sealed_choice(lambda b: b, lambda i, t, x: int(x[1 - i] == 0)),
            {},
            K,
        ),
        ("degenerate", sealed_choice(lambda b: "x", lambda i, t, x: 0, 1), {}, P),
    ],
    "security-levels": [
        ("has", SEXES, {"point": (2 * THIRD, 2 * THIRD), "proof": SURE}, P),
        ("lacks", SEXES, {"point": (2 * THIRD, 1), "proof": SURE}, K),
        ("lacks: no law", SEXES, {"point": (2, 1), "proof": {}}, "CertificateError"),
        (
            "degenerate",
            ONE,
            {"point": (0, 0), "proof": {"laws": [(1,)] * 2, "punishments": [(1,)] * 2}},
            P,
        ),
    ],
    "equilibrium-payoffs": [
        ("has", DILEMMA, {"profile": (D, D), "point": (1, 1)}, P),
        ("has: mixed", SEXES, {"profile": MIX, "point": (2 * THIRD, 2 * THIRD)}, P),
        ("lacks: no equilibrium", DILEMMA, {"profile": (C, C), "point": (2, 2)}, K),
        ("lacks: other payoffs", DILEMMA, {"profile": (D, D), "point": (1, 2)}, K),
        ("lacks: no laws", DILEMMA, {"profile": ((0, 2), D), "point": (2, 2)}, K),
        ("degenerate", ONE, {"profile": ((1,), (1,)), "point": (0, 0)}, P),
    ],
    "variable-threats": [
        ("has", SEXES, {"point": (3 * HALF, 3 * HALF), "proof": THREATS}, P),
        ("lacks", SEXES, {"point": (2, 1), "proof": THREATS}, K),
        (
            "lacks: three players",
            THREE,
            {"point": (1, 1, 1), "proof": THREATS},
            "ModelError",
        ),
        (
            "degenerate",
            ONE,
            {
                "point": (0, 0),
                "proof": {
                    "solution": (0, 0),
                    "weights": (1, 1),
                    "lottery": [(0, 1)],
                    "threats": [(1,), (1,)],
                },
            },
            P,
        ),
    ],
    "harsanyi-point": [
        ("has: coco", SEXES, harsanyi(SEXES, "coco", (3 * HALF, 3 * HALF)), P),
        ("has: R1", SEXES, harsanyi(SEXES, "R1", (3 * HALF, 3 * HALF)), P),
        ("lacks: not feasible", SEXES, harsanyi(SEXES, "coco", (2, 2)), K),
        ("lacks: not efficient", SEXES, harsanyi(SEXES, "coco", (0, 0)), K),
        ("lacks: more to one", SEXES, harsanyi(SEXES, "coco", (2, 1)), K),
        ("lacks: more to one by R1", SEXES, harsanyi(SEXES, "R1", (2, 1)), K),
        ("lacks: one payoff", SEXES, harsanyi(SEXES, "coco", (2,), (1, 1)), K),
        ("lacks: no weights", SEXES, harsanyi(SEXES, "coco", (2, 1), (0, 0)), K),
        (
            "lacks: efficient, of no weight",
            FREE,
            harsanyi(FREE, "coco", (1, 1), (1, 1)),
            K,
        ),
        ("has: a weight of 0", FREE, harsanyi(FREE, "coco", (1, 1), (0, 1)), P),
        (
            "lacks: a kernel leaves it open",
            DESTROYER,
            harsanyi(DESTROYER, "R2", (7, -2), (1, 1)),
            K,
        ),
        (
            "lacks: another outcome is worth more",
            DILEMMA,
            harsanyi(DILEMMA, "coco", (1, 1), (1, 1)),
            K,
        ),
        ("degenerate", ONE, harsanyi(ONE, "coco", (0, 0)), P),
    ],
    "monotone-in-actions": [
        ("has: coco", PENNIES, without("coco", PENNIES, 0), P),
        ("has: no difference", SAME_ROWS, without("coco", SAME_ROWS, 1), P),
        ("lacks: R1", NOT_MONOTONE, without("R1", NOT_MONOTONE, 0), K),
        ("has: R1, the other row", NOT_MONOTONE, without("R1", NOT_MONOTONE, 1), P),
        ("degenerate: all the same", ZERO, without("R1", ZERO, 0), P),
        (
            "vacuous: a proof of another game",
            PENNIES,
            without("coco", PENNIES, 0) | {"proof": solved("coco", SAME_ROWS)},
            V,
        ),
    ],
    "payoff-dominant": [
        ("has: coco", NO_BOB, valued("coco", NO_BOB), P),
        ("has: R1", NO_BOB, valued("R1", NO_BOB), P),
        ("degenerate", ONE, valued("R1", ONE), P),
        ("vacuous: more to the other somewhere", SEXES, valued("R1", SEXES), V),
    ],
    "minimax-in-zero-sum": [
        ("has: coco", PENNIES, valued("coco", PENNIES, optimal=EVENLY), P),
        ("has: R1", PENNIES, valued("R1", PENNIES, optimal=EVENLY), P),
        ("degenerate", ZERO, valued("R1", ZERO, optimal=EVENLY), P),
        ("vacuous: no zero sum", SEXES, valued("R1", SEXES, optimal=EVENLY), V),
        (
            "vacuous: not optimal",
            PENNIES,
            valued("R1", PENNIES, optimal={"rows": (1, 0), "columns": (1, 0)}),
            V,
        ),
    ],
    "half-in-teams": [
        ("has: coco", TEAM, valued("coco", TEAM), P),
        ("has: R1", TEAM, valued("R1", TEAM), P),
        ("degenerate", ONE, valued("R1", ONE), P),
        ("vacuous: no team", SEXES, valued("R1", SEXES), V),
    ],
    "payments-iff-cycles": [
        ("has: truthful", worths((0, 0, 0), v11=1, v22=1, v33=1), {}, P),
        ("has: a negative 2-cycle", worths((0, 0, 0), v12=1), {}, P),
        ("has: a negative 3-cycle", worths((0, 1, 0), v23=1, v31=1, v33=1), {}, P),
        ("degenerate: nothing matters", worths((0, 0, 0)), {}, P),
    ],
}
ROWS.update(embedded_rows.ROWS)
ROWS.update(oracle_rows.ROWS)
ROWS.update(solution_rows.ROWS)
# A range that is never empty, and no premise.
NEVER_VACUOUS = {
    *embedded_rows.NEVER_VACUOUS,
    *oracle_rows.NEVER_VACUOUS,
    *solution_rows.NEVER_VACUOUS,
    "nash",
    "bayes-nash",
    "dominant-strategy",
    "strictly-dominated",
    "weakly-dominated",
    "strictly-dominated-by-mixture",
    "weakly-dominated-by-mixture",
    "survives-elimination",
    "dominance-solvable",
    "eliminates-to",
    "coarse-correlated-equilibrium",
    "pareto-optimal",
    "weakly-pareto-optimal",
    "lottery-improves",
    "no-pure-nash",
    "pareto-dominated",
    "individually-rational",
    "punishes",
    "has-payoffs",
    "averages-equilibria",
    "coco-value",
    "rose-value",
    "rose-range",
    "transferable-threats",
    "weakly-group-strategyproof-in-play",
    "payments-iff-cycles",
    "security-levels",
    "equilibrium-payoffs",
    "variable-threats",
    "harsanyi-point",
}
# Theorems: nothing lacks them.
THEOREMS = {
    "payments-iff-cycles",
    "payoff-dominant",
    "minimax-in-zero-sum",
    "half-in-teams",
    *oracle_rows.THEOREMS,
}
# Axioms on solutions have their rows in test_axioms_of_solutions.
AXIOMS = {
    "action-monotonicity",
    "maximin-rationality",
    "payoff-dominance",
    "threat-immunity",
}


@each_row(ROWS)
def test_a_game_has_the_property_or_not(name, subject, given, word):
    assert word_by_loop(name, subject, given) == word


def test_every_property_of_games_has_its_rows():
    kinds = (StrategicGame, BayesianGame, GameForm)
    named = {p.name for p in all_properties().values() if p.on in kinds}
    assert named - AXIOMS | THEOREMS == set(ROWS)
    assert_complete(ROWS, NEVER_VACUOUS, THEOREMS)


# Where no case is left both sides are 0, so the instance holds all the same.
EQUIVALENT = {
    ("bayes-nash", "assume(game.prior.given(player, own_type)) dropped"),
    *embedded_rows.EQUIVALENT,
    *solution_rows.EQUIVALENT,
}


@pytest.mark.parametrize("name", [name for name in ROWS if name not in THEOREMS])
def test_every_mutant_of_a_definition_of_games_is_noticed(name):
    assert_noticed(name, ROWS[name], EQUIVALENT)
