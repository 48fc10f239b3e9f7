"""Clarke 1971: the pivot mechanism, whose taxes need not balance."""

from accord.papers.claim import Claim, Paper, fails, fails_at, holds
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, payments, worth

_PROJECT = {"agents": 3, "values": "-2..2"}
_BUNDLES = {"agents": 3, "items": 2, "values": "reals>=0"}


@prop(Mechanism, forall=("profile",))
def builds_iff_worth_it(m: Mechanism, profile: Profile) -> bool:
    """The project is built iff the net values add up to at least zero."""
    return bool(decision_at(m, profile) == (sum(profile) >= 0))


@prop(Mechanism, forall=("agent", "profile"))
def pays_what_others_lose(m: Mechanism, agent: int, profile: Profile) -> bool:
    """Each agent pays what her presence costs the others.

    That is the most that a decision is worth to the others, less what the decision
    taken is worth to them.
    """
    others = [j for j in m.agents if j != agent]
    sums = [sum(worth(m, j, profile, d) for j in others) for d in m.decisions or ()]
    taken = sum(worth(m, j, profile, decision_at(m, profile)) for j in others)
    return bool(payments(m, profile)[agent] == max(sums) - taken)


@prop(Mechanism)
def alone_pivotal(m: Mechanism, *, profile: tuple[int, ...], agent: int) -> bool:
    """At `profile`, `agent` is the only one without whom the sum changes its side."""
    built = sum(profile) >= 0
    changers = [i for i in m.agents if (sum(profile) - profile[i] >= 0) != built]
    return changers == [agent]


@prop(Mechanism)
def taxes_at(m: Mechanism, *, profile: tuple[int, ...], taxes: tuple[int, ...]) -> bool:
    """The agents pay exactly `taxes` at `profile`."""
    return bool(payments(m, Profile(profile)) == taxes)


_EXAMPLE = (2, -1, 0)

PAPER = Paper(
    "clarke1971",
    "E. H. Clarke, Multipart pricing of public goods, Public Choice 11 (1971)",
    (
        Claim(
            "pivot-truthful-project",
            "With the pivot taxes nobody gains by misreporting what a public project "
            "is worth to her (3 agents, net values -2..2, built iff the sum is >= 0).",
            (
                holds("pivotal-project", builds_iff_worth_it, **_PROJECT),
                holds("pivotal-project", pays_what_others_lose, **_PROJECT),
                holds("pivotal-project", "strategyproof", **_PROJECT),
            ),
        ),
        Claim(
            "pivot-truthful-combinatorial",
            "With 2 items, 3 bidders and all real values >= 0 for the three non-empty "
            "bundles, efficient allocation with pivot payments is truthful.",
            (holds("vcg-two-items", "strategyproof", **_BUNDLES),),
        ),
        Claim(
            "pivot-truthful-reals",
            "Nor does anybody gain where net values are any real numbers (3 agents).",
            (holds("pivotal-project", "strategyproof", agents=3, values="reals"),),
        ),
        Claim(
            "pivot-no-deficit",
            "The pivot taxes of a public project (3 agents, net values -2..2) never "
            "add up to a deficit.",
            (holds("pivotal-project", "no-deficit", **_PROJECT),),
        ),
        Claim(
            "pivot-budget-out-of-balance",
            "The pivot taxes need not balance: at the net values (2,-1,0) the first "
            "agent alone is pivotal and pays 1, which nobody receives.",
            (
                fails_at(
                    (_EXAMPLE,), "pivotal-project", "exactly-balanced", **_PROJECT
                ),
                holds(
                    "pivotal-project",
                    alone_pivotal,
                    given={"profile": _EXAMPLE, "agent": 0},
                    **_PROJECT,
                ),
                holds(
                    "pivotal-project",
                    taxes_at,
                    given={"profile": _EXAMPLE, "taxes": (1, 0, 0)},
                    **_PROJECT,
                ),
            ),
        ),
        Claim(
            "pivot-can-hurt",
            "Taking part need not pay: an agent against whose wish the project is "
            "built is worse off than without it (3 agents, net values -2..2).",
            (fails("pivotal-project", "ex-post-ir", **_PROJECT),),
        ),
        Claim(
            "pivot-pairs-gain",
            "Two agents together can gain: the pivot mechanism is not weakly "
            "group-strategyproof (3 agents, net values -2..2).",
            (fails("pivotal-project", "weakly-group-strategyproof", **_PROJECT),),
        ),
    ),
)
