"""Scorecards (督导评估评分卡): rules as data, a county judged item by item, the cheapest way to pass."""
