"""Dashboards that browser tests open, and what tests ask of them."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from ebplan.plan_file import read_plan_file
from normalize.records import Plan, Status
from outputs.dashboard import Version, dashboard_page
from tests import factory
from tests.conftest import ROOT

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
GOLDEN = ROOT / "tests" / "golden"


def chinese_plan() -> Plan:
    """The full Chinese plan."""
    return read_plan_file(GOLDEN / "EB152_34-zh.plan.json")


def excerpts() -> dict[str, Plan]:
    """The excerpt in six languages."""
    return {each: read_plan_file(GOLDEN / f"EB152_34-excerpt-{each}.plan.json")
            for each in LANGUAGES}  # fmt: skip


def two_versions() -> list[Version]:
    """A plan of four actions, and a later version with a change of each kind.

    A1-2 is new, A1-4 is gone, A1-1 has another status, the former A1-2 is A1-3 now, A1-3 is
    implemented as A2-1.
    """
    texts = {
        1: "Publish the rules for delegated authority in every region",
        2: "Train the staff of all country offices in procurement",
        3: "Set up a working group on gender equality",
        4: "Review the contracts of external suppliers",
    }
    actions = {number: factory.action(number, action=text) for number, text in texts.items()}
    old = factory.plan(actions.values(), symbol="EB152/34", language="en")
    ongoing = actions[1].model_copy(update={"status": Status(value="planned", text="Planned")})
    trained = actions[2].model_copy(update={"id": "A1-3", "number": 3})
    added = factory.action(2, action="Open a hotline for whistle-blowers")
    done = factory.done(1, action=texts[3])
    new = factory.plan([ongoing, added, trained, done], symbol="EB154/7", language="en")
    return [Version("EB152/34", {"en": old}), Version("EB154/7", {"en": new})]


def written(folder: Path, versions: Sequence[Version]) -> Path:
    """The dashboard of the versions as a file in the folder."""
    path = folder / "dashboard.html"
    path.write_bytes(dashboard_page(versions))
    return path


def ids(page: Page) -> list[str]:
    """The ids of the actions in the table, in its order."""
    found = page.eval_on_selector_all(
        "table.actions tr[data-id]", "rows => rows.map((row) => row.dataset.id)"
    )
    return list(found)


def address(page: Page) -> str:
    """What stands behind the # of the page's address."""
    return page.url.partition("#")[2]


def focused(page: Page) -> str:
    """The text of the element that has the focus."""
    return str(page.evaluate("document.activeElement.textContent")).strip()
