"""What the city is calibrated on: published figures, each with where it comes from.

Sources, by letter behind each figure:

N  年度人口和 births: 国家统计局《国民经济和社会发展统计公报》 of each year.
E  教育部《全国教育事业发展统计公报》 of 2023 and 2024.
Z  慈溪市教育局《2020年工作总结和2021年工作要点》 (schools, kindergartens, backbone teachers).
Y  云汀市's own plan of 2026 (`demo/texts`), which the city must not contradict.
S  the standards: 教督〔2017〕6号, 幼儿园工作规程, 中央编办发〔2014〕72号.
J  judgement, where nothing published was at hand.

All shares are whole numbers (parts of a hundred, a thousand, a million).
"""

from datetime import date

OPENS = date(2023, 9, 1)
"""The register's first day: three whole school years lie before the demo's autumn."""
TODAY = date(2026, 10, 12)
FIRST_YEAR, LAST_YEAR = 2023, 2026
YEARBOOK = date(2025, 9, 1)
"""The census day the yearbook of planted case D7 counts."""

BIRTHS = {
    2004: 1593, 2005: 1617, 2006: 1584, 2007: 1594, 2008: 1608, 2009: 1591, 2010: 1588,
    2011: 1604, 2012: 1635, 2013: 1640, 2014: 1687, 2015: 1655, 2016: 1786, 2017: 1723,
    2018: 1523, 2019: 1465, 2020: 1200, 2021: 1062, 2022: 956, 2023: 902,
}  # fmt: skip
"""Births in the country in ten thousands [N]: the decline after 2016 walks through the stages."""
SHARE = 615
"""The city's children per million of the country's births [J]: 近13万在校 in 2025 [Y]."""

STAGES = {
    "preschool": (-3, 3), "primary": (0, 6), "junior": (6, 3), "senior": (9, 3),
    "vocational": (9, 3),
}  # fmt: skip
"""Years from entering primary school to entering a stage, and how long it lasts (六三学制)."""
SIZE = {
    "preschool": (24, 35), "primary": (44, 45), "junior": (49, 50), "senior": (47, 50),
    "vocational": (43, 50), "special": (8, 12),
}  # fmt: skip
"""Pupils a class is made for, and its seats [S]: full ones, since 60 large classes are 2.9 % [Y]."""

ENTER = {"preschool": 970, "primary": 1000, "junior": 985, "senior": 416, "vocational": 333}
"""Of a thousand children of a year: 3年毛入园率 [E]; of a thousand junior leavers 普职 1∶0.8 [Y]."""
BOYS = 5215
"""Of ten thousand: 109 boys to 100 girls; primary pupils 2023 have 46.7 % girls [E]."""
MIGRANT = {"public": 300, "private": 125}
"""随迁子女 of a thousand by who runs the school; 96 % of them in public schools [Y]."""
LEFT_BEHIND = {"urban": 4, "rural": 21}
"""留守 of a thousand local pupils [J; a county of the coast]."""
BOARDS = {"senior": 620, "vocational": 710, "junior": 40, "primary": 0, "preschool": 0}
"""Boarders of a thousand by stage [J]."""
NATIONS = ("01",) * 967 + ("15", "06", "12", "09", "07", "08", "03", "22", "11", "13") * 3 + (
    "01", "05", "10",
)  # fmt: skip
"""Peoples of a thousand: 97 % Han on the coast, the others as migrants bring them [J]."""

EVENTS = {
    "transfer": 900, "moved_away": 700, "moved_in": 800, "suspended": 90, "repeated": 40,
    "regrouped": 150, "changed": 250, "withdrawn": 12, "died": 1,
}  # fmt: skip
"""What happens in a life on the roll, of a hundred thousand pupils in one year (×10) [J; 巩固率 Y]."""

KINDERGARTEN_SHARE = {"public": 835, "inclusive": 447, "private": 733}
"""Weight of one kindergarten: public 56.8 %, 普惠 91.2 % of children, over 68 + 77 + 12 [Y]."""

PER_TEACHER = {
    "preschool": 115, "primary": 162, "junior": 117, "senior": 112, "vocational": 137,
    "special": 32,
}  # fmt: skip
"""Pupils to a teacher, in tenths: 9,500 专任教师 in all [Y]."""
QUOTA = {"primary": (19, 1), "junior": (27, 2), "senior": (25, 2), "preschool": (16, 1),
         "vocational": (14, 1), "special": (3, 1)}  # fmt: skip
"""Pupils to a post of the establishment as a fraction: 1:19, 1:13.5, 1:12.5 [S]."""
AGES = ((22, 29, 21), (30, 34, 16), (35, 39, 15), (40, 44, 17), (45, 49, 16), (50, 54, 11),
        (55, 59, 4))  # fmt: skip
"""Teachers of a hundred by age [E, rounded]."""
WOMEN = {"preschool": 98, "primary": 74, "junior": 63, "senior": 56, "vocational": 55,
         "special": 72}  # fmt: skip
"""Women among teachers of a hundred by stage [E]."""
SUBJECTS = {
    "preschool": (("学前教育", 100),),
    "primary": (("语文", 34), ("数学", 25), ("英语", 10), ("科学", 6), ("道德与法治", 4),
                ("体育", 8), ("音乐", 5), ("美术", 5), ("信息科技", 2), ("心理健康", 1)),
    "junior": (("语文", 18), ("数学", 17), ("英语", 16), ("科学", 20), ("历史与社会", 7),
               ("道德与法治", 6), ("体育", 8), ("音乐", 2), ("美术", 3), ("信息科技", 2),
               ("心理健康", 1)),
    "senior": (("语文", 16), ("数学", 16), ("英语", 15), ("物理", 11), ("化学", 10), ("生物", 9),
               ("历史", 6), ("地理", 6), ("思想政治", 6), ("体育", 3), ("信息技术", 1),
               ("心理健康", 1)),
    "vocational": (("语文", 10), ("数学", 9), ("英语", 8), ("思想政治", 5), ("体育", 5),
                   ("机电技术", 21), ("商贸财经", 17), ("信息技术", 14), ("海洋技术", 11)),
    "special": (("培智", 70), ("康复训练", 20), ("体育", 10)),
}  # fmt: skip
"""Subjects of a hundred teachers [J, after 课程方案's hours]."""
TITLES = (("chief", 3), ("senior", 214), ("first", 443), ("second", 290), ("none", 50))
"""Titles of a thousand teachers: 高级 21.7 %, 中级 44.3 % [Y]; the oldest hold the highest."""
BACKBONE = {"urban": 159, "rural": 98}
"""County backbone teachers and above of a thousand: 15.9 % in town, 9.8 % in villages [Y]."""
COUNTED = {
    "public": (("established", 880), ("filed", 40), ("contract", 80)),
    "kindergarten": (("established", 420), ("filed", 210), ("contract", 370)),
    "private": (("private", 1000),),
}  # fmt: skip
"""On whose count teachers of a thousand work [J]."""
HIRED = {2024: 291, 2025: 286, 2026: 320}
"""New teachers of a year, 320 as planned for 2026 [Y]."""
MOVED = {2024: 371, 2025: 412, 2026: 468}
"""Teachers who moved to another school: 412 in 2025 [Y]."""
