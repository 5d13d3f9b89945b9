"""A memo with comments: at the exact words, in what a template may set them in, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from builders import Package, cell, control, docx, para, row, run, table, text_box, zipped
from commented import CLAIM, HEAD, OWN, Comment, comments, part, plain, untouched
from lxml import etree

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Place
from konsekvens_lint.documents.word import open_word
from konsekvens_lint.office.anchors import Anchors
from konsekvens_lint.office.comment_texts import Line
from konsekvens_lint.office.comments import Commented, comment
from konsekvens_lint.office.remarks import Remark, with_remarks
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOOK = built_in()
MEMO = plan(Options(kind="tjansteskrivelse"), BOOK)
AT = datetime(2026, 11, 26, 9, 30)


def judged(data: bytes, *, tips: bool = False) -> Commented:
    return comment(data, BOOK, MEMO, "memo.docx", tips=tips, at=AT)


def remarks(data: bytes) -> list[Comment]:
    """The comments on findings; the first, which sums up, left out."""
    commented = judged(data)
    untouched(data, commented.data)
    found = comments(commented.data)
    assert "\nSammanfattning: " in found[0].text
    return found[1:]


def test_a_claim_in_a_paragraph() -> None:
    (remark,) = remarks(docx(*HEAD, para(f"Saken är prövad. {CLAIM} Vi vet det.")))
    assert remark.anchor == CLAIM
    assert remark.text.startswith("Fel: Texten säger att jämställdheten inte påverkas, men inte varför.")
    assert "\nVarför: " in remark.text
    assert "\nFörslag: " in remark.text


def test_split_runs_keep_their_formatting() -> None:
    bold, plainly = run("Vi vet. Ärendet bedöms ", bold=True), run("inte ha någon")
    rest = run(" påverkan på jämställdheten. Slut.", properties="<w:i/>")
    (remark,) = remarks(docx(*HEAD, para(bold, plainly, rest)))
    assert remark.anchor == CLAIM


@pytest.mark.parametrize(
    "holder",
    [
        pytest.param(lambda words: para(control(run(f"Vi vet. {words}"))), id="inline control"),
        pytest.param(lambda words: control(para(f"Vi vet. {words}")), id="block control"),
        pytest.param(lambda words: para(f"<w:ins w:id='7' w:author='A'>{run(f'Vi vet. {words}')}</w:ins>"), id="insertion"),
        pytest.param(lambda words: para(f"<w:hyperlink>{run(words)}</w:hyperlink>", run(" Slut.")), id="hyperlink"),
        pytest.param(lambda words: table(row(cell(para("Bedömning.", bold=True), para(words)))), id="layout table"),
        pytest.param(lambda words: para(run(words[:20]), "<w:del w:id='1'><w:r><w:delText>nog </w:delText></w:r></w:del>", run(words[20:])), id="deletion inside"),
        pytest.param(lambda words: para(run(words[:20]), "<w:proofErr w:type='spellStart'/>", run(words[20:])), id="proof marks"),
    ],
)  # fmt: skip
def test_what_holds_the_claim(holder: object) -> None:
    (remark,) = remarks(docx(*HEAD, holder(CLAIM)))  # type: ignore[operator]
    assert remark.anchor == CLAIM


def test_a_table_of_figures() -> None:
    figures = table(("Kön", "Nöjda med taxan (procent)"), ("Kvinnor", "44"), ("Män", "71"))
    text = para("Taxan berör både kvinnor och män. Nöjdheten har mätts bland dem som använder tjänsten.")
    commented = judged(docx(*HEAD, text, figures))
    in_tables = [each for each in commented.report.findings if each.place and each.place.table]
    assert in_tables, "the memo should have a finding in its table"
    told = comments(commented.data)
    for finding in in_tables:
        assert finding.place is not None
        assert plain(finding.place.quote) in [plain(each.anchor) for each in told]


def test_an_absence_stands_at_the_title() -> None:
    memo = docx(
        para("Ny taxa för hemtjänsten", style="Rubrik1"),
        para("Förslag till beslut", style="Rubrik2"),
        para("Nämnden höjer taxan för de äldre som har hemtjänst från och med den 1 januari."),
    )
    (remark,) = remarks(memo)
    assert remark.anchor == "Ny taxa för hemtjänsten"
    assert "\nSökte i: " in remark.text


def test_an_empty_section_stands_at_its_heading() -> None:
    memo = docx(*HEAD[:2], para("Nämnden höjer taxan för de äldre som har hemtjänst."), HEAD[3])
    (remark,) = remarks(memo)
    assert remark.anchor == "Jämställdhet"


def test_words_in_a_text_box_are_told_at_the_box() -> None:
    """Word ignores comments in text boxes: the comment stands at what holds the box, and quotes the words."""
    data = docx(*HEAD, para("Se rutan. ", text_box(para(CLAIM))))
    (remark,) = remarks(data)
    assert f"Gäller: »{CLAIM}«\n" in remark.text
    (start,) = [
        each
        for each in part(judged(data).data, "word/document.xml").iter("{*}commentRangeStart")
        if each.get("{*}id") == "1" or each.attrib.values() == ["1"]
    ]
    assert not list(start.iterancestors("{*}txbxContent"))


def test_words_in_a_footnote_are_told_at_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    package = Package().body(*HEAD[:3], para("Nämnden betalar.", mark), para(run("Mer sägs inte.")))
    data = package.notes("footnotes", "Avgiften är XX kronor per år.").build()
    (remark,) = [each for each in remarks(data) if "XX" in each.text]
    assert remark.anchor == ""
    assert "Gäller: »XX«\n" in remark.text
    (mark_,) = list(part(judged(data).data, "word/document.xml").iter("{*}footnoteReference"))
    assert mark_.getparent().getprevious().tag.endswith("commentRangeStart")


def test_a_prompt_is_commented_around_its_control() -> None:
    """Word takes away all in a prompt when it is filled in, so no comment may stand within it."""
    data = docx(
        *HEAD[:3],
        para("Handläggare: ", control(run("[Ange handläggare]"), prompt=True)),
        HEAD[3],
        para(CLAIM),
    )
    document = part(judged(data).data, "word/document.xml")
    for control_ in document.iter("{*}sdt"):
        assert not list(control_.iter("{*}commentRangeStart", "{*}commentReference"))
    assert "[Ange handläggare]" in [each.anchor for each in remarks(data)]


def test_people_keep_their_comments_and_the_tool_replaces_its_own() -> None:
    theirs = (
        "<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:comment w:id='4' w:author='Anna Ek'><w:p><w:r><w:t>Stämmer det här?</w:t></w:r></w:p></w:comment>"
        "</w:comments>"
    )
    marked = (
        "<w:commentRangeStart w:id='4'/>",
        run("Nämnden har svarat. "),
        "<w:commentRangeEnd w:id='4'/><w:r><w:commentReference w:id='4'/></w:r>",
        run(CLAIM),
    )
    data = Package().body(*HEAD, para(*marked)).part("comments.xml", "comments", theirs).build()
    once = judged(data)
    again = judged(once.data)

    (anna,) = comments(again.data, "Anna Ek")
    assert anna == ("Anna Ek", "Stämmer det här?", "Nämnden har svarat. ")
    assert comments(again.data) == comments(once.data)
    assert [each.anchor for each in comments(again.data)] == ["Nya tider för sophämtning", CLAIM]
    assert again.report.findings == once.report.findings


def test_an_answer_to_the_tool_stands_on_its_own_when_the_tool_has_spoken_anew() -> None:
    w14 = "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    mark = "<w:commentRangeStart w:id='{0}'/><w:commentRangeEnd w:id='{0}'/><w:r><w:commentReference w:id='{0}'/></w:r>"
    theirs = (
        f"<w:comments {w} {w14}>"
        f"<w:comment w:id='0' w:author='{OWN}'><w:p w14:paraId='AAAA0001'><w:r><w:t>Gammalt</w:t></w:r></w:p></w:comment>"
        "<w:comment w:id='1' w:author='Anna Ek'><w:p w14:paraId='AAAA0002'><w:r><w:t>Åtgärdat.</w:t></w:r></w:p></w:comment>"
        "</w:comments>"
    )
    threads = (
        f"<w15:commentsEx xmlns:w15='{w15}'><w15:commentEx w15:paraId='AAAA0001' w15:done='0'/>"
        "<w15:commentEx w15:paraId='AAAA0002' w15:paraIdParent='AAAA0001' w15:done='0'/></w15:commentsEx>"
    )
    package = Package().body(*HEAD, para(mark.format(0), mark.format(1), run(CLAIM)))
    package.part("comments.xml", "comments", theirs).part("commentsExtended.xml", "commentsExtended", threads)
    after = judged(package.build()).data

    assert [each.text for each in comments(after, "Anna Ek")] == ["Åtgärdat."]
    assert "Gammalt" not in "".join(each.text for each in comments(after))
    (thread,) = part(after, "word/commentsExtended.xml")
    assert thread.attrib == {f"{{{w15}}}paraId": "AAAA0002", f"{{{w15}}}done": "0"}


def test_an_answer_stays_an_answer_where_the_tool_says_the_same_again() -> None:
    """Word has given the tool's comment an id since, and the part that knows of answers."""
    once = judged(docx(*HEAD, para(CLAIM))).data
    w14, w15 = (
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    )
    told = part(once, "word/comments.xml")
    told[1][0].set(f"{{{w14}}}paraId", "AAAA0001")
    answer = etree.SubElement(told, f"{{{W}}}comment", {f"{{{W}}}id": "9", f"{{{W}}}author": "Anna Ek"})
    etree.SubElement(answer, f"{{{W}}}p", {f"{{{w14}}}paraId": "AAAA0002"})
    threads = (
        f"<w15:commentsEx xmlns:w15='{w15}'><w15:commentEx w15:paraId='AAAA0001' w15:done='1'/>"
        "<w15:commentEx w15:paraId='AAAA0002' w15:paraIdParent='AAAA0001'/></w15:commentsEx>"
    )
    package = Package().body(*HEAD, para(_marks("0", ""), _marks("1", CLAIM), _marks("9", "")))
    package.part("comments.xml", "comments", etree.tostring(told, encoding="unicode"))
    package.part("commentsExtended.xml", "commentsExtended", threads)
    after = judged(package.build()).data
    first, second = part(after, "word/commentsExtended.xml")
    assert first.get(f"{{{w15}}}done") == "1"
    assert second.get(f"{{{w15}}}paraIdParent") == "AAAA0001"
    assert [each.anchor for each in comments(after)][1:] == [CLAIM]


