"""One room for each policy mechanism of the programme; the rooms do not know one another.

`settlement` runs points schemes and residence-permit entitlements over persons. It realizes what
the outlines promise under the first national task, the citizenization of rural migrants
(农业转移人口市民化).
What two rooms share is a parameter of the package, or belongs in `core`.
"""
