"""What can be wrong with the words of a command, a report or a page."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # The command line
    "unknown_class": message(
        "没有“{asked}”这个同类。",
        "There is no peer class {asked}.",
        "最接近的：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "unknown_province": message(
        "没有“{asked}”这个省级地区。",
        "There is no province {asked}.",
        "最接近的：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "year_out_of_range": message(
        "年份 {found} 不在 {first}–{last} 之内。",
        "The year {found} lies outside {first}-{last}.",
        "请核对年份。",
        "Check the year.",
    ),
    "unknown_type": message(
        "没有“{asked}”这类承诺。",
        "There is no type of commitment {asked}.",
        "最接近的：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "no_such_year": message(
        "这张表没有 {asked} 年的数据。",
        "The table has nothing for the year {asked}.",
        "已有的年份：{known}。",
        "The years it has: {known}.",
    ),
    "workbook_on_terminal": message(
        "Excel 工作簿不能显示在终端上。",
        "A workbook cannot be shown on a terminal.",
        "请用 shidian export 表名 --output 文件.xlsx，或转向到文件。",
        "Use `shidian export TABLE --output FILE.xlsx`, or redirect the output to a file.",
    ),
    "no_such_command": message(
        "没有“{asked}”这个命令。",
        "There is no command {asked}.",
        "最接近的：{nearest}。用 shidian --help 列出全部。",
        "Nearest: {nearest}. `shidian --help` lists all.",
    ),
    "no_such_option": message(
        "没有“{option}”这个选项。",
        "There is no option {option}.",
        "最接近的：{nearest}。用 {help} 查看用法。",
        "Nearest: {nearest}. `{help}` shows its use.",
    ),
    "option_without_value": message(
        "选项 {option} 后面缺少取值。",
        "The option {option} needs a value.",
        "请补上；用 {help} 查看用法。",
        "Add it; `{help}` shows its use.",
    ),
    "option_takes_no_value": message(
        "选项 {option} 后面不带取值。",
        "The option {option} takes no value.",
        "请去掉等号和后面的内容；用 {help} 查看用法。",
        "Remove the equals sign and what follows; `{help}` shows its use.",
    ),
    "argument_missing": message(
        "命令缺少 {name}。",
        "The command lacks its {name}.",
        "请补上；用 {help} 查看用法。",
        "Add it; `{help}` shows its use.",
    ),
    "word_too_many": message(
        "命令多出“{found}”。",
        "The command has words too many: {found}.",
        "请去掉，名称含空格时加引号；用 {help} 查看用法。",
        "Remove them, or quote a name with blanks; `{help}` shows its use.",
    ),
    "wrong_usage": message(
        "命令写得不对：{found}。",
        "The command is not right: {found}.",
        "用 {help} 查看用法。",
        "`{help}` shows its use.",
    ),
    "internal": message(
        "程序内部出错：{found}。",
        "An internal error: {found}.",
        "数据没有改动。详情在 {log}，请报告给维护者。",
        "No data were changed. Details are in {log}; please report it.",
    ),
    # Reports
    "no_reports": message(
        "没有安装生成报告的部分（缺少 {found}）。",
        "The part that makes reports is not installed ({found} is missing).",
        "请在项目文件夹运行 pip install '.[documents]'。",
        "Run `pip install '.[documents]'` in the project's folder.",
    ),
    "no_chinese_font": message(
        "这台机器的 {found} 种字体中，没有一种报告可用的中文字体。",
        "Of the {found} families of fonts on this machine none has the Chinese that reports need.",
        "请安装仿宋、黑体，或免费的 Noto CJK（Debian：apt install fonts-noto-cjk）。",
        "Install FangSong and SimHei, or the free Noto CJK (Debian: `apt install fonts-noto-cjk`).",
    ),
    "template_broken": message(
        "模板不能用：{found}。",
        "The template cannot be used: {found}.",
        "请从软件自带的 report.docx、sheet.docx 改起，保留双花括号和百分号中的内容。",
        "Start from the report.docx and sheet.docx that come with the software, and keep what "
        "stands in double braces and percent signs.",
    ),
    "unknown_report": message(
        "没有名为 {asked} 的报告。",
        "There is no report called {asked}.",
        "可用的有：{known}。",
        "There are: {known}.",
    ),
    "not_a_folder": message(
        "{path} 是文件，报告要写入文件夹。",
        "{path} is a file; reports are written into a folder.",
        "请给出文件夹，没有时会新建。",
        "Name a folder; it is made where there is none.",
    ),
    "no_such_figure": message(
        "没有编号为 {asked} 的数字。",
        "There is no figure with the reference {asked}.",
        "编号为十位，是 0—9 和 a—f，印在报告的数字旁；只有在本系统生成报告后才查得到。",
        "A reference has ten signs, 0-9 and a-f, and is printed beside a figure; it can be found "
        "where the report was made.",
    ),
    # Pages of evaluation
    "evaluation_none": message(
        "{asked} 年没有可评的内容。",
        "There is nothing to evaluate in {asked}.",
        "可以评估 {first} 年到 {last} 年。",
        "Years from {first} to {last} can be evaluated.",
    ),
    "scheme_set": message(
        "“{found}”里没有等号。",
        "There is no equals sign in “{found}”.",
        "请写成 名称=值，如 selection.threshold=90。",
        "Write it as NAME=VALUE, such as selection.threshold=90.",
    ),
    "engine_unknown": message(
        "没有名为“{asked}”的引擎。",
        "There is no engine “{asked}”.",
        "可用：{known}。",
        "Use one of: {known}.",
    ),
    "threshold_which": message(
        "要么给人数，要么给预算。",
        "Either a number of people or a budget is needed.",
        "请写 --target 人数，或 --budget 元。",
        "Write --target N, or --budget YUAN.",
    ),
    "payer_unknown": message(
        "没有名为“{asked}”的负担方。",
        "There is no payer “{asked}”.",
        "可用：{known}。",
        "Use one of: {known}.",
    ),
    "compare_nothing": message(
        "没有可比的另一方。",
        "There is nothing to compare with.",
        "请写另一个方案，或用 --set 改一个数。",
        "Name another scheme, or change a number with --set.",
    ),
    "facts_of_a_file": message(
        "已给人员表 {path}，不能再用 `--fact`：它只用于合成人口。",
        "There is a table of persons, {path}; `--fact` is for synthetic persons.",
        "请把这一项写进人员文件的一列。",
        "Put it into a column of the person file.",
    ),
}