def test_a_comment_has_no_line_breaks_within_its_sentences() -> None:
    assert not list(part(judged(docx(*HEAD, para(CLAIM))).data, "word/comments.xml").iter("{*}br"))


def test_the_summary_stands_at_the_very_top() -> None:
    head = table(
        row("Älvsunda kommun", "Dnr [ange diarienummer]"), row("Handläggare: Per Holm", "2026-04-02")
    )
    found = comments(judged(docx(head, *HEAD, para(CLAIM))).data)
    assert [each.anchor for each in found] == ["Älvsunda kommun", "[ange diarienummer]", CLAIM]
    assert "Checklista: " in found[0].text


def test_the_summary_has_the_checklist() -> None:
    summary = comments(judged(docx(*HEAD, para(CLAIM))).data)[0]
    assert summary.anchor == "Nya tider för sophämtning"
    assert "Sammanfattning: 1 fel." in summary.text
    assert "Checklista: SKR:s checklista för jämställda beslut" in summary.text
    assert "\n- Saknas: Könsuppdelad statistik" in summary.text
    assert "Sammantaget: Bör kompletteras" in summary.text


def test_tips_are_counted_or_told() -> None:
    tip = para(
        "Handläggare och brukare, män och kvinnor, har hörts. Cirka 34 män och 56 kvinnor svarade, totalt 80."
    )
    data = docx(*HEAD, tip, para(CLAIM))
    tips = sum(finding.level == "info" for finding in judged(data).report.findings)
    with_tips = comments(judged(data, tips=True).data)
    assert len(with_tips) == len(comments(judged(data).data)) + tips


