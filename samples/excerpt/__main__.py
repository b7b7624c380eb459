"""Typeset the excerpt of EB152/34 in six languages, each as a Word document and as a PDF.

    python -m samples.excerpt [LANGUAGE...]

writes `EB152_34-excerpt-en.docx`, `EB152_34-excerpt-en.pdf` and so on beside the other samples.
It uses nothing of ebplan: what is to be tested must not make its own tests.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from samples.excerpt.document import write_document
from samples.excerpt.looks import LOOKS
from samples.excerpt.source import FOLDER, LANGUAGES, read_excerpt
from samples.office import OfficeError, export_pdf


def main(languages: tuple[str, ...] = LANGUAGES) -> int:
    """Write the documents; return 0, or 2 if LibreOffice can't be used."""
    for language in languages:
        with tempfile.TemporaryDirectory() as folder:
            try:
                typeset(language, Path(folder))
            except OfficeError as error:
                print(f"excerpt: {error}", file=sys.stderr)
                return 2
            for made in sorted(Path(folder).iterdir()):
                (FOLDER.parent / made.name).write_bytes(made.read_bytes())
                print(f"excerpt: {made.name}", file=sys.stderr)
    return 0


def typeset(language: str, folder: Path) -> None:
    """Write one language's Word document and its PDFs into a folder."""
    look = LOOKS[language]
    document = folder / f"EB152_34-excerpt-{language}.docx"
    write_document(read_excerpt(language), look, document)
    for tagged in look.tagged:
        name = document.stem if tagged == look.tagged[0] else f"{document.stem}-untagged"
        export_pdf(document, folder / f"{name}.pdf", tagged=tagged)


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or LANGUAGES))
