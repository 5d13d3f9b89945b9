"""A document that points to a file on the machine, or to an address, gets neither: nothing is opened but what was given.

Each way that a format has of pointing is in a document here; what is opened and asked for is seen as `watching.py` tells.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import builders
import pytest
from command_line import BAD, written
from watching import Work, konsekvens, tracer, watched

CANARY = "kanarie"
WEB = "http://192.0.2.1/kanarie"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What Word follows, or offers to, when it opens a document.
POINTING = ("attachedTemplate", "image", "hyperlink", "oleObject", "frame", "subDocument", "aFChunk", "video", "mailMergeSource",
            "customXml", "header", "footnotes", "styles", "comments", "officeDocument", "externalLinkPath")  # fmt: skip


def _relations(targets: list[str], inside: str) -> bytes:
    """Relations of every kind to the targets, on top of the document's own; some say that they are of the package."""
    made = "".join(
        f'<Relationship Id="x{number}-{at}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for number, kind in enumerate(POINTING)
        for at, (target, mode) in enumerate(
            (target, mode) for target in targets for mode in (' TargetMode="External"', "")
        )
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}{made}</Relationships>'.encode()


def _body() -> list[str]:
    blocks = [builders.para(line.lstrip("# "), style=f"Rubrik{line.count('#')}" if "#" in line else "") for line in BAD.splitlines()]  # fmt: skip
    fields = "".join(
        f'<w:fldSimple w:instr="{word} &quot;{WEB}&quot;">{builders.run("x")}</w:fldSimple>'
        for word in ("INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDEAUTO", "HYPERLINK")
    )
    drawn = '<w:drawing><a:blip r:link="x1-0" r:embed="x1-1"/></w:drawing>'
    return [
        *blocks,
        f"<w:p>{fields}<w:r>{drawn}</w:r></w:p>",
        '<w:altChunk r:id="x6-0"/><w:subDoc r:id="x5-0"/>',
    ]


def _word(file: Path, targets: list[str]) -> None:
    own = '<Relationship Id="rIdStyles" Type="' + RELATIONS + '/styles" Target="styles.xml"/>'
    main = '<Relationship Id="rId1" Type="' + RELATIONS + '/officeDocument" Target="word/document.xml"/>'
    package = builders.Package().body(*_body())
    package.raw("word/_rels/document.xml.rels", _relations(targets, own))
    package.raw("word/_rels/settings.xml.rels", _relations(targets, ""))
    package.raw("_rels/.rels", _relations(targets, main))
    file.write_bytes(package.build())


def _word_with_entities(folder: Path, target: str) -> None:
    """Documents whose XML names a file by its own means, in places and encodings where one might not look."""
    kinds = {
        "dtd": f'<!DOCTYPE w:document SYSTEM "{target}">',
        "entity": f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>',
        "parameter": f'<!DOCTYPE w:document [<!ENTITY % x SYSTEM "{target}"> %x;]>',
        "late": f'<!--{" " * 5000}--><!DOCTYPE w:document [<!ENTITY x SYSTEM "{target}">]>',
        "style": f'<?xml-stylesheet href="{target}" type="text/xsl"?>',
        "include": "",
    }
    space = builders.NAMESPACES["w"]
    for name, before in kinds.items():
        entity = "&x;" if "ENTITY x" in before else ""
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{target}" parse="text"/>' if name == "include" else ""  # fmt: skip
        xml = (
            f'<w:document xmlns:w="{space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="{space} {target}"><w:body><w:p><w:r><w:t>Nämnden beslutar.{entity}</w:t>{include}</w:r></w:p>'
            "</w:body></w:document>"
        )
        for encoding in ("utf-8", "utf-16"):
            head = f'<?xml version="1.0" encoding="{encoding}"?>'
            data = (head + before + xml).encode(encoding)
            (folder / f"{name}-{encoding}.docx").write_bytes(
                builders.Package().raw("word/document.xml", data).build()
            )


