"""Which plans are versions and which are languages of one."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ComparisonError
from normalize.records import Plan, SourceFile
from outputs.dashboard import grouped
from tests import factory


def plan(name: str, symbol: str, language: str) -> Plan:
    """A plan whose only action says which it is."""
    source = SourceFile(name=name, format="pdf", sha256="0" * 64, pages=2)
    record = factory.action(1, action=name)
    return factory.plan([record], symbol=symbol, language=language, source=source)


def plans(*described: str) -> dict[str, Plan]:
    """Plans by name, each described as "SYMBOL LANGUAGE"."""
    made = {}
    for at, each in enumerate(described):
        symbol, language = each.split()
        made[f"{at}-{language}"] = plan(f"{at}-{language}", symbol, language)
    return made


def names(given: Mapping[str, Plan]) -> list[tuple[str, list[str]]]:
    """Each version's symbol and the files of its plans."""
    return [
        (version.symbol, [each.document.source.name for each in version.plans.values()])
        for version in grouped(given)
    ]


def test_languages_of_one_symbol_are_one_version() -> None:
    assert names(plans("E1 ar", "E1 zh", "E1 en")) == [("E1", ["0-ar", "1-zh", "2-en"])]


def test_symbols_are_versions_in_the_order_given() -> None:
    found = names(plans("E2 zh", "E1 zh", "E1 fr"))
    assert found == [("E2", ["0-zh"]), ("E1", ["1-zh", "2-fr"])]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_a_symbol_again_in_the_same_languages_is_a_later_version(order: tuple[int, ...]) -> None:
    all_plans = list(plans("E1 zh", "E1 en", "E1 zh", "E1 en").items())
    found = names(dict(all_plans[at] for at in order))
    assert found == [("E1", ["0-zh", "1-en"]), ("E1", ["2-zh", "3-en"])]


def test_a_language_that_some_versions_of_a_symbol_lack_is_refused_by_name() -> None:
    with pytest.raises(ComparisonError) as caught:
        grouped(plans("E1 zh", "E1 en", "E1 zh"))
    message = str(caught.value)
    assert "E1 is there twice in zh and once in en" in message
    assert "which version 1-en belongs to" in message
    assert "\n" not in message


def test_the_same_plan_twice_is_refused() -> None:
    one = plan("a", "E1", "zh")
    with pytest.raises(ComparisonError, match=r"x\.json and y\.json are the same plan"):
        grouped({"x.json": one, "y.json": one})


def test_tracked_changes_of_one_file_are_two_versions() -> None:
    one = plan("a", "E1", "zh")
    other = one.model_copy(update={"records": [factory.action(1, action="b")]})
    assert len(grouped({"x.json": one, "y.json": other})) == 2


@given(
    st.lists(
        st.tuples(st.sampled_from(["E1", "E2"]), st.sampled_from(["ar", "en", "zh"])), min_size=1
    )
)
def test_every_plan_is_in_one_version_in_its_language(kinds: list[tuple[str, str]]) -> None:
    given_plans = plans(*(" ".join(kind) for kind in kinds))
    try:
        versions = grouped(given_plans)
    except ComparisonError:
        counts = [[kinds.count((s, each)) for each in ("ar", "en", "zh")] for s in ("E1", "E2")]
        assert any(len(set(filter(None, numbers))) > 1 for numbers in counts)
        return
    held = [plan for version in versions for plan in version.plans.values()]
    assert sorted(each.document.source.name for each in held) == sorted(given_plans)
    for version in versions:
        for language, each in version.plans.items():
            assert (each.document.symbol, each.document.language) == (version.symbol, language)
    # Within one symbol and language the order given is the order of versions.
    for kind in set(kinds):
        wanted = [each.document.source.name for each in given_plans.values()
                  if (each.document.symbol, each.document.language) == kind]  # fmt: skip
        found = [version.plans[kind[1]].document.source.name for version in versions
                 if version.symbol == kind[0] and kind[1] in version.plans]  # fmt: skip
        assert found == wanted
