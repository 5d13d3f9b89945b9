"""The generated pages say what the rules, the code and the help say today."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.pack import File, plain, read_pack
from konsekvens_lint.rulebook.where import rules_folder

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
SCRIPT = ROOT / "scripts" / "generate_docs.py"


def test_no_page_is_stale() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")


def test_every_rule_checklist_and_profile_has_its_page() -> None:
    book = built_in()
    for rule in book.rules:
        text = (DOCS / "rules" / f"{rule['code']}.md").read_text(encoding="utf-8")
        assert f"\n# {rule['code']}: {rule['title']}\n" in text
    for folder, entries in (("checklists", book.checklists), ("profiles", book.profiles)):
        for entry in entries:
            text = (DOCS / folder / f"{entry['id']}.md").read_text(encoding="utf-8")
            assert f"\n# {entry['title']}\n" in text
            assert entry["source"] in " ".join(text.split())


@pytest.mark.parametrize("file", read_pack(rules_folder()).files, ids=lambda file: Path(file.name).name)
def test_the_schemas_for_editors_accept_the_built_in_files(file: File) -> None:
    schema = json.loads((DOCS / "schemas" / f"{file.kind}.json").read_text(encoding="utf-8"))
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    validator.check_schema(schema)
    validator(schema).validate(plain(file.content))


def test_nothing_of_this_machine_is_in_the_pages() -> None:
    for page in DOCS.rglob("*.*"):
        assert str(ROOT) not in page.read_text(encoding="utf-8"), page


def test_a_limit_that_no_page_tells_stops_the_making_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    from pages import limits as page

    from konsekvens_lint import limits

    assert "| 20 000 stycken |" in page.page()
    monkeypatch.setattr(limits, "MAX_NEW", 7, raising=False)
    with pytest.raises(LookupError, match=r"limits\.py has MAX_NEW, .*: add a Told for each to _ROWS"):
        page.page()
    monkeypatch.delattr(limits, "MAX_NEW")
    monkeypatch.delattr(limits, "MAX_PAGES")
    with pytest.raises(LookupError, match=r"tells of MAX_PAGES, which limits\.py has not"):
        page.page()
