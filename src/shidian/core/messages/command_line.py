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
        "请写成 名称=值，如 {found}=1。",
        "Write it as NAME=VALUE, such as {found}=1.",
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
    "person_key_missing": message(
        "用了 --id，却没有说密钥在哪个文件。",
        "There is --id, and no file of its key.",
        "请写 --key 文件，没有时会新建；密钥与人员表分开存放，要关联的各文件用同一个。",
        "Add --key FILE, which is made where there is none; keep it apart from the tables, and use "
        "the same for all files that are to be linked.",
    ),
    "facts_of_a_file": message(
        "已给人员表 {path}，不能再用 `--fact`：它只用于合成人口。",
        "There is a table of persons, {path}; `--fact` is for synthetic persons.",
        "请把这一项写进人员文件的一列。",
        "Put it into a column of the person file.",
    ),
    # Cost, transfers and land
    "unverified_numbers": message(
        "未核实的数 {many} 个：{names}。",
        "Unverified numbers, {many}: {names}.",
        "正式使用前须核对，假设的须换成有来源的数。",
        "Before any official use check them, and replace those that are assumed.",
    ),
    "years_span": message(
        "“{found}”不是起止年份。",
        "The words {found} are no span of years.",
        "请写成 2015-2020，起不晚于止，不超过一百年；或只写一年。",
        "Write 2015-2020, the first no later than the last, at most a hundred years; or one year.",
    ),
    "cost_which_model": message(
        "没有说用哪个成本模型，试点也没有自己的。",
        "No cost model is named, and the pilot has none of its own.",
        "请写 --model；现有：{known}；也可给出自己的文件。",
        "Name one with --model; there are: {known}; or a file of your own.",
    ),
    "cost_whose_people": message(
        "没有说按谁的人数测算。",
        "Nothing says whose people are counted.",
        "请写 --pilot（用方案所写的人数），或 --people 人数表。",
        "Name a --pilot, for the people of its plan, or a table with --people.",
    ),
    "cost_which_rules": message(
        "没有说由谁负担，试点也没有能用的规则。",
        "Nothing says who pays, and the pilot has no rules that can be used.",
        "请写 --rules；现有：{known}；也可给出自己的文件。",
        "Name rules with --rules; there are: {known}; or a file of your own.",
    ),
    "cost_rules_left_out": message(
        "试点的规则 {rules} 不能分担这个模型，费用没有分担。",
        "The pilot's rules {rules} cannot divide this model; the cost is not divided.",
        "用 --rules {rules} 查看缺什么。",
        "Use --rules {rules} to see what is missing.",
    ),
    "cost_change_nothing": message(
        "没有说改什么。",
        "Nothing is changed.",
        "请写 --set、--pace 或 --without。",
        "Use --set, --pace or --without.",
    ),
    "transfers_which_pool": message(
        "总额要么按年份，要么自己给出。",
        "The pool is either the fund of a year or an amount.",
        "请写 --year 年份，或 --pool 元，不能都写。",
        "Use --year YEAR or --pool YUAN, not both.",
    ),
    "transfers_division": message(
        "没有名为“{asked}”的分配。",
        "There is no division of money called {asked}.",
        "可用：{known}。",
        "Use one of: {known}.",
    ),
    "transfers_not_taken": message(
        "{division} 不用这个选项。",
        "The division {division} does not take this option.",
        "它用的选项：{known}。",
        "Options that it takes: {known}.",
    ),
    "transfers_no_change": message(
        "没有说改哪个参数。",
        "No term is changed.",
        "请写 --set，如 weights.inter=0.9 或 pool=5000000。",
        "Use --set, such as weights.inter=0.9 or pool=5000000.",
    ),
    "transfers_no_pilot": message(
        "结果里没有{pilot}（{area}）。",
        "The result has no row for {pilot} ({area}).",
        "请在表里加上它的区划代码，或不写 --pilot。",
        "Add its area code to the table, or leave --pilot out.",
    ),
    "land_whose": message(
        "--pilot 和 --area 不能都写。",
        "Both --pilot and --area are given.",
        "请只留一个。",
        "Keep one of them.",
    ),
    "output_is_input": message(
        "{path} 正是要读的文件，不能写在它上面。",
        "{path} is a file that is read; it is not written over.",
        "请给输出另起名字。",
        "Give the output another name.",
    ),
    "output_ending": message(
        "{path} 应以 {ending} 结尾。",
        "{path} should end with {ending}.",
        "请给输出另起名字，以免盖掉别的文件。",
        "Give the output another name, so that no other file is written over.",
    ),
}
