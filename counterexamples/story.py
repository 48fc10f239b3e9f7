"""A counterexample told so that a person sees why: a short text with one table."""

import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.counterexamples.aggregation import tell_lotteries
from accord.counterexamples.elections import tell_move
from accord.counterexamples.markets import tell_bluff
from accord.counterexamples.minimize import idle_reports
from accord.counterexamples.prices import tell_stakes
from accord.theory.aggregation import LOTTERIES, PROSPECTS, Aggregation
from accord.theory.arguments import show_argument
from accord.theory.coding import code
from accord.theory.comparisons import Comparison
from accord.theory.decision_auctions import DecisionAuction
from accord.theory.elections import ElectionRule
from accord.theory.errors import ModelError
from accord.theory.information_markets import Market
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.names import agent_name, letter
from accord.theory.preferences import rank
from accord.theory.prices import Prices
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.settings import find_setting
from accord.theory.statements import Statement

_WIDE, _LINE = 42, 84
_LISTED = 200


def tell(statement: Statement, instance: tuple[Any, ...]) -> str:
    """Return the story of a failing instance: types, truth against lie, and why."""
    named = dict(zip(statement.prop.forall, instance, strict=True))
    parts: list[str] = []
    if isinstance(statement.subject, Mechanism):
        parts += _of_mechanism(statement, named)
    elif isinstance(statement.subject, ElectionRule) and "report" in named:
        said, tables = tell_move(statement.subject, named["line"], named["report"])
        parts += ["\n".join(f"  {sentence}" for sentence in said)]
        parts += [table(*rows) for rows in tables]
    elif isinstance(statement.subject, Aggregation) and any(
        name in named for name in (*PROSPECTS, *LOTTERIES)
    ):
        powers = statement.parameters.get("powers", ())
        said, head, rows = tell_lotteries(statement.subject, named, powers)
        parts += ["\n".join(f"  {sentence}" for sentence in said), table(head, rows)]
    elif isinstance(statement.subject, Prices) and "stakes" in named:
        bets, head, rows = tell_stakes(statement.subject, named["stakes"])
        parts += [textwrap.indent(textwrap.fill(bets, _LINE), "  "), table(head, rows)]
    elif isinstance(statement.subject, Market) and "pretended" in named:
        sees, head, rows = tell_bluff(statement.subject, **named)
        parts += [f"  {sees}", table(head, rows)]
    elif named:
        subject = statement.subject
        known = {**statement.parameters, **named}
        shown = {k: show_argument(subject, k, v, known) for k, v in named.items()}
        lines = (f"  {k.replace('_', ' ')}: {text}" for k, text in shown.items())
        parts.append("\n".join(lines))
        if isinstance(subject, DecisionAuction):
            from accord.counterexamples.traces import tell_runs  # which uses `table`

            parts += tell_runs(subject, named, statement.parameters)
    why = _because(statement, named) or _gain(statement, named)
    if why:
        parts.append(f"  Why: {why}")
    if not parts:
        parts.append("  The definition is False of the subject as a whole.")
    return "\n\n".join(parts)


def _of_mechanism(statement: Statement, named: Mapping[str, Any]) -> list[str]:
    m: Mechanism = statement.subject
    profile = named.get("profile")
    parts = []
    if isinstance(profile, Profile):
        parts.append(
            "\n".join(
                f"  {agent_word(m, i)} {say_type(m, i, t)}."
                for i, t in enumerate(profile)
            )
        )
        if isinstance(m, Comparison):
            parts += _side_by_side(m, profile)
        else:
            rows = _rows(m, profile, named)
            parts.append(table(*_columns(m, rows, _audience(named))))
        idle = idle_reports(statement, tuple(named.values()))
        if idle:
            who = " and ".join(agent_word(m, i) for i in idle)
            verb = "report does" if len(idle) == 1 else "reports do"
            parts.append(f"  {who}: the {verb} not matter; any other fails the same.")
    shown = {
        "agent",
        "profile",
        "report",
        "coalition",
        "joint_report",
        "second_profile",
    }
    rest = [
        f"  {k.replace('_', ' ')}: {show_value(m, k, v, named)}"
        for k, v in named.items()
        if k not in shown or (k == "agent" and "report" not in named)
    ]
    if rest:
        parts.append("\n".join(rest))
    return parts


def _side_by_side(m: Comparison, profile: Profile) -> list[str]:
    """Return the outcomes of two mechanisms, in one table where it has one head."""
    heads, rows = zip(
        *(_columns(each, [(each.name, profile, profile)], ()) for each in m.both),
        strict=True,
    )
    if heads[0] == heads[1]:
        return [table(heads[0], [*rows[0], *rows[1]])]
    return [table(head, body) for head, body in zip(heads, rows, strict=True)]


