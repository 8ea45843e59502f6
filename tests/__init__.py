"""The tests by kind: unit (by room), golden, generative, whole, browser."""
