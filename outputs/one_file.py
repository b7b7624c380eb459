"""One file written whole or not at all, next to files that stay as they are."""

import secrets
from contextlib import suppress
from pathlib import Path

from extract.errors import OutputError
from outputs.writer import write_files


def write_file(path: Path, content: bytes) -> Path:
    """Write the content to that path, whose folders are made where they are missing; the path.

    Nothing outside its folder is needed, so it works where the folder's parent can't be written.
    Raises OutputError.
    """
    draft = path.parent / f".ebplan-{secrets.token_hex(8)}"
    try:
        [written] = write_files(draft, {"content": content})
        written.replace(path)
    except OutputError as error:
        error.where = str(path)
        raise
    except OSError as error:
        raise OutputError(
            f"can't be written ({(error.strerror or str(error)).lower()})",
            where=str(path),
            remedy="choose another name with -o",
        ) from None
    finally:
        with suppress(OSError):
            (draft / "content").unlink(missing_ok=True)
            draft.rmdir()
    return path
