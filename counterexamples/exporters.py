"""A verdict in other forms: JSON data, and a regression test for pytest."""

import json
from typing import Any

from accord.theory.coding import code
from accord.theory.errors import ModelError
from accord.verifiers.verdict import Verdict


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as JSON data; every number is an integer or a text "p/q"."""
    instance = verdict.counterexample
    return {
        "status": verdict.status,
        "subject": verdict.subject,
        "property": verdict.property,
        "scope": verdict.scope,
        "vacuous": verdict.vacuous,
        "reason": verdict.reason,
        "notes": list(verdict.notes),
        "violations": verdict.violations,
        "counterexample": None
        if instance is None
        else {name: code(value) for name, value in instance.items()},
        "story": verdict.story,
        "certificate": verdict.certificate,
    }


def as_pytest(verdict: Verdict) -> str:
    """Return a pytest module that re-checks the verdict's certificate.

    It needs accord alone. A certificate about a person's own file imports that file,
    because the person who runs the test chose to.
    """
    if verdict.certificate is None:
        raise ModelError(f"{verdict.status} has no certificate to test")
    spec = verdict.certificate["statement"]["subject"]
    given = "None"
    if spec["kind"] == "python":
        given = f'load_object("{spec["file"]}:{spec["name"]}")'
    name = "".join(c if c.isalnum() else "_" for c in f"{verdict.subject}_{verdict.property}")
    text = json.dumps(verdict.certificate, indent=1, sort_keys=True)
    return f'''"""{verdict.subject}: {verdict.property} is {verdict.status}.

Over {verdict.scope}.
"""

import json

from accord.theory.loading import load_object
from accord.verifiers.kernel import check

CERTIFICATE = json.loads(
    r"""
{text}
"""
)


def test_{name.lower()}():
    given = {given}
    assert check(CERTIFICATE, given).status == "{verdict.status}"
'''
