"""Titles and meanings of the tables of a settlement scheme, and of their columns."""

from shidian.core import Bilingual
from shidian.reporting.words import title_and_meaning

# name: title zh | title en | meaning zh | meaning en
_TABLES = {
    "summary": "摘要|Summary|所选分数线上的结果及依据|the result at the threshold, its basis",
    "curve": "分数线|Thresholds|每一条可能的分数线上有多少人入户|who settles at every threshold",
    "curve_areas": "分数线分地区|Thresholds by area|各地区在每条分数线上的人数|the same by area",
    "areas": "分地区|By area|所选分数线上各地区的人数|people of each area at the threshold",
    "groups": "分组|By group|各组的入户率，与全体相比|shares of groups beside that of everybody",
    "reach": "达到人数的分数线|Thresholds for a number|同分者同进退|equal points settle together",
    "entitlements": "待遇|Entitlements|各项待遇的持有人数|people who hold each entitlement",
    "entitlement_areas": "待遇分地区|Entitlements by area|各地区的持有人数|the same by area",
    "together": "待遇组合|Combinations|同时持有的待遇|entitlements that people hold together",
    "entitlement_costs": "待遇成本|Cost of entitlements|方案列明的成本|as the scheme states it",
    "targets": "目标|Targets|方案的目标人数与测算人数|targets of the scheme, and people found",
    "bill": "成本|Cost|入户人员的成本|what the people who settle cost",
    "shares": "承担方|Payers|各承担方承担的成本|what each payer bears",
    "costs": "成本来源|Sources of cost|人均成本及来源|cost of one person, with its source",
    "places": "名额|Quota|名额与最后入围的分数|places, and the points that still reach one",
    "receipt": "凭据|Receipt|凭据相同，结果相同|the same receipt, the same numbers",
    "reservations": "未核定事项|Reservations|正式结果须先解决|what an official result must settle",
}
_COLUMNS = {
    "threshold": "分数线|Threshold|分|points",
    "area": "地区代码|Area code|地区代码|code of the area",
    "area_name": "地区|Area|地区名称|name of the area",
    "area_name_en": "地区英文|Area (en)|英文名称|name in English",
    "grouping": "分组依据|Grouping|按什么分组|what people are grouped by",
    "grouping_en": "分组依据英文|Grouping (en)|英文|in English",
    "group": "组代码|Group code|组的代码|code of the group",
    "group_name": "组|Group|组的名称|name of the group",
    "group_name_en": "组英文|Group (en)|英文名称|name in English",
    "people": "人数|People|全部人数|all people",
    "by_route": "条件入户|By route|不凭积分入户|settle without points",
    "by_points": "积分入户|By points|凭积分入户|settle by points",
    "settled": "入户|Settle|条件入户与积分入户之和|by route and by points",
    "share": "入户率|Share|入户人数÷人数|people who settle over people",
    "below": "分数不够|Below|可以申请而未达分数线|may apply and do not reach the threshold",
    "out": "不能申请|Out|被否决，或缺前置条件|refused, or without a prerequisite",
    "may_apply": "可申请率|May apply|可以申请的人数÷人数|people who may apply over people",
    "ratio": "入户率之比|Ratio|本组入户率÷全体入户率|share of the group over that of everybody",
    "representation": "代表度|Representation|入户者占比÷可申请者占比|among settled over among may",
    "mean": "平均分|Mean|全组的平均分|mean points of the whole group",
    "median": "中位分|Median|全组的中位分|median points of the whole group",
    "few": "人数少|Few|不足 30 人，不作比较|fewer than 30 people: not compared",
    "target": "目标人数|Target|要达到的人数|people wanted",
    "at_most": "不超过的分数线|At most|不超过目标的最低分数线|lowest threshold that keeps to it",
    "at_most_settled": "其入户人数|Settle there|该线上的人数|people at it",
    "undershoot": "少于目标|Undershoot|比目标少的人数|people short of the target",
    "at_least": "达到的分数线|At least|达到目标的最高分数线|highest threshold that reaches it",
    "at_least_settled": "其入户人数|Settle there|该线上的人数|people at it",
    "overshoot": "超过目标|Overshoot|比目标多的人数|people above the target",
    "id": "编号|Id|方案中的编号|id in the scheme",
    "name": "名称|Name|名称|name",
    "name_en": "英文名称|Name (en)|英文名称|name in English",
    "holders": "持有人数|Holders|全部持有人|all who hold it",
    "unsettled": "其中未入户|Not settled|未入户的持有人|holders who do not settle",
    "item": "项目|Item|成本项目|item of cost",
    "item_en": "项目英文|Item (en)|英文|in English",
    "each": "频次|How often|once 一次，year 每年|once, or every year",
    "yuan_each": "人均（元）|Yuan a person|没有数值则留空|empty where there is no value",
    "yuan_holders": "全部持有人（元）|Yuan, all|全部持有人的成本|for all holders",
    "yuan_unsettled": "未入户者（元）|Yuan, not settled|未入户者的成本|for those who do not settle",
    "found": "测算人数|Found|没有数值则留空|empty where it cannot be told",
    "gap": "差距|Gap|测算人数减目标人数|found minus target",
    "yuan": "成本（元）|Yuan|入户人员的成本|of the people who settle",
    "budget": "预算（元）|Budget|地区的预算|budget of the area",
    "left": "结余（元）|Left|预算减成本|budget minus cost",
    "payer": "承担方|Payer|谁承担|who bears it",
    "payer_en": "承担方英文|Payer (en)|英文|in English",
    "once": "一次性（元）|Once|一次性支付|paid once",
    "yearly": "每年（元）|Every year|每年支付|paid every year",
    "source": "来源|Source|来源|source",
    "confidence": "可信度|Confidence|来源的可信度|how far the source is trusted",
    "note": "说明|Note|推算方法|how it was derived",
    "note_en": "英文说明|Note (en)|英文|in English",
    "places": "名额|Places|没有数值则留空|empty where none is stated",
    "applicants": "申请人|Applicants|达到分数线的积分申请人|who reach the threshold by points",
    "certain": "必定入围|Certain|不论同分排序|whatever the order among equal points",
    "last": "入围最低分|Last points|必定入围者的最低分|lowest points of those",
    "edge": "同分分数|Edge|名额不够分的分数|points for which places do not suffice",
    "tied": "同分人数|Tied|恰为该分的人数|people with exactly these points",
    "left_places": "剩余名额|Places left|留给同分者的名额|places that are left for them",
    "ordered": "有排序|Ordered|方案规定了同分排序|the scheme orders equal points",
    "value": "值|Value|值|value",
    "place": "位置|Place|方案中的位置|where it stands",
    "text": "事项|What|事项|what is not established",
    "text_en": "英文|What (en)|英文|in English",
    "advice": "处理|What to do|应如何处理|what to do about it",
    "advice_en": "处理英文|What to do (en)|英文|in English",
}


def table_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a table."""
    return title_and_meaning(_TABLES[name])


def column_words(name: str) -> tuple[Bilingual, Bilingual]:
    """Title and meaning of a column.

    Examples
    --------
    >>> column_words("gap")[1].en
    'found minus target'
    """
    return title_and_meaning(_COLUMNS[name])
