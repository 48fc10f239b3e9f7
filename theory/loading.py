"""Load an object from a person's own Python file, at that person's request only."""

import difflib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from accord.theory.errors import ModelError


def load_object(where: str) -> Any:
    """Return the object that `file.py:name` names; this runs the file.

    Raises ModelError when there is no such file or name, or when the file raises.
    """
    file, colon, name = where.rpartition(":")
    if not colon or not file.endswith(".py"):
        raise ModelError(
            f"expected `file.py:name`, got `{where}`", "name the function after a colon"
        )
    path = Path(file)
    if not path.is_file():
        raise ModelError(f"there is no file `{file}`", "give the path of a Python file")
    module_name = f"accord_user_{path.stem}"
    spec = importlib.util.spec_from_file_location(module_name, path.resolve())
    if spec is None or spec.loader is None:
        raise ModelError(f"`{file}` cannot be read as a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ModelError(
            f"`{file}` raised {type(error).__name__} while it was loaded: {error}",
            "run it with python to see where",
        ) from error
    if not hasattr(module, name):
        names = [n for n in vars(module) if not n.startswith("_")]
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean `{close[0]}`?" if close else ""
        raise ModelError(f"`{file}` has no `{name}`", hint)
    return getattr(module, name)
