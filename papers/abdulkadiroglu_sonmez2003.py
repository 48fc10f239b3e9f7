"""Abdulkadiroglu and Sonmez 2003: three rules for school choice."""

from accord.papers.claim import Claim, Paper, fails, holds

_EVERY = {"students": 3, "schools": 3, "priorities": "all"}
_FIXED = {"students": 3, "schools": 3, "priorities": "0,1,2;0,1,2;0,1,2"}

PAPER = Paper(
    "abdulkadiroglu-sonmez2003",
    "A. Abdulkadiroglu and T. Sonmez, School choice: a mechanism design approach, "
    "American Economic Review 93 (2003)",
    (
        Claim(
            "boston-manipulable",
            "The Boston mechanism with 3 students and 3 one-seat schools is "
            "manipulable by a student, here where all schools have the same fixed "
            "strict priority.",
            (fails("boston", "strategyproof", **_FIXED),),
        ),
        Claim(
            "boston-efficient",
            "The Boston mechanism with 3 students and 3 one-seat schools is Pareto "
            "efficient for the students, if they are truthful.",
            (holds("boston", "strongly-pareto", **_EVERY),),
        ),
        Claim(
            "top-trading-cycles-truthful",
            "Top trading cycles with 3 students and 3 one-seat schools is "
            "strategyproof for students at every preference profile and every "
            "priority profile.",
            (holds("top-trading-cycles", "strategyproof", **_EVERY),),
        ),
        Claim(
            "top-trading-cycles-efficient",
            "Top trading cycles with 3 students and 3 one-seat schools is Pareto "
            "efficient for the students, whatever the priorities.",
            (holds("top-trading-cycles", "strongly-pareto", **_EVERY),),
        ),
        Claim(
            "top-trading-cycles-envy",
            "Top trading cycles with 3 students and 3 schools can leave justified "
            "envy: some student prefers a school that ranks her above its holder.",
            (fails("top-trading-cycles", "stable", **_EVERY),),
        ),
        Claim(
            "student-proposing-truthful-fair",
            "Student-proposing deferred acceptance with 3 students and 3 one-seat "
            "schools is strategyproof for students and leaves no justified envy, at "
            "every preference profile and every priority profile.",
            (
                holds("student-proposing", "strategyproof", **_EVERY),
                holds("student-proposing", "stable", **_EVERY),
            ),
        ),
        Claim(
            "student-proposing-inefficient",
            "Student-proposing deferred acceptance can be Pareto inefficient for the "
            "students.",
            (fails("student-proposing", "strongly-pareto", **_EVERY),),
        ),
    ),
)
