"""Small files of an office for the verbs on cost, transfers and land."""

MODEL = """
code: own
version: "1"
title: {zh: 自己的模型, en: A model of one's own}
source: {document: budget, confidence: high}
scope: all_parties
prices: constant
base_year: 2015
horizon: "10"
items:
  - {id: works, label: {zh: 设施, en: Works}, nature: once, cost: {low: "900", high: "1100"}}
  - {id: school, label: {zh: 教育, en: Schooling}, nature: yearly, cost: {yuan: "100"}}
"""
RULES = """
code: own
version: "1"
title: {zh: 自己的规则, en: Rules of one's own}
source: {document: budget, confidence: high}
rules:
  - {items: [works], shares: {province: "0.3", city: "0.7"}}
  - {shares: {city: "1"}}
"""
PEOPLE = "year,origin,step,people\n2015,same_city,registered,10\n2016,same_city,registered,20\n"
PAID = "year,item,payer,yuan,source\n2015,works,city,6000,决算\n"
REVENUE = "year,amount,unit,source\n2015,5,万元,决算\n2016,1.2,万元,决算\n"
SETTLED = "area,kind,age,people\n210200,inter,0,100\n210200,same,1,50\n441900,inter,0,300\n"
PLACES = (
    "area,pupils,per_pupil,cost_index,difficulty,last_year,most\n"
    "210200,10,1000,1,1,100,\n441900,30,1000,1,1,300,\n"
)
EQUALIZATION = (
    "area,spending,revenue,mandatory,growth_control,effort_award\n"
    "210200,900,600,300,,\n441900,700,600,100,,\n"
)
TERMS = """
factors:
  - {name: settled, label: {zh: 落户人数, en: People settled}, share: "0.6"}
  - {name: pupils, label: {zh: 随迁子女, en: Pupils}, share: "0.4"}
kept: "0.1"
source: {document: budget, confidence: high}
"""
COUNTIES = "area,settled,pupils,difficulty,last_year\n410221,100,20,1,\n410225,300,20,1,\n"
LAND = (
    "area,year,settled,existing_m2,centre,adjustment,granted_mu,used_mu\n"
    "441900,2016,10000,140,,,,\n441900,2017,20000,141,,,800,500\n"
)
KNOWN = "year,filed,received,source\n2016,200000,1000000000,年报\n"


def office(folder):
    """Write the files into a folder; their paths by name."""
    texts = {
        "model.yaml": MODEL,
        "rules.yaml": RULES,
        "people.csv": PEOPLE,
        "paid.csv": PAID,
        "revenue.csv": REVENUE,
        "settled.csv": SETTLED,
        "places.csv": PLACES,
        "equalization.csv": EQUALIZATION,
        "terms.yaml": TERMS,
        "counties.csv": COUNTIES,
        "land.csv": LAND,
        "known.csv": KNOWN,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name.partition(".")[0]: folder / name for name in texts}
