"""Small Word files made in memory from XML: each test shows the few elements it is about.

docx(para("Bakgrund", style="Rubrik1"), para("Text."))
Package().body(para("Text.")).part("word/footnotes.xml", "footnotes", xml).build()
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADING_STYLES = ("Rubrik1", "Rubrik2", "Rubrik3")


def element(name: str, content: str = "", **attributes: str) -> str:
    """An element in the `w` namespace; attributes too."""
    written = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{written}>{content}</w:{name}>"


def text(words: str) -> str:
    """A w:t that keeps its spaces."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def run(words: str, *, bold: bool = False, properties: str = "") -> str:
    """A run of text."""
    properties = ("<w:b/>" if bold else "") + properties
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text(words)}</w:r>"


def para(*parts: str, style: str = "", bold: bool = False, properties: str = "") -> str:
    """A paragraph. Each part is plain text, or XML if it begins with '<'."""
    inner = "".join(part if part.startswith("<") else run(part, bold=bold) for part in parts)
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:pPr>{chosen}{properties}</w:pPr>" if chosen or properties else ""
    return f"<w:p>{before}{inner}</w:p>"


def control(content: str, *, prompt: bool = False, properties: str = "") -> str:
    """A content control; `prompt`: it shows Word's prompt and nothing the author wrote."""
    showing = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{showing}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A table cell of paragraphs (plain text becomes one); `merge` is 'restart' or 'continue'."""
    inner = "".join(part if part.startswith("<") else para(part) for part in content) or para()
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A table row; plain text becomes a cell."""
    inner = "".join(part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{inner}</w:tr>"


def table(*rows: str | Iterable[str]) -> str:
    """A table of rows; an iterable of texts becomes a row."""
    return (
        f"<w:tbl><w:tblPr/>{''.join(part if isinstance(part, str) else row(*part) for part in rows)}</w:tbl>"
    )


def text_box(*paragraphs: str, fallback: bool = True) -> str:
    """A run with a text box, as Word writes it: once as a shape and once more for old programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    second = f"<mc:Fallback>{old}</mc:Fallback>" if fallback else ""
    choice = f'<mc:Choice Requires="wps">{shape}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}{second}</mc:AlternateContent></w:r>"


def field(code: str, *result: str) -> str:
    """A complex field: its code is not shown, its result is."""
    mark = "<w:r><w:fldChar w:fldCharType={}/></w:r>".format
    shown = "".join(part if part.startswith("<") else run(part) for part in result)
    instruction = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
    return mark('"begin"') + instruction + mark('"separate"') + shown + mark('"end"')


def commented(number: int, *content: str) -> str:
    """The content, as XML or plain text, in the range of a comment, with the comment's reference after it."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>{referred(number)}'
    )


