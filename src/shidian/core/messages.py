"""The one table of messages: what was found, and what to do, in Chinese and English."""

from typing import NamedTuple

from shidian.core.bilingual import Bilingual


class Message(NamedTuple):
    """What was found, and what to do; `{names}` are filled with the fault's data."""

    what: Bilingual
    todo: Bilingual


def _message(what_zh: str, what_en: str, todo_zh: str, todo_en: str) -> Message:
    return Message(Bilingual(what_zh, what_en), Bilingual(todo_zh, todo_en))


MESSAGES: dict[str, Message] = {
    # A package's files
    "no_folder": _message(
        "找不到文件夹 {folder}。",
        "There is no folder {folder}.",
        "请给出含有 programme.toml 的文件夹。",
        "Name a folder that holds a programme.toml.",
    ),
    "file_missing": _message(
        "缺少这个文件。",
        "This file is missing.",
        "每个方案包都要有它；没有内容时只留表头。",
        "Every package has one; leave only its header if there is nothing in it.",
    ),
    "file_too_large": _message(
        "文件有 {size} 字节，上限 {limit} 字节。",
        "The file has {size} bytes; the limit is {limit}.",
        "方案包只放整理后的数据，请检查是否放错了文件。",
        "A package holds edited data only; check that this is the right file.",
    ),
    "wrong_encoding": _message(
        "不是 UTF-8 编码：第 {byte} 字节为 0x{found}。",
        "Not UTF-8: byte {byte} is 0x{found}.",
        "请另存为 UTF-8 编码（Excel 选“CSV UTF-8”）。",
        "Save it as UTF-8 (in Excel: “CSV UTF-8”).",
    ),
    "not_csv": _message(
        "不能按 CSV 读取：{found}。",
        "Cannot be read as CSV: {found}.",
        "请检查引号是否成对。",
        "Check that every quotation mark has its partner.",
    ),
    "not_toml": _message(
        "不能按 TOML 读取：{found}。",
        "Cannot be read as TOML: {found}.",
        "请按所示位置改正。",
        "Correct it at the place shown.",
    ),
    "not_yaml": _message(
        "不能按 YAML 读取：{found}。",
        "Cannot be read as YAML: {found}.",
        "请按所示位置改正。",
        "Correct it at the place shown.",
    ),
    "column_missing": _message(
        "表头缺少这一列。",
        "The header lacks this column.",
        "请补上；应有的列为：{columns}。",
        "Add it; the columns are: {columns}.",
    ),
    "column_unknown": _message(
        "表头有多余的列。",
        "The header has a column that is not known.",
        "请删去，或改为：{columns}。",
        "Remove it, or use one of: {columns}.",
    ),
    "row_width": _message(
        "这一行有 {found} 格，表头有 {expected} 格。",
        "The row has {found} cells, the header {expected}.",
        "请补齐或删去多余的格；含逗号的内容要加引号。",
        "Add or remove cells; quote a text that contains a comma.",
    ),
    # A cell
    "empty": _message("这一格是空的。", "The cell is empty.", "请填写。", "Fill it in."),
    "not_number": _message(
        "“{found}”不是数。",
        "“{found}” is not a number.",
        "请写半角十进制数，如 68 或 54.96，不带单位和千分位。",
        "Write a plain decimal such as 68 or 54.96, without unit or thousands separator.",
    ),
    "not_year": _message(
        "“{found}”不是年份。",
        "“{found}” is not a year.",
        "请写四位年份，如 2017。",
        "Write a year of four digits, such as 2017.",
    ),
    "not_period": _message(
        "“{found}”不是时期。",
        "“{found}” is not a period.",
        "请写 2017、2017H1、2017Q3 或 2017-05。",
        "Write 2017, 2017H1, 2017Q3 or 2017-05.",
    ),
    "not_date": _message(
        "“{found}”不是日期。",
        "“{found}” is not a date.",
        "请写 2014、2014-12 或 2014-12-29。",
        "Write 2014, 2014-12 or 2014-12-29.",
    ),
    "not_unit": _message(
        "没有“{found}”这个单位。",
        "There is no unit “{found}”.",
        "可用的单位：{known}。",
        "Known units: {known}.",
    ),
    "not_choice": _message(
        "没有“{found}”这个取值。",
        "“{found}” is not one of the choices.",
        "可用的取值：{known}。",
        "The choices are: {known}.",
    ),
    "not_bool": _message(
        "“{found}”不是“是/否”。",
        "“{found}” is neither yes nor no.",
        "请写 yes，或留空表示否。",
        "Write yes, or leave it empty for no.",
    ),
    "not_area_code": _message(
        "“{found}”不是行政区划代码。",
        "“{found}” is not an area code.",
        "请写六位代码，如 330200；没有代码的地区写上级代码加序号，如 440300-01。",
        "Write six digits such as 330200, or the parent's code with a suffix: 440300-01.",
    ),
    "not_identifier": _message(
        "“{found}”不能作标识。",
        "“{found}” cannot serve as an identifier.",
        "请只用小写字母、数字、下划线和连字符。",
        "Use small letters, digits, underscore and hyphen only.",
    ),
    "not_sha256": _message(
        "“{found}”不是 SHA-256。",
        "“{found}” is not a SHA-256.",
        "请写 64 位小写十六进制数；没有文件时留空。",
        "Write 64 small hexadecimal digits, or leave it empty if the file is not held.",
    ),
    "half_span": _message(
        "字符区间不完整或颠倒：[{start}, {end})。",
        "The character span is incomplete or reversed: [{start}, {end}).",
        "请同时填写起点和终点，起点小于终点。",
        "Give both start and end, start before end.",
    ),
    "range_ends": _message(
        "区间目标要有上下两端，其他目标只有一个数。",
        "A range has a lower and an upper end, any other target one figure.",
        "op 为 range 时填写 value_high，否则留空。",
        "Fill in value_high if op is range, else leave it empty.",
    ),
    "range_backwards": _message(
        "区间的上端小于下端。",
        "The upper end of the range lies below the lower.",
        "请对照来源改正。",
        "Correct it against its source.",
    ),
    "start_after_year": _message(
        "起始年晚于目标年。",
        "The first year comes after the target year.",
        "请对照来源改正。",
        "Correct it against its source.",
    ),
    "validity_backwards": _message(
        "失效日期早于生效日期。",
        "It ends before it begins.",
        "请改正 valid_from 或 valid_to。",
        "Correct valid_from or valid_to.",
    ),
    # Across rows and tables
    "duplicate": _message(
        "“{found}”与第 {first} 行重复。",
        "“{found}” repeats row {first}.",
        "请合并，或改用不同的键。",
        "Merge them, or give them different keys.",
    ),
    "parameter_twice": _message(
        "参数“{found}”在另一个文件里已有。",
        "The parameter “{found}” stands in another file already.",
        "请只保留一处。",
        "Keep it in one place.",
    ),
    "unknown_reference": _message(
        "“{found}”在 {table} 中没有。",
        "“{found}” is not in {table}.",
        "请改正，或先在 {table} 中登记。",
        "Correct it, or enter it in {table} first.",
    ),
    "unit_mismatch": _message(
        "单位 {found} 与指标的单位 {expected} 量纲不同。",
        "The unit {found} has another dimension than the indicator's unit {expected}.",
        "请改单位或改指标。",
        "Change the unit or the indicator.",
    ),
    "out_of_bounds": _message(
        "{found} 超出指标的范围 {low}–{high}。",
        "{found} lies outside the indicator's bounds {low}–{high}.",
        "请对照来源核对数值和单位。",
        "Check value and unit against the source.",
    ),
    "year_before_baseline": _message(
        "目标年 {found} 不晚于基期年 {baseline}。",
        "The target year {found} is not after the baseline year {baseline}.",
        "请核对年份。",
        "Check the year.",
    ),
    "dates_out_of_order": _message(
        "{found} 早于它前面的 {before}。",
        "{found} comes before {before}, which stands above it.",
        "请按日期先后排列。",
        "Put the dates in order.",
    ),
    "key_missing": _message("缺少“{found}”。", "“{found}” is missing.", "请补上。", "Add it."),
    "wrong_format": _message(
        "格式版本为 {found}，本软件读第 {expected} 版。",
        "The format is version {found}; this software reads version {expected}.",
        "请升级软件或方案包。",
        "Upgrade the software or the package.",
    ),
    # Looking things up
    "unknown_pilot": _message(
        "没有“{asked}”这个试点。",
        "There is no pilot {asked}.",
        "最接近的：{nearest}。用 shidian pilots 列出全部。",
        "Nearest: {nearest}. `shidian pilots` lists all.",
    ),
    "unknown_indicator": _message(
        "没有“{asked}”这个指标。",
        "There is no indicator {asked}.",
        "最接近的：{nearest}。用 shidian export indicators 列出全部。",
        "Nearest: {nearest}. `shidian export indicators` lists all.",
    ),
    "unknown_table": _message(
        "没有“{asked}”这张表。",
        "There is no table {asked}.",
        "可用的表：{known}。",
        "The tables are: {known}.",
    ),
    "unknown_format": _message(
        "不能输出为“{asked}”格式。",
        "Cannot write the format {asked}.",
        "可用的格式：{known}。",
        "The formats are: {known}.",
    ),
    "bad_date": _message(
        "“{asked}”不是日期时间。",
        "“{asked}” is not a date and time.",
        "请写 2026-11-23 或 2026-11-23T09:30。",
        "Write 2026-11-23 or 2026-11-23T09:30.",
    ),
    # The register
    "entry_unreadable": _message(
        "登记簿 {ledger} 第 {entry} 条不能读取（{found}）。",
        "Entry {entry} of the ledger {ledger} cannot be read ({found}).",
        "有人在软件之外改动了数据库；请从备份恢复。",
        "The database was changed outside this software; restore it from a backup.",
    ),
    "entry_not_current": _message(
        "登记簿第 {entry} 条不存在或已被取代。",
        "Entry {entry} of the register does not exist or has been superseded.",
        "请重新读取最新的一条再改。",
        "Read the current entry again and supersede that one.",
    ),
    "key_exists": _message(
        "登记簿里已有“{found}”。",
        "The register already holds “{found}”.",
        "更正已有的数请用 supersede，并写明理由。",
        "To correct a figure, supersede it and give the reason.",
    ),
    "key_changed": _message(
        "取代的条目是“{found}”，原条目是“{expected}”。",
        "The new entry is “{found}”, the one it supersedes “{expected}”.",
        "更正不能改变所指的对象；请另立一条。",
        "A correction keeps its object; append a new entry instead.",
    ),
    "reason_missing": _message(
        "更正登记簿要写明理由。",
        "A change of the register needs a reason.",
        "请写明为什么改。",
        "Say why.",
    ),
    "ledger_damaged": _message(
        "登记文件在这里损坏：{found}。",
        "The register file is damaged here: {found}.",
        "不要编辑这个文件；请从备份恢复。",
        "Do not edit this file; restore it from a backup.",
    ),
    # The database and this machine
    "other_programme": _message(
        "数据库里是另一个方案（{held}），不能再载入 {found}。",
        "The database holds another programme ({held}); {found} cannot be loaded into it.",
        "请用 SHIDIAN_HOME 指定另一个文件夹。",
        "Name another folder in SHIDIAN_HOME.",
    ),
    "still_used": _message(
        "方案包已没有“{found}”，登记簿里别人填的数还在用它。",
        "The package no longer has “{found}”, on which entries of others stand.",
        "请在方案包中保留它，或先撤回那些条目。没有载入任何内容。",
        "Keep it in the package, or withdraw those entries first. Nothing was loaded.",
    ),
    "nothing_loaded_by": _message(
        "到 {moment} 为止还没有载入方案。",
        "No programme had been loaded by {moment}.",
        "请给出较晚的日期。",
        "Give a later date.",
    ),
    "wrong_host": _message(
        "不接受以“{host}”为名的访问。",
        "This server does not answer to the name “{host}”.",
        "请管理员把它加入 SHIDIAN_HOSTS，再重新启动。",
        "Ask the administrator to add it to SHIDIAN_HOSTS and to restart.",
    ),
    "register_unavailable": _message(
        "数据库暂时不能使用。",
        "The database cannot be used at the moment.",
        "已有的数据没有改动。请稍后再试，或告诉管理员。",
        "Nothing stored was changed. Try again later, or tell the administrator.",
    ),
    "failed": _message(
        "程序内部出错。",
        "Something went wrong inside the program.",
        "数据没有改动。请把网址和时间告诉维护者。",
        "No data were changed. Please tell the maintainers the address and the time.",
    ),
    "nothing_loaded": _message(
        "数据库里还没有方案。",
        "No programme has been loaded yet.",
        "请先运行 shidian load。",
        "Run `shidian load` first.",
    ),
    "home_unwritable": _message(
        "不能写入数据文件夹 {folder}：{found}。",
        "Cannot write to the data folder {folder}: {found}.",
        "请检查权限和磁盘空间，或用 SHIDIAN_HOME 指定别的文件夹。",
        "Check rights and disk space, or name another folder in SHIDIAN_HOME.",
    ),
    "database_failed": _message(
        "数据库 {database} 不能使用：{found}。",
        "The database {database} cannot be used: {found}.",
        "已有的数据没有改动。请检查磁盘空间和权限，或检查 DATABASE_URL。",
        "Nothing stored was changed. Check disk space and rights, or DATABASE_URL.",
    ),
    "database_newer": _message(
        "数据库由更新的版本建立（{found}）。",
        "The database was made by a newer version ({found}).",
        "请升级本软件；旧版不会改动它。",
        "Upgrade this software; the older version leaves the database alone.",
    ),
    "database_url": _message(
        "DATABASE_URL 不能识别：{found}。",
        "DATABASE_URL cannot be read: {found}.",
        "请写 postgres://用户:口令@主机:端口/库名，或不设，用默认的 SQLite。",
        "Write postgres://user:password@host:port/name, or leave it unset for SQLite.",
    ),
    "port_taken": _message(
        "端口 {port} 已被占用。",
        "Port {port} is taken.",
        "请换一个端口，如 shidian serve --port {other}。",
        "Take another port, e.g. `shidian serve --port {other}`.",
    ),
    "port_forbidden": _message(
        "没有权限使用端口 {port}。",
        "Port {port} may not be used without special rights.",
        "请换一个端口，如 shidian serve --port {other}。",
        "Take another port, e.g. `shidian serve --port {other}`.",
    ),
    "not_port": _message(
        "“{found}”不是端口。",
        "“{found}” is not a port.",
        "请写 1 到 {last} 之间的数，如 shidian serve --port {other}。",
        "Write a number from 1 to {last}, e.g. `shidian serve --port {other}`.",
    ),
    "host_unusable": _message(
        "不能在地址 {host} 上监听：{found}。",
        "Cannot listen on the address {host}: {found}.",
        "请写本机的地址，如 127.0.0.1，或 0.0.0.0 表示全部。",
        "Name an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all.",
    ),
    "file_unwritable": _message(
        "不能写入 {path}：{found}。",
        "Cannot write {path}: {found}.",
        "请换一个位置，或检查权限和磁盘空间。",
        "Choose another place, or check rights and disk space.",
    ),
    "file_unreadable": _message(
        "不能读取 {path}：{found}。",
        "Cannot read {path}: {found}.",
        "请检查路径和权限。",
        "Check the path and the rights.",
    ),
    "no_web": _message(
        "没有安装数据库和网页部分（缺少 {found}）。",
        "The database and web parts are not installed ({found} is missing).",
        "请在项目文件夹运行 pip install '.[web]'。",
        "Run `pip install '.[web]'` in the project's folder.",
    ),
    "wrong_document": _message(
        "文件与方案包登记的官方文件不一致（sha256 {found}）。",
        "The file is not the document that the package cites (sha256 {found}).",
        "应为 sha256 {expected}；请使用同一版本的文本文件。",
        "It should have sha256 {expected}; use the same version of the text file.",
    ),
    "no_such_address": _message(
        "没有这个地址：{found}。",
        "There is nothing at {found}.",
        "请从首页重新查找；接口的地址见 /api/v1/docs。",
        "Start again from the overview; addresses of the API are listed at /api/v1/docs.",
    ),
    "bad_request": _message(
        "请求不能接受：{found}。",
        "The request was refused: {found}.",
        "用法见 /api/v1/docs。",
        "Its use is explained at /api/v1/docs.",
    ),
    "bad_parameter": _message(
        "参数 {name} 的值“{found}”不能用。",
        "The parameter {name} cannot be “{found}”.",
        "应为：{expected}。",
        "Expected: {expected}.",
    ),
    "no_room": _message(
        "没有写下全部内容：{found}。",
        "Not everything could be written: {found}.",
        "请腾出磁盘空间，或换一个输出位置或 SHIDIAN_HOME。",
        "Free some disk space, or choose another output or SHIDIAN_HOME.",
    ),
    # The command line
    "unknown_class": _message(
        "没有“{asked}”这个同类。",
        "There is no peer class {asked}.",
        "最接近的：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "unknown_province": _message(
        "没有“{asked}”这个省级地区。",
        "There is no province {asked}.",
        "最接近的：{nearest}。",
        "Nearest: {nearest}.",
    ),
    "year_out_of_range": _message(
        "年份 {found} 不在 {first}–{last} 之内。",
        "The year {found} lies outside {first}-{last}.",
        "请核对年份。",
        "Check the year.",
    ),
    "no_such_year": _message(
        "这张表没有 {asked} 年的数据。",
        "The table has nothing for the year {asked}.",
        "已有的年份：{known}。",
        "The years it has: {known}.",
    ),
    "workbook_on_terminal": _message(
        "Excel 工作簿不能显示在终端上。",
        "A workbook cannot be shown on a terminal.",
        "请用 shidian export 表名 --output 文件.xlsx，或转向到文件。",
        "Use `shidian export TABLE --output FILE.xlsx`, or redirect the output to a file.",
    ),
    "no_such_command": _message(
        "没有“{asked}”这个命令。",
        "There is no command {asked}.",
        "最接近的：{nearest}。用 shidian --help 列出全部。",
        "Nearest: {nearest}. `shidian --help` lists all.",
    ),
    "no_such_option": _message(
        "没有“{option}”这个选项。",
        "There is no option {option}.",
        "最接近的：{nearest}。用 {help} 查看用法。",
        "Nearest: {nearest}. `{help}` shows its use.",
    ),
    "option_without_value": _message(
        "选项 {option} 后面缺少取值。",
        "The option {option} needs a value.",
        "请补上；用 {help} 查看用法。",
        "Add it; `{help}` shows its use.",
    ),
    "option_takes_no_value": _message(
        "选项 {option} 后面不带取值。",
        "The option {option} takes no value.",
        "请去掉等号和后面的内容；用 {help} 查看用法。",
        "Remove the equals sign and what follows; `{help}` shows its use.",
    ),
    "argument_missing": _message(
        "命令缺少 {name}。",
        "The command lacks its {name}.",
        "请补上；用 {help} 查看用法。",
        "Add it; `{help}` shows its use.",
    ),
    "word_too_many": _message(
        "命令多出“{found}”。",
        "The command has words too many: {found}.",
        "请去掉，名称含空格时加引号；用 {help} 查看用法。",
        "Remove them, or quote a name with blanks; `{help}` shows its use.",
    ),
    "wrong_usage": _message(
        "命令写得不对：{found}。",
        "The command is not right: {found}.",
        "用 {help} 查看用法。",
        "`{help}` shows its use.",
    ),
    "internal": _message(
        "程序内部出错：{found}。",
        "An internal error: {found}.",
        "数据没有改动。详情在 {log}，请报告给维护者。",
        "No data were changed. Details are in {log}; please report it.",
    ),
}
