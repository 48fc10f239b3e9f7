"""Every single change of a certificate, and every damage to a proof."""

import copy

from accord.theory.errors import AccordError
from accord.verifiers.kernel import check, seal


def places(data, where=()):
    """Yield the way to every value in JSON data, the whole first."""
    yield where
    if isinstance(data, dict):
        for key in sorted(data):
            yield from places(data[key], (*where, key))
    elif isinstance(data, list):
        for k in range(len(data)):
            yield from places(data[k], (*where, k))


def at(data, where):
    for step in where:
        data = data[step]
    return data


def others(value):
    """Return values that a scalar could have been changed into."""
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, int):
        return [value + 1, -value - 1, 10**30, str(value + 1), None, 0.5, [value]]
    if isinstance(value, str):
        return [value + "x", "", "1/2", "0", value[:-1], 7, None, {"text": value}]
    if value is None:
        return [0, "", []]
    return [None, [], {}, 3, "x"] if value else [None, [1], {"x": 1}, 3]


def changes(certificate):
    """Yield (what was done, the changed certificate) for every single change."""
    for where in places(certificate):
        shown = ".".join(map(str, where)) or "the whole"
        if where and where != ("seal",):
            for k, value in enumerate(others(at(certificate, where))):
                if value == at(certificate, where):
                    continue
                changed = copy.deepcopy(certificate)
                at(changed, where[:-1])[where[-1]] = value
                yield f"{shown} changed, {k}", changed
            changed = copy.deepcopy(certificate)
            del at(changed, where[:-1])[where[-1]]
            yield f"{shown} dropped", changed
        if isinstance(at(certificate, where), dict):
            changed = copy.deepcopy(certificate)
            at(changed, where)["added"] = 1
            yield f"{shown} with a field more", changed
        if isinstance(at(certificate, where), list):
            for item in (0, [], *at(certificate, where)[-1:]):
                changed = copy.deepcopy(certificate)
                at(changed, where).append(item)
                yield f"{shown} with an item more", changed


def resealed(certificate):
    return {**certificate, "seal": seal(certificate)}


def edits(certificate):
    """Return how many changes are refused when sealed anew, and what is accepted."""
    refused, accepted = 0, []
    for what, changed in changes(certificate):
        if what.startswith("producer"):  # it says who found it, and decides nothing
            continue
        try:
            accepted.append((what, changed, check(resealed(changed))))
        except AccordError:
            refused += 1
    return refused, accepted


def damaged(value, more, path=()):
    """Yield (path, value) for each way to damage one number or part of a proof.

    `more(path, number)` says how a number grows.
    """
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key, "gone"), {k: v for k, v in value.items() if k != key}
            for where, changed in damaged(inner, more, (*path, key)):
                yield where, {**value, key: changed}
    elif isinstance(value, tuple):
        if value:
            yield (*path, "short"), value[:-1]
        for k, inner in enumerate(value):
            for where, changed in damaged(inner, more, (*path, k)):
                yield where, (*value[:k], changed, *value[k + 1 :])
    else:
        yield (*path, "more"), more(path, value)
        yield (*path, "minus"), -value - 1
