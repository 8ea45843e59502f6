"""Kinds of decisions and reasons in words."""

from collections.abc import Mapping

from shidian.assessment.rating import Kind, Reason
from shidian.core import Bilingual

KINDS: Mapping[Kind, Bilingual] = {
    Kind.TRANSITION: Bilingual("变更", "move"),
    Kind.APPEAL: Bilingual("申诉裁定", "ruling on an appeal"),
    Kind.FREEZE: Bilingual("冻结（不可抗力）", "freeze (force majeure)"),
    Kind.UNFREEZE: Bilingual("解除冻结", "unfreeze"),
    Kind.VOLUNTARY_EXIT: Bilingual("自愿退出", "voluntary exit"),
    Kind.SIGN_OFF: Bilingual("确认等级", "confirmation of the grade"),
}
REASONS: Mapping[Reason, Bilingual] = {
    Reason.FALLING: Bilingual("等级不高且水平指数下降", "fair grade or worse, index falling"),
    Reason.LATE_FILING: Bilingual("迟报", "late filing"),
    Reason.POOR_CERTAIN: Bilingual("差，且概率足够高", "poor, and sure enough"),
    Reason.POOR_TWICE: Bilingual("连续两年差", "poor twice in a row"),
    Reason.VETO: Bilingual("触及红线", "a red line was crossed"),
    Reason.NOT_RECTIFIED: Bilingual("整改未通过", "rectification not accepted"),
    Reason.PERSISTENT: Bilingual("持续差，整改未通过", "persistently poor, not rectified"),
    Reason.FALSIFIED: Bilingual("数据造假属实", "falsified data confirmed"),
    Reason.RECOVERED: Bilingual("恢复一年", "recovered for a year"),
    Reason.RECOVERED_TWICE: Bilingual("恢复两年", "recovered for two years"),
    Reason.FORCE_MAJEURE: Bilingual("不可抗力", "force majeure"),
    Reason.FORCE_MAJEURE_OVER: Bilingual("不可抗力结束", "force majeure over"),
    Reason.VOLUNTARY: Bilingual("试点申请退出", "the pilot applied to leave"),
}
