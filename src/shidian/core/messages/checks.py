"""What the quality checks say of values that were filed."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "check_no_limits": message(
        "方案包 {found} 没有质量检查的限值文件 {file}。",
        "The package {found} has no file {file} with the limits of the quality checks.",
        "请补上这个文件；格式见 docs/quality-checks.md。",
        "Add it; docs/quality-checks.md describes it.",
    ),
    "check_value": message(
        "{area} {year} 年 {indicator} 的值“{found}”不是普通小数。",
        "The value “{found}” of {indicator} in {area} for {year} is not a plain decimal.",
        "请写半角十进制数，整数部分至多 18 位，小数至多 10 位。",
        "Write a plain decimal with at most 18 digits before the point and 10 after it.",
    ),
    "check_range": message(
        "{name} {year} 年填 {found}，应为 {expected}。",
        "{name} of {year} is filed as {found}; it lies in {expected}.",
        "请核对数值和单位；超出范围的数不能报送。",
        "Check figure and unit; a value out of range cannot be submitted.",
    ),
    "check_missing": message(
        "{name} {year} 年没有填。",
        "{name} of {year} has no value.",
        "这是必填指标，请填写。",
        "It is required: fill it in.",
    ),
    "check_twice": message(
        "{name} {year} 年填了不止一次（{found}）。",
        "{name} of {year} is filed more than once ({found}).",
        "同一数列每年只留一个数。",
        "Keep one value a year on one series.",
    ),
    "check_identity": message(
        "{name} {year} 年填 {found}，按同时填报的分子和分母应为 {expected}。",
        "{name} of {year} is filed as {found}; its numerator and denominator give {expected}.",
        "请核对三个数，改正其中有误的。",
        "Check all three figures and correct the wrong one.",
    ),
    "check_cumulative": message(
        "{name} {year} 年填 {found}，历年之和为 {expected}。",
        "{name} of {year} is filed as {found}; the years add up to {expected}.",
        "请核对累计数和各年数。",
        "Check the cumulative figure and those of the years.",
    ),
    "check_province": message(
        "{name} {year} 年全省填 {found}，省内试点合计应有 {expected}。",
        "{name} of the province in {year}: {found}; its pilots together ask for {expected}.",
        "请与试点核对口径和数值，或写明理由。",
        "Compare basis and figures with the pilots, or give the reason.",
    ),
    "check_change": message(
        "{name} {year} 年填 {found}，按上一年应在 {expected} 之内。",
        "{name} of {year} is filed as {found}; after the year before {expected} is usual.",
        "请核对；属实的请写明原因。",
        "Check it; if it is right, give the reason.",
    ),
    "check_backwards": message(
        "{name} {year} 年填 {found}，比上一年倒退，通常应 {expected}。",
        "{name} of {year} is filed as {found} and has gone backwards; {expected} is usual.",
        "请核对；属实的请写明原因。",
        "Check it; if it is right, give the reason.",
    ),
    "check_unit_slip": message(
        "{name} {year} 年填 {found}，此前的数在 {expected} 的量级。",
        "{name} of {year} is filed as {found}; the values before are of the order {expected}.",
        "请核对单位：是否把元填成万元，或把百分数填成小数。",
        "Check the unit: yuan for 10,000 yuan, or a fraction for a percentage.",
    ),
    "check_unchanged": message(
        "{name} 到 {year} 年连续多年都填 {found}。",
        "{name} has been filed as {found} for years up to {year}.",
        "请核对是否照抄了上年的数；属实的请写明原因。",
        "Check that it was not copied from the year before; if it is right, give the reason.",
    ),
    "check_plan": message(
        "{name} {year} 年填 {found}，按方案进度应 {expected}。",
        "{name} of {year} is filed as {found}; by the path of the plan {expected} is expected.",
        "请核对口径；属实的请写明原因和佐证。",
        "Check the basis; if it is right, give the reason and the evidence.",
    ),
    "check_peers": message(
        "{name} {year} 年填 {found}，同类试点在 {expected} 之间。",
        "{name} of {year} is filed as {found}; its peers lie in {expected}.",
        "请核对；属实的请写明原因。",
        "Check it; if it is right, give the reason.",
    ),
    "check_copied": message(
        "{name} {year} 年填 {found}，与地区 {other} 的相同，两地还有多个数只在彼此之间相同。",
        "{name} of {year} is filed as {found}, as in {other}; the two share several such values.",
        "请核对是否填了别处的数；属实的请写明原因。",
        "Check that it is not the other area's; if it is right, give the reason.",
    ),
    "check_outlier": message(
        "{name} {year} 年填 {found}，按历年趋势应在 {expected} 之间。",
        "{name} of {year} is filed as {found}; by its own trend {expected} is expected.",
        "请核对；属实的请写明原因。",
        "Check it; if it is right, give the reason.",
    ),
}
