"""`ebplan watch` with real files: what is new, what is not, what is left, and what goes wrong.

Nothing sleeps: a file's age is what the test says it is, and a watch that goes on is waited for by
what it prints.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from ebplan import ingestion
from ebplan.commands import main
from ebplan.watching import Watch, look
from outputs.store.database import Database
from tests.ebplan.conftest import Run

REPORTS = ["changes-1-to-2.html", "changes-1-to-2.json", "changes-1-to-2.md"]
LONG_AGO = 1_000_000_000


class Place:
    """A folder that documents come to, with a database and a folder for reports beside it."""

    def __init__(self, top: Path, text: str, run: Run) -> None:
        self.folder = top / "incoming 文件"
        self.folder.mkdir()
        self.database = top / "plans.db"
        self.reports = top / "changes"
        self._text, self._run = text, run

    def put(self, name: str, old: str = "", new: str = "", *, age: bool = True) -> Path:
        """A document of that name, some words exchanged; written long ago unless said otherwise."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        assert old in self._text
        path.write_text(self._text.replace(old, new, 1) if old else self._text, encoding="utf-8")
        if age:
            os.utime(path, (LONG_AGO, LONG_AGO))
        return path

    def arguments(self, *more: str) -> list[str]:
        database = "--database", str(self.database)
        return ["watch", str(self.folder), "-o", str(self.reports), *database, *more]

    def watch(self, *more: str) -> Result:
        return self._run(*self.arguments(*more))

    def written(self) -> list[str]:
        return sorted(path.name for path in self.reports.iterdir()) if self.reports.exists() else []

    def versions(self) -> list[int]:
        return [len(document.versions) for document in Database(str(self.database)).history()]


@pytest.fixture
def place(tmp_path: Path, sample: Path, run: Run) -> Place:
    return Place(tmp_path, sample.read_text(encoding="utf-8"), run)


def two_versions(place: Place) -> None:
    place.put("plan 9.txt")
    place.put("plan 10.txt", "安排外审计员和内审计员", "安排外审计员")


def test_new_files_go_into_the_database_and_what_changed_is_reported(place: Place) -> None:
    two_versions(place)
    done = place.watch()
    assert done.exit_code == 1
    assert place.versions() == [2]
    assert place.written() == REPORTS
    first, second, *wrote = done.stdout.splitlines()
    assert first.startswith(f"{place.folder}/plan 9.txt: version 1 of EB152/34 (zh), the first: 98")
    assert second.endswith("; 1 changed since version 1")
    assert wrote == [
        f"  wrote {place.reports / name}" for name in (REPORTS[0], REPORTS[2], REPORTS[1])
    ]
    assert done.stderr == ""
    (change,) = json.loads((place.reports / REPORTS[1]).read_text(encoding="utf-8"))["changes"]
    assert (change["type"], change["old"], change["new"]) == ("changed", "A1-1", "A1-1")
    for name in REPORTS:
        assert "内审计员" in (place.reports / name).read_text(encoding="utf-8")


def test_a_second_look_finds_nothing_and_says_nothing(place: Place) -> None:
    two_versions(place)
    place.watch()
    before = {path: path.stat().st_mtime_ns for path in place.reports.iterdir()}
    done = place.watch()
    assert (done.exit_code, done.output) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in place.reports.iterdir()} == before


def test_names_and_times_mean_nothing_and_contents_everything(place: Place) -> None:
    old = place.put("plan.txt")
    assert place.watch().exit_code == 1
    old.rename(place.folder / "renamed.txt")
    place.put("copy.txt")
    os.utime(place.folder / "copy.txt", (LONG_AGO + 9, LONG_AGO + 9))
    assert (place.watch().exit_code, place.watch().output) == (0, "")
    place.put("copy.txt", "98 项行动", "98  项行动")  # Another file, the same plan.
    assert place.watch().exit_code == 1
    assert place.versions() == [1]
    place.put("copy.txt", "安排外审计员和内审计员", "安排外审计员")
    assert place.watch().exit_code == 1
    assert place.versions() == [2]
    assert place.written() == REPORTS


def test_a_file_of_trouble_keeps_no_other_and_is_said_each_time(place: Place) -> None:
    bad = place.folder / "a scan.pdf"
    bad.write_bytes(b"%PDF-1.7\n%%EOF")
    os.utime(bad, (LONG_AGO, LONG_AGO))
    two_versions(place)
    done = place.watch()
    assert done.exit_code == 2
    assert place.versions() == [2]
    assert place.written() == REPORTS
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"ebplan: {bad}: ")
    again = place.watch()
    assert (again.exit_code, again.stdout, again.stderr) == (2, "", done.stderr)
    assert place.watch("--ignore", "a *.pdf").exit_code == 0


