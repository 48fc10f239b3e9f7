"""Axioms of bargaining solutions, proved over all polygons of a class.

The class: two players, payoffs can be thrown away, lotteries over four outcomes whose
payoffs, like the disagreement point, are any real numbers. These are all problems the
frontier of which has at most four vertices: outcomes may coincide, or lie behind it.
Payoffs are written as gains over d, which is no restriction. Where an axiom adds
outcomes, it adds any four; where ideal points count, two feasible outcomes that show
them are among the outcomes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.theory.expressions import read_form
from accord.theory.names import dashed, nearest
from accord.theory.properties import Property, find_property, name_of
from accord.theory.specifications import data_spec
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question
from accord.verifiers.decide import prove as have_checked
from accord.verifiers.engines.cases import payload
from accord.verifiers.engines.products import prove_by_products
from accord.verifiers.kernel.statements import read_statement
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

VERTICES = 4
Forms = tuple[Any, ...]
Texts = tuple[str, ...]
Choice = tuple[Forms, dict[str, Any]]
_D = ("d1", "d2")
_TAKES = ("weighted-nash", "proportional")
_WITH_NORMAL = ("egalitarian", "proportional", "kalai-smorodinsky")
_NASH = ("nash", "weighted-nash")
_WITH_IDEAL = ("kalai-smorodinsky",)


def forms(row: Texts) -> Forms:
    """Return the forms of these texts."""
    return tuple(map(read_form, row))


@dataclass
class Draft:
    """A statement under way: the unknown numbers, and what is known of them.

    solution  whose axiom it is
    outcomes  those of the problem, as texts
    d         its disagreement point
    title     what it is called
    where     what is known of the unknown numbers
    free      unknown numbers of which nothing is known, not in the outcomes
    steps     what follows of the premises, and is to be shown first
    cases     numbers of which the proof asks whether they are positive
    """

    solution: str
    outcomes: list[Texts] = field(default_factory=list)
    d: Texts = _D
    title: str = "every polygon"
    where: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    steps: list[Any] = field(default_factory=list)
    cases: list[Any] = field(default_factory=list)

    def positive(self, *names: str) -> Forms:
        """Return unknown numbers that are positive."""
        self.where += [f"{name} > 0" for name in names]
        return forms(names)

    def at_least_zero(self, *names: str) -> Forms:
        """Return unknown numbers that are at least 0."""
        self.where += [f"{name} >= 0" for name in names]
        return forms(names)

    def lottery(self, name: str, size: int = 0) -> tuple[tuple[int, Any], ...]:
        """Return any lottery over the first `size` outcomes, or over all."""
        count = size or len(self.outcomes)
        weights = self.at_least_zero(*(f"{name}{k}" for k in range(1, count)))
        last: Any = 1 - sum(weights)
        if weights:
            self.where.append(f"{last} >= 0")
        return tuple(enumerate((*weights, last)))

    def four(self, names: str = "ab", d: Texts = _D) -> list[Texts]:
        """Return four outcomes with any payoffs."""
        a, b = names[0], names[1]
        numbers = range(1, VERTICES + 1)
        return [(f"{d[0]} + {a}{k}", f"{d[1]} + {b}{k}") for k in numbers]

    def hopeful(self, mark: str = "", d: Texts = _D) -> list[Texts]:
        """Return two outcomes that are a loss to nobody and show the ideal point."""
        self.positive(f"i{mark}1", f"i{mark}2")
        self.at_least_zero(f"z{mark}1", f"z{mark}2")
        return [
            (f"{d[0]} + i{mark}1", f"{d[1]} + z{mark}2"),
            (f"{d[0]} + z{mark}1", f"{d[1]} + i{mark}2"),
        ]

    def ideal(self, mark: str, place: int) -> dict[str, Any]:
        """Return any proof that the outcomes at this place show the ideal point."""
        own = self.at_least_zero(f"c{mark}1", f"c{mark}2")
        others = self.at_least_zero(f"e{mark}1", f"e{mark}2")
        return {"ideal": (((place, 1),), ((place + 1, 1),)), "caps": (own, others)}

    def choice(
        self,
        mark: str = "",
        *,
        d: Texts = _D,
        size: int = 0,
        place: int = VERTICES,
        factors: Forms = (1, 1),
    ) -> Choice:
        """Return any point with any proof that the solution chooses it.

        Of the problem with the first `size` outcomes, or all, and this d, all times the
        factors; `place` is that of the outcomes that show the ideal point.
        """
        lottery = self.lottery(f"l{mark}", size)
        gains = self.positive(f"g{mark}1", f"g{mark}2")
        rows = zip(factors, forms(d), gains, strict=True)
        point = tuple(c * (x + g) for c, x, g in rows)
        proof: dict[str, Any] = {"solution": point, "lottery": lottery}
        if self.solution in _WITH_NORMAL:
            proof["normal"] = self.at_least_zero(f"n{mark}1", f"n{mark}2")
        if self.solution in _WITH_IDEAL:
            proof |= self.ideal(mark, place)
        return point, proof

    def normal(self, choice: Choice, gains: Forms) -> Forms:
        """Return the normal of the hyperplane by which a choice is supported."""
        if self.solution in _NASH:
            w = forms(("w1", "w2")) if self.solution in _TAKES else (1, 1)
            return w[0] * gains[1], w[1] * gains[0]
        found: Forms = choice[1].get("normal", ())
        return found

    def not_beyond(self, choice: Choice, mark: str, point: Forms) -> None:
        """Take the step that a feasible point is not beyond a choice's hyperplane."""
        gains = forms((f"g{mark}1", f"g{mark}2"))
        normal = self.normal(choice, gains)
        rows = zip(normal, choice[0], point, strict=True) if normal else ()
        if normal:
            self.steps.append(sum(n * (x - y) for n, x, y in rows))
        self.cases += choice[1].get("normal", ())

    def alike(self, excess: str) -> None:
        """Take the steps that two choices, unscaled, are one, or differ to one side.

        `excess` is what the first gives the first player more than the second does.
        """
        e, g1, g2, h1, h2 = forms((excess, "g1", "g2", "gh1", "gh2"))
        if self.solution in _NASH:
            self.steps.append(e * (g2 * h1 - h2 * g1))
            self.cases += [e, -e, g2 - h2, h2 - g2]
        if self.solution in _WITH_IDEAL:
            self.equal(("g1*i2", "g2*i1"), ("gh1*ih2", "gh2*ih1"))

    def in_proportion(self) -> None:
        """Take the steps that what two choices differ by has the same proportions."""
        if self.solution == "proportional":
            self.equal(("w1*(g2 - gh2)", "w2*(g1 - gh1)"))
            self.cases += forms(("g1 - gh1", "g2 - gh2"))

    def equal(self, *pairs: Texts) -> None:
        """Take the steps that these numbers are equal."""
        for x, y in pairs:
            self.steps += [read_form(f"{x} - {y}"), read_form(f"{y} - {x}")]

    def split(self, size: int) -> Forms:
        """Take all outcomes but the first `size` from the problem; return them."""
        more = self.outcomes[size:]
        self.free += [f"{x}{k}" for x in "xy" for k in range(1, VERTICES + 1)]
        self.outcomes = self.outcomes[:size]
        return tuple(map(forms, more))

    def mean(self, lottery: tuple[tuple[int, Any], ...]) -> Forms:
        """Return the payoffs of a lottery over the outcomes."""
        rows = [forms(row) for row in self.outcomes]
        return tuple(sum(p * rows[k][i] for k, p in lottery) for i in (0, 1))

    def proved(self, axiom: str, **arguments: Any) -> Verdict:
        """Return the kernel's verdict on the axiom.

        Raises SolverError where no proof is found.
        """
        weights = self.positive("w1", "w2") if self.solution in _TAKES else ()
        given = {"solution": self.solution, **arguments, "weights": weights}
        asked = {"axiom": axiom, "arguments": given}
        asked |= {"steps": tuple(self.steps), "cases": tuple(self.cases)}
        return proved(find_property("axiom-for-all"), self.problem(), asked)

    def problem(self) -> BargainingProblem:
        """Return the problem as it is so far."""
        return BargainingProblem(
            ("Ann", "Bob"),
            tuple(map(forms, self.outcomes)),
            forms(self.d),
            comprehensive=True,
            title=self.title,
            where=(*self.where, *(f"{x} == {x}" for x in self.free)),
        )


