"""Voting over values by random ballot: truthful alone, and compromises by pacts."""

from accord.papers.claim import Claim, holds
from accord.papers.newberry_ord2021 import (
    COMPROMISE,
    DILEMMA,
    HIERARCHY,
    IN_CHANCES,
    JOINT_GAIN,
    THREATENED,
    TRUTHFUL,
)

CLAIMS = (
    Claim(
        "random-ballot-truthful",
        "Random ballot is strategyproof for every single subagent (3 voters, 4 "
        "options, symbolic utilities and weights).",
        TRUTHFUL,
    ),
    Claim(
        "dodges-arrow",
        "Random dictatorship over rankings meets pairwise independence, Pareto and "
        "anonymity in probability (3 voters, 3 options); Arrow's theorem speaks of "
        "deterministic orders only.",
        IN_CHANCES,
    ),
    Claim(
        "vo-9-pairs-switch-as-printed",
        "Under random ballot each of a pair of subagents is incentivised to switch her "
        "vote to a compromise option: of the utilities (1,0,9/10) and (0,1,9/10), to "
        "the third, where the other does so too.",
        (
            *JOINT_GAIN,
            holds(COMPROMISE, "nash", given={"profile": ("c", "c")}),
        ),
        expected="REFUTED",
    ),
    Claim(
        "vo-9-pairs-switch-repaired",
        "The joint switch gains 1/2 to 9/10 for both, and each then gains by reneging "
        "(95/100, which leaves the other 45/100): the pact must be binding.",
        DILEMMA,
    ),
    Claim(
        "hierarchical-coalitions",
        "Iterated merging under random ballot builds a hierarchy: four voters go from "
        "1/4 to 3/10 to 2/5.",
        HIERARCHY,
    ),
    Claim(
        "not-threat-resistant",
        "With bargaining random ballot is not threat-resistant: an extreme declared "
        "position lifts its voter from 7/10 to 29/40.",
        THREATENED,
    ),
)
