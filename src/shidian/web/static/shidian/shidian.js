// Draws the charts from the data that the page carries, and opens figures to their sources.
// Without this script every page still has its tables, and every figure its link.
"use strict";

const INK = "#1d2730", SOFT = "#59646d", RULE = "#d9d6cd";
const VERDICTS = { met: ["#22694f", "circle"], not_met: ["#ab4a12", "triangle"] };
const SERIES = { census2010: ["#1c4f7c", "circle"], census2020: ["#9d2f27", "diamond"], registry: ["#1c4f7c", "rect"], unknown: ["#626c75", "emptyCircle"] };
const FONT = getComputedStyle(document.documentElement).fontFamily;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

const base = () => ({
  animation: !still, animationDuration: 250,
  textStyle: { fontFamily: FONT, color: INK },
  tooltip: { renderMode: "richText", confine: true, backgroundColor: "#fff", borderColor: RULE, textStyle: { color: INK, fontSize: 13 } },
});
const valueAxis = (more) => ({ type: "value", axisLabel: { color: SOFT }, splitLine: { lineStyle: { color: "#ebe8df" } }, nameTextStyle: { color: SOFT }, ...more });

const draw = {
  gaps(data) {
    const of = (verdict) => data.points.filter((p) => p.verdict === verdict).map((p) => ({ value: [p.x, p.row], name: p.name, text: p.text }));
    return {
      ...base(),
      grid: { left: 8, right: 18, top: 26, bottom: 34, containLabel: true },
      xAxis: valueAxis({ name: data.words.axis, nameLocation: "middle", nameGap: 26 }),
      yAxis: { type: "category", data: data.classes, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: INK, width: 130, overflow: "break" }, splitLine: { show: true, lineStyle: { color: "#ebe8df" } } },
      series: Object.entries(VERDICTS).map(([verdict, [color, symbol]], n) => ({
        type: "scatter", symbol, symbolRotate: verdict === "not_met" ? 180 : 0, symbolSize: 9, data: of(verdict),
        itemStyle: { color, opacity: .78 },
        tooltip: { formatter: (p) => `${p.name}  ${p.data.text.replace("-", "−")}` },
        markLine: n ? undefined : { silent: true, symbol: "none", data: [{ xAxis: 0 }], lineStyle: { color: INK, type: "solid" }, label: { formatter: data.words.goal, color: INK, position: "start" } },
      })),
    };
  },
  path(data) {
    const years = [...data.path, ...data.series.flatMap((s) => s.points)].map((p) => p[0]);
    const values = [...data.path, ...data.series.flatMap((s) => s.points)].map((p) => p[1]);
    const low = Math.floor((Math.min(...values) - 2) / 5) * 5, high = Math.ceil((Math.max(...values) + 2) / 5) * 5;
    const first = Math.min(...years) - 1, last = Math.max(data.census ?? 0, ...years) + 1; // a year of air on both sides
    return {
      ...base(),
      legend: { type: "scroll", bottom: 0, left: 0, textStyle: { color: INK }, itemWidth: 18 },
      grid: { left: 8, right: 24, top: 30, bottom: 36, containLabel: true },
      xAxis: { type: "value", min: first, max: last, interval: 1, axisTick: { show: false }, axisLabel: { color: SOFT, hideOverlap: true, formatter: (v) => (v > first && v < last ? String(v) : "") }, splitLine: { show: false }, axisLine: { lineStyle: { color: SOFT } } },
      yAxis: valueAxis({ min: Math.max(low, data.unit === "%" ? 0 : -Infinity), max: data.unit === "%" ? Math.min(100, high) : high, interval: high - low > 40 ? 10 : 5, name: data.unit }),
      series: [
        ...(data.path.length ? [{
          name: data.words.path, type: "line", data: data.path, symbol: "emptyCircle", symbolSize: 7,
          lineStyle: { color: INK, type: "dashed", width: 1.5 }, itemStyle: { color: INK },
          label: { show: true, formatter: (p) => p.value[1], position: "top", color: SOFT },
          tooltip: { formatter: (p) => `${p.value[0]}  ${p.value[1]} ${data.unit}` },
          markLine: data.census === null ? undefined : { silent: true, symbol: "none", data: [{ xAxis: data.census - .5 }], lineStyle: { color: "#9d2f27", type: "dotted" }, label: { formatter: data.words.break, color: "#9d2f27", fontSize: 11, position: "end", align: "right" } },
        }] : []),
        ...data.series.map((series) => ({
          name: series.name, type: "scatter", data: series.points, symbol: (SERIES[series.vintage] ?? SERIES.unknown)[1], symbolSize: 10,
          itemStyle: series.broken ? { color: "#fff", borderColor: (SERIES[series.vintage] ?? SERIES.unknown)[0], borderWidth: 2 } : { color: (SERIES[series.vintage] ?? SERIES.unknown)[0] },
          tooltip: { formatter: (p) => `${p.value[0]}  ${p.value[1]} ${data.unit}\n${series.name}` },
        })),
      ],
    };
  },
  settled(data) {
    return {
      ...base(),
      tooltip: { ...base().tooltip, trigger: "axis", formatter: ([p]) => `${data.words.axis} ${p.value[0]}\n${data.words.people} ${p.value[1].toLocaleString()}` },
      grid: { left: 8, right: 24, top: 30, bottom: 34, containLabel: true },
      xAxis: valueAxis({ name: data.words.axis, nameLocation: "middle", nameGap: 26, splitLine: { show: false } }),
      yAxis: valueAxis({ name: data.words.people, nameTextStyle: { color: SOFT, align: "left" } }),
      series: [{
        type: "line", step: "start", symbol: "none", data: data.points, lineStyle: { color: INK, width: 1.5 },
        areaStyle: { color: "#1c4f7c", opacity: .08 },
        markLine: data.threshold === null ? undefined : { silent: true, symbol: "none", animation: false, data: [{ xAxis: data.threshold }], lineStyle: { color: "#9d2f27", type: "solid" }, label: { formatter: `${data.words.here} ${data.threshold}`, color: "#9d2f27", position: "end" } },
      }],
    };
  },
  amounts(data) {
    return {
      ...base(),
      color: ["#1c4f7c", "#9d2f27", "#8a6d00", "#22694f", "#5b3f8c", "#626c75", "#ab4a12", "#1d6f79", "#8f2f5c", "#3f6b1d"],
      legend: { type: "scroll", bottom: 0, left: 0, textStyle: { color: INK } },
      grid: { left: 8, right: 18, top: 30, bottom: 36, containLabel: true },
      tooltip: { ...base().tooltip, valueFormatter: (v) => `${v.toLocaleString(undefined, { maximumFractionDigits: 4 })} ${data.words.unit}` },
      xAxis: { type: "category", data: data.years, axisTick: { show: false }, axisLabel: { color: SOFT }, axisLine: { lineStyle: { color: SOFT } } },
      yAxis: valueAxis({ name: data.words.unit, nameTextStyle: { color: SOFT, align: "left" } }),
      series: data.series.map(({ name, values }) => ({ name, type: "bar", stack: "all", barMaxWidth: 44, data: values })),
    };
  },
  levels(data) {
    const scatter = (key, symbol, color, size) => ({
      name: data.words[key], type: "scatter", symbol, symbolSize: size, itemStyle: { color },
      data: data[key].map((v, n) => [v, n]).filter(([v]) => v !== null),
      tooltip: { formatter: (p) => `${data.pilots[p.value[1]]}  ${data.words[key]} ${p.value[0]} ${data.unit}` },
    });
    return {
      ...base(),
      legend: { top: 0, left: 0, textStyle: { color: INK } },
      grid: { left: 8, right: 24, top: 36, bottom: 24, containLabel: true },
      xAxis: valueAxis({ scale: true, name: data.unit, position: "top" }),
      yAxis: { type: "category", inverse: true, data: data.pilots, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { interval: 0, color: INK, fontSize: 12 }, splitLine: { show: true, interval: 0, lineStyle: { color: "#f1eee6" } } },
      series: [scatter("baseline", "emptyCircle", SOFT, 7), scatter("target", "rect", INK, [3, 13]), scatter("observed", "diamond", "#9d2f27", 10)],
    };
  },
};

