"""The yearly cost-sharing list (成本分担清单) in Excel, with live formulas, and in Word."""

from shidian.reporting.cost_list.document import cost_list_document
from shidian.reporting.cost_list.workbook import cost_list_workbook, cost_workbook

__all__ = ["cost_list_document", "cost_list_workbook", "cost_workbook"]
