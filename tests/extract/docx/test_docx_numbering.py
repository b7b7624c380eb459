"""Labels of automatic lists."""

import pytest

from extract.docx.numerals import numeral
from tests.extract.docx.packages import CONTINUE, RESTART, Reader, layout, p, r, tc, tr, wrap


def lvl(index: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "", more: str = "") -> dict[str, str]:
    """Numbering of one abstract list, 0, with list 1 and what `nums` adds."""
    return {
        "numbering": wrap(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}',
        )
    }


def item(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_number_column_without_text(read: Reader) -> None:
    rows = [tr(tc(item("")), text) for text in ("a", "b", "c")]
    table = read.table(*rows, parts=numbering(lvl(0, "%1.")))
    assert [cell.text for cell in table.cells] == ["1.", "a", "2.", "b", "3.", "c"]


def test_label_and_text(read: Reader) -> None:
    assert read.paragraphs(item("a") + item("b"), numbering(lvl(0, "(%1)", "lowerLetter"))) == [
        "(a) a",
        "(b) b",
    ]


def test_levels(read: Reader) -> None:
    body = item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1)
    parts = numbering(lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2"))
    assert read.paragraphs(body, parts) == ["I. a", "I.1 b", "I.2 c", "II. d", "II.1 e"]
    legal = numbering(lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", more="<w:isLgl/>"))
    assert read.paragraphs(body, legal)[1] == "1.1 b"


def test_level_before_its_parent(read: Reader) -> None:
    parts = numbering(lvl(0, "%1."), lvl(1, "%1.%2"))
    assert read.paragraphs(item("a", 1) + item("b"), parts) == ["1.1 a", "1. b"]


@pytest.mark.parametrize(("restart", "label"), [(0, "3"), (1, "1"), (2, "1")])
def test_restart(read: Reader, restart: int, label: str) -> None:
    parts = numbering(
        lvl(0, "%1"), lvl(1, "%2"), lvl(2, "%3", more=f'<w:lvlRestart w:val="{restart}"/>')
    )
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e") + item("f", 2)
    assert read.paragraphs(body, parts)[-1] == f"{label} f"


def test_level_that_restarts_only_after_the_first(read: Reader) -> None:
    parts = numbering(lvl(0, "%1"), lvl(1, "%2"), lvl(2, "%3", more='<w:lvlRestart w:val="1"/>'))
    body = item("a", 2) + item("b", 1) + item("c", 2) + item("d") + item("e", 2)
    assert read.paragraphs(body, parts) == ["1 a", "1 b", "2 c", "1 d", "1 e"]


def test_start(read: Reader) -> None:
    parts = numbering(lvl(0, "%1.", start=7))
    assert read.paragraphs(item("a") + item("b"), parts) == ["7. a", "8. b"]


def test_two_lists_of_one_kind_count_on_unless_they_start_anew(read: Reader) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )
    body = item("a") + item("b", num=2) + item("c", num=3) + item("d", num=3) + item("e")
    assert read.paragraphs(body, numbering(lvl(0, "%1"), nums=nums)) == [
        "1 a", "2 b", "1 c", "2 d", "3 e",
    ]  # fmt: skip


def test_level_override(read: Reader) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{lvl(0, '%1)', 'upperLetter')}</w:lvlOverride></w:num>"
    )
    assert read.paragraphs(item("a", num=2), numbering(lvl(0, "%1"), nums=nums)) == ["A) a"]


def test_suffix(read: Reader) -> None:
    parts = numbering(lvl(0, "%1、", "chineseCounting", '<w:suff w:val="nothing"/>'))
    assert read.paragraphs(item("甲"), parts) == ["一、甲"]


