"""What can be wrong with a programme package: its files, cells, rows and tables."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # A package's files
    "no_folder": message(
        "找不到文件夹 {folder}。",
        "There is no folder {folder}.",
        "请给出含有 programme.toml 的文件夹。",
        "Name a folder that holds a programme.toml.",
    ),
    "file_missing": message(
        "缺少这个文件。",
        "This file is missing.",
        "每个方案包都要有它；没有内容时只留表头。",
        "Every package has one; leave only its header if there is nothing in it.",
    ),
    "file_too_large": message(
        "文件有 {size} 字节，上限 {limit} 字节。",
        "The file has {size} bytes; the limit is {limit}.",
        "方案包只放整理后的数据，请检查是否放错了文件。",
        "A package holds edited data only; check that this is the right file.",
    ),
    "wrong_encoding": message(
        "不是 UTF-8 编码：第 {byte} 字节为 0x{found}。",
        "Not UTF-8: byte {byte} is 0x{found}.",
        "请另存为 UTF-8 编码（Excel 选“CSV UTF-8”）。",
        "Save it as UTF-8 (in Excel: “CSV UTF-8”).",
    ),
    "not_csv": message(
        "不能按 CSV 读取：{found}。",
        "Cannot be read as CSV: {found}.",
        "请检查引号是否成对。",
        "Check that every quotation mark has its partner.",
    ),
    "not_toml": message(
        "不能按 TOML 读取：{found}。",
        "Cannot be read as TOML: {found}.",
        "请按所示位置改正。",
        "Correct it at the place shown.",
    ),
    "not_yaml": message(
        "不能按 YAML 读取：{found}。",
        "Cannot be read as YAML: {found}.",
        "请按所示位置改正。",
        "Correct it at the place shown.",
    ),
    "not_yaml_mapping": message(
        "这个 YAML 文件的最外层不是“键: 值”。",
        "The outermost level of this YAML file is not “key: value”.",
        "每行写一个键、半角冒号、空格和值。",
        "Write a key, a colon, a blank and a value on each line.",
    ),
    "column_missing": message(
        "表头缺少这一列。",
        "The header lacks this column.",
        "请补上；应有的列为：{columns}。",
        "Add it; the columns are: {columns}.",
    ),
    "column_unknown": message(
        "表头有多余的列。",
        "The header has a column that is not known.",
        "请删去，或改为：{columns}。",
        "Remove it, or use one of: {columns}.",
    ),
    "row_width": message(
        "这一行有 {found} 格，表头有 {expected} 格。",
        "The row has {found} cells, the header {expected}.",
        "请补齐或删去多余的格；含逗号的内容要加引号。",
        "Add or remove cells; quote a text that contains a comma.",
    ),
    # A cell
    "empty": message("这一格是空的。", "The cell is empty.", "请填写。", "Fill it in."),
    "not_number": message(
        "“{found}”不是数。",
        "“{found}” is not a number.",
        "请写半角十进制数，如 68 或 54.96，不带单位和千分位。",
        "Write a plain decimal such as 68 or 54.96, without unit or thousands separator.",
    ),
    "not_year": message(
        "“{found}”不是年份。",
        "“{found}” is not a year.",
        "请写四位年份，如 2017。",
        "Write a year of four digits, such as 2017.",
    ),
    "not_period": message(
        "“{found}”不是时期。",
        "“{found}” is not a period.",
        "请写 2017、2017H1、2017Q3 或 2017-05。",
        "Write 2017, 2017H1, 2017Q3 or 2017-05.",
    ),
    "not_date": message(
        "“{found}”不是日期。",
        "“{found}” is not a date.",
        "请写 2014、2014-12 或 2014-12-29。",
        "Write 2014, 2014-12 or 2014-12-29.",
    ),
    "not_unit": message(
        "没有“{found}”这个单位。",
        "There is no unit “{found}”.",
        "可用的单位：{known}。",
        "Known units: {known}.",
    ),
    "not_choice": message(
        "没有“{found}”这个取值。",
        "“{found}” is not one of the choices.",
        "可用的取值：{known}。",
        "The choices are: {known}.",
    ),
    "not_bool": message(
        "“{found}”不是“是/否”。",
        "“{found}” is neither yes nor no.",
        "请写 yes，或留空表示否。",
        "Write yes, or leave it empty for no.",
    ),
    "not_area_code": message(
        "“{found}”不是行政区划代码。",
        "“{found}” is not an area code.",
        "请写六位代码，如 330200；没有代码的地区写上级代码加序号，如 440300-01。",
        "Write six digits such as 330200, or the parent's code with a suffix: 440300-01.",
    ),
    "not_identifier": message(
        "“{found}”不能作标识。",
        "“{found}” cannot serve as an identifier.",
        "请只用小写字母、数字、下划线和连字符。",
        "Use small letters, digits, underscore and hyphen only.",
    ),
    "not_sha256": message(
        "“{found}”不是 SHA-256。",
        "“{found}” is not a SHA-256.",
        "请写 64 位小写十六进制数；没有文件时留空。",
        "Write 64 small hexadecimal digits, or leave it empty if the file is not held.",
    ),
    "half_span": message(
        "字符区间不完整或颠倒：[{start}, {end})。",
        "The character span is incomplete or reversed: [{start}, {end}).",
        "请同时填写起点和终点，起点小于终点。",
        "Give both start and end, start before end.",
    ),
    "range_ends": message(
        "区间要有上下两端，其他水平只有一个数。",
        "A range has a lower and an upper end, any other level one figure.",
        "op 为 range 时填写 value_high；op 为变化（+、-）时可填；否则留空。",
        "Fill in value_high if op is range; a change (+, -) may have one; else leave it empty.",
    ),
    "statement_figure": message(
        "数字要有数值；其他陈述没有数值，也没有说明数值的各列。",
        "A figure has a value; any other statement has none, nor the columns that describe one.",
        "type 为 figure 时填写 op、value 和 unit，否则把指标至限定词各列留空。",
        "Fill in op, value and unit if type is figure, else leave indicator to qualifier empty.",
    ),
    "range_backwards": message(
        "区间的上端小于下端。",
        "The upper end of the range lies below the lower.",
        "请对照来源改正。",
        "Correct it against its source.",
    ),
    "start_after_year": message(
        "起始年晚于目标年。",
        "The first year comes after the target year.",
        "请对照来源改正。",
        "Correct it against its source.",
    ),
    "validity_backwards": message(
        "失效日期早于生效日期。",
        "It ends before it begins.",
        "请改正 valid_from 或 valid_to。",
        "Correct valid_from or valid_to.",
    ),
    # Across rows and tables
    "duplicate": message(
        "“{found}”与第 {first} 行重复。",
        "“{found}” repeats row {first}.",
        "请合并，或改用不同的键。",
        "Merge them, or give them different keys.",
    ),
    "parameter_twice": message(
        "参数“{found}”在另一个文件里已有。",
        "The parameter “{found}” stands in another file already.",
        "请只保留一处。",
        "Keep it in one place.",
    ),
    "unknown_reference": message(
        "“{found}”在 {table} 中没有。",
        "“{found}” is not in {table}.",
        "请改正，或先在 {table} 中登记。",
        "Correct it, or enter it in {table} first.",
    ),
    "unit_mismatch": message(
        "单位 {found} 与指标的单位 {expected} 量纲不同。",
        "The unit {found} has another dimension than the indicator's unit {expected}.",
        "请改单位或改指标。",
        "Change the unit or the indicator.",
    ),
    "out_of_bounds": message(
        "{found} 超出指标的范围 {low}–{high}。",
        "{found} lies outside the indicator's bounds {low}–{high}.",
        "请对照来源核对数值和单位。",
        "Check value and unit against the source.",
    ),
    "year_before_baseline": message(
        "目标年 {found} 不晚于基期年 {baseline}。",
        "The target year {found} is not after the baseline year {baseline}.",
        "请核对年份。",
        "Check the year.",
    ),
    "dates_out_of_order": message(
        "{found} 早于它前面的 {before}。",
        "{found} comes before {before}, which stands above it.",
        "请按日期先后排列。",
        "Put the dates in order.",
    ),
    "key_missing": message("缺少“{found}”。", "“{found}” is missing.", "请补上。", "Add it."),
    "key_unknown": message(
        "“{found}”不是这里的键。",
        "“{found}” is no key here.",
        "可用：{expected}。",
        "Use: {expected}.",
    ),
    "parameter_missing": message(
        "方案包没有 {date} 有效的参数 {found}。",
        "The package has no parameter {found} in force on {date}.",
        "请在 parameters/ 中补上，或用 --without 不做需要它的检查。",
        "Add it under parameters/, or leave out the check that needs it with --without.",
    ),
    "wrong_format": message(
        "格式版本为 {found}，本软件读第 {expected} 版。",
        "The format is version {found}; this software reads version {expected}.",
        "请升级软件或方案包。",
        "Upgrade the software or the package.",
    ),
}
