"""The words in which a file is refused: one Swedish line each, with what, why and what to do."""

from __future__ import annotations

from konsekvens_lint.documents.errors import DocumentError

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
    size = f"{limit // (1024 * 1024)} MB"
    return DocumentError(
        "too_large", f"Filen är större än {size}: dela upp den, eller ta bort bilder, och spara på nytt."
    )


def zip_bomb() -> DocumentError:
    """A package that unpacks to unreasonable size or number of parts."""
    return DocumentError(
        "too_large", f"Word-filen packas upp till orimlig storlek och läses därför inte: {_SAVE} igen."
    )
