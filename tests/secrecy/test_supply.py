"""What is installed with the tool is what docs/beroenden.md says, with a reason each, and the lock holds all of it.

That what is imported is declared, and the other way round, is tested in tests/packaging/test_package.py.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version
from watching import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from pages.dependencies import TOLD, usual_name

BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = BUILD["project"]
MODEL = tomllib.loads((ROOT / "grammar-model" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
# As the page counts; the machine that tests may be another.
COUNTED = {"python_version": "3.11", "python_full_version": "3.11.9", "sys_platform": "linux", "os_name": "posix",
           "platform_system": "Linux", "platform_python_implementation": "CPython", "implementation_name": "cpython"}  # fmt: skip
COMPILED = (".so", ".pyd", ".dylib")


def _locked() -> dict[str, list[tuple[Version, Requirement]]]:
    """The pins of each package; there may be one for each Python, with its marker."""
    found: dict[str, list[tuple[Version, Requirement]]] = {}
    for line in re.findall(r"^([\w.-]+==[^\\\n]+)", LOCK, re.MULTILINE):
        pin = Requirement(line.strip())
        (specifier,) = pin.specifier
        found.setdefault(usual_name(pin.name), []).append((Version(specifier.version), pin))
    return found


def _needed(requirements: Iterable[str], environment: Mapping[str, str]) -> dict[str, Distribution]:
    """All that the requirements need, and what that needs, as the installed packages say. Skips where one is not there."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(each) for each in requirements]
    while waiting:
        each = waiting.pop()
        name = usual_name(each.name)
        applies = each.marker is None or each.marker.evaluate({**environment, "extra": ""})
        if not applies or name in found or name == usual_name(PROJECT["name"]):
            continue
        try:
            found[name] = distribution(each.name)
        except PackageNotFoundError:
            pytest.skip(f"{each.name} is not installed")
        waiting += [Requirement(more) for more in found[name].requires or ()]
        for extra in each.extras:
            inner = [Requirement(more) for more in found[name].requires or ()]
            waiting += [
                more
                for more in inner
                if more.marker and more.marker.evaluate({**environment, "extra": extra})
            ]
    return found


@pytest.fixture(scope="module")
def base() -> dict[str, Distribution]:
    """What is installed with the tool. Skips where the versions are not those of the lock, which the page is about."""
    found = _needed(PROJECT["dependencies"], {**default_environment(), **COUNTED})
    locked = _locked()
    other = [name for name, each in found.items() if Version(each.version) not in [version for version, _ in locked.get(name, [])]]  # fmt: skip
    if other:
        pytest.skip(f"not installed from the lock: {', '.join(other)}")
    return found


def test_every_dependency_has_its_reason_and_every_reason_its_dependency() -> None:
    assert list(TOLD["direct"]) == [usual_name(each) for each in PROJECT["dependencies"]]
    for name, each in TOLD["direct"].items():
        for key in ("does", "why"):
            assert each[key].endswith("."), name
        assert each["used"] and each["licence"], name
    extras = {
        name for extra in ("ocr", "dask") for name in map(usual_name, PROJECT["optional-dependencies"][extra])
    }
    told = {name for packages in TOLD["extras"].values() for name in packages}
    assert told == extras | set(map(usual_name, MODEL["dependencies"]))


def test_every_dependency_says_in_pyproject_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in (each for extra in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()) for each in extra):  # fmt: skip
        if not requirement.startswith(("types-", "konsekvens-lint", "pytest>", "ruff")):
            assert re.search(rf'"{re.escape(requirement)}", +# \S+', text), requirement


def test_the_page_tells_the_whole_of_what_gets_installed(base: dict[str, Distribution]) -> None:
    """With who needs it: a package that comes in by another is seen here, and is to be looked at."""
    assert set(base) - set(TOLD["direct"]) == set(TOLD["indirect"])
    for name, told in TOLD["indirect"].items():
        assert told["for"] == sorted(other for other, each in base.items() if name in _named_by(each)), name


def _named_by(package: Distribution) -> set[str]:
    environment = {**default_environment(), **COUNTED, "extra": ""}
    needed = map(Requirement, package.requires or ())
    return {usual_name(each.name) for each in needed if not each.marker or each.marker.evaluate(environment)}


def test_what_is_compiled_and_each_licence_is_told(base: dict[str, Distribution]) -> None:
    for name, told in {**TOLD["direct"], **TOLD["indirect"]}.items():
        files = [str(file) for file in base[name].files or ()]
        assert bool(told.get("compiled")) == any(file.endswith(COMPILED) for file in files), name
        assert _agrees(told["licence"], base[name].metadata), name


def _agrees(told: str, metadata: Any) -> bool:
    """Whether the package says of itself what the page says: in full, or, as older ones do, which family it is of."""
    if exact := metadata.get("License-Expression"):
        return bool(told == exact)
    said = f"{metadata.get('License', '')[:200]} {' '.join(metadata.get_all('Classifier') or [])}"
    return all(word in said for word in re.findall(r"LGPL|BSD|MIT|MPL|Apache|GPL", told))


def test_the_lock_is_in_step_with_what_is_declared() -> None:
    """Each requirement is satisfied by a pin: else a version was raised in one place alone."""
    locked = _locked()
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"], *PROJECT["optional-dependencies"]["dev"],
                *PROJECT["optional-dependencies"]["dask"], *BUILD["build-system"]["requires"], *MODEL["dependencies"]]  # fmt: skip
    for each in map(Requirement, declared):
        if usual_name(each.name) == "konsekvens-lint":
            continue
        versions = [version for version, _ in locked[usual_name(each.name)]]
        assert all(each.specifier.contains(version) for version in versions), each


def test_the_lock_is_closed() -> None:
    """What the pinned packages themselves need is pinned too, in versions that they take."""
    locked, environment = _locked(), dict(default_environment())
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"], *PROJECT["optional-dependencies"]["dask"],
                *PROJECT["optional-dependencies"]["dev"]]  # fmt: skip
    for package in _needed(declared, environment).values():
        for each in map(Requirement, package.requires or ()):
            if each.marker and not each.marker.evaluate({**environment, "extra": ""}):
                continue
            pins = locked.get(usual_name(each.name), [])
            fitting = [pin for _, pin in pins if not pin.marker or pin.marker.evaluate(environment)]
            assert fitting, f"{package.name} needs {each}"


def test_the_lock_takes_nothing_without_a_hash_or_from_elsewhere_than_the_index() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > 100
    assert [each.split()[0] for each in entries if "--hash=sha256:" not in each] == []
    assert re.findall(r"^(?:-e|--(?:extra-)?index-url|--find-links|.*(?:git\+|https?://)).*", re.sub(r"#.*", "", LOCK), re.MULTILINE) == []  # fmt: skip
