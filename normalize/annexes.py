"""The headings that say which annex a table belongs to."""

import re
from dataclasses import dataclass

from extract.document import Paragraph
from normalize.lexicon import Lexicon, key
from normalize.profiles import Profile


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """A line that is nothing but the name of an annex: its number, and the line as printed."""

    number: int
    text: str


def annex_heading(paragraph: Paragraph, lexicon: Lexicon, profile: Profile) -> AnnexHeading | None:
    """The annex that a paragraph's line names, None where it names none.

    Running heads don't count: they stand on the page's edge, whatever comes first on the page.
    """
    if paragraph.kind != "body":
        return None
    # PDFium may take the word and its figure for two lines.
    for line in (paragraph.text, *paragraph.text.split("\n")):
        folded = key(line)
        for annex in profile.annexes:
            if folded in annex.headings:
                return AnnexHeading(annex.number, " ".join(line.split()))
        for word in lexicon.annex_words:
            match = re.fullmatch(rf"{re.escape(key(word))}(\d{{1,2}})", folded)
            if match:
                return AnnexHeading(int(match[1]), " ".join(line.split()))
    return None
