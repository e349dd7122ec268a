"""What buildings and rooms are described by (校舍的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Structure(Labelled):
    """What a building is built of (结构形式)."""

    FRAME = ("frame", T("框架", "Frame"))
    MASONRY = ("masonry", T("砖混", "Brick and concrete"))
    BRICK_WOOD = ("brick_wood", T("砖木", "Brick and wood"))
    STEEL = ("steel", T("钢结构", "Steel"))


class Appraisal(Labelled):
    """Safety grade of a building as appraised (房屋安全鉴定等级)."""

    A = ("A", T("A级", "Grade A"))
    B = ("B", T("B级", "Grade B"))
    C = ("C", T("C级（局部危房）", "Grade C, partly dangerous"))
    D = ("D", T("D级（整幢危房）", "Grade D, dangerous"))


class Use(Labelled):
    """What a room is used for (用房类别)."""

    CLASSROOM = ("classroom", T("普通教室", "Classroom"))
    LABORATORY = ("laboratory", T("实验室", "Laboratory"))
    COMPUTER = ("computer", T("计算机教室", "Computer room"))
    MUSIC_ART = ("music_art", T("音乐美术教室", "Music and art room"))
    LIBRARY = ("library", T("图书室", "Library"))
    SPORTS = ("sports", T("体育用房", "Sports hall"))
    OFFICE = ("office", T("办公用房", "Office"))
    CANTEEN = ("canteen", T("食堂", "Canteen"))
    DORMITORY = ("dormitory", T("宿舍", "Dormitory"))
    CLINIC = ("clinic", T("卫生室", "Clinic"))
    COUNSELLING = ("counselling", T("心理辅导室", "Counselling room"))
    WORKSHOP = ("workshop", T("实训用房", "Workshop"))
    OTHER = ("other", T("其他用房", "Other"))
