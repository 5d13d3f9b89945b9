"""What the page is answered: verdicts, reports, Word files with comments, and sections; or why not, in Swedish."""

from __future__ import annotations

import io
import signal
from inspect import isfunction, signature
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas
from starlette.requests import Request
from web_doubles import BAD, ROOT, WORD, Page

from konsekvens_lint.documents import refusals
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Place
from konsekvens_lint.formats.words import JUDGEMENTS, KINDS
from konsekvens_lint.limits import LIMITS
from konsekvens_lint.names import JUDGEMENTS as JUDGEMENT_NAMES
from konsekvens_lint.report import Checklist, DocumentReport, Finding, Unread
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.running import failures
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.web import refusing
from konsekvens_lint.web.telling import summary
from konsekvens_lint.web.turns import Busy

EXAMPLES = ROOT / "examples"


def test_the_page_offers_profiles_and_kinds(page: Page) -> None:
    text = page.client.get("/").text
    for each in built_in().profiles:
        assert f'<option value="{each["id"]}"' in text
    assert '<option value="skr" selected>' in text
    assert text.count(" selected") == 1
    for kind in KINDS:
        assert f'<option value="{kind}"' in text
    assert "<noscript>" in text
    assert f'data-limit="{1024 * 1024}"' in text


def test_a_memo_with_faults(page: Page) -> None:
    told = page.send("/granska", WORD.read_bytes(), WORD.name).json()
    assert told["verdict"] == "Bör kompletteras"
    assert told["tone"] == "error"
    assert told["counts"] == "3 fel."
    assert told["kind"] == "Läst som tjänsteskrivelse: texten har ett förslag till beslut."
    assert told["checklists"] == [
        "SKR:s checklista för jämställda beslut. Bör kompletteras: könsuppdelad statistik, konsekvenser och koppling till mål."
    ]
    assert told["is_word"] is True
    first = told["findings"][0]
    assert first["level"] == "Fel"
    assert first["message"] == "Texten säger att jämställdheten inte påverkas, men inte varför."
    assert first["quote"] == "Förslaget bedöms inte ha någon påverkan på jämställdheten."
    assert first["advice"].startswith("Säg hur ni vet det")


def test_one_finding_of_each_rule_and_how_many_more(page: Page) -> None:
    told = page.send("/granska", WORD.read_bytes(), WORD.name).json()
    messages = [each["message"] for each in told["findings"]]
    assert len(messages) == 2
    assert told["more"] == "Och 1 till i rapporten."


def test_the_findings_are_the_first_of_their_rules_and_in_order() -> None:
    def finding(rule: str, quote: str, level: str = "error") -> Finding:
        place = Place((), 1, None, None, None, None, None, 0, 1, quote)
        return Finding(rule, rule, level, "high", "Fel.", "Rätta.", "", "", "", place)  # type: ignore[arg-type]

    found = [finding("W", "0", "warning"), *(finding(rule, f"{n}") for n, rule in enumerate("ABABCD"))]
    facts = {"judgement": "none"}
    report = DocumentReport("a", "", "md", None, "mall", "", "skr", (), facts, {}, tuple(found), ())
    told = summary(report)
    assert [each["quote"] for each in told["findings"]] == ["0", "1", "4"]
    assert told["counts"] == "6 fel och 1 varning."
    assert told["more"] == "Och 4 till i rapporten."


@pytest.mark.parametrize("suffix", ["docx", "pdf", "md"])
def test_a_good_memo(suffix: str, page: Page) -> None:
    file = EXAMPLES / f"bra-fallforebyggande-traning.{suffix}"
    told = page.send("/granska", file.read_bytes(), file.name).json()
    assert (told["verdict"], told["tone"], told["counts"]) == (
        "Inga brister funna",
        "fine",
        "Inga fel eller varningar.",
    )
    assert told["is_word"] is (suffix == "docx")
    assert told["findings"] == []
    assert told["more"] == ""


def test_a_text_of_no_known_kind(page: Page) -> None:
    told = page.send(
        "/granska", "# Recept på bullar\n\nBlanda mjöl och mjölk. Baka i ugnen i tio minuter.\n"
    ).json()
    assert (told["verdict"], told["tone"]) == ("Okänt dokumentslag", "unsure")
    assert told["checklists"] == []
    assert "Välj dokumentslag högre upp på sidan" in told["notes"][0]


