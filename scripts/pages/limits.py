"""docs/granser.md: what is refused, how much is taken in, what is said and what to do. The figures are those of the code.

Every public name of `konsekvens_lint.limits` has a row: one that has none stops the making of the page. A new limit is one
more `Told` in `_ROWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from konsekvens_lint import limits
from pages.markdown import joined, table

_MIB = limits.MIB


def _bytes(number: int) -> str:
    return f"{_grouped(number // _MIB)} MiB" if number >= _MIB else f"{_grouped(number // 1024)} KiB"


def _grouped(number: float) -> str:
    """The number as Swedish has it: 20 000, 0,5."""
    return f"{number:,.12g}".replace(",", " ").replace(".", ",")


def _seconds(number: float) -> str:
    return f"{_grouped(number)} sekunder"


def _of(noun: str) -> Callable[[float], str]:
    """So many of something."""
    return lambda number: f"{_grouped(number)} {noun}"


def _cost(cost: limits.Limits) -> str:
    return f"{_seconds(cost.seconds)} och {_grouped(cost.memory)} MiB"


class Told(NamedTuple):
    """A limit: its name in `limits.py`, what it is on, how its figure is told, what is said, and what to do."""

    name: str
    what: str
    unit: Callable[[Any], str]
    said: str
    do: str


_UNREAD = "2, dokumentet är inte läst: `too_large`"
_REFUSED = "2, ingenting granskas"
_OLD = "2, databasen läses inte"
_SPLIT = "Dela upp dokumentet, eller ta bort bilder, och spara på nytt"
_RESAVE = "Öppna den i Word och spara som .docx igen"
_PACK = "Dela upp filen, eller ange en mapp med bara regler"
_PARTS = "Dela upp dokumentet och granska delarna för sig"
_TABLES = "Lägg stora tabeller i en egen fil, och granska texten utan dem"
_PAGE = "Ta bort eller dela upp sidan, eller granska originalet i Word"
_AGAIN = "Spara PDF-filen på nytt från originalet, eller granska originalet i Word"
_OTHER = "Kör utan `--pdf-reader`, eller granska originalet i Word"
_LATER = "Försök igen om en stund"

#: The limits by the door that something comes in at.
_ROWS: Final[Mapping[str, tuple[Told, ...]]] = {
    "Dokument": (
        Told("MAX_FILE_BYTES", "En fil, eller det som kommer på standard in", _bytes, _UNREAD, _SPLIT),
        Told(
            "MAX_FOLDERS",
            "Mappar i varandra, under den som anges",
            _of("mappar"),
            "2, mappen är inte läst: `too_large`",
            "Ange mappen själv, eller flytta det som ska granskas",
        ),
        Told("MAX_CHARACTERS", "Text i ett dokument", _of("tecken"), _UNREAD, _PARTS),
        Told("MAX_PARAGRAPHS", "Stycken, rubriker och punkter", _of("stycken"), _UNREAD, _PARTS),
        Told(
            "MAX_PARAGRAPH",
            "Ett stycke, och en rad i en textfil",
            _of("tecken"),
            _UNREAD,
            "Dela in texten i stycken",
        ),
        Told("MAX_CELLS", "Celler i alla tabeller", _of("celler"), _UNREAD, _TABLES),
        Told("MAX_COLUMNS", "Kolumner i en tabell", _of("kolumner"), _UNREAD, _TABLES),
    ),
    "Word": (
        Told("MAX_ZIP_ENTRIES", "Filer i Word-filens paket", _of("filer"), _UNREAD, _RESAVE),
        Told("MAX_PART_BYTES", "En del av paketet, uppackad", _bytes, _UNREAD, _RESAVE),
        Told("MAX_PACKAGE_BYTES", "Alla delar som läses, uppackade", _bytes, _UNREAD, _RESAVE),
        Told("MAX_RATIO", "Uppackad storlek mot packad", _of("gånger"), _UNREAD, _RESAVE),
        Told("RATIO_FLOOR", "… för delar som uppackade är större än", _bytes, _UNREAD, _RESAVE),
        Told("MAX_ZIP_LIST_BYTES", "Paketets innehållsförteckning", _bytes, _UNREAD, _RESAVE),
        Told(
            "MAX_MARKUP",
            "Taggar, och attribut räknade dubbelt",
            _of("stycken"),
            _UNREAD,
            "Klistra in texten utan formatering i ett nytt dokument",
        ),
        Told(
            "MAX_RELATIONS", "Delar, bilder och länkar som en del pekar ut", _of("stycken"), _UNREAD, _PARTS
        ),
        Told(
            "MAX_PIECES",
            "Bitar som ett stycke är formaterat i",
            _of("bitar"),
            _UNREAD,
            "Klistra in texten utan formatering i ett nytt dokument",
        ),
        Told(
            "MAX_REMARKS",
            "Kommentarer till verktyget",
            _of("stycken"),
            _UNREAD,
            "Ta bort dem som inte behövs",
        ),
        Told(
            "MAX_REMARKED",
            "Textbitar som de står vid, räknade för varje kommentar",
            _of("bitar"),
            _UNREAD,
            "Låt varje kommentar stå vid ett stycke",
        ),
        Told(
            "MAX_NESTING",
            "Textrutor och tabeller i varandra",
            _of("steg"),
            "2, dokumentet är inte läst: `broken`",
            "Flytta texten ut ur rutorna",
        ),
        Told(
            "MAX_CELL_CHARACTERS",
            "En cell i en Excel-fil (`assess`)",
            _of("tecken"),
            "2, tabellen är inte läst",
            "Ta bort det som inte är röster",
        ),
    ),
    "PDF": (
        Told("MAX_PAGES", "Sidor", _of("sidor"), _UNREAD, _PARTS),
        Told("MAX_PAGE_WORDS", "Ord på en sida", _of("ord"), _UNREAD, _PAGE),
        Told("MAX_PAGE_LETTERS", "Tecken på en sida", _of("tecken"), _UNREAD, _PAGE),
        Told("MAX_PAGE_TEXTS", "Bitar som en sidas text är ritad i", _of("bitar"), _UNREAD, _PAGE),
        Told(
            "MAX_DRAWN",
            "Linjer och figurer på en sida som tabeller söks bland",
            _of("stycken"),
            "Resten av dem ses inte; all text läses",
            "Inget",
        ),
        Told("MAX_PAGE_SIDE", "En sidas bredd och höjd", _of("punkter (1/72 tum)"), _UNREAD, _PAGE),
        Told("PAGE_SECONDS", "Datortid för en sida", _seconds, _UNREAD, _PAGE),
        Told("PAGE_SECONDS_PER_MIB", "… och därtill, för varje MiB av filen", _seconds, _UNREAD, _PAGE),
        Told("PAGE_GROWTH", "Minne för en sida", _of("MiB"), _UNREAD, _PAGE),
        Told("PAGE_GROWTH_PER_BYTE", "… och därtill, för varje MiB av filen", _of("MiB"), _UNREAD, _PAGE),
        Told("MAX_STREAM_BYTES", "En ström, uppackad; bilder räknas inte", _bytes, _UNREAD, _AGAIN),
        Told("MAX_INFLATED_BYTES", "Alla strömmar, uppackade", _bytes, _UNREAD, _AGAIN),
        Told("MAX_FILTERS", "Filter på en ström", _of("stycken"), _UNREAD, _AGAIN),
        Told("MAX_DEPTH", "Listor, ordlistor och sparade lägen i varandra", _of("steg"), _UNREAD, _AGAIN),
        Told("MAX_FONT_CODES", "Teckenkoder i ett typsnitt, och deras byte", _of("stycken"), _UNREAD, _AGAIN),
        Told("MAX_LETTER_DIGITS", "Siffror i det som en teckenkod står för", _of("siffror"), _UNREAD, _AGAIN),
        Told(
            "MAX_UNENDED", "Strömmar och objekt som börjar men inte slutar", _of("stycken"), _UNREAD, _AGAIN
        ),
        Told("MAX_REFERENCES", "Hänvisningar som leder till hänvisningar", _of("steg"), _UNREAD, _AGAIN),
        Told("SLOW_PAGE_LETTERS", "Med läsaren pdfminer: tecken på en sida", _of("tecken"), _UNREAD, _OTHER),
        Told("SLOW_PAGE_BYTES", "… innehållet på en sida", _bytes, _UNREAD, _OTHER),
        Told("SLOW_FIGURE_BYTES", "… där en ritning i det räknas som minst", _bytes, _UNREAD, _OTHER),
        Told("SLOW_OBJECT_BYTES", "… ett objekt", _bytes, _UNREAD, _OTHER),
        Told(
            "SLOW_PREDICTED_BYTES",
            "… en ström vars rader är skillnader mot varandra",
            _bytes,
            _UNREAD,
            _AGAIN,
        ),
        Told("SLOW_FONTS", "… typsnitt på en sida", _of("stycken"), _UNREAD, _OTHER),
    ),
    "Text och Markdown": (
        Told("MAX_TEXT_BYTES", "En fil", _bytes, _UNREAD, _PARTS),
        Told("MAX_LINES", "Rader", _of("rader"), _UNREAD, _PARTS),
        Told(
            "MAX_FRONT_MATTER",
            "YAML före texten",
            _of("tecken"),
            "Det läses inte som uppgifter om dokumentet",
            "Korta det",
        ),
    ),
    "Tid och minne": (
        Told(
            "LIMITS",
            "Att läsa och granska ett dokument: tid, och minne utöver verktygets eget",
            _cost,
            "2, dokumentet är inte läst: `timeout` eller `out_of_memory`",
            "Dela upp dokumentet. Tar ett eget reguljärt uttryck tiden, skriv om det",
        ),
        Told(
            "OCR_LIMITS",
            "Detsamma med `--ocr`",
            _cost,
            "2, dokumentet är inte läst: `timeout` eller `out_of_memory`",
            "Dela upp filen",
        ),
    ),
    "Inställningar och regler": (
        Told("MAX_SETTINGS_BYTES", "En regelfil eller konfiguration (YAML, TOML)", _bytes, _REFUSED, _PACK),
        Told("MAX_SETTINGS_VALUES", "Nycklar och värden i en sådan fil", _of("stycken"), _REFUSED, _PACK),
        Told(
            "MAX_SETTINGS_DEPTH",
            "Listor och nycklar i varandra där",
            _of("steg"),
            _REFUSED,
            "Skriv den plattare",
        ),
        Told(
            "MAX_EXTENDED",
            "Konfigurationer som en bygger på (`extends`)",
            _of("filer"),
            _REFUSED,
            "Slå ihop några av dem",
        ),
        Told("MAX_EXTENDED_STEPS", "Steg mellan dem", _of("steg"), _REFUSED, "Låt den bygga på färre i rad"),
        Told("MAX_PATTERN", "Ett mönster för sökvägar", _of("tecken"), _REFUSED, "Skriv flera mönster"),
        Told("MAX_PATTERN_STARS", "Stjärnor i ett mönster", _of("stycken"), _REFUSED, "Skriv flera mönster"),
        Told("MAX_PATTERN_FOLDERS", "`**` i ett mönster", _of("stycken"), _REFUSED, "Skriv flera mönster"),
        Told(
            "MAX_PACK_FILES",
            "Regelfiler i ett regelpaket",
            _of("filer"),
            _REFUSED,
            "Ange en mapp med bara regler",
        ),
        Told(
            "MAX_PACK_BYTES",
            "Alla regelfiler i ett regelpaket",
            _bytes,
            _REFUSED,
            "Ange en mapp med bara regler",
        ),
        Told(
            "MAX_EXPRESSION",
            "Ett reguljärt uttryck i en regelfil",
            _of("tecken"),
            _REFUSED,
            "Dela upp det på flera",
        ),
        Told(
            "MAX_BASELINE_BYTES",
            "En baslinje",
            _bytes,
            _REFUSED,
            "Dela upp mappen på flera konfigurationer, var och en med sin",
        ),
        Told(
            "MAX_BASELINE_VALUES",
            "Värden i en baslinje; ett fynd har omkring tio",
            _of("stycken"),
            _REFUSED,
            "Detsamma",
        ),
        Told(
            "MAX_RESULT_BYTES",
            "Ett resultat som en tidigare körning har sparat på datorn",
            _bytes,
            "Ingenting: dokumentet granskas igen",
            "Inget",
        ),
        Told("MAX_CACHE_BYTES", "Alla sådana resultat", _bytes, "Ingenting: de äldsta tas bort", "Inget"),
    ),
    "Revision och självskattning": (
        Told("MAX_METADATA_BYTES", "Tabellen för `--meta-csv`", _bytes, _REFUSED, "Dela upp revisionen"),
        Told("MAX_METADATA_ROWS", "Rader i den", _of("rader"), _REFUSED, "Dela upp revisionen"),
        Told("MAX_VALUE_BYTES", "Ett värde i en revisions databas", _bytes, _OLD, "Gör om revisionen"),
        Told(
            "MAX_VOTES",
            "Rader i en tabell med röster",
            _of("rader"),
            "2, tabellen är inte läst",
            "Dela upp tabellen",
        ),
        Told(
            "MAX_TABLE_COLUMNS",
            "Kolumner i en tabell med röster, och i den för `--meta-csv`",
            _of("kolumner"),
            "2, tabellen är inte läst",
            "Ta bort kolumner som inte behövs",
        ),
    ),
    "Sidan (`serve`)": (
        Told("UPLOAD_MIB", "Ett dokument, om inte `--max-mib` säger annat", _of("MiB"), "413", _SPLIT),
        Told("MAX_SECTION_BYTES", "Ett inklistrat avsnitt", _bytes, "413", "Granska hela dokumentet som fil"),
        Told("UPLOADS_EACH", "Dokument på en gång från en användare", _of("stycken"), "503", _LATER),
        Told("MAX_UPLOADS_BYTES", "Alla dokument på en gång", _bytes, "503", _LATER),
        Told(
            "MAX_CONNECTIONS",
            "Anslutningar på en gång; från det dubbla stängs de utan svar",
            _of("stycken"),
            "503",
            "Begränsa dem per adress i nginx: [it.md](it.md)",
        ),
        Told("HEAD_SECONDS", "Tiden tills anropets huvud är framme", _seconds, "Anslutningen stängs", _LATER),
        Told("IDLE_SECONDS", "Tiden utan att något kommer av en fil", _seconds, "408", _LATER),
        Told("UPLOAD_SECONDS", "Tiden för en hel fil att komma fram", _seconds, "408", _LATER),
        Told("WAIT_SECONDS", "Väntan på sin tur", _seconds, "503", _LATER),
        Told(
            "MAX_LOGIN_BYTES",
            "En inloggning, och filen för `--token-file`",
            _bytes,
            "413, eller 2",
            "Ange en kortare kod",
        ),
        Told("LOGIN_SECONDS", "Tiden för en inloggning att komma fram", _seconds, "408", _LATER),
    ),
}
#: What is no limit: a unit, and the shape of one.
_NO_LIMITS: Final = frozenset({"MIB", "Limits"})

_ABOUT = """\
<!-- Genererad av scripts/generate_docs.py ur src/konsekvens_lint/limits.py. Ändra där, och i scripts/pages/limits.py. -->

