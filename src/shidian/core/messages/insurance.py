"""What can be wrong with rates of social insurance, and with what enterprises and persons bear."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "insurance_rate_form": message(
        "费率要写 share、low 加 high、classes 之一，且在 0 到 1 之间。",
        "A rate states one of share, low with high, classes, each from 0 to 1.",
        "请改正。",
        "Correct it.",
    ),
    "insurance_unknown": message(
        "没有名为“{found}”的险种或费率。",
        "There is no scheme or rate “{found}”.",
        "这里可以写：{known}。",
        "Here one can write: {known}.",
    ),
    "insurance_before": message(
        "{day} 时还没有这些险种的费率：{names}。",
        "On {day} the rates of these schemes are not known: {names}.",
        "所问的费率从 {first} 起齐备；请换一个日期；更早的费率没有收录。",
        "All that is asked for is known from {first} on; take a later day, for earlier rates are "
        "not recorded.",
    ),
    "insurance_class": message(
        "{day} 的工伤保险没有第 {found} 类。",
        "On {day} work injury insurance has no class {found}.",
        "这一天的类别：{known}。",
        "The classes of that day: {known}.",
    ),
    "insurance_choice": message(
        "{name}由文件定在 {low} 至 {high} 之间，没有定死。",
        "For “{name}” the document allows {low} to {high} and sets no one value.",
        "请写明取多少，如 {path}={low}。",
        "Say what is taken, such as {path}={low}.",
    ),
    "insurance_choice_outside": message(
        "{name}取 {found}，文件只许 {allowed}。",
        "“{name}” is taken as {found}; the document allows {allowed}.",
        "请改正 {path}。",
        "Correct {path}.",
    ),
    "insurance_total": message(
        "{scheme}的单位和个人费率合计 {found}，文件定为 {low} 至 {high}。",
        "{scheme}: employer and person sum to {found}; the document sets {low} to {high}.",
        "请改取值。",
        "Choose other values.",
    ),
    "insurance_taken": message(
        "{name}取 {found}，是提问的人在文件所许的 {low} 至 {high} 之间选的。",
        "“{name}” is {found}: whoever asks chose it between {low} and {high}, which the document "
        "allows.",
        "请核对当地实际执行的费率。",
        "Check which rate the place applies.",
    ),
    "insurance_floor": message(
        "月工资 {wage} 元低于缴费基数下限，按 {base} 元缴费。",
        "The monthly wage of {wage} yuan is below the floor of the base: {base} yuan is taken.",
        "下限是当地平均工资的 {bound} 倍，见参数。",
        "The floor is {bound} of the local average wage; see the parameters.",
    ),
    "insurance_cap": message(
        "月工资 {wage} 元高于缴费基数上限，按 {base} 元缴费。",
        "The monthly wage of {wage} yuan is above the cap of the base: {base} yuan is taken.",
        "上限是当地平均工资的 {bound} 倍，见参数。",
        "The cap is {bound} times the local average wage; see the parameters.",
    ),
    "insurance_newest": message(
        "方案包收录的费率最近一次变动在 {last}，此后的变动没有收录。",
        "The newest rate of the package holds from {last}; it has no later change.",
        "请核对 {day} 时的规定。",
        "Check the rules as of {day}.",
    ),
    "parties_wage": message(
        "{key}为 {found}。",
        "The {key} is {found}.",
        "月工资必须大于零，单位是元。",
        "A monthly wage is above zero, in yuan.",
    ),
    "parties_negative": message(
        "{key}为 {found}，不能小于零。",
        "The {key} is {found}; it cannot be below zero.",
        "请改正，单位是元；没有就写 0。",
        "Correct it, in yuan; write 0 where there is none.",
    ),
    "parties_large": message(
        "{key}为 {found}，太大。",
        "The {key} is {found}, which is too large.",
        "单位是元，不能超过 {most}。",
        "It is in yuan, and at most {most}.",
    ),
    "parties_cover": message(
        "{scheme}的参保比例为 {found}，不在 0 到 1 之间。",
        "{scheme}: the share covered is {found}, not between 0 and 1.",
        "请写成小数，如 0.3。",
        "Write it as a fraction, such as 0.3.",
    ),
    "parties_cover_falls": message(
        "{scheme}的参保比例从 {held} 降到 {reached}。",
        "{scheme}: the share covered falls from {held} to {reached}.",
        "参保后（reached）的比例不能低于参保前（held），请改正。",
        "The share after (reached) cannot be below the share before (held); correct them.",
    ),
}