def _told(
    judgement: str | None, level: str, *overall: str, kind: str = "tjansteskrivelse"
) -> tuple[str, str]:
    """The verdict and tone of a report made up of these."""
    finding = Finding("R", "r", level, "high", "Fel.", "Rätta.", "", "", "", None)  # type: ignore[arg-type]
    lists = tuple(Checklist("a", "A", "", each, ()) for each in overall)  # type: ignore[arg-type]
    facts = {"judgement": judgement}
    report = DocumentReport("a", "", "md", None, kind, "", "skr", (), facts, {}, (finding,), lists)
    told = summary(report)
    return told["verdict"], told["tone"]


def test_the_verdict_never_says_better_than_the_findings() -> None:
    assert _told("none", "info", "inga_brister_funna") == ("Inga brister funna", "fine")
    assert _told("none", "error", "inga_brister_funna") == ("Har fynd att se över", "error")
    assert _told("none", "warning", "kan_inte_bedomas") == ("Har fynd att se över", "warning")
    assert _told("none", "info", "inga_brister_funna", "kan_inte_bedomas") == ("Kan inte bedömas", "unsure")
    assert _told("none", "info", "inga_brister_funna", "bor_kompletteras") == ("Bör kompletteras", "warning")
    assert _told("none", "error", "kan_inte_bedomas", "bor_kompletteras") == ("Bör kompletteras", "error")
    assert _told(None, "error", "inga_brister_funna") == ("Kan inte bedömas", "unsure")
    assert _told("none", "warning", kind="ovrigt") == ("Har fynd att se över", "warning")
    assert _told("none", "info") == ("Inga brister funna", "fine")


def test_a_text_in_another_language(page: Page) -> None:
    text = "# The new gym\n\n" + "The proposal is that the committee builds a new gym for the people. " * 20
    told = page.send("/granska", text).json()
    assert (told["verdict"], told["tone"]) == ("Kan inte bedömas", "unsure")
    assert told["notes"] == ["Texten verkar inte vara på svenska, så den kan inte bedömas."]


def test_the_choices_are_heeded(page: Page) -> None:
    told = page.send("/granska?profil=norrbotten&slag=remissvar").json()
    assert told["kind"] == "Läst som remissvar: angiven."
    _, options = page.desk.handed[-1]
    assert (options.profile, options.kind) == ("norrbotten", "remissvar")
    assert page.send("/granska?profil=skr&slag=").json()["kind"].startswith("Läst som tjänsteskrivelse")


@pytest.mark.parametrize("path", ["/granska", "/rapport", "/kommentera", "/avsnitt"])
@pytest.mark.parametrize("choice", ["profil=nix", "slag=nix", "profil=../skr", "profil="])
def test_a_choice_that_does_not_exist(path: str, choice: str, page: Page) -> None:
    answer = page.send(f"{path}?{choice}")
    assert answer.status_code == 400
    assert "finns inte" in answer.json()["error"]
    assert page.desk.handed == []


UNREAD = [
    (b"", "tom.docx", refusals.empty_file()),
    (b"MZ\x90\x00\x03" * 100, "program.docx", refusals.not_word(".docx")),
    (b"MZ\x90\x00\x03" * 100, "program.exe", refusals.other_format("en fil i okänt format")),
    (WORD.read_bytes()[:2000], "halv.docx", refusals.broken_zip()),
    (b"%PDF-1.7 trasig", "trasig.pdf", refusals.broken_pdf()),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gammal.doc", refusals.legacy_doc()),
    (BAD, "memo", refusals.unknown_suffix("")),
    (b"x", "~$memo.docx", refusals.lock_file()),
]


@pytest.mark.parametrize("path", ["/granska", "/rapport"])
@pytest.mark.parametrize(("data", "name", "refusal"), UNREAD, ids=[each[1] for each in UNREAD])
def test_what_cannot_be_read_says_why(path: str, data: Any, name: str, refusal: Any, page: Page) -> None:
    answer = page.send(path, data, name)
    assert answer.status_code == 422
    assert answer.json() == {"error": refusal.message}


