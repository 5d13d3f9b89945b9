"""The words in which a file is refused: one Swedish line each, with what, why and what to do."""

from __future__ import annotations

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.machine.taking import size

_SAVE = "öppna den i Word och spara som .docx"


def missing() -> DocumentError:
    """There is no file at the path."""
    return DocumentError("missing", "Filen finns inte: kontrollera sökvägen och stavningen.")


def directory() -> DocumentError:
    """The path is a folder where a file is asked for."""
    return DocumentError("not_a_document", "Sökvägen är en mapp, inte en fil: ange en fil i mappen.")


def lock_file() -> DocumentError:
    """Word's owner file, `~$name.docx`."""
    return DocumentError(
        "lock_file",
        "Filen är Words låsfil (~$) och innehåller ingen text: ange själva dokumentet, utan ~$ i namnet.",
    )


def open_in_word() -> DocumentError:
    """Windows will not share the file while Word has it."""
    return DocumentError(
        "open_in_word", "Filen är öppen i Word: stäng den eller spara en kopia och granska kopian."
    )


def not_permitted() -> DocumentError:
    """The operating system says no."""
    return DocumentError(
        "not_permitted",
        "Du saknar behörighet att läsa filen: be ägaren om läsrätt eller kopiera den till en egen mapp.",
    )


def unreadable(reason: str) -> DocumentError:
    """The operating system could not read the file; `reason` is its own words."""
    return DocumentError(
        "broken", f"Filen gick inte att läsa från disken ({reason}): kopiera den på nytt och försök igen."
    )


def empty_file() -> DocumentError:
    """0 bytes."""
    return DocumentError(
        "empty", "Filen är tom (0 byte): kontrollera att den har sparats eller hämtats klart."
    )


def no_text() -> DocumentError:
    """A document that can be read but says nothing."""
    return DocumentError(
        "empty",
        "Dokumentet innehåller ingen text att granska: skriv in den text som bara finns i bilder.",
    )


def blank() -> DocumentError:
    """A text file of white space."""
    return DocumentError(
        "empty", "Filen innehåller ingen text, bara blanka rader: kontrollera att rätt version är sparad."
    )


def encrypted() -> DocumentError:
    """A password is needed."""
    return DocumentError(
        "encrypted", "Filen är skyddad med lösenord: öppna den i Word, ta bort lösenordet och spara en kopia."
    )


def legacy_doc() -> DocumentError:
    """Word 97-2003."""
    return DocumentError("legacy_doc", f"Filen är i det äldre formatet .doc, som inte kan läsas: {_SAVE}.")


def broken_zip() -> DocumentError:
    """A Word file that is cut short or damaged."""
    return DocumentError(
        "broken", f"Word-filen är skadad eller inte helt hämtad: hämta den på nytt, eller {_SAVE} igen."
    )


def odd_packing() -> DocumentError:
    """A package that is compressed in a way that the format does not have."""
    return DocumentError(
        "broken",
        f"Word-filen är packad på ett sätt som Word inte använder och läses därför inte: {_SAVE} igen.",
    )


def broken_xml(part: str) -> DocumentError:
    """A part of a Word file that is not well-formed XML."""
    return DocumentError("broken", f"Word-filen är skadad (delen {part} går inte att tolka): {_SAVE} igen.")


def stray_text() -> DocumentError:
    """Word's XML has text where none is to stand, or in more tables and boxes within each other than are read."""
    return DocumentError(
        "broken",
        "En del av Word-filens text står där den inte kan läsas, utanför alla stycken eller i alltför många tabeller och "
        f"textrutor i varandra: {_SAVE} på nytt.",
    )


def forbidden_xml(part: str) -> DocumentError:
    """A part with a document type or entities, which no word processor writes."""
    return DocumentError(
        "broken",
        f"Word-filen läses inte, eftersom delen {part} innehåller egna XML-definitioner (DTD): {_SAVE} igen.",
    )


def other_format(what: str) -> DocumentError:
    """A known format that is not read; `what` names it with its article, as 'en Excel-fil'."""
    return DocumentError(
        "not_a_document", f"Filen är {what} och kan inte läsas: spara texten som .docx, .md eller .txt."
    )


