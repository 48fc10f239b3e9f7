"""Troyan and Morrill 2020: lies that are easily seen to pay."""

from accord.papers.claim import Claim, Paper, fails, holds

PAPER = Paper(
    "troyan-morrill2020",
    "P. Troyan and T. Morrill, Obvious manipulations, "
    "Journal of Economic Theory 185 (2020)",
    (
        Claim(
            "boston-obviously-manipulable",
            "The Boston mechanism with 3 students and 3 one-seat schools is obviously "
            "manipulable, here where a student has the first priority at one school "
            "but not at all of them.",
            (
                fails(
                    "boston",
                    "not-obviously-manipulable",
                    students=3,
                    schools=3,
                    priorities="1,2,0;0,1,2;0,1,2",
                ),
            ),
        ),
        Claim(
            "boston-common-priority",
            "It depends on the priorities: where all 3 one-seat schools rank the 3 "
            "students alike, the Boston mechanism is manipulable but not obviously so.",
            (
                fails("boston", "strategyproof", students=3, schools=3),
                holds("boston", "not-obviously-manipulable", students=3, schools=3),
            ),
        ),
        Claim(
            "deferred-acceptance-not-obviously-manipulable",
            "Deferred acceptance with 3 agents a side is not obviously manipulable by "
            "a receiver.",
            (
                holds(
                    "deferred-acceptance",
                    "not-obviously-manipulable",
                    side=3,
                    strategic="receivers",
                ),
            ),
        ),
    ),
)
