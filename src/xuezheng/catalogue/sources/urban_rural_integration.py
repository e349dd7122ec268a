"""统筹推进县域内城乡义务教育一体化改革发展: large and very large classes (大班额、超大班额)."""

from datetime import date

from xuezheng.core.base.sources import Source

URBAN_RURAL_INTEGRATION = Source(
    "关于统筹推进县域内城乡义务教育一体化改革发展的若干意见", "国发〔2016〕40号", date(2016, 7, 2)
)
