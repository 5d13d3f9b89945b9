"""House rules that no tool checks: which way imports go, who may open and print, what a start loads."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src"
PACKAGE = SRC / "konsekvens_lint"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up; a module imports from its own room and from lower floors. The longest name counts.
FLOORS: dict[str, int] = {
    "names": -2,
    "limits": -2,
    "machine": -1,
    "version": 0,
    "condition": 0,
    "documents": 0,
    "pipelines": 0,
    "report": 1,
    "language": 1,
    "facts.vocabulary": 1,
    "facts.thing_kinds": 1,
    "facts.given": 1,
    "rulebook": 2,
    "settings": 3,
    "facts": 3,
    "judging": 4,
    "linter": 5,
    "trying": 6,
    "memos": 6,
    "measures": 6,
    "running": 6,
    "formats": 6,
    "gate": 7,
    "audit": 8,
    "assessing": 8,
    "office": 7,
    "web": 8,
    "": 7,
    "commands": 9,
    "__main__": 10,
}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 45
SILENT = ("facts", "judging", "language")
OPENING = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "iterdir",
    "glob",
}
HEAVY = (
    "spacy",
    "numpy",
    "pydantic",
    "yaml",
    "jsonschema",
    "docx",
    "pebble",
    "lxml.html",
    "socket",
    "http",
    "starlette",
    "uvicorn",
    "anyio",
    "distributed",
    "dask",
)
# What reads and judges, which a run has no need of when all its results are known.
NOT_WHEN_KNOWN = (
    "documents.reader",
    "documents.word",
    "documents.pdf.reader",
    "documents.markdown",
    "documents.plain",
    "documents.outline",
    "language",
    "facts.facts",
    "judging",
    "linter",
    "rulebook.book",
    "rulebook.loading",
    "running.judging",
    "running.crew",
)


def _name(file: Path) -> str:
    """The module's name within the package: ``facts.tables``, and nothing for the package itself."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def _floor(module: str) -> int:
    names = [name for name in FLOORS if module == name or module.startswith(f"{name}.")]
    return FLOORS[max(names, key=len)]


def _imports(tree: ast.AST) -> Iterator[str]:
    """The package's own modules that are imported, anywhere in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.removeprefix("konsekvens_lint").lstrip(".") for name in names if _is_own(name))


def _is_own(name: str) -> bool:
    return name == "konsekvens_lint" or name.startswith("konsekvens_lint.")


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _room(module: str) -> str:
    return module.partition(".")[0]


every_module = pytest.mark.parametrize("file", MODULES, ids=lambda file: _name(file) or "konsekvens_lint")


@every_module
def test_imports_go_one_way(file: Path) -> None:
    module = _name(file)
    for imported in _imports(_tree(file)):
        below = _floor(imported) < _floor(module)
        beside = _room(imported) == _room(module) and _floor(imported) <= _floor(module)
        assert below or beside, f"{module} imports {imported}, which stands on a higher floor"


@every_module
def test_no_module_names_a_rule(file: Path) -> None:
    named = re.findall(r"\b[A-ZÅÄÖ]{3}\d\d\b", file.read_text(encoding="utf-8"))
    assert not named, "rules are named in YAML alone"


@every_module
def test_modules_are_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", MODULES, ids=_name)
def test_every_function_can_be_seen_whole(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, node.name


@pytest.mark.parametrize("file", [file for file in MODULES if _room(_name(file)) != "commands"], ids=_name)
def test_only_commands_print(file: Path) -> None:
    assert not {"print", "echo", "secho", "print_exception", "input"} & set(_called(_tree(file)))


@pytest.mark.parametrize("file", [file for file in MODULES if _room(_name(file)) in SILENT], ids=_name)
def test_facts_and_judging_open_no_file(file: Path) -> None:
    tree = _tree(file)
    assert not OPENING & set(_called(tree))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {"os", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib"} & imported


@every_module
def test_public_things_are_documented(file: Path) -> None:
    tree = _tree(file)
    if tree.body:
        assert ast.get_docstring(tree), "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_no_two_test_files_have_one_name() -> None:
    """The tests' folders are no packages: pytest takes the second of a name for the first, and stops."""
    names = [file.name for file in Path(__file__).parent.rglob("test_*.py")]
    assert not {name for name in names if names.count(name) > 1}


