"""Ask a question and get the whole answer: decided, made small, told."""

import dataclasses
import difflib
import inspect
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from accord.counterexamples.evidence import holds_if, tell_cells
from accord.counterexamples.minimize import ORDER, minimize
from accord.counterexamples.story import shown_by, tell
from accord.theory.arguments import normalize, read_argument
from accord.theory.bargaining import BargainingProblem
from accord.theory.coalitional_agents import CoalitionalAgent
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.comparisons import Comparison
from accord.theory.elections import ElectionRule, election_spec, with_rule
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import exact
from accord.theory.expressions import is_expression, names_in
from accord.theory.formats.data import kind_of
from accord.theory.game_forms import GameForm, Tree, normal_form
from accord.theory.games import StrategicGame
from accord.theory.loading import load_object
from accord.theory.mechanisms import Mechanism
from accord.theory.names import dashed
from accord.theory.properties import Property, find_property, name_of, property_of
from accord.theory.rules import Rule, find_rule
from accord.theory.settings import setting_names, setting_options
from accord.theory.specifications import data_spec, python_spec, rule_spec
from accord.theory.statements import Statement
from accord.theory.subjects import Spec, build
from accord.theory.unknowns import PARTS, SHAPES, UNKNOWN
from accord.verifiers.decide import (
    Minimize,
    Question,
    decide,
    probe,
    refute,
    sample,
    unknown,
)
from accord.verifiers.engines import blocks
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.engines.proofs import has_finder
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.verdict import Verdict

_SHOWN = ("reading",)
_OF_ELECTIONS = {"strategyproof": "line-strategyproof"}
Subject = str | Callable[..., Any] | Mechanism | object


def check(
    subject: Subject,
    prop: str | Callable[..., Any],
    *,
    setting: str | None = None,
    params: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    given: Mapping[str, Any] | None = None,
    for_which: str | Sequence[str] = (),
    **options: Any,
) -> Verdict:
    """Return the verdict on whether `subject` has the property.

    subject   a library rule's name, a plain function of the tuple of reports (with
              `setting`: "voting", "auction", ...), a Mechanism, or a game
    prop      a property's name, or a definition decorated with `prop`
    params    further arguments of the rule (`{"reserve": 2}`)
    given     parameters of the property (`{"profile": ...}` for nash)
    for_which names of unknown numbers, "r" or "r, s": for which values of them does it
              hold? They stand in `params`: `{"reserve": "2*r"}`
    options   the setting's options: agents=3, values="0..4", ties="lexicographic"; and
              where="0 <= r <= 1", what is known of unknown numbers: without
              `for_which` the question is about all of these

    >>> check("second-price", "strategyproof", agents=2, values="0..3").status
    'PROVED'
    """
    names, where = tuple(_listed(for_which)), str(options.pop("where", None) or "")
    known = _with_unknowns(params or {}, names, where)
    question = _question(subject, prop, setting, known, given, options, where)
    asked = dataclasses.replace(question, for_which=names)
    return ask(asked, limits or Limits())


def _question(
    subject: Subject,
    prop: str | Callable[..., Any],
    setting: str | None,
    params: Mapping[str, Any] | None,
    given: Mapping[str, Any] | None,
    options: Mapping[str, Any],
    where: str = "",
) -> Question:
    record = _property(prop)
    if record.on is Comparison:
        spec, object_given = compared(subject, setting, params, options)
    else:
        spec, object_given = specify(subject, setting, params, options)
    if where:
        spec = _knowing(spec, [where])
    name = "" if record.of_the_library else name_of(record)
    return _fitted(Question(record, spec, dict(given or {}), object_given, name))


def _fitted(question: Question) -> Question:
    """Return the question with its arguments read as the subject's own labels say.

    What is asked of a mechanism is asked, of a game form, about the rule it induces.
    """
    subject = build(question.spec, question.given)
    spec = question.spec
    if question.prop.on is Mechanism and isinstance(subject, GameForm):
        spec = {"kind": "direct", "of": spec}
    known = normalize(subject, {**question.parameters, **_defaults(question)})
    # As what defines a solution is, and what says something of solutions.
    shown = not {"proof", "choices"}.isdisjoint(question.prop.parameters)
    if shown and isinstance(subject, CoalitionalAgent):
        from accord.verifiers.engines import policy_gains

        known = policy_gains.with_proof(question.prop, subject, known)
    elif shown or isinstance(subject, (BargainingProblem, CoalitionalGame)):
        from accord.verifiers.engines.bargaining import with_proof

        known = with_proof(question.prop, subject, known)
    return dataclasses.replace(question, spec=spec, parameters=known)


