"""What can be wrong with a filled-in workbook, and what is told about reading it."""

from shidian.core.messages.message import Message, message

_ANEW = (
    "请重新下载模板，把填好的内容抄过去。",
    "Download the template anew and copy what you filled in.",
)

MESSAGES: dict[str, Message] = {
    # The file
    "workbook_large": message(
        "文件有 {found} MB，最多 {limit} MB。",
        "The file has {found} MB; at most {limit} MB.",
        "请删去图片和多余的工作表，照片等作为佐证另传。",
        "Remove pictures and other worksheets; upload photographs as evidence.",
    ),
    "workbook_not_zip": message(
        "文件不是 Excel 工作簿（.xlsx），或者没有传完整。",
        "The file is no Excel workbook (.xlsx), or was not sent whole.",
        "请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
        "Open it in Excel or WPS, save it as .xlsx and upload that.",
    ),
    "workbook_old_format": message(
        "文件是旧格式（.xls 或 .et）。",
        "The file has an old format (.xls or .et).",
        "请另存为“Excel 工作簿（*.xlsx）”再上传。",
        "Save it as “Excel Workbook (*.xlsx)” and upload that.",
    ),
    "workbook_encrypted": message(
        "文件有打开密码。",
        "The file needs a password to open.",
        "请在“文件—信息—保护工作簿”中去掉密码再上传。",
        "Remove the password under File, Info, Protect Workbook, and upload it again.",
    ),
    "workbook_macro": message(
        "文件里有宏。",
        "The file holds macros.",
        "请另存为不带宏的 .xlsx 再上传。",
        "Save it as .xlsx without macros and upload that.",
    ),
    "workbook_damaged": message(
        "文件内部已损坏：{found}。",
        "The file is damaged inside: {found}.",
        "请用 Excel 打开，另存为 .xlsx 再上传。",
        "Open it in Excel, save it as .xlsx and upload that.",
    ),
    "workbook_bomb": message(
        "文件解压后有 {size} MB（{found}），远超填报所需。",
        "The file would unpack to {size} MB ({found}), far more than a filing needs.",
        "请删去表格下方和右侧的空行空列，另存后再上传。",
        "Delete the empty rows and columns below and beside the form, save it and upload again.",
    ),
    "workbook_entries": message(
        "文件里的部件超过 {limit} 个。",
        "The file has more than {limit} parts.",
        "请用 Excel 打开，另存为 .xlsx 再上传。",
        "Open it in Excel, save it as .xlsx and upload that.",
    ),
    "workbook_doctype": message(
        "文件内部带有文档类型或实体声明，一律不读。",
        "The file declares a document type or entities inside; such files are not read.",
        "请用 Excel 打开，另存为 .xlsx 再上传。",
        "Open it in Excel, save it as .xlsx and upload that.",
    ),
    "workbook_cells": message(
        "一张工作表里有内容的格超过 {limit} 个。",
        "A worksheet has more than {limit} cells with content.",
        "请删去不属于填报表的内容。",
        "Delete what does not belong to the form.",
    ),
    # The key sheet
    "workbook_no_key": message(
        "工作簿里没有识别表，不是从本系统下载的模板，或者识别表被删了。",
        "The workbook has no key sheet: it is no template of this system, or lost it.",
        *_ANEW,
    ),
    "workbook_key_changed": message(
        "识别表被改动过：“{found}”。",
        "The key sheet was changed: “{found}”.",
        *_ANEW,
    ),
    "workbook_edition": message(
        "模板的格式是第 {found} 版，现在是第 {expected} 版。",
        "The template has format {found}; the present one is {expected}.",
        *_ANEW,
    ),
    "workbook_other_form": message(
        "工作簿填的是表 {found}，这里要的是表 {expected}。",
        "The workbook is of form {found}; this is form {expected}.",
        "请下载这份填报的模板。",
        "Download the template of this filing.",
    ),
    "workbook_other_version": message(
        "工作簿是表的第 {found} 版，现在是第 {expected} 版。",
        "The workbook is of version {found} of the form; the present one is {expected}.",
        *_ANEW,
    ),
    "workbook_other_pilot": message(
        "工作簿是试点 {found} 的，这里是{name}（{expected}）。",
        "The workbook is of pilot {found}; this is {name} ({expected}).",
        "请到那个试点的填报里上传。",
        "Upload it at the filing of that pilot.",
    ),
    "workbook_other_year": message(
        "工作簿是 {found} 年的，这里是 {expected} 年。",
        "The workbook is of {found}; this is {expected}.",
        "请到那一年的填报里上传。",
        "Upload it at the filing of that year.",
    ),
    # Worksheets, rows and columns
    "workbook_sheet_gone": message(
        "工作表“{found}”被删了。",
        "The worksheet “{found}” was deleted.",
        *_ANEW,
    ),
    "workbook_names_gone": message(
        "工作表“{found}”的隐藏名称丢了，不能确定各格的位置。",
        "The worksheet “{found}” lost its hidden names; where its cells belong is not certain.",
        *_ANEW,
    ),
    "workbook_marks": message(
        "工作表的隐藏标记有 {found} 处，应有一处，不能确定各格的位置。",
        "The hidden mark of the worksheet stands {found} times, not once; "
        "where its cells belong is not certain.",
        *_ANEW,
    ),
    "workbook_row_gone": message(
        "“{found}”一行被删了。",
        "The row “{found}” was deleted.",
        *_ANEW,
    ),
    "workbook_row_twice": message(
        "“{found}”一行有两处，不能确定哪一行算数。",
        "The row “{found}” stands twice; which one counts is not certain.",
        "请删去复制出来的那一行。",
        "Delete the copy.",
    ),
    "workbook_row_left": message(
        "“{found}”一行已不在填报表里，所填没有读入。",
        "The row “{found}” is no longer in the form; what it holds is not taken.",
        *_ANEW,
    ),
    "workbook_extra_row": message(
        "这一行不是填报表的行，所填没有读入。",
        "This row is none of the form; what it holds is not taken.",
        "请填在编有序号的行里；行不够时把相近的内容合并。",
        "Write in the numbered rows; put like things together where they are too few.",
    ),
    "workbook_column_gone": message(
        "“{found}”一列被删了。",
        "The column “{found}” was deleted.",
        *_ANEW,
    ),
    "workbook_column_twice": message(
        "“{found}”一列有两处，不能确定哪一列算数。",
        "The column “{found}” stands twice; which one counts is not certain.",
        "请删去复制出来的那一列。",
        "Delete the copy.",
    ),
    "workbook_shifted": message(
        "“{found}”一列的格与行错了位，这一列没有读入。",
        "The cells of the column “{found}” were shifted against their rows; it is not taken.",
        *_ANEW,
    ),
    "workbook_words": message(
        "这里写的是“{found}”，模板里是“{expected}”，不能确定所填属于哪一项。",
        "Here stands “{found}”, in the template “{expected}”; what the entries are of is unclear.",
        "如果行列被排过序或改过名，请重新下载模板填写。",
        "If rows were sorted or renamed, fill in a new template.",
    ),
    # Cells
    "workbook_boolean": message(
        "这一格是逻辑值（TRUE 或 FALSE）。",
        "The cell holds TRUE or FALSE.",
        "请写数、日期或文字。",
        "Write a figure, a date or words.",
    ),
    "workbook_error": message(
        "这一格是错误值 {found}。",
        "The cell holds the error {found}.",
        "请改正公式，或直接填数。",
        "Correct the formula, or write the figure.",
    ),
    "workbook_no_cache": message(
        "这一格是公式，但文件里没有算出的值。",
        "The cell holds a formula, but the file has no value of it.",
        "请用 Excel 或 WPS 打开并保存一次，再上传。",
        "Open the file in Excel or WPS, save it and upload it again.",
    ),
    "workbook_outside": message(
        "这一格的公式取自另一个工作簿，无从核对。",
        "The formula of the cell takes its value from another workbook.",
        "请复制后“选择性粘贴—数值”。",
        "Copy the cell and paste it as a value.",
    ),
    "workbook_unclear": message(
        "这一格存的是 {found}，但数字格式使它显示成别的样子，不能确定填的是什么。",
        "The cell holds {found}, but its number format shows something else; which is meant "
        "is not certain.",
        "请把数字格式改为“常规”（日期用 2018-12-31 的样式）再填。",
        "Set the number format to General (for a date, one like 2018-12-31) and write it again.",
    ),
    # Notes
    "workbook_formula": message(
        "这一格是公式，读入的是它的值 {found}。",
        "The cell holds a formula; its value {found} is taken.",
        "请核对。",
        "See that it is right.",
    ),
    "workbook_rounded": message(
        "这一格只显示 {places} 位小数，读入的是全部：{found}。",
        "The cell shows {places} decimal places; all of them are taken: {found}.",
        "如应四舍五入，请直接填四舍五入后的数。",
        "If it is to be rounded, write the rounded figure.",
    ),
    "workbook_merged": message(
        "这些格被合并，只读左上角一格，另外 {count} 格没有值。",
        "These cells are merged: the first one counts, the other {count} have no value.",
        "如各格都应有值，请取消合并后逐格填写。",
        "If each has a value, unmerge them and fill in each.",
    ),
    "workbook_hidden": message(
        "这一行是隐藏的，所填照样读入。",
        "The row is hidden; what it holds is taken all the same.",
        "请核对。",
        "See that it is right.",
    ),
    "workbook_moved": message(
        "有 {count} 行或列移动过（“{found}”等），已按隐藏的标记对上。",
        "{count} rows or columns were moved (“{found}” is one); they were found by their keys.",
        "请核对。",
        "See that it is right.",
    ),
    "workbook_renamed": message(
        "这张工作表原名“{found}”，照样读入。",
        "The worksheet was named “{found}”; it is read all the same.",
        "不必处理。",
        "Nothing needs to be done.",
    ),
    "workbook_comments": message(
        "这张工作表有批注，批注没有读入。",
        "The worksheet has comments; they are not taken.",
        "要说的话请写在说明一列。",
        "Write what you have to say in a column for notes.",
    ),
    "workbook_other_sheet": message(
        "这张工作表不属于填报表，没有读入。",
        "The worksheet is none of the form and was not read.",
        "如内容需要报送，请填到表里或作为佐证上传。",
        "If it is to be reported, write it in the form or upload it as evidence.",
    ),
    "workbook_beside": message(
        "表的右侧还有 {count} 格有内容，没有读入。",
        "{count} cells to the right of the form hold something; they are not taken.",
        "如需报送，请填到表里。",
        "If it is to be reported, write it in the form.",
    ),
    "workbook_links": message(
        "工作簿链接了别的文件，链接不打开。",
        "The workbook links to other files; links are never followed.",
        "请在“数据—编辑链接”中断开。",
        "Break them under Data, Edit Links.",
    ),
    "workbook_new_rows": message(
        "“{found}”一节在模板下载之后多了 {count} 行，工作簿里没有。",
        "The section “{found}” has got {count} rows since; the workbook lacks them.",
        "请在页面上填这几行，或重新下载模板。",
        "Fill them in on the page, or download the template anew.",
    ),
    "workbook_more": message(
        "还有 {found} 处，没有一一列出。",
        "There are {found} more, not listed one by one.",
        "请先处理以上各处，再上传一次。",
        "See to those above first, then upload it again.",
    ),
}
