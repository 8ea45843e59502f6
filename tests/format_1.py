"""The small package as version 0.1 had it, and what a register of that version held."""

from tests.specimen import SOUND

COMMITMENTS = """\
key,pilot_no,indicator,op,value,value_high,unit,year,start_year,per_year,cumulative,qualifier,subject,document,section,span_start,span_end,confidence,note,note_en
01-rate-2017,01,rate,=,72.2,,%,2017,,,,,,plan,一,110,115,high,,
01-rate-2020,01,rate,~,73.90,,%,2020,,,,左右,,plan,一,120,125,high,,
02-people-2020,02,people,range,450,500,万人,2020,,,,,,plan,一,210,217,high,,
"""
TASKS = """\
no,code,name_zh,name_en,document,section,span_start,span_end
1,sharing,成本分担,Cost sharing,plan,三（一）,10,20
"""
OF_0_1 = {
    **SOUND,
    "programme.toml": SOUND["programme.toml"].replace(b"format = 2", b"format = 1"),
    "commitments.csv": COMMITMENTS.encode(),
    "tasks.csv": TASKS.encode(),
}
"""A package of format 1."""

# What version 0.1 entered for the three targets, column by column as it stood in its tables.
_CELLS = {
    "indicator": "rate",
    "op": "=",
    "value": "72.2",
    "value_high": None,
    "unit": "%",
    "year": 2017,
    "start_year": None,
    "per_year": False,
    "cumulative": False,
    "qualifier": "",
    "subject": "",
    "document": "plan",
    "section": "一",
    "span_start": 110,
    "span_end": 115,
    "confidence": "high",
    "note": "",
    "note_en": "",
}
CELLS = [
    {"key": "01-rate-2017", "pilot": "01", **_CELLS},
    {
        "key": "01-rate-2020",
        "pilot": "01",
        **_CELLS,
        "op": "~",
        "value": "73.90",
        "year": 2020,
        "qualifier": "左右",
        "span_start": 120,
        "span_end": 125,
    },
    {
        "key": "02-people-2020",
        "pilot": "02",
        **_CELLS,
        "indicator": "people",
        "op": "range",
        "value": "450",
        "value_high": "500",
        "unit": "万人",
        "year": 2020,
        "span_start": 210,
        "span_end": 217,
    },
]
