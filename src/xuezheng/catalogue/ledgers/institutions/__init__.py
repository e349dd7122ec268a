"""Ledgers about preschools, private schools and training institutions (学前、民办与校外培训)."""
