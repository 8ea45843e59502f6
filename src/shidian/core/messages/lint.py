"""What is remarked on a settlement scheme that can be read, and on its stories."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "scheme_twice": message(
        "方案编号“{found}”用了两次，另一处在 {first}。",
        "The code “{found}” of a scheme stands twice; also in {first}.",
        "请改其中一个。",
        "Change one of them.",
    ),
    "lint_band_unreachable": message(
        "没有人会落在 {low} 到 {high} 这一档：“{input}”到不了。",
        "Nobody is in the band from {low} to {high}: “{input}” does not get there.",
        "请改这一档、输入的 min 和 max，或计分项的条件。",
        "Change the band, min and max of the input, or the conditions of the item.",
    ),
    "lint_band_gap": message(
        "{low} 到 {high} 不在任何一档，得 0 分。",
        "From {low} to {high} there is no band; it gives 0.",
        "请把两档接上；有意留空的，可写一档 0 分。",
        "Let the bands meet; where the gap is meant, write a band of 0 points.",
    ),
    "lint_behind": message(
        "“{found}”永远轮不到：凡符合它的，都已符合前面的“{earlier}”。",
        "“{found}” never has its turn: whoever meets it meets “{earlier}” before it.",
        "请把条件严的放在前面，或改条件。",
        "Put the stricter one first, or change the conditions.",
    ),
    "lint_codes_nothing": message(
        "这些代码不得分：{found}。",
        "These codes give nothing: {found}.",
        "请核对是否有意。",
        "Check that this is meant.",
    ),
    "lint_item_nothing": message(
        "“{found}”对任何人都是 0 分。",
        "“{found}” gives everybody 0.",
        "请核对条件、分值、步长、上限和输入的 max。",
        "Check its conditions, points, step and cap, and max of its input.",
    ),
    "lint_never_best": message(
        "“{found}”永远不会是其中最高的。",
        "“{found}” is never the best of its group.",
        "扣分项请移出 best_of。",
        "Move deductions out of best_of.",
    ),
    "lint_cap_idle": message(
        "上限 {found} 不起作用：最多只能得 {reached} 分。",
        "The cap {found} is never reached: the most that can be had is {reached}.",
        "请删去，或核对分值。",
        "Remove it, or check the points.",
    ),
    "lint_floor_idle": message(
        "下限 {found} 不起作用：最少也有 {reached} 分。",
        "The floor {found} is never reached: the least that can be had is {reached}.",
        "请删去，或核对分值。",
        "Remove it, or check the points.",
    ),
    "lint_points_above_cap": message(
        "{found} 分高于本项上限 {cap}，超出部分不计。",
        "The points {found} are above the cap {cap} of the item; the rest is cut off.",
        "请改分值或上限。",
        "Change the points or the cap.",
    ),
    "lint_item_outside": message(
        "“{found}”的施行期 {span} 在方案施行期之外。",
        "“{found}” is in force {span}, outside the time of the scheme.",
        "请改正日期，或删去这一项。",
        "Correct the dates, or remove the item.",
    ),
    "lint_never": message(
        "这个条件不可能成立。",
        "This condition can never hold.",
        "请核对数值、代码和输入的范围。",
        "Check its numbers and codes, and the range of the input.",
    ),
    "lint_always": message(
        "这个条件总是成立，等于没有。",
        "This condition always holds, as if it were not there.",
        "请删去，或核对数值。",
        "Remove it, or check its numbers.",
    ),
    "lint_contradiction": message(
        "“{found}”的条件互相矛盾，不可能同时成立。",
        "The conditions of “{found}” can never hold together.",
        "请核对；其中之一成立即可的，写在 any 下。",
        "Check them; where one of them is enough, write them under any.",
    ),
    "lint_repeats": message(
        "“{found}”的这个条件已经要求过了。",
        "This condition of “{found}” is required already.",
        "请删去重复的一个。",
        "Remove one of the two.",
    ),
    "lint_unaccepted": message(
        "未能写成规则的条款还没有人同意略去：{found}。",
        "Nobody has accepted that a clause is left out: {found}.",
        "正式运行之前，请由有权的人在 accepted_by 写明姓名和日期。",
        "Before an official run, let a person in charge state name and date under accepted_by.",
    ),
    "lint_threshold_high": message(
        "分数线 {threshold} 高于 {day} 任何人能得的最高分 {most}。",
        "The threshold {threshold} is above {most}, the most that anybody can have on {day}.",
        "请降低分数线，或提高分值。",
        "Lower it, or give more points.",
    ),
    "lint_threshold_low": message(
        "分数线 {threshold} 不高于任何人都有的最低分 {least}。",
        "The threshold {threshold} is not above {least}, the least that anybody can have.",
        "请提高分数线，或改为不需积分的途径。",
        "Raise it, or let everybody settle by a route.",
    ),
    "lint_quota_zero": message(
        "名额为 0：没有人能落户。",
        "The quota is 0: nobody settles.",
        "请写名额；不限名额的，删去 quota。",
        "State a quota; where there is none, remove it.",
    ),
    "lint_window": message(
        "受理期在 {opens} 开始，却在此前的 {closes} 结束。",
        "The window opens on {opens} and closes before, on {closes}.",
        "请改正；受理期不跨年。",
        "Correct it; a window lies within a year.",
    ),
    "lint_parameter_unused": message(
        "没有用到参数“{found}”。",
        "Nothing uses the parameter “{found}”.",
        "请在用到的地方写它的名字，或删去。",
        "Write its name where it belongs, or remove it.",
    ),
    "lint_input_unused": message(
        "问了“{found}”，却没有用到。",
        "“{found}” is asked and decides nothing.",
        "请删去，或写出用它的条款。",
        "Remove it, or write the clause that uses it.",
    ),
    "lint_value_late": message(
        "从 {found} 起的值永远用不上：方案止于 {until}。",
        "The value from {found} on is never used: the scheme ends on {until}.",
        "请改正日期，或删去。",
        "Correct the date, or remove the value.",
    ),
    "lint_ends_early": message(
        "方案止于 {found}，早于起始日 {since}。",
        "The scheme ends on {found}, before it begins on {since}.",
        "请改正 from 或 until。",
        "Correct from or until.",
    ),
    "lint_source_dates": message(
        "参数“{found}”与“{other}”出自同一来源（{source}），起始日却不同。",
        "The parameters “{found}” and “{other}” rest on one source, {source}, but not on one day.",
        "请核对来源的施行日期。",
        "Check from when the source is in force.",
    ),
    "story_scheme_unknown": message(
        "没有编号为“{found}”的方案。",
        "There is no scheme “{found}”.",
        "现有：{known}。",
        "There are: {known}.",
    ),
    "story_name_unknown": message(
        "方案里没有“{found}”。",
        "The scheme has no “{found}”.",
        "可用：{known}。",
        "Use one of: {known}.",
    ),
    "story_twice": message(
        "故事编号“{found}”用了两次。",
        "The id “{found}” of a story stands twice.",
        "请改其中一个。",
        "Change one of them.",
    ),
}
