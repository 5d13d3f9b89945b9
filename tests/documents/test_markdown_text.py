"""Markdown: its blocks, with text and lines as in the file."""

from __future__ import annotations

from textwrap import dedent

import pytest
from looking import grid, headings, kinds, levels, markdown, tables, texts

from konsekvens_lint.documents.markdown import read_markdown

_DOUBLING = "\n".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30))


def test_headings() -> None:
    text = "# Titel #\n\n## Avsnitt ##\nText.\n\nUnderstruket\n===\n\nMindre\n---\n\n#utan\n\n"
    assert levels(markdown(f"{text}### **Fet rubrik**\n")) == [
        (1, "Titel"), (2, "Avsnitt"), (1, "Understruket"), (2, "Mindre"), (3, "Fet rubrik"),
    ]  # fmt: skip


def test_paths_begin_below_the_title() -> None:
    document = markdown("# Ny simhall\n\nIngress.\n\n## Konsekvenser\n\n### Barn\n\nText.\n")
    assert document.title == "Ny simhall"
    assert [block.section for block in document.blocks] == [
        ("Ny simhall",),
        ("Ny simhall",),
        ("Konsekvenser",),
        ("Konsekvenser", "Barn"),
        ("Konsekvenser", "Barn"),
    ]


def test_several_chapters_have_no_title_above_them() -> None:
    document = markdown("# Bakgrund\n\nText.\n\n## Syfte\n\nText.\n\n# Metod\n\nText.\n")
    assert document.title is None
    assert document.blocks[3].section == ("Bakgrund", "Syfte")


def test_text_is_as_read() -> None:
    text = "# T\n\n**Mål 4:** Klotter ska *saneras*\ninom [48 timmar](http://x.se).\n"
    assert texts(markdown(text))[1] == "**Mål 4:** Klotter ska *saneras*\ninom [48 timmar](http://x.se)."


def test_bold_lines_are_headings_only_where_nothing_else_is() -> None:
    bold = "**Följder för barn**\n\nText som står här.\n"
    assert headings(markdown(f"# Titel\n\n{bold}")) == ["Titel", "Följder för barn"]
    assert headings(markdown(f"# Titel\n\n## Avsnitt\n\nText.\n\n{bold}")) == ["Titel", "Avsnitt"]


def test_lists() -> None:
    text = "# T\n\n- ett\n  fortsatt\n* två\n+ tre\n\n1. fyra\n2) fem\n   - sex\n"
    assert kinds(markdown(text))[1:] == [
        ("list_item", "ett\n  fortsatt"),
        *(("list_item", word) for word in ("två", "tre", "fyra", "fem", "sex")),
    ]


def test_table() -> None:
    document = markdown(
        "# T\n\n| Kön | Antal \\| andel |\n|:---|---:|\n| Kvinnor | 5 |\n| Män | |\n\nText.\n"
    )
    (found,) = tables(document)
    assert grid(found) == [["Kön", "Antal \\| andel"], ["Kvinnor", "5"], ["Män", ""]]
    assert (found.header_rows, found.rows[1][0].line, document.blocks[1].line) == (1, 5, 3)
    assert texts(document)[-1] == "Text."


def test_table_without_outer_pipes() -> None:
    assert grid(tables(markdown("# T\n\nKön | Antal\n--- | ---\nKvinnor | 5\n"))[0])[1] == ["Kvinnor", "5"]


def test_quotation() -> None:
    assert kinds(markdown("# T\n\n> Första\n> stycket.\n>\n> Andra.\n\nEget.\n"))[1:] == [
        ("quotation", "Första\nstycket."),
        ("quotation", "Andra."),
        ("paragraph", "Eget."),
    ]


def test_footnotes() -> None:
    document = markdown(
        "# T\n\n## Skäl\n\nKön+[^1] är ett begrepp.\n\n[^1]: Kön och andra\n    faktorer.\n\nSlut.\n"
    )
    assert texts(document)[2:] == ["Kön+[^1] är ett begrepp.", "Slut."]
    (note,) = document.footnotes
    assert (note.text, note.line, note.section) == ("Kön och andra\nfaktorer.", 7, ("Skäl",))


