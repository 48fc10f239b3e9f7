"""What a verdict rests on: the files that the kernel loads to check it."""

import inspect
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from accord.theory.errors import AccordError, CertificateError
from accord.theory.properties import find_property
from accord.verifiers import kernel

_PROBE = """
import json, sys
from accord.verifiers.kernel import check
from accord.theory.errors import AccordError, CertificateError
rejected = ""
try:
    check(json.load(sys.stdin))
except CertificateError as error:
    rejected = error.message
except AccordError:
    pass
loaded = {n: getattr(m, "__file__", None) for n, m in sys.modules.items()
    if n.startswith("accord")}
print(json.dumps([rejected, loaded]))
"""


def trusted_files(
    certificate: Mapping[str, Any],
) -> tuple[list[tuple[str, int, str]], list[str]]:
    """Return (file, lines, role) for every file of accord that a re-check loads.

    The certificate is checked in a fresh interpreter, which then tells what it has
    loaded. The second value lists what the definitions cite and nobody here checks.
    Raises CertificateError if it is rejected: then there is no verdict to rest on them.
    """
    package = Path(kernel.__file__).parents[2]
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", _PROBE],
        input=json.dumps(certificate),
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(package.parent)},
    )
    assert done.stdout, done.stderr
    rejected, loaded = json.loads(done.stdout.splitlines()[-1])
    if rejected:
        raise CertificateError(rejected)
    files = []
    for name, file in sorted(loaded.items()):
        if not file or name == "accord":
            continue
        lines = len(Path(file).read_text(encoding="utf-8").splitlines())
        shown = Path(file).relative_to(package.parent).as_posix()
        files.append((shown, lines, _role(name)))
    return files, _cited(certificate)


def _role(name: str) -> str:
    if ".kernel" in name:
        return "the kernel"
    for part, role in (("properties.", "the definition"), ("rules", "the rule")):
        if part in name:
            return role
    return "the setting" if ".settings" in name else "the objects"


def _cited(certificate: Mapping[str, Any]) -> list[str]:
    statement = certificate.get("statement", {})
    entries = statement.get("properties") or [statement.get("property", {})]
    if "implies" in statement:
        entries = [*entries, statement["implies"]["property"]]
    cited = []
    for entry in entries:
        try:
            prop = find_property(str(entry.get("name", "")))
        except AccordError:
            continue
        if prop.cites:
            cited.append(f"{prop.name}: {inspect.cleandoc(prop.cites)}")
    return cited
