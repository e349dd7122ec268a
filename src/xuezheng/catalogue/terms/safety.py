"""What hazards, incidents, drills and buses are described by (安全工作的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Danger(Labelled):
    """What a hazard is about (隐患类别); the first seven are those of 日排查."""

    BUILDING = ("building", T("校舍设施", "Buildings"))
    FIRE = ("fire", T("消防用电", "Fire and electricity"))
    FOOD = ("food", T("食品饮水", "Food and water"))
    TRAFFIC = ("traffic", T("交通校车", "Traffic and buses"))
    SECURITY = ("security", T("校门安保", "Gate and guards"))
    CHEMICAL = ("chemical", T("危化品和实验室", "Chemicals and laboratories"))
    DISEASE = ("disease", T("疾病防控", "Disease"))
    WATER = ("water", T("防溺水", "Drowning"))
    OTHER = ("other", T("其他", "Other"))


class Grade(Labelled):
    """The two grades of a hazard (隐患等级): put right at once, or in need of a stop."""

    GENERAL = ("general", T("一般隐患", "General"))
    MAJOR = ("major", T("重大隐患", "Major"))


class WaitsFor(Labelled):
    """Why a hazard cannot be put right at once (不能立即整改的原因)."""

    MONEY = ("money", T("资金未落实", "Money"))
    BUILDING = ("building", T("须工程改造", "Building works"))
    SEASON = ("season", T("须待假期施工", "Holidays"))
    OTHERS = ("others", T("须其他部门配合", "Another authority"))


class Harm(Labelled):
    """What an incident is (事件类别)."""

    INJURY = ("injury", T("意外伤害", "Injury"))
    TRAFFIC = ("traffic", T("交通事故", "Traffic"))
    WATER = ("water", T("溺水", "Drowning"))
    FOOD = ("food", T("食品安全", "Food"))
    FIRE = ("fire", T("火灾", "Fire"))
    VIOLENCE = ("violence", T("欺凌和暴力", "Bullying and violence"))
    ILLNESS = ("illness", T("突发疾病", "Sudden illness"))
    CROWD = ("crowd", T("群体性事件", "Mass incident"))
    WEATHER = ("weather", T("自然灾害", "Natural disaster"))
    OTHER = ("other", T("其他", "Other"))


class Severity(Labelled):
    """How grave an incident is (事件等级)."""

    GENERAL = ("general", T("一般", "General"))
    LARGE = ("large", T("较大", "Larger"))
    MAJOR = ("major", T("重大", "Major"))
    EXTREME = ("extreme", T("特别重大", "Extreme"))


class Insurance(Labelled):
    """What became of the insurance (保险理赔)."""

    NONE = ("none", T("不涉及", "Not concerned"))
    CLAIMED = ("claimed", T("已报案", "Claimed"))
    PAID = ("paid", T("已赔付", "Paid"))


class Mediation(Labelled):
    """How a dispute was settled (纠纷处理)."""

    NONE = ("none", T("无纠纷", "No dispute"))
    UNDER_WAY = ("under_way", T("调解中", "Being mediated"))
    SETTLED = ("settled", T("已签调解协议", "Settled"))
    COURT = ("court", T("进入诉讼", "In court"))


class Drill(Labelled):
    """What a plan or a drill is for (预案和演练类别)."""

    FIRE = ("fire", T("消防疏散", "Fire"))
    QUAKE = ("quake", T("地震避险", "Earthquake"))
    EPIDEMIC = ("epidemic", T("疫情防控", "Epidemic"))
    VIOLENCE = ("violence", T("防暴防侵害", "Violence"))
    WEATHER = ("weather", T("防汛防台", "Flood and storm"))
    BUS = ("bus", T("校车逃生", "Bus evacuation"))
    EVENT = ("event", T("大型活动安保", "Security of an event"))


class Serves(Labelled):
    """Who runs a school bus (校车服务方式)."""

    OWN = ("own", T("学校自有", "The school’s own"))
    COMPANY = ("company", T("校车服务公司", "Bus company"))
    TRANSPORT = ("transport", T("公共客运企业", "Public transport"))