def encrypted_pdf() -> DocumentError:
    """A password is needed to open the PDF."""
    return DocumentError(
        "encrypted",
        "PDF-filen är skyddad med lösenord: öppna den, skriv ut den till en ny PDF och granska den.",
    )


def broken_pdf() -> DocumentError:
    """No library can take the PDF apart."""
    return DocumentError(
        "broken",
        "PDF-filen är skadad eller inte helt hämtad: hämta den på nytt, eller granska originalet i Word.",
    )


def no_text_layer() -> DocumentError:
    """A PDF whose pages are pictures."""
    return DocumentError(
        "no_text_layer",
        "PDF-filen är inskannad och innehåller bara bilder: granska den med --ocr (kräver ocrmypdf och Tesseract), eller "
        "granska originalet i Word.",
    )


def illegible() -> DocumentError:
    """A PDF whose glyphs are mapped to the wrong letters."""
    return DocumentError(
        "unreadable_text",
        "PDF-filens text går inte att läsa, eftersom tecknen är felkodade: exportera den på nytt från Word, eller "
        "granska den med --ocr.",
    )


def no_ocr() -> DocumentError:
    """Text recognition is asked for, and its programs are not here."""
    return DocumentError(
        "no_text_layer",
        "PDF-filen är inskannad, och programmen för textigenkänning saknas: installera ocrmypdf och Tesseract med "
        "svenska (i Debian: apt install ocrmypdf tesseract-ocr-swe).",
    )


def ocr_failed() -> DocumentError:
    """Text recognition gave nothing."""
    return DocumentError(
        "no_text_layer",
        "Textigenkänningen av den inskannade PDF-filen misslyckades: skanna den på nytt med högre upplösning.",
    )


def too_many_pages(limit: int) -> DocumentError:
    """More pages than any document has."""
    return DocumentError(
        "too_large", f"PDF-filen har fler än {limit} sidor: dela upp den och granska delarna för sig."
    )


def pdf_bomb() -> DocumentError:
    """A PDF that inflates, or grows, to what no document has."""
    return DocumentError(
        "too_large",
        "PDF-filen packas upp till orimlig storlek och läses därför inte: spara den på nytt från originalet, eller granska "
        "originalet i Word.",
    )


def too_dense_page(number: int) -> DocumentError:
    """A page with more on it than any page has; `number` counts from 1."""
    return DocumentError(
        "too_large",
        f"Sidan {number} i PDF-filen har orimligt mycket text och läses därför inte: ta bort sidan eller dela upp den, och "
        "spara på nytt.",
    )


def too_heavy_page() -> DocumentError:
    """A page for which the library that reads it takes more memory or time than for any page."""
    return DocumentError(
        "too_large",
        "PDF-filen har en sida, eller en annan del, som kräver orimligt mycket minne eller tid att läsa: spara den på nytt "
        "från originalet, eller granska originalet i Word.",
    )


def too_slow() -> DocumentError:
    """A PDF that the second reader would be at for long."""
    return DocumentError(
        "too_large",
        "PDF-filen är för krångligt uppbyggd för läsaren pdfminer: låt verktyget välja läsare, eller granska originalet i Word.",
    )


def not_word(suffix: str) -> DocumentError:
    """Named as a Word file, but the content is something unknown."""
    return DocumentError(
        "not_a_document",
        f"Filen heter {suffix} men är inte ett Word-dokument: {_SAVE}, eller rätta filändelsen.",
    )


def unknown_suffix(suffix: str) -> DocumentError:
    """An ending that no reader has."""
    named = f"Filändelsen {suffix} kan inte läsas" if suffix else "Filen saknar filändelse och kan inte läsas"
    return DocumentError("not_a_document", f"{named}: spara dokumentet som .docx, .md eller .txt.")


def binary_text(suffix: str) -> DocumentError:
    """A .txt or .md whose bytes are no text."""
    return DocumentError(
        "not_a_document",
        f"Filen heter {suffix} men innehåller inte text: spara dokumentet som .docx, .md eller .txt.",
    )


