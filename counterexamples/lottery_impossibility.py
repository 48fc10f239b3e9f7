"""Why no lottery rule has the properties, as a proof on a page.

First the profiles, then what symmetry, efficiency and lies between two classes give at
once, then the steps: a lie gives something in view of what is known, because what it
leads to would else be better. Each line tells clauses and lemmas of the certificate,
and only what the contradiction rests on. `proof_of` makes one `Page` of sentences, and
a style says how comparisons, orders and numbers of lines look in text or LaTeX.
"""

import itertools
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from accord.theory.cells import cell_of
from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, literal
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, letter
from accord.theory.preferences import Order, upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties import Property
from accord.theory.ranges.mechanisms import alternatives
from accord.verifiers.engines.lotteries import Demand, Listed
from accord.verifiers.engines.mixed import Lemma
from accord.verifiers.engines.stepwise import Inference
from accord.verifiers.lottery_rules import NoRule

# --- what is said ---------------------------------------------------------------------


@dataclass(frozen=True)
class Term:
    """A multiple of the probability that the lottery at a profile draws from a set.

    Profile 0: a number.
    """

    times: Exact
    profile: int = 0
    among: tuple[int, ...] = ()


@dataclass(frozen=True)
class Relation:
    """A comparison of two sums, like P1(ab) >= P2(c)."""

    left: tuple[Term, ...]
    sense: str
    right: tuple[Term, ...]


@dataclass(frozen=True)
class Ranking:
    """An order of the alternatives, best class first."""

    order: Order


@dataclass(frozen=True)
class Reference:
    """A line that is told before, times a number; what of it, if it tells several."""

    line: int
    times: Exact = 1
    what: Relation | None = None


Sentence = tuple[str | Relation | Ranking | Reference | Term, ...]


@dataclass(frozen=True)
class Line:
    """A numbered line, and the steps of the proof that it tells."""

    number: int
    said: Sentence
    tells: tuple[Inference, ...]


@dataclass(frozen=True)
class Page:
    """A proof: the ballots at each profile, and the lines."""

    agents: tuple[str, ...]
    profiles: tuple[tuple[Ranking, ...], ...]
    lines: tuple[Line, ...]


# --- from the steps of a proof to lines -----------------------------------------------


def proof_of(found: NoRule, properties: Sequence[Property]) -> Page:
    """Return the page of a proof that no lottery rule has the properties."""
    teller = _Teller(found, properties)
    teller.tell(found.steps)
    agents = tuple(map(agent_name, teller.m.agents))
    profiles = tuple(tuple(map(Ranking, p)) for p in teller.profiles)
    return Page(agents, profiles, tuple(teller.lines))


