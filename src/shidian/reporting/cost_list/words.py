"""What the list says in words."""

from shidian.core import Bilingual

UNOFFICIAL_MARK = Bilingual("非正式结果", "Not official")
UNOFFICIAL = Bilingual(
    "有 {many} 项未核定，见“须知”",
    "reservations: {many}, see the cautions",
)
TITLE = Bilingual("农业转移人口市民化成本分担清单", "Sharing of the cost of citizenization: list")
SPAN = Bilingual("{first}—{last} 年", "{first}–{last}")
ENGLISH_COPY = "This is a translation; the Chinese text is the list."
BASIS = Bilingual(
    "费用按模型“{model}”，分担按规则“{rules}”；{scope}，{prices}（{base} 年）；金额单位：元。",
    "Cost by the model “{model}”, shares by the rules “{rules}”; {scope}; prices {prices} "
    "({base}); amounts in yuan.",
)
HEADINGS = (
    Bilingual("一、合计", "1. Totals"),
    Bilingual("二、分年清单", "2. The list by year"),
    Bilingual("三、应付与已付", "3. Due and paid"),
    Bilingual("四、参数及来源", "4. Parameters and sources"),
    Bilingual("五、须知", "5. Cautions"),
    Bilingual("六、凭据", "6. Receipt"),
)
YEAR = Bilingual("{year} 年", "{year}")
NOTHING_PAID = Bilingual("没有实付数。", "No payments are stated.")
LIST_HEADS = (
    Bilingual("项目", "Item"),
    Bilingual("来源地", "Origin"),
    Bilingual("人数", "People"),
    Bilingual("金额", "Amount"),
)
TOTAL_HEADS = (
    Bilingual("年份", "Year"),
    Bilingual("金额", "Amount"),
)
WHOLE = Bilingual("合计", "In all")
PAID_HEADS = (
    Bilingual("年份", "Year"),
    Bilingual("项目", "Item"),
    Bilingual("承担方", "Payer"),
    Bilingual("应付", "Due"),
    Bilingual("已付", "Paid"),
    Bilingual("应付减已付", "Due minus paid"),
    Bilingual("已付占比", "Share paid"),
    Bilingual("来源", "Source"),
)
PARAMETER_HEADS = (
    Bilingual("参数", "Parameter"),
    Bilingual("值", "Value"),
    Bilingual("单位", "Unit"),
    Bilingual("来源", "Source"),
    Bilingual("可信度", "Confidence"),
)
RECEIPT_HEADS = (Bilingual("输入", "Input"), Bilingual("散列值", "Hash"))
NO_VALUE = "—"
