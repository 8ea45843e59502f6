"""The queue over years: yearly quotas, people who age and gain points, newcomers, people who leave.

Each year all who wait are judged anew on that day; the best settle as far as the quota goes. It
answers how long settlement takes, and for whom it never comes within the years looked at.
"""

from shidian.mechanisms.settlement.queue.plan import Arrivals, QueuePlan
from shidian.mechanisms.settlement.queue.simulation import Queue, simulated
from shidian.mechanisms.settlement.queue.waits import Waits
from shidian.mechanisms.settlement.queue.year import QueueYear

__all__ = ["Arrivals", "Queue", "QueuePlan", "QueueYear", "Waits", "simulated"]