def _defaults(question: Question) -> dict[str, Any]:
    """Return the parameters that a statement shows though they were left out."""
    missing = set(question.prop.parameters) - set(question.parameters)
    signature = inspect.signature(question.prop.body).parameters
    return {name: signature[name].default for name in _SHOWN if name in missing}


def ask(
    question: Question, limits: Limits, search: int | None = None, seed: int = 0
) -> Verdict:
    """Return the decided verdict, its counterexample the least, and told.

    With `search`, that many instances are sampled instead (see `sample`). A bound
    that is reached, even inside the subject's own rule, ends in UNKNOWN.
    """
    try:
        with bounded(limits):
            return _asked(question, limits, search, seed)
    except OutOfBounds as stop:
        return unknown(question, stop.covered)


def _asked(
    question: Question, limits: Limits, search: int | None, seed: int
) -> Verdict:
    kept: list[Found] = []

    def choose(statement: Statement, found: Found) -> tuple[Any, ...]:
        kept.append(found)
        return minimize(statement, found)

    if search is None:
        verdict = _decided(question, limits, choose)
    else:
        verdict = sample(question, limits, choose, search, seed)
    if question.for_which:
        return tell_cells(question, verdict)
    if verdict.status == "PROVED" and verdict.accepted is not None:
        notes = (*verdict.notes, *shown_by(verdict.statement))
        return dataclasses.replace(verdict, notes=notes)
    if verdict.status != "REFUTED" or verdict.accepted is None:
        return verdict
    story = tell(verdict.statement, verdict.accepted.values)
    notes = (*verdict.notes, *holds_if(question, limits))
    if kept and isinstance(verdict.statement.subject, Mechanism):
        least = "in this scope" if kept[0].least else "that single steps reach"
        if verdict.statement.subject.is_real:
            least = "on a grid of small integers"
        notes = (*notes, f"the least {least}: {ORDER}")
    if kept and isinstance(verdict.statement.subject, ElectionRule):
        notes = (*notes, f"the least in this scope: {blocks.ORDER}")
    return dataclasses.replace(verdict, story=story, notes=notes)


def _decided(question: Question, limits: Limits, choose: Minimize) -> Verdict:
    """Return the verdict; UNKNOWN where a proof found at one point serves no others."""
    try:
        return decide(question, limits, choose)
    except CertificateError as error:
        if not (question.is_open and has_finder(question.prop)):
            raise
        reason = "evidence that serves some values of the parameters does not serve all"
        return unknown(question, f"{reason} ({error.message})")


def witness(
    subject: Subject,
    prop: str | Callable[..., Any],
    instance: tuple[Any, ...],
    *,
    setting: str | None = None,
    params: Mapping[str, Any] | None = None,
    given: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    **options: Any,
) -> Verdict:
    """Return REFUTED, shown by this very instance, or raise CertificateError.

    `instance` has the values of the definition's quantified names, in order; the
    kernel takes each from its range and runs the definition on them.

    >>> witness("first-price", "strategyproof", (0, (3, 0), 1), agents=2).status
    'REFUTED'
    """
    question = _question(subject, prop, setting, params, given, options)
    statement = question.statement()
    once = Found((instance,), None, 1, 1, least=False)
    probe(statement.subject)
    try:
        verdict = refute(question, statement, instance, once, limits or Limits())
    except ModelError as error:
        if not isinstance(error.__cause__, CertificateError):
            raise
        # Nothing ran before the kernel here, so the instance is what is wrong.
        raise ModelError(
            f"the instance {instance!r} is no counterexample: {error.__cause__.message}"
        ) from error.__cause__
    assert verdict.accepted is not None
    return dataclasses.replace(verdict, story=tell(statement, verdict.accepted.values))


