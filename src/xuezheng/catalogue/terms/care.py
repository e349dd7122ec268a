"""What absence, illness and care of pupils are described by (缺课、症状和关爱的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Absence(Labelled):
    """Why a pupil is away, or what ails one (缺课原因和症状)."""

    FEVER = ("fever", T("发热", "Fever"))
    COUGH = ("cough", T("咳嗽咽痛", "Cough or sore throat"))
    VOMITING = ("vomiting", T("呕吐", "Vomiting"))
    DIARRHOEA = ("diarrhoea", T("腹痛腹泻", "Belly ache or diarrhoea"))
    RASH = ("rash", T("皮疹", "Rash"))
    RED_EYES = ("red_eyes", T("红眼", "Red eyes"))
    SWELLING = ("swelling", T("腮腺肿大", "Swollen glands"))
    JAUNDICE = ("jaundice", T("黄疸", "Jaundice"))
    OTHER_ILLNESS = ("other_illness", T("其他疾病", "Another illness"))
    INJURY = ("injury", T("伤害", "Injury"))
    LEAVE = ("leave", T("事假", "Leave"))
    UNEXPLAINED = ("unexplained", T("无故缺课", "Unexplained"))


SYMPTOMS = tuple(
    one.key for one in Absence if one.key not in {"other_illness", "injury", "leave", "unexplained"}
)
"""Those whose like cases are counted together."""


class Reach(Labelled):
    """How far a cluster reaches (聚集范围)."""

    CLASS = ("class", T("班级", "Class"))
    SCHOOL = ("school", T("学校", "School"))


class Outcome(Labelled):
    """What became of a pupil who had left (劝返结果)."""

    BACK = ("back", T("已返校就读", "Back at school"))
    ELSEWHERE = ("elsewhere", T("已转入其他学校", "At another school"))
    AT_HOME = ("at_home", T("送教上门", "Taught at home"))
    DEFERRED = ("deferred", T("依法缓学", "Lawfully deferred"))
    ABROAD = ("abroad", T("出境就学", "At school abroad"))


class LeftFor(Labelled):
    """Why a pupil stays away (失学原因)."""

    WEARY = ("weary", T("厌学", "Weary of school"))
    POVERTY = ("poverty", T("家庭经济困难", "Poverty"))
    WORK = ("work", T("外出务工", "Went to work"))
    ILLNESS = ("illness", T("疾病或残疾", "Illness or disability"))
    MOVED = ("moved", T("随家庭迁出", "Moved with the family"))
    OTHER = ("other", T("其他", "Other"))


class Concern(Labelled):
    """Why a pupil is listed (关注原因)."""

    FAMILY = ("family", T("家庭变故", "Change in the family"))
    DISTRESS = ("distress", T("情绪困扰", "Distress"))
    CONDUCT = ("conduct", T("行为偏差", "Conduct"))
    LEFT_BEHIND = ("left_behind", T("留守", "Left behind"))
    BULLIED = ("bullied", T("受欺凌", "Bullied"))
    ILLNESS = ("illness", T("重大疾病", "Grave illness"))


class Better(Labelled):
    """How a listed pupil fares (改善情况)."""

    BETTER = ("better", T("明显好转", "Much better"))
    STEADY = ("steady", T("平稳", "Steady"))
    WORSE = ("worse", T("加重", "Worse"))
