"""Statements: a definition about a subject, and how it is run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import AccordError, ModelError
from accord.theory.properties import PremiseNotMet, Property
from accord.theory.ranges import instances


@dataclass(frozen=True)
class Statement:
    """For all `forall` there are `exists` such that the body is True of the subject."""

    prop: Property
    subject: Any
    parameters: Mapping[str, Any]

    @property
    def scope(self) -> str:
        """The scope in words, computed from the subject that was built."""
        return str(getattr(self.subject, "scope", ""))

    @property
    def name(self) -> str:
        """What the subject is called."""
        return str(getattr(self.subject, "name", "") or "the subject")

    @property
    def premises(self) -> tuple[Any, ...]:
        """What is known of the unknowns: the subject's own, and those quantified."""
        known_of = getattr(self.subject, "known_of", lambda _: ())
        return (*getattr(self.subject, "premises", ()), *known_of(self.prop.forall))

    def body(self, *values: Any) -> bool | None:
        """Run the definition on one full instance; None if its premise is not met.

        Raises ModelError if the definition raises, or returns neither True nor False.
        """
        try:
            result = self.prop.body(self.subject, *values, **self.parameters)
        except PremiseNotMet:
            return None
        except (AccordError, MemoryError):
            raise
        except Exception as error:
            raise ModelError(
                f"the definition of `{self.prop.name}` raised "
                f"{type(error).__name__}: {error}, on {values!r:.200}",
                "a definition returns True or False on every instance",
            ) from error
        if result is not True and result is not False:
            raise ModelError(
                f"the definition of `{self.prop.name}` returned {result!r:.60}, "
                "expected True or False",
                "does a `return` lack?",
            )
        return result

    def holds(self, *universal: Any) -> bool | None:
        """Return whether the instance holds, searching its existential witnesses.

        None: no premise was met. One True witness suffices; False needs them all,
        and where there is no witness at all, "there is" is plainly false.
        """
        bound = dict(zip(self.prop.forall, universal, strict=True))
        result = self._holds(universal, bound)
        if result is False and getattr(self.subject, "is_real", False):
            from accord.theory.ranges.mechanisms import is_left_out

            return None if is_left_out(bound) else False
        return result

    def _holds(self, universal: tuple[Any, ...], bound: dict[str, Any]) -> bool | None:
        if not self.prop.exists:
            return self.body(*universal)
        results: set[bool | None] = set()
        for witness in instances(self.subject, self.prop.exists, bound):
            result = self.body(*universal, *witness)
            if result:
                return True
            results.add(result)
        return None if results == {None} else False


def check_fits(statement: Statement) -> None:
    """Raise ModelError unless the property speaks of this subject and parameters."""
    prop, kind = statement.prop, type(statement.subject).__name__
    if not isinstance(statement.subject, prop.on):
        raise ModelError(
            f"`{prop.name}` is about `{prop.on.__name__}`, got `{kind}`",
            "`accord list properties` says what each is about",
        )
    if prop.loops and getattr(statement.subject, "is_real", False):
        raise ModelError(
            f"`{prop.name}` runs through each {prop.loops[0]}: real ones have no end",
            "finite values can: --values 0..3",
        )
    given = set(statement.parameters)
    if not set(prop.required) <= given <= set(prop.parameters):
        takes, hint = list(prop.parameters), ", --".join(prop.required)
        raise ModelError(
            f"`{prop.name}` takes the parameters {takes}, got {sorted(given)}",
            f"give --{hint}" if hint else "leave them out",
        )
