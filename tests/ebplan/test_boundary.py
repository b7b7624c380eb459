"""Trouble of any kind is one line on stderr and exit code 2, without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ebplan import EbplanError
from ebplan.commands import main
from ebplan.commands.boundary import Boundary


def failing(error: BaseException, *arguments: str) -> Result:
    """What comes of a command that raises the error."""

    @click.group(cls=Boundary)
    @click.option("--traceback", is_flag=True)
    def group(traceback: bool) -> None:
        """A group."""

    @group.command()
    def command() -> None:
        raise error

    return CliRunner().invoke(group, [*arguments, "command"])


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            EbplanError("is empty", where="a.pdf", remedy="fetch it again"),
            "a.pdf: is empty; fetch it again",
        ),
        (EbplanError("two\nlines \x1b[31m"), "two lines \\u001b[31m"),
        (PermissionError(13, "Permission denied", "a.pdf"), "a.pdf: permission denied"),
        (
            OSError(28, "No space left on device"),
            "no space left on device; free some space and try again",
        ),
        (
            ZeroDivisionError("oh"),
            "internal error: ZeroDivisionError: oh; please report it; "
            "ebplan --traceback shows where it arose",
        ),
        (
            RecursionError(),
            "internal error: RecursionError: ; please report it; "
            "ebplan --traceback shows where it arose",
        ),
    ],
)
def test_an_error_is_one_line(error: Exception, line: str) -> None:
    result = failing(error)
    assert result.exit_code == 2
    assert result.stderr == f"ebplan: {line}\n"
    assert result.stdout == ""


def test_a_traceback_is_shown_when_asked_for() -> None:
    assert "Traceback" in failing(ZeroDivisionError(), "--traceback").stderr
    assert "Traceback" not in failing(ZeroDivisionError()).stderr


def test_an_interruption_is_quiet() -> None:
    result = failing(KeyboardInterrupt())
    assert result.exit_code == 130
    assert result.stderr.strip() == ""


def test_a_reader_that_has_gone_is_no_error() -> None:
    result = failing(BrokenPipeError(32, "Broken pipe"))
    assert result.exit_code == 141
    assert result.stderr == ""


@pytest.mark.parametrize("arguments", [["nonsense"], ["extract"], ["schema", "--nonsense"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "ebplan", *arguments], capture_output=True)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["extract", "a.pdf"], "extract: Missing option '-o' / '--output'. Try 'ebplan extract"),
        (["extract", "-o"], "extract: Option '-o' requires an argument. Try 'ebplan extract"),
        (["tables"], "tables: Missing argument 'SOURCE'. Try 'ebplan tables"),
        (["chek"], ": No such command 'chek'. "),
        (["--langage"], ": No such option '--langage'"),
        (["schema", "--\x1b[31m\n"], "schema: No such option '--\\x1b[31m\\n'. Try 'ebplan schema"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_command_and_its_help(
    arguments: list[str], line: str
) -> None:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    [said] = result.stderr.splitlines()
    assert said.startswith(f"ebplan {line}".replace("ebplan :", "ebplan:"))
    assert said.endswith(" --help'.")


def test_no_command_at_all_shows_the_help() -> None:
    result = CliRunner().invoke(main, [])
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_stdout_is_2() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ebplan", "schema"], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "no space left" in done.stderr.decode()


def test_a_pipe_closed_early_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "ebplan", "schema"], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.parametrize(("closed", "code"), [("2>&1 | true", 141), (">&-", 0), ("2>&-", 0)])
def test_streams_that_are_closed(closed: str, code: int, root: Path, tmp_path: Path) -> None:
    """A summary whose reader has gone shows in the exit code; the files are there."""
    command = f"{sys.executable} -m ebplan extract samples/EB152_34-zh.txt -o {tmp_path}/out"
    shell = ["bash", "-c", f"{command} {closed}; exit ${{PIPESTATUS[0]}}"]
    done = subprocess.run(shell, cwd=root, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out" / "EB152_34-zh" / "plan.json").stat().st_size > 100_000


def test_data_for_a_closed_stdout_is_trouble(root: Path) -> None:
    shell = ["bash", "-c", f"{sys.executable} -m ebplan schema >&-"]
    done = subprocess.run(shell, cwd=root, capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "internal error" not in done.stderr
