"""How the portal looks: a few rules, in a file of its own beside the pages."""

STYLE = """\
html {
  font: 15px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif;
  color: #1d2730; background: #fbfaf7;
}
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; }
header {
  display: flex; flex-wrap: wrap; gap: .4rem 2rem;
  padding: .9rem 0; border-bottom: 3px double #d9d6cd;
}
nav { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin-left: auto; }
a { color: #1c4f7c; text-underline-offset: .2em; }
h1 { font-size: 1.7rem; line-height: 1.3; }
p { max-width: 46rem; }
.scroll { overflow-x: auto; margin: 1.4rem 0; }
table { border-collapse: collapse; font-size: .93rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td {
  text-align: left; vertical-align: top;
  padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #efece4;
}
thead th { border-bottom: 1px solid #1d2730; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { html { background: #fff; } nav { display: none; } }
"""
