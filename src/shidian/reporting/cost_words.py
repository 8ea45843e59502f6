"""Titles and meanings of the tables of the cost of citizenization, and of their columns."""

from shidian.core import Bilingual, Source
from shidian.core.used_parameter import ASSUMED, CHANGED, CHANGED_WORDS
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.words import title_and_meaning

# name: title zh | title en | meaning zh | meaning en
_TABLES = {
    "cost_summary": "摘要|Summary|合计、现值和人员|totals, present value and people",
    "cost_cells": "费用|Cost|按项目、来源地和年份的费用|cost by item, origin and year",
    "cost_list": "成本分担清单|Cost-sharing list|每项每年由谁负担多少|who bears how much",
    "cost_totals": "合计|Totals|按项目、承担方、来源地、年份|by item, payer, origin and year",
    "cost_person": "人均|One person|一个人在年限内的费用|cost of one person over the horizon",
    "cost_parameters": "参数|Parameters|结果所依据的每一个数|every number that the result rests on",
    "cost_warnings": "须知|Cautions|未核实的数、区间和假定|what a reader must know",
    "cost_receipt": "凭据|Receipt|凭据相同，结果相同|the same receipt, the same numbers",
    "cost_paid": "应付与已付|Due and paid|清单与实付的差额|the list beside what was paid",
    "cost_tornado": "敏感性|Sensitivity|各参数变动时的合计|the total as each parameter changes",
    "cost_spread": "抽样|Draws|区间内抽样得到的分布|where draws from the intervals lie",
    "cost_affordability": "承受能力|Affordability|成本与自有财力|cost beside own revenue",
    "cost_change": "变动|Change|改变参数前后的合计|totals before and after a change",
}
_COLUMNS = {
    "item": "项目代码|Item code|模型中的编号|id in the model",
    "item_name": "项目|Item|费用项|item of cost",
    "item_name_en": "项目英文|Item (en)|英文|in English",
    "nature": "性质|Nature|一次性或每年|once or every year",
    "nature_en": "性质英文|Nature (en)|英文|in English",
    "origin": "来源地代码|Origin code|来源地的代码|code of the origin",
    "origin_name": "来源地|Origin|人员从哪里来|where people come from",
    "origin_name_en": "来源地英文|Origin (en)|英文|in English",
    "step": "步骤代码|Step code|步骤的代码|code of the step",
    "step_name": "步骤|Step|持居住证、直接落户、持证后落户|how far people have come",
    "step_name_en": "步骤英文|Step (en)|英文|in English",
    "year": "年份|Year|年份|year",
    "people": "人数|People|为多少人支付|for how many people it is paid",
    "yuan": "金额（元）|Yuan|区间取中值|by the middle of intervals",
    "low": "下端（元）|Low|区间取低端|by the low ends of intervals",
    "high": "上端（元）|High|区间取高端|by the high ends of intervals",
    "payer": "承担方代码|Payer code|承担方的代码|code of the payer",
    "payer_name": "承担方|Payer|由谁负担|who bears it",
    "payer_name_en": "承担方英文|Payer (en)|英文|in English",
    "share": "占比|Share|占合计的份额|share of the whole",
    "by": "分法|By|按什么合计|what is summed by",
    "by_en": "分法英文|By (en)|英文|in English",
    "name": "名称|Name|名称|name",
    "name_en": "英文名称|Name (en)|英文名称|name in English",
    "value": "值|Value|值|value",
    "value_en": "英文值|Value (en)|英文|in English",
    "value_low": "低端|Low|区间的低端|low end of the interval",
    "value_high": "高端|High|区间的高端|high end of the interval",
    "path": "路径|Path|在模型或规则文件中的位置|where it stands in model or rules",
    "unit": "单位|Unit|计量单位|unit",
    "unit_en": "单位英文|Unit (en)|英文|in English",
    "source": "来源代码|Source code|文件代码|id of the document",
    "source_name": "来源|Source|文件的题名|title of the document",
    "source_name_en": "来源英文|Source (en)|英文|in English",
    "section": "出处|Section|文件中的位置|place in the document",
    "confidence": "可信度|Confidence|来源的可信度|how far the source is trusted",
    "confidence_en": "可信度英文|Confidence (en)|英文|in English",
    "note": "说明|Note|推算方法|how it was derived",
    "note_en": "英文说明|Note (en)|英文|in English",
    "unverified": "未核实|Unverified|正式使用前须核对|to be checked before any official use",
    "place": "位置|Place|文件和位置|file and place",
    "place_en": "位置英文|Place (en)|英文|in English",
    "text": "事项|What|须知事项|what a reader must know",
    "text_en": "英文|What (en)|英文|in English",
    "advice": "处理|What to do|应如何处理|what to do about it",
    "advice_en": "处理英文|What to do (en)|英文|in English",
    "due": "应付（元）|Due|清单所列|by the list",
    "paid": "已付（元）|Paid|没有数则留空|empty where no payment is stated",
    "gap": "差额（元）|Gap|应付减已付|due minus paid",
    "paid_share": "已付占比|Share paid|已付÷应付|paid over due",
    "stated_by": "来源|Source|实付数的来源|who states what was paid",
    "at_low": "取低端（元）|At low|参数取低端时的合计|total with the parameter at its low end",
    "at_high": "取高端（元）|At high|参数取高端时的合计|total with it at its high end",
    "swing": "幅度（元）|Swing|两端合计之差|difference of the two totals",
    "assumed": "假定范围|Assumed range|没有区间，按 ±10%|no interval is stated: ±10 %",
    "mean": "均值（元）|Mean|各次抽样的平均|mean of the draws",
    "p5": "第5百分位（元）|5th percentile|二十次中有一次更低|one draw in twenty is below",
    "p50": "中位数（元）|Median|一半更低|half of the draws are below",
    "p95": "第95百分位（元）|95th percentile|二十次中有一次更高|one draw in twenty is above",
    "revenue": "自有财力（元）|Own revenue|没有数则留空|empty where none is stated",
    "revenue_share": "占财力|Share of revenue|成本÷自有财力|cost over own revenue",
    "limit": "上限|Limit|不应超过的占比|the share that may not be exceeded",
    "exceeds": "超过上限|Exceeds|没有财力数则留空|empty where no revenue is stated",
    "before": "原来（元）|Before|改变之前|before the change",
    "after": "改变后（元）|After|改变之后|after the change",
    "change": "变动（元）|Change|改变后减原来|after minus before",
}


