"""Friston et al. 2015: active inference, and when it is expected utility."""

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.counterexamples.gallery import SENSORS
from accord.papers.claim import Claim, Paper, Part, fails, fails_at, holds
from accord.theory.free_energy import moved, predicted
from accord.theory.generative_models import GenerativeModel
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import prop

_F = Fraction
_HALF = _F(1, 2)
_PAIR = ("s1", "s2"), ("o1", "o2")


def choosing(
    likelihood: Sequence[Sequence[Any]],
    laws: Mapping[str, Sequence[Any]],
    preferences: Sequence[Any],
    title: str,
    where: tuple[str, ...] | None = None,
) -> GenerativeModel:
    """Return the model in which each action brings about its law on states, at once."""
    count = len(likelihood[0])
    return GenerativeModel(
        tuple(f"s{k + 1}" for k in range(count)),
        tuple(f"o{k + 1}" for k in range(len(likelihood))),
        tuple(laws),
        tuple(map(tuple, likelihood)),
        tuple(
            tuple(tuple(law[after] for law in laws.values()) for _ in range(count))
            for after in range(count)
        ),
        tuple(preferences),
        tuple(int(k == 0) for k in range(count)),
        tuple((k,) for k in range(len(laws))),
        title,
        where,
    )


def moving(
    title: str,
    states: Sequence[tuple[str, Any, str]],
    outcomes: Sequence[str],
    moves: Mapping[str, Sequence[int]],
    preferences: Sequence[Any],
    policies: Sequence[Sequence[str]],
) -> GenerativeModel:
    """Return the model in which states show one outcome, and actions lead to one state.

    states  for each its name, its probability at first and the outcome that it shows
    moves   for each action the state after it, for each state before
    """
    size = range(len(states))
    names, prior, shown = zip(*states, strict=True)
    return GenerativeModel(
        names,
        tuple(outcomes),
        tuple(moves),
        tuple(tuple(int(shown[s] == o) for s in size) for o in outcomes),
        tuple(
            tuple(tuple(int(to[s] == after) for to in moves.values()) for s in size)
            for after in size
        ),
        tuple(preferences),
        prior,
        tuple(map(tuple, policies)),  # type: ignore[arg-type]  # the model reads names
        title,
    )


_IDENTITY = ((1, 0), (0, 1))
_THREE_TO_ONE = (_F(3, 4), _F(1, 4))
OBSERVED = choosing(
    _IDENTITY,
    {"sure": (1, 0), "mixed": _THREE_TO_ONE},
    _THREE_TO_ONE,
    "the state is seen",
)
AMBIGUOUS = choosing(
    ((1, _F(3, 4)), (0, _F(1, 4))),
    {"clear": (1, 0), "unclear": (0, 1)},
    _THREE_TO_ONE,
    "one state is unclear",
)
# From a known state actions lead to known states. All else is any number.
CERTAIN = GenerativeModel(
    *_PAIR,
    ("stay", "move"),
    (("a", "b"), ("1 - a", "1 - b")),
    (((1, 0), (0, 1)), ((0, 1), (1, 0))),
    ("p", "1 - p"),
    (1, 0),
    tuple(itertools.product((0, 1), repeat=2)),
    "the state is certain",
    (),
)
# Two policies with any laws on 2 states; any likelihood, any preferences.
ANY = choosing(
    (("a", "b"), ("1 - a", "1 - b")),
    {"first": ("q", "1 - q"), "second": ("r", "1 - r")},
    ("p", "1 - p"),
    "any two policies",
    (),
)
# The second policy mirrors the first, so that it is as informative.
MIRRORED = choosing(
    (("a", "1 - a"), ("1 - a", "a")),
    {"first": ("q", "1 - q"), "second": ("1 - q", "q")},
    ("p", "1 - p"),
    "a policy and its mirror image",
    (),
)
THREE_OUTCOMES = choosing(
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    {
        **{f"o{k + 1}": tuple(int(k == j) for j in range(3)) for k in range(3)},
        "any": ("p", "q", "1 - p - q"),
    },
    ("r1", "r2", "r3"),
    "any utilities of three outcomes",
    (),
)


