"""What can be wrong with a person file of an office: its format, columns, rows and cells."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # The file
    "persons_no_rows": message(
        "文件里没有一行人员。",
        "The file has no row of a person.",
        "请检查导出是否完整；Excel 只读第一张工作表。",
        "Check that the export is whole; of a workbook the first worksheet is read.",
    ),
    "persons_no_header": message(
        "第一行不是表头。",
        "The first row is no header.",
        "请在第一行写各列名称。",
        "Write the names of the columns into the first row.",
    ),
    "persons_columns_many": message(
        "文件有 {found} 列，最多 {limit} 列。",
        "The file has {found} columns; at most {limit}.",
        "请只留方案要用的列，并检查分隔符。",
        "Keep the columns that the schemes ask for, and check what separates the cells.",
    ),
    "persons_line_long": message(
        "从这一行起，{limit} 个字符内没有换行。",
        "From this row on there is no end of line within {limit} characters.",
        "请检查文件是否为逐行的 CSV。",
        "Check that the file is CSV with one line a row.",
    ),
    "persons_large": message(
        "工作簿或其中一部分有 {found} MB，或压缩率异常；最多 {limit} MB。",
        "The workbook or a part of it has {found} MB, or is packed oddly; at most {limit} MB.",
        "请另存为 CSV，大小不限。",
        "Save it as CSV, which may have any size.",
    ),
    "persons_formula": message(
        "有公式没有算出的值。",
        "A formula has no computed value in the file.",
        "请用 Excel 或 WPS 打开、保存，或把公式粘贴为数值。",
        "Open and save it in Excel or WPS, or paste the formulas as values.",
    ),
    "persons_read_already": message(
        "文件已经是读好的人员表。",
        "The file is a table of persons already.",
        "可直接用于运行方案；请给出办公室的原始文件。",
        "Run schemes over it as it is; name the office's own file here.",
    ),
    "persons_file_changed": message(
        "读取期间文件被改动。",
        "The file changed while it was read.",
        "请待导出完成后重试；没有写入任何内容。",
        "Try again when the export is finished; nothing was written.",
    ),
    "persons_other_day": message(
        "人员表是 {on} 的，问的是 {day}。",
        "The persons are of {on}; the question is about {day}.",
        "不写 --on 就按表的日期；要问另一天，请按那一天重新读入人员文件。",
        "Leave --on out to ask about their day; for another day read the person file anew.",
    ),
    "persons_output": message(
        "输出文件 {path} 就是要读的文件。",
        "The output {path} is the file that is read.",
        "请换一个输出位置。",
        "Choose another output.",
    ),
    # Columns
    "persons_inputs_differ": message(
        "各方案对这一项的规定不能合用：{found}。",
        "The schemes mean different things by this input: {found}.",
        "请分别为每个方案读入。",
        "Read the file for each scheme by itself.",
    ),
    "persons_header_twice": message(
        "表头有两列同名，另一列是第 {first} 列。",
        "Two columns have this name; the other is column {first}.",
        "请改名或删去一列。",
        "Rename or remove one.",
    ),
    "persons_column_either": message(
        "有两列都可能是这一项：{found}。",
        "Two columns could be this input: {found}.",
        "请用列名对照指明一列。",
        "Say which in the map of columns.",
    ),
    "persons_column_type": message(
        "这一列的类型是 {found}，不能读取。",
        "The column has the type {found}, which cannot be read.",
        "请导出为文字、数、日期或真假。",
        "Export it as text, number, date or truth.",
    ),
    "persons_map_unknown": message(
        "列名对照里的这一项，方案没有问。",
        "No scheme asks for this entry of the map of columns.",
        "可写：{known}。",
        "Use one of: {known}.",
    ),
    "persons_map_column": message(
        "列名对照所指的列“{found}”不在文件里。",
        "The map of columns names “{found}”, which is not in the file.",
        "文件有：{columns}。",
        "It has: {columns}.",
    ),
    "persons_map_twice": message(
        "列名对照里这一项出现两次。",
        "The map of columns has this entry twice.",
        "请删去一条。",
        "Remove one.",
    ),
    "persons_map_text": message(
        "列名对照里这一项不是列名，而是 {found}。",
        "This entry of the map of columns is no column name but a {found}.",
        "请写“输入: 列名”。",
        "Write it as `input: column`.",
    ),
    "persons_identifier_used": message(
        "这一列的值像是身份证号、电话等个人标识，不能用作数据。",
        "The values look like identity or telephone numbers, which are not taken as data.",
        "请改正列名对照；需要关联人员时，把它指定为标识列，只保留加密散列。",
        "Correct the map of columns; to link persons name it as the identifier, kept as a hash.",
    ),
    "persons_codes_many": message(
        "这一列的不同代码超过 {limit} 个。",
        "The column has more than {limit} different codes.",
        "请检查是否用错了列。",
        "Check that this is the right column.",
    ),
    # Rows and cells
    "persons_row_empty": message(
        "这一行没有任何要用的值。",
        "The row has none of the values that are asked for.",
        "请填写或删去这一行。",
        "Fill it in, or remove it.",
    ),
    "persons_cell_long": message(
        "这一格有 {found} 个字符，最多 {limit} 个。",
        "The cell has {found} characters; at most {limit}.",
        "请检查引号是否成对。",
        "Check that every quotation mark has its partner.",
    ),
    "persons_date_early": message(
        "日期 {found} 早于 {first}。",
        "The date {found} is before {first}.",
        "请核对年份。",
        "Check the year.",
    ),
    "persons_before_birth": message(
        "日期 {found} 早于出生日期 {birth}。",
        "The date {found} is before the date of birth {birth}.",
        "请核对两个日期。",
        "Check both dates.",
    ),
    "persons_area": message(
        "“{found}”不是地区代码。",
        "“{found}” is not a code of an area.",
        "请写代码，如 330200；只用字母、数字和短横。",
        "Write a code such as 330200, of letters, digits and hyphens.",
    ),
    "persons_code_personal": message(
        "“{found}”像是身份证号或电话，不是代码。",
        "“{found}” looks like an identity or telephone number, not like a code.",
        "请改正列名对照，或改写这一格。",
        "Correct the map of columns, or the cell.",
    ),
    "persons_id_twice": message(
        "这个人与第 {first} 行的标识相同。",
        "The person has the same identifier as row {first}.",
        "一人一行；请删去重复的行。",
        "Let every person have one row.",
    ),
    "persons_id_damaged": message(
        "这个标识像是在 Excel 里丢了后几位（只保留 15 位数字）。",
        "The identifier seems to have lost its last digits in Excel, which keeps fifteen.",
        "请从原系统重新导出，并把这一列设为文本。",
        "Export it anew, with the column as text.",
    ),
    "persons_key": message(
        "{path} 不是标识密钥：应为 {digits} 位十六进制数。",
        "{path} is no key for identifiers: it should hold {digits} hexadecimal digits.",
        "请恢复原来的密钥文件；换了密钥，以前的标识就对不上。",
        "Restore the former file; with another key former hashes are not found again.",
    ),
    "persons_more": message(
        "另有 {count} 处同样的问题，如第 {row} 行：“{example}”。",
        "There are {count} more like this, such as row {row}: “{example}”.",
        "请一并改正。",
        "Correct them all.",
    ),
}
