"""Responsibility agreements (目标责任书) in Word: parties, tasks, targets, signatures."""

from collections.abc import Iterator, Sequence

from shidian.core import Bilingual, Lang
from shidian.reporting.annual.archive import repacked
from shidian.reporting.word import WordFile
from shidian.supervision import Agreement

_TITLE = Bilingual("{year} 年度目标责任书", "Responsibility agreement {year}")
_PARTIES = Bilingual(
    "甲方（下达任务）：{upper}　　乙方（承担任务）：{lower}",
    "Party A, which sets the tasks: {upper}. Party B, which takes them on: {lower}.",
)
_PURPOSE = Bilingual(
    "为落实{programme}的工作方案，甲乙双方就 {year} 年度的任务和目标签订本责任书。",
    "To carry out the plan of the {programme}, both parties agree on tasks and targets of {year}.",
)
_HEADINGS = (
    Bilingual("一、任务", "1. Tasks"),
    Bilingual("二、方案目标", "2. Targets of the plan"),
    Bilingual("三、责任", "3. Duties"),
    Bilingual("签署", "Signatures"),
)
_TASKS = {
    "zh": ("任务", "内容", "部门", "责任人", "权重", "期限", "所需佐证"),
    "en": ("task", "what is to be done", "department", "owner", "weight", "due", "evidence"),
}
_TARGETS = {
    "zh": ("指标", "年份", "目标", "单位", "来源"),
    "en": ("indicator", "year", "target", "unit", "source"),
}
_NO_TARGETS = Bilingual(
    "方案中没有与本责任书的任务相连、{year} 年及以后的目标。",
    "The plan has no target for {year} or later that is tied to these tasks.",
)
_DUTIES = (
    Bilingual(
        "（一）乙方按期完成任务，按系统要求报告进展并附佐证；报告只增不改。",
        "(1) Party B completes the tasks in time and reports on them in the system with evidence; "
        "reports are added to, never changed.",
    ),
    Bilingual(
        "（二）甲方据报告检查；逾期未办或佐证不足的，可以提醒、督办、约谈、通报批评。",
        "(2) Party A checks by these reports; what is overdue or lacks evidence may be answered "
        "by a reminder, a demand, an interview or public criticism.",
    ),
    Bilingual(
        "（三）权重是各部门在同一任务中的份额，每项任务合计 100。",
        "(3) Weights are the shares of departments in one task; those of a task add up to 100.",
    ),
)
_SIGNED = (
    Bilingual("甲方（盖章）：", "Party A (seal):"),
    Bilingual("乙方（盖章）：", "Party B (seal):"),
    Bilingual("负责人（签字）：", "Signed by:"),
    Bilingual("日期：　　　　年　　月　　日", "Date:"),
)
_ENGLISH_COPY = "This is a translation; the Chinese text is the agreement."
_TASK_WIDTHS = (2, 3, 1.5, 1.3, 1, 2, 1.8)
_TARGET_WIDTHS = (2.6, 0.8, 1.6, 1, 3.6)


def agreement_file(agreement: Agreement, lang: Lang) -> bytes:
    """The agreement as a Word file; the same agreement gives the same bytes.

    Parameters
    ----------
    agreement : Agreement
        Whose weights were checked.
    lang : str
        Chinese is the official text; an English one says that it is a translation.

    Raises
    ------
    UsageError
        If python-docx is not installed.
    """
    file = WordFile()
    programme, year = agreement.programme.text(lang), agreement.year
    file.title(programme)
    file.title(_TITLE.text(lang).format(year=year))
    if lang == "en":
        file.text(_ENGLISH_COPY)
    upper, lower = agreement.upper.text(lang), agreement.lower.text(lang)
    file.text(_PARTIES.text(lang).format(upper=upper, lower=lower))
    file.text(_PURPOSE.text(lang).format(programme=programme, year=year))
    tasks, targets, duties, signatures = (heading.text(lang) for heading in _HEADINGS)
    file.heading(tasks)
    file.table(_TASKS[lang], _task_rows(agreement), _TASK_WIDTHS, frozenset({4}))
    file.heading(targets)
    if agreement.targets:
        file.table(_TARGETS[lang], _target_rows(agreement, lang), _TARGET_WIDTHS, frozenset({1, 2}))
    else:
        file.text(_NO_TARGETS.text(lang).format(year=year))
    file.heading(duties)
    for duty in _DUTIES:
        file.text(duty.text(lang))
    file.heading(signatures)
    first, second, signed, dated = (label.text(lang) for label in _SIGNED)
    file.table((first + upper, second + lower), [(signed, signed), (dated, dated)], (1, 1))
    return repacked(file.content())


def _task_rows(agreement: Agreement) -> Iterator[Sequence[str]]:
    for one in agreement.tasks:
        yield (
            one.task,
            one.title,
            one.department,
            one.owner,
            str(one.weight),
            one.due.isoformat(),
            one.evidence_wanted,
        )


def _target_rows(agreement: Agreement, lang: Lang) -> Iterator[Sequence[str]]:
    for one in agreement.targets:
        yield (
            one.indicator.text(lang),
            str(one.year),
            one.figure.text(lang),
            one.unit.text(lang),
            one.source.text(lang),
        )
