"""Certificates as files: one JSON object, read within bounds, written whole."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from accord.theory.errors import CertificateError, ModelError
from accord.verifiers.kernel import FORMAT, seal

PRODUCER = "accord 0.1.0"
MAX_BYTES = 64 * 2**20
MAX_DEPTH = 100


def make_certificate(
    statement: Mapping[str, Any], verdict: str, kind: str, payload: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a sealed certificate; the kernel has yet to check it."""
    # Through JSON and back, so that what is checked is what a file will hold.
    certificate: dict[str, Any] = json.loads(
        json.dumps(
            {
                "format": FORMAT,
                "statement": statement,
                "verdict": verdict,
                "kind": kind,
                "payload": payload,
                "producer": PRODUCER,
            }
        )
    )
    certificate["seal"] = seal(certificate)
    return certificate


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Write a file beside its place and rename it: no half file is ever seen."""
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".accord-")
    except OSError as error:
        raise ModelError(f"cannot write `{path}`: {_why(error)}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ModelError(f"cannot write `{path}`: {_why(error)}") from error
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def save_certificate(certificate: Mapping[str, Any], path: str | Path) -> None:
    """Write a certificate as a JSON file."""
    write_whole(path, json.dumps(certificate, indent=1, sort_keys=True) + "\n")


def load_certificate(path: str | Path) -> dict[str, Any]:
    """Read a certificate within bounds of size and depth; nothing in it is executed.

    Raises ModelError when there is no such file, CertificateError when it is no
    JSON object, is too large or nests too deep.
    """
    try:
        size = Path(path).stat().st_size
        if size > MAX_BYTES:
            raise CertificateError(
                f"step `read`: `{path}` has {size:,} bytes, too many"
            )
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"cannot read `{path}`: {_why(error)}") from error
    except UnicodeDecodeError as error:
        raise CertificateError(f"step `read`: `{path}` is not UTF-8 text") from error
    depth = deepest = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise CertificateError(f"step `read`: `{path}` nests {deepest} deep")
    try:
        data = json.loads(
            text,
            parse_float=_no_float,
            parse_constant=_no_float,
            object_pairs_hook=_no_duplicates,
        )
    except (ValueError, RecursionError) as error:
        raise CertificateError(f"step `read`: `{path}` is no JSON, {error}") from error
    if not isinstance(data, dict):
        raise CertificateError(f"step `read`: `{path}` is not a JSON object")
    return data


def _why(error: OSError) -> str:
    return (error.strerror or "it failed").lower()


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Two readers of one file could take different ones.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CertificateError("step `read`: expected each field once, got one twice")
    return found


def _no_float(text: str) -> Any:
    raise CertificateError(f"step `read`: expected exact numbers, got `{text[:40]}`")
