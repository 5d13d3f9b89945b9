"""Word files that are made to harm: by their zip, by how much XML they hold, and by what that makes of a document."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable, Iterator
from random import Random

from builders import NAMESPACES

from bombs.bomb import Bomb
from bombs.zips import Entry, Repeated, archive, entry, stored

_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "word/document.xml"
HEAD, TAIL = f"<w:document {_XMLNS}><w:body>", "</w:body></w:document>"
TEXT = "<w:p><w:r><w:t>Nämnden beslutar.</w:t></w:r></w:p>"
_MILLION = 1_000_000
_GIB = 1 << 30

Content = str | bytes | Repeated


def main(*body: Content) -> Entry:
    """The main part with this in its body."""
    return entry(_MAIN, HEAD, *body, *_ballast(body), TAIL)


def _ballast(content: tuple[Content, ...]) -> tuple[str, ...]:
    """A remark that can hardly be packed, so that the whole does not swell more than Word's own XML may."""
    size = sum(len(each.data) * each.times if isinstance(each, Repeated) else len(each) for each in content)
    return (f"<!--{b64encode(Random(1).randbytes(size // 150)).decode()}-->",)


def word(*body: Content, more: tuple[Entry, ...] = ()) -> bytes:
    """A Word file with this in its body, and these other files."""
    return archive((main(*body), *more))


def times(xml: str, number: int) -> Repeated:
    """The XML so many times."""
    return Repeated(xml.encode(), number)


def paragraph(*content: Content) -> tuple[Content, ...]:
    """A paragraph."""
    return ("<w:p>", *content, "</w:p>")


def relations(*pairs: tuple[str, str], of: str = _MAIN) -> Entry:
    """What the main part, or the package, points to: kinds and names; ids are rId0, rId1 …"""
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="/{name}"/>'
        for at, (kind, name) in enumerate(pairs)
    )
    folder, _, name = of.rpartition("/")
    return entry(
        f"{folder}/_rels/{name}.rels".lstrip("/"),
        f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>',
    )


def with_part(kind: str, *content: Content, body: tuple[Content, ...] = (TEXT,)) -> bytes:
    """A Word file whose main part points to one more, with this content."""
    name = f"word/{kind}.xml"
    return word(
        *body, more=(relations((kind, name)), entry(name, *content[:-1], *_ballast(content), content[-1]))
    )


# --- the zip ---


def _lying(size: int) -> bytes:
    """A part of a gigabyte that is said to have so many bytes."""
    return archive([entry(_MAIN, times("A" * 65_536, 16_384), crc=False)._replace(size=size)])


def _method(number: int, packed: bytes) -> bytes:
    return archive([Entry(_MAIN, packed, 200 * _MILLION, method=number)])


def _lzma_of_four_gigabytes() -> bytes:
    """LZMA whose header asks for a dictionary of 4 GiB."""
    return _method(14, struct.pack("<BBHBL", 9, 4, 5, 0x5D, 0xFFFFFFFF) + b"\0" * 64)


def _far_offsets() -> bytes:
    """Zip64 records that tell of places and sizes near 2 ** 64."""
    far = 0xFFFFFFFFFFFFFFF0
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, far, far)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return b"PK\3\4" + b"\0" * 60 + end64 + locator + end


def _fifty_headers() -> bytes:
    """Parts that are each within the limits, and together are not."""
    names = [f"word/header{number}.xml" for number in range(50)]
    part = entry("", f"<w:hdr {_XMLNS}>", _dense(7), "</w:hdr>")
    return word(
        TEXT,
        more=(
            relations(*(("header", name) for name in names)),
            *(part._replace(name=name) for name in names),
        ),
    )


def _dense(mebibytes: int) -> Repeated:
    """White space that does not swell more than Word's own XML does."""
    state, digits = 1, bytearray()
    for _ in range(1_024):
        state = state * 1_103_515_245 + 12_345 & 0x7FFFFFFF
        digits += (b" ", b"\n", b"\t", b"\r")[state >> 16 & 3] * 8
    return Repeated(bytes(digits), mebibytes * (1 << 20) // len(digits))


def _zips() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    yield (
        "a gigabyte of zeros",
        lambda: archive([entry(_MAIN, times("A" * 65_536, 16_384), crc=False)]),
        "too_large",
    )
    yield "a gigabyte said to be a kilobyte", lambda: _lying(1_000), "broken"
    yield "a gigabyte said to be six megabytes", lambda: _lying(6 * _MILLION), "broken"
    yield "a part of 150 MiB that hardly swells", lambda: word(_dense(150)), "too_large"
    yield "fifty headers of 7 MiB", _fifty_headers, "too_large"
    yield (
        "files that overlap",
        lambda: archive(
            [main(_dense(100)), *(main()._replace(name=f"word/{n}.xml") for n in range(5_000))],
            overlapping=True,
        ),
        "too_large",
    )
    yield (
        "15 000 files",
        lambda: archive([main(TEXT), *(stored(f"a{n}", b"") for n in range(15_000))]),
        "too_large",
    )
    yield (
        "60 000 files",
        lambda: archive([main(TEXT), *(stored(f"a{n}", b"") for n in range(60_000))]),
        "too_large",
    )
    yield (
        "names of 64 kB",
        lambda: archive([main(TEXT), *(stored("n" * 65_000 + str(n), b"") for n in range(50))]),
        "too_large",
    )
    yield "a list of 20 MB", lambda: archive([main(TEXT), *[stored("n" * 65_000, b"")] * 300]), "too_large"
    yield "bzip2", lambda: _method(12, b"BZh9"), "broken"
    yield "deflate64", lambda: _method(9, b"\x03\x00"), "broken"
    yield "lzma with a dictionary of 4 GiB", _lzma_of_four_gigabytes, "broken"
    yield "encrypted", lambda: archive([main(TEXT)._replace(flags=1)]), "encrypted"
    yield "places near 2 ** 64", _far_offsets, "broken"
    yield (
        "zips in zips",
        lambda: archive([stored(f"{n}.zip", _lying(10)) for n in range(16)]),
        "not_a_document",
    )


# --- how much XML, and how deep ---

_NESTS = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": ("<w:ins>", "</w:ins>"),
    "alternatives": ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    "text boxes": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    "links": ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
    "elements that nobody knows": ("<w:x>", "</w:x>"),
}


