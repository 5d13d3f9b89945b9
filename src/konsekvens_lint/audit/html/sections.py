"""The sections of the page, in their order: what each is called, and the template that tells it."""

from __future__ import annotations

from typing import NamedTuple

from konsekvens_lint.audit.summary import Summary


class Section(NamedTuple):
    """A section: its id is its name in the address, and that of its template."""

    id: str
    title: str

    @property
    def template(self) -> str:
        """The template's file."""
        return f"sections/{self.id}.html"


_KEY_POINTS = Section("viktigast", "Det viktigaste")
_BETWEEN_AUDITS = Section("revisioner", "Utveckling mellan revisioner")
_SECTIONS = (
    _KEY_POINTS,
    Section("innehall", "Vad dokumenten innehåller"),
    Section("visar", "Vad dokumenten visar"),
    Section("checklistor", "Checklistornas punkter"),
    Section("indelning", "Enheter, typer och år"),
    Section("karta", "Enheter och punkter"),
    _BETWEEN_AUDITS,
    Section("utveckling", "Utveckling år för år"),
    Section("enheter", "Enheter år för år"),
    Section("brister", "Vanligaste bristerna"),
    Section("upprepat", "Text som upprepas"),
    Section("borja", "Här kan ni börja"),
    Section("agenda", "Agenda 2030"),
    Section("resultat", "Resultatkedjan"),
    Section("grupper", "Kvinnor och män i grupper"),
    Section("styrkedja", "Styrkedjan"),
    Section("antal", "Antal per år"),
    Section("olasta", "Dokument som inte granskades"),
    Section("dokument", "Alla dokument"),
)


def sections(summary: Summary) -> tuple[Section, ...]:
    """All, but the trend between audits where there is no earlier audit."""
    return tuple(each for each in _SECTIONS if each is not _BETWEEN_AUDITS or summary.earlier)
