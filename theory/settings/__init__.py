"""Settings: how a plain function is read as a mechanism, one file each."""

import importlib
import inspect
import pkgutil
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.names import dashed, nearest


def setting_names() -> list[str]:
    """Return the names of all settings, in command-line form."""
    return sorted(dashed(module.name) for module in pkgutil.iter_modules(__path__))


def find_setting(name: str) -> Any:
    """Return the module of the setting of this name."""
    if dashed(name) not in setting_names():
        raise ModelError(
            f"no setting is named `{name}`", nearest(name, setting_names(), "settings")
        )
    return importlib.import_module(f"{__name__}.{dashed(name).replace('-', '_')}")


def setting_options(setting: str) -> dict[str, Any]:
    """Return the options of a setting with their defaults."""
    arguments = inspect.signature(find_setting(setting).mechanism).parameters.values()
    fixed = {"rule", "name", "params"}
    return {a.name: a.default for a in arguments if a.name not in fixed}
