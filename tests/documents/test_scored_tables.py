"""Tables of scanned text whose figures stand at the end of the first line of each item."""

from __future__ import annotations

from looking import grid, plain, tables, texts

SCANNED = """Tabell 2: Foreningarnas egen bedomning, enligt en tregradig skala

Fraga i enkaten Medelvarde

Styrelsen har tagit beslut om jamna tider 2,7

Foreningen foljer upp hur tiderna anvands av flickor 1,7

och pojkar i alla aldrar

Ledarna har gatt den utbildning som kommunen ger 2

Alla medlemmar vet vart de vander sig med fragor 14

Resultaten visar att beslut ar vanligare an uppfoljning. Det galler alla foreningar
som har svarat pa enkaten i ar.
"""


def test_an_item_keeps_its_figure_and_its_text() -> None:
    document = plain(SCANNED)
    (table,) = tables(document)

    assert grid(table) == [
        ["Styrelsen har tagit beslut om jamna tider", "2,7"],
        ["Foreningen foljer upp hur tiderna anvands av flickor\n\noch pojkar i alla aldrar", "1,7"],
        ["Ledarna har gatt den utbildning som kommunen ger", "2"],
        ["Alla medlemmar vet vart de vander sig med fragor", "14"],
    ]
    assert texts(document)[-1].startswith("Resultaten visar")


def test_prose_that_ends_in_figures_is_no_table() -> None:
    lines = "\n".join(f"Badet i ort nummer {n} hade under veckan i snitt {n}0" for n in range(1, 7))

    assert not tables(plain(lines))
