"""A row without number first on a page: what shows it to be the rest of a row or a new one."""

from tests.normalize.tables import HEADER_1, action, codes, document, ids, plan, rest, table


def test_an_unknown_area_with_its_own_dashes_first_on_a_page_is_a_subheading() -> None:
    dashes = dict.fromkeys(("budget", "y1", "y2", "y3", "status"), "-")
    first = table(*HEADER_1, rest(area="数字化", action="制定", **dashes), action(1, "数字化"))
    second = table(*HEADER_1, rest(area="采购", action="改进", **dashes))
    assert ids(plan(document("附件 1", first, second))) == ["A1-s1", "A1-1", "A1-s2"]


def test_an_area_that_ended_before_the_page_did_leaves_the_doubt() -> None:
    full = (3.0, 10.0)
    first = table(*HEADER_1, action(1, "资金", "一\n二\n三"), room={(2, 1): full, (2, 2): full})
    second = table(*HEADER_1, rest(area="数字化", action="改进"), room={(2, 1): full, (2, 2): full})
    assert "row_glued_uncertain" in codes(plan(document("附件 1", first, second)))


def test_an_area_that_is_printed_again_is_told_by_its_words() -> None:
    first = table(*HEADER_1, action(1, "数字化\n系统"), breaks={(2, 1): (1,)})
    again = action(
        1, "数字化\n系统", "继续", objective="", budget="", cost="", status="", comments=""
    )
    second = table(*HEADER_1, (*again[:6], "", "", "", *again[9:]))
    [record] = plan(document("附件 1", first, second)).records
    assert (record.functional_area, record.sub_area) == ("数字化", "系统")
