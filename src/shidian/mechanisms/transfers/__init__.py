"""What follows people: land and money tied to the number who settle (人地钱挂钩).

City classes and what they may ask of settlers, the dates of the residence permit, construction
land for settled people, equalization and award money, and the table that links them for a pilot.
It realizes what the first and second national tasks of the programme document promise.
"""
