"""Statements about all values of unknown numbers, proved by products of their rows.

Every way to answer the comparisons of a definition that ends in False is closed by
products of what is known there, times numbers, that add up to a contradiction
(Handelman's form of a Positivstellensatz). The products are many and the sum has few:
a linear program in floats says which, and one exact solve of these alone gives the
numbers. Unlike `cases`, no solver is asked for a counterexample: what is not closed
stays open.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from accord.theory.errors import SolverError
from accord.theory.exact import Exact, simplest
from accord.theory.forms import RUNNING, Form, Literal, Product, contradicts
from accord.theory.paths import explore
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.verifiers.engines.cases import MAX_RUNS, Cases, Explored
from accord.verifiers.engines.identities import Lemma
from accord.verifiers.limits import Limits

MAX_PRODUCTS = 20_000
MAX_NEAR = 45  # rows of which all products of three are tried
_LAST = (1, 2, 4, 8, 12, 18)
_TINY = 1e-9


def prove_by_products(statement: Statement, limits: Limits) -> Explored:
    """Return lemmas that prove the statement for all values of its unknowns.

    Raises SolverError where a path that ends in False is not closed.
    """
    done = 0
    forms: dict[Product, Form] = {}
    cases = Cases(statement.premises, lambda: limits.tick(done, 1))
    for universal in instances(statement.subject, statement.prop.forall):
        known: set[Literal] = set()
        run = partial(_run_noting, partial(statement.holds, *universal), known)
        paths = explore(run, cases.pool, MAX_RUNS, cases.premises, split=True)
        for path, result in paths:
            limits.tick(done, 1)
            if result is False:
                more = _told(known, (*path, *cases.premises))
                answers = (*path[:-1], *more, *path[-1:])
                cases.note(_lemma(answers, cases.premises, forms, limits))
        done += 1
    return Explored(tuple(cases.lemmas), done)


def _run_noting(run: Callable[[], Any], known: set[Literal]) -> Any:
    """Run, and note what is known at the end of it: what lemmas told is no fork."""
    result = run()
    known.clear()
    known |= RUNNING.get().known
    return result


def _told(known: Iterable[Literal], given: Iterable[Literal]) -> list[Literal]:
    """Return what is known besides what is given, and besides weaker forms of it."""
    listed = set(given)
    rest = sorted({*known} - listed, key=str)
    return [row for row in rest if Literal(row.terms, ">") not in listed]


def _lemma(
    path: Sequence[Literal],
    premises: Sequence[Literal],
    forms: dict[Product, Form],
    limits: Limits,
) -> Lemma:
    for products in _attempts(path, premises):
        limits.tick(0, 1)
        for product in products:
            if product not in forms:
                forms[product] = product.form
        lemma = contradiction(products, [forms[product] for product in products])
        if lemma is not None:
            return lemma
    shown = " and ".join(map(str, path[-3:]))[:300]
    raise SolverError(f"no products close the case {shown}")


def _attempts(
    path: Sequence[Literal], premises: Sequence[Literal]
) -> Iterator[list[Product]]:
    """Yield lists of products, longer and longer.

    First of all rows, up to two; then up to three of what is known of the unknowns of
    the last answers; then up to three of all rows, one of which is the last answer
    (what would make the statement fail), or strict.
    """
    rows = list(dict.fromkeys([*path, *premises]))
    yield list(map(Product, _groups(rows, 1)))
    yield list(map(Product, _groups(rows, 2)))
    sizes = set()
    for last in _LAST:
        names = set().union(*map(_names, path[-last:]))
        near = [row for row in rows if _names(row) <= names]
        if len(near) not in sizes and len(near) < MAX_NEAR:
            sizes.add(len(near))
            yield list(map(Product, _groups(near, 3)))
    strict = [row for row in rows if row.sense == ">"]
    for first in (path[-1:], strict):
        pairs = itertools.combinations_with_replacement(rows, 2)
        longer = (tuple(sorted((row, *p), key=str)) for p in pairs for row in first)
        triples = itertools.islice(dict.fromkeys(longer), MAX_PRODUCTS)
        yield list(map(Product, (*_groups(rows, 2), *triples)))


def _groups(rows: Sequence[Literal], most: int) -> list[tuple[Literal, ...]]:
    """Return all products of up to `most` rows."""
    sizes = range(1, most + 1)
    groups = (itertools.combinations_with_replacement(rows, size) for size in sizes)
    return list(itertools.islice(itertools.chain(*groups), MAX_PRODUCTS))


def _names(row: Literal) -> set[str]:
    return {name for monomial, _ in row.terms for name in monomial}


def contradiction(products: Sequence[Product], forms: Sequence[Form]) -> Lemma | None:
    """Return multipliers of some of the products that add up to a contradiction.

    `forms` are those of the products. None means not found: floats may mislead, and the
    lemma is checked exactly.
    """
    chosen = _support(forms, [product.sense for product in products])
    # The last of them is the fact 1 > 0, which is no product.
    rows = [forms[k] if k < len(forms) else Form({(): 1}) for k in chosen]
    for sign in (1, -1):
        lemma = tuple(
            (products[k], simplest(sign * times))
            for k, times in zip(chosen, _exact(rows), strict=True)
            if times and k < len(products)
        )
        if contradicts([p for p, _ in lemma], [times for _, times in lemma]):
            return lemma
    return None


def _support(forms: Sequence[Form], senses: Sequence[str]) -> list[int]:
    """Return the products that a vertex of all contradictions uses, in floats.

    Unknowns are the multipliers, one for each product, and one for the fact 1 > 0: all
    monomials cancel, and what is strict counts for 1 in all.
    """
    import highspy
    import numpy as np

    monomials = {m: k for k, m in enumerate({m: None for f in forms for m in f.terms})}
    one = monomials.setdefault((), len(monomials))
    strict = len(monomials)
    starts, indices, entries = [0], [], []
    for form, sense in zip(forms, senses, strict=True):
        for monomial, c in form.terms.items():
            indices.append(monomials[monomial])
            entries.append(float(c))
        if sense == ">":
            indices.append(strict)
            entries.append(1.0)
        starts.append(len(indices))
    starts.append(len(indices) + 2)
    indices += [one, strict]
    entries += [1.0, 1.0]
    free = [sense == "==" for sense in senses] + [False]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(free), strict + 1
    lp.col_cost_ = np.ones(len(free))
    lp.col_cost_[np.array(free)] = 0.0
    lp.col_lower_ = np.where(np.array(free), -highspy.kHighsInf, 0.0)
    lp.col_upper_ = np.full(len(free), highspy.kHighsInf)
    lp.row_lower_ = lp.row_upper_ = np.array([0.0] * strict + [1.0])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(entries, dtype=np.float64)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.passModel(lp)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return []
    values = solver.getSolution().col_value
    return [k for k, value in enumerate(values) if abs(value) > _TINY]


def _exact(forms: Sequence[Form]) -> list[Exact]:
    """Return numbers with which the forms add up to 0, not all of them 0 if possible.

    Those of a vertex are unique up to scale.
    """
    import flint

    size = len(forms)
    names = list({m: None for form in forms for m in form.terms})
    coefficients = (Fraction(form.terms.get(m, 0)) for m in names for form in forms)
    entries = [flint.fmpq(c.numerator, c.denominator) for c in coefficients]
    reduced, rank = flint.fmpq_mat(len(names), size, entries).rref()
    lead = [next(c for c in range(size) if reduced[k, c] != 0) for k in range(rank)]
    free = next((c for c in range(size) if c not in lead), None)
    found: list[Exact] = [0] * size
    if free is not None:
        found[free] = 1
        for k, place in enumerate(lead):
            entry = reduced[k, free]
            found[place] = Fraction(-int(entry.p), int(entry.q))
    return found
