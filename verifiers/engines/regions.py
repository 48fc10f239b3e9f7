"""Regions: for which values of its parameters a statement holds, cell by cell.

Each way in which the statement fails is a set of literals in its symbols (types and
reports) and its parameters. Elimination of the symbols, by Fourier and Motzkin, leaves
comparisons of the parameters alone; it is run like a definition, so it forks where a
sign depends on them. With one parameter the cells are intervals between the roots of
all polynomials asked. With several, cells are the ways to answer what was asked; where
they are multiplied it may end without an answer. Each cell is then proved or refuted
on its own; nothing here is trusted.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import (
    RUNNING,
    Form,
    Literal,
    Product,
    literal,
    write_form,
    write_literal,
)
from accord.theory.paths import Path, explore, order_of
from accord.theory.ranges import count_instances, instances
from accord.theory.statements import Statement
from accord.verifiers.engines.cases import (
    Cases,
    lemma_data,
    lemma_or_point,
    search,
)
from accord.verifiers.engines.identities import (
    Lemma,
    find_lemma,
    find_longer_lemma,
    linear_lemma,
)
from accord.verifiers.engines.roots import (
    Poly,
    Root,
    between,
    common_divisor,
    form_of,
    poly_of,
    quotient,
    rational,
    roots_of,
    simplest_between,
    times,
    value_at,
)
from accord.verifiers.kernel.regions import is_failing
from accord.verifiers.limits import Limits

Tree = dict[str, Any]
Facts = tuple[Literal, ...]
Fraction_ = tuple[Form, Form]  # a form over a form that is positive
MAX_ROWS = 5_000
MAX_PATHS = 10_000
MAX_CUTS = 4  # of a cell in which no one failure is met everywhere


@dataclass(frozen=True)
class Failure:
    """One way in which a statement fails: an instance, and what is true there."""

    number: int
    instance: tuple[Any, ...]
    rows: tuple[Literal, ...]


@dataclass(frozen=True)
class _Work:
    """What every step needs: the statement, its failures, its bounds."""

    statement: Statement
    failures: tuple[Failure, ...]
    limits: Limits

    @property
    def parameters(self) -> frozenset[str]:
        unknowns: frozenset[str] = self.statement.subject.unknowns
        return unknowns

    @property
    def where(self) -> Facts:
        """What is known of the parameters."""
        premises = self.statement.premises
        return tuple(r for r in premises if _names(r.form) <= self.parameters)


def find_tree(statement: Statement, limits: Limits) -> Tree:
    """Return the tree of a certificate of kind `region`.

    Raises SolverError where a cell can be neither proved nor refuted.
    """
    work = _Work(statement, tuple(_failures(statement, limits)), limits)
    if len(work.parameters) == 1:
        return _one_parameter(work, next(iter(work.parameters)))
    return _many_parameters(work)


def _failures(statement: Statement, limits: Limits) -> Iterator[Failure]:
    premises = statement.premises
    total = count_instances(statement.subject, statement.prop.forall)
    every = instances(statement.subject, statement.prop.forall)
    for number, universal in enumerate(every):
        known = _symbols(universal) | statement.subject.unknowns
        about = [row for row in premises if _names(row.form) <= known]
        cases = _Quick(about, partial(limits.tick, number, total))
        for rows in cases.failing(partial(statement.holds, *universal)):
            yield Failure(number, universal, rows)


class _Quick(Cases):
    """Leaves out what a sum of literals excludes; elimination sees to the rest."""

    def guide(self, path: Path, asked: Literal, opposite: Literal) -> bool | None:
        """Add the lemma that excludes a branch, if one is linear."""
        self.tick()
        if path.plain and order_of(asked) is not None:
            return None
        for way in (asked, opposite):
            lemma = linear_lemma(
                [Product((row,)) for row in (*self.premises, *path.taken, way)]
            )
            if lemma is not None:
                self.note(lemma)
                break
        return None


# --- elimination --------------------------------------------------------------------


def _names(form: Form) -> set[str]:
    return {name for monomial in form.terms for name in monomial}


def _split(form: Form, name: str) -> tuple[Form, Form]:
    """Return (a, b) with form = a * name + b."""
    inside: dict[tuple[str, ...], Exact] = {}
    outside: dict[tuple[str, ...], Exact] = {}
    for monomial, c in form.terms.items():
        if name in monomial:
            rest = list(monomial)
            rest.remove(name)
            if name in rest:
                raise SolverError(f"`{name}` is multiplied by itself")
            inside[tuple(rest)] = c
        else:
            outside[monomial] = c
    return Form(inside), Form(outside)


Bound = tuple[Form, Form, bool]  # (a, b, strict): a * symbol + b >= 0, or > 0
Step = tuple[str, list[Bound], list[Bound]]
Terms = tuple[tuple[tuple[str, ...], Exact], ...]


@dataclass(frozen=True)
class _Row:
    """Whether `form > 0` is asked, or >= 0, and of which rows it is a sum."""

    strict: bool
    origins: frozenset[int]


Rows = dict[Terms, _Row]


def eliminate(
    rows: Sequence[Literal], parameters: frozenset[str], limits: Limits | None = None
) -> tuple[bool, list[Step]]:
    """Return whether the rows can be met, and the bounds of each symbol in turn.

    Run where comparisons of parameters are answered: under `explore` or at a number.
    A sum of more rows than symbols were eliminated, and one more, follows from others
    (Kohler).
    """
    left: Rows = {}
    for k, row in enumerate(rows):
        forms = [row.form, -row.form] if row.sense == "==" else [row.form]
        for form in forms:
            _keep(left, form, _Row(row.sense == ">", frozenset({k})))
    signs: dict[Terms, int] = {}
    steps: list[Step] = []
    symbols = {n for terms in left for m, _ in terms for n in m} - parameters
    while symbols:
        name = _next_symbol(left, symbols, signs)
        symbols.remove(name)
        lower, upper, rest = _bounds(left, name, signs)
        ends = [[(a, b, row.strict) for a, b, row in side] for side in (lower, upper)]
        steps.append((name, ends[0], ends[1]))
        for (a, b, one), (c, d, other) in itertools.product(lower, upper):
            both = _Row(one.strict or other.strict, one.origins | other.origins)
            if len(both.origins) <= len(steps) + 1:
                _keep(rest, a * d + -c * b, both)
        left = rest
        if limits is not None:
            limits.tick(0, 1)
        if len(left) > MAX_ROWS:
            raise SolverError(f"elimination makes more than {MAX_ROWS:,} rows")
    ordered = sorted(left.items(), key=lambda item: len(item[0]))
    met = all(_is_true(Form(dict(terms)), row, signs) for terms, row in ordered)
    return met, steps


def _keep(rows: Rows, form: Any, new: _Row) -> None:
    """Add a row, but for one that is always true; of two alike the better of both."""
    row = literal(Form(form.terms), ">")
    value = row.form.constant
    if value is not None and (value > 0 or (value == 0 and not new.strict)):
        return
    _merge(rows, row.terms, new)


def _merge(rows: Rows, terms: Terms, new: _Row) -> None:
    old = rows.get(terms, new)
    # With the shorter origins fewer of its sums are left out, which is always right.
    origins = min(old.origins, new.origins, key=len)
    rows[terms] = _Row(old.strict or new.strict, origins)


def _sign(form: Form, signs: dict[Terms, int]) -> int:
    """Return the sign of a form in the parameters, asked for once."""
    value = form.constant
    if value is not None:
        return (value > 0) - (value < 0)
    factor = _factor(form)
    if factor:
        return _sign(Form.unknown(factor), signs) * _sign(
            _split(form, factor)[0], signs
        )
    key = tuple(sorted(form.terms.items()))
    if key not in signs:
        signs[key] = 1 if form > 0 else -1 if form < 0 else 0
    return signs[key]


def _factor(form: Form) -> str:
    """Return a parameter by which a form can be divided, "" if there is none."""
    if len(form.terms) == 1 and len(next(iter(form.terms))) == 1:
        return ""
    shared = set.intersection(*map(set, form.terms)) if form.terms else set()
    linear = (n for n in sorted(shared) if all(m.count(n) == 1 for m in form.terms))
    return next(linear, "")


def _is_true(form: Form, row: _Row, signs: dict[Terms, int]) -> bool:
    """Return whether a form in the parameters is as its row asks."""
    if _factor(form):
        return _sign(form, signs) >= row.strict
    return bool(form > 0 if row.strict else form >= 0)


def _next_symbol(rows: Rows, symbols: set[str], signs: dict[Terms, int]) -> str:
    """Return the symbol whose elimination makes the fewest rows."""
    counts = {name: {-1: 0, 0: 0, 1: 0} for name in sorted(symbols)}
    for terms in rows:
        parts: dict[str, dict[tuple[str, ...], Exact]] = {}
        for monomial, c in terms:
            for name in symbols.intersection(monomial):
                rest = list(monomial)
                rest.remove(name)
                parts.setdefault(name, {})[tuple(rest)] = c
        for name in sorted(parts):
            counts[name][_sign(Form(parts[name]), signs)] += 1
    return min(counts, key=lambda name: counts[name][1] * counts[name][-1])


def _bounds(
    rows: Rows, name: str, signs: dict[Terms, int]
) -> tuple[list[tuple[Form, Form, _Row]], list[tuple[Form, Form, _Row]], Rows]:
    """Return the rows that bound a symbol from below, from above, and the others."""
    lower: list[tuple[Form, Form, _Row]] = []
    upper: list[tuple[Form, Form, _Row]] = []
    rest: Rows = {}
    for terms, row in rows.items():
        if not any(name in monomial for monomial, _ in terms):
            _merge(rest, terms, row)
            continue
        a, b = _split(Form(dict(terms)), name)
        sign = _sign(a, signs)
        if sign:
            (lower if sign > 0 else upper).append((a, b, row))
        else:
            _keep(rest, b, row)
    return lower, upper, rest


def values_on(steps: Sequence[Step]) -> dict[str, Fraction_]:
    """Return values of the symbols that were eliminated, within all their bounds."""
    found: dict[str, Fraction_] = {}
    for name, lower, upper in reversed(steps):
        least = _extreme([(_at(a, b, found), s) for a, b, s in lower], 1)
        most = _extreme([(_at(a, b, found), s) for a, b, s in upper], -1)
        one = Form({(): 1})
        if least is None and most is None:
            found[name] = (Form({}), one)
        elif most is None:
            assert least is not None
            (n, d), strict = least
            found[name] = (_form(n + d) if strict else n, d)
        elif least is None:
            (n, d), strict = most
            found[name] = (_form(n - d) if strict else n, d)
        else:
            (n, d), (p, q) = least[0], most[0]
            middle = (_form(n * q + p * d), _form(2 * d * q))
            found[name] = middle if most[1] else (p, q)
            found[name] = found[name] if least[1] else (n, d)
        found[name] = _reduced(found[name])
    return found


def _reduced(value: Fraction_) -> Fraction_:
    """Return a fraction of forms in one parameter in its least terms."""
    numerator, denominator = value
    names = _names(numerator) | _names(denominator)
    if len(names) != 1 or denominator.constant is not None:
        return value
    polys = [poly_of(form) for form in value]
    common = common_divisor(polys[1], polys[0])
    # Its leading number is 1, so it may be negative where the parameter is.
    n, d = (form_of(quotient(poly, common), *names) for poly in polys)
    return (n, d) if _form(d) > 0 else (_form(-n), _form(-d))


def numbers_on(rows: Sequence[Literal]) -> dict[str, Exact] | None:
    """Return numbers at which linear rows are true, None if there are none."""
    met, steps = eliminate(rows, frozenset())
    if not met:
        return None
    found: dict[str, Exact] = {}
    for name, lower, upper in reversed(steps):
        values = {n: (_form(x), Form({(): 1})) for n, x in found.items()}
        low = [(_over(_at(a, b, values)), strict) for a, b, strict in lower]
        high = [(_over(_at(a, b, values)), strict) for a, b, strict in upper]
        found[name] = _simplest_within(low, high)
    return found


def _over(value: Fraction_) -> Fraction:
    numerator, denominator = (part.constant for part in value)
    assert numerator is not None
    assert denominator
    return Fraction(numerator) / denominator


def _simplest_within(
    lower: Sequence[tuple[Fraction, bool]], upper: Sequence[tuple[Fraction, bool]]
) -> Exact:
    """Return the simplest number that bounds, strict or not, leave."""
    low = max(lower, default=None)
    high = min(((x, not strict) for x, strict in upper), default=None)
    ends = [
        end[0]
        for end, allowed in ((low, False), (high, True))
        if end and end[1] is allowed
    ]
    if low is None or high is None or low[0] < high[0]:
        ends.append(Fraction(simplest_between(low and low[0], high and high[0])))
    return simplest(min(ends, key=lambda x: (x.denominator, abs(x))))


def _form(value: Any) -> Form:
    return value if isinstance(value, Form) else Form({(): value})


def _at(a: Form, b: Form, values: Mapping[str, Fraction_]) -> Fraction_:
    """Return -b/a, with values for the symbols, over a positive denominator."""
    numerator, denominator = b, Form({(): 1})
    for name, (n, d) in values.items():
        inside, outside = _split(numerator, name)
        if inside.terms:
            numerator = _form(inside * n + outside * d)
            denominator = _form(denominator * d)
    below = _form(a * denominator)
    return (_form(-numerator), below) if a > 0 else (numerator, _form(-below))


def _extreme(
    bounds: Sequence[tuple[Fraction_, bool]], sign: int
) -> tuple[Fraction_, bool] | None:
    """Return the largest (sign 1) or smallest bound; the strict one of two equal."""
    best: tuple[Fraction_, bool] | None = None
    for (n, d), strict in bounds:
        if best is None:
            best = ((n, d), strict)
            continue
        (m, e), other = best
        difference = _form(n * e - m * d) * sign
        if difference > 0 or (strict and not other and difference >= 0):
            best = ((n, d), strict)
    return best


# --- one parameter --------------------------------------------------------------------


class _AtNumber:
    """Answers comparisons of one parameter at a number, and keeps what was asked."""

    def __init__(self, number: Root) -> None:
        self.number = number
        self.asked: set[Poly] = set()

    def compare(self, a: Any, b: Any, sense: str) -> bool:
        """Answer `a sense b` for the parameter and numbers."""
        sides = [Form.unknown(x) if isinstance(x, str) else _form(x) for x in (a, b)]
        return self.answer(literal(_form(sides[0] - sides[1]), sense))

    def answer(self, asked: Literal) -> bool:
        """Answer a literal by the sign of its polynomial at the number."""
        self.asked.add(poly_of(asked.form))
        return self.number.satisfies(asked)

    def refuse(self, message: str, hint: str) -> Any:
        """Raise SolverError: elimination only compares."""
        raise SolverError(message, hint)


@dataclass(frozen=True)
class _Sample:
    """What was found at one number: the failure that is met there, or None."""

    number: Root
    failure: Failure | None
    asked: frozenset[Poly]


def _at_number(work: _Work, number: Root) -> _Sample:
    path = _AtNumber(number)
    asked: set[Poly] = set()
    token = RUNNING.set(path)
    try:
        for failure in work.failures:
            work.limits.tick(0, len(work.failures))
            path.asked = set()
            if eliminate(failure.rows, work.parameters, work.limits)[0]:
                return _Sample(number, failure, frozenset(path.asked))
            asked |= path.asked
    finally:
        RUNNING.reset(token)
    return _Sample(number, None, frozenset(asked))


def _one_parameter(work: _Work, name: str) -> Tree:
    polys = {poly_of(row.form) for row in work.where}
    known: dict[tuple[Fraction, Fraction], _Sample] = {}
    while True:
        cuts = roots_of(polys)
        numbers = between(cuts)
        for number in numbers:
            key = (number.low, number.high)
            if key not in known and _allowed(work.where, number):
                known[key] = _at_number(work, number)
            # Between two cuts nothing that was asked changes its sign.
        samples = [known.get((n.low, n.high)) for n in numbers]
        more = {p for s in samples[::2] if s is not None for p in s.asked} - polys
        if not more:
            break
        polys |= more
    cells = [
        _Cell(
            cuts[k // 2 - 1 + k % 2] if k else None,
            cuts[k // 2] if k // 2 < len(cuts) else None,
            sample,
        )
        for k, sample in enumerate(samples)
        if sample is not None
    ]
    if not cells:
        raise SolverError("no value of the parameter satisfies its constraints")
    return _tree_of_line(work, name, cells, ())


def _allowed(where: Facts, number: Root) -> bool:
    return all(number.satisfies(row) for row in where)


@dataclass(frozen=True)
class _Cell:
    """One number, or all between two (None: no bound), with what was found in it."""

    low: Root | None
    high: Root | None
    sample: _Sample

    @property
    def is_cut(self) -> bool:
        return self.low is not None and self.low is self.high

    def parts(self, work: _Work) -> list["_Cell"]:
        """Return what is below its sample, at it and above it."""
        here = self.sample.number
        after = None if self.high is None else self.high.low
        before = None if self.low is None else self.low.high
        below = rational(simplest_between(before, here.low))
        above = rational(simplest_between(here.high, after))
        return [
            _Cell(self.low, here, _at_number(work, below)),
            _Cell(here, here, self.sample),
            _Cell(here, self.high, _at_number(work, above)),
        ]


def _tree_of_line(
    work: _Work, name: str, cells: Sequence[_Cell], facts: Facts, depth: int = 0
) -> Tree:
    """Return the tree of neighbouring cells, with no more cuts than are needed.

    A single one in which no failure is seen to be met everywhere is cut in two, to a
    certain depth.
    """
    fails = [cell.sample.failure is not None for cell in cells]
    if not any(fails):
        return _holds(work, facts)
    if all(fails):
        found = (_fails(work, facts, _witnesses(work, name, c.sample)) for c in cells)
        leaf = next((leaf for leaf in found if leaf is not None), None)
        if leaf is not None:
            return leaf
        if len(cells) == 1:
            if cells[0].is_cut or depth == MAX_CUTS:
                shown = _shown(facts)
                raise SolverError(f"no instance was found that fails where {shown}")
            cells, depth = cells[0].parts(work), depth + 1
            fails = [True] * 3
    changes = [k for k in range(1, len(cells)) if fails[k] != fails[k - 1]]
    places = changes or range(1, len(cells))
    middle = min(places, key=lambda k: abs(2 * k - len(cells)))
    cell = cells[middle]
    root = cell.low
    assert root is not None
    low = partial(_tree_of_line, work, name, cells[:middle], depth=depth)
    high = partial(_tree_of_line, work, name, cells[middle:], depth=depth)
    sense = ">=" if cell.is_cut else ">"
    x = Form.unknown(name)
    if root.rational is not None:
        return _ask(literal(_form(x - root.rational), sense), high, low, facts)
    # In (low, high] the polynomial changes its sign at the root alone.
    rising = value_at(root.poly, root.high) > 0
    poly = form_of(root.poly, name) * (1 if rising else -1)
    beyond = literal(_form(x - root.high), ">")
    near = literal(_form(x - root.low), ">")
    inside = literal(_form(poly), sense)
    return _ask(
        beyond,
        high,
        lambda f: _ask(near, lambda g: _ask(inside, high, low, g), low, f),
        facts,
    )


def _ask(
    asked: Literal,
    yes: Callable[[Facts], Tree],
    no: Callable[[Facts], Tree],
    facts: Facts,
) -> Tree:
    return {
        "ask": write_literal(asked),
        "yes": yes((*facts, asked)),
        "no": no((*facts, asked.negation())),
    }


def _shown(facts: Facts) -> str:
    return " and ".join(map(str, facts)) or "anything is given"


def _witnesses(
    work: _Work, name: str, sample: _Sample
) -> Iterator[tuple[Failure, dict[str, Form]]]:
    """Yield a failure's values at one number, then as forms in the parameter."""
    failure = sample.failure
    assert failure is not None
    if sample.number.rational is not None:
        at = {name: Form({(): simplest(sample.number.rational)})}
        rows = [_put(row, at) for row in failure.rows]
        point = lemma_or_point([r for r in rows if r.form.constant is None])
        if isinstance(point, dict):
            yield failure, {k: Form({(): v}) for k, v in point.items()}
    path = _AtNumber(sample.number)
    token = RUNNING.set(path)
    try:
        values = _over_one(values_on(eliminate(failure.rows, work.parameters)[1]))
    finally:
        RUNNING.reset(token)
    yield failure, values


