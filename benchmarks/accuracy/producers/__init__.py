"""The programs that typeset sheets; each is left out where it isn't installed."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.model import Sheet
from benchmarks.accuracy.producers import html, latex, typst, word

_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Producer:
    """A program that typesets: what must be installed for it, and how it writes a sheet."""

    name: str
    needs: str
    write: Callable[[Sheet, Path], None]
    is_program: bool = False
    # Table styles that it can't draw.
    lacks: frozenset[str] = frozenset()

    def is_there(self) -> bool:
        """Whether what it needs is installed."""
        if self.is_program:
            return shutil.which(self.needs) is not None
        return importlib.util.find_spec(self.needs) is not None


def _weasyprint(sheet: Sheet, path: Path) -> None:
    import weasyprint

    weasyprint.HTML(string=html.page(sheet)).write_pdf(path)


def _typst(sheet: Sheet, path: Path) -> None:
    import typst as program

    source = path.with_suffix(".typ")
    source.write_text(typst.source(sheet), encoding="utf-8")
    program.compile(str(source), output=str(path))


def _reportlab(sheet: Sheet, path: Path) -> None:
    from benchmarks.accuracy.producers import reportlab

    reportlab.write(sheet, path)


def _chromium(sheet: Sheet, path: Path) -> None:
    source = path.with_suffix(".html")
    source.write_text(html.page(sheet), encoding="utf-8")
    _run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={path}", str(source)],
        path.parent,
    )  # fmt: skip


def _libreoffice(sheet: Sheet, path: Path) -> None:
    source = path.with_suffix(".docx")
    word.write(sheet, source)
    _run(["libreoffice", "--headless", "--convert-to", "pdf", str(source)], path.parent)


def _latex(sheet: Sheet, path: Path) -> None:
    source = path.with_suffix(".tex")
    source.write_text(latex.source(sheet), encoding="utf-8")
    _run(["pdflatex", "-interaction=nonstopmode", str(source)], path.parent)


def _run(command: list[str], folder: Path) -> None:
    """Run a program; what counts is whether the PDF is there afterwards."""
    subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=False)


PRODUCERS = (
    Producer("WeasyPrint", "weasyprint", _weasyprint),
    Producer("Typst", "typst", _typst),
    Producer("ReportLab", "reportlab", _reportlab),
    Producer("Chromium", "chromium", _chromium, is_program=True),
    Producer(
        "LibreOffice", "libreoffice", _libreoffice, is_program=True, lacks=frozenset({"tiles"})
    ),
    Producer("LaTeX", "pdflatex", _latex, is_program=True, lacks=frozenset({"tiles"})),
)