@pytest.mark.parametrize(
    ("text", "font", "bullet"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0fc", "Wingdings", "✓"),
        ("o", "Courier New", "o"),
        ("–", "Arial", "–"),
        ("\uf0ee", "Unheard Of", "•"),
    ],
)
def test_bullets(read: Reader, text: str, font: str, bullet: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    assert read.paragraphs(item("a"), numbering(lvl(0, text, "bullet", fonts))) == [f"{bullet} a"]


def test_unknown_list_level_or_text(read: Reader) -> None:
    body = item("a", num=9) + item("b", 5) + item("c", 77) + item("d")
    assert read.paragraphs(body, numbering(lvl(0, ""))) == ["a", "b", "c", "d"]
    assert read.paragraphs(body) == ["a", "b", "c", "d"]


STYLES = {
    "styles": wrap(
        "styles",
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H3"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>",
    )
}


def test_numbering_by_style(read: Reader) -> None:
    def styled(text: str, style: str, more: str = "") -> str:
        return p(text, f'<w:pStyle w:val="{style}"/>{more}')

    parts = STYLES | numbering(
        lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3", more='<w:pStyle w:val="H3"/>')
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        styled("a", "H1") + styled("b", "H2") + styled("c", "Mine") + styled("d", "H3")
        + styled("e", "H1", none)
    )  # fmt: skip
    assert read.paragraphs(body, parts) == ["1. a", "1.1 b", "1.2 c", "1.2.1 d", "e"]
    table = read.table(tr(tc(styled("", "H1")), "x"), tr(tc(styled("", "H1")), "y"), parts=parts)
    assert [cell.text for cell in table.cells] == ["1.", "x", "2.", "y"]


def test_default_style_with_a_list(read: Reader) -> None:
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = {"styles": wrap("styles", style)} | numbering(lvl(0, "%1."))
    assert read.paragraphs(p("a") + p("b"), parts) == ["1. a", "2. b"]


def test_numbering_style_link(read: Reader) -> None:
    more = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="L"/>{lvl(0, "[%1]")}'
        "</w:abstractNum>"
    )
    nums = '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    parts = numbering(lvl(0, "%1"), nums=nums, more=more)
    assert read.paragraphs(item("a", num=2), parts) == ["[1] a"]


def test_custom_format(read: Reader) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert read.paragraphs(item("a"), numbering(level)) == ["001 a"]


def test_empty_covered_cells_do_not_count(read: Reader) -> None:
    table = read.table(
        tr(tc(item(""), RESTART), "a"),
        tr(tc(item(""), CONTINUE), "b"),
        tr(tc(item("")), "c"),
        parts=numbering(lvl(0, "%1")),
    )
    assert [row[-1] for row in layout(table)] == ["1", "a", "b", "2", "c"]


def test_joined_paragraphs_count_once(read: Reader) -> None:
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p("a", f"{properties}<w:rPr><w:del/></w:rPr>") + p("b", properties) + p("c", properties)
    parts = numbering(lvl(0, "%1."))
    assert read.paragraphs(body, parts) == ["1. ab", "2. c"]
    assert read.paragraphs(body, parts, revisions="original") == ["1. a", "2. b", "3. c"]


def test_inserted_numbering(read: Reader) -> None:
    body = p("a", '<w:numPr><w:numId w:val="1"/><w:ins/></w:numPr>')
    parts = numbering(lvl(0, "%1."))
    assert read.paragraphs(body, parts) == ["1. a"]
    assert read.paragraphs(body, parts, revisions="original") == ["a"]


def test_label_before_runs_with_a_note_or_break(read: Reader) -> None:
    body = p(r("<w:t>a</w:t><w:br/><w:t>b</w:t>"), '<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert read.paragraphs(body, numbering(lvl(0, "%1."))) == ["1. a\nb"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", {0: "0", 12: "12", -1: "-1"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa", 0: "0", 10**9: "1000000000"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 9: "ix", 1994: "mcmxciv", 0: "0"}),
        ("upperRoman", {14: "XIV", 2_000_000: "2000000"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th", 121: "121st"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 60: "六十", 105: "一○五"}),
        ("chineseCountingThousand", {10: "十", 105: "一百零五", 110: "一百一十", 2001: "二千零一"}),
        ("japaneseCounting", {105: "百五"}),
        ("chineseLegalSimplified", {10: "壹拾", 302: "叁佰零贰"}),
        ("ideographDigital", {10: "一〇", 2025: "二〇二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "50"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalFullWidth", {10: "１０"}),
        ("numberInDash", {1: "- 1 -"}),
        ("russianLower", {3: "в"}),
        ("arabicAlpha", {2: "ب"}),
        ("hex", {255: "FF"}),
        ("chicago", {1: "*", 5: "**"}),
        ("none", {5: ""}),
        ("pad3", {5: "005", 1000: "1000"}),
        ("unheardOf", {5: "5"}),
    ],
)
def test_numerals(form: str, expected: dict[int, str]) -> None:
    assert {value: numeral(value, form) for value in expected} == expected
