"""Annex: the policy whole, sources, how references work, and by what the report is identified."""

from collections.abc import Iterable, Iterator

import shidian
from shidian.assessment.targets.progress import Progress
from shidian.core import Document as Publication
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Style, text


def annex(basis: Basis) -> Iterator[Block]:
    """The annexes of the national report."""
    say = basis.say
    yield Heading(say("附件 1　数据来源", "Annex 1. Sources"))
    yield sources(basis, basis.evaluation.progress)
    yield Heading(say("附件 2　数字的编号", "Annex 2. How figures are referenced"))
    yield text(
        say(
            "正文数字右上角和表中“编号”栏是该数字（或该行数字）的编号，即其内容散列值的前十位。"
            "在系统中打开 /f/编号，可见该数字是什么、如何算出、用了登记簿的哪些条目、有何保留。"
            "内容有任何不同，编号就不同。",
            "The small sign after a figure, and the column “ref.” of a table, name the figure or "
            "the figures of the row: ten digits of the hash of its content. In the system the "
            "page /f/ref. shows what it is, how it was computed, on which entries of the register "
            "it rests, and with what reservations. Other content has another reference.",
        )
    )
    yield Heading(say("附件 3　版本和散列值", "Annex 3. Version and hashes"))
    yield identity(basis)
    yield text(
        say(
            "证据包可用 shidian assess 加 --bundle 另存，任何人可用 shidian replay 离线复算。",
            "The evidence bundle is written by `shidian assess` with --bundle; with "
            "`shidian replay` anyone can compute it again offline.",
        ),
        style=Style.NOTE,
    )
    yield Heading(say("附件 4　评估办法全文", "Annex 4. The policy, whole"))
    yield text(basis.policy.content.decode("utf-8-sig").rstrip(), style=Style.CODE)


def identity(basis: Basis) -> Grid:
    """By what anyone can tell that they have the same inputs."""
    say, policy = basis.say, basis.policy
    signed = policy.policy.signed
    by = (
        f"{signed.body} {signed.person} {signed.document_no} {signed.dated}"
        if signed
        else say("未签署（草稿）", "not signed (draft)")
    )
    rows = (
        (say("软件版本", "Version"), f"shidian {shidian.__version__}"),
        (say("数据截至", "Register until"), basis.known),
        (say("方案包 SHA-256", "Package, SHA-256"), basis.programme.sha256),
        (say("评估办法", "Policy"), f"{policy.policy.code} {policy.policy.version}"),
        (say("签署", "Signed"), by),
        (say("评估办法 SHA-256", "Policy, SHA-256"), policy.sha256),
        (say("证据包 SHA-256", "Bundle, SHA-256"), basis.bundle),
    )
    heads = say("项目", "Item"), say("内容", "Content")
    title = say("本报告所据", "What this report rests on")
    return Grid(title, heads, tuple(Row(one) for one in rows), (1.2, 3.6))


def sources(basis: Basis, progress: Iterable[Progress]) -> Grid:
    """The documents that the figures were taken from."""
    say, documents = basis.say, basis.programme.documents
    used = {name: None for one in progress for name in _documents(one)}
    rows = tuple(
        Row((name, *_told(documents.get(name), basis))) for name in documents if name in used
    )
    heads = say("代码", "Code"), say("名称", "Title"), say("发布", "Published")
    return Grid(say("数据来源", "Sources"), heads, rows, (1.8, 6, 1.2))


def _documents(one: Progress) -> Iterator[str]:
    result = one.result
    yield result.target.record.source.document
    for entry in (result.baseline, result.observed):
        if entry is not None:
            yield entry.record.source.document


def _told(document: Publication | None, basis: Basis) -> tuple[str, str]:
    if document is None:
        return NO_VALUE, NO_VALUE
    return basis.name(document.title), document.published or NO_VALUE
