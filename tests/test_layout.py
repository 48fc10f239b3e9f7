"""Where things live: the kernel's budgets, who imports whom, what no file holds."""

import ast
import io
import json
import subprocess
import sys
import tokenize
from functools import cache
from pathlib import Path

import pytest

from accord.verifiers import kernel

ROOT = Path(__file__).parent.parent
FOLDERS = ("theory", "verifiers", "counterexamples", "papers")
PRODUCT = (ROOT / "src", *(ROOT / folder for folder in FOLDERS))
CODE = (*PRODUCT, ROOT / "tests", ROOT / "examples", ROOT / "benchmarks")
KERNEL = ROOT / "verifiers" / "kernel"
# What one certificate makes a person read: of the kernel all lines, of the theory under
# it the lines of code. Unknown numbers take polynomials and the runs on them as well.
KERNEL_BUDGET = 700
THEORY_BUDGET = {"numbers": 900, "unknown numbers": 1_350}
HEAVY = {
    "flint",
    "highspy",
    "hypothesis",
    "matplotlib",
    "networkx",
    "numpy",
    "pysat",
    "scipy",
    "sympy",
    "z3",
}


def _files(*folders, suffix=".py"):
    # rglob does not follow links, so that each file is found once
    found = (path for folder in folders for path in folder.rglob(f"*{suffix}"))
    return sorted(
        path
        for path in found
        if path.is_file() and "__pycache__" not in path.parts and not path.is_symlink()
    )


def _lines(files):
    return sum(len(path.read_text("utf-8").splitlines()) for path in files)


def _code_lines(path):
    """Return how many lines of a file are code: no blanks, comments or docstrings."""
    text = path.read_text("utf-8")
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT)
    skipped += (tokenize.DEDENT, tokenize.ENDMARKER)
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in skipped:
            lines.update(range(token.start[0], token.end[0] + 1))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    for node in ast.walk(_tree(path)):
        if isinstance(node, documented) and ast.get_docstring(node) is not None:
            text_node = node.body[0]
            lines -= set(range(text_node.lineno, text_node.end_lineno + 1))
    return len(lines)


def _shown(path):
    return str(path.relative_to(ROOT))


@cache
def _tree(path):
    return ast.parse(path.read_text("utf-8"), str(path))


def _imports(path):
    """Return (line, full name of the module) for each import statement of a file."""
    found = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module in {"accord", "accord.verifiers"}:
                found += [(node.lineno, f"{module}.{a.name}") for a in node.names]
            else:
                found.append((node.lineno, module))
    return found


def _foreign(path, allowed):
    """Return the imports of a file outside the standard library and `allowed`."""
    return [
        f"{_shown(path)}:{line} imports {module}"
        for line, module in _imports(path)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and not any(module == a or module.startswith(f"{a}.") for a in allowed)
    ]


@cache
def _loaded_by_the_kernel(kind=""):
    """Return module -> file of what an interpreter loads for a kind, or for all."""
    script = """
import importlib, json, sys
import accord.verifiers.kernel as kernel
for kind, (_, place) in kernel.KINDS.items():
    if sys.argv[1] in ("", kind):
        importlib.import_module(f"{kernel.__name__}.{place.partition('.')[0]}")
print(json.dumps({n: getattr(m, "__file__", None) for n, m in sys.modules.items()}))
"""
    run = subprocess.run(
        [sys.executable, "-c", script, kind],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT / "src",
    )
    assert run.returncode == 0, f"the kernel does not load:\n{run.stderr}"
    return json.loads(run.stdout)


def test_the_four_links_are_relative_and_lead_to_the_top_level_folders():
    for folder in FOLDERS:
        link = ROOT / "src" / "accord" / folder
        assert link.is_symlink(), f"{_shown(link)} is no link: is core.symlinks off?"
        assert link.readlink() == Path("../..") / folder


