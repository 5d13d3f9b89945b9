"""Write the pages in docs/ that say what the rules, the code and the help say; ``--check`` only compares.

python scripts/generate_docs.py
python scripts/generate_docs.py --check
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
# The pages are made from this checkout, whatever else is installed.
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).resolve().parent)]

from pages import (  # noqa: E402
    audit,
    checklists,
    commands,
    configuration,
    dependencies,
    facts,
    json_assessments,
    json_report,
    limits,
    measures,
    rules,
    schemas,
)

PAGES: dict[str, Callable[[], str]] = {
    **rules.pages(),
    **checklists.pages(),
    "commands.md": commands.page,
    "revision.md": audit.page,
    "facts.md": facts.page,
    "matt.md": measures.page,
    "konfiguration.md": configuration.page,
    "beroenden.md": dependencies.page,
    "granser.md": limits.page,
    "json.md": json_report.page,
    "json-sjalvskattning.md": json_assessments.page,
    **{f"schemas/{name}": made for name, made in schemas.pages().items()},
}


def stale() -> dict[Path, str]:
    """The pages that are not as they should be, with what they should hold."""
    should = {DOCS / name: made() for name, made in PAGES.items()}
    return {file: text for file, text in should.items() if not file.is_file() or _read(file) != text}


def left_over() -> list[Path]:
    """Files in the folders of generated pages that nothing makes any more."""
    folders = ("schemas", "rules", "checklists", "profiles")
    files = (file for folder in folders for file in (DOCS / folder).glob("*.*"))
    return [file for file in files if file.relative_to(DOCS).as_posix() not in PAGES]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write what is stale, or tell of it."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if not arguments:
        for file, text in stale().items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {file.relative_to(ROOT).as_posix()}")
        for file in left_over():
            file.unlink()
        return 0
    wrong = [file.relative_to(ROOT).as_posix() for file in (*stale(), *left_over())]
    for name in wrong:
        print(f"{name} is stale: run python scripts/generate_docs.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
