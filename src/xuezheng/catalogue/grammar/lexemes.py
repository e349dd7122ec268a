"""Lexemes (词元) in the order in which they are tried at each place of a text.

Names and dates come before numbers, so that a number inside them is never taken
for a quantity. Examples mark with ⟦ ⟧ what one token must cover.
"""

from xuezheng.catalogue.grammar.names import NAMES, TITLES, WORDS, YEAR
from xuezheng.catalogue.grammar.units import UNIT, UNIT_IN_WORDS
from xuezheng.core.base.labels import T
from xuezheng.core.plans.grammar import Fate, Lexeme

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
_END = r"(?:底|末|初|年底|年末)?(?:之前|以前|前|起|后|以来)?"

_QUARTER = r"(?:第?[一二三四1-4]季度)"
_SEASON = r"(?:[春秋]季(?:学期)?(?:开学|学期|招生)?|[上下]学期|[寒暑]假|新学期(?:开学)?|开学)"

TIMES = (
    Lexeme(
        "clock",
        "D",
        T("日期时刻", "Day and time"),
        YEAR + r"[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)"
        r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?=\s?[-至到前后]\s?\d{1,2}:\d{2})"
        r"|(?<=\d[-至到])\d{1,2}:\d{2}(?!\d)|\d{1,2}时(?:\d{1,2}分|整|许)?(?!间)|\d{1,2}点(?:\d{1,2}分|半|整|前|后|钟)",
        Fate.DATE,
        reads=("发布时间:⟦2026-02-26 09:30⟧", "每日⟦8时30分⟧"),
        passes_over=("师生比1:13",),
    ),
    Lexeme(
        "years",
        "D",
        T("年份区间", "A span of years"),
        YEAR + r"年?\s?[-~至到]\s?" + YEAR + r"(?:学年度?|年度?)?",
        Fate.DATE,
        reads=("第二轮(⟦2021-2024⟧)", "⟦2024-2025学年⟧"),
        passes_over=("5-7个",),
    ),
    Lexeme(
        "date",
        "D",
        T("年月日", "A date"),
        YEAR
        + r"学?年(?:度)?(?:\s?\d{1,2}月(?:份|底|末|初|上旬|中旬|下旬)?(?:\s?\d{1,2}日)?|"
        + _QUARTER
        + r"|[上下]半年|"
        + _SEASON
        + r")?"
        + _END
        + r"|(?<!\d)\d{1,2}月(?:份|底|末|初|上旬|中旬|下旬)?(?:\s?\d{1,2}日)?(?:[-~至到]\s?\d{1,2}(?:月(?:份|底)?(?:\d{1,2}日)?|日))?"
        + _END
        + r"|(?<!\d)\d{1,2}[-~至到]\d{1,2}月(?:份|底)?"
        + _END
        + r"|(?<!\d)\d{1,2}日"
        + _END
        + r"|[二一][〇零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?",
        Fate.DATE,
        reads=(
            "到⟦2025年底⟧建成",
            "⟦9月底前⟧完成",
            "⟦2026年2月26日⟧印发",
            "⟦2023年秋季学期⟧投用",
            "⟦5-6月⟧开展",
        ),
        passes_over=("新增2026个学位", "休学3个月"),
    ),
    Lexeme(
        "five_year",
        "D",
        T("五年规划期", "A five-year-plan period"),
        r"十[一二三四五六七]五(?=[”规期时末初以来]|$)(?:期间|时期|末|初)?",
        Fate.DATE,
        reads=("⟦十五五期间⟧",),
        passes_over=("十五五个",),
    ),
    Lexeme(
        "span",
        "T",
        T("期限", "A term"),
        r"(?:用|在|力争|经过)?(?:今后|未来)?(?:"
        + WORDS
        + r"{1,2}|\d{1,2})(?:到[二三四五])?(?:个)?年(?:内|时间(?:内)?|左右时间|之内|以内)"
        r"|(?:今后|未来)(?:" + WORDS + r"{1,2}|\d{1,2})年"
        r"|(?:" + WORDS + r"{1,3}|\d{1,3})个?(?:工作日|日|天|周|月|小时|分钟)(?:之内|以内|内)",
        Fate.DATE,
        reads=("计划⟦用三年时间⟧实现", "⟦两年内⟧完成", "接报后⟦5个工作日内⟧办结"),
        passes_over=("三年行动计划",),
    ),
    Lexeme(
        "cadence",
        "H",
        T("频次", "Cadence"),
        r"每(?:半|一|两|二|三|\d)?个?(?:学期|学年|季度|季|月|周|星期|天|日|年|晚|课时)(?:度)?(?!轻|级|轮)",
        Fate.DATE,
        reads=("⟦每学期⟧组织演练", "⟦每两年⟧一轮", "⟦每天⟧锻炼"),
        passes_over=("每一个角落",),
    ),
    Lexeme(
        "time_word",
        "T",
        T("时间词", "A time word"),
        r"(?:今年|本年度?|全年|年内|年度内|当年|年底前?|年末前?|年中|今冬明春|[上下]半年|"
        + _QUARTER
        + r"|"
        + _SEASON
        + r"|明年|去年|上年|前年|近年来?|本学期|本学年)(?:内|以来|末|底|初|开始|起)?(?:之前|以前|前)?",
        reads=("⟦年内⟧建成", "⟦秋季开学前⟧投用", "⟦上半年⟧完成", "⟦第三季度⟧"),
        passes_over=("三年级",),
    ),
)

