"""Claims on axioms in papers that are on other things too: tested with the axioms."""

OF_OTHERS = {
    "bogomolnaia-moulin2001": ("three-agents-only-rsd", "four-agents-impossible"),
    "gibbard1977": ("vo-6-mixture-of-dictators",),
    "green-laffont1977": ("no-balance-grid",),
    "myerson-satterthwaite1983": ("second-best-frontier",),
    "gibbard1973": ("vo-1-seventeen-rules",),
    "moulin1980": (
        "onto-are-medians",
        "not-onto-more-than-medians",
        "not-onto-tops-only",
    ),
    "roth1982": ("no-stable-two-sided-strategyproof",),
    "satterthwaite1975": ("vo-2-base-2-3", "base-3-3", "base-2-4"),
}


def is_on_axioms(paper, claim):
    """Return whether the claim of this id is tested in `test_axiom_papers`."""
    return claim in OF_OTHERS.get(paper, ())
