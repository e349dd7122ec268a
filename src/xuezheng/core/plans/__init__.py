"""The plan reader (工作要点): document, outline, clauses, targets, comparison."""
