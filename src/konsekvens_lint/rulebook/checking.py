"""What a rule file speaks of, checked: facts and their values, names, blanks, verdicts. Its shape is the schema's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from string import Formatter
from typing import Any, NamedTuple

from konsekvens_lint.condition import atoms
from konsekvens_lint.facts.thing_kinds import THINGS
from konsekvens_lint.facts.vocabulary import JUDGED, SCOPES, STRUCTURES
from konsekvens_lint.limits import MAX_EXPRESSION
from konsekvens_lint.names import BLANKS, PERSPECTIVE_HEADING, PERSPECTIVE_SENTENCE
from konsekvens_lint.rulebook.errors import choices, keys, spelled
from konsekvens_lint.rulebook.pack import File

# The keys and numbers that lead to a place in a file.
Steps = tuple[str | int, ...]
Values = Mapping[str, Collection[Any]]

# What `point_at` may name beside concepts and patterns.
_POINTS = ("title", "heading", "text")


class Vocabulary(NamedTuple):
    """What a pack may ask for: in each scope its facts with their values, the names found in a span of text, and the
    perspectives."""

    scopes: Mapping[str, Values]
    spans: Collection[str]
    names: Collection[str]
    perspectives: Collection[str]

    @classmethod
    def of(cls, concepts: Iterable[str], patterns: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
        """The vocabulary of the concepts and patterns of all packs."""
        spans = frozenset([*concepts, *patterns])
        roles = [f"under_{name}" for name, entry in patterns.items() if entry.get("role")]
        names = frozenset([*spans, *roles, *STRUCTURES])
        scopes = {
            scope: {fact.name: names if fact.allowed is None else fact.allowed for fact in facts}
            for scope, facts in {**SCOPES, **{name: thing.facts for name, thing in THINGS.items()}}.items()
        }
        named = (role.removeprefix("under_") for role in roles)
        perspectives = [
            name.removeprefix(PERSPECTIVE_HEADING)
            for name in named
            if name.startswith(PERSPECTIVE_HEADING)
            and name.replace(PERSPECTIVE_HEADING, PERSPECTIVE_SENTENCE, 1) in patterns
        ]
        return cls(scopes, spans, names, perspectives)


def check_file(file: File, vocabulary: Vocabulary) -> None:
    """Raises PackError for the first thing in the file that does not exist or cannot be."""
    if file.kind == "concepts":
        _check_expressions(file)
    elif file.kind == "judgement":
        _check_judgement(file)
        _check_conditions(file, vocabulary)
    elif file.kind == "rule":
        _check_each(file, vocabulary)
        _check_options(file)
        _check_conditions(file, vocabulary)
        _check_points_at(file, vocabulary)
        _check_blanks(file)
    elif file.kind in ("criterion", "checklist", "measure"):
        _check_conditions(file, vocabulary)


def _check_expressions(file: File) -> None:
    for name, concept in file.content["concepts"].items():
        for expression in concept.get("regex", ()):
            if len(expression) > MAX_EXPRESSION:
                message = (
                    f"ett reguljärt uttryck är längre än {MAX_EXPRESSION} tecken: dela upp det på flera."
                )
                raise file.error(message, "concepts", name, "regex")
            try:
                re.compile(expression, re.MULTILINE)
            except (re.error, OverflowError, RecursionError) as error:
                message = f"”{expression}” är inget giltigt reguljärt uttryck ({error})."
                raise file.error(message, "concepts", name, "regex") from error


def _check_judgement(file: File) -> None:
    content, fact = file.content, file.content["fact"]
    scopes = list(dict.fromkeys(judged.of for judged in JUDGED.values()))
    if content["of"] not in scopes:
        raise file.error(f"okänt ”of”: {content['of']}.{choices(content['of'], scopes)}", "of")
    if fact not in JUDGED:
        raise file.error(f"inget omdöme heter ”{fact}”.{choices(fact, JUDGED)}", "fact")
    judged = JUDGED[fact]
    if content["of"] != judged.of:
        raise file.error(f"omdömet ”{fact}” ska ha ”of: {judged.of}”.", "of")
    for path, value in _judged_values(file):
        if value not in judged.values:
            raise file.error(f"”{fact}” kan inte vara ”{value}”.{choices(value, judged.values)}", *path)
    for path, value in _judged_values(file):
        if judged.ranked and value not in content.get("best_first", ()):
            raise file.error(f"”{value}” saknas i ”best_first”, som ordnar alla värden.", *path)


def _judged_values(file: File) -> Iterator[tuple[Steps, str]]:
    content = file.content
    for number, row in enumerate(content["rows"]):
        yield from ((("rows", number, value), value) for value in row)
    for key in ("best_first", "beside_heading", "reasons"):
        yield from (((key, value), value) for value in content.get(key, ()))


def _check_each(file: File, vocabulary: Vocabulary) -> None:
    several = isinstance(file.content["each"], list)
    known = {*vocabulary.spans, *THINGS, *(() if several else ("document",))}
    for name in _each(file):
        if name not in known:
            wanted = "ett begrepp" if several else "”document”, ett begrepp"
            message = f"”each” är varken {wanted} eller ett mönster: ”{name}”.{choices(name, known)}"
            raise file.error(f"{message}{_own_pack(file)}", "each")


def _each(file: File) -> list[str]:
    each = file.content["each"]
    return [each] if isinstance(each, str) else list(each)


def _check_options(file: File) -> None:
    """A rule gives each threshold that the things it speaks of have, and no other."""
    known = {
        option: kind
        for name in _each(file)
        if name in THINGS
        for option, kind in THINGS[name].options.items()
    }
    given = file.content.get("options", {})
    for option in given:
        if option not in known:
            raise file.error(
                f"regeln har inget tröskelvärde ”{option}”.{keys(option, known)}", "options", option
            )
    for option in known:
        if option not in given:
            raise file.error(f"”options” saknar ”{option}”.", "options" if given else "each")
    check_threshold_kinds(file, given, known, "options")


def check_threshold_kinds(
    file: File, given: Mapping[str, object], kinds: Mapping[str, str], *path: str | int
) -> None:
    """Raises PackError for a threshold that is no number, or no range, where it should be one."""
    for option, value in given.items():
        if kinds[option] == "number" and isinstance(value, list):
            raise file.error(f"”{option}” ska vara ett tal.", *path, option)
        if kinds[option] == "range" and not (isinstance(value, list) and value[0] <= value[1]):
            raise file.error(f"”{option}” ska vara två tal, det lägre först: [40, 60].", *path, option)


def _check_conditions(file: File, vocabulary: Vocabulary) -> None:
    for path, condition in conditions_of(file.content):
        facts = _facts(file, path, vocabulary)
        for name, values in atoms(condition):
            if name not in facts:
                raise file.error(f"okänt faktum ”{name}”.{keys(name, facts)}", *path)
            if values is True and facts[name] is vocabulary.names:
                raise file.error(f"”{name}” behöver ett begrepp eller ett mönster: ”{name}: …”.", *path)
            for value in values if isinstance(values, list) else [values]:
                if value is not True and value not in facts[name]:
                    message = f"”{name}” kan inte vara ”{spelled(value)}”.{choices(value, facts[name])}"
                    own = _own_pack(file) if facts[name] is vocabulary.names else ""
                    raise file.error(f"{message}{own}", *path)


def _facts(file: File, path: Steps, vocabulary: Vocabulary) -> Values:
    """The facts that the file's condition under the keys may ask for."""
    if file.kind == "judgement":
        return vocabulary.scopes[file.content["of"]]
    if file.kind == "measure":
        return vocabulary.scopes["measure"]
    document = vocabulary.scopes["document"]
    if file.kind in ("criterion", "checklist"):
        return {**document, **vocabulary.scopes[_scope_of_answer(file, path)]}
    if path[0] in ("not_applicable", "undetermined") or file.content["each"] == "document":
        return document
    scopes = [vocabulary.scopes[name if name in THINGS else "occurrence"] for name in _each(file)]
    return {**document, **{fact: values for scope in scopes for fact, values in scope.items()}}


