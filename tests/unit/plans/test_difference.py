"""A second version of a plan against the first."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Printed, Source, Statement, StatementType
from shidian.plans import difference

FIGURE, TASK, DELIVERABLE = StatementType.FIGURE, StatementType.TASK, StatementType.DELIVERABLE


def figure(value: str, name: str = "公园", year: int = 2020, **more) -> Statement:
    printed = Printed("=", Decimal(value), "座", **more)
    key = f"{name}-{year}-{value}"
    return Statement(key, "03", FIGURE, "target", name, Source("plan"), year, printed=printed)


def said(type: StatementType, kind: str, name: str) -> Statement:
    return Statement(f"{type}-{name}", "03", type, kind, name, Source("plan"), None)


def counts(old, new) -> tuple[int, int, int, int]:
    made = difference(old, new)
    return len(made.same), len(made.changed), len(made.added), len(made.dropped)


def test_what_is_said_again_is_the_same_wherever_it_stands():
    moved = figure("5").__class__(
        "other", "03", FIGURE, "target", "公园", Source("plan-2", "二", (3, 4)), 2020,
        printed=Printed("=", Decimal("5"), "座"),
    )  # fmt: skip
    assert counts([figure("5")], [moved]) == (1, 0, 0, 0)


def test_another_value_for_the_same_thing_is_a_change():
    [(old, new)] = difference([figure("5")], [figure("6")]).changed
    assert (old.printed.value, new.printed.value) == (5, 6)


def test_another_year_name_or_part_is_another_thing():
    for other in (figure("5", year=2017), figure("5", name="湿地"), figure("5", subject="新区")):
        assert counts([figure("5")], [other]) == (0, 0, 1, 1)


def test_a_figure_stated_twice_is_paired_once_each():
    assert counts([figure("5"), figure("5")], [figure("5")]) == (1, 0, 0, 1)
    assert counts([figure("5"), figure("7")], [figure("7"), figure("6")]) == (1, 1, 0, 0)


def test_a_task_that_is_of_another_national_task_now_is_changed():
    made = difference([said(TASK, "sharing", "建立机制")], [said(TASK, "reform", "建立机制")])
    assert len(made.changed) == 1


def test_a_document_that_is_issued_now_is_another():
    old, new = said(DELIVERABLE, "planned", "办法"), said(DELIVERABLE, "existing", "办法")
    assert counts([old], [new]) == (0, 0, 1, 1)


figures = st.lists(
    st.builds(
        figure,
        st.sampled_from(["5", "6", "7"]),
        st.sampled_from(["公园", "湿地"]),
        st.sampled_from([2017, 2020]),
    ),
    max_size=8,
)


@given(figures, figures)
def test_everything_is_told_once(old, new):
    made = difference(old, new)
    before = [one for one, _ in (*made.same, *made.changed)] + list(made.dropped)
    after = [one for _, one in (*made.same, *made.changed)] + list(made.added)
    assert sorted(map(id, before)) == sorted(map(id, old))
    assert sorted(map(id, after)) == sorted(map(id, new))


@given(figures, figures)
def test_back_again_what_was_added_is_dropped(old, new):
    there, back = counts(old, new), counts(new, old)
    assert (there[0], there[1], there[2], there[3]) == (back[0], back[1], back[3], back[2])


@given(figures)
def test_a_plan_does_not_differ_from_itself(plan):
    assert counts(plan, plan) == (len(plan), 0, 0, 0)
