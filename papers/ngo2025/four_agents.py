"""Four forms of aggregated agent, before and after a type or an option is added.

On each domain of `adoption` an agent is put together of its subagents in four ways:

full policy  what is done for each profile of types is listed, once and for all: the
             outcome with the largest sum of utilities, by lot where several have it
maximiser    of expected utility: the sum of the utilities that are reported is made as
             large as can be, the first outcome where several are best
procedure    one without regard to incentives: the outcome with the largest product of
             the utilities that are reported, by lot where several have it
ballot       an incentive-compatible procedure: a random ballot

Then each subagent may have one more type, or there may be one more outcome, which is
worth 4/5 to all. The last three are rules that can be applied to it. The full policy is
a list: where a new type is reported it says nothing, nothing is done, and that is worth
0 to all; a new outcome is not on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

from accord.counterexamples.asking import check
from accord.papers.claim import Claim, Part, Table
from accord.papers.ngo2025.adoption import (
    CAKE,
    COMPROMISE,
    LINE,
    ORDERS,
    Decision,
    Domain,
    ballots,
    full_policy,
    procedure,
)
from accord.theory.bargaining_terms import need
from accord.theory.forms import Form, literal
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import ex_ante, public_lottery
from accord.verifiers.engines.linear_programs import solve
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict

NOTHING = "nothing"
NEW_WORTH = Fraction(4, 5)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, eq=False)
class Growth:
    """A domain with what comes later.

    new_type    the utilities of the new type of every subagent, of each outcome
    """

    name: str
    domain: Domain
    new_type: tuple[tuple[Any, ...], ...]

    def with_type(self) -> Domain:
        """Return the domain in which each subagent has the new type as well."""
        pairs = zip(self.domain.utilities, self.new_type, strict=True)
        return replace(
            self.domain, utilities=tuple((*types, new) for types, new in pairs)
        )

    def with_option(self) -> Domain:
        """Return the domain with one more outcome, which is worth 4/5 to all."""
        return _with_outcome(self.domain, "new", NEW_WORTH)


def _with_outcome(domain: Domain, name: str, worth: Any) -> Domain:
    return Domain(
        (*domain.outcomes, name),
        tuple(tuple((*row, worth) for row in types) for types in domain.utilities),
    )


def _last_cells() -> tuple[tuple[Any, ...], ...]:
    """Return the worths of a subagent of the cake who wants its last two cells alone.

    Those of Ann and of Bob: an outcome says whose each cell is.
    """
    return tuple(
        tuple(Fraction(owners[2:].count(name), 2) for owners in CAKE.outcomes)
        for name in "AB"
    )


GROWTHS = (
    Growth("orders", ORDERS, ((1, 0, _HALF),) * 2),
    Growth("compromise", COMPROMISE, ((1, 0, _HALF), (0, 1, _HALF))),
    Growth("cake", CAKE, _last_cells()),
    Growth("line", LINE, ((1, 0, _HALF),) * 3),
)


# --- the four forms -------------------------------------------------------------------


def maximiser(domain: Domain) -> Mechanism:
    """Return the first of the outcomes with the largest sum of reported utilities."""
    return procedure(
        domain,
        lambda *types: {_largest(domain, types, sum)[0]: 1},
        "expected-utility maximiser",
    )


def product(domain: Domain) -> Mechanism:
    """Return the outcome with the largest product, by lot where several have it."""

    def rule(*types: int) -> Decision:
        best = _largest(domain, types, _product)
        return {x: Fraction(1, len(best)) for x in best}

    return procedure(domain, rule, "the largest product")


def _product(row: Sequence[Any]) -> Any:
    total: Any = 1
    for x in row:
        total = total * x
    return total


def _largest(domain: Domain, types: Sequence[int], measure: Any) -> list[str]:
    rows = [domain.utilities[agent][own] for agent, own in enumerate(types)]
    found = list(map(measure, zip(*rows, strict=True)))
    pairs = zip(domain.outcomes, found, strict=True)
    return [x for x, value in pairs if value == max(found)]


def listed_policy(domain: Domain, grown: Domain) -> Mechanism:
    """Return the full policy of a domain on a larger one, a list that is looked up."""
    old = full_policy(domain)
    known = [len(types) for types in domain.utilities]
    on = grown
    if any(map(int.__lt__, known, (len(types) for types in grown.utilities))):
        on = _with_outcome(grown, NOTHING, 0)

    def rule(*types: int) -> Decision:
        if any(own >= size for own, size in zip(types, known, strict=True)):
            return {NOTHING: 1}
        law = public_lottery(old, Profile(types))
        return {x: p for x in domain.outcomes if (p := law[x])}

    return procedure(on, rule, "the listed policy")


FORMS = ("full policy", "maximiser", "procedure", "ballot")


@cache
def form(name: str, growth: Growth, what: str) -> Mechanism:
    """Return an agent of this form on the domain as it is "now", or grown."""
    domain = {
        "now": lambda: growth.domain,
        "type": growth.with_type,
        "option": growth.with_option,
    }[what]()
    if name == "full policy":
        return listed_policy(growth.domain, domain)
    made = {"maximiser": maximiser, "procedure": product, "ballot": ballots}
    return made[name](domain)


# --- what is asked of them ------------------------------------------------------------


@prop(Mechanism, forall=("profile",))
def decides(m: Mechanism, profile: Profile) -> bool:
    """Something is done whatever the types are."""
    return NOTHING not in (m.outcomes or ()) or not public_lottery(m, profile)[NOTHING]


@prop(Mechanism)
def pareto_before_types(m: Mechanism, *, proof: Mapping[str, Any]) -> bool:
    """Before types are drawn no policy is better for one subagent and worse for none.

    A policy draws an outcome for each profile of types, by any lots and without regard
    to incentives. The proof has a `policy` by which nobody loses, and `weights` of at
    least 1 that show that gains sum up to no more than by it (weak duality).
    """
    table = list(_table(m))
    weights, laws = proof["weights"], proof["policy"]
    need(len(weights) == len(m.agents) and min(weights) >= 1, "weights of at least 1")
    need(len(laws) == len(table), "a law for each profile")
    gains = [Fraction(0)] * len(weights)
    most = Fraction(0)
    for (chance, rows, own), law in zip(table, laws, strict=True):
        need(len(law) == len(rows[0]) and min(law) >= 0 and sum(law) == 1, "laws")
        for i, row in enumerate(rows):
            gains[i] += chance * (_dot(law, row) - own[i])
        columns = zip(*rows, strict=True)
        most += chance * (max(_dot(weights, c) for c in columns) - _dot(weights, own))
    need(min(gains) >= 0, "a policy by which nobody loses")
    need(sum(gains) == most, "a policy as good as shown")
    return bool(most == 0)


def _dot(left: Sequence[Any], right: Sequence[Any]) -> Any:
    return sum((x * y for x, y in zip(left, right, strict=True)), start=Fraction(0))


def _table(m: Mechanism) -> Iterator[tuple[Any, list[list[Any]], list[Any]]]:
    """Yield for each profile its chance, all utilities, and what everybody gets."""
    for profile, chance in ex_ante(m):
        yield (
            Fraction(chance),
            [[m.utility_at(i, profile, x) for x in m.outcomes or ()] for i in m.agents],
            [m.utility_at(i, profile, m(profile)) for i in m.agents],
        )


def proof_of(m: Mechanism) -> dict[str, Any]:
    """Return the proof that `pareto_before_types` asks for.

    The largest sum of utilities, by lot where several outcomes have it, is tried
    first: where nobody loses by that it is the best policy, and all weights are 1.
    """
    table = list(_table(m))
    laws = tuple(map(_law_of_best, (rows for _, rows, _ in table)))
    gains = [
        sum(
            c * (_dot(law, rows[i]) - own[i])
            for (c, rows, own), law in zip(table, laws, strict=True)
        )
        for i in m.agents
    ]
    if min(gains) >= 0:
        return {"policy": laws, "weights": (1,) * len(gains)}
    return _by_program(table)


def _law_of_best(rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    sums = [sum(column) for column in zip(*rows, strict=True)]
    best = [value == max(sums) for value in sums]
    return tuple(Fraction(int(is_best), sum(best)) for is_best in best)


def _by_program(table: Sequence[Any]) -> dict[str, Any]:
    """Return the policy with the largest sum of gains, and its dual weights."""
    agents, outcomes = len(table[0][1]), len(table[0][1][0])
    laws = [
        [Form.unknown(f"x{p}.{x}") for x in range(outcomes)] for p in range(len(table))
    ]
    floors: list[Form] = []
    for i in range(agents):
        total = Form({})
        for (chance, rows, own), law in zip(table, laws, strict=True):
            for p, u in zip(law, rows[i], strict=True):
                total = total + p * (chance * u)
            total = total - chance * own[i]
        floors.append(total)
    chances = [literal(p, ">=") for law in laws for p in law]
    wholes = [literal(sum(law, start=Form({})) - 1, "==") for law in laws]
    rows_of = [*chances, *wholes, *(literal(floor, ">=") for floor in floors)]
    found = solve(rows_of, sum(floors, start=Form({})))
    assert found.values is not None, "the procedure itself is a policy"
    assert found.multipliers is not None, "a largest value comes with them"
    values = found.values
    scales = [f.terms[min(k for k in f.terms if k)] for f in floors]
    duals = found.multipliers[-agents:]
    return {
        "policy": tuple(
            tuple(values.get((f"x{p}.{x}",), 0) for x in range(outcomes))
            for p in range(len(table))
        ),
        "weights": tuple(
            1 + Fraction(y) / Fraction(s) for y, s in zip(duals, scales, strict=True)
        ),
    }


# --- the table ------------------------------------------------------------------------

HEADERS = (
    *("domain", "agent", "Pareto", "stable"),
    *("new type: decides", "Pareto", "stable"),
    *("new option: Pareto", "stable"),
)
# Of each domain and form the verdicts in these columns: + is PROVED, - is REFUTED.
VERDICTS = {
    "orders": ("++ --- -+", "++ ++- ++", "++ ++- ++", "-+ +-+ -+"),
    "compromise": ("+- --- --", "+- ++- +-", "-+ +-+ ++", "-+ +-+ -+"),
    "cake": ("++ --- -+", "+- ++- +-", "++ ++- +-", "-+ +-+ -+"),
    "line": ("+- --- --", "+- ++- +-", "-- +-- -+", "-+ +-+ -+"),
}


_ASKED: tuple[tuple[str, Any], ...] = (
    *(("now", pareto_before_types), ("now", "strategyproof"), ("type", decides)),
    *(("type", pareto_before_types), ("type", "strategyproof")),
    *(("option", pareto_before_types), ("option", "strategyproof")),
)


def _cell(growth: Growth, name: str, column: int, sign: str) -> Part:
    """Return a part of the table; what it is about is made when it is asked."""
    what, asks = _ASKED[column]

    def ask(limits: Limits) -> Verdict:
        m = form(name, growth, what)
        given = {"proof": proof_of(m)} if asks is pareto_before_types else {}
        return check(m, asks, given=given, limits=limits)

    return Part("PROVED" if sign == "+" else "REFUTED", ask)


TABLE = Table(
    HEADERS, tuple((growth.name, name) for growth in GROWTHS for name in FORMS)
)
CELLS = {
    (growth.name, name): tuple(
        _cell(growth, name, column, sign)
        for column, sign in enumerate(said.replace(" ", ""))
    )
    for growth in GROWTHS
    for name, said in zip(FORMS, VERDICTS[growth.name], strict=True)
}


def _parts(*places: tuple[str, int]) -> tuple[Part, ...]:
    """Return the parts in these columns of the rows of a form, on every domain."""
    return tuple(
        CELLS[growth.name, name][column]
        for growth in GROWTHS
        for name, column in places
    )


CLAIMS = (
    Claim(
        "four-agents",
        "On 4 domains, before and after each subagent has one more type or all may "
        "have one more outcome, worth 4/5 to each, the full policy, the "
        "expected-utility maximiser, the largest product (a decision procedure) and "
        "the random ballot (an incentive-compatible one) are Pareto optimal before "
        "types are drawn, and stable, that is strategyproof, as the table says.",
        tuple(part for row in CELLS.values() for part in row),
        table=TABLE,
    ),
    Claim(
        "table-generalises",
        "A full policy does not generalise: on each of the 4 domains it is Pareto "
        "optimal before types are drawn, decides nothing where a new type is reported, "
        "and is not Pareto optimal where there is one more outcome. The maximiser and "
        "the two procedures decide, and the maximiser stays Pareto optimal.",
        (
            *_parts(("full policy", 0), ("full policy", 2), ("full policy", 5)),
            *_parts(("maximiser", 2), ("procedure", 2), ("ballot", 2)),
            *_parts(("maximiser", 0), ("maximiser", 3), ("maximiser", 5)),
        ),
    ),
    Claim(
        "table-procedures-unstable",
        "A decision procedure without regard to incentives is not stable under "
        "strategic behaviour (refuted: the largest product is strategyproof on 3 of "
        "the 4 domains).",
        tuple(_cell(growth, "procedure", 1, "-") for growth in GROWTHS),
        expected="REFUTED",
    ),
    Claim(
        "table-stable-after-growth",
        "Where each subagent has one more type the full policy and the maximiser are "
        "strategyproof on none of the 4 domains, and the largest product on one; the "
        "random ballot is on all, then, before, and with one more outcome, and is "
        "Pareto optimal before types are drawn in no case.",
        (
            *_parts(("full policy", 4), ("maximiser", 4), ("procedure", 4)),
            *_parts(("ballot", 1), ("ballot", 4), ("ballot", 6)),
            *_parts(("ballot", 0), ("ballot", 3), ("ballot", 5)),
        ),
    ),
)
