"""Work plans (工作要点) as pages, API and rows."""