def _scope_of_answer(file: File, path: Steps) -> str:
    """The scope of a condition on a point: that of the point, or of the things that it counts."""
    if "each" not in path:
        return "point"
    answer = file.content if file.kind == "criterion" else file.content["points"][path[1]]
    thing = answer["each"]["thing"]
    return thing if thing in THINGS else "occurrence"


def _own_pack(file: File) -> str:
    """What a rule that is given by itself may lack."""
    return (
        " Finns det i regelns eget paket? Ange då paketets mapp i stället för regelfilen."
        if file.alone
        else ""
    )


def conditions_of(content: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
    """The conditions of a judgement, a rule, a criterion, a checklist or a measure, each with the keys that lead to it."""
    for key in ("not_applicable", "undetermined", "when", "has", "partial"):
        if key in content:
            yield (key,), content[key]
    for key in ("rows", "levels", "confidences", "messages", "advices"):
        yield from rows(content.get(key, ()), key)
    yield from _of_answer(content)
    for number, point in enumerate(content.get("points", ())):
        yield from _of_answer(point, "points", number)


def _of_answer(entry: Mapping[str, Any], *path: str | int) -> Iterator[tuple[Steps, Any]]:
    """The conditions of verdicts and of what is said of them; reasons of a judgement are told the same way."""
    yield from rows(entry.get("verdicts", ()), *path, "verdicts")
    for verdict, told in entry.get("reasons", {}).items():
        if isinstance(told, list):
            yield from rows(told, *path, "reasons", verdict)
    each = entry.get("each")
    if isinstance(each, Mapping):
        yield from (((*path, "each", key), each[key]) for key in ("counted", "holds") if key in each)


def rows(entries: Iterable[Mapping[str, Any]], *path: str | int) -> Iterator[tuple[Steps, Any]]:
    """The condition of each row, with the keys that lead to it: the last is the row's value."""
    for number, row in enumerate(entries):
        for value, condition in row.items():
            yield (*path, number, value), condition


def _check_points_at(file: File, vocabulary: Vocabulary) -> None:
    if "point_at" not in file.content:
        return
    if file.content["each"] != "document":
        raise file.error(
            "”point_at” gäller bara regler med ”each: document”; andra pekar på det funna.", "point_at"
        )
    for name in file.content["point_at"]:
        if name not in _POINTS and name not in vocabulary.names:
            message = f"”point_at” kan inte peka på ”{name}”: ange title, heading, text, ett begrepp eller ett mönster."
            near = choices(name, {*_POINTS, *vocabulary.names})
            raise file.error(f"{message}{near}{_own_pack(file)}", "point_at")


def _check_blanks(file: File) -> None:
    """What stands in braces in the texts that a document fills."""
    content = file.content
    known = (*BLANKS, *(blank for name in _each(file) if name in THINGS for blank in THINGS[name].blanks))
    texts: list[tuple[Steps, str]] = [((key,), content[key]) for key in ("message", "advice")]
    for key in ("messages", "advices"):
        texts += [(path, str(path[-1])) for path, _ in rows(content.get(key, ()), key)]
    for path, text in texts:
        try:
            blanks = [blank for part in Formatter().parse(text) if (blank := _blank(*part)) is not None]
        except ValueError as error:
            message = "en klammer saknar sin andra hälft. En klammer som ska synas i texten skrivs dubbelt: {{ eller }}."
            raise file.error(message, *path) from error
        for blank in blanks:
            if blank not in known:
                raise file.error(
                    f"”{{{blank}}}” är inget som texten kan fyllas med.{choices(blank, known)}", *path
                )


def _blank(before: str, name: str | None, form: str | None, conversion: str | None) -> str | None:
    """What stands between the braces; None after the last one."""
    if name is None:
        return None
    return f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