def sixths(seen: Any, preferred: Any) -> GenerativeModel:
    """Return 2 states, 2 outcomes and policies with every law in sixths on states.

    The outcome shows the state with the probability `seen`.
    """
    laws = {f"{k}/6": (_F(k, 6), _F(6 - k, 6)) for k in range(7)}
    rows = ((seen, 1 - seen), (1 - seen, seen))
    return choosing(rows, laws, (preferred, 1 - preferred), f"seen {seen}")


INSTANCES = (sixths(_F(2, 3), _F(3, 4)), sixths(1, _F(1, 3)), sixths(_F(3, 4), 1))
PRIORS = (
    GenerativeModel(
        *_PAIR,
        ("wait",),
        ((_F(2, 3), _F(1, 4)), (_F(1, 3), _F(3, 4))),
        (((1,), (0,)), ((0,), (1,))),
        (1, 1),
        (_F(2, 5), _F(3, 5)),
        ((0,),),
        "two causes",
    ),
    GenerativeModel(
        ("s1", "s2", "s3"),
        ("o1", "o2"),
        ("wait",),
        ((_HALF, _F(1, 6), 0), (_HALF, _F(5, 6), 1)),
        (((1,), (0,), (0,)), ((0,), (1,), (0,)), ((0,), (0,), (1,))),
        (1, 1),
        (_HALF, _F(1, 3), _F(1, 6)),
        ((0,),),
        "three causes",
    ),
)
ANY_PRIOR = GenerativeModel(
    *_PAIR,
    ("wait",),
    (("a", "b"), ("1 - a", "1 - b")),
    (((1,), (0,)), ((0,), (1,))),
    (1, 1),
    ("d", "1 - d"),
    ((0,),),
    "any two causes",
    (),
)
# A step that shows nothing, and then what is liked as 3 : 3 : 4.
MARGINAL = moving(
    "two policies start alike",
    (
        ("start", 1, "wait"),
        ("left", 0, "wait"),
        ("right", 0, "wait"),
        *((x, 0, x) for x in "xyz"),
    ),
    ("wait", "x", "y", "z"),
    {"0": (1, 3, 5, 3, 4, 5), "1": (2, 4, 5, 3, 4, 5)},
    (1, 3, 3, 4),
    [["0", "0"], ["0", "1"], ["1", "0"]],
)
# A fair bit is hidden; a cue shows it for nothing; to bet on it ends the game.
CUE = moving(
    "a free cue and a bet",
    (
        ("bit 0", _HALF, "nothing"),
        ("bit 1", _HALF, "nothing"),
        ("bit 0, shown", 0, "cue 0"),
        ("bit 1, shown", 0, "cue 1"),
        ("won", 0, "won"),
        ("lost", 0, "lost"),
    ),
    ("nothing", "cue 0", "cue 1", "won", "lost"),
    {
        "look": (2, 3, 2, 3, 4, 5),
        "bet 0": (4, 5, 4, 5, 4, 5),
        "bet 1": (5, 4, 5, 4, 4, 5),
    },
    (1, 1, 1, 2, 1),
    list(itertools.product(("look", "bet 0", "bet 1"), repeat=2)),
)
_ENERGIES = (0, -_HALF, _F(-3, 5), -1)


def self_reported() -> Mechanism:
    """Return the choice of the policy of least reported expected free energy.

    Two proposers each report that of their own policy; who is chosen gains 1 by it.
    """

    def choose(energies: Sequence[Any]) -> int:
        return int(energies[1] < energies[0])

    return Mechanism(
        choose,
        (_ENERGIES, _ENERGIES),
        outcomes=(0, 1),
        utility=lambda agent, _, chosen: int(chosen == agent),
        name="least reported expected free energy",
        scope="2 proposers, expected free energies 0, -1/2, -3/5 or -1",
    )


@prop(GenerativeModel, forall=("policy",))
def every_policy_reaches(
    m: GenerativeModel, policy: int, *, outcome: int, at_most: Any
) -> bool:
    """No sequence of actions ends in the outcome with more than this probability.

    The policies are all sequences of actions of their length.
    """
    length = len(m.policies[0])
    every = itertools.product(range(len(m.actions)), repeat=length)
    last = predicted(m, m.policies[policy])[-1][1]
    return set(m.policies) == set(every) and bool(last[outcome] <= at_most)


