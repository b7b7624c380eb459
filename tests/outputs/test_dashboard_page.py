"""The dashboard as a file: its policy, what is in it and what is not, its colours."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from outputs.dashboard import Version, dashboard_page
from outputs.dashboard.page import LIBRARY, SCRIPTS, STYLES, library, script
from outputs.page import stylesheet
from tests import factory
from tests.outputs.hostile import hostile_comparison
from tests.outputs.test_diff_html import luminance

ASSETS = Path("outputs/dashboard/assets")


def tree_of(versions: list[Version]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(dashboard_page(versions).decode())


def hostile() -> list[Version]:
    made = hostile_comparison()
    return [Version("a", {"zh": made.old}), Version("b", {"zh": made.new})]


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_pages_own_styles_and_scripts_only() -> None:
    tree = tree_of(hostile())
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style] = [each.text for each in tree.iter("style")]
    scripts = [each.text for each in tree.xpath("//script[not(@type)]")]
    assert scripts == [library(), script()]
    assert policy == (
        f"default-src 'none'; style-src {hashed(style)}; base-uri 'none'; form-action 'none'; "
        f"script-src {' '.join(map(hashed, scripts))}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_texts_of_documents_are_data_and_never_markup() -> None:
    tree = tree_of(hostile())
    names = {each.tag for each in tree.iter() if isinstance(each.tag, str)}
    assert names == {"html", "head", "meta", "title", "style", "body", "noscript", "p", "div",
                     "script"}  # fmt: skip
    assert [each.attrib for each in tree.iter("script")] == [
        {"type": "application/json", "id": "data"}, {}, {},
    ]  # fmt: skip
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]


def test_scripts_stay_within_their_element_and_make_no_markup() -> None:
    for source in (library(), script()):
        assert "</script" not in source.lower()
        assert "<!--" not in source
        assert not re.search(r"\beval\(|new Function|\bimport\(|fetch\(|XMLHttpRequest", source)
    own = script()
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".html("):
        assert forbidden not in own
    assert 'setAttribute("style"' not in own


def test_styles_fetch_nothing() -> None:
    [style] = tree_of(hostile()).iter("style")
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_the_file_is_the_same_each_time_and_small() -> None:
    versions = [Version("EB152/34", {"zh": factory.plan()})]
    page = dashboard_page(versions)
    assert page == dashboard_page(versions)
    assert len(page) < 300_000


def test_every_asset_is_in_the_page(root: Path) -> None:
    folder = root / ASSETS
    assert {each.stem for each in folder.glob("*.js")} == set(SCRIPTS)
    assert {each.stem for each in folder.glob("*.css")} == set(STYLES)
    assert {each.name for each in (folder / "d3").iterdir()} == {
        "LICENSE", *(f"{name}.min.js" for name in LIBRARY)
    }  # fmt: skip


@pytest.mark.parametrize("name", LIBRARY)
def test_a_part_of_the_library_says_what_it_is_and_its_licence_is_in_the_page(
    root: Path, name: str
) -> None:
    first = (root / ASSETS / "d3" / f"{name}.min.js").read_text(encoding="utf-8").split("\n")[0]
    assert re.fullmatch(rf"// https://d3js\.org/{name}/ v\d+\.\d+\.\d+ Copyright .*", first)
    assert first in library()
    assert "Permission to use, copy, modify, and/or distribute" in library()[:400]


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme, "light", "dark" or "print", those of all pages among them."""
    at = ["light", "dark", "print"].index(scheme)
    found: dict[str, str] = {}
    frame, on_paper = (
        (Path(__file__).parents[2] / ASSETS / f"{name}.css").read_text(encoding="utf-8")
        for name in ("frame", "print")
    )
    for style in (stylesheet(), frame + on_paper):
        block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[at]
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def pairs(scheme: str) -> Iterator[tuple[str, str, float]]:
    """Colours that stand on each other, with the contrast they need."""
    for text in ("text", "quiet", "link"):
        yield text, "page", 4.5
        yield text, "panel", 4.5
    # Figures in bars: on the colour itself, or on the ground of a pattern.
    for look in ("one", "two", "three"):
        yield "ground", look, 4.5
    yield "text", "ground", 4.5
    for look in ("one", "two", "three", "open", "odd"):
        yield look, "page", 3
        yield look, "ground", 3
    for shade in (1, 2, 3, 4):
        yield "heat-text", f"heat-{shade}", 4.5
    # The link that is chosen, and the borders of what can be pressed.
    yield "page", "text", 4.5
    yield "quiet", "page", 3


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_colours_have_contrast(scheme: str) -> None:
    known = colours(scheme)
    for one, other, least in pairs(scheme):
        lights = sorted((luminance(known[one]), luminance(known[other])))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= least, (one, other)


def test_no_colour_is_named_but_among_the_variables(root: Path) -> None:
    for path in (root / ASSETS).glob("*.css"):
        rules = re.sub(r":root \{.*?\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"#[0-9a-f]{3,8}\b", rules), path.name
