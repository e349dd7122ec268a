"""Timetables against the curriculum plan, and exercise from them (课程核查与每天锻炼)."""
