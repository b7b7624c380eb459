"""LibreOffice without a window: a Word document made into a PDF."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

_DATE = b"D:20230106000000Z"
_TIMEOUT = 300


class OfficeError(Exception):
    """LibreOffice is missing, or it made no PDF."""


def export_pdf(document: Path, target: Path, *, tagged: bool) -> None:
    """Write the document as a PDF, with or without tags."""
    office = shutil.which("soffice")
    if office is None:
        raise OfficeError("LibreOffice is not there: install it so that `soffice` can be run")
    options = {
        "UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    }
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [
            office,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(options)}",
            "--outdir",
            str(out),
            str(document),
        ]
        done = _run(command)
        made = out / f"{document.stem}.pdf"
        if done.returncode or not made.exists():
            raise OfficeError(f"LibreOffice made no PDF: {(done.stderr or done.stdout).strip()}")
        target.write_bytes(without_clock(made.read_bytes()))


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Return what became of a command; one that takes too long is stopped."""
    try:
        return subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_TIMEOUT
        )
    except subprocess.TimeoutExpired as error:
        raise OfficeError(f"LibreOffice was not done after {_TIMEOUT} seconds") from error


def without_clock(pdf: bytes) -> bytes:
    """Return the PDF with its date and its id, which differ from run to run, made fixed.

    Each is replaced by as many bytes, so that nothing in the file moves.
    """

    def date(match: re.Match[bytes]) -> bytes:
        return match[1] + _DATE.ljust(len(match[2])) + match[3]

    def zeros(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"[0-9A-F]", b"0", match[0])

    pdf = re.sub(rb"(/CreationDate\()([^)]*)(\))", date, pdf)
    pdf = re.sub(rb"/ID \[ ?<[0-9A-F]+>\s*<[0-9A-F]+> ?\]", zeros, pdf)
    return re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, pdf)