def proved(prop: Property, subject: Any, parameters: dict[str, Any]) -> Verdict:
    """Return the kernel's verdict on a property, for all values of the parameters.

    Raises SolverError where no proof is found.
    """
    name = "" if prop.of_the_library else name_of(prop)
    question = Question(prop, data_spec(subject), parameters, property_name=name)
    data = question.as_data(question.statement().scope)
    limits = Limits()
    statement = read_statement(data, None, question.own_property)
    found = payload(prove_by_products(statement, limits))
    certificate = make_certificate(data, "PROVED", "cases", found)
    return have_checked(question, statement, certificate, limits)


# --- the axioms ----------------------------------------------------------------------


def _problem(solution: str, *, hopes: bool = False) -> Draft:
    """Return the draft of a statement about any problem of the class."""
    draft = Draft(solution)
    draft.outcomes = draft.four()
    if hopes or solution in _WITH_IDEAL:
        draft.outcomes += draft.hopeful()
    return draft


def _pareto(solution: str, axiom: str) -> Verdict:
    draft = _problem(solution)
    chosen = draft.choice(place=VERTICES)
    better = draft.lottery("m")
    draft.not_beyond(chosen, "", draft.mean(better))
    return draft.proved(axiom, better=better, choices=(chosen,))


def _weak_pareto(solution: str) -> Verdict:
    return _pareto(solution, "weak-pareto-optimality")


