"""What each key of a scheme's file means, in Chinese and English: for editors and for the docs."""

from collections.abc import Mapping
from typing import Any

from shidian.core import Bilingual, Source
from shidian.mechanisms.settlement.scheme import (
    Acceptance,
    AgeBands,
    Band,
    Bands,
    BestOf,
    Clause,
    Condition,
    Cost,
    Entitlement,
    FirstOf,
    Flag,
    Input,
    Order,
    PerStep,
    Quota,
    Route,
    Scheme,
    Selection,
    SumOf,
    Table,
    Untranslatable,
    Window,
)

_PARTS = """
id|编号，全文件不重复|identity, once in a file
label|名称|name
source|出处；不写则用整个方案的出处|source; of the whole scheme where it is left out
when|条件，须全部成立；不写则人人符合|conditions, all must hold; everybody where there are none
"""
_ITEM = f"""{_PARTS}
kind|计分方式|way in which points are given
cap|本项最多得分，不小于零|most points of the item, not below zero
floor|本项最少得分，不大于零|least points of the item, not above zero
from|起始日|first day in force
until|截止日|last day in force
"""
_SINGLE = f"{_ITEM}input|所用的输入|the input that it reads\n"
_GROUP = f"{_ITEM}items|其中各项|the items in it\n"

_WORDS: dict[type, str] = {
    Scheme: """
code|方案编号|identity of the scheme
version|版本|version, for people
title|名称|title
from|施行日|first day in force
until|截止日；不写则一直施行|last day in force; open where it is left out
source|出处，未另写出处的各处都用它|source of every part that names none of its own
pilot|试点编号；全国的方案不写|number of the pilot; left out for the nation's
based_on|所改动的方案的编号|code of the scheme that it changes
note|说明，写清哪些是假设|what is assumed
unit|计分单位，各处分值都是它的整数倍|smallest step of points; all points are whole multiples
inputs|向申请人问什么|what is asked of a person
parameters|带施行日期和出处的数值|dated numbers with their sources
items|计分项|items that give points
cap|总分上限|cap of the total
floor|总分下限|floor of the total
vetoes|否决项：符合的一律不能落户|vetoes: whom one applies to does not settle
prerequisites|前置条件：缺一项不能凭积分落户|prerequisites: who lacks one does not settle by points
routes|不需积分的途径|routes that settle without points
entitlements|待遇|what people can claim
selection|分数线、名额、次序、受理期|threshold, quota, order, window
untranslatable|写不成规则的条款|clauses that the format cannot say
""",
    Input: """
label|名称|name
kind|种类|kind
missing|缺失算作什么；error 人人必须有，never 没有发生|what missing counts as; error, never
unit|单位|unit
min|最小值|least value
max|最大值|greatest value
codes|代码和名称|codes and their names
per_year|每过一年增加多少，用于逐年模拟|by how much it grows in a year, for simulations over years
""",
    Table: f"{_SINGLE}points|各代码的分值；未列出的 0 分|points by code; 0 if not listed",
    Bands: f"{_SINGLE}bands|各档，从低到高|bands, rising\n",
    AgeBands: f"{_SINGLE}bands|各年龄档，从小到大|bands of age, rising\n",
    PerStep: f"""{_SINGLE}
step|步长：满多少算一步|step, counted when it is full
points|每步的分值|points for each step
""",
    Flag: f"{_SINGLE}points|分值|points\n",
    BestOf: _GROUP,
    FirstOf: _GROUP,
    SumOf: _GROUP,
    Band: """
points|分值|points
from|从，含在内；不写则不限|from, included; open where it is left out
to|到，含在内；不写则不限|to, included; open where it is left out
""",
    Condition: """
input|说一个输入|speaks of an input
item|说一个计分项的得分|speaks of the points of an item
points_at_least|总分至少|the total is at least
holds|已有前面列出的某项待遇|an entitlement that stands earlier is held
any|其中至少一个成立|at least one of them holds
all|全部成立|all of them hold
none|没有一个成立|none of them holds
at_least|至少，含在内|at least, included
at_most|至多，含在内|at most, included
is|是或否|yes or no
in|是其中一个代码|is one of the codes
age_at_least|已满多少周岁|full years of age, at least
age_at_most|不超过多少周岁|full years of age, at most
within_years|在申请日之前多少年以内|within so many years before the day of application
""",
    Clause: _PARTS,
    Route: f"{_PARTS}target|来源写明的人数|how many people the source states\n",
    Entitlement: f"""{_PARTS}
group|类别|group
costs|每人费用，按项|what it costs for a person, by item
target|来源写明的人数|how many people the source states
""",
    Cost: """
item|费用编号|code of the cost
label|名称|name
each|一次或每年|once or a year
yuan|元；没有来源写明的不写|yuan; left out where no source states it
source|出处|source
""",
    Selection: """
threshold|分数线|points that are needed
quota|每年名额|how many settle in a year
order|同分时的次序|order among people of equal points
window|每年受理期|when applications are taken each year
""",
    Quota: """
total|总数|in all
by|按哪个输入分组|input by whose codes it is divided
of|各代码的名额|number for each code
""",
    Order: """
input|比较的输入|input that is compared
best|先后|who goes first
""",
    Window: """
opens|开始，月日|first day, month and day
closes|结束，月日|last day, month and day
""",
    Untranslatable: """
clause|条款|the clause
reason|为什么写不成规则|why it cannot be said
accepted_by|谁同意略去|who has accepted that it is left out
source|出处|source
""",
    Acceptance: """
name|姓名|name
on|日期|day
""",
    Source: """
document|documents.csv 中的编号；假设写 assumption|id in documents.csv; assumption where assumed
section|条款或章节|clause or section
span|字符区间，从 0 数，不含末位|characters from 0, the end not included
confidence|可信度|confidence
note|说明|note
""",
}


def _read(table: str) -> dict[str, Bilingual]:
    rows = (line.split("|") for line in table.splitlines() if line)
    return {key: Bilingual(zh, en) for key, zh, en in rows}


KEYS: Mapping[Any, Mapping[str, Bilingual]] = {of: _read(table) for of, table in _WORDS.items()}
"""Class of a part of a scheme to the meaning of each of its keys."""

PARAMETER_KEYS = _read("""
title_zh|名称|title in Chinese
title_en|英文名称|title in English
unit|单位|unit
values|各个值，按日期先后|the values, in the order of their dates
""")
VALUE_KEYS = _read("""
from|起始日|first day on which it holds
value|值|value
source|出处|source
confidence|可信度|confidence
""")
KINDS = _read("""
table|按代码给分|points by code
bands|按数值所在的档给分|points by the band that a number lies in
age_bands|按周岁所在的档给分|points by full years of age
per_step|每满一步给分|points for every full step
flag|是则给分|points for what is so
best_of|取其中最高的一项|the best of several
first_of|取第一个符合条件的一项|the first whose conditions hold
sum_of|几项相加，合并封顶|several added up under one cap
""")
"""What each kind of item does."""
