"""PDFs whose fonts have no end, and PDFs with what is not to be opened."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from bombs.pdf_parts import (
    CATALOG,
    CONTENT,
    FONT,
    HELVETICA,
    HUGE,
    MIB,
    MORE,
    NONE,
    PAGE,
    TEXT,
    Objects,
    flat,
    page,
    pdf,
    stream,
)


def composite(
    to_unicode: bytes = b"", encoding: bytes = b"/Identity-H", widths: bytes = b"", more: Objects = NONE
) -> bytes:
    """A page in a font whose letters are of two bytes each."""
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R%s>>"
        % widths
    )
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding%s/DescendantFonts[7 0 R]%s>>" % (
        encoding,
        b"/ToUnicode 9 0 R" if to_unicode else b"",
    )
    content = b"BT /F 11 Tf 71 700 Td <%s> Tj ET\n" % ("hej pa dig " * 10).encode("utf-16-be").hex().encode()
    objects = {CONTENT: stream(content), FONT: font, 7: descendant, 8: descriptor, **more}
    if to_unicode:
        objects[9] = to_unicode
    return pdf(objects)


def cmap(body: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    head = b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/A def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    return stream(head + body + b"\nendcmap end end", entries, packed=packed)


def to_unicode_endless() -> bytes:
    return composite(cmap(b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange"))


def to_unicode_ranges() -> bytes:
    return composite(cmap(b"100 beginbfrange " + b"<0000> <ffff> <0000>\n" * 20_000 + b"endbfrange"))


def to_unicode_list() -> bytes:
    return composite(cmap(b"1 beginbfrange <0000> <ffff> [" + b"<0041>" * 200_000 + b"] endbfrange"))


def to_unicode_amplified() -> bytes:
    long = b"<" + b"00610062" * 16_000 + b">"
    data = composite(cmap(b"1 beginbfchar <0061> " + long + b" endbfchar"))
    return data.replace(b"Tj ET", b"Tj " + b"<00610061>Tj " * 50_000 + b"ET")


def to_unicode_range_amplified() -> bytes:
    long = b"<" + b"00610062" * 16_000 + b">"
    return composite(cmap(b"1 beginbfrange <0000> <ffff> " + long + b" endbfrange"))


def to_unicode_bomb() -> bytes:
    return composite(flat(1024 * MIB))


def cmap_uses_itself() -> bytes:
    body = b"/A usecmap 1 begincidrange <0000> <ffff> 0 endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A/UseCMap 10 0 R")})


def cid_endless() -> bytes:
    body = b"1 begincidrange <00000000> <ffffffff> 0 endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A")})


def cid_ranges() -> bytes:
    body = b"100 begincidrange " + b"<0000> <ffff> 0\n" * 20_000 + b"endcidrange"
    return composite(encoding=b" 10 0 R", more={10: cmap(body, b"/Type/CMap/CMapName/A")})


def cid_widths_endless() -> bytes:
    return composite(widths=b"/W[0 %d 500]" % HUGE)


def cid_widths_many() -> bytes:
    return composite(widths=b"/W[%s]" % (b"0 65535 500 " * 10_000))


def widths_many() -> bytes:
    font = HELVETICA[:-2] + b"/FirstChar 0/LastChar %d/Widths[%s]>>" % (HUGE, b"500 " * 300_000)
    return pdf({FONT: font})


def differences_many() -> bytes:
    font = HELVETICA.replace(b"/WinAnsiEncoding", b"<</Differences[0 %s]>>" % (b"/a" * 600_000))
    return pdf({FONT: font})


def font_program_endless() -> bytes:
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1/FontFile 7 0 R>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor 6 0 R/FirstChar 97/LastChar 98/Widths[500 500]>>"
    program = b"%!PS-AdobeFont-1.0: A\n/Encoding 256 array\n" + b"dup 97/a put\n" * 100_000
    return pdf(
        {FONT: font, 6: descriptor, 7: stream(program, b"/Length1 %d/Length2 0/Length3 0" % len(program))}
    )


def font_program_bomb() -> bytes:
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1/FontFile2 7 0 R>>"
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R/FirstChar 97/LastChar 98/Widths[500 500]>>"
    return pdf({FONT: font, 6: descriptor, 7: flat(1024 * MIB, b"\0", b"/Length1 %d" % (1024 * MIB))})


def actual_text() -> bytes:
    mark = b"/Span <</ActualText(" + b"a" * 65_000 + b")>> BDC " + TEXT + b" EMC\n"
    return pdf({CONTENT: stream(mark * 1_000, packed=True)})


def actual_text_shared() -> bytes:
    mark = b"/Span /A BDC " + TEXT + b" EMC\n"
    return pdf(
        {
            PAGE: page(b"/Properties<</A 6 0 R>>"),
            CONTENT: stream(mark * 5_000),
            MORE: b"<</ActualText(" + b"a" * 1_000_000 + b")>>",
        }
    )


def encrypted(revision: int = 6, entries: bytes = b"/Length 256") -> bytes:
    hashed = b"<" + b"41" * 48 + b">"
    lock = (
        b"<</Filter/Standard/V 5/R %d%s/P -4/O%s/U%s/OE<%s>/UE<%s>/Perms<%s>/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>"
        % (
            revision,
            entries,
            hashed,
            hashed,
            b"41" * 32,
            b"41" * 32,
            b"41" * 16,
        )
    )
    return pdf({20: lock}, b"/Encrypt 20 0 R/ID[<41><41>]")


def encrypted_in_a_ring() -> bytes:
    return pdf(
        {20: b"<</Filter/Standard/V 20 0 R/R 20 0 R/O 20 0 R/U 20 0 R/P 20 0 R>>"},
        b"/Encrypt 20 0 R/ID[<41><41>]",
    )


def encrypted_content_bomb() -> bytes:
    """Its password is empty, so that it can be read, but not be seen in the bytes."""
    out = BytesIO()
    page = canvas.Canvas(
        out, pageCompression=1, encrypt=StandardEncryption("", ownerPassword="a", strength=128)
    )
    page._code.append(" " * (200 * MIB))
    page.showPage()
    page.save()
    return out.getvalue()


def scripts() -> bytes:
    """A script, a form and a file in the file; none of them is opened."""
    return pdf(
        {
            CATALOG: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</XFA 7 0 R/Fields[8 0 R]>>"
            b"/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 6 0 R>>>>]>>>>>>",
            6: flat(1024 * MIB, b" ", b"/Type/EmbeddedFile"),
            7: flat(7 * MIB, b"<a>"),
            8: b"<</FT/Tx/Kids[8 0 R]/Parent 8 0 R>>",
        }
    )
