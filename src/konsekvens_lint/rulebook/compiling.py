"""Packs checked against each other and made into one plain structure, without the examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from konsekvens_lint.facts.vocabulary import SCOPES, STRUCTURES
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.rulebook.condition import atoms
from konsekvens_lint.rulebook.errors import nearest
from konsekvens_lint.rulebook.pack import File, Pack, plain

Compiled = dict[str, Any]


def compile_packs(packs: Sequence[Pack]) -> Compiled:
    """The packs as one: later ones add to earlier ones. Raises PackError for what is unknown, missing or said twice."""
    files = [file for pack in packs for file in pack.files]
    concepts = _named(files, "concepts", "concepts")
    patterns = _named(files, "patterns", "patterns")
    ordered = _ordered_patterns(files, concepts, patterns)
    judgements = [_judgement(file) for file in files if file.kind == "judgement"]
    vocabulary = _vocabulary(concepts, patterns)
    for file in files:
        _check_conditions(file, vocabulary, {*concepts, *patterns})
    rules = _unique(files, "rule", ("code", "name"))
    checklists = _unique(files, "checklist", ("id",))
    profiles = _unique(files, "profile", ("id",))
    _check_profiles(files, rules, checklists, profiles)
    return {
        "lexicon": list(Lexicon.of({name: plain(entry) for name, (_, entry) in concepts.items()})),
        "patterns": [{"name": name, **plain(patterns[name][1])} for name in ordered],
        "judgements": judgements,
        "rules": [_without(plain(file.content), "examples") for file in files if file.kind == "rule"],
        "checklists": [plain(file.content) for file in files if file.kind == "checklist"],
        "profiles": [plain(file.content) for file in files if file.kind == "profile"],
    }


Named = dict[str, tuple[File, Mapping[str, Any]]]


def _named(files: Iterable[File], kind: str, key: str) -> Named:
    found: Named = {}
    for file in files:
        if file.kind != kind:
            continue
        for name, entry in file.content[key].items():
            if name in found:
                raise file.error(f"”{name}” finns redan i {found[name][0].name}.", key, name)
            found[name] = (file, entry)
    return found


def _ordered_patterns(files: Iterable[File], concepts: Named, patterns: Named) -> list[str]:
    known = {*concepts, *patterns, *STRUCTURES}
    roles = {f"under_{name}" for name, (_, entry) in patterns.items() if entry.get("role")}
    graph: dict[str, set[str]] = {}
    for name, (file, entry) in patterns.items():
        asked = {atom.removeprefix("^") for atom, _ in atoms(entry["when"])}
        for atom in sorted(asked - known - roles):
            message = f"”{atom}” är varken ett begrepp eller ett mönster.{nearest(atom, known | roles)}"
            raise file.error(message, "patterns", name, "when")
        graph[name] = asked & set(patterns)
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        name = cycle.args[1][0]
        raise patterns[name][0].error(
            f"mönstret ”{name}” hänvisar till sig självt.", "patterns", name
        ) from cycle


def _judgement(file: File) -> dict[str, Any]:
    if file.content["of"] not in SCOPES:
        raise file.error(f"okänt ”of”: {file.content['of']}.{nearest(file.content['of'], SCOPES)}", "of")
    return plain(file.content)  # type: ignore[no-any-return]


Vocabulary = dict[str, Mapping[str, frozenset[Any] | None]]


def _vocabulary(concepts: Named, patterns: Named) -> Vocabulary:
    """For each scope its facts, with the values that a condition may ask for; None where any value goes."""
    roles = [f"under_{name}" for name, (_, entry) in patterns.items() if entry.get("role")]
    names = frozenset([*concepts, *patterns, *roles, *STRUCTURES])
    return {
        scope: {fact.name: names if fact.values == "names" else fact.allowed for fact in facts}
        for scope, facts in SCOPES.items()
    }


def _check_conditions(file: File, vocabulary: Vocabulary, spans: set[str]) -> None:
    content = file.content
    if file.kind == "judgement":
        for number, row in enumerate(content["rows"]):
            _check_condition(file, next(iter(row.values())), vocabulary[content["of"]], "rows", number)
    elif file.kind == "rule":
        facts = _facts_of(file, vocabulary, spans)
        for key in ("when", "not_applicable", "undetermined"):
            _check_condition(file, content.get(key, "always"), facts, key)
        for key in ("levels", "messages"):
            for number, row in enumerate(content.get(key, [])):
                _check_condition(file, next(iter(row.values())), facts, key, number)
    elif file.kind == "checklist":
        for number, point in enumerate(content["points"]):
            reasons = [row for told in point["reasons"].values() if isinstance(told, list) for row in told]
            for row in (*point["verdicts"], *reasons):
                _check_condition(file, next(iter(row.values())), vocabulary["document"], "points", number)


def _facts_of(file: File, vocabulary: Vocabulary, spans: set[str]) -> Mapping[str, frozenset[Any] | None]:
    each = file.content["each"]
    if each == "document":
        return vocabulary["document"]
    for name in each if isinstance(each, list) else [each]:
        if name not in spans:
            known = {"document", *spans}
            raise file.error(
                f"”each” är varken ”document”, ett begrepp eller ett mönster: ”{name}”.{nearest(name, known)}",
                "each",
            )
    return {**vocabulary["document"], **vocabulary["occurrence"]}


def _check_condition(
    file: File, spec: Any, facts: Mapping[str, frozenset[Any] | None], *path: str | int
) -> None:
    for name, asked in atoms(spec):
        if name not in facts:
            raise file.error(f"okänt faktum ”{name}”.{nearest(name, facts)}", *path)
        allowed = facts[name]
        for value in asked if isinstance(asked, list) else [asked]:
            if allowed is not None and value not in allowed and value is not True:
                known = sorted(str(one) for one in allowed)
                raise file.error(f"”{name}” kan inte vara ”{value}”.{nearest(str(value), known)}", *path)


def _unique(files: Iterable[File], kind: str, keys: tuple[str, ...]) -> dict[str, File]:
    found: dict[str, File] = {}
    for file in files:
        for key in keys if file.kind == kind else ():
            value = file.content[key]
            if value in found:
                raise file.error(f"”{value}” finns redan i {found[value].name}.", key)
            found[value] = file
    return found


def _check_profiles(
    files: Iterable[File],
    rules: Mapping[str, File],
    checklists: Mapping[str, File],
    profiles: Mapping[str, File],
) -> None:
    for file in files:
        if file.kind != "profile":
            continue
        wanted = [("checklists", name, checklists) for name in file.content["checklists"]]
        wanted += [("levels", name, rules) for name in file.content.get("levels", {})]
        wanted += [("extends", file.content["extends"], profiles)] if "extends" in file.content else []
        for key, name, known in wanted:
            if name not in known:
                raise file.error(f"”{name}” finns inte.{nearest(name, known)}", key)


def _without(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}
