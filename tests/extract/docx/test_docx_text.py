"""What a paragraph's text is: runs, marks, fields, boxes and what is not printed."""

import pytest

from extract.document import Problem
from tests.extract.docx.packages import Reader, p, r, tbl, tc, tr, wrap


def styles(content: str) -> dict[str, str]:
    return {"styles": wrap("styles", content)}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:ptab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "a\nb"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a-b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "ab"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Wingdings" w:char="00FC"/>', "✓"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "•"),
        ('<w:sym w:font="Symbol" w:char="F0AE"/>', "→"),
        ('<w:sym w:font="Calibri" w:char="00E9"/>', "é"),
        ('<w:sym w:font="Wingdings" w:char="F030"/>', "\ufffd"),
        ('<w:sym w:font="Unheard Of" w:char="F041"/>', "\ufffd"),
        ('<w:sym w:font="Symbol" w:char="no"/>', "\ufffd"),
        ("<w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
         "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>", "漢"),
        ("<w:instrText>PAGE</w:instrText><w:t>a</w:t>", "a"),
        ("<w:t>a<!-- no --></w:t><w:t>b</w:t>", "ab"),
        ("<w:t>  a </w:t><w:t>b</w:t>", "ab"),
        ('<w:t xml:space="preserve"> a </w:t><w:t>b</w:t>', " a b"),
    ],
)  # fmt: skip
def test_run_content(read: Reader, content: str, text: str) -> None:
    assert read.text(r(content)) == text


def test_indented_markup_adds_no_spaces(read: Reader) -> None:
    assert read.text("<w:r>\n  <w:t>a</w:t>\n </w:r>\n <w:r><w:t>b</w:t></w:r>") == "ab"


def test_private_use_characters_of_a_symbol_font(read: Reader) -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert read.text(r("\uf0e0", font)) == "→"
    assert read.text(r("\uf0e0")) == "\uf0e0"


def test_paragraphs_and_breaks_are_lines(read: Reader) -> None:
    cell = read.cell(p("a") + p("") + p(r("<w:t>b</w:t><w:br/><w:br/><w:t>c</w:t>")) + p(""))
    assert (cell.text, cell.breaks) == ("a\nb\nc", (1, 2))


def test_blank_cell(read: Reader) -> None:
    cell = read.cell(p("") + p("  "))
    assert (cell.text, cell.breaks) == ("", ())


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        '<w:fldSimple w:instr="AUTHOR">{}</w:fldSimple>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:bdo>{}</w:bdo>",
        "<w:dir>{}</w:dir>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_inline_wrappers(read: Reader, wrapper: str) -> None:
    assert read.text(r("a") + wrapper.format(r("b")) + r("c")) == "abc"


BEGIN, SEPARATE, END = (
    r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)


