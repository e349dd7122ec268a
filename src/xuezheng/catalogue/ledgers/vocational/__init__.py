"""Ledgers of vocational and lifelong education (职业教育与终身学习)."""
