"""What a composite index, its weights and its robustness cannot be computed from."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # Composite indices
    "composite_empty": message(
        "没有任何单位。", "There are no units.", "请至少给出一个单位。", "Give at least one."
    ),
    "composite_repeated": message(
        "代码 {found} 出现不止一次。",
        "The code {found} occurs more than once.",
        "请只保留一个。",
        "Keep only one.",
    ),
    "composite_shape": message(
        "数表大小为 {found}，应为 {expected}（单位数、指标数）。",
        "The table has the shape {found} where {expected} is expected (units, indicators).",
        "请按单位和指标补齐。",
        "Make it fit the units and indicators.",
    ),
    "composite_cell": message(
        "{unit} 的 {indicator} 为“{found}”，不是有限的数。",
        "{indicator} of {unit} is “{found}”, which is no finite number.",
        "请改正；没有数值时留空。",
        "Correct it, or leave it empty if there is no value.",
    ),
    "composite_no_indicator": message(
        "表中没有指标 {asked}。",
        "The table has no indicator {asked}.",
        "可用：{known}。",
        "Use: {known}.",
    ),
    "composite_units_differ": message(
        "两表的单位或其顺序不同。",
        "The two tables differ in their units or their order.",
        "请用相同顺序的相同单位。",
        "Give the same units in the same order.",
    ),
    "composite_denominator": message(
        "{unit} 的分母 {denominator} 为 {found}，不是正数。",
        "The denominator {denominator} of {unit} is {found}, which is not positive.",
        "请改正；没有数值时留空。",
        "Correct it, or leave it empty if there is no value.",
    ),
    "composite_no_group": message(
        "单位 {unit} 不属于任何一类。",
        "The unit {unit} belongs to no group.",
        "请为它指定类别。",
        "Name its group.",
    ),
    "composite_points": message(
        "每位专家给出的分数不得为负，且合计须大于 0。",
        "Every expert must give points that are not negative and more than 0 together.",
        "请改正分数。",
        "Correct the points.",
    ),
    "composite_weights": message(
        "权重 {found} 不是合计为 1 的非负数（合计 {total}）。",
        "The weights {found} are not shares of 1 (together {total}).",
        "请改正权重。",
        "Correct the weights.",
    ),
    "composite_entropy_negative": message(
        "熵权法不能用于负数。",
        "Entropy weights cannot be computed from negative numbers.",
        "请先归一化到 0 以上，例如极差法。",
        "Normalize them to 0 and above first, for instance by range.",
    ),
    "composite_no_dispersion": message(
        "各指标都不能区分单位，无法由数据求权重。",
        "No indicator tells units apart in its own way; data give no weights.",
        "请改用主观权重或等权。",
        "Use judgements or equal weights.",
    ),
    "composite_incomplete": message(
        "主成分法不能有缺值，也不能有数值全同的指标。",
        "Principal components need every value and no constant indicator.",
        "请先插补或去掉这些指标。",
        "Impute the gaps or leave such indicators out.",
    ),
    "composite_game": message(
        "这两组权重没有非负的博弈组合。",
        "These two sets of weights have no combination by game theory without a negative share.",
        "请改用线性或乘法组合。",
        "Combine them linearly or by products.",
    ),
    "composite_no_common_weight": message(
        "两组权重没有同时为正的指标。",
        "No indicator has weight in both sets.",
        "请改用线性组合。",
        "Combine them linearly.",
    ),
    "composite_ahp_shape": message(
        "判断矩阵大小为 {found}，应为 1 至 {largest} 阶方阵。",
        "The matrix of judgements has the shape {found}; it must be square, of 1 to {largest}.",
        "请补齐，或把指标分组。",
        "Complete it, or split the items into groups.",
    ),
    "composite_ahp_reciprocal": message(
        "判断矩阵第 {row} 行第 {column} 列为 {found}，对称处为 {other}，不是互为倒数的正数。",
        "Row {row}, column {column} is {found} and its counterpart {other}; they must be positive "
        "and reciprocal.",
        "请改正其中一个。",
        "Correct one of them.",
    ),
    "composite_ahp_ratio": message(
        "判断矩阵的一致性比率为 {found}，大于 0.1；最不一致的三项组：{worst}。",
        "The consistency ratio is {found}, above 0.1; least consistent triples: {worst}.",
        "请先重新比较这几项。",
        "Compare these items again first.",
    ),
    "composite_negative_mean": message(
        "几何平均和幂平均不能用于负数 {found}，例如 z 分数。",
        "Geometric and power means cannot take the negative number {found}, such as a z-score.",
        "请改用 0 至 100 的得分，或改用算术平均。",
        "Use scores of 0 to 100, or the arithmetic mean.",
    ),
    "composite_nothing_left": message(
        "指数的全部指标都没有足够的数据。",
        "No indicator of the index has enough values.",
        "请补充数据，或检查指标代码。",
        "Add values, or check the codes of the indicators.",
    ),
    "composite_no_node": message(
        "指数中没有分组 {asked}。",
        "The index has no group {asked}.",
        "可用：{known}。",
        "Use: {known}.",
    ),
    "composite_direction": message(
        "指标 {indicator} 的方向为“{found}”，按标尺计分须为 up 或 down。",
        "The direction of {indicator} is “{found}”; goalposts need up or down.",
        "请给出方向，或把它移出指数。",
        "Give a direction, or take it out of the index.",
    ),
    "composite_coupling_one": message(
        "耦合度至少需要两个子系统。",
        "Coupling needs at least two subsystems.",
        "请再给出一个。",
        "Give another one.",
    ),
    "composite_coupling_range": message(
        "子系统得分 {found} 不在 0 至 1 之间。",
        "The subsystem has {found}, which is not between 0 and 1.",
        "0 至 100 的得分请先除以 100。",
        "Divide scores of 0 to 100 by 100 first.",
    ),
    # Robustness
    "no_factors": message(
        "没有给出任何不确定因素。",
        "No uncertain factor was given.",
        "至少给出一个，例如权重。",
        "Give at least one, such as the weights.",
    ),
    "too_few_draws": message(
        "抽样 {found} 次太少，至少 {least} 次。",
        "{found} draws are too few; at least {least} are needed.",
        "请增加次数。",
        "Ask for more.",
    ),
    "factor_share": message(
        "因素“{factor}”的幅度 {found} 不在 0 与 {below} 之间。",
        "The factor “{factor}” varies by {found}, which is not between 0 and {below}.",
        "幅度为 0 就什么也不变；请改正，或去掉该因素。",
        "Nothing varies by 0; correct it, or leave the factor out.",
    ),
    "factor_concentration": message(
        "因素“{factor}”的集中度 {found} 应为不小于 1 的有限数。",
        "The concentration of “{factor}” is {found}; it needs a finite number from 1 on.",
        "数值越大，权重变动越小；请改正。",
        "The larger it is, the less the weights vary; correct it.",
    ),
    "factor_level": message(
        "因素“{factor}”不会改变任何结果：第 {level} 层没有含两项以上的组。",
        "The factor “{factor}” would change nothing: level {level} has no group with two children.",
        "请指定别的层，或去掉该因素。",
        "Name another level, or leave the factor out.",
    ),
    "factor_same": message(
        "因素“{factor}”不会改变任何结果：各备选都相同。",
        "The factor “{factor}” would change nothing: its alternatives are all the same.",
        "请给出不同的备选，或去掉该因素。",
        "Give alternatives that differ, or leave the factor out.",
    ),
    "factor_tree": message(
        "因素“{factor}”的指标树与指数的节点不同。",
        "A tree of the factor “{factor}” does not have the nodes of the index.",
        "备选的树只能改权重，且不能为 0。",
        "Alternative trees may only change weights, and none to 0.",
    ),
    "factor_table": message(
        "因素“{factor}”的数表形状不对，每张应为 {expected}（单位 × 指标）。",
        "A table of the factor “{factor}” has the wrong shape; each needs {expected} "
        "(units x indicators).",
        "请按指数的单位和指标给出。",
        "Give it for the units and indicators of the index.",
    ),
    "factor_table_first": message(
        "因素“{factor}”的第一张数表不是指数自己的数值。",
        "The first table of the factor “{factor}” does not hold the index's own numbers.",
        "请把指数所用的数值放在第一位。",
        "Put the numbers that the index uses first.",
    ),
    "factor_tables_apart": message(
        "备选数表分成了几个因素，同一格无法合并。",
        "Alternative tables were given in several factors; their cells cannot be combined.",
        "请合成一个因素，每个名称一维，给出全部组合。",
        "Make them one factor with an axis for each name and a table for every combination.",
    ),
    "factor_deviations": message(
        "测量误差的标准差须为非负有限数，且不能全为 0。",
        "Standard deviations of measurement must be finite, not negative, and not all 0.",
        "请补全标准差，或去掉该因素。",
        "Complete them, or leave the factor out.",
    ),
    "factor_one_indicator": message(
        "指数只有一个指标，不能逐一去掉指标。",
        "The index has one indicator only; it cannot be left out.",
        "请去掉该因素。",
        "Leave the factor out.",
    ),
    "factor_twice": message(
        "因素“{factor}”给出了两次。",
        "The factor “{factor}” was given twice.",
        "请只留一个。",
        "Keep one.",
    ),
    "factor_zscore_geometric": message(
        "标准化值有负数，不能求几何平均。",
        "Z-scores are negative for half of the units; they have no geometric mean.",
        "请从标准化方法中去掉 z 值，或只用算术平均。",
        "Leave z-scores out of the normalizations, or use arithmetic means only.",
    ),
    "factor_zscore_grades": message(
        "标准化值不在 0 到 100 之间，不能按分数线评等级。",
        "Z-scores do not run from 0 to 100; the bounds of grades do not apply to them.",
        "请去掉 z 值，或不评等级、只看名次。",
        "Leave z-scores out, or look at ranks without a rating.",
    ),
    "flips_geometric": message(
        "根节点以下有几何平均，无法精确求出改变名次的权重。",
        "A group below the root has a geometric mean; weights that change a rank have no exact "
        "solution there.",
        "请看等级的变动，或用抽样结果。",
        "Look at changes of grade, or at the draws.",
    ),
}
