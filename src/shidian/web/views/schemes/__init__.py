"""The pages of settlement schemes: the annex table, the threshold, a person, two side by side."""