def _strong_pareto(solution: str) -> Verdict:
    return _pareto(solution, "strong-pareto-optimality")


def _symmetry(solution: str) -> Verdict:
    """Four outcomes in two pairs that mirror each other: every symmetric polygon."""
    d = ("d1", "d1")
    draft = Draft(solution, d=d)
    pairs = [("a1", "b1"), ("a2", "b2")]
    if solution in _WITH_IDEAL:
        draft.positive("i")
        draft.at_least_zero("z")
        pairs.append(("i", "z"))
    for a, b in pairs:
        one = (f"d1 + {a}", f"d1 + {b}")
        draft.outcomes += [one, (one[1], one[0])]
    partners = (1, 0, 3, 2, 5, 4)[: len(draft.outcomes)]
    chosen = draft.choice(d=d, place=VERTICES)
    other = tuple(reversed(chosen[0]))
    draft.not_beyond(chosen, "", other)
    choices = (chosen,)
    return draft.proved("symmetry-by-partners", partners=partners, choices=choices)


def _twice(solution: str) -> Draft:
    """Return a draft of a problem that is solved twice."""
    draft = _problem(solution)
    if solution in _WITH_IDEAL:
        draft.outcomes += draft.hopeful("h")
        draft.equal(("i1", "ih1"), ("i2", "ih2"))
    return draft


def _translation(solution: str) -> Verdict:
    draft = _twice(solution)
    moved = ("d1 + s1", "d2 + s2")
    before = draft.choice()
    after = draft.choice("h", d=moved, place=VERTICES + 2)
    shift = forms(("s1", "s2"))
    draft.free += ["s1", "s2"]
    back = tuple(x - s for x, s in zip(after[0], shift, strict=True))
    there = tuple(x + s for x, s in zip(before[0], shift, strict=True))
    draft.not_beyond(before, "", back)
    draft.not_beyond(after, "h", there)
    draft.alike("g1 - gh1")
    choices = (before, after)
    return draft.proved("translation-covariance", shift=shift, choices=choices)