def test_no_option_is_advised_to_those_who_have_none(page: Page) -> None:
    scanned = io.BytesIO()
    canvas = Canvas(scanned)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.save()
    told = page.send("/granska", scanned.getvalue(), "skannad.pdf").json()["error"]
    assert told == "PDF-filen är inskannad och innehåller bara bilder: granska originalet i Word."
    assert "--ocr" in refusals.illegible().message
    assert b"--" not in refusing.unread(Unread("a.pdf", "unreadable_text", refusals.illegible().message)).body


def test_a_report(page: Page) -> None:
    answer = page.send("/rapport", WORD.read_bytes(), "mitt <b>ärende.docx")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Texten säger att jämställdheten inte påverkas" in answer.text
    assert "Förslaget bedöms inte ha någon påverkan på jämställdheten." in answer.text
    assert "mitt &lt;b&gt;ärende.docx" in answer.text
    assert "<b>ärende" not in answer.text


def test_a_word_file_with_comments(page: Page) -> None:
    answer = page.send("/kommentera", WORD.read_bytes(), WORD.name)
    assert answer.headers["content-type"] == "application/octet-stream"
    texts = [comment.text for comment in docx.Document(io.BytesIO(answer.content)).comments]
    assert any("Texten säger att jämställdheten inte påverkas, men inte varför." in text for text in texts)
    assert (
        docx.Document(str(WORD)).paragraphs[0].text
        == docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
    )


def test_the_profile_decides_the_comments(page: Page) -> None:
    page.send("/kommentera?profil=halland&slag=remissvar", WORD.read_bytes(), WORD.name)
    _, options = page.desk.handed[-1]
    assert (options.profile, options.kind) == ("halland", "remissvar")


@pytest.mark.parametrize(
    ("data", "name"), [("Text.", "memo.docx"), (BAD, "memo.md"), (b"PK\x03\x04", "halv.docx")]
)
def test_what_is_no_word_file_gets_no_comments(data: Any, name: str, page: Page) -> None:
    answer = page.send("/kommentera", data, name)
    assert answer.status_code == 422
    assert "Word" in answer.json()["error"]


