"""学校和托幼机构传染病疫情报告工作规范: how many like cases in a class or school must be told, and how soon."""

from xuezheng.core.base.sources import Source

EPIDEMIC_REPORTING = Source(
    "学校和托幼机构传染病疫情报告工作规范（试行）", "卫办疾控发〔2006〕65号"
)
