"""The matrix of axioms and bargaining solutions: each cell searched, made small, told.

Random problems and changes of them are run through the axiom's own definition. Where it
says False the instance is made smaller step by step, and what remains goes to the
kernel. Where nothing is found the cell is UNFALSIFIED, with the argument that proves
it, if one is known.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NoReturn

from accord.counterexamples.asking import check
from accord.counterexamples.axiom_instances import (
    Instance,
    Row,
    Rows,
    approached,
    both,
    cut,
    for_a_player,
    for_the_better_off,
    plain,
    raised,
    rescaled,
    shifted,
    steps,
    symmetric,
    threatened,
    wider,
    wider_for_one,
    without_one,
)
from accord.counterexamples.bargaining import approximate
from accord.counterexamples.bargaining_arguments import ARGUMENTS
from accord.counterexamples.bargaining_proofs import PROOFS, prove
from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import CertificateError, ModelError, SolverError
from accord.theory.names import dashed, nearest
from accord.theory.properties import PremiseNotMet, Property, find_property
from accord.verifiers.engines.bargaining_axioms import choice, with_choices
from accord.verifiers.verdict import Verdict

TRIES = 400
HITS = 4  # so many violations are made small, and the least is kept
_SKIPPED = 20  # for each instance wanted so many are drawn at most
WEIGHTED = ("weighted-nash", "proportional")
SEVERAL = ("utilitarian", "rose-points-r1", "rose-r2")  # may leave several open
UNEQUAL = (2, 1)  # the weights and shares of these
PROBLEMS_DRAWN = (
    "2 players, random comprehensive polygons with 1 to 5 outcomes, whole numbers of 0 "
    "or more, disagreement (0, 0)"
)
GAMES_DRAWN = "2 players, random games with 2 x 2 actions, whole numbers"


@dataclass(frozen=True)
class Axiom:
    """An axiom's name in full, and how an instance of it is drawn."""

    title: str
    draw: Callable[[random.Random, int], Instance]


@dataclass(frozen=True)
class Cell:
    """What came out for an axiom and a solution.

    searched  at how many instances the definition was run, none of them False
    instance  the counterexample that was found
    argument  why the axiom holds, and the source, where it is known to
    """

    axiom: str
    solution: str
    verdict: Verdict
    searched: int = 0
    instance: Instance | None = None
    argument: tuple[str, str] | None = None


def matrix(
    axioms: Sequence[str] = (),
    solutions: Sequence[str] = (),
    tries: int = TRIES,
    *,
    proofs: bool = False,
) -> list[Cell]:
    """Return the cells of these axioms and solutions, or of all that go together.

    A single cell is proved where it can be; several only if asked, for it takes long.
    """
    chosen = {dashed(name) for name in solutions}
    pairs = [
        (axiom, solution)
        for axiom in axioms or (*AXIOMS, *GAME_AXIOMS)
        for solution in _solutions_of(axiom)
        if not chosen or solution in chosen
    ]
    for solution in sorted(chosen - {solution for _, solution in pairs}):
        _not_asked(" or ".join(axioms or (*AXIOMS, *GAME_AXIOMS)), solution)
    ask = cell if proofs or len(pairs) == 1 else searched
    return [ask(axiom, solution, tries) for axiom, solution in pairs]


def cell(axiom: str, solution: str, tries: int = TRIES, seed: int = 0) -> Cell:
    """Return the verdict on whether a solution satisfies an axiom.

    Where nothing is found against it, a proof over all real payoffs is asked for.
    """
    found = searched(axiom, solution, tries, seed)
    proved = None if found.instance else proof_of(found.axiom, found.solution)
    return found if proved is None else replace(found, verdict=proved)


