"""The documentation is true: examples run, generated pages are in step, nothing is left out."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.generate import HERE, pages
from ebplan.commands import main
from normalize.findings import CATALOGUE, finding
from outputs.formats import FORMATS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def examples(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with the lines it is said to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *expected = part.rstrip("\n").split("\n")
        yield command, expected


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment whose `ebplan` is this one, and a folder that holds the samples."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    command = tmp_path / "bin" / "ebplan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ebplan "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def test_the_commands_of_the_readme_run(tmp_path: Path, shell: dict[str, str]) -> None:
    for block in blocks("console"):
        for command, expected in examples(block):
            done = subprocess.run(
                command,
                shell=True,
                cwd=tmp_path,
                env=shell,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}"
            pieces = map(re.escape, "\n".join(expected).split("..."))
            assert re.match(".*".join(pieces), done.stdout, re.DOTALL), done.stdout


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_of_the_readme_runs(tmp_path: Path, shell: dict[str, str], code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=shell, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("name", pages())
def test_generated_pages_are_in_step(name: str) -> None:
    written = (HERE / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `make docs`"


@pytest.mark.parametrize("command", main.commands)
def test_every_command_is_in_the_readme_and_the_reference(command: str) -> None:
    assert f"ebplan {command}" in README
    assert f"## `ebplan {command}`" in pages()["cli.md"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_help_of_extract(name: str) -> None:
    assert name in pages()["cli.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_finding_can_be_made_and_is_explained(code: str) -> None:
    kind = CATALOGUE[code]
    assert kind.code == code
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
    assert len(kind.explanation) > 40
    values = {name: f"<{name}>" for name in kind.fields}
    made = finding(code, "A1-1", **values)
    assert all(value in made.message for value in values.values())
    assert (made.code, made.level, made.record) == (code, kind.level, "A1-1")
    assert made.message.rstrip('"').endswith((".", "?")) or '"' in made.message[-3:]


def test_a_finding_lacking_a_value_is_refused() -> None:
    with pytest.raises(KeyError):
        finding("count_mismatch")
    with pytest.raises(KeyError):
        finding("no_such_code")


def test_every_finding_is_used_somewhere() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("normalize", "audit", "ebplan")
        for path in (ROOT / folder).rglob("*.py")
        if path.parent != ROOT / "normalize" / "findings"
    )
    assert [code for code in CATALOGUE if f'"{code}"' not in source] == []
