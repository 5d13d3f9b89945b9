"""The words by which a Swedish memo's skeleton is known: not what it says, only how it is laid out.

All are folded (`fold`): lower case and without å, ä, ö, so that scanned text is met too. Sources: the memo
templates of municipalities and regions, and Swedish Word's own style names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

_BASES = (("å", "a"), ("ä", "a"), ("ö", "o"), ("é", "e"), ("è", "e"), ("ü", "u"))


def fold(text: str) -> str:
    """The text in lower case, with å, ä, ö, é, ü as their base letters and white space as single spaces."""
    text = text.lower()
    if not text.isascii():
        for letter, base in _BASES:
            text = text.replace(letter, base)
    return " ".join(text.split())


def _phrases(text: str) -> frozenset[str]:
    """The phrases that bars part, wherever the lines break."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


def _endings(text: str) -> tuple[str, ...]:
    """The same as a tuple, as `str.startswith` and `str.endswith` take it."""
    return tuple(sorted(_phrases(text)))


#: Headings of sections that list papers or receivers: short lines under them are items.
LIST_SECTIONS: Final = _phrases(
    """
    bilagor | bilaga | bilageforteckning | beslutsunderlag | underlag for beslut | underlag | handlingar |
    skickas till | sandlista | kopia till | kopia for kannedom till | beslutet skickas till |
    beslut skickas till | beslutet ska skickas till | protokollsutdrag skickas till |
    protokollsutdrag till | utdrag skickas till | expedieras till | delges | for kannedom |
    arendets handlingar | referenser | kallor | litteratur
    """
)
#: Headings that are so usual that they are headings wherever they stand alone, even with nothing under them.
SECTIONS: Final = LIST_SECTIONS | _phrases(
    """
    sammanfattning | bakgrund | inledning | syfte | syfte och mal | uppdrag | uppdraget | arende | arendet |
    arendebeskrivning | beredning | arendets beredning | beskrivning av arendet |
    sammanfattning av arendet | forslag till beslut | forvaltningens forslag till beslut | beslutsforslag |
    forvaltningens forslag | forslag | forvaltningens bedomning | forvaltningens overvaganden |
    forvaltningens synpunkter | overvaganden | yttrande | yttrande till beslutsforslaget | beslut |
    beslutet | bedomning | analys | motivering | konsekvenser | slutsatser | slutsats | uppfoljning |
    utvardering | ekonomi | ekonomiska konsekvenser | ekonomiska effekter | tillganglighet | miljo | trygghet | finansiering | juridiska konsekvenser |
    sociala konsekvenser | miljokonsekvenser | barnkonsekvenser | barnperspektiv | barnperspektivet |
    barnets basta | barnrattsperspektiv | barnkonsekvensanalys | provning av barnets basta | jamstalldhet |
    jamstalldhetsperspektiv | jamstalldhetsanalys | jamstalldhetsaspekter | folkhalsa |
    jamstalldhetskonsekvenser | konsekvenser for jamstalldhet | konsekvenser for jamstalldheten |
    konsekvenser for kvinnor och man | konsekvenser for barn | konsekvenser for barn och unga |
    konsekvenser for kvinnor och man, flickor och pojkar | tidplan | tidsplan | forord | risker | resultat |
    metod | genomforande | mal | atgarder | definitioner | remissinstanser | ansvar | omfattning | samrad |
    facklig samverkan | mbl | ikrafttradande | innehall | innehallsforteckning
    """
)
#: How headings begin that are no paper's title, whatever comes after.
USUAL_BEGINNINGS: Final = _endings(
    """
    konsekvenser for | jamstalldhet mellan kvinnor och man | konsekvenser jamstalldhet | konsekvenser ur | jamstalldhetsperspektiv | jamstalldhetskonsekvenser |
    jamstalldhetsbedomning | jamstalldhetspaverkan |
    konsekvensbeskrivning | konsekvensanalys | konsekvensutredning |
    ekonomiska konsekvenser | ekonomiska och | beslutets | beslutsforslagets | forslagets | arendets |
    forvaltningens
    """
)
#: What a paper is called by its kind: such a line is no title of the matter.
DOCUMENT_TYPES: Final = _phrases(
    """
    tjansteskrivelse | tjansteutlatande | tjansteyttrande | tjansteskrivelse och beslutsunderlag |
    skrivelse | beslutsunderlag | beslutsforslag | underlag for beslut | forslag till beslut | yttrande |
    remissvar | remissyttrande | promemoria | pm | rapport | delrapport | slutrapport | lagesrapport |
    missiv | protokoll | protokollsutdrag | sammantradesprotokoll | utredning | rutin | riktlinje |
    riktlinjer | policy | plan | handlingsplan | strategi | program | styrdokument | instruktion |
    anvisning | verksamhetsplan | beslut | verksamhetsberattelse | kommittedirektiv | ordforandeforslag |
    arende | bilaga | utkast | mall | memo | dokument | information | meddelande | delegationsbeslut |
    tjansteanteckning | uppdragsbeskrivning
    """
)
#: Labels of a letterhead, each followed by its value in the same line, the next cell or the next line.
LABELS: Final = _phrases(
    """
    handlaggare | handlaggande tjansteman | datum | beslutsdatum | upprattad | upprattad av | diarienummer |
    diarienr | dnr | d.nr | diariebeteckning | arendenummer | arendenr | arendebeteckning | beteckning |
    var beteckning | er beteckning | var referens | er referens | referens | var ref | er ref | sida | sid |
    version | utgava | telefon | tel | telefonnummer | direktnummer | mobil | mobiltelefon | vaxel |
    e-post | epost | e-postadress | mejl | mottagare | till | fran | kopia | adress | postadress |
    besoksadress | webb | webbplats | hemsida | tjanstestalle | forvaltning | avdelning | namnd | kontor |
    forfattare | kontaktperson | dokumentansvarig | dokumenttyp | dokumentnamn | dokumentnummer |
    faststalld | faststalld av | faststallt av | beslutad av | beslutad | beslutat av | galler fran |
    galler till | giltig till | giltig fran | giltighetstid | organisationsnummer | org.nr | orgnr |
    sammantradesdatum | informationsklass | arende | rubrik | titel | arendemening | arenderubrik |
    arendetyp | bankgiro | fax | ert datum | vart datum | reviderad | senast reviderad | ansvarig namnd |
    antagen av | antagen
    """
)
#: Labels whose value is what the matter is called.
TITLE_LABELS: Final = _phrases(
    "arende | rubrik | titel | arendemening | arenderubrik | arendets namn | arende/rubrik"
)
#: The last word of a public body's name, or how it ends; its name at the head of a paper is no title.
BODY_ENDINGS: Final = _endings(
    """
    kommun | kommunen | regionen | namnd | namnden | styrelse | styrelsen | forvaltning | forvaltningen |
    kontor | kontoret | myndighet | myndigheten | avdelning | avdelningen | enheten | verket |
    departementet | landsting | landstinget | kommunforbund | utskott | utskottet | fullmaktige | staben
    """
)
#: The first word of one.
BODY_WORDS_FIRST: Final = _phrases(
    "avdelningen | enheten | forvaltningen | kontoret | landstinget | lansstyrelsen | namnden | region"
)
#: Lines that templates carry along for their own machinery.
TEMPLATE_LINES: Final = _phrases("ta inte bort denna rad den innehaller dold information")

