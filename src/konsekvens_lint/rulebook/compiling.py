"""Packs checked against each other and made into one plain structure, without the examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from konsekvens_lint.condition import ALWAYS, atoms
from konsekvens_lint.facts.vocabulary import STRUCTURES
from konsekvens_lint.language.grammar.vocabulary import HEADING, OF, WORD_NAMES
from konsekvens_lint.language.lexicon import Lexicon
from konsekvens_lint.rulebook.answering import check_answers, check_memos, check_profiles
from konsekvens_lint.rulebook.checking import Vocabulary, check_file
from konsekvens_lint.rulebook.errors import choices, nearest
from konsekvens_lint.rulebook.forms import check_form
from konsekvens_lint.rulebook.measuring import check_measure, check_thread
from konsekvens_lint.rulebook.pack import File, Pack, plain
from konsekvens_lint.rulebook.templating import check_template

Compiled = dict[str, Any]


def compile_packs(packs: Sequence[Pack]) -> Compiled:
    """The packs as one: later ones add to earlier ones. Raises PackError for what is unknown, missing or said twice."""
    files = [file for pack in packs for file in pack.files]
    concepts = _named(files, "concepts", "concepts")
    patterns = _named(files, "patterns", "patterns")
    _check_additions(concepts)
    _check_questions(concepts)
    ordered = _ordered_patterns(files, concepts, patterns)
    vocabulary = Vocabulary.of(concepts, {name: entry for name, (_, entry) in patterns.items()})
    criteria = _unique(files, "criterion", ("id",))
    for file in files:
        if file.kind in ("criterion", "checklist"):
            check_answers(file, vocabulary, criteria)
        check_file(file, vocabulary)
    _unique(files, "judgement", ("fact",))
    rules = _unique(files, "rule", ("code", "name"))
    checklists = _unique(files, "checklist", ("id",))
    profiles = _unique(files, "profile", ("id",))
    check_profiles(profiles, rules, checklists, vocabulary.perspectives)
    templates = _templates(packs, criteria)
    measures = _measures(files, criteria)
    forms = _unique(files, "form", ("id",))
    for file in forms.values():
        check_form(file, forms)
    for file in files:
        if file.kind == "memos":
            check_memos(file, profiles, rules, checklists)
    return {
        "lexicon": Lexicon.of({name: plain(entry) for name, (_, entry) in concepts.items()}).to_plain(),
        "patterns": [{"name": name, **plain(patterns[name][1])} for name in ordered],
        "questions": [
            {"concept": name, **plain(entry["ambiguous"])}
            for name, (_, entry) in concepts.items()
            if "ambiguous" in entry
        ],
        "judgements": [plain(file.content) for file in files if file.kind == "judgement"],
        "rules": [_without(plain(file.content), "examples") for file in files if file.kind == "rule"],
        "criteria": {name: _without(plain(file.content), "means") for name, file in criteria.items()},
        "checklists": [plain(file.content) for file in files if file.kind == "checklist"],
        "profiles": [plain(file.content) for file in files if file.kind == "profile"],
        "forms": [plain(file.content) for file in forms.values()],
        "templates": {kind: plain(file.content) for kind, file in templates.items()},
        "measures": [_without(plain(file.content), "examples") for file in measures],
        "thread": _thread(packs),
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


def _check_additions(concepts: Named) -> None:
    for name, (file, entry) in concepts.items():
        target = entry.get("adds_to", name)
        if target not in concepts:
            message = f"begreppet ”{target}” finns inte.{choices(target, concepts)}"
        elif "adds_to" in entry and "forms" not in entry:
            message = "bara ord (”forms”) kan läggas till ett annat begrepp, inte uttryck."
        elif "adds_to" in entry and "adds_to" in concepts[target][1]:
            message = (
                f"”{target}” läggs i sin tur till ”{concepts[target][1]['adds_to']}”: ange det begreppet."
            )
        else:
            continue
        raise file.error(message, "concepts", name, "adds_to")


def _check_questions(concepts: Named) -> None:
    """What a concept with words that may mean two things asks for: concepts, and names that grammar gives a word."""
    at_word = {*concepts, *WORD_NAMES, *(OF + name for name in concepts)}
    in_sentence = {*concepts, *(HEADING + name for name in concepts)}
    for name, (file, entry) in concepts.items():
        asked: Mapping[str, Any] = entry.get("ambiguous", {})
        for key, known in (("asked", in_sentence), ("when", at_word)):
            for atom, _ in atoms(asked.get(key, ALWAYS)):
                if atom not in known:
                    message = f"”{atom}” är varken ett begrepp eller något som grammatiken säger om ett ord.{nearest(atom, known)}"
                    raise file.error(message, "concepts", name, "ambiguous", key)
        for key in ("keeps", "adds"):
            for number, decided in enumerate(asked.get(key, ())):
                if decided not in concepts:
                    message = f"begreppet ”{decided}” finns inte.{choices(decided, concepts)}"
                    raise file.error(message, "concepts", name, "ambiguous", key, number)


def _ordered_patterns(files: Iterable[File], concepts: Named, patterns: Named) -> list[str]:
    known = {*concepts, *patterns, *STRUCTURES}
    roles = {f"under_{name}" for name, (_, entry) in patterns.items() if entry.get("role")}
    graph: dict[str, list[str]] = {}
    for name, (file, entry) in patterns.items():
        asked = {atom.removeprefix("^") for atom, _ in atoms(entry["when"])}
        for atom in sorted(asked - known - roles):
            message = f"”{atom}” är varken ett begrepp eller ett mönster.{nearest(atom, known | roles)}"
            raise file.error(message, "patterns", name, "when")
        # In order: what is compiled must be the same whenever it is compiled.
        graph[name] = sorted(asked & set(patterns))
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        name = cycle.args[1][0]
        raise patterns[name][0].error(
            f"mönstret ”{name}” hänvisar till sig självt.", "patterns", name
        ) from cycle


def _unique(files: Iterable[File], kind: str, keys: tuple[str, ...]) -> dict[str, File]:
    found: dict[str, File] = {}
    for file in files:
        for key in keys if file.kind == kind else ():
            value = file.content[key]
            if value in found:
                raise file.error(f"”{value}” finns redan i {found[value].name}.", key)
            found[value] = file
    return found


def _templates(packs: Sequence[Pack], criteria: Mapping[str, File]) -> dict[str, File]:
    """The templates by kind, checked. A pack's own goes before an earlier pack's: its headings are the organisation's."""
    found: dict[str, File] = {}
    for pack in packs:
        found |= _unique(pack.files, "template", ("kind",))
    for file in found.values():
        check_template(file, criteria)
    return found


def _measures(files: Sequence[File], criteria: Mapping[str, File]) -> list[File]:
    """The measures in their order, checked."""
    found = _unique(files, "measure", ("id",))
    _unique((file for file in files if "counted_as" in file.content), "measure", ("counted_as",))
    for file in found.values():
        check_measure(file, found, criteria)
    return sorted(found.values(), key=lambda file: file.content["order"])


def _thread(packs: Sequence[Pack]) -> Mapping[str, Any]:
    """How goals are held against each other; a pack's own goes before an earlier pack's."""
    found = [file for pack in packs for file in pack.of("thread")]
    for file in found:
        check_thread(file)
    return _without(plain(found[-1].content), "means", "source") if found else {}


def _without(entry: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}