# Gränser: vad som inte tas emot

Det mesta som verktyget läser har någon annan skrivit: dokument, men också regler, konfigurationer, tabeller och databaser. En fil
kan vara trasig, eller gjord för att stoppa den som läser den. Därför har allt som tas emot en gräns. Den ligger långt över vad
riktiga filer har, och den som passerar den får veta det på en rad; resten granskas.

*Vad som sägs* är avslutskoden, och för ett dokument koden i rapporten ([json.md](json.md)). På sidan är det HTTP-status. I
meddelanden skrivs MiB (1 048 576 byte) som MB.

En konfiguration, en regelfil, en baslinje och en tabell måste vara vanliga filer. Rör och enheter, som `/dev/zero`, läses inte, och
en mapps rör och enheter hoppas över. Ett rör som anges som dokument läses, och har den tid som ett dokument har. Av en
`pyproject.toml` läses början, för att se om den har verktygets tabell; är den för stor och har tabellen sägs det.
"""
_NOT_LIMITED = """\
## Vad som inte har någon gräns

- **Antalet dokument.** En mapp kan ha hur många som helst; tiden och minnet växer med antalet.
- **Antalet dokument i en databas.** Men databasen måste ha de tabeller som `audit` gör: vyer i stället för tabeller, kolumner som
  räknas ut och utlösare (triggers) godtas inte, och ingenting som står i den körs. Vyer och tabeller som ni har lagt till
  själva stör inte.
