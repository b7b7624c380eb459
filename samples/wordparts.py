"""The parts of the Word package that do not depend on the text, and the frames of those that do."""

from __future__ import annotations

from xml.sax.saxutils import escape

from samples.look import LONG_SIDE, PUBLISHED, SHORT_SIDE, Look
from samples.wordstyles import styles
from samples.wordxml import Links, text_runs

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}/relationships"'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = "2023-01-06T00:00:00Z"
_PARTS = (
    ("styles", "styles"),
    ("settings", "settings"),
    ("numbering", "numbering"),
    ("footnotes", "footnotes"),
    ("header1", "header"),
    ("header2", "header"),
    ("header3", "header"),
    ("footer1", "footer"),
)


def fixed_parts(title: object, language: str = "zh-CN", look: Look = PUBLISHED) -> dict[str, str]:
    """Return the parts that are there before any text, the content types first."""
    root_links = (
        f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument"'
        ' Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
    )
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(root_links),
        "docProps/core.xml": _core_properties(str(title), language),
        "word/styles.xml": XML + styles(WORD, look),
        "word/settings.xml": settings(),
        "word/numbering.xml": _numbering(),
        "word/footer1.xml": footer(_page_number(look.notice)),
    }


def document(body: str) -> str:
    """Return the main part around a body."""
    return f"{XML}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"


def footnotes(notes: str) -> str:
    """Return the footnotes part around the notes."""
    kinds = (("separator", 0), ("continuationSeparator", 1))
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for kind, number in kinds
    )
    return f"{XML}<w:footnotes {_NAMES}>{lines}{notes}</w:footnotes>"


def header(content: str) -> str:
    """Return a header part."""
    return f"{XML}<w:hdr {_NAMES}>{content}</w:hdr>"


def footer(content: str) -> str:
    """Return a footer part."""
    return f"{XML}<w:ftr {_NAMES}>{content}</w:ftr>"


def relationships(content: str) -> str:
    """Return a relationships part."""
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def document_relationships(links: Links) -> str:
    """Return the main part's relationships: the other parts, then the web addresses."""
    parts = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/relationships/{kind}" Target="{name}.xml"/>'
        for name, kind in _PARTS
    )
    return relationships(parts + links.relationships())


def section(header_number: int, look: Look, *, landscape: bool) -> str:
    """Return the properties of a section: its paper, its margins, its running head."""
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    turn = ' w:orient="landscape"' if landscape else ""
    side = look.annex_margin if landscape else look.report_margin
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header{header_number}"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turn}/>'
        f'<w:pgMar w:top="1304" w:right="{side}" w:bottom="1134" w:left="{side}"'
        ' w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def settings(*, hyphenated: bool = False) -> str:
    """Return the settings: footnotes are numbered anew on each page, as published."""
    hyphens = '<w:autoHyphenation w:val="true"/>' if hyphenated else ""
    return (
        f'{XML}<w:settings {_NAMES}>{hyphens}<w:defaultTabStop w:val="720"/>'
        '<w:footnotePr><w:numRestart w:val="eachPage"/>'
        '<w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        "<w:compat><w:compatSetting"
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat></w:settings>'
    )


def _content_types() -> str:
    """Return the list of the parts' media types."""
    kinds = [("document", "document.main"), *_PARTS]
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{links}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{parts}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _core_properties(title: str, language: str) -> str:
    """Return the title and dates; the dates are fixed so that the file is always the same."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}</dc:language>{dates}"
        "</cp:coreProperties>"
    )


def _numbering() -> str:
    """Return the one list that is numbered by Word: bullets."""
    return (
        f'{XML}<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc'
        ' w:val="left"/><w:pPr><w:ind w:left="1134" w:hanging="425"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _page_number(notice: str) -> str:
    """Return the paragraph of a footer: the notice, if there is one, and the page number."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    words = text_runs(f"{notice} – ") if notice else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}{field}</w:p>'
