"""What is declared is what is imported, and what is built holds the rules and nothing of the machine that built it."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.pack import read_pack

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _named(requirements: list[str]) -> set[str]:
    names = (re.match(r"[\w.-]+", requirement) for requirement in requirements)
    return {_normal(name[0]) for name in names if name}


def _imported() -> set[str]:
    """The modules from elsewhere that the package imports, anywhere in a module."""
    found: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"konsekvens_lint"}


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    provided = packages_distributions()
    needed = {_normal(name) for module in _imported() for name in provided.get(module, [module])}
    # What ocr needs is run as a program.
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dask"]]
    assert needed == _named(declared)


def test_the_lock_holds_all_that_is_declared() -> None:
    locked = {_normal(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}
    extras = PROJECT["optional-dependencies"]
    declared = _named([*PROJECT["dependencies"], *extras["test"], *extras["dev"]]) - {"konsekvens-lint"}
    assert declared <= locked
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert _named(build) <= locked, "the build needs no network"


def test_every_locked_package_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


class Built(NamedTuple):
    """The sdist, the wheel made from it, and the wheel made straight from the checkout."""

    sdist: Path
    wheel: Path
    direct: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pytest.importorskip("build", reason="build makes the packages")
    pytest.importorskip("hatchling", reason="hatchling makes the packages")
    # A checkout of its own: others may be at work in this one.
    source = tmp_path_factory.mktemp("source")
    for name in ("src", "rules", "README.md", "LICENSE", "pyproject.toml", "hatch_build.py", ".gitignore"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    both, straight = tmp_path_factory.mktemp("both"), tmp_path_factory.mktemp("straight")
    _build(source, both)
    _build(source, straight, "--wheel")
    return Built(next(both.glob("*.tar.gz")), next(both.glob("*.whl")), next(straight.glob("*.whl")))


def _build(source: Path, target: Path, *options: str) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        *options,
        "--outdir",
        str(target),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _read(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
def test_the_sdist_builds_the_same_wheel(built: Built) -> None:
    assert _read(built.wheel) == _read(built.direct)
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert "rules/BES/BES03-ingen-paverkan-utan-skal.yaml" in names
    assert not any(name.endswith("rulebook.json") for name in names), "compiled anew, never carried along"


@pytest.mark.slow
def test_the_wheel_holds_all_rules_and_the_compiled_book(built: Built) -> None:
    files = _read(built.wheel)
    rules = {
        file.relative_to(ROOT).as_posix(): file.read_bytes() for file in (ROOT / "rules").rglob("*.yaml")
    }
    assert {f"konsekvens_lint/{name}" for name in rules} == {
        name for name in files if name.startswith("konsekvens_lint/rules/")
    }
    book: Any = json.loads(files["konsekvens_lint/rulebook.json"])
    assert [rule["code"] for rule in book["rules"]] == [
        rule["code"] for rule in compile_packs([read_pack(ROOT / "rules")])["rules"]
    ]
    assert "stamp" not in book
    assert "konsekvens_lint/py.typed" in files
    assert "konsekvens_lint/formats/report.schema.json" in files
    templates = (ROOT / "src").glob("konsekvens_lint/formats/html/templates/*.html")
    assert {file.relative_to(ROOT / "src").as_posix() for file in templates} <= files.keys()
    assert "konsekvens_lint/formats/html/style.css" in files


@pytest.mark.slow
def test_the_wheel_holds_the_page(built: Built) -> None:
    page = {
        file.relative_to(ROOT / "src").as_posix()
        for file in (ROOT / "src/konsekvens_lint/web").glob("*.[hcjs]*")
    }
    assert {Path(name).suffix for name in page} == {".html", ".css", ".js", ".svg"}
    assert page <= _read(built.wheel).keys()


@pytest.mark.slow
def test_nothing_of_the_machine_is_in_the_wheel(built: Built) -> None:
    paths = [str(folder).encode() for folder in (ROOT, Path.home(), built.sdist.parent.parent)]
    for name, content in _read(built.wheel).items():
        assert not any(path in content for path in paths), name


@pytest.mark.slow
def test_wrong_rules_build_no_package(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling makes the packages")
    for name in ("src", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "LICENSE", "pyproject.toml", "hatch_build.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    rule = tmp_path / "rules" / "BES" / "BES03-ingen-paverkan-utan-skal.yaml"
    rule.write_text(
        rule.read_text(encoding="utf-8").replace("level: error", "level: errro"), encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        str(tmp_path / "dist"),
        ".",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "BES03-ingen-paverkan-utan-skal.yaml" in done.stdout + done.stderr