def _scale(solution: str) -> Verdict:
    draft = _problem(solution)
    factors = draft.positive("u1", "u2")
    before = draft.choice()
    after = draft.choice("h", factors=factors)
    # Without the factors, step by step: feasible, supported, and the same.
    back = forms(("d1 + gh1", "d2 + gh2"))
    given = draft.mean(after[1]["lottery"])
    draft.steps += [x - y for x, y in zip(given, back, strict=True)]
    draft.not_beyond(before, "", back)
    normal = draft.normal(after, forms(("gh1", "gh2")))
    for point in (*map(forms, draft.outcomes), before[0]):
        rows = zip(normal, back, point, strict=True)
        draft.steps.append(sum(n * (x - y) for n, x, y in rows))
    draft.alike("g1 - gh1")
    draft.equal(("g1", "gh1"), ("g2", "gh2"))
    choices = (before, after)
    return draft.proved("scale-covariance", factors=factors, choices=choices)


def _independence(solution: str) -> Verdict:
    draft = Draft(solution)
    draft.outcomes = draft.four() + draft.four("xy")
    small, large = draft.choice(size=VERTICES), draft.choice("h")
    draft.not_beyond(small, "", large[0])
    draft.not_beyond(large, "h", small[0])
    draft.alike("g1 - gh1")
    inside = {"lottery": draft.lottery("m", VERTICES)}
    choices = (small, large)
    return draft.proved(
        "nash-iia", more=draft.split(VERTICES), inside=inside, choices=choices
    )


def _strong_monotonicity(solution: str) -> Verdict:
    draft = Draft(solution)
    draft.outcomes = draft.four() + draft.four("xy")
    small, large = draft.choice(size=VERTICES), draft.choice("h")
    draft.not_beyond(large, "h", small[0])
    draft.in_proportion()
    more, choices = draft.split(VERTICES), (small, large)
    return draft.proved("strong-monotonicity", more=more, choices=choices)


def _individual_monotonicity(solution: str) -> Verdict:
    draft = _problem(solution, hopes=True)
    size = len(draft.outcomes)
    draft.outcomes += draft.four("xy") + draft.hopeful("h")
    last = len(draft.outcomes) - 2
    small = draft.choice(size=size)
    large = draft.choice("h", place=last)
    if solution in _WITH_IDEAL:
        ideals = small[1], large[1]
    else:
        ideals = draft.ideal("", VERTICES), draft.ideal("h", last)
    draft.steps += [read_form("ih1 - i1"), read_form("ih2 - i2")]
    draft.not_beyond(large, "h", small[0])
    draft.in_proportion()
    return draft.proved(
        "individual-monotonicity",
        player=0,
        more=draft.split(size),
        ideals=ideals,
        choices=(small, large),
    )


def _disagreement(solution: str) -> Verdict:
    return disagreement_monotone(_problem(solution))


def disagreement_monotone(draft: Draft) -> Verdict:
    """Prove disagreement-point monotonicity of the problem of a draft."""
    raised = ("d1 + r", "d2")
    draft.at_least_zero("r")
    hopes = draft.solution in _WITH_IDEAL
    if hopes:
        draft.outcomes += draft.hopeful("h", raised)
        draft.steps += forms(("ih1 + r - i1", "i1 - ih1 - r", "i2 - ih2"))
    before = draft.choice()
    after = draft.choice("h", d=raised, place=VERTICES + 2)
    draft.not_beyond(before, "", after[0])
    draft.not_beyond(after, "h", before[0])
    draft.alike("g1 - gh1 - r")
    if hopes:
        draft.steps += forms(("i1 - g1", "g1*ih1 - gh1*i1 - (g1 - gh1 - r)*i1"))
        draft.cases += forms(("g1 - gh1 - r", "g2 - gh2"))
    return draft.proved(
        "disagreement-monotonicity",
        player=0,
        raised=read_form(raised[0]),
        choices=(before, after),
    )


