"""How time and memory grow with pages: the sample against a thousand pages made of it.

Each measurement runs in a process of its own, so that peak memory is that of one document.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from benchmarks.subjects import UNTAGGED

PAGES = 1000
SUBJECTS = ("text pass", "ebplan", "pdfplumber", "camelot")


@contextmanager
def thousand_pages() -> Iterator[Path]:
    """A PDF of at least `PAGES` pages: the untagged sample again and again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thousand-pages.pdf"
        with pypdfium2.PdfDocument.new() as large, pypdfium2.PdfDocument(UNTAGGED) as sample:
            while len(large) < PAGES:
                large.import_pages(sample)
            large.save(path)
        yield path


def measure(subject: str, path: Path) -> tuple[float, int]:
    """Seconds and peak memory (KiB) of one subject on one file, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", subject, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, kibibytes = json.loads(done.stdout.splitlines()[-1])
    return float(seconds), int(kibibytes)


def growth_table(subjects: tuple[str, ...]) -> Iterator[str]:
    """A Markdown table: time a page and peak memory, the large document divided by the sample."""
    with thousand_pages() as large:
        with pypdfium2.PdfDocument(large) as pdf, pypdfium2.PdfDocument(UNTAGGED) as sample:
            pages, few = len(pdf), len(sample)
        yield f"| {pages} pages against {few} | time a page | peak memory |"
        yield "| --- | --- | --- |"
        for subject in subjects:
            small_time, small_memory = measure(subject, UNTAGGED)
            large_time, large_memory = measure(subject, large)
            time_ratio = (large_time / pages) / (small_time / few)
            yield f"| {subject} | {time_ratio:.2f} | {large_memory / small_memory:.2f} |"


def _text_pass(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            text_page.close()
            page.close()


def _ebplan(path: Path) -> None:
    from ebplan.pipeline import read_plan

    read_plan(path)


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def _camelot(path: Path) -> None:
    from camelot.io import read_pdf

    read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True)


_WORK: dict[str, Callable[[Path], None]] = dict(
    zip(SUBJECTS, (_text_pass, _ebplan, _pdfplumber, _camelot), strict=True)
)


def _main(subject: str, path: Path) -> None:
    work = _WORK[subject]
    if subject != "camelot":
        # Imports and caches are not what grows; camelot takes too long to run twice.
        work(UNTAGGED)
    start = time.perf_counter()
    work(path)
    taken = time.perf_counter() - start
    sys.stdout.write(json.dumps([taken, _peak_memory()]))


def _peak_memory() -> int:
    """The most memory this process ever held, in KiB.

    What getrusage tells begins with the parent's, so Linux is asked for this process alone.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
