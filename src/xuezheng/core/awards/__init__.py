"""Awards by a published formula (办法计奖): figures times amounts, capped, cut by vetoes, shared out to the fen."""
