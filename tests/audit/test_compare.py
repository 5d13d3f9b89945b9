"""The command `compare`: what it tells on screen and in a pipe, end to end and of audits made by hand; what it refuses."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest
from audits import audit
from command_line import Run, run, run_apart, written
from comparisons import made, memo

from konsekvens_lint.audit.comparing import Audit, compared
from konsekvens_lint.audit.database import opened
from konsekvens_lint.audit.metadata import Metadata
from konsekvens_lint.audit.quotes import without_quotes
from konsekvens_lint.audit.summing import summary
from konsekvens_lint.commands.compare import command
from konsekvens_lint.report import Unread
from konsekvens_lint.rulebook.loading import built_in

HEAD = "# {}\n## Förslag till beslut\nNämnden antar de nya tiderna för alla besökare.\n## Jämställdhet\n"
TELLS = (
    "Av besökarna på kvällarna är 62 procent kvinnor och 38 procent män. Förslaget förkortar kvällspassen, "
    "vilket drabbar kvinnor mer än män. För männen, som oftast kommer på dagen, ändras inget.\n"
)
SAYS_NOTHING = "Ärendet bedöms inte ha någon påverkan på jämställdheten.\n"


@pytest.fixture(autouse=True)
def _stands_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _both(a: str, b: str) -> Run:
    """Documents that answer as the signs say, compared."""
    for name, signs in (("a", a), ("b", b)):
        made(
            f"{name}.db",
            [
                memo(f"{name}/{at:02}.md", sign, title=f"Ärende {at}", diary_number=f"KS {at}")
                for at, sign in enumerate(signs)
            ],
            folder=name,
        )
    return run("compare", "a.db", "b.db")


@pytest.fixture
def two_years() -> Run:
    """The memos of two years: six as they were, one mended, one worse, one gone, one new, a copy and a broken one."""
    for year in ("2023", "2024"):
        folder = Path(year)
        for number in range(6):
            written(folder / f"lika{number}.md", HEAD.format(f"Tider för hall {number}") + SAYS_NOTHING)
        texts = (SAYS_NOTHING, TELLS) if year == "2023" else (TELLS, SAYS_NOTHING)
        written(folder / "lagad.md", HEAD.format("Tider för simhallen") + texts[0])
        written(folder / "samre.md", HEAD.format("Tider för biblioteket") + texts[1])
        written(folder / "kopia.md", HEAD.format("Tider för simhallen") + texts[0])
        written(folder / "trasig.docx", "inget")
    written(Path("2023/borta.md"), HEAD.format("Tider för ishallen") + SAYS_NOTHING)
    written(Path("2024/ny.md"), HEAD.format("Tider för museet") + TELLS)
    for year in ("2023", "2024"):
        assert audit(year, "--no-cache", "--jobs", "1", into=Path(f"{year}.db")).code == 0
    return run("compare", "2023.db", "2024.db")


def test_two_years_end_to_end(two_years: Run) -> None:
    assert two_years.code == 0, two_years.err
    assert re.fullmatch(
        r"Avslutar med 0: \d+ frågor jämförda mellan ”2023.db” och ”2024.db”\.", two_years.last
    )
    told = _flat(two_years.out)
    assert "2023 jämfört med 2024" in told
    assert "9 dokument finns i båda (samma plats 9), 1 bara i 2023, 1 bara i 2024." in told
    # 2023: one of nine tells of the consequences; 2024: two of nine.
    expected = (
        "Konsekvenser 11 % (1 av 9, 0 ej bedömda) → 22 % (2 av 9, 0 ej bedömda): +11 procentenheter "
        "Bättre: 1 dokument Tider för simhallen 2023: Saknas. Konsekvenserna för kvinnor och män är inte beskrivna. "
        "(2023/kopia.md) 2024: Uppfyllt. »Av besökarna på kvällarna är 62 procent kvinnor och 38 procent män.« "
        "(2024/kopia.md) Sämre: 1 dokument Tider för biblioteket 2023: Uppfyllt. "
    )
    assert expected in told
    assert told.index("2023: Uppfyllt.") < told.index("2024: Saknas.")


def test_a_measure_end_to_end_and_what_is_not_wanted_is_better_the_less(two_years: Run) -> None:
    told = _flat(two_years.out)
    content = (
        "Beskriver vad beslutet betyder för kvinnor och män 11 % (1 av 9, 0 ej bedömda) → "
        "22 % (2 av 9, 0 ej bedömda): +11 procentenheter Bättre: 1 dokument Tider för simhallen 2023: Nej. "
        "»Ärendet bedöms inte ha någon påverkan på jämställdheten.« (2023/kopia.md) 2024: Ja. »Av besökarna"
    )
    assert content in told
    empty_words = (
        "Har ord utan innehåll 89 % (8 av 9, 0 ej bedömda) → 78 % (7 av 9, 0 ej bedömda): "
        "−11 procentenheter (ju lägre andel, desto bättre) "
        "Bättre: 1 dokument Tider för simhallen 2023: Ja. »Ärendet bedöms inte"
    )
    assert empty_words in told
    assert told.count("(ju lägre andel, desto bättre)") == 1


def test_what_concerns_no_document_is_named_and_not_compared(two_years: Run) -> None:
    told = _flat(two_years.out).partition("Gäller inget dokument i någon av revisionerna: ")[2]
    assert "”Målen säger kvinnor och män”" in told
    assert _flat(two_years.out).count("Målen säger") == 1


def test_the_figures_are_those_of_the_reports(two_years: Run) -> None:
    book = built_in()
    with opened(Path("2023.db"), "read") as in_a, opened(Path("2024.db"), "read") as in_b:
        summaries = [summary(in_a, book, "a"), summary(in_b, book, "b")]
        both = compared(Audit(in_a, "a", summaries[0].about), Audit(in_b, "b", summaries[1].about), book)
    for side, told in zip(("a", "b"), summaries, strict=True):
        expected = dict(
            zip((*told.measures, *told.points), (*told.total.measures, *told.total.points), strict=True)
        )
        assert {each.asked: getattr(each, side) for each in both.compared} == expected
    assert len(both.compared) > 12


def test_the_largest_change_comes_first_and_too_few_last() -> None:
    names = ("liten", "stor", "lika", "för få", "minskar")
    signs = {
        "a": ("+" * 3 + "-" * 7, "-" * 10, "+" * 10, "+" * 4, "+" * 10),
        "b": ("+" * 4 + "-" * 6, "+" * 10, "+" * 10, "-" * 10, "+" * 5 + "-" * 5),
    }
    for side, of_points in signs.items():
        documents = [
            memo(
                f"{side}/{at}.md",
                {name: told[at : at + 1] for name, told in zip(names, of_points, strict=True)},
            )
            for at in range(10)
        ]
        made(f"{side}.db", documents, folder=side)
    out = run("compare", "a.db", "b.db").out.partition("Checklista: ")[2]
    titles = [line for line in out.splitlines() if line.lower() in names]
    assert titles == ["Stor", "Minskar", "Liten", "Lika", "För få"]
    differences = re.findall(r"bedömda\): (\S+ procentenheter|för få .*?\))", _flat(out))
    assert differences == [
        "+100 procentenheter",
        "−50 procentenheter",
        "+10 procentenheter",
        "0 procentenheter",
        "för få bedömda för att jämföra (minst 5 i båda)",
    ]


def test_partial_and_not_judged_are_told_beside_the_share() -> None:
    told = _flat(_both("+" * 1 + "~" * 2 + "-" * 5 + "?", "++" + "?" * 3 + "ooo").out)
    assert "13 % (1 av 8, 2 delvis, 1 ej bedömt) → 100 % (2 av 2, 3 ej bedömda): för få" in told
    assert "Andelen ej bedömda skiljer sig (11 % mot 60 %), så jämförelsen kan vilseleda." in told


def test_nothing_judged_is_no_share() -> None:
    assert "inga bedömda (2 ej bedömda) → 50 % (1 av 2, 0 ej bedömda)" in _flat(_both("??", "+-").out)


def test_few_documents_are_told_once_where_the_whole_audit_is_small() -> None:
    told = _flat(_both("+" * 19, "-" * 30).out)
    assert told.count("Få dokument i a (19)") == 1
    assert "Få dokument i b" not in told
    assert "Färre än 20 bedömda" not in told


def test_few_judged_of_many_documents_are_told_at_the_question() -> None:
    told = _flat(_both("+" * 6 + "o" * 20, "-" * 30).out)
    assert "Få dokument" not in told
    assert "−100 procentenheter Färre än 20 bedömda" in told


def test_what_differs_beside_the_documents_is_said_first() -> None:
    made("a.db", [memo("a/1.md", {"konsekvenser": "+", "mål": "-"})], folder="a")
    other = memo("b/1.md", {"konsekvenser": "+"}, profile="kalmar")
    extra = memo("b/2.md", {"statistik": "~"}, checklist="annan", profile="kalmar")
    made("b.db", [other, extra], folder="b")
    with closing(sqlite3.connect("a.db")) as connection, connection:
        connection.execute("UPDATE audit SET tool_version = '0.0.9'")
    told = _flat(run("compare", "a.db", "b.db").out)
    versions = told.index("olika versioner av verktyget (0.0.9 i a, ")
    profiles = told.index("olika profiler (skr i a, kalmar i b)")
    checklists = told.index("olika checklistor (Listan lista i a, Listan annan och Listan lista i b)")
    assert versions < profiles < checklists < told.index("Konsekvenser 100 %")
    assert "Finns bara i a Checklista: Listan lista Mål: 0 % (0 av 1, 0 ej bedömda)" in told
    assert "Finns bara i b Checklista: Listan annan Statistik: 0 % (0 av 1, 1 delvis, 0 ej bedömda)" in told


def test_alike_in_all_else_nothing_is_said_of_it() -> None:
    out = _both("+" * 20, "-" * 20).out
    assert "Läs först" not in out
    assert "Finns bara" not in out


def test_the_heads_say_what_and_when() -> None:
    years = {"arkiv/1.md": Metadata(year=2019), "arkiv/2.md": Metadata(year=2021)}
    made("a.db", [memo("arkiv/1.md"), memo("arkiv/2.md")], metadata=years)
    made("b.db", [memo("arkiv/1.md"), Unread("arkiv/x.pdf", "broken", "Trasig.")], metadata={})
    with closing(sqlite3.connect("a.db")) as connection, connection:
        connection.execute("UPDATE audit SET finished = '2022-01-31T10:00:00+00:00'")
    told = _flat(run("compare", "a.db", "b.db").out)
    assert "a: 2 granskade dokument, från 2019–2021, revisionen klar 2022-01-31." in told
    assert "b: 1 granskat dokument, 1 som inte kunde granskas, revisionen klar 20" in told


def test_two_of_one_name_are_told_by_their_paths() -> None:
    for folder in ("norr", "syd"):
        Path(folder).mkdir()
        made(Path(folder) / "revision.db", [memo("arkiv/1.md", "+")])
    told = _flat(run("compare", "norr/revision.db", "syd/revision.db").out)
    names = [str(Path(folder) / "revision.db") for folder in ("norr", "syd")]
    assert f"{names[0]} jämfört med {names[1]}" in told


def test_an_audit_without_quotes_tells_which_documents() -> None:
    for name, sign in (("a", "-"), ("b", "+")):
        documents = [without_quotes(memo("arkiv/1.md", sign, title="Taxa"))]
        made(f"{name}.db", documents, keeps_quotes=False)
    told = _flat(run("compare", "a.db", "b.db").out)
    assert "Revisionen a är gjord utan citat" in told
    assert "a: Saknas. Skälet till missing. (arkiv/1.md) b: Uppfyllt. (arkiv/1.md, s. 2)" in told
    assert "»" not in told


def test_an_audit_that_is_not_done_is_compared_and_told_as_such() -> None:
    made("a.db", [memo("arkiv/1.md", "+")], is_finished=False)
    made("b.db", [memo("arkiv/1.md", "+")])
    done = run("compare", "a.db", "b.db")
    assert done.code == 0
    assert "Revisionen i ”a.db” är inte klar" in done.err
    assert "Konsekvenser" in done.out


def test_nothing_is_written_and_the_lines_fit() -> None:
    _both("+-~?" * 6, "-+?~" * 6)
    before = {file: file.read_bytes() for file in Path().iterdir()}
    for width in ("40", "80"):
        done = run_apart("compare", "a.db", "b.db", COLUMNS=width)
        assert done.code == 0
        assert "\x1b" not in done.out, "a pipe has no colours"
        assert max(map(len, done.out.splitlines())) <= int(width)
    assert {file: file.read_bytes() for file in Path().iterdir()} == before


def test_what_a_document_says_does_not_steer_the_terminal() -> None:
    made("a.db", [memo("arkiv/1.md", "-", title="\x1b[31mRöd\u202e")])
    made("b.db", [memo("arkiv/1.md", "+", title="\x1b[31mRöd\u202e")])
    out = run("compare", "a.db", "b.db").out
    assert "Röd" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_an_organisations_own_measure_is_compared() -> None:
    own = (
        "id: eget\ntitle: Vårt mått\nmeans: Vårt.\nsource: Vi\norder: 1\nkinds: [tjansteskrivelse]\n"
        "has: {judgement: substantive}\nexamples:\n  good: [{text: a}, {text: b}]\n  bad: [{text: c}, {text: d}]\n"
    )
    written(Path("paket/measures/eget.yaml"), own)
    for name, judgement in (("a", "none"), ("b", "substantive")):
        facts = {"judgement": judgement, "passages": []}
        made(f"{name}.db", [memo(f"arkiv/{at}.md", facts=facts) for at in range(5)])
    assert "Vårt mått" not in run("compare", "a.db", "b.db").out
    done = run("compare", "a.db", "b.db", "--pack", "paket")
    told = (
        "Vårt mått 0 % (0 av 5, 0 ej bedömda) → 100 % (5 av 5, 0 ej bedömda): +100 procentenheter Bättre: 5"
    )
    assert told in _flat(done.out)


def test_a_shell_offers_files() -> None:
    ctx = click.Context(command)
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    assert [[item.type for item in each.shell_complete(ctx, "20")] for each in arguments] == [["file"]] * 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.db", "nix.db"), "”nix.db” finns inte"),
        (("memo.md", "a.db"), "ingen databas"),
        (("a.db", "annan.db"), "annat slag"),
        (("a.db", "./a.db"), "är samma fil"),
        (("a.db", "tom.db"), "inga granskade dokument"),
        (("a.db", "borjan.db"), "håller ingen revision"),
        (("a.db",), "saknas"),
        (("a.db", "b.db", "a.db"), "ett argument för mycket"),
        (("a.db", "b.db", "--pack", "nix"), "nix"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[str, ...], told: str) -> None:
    made("a.db", [memo("arkiv/1.md", "+")])
    made("b.db", [memo("arkiv/1.md", "+")])
    made("tom.db", [Unread("arkiv/x.pdf", "broken", "Trasig.")])
    made("borjan.db", [memo("arkiv/1.md", "+")])
    written(Path("memo.md"), HEAD * 50)
    with closing(sqlite3.connect("borjan.db")) as connection, connection:
        connection.execute("DELETE FROM audit")
    with closing(sqlite3.connect("annan.db")) as connection, connection:
        connection.execute("CREATE TABLE a (b)")
    before = sorted(Path().iterdir())
    done = run("compare", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.last.startswith("Avslutar med 2: ")
    assert told in done.last
    assert sorted(Path().iterdir()) == before
