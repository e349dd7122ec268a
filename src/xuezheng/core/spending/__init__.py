"""Education spending (教育经费): how a year will end, and what other standards would cost; pure and exact."""
