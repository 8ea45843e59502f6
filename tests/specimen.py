"""A small, sound programme package: two pilots, a share, a count, every type of commitment."""

from collections.abc import Mapping
from pathlib import Path

FACTS = """\
format = 2
code = "specimen"
document = "plan"
baseline_year = 2013
checkpoints = [2017, 2020]
headline = ["rate"]
rates = {resident = "rate"}
name = {zh = "样本试点", en = "Specimen"}
levels = [{code = "city", zh = "市", en = "City"}]
peer_classes = [{code = "big", zh = "大", en = "Big"}, {code = "small", zh = "小", en = "Small"}]
roles = [{code = "pilot", zh = "试点地区", en = "Pilot"}]
"""
AREAS = """\
code,name_zh,name_en,level,parent,valid_from,valid_to,note
000000,全国,China,nation,,,,
330000,浙江省,Zhejiang,province,000000,,,
330200,宁波市,Ningbo,prefecture,330000,,,
330400,嘉兴市,Jiaxing,prefecture,330000,1983,2020-11,
"""
DOCUMENTS = """\
id,title,title_en,kind,published,sha256,note
plan,样本方案,Specimen Plan,plan,2014-12,,
census,普查资料,Census,census,2021-05,,
"""
INDICATORS = """\
code,name_zh,name_en,unit,direction,low,high,numerator,denominator,definition_zh,definition_en,\
aliases,document,section,confidence,note
rate,城镇化率,Urbanization rate,%,up,0,100,,people,城镇人口的比重,Urban share,城市化率,plan,一,high,
people,常住人口,Resident population,万人,,0,,,,常住的人,People who live there,,plan,一,high,
"""
PILOTS = """\
pilot_no,name_zh,name_en,short_zh,short_en,pinyin,level,province,peer_class,area,outline_start,outline_end,note
01,浙江省宁波市,"Ningbo, Zhejiang",宁波,Ningbo,ningbo,city,330000,big,330200,100,200,
02,浙江省嘉兴市,"Jiaxing, Zhejiang",嘉兴,Jiaxing,jiaxing,city,330000,small,330400,200,300,
"""
TASKS = """\
no,code,name_zh,name_en,document,section,span_start,span_end,keywords
1,sharing,成本分担,Cost sharing,plan,三（一）,10,20,成本分担|落户
"""
TILES = """\
area,column,row,short_zh,short_en
330000,6,5,浙江,Zhejiang
"""
COMMITMENTS = """\
key,pilot_no,type,kind,name,detail,indicator,subject,op,value,value_high,unit,year,start_year,per_year,cumulative,\
relative,qualifier,document,section,span_start,span_end,confidence,note,note_en
01-rate-2017,01,figure,target,城镇化率,,rate,,=,72.2,,%,2017,,,,,,plan,一,110,115,high,,
01-rate-2020,01,figure,target,城镇化率,,rate,,~,73.90,,%,2020,,,,,左右,plan,一,120,125,high,,
02-people-2020,02,figure,target,常住人口,,people,,range,450,500,万人,2020,,,,,,plan,一,210,217,high,,
01-101,01,figure,baseline,城镇化率,,rate,,=,69.8,,%,2013,,,,,,plan,概况,101,106,high,,
01-130,01,figure,cost,成本,,,城区,range,10,12.0,万元,,2014,yes,,,约,plan,一,130,138,low,粗略,rough
01-140,01,figure,target,审批事项,,,,-,20,,%,,2013,,,yes,,plan,一,140,143,medium,,
01-task-150,01,task,sharing,建立分担机制,,,,,,,,,,,,,,plan,二,150,156,high,,
01-deliverable-160,01,deliverable,planned,落户办法,出台,,,,,,,2015,,,,,,plan,二,160,164,high,,
01-fund-170,01,fund,,发展基金,,,,,,,,,,,,,,plan,二,170,174,high,,
02-body-230,02,body,lead,市发展改革委,制定计划,,,,,,,,,,,,,plan,三,230,236,high,,
02-evaluation-240,02,evaluation,annual,年度评估,,,,,,,,,,,,,,plan,三,240,244,high,,
"""
OBSERVATIONS = """\
area,indicator,period,value,unit,state,vintage,series_break,document,section,span_start,span_end,confidence,note,note_en
330200,rate,2013,69.8,%,plan,census2010,,plan,概况,101,106,high,,
330200,rate,2020,78.00,%,derived,census2020,census,census,,,,medium,县级行之和,sum of county rows
330400,people,2013,455.8,万人,plan,census2010,,plan,概况,201,208,high,,
330400,people,2020,5400868,人,published,census2020,boundary census,census,,,,high,,
"""
TOLERANCES = """\
about_tolerance_share:
  title_zh: 容差
  title_en: tolerance
  unit: pp
  values:
    - {from: "2014-12", value: "1", source: 本项目建议, confidence: unverified}
    - {from: "2019-01", value: "0.5", source: 本项目建议, confidence: unverified}
about_tolerance_of_value:
  title_zh: 容差比例
  title_en: tolerance of the value
  unit: ratio
  values:
    - {from: "2014-12", value: "0.02", source: 本项目建议, confidence: unverified}
about_tolerance_cap:
  title_zh: 容差上限
  title_en: cap
  unit: ratio
  values:
    - {from: "2014-12", value: "0.2", source: 本项目建议, confidence: unverified}
"""
SOUND: Mapping[str, bytes] = {
    name: text.encode()
    for name, text in {
        "programme.toml": FACTS,
        "areas.csv": AREAS,
        "documents.csv": DOCUMENTS,
        "indicators.csv": INDICATORS,
        "pilots.csv": PILOTS,
        "tasks.csv": TASKS,
        "tiles.csv": TILES,
        "commitments.csv": COMMITMENTS,
        "observations.csv": OBSERVATIONS,
        "parameters/tolerances.yaml": TOLERANCES,
    }.items()
}


def altered(file: str, old: str | bytes, new: str | bytes) -> dict[str, bytes]:
    """The sound package with one place of one file replaced."""
    before, after = (part.encode() if isinstance(part, str) else part for part in (old, new))
    assert SOUND[file].count(before) == 1, f"{old!r} must stand in {file} once"
    return {**SOUND, file: SOUND[file].replace(before, after)}


def write_package(folder: Path, files: Mapping[str, bytes] = SOUND) -> Path:
    """Write a package's files into `folder`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
