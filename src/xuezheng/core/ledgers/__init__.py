"""The ledger engine (台账): cases on a flow, their deadlines, who is woken, and when they end."""
