"""Why axioms hold."""

ARGUMENTS: dict[tuple[str, str], tuple[str, str]] = {}