class _Teller:
    """Tells steps one after the other, and knows in which line each fact was told."""

    def __init__(self, found: NoRule, properties: Sequence[Property]) -> None:
        assert found.facts is not None
        self.properties = properties
        self.listed: Listed = found.facts.listed
        self.m: Mechanism = self.listed.plain
        self.names = alternatives(self.m)
        self.profiles = found.facts.profiles
        self.numbers = {cell_of(p): k + 1 for k, p in enumerate(self.profiles)}
        self.demands = found.facts.demands
        self.relations: dict[Literal, Relation] = {}
        self.scales: dict[Literal, Fraction] = {}  # the literal, in its relation
        for demand in self.demands:
            if "report" in self._bound(demand):
                self._note_comparisons(demand)
        self.lines: list[Line] = []
        self.told: dict[Literal, int] = {}
        self.several: set[int] = set()  # lines that tell more than one comparison

    # What a demand is about.

    def _demand(self, step: Inference) -> Demand:
        assert step.clause is not None
        return self.demands[step.clause]

    def _bound(self, demand: Demand) -> dict[str, Any]:
        which, instance = demand.origin
        names = () if which is None else self.properties[which].forall
        return dict(zip(names, instance, strict=False))

    def _number(self, profile: Profile) -> int:
        return self.numbers[cell_of(profile)]

    def _note_comparisons(self, demand: Demand) -> None:
        """Note that a lie's comparisons are about the sets that the agent looks at."""
        bound = self._bound(demand)
        profile, agent = bound["profile"], bound["agent"]
        home, back = self._home(profile.with_report(agent, bound["report"]))
        for upper in upper_sets(profile[agent], self.names):
            truth = (profile, tuple(sorted(upper)))
            other = (home, tuple(sorted(back[x] for x in upper)))
            for (at, among), (by, them) in ((truth, other), (other, truth)):
                difference = self._chance(at, among) - self._chance(by, them)
                left = (Term(1, self._number(at), among),)
                right = (Term(1, self._number(by), them),)
                for sense in (">=", ">"):
                    fact = literal(difference, sense)
                    unknown, c = next(pair for pair in fact.terms if pair[0])
                    self.scales[fact] = abs(Fraction(c) / difference.terms[unknown])
                    self.relations.setdefault(fact, Relation(left, sense, right))

    def _home(self, profile: Profile) -> tuple[Profile, dict[Any, Any]]:
        """Return the listed profile that one is an image of; its names by the new."""
        if self.listed.image_of is None:
            return profile, {x: x for x in self.names}
        image = self.listed.image_of(profile)
        return image.of, {new: x for x, new in image.renaming(self.m).items()}

    def _chance(self, profile: Profile, among: Iterable[Any]) -> Form:
        lottery = self.m(profile)
        total: Form = sum((lottery[x] for x in among), Form({}))
        return total

    # Comparisons.

    def relation(self, fact: Literal) -> Relation:
        """Return a comparison as it is told: few terms, nothing negative."""
        if fact not in self.relations:
            self.relations[fact] = self._short(fact)
        return self.relations[fact]

    def _short(self, fact: Literal) -> Relation:
        """Return the shortest of the ways to write it: the probabilities sum to 1."""
        constant: Exact = 0
        rows: dict[str, list[Exact]] = {}
        for unknown, c in fact.terms:
            if not unknown:
                constant = c
                continue
            cell, place = unknown[0][:-1], int(unknown[0][-1]) - 1
            rows.setdefault(cell, [0] * len(self.names))[place] = c
        ways: list[list[Term]] = []
        shares = [sorted({0, *row}) for row in rows.values()]
        for taken in itertools.product(*shares):
            terms = [Term(simplest(constant + sum(taken, Fraction(0))))]
            for (cell, row), less in zip(rows.items(), taken, strict=True):
                for c in sorted(set(row)):
                    pairs = zip(self.names, row, strict=True)
                    among = tuple(x for x, other in pairs if other == c)
                    terms.append(Term(c - less, self.numbers[cell], among))
            ways.append([term for term in terms if term.times])
        best = min(ways, key=_length)
        smallest = min(abs(Fraction(term.times)) for term in best if term.profile)
        self.scales[fact] = smallest
        sides: tuple[list[Term], list[Term]] = ([], [])
        for term in sorted(best, key=lambda t: (t.profile == 0, t.profile, t.among)):
            times = simplest(abs(Fraction(term.times)) / smallest)
            sides[term.times < 0].append(Term(times, term.profile, term.among))
        left, right = map(tuple, sides)
        if not left and fact.sense == ">=":  # probabilities that are not above 0
            return Relation(right, "=", (Term(0),))
        return Relation(left or (Term(0),), fact.sense, right or (Term(0),))

    # Lines.

    def tell(self, steps: Sequence[Inference]) -> None:
        """Tell what clauses alone give, then what follows of it, then the end."""
        *inner, end = steps
        given = [s for s in inner if not s.lemmas and self._bound(self._demand(s))]
        for group in sorted(self._by_instance(given), key=self._kind):
            self._tell_given(group)
        for group in self._grouped([s for s in inner if s.lemmas]):
            if group[0].clause is None:
                self._tell_values(group)
            else:
                self._tell_step(group)
        self._tell_end(end)

    def _add(
        self, said: Sequence[Any], tells: Sequence[Inference], relations: int
    ) -> None:
        number = len(self.lines) + 1
        if relations > 1:
            self.several.add(number)
        self.lines.append(Line(number, tuple(said), tuple(tells)))
        for step in tells:
            if step.fact is not None:
                self.told.setdefault(step.fact, number)

    def _tell_values(self, group: Sequence[Inference]) -> None:
        """Tell probabilities that have one possible value, those of one lottery."""
        said: list[Any] = []
        ways: dict[Relation, list[Any]] = {}
        for step in group:
            assert step.fact is not None
            (lemma,) = step.lemmas
            relation = self.relation(step.fact)
            against = step.fact.negation()
            by = self._by(lemma, {against}, against)
            back = Relation(relation.right, relation.sense, relation.left)
            if back in ways:
                before = ways.pop(back)
                ways[replace(back, sense="=")] = [*before, " and", *by]
            else:
                ways[relation] = by
        for relation, by in ways.items():
            said += ["; " if said else "", relation, *by]
        self._add([*said, "."], group, len(ways))

    def _by_instance(self, steps: Sequence[Inference]) -> list[list[Inference]]:
        groups: dict[Any, list[Inference]] = {}
        for step in steps:
            groups.setdefault(self._demand(step).origin, []).append(step)
        return list(groups.values())

    def _kind(self, group: Sequence[Inference]) -> tuple[int, int]:
        bound = self._bound(self._demand(group[0]))
        kinds = ("renaming", "direction")
        kind = next((k for k, name in enumerate(kinds) if name in bound), 2)
        return kind, self._number(bound["profile"])

    def _grouped(self, steps: Sequence[Inference]) -> list[list[Inference]]:
        """Return the steps, those of one instance in one line where they can be.

        A step waits for a later one of its line if nothing before that needs it.
        """
        groups: list[list[Inference]] = []
        waiting = list(steps)
        while waiting:
            step = waiting.pop(0)
            needed = [step.fact in other.uses for other in waiting]
            until = needed.index(True) if True in needed else len(waiting)
            mine = [self._line_of(other) == self._line_of(step) for other in waiting]
            if groups and self._line_of(groups[-1][0]) == self._line_of(step):
                groups[-1].append(step)
            elif True in mine[:until] and mine.index(True) > 0:
                waiting.insert(mine.index(True), step)
            else:
                groups.append([step])
        return groups

    def _line_of(self, step: Inference) -> Any:
        """Return what the steps of a line have in common: instance, or profile."""
        if step.clause is not None:
            return self._demand(step).origin
        assert step.fact is not None
        return next(unknown[0][:-1] for unknown, _ in step.fact.terms if unknown)

    def _tell_given(self, group: Sequence[Inference]) -> None:
        demand = self._demand(group[0])
        shown: list[Relation] = []
        for step in group:
            assert step.fact is not None
            relation = self.relation(step.fact)
            back = Relation(relation.right, relation.sense, relation.left)
            if back in shown:
                shown[shown.index(back)] = replace(back, sense="=")
            else:
                shown.append(relation)
        said = [*self._opening(demand), *_listing(shown), self._close(demand)]
        self._add(said, group, len(shown))

    def _close(self, demand: Demand) -> str:
        """Return the end of a line: the property, but where a lie says which it is."""
        which, _ = demand.origin
        assert which is not None
        lie = "report" in self._bound(demand)
        return "." if lie else f" [{self.properties[which].name}]."

    def _opening(self, demand: Demand) -> list[Any]:
        """Return what an instance looks at, in words."""
        bound = self._bound(demand)
        at = f"P{self._number(bound['profile'])}"
        if "renaming" in bound:
            new = bound["renaming"]
            pairs = _exchanged(self.names, new)
            how = f"exchanging {pairs}" if pairs else f"{_renamed(self.names, new)}"
            return [f"At {at} {how} changes nothing, so "]
        if "direction" in bound:
            more = [letter(x) for x, change in bound["direction"] if change > 0]
            less = [letter(x) for x, change in bound["direction"] if change < 0]
            verb = "dominates" if len(more) == 1 else "dominate"
            return [f"At {at} {' and '.join(more)} {verb} {' and '.join(less)}, so "]
        profile, agent = bound["profile"], bound["agent"]
        home, back = self._home(profile.with_report(agent, bound["report"]))
        there = f"P{self._number(home)}"
        if any(new != x for new, x in back.items()):
            new = [new for x in self.names for new, old in back.items() if old == x]
            pairs = _exchanged(self.names, new)
            how = f"{pairs} exchanged" if pairs else _renamed(self.names, new)
            there += f" with {how}"
        return [
            f"{agent_name(agent)} at {at} (",
            Ranking(profile[agent]),
            ") could report ",
            Ranking(bound["report"]),
            f" and get {there}: ",
        ]

    def _tell_step(self, group: Sequence[Inference]) -> None:
        """Tell what an instance gives in view of what is known, in one line."""
        said = self._opening(self._demand(group[0]))
        for k, step in enumerate(group):
            assert step.fact is not None
            against = step.fact.negation()
            said.append("; and " if k else "")
            rest = sorted(self._demand(step).literals - {step.fact}, key=str)
            direct = all(row != against for x in step.lemmas for row, _ in x)
            if not direct:
                for other in rest:
                    said += [self.relation(other), " or "]
                said += [self.relation(step.fact), "; "]
            for n, (other, lemma) in enumerate(zip(rest, step.lemmas, strict=True)):
                said.append(" and " if n else "as " if direct else "")
                if any(row == against for row, _ in lemma):
                    said += ["the former" if len(rest) == 1 else self.relation(other)]
                    said += [" would give the latter"]
                    said += self._by(lemma, {other, against}, against)
                else:
                    said += [self.relation(other.negation())]
                    said += self._by(lemma, {other}, other)
            said += [", " if direct else ", so ", self.relation(step.fact)]
            self.told.setdefault(step.fact, len(self.lines) + 1)
        self._add([*said, self._close(self._demand(group[0]))], group, len(group))

    def _by(
        self, lemma: Lemma, without: set[Literal], scale: Literal | None
    ) -> list[Any]:
        """Return the rows of a lemma that are known, in multiples of one of them."""
        unit = self._unit(lemma, scale)
        last = len(self.lines) + 1
        known = [(row, t) for row, t in lemma if row not in without]
        known.sort(key=lambda r: (self.told.get(r[0], last + 1), str(r[0])))
        parts: list[Any] = []
        for row, t in known:
            parts.append(" + " if parts else " by ")
            relation = self.relation(row)
            share = simplest(t * self.scales[row] / unit)
            line = self.told.get(row)
            if line is not None:
                what = relation if line in self.several else None
                parts.append(Reference(line, share, what))
            else:
                parts += [Term(share), " "] if share != 1 else []
                parts.append(relation)
        return parts

    def _unit(self, lemma: Lemma, scale: Literal | None) -> Fraction:
        """Return the multiplier of one relation, else the least of all."""
        for row, _ in lemma:
            self.relation(row)
        times = {row: t * self.scales[row] for row, t in lemma}
        return min(times.values()) if scale is None else times[scale]

    def _tell_end(self, step: Inference) -> None:
        (lemma,) = step.lemmas
        total = sum((row.form * t for row, t in lemma), Form({})).constant or 0
        strict = any(row.sense == ">" for row, _ in lemma)
        value = simplest(Fraction(-total) / self._unit(lemma, None))
        end = Relation((Term(0),), ">" if strict else ">=", (Term(value),))
        by = self._by(lemma, set(), None)
        self._add(["Contradiction: ", end, *by, "."], [step], 1)