def questions(
    subject: str,
    properties: Sequence[str],
    setting: str | None,
    options: Mapping[str, Any],
) -> list[Question]:
    """Return the questions of a command line: one for each property.

    `subject` is a rule's name, `file.py:name`, a .toml, .nfg or .efg file, or an
    election file with the option `rule`. Each option goes to whoever has an argument
    of that name: property, setting, or rule. Of an election, `strategyproof` asks what
    can be asked of one profile: `line-strategyproof`.
    """
    if is_election(subject):
        properties = [_OF_ELECTIONS.get(dashed(name), name) for name in properties]
    records = [_property(_named_property(name)) for name in properties]
    asked = {name for record in records for name in record.parameters}
    where = [options["where"]] if options.get("where") else []
    for_which = tuple(_listed(options.get("for_which")))
    typed = {
        k: v
        for k, v in options.items()
        if k not in asked and k not in ("where", "for_which")
    }
    typed = _with_unknowns(typed, for_which, options.get("where") or "")
    pair = any(record.on is Comparison for record in records)
    specified = specify_pair if pair else _specify_text
    spec, given = specified(subject, setting, typed)
    if where:
        spec = _knowing(spec, where)
    found_questions = []
    for name, record in zip(properties, records, strict=True):
        parameters = {
            k: read_argument(v) if isinstance(v, str) else v
            for k, v in options.items()
            if k in record.parameters
        }
        own = name if ":" in name else ""
        question = Question(record, spec, parameters, given, own, for_which)
        found_questions.append(_fitted(question))
    return found_questions


def _listed(names: str | Sequence[str] | None) -> list[str]:
    """Return the names of a list, or of a text such as "r, s"."""
    parts = names.split(",") if isinstance(names, str) else names or ()
    listed = [name.strip() for name in parts if name.strip()]
    if len(set(listed)) < len(listed):
        raise ModelError(f"`{', '.join(listed)}` names a parameter twice")
    return listed


def _with_unknowns(
    typed: Mapping[str, Any], for_which: Sequence[str], where: str
) -> dict[str, Any]:
    """Return the arguments with those marked that are expressions in unknown numbers.

    Unknown are the names that are asked about or have constraints.
    """
    known = {*for_which, *names_in(where)}
    return {
        k: {"unknown": v} if is_expression(v, known) else v for k, v in typed.items()
    }


def open_question(
    subject: str,
    properties: Sequence[str],
    setting: str | None,
    options: Mapping[str, Any],
    what: str,
    measure: str | None = None,
) -> ProblemQuestion:
    """Return the question whether values of the open `what` give all the properties.

    `what` is a part of the subject (payments, constants, fees) or a parameter of the
    properties (law, profile, mixture). With a measure: how large it can be.
    """
    if what not in SHAPES and what not in PARTS:
        known = [*PARTS, *SHAPES]
        close = difflib.get_close_matches(what, known, n=1)
        hint = f"did you mean `{close[0]}`? " if close else ""
        raise ModelError(
            f"nothing is called `{what}` that could be left open",
            f"{hint}these can: {', '.join(known)}",
        )
    given = dict(options)
    if what in SHAPES:
        given[what] = "?"
    asked = questions(subject, properties, setting, given)
    spec, own = asked[0].spec, asked[0].given
    if what in PARTS:
        spec = {"kind": "unknown", "what": what, "of": spec}
    pairs = [(_name_or_own(q.prop), q.parameters) for q in asked]
    parameters = {what: dict(UNKNOWN)} if what in SHAPES else {}
    return ProblemQuestion(
        spec, pairs, (measure, parameters) if measure is not None else None, own
    )


def _name_or_own(prop: Property) -> str | Callable[..., Any]:
    return prop.name if prop.of_the_library else prop.body


def _named_property(name: str) -> str | Callable[..., Any]:
    if ":" not in name:
        return name
    function: Callable[..., Any] = load_object(name)
    return function


def is_election(subject: str) -> bool:
    """Return whether a subject's name is that of an election file."""
    return Path(subject).suffix.lower() in (".soc", ".soi", ".toc", ".toi", ".cat")


def read_election(
    file: str, /, rule: str, ties: str = "lexicographic", **params: Any
) -> ElectionRule:
    """Return the election of a PrefLib file with the rule that is to count it."""
    from accord.theory.formats.preflib import read_preflib
    from accord.theory.formats.source import load_text

    return with_rule(read_preflib(load_text(file), file), rule, ties, params)


def election_warnings(file: str) -> tuple[str, ...]:
    """Return what was read leniently in an election file, each in one sentence."""
    from accord.theory.formats.preflib import read_preflib
    from accord.theory.formats.source import load_text

    return tuple(read_preflib(load_text(file), file).warnings)