def show_value(m: Mechanism, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return the value of a quantified name as text."""
    if name in ("agent", "other"):
        return agent_word(m, value)
    if name in ("own_type", "lie"):
        return show_report(m, named["agent"], value)
    if name in ("outcome", "second_outcome", "decision"):
        return show_outcome(m, value)
    if name in ("alternative", "second_alternative", "candidate"):
        return _class(value)
    if name == "renaming":
        pairs = zip(alternatives(m), value, strict=True)
        return ", ".join(f"{_class(x)} becomes {_class(y)}" for x, y in pairs if x != y)
    if name == "part":
        return ", ".join(agent_word(m, i) for i in value)
    return show(value)


def _audience(named: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the agents whose satisfaction the table shows."""
    if "coalition" in named:
        return tuple(named["coalition"])
    both = [named[k] for k in ("agent", "other") if k in named]
    return tuple(dict.fromkeys(both))


def _rows(
    m: Mechanism, profile: Profile, named: Mapping[str, Any]
) -> list[tuple[str, Profile, Profile]]:
    """Return (label, reports, true types) for each line of the table."""
    rows = [("truthful", profile, profile)]
    if "report" in named and "agent" in named:
        agent = named["agent"]
        lie = profile.with_report(agent, named["report"])
        rows.append((f"{agent_word(m, agent)} lies", lie, profile))
    elif "joint_report" in named:
        lie = profile.with_reports(named["coalition"], named["joint_report"])
        label = "together" if len(named["coalition"]) > 1 else "alone"
        rows.append((label, lie, profile))
    elif isinstance(named.get("second_profile"), Profile):
        rows = [("first", profile, profile)]
        rows.append(("second", named["second_profile"], named["second_profile"]))
    else:
        rows = [("outcome", profile, profile)]
    return rows


def _columns(
    m: Mechanism,
    rows: Sequence[tuple[str, Profile, Profile]],
    audience: Sequence[int],
) -> tuple[list[str], list[list[str]]]:
    verb = _words(m, "verb", "reports")
    # The types stand above the table; where it grows too wide it keeps the columns
    # of those whose reports differ between its rows.
    reporters = list(m.agents)
    if sum(len(show_report(m, i, rows[0][1][i])) + 3 for i in m.agents) > _WIDE:
        reporters = [i for i in m.agents if len({r[i] for _, r, _ in rows}) > 1]
    headers = ["", *(f"{agent_word(m, i)} {verb}" for i in reporters)]
    body = [
        [label, *(show_report(m, i, reports[i]) for i in reporters)]
        for label, reports, _ in rows
    ]
    cells = _words(m, "columns", None)
    for k, (_, reports, _) in enumerate(rows):
        outcome = m(reports)
        pairs = cells(outcome) if cells else [("outcome", show_outcome(m, outcome))]
        if k == 0:
            headers += [head for head, _ in pairs]
        body[k] += [text for _, text in pairs]
    for agent in audience:
        headers.append(_standing_name(m, agent))
        standings = [standing(m, agent, true, m(reports)) for _, reports, true in rows]
        for k, text in enumerate(standings):
            body[k].append(text)
        if len(rows) == 2 and m.utility is not None and rows[0][2] == rows[1][2]:
            before, after = (m.utility_at(agent, t, m(r)) for _, r, t in rows)
            if after > before:
                body[1][-1] += _more(before, after)
    return headers, body


def _more(before: Any, after: Any) -> str:
    """Return by how much a utility grows; nothing for numbers of two fields."""
    try:
        return f" (+{after - before})"
    except ModelError:  # they are compared, but their difference is in neither field
        return ""


def _standing_name(m: Mechanism, agent: int) -> str:
    name = agent_word(m, agent)
    return f"{name}'s utility" if m.utility is not None else f"{name} ranks it"


def standing(m: Mechanism, agent: int, types: Profile, outcome: Any) -> str:
    """Return how good an outcome is for an agent: her utility, or the place of it."""
    if m.utility is not None:
        return show(m.utility_at(agent, types, outcome))
    order, thing = types[agent], m.share(agent, outcome)
    whole = isinstance(thing, (Lottery, frozenset, tuple))  # no place in an order
    if whole or not isinstance(order, tuple):
        return ""
    place = rank(order, thing) + 1
    if m.outcomes is not None and len(m.outcomes) <= _LISTED:
        better = (x for x in m.outcomes if m.strictly_prefers(agent, types, x, outcome))
        place = 1 + len({m.share(agent, x) for x in better})
    return {1: "1st", 2: "2nd", 3: "3rd"}.get(place, f"{place}th")


def _because(statement: Statement, named: Mapping[str, Any]) -> str:
    """Return the sentence that the property's own file gives for this instance."""
    module = sys.modules.get(statement.prop.body.__module__)
    because: Callable[..., str] | None = getattr(module, "because", None)
    if because is None:
        return ""
    return because(statement.subject, **named, **statement.parameters)


def shown_by(statement: Statement) -> tuple[str, ...]:
    """Return what a proof that was accepted says, where the property's file tells."""
    module = sys.modules.get(statement.prop.body.__module__)
    shows: Callable[..., tuple[str, ...]] | None = getattr(module, "shows", None)
    if shows is None or getattr(statement.subject, "unknowns", None):
        return ()  # the words are about numbers
    return shows(statement.subject, **statement.parameters)


def _gain(statement: Statement, named: Mapping[str, Any]) -> str:
    """Return what a lie changes for an agent who has an order, not a utility."""
    m = statement.subject
    if not isinstance(m, Mechanism) or m.utility is not None:
        return ""
    if not {"agent", "profile", "report"} <= set(named):
        return ""
    agent, profile = named["agent"], named["profile"]
    before = m.share(agent, m(profile))
    after = m.share(agent, m(profile.with_report(agent, named["report"])))
    if isinstance(before, Lottery) or isinstance(after, Lottery):
        return ""
    return (
        f"the lie gets {agent_word(m, agent)} {show_share(m, after)} instead of "
        f"{show_share(m, before)}, which {agent_word(m, agent)} ranks lower."
    )


# --- words -----------------------------------------------------------------------


def _words(m: Mechanism, name: str, default: Any) -> Any:
    """Return what the setting's own file says under `name`, or the default."""
    if not m.setting:
        return default
    try:
        module = find_setting(m.setting)
    except ModelError:
        return default
    return getattr(module, name, default)


def agent_word(m: Mechanism, agent: int) -> str:
    """Return the name of an agent: the mechanism's own, or one of ours."""
    names = m.facts.get("names")
    return str(names[agent]) if names else agent_name(agent)


def say_type(m: Mechanism, agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type: `values the item at 3`, `ranks a > c > b`."""
    say = _words(m, "say_type", None)
    if say is not None:
        return str(say(agent, own_type))
    if isinstance(own_type, tuple) and own_type and m.utility is None:
        return f"ranks {show_report(m, agent, own_type)}"
    return f"has type {show_report(m, agent, own_type)}"


def show_report(m: Mechanism, agent: int, report: Any) -> str:
    """Return a report as text."""
    custom = _words(m, "show_report", None)
    if custom is not None:
        return str(custom(report))
    if isinstance(report, tuple) and m.utility is None:
        return " > ".join(_class(entry) for entry in report)
    if isinstance(report, frozenset):
        return _class(report)
    return show(report)


def _class(entry: Any) -> str:
    if isinstance(entry, frozenset):
        return "{" + ",".join(_class(x) for x in sorted(entry)) + "}"
    return letter(entry) if isinstance(entry, int) else str(entry)


def show_outcome(m: Mechanism, outcome: Any) -> str:
    """Return an outcome as text."""
    custom = _words(m, "show_outcome", None)
    if custom is not None:
        return str(custom(outcome))
    if isinstance(outcome, Lottery):
        return ", ".join(
            f"{_class(x)} {p}"
            for x, p in sorted(outcome.items(), key=lambda i: str(i[0]))
        )
    if isinstance(outcome, Outcome):
        return f"{show(outcome.decision)}, payments {show(outcome.payments)}"
    if m.utility is None and isinstance(outcome, int):
        return letter(outcome)
    return show(outcome)


def show_share(m: Mechanism, share: Any) -> str:
    """Return what one agent gets as text."""
    custom = _words(m, "show_share", None)
    if custom is not None:
        return str(custom(share))
    return show(share) if m.utility is not None else show_outcome(m, share)


def show(value: Any) -> str:
    """Return any value as short text."""
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(map(show, value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ", ".join(sorted(map(show, value))) + "}"
    if isinstance(value, Lottery):
        return ", ".join(f"{show(x)}: {p}" for x, p in value.items())
    if value is None:
        return "nobody"
    return str(value) if isinstance(value, (int, str)) else str(_plain(value))


def _plain(value: Any) -> Any:
    coded = code(value)
    return coded if isinstance(coded, (str, int)) else str(value)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a plain table, columns as wide as they need to be."""
    lines = [list(headers), *map(list, rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(headers))]
    return "\n".join(
        "    "
        + "   ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
