"""The choices of a run, and what they make of the rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from konsekvens_lint.documents.pdf.choice import AS_USUAL, PDF_READERS, PdfChoice, PdfReader
from konsekvens_lint.names import KINDS
from konsekvens_lint.report import Level
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.rulebook.errors import nearest

_PLAIN_LETTERS = str.maketrans("åäöÅÄÖ", "aaoAAO")


class UnknownChoice(Exception):
    """A code, kind, profile or checklist that does not exist; the message says what is nearest."""


class Options(NamedTuple):
    """What a run is told. `select` and `ignore` hold codes, names or the beginnings of codes (``BES``).

    `pdf` says how PDFs are read.
    """

    profile: str = "skr"
    kind: str | None = None
    checklists: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pdf: PdfChoice = AS_USUAL


class Plan(NamedTuple):
    """The rules to apply, each with its level and thresholds, and the checklists to answer.

    `levels` and `options`, the thresholds by rule, hold only what the profile changes.
    """

    profile: str
    kind: str | None
    rules: tuple[Mapping[str, Any], ...]
    levels: Mapping[str, Level]
    checklists: tuple[Mapping[str, Any], ...]
    options: Mapping[str, Mapping[str, Any]]
    pdf: PdfChoice = AS_USUAL


def plan(options: Options, book: Rulebook) -> Plan:
    """The options resolved against the rulebook. Raises UnknownChoice for what does not exist."""
    profile = _profile(options.profile, book)
    levels = {_code(name, book): level for name, level in _inherited(profile, book, "levels").items()}
    selected = {rule["code"] for name in options.select for rule in _rules(name, book)}
    ignored = {rule["code"] for name in options.ignore for rule in _rules(name, book)}
    rules = tuple(
        rule
        for rule in book.rules
        if rule["code"] not in ignored
        and (rule["code"] in selected or (not selected and levels.get(rule["code"], rule["level"]) != "off"))
    )
    names = options.checklists or tuple(profile["checklists"])
    return Plan(
        options.profile,
        kind_named(options.kind),
        rules,
        levels,
        tuple(_checklist(name, book) for name in names),
        _thresholds(profile, book),
        options.pdf,
    )


def kind_named(name: str | None) -> str | None:
    """The kind's name with its plain letters ("tjänsteskrivelse" is accepted), or None. Raises UnknownChoice."""
    if name is None:
        return None
    plain = name.strip().lower().translate(_PLAIN_LETTERS)
    if plain not in KINDS:
        raise UnknownChoice(
            f"Dokumentslaget ”{name}” finns inte.{nearest(plain, KINDS)} Välj bland: {', '.join(KINDS)}."
        )
    return plain


def pdf_choice(reader: PdfReader, ocr: bool) -> PdfChoice:
    """How PDFs are to be read. Raises UnknownChoice for a reader that does not exist."""
    if reader not in PDF_READERS:
        raise UnknownChoice(
            f"Pdf-läsaren ”{reader}” finns inte.{nearest(reader, PDF_READERS)} Välj bland: {', '.join(PDF_READERS)}."
        )
    return PdfChoice(reader, ocr)


def find_rules(name: str, book: Rulebook) -> Sequence[Mapping[str, Any]]:
    """The rules that a code, a name, or the beginning of a code stands for. Raises UnknownChoice when there is none."""
    return _rules(name, book)


def _rules(name: str, book: Rulebook) -> list[Mapping[str, Any]]:
    exact = book.rule(name)
    found = (
        [exact] if exact else [rule for rule in book.rules if name and rule["code"].startswith(name.upper())]
    )
    if not found:
        known = [key for rule in book.rules for key in (rule["code"], rule["name"])]
        raise UnknownChoice(
            f"Regeln ”{name}” finns inte.{nearest(name, known) or nearest(name.upper(), known)} "
            "Kör ”konsekvens-lint rules” för att se alla regler."
        )
    return found


def _code(name: str, book: Rulebook) -> str:
    rule = book.rule(name)
    return rule["code"] if rule else name


def _profile(name: str, book: Rulebook) -> Mapping[str, Any]:
    found = book.profile(name)
    if found is None:
        known = [entry["id"] for entry in book.profiles]
        raise UnknownChoice(
            f"Profilen ”{name}” finns inte.{nearest(name, known)} Välj bland: {', '.join(known)}."
        )
    return found


def _checklist(name: str, book: Rulebook) -> Mapping[str, Any]:
    found = book.checklist(name)
    if found is None:
        known = [entry["id"] for entry in book.checklists]
        raise UnknownChoice(
            f"Checklistan ”{name}” finns inte.{nearest(name, known)} Välj bland: {', '.join(known)}."
        )
    return found


def _thresholds(profile: Mapping[str, Any], book: Rulebook) -> dict[str, dict[str, Any]]:
    """The thresholds that the profile and those it builds on change, by the rules' codes; the nearest one's stand."""
    above = book.profile(profile["extends"]) if "extends" in profile else None
    found = _thresholds(above, book) if above else {}
    for name, options in profile.get("options", {}).items():
        found[_code(name, book)] = {**found.get(_code(name, book), {}), **options}
    return found


def _inherited(profile: Mapping[str, Any], book: Rulebook, key: str) -> dict[str, Any]:
    above = book.profile(profile["extends"]) if "extends" in profile else None
    return {**(_inherited(above, book, key) if above else {}), **profile.get(key, {})}
