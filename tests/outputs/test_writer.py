"""Files are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from extract.errors import OutputError
from outputs.writer import write_files


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, hidden ones too, with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def break_rename(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let moving a file to that name fail, as a full disk would."""
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == name and ".ebplan-" not in str(Path(target).parent):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)


def test_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "a" / "b", {"x": b"1", "y": b"2"})
    assert paths == [tmp_path / "a" / "b" / "x", tmp_path / "a" / "b" / "y"]
    assert tree(tmp_path) == {"a/b/x": b"1", "a/b/y": b"2"}


def test_others_may_read_the_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    write_files(tmp_path / "out", {"x": b"1"})
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_files_of_the_same_name_are_replaced_and_others_left(tmp_path: Path) -> None:
    write_files(tmp_path / "out", {"x": b"old", "z": b"other"})
    write_files(tmp_path / "out", {"x": b"new", "y": b"2"})
    assert tree(tmp_path) == {"out/x": b"new", "out/y": b"2", "out/z": b"other"}


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_files(tmp_path / "link", {"x": b"1"})
    assert (tmp_path / "real" / "x").read_bytes() == b"1"


def test_a_failure_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="no space left on device"):
        write_files(tmp_path / "a" / "b", {"x": b"1"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["x", "y"])
def test_a_failure_while_replacing_brings_back_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    write_files(tmp_path / "out", {"x": b"old", "z": b"other"})
    before = tree(tmp_path)
    break_rename(monkeypatch, failing)
    with pytest.raises(OutputError):
        write_files(tmp_path / "out", {"x": b"new", "y": b"new"})
    assert tree(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, data: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path / "a" / "b", {"x": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_folders_place_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match=str(tmp_path / "out")):
        write_files(tmp_path / "out", {"x": b"1"})
    assert tree(tmp_path) == {"out": b"mine"}


def test_a_file_in_the_parents_place_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError):
        write_files(tmp_path / "out" / "plan", {"x": b"1"})
    assert tree(tmp_path) == {"out": b"mine"}


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    # Root, who runs these tests in some places, may write wherever the mode says no.
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match="permission denied"):
        write_files(tmp_path / "out", {"x": b"1"})
    assert tree(tmp_path) == {}


def test_a_folder_in_a_files_place_is_kept(tmp_path: Path) -> None:
    mine = tmp_path / "out" / "x" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(OutputError, match="is a directory"):
        write_files(tmp_path / "out", {"w": b"0", "x": b"1"})
    assert mine.read_text() == "mine"
    assert not (tmp_path / "out" / "w").exists()
