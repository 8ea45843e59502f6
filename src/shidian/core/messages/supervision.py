"""What can be wrong with assignments, agreements, notices, meetings and what is typed of them."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # What is typed
    "supervision_lacks": message(
        "没有填写{field}。",
        "The {field} is missing.",
        "请填写。",
        "Fill it in.",
    ),
    "supervision_too_long": message(
        "{field}共 {found} 字，最多 {limit} 字。",
        "The {field} has {found} characters; at most {limit}.",
        "请缩短。",
        "Shorten it.",
    ),
    "supervision_not_day": message(
        "{field}写的“{found}”不是日期。",
        "The {field} is given as “{found}”, which is not a date.",
        "请写 2018-12-31。",
        "Write 2018-12-31.",
    ),
    "supervision_not_number": message(
        "{field}要填 {low} 到 {high} 的整数，填的是“{found}”。",
        "The {field} must be a whole number from {low} to {high}, not “{found}”.",
        "请改为整数。",
        "Write a whole number.",
    ),
    "supervision_choice": message(
        "{field}没有“{found}”这个选项。",
        "The {field} cannot be “{found}”.",
        "请从页面列出的选项中选择。",
        "Choose one of those that the page lists.",
    ),
    "due_before_start": message(
        "期限 {due} 早于开始日期 {start}。",
        "The due date {due} lies before the first day, {start}.",
        "请改其中一个日期。",
        "Change one of the days.",
    ),
    "evidence_hash": message(
        "“{found}”不是文件的 SHA-256。",
        "“{found}” is not the SHA-256 of a file.",
        "SHA-256 是 64 个十六进制字符；不知道就留空。",
        "A SHA-256 has 64 hexadecimal characters; leave it empty if it is not known.",
    ),
    "evidence_nameless": message(
        "写了 SHA-256，没有写文件名。",
        "A SHA-256 is given without the name of its file.",
        "请写文件名。",
        "Write the name of the file.",
    ),
    # Assignments and agreements
    "no_such_assignment": message(
        "没有第 {asked} 号任务分解，或不在您的范围内。",
        "There is no assignment {asked}, or it is not among yours.",
        "请从试点的任务页进入。",
        "Find it on the page of its pilot.",
    ),
    "assignment_unknown_task": message(
        "试点 {pilot} 的方案中没有任务“{found}”。",
        "The plan of pilot {pilot} has no task “{found}”.",
        "请从列表中选择，或作为方案外的任务填写名称。",
        "Choose one from the list, or name a free task.",
    ),
    "assignment_withdrawn": message(
        "这项任务分解已撤销。",
        "This assignment was withdrawn.",
        "需要时请重新分解。",
        "Assign the task again if it is still needed.",
    ),
    "report_evidence": message(
        "报告完成要有佐证：{wanted}。",
        "Done is reported only with evidence: {wanted}.",
        "请写文件名或链接。",
        "Name a file or a link.",
    ),
    "other_department": message(
        "这是“{department}”的事，您的岗位属于别的部门。",
        "This belongs to {department}; your post is in another department.",
        "请由该部门的联络员或试点的填报人员办理。",
        "Its own contact or an officer of the pilot sees to it.",
    ),
    "assignment_weights": message(
        "任务“{task}”的权重合计 {found}，不是 100。",
        "The weights within “{task}” add up to {found}, not to 100.",
        "请调整各部门的权重后再打印责任书。",
        "Adjust the weights of the departments, then print the agreement.",
    ),
    "agreement_empty": message(
        "{party} {year} 年没有可以写进责任书的任务。",
        "There is no task of {year} that an agreement with {party} could hold.",
        "请先分解任务，或选择另一年。",
        "Assign tasks first, or choose another year.",
    ),
    # Notices
    "no_such_notice": message(
        "没有第 {asked} 号通知，或不在您的范围内。",
        "There is no notice {asked}, or it is not among yours.",
        "请从通知列表进入。",
        "Find it in the list of notices.",
    ),
    "notice_number_taken": message(
        "本机关已有文号“{found}”的通知。",
        "Your office has issued a notice with the number {found} already.",
        "请核对文号。",
        "Check the number.",
    ),
    "notice_addressees": message(
        "{kind}发给了 {found} 个地区。",
        "A {kind} cannot go to this number of areas: {found}.",
        "通报至少发给一个地区；督办发给一个地区。",
        "A circular goes to one or more areas, a notice that asks for a reply to one.",
    ),
    "notice_to_self": message(
        "不能向本机关所在地区 {area} 发通知。",
        "A notice cannot go to the area of its own issuer, {area}.",
        "请改发给下级地区。",
        "Choose areas below it.",
    ),
    "notice_opening": message(
        "通知不能从“{level}”开始。",
        "A notice cannot begin at the level “{level}”.",
        "先提醒或督办，到期未办或回复退回后再升级。",
        "Begin with a reminder or a demand; escalate after the day has passed or a return.",
    ),
    "notice_no_step": message(
        "{state}的通知不能{step}。",
        "A notice that is {state} has no step “{step}”.",
        "请刷新页面，看现在可行的步骤。",
        "Reload the page to see the steps that are open now.",
    ),
    "notice_not_due": message(
        "期限 {due} 还没有过，回复也没有被退回，不能升级。",
        "It cannot be escalated: its day, {due}, has not passed, and no reply was sent back.",
        "请等到期，或先审核回复。",
        "Wait for the day, or judge the reply first.",
    ),
    "notice_highest": message(
        "已是最高一级“{level}”。",
        "It stands at the highest level, “{level}”.",
        "后续处理请走决定程序。",
        "What follows is a decision, which is signed elsewhere.",
    ),
    "notice_due_past": message(
        "期限 {due} 早于今天 {today}。",
        "The due date {due} lies before today, {today}.",
        "请给出今天或以后的日期。",
        "Give today or a later day.",
    ),
    "notice_own_reply": message(
        "这份回复是您写的，不能由同一人审核。",
        "You wrote this reply and cannot judge it as well.",
        "请由另一人办理。",
        "Let another person do it.",
    ),
    "notice_two_offices": message(
        "您没有一个岗位能同时发给所有这些地区。",
        "None of your posts reaches all of these areas at once.",
        "请按各岗位所在的机关分别发出。",
        "Issue one notice for each of your offices.",
    ),
    "notice_other_office": message(
        "这份通知由 {area} 发出，您不代表该机关。",
        "This notice was issued in area {area}, and your posts do not speak for that office.",
        "请由发出通知的机关办理。",
        "The office that issued it sees to it.",
    ),
    # Meetings
    "no_such_meeting": message(
        "没有第 {asked} 号会议，或不在您的范围内。",
        "There is no meeting {asked}, or it is not among yours.",
        "请从会议列表进入。",
        "Find it in the list of meetings.",
    ),
    "no_such_resolution": message(
        "没有第 {asked} 号议定事项，或不在您的范围内。",
        "There is no resolution {asked}, or it is not among yours.",
        "请从会议的页面进入。",
        "Find it on the page of its meeting.",
    ),
    "meeting_future": message(
        "会议日期 {held} 在今天 {today} 之后。",
        "The meeting of {held} lies after today, {today}.",
        "会后再登记。",
        "Record it when it has been held.",
    ),
    "resolution_unknown_area": message(
        "没有代码为“{found}”的地区。",
        "There is no area with the code “{found}”.",
        "请从列表中选择责任地区。",
        "Choose the responsible area from the list.",
    ),
    "resolution_closed": message(
        "这个议定事项已经办结。",
        "This resolution was closed already.",
        "请刷新页面。",
        "Reload the page.",
    ),
    "resolution_evidence": message(
        "办结议定事项要有佐证。",
        "A resolution is closed only with evidence.",
        "请写文件名或链接。",
        "Name a file or a link.",
    ),
}
