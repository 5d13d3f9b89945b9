"""What holds for a document, line by line, and where it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from konsekvens_lint.judging.suppression_standing import is_in_force
from konsekvens_lint.rulebook.book import Rulebook
from konsekvens_lint.settings.config_file import several
from konsekvens_lint.settings.configuration import Configuration, Setting
from konsekvens_lint.settings.options import Plan, find_rules, plan
from konsekvens_lint.settings.resolving import Settings
from konsekvens_lint.settings.suppressions import Suppression

_LABELS = {
    "profile": "profil",
    "kind": "dokumentslag",
    "checklists": "checklistor",
    "select": "bara reglerna",
    "ignore": "inte reglerna",
    "fail_on": "gräns (fail_on)",
    "packs": "egna regler",
    "baseline": "baslinje",
    "grammar": "språkmodell",
}
_DEFAULTS = {
    "profile": "skr",
    "kind": "avgörs av texten",
    "checklists": "profilens",
    "select": "alla",
    "ignore": "inga",
    "fail_on": "error",
    "packs": "inga",
    "baseline": "ingen",
    "grammar": "den som är installerad",
}
_WIDTH = 18


def shown(
    path: Path, settings: Settings, configuration: Configuration | None, book: Rulebook
) -> Iterator[str]:
    """The lines. Errors: UnknownChoice, for a choice that does not exist."""
    yield f"{path}"
    yield _line("konfiguration", *(_files(configuration) if configuration else ("ingen", "")))
    chosen = {each.name: each for each in settings.chosen}
    for name, label in _LABELS.items():
        yield _chosen(label, chosen[name]) if name in chosen else _line(label, _DEFAULTS[name], "standard")
    yield from _levels([each for each in settings.chosen if each.name == "levels"])
    told = plan(settings.options, book)
    yield from _asked(settings, told, book)
    yield _line("regler", f"{len(told.rules)} av {len(book.rules)}", "")
    yield _line("frågor", ", ".join(each["id"] for each in told.checklists) or "inga", "")
    if configuration is None:
        return
    if configuration.excludes(path, path.is_dir()):
        yield _line("utelämnas", "ja", "exclude")
    if accepted := configuration.accepts(path):
        yield _line("får vara oläst", accepted, "unreadable")
    for each in settings.options.suppressions:
        yield _line("undantag", _suppression(each, book), each.entry or "")


def _line(label: str, value: str, where: str) -> str:
    return f"  {label.ljust(_WIDTH)}{value}{f'  ({where})' if where else ''}"


def _chosen(label: str, setting: Setting) -> str:
    value = setting.value if isinstance(setting.value, Path) else ", ".join(map(str, several(setting.value)))
    return _line(label, str(value), setting.where)


def _levels(settings: list[Setting]) -> Iterator[str]:
    for setting in settings:
        for name, level in setting.value.items():
            yield _line("nivå", f"{name}: {level}", setting.where)


def _asked(settings: Settings, told: Plan, book: Rulebook) -> Iterator[str]:
    """The rules that the settings turn off and yet ask for: these are told as tips."""
    off = {rule["code"] for name, _ in settings.options.levels for rule in find_rules(name, book)}
    for rule in told.rules:
        if rule["code"] in off & told.asked and told.levels[rule["code"]] == "off":
            yield _line("nivå", f"{rule['code']}: info, eftersom regeln är vald", "select")


def _files(configuration: Configuration) -> tuple[str, str]:
    extended = [file.shown for file in configuration.files[:-1]]
    return configuration.shown, f"bygger på {', '.join(extended)}" if extended else ""


def _suppression(each: Suppression, book: Rulebook) -> str:
    quote = f" »{each.quote}«" if each.quote else ""
    until = f" till {each.until.isoformat()}" if each.until else ""
    void = "" if is_in_force(each, book, date.today()) else " (gäller inte)"
    return f"{each.rule}{quote}{until} – {each.reason or 'utan skäl'}{void}"