def _specify_election(file: str, setting: str | None, typed: dict[str, Any]) -> Spec:
    if setting is not None:
        raise ModelError(f"`{file}` is an election", f"leave out --as {setting}")
    if "rule" not in typed:
        raise ModelError(
            f"`{file}` states ballots, and no rule to count them", "add --rule borda"
        )
    return election_spec(read_election(file, **typed))


def _specify_text(
    subject: str, setting: str | None, typed: dict[str, Any]
) -> tuple[Spec, object]:
    if is_election(subject):
        return _specify_election(subject, setting, typed), None
    if subject == "-" or Path(subject).suffix.lower() in (".toml", ".nfg", ".efg"):
        from accord.theory.formats import read_file

        if typed or setting:
            raise ModelError(
                f"`{subject}` states everything itself", f"leave out {sorted(typed)}"
            )
        found = read_file(subject)
        whole = normal_form(found) if isinstance(found, Tree) else found
        spec = data_spec(whole)
        if not spec["data"].get("title") and subject != "-":
            spec["data"]["title"] = Path(subject).stem
        return spec, None
    if ":" not in subject:
        entry = find_rule(subject)
        if setting is not None and dashed(setting) != entry.setting:
            raise ModelError(
                f"`{entry.name}` is a rule of the setting {entry.setting}, "
                f"got --as {setting}"
            )
        return rule_spec(subject, *_split(entry.setting, typed, entry.function)), None
    given = load_object(subject)
    if isinstance(given, Mechanism) or not callable(given):
        if typed or setting:
            raise ModelError(f"`{subject}` is finished", f"leave out {sorted(typed)}")
        return _finished(given, subject)
    if setting is None:
        raise ModelError(
            f"`{subject}` is a plain function: how is its result to be read?",
            f"--as {' | '.join(setting_names())}",
        )
    return python_spec(
        given, subject, dashed(setting), *_split(setting, typed, given)
    ), given


def _finished(given: object, where: str) -> tuple[Spec, object]:
    if isinstance(given, StrategicGame) and given.where is not None:
        return data_spec(given), None  # its parameters are seen in the data alone
    return python_spec(given, where, None), given


def _knowing(spec: Spec, where: list[str]) -> Spec:
    """Return a specification with constraints on unknown numbers."""
    if spec["kind"] != "pair":
        return {**spec, "where": where}
    return {**spec, **{p: _knowing(spec[p], where) for p in ("first", "second")}}


def compared(
    first: Subject,
    setting: str | None,
    params: Mapping[str, Any] | None,
    options: Mapping[str, Any],
) -> tuple[Spec, object]:
    """Return the specification of two mechanisms to be compared, and their objects.

    Among the options, `than` is the second subject and `than_params` its parameters;
    all others are those of the setting, for both.
    """
    both = dict(options)
    second, others = both.pop("than", None), both.pop("than_params", None)
    if second is None:
        raise ModelError(*_NO_SECOND)
    return _paired(
        specify(first, None if isinstance(first, str) else setting, params, both),
        specify(second, None if isinstance(second, str) else setting, others, both),
    )


def specify_pair(
    first: str, setting: str | None, typed: dict[str, Any]
) -> tuple[Spec, object]:
    """Return what `compared` does, of a command line.

    An option goes to each of the two that takes it, one such as `than_reserve` to the
    second alone.
    """
    shared = {k: v for k, v in typed.items() if not f"{k}_".startswith("than_")}
    own = {k[5:]: v for k, v in typed.items() if k.startswith("than_")}
    second = typed.get("than")
    if second is None:
        raise ModelError(*_NO_SECOND)
    mine, its = _taken(first, setting), _taken(second, setting)
    alone = {k: v for k, v in shared.items() if k in mine or k not in its}
    other = {k: v for k, v in shared.items() if k in its} | own
    return _paired(
        _specify_text(first, setting, alone), _specify_text(second, setting, other)
    )


_NO_SECOND = (
    "this property compares two mechanisms, and expected another one",
    "name it: --than second-price, or than=second_price",
)


def _paired(
    first: tuple[Spec, object], second: tuple[Spec, object]
) -> tuple[Spec, object]:
    handed = (first[1], second[1])
    spec = {"kind": "pair", "first": first[0], "second": second[0]}
    return spec, None if handed == (None, None) else handed


