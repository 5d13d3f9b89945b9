"""A team's repository with the hook, of this checkout as it is, and the real git and pre-commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from konsekvens_lint.version import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
RELEASE = f"v{__version__}"
#: All that a package is built of, and the hook file.
SOURCES = (
    "src",
    "rules",
    "grammar-model",
    "README.md",
    "LICENSE",
    "pyproject.toml",
    "hatch_build.py",
    ".pre-commit-hooks.yaml",
)
# What is made in a checkout, and no part of it.
_MADE = shutil.ignore_patterns("__pycache__", "rulebook.json*")
_TIMEOUT = 600


class Done(NamedTuple):
    """How a program ended, and all that it said."""

    code: int
    said: str


def environment(home: Path) -> dict[str, str]:
    """The environment of a team member whose pre-commit keeps its things in `home`: nothing of the developer's own."""
    own = ("GIT_", "PRE_COMMIT", "KONSEKVENS_LINT_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own) and name != "SKIP"}
    person = {"GIT_AUTHOR_NAME": "Åsa", "GIT_AUTHOR_EMAIL": "asa@example.se"}
    person |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in person.items()}
    cache = {"KONSEKVENS_LINT_CACHE_DIR": os.environ["KONSEKVENS_LINT_CACHE_DIR"]}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**kept, **person, **nothing, **cache, "PRE_COMMIT_HOME": str(home)}


def run(arguments: list[str], folder: Path, env: Mapping[str, str]) -> Done:
    """The program's end, in the folder."""
    done = subprocess.run(
        arguments,
        cwd=folder,
        env=dict(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=_TIMEOUT,
        check=False,
    )
    return Done(done.returncode, done.stdout)


def release(folder: Path, env: Mapping[str, str]) -> None:
    """Make the folder a repository of this checkout as it is now, with a tag."""
    folder.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_MADE)
        else:
            shutil.copy(ROOT / name, folder / name)
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=1"],
        ["tag", RELEASE],
    ):
        done = run(["git", *command], folder, env)
        assert done.code == 0, done.said


class Team:
    """A team's repository."""

    def __init__(self, folder: Path, source: Path, env: Mapping[str, str]) -> None:
        self.folder = folder
        self._env = env
        folder.mkdir()
        self.must("git", "init", "--quiet")
        self.write(
            ".pre-commit-config.yaml",
            f"repos:\n  - repo: '{source.as_posix()}'\n    rev: {RELEASE}\n    hooks:\n      - id: konsekvens-lint\n",
        )
        self.must("git", "add", "--all")
        self.must("git", "commit", "--quiet", "--message=start")

    def run(self, *arguments: str) -> Done:
        """A program run in the folder."""
        return run(list(arguments), self.folder, self._env)

    def must(self, *arguments: str) -> str:
        """What a program says that has to end well."""
        done = self.run(*arguments)
        assert done.code == 0, done.said
        return done.said

    def pre_commit(self, *arguments: str) -> Done:
        """The real pre-commit."""
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def lint(self, *arguments: str) -> Done:
        """The checkout's own konsekvens-lint, as somebody at work runs it."""
        env = {**self._env, "PYTHONPATH": str(ROOT / "src")}
        return run([sys.executable, "-m", "konsekvens_lint", *arguments], self.folder, env)

    def write(self, name: str, content: str | bytes) -> Path:
        """A file with the content, that git is told of."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        self.must("git", "add", "--all")
        return file

    def copy(self, example: str, name: str) -> Path:
        """One of the project's examples under another name, that git is told of."""
        return self.write(name, (ROOT / "examples" / example).read_bytes())

    def commit(self) -> Done:
        """A commit of all that git was told of, through the hooks that are installed."""
        return self.run("git", "commit", "--message=ett ärende")

    def commits(self) -> int:
        """How many there are."""
        return int(self.must("git", "rev-list", "--count", "HEAD"))
