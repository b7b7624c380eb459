"""The page of a difference: what an HTML parser makes of it, and that it needs nothing else."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.records import Cost, Status
from outputs.comparison import Comparison
from outputs.diff_html import html
from outputs.page import page, shown_text, stylesheet
from tests import factory
from tests.outputs.comparisons import comparison
from tests.outputs.hostile import hostile_comparison
from tests.outputs.versions import comparisons

VOID = {"meta", "br", "!doctype"}
# Each element that a page has, with the attributes that it may have.
OWN = {
    "html": {"lang", "dir"}, "head": set(), "title": set(), "style": set(), "body": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "a": {"class", "href"}, "header": set(), "h1": set(), "h2": {"id"}, "h3": set(), "h4": set(),
    "p": {"class", "lang", "dir"}, "section": {"id", "class", "aria-label", "aria-labelledby"},
    "nav": {"aria-label"}, "ul": {"class"}, "li": {"class"}, "span": {"class", "aria-hidden"},
    "table": {"class"}, "caption": {"class"}, "thead": set(), "tbody": set(), "tr": set(),
    "th": {"scope"}, "td": {"data-label", "class"}, "div": {"class", "lang", "dir"}, "br": set(),
    "bdi": {"lang", "dir", "title"}, "main": {"id", "tabindex"}, "article": set(), "del": set(),
    "ins": set(),
}  # fmt: skip


class Elements(HTMLParser):
    """All elements with their attributes, and whether each one that begins also ends."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.comments: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def source_of(made: Comparison) -> str:
    return html(made).decode("utf-8")


def tree_of(made: Comparison) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(source_of(made))


@pytest.fixture(scope="module")
def hostile() -> Elements:
    return Elements(source_of(hostile_comparison()))


def test_nothing_of_a_document_becomes_an_element_or_attribute(hostile: Elements) -> None:
    assert hostile.comments == []
    assert hostile.open == []
    for tag, attributes in hostile.seen:
        assert tag in OWN, tag
        assert attributes.keys() <= OWN[tag], (tag, attributes)


def test_every_link_leads_to_a_place_on_the_page(hostile: Elements) -> None:
    ids = [attributes["id"] for _, attributes in hostile.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in hostile.seen if tag == "a"]
    assert links
    for link in links:
        assert link is not None
        assert link.removeprefix("#") in ids


def test_every_character_is_still_there() -> None:
    made = hostile_comparison()
    text = tree_of(made).text_content()
    # Texts in both versions stand there in parts, which the next test puts together.
    alone = [each for each in (*made.old.records, *made.new.records) if each.number in (3, 4)]
    assert len(alone) == 3
    for record in alone:
        for field in (record.action, record.objective, record.comments, record.functional_area):
            assert field
            assert shown_text(field) in text


def test_the_parts_of_a_changed_text_make_both_texts() -> None:
    made = hostile_comparison()
    tree = tree_of(made)
    texts = tree.xpath("//p[@class='text'][del or ins]")
    fields = [
        field
        for type_ in ("implemented", "changed")
        for change in made.diff.changes
        if change.type == type_
        for field in change.fields
        if field.parts
    ]
    assert len(texts) == len(fields) > 0
    for paragraph, field in zip(texts, fields, strict=True):
        for dropped, side in (("ins", field.old), ("del", field.new)):
            copy = lxml.html.fromstring(lxml.html.tostring(paragraph, encoding="unicode"))
            for element in copy.findall(dropped):
                element.drop_tree()
            assert copy.text_content() == shown_text(str(side))


@given(st.text())
@settings(max_examples=50)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    plan = factory.plan([factory.action(1, action=f"x{text}x")])
    empty = factory.plan([])
    [label] = tree_of(comparison(empty, plan, {})).xpath("//p[contains(@class, 'label')]")
    assert label.text_content() == shown_text(f"x{text}x")


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    source = source_of(hostile_comparison())
    [style] = re.findall(r"(?s)<style>(.*?)</style>", source)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = tree_of(hostile_comparison()).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert source.index("Content-Security-Policy") < source.index("<style>")
    assert "url(" not in style
    assert "@import" not in style


def test_the_summary_counts_and_leads_to_each_type() -> None:
    made = hostile_comparison()
    tree = tree_of(made)
    shown = {}
    for link in tree.xpath("//ul[@class='counts']//a"):
        [number] = link.xpath("span[@class='number']/text()")
        shown[link.get("href")] = int(number)
        [section] = tree.xpath(f"//section[@id='{link.get('href')[1:]}']")
        entries = section.xpath("article | table[@class='renumbering']/tbody/tr")
        assert len(entries) == int(number)
    assert shown == {
        f"#{type_}": count
        for type_, count in Counter(change.type for change in made.diff.changes).items()
    }