def _over_one(values: Mapping[str, Fraction_]) -> dict[str, Form]:
    """Return fractions times all their denominators: enough where only ratios count."""
    if all(d.constant is not None for _, d in values.values()):
        return {k: _form(n / d.constant) for k, (n, d) in values.items()}
    names = set().union(*(_names(d) for _, d in values.values()))
    if len(names) > 1:
        return _over_all(values)
    name = next(iter(names))
    below = {key: poly_of(d) for key, (_, d) in values.items()}
    multiple: Poly = (Fraction(1),)
    for poly in below.values():
        multiple = times(multiple, quotient(poly, common_divisor(poly, multiple)))
    if not form_of(multiple, name) > 0:
        multiple = tuple(-c for c in multiple)
    return {
        key: _form(n * form_of(quotient(multiple, below[key]), name))
        for key, (n, _) in values.items()
    }


def _over_all(values: Mapping[str, Fraction_]) -> dict[str, Form]:
    """Return fractions times all their denominators, in several parameters."""
    found: dict[str, Form] = {}
    for name, (numerator, _) in values.items():
        product = numerator
        for other, (_, below) in values.items():
            if other != name:
                product = _form(product * below)
        found[name] = product
    return found


def _put(row: Literal, values: Mapping[str, Form]) -> Literal:
    names = _names(row.form)
    full = {**{n: Form.unknown(n) for n in names}, **values}
    return literal(_form(row.form.at(full)), row.sense)  # type: ignore[arg-type]