@pytest.mark.parametrize(
    "name",
    ["~$plan.txt", ".plan.txt", ".~lock.plan.txt#", "plan.txt.part", "plan.pdf.crdownload",
     "plan.tmp", "plan", "plan.json", ".hidden/plan.txt", "folder.txt/plan.txt"],
)  # fmt: skip
def test_unfinished_and_other_files_are_left_alone(place: Place, name: str) -> None:
    place.put(name)
    done = place.watch()
    assert (done.exit_code, done.output) == (0, "")
    assert not place.database.exists()


def test_folders_within_are_looked_into_when_asked(place: Place) -> None:
    place.put("2023/计划.TXT")
    assert place.watch().exit_code == 0
    assert place.watch("--recursive").exit_code == 1
    assert place.watch("--recursive", "--ignore", "2023/*").exit_code == 0
    assert place.versions() == [1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_links_to_files_are_followed_and_what_never_ends_is_not(place: Place) -> None:
    os.mkfifo(place.folder / "pipe.txt")
    (place.folder / "back").symlink_to(".")
    (place.folder / "folder.txt").symlink_to(".")
    (place.folder / "nowhere.bin").symlink_to("gone.txt")
    assert place.watch("-r").exit_code == 0
    elsewhere = place.put("../elsewhere.bin")
    (place.folder / "link.txt").symlink_to(elsewhere)
    assert place.watch("-r").exit_code == 1
    assert place.versions() == [1]


def test_a_link_that_leads_nowhere_is_trouble(place: Place) -> None:
    (place.folder / "circle.txt").symlink_to("circle.txt")
    (place.folder / "nowhere.txt").symlink_to("gone.txt")
    place.put("plan.txt")
    done = place.watch()
    assert done.exit_code == 2
    assert place.versions() == [1]
    circle, nowhere = done.stderr.splitlines()
    assert circle.startswith(f"ebplan: {place.folder}/circle.txt: is a link that can't be followed")
    assert nowhere == (
        f"ebplan: {place.folder}/nowhere.txt: is a link to a file that is not there; mend the "
        "link, or take it away"
    )
    assert place.watch("--ignore", "circle.*", "--ignore", "nowhere.*").exit_code == 0


def test_a_file_that_is_being_written_is_left_for_the_next_look(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place.put("plan.txt", age=False)
    done = place.watch("--settle", "3600")
    assert (done.exit_code, done.output) == (0, "")  # cron would send what is printed.
    assert not place.database.exists()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(SystemExit) as ended:
        main(place.arguments("--settle", "3600"))
    assert ended.value.code == 0
    # A bar may be drawn and wiped out before it.
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.endswith(f"ebplan: {path}: changed a moment ago; left for the next look")
    os.utime(path, (2**33, 2**33))  # Of a time to come, which no waiting would end.
    assert place.watch("--settle", "3600").exit_code == 1


def test_a_report_that_is_missing_is_written_the_next_time(place: Place) -> None:
    """As after a look that was killed between the database and the reports."""
    two_versions(place)
    place.reports.write_text("a file where the folder should be", encoding="utf-8")
    done = place.watch()
    assert done.exit_code == 2
    assert "the version is in the database" in done.stderr
    assert place.versions() == [2]
    place.put("plan 11.txt", "安排外审计员和内审计员", "安排内审计员")
    done = place.watch()
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)  # Of two reports.
    (place.folder / "plan 11.txt").unlink()
    place.reports.unlink()
    assert place.watch().exit_code == 1
    assert place.written() == REPORTS
    kept = (place.reports / REPORTS[0]).read_bytes()
    (place.reports / REPORTS[0]).unlink()
    assert place.watch().exit_code == 1
    assert (place.reports / REPORTS[0]).read_bytes() == kept


def test_another_software_is_no_change_of_the_plan(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(place)
    place.watch()
    monkeypatch.setattr(ingestion, "__version__", "9.9")
    report = place.reports / REPORTS[0]
    report.write_text("of the reading before", encoding="utf-8")
    done = place.watch()
    assert (done.exit_code, done.output) == (0, "")
    assert place.versions() == [2]
    assert "内审计员" in report.read_text(encoding="utf-8")  # Made anew, and no news.
    assert place.written() == REPORTS


def test_versions_of_other_symbols_need_to_be_told(place: Place) -> None:
    place.put("1.txt")
    second = place.put("2.txt", "安排外审计员和内审计员", "安排外审计员")
    heading = "\n可持续筹资工作组提出的事项"
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace(heading, f"\nEB154/7{heading}", 1), encoding="utf-8")
    os.utime(second, (LONG_AGO, LONG_AGO))
    assert place.watch().exit_code == 1
    assert place.versions() == [1, 1]
    assert place.written() == []
    assert place.watch("--version-of", "EB152/34").exit_code == 1
    assert place.versions() == [2]
    assert place.written() == REPORTS


@pytest.mark.parametrize("symbol", ["", " ", "a\udcff", "a\nb"])
def test_a_text_that_is_no_symbol(place: Place, symbol: str) -> None:
    two_versions(place)
    done = place.watch("--version-of", symbol)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is no document symbol" in done.stderr
    assert not place.database.exists()


def test_a_version_that_goes_before_another_is_what_that_one_is_compared_with(
    place: Place, run: Run
) -> None:
    later = place.put("../later.txt", "安排外审计员和内审计员", "安排外审计员")
    database = "--database", str(place.database)
    assert run("ingest", later, "--dated", "2999-01-01", *database).exit_code == 0
    place.put("plan.txt")
    assert place.watch().exit_code == 1
    assert place.written() == [name.replace("1-to-2", "2-to-1") for name in REPORTS]
    assert place.watch().exit_code == 0


def test_reports_of_versions_that_are_no_longer_neighbours_are_removed(
    place: Place, run: Run
) -> None:
    two_versions(place)
    place.watch()
    kept = ["changes-1-to-2.txt", "changes-01-to-2.md", "my changes-1-to-2.md", "changes-7-to-8.md"]
    for name in kept:
        (place.reports / name).write_text("the user's own", encoding="utf-8")
    last = place.put("../last.txt", "安排外审计员和内审计员", "安排内审计员")
    database = "--database", str(place.database)
    for name, day in (("plan 9.txt", "2023-01-01"), ("plan 10.txt", "2023-03-01")):
        assert run("ingest", place.folder / name, "--dated", day, *database).exit_code == 0
    # One comes between them by hand, and the next look sees the file of the version behind it.
    assert run("ingest", last, "--dated", "2023-02-01", *database).exit_code == 0
    done = place.watch()
    assert done.exit_code == 1
    assert done.stdout.count("  removed ") == 3
    behind = [name.replace("1-to", "3-to") for name in REPORTS]
    assert place.written() == sorted([*kept, *behind])
    last.rename(place.folder / "last.txt")
    assert place.watch().exit_code == 1
    between = [name.replace("to-2", "to-3") for name in REPORTS]
    assert place.written() == sorted([*kept, *behind, *between])
    assert (place.watch().exit_code, place.watch().output) == (0, "")


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_folder_that_is_none_is_one_line(place: Place, kind: str) -> None:
    place.folder.rmdir()
    if kind == "file":
        place.folder.write_text("x", encoding="utf-8")
    done = place.watch()
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"ebplan: {place.folder}: ")
    assert not place.database.exists()
    assert not place.reports.exists()