def test_a_fact_stands_with_its_printed_words_pages_and_confidence() -> None:
    old = factory.plan([factory.action(1, sources=[factory.source(2), factory.source(3)])])
    cost = Cost(kind="amount", text="12万", min_usd=120_000, max_usd=120_000)
    status = Status(value="planned", text="已做计划")
    new = factory.plan([factory.action(1, cost=cost, status=status, sources=[factory.source(4)])])
    tree = tree_of(comparison(old, new, {"A1-1": "A1-1"}, confidence=0.996))
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree.xpath("//table[@class='facts']/tbody/tr")
    ]
    assert rows == [
        ["Cost", "US$ 100 000 100 000", "US$ 120 000 12万"],
        ["Status", "ongoing 正在进行", "planned 已做计划"],
    ]
    [about] = tree.xpath("//p[@class='about']")
    assert " ".join(about.text_content().split()) == (
        "Pages 2, 3 in the old version, page 4 in the new Matched with confidence 0.99"
    )


def test_a_renumbered_record_stands_with_its_confidence() -> None:
    old, new = (factory.plan([factory.action(number, action="行动")]) for number in (1, 2))
    tree = tree_of(comparison(old, new, {"A1-1": "A1-2"}, confidence=0.87))
    [row] = tree.xpath("//table[@class='renumbering']/tbody/tr")
    assert "confidence 0.87" in row.text_content()


def test_language_and_direction_are_those_of_the_texts() -> None:
    arabic = "خطة العمل للمساءلة 150 000 دولار"
    old = factory.plan([factory.action(1, action=arabic)], language="ar")
    cost = Cost(kind="amount", text="120 000–150 000", min_usd=120_000, max_usd=150_000)
    new = factory.plan([factory.action(1, action=f"{arabic} جديدة", cost=cost)], language="ar")
    tree = tree_of(comparison(old, new, {"A1-1": "A1-1"}))
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
    [text] = tree.xpath("//p[@class='text']")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    assert [each.text for each in text.xpath("bdi[@dir='ltr']")] == ["150 000"]
    assert [each.text for each in tree.xpath("//h3/bdi")] == ["A1-1"]
    # Figures alone run as they are read, or a range would change its ends.
    [printed] = tree.xpath("//td[@data-label='New']//bdi[@lang='ar']")
    assert (printed.get("dir"), printed.text_content()) == ("ltr", "120 000–150 000")


def test_a_plan_against_itself_says_so() -> None:
    plan = factory.plan()
    tree = tree_of(comparison(plan, plan, {record.id: record.id for record in plan.records}))
    assert "Nothing changed." in tree.text_content()
    assert tree.xpath("//article | //main/section | //ul") == []


def test_the_same_difference_gives_the_same_bytes() -> None:
    assert html(hostile_comparison()) == html(hostile_comparison())


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_has_contrast(scheme: int) -> None:
    style = re.findall(r":root \{(.*?)\}", stylesheet(), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))
    pairs = [
        *((name, "page") for name in ("text", "quiet", "link", "added", "removed")),
        *((name, "panel") for name in ("text", "quiet", "link")),
        ("added", "added-back"),
        ("removed", "removed-back"),
    ]
    for text, back in pairs:
        light, dark = sorted((luminance(colours[text]), luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, back)
    for line in ("added", "removed", "implemented", "changed", "moved", "renumbered"):
        light, dark = sorted((luminance(colours[line]), luminance(colours["page"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, line


def test_changed_words_are_told_apart_without_colour() -> None:
    style = stylesheet()
    assert re.search(r"(?s)\ndel \{[^}]*text-decoration: line-through", style)
    assert re.search(r"(?s)\nins \{[^}]*text-decoration: underline", style)


def test_a_template_that_lacks_a_value_is_refused() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        page("diff.html", heading="x")


@settings(max_examples=20, deadline=None)
@given(comparisons())
def test_each_change_is_there_once(made: Comparison) -> None:
    tree = tree_of(made)
    for type_ in ("implemented", "added", "removed", "changed", "moved", "renumbered"):
        titles = tree.xpath(
            f"//section[@id='{type_}']//h3 | //section[@id='{type_}']"
            "//table[@class='renumbering']/tbody//th"
        )
        shown = [[each.text_content() for each in title.findall("bdi")] for title in titles]
        assert shown == [
            list(dict.fromkeys(id_ for id_ in (change.old, change.new) if id_))
            for change in made.diff.changes
            if change.type == type_
        ]
