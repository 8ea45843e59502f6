"""What the kinds of commitments are called."""

from dataclasses import replace

from shidian.core import Bilingual, Source, Statement, StatementType, as_statement
from shidian.programme import kind_text


def test_every_kind_of_the_built_in_package_has_a_name_in_both_languages(programme):
    for one in map(as_statement, programme.commitments):
        text = kind_text(programme, one)
        assert bool(text.zh) == bool(text.en) == bool(one.kind), one.key


def test_a_task_is_called_after_its_national_task(specimen):
    task = Statement("k", "01", StatementType.TASK, "sharing", "名", Source("plan"))
    assert kind_text(specimen, task) == Bilingual("成本分担", "Cost sharing")
    assert kind_text(specimen, replace(task, kind="")) == Bilingual("", "")


def test_a_kind_that_has_left_the_package_is_shown_by_its_code(specimen):
    task = Statement("k", "01", StatementType.TASK, "dropped", "名", Source("plan"))
    assert kind_text(specimen, task).text("en") == "dropped"
