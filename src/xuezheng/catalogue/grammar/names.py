"""What has digits and is no quantity (名称、序数、编号): titles, document numbers, ordinals, grades, idioms.

Tried before times and numbers; examples mark with ⟦ ⟧ what one token must cover.
"""

from xuezheng.catalogue.grammar.units import UNIT
from xuezheng.core.base.labels import T
from xuezheng.core.plans.grammar import Fate, Lexeme

WORDS = r"[一二两三四五六七八九十百千]"
YEAR = r"(?:19|20)\d\d"

TITLES = (
    Lexeme(
        "title",
        "X",
        T("书名号内的名称", "A name in title marks"),
        r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》",
        Fate.NAME,
        reads=("落实⟦《乡村教师扶持计划(2021-2024年)》⟧要求",),
        passes_over=("建成学校3所",),
    ),
    Lexeme(
        "quoted",
        "X",
        T("引号内的短名称", "A short name in quotation marks"),
        r"“[^“”\n。;]{1,24}”(?:\d{1,3}(?=行动|工程|计划))?",
        Fate.NAME,
        reads=("实施⟦“163”⟧行动计划", "深化⟦“5+3+2”⟧培养模式"),
        passes_over=("培养骨干教师30名",),
    ),
    Lexeme(
        "document_number",
        "X",
        T("文号", "Document number"),
        r"[一-龥]{0,8}[〔\[(]" + YEAR + r"[〕\])]\s?第?\d+号",
        Fate.NAME,
        reads=("⟦国发〔2016〕40号⟧印发",),
        passes_over=("(2021-2024)",),
    ),
    Lexeme(
        "contact_number",
        "X",
        T("电话、账号、代码", "Telephone, account or code"),
        r"(?<!\d)(?:0\d{2,3}-\d{7,8}|1\d{10}|\d{4}-\d{6,8}|[A-Z0-9]{12,}(?:/\d{4}-\d+)?|\d{12,})(?!\d)"
        r"|(?<=邮编:)\d{6}|(?<=邮政编码:)\d{6}|(?<=QQ:)\d+",
        Fate.NAME,
        reads=("固话:⟦0999-12345678⟧", "索引号⟦330000000000041X/2026-00013⟧"),
        passes_over=("培训教师1200人次",),
    ),
)

