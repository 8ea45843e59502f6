"""What can be wrong with a question to the snapshot of the register."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "level_without_parts": message(
        "指标 {indicator} 没有列出分子和分母，不能汇总成一个地区的水平。",
        "The indicator {indicator} names no numerator and denominator, so it has no level of"
        " several areas.",
        "请在方案包的 indicators.csv 中写明两者，或逐个地区查看；各地比率的平均数不是水平。",
        "Name both in the package's indicators.csv, or look at each area; a mean of rates is no"
        " level.",
    ),
}
