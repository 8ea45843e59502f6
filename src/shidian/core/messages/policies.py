"""What can be wrong with a policy of assessment, a judgement, or what is asked of them."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "judgement_year": message(
        "{found} 年没有评估；评估从 {first} 年开始。",
        "There is no evaluation of {found}; the first is of {first}.",
        "请核对年份。",
        "Check the year.",
    ),
    "judgement_early": message(
        "{year} 年的报告不会在 {found} 报送。",
        "A report on {year} is not filed on {found}.",
        "请核对年份和日期。",
        "Check the year and the date.",
    ),
    "judgement_needs": message(
        "“{kind}”一行缺少 {found}。",
        "A row of kind “{kind}” lacks {found}.",
        "请填写这一列。",
        "Fill in this column.",
    ),
    "judgement_state": message(
        "“{kind}”没有“{found}”这一状态；可用：{known}。",
        "“{kind}” has no state “{found}”; there are: {known}.",
        "请改用所列的状态；写“—”时这一列应为空。",
        "Use one of these; where it says “—” the column stays empty.",
    ),
    "judgement_rubric": message(
        "任务评定的分数不是 {known} 之一。",
        "The rating of a task is none of {known}.",
        "请按评分标准取其中一档。",
        "Take one of the steps of the rubric.",
    ),
    "judgement_day": message(
        "“{found}”不是一个日子。",
        "“{found}” is no day.",
        "请写到日，如 2016-05-04。",
        "Write a whole date, such as 2016-05-04.",
    ),
    "evidence_changed": message(
        "证据包文件被改动：散列值为 {found}，应为 {expected}。",
        "The file of the evidence bundle was changed: its hash is {found}, not {expected}.",
        "请从备份恢复这个文件。",
        "Restore the file from a backup.",
    ),
    "no_such_evidence": message(
        "没有另存散列值为 {asked} 的证据包。",
        "No evidence bundle with the hash {asked} is kept here.",
        "请向作出决定的单位索取；散列值要与决定所引的一致。",
        "Ask the body that decided for it; its hash must be the one that the decision cites.",
    ),
    "judgement_unnumbered": message(
        "印发的文件没有文号或日期。",
        "An issued document has no number or no date.",
        "请填写 document_no 和 dated；没有印发的写 draft。",
        "Fill in document_no and dated; write draft for one that is not issued.",
    ),
    "evaluation_year": message(
        "{asked} 年没有可评的内容：评估从 {first} 年开始。",
        "There is nothing to evaluate in {asked}: evaluations begin with {first}.",
        "请指定 {first} 年或以后的年份。",
        "Ask for {first} or a later year.",
    ),
    "unknown_policy": message(
        "方案包没有代码为“{asked}”的评估办法；有：{known}。",
        "The package has no assessment policy “{asked}”; it has: {known}.",
        "请用所列的代码，或用 --policy 指定文件。",
        "Use one of these codes, or name a file with --policy.",
    ),
    "bundle_no_evaluation": message(
        "证据包里的输入不是一次评估：{found}。",
        "The inputs of the bundle are not those of an evaluation: {found}.",
        "请用 shidian assess --bundle 生成的文件。",
        "Use a file that shidian assess --bundle wrote.",
    ),
    "unknown_row": message(
        "没有“{asked}”这种行；有：{known}。",
        "There are no rows by “{asked}”; there are: {known}.",
        "请用所列之一。",
        "Use one of these.",
    ),
    "year_missing": message(
        "没有指定年份。", "No year was given.", "请加 --year，如 --year 2017。", "Add --year 2017."
    ),
    "ranking_unknown": message(
        "评估办法的指标体系里没有“{asked}”；有：{known}。",
        "The policy's tree has no indicator “{asked}”; it has: {known}.",
        "请用所列的代码。",
        "Use one of these codes.",
    ),
    "ranking_empty": message(
        "{year} 年有“{asked}”数据的试点不到两个，不能排位。",
        "Fewer than two pilots have a value of “{asked}” in {year}; nothing can be ranked.",
        "请换一个指标或年份。",
        "Choose another indicator or year.",
    ),
    "policy_twice": message(
        "“{found}”出现了不止一次。",
        "“{found}” occurs more than once.",
        "请只保留一处。",
        "Keep one of them.",
    ),
    "policy_comparisons": message(
        "“{node}”的权重要用层次分析法，却没有两两比较的矩阵。",
        "“{node}” is to be weighed by AHP and has no matrix of comparisons.",
        "请写 comparisons，或改用别的 weighting。",
        "Write its comparisons, or choose another weighting.",
    ),
    "comparisons_number": message(
        "“{node}”的比较矩阵里有的不是数。",
        "The comparisons of “{node}” hold something that is no number.",
        "请写 3、1/3 或 0.5 这样的数。",
        "Write numbers such as 3, 1/3 or 0.5.",
    ),
    "comparisons_shape": message(
        "“{node}”的比较矩阵不是 {expected} 行 {expected} 列。",
        "The comparisons of “{node}” are not {expected} rows of {expected}.",
        "每个下级各占一行一列。",
        "Each child has one row and one column.",
    ),
    "weighting_groups": message(
        "“{node}”的下级不全是指标，不能用 {found} 由数据定权。",
        "Not all children of “{node}” are indicators; the data cannot weigh them by {found}.",
        "请改用 given、equal 或 ahp。",
        "Choose given, equal or ahp there.",
    ),
    "shaken_method": message(
        "指标体系里有的合成方法不能作这种不确定性分析。",
        "The tree has a method that this analysis cannot shake.",
        "可以作分析的有：{known}。",
        "Those that it can shake: {known}.",
    ),
    "field_missing": message(
        "文件中缺少“{found}”。", "“{found}” is missing from the file.", "请补上。", "Add it."
    ),
    "field_unknown": message(
        "“{found}”不是这里可用的键。",
        "“{found}” is no key here.",
        "可用：{expected}。",
        "Use: {expected}.",
    ),
    "field_value": message(
        "值“{found}”不对，应为：{expected}。",
        "“{found}” is wrong here; expected: {expected}.",
        "请改正。",
        "Correct it.",
    ),
    "field_empty": message(
        "没有写值。",
        "No value stands here.",
        "请填写：{expected}。",
        "Fill in {expected}.",
    ),
    "policy_corners": message(
        "记分折线的比值没有依次增大：{found}。",
        "The ratios of the score do not rise from corner to corner: {found}.",
        "请按从小到大排列。",
        "Put them in rising order.",
    ),
    "policy_goalposts": message(
        "标尺下端 {low} 不小于上端 {high}。",
        "The lower goalpost {low} is not below the upper one {high}.",
        "请改正；越低越好的指标也是先小后大。",
        "Correct them; for an indicator that should fall, too, the smaller one comes first.",
    ),
    "policy_no_goalposts": message(
        "指标 {found} 没有标尺两端。",
        "The indicator {found} has no goalposts.",
        "请在 level.goalposts 中补上。",
        "Add them under level.goalposts.",
    ),
    "policy_weights": message(
        "“{node}”下各项权重之和为 {found}，不是 1。",
        "The weights under {node} add up to {found}, not to 1.",
        "请改正权重。",
        "Correct the weights.",
    ),
    "policy_points": message(
        "各部分分值之和为 {found}，不是 100。",
        "The blocks have {found} points together, not 100.",
        "请改正分值。",
        "Correct the points.",
    ),
    "policy_grades": message(
        "等级的分数线应由高到低，最后一级为 0；现为 {found}。",
        "Grades must come from high to low, the last from 0; found {found}.",
        "请改正分数线。",
        "Correct the bounds.",
    ),
    "policy_no_grade": message(
        "没有等级 {found}。", "There is no grade {found}.", "可用：{known}。", "Use: {known}."
    ),
    "policy_none": message(
        "方案包 {found} 没有评估办法。",
        "The package {found} has no policy of assessment.",
        "请在其 policy/ 文件夹中放一个，或用 --policy 指定。",
        "Put one into its folder policy/, or name one with --policy.",
    ),
}