def _length(terms: Sequence[Term]) -> Any:
    letters = sum(len(term.among) for term in terms)
    return len(terms), letters, [(term.profile, term.among) for term in terms]


def _listing(shown: Sequence[Relation]) -> list[Any]:
    parts: list[Any] = []
    for relation in shown:
        parts += [" and "] if parts else []
        parts.append(relation)
    return parts


def _exchanged(names: Sequence[Any], new: Sequence[Any]) -> str:
    """Return which alternatives change places, "" if it is not that simple."""
    moved = {x: y for x, y in zip(names, new, strict=True) if x != y}
    if any(moved[y] != x for x, y in moved.items()):
        return ""
    pairs = [f"{letter(x)} and {letter(y)}" for x, y in moved.items() if x < y]
    return ", ".join(pairs)


def _renamed(names: Sequence[Any], new: Sequence[Any]) -> str:
    """Return what alternatives become, like `abc renamed bca`."""
    moved = [(letter(x), letter(y)) for x, y in zip(names, new, strict=True) if x != y]
    old, other = ("".join(side) for side in zip(*moved, strict=True))
    return f"{old} renamed {other}"


# --- how it looks ---------------------------------------------------------------------


PREFACE = (
    "P1(ab) is the probability that the lottery at P1 draws a or b; ab > c ranks a and "
    "b first, as equals. No report may lead to a lottery that dominates the truth's."
)