def test_python_docx_reads_the_comments(tmp_path: Path) -> None:
    import docx as python_docx

    file = tmp_path / "memo.granskad.docx"
    file.write_bytes(judged(docx(*HEAD, para(CLAIM))).data)
    found = list(python_docx.Document(str(file)).comments)
    assert [each.author for each in found] == [OWN, OWN]
    assert found[1].timestamp is not None
    assert found[1].timestamp.replace(tzinfo=None) == AT


@pytest.mark.parametrize("data", [b"", b"Ingen Word-fil.", docx()], ids=["nothing", "text", "no text in it"])
def test_what_is_no_memo_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        judged(data)


def test_the_strict_variant_stays_strict() -> None:
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx(*HEAD, para(CLAIM))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").replace(main, strict)
    after = judged(Package().body().raw("word/document.xml", xml).build()).data
    for name in ("word/document.xml", "word/comments.xml"):
        content = zipfile.ZipFile(io.BytesIO(after)).read(name)
        assert strict in content
        assert main not in content
    relations = zipfile.ZipFile(io.BytesIO(after)).read("word/_rels/document.xml.rels")
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations


def test_a_macro_file_keeps_its_type() -> None:
    data = docx(*HEAD, para(CLAIM))
    types = zipfile.ZipFile(io.BytesIO(data)).read("[Content_Types].xml")
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    ordinary = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = Package().body(*HEAD, para(CLAIM)).raw("[Content_Types].xml", types.replace(ordinary, macro))
    after = judged(package.raw("word/vbaProject.bin", b"\x00\x01").build()).data
    assert macro in zipfile.ZipFile(io.BytesIO(after)).read("[Content_Types].xml")
    assert zipfile.ZipFile(io.BytesIO(after)).read("word/vbaProject.bin") == b"\x00\x01"