def test_every_module_stands_on_a_floor_of_its_own() -> None:
    for module in map(_name, MODULES):
        assert module == "" or any(
            module == name or module.startswith(f"{name}.") for name in FLOORS if name
        ), module


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SRC), "PYTHONUTF8": "1", **more}


def _loaded(*arguments: str) -> set[str]:
    """The modules that a run of the command line loads."""
    command = [sys.executable, "-X", "importtime", "-m", "konsekvens_lint", *arguments]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def _is_heavy(module: str) -> bool:
    return any(module == heavy or module.startswith(f"{heavy}.") for heavy in HEAVY)


def _word_file(folder: Path) -> Path:
    import docx

    document = docx.Document()
    document.add_heading("Ny taxa för simhallen", 1)
    document.add_heading("Förslag till beslut", 2)
    document.add_paragraph("Nämnden antar taxan för simhallen.")
    file = folder / "memo.docx"
    document.save(str(file))
    return file


def test_check_of_a_word_file_loads_nothing_heavy(tmp_path: Path) -> None:
    file = _word_file(tmp_path)
    _loaded("check", "--no-cache", str(file))  # compiles the rules, should they have changed
    loaded = _loaded("check", "--no-cache", str(file))
    assert "konsekvens_lint.documents.word" in loaded
    assert not sorted(filter(_is_heavy, loaded))


def test_check_of_a_text_loads_no_xml(tmp_path: Path) -> None:
    file = tmp_path / "memo.md"
    file.write_text("# Ny taxa\n## Förslag till beslut\nNämnden antar taxan.\n", encoding="utf-8")
    _loaded("check", "--no-cache", str(file))
    loaded = _loaded("check", "--no-cache", str(file))
    assert not sorted(module for module in loaded if _is_heavy(module) or module.startswith("lxml"))
    assert "konsekvens_lint.formats.json" not in loaded
    assert not [module for module in loaded if module.startswith("konsekvens_lint.facts.form")]


def test_what_reads_forms_is_loaded_where_the_text_has_words_of_one(tmp_path: Path) -> None:
    file = tmp_path / "rapport.md"
    file.write_text("# Rapport\n## Resultat\nVår självskattning redovisas i höst.\n", encoding="utf-8")
    assert "konsekvens_lint.facts.forms.read" in _loaded("check", "--no-cache", str(file))


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_check_of_what_is_known_loads_nothing_that_reads_or_judges(format: str, tmp_path: Path) -> None:
    examples = [
        str(SRC.parent / "examples" / f"brister-konsumentradgivning{end}") for end in (".docx", ".pdf", ".md")
    ]
    check = ("check", "--format", format, *examples)
    assert "konsekvens_lint.linter" in _loaded(*check)
    loaded = _loaded(*check)
    assert "konsekvens_lint.gate.cache.store" in loaded
    for name in NOT_WHEN_KNOWN:
        assert not [module for module in loaded if f"{module}.".startswith(f"konsekvens_lint.{name}.")], name
    packages = {module.partition(".")[0] for module in loaded}
    assert not packages & {*HEAVY, "lxml", "ahocorasick", "pypdfium2", "pdfminer", "multiprocessing"}


def test_help_loads_no_rules() -> None:
    loaded = _loaded("--help")
    for room in ("documents.reader", "language", "facts", "judging", "running", "rulebook.book", "gate"):
        assert not [module for module in loaded if f"{module}.".startswith(f"konsekvens_lint.{room}.")], room
    assert not sorted(filter(_is_heavy, loaded))


def test_the_package_itself_loads_nothing() -> None:
    program = (
        "import sys, konsekvens_lint; print(*sorted(name for name in sys.modules if 'konsekvens' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=_environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["konsekvens_lint", "konsekvens_lint.version"]
