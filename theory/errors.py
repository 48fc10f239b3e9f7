"""The errors of accord, one class for each party that must act."""


class AccordError(Exception):
    """Base of every error that accord raises on purpose.

    `message` says what was expected and what was found; `help` is the nearest fix,
    printed on a line of its own. An error never means that a property is false.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message, self.help = message, help

    def __str__(self) -> str:
        return f"{self.message}\n  help: {self.help}" if self.help else self.message


class ModelError(AccordError):
    """The user's mechanism, game, file or option is ill-formed."""


class ScopeError(AccordError):
    """The question is too large; the message says its size and what would fit."""


class Undecided(ScopeError):  # noqa: N818 - it is a doubt, not a failure
    """Something is known, and whether it is all there is was not decided."""


class CertificateError(AccordError):
    """The kernel rejects a certificate: it proves nothing, which refutes nothing."""


class SolverError(AccordError):
    """A solver broke or gave an answer that did not check; the question is open."""
