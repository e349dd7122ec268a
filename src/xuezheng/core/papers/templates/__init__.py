"""One pure function per kind of paper: data and wording in, a paper out."""