def test_a_fault_in_the_judging_is_that_documents_alone(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def comment(*given: Any) -> Any:
        raise KeyError("Text ur dokumentet")

    monkeypatch.setattr("konsekvens_lint.office.comments.comment", comment)
    answer = page.send("/kommentera", WORD.read_bytes(), WORD.name)
    assert answer.status_code == 422
    assert "ett fel i programmet (KeyError" in answer.json()["error"]
    assert "Text ur" not in answer.text
    assert page.send("/granska").status_code == 200


@pytest.mark.parametrize(
    ("text", "judgement", "tone"),
    [
        ("Ärendet bedöms inte ha någon påverkan på jämställdheten.", "no_impact_without_reason", "error"),
        ("Jämställdhet\nÄrendet bedöms inte ha någon påverkan på jämställdheten.", "no_impact_without_reason", "error"),
        ("# Jämställdhet\n\nJämställdhetsperspektivet har beaktats.", "assertion_without_content", "warning"),
        ("Förslaget påverkar inte kvinnor och män olika, eftersom avtalet gäller samma städare och löner som i dag.",
         "reasoned_no_impact", "fine"),
        ("Konsekvenserna ska analyseras i det fortsatta arbetet.", "promise_of_later_analysis", "warning"),
        ("Av dem som söker stöd är 70 procent kvinnor och 30 procent män. Kvinnor söker oftare, eftersom de oftare tar "
         "ut föräldraledighet. Därför införs kvällstider, så att fler män söker.", "substantive", "fine"),
        ("[Beskriv konsekvenserna]", "empty_or_template", "error"),
    ],
)  # fmt: skip
def test_a_section(text: str, judgement: str, tone: str, page: Page) -> None:
    told = page.send("/avsnitt", text).json()
    assert (told["judgement"], told["tone"]) == (JUDGEMENTS[judgement], tone), told["findings"]
    assert (tone == "fine") == (
        not [each for each in told["findings"] if each["tone"] in ("error", "warning")]
    )


def test_of_a_section_only_what_it_says_itself_is_told(page: Page) -> None:
    """A whole memo with this text alone would lack statistics, a proposal and more."""
    text = "Ärendet bedöms inte ha någon påverkan på jämställdheten."
    (finding,) = page.send("/avsnitt", text).json()["findings"]
    assert finding["quote"] == text
    memo = page.send(
        "/granska?slag=tjansteskrivelse", f"# Avsnitt\n\n## Konsekvenser för jämställdhet\n\n{text}"
    ).json()
    assert memo["checklists"]
    assert "checklists" not in page.send("/avsnitt", text).json()


def test_a_section_is_from_a_memo_unless_told_otherwise(page: Page) -> None:
    page.send("/avsnitt", "Text.")
    page.send("/avsnitt?slag=remissvar", "Text.")
    assert [options.kind for _, options in page.desk.handed] == ["tjansteskrivelse", "remissvar"]


@pytest.mark.parametrize("data", [b"\xff\xfe\xfa", b"\x00\x00\x00", b"   ", "\u2028\ud7ff".encode()])
def test_a_section_of_nothing_much(data: bytes, page: Page) -> None:
    answer = page.send("/avsnitt", data)
    assert answer.status_code in (200, 422)
    assert "programmet" not in answer.text


def test_a_section_with_characters_that_nobody_sees(page: Page) -> None:
    text = "Ärendet bedöms inte ha någon påverkan på jämställdheten."
    hidden = "".join(map(chr, (*range(9), *range(14, 32), 127, *range(0x80, 0x85), *range(0x86, 0xA0))))
    told = page.send("/avsnitt", f"{hidden}{text[:10]}{hidden}{text[10:]}")
    assert told.json() == page.send("/avsnitt", text).json()


def _all_refusals() -> list[Unread]:
    """Whatever the readers and the workers may say of a document, but for the reading of pictures."""
    made = [
        function(
            *[".md" if each.annotation == "str" else 9 for each in signature(function).parameters.values()]
        )
        for name, function in vars(refusals).items()
        if isfunction(function) and not name.startswith("_") and "ocr" not in name
    ]
    told = [Unread("a.md", each.code, each.message) for each in made if isinstance(each, DocumentError)]
    memo = Piped("a.md", b"", "a.md")
    given_up = [failures.lost(memo), failures.crashed(memo, KeyError()), failures.timed_out(memo, LIMITS)]
    dead = [failures.killed(memo, code) for code in (-signal.SIGKILL, -signal.SIGSEGV, 1)]
    return [*told, *given_up, failures.out_of_memory(memo, LIMITS), *dead]


def test_no_option_is_named_on_the_page() -> None:
    all_refusals = _all_refusals()
    assert len(all_refusals) > 25
    assert any("--" in each.message for each in all_refusals)
    request = Request({"type": "http", "headers": []})
    own = [
        refusing.other_host(request), refusing.no_such_page(request), refusing.other_site(), refusing.stale_page(),
        refusing.not_logged_in(request), refusing.too_large(1), refusing.long_section(), refusing.busy(), refusing.no_request(),
        refusing.too_slow(), refusing.no_such_choice(), refusing.failed(), refusing.closing(),
    ]  # fmt: skip
    answers = [*map(refusing.unread, all_refusals), *own]
    assert [answer.body for answer in answers if b"--" in bytes(answer.body)] == []


def test_busy_is_worth_trying_again(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy(*given: Any) -> Any:
        raise Busy

    monkeypatch.setattr(page.desk, "judge", busy)
    for path in ("/granska", "/avsnitt"):
        answer = page.send(path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "försök igen om en stund" in answer.json()["error"]


def test_every_judgement_has_its_sentence() -> None:
    assert set(JUDGEMENTS) == set(JUDGEMENT_NAMES)


def test_packs_are_used(tmp_path: Path) -> None:
    from konsekvens_lint.settings.options import Options
    from konsekvens_lint.web.judging import summarise

    pack = ROOT / "examples" / "egen-profil" / "alvsunda"
    told = summarise(Piped("m", BAD.encode(), "m.md"), options=Options("alvsunda"), packs=(pack,))
    assert isinstance(told, dict)
    assert told["checklists"]