function drawCharts(root) {
  if (!window.echarts) return;
  for (const box of root.querySelectorAll("[data-chart]")) {
    const data = JSON.parse(document.getElementById(box.dataset.chart).textContent);
    if (data.kind === "gaps" && !data.points.length) continue;
    box.classList.add("drawn");
    const chart = window.echarts.getInstanceByDom(box) || window.echarts.init(box, null, { renderer: "svg" });
    chart.setOption(draw[data.kind](data), true);
    scalable(box, chart);
  }
}

// With a view box the drawing fits whatever width the paper has.
function scalable(box, chart) {
  box.querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

function resizeCharts() {
  for (const box of document.querySelectorAll(".chart.drawn")) {
    const chart = window.echarts?.getInstanceByDom(box);
    if (chart) chart.resize(), scalable(box, chart);
  }
}

document.documentElement.classList.add("scripted");
addEventListener("resize", resizeCharts);

document.body.addEventListener("htmx:beforeSwap", (event) => {
  for (const box of event.target.querySelectorAll(".chart.drawn")) window.echarts?.getInstanceByDom(box)?.dispose();
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  const drawer = document.getElementById("drawer");
  if (event.target.id !== "drawer-content") return drawCharts(event.target);
  if (!drawer.open) drawer.showModal();
});
// When the part cannot be had, the whole page says why.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.body.addEventListener(failure, (event) => {
    if (event.detail.requestConfig.verb === "get") location.assign(event.detail.pathInfo.finalRequestPath);
    else location.reload(); // what was sent was refused: the page shows how things stand
  });
}
document.getElementById("drawer").addEventListener("click", (event) => {
  if (event.target === event.currentTarget) event.currentTarget.close();
});
drawCharts(document);
