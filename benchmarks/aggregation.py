"""A table of 50 individuals and 200 outcomes, whose society is a sum with weights."""

import random
from pathlib import Path


def write_table(folder: Path, people: int = 50, outcomes: int = 200) -> str:
    """Write the table as TOML, with whole utilities; return the file's path."""
    chance = random.Random(1)
    rows = [[chance.randint(-100, 100) for _ in range(outcomes)] for _ in range(people)]
    weights = [chance.randint(1, 9) for _ in range(people)]
    society = [
        3 + sum(w * u for w, u in zip(weights, column, strict=True))
        for column in zip(*rows, strict=True)
    ]
    names = [f"P{i + 1}" for i in range(people)]
    labels = [f"o{k + 1}" for k in range(outcomes)]
    lines = ['kind = "aggregation"', 'title = "many"']
    lines += [f"individuals = {names}", f"outcomes = {labels}", f"society = {society}"]
    lines += ["[utilities]"]
    lines += [f"{name} = {row}" for name, row in zip(names, rows, strict=True)]
    path = folder / "many.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)
