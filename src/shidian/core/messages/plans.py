"""What can be wrong with a plan file, its reading and its checks."""

from shidian.core.messages.message import Message, message

MESSAGES: dict[str, Message] = {
    "plan_too_large": message(
        "文件有 {size} 字节，上限 {limit} 字节。",
        "The file has {size} bytes; the limit is {limit}.",
        "方案文本很少超过几兆；请确认文件，或拆成几份。",
        "A plan seldom has more than a few megabytes; check the file, or split it.",
    ),
    "plan_too_long": message(
        "文件太长：{size}，上限 {limit}。",
        "The file is too long: {size}; the limit is {limit}.",
        "请拆成几份。",
        "Split it.",
    ),
    "plan_empty": message(
        "文件里没有文字。",
        "There is no text in the file.",
        "请确认选对了文件。",
        "Check that this is the right file.",
    ),
    "plan_binary": message(
        "这不是文本文件。",
        "This is not a text file.",
        "请给出 .txt、.docx 或有文字层的 .pdf。",
        "Give a .txt, a .docx, or a .pdf with a text layer.",
    ),
    "plan_encoding": message(
        "文字编码不能识别（第 {byte} 字节起）。",
        "The encoding of the text is not known (from byte {byte} on).",
        "请另存为 UTF-8 或 GB18030。",
        "Save it as UTF-8 or GB18030.",
    ),
    "plan_old_office": message(
        "这是旧版 Office 文件，或加了密码的文件。",
        "This is a file of an old Office version, or one with a password.",
        "请去掉密码，另存为 .docx。",
        "Remove the password and save it as .docx.",
    ),
    "plan_no_word": message(
        "这个压缩文件不是 Word 文档。",
        "This packed file is not a Word document.",
        "请给出 .docx。",
        "Give a .docx.",
    ),
    "plan_macros": message(
        "文档里有宏，不予打开。",
        "The document holds macros and is not opened.",
        "请另存为不含宏的 .docx。",
        "Save it as a .docx without macros.",
    ),
    "plan_bomb": message(
        "文档展开后有 {size} 字节，上限 {limit} 字节，没有打开。",
        "The document would unpack to {size} bytes; the limit is {limit}. It was not opened.",
        "请另存一份只含文字的 .docx。",
        "Save a .docx that holds the text only.",
    ),
    "plan_damaged": message(
        "文件损坏，不能打开：{found}。",
        "The file is damaged and cannot be opened: {found}.",
        "请用办公软件打开后另存。",
        "Open it in an office program and save it again.",
    ),
    "plan_encrypted": message(
        "文件有密码，不能打开。",
        "The file has a password and cannot be opened.",
        "请去掉密码后再试。",
        "Remove the password and try again.",
    ),
    "plan_scanned": message(
        "第 {pages} 页是扫描图片，没有文字层。",
        "Page {pages} is a scanned picture without a text layer.",
        "请先用文字识别（OCR）软件处理，或给出原始的文本文件。",
        "Run OCR over it first, or give the original text file.",
    ),
    "gold_no_json": message(
        "不是 JSON 对象：{found}。",
        "This is no JSON object: {found}.",
        "标注文件一行一个 JSON 对象，如 shidian read --format jsonl 所输出。",
        "A file of annotations has one JSON object a line, as shidian read --format jsonl prints.",
    ),
    "gold_without": message(
        "缺少字段：{missing}。",
        "Fields are missing: {missing}.",
        "每条标注须有 kind indicator year value unit span。",
        "Every annotation needs kind indicator year value unit span.",
    ),
    "gold_span": message(
        "span 应为起、止两个整数，这里是 {found}。",
        "A span is two whole numbers [start, end), not {found}.",
        "从 0 数起，止大于起。",
        "They count from 0, and the end is greater than the start.",
    ),
    "gold_value": message(
        "value 不是数：{found}。",
        "This value is no number: {found}.",
        "请写数字，不带单位。",
        "Write digits, without a unit.",
    ),
    "gold_of_several": message(
        "评分时给出了 {count} 个文件。",
        "{count} files were named to be scored.",
        "标注的 span 属于一个文件；请一次给一个文件。",
        "The spans of annotations belong to one file; name one at a time.",
    ),
    "no_such_plan": message(
        "文件中没有 {asked} 的方案。",
        "No plan of {asked} stands in the files.",
        "文件中的方案：{known}。",
        "The plans in the files: {known}.",
    ),
    "no_such_upload": message(
        "没有上传过散列值以 {asked} 开头的文件。",
        "No file whose hash begins with {asked} was uploaded.",
        "请在“核对”页上传。",
        "Upload it on the page “Confirm”.",
    ),
    "form_expired": message(
        "这个表单不是本页发出的，或已过期。",
        "This form was not sent by this page, or has expired.",
        "没有改动任何数据；请刷新页面后重填。",
        "Nothing was changed; reload the page and fill it in again.",
    ),
    "confirm_elsewhere": message(
        "会写入登记簿的页面只在本机开放。",
        "Pages that write to the register are open on this machine only.",
        "请在运行 shidian serve 的机器上打开 127.0.0.1；别处须先用 shidian person 登记人员。",
        "Open 127.0.0.1 on the machine that runs shidian serve; to write from elsewhere, register "
        "people with `shidian person`.",
    ),
    "body_too_large": message(
        "所发内容有 {size} 字节，上限 {limit} 字节。",
        "What was sent has {size} bytes; the limit is {limit}.",
        "请只上传方案正文，或拆成几个文件。",
        "Upload the text of the plan only, or several smaller files.",
    ),
    "upload_type": message(
        "文件 {name} 不是 txt、docx 或 pdf。",
        "The file {name} is no txt, docx or pdf.",
        "请另存为这三种格式之一。",
        "Save it as one of these three.",
    ),
    "person_missing": message(
        "没有填写核对人。",
        "Nobody is named as the person who confirms.",
        "请在页首填写姓名；它会记入登记簿。",
        "Enter a name at the head of the page; it is recorded in the register.",
    ),
    "pilot_missing": message(
        "这份方案没有认出是哪个试点的。",
        "The pilot that this plan is of was not recognized.",
        "请先在页首选择试点。",
        "Choose the pilot at the head of the page first.",
    ),
    "proposal_missing": message(
        "文件中这个位置没有读出的内容：{span}。",
        "Nothing was read at this place of the file: {span}.",
        "请刷新页面后重试。",
        "Reload the page and try again.",
    ),
    "unknown_check": message(
        "没有检查 {asked}。",
        "There is no check {asked}.",
        "可选：{known}。用 shidian check --list 查看含义。",
        "Choose of: {known}. `shidian check --list` explains them.",
    ),
    "unknown_view": message(
        "没有视图 {asked}。",
        "There is no view {asked}.",
        "可选：{known}。",
        "Choose one of: {known}.",
    ),
    "no_documents": message(
        "没有安装读 Word 和 PDF 的部分（缺少 {found}）。",
        "The part that reads Word and PDF is not installed ({found} is missing).",
        "请在项目文件夹运行 pip install '.[documents]'，或给出 .txt。",
        "Run `pip install '.[documents]'` in the project's folder, or give a .txt.",
    ),
    "correction_whole": message(
        "要补的内容不是一条完整的 JSON：{found}。",
        "What is to be added is no whole proposal in JSON: {found}.",
        "请写出数字或其他内容的全部字段。",
        "Give every field of a figure or of a statement.",
    ),
    "correction_idle": message(
        "更正所指的 {span} 处没有可改的内容。",
        "There is nothing at {span} that the correction could change.",
        "阅读程序可能已经读对，请删去这条更正，或改正它的区间。",
        "The reader may have learnt it: remove the correction, or mend its span.",
    ),
    "correction_same": message(
        "{span} 处没有改动。",
        "Nothing was changed at {span}.",
        "请改后再按“按更正接受”；不用改时请按“接受”。",
        "Change a field before accepting as corrected, or accept it as it stands.",
    ),
}
