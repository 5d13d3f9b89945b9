"""What kind of document a text is, and whom it concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.facts import Facts, find_facts
from konsekvens_lint.rulebook.loading import built_in

BOOK = built_in()


def _facts(text: str) -> Facts:
    return find_facts(read(Path("memo.md"), text.encode()), BOOK)


@pytest.mark.parametrize(
    "proposal",
    [
        "Kommunstyrelsen avslår motionen.",
        "Motionen anses besvarad.",
        "Nämnden säger upp avtalet.",
        "Nämnden ger förvaltningen i uppdrag att ta fram en ny taxa.",
        "Uppdra åt förvaltningen att höja avgiften.",
        "Avgiften höjs från 1 januari.",
    ],
)
def test_a_proposal_for_decision_makes_a_memo_whatever_its_words(proposal: str) -> None:
    facts = _facts(
        f"# Ny taxa för förskolan\n\n## Förslag till beslut\n\n{proposal}\n\n## Bakgrund\n\nTaxan är gammal.\n"
    )

    assert facts.document["kind"] == "tjansteskrivelse"
    assert facts.kind_reason == "texten har ett förslag till beslut"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Tjänsteskrivelse\n\nAvgiften höjs.\n", "tjansteskrivelse"),
        (
            "# Ny taxa\n\n**Förslag till beslut:** Nämnden höjer avgiften.\n\nTaxan är gammal.\n",
            "tjansteskrivelse",
        ),
        ("# Ny taxa\n\n## Ordförandeförslag\n\nAvgiften höjs.\n", "tjansteskrivelse"),
        ("# Minnesanteckningar från styrgruppen\n\n## Förslag till beslut\n\nTaxan antas.\n", "protokoll"),
        ("# Svar på remiss om ny detaljplan\n\n## Förslag till beslut\n\nYttrandet antas.\n", "remissvar"),
        ("# Policy för resor\n\n## Syfte\n\nPolicyn styr resor.\n", "styrdokument"),
        ("# Anteckningar\n\nTaxan är gammal.\n", "ovrigt"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert _facts(text).document["kind"] == kind


def test_a_proposal_far_into_a_report_makes_no_memo() -> None:
    text = (
        "# Så styr vi\n\n"
        + "Kommunen följer upp sitt arbete varje år.\n\n" * 30
        + "Förslag till beslut: välj två ledamöter.\n"
    )

    assert _facts(text).document["kind"] != "tjansteskrivelse"


def test_pictures_are_known_by_their_captions_and_tables_are_not_pictures() -> None:
    head = "# Ny taxa\n\n## Ärendet\n\nText om taxan.\n\n"

    assert "women" in _facts(head + "Figur 1. Besökare, kvinnor och män\n").document["picture_names"]
    assert _facts(head + "Tabell 1. Besökare, kvinnor och män\n").document["picture_names"] == frozenset()


def test_statistics_may_be_in_a_picture() -> None:
    text = "# Ny taxa\n\n## Förslag till beslut\n\nNämnden höjer avgiften.\n\nDiagram 1. Antal besökare efter kön, kvinnor och män\n"

    assert _facts(text).document["split_by_sex"] == "na"


def test_the_other_sex_may_be_said_not_to_be_affected() -> None:
    text = "Kvinnor får dyrare kort. Män berörs inte, eftersom deras kort inte ändras."
    facts = _facts(
        f"# Nya kort\n\n## Förslag till beslut\n\nNämnden höjer avgiften.\n\n## Jämställdhet\n\n{text}\n"
    )

    assert facts.document["described"] == {"women", "men"}
    assert facts.document["judgement"] == "substantive"


def test_who_handles_a_matter_does_not_say_whom_it_concerns() -> None:
    text = "# Remissvar över ett nytt vägtrafikregister\n\nHandläggare: Anna Berg, Kultur- och fritidsförvaltningen\n\n## Yttrande\n\nVi har inget att erinra mot registret.\n"
    assert _facts(text).document["concerns_people"] == "unsure"
