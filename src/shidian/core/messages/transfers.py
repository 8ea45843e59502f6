"""What can be wrong with land, city classes, and the dividing of transfers."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "allocation_pool": message(
        "资金总额为 {found} 元，没有可分的钱。",
        "The pool is {found} yuan; there is nothing to divide.",
        "请给出大于零的金额。",
        "Name an amount above zero.",
    ),
    "allocation_shares": message(
        "各因素的权重合计 {found}，不是 1。",
        "The shares of the factors sum to {found}, not 1.",
        "请改正。",
        "Correct them.",
    ),
    "allocation_lengths": message(
        "各列行数不一：{found}。",
        "The columns have different numbers of rows: {found}.",
        "每个地区在每一列都要有一个数。",
        "Every place needs one number in every column.",
    ),
    "allocation_negative": message(
        "因素 {name} 第 {row} 行为 {found}，不能小于零。",
        "Factor {name}, row {row}, is {found}; it cannot be below zero.",
        "请改正。",
        "Correct it.",
    ),
    "allocation_least": message(
        "保底合计 {least} 元，超过资金总额 {pool} 元。",
        "The least amounts sum to {least} yuan, more than the {pool} yuan of the pool.",
        "请降低 hold，或增加资金。",
        "Lower hold, or enlarge the pool.",
    ),
    "land_tiers": message(
        "用地标准的各档没有从低到高，或最后一档有上限。",
        "The tiers of land do not rise, or the last one has a bound.",
        "各档递增，最后一档不写 up_to 和 below。",
        "Let bounds rise, and leave the last tier without one.",
    ),
    "land_existing": message(
        "现状人均用地为 {found}。",
        "Existing land per head is {found}.",
        "不能小于零，请核对。",
        "It cannot be below zero; check it.",
    ),
    "land_people": message(
        "落户人数为 {found}。",
        "The number of settled people is {found}.",
        "不能小于零，请核对。",
        "It cannot be below zero; check it.",
    ),
    "land_adjustment": message(
        "调整幅度 {found} 超过 {most}。",
        "The adjustment {found} is beyond {most}.",
        "请改在规定幅度之内。",
        "Keep within the bounds of the rule.",
    ),
    "city_size_none": message(
        "没有哪一档包含 {found} 万人。",
        "No class holds {found} ten thousand people.",
        "请核对城区常住人口，单位是万人。",
        "Check the residents of the urban district, in units of 10,000.",
    ),
    "equalization_weights": message(
        "weight_gap 为 {w1}、weight_difficulty 为 {w2}，各地的系数都不大于零，分不到钱。",
        "With a weight_gap of {w1} and a weight_difficulty of {w2} no place has a coefficient "
        "above zero.",
        "请改这两个权重，如 weight_gap=1。",
        "Change the two weights, as by weight_gap=1.",
    ),
    "equalization_base": message(
        "{name} 的标准收入 {revenue} 或标准支出 {spending} 不大于零。",
        "Standard revenue {revenue} or spending {spending} of {name} is not above zero.",
        "请核对这一行。",
        "Check the row.",
    ),
    "land_rule_none": message(
        "{area} 在 {day} 还没有用地规则，最早的从 {first} 起。",
        "For {area} there is no land rule on {day}; the first holds from {first}.",
        "请换一个日期。",
        "Take another day.",
    ),
    "land_year_before": message(
        "{area} {year} 年：没有上年落户人数，应得用地没有数据，当年下达和使用不计入结余。",
        "{area}, {year}: nobody is known to have settled in the year before; what is due has no "
        "value, and grants and use of the year are not counted in the balance.",
        "请补上年一行的 settled。",
        "Add the row of the year before, with its settled.",
    ),
    "land_existing_unknown": message(
        "{area} {year} 年：没有现状人均用地，应得用地没有数据。",
        "{area}, {year}: existing land per head is not known; what is due has no value.",
        "请补 existing_m2。",
        "Add existing_m2.",
    ),
    "land_centre": message(
        "{area} {year} 年：超大、特大城市中心城区原则上不因落户新增用地。",
        "{area}, {year}: the centre of a super-large or mega-city gets no new land in principle.",
        "请核对是否为中心城区。",
        "Check whether it is a centre district.",
    ),
    "land_over_granted": message(
        "{area} 到 {year} 年累计下达比应得多 {mu} 亩。",
        "{area}, up to {year}: {mu} mu more were granted than are due.",
        "请核对下达数，或在以后年度扣减。",
        "Check what was granted, or take it off later years.",
    ),
    "land_over_used": message(
        "{area} 到 {year} 年累计使用比下达多 {mu} 亩。",
        "{area}, up to {year}: {mu} mu more were used than were granted.",
        "请核对使用数，查明依据。",
        "Check what was used, and by what right.",
    ),
    "transfers_fen": message(
        "{found} 元不是整分。",
        "The amount of {found} yuan is not a whole number of fen.",
        "请写到分为止。",
        "Write at most two places.",
    ),
    "transfers_large": message(
        "{found} 太大，须小于 {most}。",
        "The number {found} is too large; it is less than {most}.",
        "请核对单位。",
        "Check the unit.",
    ),
    "transfers_no_rows": message(
        "表中没有数据行。",
        "The table has no rows.",
        "请至少填一行。",
        "Fill in at least one.",
    ),
    "transfers_one_taken": message(
        "这些地区没有 {name}，按 1 计算：{areas}。",
        "These places have no {name} and 1 is taken: {areas}.",
        "有数时请填上。",
        "Fill it in where it is known.",
    ),
    "transfers_left": message(
        "有 {yuan} 元没有分出：各地已封顶，或没有因素值。",
        "An amount of {yuan} yuan is left undistributed: every place is at its most, or has no "
        "value.",
        "请提高 cap 或各地的 most，或减少资金。",
        "Raise cap or the most of places, or lessen the pool.",
    ),
    "award_no_people": message(
        "{area} 在 {file} 中没有落户人数。",
        "For {area}, {file} has no row of people settled.",
        "确实没有人落户时，写一行 0。",
        "Where nobody settled, write a row with 0.",
    ),
    "award_pot": message(
        "“{pot}”部分占资金总额的 {share}，却没有一个地区有因素值，分不出去。",
        "The pot “{pot}” holds {share} of the pool, and no place has a value for it.",
        "请核对各地的 {factor}，它们的乘积不能全为零；或改 people_share，不留这一部分。",
        "Check {factor} of the places, whose product is zero everywhere; or change people_share so "
        "that there is no such pot.",
    ),
    "award_weights": message(
        "这一组系数全为零，资金总额中占 {share} 的“落户”部分分不出去。",
        "All of them are zero, and nobody can claim the pot for people settled, {share} of the "
        "pool.",
        "请至少给一个大于零的数，如 weights.inter=1、taper[0]=1；或写 people_share=0。",
        "Let one of them be above zero, as by weights.inter=1 or taper[0]=1; or use "
        "people_share=0.",
    ),
    "award_year": message(
        "没有 {year} 年的奖励资金额度。",
        "There is no fund of the award for {year}.",
        "有额度的年份：{known}；也可自己给出金额。",
        "Years that have one: {known}; or name an amount.",
    ),
    "official_formula": message(
        "奖励资金的公式是本项目的，不是财政部的。",
        "The formula of the award is this project's, not the ministry's.",
        "正式结果须用财政部公布的公式和权重。",
        "An official result needs the formula and weights that the ministry publishes.",
    ),
    "equalization_deviation": message(
        "文件没有写明用哪一种标准差，这里用总体标准差。",
        "The document does not say which standard deviation is meant; that of the population is "
        "taken.",
        "请核对原文。",
        "Check the original.",
    ),
    "equalization_no_gap": message(
        "没有一个地区的标准支出大于标准收入，没有缺口，资金分不出去。",
        "No place has a standard spending above its standard revenue; without a gap nobody gets "
        "anything.",
        "请核对 spending 和 revenue 两列。",
        "Check the columns spending and revenue.",
    ),
    "limits_outside": message(
        "{key} 为 {found}，应在 0 与 {most} 之间。",
        "The limit {key} is {found}; it lies between 0 and {most}.",
        "请改正。",
        "Correct it.",
    ),
    "limits_order": message(
        "保底比例 {hold} 高于封顶比例 {cap}。",
        "The least, {hold} of last year, is above the most, {cap}.",
        "请使保底不高于封顶。",
        "Let the least be no higher than the most.",
    ),
    "limits_cross": message(
        "{area} 的保底 {least} 元高于封顶 {most} 元。",
        "The least of {area}, {least} yuan, is above its most, {most} yuan.",
        "请改其中一个。",
        "Change one of them.",
    ),
    "limits_unknown": message(
        "{many} 个地区没有上年数，不受保底和封顶约束：{areas}。",
        "Nothing is known of last year for {many} places, which have neither least nor most: "
        "{areas}.",
        "请补 last_year。",
        "Add last_year.",
    ),
    "pass_through_factors": message(
        "因素有误：{found}（重名、占用列名，或一个也没有）。",
        "The factors are wrong: {found} (twice, the name of another column, or none at all).",
        "请给每个因素一个自己的名称。",
        "Give every factor a name of its own.",
    ),
    "pass_through_nobody": message(
        "因素“{factor}”占 {share}，却没有一个县有数，分不出去。",
        "The factor “{factor}” divides {share} of the amount, and no county has a value for it.",
        "请核对这一列和 difficulty，或改该因素的 share。",
        "Check the column and difficulty, or change the share of the factor.",
    ),
    "pass_through_kept": message(
        "省级留用比例为 {found}。",
        "The share that the province keeps is {found}.",
        "请写不小于 0、小于 1 的数。",
        "Write a number from 0 to less than 1.",
    ),
    "change_areas": message(
        "这些地区只在其中一个结果里：{areas}。",
        "These places stand in one of the results only: {areas}.",
        "请用同一批地区比较。",
        "Compare results over the same places.",
    ),
    "terms_negative": message(
        "{key} 为 {found}，不能小于零。",
        "The term {key} is {found}; it cannot be below zero.",
        "请改为不小于零的数。",
        "Let it be zero or more.",
    ),
    "terms_unknown": message(
        "没有“{asked}”这个参数。",
        "There is no parameter “{asked}”.",
        "可改的参数：{known}。",
        "Those that can be changed: {known}.",
    ),
    "settlement_before": message(
        "{day} 早于《居住证暂行条例》施行之日 {first}。",
        "The day {day} is before {first}, from which the regulation on residence permits holds.",
        "请换一个日期。",
        "Take another day.",
    ),
    "permit_order": message(
        "{found} 早于 {before}，日期先后不对。",
        "The day {found} is before {before}; the days are out of order.",
        "请核对：到达、申请、签发、签注依次进行。",
        "Check them: arrival, application, issue and endorsements follow one another.",
    ),
    "permit_early": message(
        "{found} 居住未满半年，最早 {first}。",
        "On {found} half a year of stay is not full; the first day is {first}.",
        "请核对到达日期。",
        "Check the day of arrival.",
    ),
    "permit_not_arrived": message(
        "{on} 还没有到达，{arrived} 才到。",
        "On {on} the person has not arrived; that is on {arrived}.",
        "下列日期从到达之日推算；请核对所问的日期。",
        "The dates follow from the day of arrival; check the day that is asked for.",
    ),
    "permit_not_issued": message(
        "没有签发日期，却在 {found} 签注。",
        "It is endorsed on {found} and has no day of issue.",
        "请补签发日期。",
        "Add the day of issue.",
    ),
    "award_pool_which": message(
        "要么给资金总额，要么给年份。",
        "Either a pool or a year is needed, and not both.",
        "请只写 pool 或只写 year。",
        "Give pool, or year.",
    ),
}