_DATES: Final[Mapping[Literal["dated", "meeting", "decided"], str]] = {
    "dated": "datum | date | dokumentdatum | vart datum | upprattad | upprattat | utfardad | utfardat | daterad | skrivelsedatum | dokumentets datum",
    "meeting": "sammantradesdatum | sammantradesdag | sammantrade | motesdatum | protokollsdatum",
    "decided": """
        beslutsdatum | avgorandedatum | datum for beslut | beslutsdag | beslutad | beslutat | beslutades | dokumentet beslutades |
        dokumentet ar beslutat | antagen | antagna | antaget | antagandedatum | faststalld | faststallt |
        faststallandedatum | dokumentet ar faststallt
    """,
}
#: Labels of a date that can be the document's, with what they date: the paper, the meeting or the decision.
DATE_LABELS: Final[Mapping[str, Literal["dated", "meeting", "decided"]]] = {
    label: of for of, labels in _DATES.items() for label in _phrases(labels)
}
#: Words for a later version, in a line with its date.
REVISED_WORDS: Final = _endings("revider | andrad | andrat | andrades | andring | uppdater")
#: Words of a line whose date is of something else: how long it is in force, when it was printed or is to be answered.
OTHER_DATE_WORDS: Final = _endings(
    """
    galler | giltig | ersatter | utskrift | utskriven | svarsdatum | svara | inkom | ankom | slutdatum | startdatum | t.o.m | fr.o.m |
    till och med | fran och med | per den | senast | bilaga | mall | trader i kraft | foljs upp | uppfolj | forfall
    """
)
#: Their labels, and those of who is written to, beside those of the letterhead.
OTHER_LABELS: Final = _phrases(
    """
    senast andrad | senast andrat | andrad | utskriftsdatum | utskrivet | giltig till och med | galler till och med |
    galler fran och med | revisionsdatum | revideringsdatum | revision datum | uppdaterad | senast uppdaterad |
    svarsdatum | sista svarsdag | inkom | inkommen | ankomstdatum | startdatum | slutdatum | datum for uppfoljning |
    nasta revidering | ikrafttradande | beslutande | beslutande organ | beslutsinstans | adressat | kopia till
    """
)
#: What stands before a date as a place does, or as a name before 'Datum', and is neither, by how it ends.
NO_PLACES: Final = _endings(
    """
    ert | er | revision | revidering | giltig | galler | fran | till | efter | senast | sista | nasta | tidigare | skickad |
    tryckt | publicerad | fodd | slut | start | version | utgava | rapport | bokslut | budget | plan | redovisning |
    uppfoljning | berattelse | protokoll | sammantrade | beslut | mote | prognos | statistik | kallelse | remiss
    """
)
#: What heads a list of versions: the dates below are theirs.
HISTORY_WORDS: Final = _endings("historik | historia | revisioner | forandringar | andringar | andringslogg")
#: Labels of the unit that a paper is from, the nearest to what an organisation counts by first.
UNIT_LABELS: Final = (
    "forvaltning",
    "ansvarig forvaltning",
    "handlaggande forvaltning",
    "namnd",
    "ansvarig namnd",
    "unit",
    "kontor",
    "handlaggande enhet",
    "ansvarig enhet",
    "enhet",
)
#: Authorities of the state that are called as committees of municipalities are.
STATE_BODIES: Final = _endings(
    """
    socialstyrelsen | lansstyrelsen | lansstyrelserna | rikspolisstyrelsen | polisstyrelsen | kriminalvardsstyrelsen |
    allmanna reklamationsnamnden | overklagandenamnden | valprovningsnamnden | riksdagsforvaltningen | kustbevakningen |
    statskontoret | migrationsstyrelsen | utrikesforvaltningen | huvudkontoret | riksgaldskontoret | statens
    """
)
