"""The choices of a run, and what they make of the rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from konsekvens_lint.documents.pdf.choice import AS_USUAL, PDF_READERS, PdfChoice, PdfReader
from konsekvens_lint.facts.given import DocumentsShow, Given
from konsekvens_lint.names import KINDS
from konsekvens_lint.pipelines import OFF, PIPELINES, installed
from konsekvens_lint.report import Level
from konsekvens_lint.rulebook.errors import nearest
from konsekvens_lint.settings.suppressions import Suppression

# Options are needed where no rulebook is: a run whose results are all known loads none.
if TYPE_CHECKING:
    from konsekvens_lint.rulebook.book import Rulebook
    from konsekvens_lint.settings.profiles import Profile

_OWN = "Är det er egen? Ange också paketets mapp med --pack."
_PLAIN_LETTERS = str.maketrans("åäöÅÄÖ", "aaoAAO")


class UnknownChoice(Exception):
    """A code, kind, profile or checklist that does not exist; the message says what is nearest."""


class Options(NamedTuple):
    """What a run is told. `select` and `ignore` hold codes, names or the beginnings of codes (``BES``).

    `levels` are levels by code, name or beginning of a code, in place of the profile's; of two that say a rule's, the
    last counts. `suppressions` are the exceptions that the configuration makes.
    `shown` is what an audit of the organisation's documents shows, for self-assessments to be held against.
    `grammar` is the spaCy pipeline to use, in place of the first that is installed; "off": none.
    `pdf` says how PDFs are read. `with_text`: each report holds its document's text, for formats that show it.
    """

    profile: str = "skr"
    kind: str | None = None
    checklists: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pdf: PdfChoice = AS_USUAL
    with_text: bool = False
    levels: tuple[tuple[str, Level], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    shown: tuple[DocumentsShow, ...] = ()
    grammar: str | None = None


class Plan(NamedTuple):
    """The rules to apply, each with its level and thresholds, and the checklists to answer.

    `levels`, for all documents or by their kind, and `options`, the thresholds by rule, hold only what the profile
    or the options change. `decisions` are those of the organisation that make a rule binding. `given` is what is known of every
    document, and `asked` holds the rules that are told whatever their level. `pdf`, `with_text`,
    `suppressions` and `grammar` are as in `Options`.
    """

    profile: str
    given: Given
    asked: frozenset[str]
    rules: tuple[Mapping[str, Any], ...]
    levels: Mapping[str, Level | Mapping[str, Level]]
    checklists: tuple[Mapping[str, Any], ...]
    options: Mapping[str, Mapping[str, Any]]
    decisions: Mapping[str, tuple[Mapping[str, Any], ...]]
    pdf: PdfChoice = AS_USUAL
    with_text: bool = False
    suppressions: tuple[Suppression, ...] = ()
    grammar: str | None = None


def plan(options: Options, book: Rulebook) -> Plan:
    """The options resolved against the rulebook. Raises UnknownChoice for what does not exist."""
    from konsekvens_lint.settings.headings import demanded_headings
    from konsekvens_lint.settings.profiles import resolve

    profile = resolve(profile_named(options.profile, book), book)
    levels = {**profile.levels, **_levels(options, book)}
    selected = {rule["code"] for name in options.select for rule in find_rules(name, book)}
    ignored = {rule["code"] for name in options.ignore for rule in find_rules(name, book)}
    rules = tuple(
        rule
        for rule in book.rules
        if rule["code"] not in ignored
        and (rule["code"] in selected or (not selected and _is_on(rule, levels)))
    )
    return Plan(
        options.profile,
        Given(
            kind_named(options.kind),
            profile.headings,
            profile.section_demanded,
            demanded_headings(profile, book),
            options.shown,
        ),
        frozenset(selected),
        rules,
        levels,
        tuple(checklist_of(name, profile, book) for name in options.checklists or profile.checklists),
        profile.options,
        profile.decisions,
        options.pdf,
        options.with_text,
        options.suppressions,
        grammar_named(options.grammar),
    )


def _levels(options: Options, book: Rulebook) -> dict[str, Level]:
    return {rule["code"]: level for name, level in options.levels for rule in find_rules(name, book)}


def _is_on(rule: Mapping[str, Any], levels: Mapping[str, Level | Mapping[str, Level]]) -> bool:
    """Whether the rule is to be told in documents of any kind."""
    level = levels.get(rule["code"], rule["level"])
    return (
        level != "off" if isinstance(level, str) else rule["level"] != "off" or {*level.values()} != {"off"}
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


def grammar_named(name: str | None) -> str | None:
    """The pipeline's name, or None. Raises UnknownChoice for one that is not installed."""
    if name is not None and name != OFF and not (name.startswith("sv_") and installed(name)):
        raise UnknownChoice(
            f"Språkmodellen ”{name}” är inte installerad. Ange en svensk spaCy-modell som är det ({', '.join(PIPELINES)}), "
            f"eller {OFF} för att låta bara orden avgöra."
        )
    return name


def pdf_choice(reader: PdfReader, ocr: bool) -> PdfChoice:
    """How PDFs are to be read. Raises UnknownChoice for a reader that does not exist."""
    if reader not in PDF_READERS:
        raise UnknownChoice(
            f"Pdf-läsaren ”{reader}” finns inte.{nearest(reader, PDF_READERS)} Välj bland: {', '.join(PDF_READERS)}."
        )
    return PdfChoice(reader, ocr)


def find_rules(name: str, book: Rulebook) -> list[Mapping[str, Any]]:
    """The rules that a code, a name, or the beginning of a code stands for. Raises UnknownChoice when there is none."""
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


def profile_named(name: str, book: Rulebook) -> Mapping[str, Any]:
    """The profile with the id. Raises UnknownChoice when there is none."""
    found = book.profile(name)
    if found is None:
        known = [entry["id"] for entry in book.profiles]
        raise UnknownChoice(
            f"Profilen ”{name}” finns inte.{nearest(name, known)} Välj bland: {', '.join(known)}. {_OWN}"
        )
    return found


def checklist_named(name: str, book: Rulebook) -> Mapping[str, Any]:
    """The checklist with the id. Raises UnknownChoice when there is none."""
    found = book.checklist(name)
    if found is None:
        known = [entry["id"] for entry in book.checklists]
        raise UnknownChoice(
            f"Checklistan ”{name}” finns inte.{nearest(name, known)} Välj bland: {', '.join(known)}. {_OWN}"
        )
    return found


def checklist_of(name: str, profile: Profile, book: Rulebook) -> Mapping[str, Any]:
    """The checklist, with the demands that the profile changes. Raises UnknownChoice when it does not exist."""
    found = checklist_named(name, book)
    demands = profile.demands.get(name, {})
    points = [{**point, "demand": demands.get(point["id"], point["demand"])} for point in found["points"]]
    return {**found, "points": points}
