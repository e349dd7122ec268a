"""The organisation tree (机构树): bureau, sections, townships, schools, kindergartens."""