def _numbered(xml: str, number: int) -> str:
    return "".join(xml.format(n=n) for n in range(number))


def _amounts() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    for name, (opening, closing) in _NESTS.items():
        yield (
            f"10 000 {name} in each other",
            lambda o=opening, c=closing: word(times(o, 10_000), TEXT, times(c, 10_000)),  # type: ignore[misc]
            "too_large",
        )
    yield "a million elements in each other", lambda: word(times("<w:x>", _MILLION)), "too_large"
    yield (
        "seven million line breaks",
        lambda: word(*paragraph("<w:r>", times("<w:br/>", 7 * _MILLION), "</w:r>")),
        "too_large",
    )
    yield "four million attributes", lambda: word(times('<w:x w:a="1"/>', 4 * _MILLION)), "too_large"
    yield (
        "a million attributes of one element",
        lambda: word("<w:p ", _numbered('a{n}="" ', _MILLION), "/>"),
        "too_large",
    )
    yield (
        "a million namespaces",
        lambda: word("<w:p ", _numbered('xmlns:a{n}="u" ', _MILLION), "/>"),
        "too_large",
    )
    yield (
        "two million namespaces, one for each element",
        lambda: word(times('<x xmlns="u"/>', 2_100_000)),
        "too_large",
    )
    yield "an attribute of 50 MB", lambda: word('<w:p w:a="', times("x" * 100, 500_000), '"/>'), "too_large"
    yield (
        "two million references to one footnote",
        lambda: word(*paragraph("<w:r>", times('<w:footnoteReference w:id="1"/>', 2_100_000), "</w:r>")),
        "too_large",
    )
    yield (
        "three million styles",
        lambda: with_part(
            "styles", f"<w:styles {_XMLNS}>", times('<w:style w:styleId="a"/>', 3 * _MILLION), "</w:styles>"
        ),
        "too_large",
    )
    yield (
        "60 000 relations",
        lambda: word(TEXT, more=(relations(*[("image", f"m{n}.png") for n in range(60_000)]),)),
        "too_large",
    )