@prop(GenerativeModel)
def plan_reaches(
    m: GenerativeModel,
    *,
    first: int,
    then: Sequence[int],
    outcome: int,
    probability: Any,
) -> bool:
    """A plan whose second action depends on the first outcome reaches another so often.

    `then` has an action for each first outcome.
    """
    now = moved(m, m.prior, first)
    total: Any = 0
    for seen, u in enumerate(then):
        known = [a * p for a, p in zip(m.likelihood[seen], now, strict=True)]
        after = moved(m, known, u)
        pairs = zip(m.likelihood[outcome], after, strict=True)
        total = total + sum(a * p for a, p in pairs)
    return bool(total == probability)


def term(
    m: GenerativeModel, policy: int, name: str, exponential: Any, power: int = 1
) -> Part:
    """Return the part "e to the power of the term, times `power`, is this number"."""
    given = {"policy": policy, "term": name, "exponential": exponential, "power": power}
    return holds(m, "term-is", given=given)


_CHOICE, _ENERGY = "chooses-by-utility", "expected-free-energy"
DROPPED = {"without": "epistemic"}
POSTERIOR = {"posterior": (_F(3, 10), _F(3, 10), _F(4, 10))}
_WON = CUE.outcomes.index("won")
_REALS = {"agents": 2, "values": "reals>=0"}
INFORMED_ALIKE = (
    holds(ANY, "decompositions-agree"),
    holds(ANY, "utility-is-log-preference"),
    holds(MIRRORED, "orders-by-utility"),
    holds(MIRRORED.at({"a": _F(3, 4), "q": _F(1, 5), "p": _F(2, 3)}), _CHOICE),
    holds(CERTAIN, "energy-is-utility"),
    *(holds(m, "orders-by-utility") for m in INSTANCES[:2]),
    *(holds(m, _CHOICE, given=DROPPED) for m in (*INSTANCES, SENSORS, OBSERVED)),
)

