"""The styles of an excerpt's Word document, made from its looks."""

from __future__ import annotations

from samples.excerpt.looks import Border, Look

_KEEP = "<w:keepNext/>"


def styles(look: Look, word: str) -> str:
    """Return the styles part; `word` is the namespace of its elements."""
    return (
        f'<w:styles xmlns:w="{word}">{_defaults(look)}{"".join(_paragraph_styles(look))}'
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"</w:style>{_table_style(look)}</w:styles>"
    )


def _paragraph_styles(look: Look) -> list[str]:
    """Return the paragraph styles."""
    small, line = look.size, look.line
    cell = "both" if look.justified else "start"
    # LibreOffice stretches justified Arabic with glyphs that a PDF's text has as letters E.
    prose = "start" if look.right_to_left else "both"
    notice = (
        "<w:pBdr>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="C00000"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + "</w:pBdr>"
    )
    number = '<w:ind w:start="0" w:firstLine="0"/>'
    end = '<w:tabs><w:tab w:val="end" w:pos="{}"/></w:tabs>'
    portrait, landscape = look.paper[1] - 2 * 1418, look.text_width
    return [
        _style(look, "Notice", 10, 14, after=18, align="center", bold=True, before_spacing=notice),
        _style(look, "AgendaItem", 11, 17, after=18, bold=True),
        _style(look, "Title", 15, 24, after=8, align="center", bold=True),
        _style(look, "Subtitle", 11, 18, after=12, align="center", bold=True),
        _style(look, "ExcerptNote", 9.5, 14, after=14, align="center"),
        _style(look, "Heading1", 11, 20, before=6, after=8, bold=True, before_spacing=_KEEP),
        _style(look, "Numbered", 11, 19, after=8, align=prose, after_spacing=number),
        _style(look, "AnnexTitle", 10.5, 17, after=4, align="center", bold=True),
        _style(look, "AnnexText", 9.5, 15, after=4),
        _style(look, "TableCaption", 9.5, 16, after=6, align="center", bold=True),
        _style(look, "TableHeading", small - 0.5, line - 0.5, after=2, align="center", bold=True),
        _style(look, "TableTheme", small + 0.5, line + 2, after=2, bold=True, before_spacing=_KEEP),
        _style(look, "TableText", small, line, after=2, align=cell),
        _style(look, "TableArea", small, line, after=2),
        _style(look, "TableValue", small, line, after=2, align="center"),
        _style(look, "FootnoteText", 8.5, 13, after=2),
        _style(look, "HeadPortrait", 9, 14, before_spacing=end.format(portrait)),
        _style(look, "HeadLandscape", 9, 14, before_spacing=end.format(landscape)),
        _style(look, "SectionEnd", 1, 1),
    ]


def _style(
    look: Look,
    name: str,
    size: float,
    line: float,
    *,
    before: float = 0,
    after: float = 0,
    align: str = "start",
    bold: bool = False,
    before_spacing: str = "",
    after_spacing: str = "",
) -> str:
    """Return a paragraph style; the line's height is fixed and sizes are in points."""
    size_tags = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    bidi = "<w:bidi/>" if look.right_to_left else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_known_as(name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{before_spacing}{bidi}'
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(line * 20)}" w:lineRule="exact"/>{after_spacing}<w:jc w:val="{align}"/>'
        f"</w:pPr><w:rPr>{'<w:b/><w:bCs/>' * bold}{size_tags}</w:rPr></w:style>"
    )


def _known_as(name: str) -> str:
    """Return the name that Word knows a style by."""
    return {"Heading1": "heading 1", "FootnoteText": "footnote text"}.get(name, name)


def _defaults(look: Look) -> str:
    """Return the document's defaults: one font for every script, and the language."""
    fonts = " ".join(f'w:{script}="{look.font}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    kind = {"zh-CN": "eastAsia", "ar-SA": "bidi"}.get(look.tag, "val")
    language = f'w:{kind}="{look.tag}"' + ("" if kind == "val" else ' w:val="en-GB"')
    bidi = "<w:bidi/>" if look.right_to_left else ""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:lang {language}/></w:rPr>"
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/><w:pPr>{bidi}<w:overflowPunct w:val="0"/></w:pPr></w:style>'
    )


def _table_style(look: Look) -> str:
    """Return the table style with the look's lines."""
    lines = dict.fromkeys(("top", "left", "bottom", "right"), look.outer)
    if look.down[0] == "nil":  # lines across only: the table has one above and one below
        lines.update(top=look.across, bottom=look.across)
    lines.update(insideH=look.across, insideV=look.down)
    borders = "".join(_border(side, line) for side, line in lines.items())
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="PlanTable"><w:name w:val="Plan Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def _border(side: str, line: Border) -> str:
    """Return the border of one side."""
    kind, width, colour = line
    return f'<w:{side} w:val="{kind}" w:sz="{width}" w:space="0" w:color="{colour}"/>'
