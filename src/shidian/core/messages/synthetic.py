"""What can be wrong with a synthetic population: its figures, its assumptions, what is asked."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "population_negative": message(
        "数值 {found} 小于零。",
        "The number {found} is below zero.",
        "人数和比重不能为负；请改正。",
        "Numbers of people and shares cannot be negative; correct it.",
    ),
    "population_dimension": message(
        "没有名为“{found}”的维度。",
        "There is no dimension “{found}”.",
        "可用：{known}。",
        "There are: {known}.",
    ),
    "population_category": message(
        "维度 {dimension} 没有类别“{found}”。",
        "The dimension {dimension} has no category “{found}”.",
        "可用：{known}。",
        "There are: {known}.",
    ),
    "population_lines": message(
        "所列类别“{found}”没有把该维度的各类别恰好各列一次。",
        "The categories “{found}” are not each category of the dimension exactly once.",
        "应为：{expected}；未公布的写入 rest。",
        "Needed: {expected}; put those that are not published under rest.",
    ),
    "population_start": message(
        "起始年份“{found}”不存在，或最终回到本年份。",
        "The year to start from, “{found}”, does not exist, or leads back to this one.",
        "请写 years 中另一个年份，或删去 start。",
        "Name another of the years, or remove start.",
    ),
    "population_oldest": message(
        "最高年龄 {found} 不在 {low} 至 {high} 之间。",
        "The oldest age {found} is not from {low} to {high}.",
        "请写最末年龄组的末岁。",
        "Write the full years at which the open age class ends.",
    ),
    "population_taken": message(
        "“{found}”已是另一列的名称。",
        "“{found}” is the name of another column already.",
        "请换一个名称。",
        "Choose another name.",
    ),
    "population_given": message(
        "“{found}”不是维度，也不是在此之前抽取的代码列。",
        "“{found}” is neither a dimension nor a column of codes drawn before.",
        "可用：{known}。",
        "There are: {known}.",
    ),
    "population_given_value": message(
        "“{found}”不是所依据各列的取值。",
        "“{found}” is no value of the columns that are given.",
        "可用：{known}。",
        "There are: {known}.",
    ),
    "population_step": message(
        "步长 {found} 小于 1。",
        "The step {found} is below 1.",
        "请写正整数。",
        "Write a whole number from 1.",
    ),
    "population_outcome": message(
        "“{found}”不是可抽取的结果。",
        "“{found}” cannot be drawn.",
        "可写：{expected}。",
        "Write such as: {expected}.",
    ),
    "population_shares": message(
        "比重合计 {found}，不是 100。",
        "The shares sum to {found}, not to 100.",
        "请补齐或改正各项比重。",
        "Complete or correct the shares.",
    ),
    "population_figure": message(
        "缺少公布数“{found}”。",
        "The published figure “{found}” is missing.",
        "请在数据文件中补上，或从假设文件的 margins 中删去。",
        "Add it to the file of figures, or remove it from the margins.",
    ),
    "population_units": message(
        "“{margin}”的单位是 {found}，不能用作比重。",
        "The unit of “{margin}” is {found}; no shares can be made of it.",
        "用同一种单位：百分比，或人数；有 rest 时须为百分比。",
        "Use per cent, or numbers of people; with rest, per cent.",
    ),
    "population_sum": message(
        "“{margin}”合计 {found}，应为 {whole}，差额超出取整误差。",
        "“{margin}” sums to {found} instead of {whole}; rounding does not explain the difference.",
        "请核对各类别的公布数。",
        "Check the published figures of its categories.",
    ),
    "population_impossible": message(
        "“{margin}”中的“{found}”有公布数，但按假设不可能有人。",
        "“{found}” of “{margin}” is published, but the assumptions let nobody be in it.",
        "请核对 impossible 所列组合。",
        "Check the combinations under impossible.",
    ),
    "population_contradiction": message(
        "各项公布数互相矛盾：“{margin}”仍差 {found} 个百分点。",
        "The margins contradict one another: “{margin}” is missed by {found} points.",
        "请把其中一项改为 use: compared，只作对照。",
        "Set one of them to use: compared, so that it is only set beside the result.",
    ),
    "population_year": message(
        "没有 {found} 年的合成人口。",
        "There is no synthetic population of {found}.",
        "可用年份：{known}。",
        "There are: {known}.",
    ),
    "population_people": message(
        "人数 {found} 不在 1 至 {most} 之间。",
        "The number of people {found} is not from 1 to {most}.",
        "请写要生成的人数。",
        "Say how many persons to draw.",
    ),
    "population_seed": message(
        "随机种子 {found} 小于零。",
        "The seed {found} is below zero.",
        "请写从零起的整数。",
        "Write a whole number from 0.",
    ),
    "population_day": message(
        "日期 {found} 不在 {low} 至 {high} 年之间。",
        "The day {found} is not from {low} to {high}.",
        "请写计算年龄的日期，如 2014-12-31。",
        "Say the day of all ages, such as 2014-12-31.",
    ),
    "population_area": message(
        "无法确定地区“{found}”属于东部、中部还是西部。",
        "The area “{found}” is in none of the regions.",
        "请写行政区划代码，或 {known}。",
        "Give an administrative code, or one of: {known}.",
    ),
    "population_table": message(
        "人员表没有列“{found}”，无法与公布数比较。",
        "The table of persons has no column “{found}”; it cannot be set beside what is published.",
        "请用合成人口的输出文件。",
        "Use a file that this population was written to.",
    ),
}
