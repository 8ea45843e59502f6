"""What can be wrong with what is typed on the pages of cost and transfers."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "field_number": message(
        "“{found}”不是这里可用的数。",
        "“{found}” is not a number to use here.",
        "请写 {low} 至 {high} 之间的数。",
        "Write a number from {low} to {high}.",
    ),
    "field_whole": message(
        "“{found}”不是这里可用的整数。",
        "“{found}” is not a whole number to use here.",
        "请写 {low} 至 {high} 之间的整数。",
        "Write a whole number from {low} to {high}.",
    ),
    "field_day": message(
        "“{found}”不是这里可用的日期。",
        "“{found}” is not a date to use here.",
        "请写成 2016-03-01 的样子，年份在 1900 至 2100 之间。",
        "Write it as 2016-03-01, in a year from 1900 to 2100.",
    ),
    "field_years": message(
        "{first} 年至 {last} 年不能用。",
        "The years {first} to {last} cannot be used.",
        "起始年不晚于末年，最多 {most} 年。",
        "The first is not after the last, and there are at most {most}.",
    ),
    "field_choice": message(
        "“{name}”里没有“{found}”可选。",
        "“{found}” is not one of the choices of “{name}”.",
        "请从列出的选项里选；地址里可以写：{known}。",
        "Choose from the list; an address may hold: {known}.",
    ),
    "field_people": message(
        "地址里的“{found}”不是人数的格子。",
        "“{found}” in the address is no cell of the table of people.",
        "请用“加一列”选来源地和步骤。",
        "Choose origin and step under “Add a column”.",
    ),
    "field_series": message(
        "第 {row} 行“{found}”读不出年份和金额。",
        "Line {row}, “{found}”, holds no year and amount.",
        "每行写一个年份和一个数，如 2015 120000000；最多 {most} 行。",
        "Write a year and a number in every line, as 2015 120000000; at most {most} lines.",
    ),
    "field_long": message(
        "内容有 {found} 个字符，太长。",
        "The text has {found} characters, which is too long.",
        "最多 {most} 个字符；更多请用命令行。",
        "At most {most} characters; use the command line for more.",
    ),
    "field_rows": message(
        "表里填到了第 {found} 行。",
        "The table is filled in down to row {found}.",
        "这一页最多 {most} 行；更多请用命令行。",
        "This page takes {most} rows; use the command line for more.",
    ),
    "field_cleared": message(
        "这里空着，原数是 {stated}。",
        "It is empty; {stated} is stated.",
        "请填一个数，或恢复原数。",
        "Fill in a number, or go back to the stated one.",
    ),
    "field_refused": message(
        "表单里有数字不能用。",
        "A number of the form cannot be used.",
        "请回到页面改正后再下载。",
        "Go back to the page, correct it, and download again.",
    ),
    "field_unfilled": message(
        "表单还没有填齐，没有结果可下载。",
        "The form is not filled in yet: there is no result to download.",
        "请回到页面填好后再下载。",
        "Go back to the page, fill it in, and download again.",
    ),
}
