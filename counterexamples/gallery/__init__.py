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
from accord.theory.information_markets import Market
from accord.theory.prices import Prices
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
        "confidence-inflation",
        "confidence-credit",
        "strategyproof",
        {"values": "{1/2}", "confidences": "{1,3}", "reported": "both"},
    ),
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