_IN_WORDS = r"(?:[二两三四五六七八九]|(?:[一二两三四五六七八九]?[十百千])+[一二三四五六七八九]?(?:[十][一二三四五六七八九]?)?)"

_TENTH = r"[一二两三四五六七八九]"
NUMBERS = (
    Lexeme(
        "tenths",
        "N",
        T("几成", "So many tenths"),
        rf"(?<![第每])(?:{_TENTH}成(?:半|[一二三四五六七八九])?(?![立员果长熟效为功就人本绩分套品型才都交批片灾])|(?:一半|半数)(?=以上))",
        reads=(
            "达到教师总数的⟦两成⟧",
            "超过⟦九成⟧",
            "提高到⟦五成⟧以上",
            "占⟦七成五⟧",
            "⟦半数⟧以上学校",
        ),
        passes_over=("三成立", "两成员"),
    ),
    Lexeme(
        "of_parts",
        "N",
        T("百分之几", "So many parts in a hundred"),
        r"(?:百分之|千分之|万分之)(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
        r"|百分百|[二三四五六七八九十]分之[一二三四五六七八九]",
        reads=("达到⟦百分之九十八⟧", "控制在⟦万分之0.6⟧以下"),
        passes_over=("部分之一",),
    ),
    Lexeme(
        "ratio",
        "R",
        T("比值", "A ratio"),
        r"(?<![0-9:.])\d+(?:\.\d+)?\s?:\s?\d+(?:\.\d+)?(?![0-9:])",
        reads=("师生比不低于⟦1:13.5⟧", "生机比达到⟦7.5:1⟧"),
        passes_over=("2026-02-26 09:30:00",),
    ),
    Lexeme(
        "number",
        "N",
        T("数与单位", "A number with its measure word"),
        rf"{NUMERAL}\s?[余多来几]?(?:百万|千万|[万亿千百](?!分之))?[余多几]?\s?(?:{UNIT})",
        reads=(
            "新增⟦12.2万平方米⟧",
            "推送⟦30余期⟧",
            "建成⟦40所⟧",
            "提高⟦2.3个百分点⟧",
            "每人每月⟦300元⟧",
        ),
        passes_over=("全部达标",),
    ),
    Lexeme(
        "bare_year",
        "D",
        T("没有“年”字的年份", "A year without the word for year"),
        r"(?<![0-9.])(?:19|20)\d\d(?=[一-龥“”《》,、;)(\s]|$)(?!余|多|万|亿|(?:名|位)?(?:学生|师生|教师|群众|家长))",
        Fate.DATE,
        reads=("获评⟦2020⟧网络好故事",),
        passes_over=("新增2020个学位",),
    ),
    Lexeme(
        "bare",
        "n",
        T("没有单位的数", "A number without measure word"),
        rf"{NUMERAL}\s?[余多]?(?:百万|千万|[万亿])?[余多]?",
        reads=("⟦5⟧-7个", "服务近⟦13万⟧学生"),
        passes_over=("全部达标",),
    ),
    Lexeme(
        "in_words",
        "N",
        T("汉字计数", "A count in Chinese numerals"),
        rf"(?<![第每“之几数])(?:{_IN_WORDS}[余多几]?|(?:(?<=至少)|(?<=不少于)|(?<=不低于)|(?<=至少[一-龥]{{2}}))一)(?:{UNIT_IN_WORDS})(?![一二三四五六七八九])",
        reads=("新设⟦四个⟧专业", "发布指南⟦十余项⟧", "每周至少⟦一次⟧"),
        passes_over=("每一个角落", "第三个"),
    ),
)