def referred(number: int) -> str:
    """The reference of a comment, which stands for it where it has no range."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def style(
    key: str, name: str = "", *, based_on: str = "", outline: int | None = None, bold: bool = False
) -> str:
    """A paragraph style."""
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name or key}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f"<w:pPr>{level}</w:pPr>" if level else "")
        + ("<w:rPr><w:b/></w:rPr>" if bold else "")
        + "</w:style>"
    )


def swedish_styles() -> str:
    """The styles of Swedish Word: English names, Swedish ids."""
    names = [("Rubrik", "Title"), *((f"Rubrik{n}", f"heading {n}") for n in (1, 2, 3))]
    return "".join(style(key, name) for key, name in names)


class Package:
    """A Word file under construction; every method returns it, `build` gives the bytes."""

    def __init__(self) -> None:
        self._body = ""
        self._styles = swedish_styles()
        self._parts: list[tuple[str, str, str]] = []
        self._extra: dict[str, bytes] = {}

    def body(self, *blocks: str) -> Package:
        """Adds blocks to the document."""
        self._body += "".join(blocks)
        return self

    def styles(self, *styles: str) -> Package:
        """Takes these styles instead of the Swedish ones."""
        self._styles = "".join(styles)
        return self

    def part(self, name: str, kind: str, content: str) -> Package:
        """Adds a part in `word/` that the document points to.

        Its relation's id is `rId` + its file's stem.
        """
        self._parts.append((name, kind, content))
        return self

    def notes(self, kind: str, *notes: str) -> Package:
        """Adds footnotes or endnotes with ids from 1, after Word's own separator."""
        one = kind[:-1]
        separator = f'<w:{one} w:type="separator" w:id="-1">{para("—")}</w:{one}>'
        inner = "".join(f'<w:{one} w:id="{at}">{para(words)}</w:{one}>' for at, words in enumerate(notes, 1))
        return self.part(f"{kind}.xml", kind, f"<w:{kind} {_XMLNS}>{separator}{inner}</w:{kind}>")

    def comments(self, *comments: str, author: str = "Anna Ek") -> Package:
        """Adds comments with ids from 0; each is plain text, a line a paragraph, or the XML of its paragraphs."""
        inner = ""
        for at, words in enumerate(comments):
            told = words if words.startswith("<") else "".join(para(line) for line in words.split("\n"))
            inner += f'<w:comment w:id="{at}" w:author={quoteattr(author)}>{told}</w:comment>'
        return self.part("comments.xml", "comments", f"<w:comments {_XMLNS}>{inner}</w:comments>")

    def header(self, *paragraphs: str, kind: str = "header") -> Package:
        """Adds a header, or a footer."""
        root = {"header": "hdr", "footer": "ftr"}[kind]
        name = f"{kind}{sum(part[1] == kind for part in self._parts) + 1}.xml"
        return self.part(name, kind, f"<w:{root} {_XMLNS}>{''.join(paragraphs)}</w:{root}>")

    def raw(self, name: str, content: bytes) -> Package:
        """Adds or replaces a file of the zip."""
        self._extra[name] = content
        return self

    def build(self) -> bytes:
        """The file's bytes."""
        files = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": _relations(
                [("rIdStyles", "styles", "styles.xml")]
                + [(f"rId{name.removesuffix('.xml')}", kind, name) for name, kind, _ in self._parts]
            ),
            "word/document.xml": (
                f"<w:document {_XMLNS}><w:body>{self._body}{self._last_section()}</w:body></w:document>"
            ),
            "word/styles.xml": f"<w:styles {_XMLNS}>{self._styles}</w:styles>",
            **{f"word/{name}": content for name, _, content in self._parts},
        }
        return zipped({**{name: content.encode() for name, content in files.items()}, **self._extra})

    def _last_section(self) -> str:
        """The section's properties, with its headers and footers: an office program drops those that no section has."""
        inner = ""
        for kind in ("header", "footer"):
            names = [name.removesuffix(".xml") for name, of_kind, _ in self._parts if of_kind == kind]
            for name, pages in zip(names, ("default", "first", "even"), strict=False):
                inner += f'<w:{kind}Reference w:type="{pages}" r:id="rId{name}"/>'
        return f"<w:sectPr>{inner}</w:sectPr>"

    def _content_types(self) -> str:
        types = [("word/document.xml", "document.main"), ("word/styles.xml", "styles")]
        types += [(f"word/{name}", kind) for name, kind, _ in self._parts]
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in types
        )
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        defaults = f'<Default Extension="rels" ContentType="{rels}"/>'
        defaults += '<Default Extension="xml" ContentType="application/xml"/>'
        return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(*blocks: str) -> bytes:
    """A Word file with these blocks and Swedish Word's styles."""
    return Package().body(*blocks).build()


def chart(
    title: str, categories: Iterable[str], series: dict[str, Iterable[str]], code: str = "General"
) -> str:
    """A chart's part, with the numbers that Word caches in it."""

    def points(values: Iterable[str]) -> str:
        return "".join(
            f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>' for at, value in enumerate(values)
        )

    def cached(name: str, values: Iterable[str], code: str = "") -> str:
        format_code = f"<c:formatCode>{code}</c:formatCode>" if code else ""
        return f"<c:{name}Ref><c:{name}Cache>{format_code}{points(values)}</c:{name}Cache></c:{name}Ref>"

    labels = f"<c:cat>{cached('str', categories)}</c:cat>"
    written = "".join(
        f"<c:ser><c:tx>{cached('str', [name])}</c:tx>{labels}"
        f"<c:val>{cached('num', values, code)}</c:val></c:ser>"
        for name, values in series.items()
    )
    rich = f"<c:rich><a:p><a:r><a:t>{escape(title)}</a:t></a:r></a:p></c:rich>"
    head = f"<c:title><c:tx>{rich}</c:tx></c:title>"
    plot = f"<c:plotArea><c:barChart>{written}</c:barChart></c:plotArea>"
    return f"<c:chartSpace {_XMLNS}><c:chart>{head if title else ''}{plot}</c:chart></c:chartSpace>"


def drawing(inner: str = "", description: str = "") -> str:
    """A run with a drawing; `description` is its alternative text."""
    described = f"<wp:docPr id='1' name='Bild 1' descr={quoteattr(description)}/>" if description else ""
    graphic = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{described}{graphic}</wp:inline></w:drawing></w:r>"
