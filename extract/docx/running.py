"""Headers and footers, each distinct text once."""

from collections.abc import Iterator

from extract.docx.names import TYPE, Element, is_on, w
from extract.docx.package import Package
from extract.docx.story import Setting, Story, texts

_EVEN_AND_ODD = w("evenAndOddHeaders")
_TITLE_PAGE = w("titlePg")
_REFERENCES = (w("headerReference"), w("footerReference"))


def running_texts(
    sections: list[Element], settings: Element | None, package: Package, setting: Setting
) -> list[str]:
    """The paragraphs of all headers and footers that are printed, in the order of the sections.

    ECMA-376 part 1, 17.10.5 headerReference and 17.10.2 footerReference: those of first pages
    need `w:titlePg` (17.10.6), those of even pages `w:evenAndOddHeaders` (17.10.1).
    """
    even = settings is not None and is_on(settings.find(_EVEN_AND_ODD))
    found: dict[str, None] = {}
    read: set[str] = set()
    for reference in _references(sections, even):
        name = package.target(reference)
        if name is None or name in read:
            continue
        read.add(name)
        root = package.root(name)
        for item in Story(root, setting).items(root):
            found.update((text.strip(), None) for text in texts(item) if text.strip())
    return list(found)


def _references(sections: list[Element], even: bool) -> Iterator[Element]:
    for section in sections:
        first = is_on(section.find(_TITLE_PAGE))
        for reference in section.iterchildren(*_REFERENCES):
            printed = {"first": first, "even": even}.get(reference.get(TYPE, "default"), True)
            if printed:
                yield reference