def bad_encoding() -> DocumentError:
    """Text that says it is UTF-16 but is cut short or damaged."""
    return DocumentError("unreadable_text", "Filens teckenkodning är skadad: spara texten på nytt som UTF-8.")


def too_large(limit: int) -> DocumentError:
    """More bytes than any memo has; `limit` in bytes."""
    return DocumentError(
        "too_large",
        f"Filen är större än {size(limit)}: dela upp den, eller ta bort bilder, och spara på nytt.",
    )


def zip_bomb() -> DocumentError:
    """A package that unpacks to unreasonable size or number of parts."""
    return DocumentError(
        "too_large", f"Word-filen packas upp till orimlig storlek och läses därför inte: {_SAVE} igen."
    )


def too_many_parts(limit: int) -> DocumentError:
    """A package of more files than any document has."""
    return DocumentError(
        "too_large",
        f"Word-filen består av fler än {_count(limit)} delar och läses därför inte: ta bort bilder, eller {_SAVE} igen.",
    )


def too_many_relations(limit: int) -> DocumentError:
    """A part that points to more others than any document does."""
    return DocumentError(
        "too_large",
        f"Word-filen pekar ut fler än {_count(limit)} bilder, länkar och delar: dela upp den och granska delarna för sig.",
    )


def deep_xml(part: str) -> DocumentError:
    """XML that goes deeper, or has a longer piece of text, than the parser takes."""
    return DocumentError(
        "too_large",
        f"Word-filen läses inte, eftersom delen {part} är byggd i fler nivåer, eller har längre text utan avbrott, än vad "
        f"något ordbehandlingsprogram skriver: {_SAVE} igen.",
    )


def too_much_markup(part: str) -> DocumentError:
    """More tags and attributes than any document has."""
    return DocumentError(
        "too_large",
        f"Word-filen har mer formatering och fler tabellceller (i delen {part}) än vad som kan läsas på rimlig tid: dela "
        "upp den, eller klistra in texten utan formatering i ett nytt dokument.",
    )


def too_many_remarks() -> DocumentError:
    """Comments to the tool over more text, taken together, than anybody would write."""
    return DocumentError(
        "too_large",
        "Dokumentet har så många kommentarer till verktyget, över så mycket text, att de inte kan läsas på rimlig tid: "
        "låt varje kommentar stå vid ett stycke, och ta bort dem som inte behövs.",
    )


def too_much_text(limit: int) -> DocumentError:
    """More characters than any document has."""
    return DocumentError(
        "too_large",
        f"Dokumentet har mer text än {_count(limit)} tecken: dela upp det och granska delarna för sig.",
    )


def long_paragraph(limit: int) -> DocumentError:
    """A paragraph that no writer has written."""
    return DocumentError(
        "too_large",
        f"Dokumentet har ett stycke på mer än {_count(limit)} tecken: dela in texten i kortare stycken, med en blankrad "
        "mellan dem.",
    )


def too_many_lines(limit: int) -> DocumentError:
    """A text file of more lines than any document has."""
    return DocumentError(
        "too_large", f"Filen har fler än {_count(limit)} rader: dela upp den och granska delarna för sig."
    )


def too_many_paragraphs(limit: int) -> DocumentError:
    """More paragraphs than any document has."""
    return DocumentError(
        "too_large",
        f"Dokumentet har fler än {_count(limit)} stycken: dela upp det och granska delarna för sig.",
    )


def too_many_cells(limit: int) -> DocumentError:
    """More cells of tables than any document has."""
    return DocumentError(
        "too_large",
        f"Dokumentets tabeller har fler än {_count(limit)} celler: lägg stora tabeller i en egen fil och granska texten "
        "utan dem.",
    )


def too_many_columns(limit: int) -> DocumentError:
    """A table that is wider than any table is."""
    return DocumentError(
        "too_large",
        f"Dokumentet har en tabell med fler än {_count(limit)} kolumner: lägg tabellen i en egen fil och granska texten "
        "utan den.",
    )


def _count(number: int) -> str:
    """A number as it is written in Swedish: '250 000'."""
    return f"{number:,}".replace(",", "\u00a0")
