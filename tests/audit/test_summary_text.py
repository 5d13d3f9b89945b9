"""What an audit comes to, told short on a terminal."""

from __future__ import annotations

import pytest
from summaries import empty_summary, example, small_summary

from konsekvens_lint.audit.summary import Gap, Summary
from konsekvens_lint.audit.summary_text import lines
from konsekvens_lint.formats.paper import Paper


def _told(summary: Summary, width: int = 100, *, ascii: bool = False) -> list[str]:
    return list(lines(summary, Paper(width, color=False, ascii=ascii)))


def test_it_says_what_a_board_asks_first() -> None:
    assert _told(small_summary(earlier=())) == [
        "Revisionen ”revision 2026”",
        "  Av beslut, startad 2026-11-20.",
        "  Dokument: 56 granskade, 4 inte granskade (med skäl) och 3 dubbletter.",
        "",
        "Vad dokumenten säger",
        "  Har ett avsnitt om jämställdhet  62 % (31 av 50), 4 ej bedömda; delvis i 5 av dem som inte har.",
        "  Säger något om kvinnor och män   20 % (10 av 50), 4 ej bedömda; delvis i 20 av dem som inte har.",
        "  Är bara standardtext             50 % (25 av 50) (ju färre, desto bättre).",
        "  Har statistik uppdelad på kön    3 ej bedömda.",
        "",
        "Vad dokumenten visar av SKR:s tio punkter",
        "  5. Synligt i mål och budget        nivå 3 (3 från 80 %, 2 från 30 %): 80 % (40 av 50), 2 ej",
        "                                     bedömda.",
        "  6. Könsuppdelad statistik          nivå 2 (3 från 80 %, 2 från 30 %): 40 % (20 av 50).",
        "  7. Konsekvenser i beslutsunderlag  nivå 1 (3 från 80 %, 2 från 30 %): 20 % (10 av 50), 4 ej",
        "                                     bedömda.",
        "  8. Resultat i uppföljningen        för få för en nivå (minst 20 bedömda): 67 % (8 av 12), 1 ej",
        "                                     bedömt.",
        "",
        "Vanligaste bristerna",
        "  ”Ingen påverkan” utan skäl (BES03): 14 dokument.",
        "    »Förslaget bedöms inte påverka jämställdheten mellan kvinnor och män.« beslut/simhall.pdf, s. 3",
        "  Tabell utan kön (STA01): 7 dokument.",
        "    Till exempel beslut/tabell.docx",
        "",
        "Börja här",
        "  Fritidsnämnden: ”Säger något om kvinnor och män” saknas helt eller delvis i 3 av 4 bedömda",
        "  dokument.",
        "    »Förslaget bedöms inte påverka jämställdheten mellan kvinnor och män.« beslut/simhall.pdf, s. 3",
        "",
        "Styrkedjan",
        "  1 av 1 mål om kvinnor och män i ”Budget 2026” återfinns bland 10 andra dokument som har mål.",
        "",
        "Verktyget ersätter inte handläggarens bedömning.",
    ]


def test_the_latest_audit_before_stands_beside() -> None:
    told = " ".join(" ".join(_told(small_summary())).split())
    assert (
        "62 % (31 av 50), 4 ej bedömda; delvis i 5 av dem som inte har. I ”revision 2024”: 20 % (8 av 40)."
        in told
    )


def test_five_gaps_are_enough() -> None:
    gaps = tuple(Gap(f"R{at}", "namn", f"Brist {at}", 9, 9, ()) for at in range(9))
    told = _told(small_summary(gaps=gaps))
    assert [line.split(" (")[0].strip() for line in told if "Brist " in line] == [
        f"Brist {at}" for at in range(5)
    ]


@pytest.mark.parametrize("width", [20, 40, 71, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    short = example("a.md", quote="En mening.", title="Kort")
    summary = small_summary(gaps=(Gap("R", "n", "Utan skäl", 1, 1, (short,)),), starts=())
    long = [line for line in _told(summary, width) if len(line) > width]
    # A word alone may be longer than the narrowest.
    assert all(" " not in line.strip() for line in long), long


def test_a_plain_terminal_gets_plain_characters() -> None:
    told = "\n".join(_told(small_summary(), ascii=True))
    assert ">>Förslaget" in told
    assert not set(told) & set("»«”–›")


def test_nothing_steers_the_terminal() -> None:
    hostile = example("a\x1b[31m.md", quote="rött\x1b[31m\x07\u202e", title=None)
    told = "\n".join(_told(small_summary(gaps=(Gap("R", "n", "T\x1b", 1, 1, (hostile,)),))))
    assert not any(ord(letter) < 0x20 and letter != "\n" for letter in told)
    assert "\u202e" not in told


def test_an_audit_of_nothing_says_so() -> None:
    told = " ".join(" ".join(_told(empty_summary())).split())
    assert "Dokument: 0 granskade." in told
    assert "Vanligaste bristerna" not in told
    assert "%" not in told
    assert f"Gäller inga av dokumenten: {'; '.join(each.title for each in empty_summary().measures)}" in told
