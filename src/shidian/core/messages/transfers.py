"""What can be wrong with land, city classes, and the dividing of transfers."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "award_kind_words": message(
        "没有“{found}”这个落户类型。",
        "“{found}” is no kind of move.",
        "请写 {known}；省里另分的类型写它的代码。",
        "Write one of: {known}; of other kinds write the code that the terms have.",
    ),
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
        "请降低保底的比例，或增加资金。",
        "Lower the least, or enlarge the pool.",
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
    "land_centre_unstated": message(
        "规则 {rule} 没有写明超大、特大城市中心城区的用地标准。",
        "The rule {rule} does not say what the centre of a super-large or mega-city is due.",
        "请在规则中写 centre。",
        "State its centre.",
    ),
    "land_adjustment": message(
        "调整幅度 {found} 超过 {most}，这是{whose}的规定（{first} 起）允许的幅度。",
        "The adjustment {found} is beyond {most}, which the rule of {whose} from {first} allows.",
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
        "w1 为 {w1}、w2 为 {w2}，各地的系数都不大于零，分不到钱。",
        "With {w1} for w1 and {w2} for w2 no place has a coefficient above zero.",
        "请改这两个权重，如 w1 取 1。",
        "Change the two weights, as by 1 for w1.",
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
        "请补上年一行的落户人数。",
        "Add the row of the year before, with the people who settled.",
    ),
    "land_year_missing": message(
        "{area} 没有 {missing} 年的一行：{year} 年应得用地和以后的累计没有数据。",
        "{area}: the row of {missing} is missing; what is due in {year} and the sums from then on "
        "have no value.",
        "请补上 {missing} 年。",
        "Add the year {missing}.",
    ),
    "land_existing_unknown": message(
        "{area} {year} 年：没有现状人均用地，应得用地没有数据。",
        "{area}, {year}: existing land per head is not known; what is due has no value.",
        "请补现状人均用地。",
        "Add the land a head.",
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
        "这些地区没有{name}，按 1 计算：{areas}。",
        "These places have no {name} and 1 is taken: {areas}.",
        "有数时请填上。",
        "Fill it in where it is known.",
    ),
    "transfers_left": message(
        "有 {yuan} 元没有分出：各地已封顶，或没有因素值。",
        "An amount of {yuan} yuan is left undistributed: every place is at its most, or has no "
        "value.",
        "请提高封顶，或减少资金。",
        "Raise the most, or lessen the pool.",
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
        "请核对各地的{factor}，它们的乘积不能全为零；或改落户部分占比，不留这一部分。",
        "Check {factor}, whose product is zero everywhere; or change the share for people settled "
        "so that there is no such pot.",
    ),
    "award_weights": message(
        "这一组系数全为零，资金总额中占 {share} 的“落户”部分分不出去。",
        "All of them are zero, and nobody can claim the pot for people settled, {share} of the "
        "pool.",
        "请至少给一个大于零的数；或使落户部分占比为 0。",
        "Let one of them be above zero; or let the share for people settled be 0.",
    ),
    "award_year": message(
        "没有 {year} 年的奖励资金额度。",
        "There is no fund of the award for {year}.",
        "有额度的年份：{known}；也可自己给出金额。",
        "Years that have one: {known}; or name an amount.",
    ),
    "award_nation": message(
        "{year} 年的奖励资金 {yuan} 元是全国的总额，这里全部分给表中的 {many} 个地区。",
        "The award of {year}, {yuan} yuan, is the nation's pool; all of it is divided among the "
        "places of the table: {many}.",
        "表要有全国各地；只算一部分地区时，请给出这些地区的总额。",
        "The table has to cover the nation; for some places only, name a pool of theirs.",
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
    "equalization_places": message(
        "文件没有写明平均数和标准差按哪些地区计算，这里按表中全部 {many} 个地区，没有缺口的也算。",
        "The document does not say over which places mean and deviation run; all places of the "
        "table are taken, those without a gap too: {many}.",
        "请核对原文；表要有参加分配的全部地区。",
        "Check the original; the table has to hold every place that takes part.",
    ),
    "equalization_over": message(
        "总额 {pool} 元多于各地缺口之和 {gaps} 元，有的地区分得会超过缺口。",
        "The pool of {pool} yuan is more than all gaps together, {gaps} yuan: places get more "
        "than they lack.",
        "请核对总额，以及标准支出、标准收入的单位（元）。",
        "Check the pool, and the unit of standard spending and revenue, which is yuan.",
    ),
    "equalization_below_zero": message(
        "{area} 分得 {yuan} 元，小于零：总额外的两项之和为负，超过总额内所得。",
        "{area} gets {yuan} yuan, below zero: its two addends take off more than it gets of the "
        "pool.",
        "请核对 growth_control 和 effort_award 两列。",
        "Check the columns growth_control and effort_award.",
    ),
    "equalization_no_gap": message(
        "没有一个地区的标准支出大于标准收入，没有缺口，资金分不出去。",
        "No place has a standard spending above its standard revenue; without a gap nobody gets "
        "anything.",
        "请核对标准支出和标准收入两列。",
        "Check the columns of standard spending and revenue.",
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
        "请补上年数。",
        "Add the amounts of last year.",
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
    "linkage_year": message(
        "所问的年份没有用到 {found} 年。",
        "The year {found} has no part in the years that are asked for.",
        "请删去这一行，或用 --years 扩大年份。",
        "Take the row out, or ask for more years by --years.",
    ),
    "linkage_area": message(
        "{found} 不是所问试点的区划代码，所问的是 {area}。",
        "The area {found} is not {area}, that of the pilot.",
        "请只留所问试点的行。",
        "Leave only the rows of the pilot.",
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
    "permit_endorsed_early": message(
        "{found} 的签注早于可以签注之日 {first}，不算。",
        "The endorsement of {found} is before {first}, from which it can be made; it does not "
        "count.",
        "请核对签注日期。",
        "Check the day of the endorsement.",
    ),
    "permit_endorsed_later": message(
        "{found} 的签注在所问的 {on} 之后，没有计入。",
        "The endorsement of {found} is after {on}, the day that is asked for, and is not counted.",
        "请核对所问的日期。",
        "Check the day that is asked for.",
    ),
    "permit_not_issued": message(
        "没有签发日期，却在 {found} 签注。",
        "It is endorsed on {found} and has no day of issue.",
        "请补签发日期。",
        "Add the day of issue.",
    ),
    "areas_unknown": message(
        "方案包里没有其中 {many} 个区划代码：{areas}。",
        "The package does not have {many} of the area codes: {areas}.",
        "方案包以外的地区也能计算；请核对代码。",
        "Places outside the package can be calculated, too; check the codes.",
    ),
    "land_area_unknown": message(
        "方案包里没有区划代码 {area}，按{whose}的规则计算。",
        "The package does not have the area code {area}; the rule of {whose} is taken.",
        "请核对代码。",
        "Check the code.",
    ),
    "award_pool_which": message(
        "要么给资金总额，要么给年份。",
        "Either a pool or a year is needed, and not both.",
        "请只写 pool 或只写 year。",
        "Give pool, or year.",
    ),
}
