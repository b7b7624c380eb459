"""The cookbook and the first steps are true: what can be run here prints what they show."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """Each command line or Python program of the page, with what it is said to print."""
    blocks = [*BLOCK.findall((ROOT / page).read_text(encoding="utf-8")), ("", "")]
    for (language, text), (following, printed) in pairwise(blocks):
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, expected = part.partition("\n")
                yield command, expected
        if language == "python":
            program = f"{shlex.quote(sys.executable)} -c {shlex.quote(text)}"
            yield program, printed if following == "text" else ""


@pytest.mark.parametrize("page", ["docs/cookbook.md", "docs/README.md"])
def test_what_a_page_shows_can_be_done(page: str, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("ebplan", "frictionless"):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {name} "$@"\n')
        program.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    folder, done = tmp_path, 0
    for command, expected in steps(page):
        if command.startswith("cd "):
            folder = folder / command.removeprefix("cd ")
            continue
        result = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert result.returncode == 0, f"{command}\n{result.stdout}"
        printed = "\n".join(map(str.rstrip, result.stdout.rstrip("\n").split("\n")))
        pattern = ".*".join(map(re.escape, expected.rstrip("\n").split("...")))
        assert re.fullmatch(pattern, printed, re.DOTALL), printed
        done += 1
    assert done >= 3
