"""Gibbard 1973: every voting rule of interest can be manipulated."""

from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails,
    fails_at,
    holds,
    no_rule,
    rules_number,
)

_TWO: dict[str, Any] = {"agents": 2, "alternatives": 3}
_SMALL: dict[str, Any] = {"agents": 3, "alternatives": 3}

SCORING = ("plurality", "anti-plurality", "borda")
RUNOFF = ("plurality-with-runoff", "instant-runoff", "coombs", "bucklin", "nanson")
CONDORCET = ("copeland", "minimax", "ranked-pairs", "schulze", "kemeny", "black")


def _manipulable(rules: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(fails(rule, "strategyproof", **_SMALL) for rule in rules)


def _manipulable_at(rule: str, count: int) -> tuple[Part, ...]:
    # "a given voter": ties are broken by alternative, so it is the same for each.
    return tuple(
        holds(
            rule,
            "manipulable-at",
            given={"agent": voter, "count": count},
            agents=4,
            alternatives=3,
        )
        for voter in range(4)
    )


PAPER = Paper(
    "gibbard1973",
    "A. Gibbard, Manipulation of voting schemes: a general result, "
    "Econometrica 41 (1973)",
    (
        Claim(
            "scoring-rules-manipulable",
            "Plurality, anti-plurality and Borda are each manipulable with 3 voters, 3 "
            "alternatives and lexicographic ties.",
            _manipulable(SCORING),
        ),
        Claim(
            "runoff-rules-manipulable",
            "Plurality with runoff, instant runoff, Coombs, Bucklin and Nanson are "
            "each manipulable with 3 voters, 3 alternatives and lexicographic ties.",
            _manipulable(RUNOFF),
        ),
        Claim(
            "condorcet-rules-manipulable",
            "Copeland, minimax, ranked pairs, Schulze, Kemeny and Black are each "
            "manipulable with 3 voters, 3 alternatives and lexicographic ties.",
            _manipulable(CONDORCET),
        ),
        Claim(
            "dictatorship-truthful",
            "Each of the three dictatorships with 3 voters and 3 alternatives is "
            "strategyproof.",
            tuple(
                part
                for voter in range(3)
                for part in (
                    holds(
                        "dictatorship",
                        "strategyproof",
                        params={"dictator": voter},
                        **_SMALL,
                    ),
                    fails_at(
                        (voter,),
                        "dictatorship",
                        "nondictatorial",
                        params={"dictator": voter},
                        **_SMALL,
                    ),
                )
            ),
        ),
        Claim(
            "manipulable-count-plurality",
            "Under plurality with alphabetical ties, 3 alternatives and 4 voters, a "
            "given voter can manipulate at exactly 72 of the 1,296 profiles.",
            _manipulable_at("plurality", 72),
        ),
        Claim(
            "manipulable-count-borda",
            "Under Borda with alphabetical ties, 3 alternatives and 4 voters, a given "
            "voter can manipulate at exactly 159 of the 1,296 profiles.",
            _manipulable_at("borda", 159),
        ),
        Claim(
            "manipulable-count-instant-runoff",
            "Under instant runoff (one alternative out at a time, alphabetical ties), "
            "3 alternatives and 4 voters, a given voter can manipulate at exactly 48 "
            "of the 1,296 profiles.",
            _manipulable_at("instant-runoff", 48),
        ),
        Claim(
            "manipulable-count-all-tied",
            "If instant runoff (3 alternatives, 4 voters) eliminates all tied "
            "alternatives at once, a given voter can manipulate at exactly 72 of the "
            "1,296 profiles.",
            _manipulable_at("instant-runoff-all-tied", 72),
        ),
        Claim(
            "vo-1-seventeen-rules",
            "With 2 voters and 3 strictly ranked alternatives exactly 17 deterministic "
            "rules are strategyproof: 3 constant, 12 of range two (all but those that "
            "are constant or reach every alternative), 2 dictatorships.",
            (
                rules_number(17, "voting", ["strategyproof"], **_TWO),
                rules_number(3, "voting", ["strategyproof", "constant"], **_TWO),
                rules_number(2, "voting", ["strategyproof", "onto"], **_TWO),
                no_rule("voting", ["strategyproof", "onto", "nondictatorial"], **_TWO),
            ),
        ),
        Claim(
            "vo-4-monotone-boolean",
            "With 2 alternatives the strategyproof rules are the monotone Boolean "
            "functions: 3, 6, 20, 168 for 1, 2, 3, 4 voters.",
            tuple(
                rules_number(count, "voting", axioms, agents=voters, alternatives=2)
                for voters, count in enumerate((3, 6, 20, 168), 1)
                for axioms in (
                    ["strategyproof"],
                    ["candidate-monotone"],
                    ["strategyproof", "candidate-monotone"],
                )
            ),
        ),
    ),
)