@dataclass(frozen=True)
class Style:
    """How the parts of a sentence look.

    number   a number, from its text
    name     the probability that the lottery at a profile draws from a set of letters
    order    the classes of an order, each the text of its letters
    signs    what stands for >=, > and =
    line     a reference to a line, from its number
    """

    number: Callable[[str], str]
    name: Callable[[int, str], str]
    order: Callable[[list[str]], str]
    formula: Callable[[str], str]
    signs: Mapping[str, str]
    line: Callable[[int], str]


def _latex_number(text: str) -> str:
    top, slash, bottom = text.partition("/")
    return f"\\tfrac{{{top}}}{{{bottom}}}" if slash else text


TEXT = Style(
    number=str,
    name=lambda k, among: f"P{k}({among})",
    order=" > ".join,
    formula=str,
    signs={">=": ">=", ">": ">", "=": "="},
    line=lambda k: f"({k})",
)
LATEX = Style(
    number=_latex_number,
    name=lambda k, among: f"P_{{{k}}}({among})",
    order=" \\succ ".join,
    formula=lambda text: f"${text}$",
    signs={">=": "\\ge", ">": ">", "=": "="},
    line=lambda k: f"({k})",
)


def _letters(among: Iterable[Any]) -> str:
    return "".join(letter(x) for x in sorted(among))