def test_a_database_that_is_none_ends_the_look(place: Place) -> None:
    for number in range(4):
        place.put(f"{number}.txt")
    place.database.write_text("not a database", encoding="utf-8")
    done = place.watch()
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert place.database.read_text(encoding="utf-8") == "not a database"
    watched = Watch(place.folder, str(place.database), place.reports)
    assert [seen.path.name for seen in look(watched)] == ["0.txt"]


@pytest.fixture
def started() -> Iterator[list["subprocess.Popen[str]"]]:
    """Programs that are ended with the test, whatever becomes of it."""
    programs: list[subprocess.Popen[str]] = []
    yield programs
    for program in programs:
        program.kill()
        program.communicate()


def start(arguments: list[str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ebplan", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def test_a_watch_that_goes_on_sees_what_comes_and_ends_when_told(
    place: Place, started: list["subprocess.Popen[str]"]
) -> None:
    (place.folder / "bad.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    place.put("1.txt")
    program = start(place.arguments("--every", "0.01", "--settle", "0"))
    started.append(program)
    assert program.stdout is not None
    assert "version 1" in program.stdout.readline()
    draft = place.put("draft", "安排外审计员和内审计员", "安排外审计员")
    draft.rename(place.folder / "2.txt")
    assert "version 2" in program.stdout.readline()
    for _ in REPORTS:
        assert "wrote" in program.stdout.readline()
    program.send_signal(signal.SIGTERM)
    rest, errors = program.communicate(timeout=60)
    assert program.returncode == 0
    assert rest == ""
    assert len(errors.splitlines()) == 1  # What stays amiss is said once.
    assert place.written() == REPORTS


def test_two_watches_at_once_do_the_same_as_one(
    place: Place, started: list["subprocess.Popen[str]"]
) -> None:
    two_versions(place)
    started += [start(place.arguments()) for _ in range(2)]
    for program in started:
        _, errors = program.communicate(timeout=60)
        assert errors == ""
        assert program.returncode in (0, 1)
    assert place.versions() == [2]
    assert place.written() == REPORTS
    assert json.loads((place.reports / REPORTS[1]).read_text(encoding="utf-8"))["changes"]
