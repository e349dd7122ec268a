"""Weighted assessment, judges and draws (评价与评审): exact, explained line by line, replayable."""
