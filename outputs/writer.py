"""Files written whole or not at all: a failure leaves what was there before, and nothing else."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from extract.errors import OutputError

_REMEDY = "choose another folder with -o"
_NO_SPACE = "free some space and try again"


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write the files into the folder, which is made where it is missing; their paths.

    All are first written to a folder beside it and then moved, so that a full disk is met before
    anything is replaced. Files of other names are left as they are. Raises OutputError.
    """
    try:
        target = folder.resolve()
        with _made(target.parent), _draft(target) as draft:
            for name, content in files.items():
                (draft / name).write_bytes(content)
            _move(draft, target, list(files))
    except OSError as error:
        raise OutputError(
            f"can't be written ({_reason(error)})",
            where=str(folder),
            remedy=_NO_SPACE if error.errno in (errno.ENOSPC, errno.EDQUOT) else _REMEDY,
        ) from None
    return [folder / name for name in files]


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make the folder and its parents; take away those made when the block fails."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        # What can't be tidied up must not hide the first error.
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A new folder beside the given one, gone at the end."""
    # Not tempfile.mkdtemp: its folder could not be read by others, and it becomes the output.
    draft = folder.parent / f".ebplan-{secrets.token_hex(8)}"
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move(draft: Path, folder: Path, names: list[str]) -> None:
    if not os.path.lexists(folder):
        draft.rename(folder)
        return
    with _draft(folder) as old, ExitStack() as undo:
        for name in names:
            _replace(draft / name, folder / name, old / name, undo)
        undo.pop_all()


def _replace(new: Path, target: Path, old: Path, undo: ExitStack) -> None:
    """Put the new file in the target's place, and note how to take it back."""
    if target.is_dir() and not target.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if os.path.lexists(target):
        target.rename(old)
        undo.callback(old.replace, target)
    else:
        undo.callback(target.unlink, missing_ok=True)
    new.rename(target)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error) or type(error).__name__).lower()
