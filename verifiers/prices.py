"""Coherence of prices, decided by weights on the worlds or by stakes that gain."""

import dataclasses
from fractions import Fraction
from typing import Any

from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, Product, literal
from accord.theory.prices import GAIN, STAKES, Prices
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, prove, refute
from accord.verifiers.engines import cases
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.engines.identities import Lemma
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

Row = tuple[Exact, ...]
_SHOWN = 16  # weights in a note


def decide_coherence(question: Question, limits: Limits) -> Verdict | None:
    """Return the verdict on a condition of prices; None where some are unknown.

    PROVED by lemmas whose multipliers are weights on the worlds, REFUTED by stakes.
    """
    statement = question.statement()
    p = statement.subject
    assert isinstance(p, Prices)
    if not p.is_given:
        return None
    once = Found((), None, 1, 1, least=False)
    if question.prop.name == "coherent":
        measure = weights_on_worlds(p)
        if measure is None:
            stakes, gain = largest_book(p)
            verdict = refute(question, statement, (stakes, gain), once, limits)
            note = "of the books with stakes from -1 to 1 it gains most for sure"
            return dataclasses.replace(verdict, notes=(*verdict.notes, note))
        lemmas: tuple[Lemma, ...] = (_sure_gain_lemma(p, measure),)
    else:
        found = _positive_weights(p, limits)
        if not isinstance(found, tuple):
            stakes = weak_arbitrage(p)
            return refute(question, statement, (stakes,), once, limits)
        measure, lemmas = found
    data = question.as_data(statement.scope)
    payload = cases.payload(cases.Explored(lemmas, 1))
    certificate = make_certificate(data, "PROVED", "cases", payload)
    verdict = prove(question, statement, certificate, limits)
    return dataclasses.replace(
        verdict, notes=(*verdict.notes, tell_weights(p, measure))
    )


def tell_weights(p: Prices, measure: Row) -> str:
    """Return the weights of the worlds in words."""
    pairs = [(p.say_world(k), w) for k, w in enumerate(measure) if w]
    shown = "; ".join(f"{w} on {world}" for world, w in pairs[:_SHOWN])
    more = f"; and {len(pairs) - _SHOWN} more" if len(pairs) > _SHOWN else ""
    return f"weights that give the prices: {shown}{more}"


def weights_on_worlds(p: Prices, above: int | None = None) -> Row | None:
    """Return weights on the worlds that give the prices, None if there are none.

    With `above` the weight of this world is as large as it can be.
    """
    unknown = [Form.unknown(f"w.{k}") for k in range(len(p.worlds))]
    rows = [literal(w, ">=") for w in unknown]
    rows.append(literal(sum(unknown, start=Form({(): -1})), "=="))
    for truths, price in zip(p.truths, p.prices, strict=True):
        total = Form({(f"w.{k}",): 1 for k, true in enumerate(truths) if true})
        rows.append(literal(total - price, "=="))
    rows = [row for row in rows if row.terms or not row.holds({})]
    found = solve(rows, None if above is None else unknown[above])
    if found.values is None:
        return None
    values = found.values
    return tuple(simplest(values.get((f"w.{k}",), 0)) for k in range(len(p.worlds)))


def _stakes(p: Prices) -> tuple[Form, ...]:
    return tuple(Form.unknown(f"{STAKES}.{k + 1}") for k in range(len(p.sentences)))


def largest_book(p: Prices) -> tuple[Row, Exact]:
    """Return stakes from -1 to 1 whose sure gain is the largest, and this gain."""
    stakes, gain = _stakes(p), Form.unknown(GAIN)
    rows = [literal(won - gain, ">=") for won in p.gains(stakes)]
    rows += [literal(1 - s, ">=") for s in stakes]
    rows += [literal(s + 1, ">=") for s in stakes]
    found = solve(rows, gain)
    return _numbers(p, found.values), simplest((found.values or {}).get((GAIN,), 0))


def weak_arbitrage(p: Prices) -> Row:
    """Return stakes from -1 to 1 that lose in no world, and gain most in all added."""
    stakes = _stakes(p)
    won = list(p.gains(stakes))
    rows = [literal(each, ">=") for each in won if each.constant is None]
    rows += [literal(1 - s, ">=") for s in stakes]
    rows += [literal(s + 1, ">=") for s in stakes]
    found = solve(rows, sum(won, start=Form({})))
    return _numbers(p, found.values)


def _numbers(p: Prices, values: Any) -> Row:
    names = [(f"{STAKES}.{k + 1}",) for k in range(len(p.sentences))]
    return tuple(simplest((values or {}).get(name, 0)) for name in names)


def _sure_gain_lemma(p: Prices, measure: Row) -> Lemma:
    """Return: in every world at least `gain` > 0 is won, but on average nothing is."""
    gain = Form.unknown(GAIN)
    rows = [
        (won - gain, w) for won, w in zip(p.gains(_stakes(p)), measure, strict=True)
    ]
    return _lemma([*((form, ">=", w) for form, w in rows), (gain, ">", 1)])


def _positive_weights(p: Prices, limits: Limits) -> Any:
    """Return weights above 0 on all worlds with the lemmas, or None.

    The lemma of a world: the bets lose nowhere and gain there, but on average nothing,
    with weights of which that of this world is above 0. One row of weights with few
    worlds serves all of these.
    """
    size = len(p.worlds)
    lemmas: dict[int, Lemma] = {}
    total, count = [Fraction(0)] * size, 0
    won = list(p.gains(_stakes(p)))
    for world in range(size):
        limits.tick(world, size)
        if world in lemmas:
            continue
        measure = weights_on_worlds(p, above=world)
        if measure is None or not measure[world]:
            return None
        total, count = [a + b for a, b in zip(total, measure, strict=True)], count + 1
        for other in range(size):
            if measure[other] and other not in lemmas:
                rows = [(won[k], ">=", w) for k, w in enumerate(measure) if k != other]
                rows.append((won[other], ">", measure[other]))
                lemmas[other] = _lemma(rows)
    average = tuple(simplest(w / count) for w in total)
    # In a world where no stakes gain or lose, nothing is left to be closed.
    return average, tuple(lemmas[k] for k in range(size) if lemmas[k])


def _lemma(rows: list[tuple[Any, str, Exact]]) -> Lemma:
    """Return the lemma of forms that compare with 0, each so many times."""
    found = []
    for form, sense, times in rows:
        row: Literal = literal(form, sense)
        if times and row.terms:
            monomial, c = row.terms[0]
            scale = Fraction(form.terms[monomial]) / c
            found.append((Product((row,)), simplest(times * scale)))
    return tuple(found)
