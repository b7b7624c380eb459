"""The styles of the Word document: fonts, sizes, spacing, borders."""

from __future__ import annotations

from dataclasses import dataclass

from samples.look import LONG_SIDE, Look


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
_BOX = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="C00000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)


def _styles(look: Look) -> list[Style]:
    """Return the paragraph styles."""
    end = LONG_SIDE - 2 * look.annex_margin
    head = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    prose, table = (look.prose_size, look.prose_line), (look.table_size, look.table_line)
    notice = [Style("Notice", 10.5, 16, after=10, align="center", extra=_BOX)] * bool(look.notice)
    return [
        *notice,
        Style("AgendaItem", 12, 18, after=30, bold=True),
        Style("Title", 16, 26, after=12, align="center", bold=True),
        Style("Subtitle", 12, 20, after=24, align="center", bold=True),
        Style("Heading1", *prose, before=8, after=8, bold=True, extra=_KEEP),
        Style("Numbered", *prose, after=8, align="both"),
        Style("BodyText", *prose, after=8, align="both"),
        Style("Lettered", *prose, after=4),
        Style("Bulleted", *prose, after=6, align="both", extra=_BULLET),
        Style("AnnexText", 10.5, 17, after=4),
        Style("AnnexTitle", 11, 18, after=5, align="center", bold=True, extra=_KEEP),
        Style("TableCaption", 10.5, 18, after=6, align="center", bold=True, extra=_KEEP),
        Style("TableHeading", table[0] - 0.5, table[1] - 0.5, after=2, align="center", bold=True),
        Style("TableTheme", table[0] + 0.5, 14, after=2, bold=True, extra=_KEEP),
        Style("TableText", *table, after=2),
        Style("TableValue", *table, after=2, align="center"),
        Style("FootnoteText", 9, 13, after=2),
        Style("Header", 9, 13, extra=head),
        Style("Footer", 9, 13, align="center"),
        Style("SectionEnd", 1, 1),
    ]


_INDENTS = {
    "BodyText": 'w:left="709"',
    "Lettered": 'w:left="1276" w:hanging="567"',
    "AnnexText": 'w:left="1276" w:hanging="567"',
    "FootnoteText": 'w:left="170" w:hanging="170"',
}
_NAMES = {"Heading1": "heading 1", "FootnoteText": "footnote text", "BodyText": "Body Text"}


def styles(word: str, look: Look) -> str:
    """Return the styles part; `word` is the namespace of its elements."""
    paragraphs = "".join(style.xml() for style in _styles(look))
    parts = f"{_defaults(look)}{paragraphs}{_NOTE_MARK}{_table(look)}"
    return f'<w:styles xmlns:w="{word}">{parts}</w:styles>'


def _named(style: Style) -> str:
    """Return the name that Word knows the style by."""
    return _NAMES.get(style.name, style.name)


def _indent(name: str) -> str:
    """Return a style's indent, if it has one."""
    return f"<w:ind {_INDENTS[name]}/>" if name in _INDENTS else ""


def _outline(name: str) -> str:
    """Return a style's place in the outline, if it is a heading."""
    return '<w:outlineLvl w:val="0"/>' if name in ("Heading1", "AnnexTitle") else ""


def _defaults(look: Look) -> str:
    """Return what holds where no style says otherwise."""
    latin = look.latin_font
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}"'
        f' w:eastAsia="{look.cjk_font}"/><w:sz w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:overflowPunct w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:overflowPunct w:val="0"/></w:pPr></w:style>'
    )


def _table(look: Look) -> str:
    """Return the table styles."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{look.border_width}" w:space="0"'
        f' w:color="{look.border_colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


_NOTE_MARK = (
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>"
)
