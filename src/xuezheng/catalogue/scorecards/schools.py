"""What registers know of every school (校级取数): amounts by key; see ``recorded.py`` for how they are counted."""

from xuezheng.catalogue.indicators.estate import TAUGHT_IN
from xuezheng.catalogue.indicators.facts import (
    BUILDINGS,
    CLASSES,
    PUPILS,
    QUOTAS,
    ROOMS,
    SITES,
    STAFF,
)
from xuezheng.catalogue.indicators.listed import EQUIPMENT
from xuezheng.catalogue.indicators.staffing import ARTS, COUNTY_UP
from xuezheng.catalogue.scorecards.recorded import (
    ART,
    COMPULSORY,
    ESTABLISHED,
    FEN,
    MUSIC,
    TEACHER,
    Recorded,
    of_unit,
    one,
    pieces,
    rooms,
)
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount

SPORTS = T("体育运动场馆面积（平方米）", "Sports grounds and halls (m²)")
VALUE = T("教学仪器设备值（元）", "Value of equipment (yuan)")
OF_SCHOOLS: dict[str, Recorded] = {
    "teachers": one(STAFF, "专任教师数", "Teachers", TEACHER),
    "backbone": one(STAFF, "县级以上骨干教师数", "Backbone teachers", TEACHER & COUNTY_UP),
    "arts": one(STAFF, "体育、艺术专任教师数", "Sports and arts teachers", TEACHER & ARTS),
    "titled": one(STAFF, "中级及以上职称教师数", "Teachers with a middle title or above", TEACHER & col("title_level").among("first", "senior", "chief")),
    "established": one(STAFF, "在编教职工数", "Staff on the establishment", ESTABLISHED),
    "posts": one(QUOTAS, "核定编制数", "Posts approved", None, col("posts")),
    "migrants": one(PUPILS, "随迁子女数", "Migrants’ children", COMPULSORY & col("residence").is_("migrant")),
    "teaching_m2": one(ROOMS, "教学及辅助用房面积（平方米）", "Teaching rooms (m²)", TAUGHT_IN, col("area_m2")),
    "sports_m2": Recorded(SPORTS, (Amount(SITES, SPORTS, None, col("sports_m2")), Amount(ROOMS, SPORTS, col("use").is_("sports"), col("area_m2")))),
    "equipment": Recorded(VALUE, (Amount(EQUIPMENT, VALUE, col("value").filled(), col("value")),), FEN, named=True),
    "multimedia": pieces("multimedia", "网络多媒体教室数", "Multimedia rooms"),
    "computers": pieces("pupil_computer", "学生用计算机台数", "Computers for pupils"),
    "books": pieces("books", "图书册数", "Books"),
    "music_rooms": rooms("达标音乐教室数", "Music rooms large enough", MUSIC, "music_m2"),
    "art_rooms": rooms("达标美术教室数", "Art rooms large enough", ART, "art_m2"),
    "music_rooms_older": rooms("达标音乐教室数（早年建成）", "Music rooms, older school", MUSIC, "music_older_m2"),
    "art_rooms_older": rooms("达标美术教室数（早年建成）", "Art rooms, older school", ART, "art_older_m2"),
    "music_rooms_small": rooms("达标音乐教室数（农村小规模小学）", "Music rooms, small rural primary", MUSIC, "arts_small_primary_m2"),
    "art_rooms_small": rooms("达标美术教室数（农村小规模小学）", "Art rooms, small rural primary", ART, "arts_small_primary_m2"),
    "music_rooms_small_junior": rooms("达标音乐教室数（农村小规模初中）", "Music rooms, small rural junior", MUSIC, "arts_small_junior_m2"),
    "art_rooms_small_junior": rooms("达标美术教室数（农村小规模初中）", "Art rooms, small rural junior", ART, "arts_small_junior_m2"),
    "classes": one(CLASSES, "班数", "Classes", COMPULSORY),
    "largest": of_unit("largest", "最大班额", "Largest class", "most"),
    "largest.primary": of_unit("largest_primary", "小学最大班额", "Largest primary class", "most"),
    "largest.junior": of_unit("largest_junior", "初中最大班额", "Largest junior class", "most"),
    "first_built": of_unit("first_built", "最早校舍建成年份", "First building", "least"),
    "rural": of_unit("rural", "乡村学校", "Rural school", "most"),
    "outdoor_m2": one(SITES, "室外游戏场地面积（平方米）", "Outdoor play area (m²)", None, col("sports_m2")),
    "activity_m2": one(ROOMS, "幼儿活动用房面积（平方米）", "Activity rooms (m²)", col("use").is_("classroom"), col("area_m2")),
    "floor_m2": one(BUILDINGS, "在用校舍建筑面积（平方米）", "Floor area in use (m²)", col("in_use"), col("area_m2")),
}  # fmt: skip
PUPILS_OF = {
    stage: Amount(PUPILS, T("在籍学生", "Pupils on the roll"), col("stage").is_(stage))
    for stage in ("preschool", "primary", "junior", "senior")
}
"""Pupils of every stage, by which all is divided."""
