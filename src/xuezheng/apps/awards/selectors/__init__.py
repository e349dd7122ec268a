"""What pages, programs and services read of awards."""

from xuezheng.apps.awards.selectors.pages import (
    AwardShown,
    FormulaShown,
    SheetShown,
    award_shown,
    formula_shown,
    listed,
    record,
    sheet_shown,
)

__all__ = [
    "AwardShown", "FormulaShown", "SheetShown", "award_shown", "formula_shown", "listed", "record",
    "sheet_shown",
]  # fmt: skip
