"""Which PDFs are read, by which library, and why others are refused."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from making import MARGIN, Put, Rule, lines, pdf
from reportlab.lib.pdfencrypt import StandardEncryption

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.pdf import miner, pdfium, reader
from konsekvens_lint.documents.pdf.legible import is_legible, lost_letters
from konsekvens_lint.documents.pdf.reader import read_pdf
from konsekvens_lint.documents.reader import read

PROSE = [
    "Nämnden ansvarar för badet i centrum och för de tre mindre baden i kommunens",
    "ytterområden. Under året har besöken ökat, och flera av baden har därför fått",
    "längre öppettider. Förvaltningen har sett över taxan, som inte har ändrats på tio år.",
]
READERS = ["auto", "pypdfium2", "pdfminer"]


def _refused(data: bytes, chosen: str = "auto") -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, chosen)  # type: ignore[arg-type]
    assert caught.value.message.endswith(".")
    return caught.value.code


@pytest.mark.parametrize("chosen", READERS)
def test_a_pdf_that_only_its_owner_may_change_is_read(chosen: str) -> None:
    data = pdf(lines(PROSE), encrypt=StandardEncryption("", ownerPassword="hemligt"))

    assert read_pdf(data, chosen).blocks  # type: ignore[arg-type]


@pytest.mark.parametrize("chosen", READERS)
def test_a_password_is_asked_for(chosen: str) -> None:
    assert _refused(pdf(lines(PROSE), encrypt=StandardEncryption("hemligt")), chosen) == "encrypted"


@pytest.mark.parametrize("chosen", READERS)
def test_a_picture_of_a_page_has_no_text(chosen: str) -> None:
    assert _refused(pdf([Rule(71, 71, 500, 71)]), chosen) == "no_text_layer"


@pytest.mark.parametrize("chosen", READERS)
@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 skr\xc3\xa4p \x00\x01 endobj"])
def test_what_is_no_pdf_is_damaged(chosen: str, data: bytes) -> None:
    assert _refused(data, chosen) == "broken"


def test_a_pdf_that_is_cut_short_is_read_as_far_as_it_goes_or_damaged() -> None:
    data = pdf(lines(PROSE))
    for length in range(200, len(data), 97):
        assert _outcome(data[:length]) in ("read", "broken", "no_text_layer", "empty")


def _outcome(data: bytes) -> str:
    try:
        read_pdf(data)
    except DocumentError as refusal:
        return refusal.code
    return "read"


def test_letters_that_are_mapped_wrong_are_not_read() -> None:
    shifted = [
        "".join(chr(ord(letter) + 1) if letter.isalpha() else letter for letter in line) for line in PROSE
    ]

    assert _refused(pdf(lines(shifted * 3))) == "unreadable_text"


def test_a_letter_that_is_lost_everywhere_is_not_read() -> None:
    assert (
        _refused(pdf(*[lines([line.replace("t", "") for line in PROSE * 12]) for _ in range(2)]))
        == "unreadable_text"
    )


def test_lost_letters() -> None:
    text = " ".join(PROSE * 10)

    assert is_legible(text)
    assert lost_letters(text) == ""
    assert lost_letters(text.replace("r", "")) == "r"
    assert is_legible("")
    assert is_legible(text.translate(str.maketrans("åäö", "aao")))
    assert not is_legible("\ue001\ue002\ue003 \ue004\ue005\ue006")


def test_the_second_reader_is_taken_when_the_first_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> list[object]:
        raise DocumentError("broken", "Den första kan inte.")

    monkeypatch.setattr(pdfium, "read_pages", fail)

    assert read_pdf(pdf(lines(PROSE))).blocks
    assert _refused(pdf(lines(PROSE)), "pypdfium2") == "broken"


def test_the_first_reason_is_told_when_both_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> list[object]:
        raise DocumentError("broken", "Den andra kan inte.")

    monkeypatch.setattr(miner, "read_pages", fail)

    assert _refused(pdf([Rule(71, 71, 500, 71)])) == "no_text_layer"


def test_pages_that_are_pictures_are_told() -> None:
    blank = [Rule(71, 71, 500, 71)]

    assert read_pdf(pdf(lines(PROSE), blank)).notes == ("pages_without_text",)
    assert _refused(pdf(lines(PROSE), blank, blank)) == "no_text_layer"


@pytest.mark.parametrize(
    "text",
    [
        "Komisja proponuje, aby radni podnieśli opłatę za pływalnię, ponieważ kobiety i mężczyźni korzystają z niej inaczej. ",
        "Lautakunta ehdottaa, että uimahallin maksua korotetaan, koska naiset ja miehet kayttavat sita eri tavoin joka paiva. ",
        "Комісія пропонує підвищити плату за басейн, оскільки жінки та чоловіки користуються ним по-різному щодня. ",
    ],
    ids=["Polish", "Finnish", "Ukrainian"],
)
def test_another_language_is_no_fault_of_the_font(text: str) -> None:
    assert is_legible(text * 30)


def test_what_the_second_reader_cannot_change_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(miner, "read_pages", lambda data: pytest.fail("tried in vain"))

    assert _refused(pdf(lines(PROSE), encrypt=StandardEncryption("hemligt"))) == "encrypted"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)

    assert _refused(pdf(*[[Put("Text.", MARGIN, 700)]] * 3)) == "too_large"


def test_the_content_decides_whatever_the_name() -> None:
    assert read(Path("memo.docx"), pdf(lines(PROSE))).format == "pdf"


def test_pdfminer_says_nothing_in_english_on_the_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    logging.getLogger("nobody").warning("a warning that nobody takes")
    logging.getLogger("pdfminer.pdffont").warning("Could not get FontBBox")
    told = capsys.readouterr().err
    assert "nobody takes" in told
    assert "FontBBox" not in told
