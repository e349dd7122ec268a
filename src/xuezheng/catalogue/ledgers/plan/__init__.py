"""Ledgers of the plan and its tasks (计划执行、督办与目标考核)."""
