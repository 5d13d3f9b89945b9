"""A baseline of real documents holds when they are renamed, moved, added to, and saved by another program."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import which

import docx
import pytest
from layouts import LAYOUTS, parse_memo

from konsekvens_lint.gate.baseline import Key, entries, merged
from konsekvens_lint.gate.baseline_file import as_text
from konsekvens_lint.gate.home import Home
from konsekvens_lint.gate.use import use_baseline
from konsekvens_lint.linter import check_file
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BOOK = built_in()
PLAN = plan(Options(kind="tjansteskrivelse"), BOOK)
#: Besides faults of many kinds, what programs change when they save: quotes, dashes, spaces that do not break.
FAULTY = """\
Ny taxa för kommunens badhus

Dnr KFN 2026/00112

Förslag till beslut

Kultur- och fritidsnämnden antar taxan, att gälla från åååå-mm-dd.

Sammanfattning

Taxan höjs med XX kronor för vuxna. Taxan ”Familj” – för alla – blir kvar.

Ärendet

Under 2025 hade badhuset 41 200 besökare. Av dem som tränar i gymmet är 71 procent män.

Jämställdhet

Förslaget bedöms inte ha någon påverkan på jämställd­heten, eftersom taxan ”gäller lika” för alla.

Ekonomiska konsekvenser

Intäkterna ökar med 340 000 kronor.
"""
BOILERPLATE = """\
# {title}

## Förslag till beslut

Nämnden antar förslaget.

## Jämställdhet

Förslaget bedöms inte påverka jämställdheten.
"""


def _report(file: Path) -> DocumentReport:
    return check_file(file, BOOK, PLAN)


def _keys(file: Path) -> Counter[Key]:
    return Counter((finding.rule, finding.fingerprint) for finding in _report(file).findings)


def _baseline(folder: Path, *files: Path) -> Callable[[Path], DocumentReport]:
    """Writes a baseline of the files, and gives what judges a file by it."""
    file = folder / "baseline.json"
    home = Home.of(file)
    found = [
        entry
        for each in files
        for entry in entries(home.told(each), _report(each).title, _report(each).findings)
    ]
    file.write_bytes(as_text(merged(found)))
    use = use_baseline(file)
    return lambda file: use(_report(file))


def _memo(file: Path, title: str = "Ny taxa för båtplatser") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(BOILERPLATE.format(title=title), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "name", ["brister-konsumentradgivning.docx", "brister-konsumentradgivning.pdf", "x.md"]
)
@pytest.mark.parametrize("to", ["nytt namn.{}", "2026/mars/åtgärd.{}"])
def test_a_renamed_or_moved_file(name: str, to: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if (EXAMPLES / name).exists():
        shutil.copy(EXAMPLES / name, file)
    else:
        _memo(file)
    findings = _report(file).findings
    judge = _baseline(tmp_path, file)
    moved = tmp_path / to.format(file.suffix[1:])
    moved.parent.mkdir(parents=True, exist_ok=True)
    file.rename(moved)
    done = judge(moved)
    assert (done.findings, done.baselined) == ((), findings)
    assert findings


@pytest.mark.parametrize("is_word", [True, False])
def test_a_paragraph_added_above(is_word: bool, tmp_path: Path) -> None:
    file = tmp_path / ("memo.docx" if is_word else "memo.md")
    if is_word:
        file.write_bytes(LAYOUTS["municipality"](parse_memo(FAULTY)))
    else:
        _memo(file)
    before = _report(file)
    judge = _baseline(tmp_path, file)
    added = "Ärendet har beretts tillsammans med ekonomiavdelningen."
    if is_word:
        document = docx.Document(str(file))
        first = next(each for each in document.paragraphs if each.text == "Sammanfattning")
        first.insert_paragraph_before(added)
        document.save(str(file))
    else:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("## Jäm", f"{added}\n\n## Jäm"), encoding="utf-8")
    done = judge(file)
    assert done.findings == ()
    assert len(done.baselined) == len(before.findings) > 0
    assert [each.place for each in done.baselined] != [each.place for each in before.findings]


def test_a_new_fault_in_an_old_memo_is_new(tmp_path: Path) -> None:
    file = _memo(tmp_path / "memo.md")
    judge = _baseline(tmp_path, file)
    with file.open("a", encoding="utf-8") as text:
        text.write("\n## Ekonomi\n\nTaxan höjs med XX kronor.\n")
    (new,) = judge(file).findings
    assert new.place and new.place.quote == "XX"


def test_boilerplate_in_a_new_memo_is_new_though_others_have_it(tmp_path: Path) -> None:
    old = [_memo(tmp_path / "2025" / f"memo{number}.md", f"Taxa {number}") for number in range(5)]
    judge = _baseline(tmp_path, *old)
    new = judge(_memo(tmp_path / "2026" / "memo.md", "Ny badtaxa"))
    assert len(new.findings) > 0 and new.baselined == ()
    assert all(judge(file).findings == () for file in old)


def test_a_copy_is_new_while_the_first_stands(tmp_path: Path) -> None:
    file = _memo(tmp_path / "memo.md")
    judge = _baseline(tmp_path, file)
    copy = judge(_memo(tmp_path / "kopia.md"))
    assert len(copy.findings) > 0 and copy.baselined == ()
    assert judge(file).findings == ()


def test_what_nobody_may_except_is_new_though_the_file_has_it(tmp_path: Path) -> None:
    file = tmp_path / "memo.txt"
    file.write_text(FAULTY, encoding="utf-8")
    _baseline(tmp_path, file)
    report = _report(file)
    (first, *others) = report.findings
    first = first._replace(suppressible=False)
    done = use_baseline(tmp_path / "baseline.json")(report._replace(findings=(first, *others)))
    assert first.rule not in {each.rule for each in others} != set()
    assert (done.findings, done.baselined) == ((first,), tuple(others))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_memo_in_another_template(layout: str, tmp_path: Path) -> None:
    """From plain text to Word, and from one template to another."""
    file, text = tmp_path / "memo.docx", tmp_path / "memo.txt"
    file.write_bytes(LAYOUTS[layout](parse_memo(FAULTY)))
    text.write_text(FAULTY, encoding="utf-8")
    assert _keys(file) == _keys(text)
    assert len(_keys(file)) > 3


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Word files, and in ``again`` what LibreOffice makes of them."""
    if which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    for name, make in LAYOUTS.items():
        (folder / f"{name}.docx").write_bytes(make(parse_memo(FAULTY)))
    for file in sorted(EXAMPLES.rglob("*.docx")):
        shutil.copy(file, folder / _name(file))
    files = [str(file) for file in sorted(folder.glob("*.docx"))]
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    again = ["docx", "--outdir", str(folder / "again"), *files]
    subprocess.run([*command, *again], check=True, capture_output=True, timeout=300)
    return folder


def _name(example: Path) -> str:
    return "-".join(example.relative_to(EXAMPLES).parts)


@pytest.mark.parametrize(
    "name", [*(f"{each}.docx" for each in LAYOUTS), *map(_name, EXAMPLES.rglob("*.docx"))]
)
def test_saved_again_by_libreoffice(saved: Path, name: str) -> None:
    file, again = saved / name, saved / "again" / name
    assert file.read_bytes() != again.read_bytes()
    assert _keys(again) == _keys(file)