# --- document types and entities ---

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_TYPES = {
    "a document type": "<!DOCTYPE w:document>",
    "a billion laughs": f'<!DOCTYPE d [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "a large entity many times": f'<!DOCTYPE d [<!ENTITY l9 "{"x" * 100_000}">]>',
    "an entity that is a file": '<!DOCTYPE d [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "an entity that is an address": '<!DOCTYPE d [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/x">]>',
    "a parameter entity": '<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    "a document type that is a file": '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
    "a document type after 9 kB of remarks": f"<!--{'x' * 9_000}--><!DOCTYPE d>",
}
_USES = TEXT + "<w:p w:a='&l9;'><w:r><w:t>" + "&l9;" * 10_000 + "</w:t></w:r></w:p>"


def _typed(kind: str, *, encoding: str = "utf-8", told: str = "utf-8") -> bytes:
    uses = _USES if "ENTITY l9" in _TYPES[kind] else TEXT
    xml = f'<?xml version="1.0" encoding="{told}"?>{_TYPES[kind]}{HEAD}{uses}{TAIL}'
    return archive([entry(_MAIN, xml.encode(encoding))])


def _typed_part(kind: str) -> bytes:
    root = {
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "styles": "styles",
        "header": "hdr",
        "footer": "ftr",
    }[kind]
    return with_part(kind, f"{_TYPES['a billion laughs']}<w:{root} {_XMLNS}><w:p>&l9;</w:p></w:{root}>")


def _typed_relations(of: str) -> bytes:
    folder, _, name = of.rpartition("/")
    xml = f'{_TYPES["a billion laughs"]}<Relationships xmlns="{_RELATIONS}">&l9;</Relationships>'
    return word(TEXT, more=(entry(f"{folder}/_rels/{name}.rels".lstrip("/"), xml),))


def _types() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    for kind in _TYPES:
        yield kind, lambda k=kind: _typed(k), "broken"  # type: ignore[misc]
    for encoding in ("utf-16", "utf-7", "utf-32", "cp500"):
        yield (
            f"a document type in {encoding}",
            lambda e=encoding: _typed("a document type", encoding=e, told=e),  # type: ignore[misc]
            "broken",
        )
    for kind in ("footnotes", "endnotes", "styles", "header", "footer"):
        yield f"a billion laughs in {kind}", lambda k=kind: _typed_part(k), "broken"  # type: ignore[misc]
    yield "a billion laughs in the relations", lambda: _typed_relations(_MAIN), "broken"
    yield "a billion laughs in the package's relations", lambda: _typed_relations(""), "broken"


# --- what it makes of a document ---

_LETTER = "<w:r><w:t>a</w:t></w:r>"
_CELL = "<w:tc><w:p/></w:tc>"
_CHARTED = '<w:r><w:drawing><c:chart r:id="rId0"/></w:drawing></w:r>'


def _chart(series: int, points: int) -> bytes:
    """A chart, shown a thousand times; no two of its series have a point in the same place."""
    told = "".join(
        "<c:ser><c:val>"
        + "".join(f'<c:pt idx="{at * points + n}"><c:v>1</c:v></c:pt>' for n in range(points))
        + "</c:val></c:ser>"
        for at in range(series)
    )
    return with_part(
        "chart", f"<c:chartSpace {_XMLNS}>{told}</c:chartSpace>", body=paragraph(times(_CHARTED, 1_000))
    )


def comments(number: int, runs: int) -> bytes:
    """Comments to the tool over all the runs of the document."""
    told = "".join(
        f'<w:comment w:id="{n}"><w:p><w:r><w:t>konsekvens-lint: ignorera BES01, av ett skäl</w:t></w:r></w:p></w:comment>'
        for n in range(number)
    )
    begin, end = (_numbered(f'<w:commentRange{which} w:id="{{n}}"/>', number) for which in ("Start", "End"))
    # Each range begins at a place of its own.
    starts = "".join(f"{each}/>{_LETTER}" for each in begin.split("/>")[:-1])
    body = paragraph(starts, times(_LETTER, runs), end)
    return with_part("comments", f"<w:comments {_XMLNS}>{told}</w:comments>", body=body)


def _documents() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    words = "<w:r><w:t>" + "ord " * 2_500 + "</w:t></w:r>"
    yield "a million empty paragraphs", lambda: word(TEXT, times("<w:p/>", _MILLION)), "too_large"
    yield (
        "a text of 11 MB in one piece",
        lambda: word(*paragraph("<w:r><w:t>", times("x" * 1_000, 11_000), "</w:t></w:r>")),
        "too_large",
    )
    yield "a paragraph of 50 MB", lambda: word(*paragraph(times(words, 5_000))), "too_large"
    yield (
        "nine million character references",
        lambda: word(*paragraph("<w:r><w:t>", times("&#65;", 9 * _MILLION), "</w:t></w:r>")),
        "too_large",
    )
    yield (
        "a paragraph of half a million runs",
        lambda: word(*paragraph(times(_LETTER, _MILLION // 2))),
        "too_large",
    )
    yield "a paragraph of 300 000 characters", lambda: word(*paragraph(times(words, 30))), "too_large"
    yield (
        "nine million characters",
        lambda: word(Repeated(b"".join(each.encode() for each in ("<w:p>", words, "</w:p>")), 900)),
        "too_large",
    )
    yield (
        "a million rows",
        lambda: word("<w:tbl>", times("<w:tr><w:tc/></w:tr>", _MILLION), "</w:tbl>"),
        "too_large",
    )
    yield (
        "a row of 100 000 cells",
        lambda: word("<w:tbl><w:tr>", times(_CELL, 100_000), "</w:tr></w:tbl>"),
        "too_large",
    )
    yield (
        "a cell of a gigabyte",
        lambda: word("<w:tbl><w:tr><w:tc><w:p>", times(words, 107_375), "</w:p></w:tc></w:tr></w:tbl>"),
        "too_large",
    )
    yield (
        "a cell of 50 MB",
        lambda: word("<w:tbl><w:tr><w:tc><w:p>", times(words, 5_000), "</w:p></w:tc></w:tr></w:tbl>"),
        "too_large",
    )
    yield "a chart of 1 000 series in different places", lambda: _chart(1_000, 1), "too_large"
    yield "a chart shown a thousand times", lambda: _chart(5, 100), "too_large"
    yield "600 comments to the tool", lambda: comments(600, 1), "too_large"
    yield "400 comments to the tool over the same text", lambda: comments(400, 5_000), "too_large"


BOMBS = {
    name: Bomb(name, ".docx", make, code)
    for made in (_zips, _amounts, _types, _documents)
    for name, make, code in made()
}
