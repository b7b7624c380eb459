"""The styles of the Word document: fonts, sizes, spacing, borders."""

from __future__ import annotations

from dataclasses import dataclass

LATIN_FONT = "Liberation Serif"
CJK_FONT = "Noto Serif CJK SC"
SHORT_SIDE, LONG_SIDE = 11906, 16838
SIDE_MARGIN = 1119
"""A4 and the margin beside an annex table, in twentieths of a point."""

TABLE_SIZE, TABLE_LINE = 9.0, 11.5
"""Font size and line height in the tables, in points."""


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes and spaces are in points."""

    name: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    align: str = "left"
    bold: bool = False
    italic: bool = False
    extra: str = ""

    def xml(self) -> str:
        """Return the style element."""
        tags = self.extra + (
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}"'
            f' w:line="{round(self.line * 20)}" w:lineRule="exact"/>{_indent(self.name)}'
            f'<w:jc w:val="{self.align}"/>{_outline(self.name)}'
        )
        face = "<w:b/>" * self.bold + "<w:i/>" * self.italic
        half_points = round(self.size * 2)
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.name}"><w:name w:val="{_named(self)}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr>{tags}</w:pPr><w:rPr>{face}'
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
        )


_KEEP = "<w:keepNext/>"
_BULLET = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_HEAD = f'<w:tabs><w:tab w:val="right" w:pos="{LONG_SIDE - 2 * SIDE_MARGIN}"/></w:tabs>'
_STYLES = (
    Style("AgendaItem", 12, 18, after=30, bold=True),
    Style("Title", 16, 26, after=12, align="center", bold=True),
    Style("Subtitle", 12, 20, after=24, align="center", bold=True),
    Style("Heading1", 12, 22, before=8, after=8, bold=True, extra=_KEEP),
    Style("Numbered", 12, 22, after=8, align="both"),
    Style("BodyText", 12, 22, after=8, align="both"),
    Style("Lettered", 12, 22, after=4),
    Style("Bulleted", 12, 22, after=6, align="both", extra=_BULLET),
    Style("AnnexText", 10.5, 17, after=4),
    Style("AnnexTitle", 11, 18, after=5, align="center", bold=True, extra=_KEEP),
    Style("TableCaption", 10.5, 18, after=6, align="center", bold=True, extra=_KEEP),
    Style("TableHeading", TABLE_SIZE - 0.5, TABLE_LINE - 0.5, after=2, align="center", bold=True),
    Style("TableTheme", TABLE_SIZE + 0.5, 14, after=2, bold=True, extra=_KEEP),
    Style("TableText", TABLE_SIZE, TABLE_LINE, after=2),
    Style("TableValue", TABLE_SIZE, TABLE_LINE, after=2, align="center"),
    Style("FootnoteText", 9, 13, after=2),
    Style("Header", 9, 13, extra=_HEAD),
    Style("Footer", 9, 13, align="center"),
    Style("SectionEnd", 1, 1),
)
_INDENTS = {
    "BodyText": 'w:left="709"',
    "Lettered": 'w:left="1276" w:hanging="567"',
    "AnnexText": 'w:left="1276" w:hanging="567"',
    "FootnoteText": 'w:left="170" w:hanging="170"',
}
_NAMES = {"Heading1": "heading 1", "FootnoteText": "footnote text", "BodyText": "Body Text"}


def styles(word: str) -> str:
    """Return the styles part; `word` is the namespace of its elements."""
    paragraphs = "".join(style.xml() for style in _STYLES)
    return f'<w:styles xmlns:w="{word}">{_DEFAULTS}{paragraphs}{_NOTE_MARK}{_TABLE}</w:styles>'


def _named(style: Style) -> str:
    """Return the name that Word knows the style by."""
    return _NAMES.get(style.name, style.name)


def _indent(name: str) -> str:
    """Return a style's indent, if it has one."""
    return f"<w:ind {_INDENTS[name]}/>" if name in _INDENTS else ""


def _outline(name: str) -> str:
    """Return a style's place in the outline, if it is a heading."""
    return '<w:outlineLvl w:val="0"/>' if name in ("Heading1", "AnnexTitle") else ""


_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:cs="{LATIN_FONT}"'
    f' w:eastAsia="{CJK_FONT}"/><w:sz w:val="21"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:overflowPunct w:val="0"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:overflowPunct w:val="0"/></w:pPr></w:style>'
)
_NOTE_MARK = (
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>'
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)