def instruction(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


def test_complex_field_gives_its_result(read: Reader) -> None:
    field = BEGIN + instruction("REF x") + SEPARATE + r("12") + END
    assert read.text(r("a ") + field + r(" b")) == "a 12 b"


def test_field_within_an_instruction_is_not_read(read: Reader) -> None:
    inner = BEGIN + instruction("REF y") + SEPARATE + r("inner") + END
    field = BEGIN + instruction("IF") + inner + instruction("= 1") + SEPARATE + r("outer") + END
    assert read.text(field) == "outer"


def test_field_within_a_result_is_read(read: Reader) -> None:
    inner = BEGIN + instruction("PAGEREF") + SEPARATE + r("7") + END
    assert read.text(BEGIN + instruction("TOC") + SEPARATE + r("a ") + inner + END) == "a 7"


def test_field_over_paragraphs_and_cells(read: Reader) -> None:
    body = (
        p(BEGIN + instruction("IF"))
        + p("of the instruction")
        + tbl(tr("of the instruction too"))
        + p(SEPARATE + r("a"))
        + tbl(tr("b"))
        + p(r("c") + END)
        + p("d")
    )
    document = read.document(body)
    assert [block.text for block in document.paragraphs] == ["a", "c", "d"]
    assert [cell.text for table in document.tables for cell in table.cells] == ["", "b"]


def test_field_that_never_ends_swallows_nothing(read: Reader) -> None:
    assert read.paragraphs(p(BEGIN + instruction("IF") + r("a")) + p("b")) == ["a", "b"]


def test_field_marks_in_hidden_runs_count(read: Reader) -> None:
    hidden = [mark.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") for mark in (BEGIN, END)]
    assert read.text(r("a") + hidden[0] + r("no") + hidden[1] + r("b")) == "ab"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='a'/><w:listEntry w:val='b'/>"
         "</w:ddList>", "b"),
    ],
)  # fmt: skip
def test_form_fields(read: Reader, data: str, text: str) -> None:
    begin = r(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>')
    assert read.text(begin + instruction("FORM") + END) == text


def test_hidden_text(read: Reader) -> None:
    assert read.text(r("a") + r("no", "<w:vanish/>") + r("b", '<w:vanish w:val="0"/>')) == "ab"


def test_hidden_by_style(read: Reader) -> None:
    parts = styles(
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    assert read.text(r("a") + r("no", '<w:rStyle w:val="I"/>') + r("b"), parts) == "ab"
    hidden = p("no", '<w:pStyle w:val="P"/>')
    shown = p(r("a", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="P"/>')
    assert read.cell(hidden + shown + p("b"), parts).text == "ab"


def test_hidden_by_default_style(read: Reader) -> None:
    parts = styles(
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr>'
        "</w:style>"
    )
    assert read.cell(p("no"), parts).text == ""


def test_styles_in_a_circle(read: Reader) -> None:
    parts = styles(
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert read.text(r("a", '<w:rStyle w:val="A"/>'), parts) == "a"


@pytest.mark.parametrize(
    ("text", "printed"), [("2", "²"), ("1,2", "¹,²"), ("-3", "⁻³"), ("st", "st"), ("*", "*")]
)
def test_superscript_digits_stay_apart(read: Reader, text: str, printed: str) -> None:
    run = r(text, '<w:vertAlign w:val="superscript"/>')
    assert read.text(r("150 000") + run) == f"150 000{printed}"


def test_superscript_by_style(read: Reader) -> None:
    parts = styles(
        '<w:style w:type="character" w:styleId="R"><w:rPr><w:vertAlign w:val="superscript"/>'
        "</w:rPr></w:style>"
    )
    assert read.text(r("5") + r("1", '<w:rStyle w:val="R"/>'), parts) == "5¹"


def box(content: str) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"


def test_text_box_follows_its_paragraph(read: Reader) -> None:
    runs = r("a") + r(box(p("x") + p("y"))) + r("b")
    assert read.cell(p(runs) + p("c")).text == "ab\nx\ny\nc"
    assert read.paragraphs(p(runs) + p("c")) == ["ab", "x", "y", "c"]


def test_text_after_a_box_in_the_same_run(read: Reader) -> None:
    run = f"<w:r>{box(p('x'))}<w:t>b</w:t></w:r>"
    assert read.paragraphs(p(r("a") + run)) == ["ab", "x"]


def test_box_in_a_box(read: Reader) -> None:
    runs = r("a") + r(box(p("x"))) + r(box(p(r("y") + r(box(p("z")))))) + r("b")
    assert read.paragraphs(p(runs)) == ["ab", "x", "y", "z"]


def test_table_in_a_box_is_a_table(read: Reader) -> None:
    document = read.document(p(r("a") + r(box(tbl(tr("x", "y"))))))
    assert [cell.text for cell in document.tables[0].cells] == ["x", "y"]


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_alternate_content_is_read_once(read: Reader) -> None:
    modern = f"<wps:txbx><w:txbxContent>{p('x')}</w:txbxContent></wps:txbx>"
    assert read.paragraphs(p(r("a") + r(alternate(modern, box(p("x")))))) == ["a", "x"]


def test_fallback_where_the_choice_has_no_text(read: Reader) -> None:
    assert read.paragraphs(p(r(alternate("<wps:wsp/>", box(p("x")))))) == ["x"]


def test_alternate_blocks(read: Reader) -> None:
    assert read.paragraphs(alternate(p("a"), p("b")) + alternate("", p("c"))) == ["a", "c"]
    assert read.cell(alternate(p("a"), p("b")) + p("c")).text == "a\nc"


def test_drawing_text(read: Reader) -> None:
    paragraphs = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("x", "y"))
    assert read.text(r("a") + r(f"<w:drawing>{paragraphs}</w:drawing>")) == "a\nx\ny"


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (mr("x=1"), "x=1"),
        (f"<m:f><m:num>{mr('1')}</m:num><m:den>{mr('20')}</m:den></m:f>", "1/20"),
        (f"<m:f><m:num>{mr('a+b')}</m:num><m:den>{mr('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{mr('10')}</m:e><m:sup>{mr('3')}</m:sup></m:sSup>", "10³"),
        (f"<m:sSup><m:e>{mr('x')}</m:e><m:sup>{mr('n+1')}</m:sup></m:sSup>", "x^(n+1)"),
        (f"<m:rad><m:deg/><m:e>{mr('2')}</m:e></m:rad>", "√2"),
        (f"<m:d><m:e>{mr('a')}</m:e><m:e>{mr('b')}</m:e></m:d>", "(a|b)"),
        ("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>"
         f"<m:sub>{mr('i=1')}</m:sub><m:sup>{mr('n')}</m:sup><m:e>{mr('i')}</m:e></m:nary>",
         "∑_(i=1)^n i"),
    ],
)  # fmt: skip
def test_formulas(read: Reader, formula: str, text: str) -> None:
    assert read.text(f"<m:oMath>{formula}</m:oMath>") == text


def test_what_is_not_read_is_said(read: Reader) -> None:
    document = read.document(p("a") + '<w:altChunk r:id="x"/>')
    assert document.problems == (
        Problem("docx_part_not_read", "the text of 1 embedded altChunk was not read"),
    )


def test_headers_and_footers_once_at_the_beginning(read: Reader) -> None:
    def refers(kind: str, identifier: str, of: str = "default") -> str:
        return f'<w:{kind}Reference w:type="{of}" r:id="{identifier}"/>'

    first = f"<w:sectPr>{refers('header', 'h1')}{refers('footer', 'f1')}</w:sectPr>"
    second = f"<w:sectPr>{refers('header', 'h2')}{refers('header', 'h3', 'first')}</w:sectPr>"
    document = read.document(
        p("body", first) + second,
        {
            "header:h1": wrap("hdr", p("EB152/34") + tbl(tr("left", "right"))),
            "header:h2": wrap("hdr", p("EB152/34") + p("Annex 1")),
            "header:h3": wrap("hdr", p("not printed")),
            "footer:f1": wrap("ftr", p(BEGIN + instruction("PAGE") + SEPARATE + r("3") + END)),
        },
    )
    assert [(block.kind, block.text) for block in document.paragraphs] == [
        ("running", "EB152/34"),
        ("running", "left"),
        ("running", "right"),
        ("running", "3"),
        ("running", "Annex 1"),
        ("body", "body"),
    ]


def test_first_and_even_headers_where_they_are_on(read: Reader) -> None:
    parts = {"header:h1": wrap("hdr", p("first")), "header:h2": wrap("hdr", p("even"))}
    references = (
        '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="even" r:id="h2"/>'
    )
    body = p("a") + f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    assert read.paragraphs(body, parts) == ["first", "a"]
    settings = {"settings": wrap("settings", "<w:evenAndOddHeaders/>")}
    assert read.paragraphs(body, parts | settings) == ["first", "even", "a"]


def test_metadata_names_neither_people_nor_dates(read: Reader) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan</dc:title>'
        "<dc:subject/><dc:creator>Somebody</dc:creator><dc:language>zh</dc:language>"
        "</cp:coreProperties>"
    )
    document = read.document(p("a"), {"core-properties": core})
    assert document.metadata == {"title": "Plan", "language": "zh"}


def test_cell_with_properties_last_or_none(read: Reader) -> None:
    cells = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>"
    assert read.table(f"<w:tr>{cells}{tc('c')}</w:tr>").cells[0].text == "a\nb"


def test_paragraphs_on_both_sides_of_something_unknown(read: Reader) -> None:
    assert read.cell(p("a") + f"<w:unheardOf>{p('')}</w:unheardOf>" + p("c")).text == "a\nc"
    assert read.cell(p("a") + f"<w:smartTag>{p('b')}</w:smartTag>" + p("c")).text == "a\nb\nc"
