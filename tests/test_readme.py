"""Every command and example of the README is run, and its output is what is printed.

Set ACCORD_UPDATE=1 to write the outputs anew; read the difference as prose.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
TEXT = README.read_text(encoding="utf-8")
CONSOLES = [m for m in BLOCK.finditer(TEXT) if m[1] == "console"]


def files(text: str) -> dict[str, str]:
    """Return the files that the README shows, by name (their first line says it)."""
    bodies = [m[2] for m in BLOCK.finditer(text) if m[2].startswith("# file: ")]
    named = (body.split("\n", 1) for body in bodies)
    return {head.removeprefix("# file: "): body for head, body in named}


def run(command: str, folder: Path) -> str:
    """Run one command of the README in a folder that holds its files."""
    line = command.replace("accord", f"{sys.executable} -m accord", 1)
    done = subprocess.run(
        line, shell=True, cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    for name, body in files(TEXT).items():
        (made / name).write_text(body, encoding="utf-8")
    for ending in ("*.soi", "*.txt", "torturizer.toml"):
        for example in (README.parent / "examples").glob(ending):
            shutil.copy(example, made)
    return made


def answered(block: str, folder: Path) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"$ {c}\n{run(c, folder).rstrip()}\n" for c in commands)


@pytest.mark.xdist_group("readme")
def test_every_command_prints_what_the_readme_shows(folder: Path):
    fresh = TEXT
    for block in CONSOLES:
        fresh = fresh.replace(block[2], answered(block[2], folder), 1)
    if os.environ.get("ACCORD_UPDATE"):
        README.write_text(fresh, encoding="utf-8")
    assert fresh == TEXT


def test_the_readme_starts_with_an_example_and_its_output():
    first, second = list(BLOCK.finditer(TEXT))[:2]
    assert first[1] == "python"
    assert len(first[2].splitlines()) <= 11
    assert second[2].startswith("$ accord check half_price.py:rule")
    assert "REFUTED" in second[2]


def test_the_python_examples_run():
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted >= 4
    assert result.failed == 0