_INPUTS = {
    "model": Bilingual("模型", "Model"),
    "rules": Bilingual("规则", "Rules"),
    "people": Bilingual("人数", "People"),
    "changes": Bilingual("改数", "Changed numbers"),
    "question": Bilingual("全部输入", "All inputs"),
}


_NO_DOCUMENTS = {
    CHANGED.document: CHANGED_WORDS,
    ASSUMED.document: Bilingual("假设", "assumption"),
}


def hash_words(name: str) -> Bilingual:
    """What the hash of an input is called.

    Examples
    --------
    >>> hash_words("people").zh
    '人数 SHA-256'
    """
    said = _INPUTS[name]
    return Bilingual(f"{said.zh} SHA-256", f"{said.text('en')} SHA-256")


PEOPLE_SOURCE = Bilingual("人数的来源", "Source of the people")


def document_words(source: Source, names: Names = NO_NAMES) -> Bilingual:
    """The document of a source: its title, or that a number is assumed or was typed.

    Parameters
    ----------
    source : Source
    names : mapping of str to Bilingual
        Titles of documents by id; a document without one stands by its id.

    Examples
    --------
    >>> document_words(Source("notice-1"), {"notice-1": Bilingual("通知", "Notice")}).en
    'Notice'
    """
    known = {**names, **_NO_DOCUMENTS}
    return known.get(source.document, Bilingual(source.document, source.document))


def source_words(source: Source, names: Names) -> Bilingual:
    """Who states something, and where: the title of the document, and the place in it."""
    said = document_words(source, names)
    return Bilingual(*(f"{one} {source.section}".strip() for one in (said.zh, said.text("en"))))


def payer_head(payer: Bilingual) -> Bilingual:
    """The head of a column that holds what a payer bears.

    Examples
    --------
    >>> payer_head(Bilingual("市级", "city"))
    Bilingual(zh='市级（元）', en='City, yuan')
    """
    return Bilingual(f"{payer.zh}（元）", f"{payer.text('en').capitalize()}, yuan")


def table_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a table."""
    return title_and_meaning(_TABLES[name])


def column_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a column.

    Examples
    --------
    >>> column_words("gap")[1].en
    'due minus paid'
    """
    return title_and_meaning(_COLUMNS[name])
