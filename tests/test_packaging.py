"""The wheel and the source distribution hold everything and work elsewhere."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("theory", "verifiers", "counterexamples", "papers")
FILES = ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE")
CHECK = ["check", "second-price", "strategyproof", "--agents", "2", "--values", "0..2"]

# one worker builds once for all tests of this file
pytestmark = pytest.mark.xdist_group("packaging")


class Built(NamedTuple):
    sdist: Path
    wheel: Path  # from the source distribution
    direct: Path  # from the tree


class Installed(NamedTuple):
    bare: Path  # the interpreter of an environment that holds the wheel and no more
    folder: Path


def _run(*command, status=0, **options):
    __tracebackhide__ = True  # a report would print the whole environment
    words = [str(word) for word in command]
    run = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    told = f"{' '.join(words)}\n{run.stdout}\n{run.stderr}"
    assert run.returncode == status, told
    return run.stdout


def _environment(**changes):
    """Return the environment without what could lead back to the source tree."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return {**kept, **changes}


def _pip(python, *words):
    _run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *words)


def _interpreter(environment):
    folder = "Scripts" if os.name == "nt" else "bin"
    return environment / folder / "python"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    tree = folder / "tree"
    tree.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, tree / name)
    waste = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("src", "docs", *FOLDERS):
        shutil.copytree(ROOT / name, tree / name, symlinks=True, ignore=waste)
    build = (sys.executable, "-m", "build", "--no-isolation")
    _run(*build, "--outdir", folder / "dist", tree)  # the wheel from the sdist
    _run(*build, "--wheel", "--outdir", folder / "direct", tree)
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    (wheel,) = (folder / "dist").glob("*.whl")
    (direct,) = (folder / "direct").glob("*.whl")
    return Built(sdist, wheel, direct)


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder / "env", with_pip=False)
    python = _interpreter(folder / "env")
    _pip(python, "--no-deps", "--no-index", built.wheel)
    return Installed(python, folder)


def _source_files():
    """Return the names inside the package of all files that must be shipped."""
    shipped = {
        Path(folder) / path.relative_to(ROOT / folder)
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    own = {Path(path.name) for path in (ROOT / "src" / "accord").glob("*.*")}
    return {(Path("accord") / path).as_posix() for path in shipped | own}


def _in_wheel(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    return {name for name in names if name.startswith("accord/")}


def test_the_wheel_holds_every_file_of_the_package_and_no_more(built):
    assert _in_wheel(built.wheel) == _source_files()


def test_the_wheel_is_the_same_from_the_tree_and_from_the_source_distribution(built):
    assert _in_wheel(built.direct) == _in_wheel(built.wheel)


def test_the_source_distribution_holds_files_and_pages_and_no_links(built):
    with tarfile.open(built.sdist) as archive:
        members = archive.getmembers()
    assert [m.name for m in members if m.issym() or m.islnk()] == []
    inside = {m.name.partition("/src/")[2] for m in members if m.isfile()}
    assert _source_files() <= inside
    beside = {m.name.partition("/docs/")[2] for m in members if m.isfile()}
    assert {page.name for page in (ROOT / "docs").iterdir()} <= beside


def test_without_any_dependency_the_kernel_and_the_theory_load(installed):
    script = """
import importlib, pkgutil
import accord.theory, accord.verifiers.kernel
for package in (accord.theory, accord.verifiers.kernel):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(accord.__file__)
"""
    where = _run(installed.bare, "-c", script, env=_environment(), cwd=installed.folder)
    assert Path(where.strip()).is_relative_to(installed.folder)


@pytest.mark.parametrize("kind", ["rules", "properties", "papers", "claims"])
def test_the_installed_command_lists_what_the_tree_lists(installed, kind):
    command = ("-m", "accord", "list", kind)
    borrowed = _environment(PYTHONPATH=sysconfig.get_path("purelib"))
    there = _run(installed.bare, *command, env=borrowed, cwd=installed.folder)
    here = _run(
        sys.executable, *command, env=_environment(PYTHONPATH=str(ROOT / "src"))
    )
    assert there.strip(), f"`accord list {kind}` says nothing"
    assert there == here


def test_a_certificate_is_rechecked_where_no_dependency_is_installed(installed):
    certificate = installed.folder / "second-price.json"
    accord = (installed.bare, "-m", "accord")
    borrowed = _environment(PYTHONPATH=sysconfig.get_path("purelib"))
    command = (*accord, *CHECK, "--certificate", certificate)
    said = _run(*command, env=borrowed, cwd=installed.folder)
    assert said.startswith("PROVED")
    _run(*accord, "recheck", certificate, env=_environment(), cwd=installed.folder)


@pytest.mark.slow
def test_the_wheel_works_with_freshly_installed_dependencies(built, tmp_path):
    venv.create(tmp_path / "env", with_pip=False)
    python = _interpreter(tmp_path / "env")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--retries=1"]
    pinned = ["--quiet", "--constraint", ROOT / "constraints.txt"]
    run = subprocess.run(
        [*pip, *pinned, built.wheel], capture_output=True, text=True, check=False
    )
    if run.returncode and "connection" in run.stderr.lower():
        pytest.skip("no network to fetch the dependencies")
    assert run.returncode == 0, run.stderr
    command = (python.parent / "accord", *CHECK)
    said = _run(*command, env=_environment(), cwd=tmp_path)
    assert said.startswith("PROVED")
