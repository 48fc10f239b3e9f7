"""Every command and example of the README and of docs/ is run and prints what is shown.

Each page runs in a folder of its own, which holds the examples and the files that the
page shows. Set ACCORD_UPDATE=1 to write the outputs anew; read the difference as prose.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accord import cli

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
# The README as people run it; and which proof z3 finds depends on what it did before.
APART = (README, ROOT / "docs" / "lottery_rules.md")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\[[^]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    return BLOCK.sub("", text(page))


def each(pages: list[Path]) -> pytest.MarkDecorator:
    """Run a test on each page, and all tests of one page in one process."""
    group = pytest.mark.xdist_group
    rows = [pytest.param(p, marks=group(p.stem), id=p.stem) for p in pages]
    return pytest.mark.parametrize("page", rows)


def files(page: Path) -> dict[str, str]:
    """Return the files that the page shows, by name (their first line says it)."""
    bodies = [m[2] for m in BLOCK.finditer(text(page)) if m[2].startswith("# file: ")]
    named = (body.split("\n", 1) for body in bodies)
    return {head.removeprefix("# file: "): body for head, body in named}


def run(command: str, folder: Path, *, apart: bool) -> str:
    """Run one command of a page in a folder that holds its files.

    Apart: in a process of its own, as people do; else here, which is faster.
    """
    if apart or not command.startswith("accord "):
        line = command.replace("accord", f"{sys.executable} -m accord", 1)
        done = subprocess.run(
            line, shell=True, cwd=folder, capture_output=True, text=True, check=False
        )
        printed = done.stdout + done.stderr
    else:
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            cli.run(shlex.split(command)[1:])
        printed = out.getvalue() + err.getvalue()
    assert "Traceback" not in printed, printed
    return printed


def answered(block: re.Match[str], folder: Path, *, apart: bool) -> str:
    """Return the block with what its commands print now."""
    if block[1] != "console":
        return block[0]
    commands = [line[2:] for line in block[2].splitlines() if line.startswith("$ ")]
    shown = "\n".join(
        f"$ {c}\n{run(c, folder, apart=apart).rstrip()}\n" for c in commands
    )
    return f"```console\n{shown}```"


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of the page, as GitHub forms them."""
    titles = (re.sub(r"[^\w\- ]", "", t.lower()) for t in HEADING.findall(prose(page)))
    return {title.replace(" ", "-") for title in titles}


def linked(page: Path) -> list[tuple[Path, str]]:
    """Return the file and the anchor of each relative link of the page."""
    targets = [t for t in LINK.findall(prose(page)) if "://" not in t]
    split = (target.partition("#") for target in targets)
    return [((page.parent / f).resolve() if f else page, a) for f, _, a in split]


@pytest.fixture
def folder(page: Path, tmp_path: Path) -> Path:
    made = shutil.copytree(ROOT / "examples", tmp_path / page.stem)
    for name, body in files(page).items():
        (made / name).write_text(body, encoding="utf-8")
    return made


@each([page for page in PAGES if "```console" in text(page)])
def test_every_command_prints_what_the_page_shows(page: Path, folder: Path):
    apart = page in APART
    fresh = BLOCK.sub(lambda m: answered(m, folder, apart=apart), text(page))
    if os.environ.get("ACCORD_UPDATE"):
        page.write_text(fresh, encoding="utf-8")
    assert text(page) == fresh


@each([page for page in PAGES if ">>> " in text(page)])
def test_the_python_examples_run(
    page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(folder)
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.attempted
    assert result.failed == 0


@each(PAGES)
def test_every_link_leads_somewhere(page: Path):
    for file, anchor in linked(page):
        assert file.exists(), f"{page.name} links to {file}"
        assert not anchor or anchor in anchors(file), f"{file.name} has no #{anchor}"


@each(PAGES)
def test_every_page_begins_with_its_title_and_the_question_it_answers(page: Path):
    title, *rest = text(page).split("\n\n", 2)
    assert re.fullmatch("# .+", title)
    assert page == README or "?" in rest[0]


def test_the_readme_leads_to_every_page():
    listed = {file for file, _ in linked(README)}
    missing = [page.name for page in PAGES[1:] if page not in listed]
    assert missing == [], "a line under `Documentation` says what each page is about"


def test_the_readme_starts_with_an_example_and_its_output():
    first, second = list(BLOCK.finditer(text(README)))[:2]
    assert first[1] == "python"
    assert len(first[2].splitlines()) <= 11
    assert second[2].startswith("$ accord check half_price.py:rule")
    assert "REFUTED" in second[2]
