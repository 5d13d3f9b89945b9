"""The report's codes in Swedish, and the small grammar that counting needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from konsekvens_lint.report import (
    GRAMMAR_BROKEN,
    GRAMMAR_MISSING,
    GRAMMAR_OFF,
    GRAMMAR_READ,
    Confidence,
    Level,
    Overall,
    Verdict,
)

DISCLAIMER = "Verktyget ersätter inte handläggarens bedömning."

LEVELS: dict[Level, str] = {"error": "Fel", "warning": "Varning", "info": "Tips", "off": "Av"}

UNCERTAIN: dict[Confidence, str] = {
    "high": "",
    "medium": "bedömningen är ganska säker",
    "low": "bedömningen är osäker",
}

VERDICTS: dict[Verdict, str] = {
    "met": "Uppfyllt",
    "partial": "Delvis",
    "missing": "Saknas",
    "not_applicable": "Ej aktuellt",
    "undetermined": "Kan inte bedömas",
}

DEMANDS: dict[Literal["krav", "rad"], str] = {"krav": "krav", "rad": "råd"}

#: Where a document stands by a measure of an audit; no word for one that the measure does not concern.
STANDINGS: dict[str, str] = {
    "has": "Har",
    "partial": "Delvis",
    "has_not": "Har inte",
    "not_judged": "Ej bedömt",
}

OVERALL: dict[Overall, str] = {
    "inga_brister_funna": "Inga brister funna",
    "bor_kompletteras": "Bör kompletteras",
    "kan_inte_bedomas": "Kan inte bedömas",
}

KINDS: dict[str, str] = {
    "tjansteskrivelse": "tjänsteskrivelse",
    "remissvar": "remissvar",
    "utredning": "utredning",
    "styrdokument": "styrdokument",
    "budget": "budget eller verksamhetsplan",
    "uppfoljning": "uppföljning",
    "protokoll": "protokoll",
    "sjalvskattning": "självskattning",
    "mall": "mall",
    "ovrigt": "övrigt dokument",
}

_KINDS_MANY = {
    "tjansteskrivelse": "tjänsteskrivelser",
    "utredning": "utredningar",
    "budget": "budgetar eller verksamhetsplaner",
    "uppfoljning": "uppföljningar",
    "sjalvskattning": "självskattningar",
    "mall": "mallar",
    "ovrigt": "övriga dokument",
}

#: What a text on gender equality comes to, as one sentence on it.
JUDGEMENTS: dict[str, str] = {
    "likeness_with_evidence": "Avsnittet säger att kvinnor och män berörs lika, och visar det med underlag.",
    "substantive": "Avsnittet säger något om både kvinnor och män. Se till att det också säger vad förslaget ändrar.",
    "one_sex_only": "Avsnittet beskriver bara det ena könet.",
    "reasoned_no_impact": "Avsnittet säger att jämställdheten inte påverkas, och varför.",
    "circular_reason": "Avsnittet säger att jämställdheten inte påverkas, men skälet förklarar det inte.",
    "no_impact_without_reason": "Avsnittet säger att jämställdheten inte påverkas, men inte varför.",
    "promise_of_later_analysis": "Avsnittet lovar en analys längre fram, men beskriver inga konsekvenser nu.",
    "assertion_without_content": "Avsnittet säger inte vad som händer kvinnor och män.",
    "empty_or_template": "Avsnittet saknar egen text.",
    "none": "Avsnittet säger inget om jämställdhet.",
}

STDIN_NAME = "standard in"

#: The reason for a document's kind when the caller gave the kind.
GIVEN = "angiven"

UNKNOWN_KIND = (
    "Utan känt dokumentslag prövas få regler och ingen checklista. "
    "Är det en tjänsteskrivelse? Granska den med --kind tjansteskrivelse."
)

_OPEN_WORDS = "Några ord kan betyda två saker (man, äldre, alla, kön, ett inte i en bisats)"

NOTES: dict[str, str] = {
    "ocr_damaged": "Texten verkar vara inskannad och har tappat å, ä och ö. Därför visas alla fel som "
    "varningar, och något kan ha missats.",
    "ocr": "Texten är tolkad ur bilder av sidorna (OCR). Ord kan vara fel lästa, så bedömningen är osäkrare.",
    "pages_without_text": "En del av sidorna är bilder utan text och har inte lästs.",
    "not_swedish": "Texten verkar inte vara på svenska, så den kan inte bedömas.",
    GRAMMAR_MISSING: f"{_OPEN_WORDS}, och den svenska språkmodellen som avgör vilken är inte installerad. Bedömningen är "
    "osäkrare där. Be den som installerade verktyget om paketet sv-konsekvens-lint.",
    GRAMMAR_BROKEN: f"{_OPEN_WORDS}, och språkmodellen som avgör vilken går inte att läsa in. Bedömningen är osäkrare där. "
    "Installera den på nytt.",
    GRAMMAR_OFF: f"{_OPEN_WORDS}, och språkmodellen som avgör vilken är avstängd (grammar: off). Bedömningen är osäkrare där.",
}


def noted(notes: Iterable[str]) -> list[str]:
    """What the notes say that lowers the trust in the reading; those that are no codes are in words already."""
    return [NOTES.get(note, note) for note in notes if not note.startswith(GRAMMAR_READ)]


#: The codes of what could not be read, in words for several.
UNREAD: dict[str, str] = {
    "broken": "trasiga filer",
    "crashed": "filer som stoppade verktyget",
    "empty": "tomma filer",
    "encrypted": "krypterade filer",
    "legacy_doc": "filer i det gamla formatet .doc",
    "lock_file": "låsfiler",
    "missing": "filer som saknas",
    "no_text_layer": "inskannade filer utan text",
    "not_a_document": "filer som är något annat än de heter",
    "not_permitted": "filer utan läsrätt",
    "open_in_word": "filer som är öppna i Word",
    "out_of_memory": "filer som tog för mycket minne",
    "timeout": "filer som tog för lång tid",
    "too_large": "för stora filer",
    "unreadable_text": "filer med text som inte går att tyda",
}

#: The levels of the result chain, in words for one.
RESULT_LEVELS: dict[str, str] = {
    "activity": "aktivitet",
    "product": "produkt",
    "way_of_working": "arbetssätt",
    "outcome": "utfall",
    "effect": "effekt",
}

_ONE_AND_MANY: dict[Level, tuple[str, str]] = {
    "error": ("fel", "fel"),
    "warning": ("varning", "varningar"),
    "info": ("tips", "tips"),
    "off": ("avstängt fynd", "avstängda fynd"),
}


def counted(number: int, level: Level) -> str:
    """ "1 varning", "2 varningar"."""
    one, many = _ONE_AND_MANY[level]
    return f"{number} {one if number == 1 else many}"


def kinds_counted(number: int, kind: str) -> str:
    """ "1 remissvar", "2 tjänsteskrivelser"."""
    return f"{number} {KINDS[kind] if number == 1 else _KINDS_MANY.get(kind, KINDS[kind])}"


def named(level: Level) -> str:
    """The level's findings with no number: "varningar"."""
    return _ONE_AND_MANY[level][1]


def limit(level: Level) -> str:
    """The level as the limit of a run: "varning"."""
    return _ONE_AND_MANY[level][0]


def suppressed_count(number: int) -> str:
    """ "1 fynd undantaget", "2 fynd undantagna"; nothing for none."""
    return f"{number} fynd {'undantaget' if number == 1 else 'undantagna'}" if number else ""


def baselined_count(number: int) -> str:
    """ "14 fynd finns i baslinjen"; nothing for none."""
    return f"{number} fynd finns i baslinjen" if number else ""


def accepted_count(number: int) -> str:
    """ "1 dokument godtas oläst", "2 dokument godtas olästa"; nothing for none."""
    return f"{number} dokument godtas {'oläst' if number == 1 else 'olästa'}" if number else ""


def listed(items: Sequence[str], last: str = "och") -> str:
    """ "a", "a och b", "a, b och c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(text: str) -> str:
    """The text with a full stop, where it ends with no mark of its own."""
    text = text.strip()
    ends = text.rstrip('”’)»"')[-1:]
    return text if not text or ends in ".!?…:" else f"{text}."
