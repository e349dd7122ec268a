"""The 56 peoples (民族) as GB/T 3304 numbers them: codes, names, letters."""

from xuezheng.core.base.labels import T

_LISTED = (
    "01 汉 Han,02 蒙古 Mongol,03 回 Hui,04 藏 Zang,05 维吾尔 Uygur,06 苗 Miao,07 彝 Yi,"
    "08 壮 Zhuang,09 布依 Buyei,10 朝鲜 Chosen,11 满 Man,12 侗 Dong,13 瑶 Yao,14 白 Bai,"
    "15 土家 Tujia,16 哈尼 Hani,17 哈萨克 Kazak,18 傣 Dai,19 黎 Li,20 傈僳 Lisu,21 佤 Va,"
    "22 畲 She,23 高山 Gaoshan,24 拉祜 Lahu,25 水 Sui,26 东乡 Dongxiang,27 纳西 Naxi,"
    "28 景颇 Jingpo,29 柯尔克孜 Kirgiz,30 土 Tu,31 达斡尔 Daur,32 仫佬 Mulao,33 羌 Qiang,"
    "34 布朗 Blang,35 撒拉 Salar,36 毛南 Maonan,37 仡佬 Gelao,38 锡伯 Xibe,39 阿昌 Achang,"
    "40 普米 Pumi,41 塔吉克 Tajik,42 怒 Nu,43 乌孜别克 Uzbek,44 俄罗斯 Russ,45 鄂温克 Ewenki,"
    "46 德昂 Deang,47 保安 Bonan,48 裕固 Yugur,49 京 Gin,50 塔塔尔 Tatar,51 独龙 Derung,"
    "52 鄂伦春 Oroqen,53 赫哲 Hezhen,54 门巴 Monba,55 珞巴 Lhoba,56 基诺 Jino"
)

NATIONS: dict[str, T] = {
    code: T(f"{name}族", letters)
    for code, name, letters in (one.split() for one in _LISTED.split(","))
} | {
    "97": T("其他", "Other"),
    "98": T("外国血统中国籍人士", "Chinese citizen of foreign descent"),
}
"""Every people by its code; 97 and 98 are the standard's codes for others."""

_BY_NAME = {label.zh: code for code, label in NATIONS.items()}


def nation_code(written: str) -> str | None:
    """Find the code of a people by code or name, with or without 族; ``None`` for an unknown one.

    >>> nation_code("汉"), nation_code("畲族"), nation_code("15"), nation_code("华")
    ('01', '22', '15', None)
    """
    words = written.strip()
    if words in NATIONS:
        return words
    return _BY_NAME.get(words) or _BY_NAME.get(f"{words}族")