def _comments_part(*authors_and_ids: tuple[str, str]) -> str:
    told = "".join(
        f"<w:comment w:id='{number}' w:author='{author}'><w:p><w:r><w:t>Sagt av {author}.</w:t></w:r></w:p></w:comment>"
        for author, number in authors_and_ids
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f"<w:comments xmlns:w='{namespace}'>{told}</w:comments>"


def _marks(number: str, words: str) -> str:
    return (
        f"<w:commentRangeStart w:id='{number}'/>{run(words)}<w:commentRangeEnd w:id='{number}'/>"
        f"<w:r><w:commentReference w:id='{number}'/></w:r>"
    )


@pytest.mark.parametrize("number", ["0", "2147483647", "abc"])
def test_numbers_of_others_are_never_taken(number: str) -> None:
    package = Package().body(*HEAD, para(_marks(number, "Svar: "), CLAIM))
    data = package.part("comments.xml", "comments", _comments_part(("Anna Ek", number))).build()
    after = judged(data).data
    numbers = [each.get(f"{{{W}}}id") for each in part(after, "word/comments.xml")]
    assert len(set(numbers)) == len(numbers) == 3
    assert {each for each in numbers if each != number} <= {"0", "1", "2"}
    assert comments(after, "Anna Ek")[0].anchor == "Svar: "


def test_marks_without_a_comment_keep_their_number() -> None:
    after = judged(docx(*HEAD, para(_marks("0", "Svar: "), CLAIM))).data
    assert "0" not in [each.get(f"{{{W}}}id") for each in part(after, "word/comments.xml")]


def test_a_comment_by_another_with_the_same_number_keeps_its_marks() -> None:
    told = _comments_part((OWN, "3"), ("Anna Ek", "3"))
    data = (
        Package()
        .body(*HEAD, para(_marks("3", "Svar: "), CLAIM))
        .part("comments.xml", "comments", told)
        .build()
    )
    assert comments(judged(data).data, "Anna Ek")[0].anchor == "Svar: "


def test_a_package_that_names_a_part_it_does_not_have() -> None:
    """The name is told once only, and the part is there."""
    whole = Package().body(*HEAD, para(CLAIM)).part("comments.xml", "comments", _comments_part()).build()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != "word/comments.xml"}
    after = judged(zipped(files)).data
    assert len(comments(after)) == 2
    types = [each.get("PartName") for each in part(after, "[Content_Types].xml")]
    assert types.count("/word/comments.xml") == 1
    relations = part(after, "word/_rels/document.xml.rels")
    assert sum(each.get("Type", "").endswith("/comments") for each in relations) == 1