def searched(axiom: str, solution: str, tries: int = TRIES, seed: int = 0) -> Cell:
    """Return what a search says of an axiom and a solution, REFUTED or UNFALSIFIED.

    >>> searched("midpoint-domination", "utilitarian").instance.outcomes
    ((0, 1), (2, 0))
    """
    name, known = dashed(axiom), dashed(solution)
    if known not in _solutions_of(axiom):
        _not_asked(name, solution)
    asked = Asked(find_property(name), known, UNEQUAL if known in WEIGHTED else ())
    held, found = asked.search(axiom_of(name).draw, tries, seed)
    if found is not None:
        return Cell(name, known, asked.refuted(found), held, found)
    games = name in GAME_AXIOMS
    one = f", where {known} chooses one point" if known in SEVERAL else ""
    verdict = Verdict(
        "UNFALSIFIED",
        f"{name}(solution={known})",
        "games" if games else "bargaining problems",
        (GAMES_DRAWN if games else PROBLEMS_DRAWN) + one,
        reason=f"none of {held} fails (seed {seed}); a search proves nothing",
    )
    argument = ARGUMENTS.get((name, known))
    return Cell(name, known, verdict, held, argument=argument)


def _not_asked(axiom: str, solution: str) -> NoReturn:
    asked = ", ".join((*SOLUTIONS, "and of games", *GAME_SOLUTIONS))
    raise ModelError(f"{axiom} is not asked of `{solution}`", f"solutions are {asked}")


def axiom_of(name: str) -> "Axiom":
    """Return the axiom of this name, or raise ModelError with the nearest one."""
    known = {**AXIOMS, **GAME_AXIOMS}
    if dashed(name) not in known:
        hint = nearest(dashed(name), known, "properties")
        raise ModelError(f"no axiom is named `{name}`", hint)
    return known[dashed(name)]


def _solutions_of(axiom: str) -> tuple[str, ...]:
    axiom_of(axiom)
    return GAME_SOLUTIONS if dashed(axiom) in GAME_AXIOMS else SOLUTIONS


# As the proofs name axioms, where they do otherwise.
_NAMED = {
    "weak-pareto-optimality": "weak-pareto",
    "strong-pareto-optimality": "strong-pareto",
    "nash-iia": "independence-of-irrelevant-alternatives",
}


def proof_of(axiom: str, solution: str) -> Verdict | None:
    """Return the verdict of a proof over all real payoffs, if one is found."""
    name = _NAMED.get(axiom, axiom)
    if name not in PROOFS:
        return None
    try:
        return prove(name, solution)
    except SolverError:
        return None


