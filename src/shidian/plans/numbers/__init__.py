"""Numbers in a text: numerals, units, times and quantities, and what is no figure at all."""