def _pdf(file: Path, target: Path, *, streams: bool) -> None:
    """A PDF whose forms, actions and attachments lie elsewhere, by the ways that the format has; and its `streams`."""
    elsewhere = b"/F (%s)" % str(target).encode() if streams else b""
    told = f"({target})".encode()
    url = f"/F << /FS /URL /F ({WEB}) >>".encode() if streams else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F " + told + b" >> /AcroForm << /XFA 6 0 R /Fields [] >>"
        b" /AA << /WC << /S /JavaScript /JS (app.launchURL('" + WEB.encode() + b"')) >> >> /URI << /Base (" + WEB.encode() + b") >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R 5 0 R] /Annots [7 0 R 8 0 R 9 0 R]"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 10 0 R >> >> >>",
        _stream(b"", b"BT /F1 12 Tf 70 700 Td (Forslag till beslut) Tj 0 -20 Td (Namnden antar de nya tiderna.) Tj ET /X Do"),
        _stream(elsewhere, b""),
        _stream(b"", f'<!DOCTYPE x [<!ENTITY y SYSTEM "{target.as_uri()}">]><x href="{WEB}">&y;</x>'.encode()),
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (" + WEB.encode() + b") >> >>",
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F " + told + b" /D [0 /Fit] >> >>",
        b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /F " + told + b" >> >>",
        _stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + url + b" /Ref << /F " + told + b" /Page 0 >>", b""),
    ]  # fmt: skip
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)  # fmt: skip
    file.write_bytes(out + table + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out)))  # fmt: skip


def _stream(more: bytes, data: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def _texts(folder: Path, target: Path) -> None:
    pointing = f"![bild]({WEB}.png) ![]({target}) <img src='{target.as_uri()}'> [länk]: {WEB} <script src='{WEB}'></script>"
    more = f"<iframe src='{WEB}'></iframe>\n\n!include {target}\n\n.. include:: {target}\n\n\\input{{{target}}}\n\n[[{target}]]"
    front = f"---\ntitle: !include {target}\nmall: !!python/object/apply:os.system ['cat {target}']\n---\n"
    written(folder / "pekar.md", f"{front}{BAD}\n{pointing}\n\n{more}\n")
    written(folder / "pekar.txt", f"{BAD}\n{pointing}\n{more}\n\\\\192.0.2.1\\del\\kanarie.txt\n")


@pytest.fixture
def pointing(work: Work) -> Work:
    """Documents that point in every way to the canary, which lies outside their folder."""
    target = written(work.folder / "annat" / f"{CANARY}.txt", "KANARIE")
    folder = work.folder / "pekar"
    folder.mkdir()
    _word(folder / "pekar.docx", [target.as_uri(), str(target), f"../../annat/{CANARY}.txt", WEB, "\\\\192.0.2.1\\del\\kanarie.txt"])  # fmt: skip
    _word_with_entities(folder, target.as_uri())
    (folder / "webb").mkdir()
    _word_with_entities(folder / "webb", WEB)
    _pdf(folder / "pekar.pdf", target, streams=False)
    # pdfminer takes the place of a stream for its compression, and does not read this one.
    _pdf(folder / "annars.pdf", target, streams=True)
    _texts(folder, target)
    return work


@pytest.mark.parametrize(
    "arguments",
    [
        "check pekar --jobs 1 --format json --write html=ut/a.html --pdf-reader pypdfium2",
        "check pekar/pekar.pdf pekar/annars.pdf --format json --pdf-reader pdfminer --no-cache",
        "comment pekar/pekar.docx -o ut/k.docx",
        "assess pekar/pekar.md pekar/pekar.docx",
    ],
)
def test_nothing_is_opened_that_was_not_given(arguments: str, pointing: Work, tmp_path: Path) -> None:
    done = watched(
        konsekvens(*arguments.split()), tmp_path / "sett", cwd=pointing.folder, **pointing.environment
    )
    assert done.code in (0, 1, 2), done.err
    assert "fel i programmet" not in done.out + done.err
    assert done.seen.asked == ()
    assert done.seen.started == ()
    assert [path for path in done.seen.opened if CANARY in path.lower()] == []
    assert "KANARIE" not in done.out + done.err
    for report in (pointing.folder / "ut").glob("?.*"):
        assert b"KANARIE" not in report.read_bytes()
    if "json" in arguments:
        reports = {Path(each["path"]).name: each.get("error") for each in json.loads(done.out)["documents"]}
        read = {name: error for name, error in reports.items() if name.startswith("pekar.")}
        assert read and not any(read.values()), "they are judged, all the same"


def test_what_is_opened_by_a_c_library_is_seen(tmp_path: Path) -> None:
    """With the safeguards off, lxml opens the canary, and that is seen."""
    if not tracer():
        pytest.skip("no strace that works")
    target = written(tmp_path / f"{CANARY}.txt", "KANARIE")
    program = (
        "from lxml import etree; "
        f"etree.fromstring('<!DOCTYPE x [<!ENTITY y SYSTEM \"{target.as_uri()}\">]><x>&y;</x>',"
        "etree.XMLParser(resolve_entities=True, load_dtd=True))"
    )
    done = watched([sys.executable, "-c", program], tmp_path / "sett", cwd=tmp_path)
    assert [path for path in done.seen.opened if CANARY in path]