def _superadditivity(solution: str) -> Verdict:
    """With the disagreement point 0, as the axiom has it."""
    zero = ("0", "0")
    draft = Draft(solution, d=zero)
    draft.outcomes = draft.four("ab", zero)
    first = draft.choice(d=zero)
    other = draft.four("xy", zero)
    draft.outcomes = other
    second = draft.choice("s", d=zero)
    draft.outcomes = draft.four("ab", zero)
    draft.free += [f"{x}{k}" for x in "xy" for k in range(1, VERTICES + 1)]
    whole = draft.choice("h", d=zero, size=VERTICES * VERTICES)
    apart = tuple(x + y for x, y in zip(first[0], second[0], strict=True))
    for point in map(forms, draft.outcomes):  # one lottery after the other
        each = tuple(x + y for x, y in zip(point, second[0], strict=True))
        draft.not_beyond(whole, "h", each)
    draft.not_beyond(whole, "h", apart)
    return draft.proved(
        "superadditivity",
        other=tuple(map(forms, other)),
        choices=(first, second, whole),
    )


def _midpoint(solution: str) -> Verdict:
    draft = _problem(solution, hopes=True)
    chosen = draft.choice()
    ideal = chosen[1] if solution in _WITH_IDEAL else draft.ideal("", VERTICES)
    half = Fraction(1, 2)
    middle = draft.mean(((VERTICES, half), (VERTICES + 1, half)))
    draft.not_beyond(chosen, "", middle)
    return draft.proved("midpoint-domination", ideals=(ideal,), choices=(chosen,))


_ANY = ("nash", "weighted-nash", "egalitarian", "proportional", "kalai-smorodinsky")
_KALAI = ("egalitarian", "proportional")
# Each axiom, how it is proved, and of which solutions: of the others it fails, or
# nothing is proved of them here.
PROOFS: dict[str, tuple[Callable[[str], Verdict], tuple[str, ...]]] = {
    "weak-pareto": (_weak_pareto, _ANY),
    "strong-pareto": (_strong_pareto, (*_NASH, *_WITH_IDEAL)),
    "symmetry": (_symmetry, ("nash", "egalitarian", "kalai-smorodinsky")),
    "scale-covariance": (_scale, _NASH),
    "translation-covariance": (_translation, _ANY),
    "independence-of-irrelevant-alternatives": (_independence, (*_NASH, *_KALAI)),
    "individual-monotonicity": (_individual_monotonicity, (*_KALAI, *_WITH_IDEAL)),
    "strong-monotonicity": (_strong_monotonicity, _KALAI),
    "disagreement-monotonicity": (_disagreement, _ANY),
    "superadditivity": (_superadditivity, _KALAI),
    "midpoint-domination": (_midpoint, ("nash", *_WITH_IDEAL)),
}


def prove(axiom: str, solution: str) -> Verdict | None:
    """Return PROVED with its certificate, None where nothing is proved.

    What is proved: for two players and the problems of the class above, the axiom holds
    whatever the problem, the change of it, and the proofs of what is chosen. That each
    problem in which both can gain has such a proof is in the definitions of the
    solutions, and not proved here.
    """
    name = dashed(axiom)
    if name not in PROOFS:
        raise ModelError(
            f"no axiom is named `{axiom}`", nearest(axiom, PROOFS, "properties")
        )
    proof, solutions = PROOFS[name]
    if dashed(solution) not in solutions:
        return None
    verdict = proof(dashed(solution))
    if verdict.vacuous:
        return None
    said = f"{name} of {dashed(solution)}"
    return replace(verdict, property=said, notes=(*verdict.notes, *_notes(name)))


def _notes(axiom: str) -> tuple[str, ...]:
    """Return what was covered, and what is not proved here, in words."""
    which = "with four outcomes that mirror each other" if axiom == "symmetry" else ""
    which = which or f"with at most {VERTICES} frontier vertices"
    more = {
        "independence-of-irrelevant-alternatives": "any four outcomes left out",
        "individual-monotonicity": "any four outcomes added, player 1 (players rename)",
        "strong-monotonicity": "any four outcomes added",
        "disagreement-monotonicity": "any rise of d_1 (players rename)",
        "superadditivity": "any two such polygons with d = (0, 0)",
        "scale-covariance": "any positive factors",
        "translation-covariance": "any shift",
    }
    covered = f"2 players, every comprehensive polygon {which}, all real coordinates"
    return (
        ", ".join(filter(None, (covered, more.get(axiom, "")))),
        "whatever proofs show what is chosen; that there are such proofs is cited",
    )
