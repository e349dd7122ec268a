"""双随机抽查: subjects by credit, inspectors by chance with avoidance; panels too. In words: ``docs/inspection.md``."""