@dataclass(frozen=True)
class Asked:
    """An axiom asked of a solution with its weights, if it takes any."""

    prop: Property
    solution: str
    weights: Row

    def given(self, instance: Instance) -> dict[str, Any]:
        """Return the parameters of the axiom at an instance."""
        given: dict[str, Any] = {"solution": self.solution}
        if self.weights:
            given["weights"] = self.weights
        if self.prop.name == "continuity":
            return {**given, "ways": self._ways(instance)}
        return with_choices(self.prop, instance.problem, {**given, **instance.change})

    def holds_at(self, instance: Instance) -> bool | None:
        """Return what the definition says, None where it says nothing."""
        try:
            if self.prop.name == "continuity" and not self._jumps(instance):
                return True
            given = self.given(instance)
            return bool(self.prop.body(instance.problem, **given))
        except (PremiseNotMet, ModelError, SolverError):
            return None  # nothing to gain, several points, a field that is too large
        except CertificateError:
            if self.prop.name != "continuity":
                raise
            return None  # the proofs do not run straight

    def search(
        self, draw: Callable[[random.Random, int], Instance], tries: int, seed: int
    ) -> tuple[int, Instance | None]:
        """Return how many instances held, and a small one that fails, if any."""
        held, found = 0, list[Instance]()
        for number in range(_SKIPPED * tries):
            if held == tries or len(found) == HITS:
                break
            # A source of its own for each number: all axioms see the same problems.
            chance = random.Random(f"{seed}/{number}")
            instance = draw(chance, min(8, 2 + 6 * number // tries))
            says = self.holds_at(instance)
            if says is False:
                found.append(self.smaller(instance, at_once=2))
            elif says:
                held += 1
        if not found:
            return held, None
        return held, self.smaller(min(found, key=lambda x: x.size), at_once=4)

    def smaller(self, instance: Instance, at_once: int) -> Instance:
        """Return an instance that fails and that no step makes smaller.

        A step leaves out rows, puts a smaller number in place of another, or lowers up
        to `at_once` numbers by 1.
        """
        while True:
            for step in steps(instance, at_once):
                if step.size < instance.size and self.holds_at(step) is False:
                    instance = step
                    break
            else:
                return instance

    def refuted(self, instance: Instance) -> Verdict:
        """Return the kernel's verdict on an instance that fails."""
        return check(instance.problem, self.prop.name, given=self.given(instance))

    def _jumps(self, instance: Instance) -> bool:
        """Return whether the solutions seem to have two limits on the two ways."""
        e = Fraction(1, 10**9)
        first, second = (
            approximate(
                choice(
                    self.solution, _at(instance.problem, moved, e), self.weights
                ).point
            )
            for moved in _moved(instance)
        )
        pairs = zip(first, second, strict=True)
        return any(abs(x - y) > Fraction(1, 1000) for x, y in pairs)

    def _ways(self, instance: Instance) -> tuple[dict[str, Any], ...]:
        """Return both ways to the problem, with choices that run straight on them.

        They are read off at two small e, and right only if the definition says so.
        """
        return tuple(
            {"moved": moved, "choices": self._straight(instance.problem, moved)}
            for moved in _moved(instance)
        )

    def _straight(self, problem: BargainingProblem, moved: Rows) -> tuple[Any, Any]:
        ends = Fraction(1, 1000), Fraction(1, 2000)
        at = [choice(self.solution, _at(problem, moved, e), self.weights) for e in ends]
        first, second = ((each.point, each.proof) for each in at)
        return _extended(first, second, ends, 0), _extended(first, second, ends, 1)


def _moved(instance: Instance) -> list[Rows]:
    """Return where the outcomes are at e = 1, on either way."""
    ways = (instance.change["first"], instance.change["second"])
    return [tuple(map(_plus, instance.outcomes, steps)) for steps in ways]


def _plus(row: Row, step: Row) -> Row:
    return tuple(x + y for x, y in zip(row, step, strict=True))


def _at(problem: BargainingProblem, moved: Rows, e: Fraction) -> BargainingProblem:
    if len(problem.outcomes) != len(moved):
        raise ModelError("expected a row for each outcome")  # some became the same
    rows = zip(problem.outcomes, moved, strict=True)
    outcomes = tuple(
        tuple(x + e * (y - x) for x, y in zip(*pair, strict=True)) for pair in rows
    )
    return replace(problem, outcomes=outcomes)


def _extended(first: Any, second: Any, ends: tuple[Fraction, Fraction], e: int) -> Any:
    """Return the value at e of what is linear in e, from its values at two ends."""
    if isinstance(first, Mapping):
        return {k: _extended(first[k], second[k], ends, e) for k in first}
    if isinstance(first, tuple):
        if len(first) != len(second):
            raise ModelError("the two proofs differ in shape")
        return tuple(
            _extended(x, y, ends, e) for x, y in zip(first, second, strict=True)
        )
    if first == second:
        return first
    a, b = ends
    return first + (second - first) * (e - a) / (b - a)


AXIOMS = {
    "weak-pareto-optimality": Axiom("weak Pareto optimality", plain),
    "strong-pareto-optimality": Axiom("strong Pareto optimality", plain),
    "symmetry": Axiom("symmetry", symmetric),
    "scale-covariance": Axiom("scale covariance", rescaled),
    "translation-covariance": Axiom("translation covariance", shifted),
    "nash-iia": Axiom("independence of irrelevant alternatives (Nash)", cut),
    "individual-monotonicity": Axiom("individual monotonicity", wider_for_one),
    "strong-monotonicity": Axiom("strong monotonicity", wider),
    "disagreement-monotonicity": Axiom("disagreement-point monotonicity", raised),
    "superadditivity": Axiom("superadditivity", both),
    "midpoint-domination": Axiom("midpoint domination", plain),
    "continuity": Axiom("continuity", approached),
}
SOLUTIONS = (
    "nash",
    "weighted-nash",
    "kalai-smorodinsky",
    "egalitarian",
    "proportional",
    "utilitarian",
    "raiffa",
    "perles-maschler",
    "pmm-nash",
    "rose-points-r1",
)

GAME_AXIOMS = {
    "maximin-rationality": Axiom("maximin rationality", for_a_player),
    "threat-immunity": Axiom("immunity to unconditional threats", threatened),
    "action-monotonicity": Axiom("monotonicity in actions", without_one),
    "payoff-dominance": Axiom("payoff dominance", for_the_better_off),
}
GAME_SOLUTIONS = ("coco", "rose-r1", "rose-r2")
