"""Which unit of an organisation a paper is from, as its letterhead says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from konsekvens_lint.documents.letterhead import Letterhead
from konsekvens_lint.documents.lines import is_body_name, is_name
from konsekvens_lint.documents.vocabulary import STATE_BODIES, UNIT_LABELS, fold

_FIRST, _NEXT = r"[A-ZÅÄÖ][a-zåäöé]+", r"[a-zåäöé]+"
_KIND = r"(?:nämnden|styrelsen|förvaltningen|kontoret)"
#: 'Socialnämnden', 'Miljö-, klimat- och trafiknämnden', 'Vård och omsorgsförvaltningen'; 'Tekniska nämnden'; 'Nämnden för
#: arbete och välfärd'. Not 'Kommunfullmäktige och kommunstyrelsen', which are two.
_UNIT = re.compile(
    rf"(?:{_FIRST}-(?:, {_NEXT}-)*,? och {_NEXT}|(?!\S*(?:{_KIND}|fullmäktige)\b){_FIRST} och {_NEXT}|{_FIRST}){_KIND}"
    rf"|(?!Alla|Båda|Denna|Egna|Förra|Hela|Nya){_FIRST}(?<=a) [a-zåäöé]*{_KIND}"
    rf"|(?:Nämnden|Styrelsen|Förvaltningen|Kontoret) för {_NEXT}(?:,? {_NEXT}){{0,5}}"
)
#: What it may stand after: 'Uppsala kommun, kulturförvaltningen'.
_ORGANISATION = re.compile(rf"^(?:{_FIRST}(?: {_FIRST})? (?:kommun|stad)|Region {_FIRST}(?: {_FIRST})?), ?")
#: So many first letters of two names tell that they are of one field: 'Socialförvaltningen' writes to 'Socialnämnden'.
_FIELD = 6
_MAX_WORDS = 8
#: How templates ask for what is to be filled in.
_PROMPTS = ("klicka", "ange ", "skriv ", "valj ", "fyll i")
_WRITES = ("förvaltningen", "kontoret")


def document_unit(head: Letterhead) -> str | None:
    """The unit's name, or None where none is said, or more than one without telling which.

    What a label says goes first, then the header, then the head of the first page.
    """
    labelled = [told for line in (*head.body, *head.headers, *head.footers) if (told := _labelled(line))]
    if labelled:
        first = min(rank for rank, _ in labelled)
        return _only(_as_written(text) for rank, text in labelled if rank == first)
    return _only(_names(head.headers) or _names(head.body))


def unit_name(text: str) -> str | None:
    """The name of a committee or an administration, where the text is that and no more. In capitals alone, it is told as
    names are written.
    """
    text = _as_written(_ORGANISATION.sub("", text))
    is_of_state = fold(text).startswith(STATE_BODIES)
    return text if _UNIT.fullmatch(text) and not is_of_state else None


def _as_written(text: str) -> str:
    text = text.strip(" ,.:")
    return text.capitalize() if text.isupper() else text[:1].upper() + text[1:]


def _names(lines: Iterable[str]) -> list[str]:
    return [name for line in lines if (name := unit_name(_without_date(line)))]


def _without_date(line: str) -> str:
    """The line without what may stand after a name: a date."""
    return re.sub(r"[ ,]+(?:19|20)\d\d[-–]\d\d[-–]\d\d$", "", line)


def _labelled(line: str) -> tuple[int, str] | None:
    """How near the label is to what a unit is, and the value."""
    label, colon, value = line.partition(":")
    value = value.strip().partition(",")[0]
    if not colon or fold(label) not in UNIT_LABELS:
        return None
    # 'Enhet' alone is also what figures are counted in.
    is_one = unit_name(value) or is_body_name(value) or (_may_be_named(value) and fold(label) != "enhet")
    return (UNIT_LABELS.index(fold(label)), value) if is_one else None


def _may_be_named(value: str) -> bool:
    """Words with a capital and no figures, that are no person's name: 'Kvalitet och utveckling'."""
    is_worded = value[:1].isupper() and not re.search(r"[\d@:/\[\]<>]", value)
    is_worded = is_worded and not fold(value).startswith(_PROMPTS)
    return is_worded and not is_name(value) and len(value.split()) <= _MAX_WORDS


def _only(names: Iterable[str]) -> str | None:
    """The one name; of an administration and the committee that it works for, the administration."""
    each = {fold(name): name for name in names if name}
    if len(each) == 2 and len({name[:_FIELD] for name in each}) == 1:
        writers = [name for name in each.values() if name.endswith(_WRITES)]
        return writers[0] if len(writers) == 1 else None
    return next(iter(each.values())) if len(each) == 1 else None