- **Tiden för `konsekvens-lint test`**, som prövar exemplen i ett regelpaket som ni själva anger: avbryt med Ctrl-C.
- **Det som verktyget litar på**: sina egna installerade filer, och mappen med sparade resultat, som bara du kan skriva i.
"""


def page() -> str:
    """The page's text. Raises LookupError for a limit that is not told, and for one that is told and is none."""
    _check()
    return joined(
        _ABOUT, (block for door, rows in _ROWS.items() for block in _door(door, rows)), _NOT_LIMITED
    )


def _door(door: str, rows: tuple[Told, ...]) -> Iterator[str]:
    yield f"## {door}"
    yield table(
        ["Vad", "Högst", "Vad som sägs", "Vad du kan göra"],
        ([each.what, each.unit(getattr(limits, each.name)), each.said, f"{each.do}."] for each in rows),
    )


def _check() -> None:
    told = {each.name for rows in _ROWS.values() for each in rows}
    public = {
        name
        for name, value in vars(limits).items()
        if not name.startswith("_") and getattr(value, "__module__", limits.__name__) == limits.__name__
    }
    untold = sorted(public - told - _NO_LIMITS - {"annotations", "Final", "NamedTuple"})
    if untold:
        raise LookupError(
            f"limits.py has {', '.join(untold)}, which docs/granser.md does not tell: add a Told for each to _ROWS in "
            "scripts/pages/limits.py"
        )
    gone = sorted(told - public)
    if gone:
        raise LookupError(f"scripts/pages/limits.py tells of {', '.join(gone)}, which limits.py has not")
