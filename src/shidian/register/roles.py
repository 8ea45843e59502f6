"""The words of rights: what people are in the programme, and what can be done."""

from enum import StrEnum

from shidian.core import Bilingual


class Role(StrEnum):
    """What a person is in the programme."""

    NATIONAL_OFFICER = "national_officer"
    MINISTRY_READER = "ministry_reader"
    PROVINCIAL_OFFICER = "provincial_officer"
    PILOT_OFFICER = "pilot_officer"
    DEPARTMENT_CONTACT = "department_contact"
    EVALUATOR = "evaluator"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"

    @property
    def text(self) -> Bilingual:
        """The role in words."""
        return _ROLES[self]


_ROLES = {
    Role.NATIONAL_OFFICER: Bilingual("国家发展改革部门", "national officer"),
    Role.MINISTRY_READER: Bilingual("部委阅览", "ministry reader"),
    Role.PROVINCIAL_OFFICER: Bilingual("省级审核", "provincial officer"),
    Role.PILOT_OFFICER: Bilingual("试点填报", "pilot officer"),
    Role.DEPARTMENT_CONTACT: Bilingual("部门联络", "department contact"),
    Role.EVALUATOR: Bilingual("第三方评估", "third-party evaluator"),
    Role.AUDITOR: Bilingual("审计", "auditor"),
    Role.SYSTEM_ADMINISTRATOR: Bilingual("系统管理", "system administrator"),
    Role.SECURITY_ADMINISTRATOR: Bilingual("安全管理", "security administrator"),
}
ELEVATED = frozenset(
    {
        Role.NATIONAL_OFFICER,
        Role.AUDITOR,
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
    }
)
"""The roles that need a second factor to sign in."""


class Act(StrEnum):
    """What can be done; the codes of the event log begin with the same words."""

    FILING_READ = "filing.read"
    FILING_WRITE = "filing.write"
    FILING_SUBMIT = "filing.submit"
    FILING_RETURN = "filing.return"
    FILING_ENDORSE = "filing.endorse"
    FILING_ACCEPT = "filing.accept"
    FILING_PUBLISH = "filing.publish"
    FILING_REOPEN = "filing.reopen"
    CHECK_WAIVE = "check.waive"
    SUPERVISION_READ = "supervision.read"
    SUPERVISION_ASSIGN = "supervision.assign"
    SUPERVISION_REPORT = "supervision.report"
    NOTICE_ISSUE = "notice.issue"
    NOTICE_REPLY = "notice.reply"
    MEETING_RECORD = "meeting.record"
    COMMITMENT_CONFIRM = "commitment.confirm"
    DECISION_SIGN = "decision.sign"
    ANALYSIS_READ = "analysis.read"
    EVENT_READ = "event.read"
    PERSON_MANAGE = "person.manage"
    SYSTEM_KEEP = "system.keep"

    @property
    def text(self) -> Bilingual:
        """The act in words."""
        return _ACTS[self]


_ACTS = {
    Act.FILING_READ: Bilingual("查看填报", "read filings"),
    Act.FILING_WRITE: Bilingual("填写", "write in filings"),
    Act.FILING_SUBMIT: Bilingual("报送", "submit filings"),
    Act.FILING_RETURN: Bilingual("退回", "return filings"),
    Act.FILING_ENDORSE: Bilingual("审核", "endorse filings"),
    Act.FILING_ACCEPT: Bilingual("采纳", "accept filings"),
    Act.FILING_PUBLISH: Bilingual("公布", "publish filings"),
    Act.FILING_REOPEN: Bilingual("重新开启", "reopen filings"),
    Act.CHECK_WAIVE: Bilingual("豁免校验", "waive checks"),
    Act.SUPERVISION_READ: Bilingual("查看督查", "read supervision"),
    Act.SUPERVISION_ASSIGN: Bilingual("分解任务", "assign tasks"),
    Act.SUPERVISION_REPORT: Bilingual("报告进展", "report progress"),
    Act.NOTICE_ISSUE: Bilingual("发出通报和督办", "issue notices"),
    Act.NOTICE_REPLY: Bilingual("回复督办", "reply to notices"),
    Act.MEETING_RECORD: Bilingual("登记会议", "record meetings"),
    Act.COMMITMENT_CONFIRM: Bilingual("核对方案", "confirm plans"),
    Act.DECISION_SIGN: Bilingual("签署决定", "sign decisions"),
    Act.ANALYSIS_READ: Bilingual("查看分析", "read analyses"),
    Act.EVENT_READ: Bilingual("查看日志", "read the event log"),
    Act.PERSON_MANAGE: Bilingual("管理人员和岗位", "manage people and posts"),
    Act.SYSTEM_KEEP: Bilingual("备份和检查系统", "back up and examine the system"),
}