def _taken(subject: str, setting: str | None) -> set[str]:
    """Return the names of the options that a subject takes."""
    given = load_object(subject) if ":" in subject else find_rule(subject)
    if isinstance(given, Rule):
        return {*setting_options(given.setting), *_keywords(given.function)}
    if setting is None or isinstance(given, Mechanism):
        return set()
    return {*setting_options(setting), *_keywords(given)}


def _keywords(rule: Callable[..., Any]) -> list[str]:
    """Return the arguments of a rule that can be given by name."""
    return [
        a.name
        for a in inspect.signature(rule).parameters.values()
        if a.kind == a.KEYWORD_ONLY or a.default != a.empty
    ]


def read_prior_file(file: str) -> Any:
    """Return the table `prior` of a TOML file, as the settings read it."""
    from accord.theory.formats.source import load_text
    from accord.theory.formats.toml_file import load_toml

    data = load_toml(load_text(file), file)
    if "prior" not in data:
        raise ModelError(
            f"{file}: expected the key `prior`",
            '[prior] with lines such as "0,1" = "1/4"',
        )
    return data["prior"]


def _split(
    setting: str, typed: Mapping[str, Any], rule: Callable[..., Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the options of the setting, numbers read, and the rest for the rule."""
    known = setting_options(setting)
    own = _keywords(rule)
    options: dict[str, Any] = {}
    params: dict[str, Any] = {}
    for name, value in typed.items():
        if name not in known and name not in own:
            flags = [f"--{dashed(each)}" for each in dict.fromkeys((*known, *own))]
            close = difflib.get_close_matches(f"--{dashed(name)}", flags, n=1)
            hint = f"did you mean `{close[0]}`? " if close else ""
            raise ModelError(
                f"nobody here takes an option `--{dashed(name)}`",
                f"{hint}the setting and the rule take {', '.join(flags)}",
            )
        if name not in known:
            params[name] = value
        elif name == "prior" and str(value).endswith(".toml"):
            options[name] = read_prior_file(value)
        elif isinstance(known[name], int) and isinstance(value, str):
            options[name] = exact(value, f"--{name}")
        else:
            options[name] = value
    return options, params


def specify(
    subject: Subject,
    setting: str | None,
    params: Mapping[str, Any] | None,
    options: Mapping[str, Any],
) -> tuple[Spec, object]:
    """Return the specification of a subject, and the object that it needs, if any."""
    if isinstance(subject, str):
        if setting is not None:
            raise ModelError(
                f"`{subject}` is a library rule and has its own setting",
                "leave the setting out",
            )
        return rule_spec(subject, _written(options), _written(params or {})), None
    function = inspect.isroutine(subject) or (callable(subject) and setting is not None)
    if isinstance(subject, Mechanism) or not function:
        if options or params:
            raise ModelError(
                "a finished mechanism or game takes no options",
                f"leave out {', '.join([*options, *(params or {})])}",
            )
        if isinstance(subject, ElectionRule):
            return election_spec(subject), None
        if not isinstance(subject, Mechanism):
            if kind_of(subject) is None:
                raise ModelError(
                    f"expected a subject, got {subject!r:.60}",
                    "a rule's name, a function with its setting, a Mechanism or a game",
                )
            return data_spec(subject), None
        return python_spec(
            subject, f"python:{getattr(subject, 'name', '')}", None
        ), subject
    if setting is None:
        raise ModelError(
            f"`{getattr(subject, '__name__', subject)}` is a plain function: "
            "how is its result to be read?",
            f"name the setting, one of {', '.join(setting_names())}",
        )
    assert callable(subject), "all else was said to be finished above"
    try:
        file = inspect.getsourcefile(subject) or "python"
    except TypeError:  # built in, or an object that can be called
        file = "python"
    where = f"{Path(file).name}:{getattr(subject, '__name__', 'rule')}"
    written = _written(options), _written(params or {})
    return python_spec(subject, where, dashed(setting), *written), subject


def _written(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments as a certificate holds them: exact numbers as text."""
    return {name: _as_data(name, value) for name, value in arguments.items()}


def _as_data(name: str, value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, (tuple, list, range)):
        return [_as_data(name, part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): _as_data(name, part) for key, part in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value  # a float is refused by whoever reads it, with a hint
    raise ModelError(
        f"`{name}` cannot be written into a certificate, got `{value!r:.60}`",
        "give numbers or text; what is more than that goes into a Mechanism",
    )


def _property(prop: str | Callable[..., Any]) -> Property:
    return find_property(prop) if isinstance(prop, str) else property_of(prop)
