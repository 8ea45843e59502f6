"""Small schemes written out in a test, and persons for them."""

from datetime import date

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import Scheme, read_scheme
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.agreement import by_reference, by_rules, rules_of

HEAD = """\
code: small
version: "1"
title: {zh: 小方案, en: A small scheme}
from: 2015-01-01
source: {document: assumption, confidence: unverified}
"""
INPUTS = """\
inputs:
  birth: {label: {zh: 出生日期, en: Date of birth}, kind: date, missing: error}
  months: {label: {zh: 参保月数, en: Months insured}, kind: number, max: 600, missing: "0"}
  balance: {label: {zh: 信用分, en: Credit}, kind: number, min: -100, max: 100, missing: "-5"}
  school:
    label: {zh: 文化程度, en: Education}
    kind: code
    missing: none
    codes:
      none: {zh: 无, en: None}
      senior: {zh: 高中, en: Senior}
      college: {zh: 大专, en: College}
  job: {label: {zh: 就业, en: Job}, kind: flag, missing: no}
  crime: {label: {zh: 犯罪记录, en: Criminal record}, kind: date, missing: never}
"""
DAY = date(2017, 6, 1)
NAMES = "label: {zh: 甲, en: A}"


def small(body: str, inputs: str = INPUTS, head: str = HEAD) -> Scheme:
    """The scheme of a file; NAMES stands for the label of a part."""
    return read_scheme((head + inputs + body.replace("NAMES", NAMES)).encode(), "small.yaml")


def settled(body: str, on: date = DAY, **said: str) -> Outcome:
    """What a small scheme says of a person, born in 1990 where nothing is said of it.

    Its rules must say the same.
    """
    scheme = small(body)
    day, person = Day(scheme, on), read_person(scheme, {"birth": "1990-01-15", **said}, on)
    table = table_of(scheme, [person])
    assert by_rules(rules_of(day, table), table) == [by_reference(day, person)]
    return settle(day, person)