_LEVEL = r"(?:及?以[上下](?!的?学校))?"
NAMES = (
    Lexeme(
        "ordinal",
        "O",
        T("序数", "An ordinal"),
        r"第\s?(?:\d+(?:[-~、]\d+)?|[一二三四五六七八九十百零〇]+)(?:次|届|轮|批次?|期|个|名|位|项|条|章|节|部分|组|类|种|学期|梯队|方阵|产业|页)?",
        Fate.ORDINAL,
        reads=("⟦第26个⟧爱国主义教育周", "⟦第十二届⟧艺术节", "名列全省⟦第3⟧"),
        passes_over=("3个",),
    ),
    Lexeme(
        "rank",
        "O",
        T("名次", "A rank"),
        r"(?<![目此以之年月日底末])(?:前|后)\s?(?:\d+|[一二三四五六七八九十百]+)\s?(?:名|位|强|%)",
        Fate.ORDINAL,
        reads=("进入全省⟦前20名⟧", "位居全市⟦前三位⟧"),
        passes_over=("目前20名教师",),
    ),
    Lexeme(
        "plural_mark",
        "K",
        T("编号", "List mark"),
        r"(?<![0-9.])(?:[①-⑳]|(?<=附件)\d{1,2}(?=[:.、])|\(\d{1,2}\)(?=[一-龥“《])|(?:(?<=[。;:\n\t ])|^)\d{1,2}(?:(?:[、)]|\.)(?!\d)|\.(?=\d{1,2}(?:月|\)))))",
        Fate.LIST_MARK,
        reads=("⟦①⟧完善机制", "。⟦2.⟧加强", ";⟦(3)⟧推进"),
        passes_over=("达到98.5%", "2、3月"),
    ),
    Lexeme(
        "level",
        "O",
        T("等级", "A level or grade"),
        r"(?<![0-9.])(?:\d{1,2}[A-Z]?|[一二三四五六七八九十]{1,2})(?:年级|星级|等奖|级|星|等(?=[奖次])|流(?!动)|线|号|型|档次?|类(?=[学幼校高园地区])|段(?=线))"
        r"(?!的)" + _LEVEL,
        Fate.ORDINAL,
        reads=("⟦二级以上⟧优质幼儿园", "⟦一等奖⟧10个", "⟦5A级⟧社会组织", "⟦三星级以上⟧高中"),
        passes_over=("3类问题",),
    ),
    Lexeme(
        "age",
        "O",
        T("年龄、周年", "An age or anniversary"),
        r"(?:\d+(?:\s?[-~至到]\s?\d+)?|"
        + WORDS
        + r"{1,3})\s?(?:周岁|周年|岁)(?:及?以[上下]|以内)?",
        Fate.ORDINAL,
        reads=("⟦6周岁以下⟧儿童", "庆祝建党⟦105周年⟧", "⟦3-6岁⟧幼儿"),
        passes_over=("每周",),
    ),
    Lexeme(
        "formula",
        "X",
        T("算式样的名称", "A name that looks like a sum"),
        r"(?<![0-9A-Za-z])(?:\d+|[A-Za-zNX]+)(?:[+×x*](?:\d+(?![\d.]*%)|[A-Za-zNXn]+))+(?![0-9%])(?:小时)?",
        Fate.NAME,
        reads=("推行⟦1+X⟧证书制度", "⟦7×24小时⟧值守", "构建⟦1+2+3⟧体系"),
        passes_over=("1-2个",),
    ),
    Lexeme(
        "masked",
        "M",
        T("隐去的数", "A masked number"),
        r"(?<![A-Za-z0-9])(?:[xX×*＊○]{1,6}|X[xX]{1,5}|__+)(?=\s?(?:余|多|万|亿|%|‰|"
        + UNIT
        + r"|年|月|日))"
        r"|(?<![A-Za-z0-9])[xX×*＊]{2,6}(?![A-Za-z0-9])",
        Fate.MASKED,
        reads=("新建学校⟦xx⟧所", "每天锻炼⟦x⟧小时", "优质园比例达⟦XX⟧%"),
        passes_over=("x轴", "1+X证书"),
    ),
    Lexeme(
        "code",
        "X",
        T("字母数字名称", "A name of letters and digits"),
        r"(?<![0-9A-Za-z])(?:[A-Za-z]+[-.]?\d+(?:\.\d+)*|\d+[A-Za-z]+(?![A-Za-z])(?!bps)|\d+\.\d+版?(?=版|时代|行动|工程|提升|计划))(?:版)?"
        r"(?!%)",
        Fate.NAME,
        reads=("⟦5G⟧网络", "⟦ISO9001⟧认证", "智慧校园⟦2.0版⟧", "⟦K12⟧学科"),
        passes_over=("12.5万",),
    ),
    Lexeme(
        "hotline",
        "X",
        T("含数字的名称", "A name with digits in it"),
        r"\d{2,6}(?=[一-龥]{0,4}(?:热线|工单)|市长|平台|学吧|公益|工程|行动|计划(?!内)|模式|机制|体系|工作法|教育法|项目库|电话|阳光热线|智慧|监管服务)",
        Fate.NAME,
        reads=("⟦12345⟧热线", "⟦4050⟧工程", "⟦99⟧学吧"),
        passes_over=("实施30项工程", "12项计划"),
    ),
    Lexeme(
        "great_kinds",
        "X",
        T("几大类、几大工程", "So many great kinds or works"),
        r"\d{1,2}大(?:类(?!别)|项|方面|工程|行动|体系|任务|领域|板块|攻坚|举措|提升)",
        Fate.NAME,
        reads=("开展⟦6大类⟧专项整治", "实施⟦8大工程⟧"),
        passes_over=("设置15个大类",),
    ),
    Lexeme(
        "collective",
        "X",
        T("总括前文几项的数", "A count of what was just listed"),
        r"(?:[2-9]|[两三四五六七八九])(?:项|个|类|方面)(?=(?:[一-龥]{0,4}(?<!效)率|指标|比例)|(?:均|都|全部)?(?:达到?|为|实现)?(?:100%|百分[之百]百?|全覆盖))",
        Fate.NAME,
        reads=("配备率、联网率、管理率⟦三个⟧100%", "人防、物防、技防⟦三项⟧达标率均为100%"),
        passes_over=("新增3个项目",),
    ),
    Lexeme(
        "lesson",
        "X",
        T("课堂45分钟", "The forty-five minutes of a lesson"),
        r"(?<=课堂)4[05]\s?分钟|4[05]\s?分钟(?=课堂|要质量)",
        Fate.NAME,
        reads=("向课堂⟦45分钟⟧要质量",),
        passes_over=("锻炼45分钟",),
    ),
    Lexeme(
        "term_name",
        "X",
        T("以年数命名的计划", "A programme named after its years"),
        r"(?:\d{1,2}|"
        + WORDS
        + r"{1,2})年(?=行动|发展|规划|提升|攻坚|建设|专项|实施|制|一贯|计划|为[一期]|一轮|义务教育|免费|整治|强基|培养)",
        Fate.NAME,
        reads=("启动⟦三年⟧行动计划", "⟦九年⟧一贯制学校", "⟦12年⟧免费教育"),
        passes_over=("连续3年",),
    ),
    Lexeme(
        "idiom",
        "X",
        T("成语与固定说法", "Idioms and fixed phrases"),
        r"[一二两三四五六七八九十百千万](?:名|校|所|场|门|课|师|人|家|户|村|个)(?=[一二两三四五六七八九十百千万])[一二两三四五六七八九十百千万](?:名|校|所|场|门|课|师|人|家|户|村|个|条|进|步)"
        r"|[十百千万](?:佳|强|优|名(?!以)|校(?!以)|场|课|师|人|户|村|家|件|万(?!元|人|师|学|平))(?=[^0-9,。;、以余多])"
        r"|八项规定|[一二三四]期(?=新建|工程|项目|建设|扩建|改造|课改|[,、。)])|百年大计|十年树木|两会|三农|双[减创减高一师]|一(?:把手|体|流|批|系列|律|致|定|线|次性|揽子|张网|盘棋|岗)"
        r"|(?:“)?四有(?:”)?好?(?:教师|老师)",
        Fate.NAME,
        reads=("评选⟦百名⟧优秀班主任", "开展⟦千课万人⟧活动", "评选⟦十佳⟧校长"),
        passes_over=("新增十所", "百余名"),
    ),
)
