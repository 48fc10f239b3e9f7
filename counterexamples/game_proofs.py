"""Values of games with transferable utility, proved over all real payoffs.

Mixed strategies that show a value are unknown too: what is proved holds whatever proof
shows what the kernel gives.
"""

import itertools
from typing import Any

from accord.counterexamples.bargaining_proofs import proved
from accord.theory.expressions import read_form
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.properties import Property, find_property
from accord.verifiers.verdict import Verdict

Row = tuple[Any, ...]


class Draft:
    """A statement about all games of a size under way.

    where   what is known of the unknown numbers
    """

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.where: list[str] = []

    def law(self, name: str, size: int) -> Row:
        """Return any law on `size` actions."""
        if size == 1:
            return (1,)
        weights = [f"{name}{k}" for k in range(1, size)]
        self.where += [f"{w} >= 0" for w in weights]
        self.where.append(f"1 - {' - '.join(weights)} >= 0")
        forms = tuple(map(read_form, weights))
        return (*forms, 1 - sum(forms))

    def optimal(self, name: str, rows: int, columns: int) -> dict[str, Any]:
        """Return any mixed strategies that may show the value of a zero-sum game."""
        return {
            "rows": self.law(f"{name}r", rows),
            "columns": self.law(f"{name}c", columns),
        }

    def leads(self, name: str, rows: int, columns: int, column: int) -> dict[str, Any]:
        """Return anything that may show what the player of the rows gets as leader."""
        caps = (self.law(f"{name}k{j}_", columns) for j in range(columns))
        return {
            "column": column,
            "commitment": self.law(f"{name}m", rows),
            "caps": tuple(caps),
        }

    def initiative(self, first: int, second: int) -> dict[str, Any]:
        """Return anything that may show what R1 gives, with these chosen columns."""
        return {
            "first": self.leads("f", self.rows, self.columns, first),
            "second": self.leads("s", self.columns, self.rows, second),
        }

    def game(self, own: str, other: str) -> StrategicGame:
        """Return the game with these payoffs, `*` standing for the number of a cell."""
        cells = [[f"{i}{j}" for j in range(self.columns)] for i in range(self.rows)]
        arrays = [
            [[text.replace("*", cell) for cell in row] for row in cells]
            for text in (own, other)
        ]
        title = f"every {self.rows} x {self.columns} game"
        return from_arrays(*arrays, title=title, where=self.where)


def coco_monotone(action: int) -> Verdict:
    """Prove that CoCo gives the first player no more without an action, 2 x 2."""
    draft = Draft(2, 2)
    before, after = draft.optimal("", 2, 2), draft.optimal("x", 1, 2)
    given = {
        "kernel": "coco",
        "player": 0,
        "action": action,
        "proof": {"pairs": (before,)},
        "proof_without": {"pairs": (after,)},
    }
    return proved(find_property("monotone-in-actions"), draft.game("a*", "b*"), given)


def coco_dominant() -> Verdict:
    """Prove payoff dominance of CoCo, 2 x 2."""
    draft = Draft(2, 2)
    given = {"kernel": "coco", "proof": {"pairs": (draft.optimal("", 2, 2),)}}
    return proved(find_property("payoff-dominant"), draft.game("a*", "b*"), given)


# What shows V names the column that is played where it is reached: for the first
# player as the leader it is `first`, for the second `second`. Any may be.


def leaders_compared(prop: Property, columns: int, row: int) -> Verdict:
    """Prove a property of what the two leaders get in games of two rows.

    It takes `best`, V of both; `caps`, that the first gets no more; `kept`, that the
    second gets as much with the first player's `row` played; `cases` as a proof wants.
    """
    draft = Draft(2, columns)
    caps = tuple(draft.law(f"c{j}_", columns) for j in range(columns))
    kept = draft.law("m", columns)
    draft.where += ["v == v", "w == w"]  # any numbers
    others = [f"b{row}{j}" for j in range(columns)]
    pairs = itertools.combinations(others, 2)
    given = {
        "best": (read_form("v"), read_form("w")),
        "caps": caps,
        "row": row,
        "kept": kept,
        "cases": tuple(read_form(f"{x} - {y}") for x, y in pairs),
    }
    return proved(prop, draft.game("a*", "b*"), given)


def rose_in_zero_sum(first: int, second: int) -> Verdict:
    """Prove that ROSE-R1 of a zero-sum 2 x 2 game is its value."""
    draft = Draft(2, 2)
    given = {
        "kernel": "R1",
        "proof": {"pairs": (draft.initiative(first, second),)},
        "optimal": draft.optimal("", 2, 2),
    }
    return proved(find_property("minimax-in-zero-sum"), draft.game("a*", "-a*"), given)


def rose_in_teams(first: int, second: int) -> Verdict:
    """Prove that ROSE-R1 of a 2 x 2 game with the same payoffs gives each half."""
    draft = Draft(2, 2)
    shown = draft.initiative(first, second)
    given = {"kernel": "R1", "proof": {"pairs": (shown,)}}
    return proved(find_property("half-in-teams"), draft.game("a*", "a*"), given)
