"""Reads of surveys: frames, codes, figures, pages."""
