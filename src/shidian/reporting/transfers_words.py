"""Titles and meanings of the tables of land and transfers, and of their columns."""

from shidian.core import Bilingual

# name: title zh | title en | meaning zh | meaning en
_TABLES = {
    "land": "人地挂钩|Land for settled people|各地应得、下达、使用的建设用地|due, granted and used",
    "award": "奖励资金|Award|各地的奖励资金；公式是本项目的，不是财政部的"
    "|the award of each place; the formula is this project's, not the ministry's",
    "award_settled": "落户人数|People settled|按落户类型和年数|by kind of move and years since",
    "award_pots": "两部分资金|Pots|资金池分成的两部分|the two parts of the pool",
    "equalization": "均衡性转移支付|Equalization|公式见财预〔2022〕58号，两个权重为假设"
    "|the formula of 财预〔2022〕58号, its two weights assumed",
    "pass_through": "省对县分配|Pass-through|省级金额按因素分到各县|a province's amount, by county",
    "linkage": "人地钱挂钩|Linkage|各试点各年的人、钱、地|people, money and land of pilots by year",
    "change": "规则变化|Rule change|规则改变后各地的增减|who gains and who loses",
    "changed": "变了的参数|What changed|前后不同的参数|parameters that differ",
    "settlement": "落户条件|Settlement|城市按规模可以要求什么|what a city of a size may ask",
    "permit": "居住证日期|Permit|申领、签发、签注|application, issue, endorsement",
    "parameters": "参数|Parameters|结果所依据的每一个数|every number that the result rests on",
    "inputs": "凭据|Receipt|凭据相同，结果相同|the same receipt, the same numbers",
}
_COLUMNS = {
    "area": "地区代码|Area code|地区代码|code of the area",
    "area_name": "地区|Area|地区名称|name of the area",
    "area_name_en": "地区英文|Area (en)|英文名称|name in English",
    "year": "年份|Year|年份|year",
    "settled": "上年落户人数|Settled the year before|应得用地所依据|what is due rests on them",
    "existing": "现状人均用地（平方米）|Existing land a head, m²|城镇建设用地|of town land",
    "centre": "中心城区|Centre|超大、特大城市中心城区|of a super-large or mega-city",
    "adjustment": "省级调整|Adjustment|加减的比例|share up or down",
    "rule": "规则|Rule|年末有效的规则|the rule that held at the end of the year",
    "standard": "每人标准（平方米）|Standard a person, m²|按现状人均用地分档|by existing land",
    "due_m2": "应得（平方米）|Due, m²|人数×标准×（1＋调整）|people x standard x (1 + adjustment)",
    "due_hectares": "应得（公顷）|Due, ha|平方米÷10000|m² / 10,000",
    "due_mu": "应得（亩）|Due, mu|公顷×15|ha x 15",
    "granted": "下达（亩）|Granted, mu|下达的指标|what was granted",
    "used": "使用（亩）|Used, mu|已使用的指标|what was used",
    "due_so_far": "累计应得（亩）|Due so far, mu|自首个有应得数的年份|since it is first known",
    "granted_so_far": "累计下达（亩）|Granted so far, mu|同期累计|of the same years",
    "used_so_far": "累计使用（亩）|Used so far, mu|同期累计|of the same years",
    "to_grant": "待下达（亩）|To grant, mu|累计应得减累计下达|due less granted, so far",
    "to_use": "待使用（亩）|To use, mu|累计下达减累计使用|granted less used, so far",
    "kind": "落户类型|Kind of move|跨省 inter、省内 intra、本市 same|inter, intra or same",
    "age": "落户年数|Years since|落户以来的年数|years since people settled",
    "people": "人数|People|落户人数|people settled",
    "weight": "权重|Weight|按落户类型|by kind of move",
    "taper": "递减系数|Taper|按落户年数|by years since",
    "counted": "折算人数|Counted|人数×权重×系数|people x weight x taper",
    "pupils": "随迁子女|Pupils|在校随迁子女|children of migrants in school",
    "per_pupil": "生均（元）|Per pupil, yuan|每生每年|a pupil and year",
    "cost_index": "成本指数|Cost index|C|C",
    "difficulty": "困难系数|Difficulty|D|D",
    "people_units": "落户因素值|People units|U＝折算人数×C×D|U = counted x C x D",
    "schooling_units": "教育因素值|Schooling units|V＝人数×生均×C|V = pupils x per pupil x C",
    "pot": "部分|Pot|资金池的部分|part of the pool",
    "pot_en": "部分英文|Pot (en)|英文|in English",
    "pot_share": "占比|Share|占资金池|of the pool",
    "amount": "金额（元）|Amount, yuan|金额|amount",
    "units": "因素值合计|Units in all|各地之和|sum over places",
    "missing": "尾差（元）|To place, yuan|舍尾后尚待分配|what rounding down leaves",
    "people_exact": "落户部分（未舍入）|People pot, exact|部分×U÷ΣU|pot x U / sum of U",
    "people_down": "落户部分（舍尾）|People pot, down|舍到分|rounded down to the fen",
    "people_rest": "落户部分余数|People pot, remainder|舍去的部分|what rounding down takes off",
    "people_fen": "落户部分尾差|People pot, fen|按最大余数补一分|by largest remainder",
    "people_yuan": "落户部分（元）|People pot, yuan|舍尾加尾差|rounded down, and the fen",
    "schooling_exact": "教育部分（未舍入）|Schooling, exact|部分×V÷ΣV|pot x V / sum of V",
    "schooling_down": "教育部分（舍尾）|Schooling, down|舍到分|rounded down to the fen",
    "schooling_rest": "教育部分余数|Schooling, remainder|舍去的部分|what rounding down takes off",
    "schooling_fen": "教育部分尾差|Schooling, fen|按最大余数补一分|by largest remainder",
    "schooling_yuan": "教育部分（元）|Schooling, yuan|舍尾加尾差|rounded down, and the fen",
    "before_limits": "限额前（元）|Before limits, yuan|两部分之和|both parts",
    "last_year": "上年（元）|Last year, yuan|没有则留空|empty where it is not known",
    "least": "保底（元）|Least, yuan|上年×保底比例|last year x share",
    "most": "封顶（元）|Most, yuan|取较小者|the smaller of its own and of last year's",
    "yuan": "分得（元）|Gets, yuan|程序算出的结果|as the program finds it",
    "moved": "限额调整（元）|Moved by limits|分得减限额前|what it gets less before limits",
    "formula": "公式|Formula|公式是谁的|whose formula it is",
    "formula_en": "公式英文|Formula (en)|英文|in English",
    "spending": "标准支出（元）|Standard spending|S|S",
    "revenue": "标准收入（元）|Standard revenue|R|R",
    "mandatory": "必保支出（元）|Mandatory spending|基本公共服务|on basic services",
    "gap": "缺口（元）|Gap|S－R，小于零为零|S - R, not below zero",
    "coefficient": "系数|Coefficient|k，按总额缩放之前|k, before it is scaled to the pool",
    "pool_yuan": "总额内（元）|Of the pool, yuan|缺口×k，按总额缩放|gap x k, scaled to the pool",
    "growth_control": "增幅控制（元）|Growth control|总额以外|on top of the pool",
    "effort_award": "努力奖励（元）|Award of effort|总额以外|on top of the pool",
    "pilot": "试点|Pilot|试点编号|number of the pilot",
    "before": "原来（元）|Before, yuan|改变之前|before the change",
    "after": "改变后（元）|After, yuan|改变之后|after the change",
    "difference": "增减（元）|Difference, yuan|改变后减原来|after less before",
    "old": "原来|Before|改变之前|before the change",
    "new": "改变后|After|改变之后|after the change",
    "name": "名称|Name|名称|name",
    "name_en": "名称英文|Name (en)|英文|in English",
    "value": "值|Value|值|value",
    "path": "路径|Path|在文件中的位置|where it stands in its file",
    "unit": "单位|Unit|单位|unit",
    "source": "来源|Source|文件编号|id of the document",
    "section": "章节|Section|文件中的位置|where in the document",
    "confidence": "可信度|Confidence|来源的可信度|how far the source is trusted",
    "unverified": "未核实|Unverified|没有人核对过原文|nobody has checked the original",
    "note": "说明|Note|如何得来|how it was derived",
    "note_en": "说明英文|Note (en)|英文|in English",
    "planned": "计划落户|Planned|方案所列人数|people to settle by the plan",
    "filed": "上报落户|Filed|上报人数|people settled by the filing",
    "cost": "成本合计（元）|Cost, yuan|各承担方之和|sum over payers",
    "local_cost": "地方承担（元）|Local cost, yuan|地方各级之和|sum over local payers",
    "received": "收到转移支付（元）|Received, yuan|收到的金额|transfers received",
    "land_due": "应得用地（亩）|Land due, mu|按规则|by the rule",
    "land_granted": "下达用地（亩）|Land granted, mu|下达的指标|what was granted",
    "people_gap": "人数差|Gap of people|计划减上报|planned less filed",
    "money_gap": "资金差（元）|Gap of money, yuan|地方承担减收到|local cost less received",
    "land_gap": "用地差（亩）|Gap of land, mu|应得减下达|due less granted",
}


def table_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a table."""
    return _read(_TABLES[name])


def column_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a column.

    Examples
    --------
    >>> column_words("due_mu")[1].en
    'ha x 15'
    """
    return _read(_COLUMNS[name])


def _read(said: str) -> tuple[Bilingual, Bilingual]:
    title_zh, title_en, meaning_zh, meaning_en = said.split("|")
    return Bilingual(title_zh, title_en), Bilingual(meaning_zh, meaning_en)
