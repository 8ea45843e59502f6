"""What a plan leaves out: national tasks, years, owners, evaluation, dates of documents."""

from collections.abc import Iterator

from shidian.core import Bilingual
from shidian.core.statement import KINDS, StatementType
from shidian.plans.checks.check import Check, Peers, Result, Severity
from shidian.plans.checks.claim import Draft

_SHOWN = 5  # examples that a finding lists


def tasks_addressed(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Whether each national task has a task of the plan."""
    addressed = {one.kind for one in draft.promises if one.type == "task"}
    missing = [task for task in peers.programme.tasks if task.code not in addressed]
    if not missing:
        said = Bilingual("各项主要任务都有安排。", "Each national task is addressed.")
        yield Result(Severity.FINE, said)
        return
    zh = "、".join(task.name.zh for task in missing)
    en = "; ".join(task.name.en for task in missing)
    said = Bilingual(f"没有安排：{zh}。", f"Not addressed: {en}.")
    yield Result(Severity.NOTE, said)


def targets_dated(draft: Draft, _: Peers) -> Iterator[Result]:
    """Targets without a year, and whether anybody leads a task."""
    targets = [one for one in draft.claims if one.kind == "target"]
    undated = [one for one in targets if one.year is None]
    if undated:
        some = "；".join(one.text for one in undated[:_SHOWN])
        said = Bilingual(
            f"{len(targets)} 项目标中 {len(undated)} 项没有年份，如：{some}。",
            f"{len(undated)} of {len(targets)} targets have no year, such as: {some}.",
        )
        yield Result(Severity.NOTE, said, claims=tuple(undated))
    if not any(one.type == "body" and one.kind == "lead" for one in draft.promises):
        said = Bilingual(
            "没有写明各项任务由哪个部门牵头。", "No department is named to lead a task."
        )
        yield Result(Severity.NOTE, said)


def evaluation_promised(draft: Draft, _: Peers) -> Iterator[Result]:
    """Which forms of evaluation are promised."""
    forms = KINDS[StatementType.EVALUATION]
    promised = [one.kind for one in draft.promises if one.type == "evaluation"]
    missing = [form for form in forms if form not in promised]
    if not missing:
        yield Result(Severity.FINE, Bilingual("各种评估都有承诺。", "Every form is promised."))
        return
    zh = "、".join(forms[form].zh for form in missing)
    en = ", ".join(forms[form].en for form in missing)
    severity = Severity.NOTE if promised else Severity.WARNING
    yield Result(severity, Bilingual(f"没有承诺：{zh}。", f"Not promised: {en}."))


def documents_dated(draft: Draft, _: Peers) -> Iterator[Result]:
    """Documents that are to be issued, without a year."""
    planned = [one for one in draft.promises if (one.type, one.kind) == ("deliverable", "planned")]
    undated = [one for one in planned if one.year is None]
    if undated:
        some = "".join(f"《{one.name}》" for one in undated[:_SHOWN])
        count, of = len(undated), len(planned)
        said = Bilingual(
            f"拟制定的 {of} 份文件中 {count} 份没有期限，如{some}。",
            f"{count} of {of} documents to be issued have no date, such as {some}.",
        )
        yield Result(Severity.NOTE, said)


CHECKS = (
    Check(
        "tasks_addressed",
        "completeness",
        Bilingual("主要任务", "National tasks"),
        Bilingual(
            "总体方案的各项主要任务是否都有安排。", "Whether each national task is addressed."
        ),
        Bilingual("缺少的任务无从评估。", "A task that is missing cannot be evaluated."),
        Bilingual("补上，或说明本地不承担。", "Add it, or say that it is not taken on."),
        Severity.NOTE,
        tasks_addressed,
    ),
    Check(
        "targets_dated",
        "completeness",
        Bilingual("目标的年份与责任", "Year and owner of targets"),
        Bilingual(
            "目标是否都有年份，任务是否有牵头部门。",
            "Whether targets have a year, and tasks a leading department.",
        ),
        Bilingual(
            "没有年份和责任人的目标无法问责。",
            "Nobody answers for a target without year and owner.",
        ),
        Bilingual("补上年份和牵头部门。", "Add year and department."),
        Severity.NOTE,
        targets_dated,
    ),
    Check(
        "evaluation_promised",
        "completeness",
        Bilingual("评估安排", "Evaluation"),
        Bilingual(
            "是否承诺年度、中期、末期、第三方评估，结果是否纳入考核。",
            "Whether yearly, mid-term, final and third-party evaluation are promised, and whether "
            "results count in appraisal.",
        ),
        Bilingual(
            "总体方案要求年度评估、动态淘汰。",
            "The overall plan calls for yearly evaluation and elimination.",
        ),
        Bilingual("补上评估的方式和时间。", "Add form and time of evaluation."),
        Severity.WARNING,
        evaluation_promised,
    ),
    Check(
        "documents_dated",
        "completeness",
        Bilingual("文件的期限", "Dates of documents"),
        Bilingual("拟制定的文件是否有期限。", "Whether documents to be issued have a date."),
        Bilingual(
            "没有期限的文件往往不了了之。", "A document without a date is often never issued."
        ),
        Bilingual("补上出台年份。", "Add the year of issue."),
        Severity.NOTE,
        documents_dated,
    ),
)
"""Checks of completeness."""