def test_names_of_parts_are_compared_without_regard_to_case() -> None:
    whole = Package().body(*HEAD, para(_marks("0", "Svar: "), CLAIM))
    whole.part("comments.xml", "comments", _comments_part(("Anna Ek", "0")))
    with zipfile.ZipFile(io.BytesIO(whole.build())) as archive:
        files = {name.replace("comments", "Comments"): archive.read(name) for name in archive.namelist()}
    after = judged(zipped(files)).data
    names = zipfile.ZipFile(io.BytesIO(after)).namelist()
    assert [name for name in names if "omments" in name] == ["word/Comments.xml"]
    assert b"Anna Ek" in zipfile.ZipFile(io.BytesIO(after)).read("word/Comments.xml")


def test_a_memo_about_the_strict_variant_is_not_in_it() -> None:
    about = para("Formatet heter http://purl.oclc.org/ooxml/wordprocessingml/main.")
    after = judged(docx(*HEAD, about, para(CLAIM))).data
    assert b'xmlns:w="http://schemas.openxmlformats.org' in zipfile.ZipFile(io.BytesIO(after)).read(
        "word/document.xml"
    )


def test_white_space_that_is_not_shown_does_not_come_to_be() -> None:
    after = judged(docx(*HEAD, f"<w:p><w:r><w:t>  Vi vet. {CLAIM} Slut.  </w:t></w:r></w:p>")).data
    texts = [each.text for each in part(after, "word/document.xml").iter("{*}t")]
    assert texts[-3:] == ["Vi vet. ", CLAIM, " Slut."]


def test_nothing_is_left_of_a_comment_within_an_insertion() -> None:
    inserted = "<w:ins w:id='7' w:author='A'><w:r><w:commentReference w:id='0'/></w:r></w:ins>"
    told = _comments_part((OWN, "0"))
    data = (
        Package()
        .body(*HEAD, para(run("Svar. "), inserted, run(CLAIM)))
        .part("comments.xml", "comments", told)
    )
    assert not list(part(judged(data.build()).data, "word/document.xml").iter("{*}ins"))


@pytest.mark.parametrize("root", ["document", "styles"])
def test_a_part_that_is_told_to_hold_comments_and_does_not_is_not_written_over(root: str) -> None:
    """In a damaged file that may be the document itself, which would be gone."""
    part = f'<w:{root} xmlns:w="{W}"/>'
    data = Package().body(*HEAD, para(CLAIM)).part("comments.xml", "comments", part).build()
    with pytest.raises(DocumentError) as caught:
        judged(data)
    assert caught.value.code == "broken"


def test_a_comment_begins_and_ends_outside_letters_in_parts() -> None:
    file = open_word(docx(para(normalize("NFD", "Gå på ö. Åk hem."))))
    anchor = Anchors(file).at(Place((), 1, None, None, None, None, None, 3, 7, "på ö"))
    assert anchor and anchor.exact
    assert [(spot.offset, spot.end) for spot in anchor[:2]] == [(4, 5), (8, 10)]
    told = with_remarks(
        docx(para(normalize("NFD", "Gå på ö. Åk hem."))), file, [Remark([Line("Här")], anchor)], AT
    )
    assert [normalize("NFC", each.anchor) for each in comments(told)] == ["på ö"]