def test_comments_front_matter_rules_and_fences() -> None:
    text = dedent(
        """\
        ---
        title: "Dold"
        ---

        # T

        <!-- en
        kommentar --> Kvar.

        ***

        ```
        # inte en rubrik
        ```
        """
    )
    document = markdown(text)
    assert kinds(document) == [("heading", "T"), ("paragraph", "Kvar."), ("paragraph", "# inte en rubrik")]
    assert [block.line for block in document.blocks] == [5, 8, 13]


def test_line_of_every_block_is_its_own() -> None:
    text = "# T\n\nEtt\ntvå.\n\n\n- tre\n\n> fyra\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    lines = text.split("\n")
    for block in markdown(text).blocks:
        assert block.text.split("\n")[0] in lines[(block.line or 0) - 1]


def test_contents_page() -> None:
    document = markdown("# T\n\n## Innehåll\n\n1 Bakgrund ........ 2\n\n## 1 Bakgrund\n\nText.\n")
    assert [kind for kind, _ in kinds(document)] == [
        "heading",
        "contents",
        "contents",
        "heading",
        "paragraph",
    ]


def test_without_marks_it_is_plain_text() -> None:
    document = markdown("Ny simhall\n\nBakgrund\n\nText som står här.\n\n- en punkt\n")
    assert (document.format, headings(document)) == ("md", ["Ny simhall", "Bakgrund"])


def test_converted_text_with_one_mark_has_its_bare_headings() -> None:
    sections = "".join(
        f"Avsnitt om {word}\n\nText som står här.\n\n" for word in "hus skog berg hav sjöar öar".split()
    )
    assert len(headings(markdown(f"{sections}## Uppföljning\n\nText.\n"))) == 7


def test_short_line_ends_its_paragraph_in_converted_text() -> None:
    text = dedent(
        """\
        ## Utförande
        När man ska ställa frågor om våld behöver man först se
        till att det finns gott om tid och att ingen annan hör
        vad som sägs under samtalet.
        Samtalet förs i enrum och dokumenteras enligt den rutin
        som gäller.
        """
    )
    assert [kind for kind, _ in kinds(markdown(text))] == ["heading", "paragraph", "paragraph"]


def test_a_line_of_spaces_around_a_dash_is_read_at_once() -> None:
    """A pattern for the line under a table's head took minutes for this one."""
    line = " " * 5000 + "-" + " " * 5000 + "x"

    assert markdown(f"# Rubrik\n\na | b\n{line}\n").blocks


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: Ny taxa", "Ny taxa"),
        ('title: "Kvinno\'s dag"', "Kvinno's dag"),
        ('title: Svar på "Ett jämställt län"', 'Svar på "Ett jämställt län"'),
        ("title: Ny taxa\ndate: 2025-02-30", "Ny taxa"),
        ("title: Ny taxa\nnumber: " + "9" * 5000, "Ny taxa"),
        ("title: Ny taxa\nother: !!int x", "Ny taxa"),
        ("title: Ny taxa\ntitle: Andra taxan", "Andra taxan"),
        ("title: 2025", None),
        ("title: [Ny, taxa]", None),
        ("title: !!str [Ny, taxa]", None),
        ("title: " + "[" * 3000, None),
        ("title: Ny taxa\na0: &a0 {x: 1}\n" + _DOUBLING, "Ny taxa"),
        ("title: >-\n  Ny taxa\n  för badet", "Ny taxa för badet"),
        ("title: Ny taxa # utkast", "Ny taxa"),
        ("author: Ek\ntitle: Ny taxa.", "Ny taxa."),
        ("title: 2024", None),
        ("title: [", None),
    ],
)
def test_the_title_of_front_matter(front: str, title: str | None) -> None:
    assert read_markdown(f"---\n{front}\n---\n\nNämnden antar taxan.\n").title == title


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- [Bakgrund](#bakgrund)\n- [Ekonomi](#ekonomi)\n", ["contents", "contents"]),
        ("- [Analys för kvinnor och män](#bilaga-1)\n", ["list_item"]),
    ],
)
def test_links_within_the_document(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in read_markdown(f"# T\n\n{text}").blocks][1:] == kinds
