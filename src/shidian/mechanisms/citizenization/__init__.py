"""What citizenization costs and who pays: cost models, sharing, and the yearly list.

A cost model and the rules of sharing are files that a city writes; the formulas are named after
the published ones. It realizes the first national task of the programme document, the mechanism
of sharing the cost of 农业转移人口市民化.
"""
