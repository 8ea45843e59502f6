"""What can be wrong with questions to a planning table, and with what they are asked about."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "threshold_nobody": message(
        "没有人可以凭积分入户，分数线不起作用。",
        "Nobody may settle by points, so that no threshold decides anything.",
        "请核对方案是否写明 selection，以及否决项、前置条件和人员数据。",
        "Check that the scheme has a selection; check its vetoes, prerequisites and the persons.",
    ),
    "threshold_not_in_units": message(
        "分数线 {found} 不是计分单位 {unit} 的整数倍。",
        "The threshold {found} is not a whole multiple of the unit {unit}.",
        "请换一个分数线。",
        "Choose another threshold.",
    ),
    "threshold_target": message(
        "人数不能为 {found}。",
        "A number of people cannot be {found}.",
        "请写不小于零的整数。",
        "Write a whole number from 0.",
    ),
    "threshold_area_unknown": message(
        "人员表里没有地区“{found}”。",
        "The table of persons has no area “{found}”.",
        "表中有：{known}。",
        "It has: {known}.",
    ),
    "budget_amount": message(
        "“{found}”不能作预算。",
        "“{found}” cannot be a budget.",
        "请写不小于零的元数，至多两位小数。",
        "Write yuan from 0, with two decimal places at most.",
    ),
    "budget_years": message(
        "不能按 {found} 年计算每年的成本。",
        "Yearly costs cannot be counted over {found} years.",
        "请写 0 到 {most} 的整数；0 只计一次性成本。",
        "Write a whole number from 0 to {most}; 0 counts what is paid once alone.",
    ),
    "budget_without_cost": message(
        "没有一个地区有人均成本，不能由预算推算分数线。",
        "No area has a cost per person, so that no threshold follows from a budget.",
        "请补充成本数据，或换一个承担方。",
        "Add costs, or ask for another payer.",
    ),
    "cost_amount": message(
        "“{found}”不能作人均成本。",
        "“{found}” cannot be a cost per person.",
        "请写 0 到十亿的元数，至多两位小数；没有数值就留空。",
        "Write yuan from 0 to a billion, with two places at most; leave it empty for no value.",
    ),
    "receipt_rows": message(
        "人员数据有 {rows} 行，统计出 {counted} 人。",
        "There are {rows} persons, but {counted} were counted.",
        "结果与所称的数据不符；请重新统计。",
        "The result is not of these persons; count them again.",
    ),
    "official_clause": message(
        "条款“{clause}”未纳入计算，也没有人确认（{reason}）。",
        "The clause “{clause}” is left out, and nobody has accepted that ({reason}).",
        "请由负责人确认后写入 accepted_by。",
        "Have a person accept it, and write accepted_by.",
    ),
    "official_source": message(
        "“{found}”的来源未核实。",
        "The source of “{found}” is not verified.",
        "请核对原文后改写其可信度，文件须在方案包的 documents.csv 中；是假设的，换成有来源的数。",
        "Check the original, a document of the package, and change its confidence; "
        "in the place of an assumption take a number that has a source.",
    ),
    "official_asked": message(
        "“{found}”是提问者填的，没有来源。",
        "The number “{found}” was entered by whoever asked and has no source.",
        "正式使用前请改用有来源的数。",
        "Take one that has a source before any official use.",
    ),
    "official_cost": message(
        "成本“{item}”（{payer}）的来源未核实。",
        "The source of the cost “{item}” ({payer}) is not verified.",
        "请核对来源后改写其可信度，或不用这一项。",
        "Check the source and change its confidence, or leave this item out.",
    ),
    "persons_synthetic": message(
        "所用为种子 {seed} 的合成人口，不是真实人员。",
        "The persons are synthetic, drawn with seed {seed}; nobody real was counted.",
        "正式结果请用本单位的人员表。",
        "For an official result use the table of persons of an office.",
    ),
    "compare_no_day": message(
        "方案 {before} 与 {after} 没有同时施行的日子。",
        "There is no day on which the schemes {before} and {after} are both in force.",
        "请改方案的起止日期，或分别试算。",
        "Change the dates of a scheme, or run each by itself.",
    ),
}