PAPER = Paper(
    "friston2015",
    "K. Friston, F. Rigoli, D. Ognibene, C. Mathys, T. FitzGerald and G. Pezzulo, "
    "Active inference and epistemic value, Cognitive Neuroscience 6 (2015)",
    (
        Claim(
            "ai-1-information-constant",
            "With U(o) = ln Pt(o) and expected information constant over policies, "
            "least expected free energy is greatest expected utility (2 policies, 2 "
            "outcomes, symbolic logs; and 7 policies with every law in sixths).",
            INFORMED_ALIKE,
        ),
        Claim(
            "ai-1-any-utility",
            "Every utility ln r_o with r_o > 0 on 3 outcomes, all real r_o, equals ln "
            "Pt up to a constant for a positive preference distribution Pt.",
            (
                holds(THREE_OUTCOMES, "utility-is-log-preference"),
                holds(
                    THREE_OUTCOMES.at(
                        {"r1": 2, "r2": 3, "r3": 5, "p": _HALF, "q": _F(1, 3)}
                    ),
                    "utility-is-log-preference",
                ),
            ),
        ),
        Claim(
            "ai-1-open-loop-gap",
            "A contingent plan can beat every open-loop policy: of a hidden fair bit, "
            "a free cue and then a bet on the bit, looking first and betting on what "
            "was seen always wins, 1 against 1/2.",
            (
                holds(
                    CUE,
                    plan_reaches,
                    given={
                        "first": 0,
                        "then": (0, 1, 2, 0, 0),
                        "outcome": _WON,
                        "probability": 1,
                    },
                ),
                holds(
                    CUE,
                    every_policy_reaches,
                    given={"outcome": _WON, "at_most": _HALF},
                ),
            ),
        ),
        Claim(
            "ai-2-two-decompositions",
            "Risk plus ambiguity equals minus epistemic minus pragmatic value (2 "
            "states, 2 outcomes: all real numbers, and exact rational instances, one "
            "of them with infinite risk; two steps where states are certain).",
            (
                holds(ANY, "decompositions-agree"),
                holds(CERTAIN, "decompositions-agree"),
                *(holds(m, "decompositions-agree") for m in INSTANCES),
                *(
                    holds(m, "decompositions-agree")
                    for m in (SENSORS, OBSERVED, AMBIGUOUS, CUE, MARGINAL)
                ),
            ),
        ),
        Claim(
            "ai-3-free-energy-bound",
            "Variational free energy is at least -ln P(o), with equality exactly at "
            "the posterior (2 and 3 states: for all beliefs by ln x <= x - 1, and "
            "beliefs in sixths and twelfths exactly; for 2 states also all real "
            "priors and likelihoods).",
            (
                *(holds(m, "free-energy-gap") for m in (*PRIORS, ANY_PRIOR)),
                *(
                    holds(m, "free-energy-bound", given={"parts": parts})
                    for m in PRIORS
                    for parts in (6, 12)
                ),
            ),
        ),
        Claim(
            "ai-4-information-changes-choice",
            "Without dropping the information term the choice differs: two sensors, "
            "Pt=(2/3,1/3): expected utility 4/9 > 2/9, -G 4/9 < 8/9 after squaring and "
            "exponentiating.",
            (
                fails_at((0,), SENSORS, _CHOICE),
                fails_at((1,), SENSORS, _CHOICE),
                *(term(SENSORS, k, "utility", _F(4 - 2 * k, 9), 2) for k in (0, 1)),
                *(term(SENSORS, k, _ENERGY, _F(4 + 4 * k, 9), -2) for k in (0, 1)),
                term(SENSORS, 0, "epistemic", 1),
                term(SENSORS, 1, "epistemic", 2),
                holds(SENSORS, _CHOICE, given=DROPPED),
            ),
        ),
        Claim(
            "ai-5-full-observability-differs",
            "With A the identity and Pt=(3/4,1/4) expected utility prefers the sure "
            "outcome, expected free energy the outcome law (3/4,1/4).",
            (
                fails_at((0,), OBSERVED, _CHOICE),
                term(OBSERVED, 0, "utility", _F(3, 4)),
                term(OBSERVED, 1, "utility", _F(27, 256), 4),
                term(OBSERVED, 0, _ENERGY, _F(4, 3)),
                term(OBSERVED, 1, _ENERGY, 1),
            ),
        ),
        Claim(
            "ai-5b-point-mass",
            "If the predicted state is a point mass, least expected free energy is "
            "greatest expected utility whatever the observation matrix is (2 states, 2 "
            "outcomes, two steps).",
            (
                holds(CERTAIN, "energy-is-utility"),
                holds(CERTAIN, "orders-by-utility"),
            ),
        ),
        Claim(
            "ai-6-ambiguity-dropped",
            "Dropping ambiguity does not give expected utility: outcome laws (1,0) and "
            "(3/4,1/4) with Pt=(3/4,1/4) have risks ln(4/3) and 0, expected utility "
            "prefers the first.",
            (
                fails_at((0,), AMBIGUOUS, _CHOICE, given={"without": "ambiguity"}),
                term(AMBIGUOUS, 0, "risk", _F(4, 3)),
                term(AMBIGUOUS, 1, "risk", 1),
                term(AMBIGUOUS, 0, "utility", _F(3, 4)),
                term(AMBIGUOUS, 1, "utility", _F(27, 256), 4),
                holds(AMBIGUOUS, _CHOICE),
            ),
        ),
        Claim(
            "ai-7-marginal-action",
            "The mode of the marginal first action can differ from the best policy's: "
            "q = (3/10,3/10,4/10) with first actions 0,0,1, where q is softmax(-G).",
            (
                holds(MARGINAL, "policy-posterior", given=POSTERIOR),
                fails(MARGINAL, "marginal-action-is-best", given=POSTERIOR),
            ),
        ),
        Claim(
            "ai-8-self-reports",
            "Choosing the policy of least self-reported expected free energy is not "
            "incentive compatible if the proposer gains by being chosen: of G = "
            "-1/2 and -3/5 the first is reported as -1.",
            (fails_at((0, (-_HALF, _F(-3, 5)), -1), self_reported(), "strategyproof"),),
        ),
        Claim(
            "ai-9-auction-repairs",
            "Selling the right to run the plan repairs it: first price stops "
            "overbidding, second price makes truth dominant for a known own value (2 "
            "bidders, all real values).",
            (
                *(
                    holds(
                        rule,
                        "never-worse",
                        given={"bid": "v", "than": "v + d"},
                        where="d > 0",
                        **_REALS,
                    )
                    for rule in ("first-price", "second-price")
                ),
                fails("first-price", "strategyproof", agents=2, values="0..4"),
                holds("second-price", "strategyproof", **_REALS),
            ),
        ),
    ),
)