# --- leaves ---------------------------------------------------------------------------


def _holds(work: _Work, facts: Facts) -> Tree:
    found = search(work.statement, work.limits, facts)
    if found.values is not None:
        raise SolverError(f"a cell is neither proved nor refuted: {_shown(facts)}")
    return {"holds": [lemma_data(lemma) for lemma in found.lemmas]}


def _fails(
    work: _Work,
    facts: Facts,
    witnesses: Iterator[tuple[Failure, dict[str, Form]]],
) -> Tree | None:
    """Return a leaf of the first witness that fails everywhere in a cell, or None."""
    for failure, values in witnesses:
        symbols = _symbols(failure.instance)
        chosen = {n: values.get(n, Form({})) for n in symbols - work.parameters}
        run = partial(is_failing, work.statement, failure.instance, chosen)
        lemmas = _lemmas_where_true(work, run, (*work.where, *facts))
        if lemmas is not None:
            return {
                "instance": failure.number,
                "values": {n: write_form(f) for n, f in sorted(chosen.items())},
                "lemmas": [lemma_data(lemma) for lemma in lemmas],
            }
    return None


def _lemmas_where_true(
    work: _Work, run: Callable[[], Any], known: Facts
) -> list[Lemma] | None:
    """Return lemmas that close every path on which `run` is False, None without."""
    alone = len(work.parameters) == 1
    kind = _Quick if alone else Cases
    cases = kind(known, partial(work.limits.tick, 0, 1))
    try:
        if not alone:
            return cases.lemmas if cases.close(run) is None else None
        for rows in cases.failing(run):
            core = _core(rows)
            lemma = core and (find_lemma(core) or find_longer_lemma(core))
            if not lemma:
                return None
            cases.note(lemma)
    except SolverError:
        return None
    return cases.lemmas


