"""What can be wrong with what is asked of the pages of settlement schemes."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "scheme_unknown": message(
        "没有代码为“{asked}”的方案。",
        "There is no scheme “{asked}”.",
        "现有：{known}。",
        "There are: {known}.",
    ),
    "scheme_day_unknown": message(
        "“{found}”不是这里可选的日期。",
        "“{found}” is not a day to choose here.",
        "可选：{known}。",
        "Choose one of: {known}.",
    ),
    "scheme_edit_number": message(
        "“{found}”不是可用的分值。",
        "“{found}” is not a number of points.",
        "请写数，绝对值不超过 {most}。",
        "Write a number of at most {most}, above or below zero.",
    ),
}
