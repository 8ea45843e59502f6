"""A small evaluator of worksheet formulas: what the lists use, and nothing that the project has.

Numbers are computed either as exact decimals or in the binary arithmetic of a spreadsheet.
"""

import io
import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from statistics import pstdev

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+\.?\d*)|"(?P<text>[^"]*)"
    |(?P<ref>(?:'[^']+'!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)
    |(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/^&=<>(),]))""",
    re.VERBOSE,
)
CELL = re.compile(r"\$?([A-Z]+)\$?(\d+)")


class Spreadsheet:
    """The values of a workbook, computed when they are asked for."""

    def __init__(self, content: bytes, number=Decimal):
        self.book, self.number, self.known = load_workbook(io.BytesIO(content)), number, {}

    def value(self, sheet, row, column):
        key = (sheet, row, column)
        if key not in self.known:
            found = self.book[sheet].cell(row, column).value
            formula = isinstance(found, str) and found.startswith("=")
            self.known[key] = (
                Formula(self, sheet, found[1:]).value() if formula else self.plain(found)
            )
        return self.known[key]

    def plain(self, found):
        as_it_is = found is None or isinstance(found, str | bool)
        return found if as_it_is else self.number(str(found))

    def column(self, sheet, head):
        """All values below a head."""
        heads = [cell.value for cell in self.book[sheet][1]]
        at = heads.index(head) + 1
        return [self.value(sheet, row, at) for row in range(2, self.book[sheet].max_row + 1)]

    def formulas(self, sheet, head):
        heads = [cell.value for cell in self.book[sheet][1]]
        at = heads.index(head) + 1
        rows = range(2, self.book[sheet].max_row + 1)
        return [self.book[sheet].cell(row, at).value for row in rows]


class Formula:
    """One formula, read from left to right by the precedence of a spreadsheet."""

    def __init__(self, book, sheet, text):
        self.book, self.sheet = book, sheet
        self.tokens = [(one.lastgroup, one[one.lastgroup]) for one in TOKEN.finditer(text)]
        assert "".join(one[0] for one in TOKEN.finditer(text)) == text, text
        self.at = 0

    def value(self):
        found = self.compared()
        assert self.at == len(self.tokens)
        return found

    def next_is(self, *signs):
        if self.at < len(self.tokens) and self.tokens[self.at] in [("sign", one) for one in signs]:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def compared(self):
        left = self.joined()
        while sign := self.next_is("<=", ">=", "<>", "=", "<", ">"):
            left = compare(left, sign, self.joined())
        return left

    def joined(self):
        left = self.summed()
        while self.next_is("&"):
            left = shown(left) + shown(self.summed())
        return left

    def summed(self):
        left = self.multiplied()
        while sign := self.next_is("+", "-"):
            right = self.multiplied()
            left = self.num(left) + (self.num(right) if sign == "+" else -self.num(right))
        return left

    def multiplied(self):
        left = self.raised()
        while sign := self.next_is("*", "/"):
            right = self.num(self.raised())
            if sign == "/" and right == 0:
                return "#DIV/0!"  # as a spreadsheet has it; IF may leave it aside
            left = self.num(left) * right if sign == "*" else self.num(left) / right
        return left

    def raised(self):
        left = self.single()
        while self.next_is("^"):
            left = self.num(left) ** self.num(self.single())
        return left

    def single(self):
        if self.next_is("-"):
            return -self.num(self.single())
        if self.next_is("("):
            found = self.compared()
            assert self.next_is(")")
            return found
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return self.book.number(text)
        if kind == "text":
            return text
        if kind == "ref":
            return self.referred(text)
        assert kind == "name", (kind, text)
        return self.called(text)

    def called(self, name):
        assert self.next_is("(")
        arguments = [self.compared()]
        while self.next_is(","):
            arguments.append(self.compared())
        assert self.next_is(")")
        return getattr(self, f"do_{name.lower()}")(*arguments)

    def referred(self, text):
        sheet, _, cells = text.rpartition("!")
        sheet = sheet.strip("'") or self.sheet
        ends = [(int(row), column_index_from_string(name)) for name, row in CELL.findall(cells)]
        if len(ends) == 1:
            return self.book.value(sheet, *ends[0])
        (top, left), (bottom, right) = ends
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        return [self.book.value(sheet, row, column) for row in rows for column in columns]

    def num(self, found):
        assert not isinstance(found, str), found
        return self.book.number(0) if found is None else self.book.number(found)

    def do_round(self, number, places, rounding=ROUND_HALF_UP):
        if number == "#DIV/0!":
            return number
        # a spreadsheet rounds what it shows in fifteen digits
        exact = number if isinstance(number, Decimal) else Decimal(f"{number:.15g}")
        step = Decimal(1).scaleb(-int(places))
        return self.book.number(exact.quantize(step, rounding))

    def do_rounddown(self, number, places):
        return self.do_round(number, places, ROUND_DOWN)

    def do_sum(self, cells):
        return sum(map(self.num, cells), self.book.number(0))

    def do_average(self, cells):
        return self.do_sum(cells) / len(cells)

    def do_stdevp(self, cells):
        return self.book.number(pstdev(map(self.num, cells)))

    def do_max(self, *numbers):
        return max(map(self.num, numbers))

    def do_min(self, *numbers):
        return min(map(self.num, numbers))

    def do_mod(self, number, by):
        assert number >= 0
        assert by > 0
        return number % by

    def do_if(self, asked, yes, no):
        return yes if asked else no

    def do_rank(self, number, cells):
        return self.book.number(1 + sum(one > number for one in cells))

    def do_countif(self, cells, wanted):
        return self.book.number(cells.count(wanted))

    def do_countifs(self, *asked):
        return self.do_sumifs([1] * len(asked[0]), *asked)

    def do_sumif(self, cells, wanted, amounts):
        return self.do_sumifs(amounts, cells, wanted)

    def do_sumifs(self, amounts, *asked):
        found = self.book.number(0)
        for place, amount in enumerate(amounts):
            pairs = zip(asked[::2], asked[1::2], strict=True)
            if all(meets(cells[place], wanted) for cells, wanted in pairs):
                found += self.num(amount)
        return found


def shown(found):
    return found if isinstance(found, str) else str(int(found))


def meets(cell, wanted):
    if wanted == "<>":
        return cell is not None
    if isinstance(wanted, str) and (match := re.match(r"(<=|>=|>)(\d+)$", wanted)):
        return compare(cell, match[1], int(match[2]))
    return cell == wanted


def compare(left, sign, right):
    if sign in ("=", "<>"):
        same = ("" if left is None else left) == ("" if right is None else right)
        return same if sign == "=" else not same
    return {
        "<=": lambda: left <= right,
        ">=": lambda: left >= right,
        "<": lambda: left < right,
        ">": lambda: left > right,
    }[sign]()
