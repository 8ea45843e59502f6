"""What can be wrong with a comparison of schemes, a sensitivity analysis, a queue over years."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "reform_path_unknown": message(
        "方案里没有这个数。",
        "The scheme has no number there.",
        "相近的有：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "reform_number": message(
        "“{found}”不能写在这里。",
        "“{found}” cannot stand here.",
        "请写不超过 12 位的普通数字，如 100 或 2.5；年数写 0 到 200 的整数。",
        "Write a plain number of up to 12 digits, such as 100 or 2.5; years: whole, 0 to 200.",
    ),
    "comparison_units": message(
        "两个方案的计分单位不同：{before} 和 {after}。",
        "The units of points of the two schemes differ: {before} and {after}.",
        "请在两个文件里写同一个 unit（两者都能整除的最小分值）。",
        "Write the same unit in both files: the smallest step that suits both.",
    ),
    "sensitivity_no_threshold": message(
        "方案 {found} 没有分数线，分值不影响落户。",
        "The scheme {found} has no threshold; its points decide nothing.",
        "请选一个有 selection 的方案。",
        "Choose a scheme with a selection.",
    ),
    "simulation_share": message(
        "{found} 不是 0 到 1 之间的比例。",
        "{found} is not a share between 0 and 1.",
        "百分之五写作 0.05。",
        "Write five per cent as 0.05.",
    ),
    "queue_years": message(
        "模拟年数 {found} 不在 1 到 {most} 之间。",
        "The number of years {found} does not lie between 1 and {most}.",
        "请写 1 到 {most} 的整数。",
        "Write a whole number from 1 to {most}.",
    ),
    "queue_quotas_count": message(
        "给了 {found} 个名额，模拟 {years} 年。",
        "There are {found} quotas for {years} years.",
        "请给一个数（每年相同），或每年一个数。",
        "Give one number for all years, or one for each.",
    ),
    "queue_quota": message(
        "名额 {found} 小于零。",
        "The quota {found} is below zero.",
        "请写零或正整数。",
        "Write zero or more.",
    ),
    "queue_quota_codes": message(
        "名额没有写这些代码：{found}。",
        "The quota names no number for these codes: {found}.",
        "请在 selection.quota.of 里逐一写明，没有名额的写 0。",
        "State each under selection.quota.of; write 0 where none may settle.",
    ),
    "queue_seed": message(
        "随机种子 {found} 小于零。",
        "The seed {found} is below zero.",
        "请写零或正整数。",
        "Write zero or more.",
    ),
    "queue_arrivals": message(
        "每年新增人数 {found} 小于零。",
        "The number of newcomers a year {found} is below zero.",
        "请写零或正整数。",
        "Write zero or more.",
    ),
    "queue_arrivals_which": message(
        "新增人数要么是一个数，要么是一个比例。",
        "Newcomers are either a number of people or a share.",
        "请只写一个。",
        "Give exactly one of them.",
    ),
    "queue_arrivals_columns": message(
        "新增人员表的这一列与排队人员表不同，或者没有。",
        "The table of newcomers lacks this column, or it holds something else there.",
        "请按同一方案读入两份人员文件。",
        "Read both person files by the same scheme.",
    ),
    "queue_arrivals_empty": message(
        "新增人员表没有人。",
        "The table of newcomers has no row.",
        "请换一份数据，或不写新增。",
        "Use other data, or ask for no newcomers.",
    ),
    "queue_too_many": message(
        "连同新增共 {found} 人，超过模拟的上限 {most} 人。",
        "With newcomers there are {found} people; the simulation takes {most} at most.",
        "请用抽样的人员表，名额按同一比例缩小。",
        "Use a sample of the persons, and scale the quota alike.",
    ),
    "queue_too_late": message(
        "模拟延续到公元 {found} 年。",
        "The simulation would last until the year {found}.",
        "请换一个日期。",
        "Choose another day.",
    ),
}
