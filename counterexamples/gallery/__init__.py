"""The gallery: well-known failures, each a certificate (.json) with its story (.txt).

`python -m accord.counterexamples.gallery` writes the files anew; a test compares them
with what the library says today and has the kernel check every certificate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

from accord.counterexamples.asking import check
from accord.theory.aggregation import Aggregation
from accord.theory.ballots import ballot_game
from accord.theory.bargaining import BargainingProblem
from accord.theory.box_demands import BoxDemands
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.coalitional_games import gloves
from accord.theory.decision_auctions import DecisionAuction, Hypothesis
from accord.theory.games import StrategicGame, from_arrays
from accord.theory.generative_models import GenerativeModel
from accord.theory.information_markets import Market
from accord.theory.merging import Prediction
from accord.theory.negotiations import Negotiation
from accord.theory.oracle_machines import OracleMachines, Query
from accord.theory.oracle_programs import Ask, Write
from accord.theory.policies import (
    Environment,
    Policy,
    answers,
    draws,
    plays,
    shows,
)
from accord.theory.policy_classes import copies, delayed, evenly
from accord.theory.prices import Prices
from accord.theory.processes import Mixture, Process, coin
from accord.theory.reflective_inductors import InductorQuery, ReflectiveInductor
from accord.theory.repeated_games import RepeatedGame
from accord.theory.theory_of_mind import LevelReplies
from accord.theory.trading_days import TradingDays
from accord.theory.universes import Universes
from accord.verifiers.certificates import save_certificate, write_whole
from accord.verifiers.verdict import Verdict


@dataclass(frozen=True)
class Exhibit:
    """A subject that lacks a property, at a size where the failure is easy to read.

    The subject is a rule's name or an object such as a game; `given` are parameters of
    the property.
    """

    name: str
    subject: object
    property: str
    options: Mapping[str, Any] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)

    def verdict(self) -> Verdict:
        """Return the refutation, decided afresh."""
        return check(
            self.subject,
            self.property,
            params=self.params,
            given=self.given,
            **self.options,
        )


def _played_once(
    title: str, labels: str, first: Any, second: Any = None
) -> StrategicGame:
    """Return a game of Ann and Bob with the same labels; symmetric without `second`."""
    other = [list(row) for row in zip(*first, strict=True)]
    return from_arrays(
        first,
        second or other,
        players=("Ann", "Bob"),
        actions=[list(labels)] * 2,
        title=title,
    )


# One hypothesis that promises 1 and brings 0, in a decision auction at second prices.
OVERESTIMATION = DecisionAuction(
    ("stay",),
    (Hypothesis("hope", "stay", 1),),
    (0,),
    3,
    payment="second",
    title="second price, the winner's bid as estimate",
)
# A outbids B in the first round, at a loss: else B is rich in the second.
OVERBIDDING = DecisionAuction(
    ("A's plan", "B's plan"),
    (
        Hypothesis("A", "A's plan", (0, 1), 1),
        Hypothesis("B", "B's plan", 1, Fraction(1, 4)),
    ),
    ((0, 1), 1),
    2,
    0,
    ties=(1, 0),
    grid=8,
    title="two rounds at first prices",
)
# Between the best of each there is one good compromise.
COMPROMISE = BargainingProblem(
    ("Ann", "Bob"),
    ((0, 1), (Fraction(3, 4), Fraction(3, 4)), (1, 0)),
    (0, 0),
    comprehensive=True,
    title="a good compromise",
)
# Voter 1 would have A, voter 2 would have B, and both can live with C. Without an
# agreement a random ballot decides. Voter 1 declares T instead, which is a little worse
# for her than A and very bad for voter 2: d moves from (1/2, 1/2) to (9/20, 0).
DECLARED = BargainingProblem(
    ("voter 1", "voter 2"),
    (
        (1, 0),
        (Fraction(7, 10), Fraction(7, 10)),
        (0, 1),
        (Fraction(9, 10), -1),
    ),
    (Fraction(9, 20), 0),
    title="bargaining from the random ballot of T and B",
)


_DILEMMA = ((2, 0), (3, 1))  # R, S and T, P of the twins below
_CD, _BITS = ("C", "D"), ("0", "1")


def _low_and_high(given: Any) -> Any:
    """Return two of what is drawn: 1 with probability 1/4, and with 3/4."""
    quarter, most = Fraction(1, 4), Fraction(3, 4)
    return tuple(given(law) for law in ((most, quarter), (quarter, most)))


# Who delays cooperation believes, with the weight 2/5, that the other does as oneself.
# Once both have cooperated only one policy is left, and D is held impossible.
DELAYED_TWINS = Universes(
    _CD,
    _CD,
    tuple(plays(_CD, _CD, word) for word in delayed(_CD, 2)),
    tuple(shows(_CD, _CD, word) for word in delayed(_CD, 2)),
    tuple(
        tuple(dict(copies(2, Fraction(2, 5), evenly(4)))[i, j] for j in range(4))
        for i in range(4)
    ),
    _DILEMMA,
    4,
    0,
    title="delayed twins",
)
# Own bits and those of the environment are likely to be of one kind: an own bit is
# evidence, which is lost where the two halves of the prior are split.
COUPLED = Universes(
    _BITS,
    _BITS,
    _low_and_high(lambda law: draws(_BITS, _BITS, law)),
    _low_and_high(lambda law: answers(_BITS, _BITS, (law, law))),
    ((Fraction(2, 5), Fraction(1, 10)), (Fraction(1, 10), Fraction(2, 5))),
    ((0, 1), (0, 1)),
    title="coupled bits",
)
# Coins that show 1 with probability 1/4, 1/2 or 3/4, of which the first is the truth.
COINS = tuple(
    coin(_BITS, (Fraction(4 - k, 4), Fraction(k, 4)), f"coin {k}/4") for k in (1, 2, 3)
)
THREE_COINS = Prediction(
    Mixture((Fraction(1, 3),) * 3, COINS),
    COINS[0],
    5,
    "three coins predict coin 1/4",
)
# The truth stops at once with probability 1/2, and else writes fair bits for ever.
STOPPING = Prediction(
    Mixture((1,), (coin(_BITS, ("1/2", "1/2"), "a fair coin"),)),
    Process(
        (_BITS,),
        (1, 0),
        (((0, 1, "1/4"), (1, 1, "1/4")), ((0, 1, "1/2"), (1, 1, "1/2"))),
        "a truth that may stop at once",
    ),
    3,
    "fair bits predict what may stop",
)
# L pays 1/4 now. R and R again pay 1, but the self-model doubts that R comes again.
ONE_STEP = Universes(
    ("L", "R"),
    ("nothing", "little", "much"),
    (
        Policy(
            ((Fraction(1, 2), Fraction(1, 2)), (Fraction(9, 10), Fraction(1, 10))),
            (((1, 1, 1),) * 2,) * 2,
            "seldom R again",
        ),
    ),
    (
        Environment(
            (
                ((0, 1, 0), (1, 0, 0)),
                ((1, 0, 0), (0, 0, 1)),
                ((1, 0, 0), (1, 0, 0)),
            ),
            (((2, 2, 2), (1, 1, 1)), ((2, 2, 2),) * 2, ((2, 2, 2),) * 2),
            "R twice",
        ),
    ),
    ((1,),),
    ((0, Fraction(1, 4), 1),) * 2,
    2,
    title="little now or much later",
)
# A fair bit is hidden. One sensor always shows o1, which is preferred 2 : 1 to o2; the
# other one shows the bit.
SENSORS = GenerativeModel(
    ("bit 1, blind", "bit 2, blind", "bit 1, seen", "bit 2, seen"),
    ("o1", "o2"),
    ("sensor 0", "sensor 1"),
    ((1, 1, 1, 0), (0, 0, 0, 1)),
    (
        ((1, 0), (0, 0), (1, 0), (0, 0)),
        ((0, 0), (1, 0), (0, 0), (1, 0)),
        ((0, 1), (0, 0), (0, 1), (0, 0)),
        ((0, 0), (0, 1), (0, 0), (0, 1)),
    ),
    (Fraction(2, 3), Fraction(1, 3)),
    (Fraction(1, 2), Fraction(1, 2), 0, 0),
    ((0,), (1,)),
    title="two sensors",
)
TORTURIZER = from_arrays(
    [[5], [4]],
    [[5], [-10]],
    players=("Alice", "Bob"),
    actions=[("work", "torture"), ("work",)],
    title="torturizer",
)
CONDITIONAL_THREAT = from_arrays(
    [[5, 5], [10, 4]],
    [[5, 5], [0, -10]],
    players=("Alice", "Bob"),
    actions=[("peace", "threaten"), ("pay", "refuse")],
    title="conditional threat",
)
# Under a random ballot both gain if both name c, and each gains more by not doing so.
PACT = ballot_game(
    Aggregation(
        ("voter 1", "voter 2"),
        ("a", "b", "c"),
        ((1, 0, Fraction(9, 10)), (0, 1, Fraction(9, 10))),
        title="a compromise",
    ),
    ((0, 2), (1, 2)),
)
# Each is quite sure of the side of the coin on which she would get the whole cake.
FIXED_WEIGHTS = Negotiation(
    ("Ann", "Bob"),
    ("H", "T"),
    ("all to Ann", "half each", "all to Bob"),
    (
        (Fraction(9, 10), Fraction(1, 10)),
        (Fraction(1, 10), Fraction(9, 10)),
    ),
    ((30, 20, 0), (0, 20, 30)),
    title="a cake after a coin",
)

# At the price 1/2 the two trades sum to nothing: a fixed point of the total demand.
OPPOSED = TradingDays(
    ("phi",),
    ("phi",),
    ("phi",),
    ((),),
    ("believer", "doubter"),
    ((("1",),), (("-1",),)),
    ((Fraction(1, 2),),),
    title="two opposed traders",
)
# Both 0 and 1 are fixed points: what a market maker chooses is not determined.
PRICE = BoxDemands(("phi",), ("phi",), "a demand that rises with the price")
# What a machine outputs is what the oracle says of it, or the opposite of that.
_YES, _NO = Ask("q", Write(1), Write(0)), Ask("q", Write(0), Write(1))
TRUTH_TELLER = OracleMachines(
    ("truth-teller",),
    (_YES,),
    (Query("q", "truth-teller", Fraction(1, 2)),),
    "a truth-teller",
)
LIAR = OracleMachines(
    ("liar",), (_NO,), (Query("q", "liar", Fraction(1, 2)),), "a liar"
)
CONFORMIST = ReflectiveInductor(
    ("zero", "one", "conformist"),
    (Fraction(1, 4), Fraction(1, 4), Fraction(1, 2)),
    (Write(0), Write(1), _YES),
    (InductorQuery("q", (), 1, Fraction(1, 2)),),
    "constants and a conformist",
)
MATCHING = LevelReplies(
    from_arrays(
        [[1, 0], [0, 1]],
        [[0, 1], [1, 0]],
        players=("Row", "Column"),
        actions=[("heads", "tails")] * 2,
    ),
    (0, 0),
    title="who shows which side",
)
# Ann is sure of H, Bob of T. After H Ann's bet has made her the richer one, and for the
# goal, Bob's values, she recommends what she does not want. So she had better bet less.
STAKE_IN_ACTIONS = CoalitionalAgent(
    ("Ann", "Bob"),
    ("H", "T"),
    ("act", "wait"),
    ((1, 0), (0, 1)),
    (((1, 0), (0, 1)), ((0, 1), (1, 0))),
    2,
    (1, 2),
    goal=1,
    title="two subagents in two steps",
)
# Who discounts a round to a third does not wait for her turn.
REPEATED = RepeatedGame(
    from_arrays(
        [[2, 0], [3, 1]],
        [[2, 3], [0, 1]],
        players=("Ann", "Bob"),
        actions=("CD", "CD"),
    ),
    None,
    Fraction(1, 3),
    "a prisoner's dilemma for ever",
)

EXHIBITS = (
    Exhibit(
        "first-price-shading",
        "first-price",
        "strategyproof",
        {"agents": 2, "values": "0..4"},
    ),
    Exhibit("third-price-overbidding", "third-price", "strategyproof"),
    Exhibit("all-pay-regret", "all-pay", "ex-post-ir"),
    Exhibit(
        "second-price-collusion",
        "second-price",
        "strongly-group-strategyproof",
        {"agents": 2},
    ),
    Exhibit(
        "uniform-price-demand-reduction",
        "uniform-price",
        "strategyproof",
        {"agents": 2, "values": "0..2", "demand": 2},
    ),
    Exhibit(
        "generalised-second-price-shading", "generalised-second-price", "strategyproof"
    ),
    Exhibit("posted-price-waste", "posted-price", "efficient", {"agents": 2}),
    Exhibit("pivotal-project-surplus", "pivotal-project", "exactly-balanced"),
    Exhibit("double-auction-shading", "k-double-auction", "strategyproof"),
    Exhibit("mcafee-lost-trade", "mcafee", "efficient"),
    Exhibit("common-values-winner", "pivotal-signal", "strategyproof"),
    Exhibit("plurality-vote-splitting", "plurality", "strategyproof"),
    Exhibit("plurality-condorcet-loser", "plurality", "condorcet-loser", {"agents": 5}),
    Exhibit("borda-burying", "borda", "strategyproof", {"alternatives": 4}),
    Exhibit("borda-against-the-majority", "borda", "majority"),
    Exhibit("instant-runoff-squeeze", "instant-runoff", "condorcet-winner"),
    Exhibit("boston-truth-costs-a-seat", "boston", "strategyproof"),
    Exhibit(
        "deferred-acceptance-receiver",
        "deferred-acceptance",
        "strategyproof",
        {"strategic": "receivers"},
    ),
    Exhibit(
        "probabilistic-serial-lie",
        "probabilistic-serial",
        "strongly-sd-strategyproof",
    ),
    Exhibit("cut-and-choose-cutter", "cut-and-choose", "strategyproof"),
    Exhibit("adjusted-winner-lie", "adjusted-winner", "strategyproof"),
    Exhibit(
        "decision-rights-not-separable",
        "decision-rights",
        "strategyproof",
        {"agents": 2, "alternatives": 4},
    ),
    Exhibit("decision-auction-overestimation", OVERESTIMATION, "no-overestimation"),
    Exhibit("decision-auction-overbidding", OVERBIDDING, "overbidding-never-needed"),
    Exhibit(
        "shapley-value-outside-the-core",
        gloves(1, 2),
        "in-core",
        given={"point": (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))},
    ),
    Exhibit("information-changes-the-choice", SENSORS, "chooses-by-utility"),
    Exhibit(
        "rose-r1-three-points",
        COMPROMISE,
        "all-reconstructed-rose-points",
        given={"kernel": "R1", "points": ((Fraction(3, 4), Fraction(3, 4)),)},
    ),
    Exhibit(
        "random-ballot-threat",
        DECLARED,
        "nash-bargaining",
        given={"point": (Fraction(7, 10), Fraction(7, 10))},
    ),
    Exhibit(
        "coco-pays-for-a-threat",
        TORTURIZER,
        "threat-proof",
        given={"kernel": "coco", "player": "Alice", "action": "torture"},
    ),
    Exhibit(
        "cooperation-needs-embedded-beliefs",
        _played_once("the prisoner's dilemma", "CD", [[2, 0], [3, 1]]),
        "subjective-nash",
        given={"profile": ("C", "C"), "expectations": ((1, 0), (1, 0))},
    ),
    Exhibit(
        "no-common-beliefs-hold-it",
        _played_once(
            "a game of three actions",
            "ABC",
            [[2, 0, 0], [7, 6, 1], [7, 1, 6]],
            [[2, 7, 7], [0, 1, 6], [0, 6, 1]],
        ),
        "embedded-equilibrium",
        given={"profile": ("A", "A")},
    ),
    Exhibit(
        "no-common-beliefs-hold-it-of-payoffs-0-1-3",
        _played_once(
            "a game of payoffs 0, 1, 3",
            "ABC",
            [[1, 0, 0], [3, 3, 0], [3, 0, 3]],
            [[1, 3, 3], [0, 0, 3], [0, 3, 0]],
        ),
        "embedded-equilibrium",
        given={"profile": ("A", "A")},
    ),
    Exhibit(
        "weak-nash-is-not-fully-embedded",
        _played_once(
            "a game with a weak equilibrium",
            "AB",
            [[1, 0], [1, 2]],
            [[1, 0], [0, 1]],
        ),
        "embedded-equilibrium",
        given={"profile": ("A", "A"), "reading": "full"},
    ),
    Exhibit("one-trader-profits-at-a-fixed-point", OPPOSED, "no-trader-profits"),
    Exhibit(
        "two-prices-clear-one-market",
        PRICE,
        "all-fixed-points",
        given={"points": ((0,),)},
    ),
    Exhibit(
        "rose-r1-pays-for-a-conditional-threat",
        CONDITIONAL_THREAT,
        "threat-proof",
        given={"kernel": "R1", "player": "Alice", "action": "threaten"},
    ),
    Exhibit("random-ballot-pact", PACT, "nash", given={"profile": ("c", "c")}),
    Exhibit(
        "fixed-weights-halve-the-cake",
        FIXED_WEIGHTS,
        "policy-pareto-optimal",
        given={"policy": ("half each", "half each")},
    ),
    Exhibit(
        "prices-dutch-book",
        Prices(
            ("rain", "wind"),
            ("rain", "wind", "rain and wind"),
            ("7/10", "7/10", "3/10"),
            title="prices of rain and wind",
        ),
        "coherent",
    ),
    Exhibit(
        "market-bluffing-pays",
        Market(
            traders=("Alice", "Bob"),
            states=("00", "01", "10", "11"),
            prior=(Fraction(1, 4),) * 4,
            outcomes=("both", "not both"),
            outcome=(1, 1, 1, 0),
            signals=(("0", "0", "1", "1"), ("0", "1", "0", "1")),
            order=(0, 1, 0),
            liquidity=Fraction(1, 2),
            title="a market on two bits",
        ),
        "bluffing-never-pays",
    ),
    Exhibit(
        "truth-teller-has-three-oracles",
        TRUTH_TELLER,
        "all-reflective-oracles",
        given={"oracles": ((Fraction(1, 2),),)},
    ),
    Exhibit(
        "liar-is-never-told-surely",
        LIAR,
        "reflective-oracle",
        given={"oracle": (1,)},
    ),
    Exhibit(
        "conformist-makes-three-inductors",
        CONFORMIST,
        "all-reflective-inductors",
        given={"oracles": ((Fraction(1, 2),),)},
    ),
    Exhibit(
        "levels-go-round-in-pennies",
        MATCHING,
        "replies-settle",
        given={"order": 8},
    ),
    Exhibit(
        "a-stake-in-what-is-done",
        STAKE_IN_ACTIONS,
        "truthful-to-market",
        given={"counts": "values"},
    ),
    Exhibit(
        "impatience-ends-alternation",
        REPEATED,
        "subjective-embedded-path",
        given={"again": ("CD", "DC")},
    ),
    Exhibit(
        "confidence-inflation",
        "confidence-credit",
        "strategyproof",
        {"values": "{1/2}", "confidences": "{1,3}", "reported": "both"},
    ),
    Exhibit("delayed-twins-grain", DELAYED_TWINS, "grain-of-uncertainty"),
    Exhibit("coupled-bits-split", COUPLED, "embedded-is-decoupled"),
    Exhibit(
        "three-coins-above-the-least-ratio",
        THREE_COINS,
        "dominates",
        given={"constant": Fraction(2, 5)},
    ),
    Exhibit(
        "semimeasure-least-ratio-inside",
        STOPPING,
        "dominance-from-leaves",
        given={"constant": 2},
    ),
    Exhibit("one-step-plan", ONE_STEP, "plan-is-best-response", given={"steps": 1}),
)


def path_of(name: str, ending: str) -> Path:
    """Return where the certificate (.json) or the story (.txt) of an exhibit is."""
    return Path(str(files(__name__))) / f"{name}.{ending}"


def told(verdict: Verdict) -> str:
    """Return the text that stands beside a certificate."""
    head = f"{verdict.status}: {verdict.subject} is not {verdict.property}"
    return f"{head}\nover {verdict.scope}\n\n{verdict.story}\n"


def write_gallery() -> None:
    """Write every certificate and story of the gallery anew."""
    for exhibit in EXHIBITS:
        verdict = exhibit.verdict()
        assert verdict.status == "REFUTED", exhibit.name
        assert verdict.certificate is not None
        save_certificate(verdict.certificate, path_of(exhibit.name, "json"))
        write_whole(path_of(exhibit.name, "txt"), told(verdict))