def _shown(part: Any, style: Style) -> str:
    if isinstance(part, Ranking):
        return style.formula(style.order([_letters(tied) for tied in part.order]))
    if isinstance(part, Reference):
        line = style.line(part.line)
        if part.what is not None:
            line = f"{line[:-1]}: {_shown(part.what, style)})"
        if part.times == 1:
            return line
        return f"{style.formula(style.number(str(part.times)))} {line}"
    if isinstance(part, Term):
        return style.formula(_term(part, style))
    if isinstance(part, Relation):
        left, right = (
            " + ".join(_term(term, style) for term in side)
            for side in (part.left, part.right)
        )
        return style.formula(f"{left} {style.signs[part.sense]} {right}")
    return str(part)


def _term(term: Term, style: Style) -> str:
    if not term.profile:
        return style.number(str(term.times))
    name = style.name(term.profile, _letters(term.among))
    return name if term.times == 1 else f"{style.number(str(term.times))} {name}"


def say(sentence: Sentence, style: Style) -> str:
    """Return a sentence in a style."""
    return "".join(_shown(part, style) for part in sentence)


def as_text(page: Page, width: int = 88) -> str:
    """Return the proof as text."""
    rows = [("", *page.agents)]
    for k, orders in enumerate(page.profiles):
        rows.append((f"P{k + 1}", *(_shown(order, TEXT) for order in orders)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(text.ljust(w) for text, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines += ["", *textwrap.wrap(PREFACE, width), ""]
    for line in page.lines:
        lines += textwrap.wrap(
            say(line.said, TEXT),
            width,
            initial_indent=f"{TEXT.line(line.number)} ".rjust(5),
            subsequent_indent=" " * 5,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def as_markdown(page: Page) -> str:
    """Return the proof as Markdown: a table and numbered lines."""
    rows = [f"| | {' | '.join(page.agents)} |", "|---" * (len(page.agents) + 1) + "|"]
    for k, orders in enumerate(page.profiles):
        shown = " | ".join(_shown(order, TEXT) for order in orders)
        rows.append(f"| P{k + 1} | {shown} |")
    lines = [f"- ({line.number}) {say(line.said, TEXT)}" for line in page.lines]
    return "\n".join([*rows, "", PREFACE, "", *lines])


def as_latex(page: Page) -> str:
    """Return the proof as LaTeX: a tabular and an enumeration by hand."""
    rows = [
        f"\\begin{{tabular}}{{l{'l' * len(page.agents)}}}",
        " & ".join(["", *page.agents]) + r" \\ \hline",
    ]
    for k, orders in enumerate(page.profiles):
        cells = [f"$P_{{{k + 1}}}$", *(_shown(order, LATEX) for order in orders)]
        rows.append(" & ".join(cells) + r" \\")
    rows += [r"\end{tabular}", "", PREFACE, "", r"\begin{description}"]
    for line in page.lines:
        said = say(line.said, LATEX)
        for k in range(len(page.profiles), 0, -1):
            said = said.replace(f"P{k}", f"$P_{{{k}}}$")
        rows.append(f"\\item[({line.number})] {said}")
    return "\n".join([*rows, r"\end{description}"])
