"""Standard flows (标准流程): written, drawn and scenario-tested once; ledgers stand on them."""
