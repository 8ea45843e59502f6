"""Title and meaning of every column, in both languages: one word for one thing in all tables."""

from shidian.core import Bilingual

# name: title zh | title en | meaning zh | meaning en
_WORDS = {
    "file": "文件|File|文件名|name of the file",
    "heading": "标题|Heading|上方最近的标题|the nearest heading above",
    "text": "原文|Text|文件中的原文|the words in the file",
    "place": "地区|Place|方案所属地区|the place that the plan is of",
    "severity": "程度代码|Severity code|error、warning、note、fine|error, warning, note or fine",
    "severity_name": "程度|Severity|错误、疑问、提示、相符|error, warning, note, in order",
    "check": "检查代码|Check code|检查的代码|code of the check",
    "check_name": "检查项|Check|检查的名称|name of the check",
    "check_name_en": "检查项英文|Check (en)|检查的英文名称|name of the check in English",
    "group": "类别|Group|检查的类别|what the check looks at",
    "finding": "发现|Finding|检查所发现的|what was found",
    "finding_en": "发现英文|Finding (en)|英文|what was found, in English",
    "working": "演算|Working|算式|the arithmetic",
    "figures": "所据数字|Figures|数字及其在文件中的字符位置|figures with their characters",
    "advice": "建议|What to do|应如何处理|what to do about it",
    "advice_en": "建议英文|What to do (en)|英文|what to do, in English",
    "why": "理由|Why|为何重要|why it matters",
    "why_en": "理由英文|Why (en)|英文|why it matters, in English",
    "parameters": "参数|Parameters|所用界限|the limits that it uses",
    "unverified": "未核定|Unverified|依据未核定的界限|rests on a limit that no document sets",
    "around": "上下文|Context|前后文字|the words around it",
    "class": "类别|Class|数字归入的类别|what the numerals were taken for",
    "numerals": "字符数|Numerals|数字字符的个数|how many characters",
    "pilot_no": "序号|No.|试点在方案要点中的顺序|number of the pilot, in the order of the outlines",
    "name_zh": "名称|Name (zh)|文件所用名称|the name in the document",
    "name_en": "英文名称|Name|英文名称|English name",
    "short_zh": "简称|Short name (zh)|表中用的简称|the name used in tables",
    "short_en": "英文简称|Short name|表中用的英文简称|the name used in tables",
    "pinyin": "拼音|Pinyin|简称的拼音|the short name in pinyin",
    "level": "级别代码|Level code|在文件名单中的类别|its group in the document's list",
    "level_name": "级别|Level|在文件名单中的类别|its group in the document's list",
    "peer_class": "同类代码|Peer class code|比较时的同类|the class it is compared in",
    "peer_class_name": "同类|Peer class|比较时的同类|the class it is compared in",
    "province_code": "省级代码|Province code|所在省级地区|the province it lies in",
    "province": "省级地区|Province|所在省级地区|the province it lies in",
    "area_code": "区划代码|Area code|2014 年的行政区划代码|administrative code of 2014",
    "area": "地区|Area|地区名称|name of the area",
    "area_note": "区划说明|Note on the area|代码和范围的变化|changes of its code and extent",
    "note": "备注|Note|备注|note",
    "no": "序号|No.|任务在总体方案中的顺序|number in the overall plan",
    "code": "代码|Code|代码|code",
    "pilot": "试点|Pilot|试点简称|short name of the pilot",
    "pilot_en": "试点英文名|Pilot (en)|试点英文简称|short name of the pilot in English",
    "indicator": "指标代码|Indicator code|指标代码|code of the indicator",
    "indicator_name": "指标|Indicator|指标名称|name of the indicator",
    "unit": "单位|Unit|计量单位|unit of the figures in the row",
    "direction": "方向|Direction|up 越高越好，down 越低越好|up or down: which way is better",
    "low": "下限|Lowest|自然下限|natural lowest value",
    "high": "上限|Highest|自然上限|natural highest value",
    "numerator": "分子|Numerator|作分子的指标|the indicator it divides",
    "denominator": "分母|Denominator|作分母的指标|the indicator it is divided by",
    "definition_zh": "定义|Definition (zh)|定义|definition",
    "definition_en": "英文定义|Definition|定义|definition",
    "id": "编号|Id|文件编号|id of the document",
    "title": "题名|Title|题名|the title",
    "title_en": "英文题名|Title (en)|英文题名|the title in English",
    "kind": "类别|Kind|文件类别|kind of the document",
    "published": "发布时间|Published|发布时间|when it was published",
    "sha256": "散列值|SHA-256|文件的 SHA-256|SHA-256 of the file that spans count in",
    "key": "承诺键|Key|承诺的标识|identity of the commitment",
    "type": "类型代码|Type code|承诺的类型|what the commitment is",
    "type_name": "类型|Type|数字、任务、文件、资金、组织、评估|figure, task, document, fund, ...",
    "kind_name": "种类|Kind|任务为所属的主要任务|target, cost, ...; of a task, the national one",
    "is_target": "可评判|Judged|指标、年份齐备，与实际值比较|a target that is compared with values",
    "name": "内容|Content|方案自己的说法|in the plan's own words",
    "detail": "详情|Detail|文件的动词，部门牵头的事项|verb of a document, what a body leads",
    "value_high": "数值上端|Value, upper end|区间的上端|upper end of a range",
    "relative": "变化量|Change|是变化量，不是水平|a change, not a level",
    "year": "目标年|Target year|应在该年底前达到|due by the end of this year",
    "op": "关系|Relation|= 达到，~ 左右，>= 以上，<= 以内|= reach, ~ about, >= and <= bounds",
    "target": "目标值|Target|方案所列数值|the figure that the plan states",
    "target_high": "目标上端|Target, upper end|区间目标的上端|upper end of a range",
    "qualifier": "限定词|Qualifier|方案原有的限定词|the plan's own qualifying word",
    "subject": "范围|Subject|小于试点的范围|narrower than the pilot",
    "start_year": "起始年|First year|分年目标的第一年|first year of a stretch",
    "per_year": "每年|Per year|每年都要达到|promised for every year",
    "cumulative": "累计|Cumulative|各年累计|a sum over years",
    "baseline": "基期值|Baseline|方案所列基期值|the baseline that the plan states",
    "period": "时期|Period|数值所属时期|the period of the value",
    "value": "数值|Value|来源印出的数值|the value as its source prints it",
    "state": "状态|State|plan 方案所列，published 公布，derived 推算|plan, published or derived",
    "vintage": "数列|Series|数值所依据的普查|the census that the value stands on",
    "series_break": "数列断点|Series break|与基期之间的断点|what separates it from the baseline",
    "observed": "实际值|Observed|目标年的实际值|the value observed in the target year",
    "gap": "差距|Gap|实际值减目标值，百分率为百分点|observed minus target; points for rates",
    "tolerance": "容差|Tolerance|“左右”“约”目标允许差的数|how far an “about” target may be missed",
    "level_completion": "完成率|Level completion|实际值÷目标值|observed divided by target",
    "attainment": "任务完成度|Attainment|(实际−基期)÷(目标−基期)|share of the promised change",
    "verdict": "结论|Verdict|达到、未达到、无可比数据|met, not_met or no_value",
    "caveats": "须知|Caveats|使用结论前须知|what to know before using the verdict",
    "caveats_zh": "须知说明|Caveats (zh)|须知全文|the caveats in words",
    "caveats_en": "须知英文说明|Caveats (en)|须知英文全文|the caveats in words",
    "source_id": "来源编号|Source id|来源文件的编号|id of the source document",
    "source": "来源|Source|来源文件的题名|title of the source document",
    "section": "位置|Section|来源中的章节或表号|heading or table in the source",
    "span_start": "起始字符|Span start|起始字符，从 0 数起|first character, counted from 0",
    "span_end": "结束字符|Span end|来源文件中的结束字符（不含）|character after the last",
    "confidence": "可信度|Confidence|来源的可信度|how far the source is trusted",
    "source_note": "来源说明|Source note|推算方法和已知问题|derivation and known faults",
    "entry": "登记号|Entry|登记簿中的编号|number in the register",
    "recorded_at": "登记时间|Recorded at|登记时间（UTC）|when it was entered (UTC)",
    "recorded_by": "登记人|Recorded by|登记人或方案包|who or which package entered it",
    "table": "表|Table|表的代码|code of the table",
    "column": "列|Column|列的代码|code of the column",
    "title_zh": "列名|Title (zh)|中文列名|title in Chinese",
    "meaning_zh": "含义|Meaning (zh)|中文含义|meaning in Chinese",
    "meaning_en": "英文含义|Meaning|英文含义|meaning in English",
}
# What a column of one table means there, where that differs from the other tables.
_OWN = {
    "figures.pilot": "地区|Place|方案所属地区|the place that the plan is of",
    "figures.kind": "种类|Kind|基期、目标、成本、投入|baseline, target, cost or funding",
    "figures.indicator": "指标|Indicator|方案自己的说法|the noun phrase as the plan names it",
    "figures.indicator_code": "指标代码|Indicator code|方案包中的指标|the package's indicator",
    "figures.year": "年份|Year|数字所属年份|the year that it holds for",
    "figures.op": "关系|Relation|= ~ >= <= > < range，变化为 + -|a level, a range, or a change",
    "figures.value": "数值|Value|方案印出的数值|the value as the plan prints it",
    "figures.start_year": "起始年|First year|首年，或变化的起点|first, or compared with",
    "statements.pilot": "地区|Place|方案所属地区|the place that the plan is of",
    "statements.kind": "种类|Kind|类型之下的种类|its kind within the type",
    "statements.year": "年份|Year|应在该年底前做到|due by the end of this year",
    "statements.type": "类型|Type|任务、文件、资金、组织、评估|task, document, fund, body, ...",
    "outline.pilot": "地区|Place|方案所属地区|the place that the plan is of",
    "outline.level": "级次|Level|一、为 1，（一）为 2|1 for 一、, 2 for （一）",
    "commitments.kind": "种类代码|Kind code|类型之下的种类|its kind within the type",
    "commitments.year": "年份|Year|应在该年底前做到；基期为所属年|due by its end; or of that year",
    "commitments.op": "关系|Relation|= ~ >= <= > < range，变化为 + -|a level, a range, or a change",
    "commitments.value": "数值|Value|方案印出的数值|the value as the plan prints it",
    "commitments.start_year": "起始年|First year|首年，或变化的起点|first, or compared with",
}
_SIDES = {
    "target_": Bilingual("目标的", "Target: "),
    "observed_": Bilingual("实际值的", "Observed: "),
}


def words(name: str, table: str = "") -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a column; a column of one side of a comparison says which.

    Examples
    --------
    >>> words("observed_confidence")[0].zh
    '实际值的可信度'
    >>> words("year", "commitments")[0].en
    'Year'
    """
    for prefix, side in _SIDES.items():
        if name not in _WORDS and name.startswith(prefix):
            title, meaning = words(name.removeprefix(prefix))
            return Bilingual(side.zh + title.zh, side.en + title.en.lower()), meaning
    said = _OWN.get(f"{table}.{name}") or _WORDS[name]
    title_zh, title_en, meaning_zh, meaning_en = said.split("|")
    return Bilingual(title_zh, title_en), Bilingual(meaning_zh, meaning_en)