@pytest.mark.parametrize("kind", kernel.KINDS)
def test_what_a_kind_of_certificate_loads_can_be_read_in_an_evening(kind):
    # The registries of rules, properties and settings only find a file by its name.
    registries = ("rules", "properties", "settings")
    loaded = _loaded_by_the_kernel(kind)
    trusted = {
        name: Path(file)
        for name, file in loaded.items()
        if name.startswith("accord.verifiers.kernel")
    }
    theory = {
        name: _code_lines(Path(file))
        for name, file in loaded.items()
        if name.startswith("accord.theory.") and name.split(".")[2] not in registries
    }
    assert 100 < _lines(trusted.values()) < KERNEL_BUDGET
    unknown = "accord.theory.forms" in loaded
    budget = THEORY_BUDGET["unknown numbers" if unknown else "numbers"]
    assert 100 < sum(theory.values()) < budget, theory


def test_every_file_of_the_kernel_belongs_to_a_kind():
    loaded = {Path(file).name for file in _loaded_by_the_kernel().values() if file}
    assert {path.name for path in _files(KERNEL)} <= loaded


def test_only_the_kernel_says_proved_or_refuted():
    made = [
        f"{_shown(path)}:{node.lineno}"
        for path in _files(*PRODUCT)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Accepted")
    ]
    assert made
    assert [place for place in made if not place.startswith("verifiers/kernel/")] == []


def test_loading_the_kernel_loads_no_solver_and_no_engine():
    loaded = _loaded_by_the_kernel()
    assert not HEAVY & set(loaded)
    above = ("accord.verifiers.engines", "accord.counterexamples", "accord.papers")
    assert not [name for name in loaded if name.startswith(above)]


def test_the_kernel_imports_only_itself_theory_and_the_standard_library():
    allowed = ("accord.theory", "accord.verifiers.kernel")
    files = _files(KERNEL)
    assert files, "no files in verifiers/kernel"
    assert [wrong for path in files for wrong in _foreign(path, allowed)] == []


def test_theory_imports_only_itself_and_the_standard_library():
    files = _files(ROOT / "theory")
    assert [w for path in files for w in _foreign(path, ("accord.theory",))] == []


def test_no_file_imports_a_folder_by_its_bare_name():
    bare = [
        f"{_shown(path)}:{line} imports {module}"
        for path in _files(*CODE)
        for line, module in _imports(path)
        if module.partition(".")[0] in FOLDERS
    ]
    assert bare == []
    assert not set(FOLDERS) & set(sys.modules)


def test_no_module_is_named_like_one_of_the_standard_library():
    names = {
        path.parent if path.name == "__init__.py" else path for path in _files(*PRODUCT)
    }
    taken = sys.stdlib_module_names
    assert (
        sorted(_shown(p) for p in names if p.stem in taken and p.stem[0] != "_") == []
    )


def test_every_folder_of_modules_is_a_package():
    folders = {path.parent for path in _files(*PRODUCT)}
    assert [_shown(p) for p in folders if not (p / "__init__.py").exists()] == []


def test_only_the_command_line_prints():
    prints = [
        f"{_shown(path)}:{node.lineno}"
        for path in _files(*PRODUCT)
        if path.parent != ROOT / "src" / "accord" or not path.stem.startswith("cli")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert prints == []


@pytest.mark.parametrize(
    "word",
    [
        pytest.param(word, id=f"no file of the product says {word}")
        for word in ("/work/", "/root/", "/home/", "/tmp/", "../shared", "session")
    ],
)
def test_no_file_tells_of_the_place_where_it_was_written(word):
    kinds = (".py", ".json", ".md", ".toml", ".txt")
    files = [
        path
        for kind in kinds
        for path in _files(*PRODUCT, ROOT / "examples", suffix=kind)
        if ".egg-info" not in str(path)
    ]
    told = [_shown(p) for p in files if word in p.read_text("utf-8").lower()]
    assert told == []
