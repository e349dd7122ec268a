"""What pages, API and services read of assessments: sheets scored, rounds ranked, counts."""
