"""Education spending: how a year will end, what other standards would cost (教育经费监测)."""
