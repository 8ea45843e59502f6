"""What the list says in words."""

from shidian.core import Bilingual

UNOFFICIAL_MARK = Bilingual("非正式结果", "Not official")
UNOFFICIAL = Bilingual(
    "有 {many} 项未核定，见“须知”",
    "reservations: {many}, see the cautions",
)
TITLE = Bilingual(
    "{whose}农业转移人口市民化成本分担清单（{years}\N{NO-BREAK SPACE}年）",
    "{whose}sharing of the cost of citizenization, {years}",
)
WHOSE = Bilingual("{pilot}", "{pilot}: ")
BY_MODEL = Bilingual("{model}：", "{model}: ")
SPAN = Bilingual("{first}—{last}", "{first}–{last}")
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
YEAR = Bilingual("{year}\N{NO-BREAK SPACE}年", "{year}")
ITEM = Bilingual("{item}（{nature}）", "{item} ({nature})")
CUMULATIVE = Bilingual(
    "每年支付的项目，人数是到该年为止累计、当年仍须支付的人数，不是当年新增的人数。",
    "For items that are paid every year, people are all who have come by then and are still paid "
    "for, not those who are new in the year.",
)
INTERVALS = Bilingual(
    "金额按区间的中值；下端和上端按区间的两端。",
    "Amounts are by the middle of intervals, low and high by their ends.",
)
CONTINUED = Bilingual("续表：", "Continued:")
LOW, HIGH = Bilingual("下端", "Low"), Bilingual("上端", "High")
WORTH = Bilingual("{name}：{amount}。", "{name}: {amount}.")
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
RECEIPT_HEADS = (Bilingual("输入", "Input"), Bilingual("来源或散列值", "Source or hash"))
MADE_ON = Bilingual("制作日期", "Made on")
NO_VALUE = "—"
