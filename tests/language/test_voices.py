"""Whose words a sentence is: the author's, or those of somebody who is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.documents.reader import read
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

PATTERNS = built_in().patterns
HEARD, OWN = "reported_view", "body"


def _zones(text: str) -> list[str]:
    reading = read_language(read(Path("memo.md"), text.encode()), PATTERNS)
    return [sentence.zone for sentence in reading.sentences]


def _memo(text: str, heading: str = "Bedömning") -> list[str]:
    return _zones(f"# Ny taxa\n\n## {heading}\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        pytest.param("Motionären anser att kvinnor drabbas.", [HEARD], id="somebody-else"),
        pytest.param("Motionären anser att kommunen glömmer kvinnor.", [HEARD], id="an-author-is-the-object"),
        pytest.param(
            "Förvaltningen anser, liksom motionären, att kvinnor drabbas.", [OWN], id="the-author-first"
        ),
        pytest.param(
            "Motionären anser att kvinnor drabbas. Förvaltningen gör samma bedömning.",
            [OWN, OWN],
            id="adopted",
        ),
        pytest.param(
            "Detta är, som Landsorganisationen påtalar, viktigt då kvinnor reser oftare.",
            [OWN],
            id="adopted-in-passing",
        ),
        pytest.param("LO: Förslaget drabbar kvinnor.", [HEARD], id="a-name-before-a-colon"),
        pytest.param("RFV:\n\nFörslaget drabbar kvinnor.", [HEARD, HEARD], id="a-name-on-a-line-of-its-own"),
        pytest.param(
            "Facket anser att schemat är dåligt. Kvinnor har svårt att byta pass. Brukarrådet framhåller att tiden är kort.",
            [HEARD, HEARD, HEARD],
            id="between-two-views",
        ),
        pytest.param(
            "Facket anser att schemat är dåligt. Förvaltningen ser att kvinnor byter pass. Rådet framhåller att tiden är kort.",
            [HEARD, OWN, HEARD],
            id="the-author-between",
        ),
        pytest.param(
            "Motionären anser att kvinnor drabbas. Förvaltningen instämmer inte.",
            [HEARD, OWN],
            id="not-adopted",
        ),
        pytest.param(
            "Facket anser att taxan är hög. Kvinnor badar oftare. Av dem är 61 procent kvinnor. Rådet framhåller att tiden är kort.",
            [HEARD, OWN, OWN, HEARD],
            id="two-sentences-between-are-the-authors",
        ),
        pytest.param("Byalaget anser också att kommunen glömmer flickor.", [HEARD], id="also"),
        pytest.param("Stadens jämställdhetsplan säger att flickor ska få bada.", [OWN], id="a-goal-speaks"),
        pytest.param(
            "Kommunen delar inte bedömningen att kvinnor får längre väg än män.", [HEARD], id="rejected"
        ),
        pytest.param("Det har hävdats att kvinnor drabbas mer än män.", [HEARD], id="somebody-has-claimed"),
        pytest.param("SYFTE: Förslaget gör att flickor får bada.", [OWN], id="a-section-name-in-capitals"),
        pytest.param("Kvinnor uppger att de är otrygga.", [OWN], id="those-concerned-are-no-reporters"),
    ],
)
def test_voices(text: str, zones: list[str]) -> None:
    assert _memo(text)[: len(zones)] == zones


def test_what_stands_under_others_views_is_theirs() -> None:
    text = "Förbundet anför att delade turer drabbar kvinnor. Förvaltningen konstaterar att avtalet tillåter det."

    assert _memo(text, "De fackliga organisationernas synpunkter") == [HEARD, OWN]


def test_in_a_reply_the_sender_is_the_author() -> None:
    reply = "**Studentkåren i Norrby**\nRemissvar till departementet\n\n## Synpunkter\n\nKåren anser att kvinnor drabbas.\n"
    memo = "**Fritidskontoret**\nTjänsteskrivelse\n\n## Synpunkter\n\nKåren anser att kvinnor drabbas.\n"

    assert _zones(reply)[-1] == OWN
    assert _zones(memo)[-1] == HEARD


def test_the_sender_is_the_author_under_whatever_name() -> None:
    reply = "**Föreningen i Norrby**\nRemissvar till departementet\n\n## Synpunkter\n\nFöreningen anser att kvinnor drabbas.\n"

    assert _zones(reply)[-1] == OWN


def test_in_a_reply_the_inquiry_is_somebody_else() -> None:
    text = "## Synpunkter\n\nUtredningen bedömer att kvinnor får längre väg.\n"

    assert _zones(f"**Region Norrby**\nRemissvar till departementet\n\n{text}")[-1] == HEARD
    assert _zones(f"# Betänkande om vägar\n\n{text}")[-1] == OWN


@pytest.mark.parametrize(
    "head",
    [
        "Remissvar om ändringar i lagen\n\nHandläggare: Erna Ek",
        "# Remissvar\n\n## Ärendet\n\nRiksbolaget har fått yttra sig.",
    ],
)
def test_not_every_word_of_the_letterhead_is_a_sender(head: str) -> None:
    reply = f"{head}\n\n## Synpunkter\n\nRiksbolaget anser att kvinnor drabbas.\n"

    assert _zones(reply)[-1] == HEARD


def test_an_instruction_in_brackets_and_a_lone_link_are_not_the_authors_words() -> None:
    assert _memo("[Här redogör handläggaren för hur kvinnor och män påverkas.]") == ["template"]
    assert _memo("[Pressmeddelande: jämn könsfördelning i styrelser](/press/1)") == ["attachments"]


def test_what_follows_an_assignment_may_be_part_of_it() -> None:
    text = "Utredaren ska redovisa kostnaderna. Konsekvenserna för kvinnor och män ska redovisas särskilt."

    assert _memo(text) == ["assignment", "assignment"]


def test_what_a_reply_is_about_is_not_its_sender() -> None:
    reply = "Remissvar om nya regler för studentkårer\n\n## Synpunkter\n\nStudentkåren anser att kvinnor drabbas.\n"

    assert _zones(reply)[-1] == HEARD


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        pytest.param("I området bor 412 kvinnor och 385 män som är över 65 år.", OWN, id="it-tells"),
        pytest.param(
            "Tjänsteskrivelse om kvinnor och män, 2026-03-02, dnr 2026/12", "attachments", id="it-lists"
        ),
        pytest.param("Rapport: 412 kvinnor och 385 män i hemtjänsten", "attachments", id="a-title"),
    ],
)
def test_a_sentence_that_tells_of_people_among_the_documents_is_the_authors_own(line: str, zone: str) -> None:
    assert _memo(line, heading="Underlag") == [zone]
