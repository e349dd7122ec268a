"""What scorecards ask that no register keeps (评估填报项): entered with its paper, by item."""

from xuezheng.core.base.labels import Labelled, T


class Stage(Labelled):
    """Which stage of a school a figure is of (适用学段)."""

    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior secondary"))


class Figure(Labelled):
    """A figure of a school or the county (评估填报数据)."""

    HIGHER = ("higher", T("高于规定学历专任教师数", "Teachers above the required degree"))
    ARTS_VISITING = (
        "arts_visiting",
        T("交流、兼职、走教的体育艺术教师数", "Visiting sports and arts teachers"),
    )
    SPORTS_LENT = (
        "sports_lent",
        T("校内改建和租借场馆面积（平方米）", "Sports areas rebuilt or leased (m²)"),
    )
    DENSE_CENTRE = (
        "dense_centre",
        T("大城市中心城区学校（是为1）", "School of a dense centre (1 for yes)"),
    )
    EQUIPMENT = ("equipment", T("教学仪器设备值（元）", "Value of equipment (yuan)"))
    MULTIMEDIA = ("multimedia", T("网络多媒体教室数", "Multimedia rooms"))
    COMPUTERS = ("computers", T("学生用计算机台数", "Computers for pupils"))
    BOOKS = ("books", T("图书册数", "Books"))
    MUSIC_ROOMS = ("music_rooms", T("达标音乐教室数", "Music rooms large enough"))
    ART_ROOMS = ("art_rooms", T("达标美术教室数", "Art rooms large enough"))
    FUNDED_PUPILS = (
        "funded_pupils",
        T("公用经费核定学生数", "Pupils that running funds are reckoned for"),
    )
    PUBLIC_FUNDS = ("public_funds", T("公用经费预算（元）", "Running funds (yuan)"))
    TRAINING_FUNDS = ("training_funds", T("教师培训经费（元）", "Funds for training (yuan)"))
    SPECIAL_FUNDS = (
        "special_funds",
        T("特殊教育学校公用经费（元）", "Running funds of special schools (yuan)"),
    )
    TEACHER_PAY = (
        "teacher_pay",
        T("义务教育教师年平均工资（元）", "Average yearly pay of teachers (yuan)"),
    )
    SERVANT_PAY = (
        "servant_pay",
        T("当地公务员年平均工资（元）", "Average yearly pay of civil servants (yuan)"),
    )
    TRAINED = (
        "trained",
        T("完成五年360学时培训的专任教师数", "Teachers who completed their hours"),
    )
    NEAR_PRIMARY = (
        "near_primary",
        T("公办小学划片内学生数", "Public primary pupils within their zone"),
    )
    NEAR_PRIMARY_ALL = (
        "near_primary_all",
        T("城镇公办小学学生数", "Pupils of urban public primary schools"),
    )
    NEAR_JUNIOR = (
        "near_junior",
        T("公办初中划片内学生数", "Public junior pupils within their zone"),
    )
    NEAR_JUNIOR_ALL = (
        "near_junior_all",
        T("城镇公办初中学生数", "Pupils of urban public junior schools"),
    )
    QUOTA_PLACES = (
        "quota_places",
        T("优质高中分配名额数", "Places of good senior schools handed out"),
    )
    SENIOR_PLACES = ("senior_places", T("优质高中招生计划数", "Places of good senior schools"))
    MIGRANTS_PLACED = (
        "migrants_placed",
        T("公办及购买学位就读随迁子女数", "Migrants’ children in public or bought places"),
    )
    DISABLED = ("disabled", T("适龄残疾儿童少年数", "Disabled children of school age"))
    DISABLED_TAUGHT = (
        "disabled_taught",
        T("已安置入学的残疾儿童少年数", "Disabled children at school"),
    )
    DIFFERENCE = ("difference", T("质量监测校际差异率", "Difference between schools in monitoring"))
    RECOGNITION = ("recognition", T("社会认可度（%）", "Recognition by the public (%)"))
    BASIC_YEARS = ("basic_years", T("通过基本均衡认定后年数", "Years since basic balance"))
    WORK_SCORE = ("work_score", T("政府推进工作得分", "Points for the work of government"))
    AGED_3_5 = ("aged_3_5", T("3—5周岁常住儿童数", "Resident children aged 3 to 5"))
    PUBLIC_KG_FUNDS = (
        "public_kg_funds",
        T("公办园公用经费财政拨款（元）", "Running funds of public kindergartens (yuan)"),
    )
    INCLUSIVE_KG_FUNDS = (
        "inclusive_kg_funds",
        T("普惠性民办园财政补助（元）", "Subsidies of inclusive kindergartens (yuan)"),
    )
    CONTRACT_PAY = (
        "contract_pay",
        T("公办园非在编教师年平均工资（元）", "Pay off the establishment (yuan)"),
    )
    ESTABLISHED_PAY = (
        "established_pay",
        T("公办园在编教师年平均工资（元）", "Pay on the establishment (yuan)"),
    )
    PRESCHOOL_RECOGNITION = (
        "preschool_recognition",
        T("学前教育社会认可度（%）", "Recognition, kindergartens (%)"),
    )