SIGNS = (
    Lexeme("floor", "G", T("下限词", "At least"),
           r"不低于|不少于|不小于|不下于|不得低于|不得少于|至少|最少|高于|多于|大于|≥|>=|保底", reads=("⟦不低于⟧10%",)),
    Lexeme("ceiling", "L", T("上限词", "At most"),
           r"不超过|不高于|不多于|不大于|不得超过|不得高于|不突破|低于|少于|小于|控制在|控制到|≤|<=|至多|最多",
           reads=("⟦控制在⟧5%以内",)),
    Lexeme("over", "B", T("超过", "More than"), r"超过|突破|超出|超(?=\d|[一二三四五六七八九十百千万])|逾|多达|达到并超过", reads=("⟦超过⟧95%",)),
    Lexeme("near", "A", T("约数", "About"), r"将近|接近|近(?=\d)|大约|约(?=\d)|约为", reads=("提高⟦近⟧13个百分点",)),
    Lexeme("dash", "-", T("至", "To"), r"(?<=[\d%万亿])\s?(?:-{1,2}|~|至|到)\s?(?=[\d])", reads=("5⟦-⟧7个",), passes_over=("至今",)),
    Lexeme("reach", "E", T("达到", "Reaches"),
           r"(?:保持在|稳定在|巩固在|提高到|提升到|上升到|增加[到至]|增长[到至]|扩大[到至]|下降[到至]|降低[到至]|减少[到至]|压缩[到至]|压减到|压减至|延长至|延长到|缩小到|缩小至|降至|降到|升至|增至|提高至|提升至|达到|达|为|至|到|保持|巩固|=)(?=\s?(?:\d|近|约|超|百分|千分|万分|[二三四五六七八九十]分之|不))",
           reads=("覆盖率⟦达到⟧65%", "近视率⟦降至⟧50%")),
    Lexeme("each", "F", T("分别", "Respectively"), r"分别(?:稳定|巩固|保持)?(?:达到|达|为|在|提高到|提升到|提高至|占|增长|下降|提高|至|建设|新增)?", reads=("⟦分别达到⟧85%和88%",)),
    Lexeme("upward", "g", T("以上", "Or more"), r"\s?(?:及|或)?以上|及其以上", reads=("65%⟦以上⟧",)),
    Lexeme("downward", "l", T("以下", "Or less"), r"\s?(?:及|或)?(?:以下|以内|之内|以里)", reads=("5%⟦以下⟧",)),
    Lexeme("around", "t", T("左右", "Around"), r"左右|上下", reads=("50%⟦左右⟧",)),
    Lexeme("coverage", "Q", T("全覆盖", "Full coverage"), r"(?:百分之百|100%|全面)?(?:的)?全覆盖", reads=("实现镇街⟦全覆盖⟧",), passes_over=("扩大覆盖面",)),
    Lexeme("joiner", "J", T("和、与", "And"), r"[、和与及]|以及|,(?=\s?\d+(?:\.\d+)?%)", reads=("85%⟦和⟧88%",)),
    Lexeme("comma", "C", T("逗号", "Comma"), r"[,;:]", reads=("达标⟦,⟧",)),
    Lexeme("open", "(", T("左括号", "Opening bracket"), r"[(\[]", reads=("⟦(⟧",)),
    Lexeme("close", ")", T("右括号", "Closing bracket"), r"[)\]]", reads=("⟦)⟧",)),
)  # fmt: skip

LEXEMES = (
    *TITLES,
    *TIMES,
    *NAMES[:2],
    *NAMES[2:],
    *NUMBERS[:3],
    *SIGNS[:6],
    *NUMBERS[3:],
    *SIGNS[6:],
)
