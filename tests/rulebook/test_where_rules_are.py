"""One function finds the rules: in a checkout, in an editable install and in a wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from konsekvens_lint.rulebook.loading import built_in, stamp
from konsekvens_lint.rulebook.where import compiled_file, rules_folder

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = """
import konsekvens_lint
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.rulebook.where import is_installed, rules_folder
print(konsekvens_lint.__file__)
print(rules_folder())
print(is_installed())
print(" ".join(rule["code"] for rule in built_in().rules))
"""


def _asked(path: Path, folder: Path) -> tuple[Path, Path, bool, list[str]]:
    """What a Python with only `path` on its way says of where it is and what rules it has."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    module, rules, installed, codes = done.stdout.splitlines()
    return Path(module), Path(rules), installed == "True", codes.split()


def _codes() -> list[str]:
    return [rule["code"] for rule in built_in().rules]


def test_in_a_checkout() -> None:
    assert (rules_folder() / "concepts").is_dir()
    assert _codes()


def test_in_a_checkout_from_another_folder(tmp_path: Path) -> None:
    module, rules, installed, codes = _asked(ROOT / "src", tmp_path)
    assert module.is_relative_to(ROOT)
    assert (rules, installed, codes) == (ROOT / "rules", False, _codes())


def test_in_an_editable_install(tmp_path: Path) -> None:
    """An editable install is a .pth file that leads to the checkout's src."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "konsekvens_lint.pth").write_text(str(ROOT / "src"), encoding="utf-8")
    add = f"import site; site.addsitedir({str(site)!r})\n"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", add + ASK]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    _, rules, installed, codes = done.stdout.splitlines()
    assert (Path(rules), installed, codes.split()) == (ROOT / "rules", "False", _codes())


def test_a_changed_rule_file_is_seen(tmp_path: Path) -> None:
    source = tmp_path / "src"
    _copy_tree(ROOT / "src", source)
    _copy_tree(ROOT / "rules", tmp_path / "rules")
    before = _asked(source, tmp_path)[3]
    profiles = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "rules/profiles").iterdir())
    unnamed = next(code for code in before if code not in profiles)
    next((tmp_path / "rules").rglob(f"{unnamed}-*.yaml")).unlink()
    assert _asked(source, tmp_path)[3] == [code for code in before if code != unnamed]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["BES/a.yaml"], ["BES/a.yaml", "BES/b.yaml"]),
        (["BES/a.yaml"], ["BES/a.yaml", "BES/b.yml"]),
        (["BES/a.yaml"], ["BES/b.yaml"]),
        (["BES/a.yaml"], ["concepts/a.yaml"]),
        (["BES/a.yaml", "DOK/b.yaml"], ["DOK/a.yaml", "BES/b.yaml"]),
    ],
)
def test_the_stamp_tells_rule_files_apart(before: list[str], after: list[str], tmp_path: Path) -> None:
    stamps = set()
    for folder, names in ((tmp_path / "1", before), (tmp_path / "2", after)):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
            os.utime(folder / name, (0, 0))
        stamps.add(stamp(folder))
    assert len(stamps) == 2


UNSEEN = """
import os, sys
import konsekvens_lint.rulebook.compiling, konsekvens_lint.rulebook.pack
loaded = [module.__file__ for name, module in sys.modules.items() if name.startswith("konsekvens_lint.")]
from konsekvens_lint.rulebook.loading import stamp
from konsekvens_lint.rulebook.where import rules_folder
for file in loaded:
    before = stamp(rules_folder())
    os.utime(file, (0, 0))
    if stamp(rules_folder()) == before:
        print(file)
"""


def test_the_stamp_sees_every_module_that_takes_part_in_compiling(tmp_path: Path) -> None:
    _copy_tree(ROOT / "src", tmp_path / "src")
    (tmp_path / "rules").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    command = [sys.executable, "-c", UNSEEN]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    unseen = [
        Path(line).relative_to(tmp_path / "src" / "konsekvens_lint") for line in done.stdout.splitlines()
    ]
    assert [file for file in unseen if file.name not in ("__init__.py", "version.py")] == []


def test_the_compiled_rulebook_is_beside_the_modules() -> None:
    assert compiled_file().parent == ROOT / "src" / "konsekvens_lint"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as it is."""
    settings = ROOT / "pyproject.toml"
    if not settings.is_file() or "build-system" not in tomllib.loads(settings.read_text(encoding="utf-8")):
        pytest.skip("no wheel is built: pyproject.toml has no build-system yet")
    if not (find_spec("build") and find_spec("hatchling")):
        pytest.skip("no wheel is built: build and hatchling are not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_in_a_wheel(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    module, rules, installed, codes = _asked(unpacked, tmp_path)
    assert module.is_relative_to(unpacked)
    assert (rules, installed) == (unpacked / "konsekvens_lint" / "rules", True)
    assert codes == _codes()


@pytest.mark.slow
def test_what_a_wheel_holds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"konsekvens_lint/rulebook.json", "konsekvens_lint/py.typed"} <= names
    assert {"konsekvens_lint/commands/main.py", "konsekvens_lint/formats/report.schema.json"} <= names
    assert any(name.startswith("konsekvens_lint/rules/concepts/") for name in names)


def _copy_tree(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file() and file.suffix in (".py", ".yaml", ".json"):
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
