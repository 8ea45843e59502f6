"""Pages of filings: the list of a year, the grid of one, its steps, and the life of a figure.

Rights are asked by the services of `store.filings`; a page asks itself only what it shows. It
realizes 五（二） of the programme document: pilots report every year, provinces check.
"""
