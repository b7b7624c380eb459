"""How the workbook looks: fonts, colours, and the formats of its cells."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Fonts that come with spreadsheet programs and have the script's letters; where one is missing,
# another with them takes its place.
_FONTS = {
    "zh": "Microsoft YaHei",
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
    "ar": "Arial",
    "fa": "Arial",
    "ur": "Arial",
    "he": "Arial",
}
_OTHER_FONT = "Calibri"
# The height of a line in a font of 10 points, in points, with room for the fonts that may take its
# place: programs set no heights of their own in a workbook that they did not make.
_LINE_HEIGHTS = {"Calibri": 13.0, "Arial": 14.0}
_OTHER_LINE_HEIGHT = 14.5

# Each pair has a contrast of 7 to 1 or more.
_HEADING = {"bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter"}
_BAND = {"bg_color": "#E8EEF5", "font_color": "#1B1F24"}
_LINE = "#C9D0D7"
# Nothing is a dash, so that the figures stand out.
_COUNT = '#,##0;-#,##0;"–"'
_SHADES = {
    "due": {"bg_color": "#D5E5F7", "font_color": "#0B3A6B"},
    "error": {"bg_color": "#FDE3E0", "font_color": "#6E1109"},
    "warning": {"bg_color": "#FBF0D0", "font_color": "#5A3A00"},
    "unrecognised": {"bg_color": "#FBF0D0", "font_color": "#5A3A00"},
}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "subtitle": {"font_size": 12, "font_color": "#535C66", "valign": "vcenter"},
    "section": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "label": {"font_color": "#535C66"},
    "fact": {"align": "left"},
    "heading": {**_HEADING, "bold": True, "text_wrap": True, "border": 1, "border_color": _LINE},
    "figure heading": {
        **_HEADING,
        "bold": True,
        "text_wrap": True,
        "border": 1,
        "border_color": _LINE,
        "align": "right",
    },
    "total label": {**_BAND, "bold": True, "border": 1, "border_color": _LINE, "text_wrap": True},
    "text": {"text_wrap": True, "border": 1, "border_color": _LINE},
    "number": {"border": 1, "border_color": _LINE, "align": "center"},
    "count": {"border": 1, "border_color": _LINE, "num_format": _COUNT},
    "money": {"border": 1, "border_color": _LINE, "num_format": "#,##0"},
    "value": {"border": 1, "border_color": _LINE, "align": "center", "text_wrap": True},
    "total": {**_BAND, "bold": True, "border": 1, "border_color": _LINE, "num_format": _COUNT},
    "note": {"text_wrap": True, "font_color": "#535C66"},
}


def font_of(language: str) -> str:
    """The font for texts in that language (ISO 639-1)."""
    return _FONTS.get(language, _OTHER_FONT)


class Look:
    """A workbook with its formats, each made once, and sheets of one kind."""

    def __init__(self, book: "Workbook", font: str, *, rightward: bool) -> None:
        self.line_height = _LINE_HEIGHTS.get(font, _OTHER_LINE_HEIGHT)
        self._book = book
        self._formats: dict[tuple[str, bool], Format] = {}
        # Whether the plan's texts are written from right to left.
        self.rightward = rightward

    def __getitem__(self, style: str) -> "Format":
        """The format of that name, for what is written from left to right."""
        return self._format(style, rightward=False)

    def of_text(self, style: str) -> "Format":
        """The format of that name for texts of the document, in its direction."""
        return self._format(style, rightward=self.rightward)

    def sheet(self, name: str, *, of_document: bool = False) -> "Worksheet":
        """A new sheet, set up for print: as wide as one page, numbered.

        One with the document's own texts runs in their direction; the others are in English.
        """
        sheet = self._book.add_worksheet(name)
        if of_document and self.rightward:
            sheet.right_to_left()
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&A, page &P of &N")
        return sheet

    def shade(self, sheet: "Worksheet", area: tuple[int, int, int, int], value: str) -> None:
        """Colour the cells of the area that hold the value."""
        shade = self._book.add_format(_SHADES[value])
        rule = {"type": "cell", "criteria": "==", "value": f'"{value}"', "format": shade}
        sheet.conditional_format(*area, rule)

    def _format(self, style: str, *, rightward: bool) -> "Format":
        if (style, rightward) not in self._formats:
            direction = {"reading_order": 2} if rightward else {}
            made = self._book.add_format({"valign": "top", **direction, **_STYLES[style]})
            self._formats[style, rightward] = made
        return self._formats[style, rightward]
