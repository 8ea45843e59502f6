"""Single targets: pace, probability, status and points, as formulas on columns of numbers.

Results of `assess` become rows of a `Batch`; formulas for pace, attainment, status and points work
on its columns and never validate. It realizes the yearly evaluation of 五（二） of the programme
document. Main functions: `progress.progress_of`, `status.statuses`, `points.points`.
"""
