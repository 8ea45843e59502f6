"""Figures: what each number of a plan says, of what, of which year, and how binding it is."""
