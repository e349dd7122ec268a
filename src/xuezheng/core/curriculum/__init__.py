"""Timetables against the curriculum plan (课程核查) and daily exercise from them (锻炼时间)."""