def _core(rows: Facts) -> Facts:
    """Return literals in one parameter that exclude each other and need each other.

    None of them are left if the literals do not.
    """
    if _is_met(rows):
        return ()
    core = rows
    for row in rows:
        fewer = tuple(other for other in core if other != row)
        if not _is_met(fewer):
            core = fewer
    return core


def _is_met(rows: Facts) -> bool:
    cuts = roots_of({poly_of(row.form) for row in rows})
    return any(all(map(number.satisfies, rows)) for number in between(cuts))


def _symbols(value: Any) -> set[str]:
    if isinstance(value, Form):
        return _names(value)
    if isinstance(value, tuple):
        return set().union(*map(_symbols, value)) if value else set()
    return set()


# --- several parameters ---------------------------------------------------------------


def _many_parameters(work: _Work) -> Tree:
    """Return the tree for several parameters, by exploring `eliminate`.

    Where they multiply each other or the symbols, a sign that no identity settles is
    asked, so that some cells may be empty, and some may end in SolverError.
    """

    def decide() -> tuple[Failure, dict[str, Form]] | None:
        for failure in work.failures:
            met, steps = eliminate(failure.rows, work.parameters, work.limits)
            if met:
                return failure, _over_one(values_on(steps))
        return None

    cases = Cases(work.where, partial(work.limits.tick, 0, 1))
    try:
        paths = list(
            explore(decide, cases.pool, MAX_PATHS, work.where, guide=cases.guide)
        )
    except ModelError as error:
        raise SolverError(error.message, error.help) from error
    return _tree_of_paths(work, paths, ())


def _tree_of_paths(
    work: _Work,
    paths: Sequence[tuple[Facts, tuple[Failure, dict[str, Form]] | None]],
    facts: Facts,
) -> Tree:
    """Return the tree of explored paths, without cuts between paths that are alike."""
    results = [result for _, result in paths]
    found = [result for result in results if result is not None]
    if not found:
        return _holds(work, facts)
    if len(found) == len(results):
        leaf = _fails(work, facts, iter(found))
        if leaf is not None:
            return leaf
    if len(paths) == 1:
        raise SolverError(f"no instance was found that fails where {_shown(facts)}")
    asked = paths[0][0][len(facts)]
    yes = [p for p in paths if p[0][len(facts)] == asked]
    no = [p for p in paths if p[0][len(facts)] != asked]
    return _ask(
        asked,
        partial(_tree_of_paths, work, yes),
        partial(_tree_of_paths, work, no),
        facts,
    )
