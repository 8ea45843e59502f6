"""What can be wrong with rights, forms, filings and what is typed in them."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    # Rights
    "not_signed_in": message(
        "这里要先登录。",
        "This asks you to sign in first.",
        "登录后再试；已经输入的内容保留在页面里。",
        "Sign in and try again; what you typed stays on the page.",
    ),
    "access_no_post": message(
        "{on} 您没有任职的岗位。",
        "You hold no post on {on}.",
        "请安全管理员授予岗位。",
        "Ask the security administrator for a post.",
    ),
    "access_role": message(
        "您的岗位不能{act}。",
        "None of your posts lets you {act}.",
        "请由有此权限的人员办理。",
        "Ask somebody whose post allows it.",
    ),
    "access_area": message(
        "您的岗位不能在 {area} {act}。",
        "Your posts do not let you {act} in area {area}.",
        "请由该地区的人员办理。",
        "Ask somebody with a post there.",
    ),
    "access_state": message(
        "填报处于“{state}”状态时，您不能{act}。",
        "You may not {act} while the filing is {state}.",
        "请先看填报的状态和可行的下一步。",
        "See the state of the filing and the steps that are open.",
    ),
    # The life of a filing
    "no_transition": message(
        "处于“{state}”状态的填报不能{step}。",
        "A filing that is {state} has no step “{step}”.",
        "请刷新页面，看现在可行的步骤。",
        "Reload the page to see the steps that are open now.",
    ),
    "step_lacks": message(
        "这一步缺少“{found}”。",
        "This step lacks “{found}”.",
        "请填写。",
        "Fill it in.",
    ),
    "own_work": message(
        "{person} 已经手本轮填报，不能再由同一人审核。",
        "{person} had a hand in this round already and cannot check it as well.",
        "请由另一人办理。",
        "Let another person do it.",
    ),
    "filing_direct": message(
        "省级试点的填报直接报国家，没有省级审核。",
        "A province's own filing goes straight to the nation; no province endorses it.",
        "请由国家发展改革部门采纳或退回。",
        "The national office accepts or returns it.",
    ),
    "not_endorsed": message(
        "这份填报还没有经省级审核。",
        "The province has not endorsed this filing.",
        "请等省级审核，或请省级退回。",
        "Wait for the province to endorse or return it.",
    ),
    "filing_year": message(
        "不能填报 {found} 年。",
        "The year {found} cannot be filed.",
        "可填报 {first}—{last} 年。",
        "Years from {first} to {last} can be filed.",
    ),
    "no_filing": message(
        "没有第 {found} 号填报。",
        "There is no filing number {found}.",
        "请从填报列表打开。",
        "Open it from the list of filings.",
    ),
    "no_cell": message(
        "这份填报没有“{found}”这一格。",
        "This filing has no cell {found}.",
        "请刷新页面，或下载新的模板。",
        "Reload the page, or take a new template.",
    ),
    "cell_missing": message(
        "{cell}：没有填。",
        "{cell}: nothing is filled in.",
        "请填写。",
        "Fill it in.",
    ),
    "waiver_nothing": message(
        "校验“{check}”在 {key} 没有发现问题。",
        "The check {check} finds nothing at {key}.",
        "请刷新页面。",
        "Reload the page.",
    ),
    "waiver_hard": message(
        "“{check}”是强制校验，不能豁免。",
        "“{check}” is a hard check and cannot be waived.",
        "请改正数值。",
        "Correct the value.",
    ),
    # The form
    "form_none": message(
        "方案包 {found} 没有填报表（filing/annual.yaml）。",
        "The package {found} has no filing form (filing/annual.yaml).",
        "请按 docs/filing.md 写一份。",
        "Write one; docs/filing.md says how.",
    ),
    "form_choices": message(
        "“{found}”列的种类和选项不相配。",
        "Column {found}: kind and choices do not fit together.",
        "choice 列要有 choices，其他列不要。",
        "A column of kind choice has choices, no other one has.",
    ),
    "form_rows": message(
        "“{found}”一节的行与“{key}”不相配。",
        "Section {found}: its rows and “{key}” do not fit together.",
        "indicators 的行要列出指标，free 的行要写 most，其他的都不要。",
        "Rows of indicators list them, free rows state `most`, all others neither.",
    ),
    "form_twice": message(
        "“{found}”写了两次。",
        "“{found}” stands twice.",
        "请改其中一个代码。",
        "Change one of the codes.",
    ),
    # What is typed
    "entry_too_long": message(
        "共 {found} 字，最多 {limit} 字。",
        "{found} characters; at most {limit}.",
        "请缩短。",
        "Shorten it.",
    ),
    "entry_control": message(
        "文字里有不可见的控制字符。",
        "The text holds control characters that cannot be seen.",
        "请重新输入这一格。",
        "Type the cell again.",
    ),
    "entry_other_unit": message(
        "单位写的是“{found}”，这一格的单位是“{expected}”。",
        "The unit given is {found}; this cell is in {expected}.",
        "请换算后只填数字。",
        "Convert it and write the figure alone.",
    ),
    "entry_not_number": message(
        "“{found}”不是数。",
        "“{found}” is not a number.",
        "请填 1234.5 或 1,234.5 这样的数；没有数据就留空。",
        "Write 1234.5 or 1,234.5; leave the cell empty where there is no value.",
    ),
    "entry_not_date": message(
        "“{found}”不是日期。",
        "“{found}” is not a date.",
        "请写 2018-12-31 或 2018年12月31日。",
        "Write 2018-12-31.",
    ),
    "entry_not_choice": message(
        "“{found}”不在选项里。",
        "“{found}” is none of the choices.",
        "可选：{known}。",
        "Choose one of: {known}.",
    ),
    "no_staged": message(
        "没有您待采用的第 {found} 号表格。",
        "You have no workbook number {found} to take over.",
        "请重新上传。",
        "Upload it again.",
    ),
    # Evidence
    "evidence_type": message(
        "{name} 不是可以作佐证的文件类型。",
        "{name} is not of a type that is taken as evidence.",
        "可用：{known}。",
        "Use: {known}.",
    ),
    "evidence_empty": message(
        "{name} 是空文件。", "{name} is empty.", "请重新选择文件。", "Choose the file again."
    ),
    "evidence_large": message(
        "{name} 有 {size} 字节，最多 {limit} 字节。",
        "{name} has {size} bytes; at most {limit} are taken.",
        "请压缩或分成几个文件。",
        "Make it smaller, or split it.",
    ),
    "evidence_other": message(
        "{name} 的内容不是 {ending} 文件，或含有宏。",
        "What {name} holds is no {ending} file, or it holds macros.",
        "请另存为不含宏的正确格式。",
        "Save it in the right format, without macros.",
    ),
    "evidence_many": message(
        "这份填报的佐证已有 {limit} 个，不能再加。",
        "This filing has {limit} files already; no more are taken.",
        "请合并文件，或先移除不需要的。",
        "Merge files, or take off those that are not needed.",
    ),
    "evidence_gone": message(
        "佐证 {name} 不在数据文件夹里了。",
        "The evidence {name} is no longer in the data folder.",
        "请系统管理员用 shidian doctor 检查，从备份恢复。",
        "Ask the system administrator to run `shidian doctor` and restore it from a backup.",
    ),
    "evidence_file_changed": message(
        "佐证 {name} 的内容已不是原来上传的。",
        "The evidence {name} is no longer what was uploaded.",
        "请系统管理员用 shidian doctor 检查，从备份恢复。",
        "Ask the system administrator to run `shidian doctor` and restore it from a backup.",
    ),
    # The portal
    "portal_folder": message(
        "{folder} 里已有内容。",
        "There is something in {folder} already.",
        "请指定一个新的或空的文件夹。",
        "Name a new or an empty folder.",
    ),
    "portal_none": message(
        "{folder} 里没有公开网站。",
        "There is no portal in {folder}.",
        "先用 shidian portal export 导出。",
        "Make one with `shidian portal export` first.",
    ),
    "portal_unpublished": message(
        "有未公布的内容“{found}”。",
        "It holds “{found}”, which is not public.",
        "不要发布这个文件夹；请重新导出，并向我们报告。",
        "Do not publish this folder; export it again, and tell us.",
    ),
    "portal_row": message(
        "这一行不在公开登记簿里：{found}。",
        "This row is not in the public register: {found}.",
        "不要发布这个文件夹；请重新导出。",
        "Do not publish this folder; export it again.",
    ),
}
