"""Aid to pupils (学生资助): who is entitled to what, what is paid, and what the bank answered."""
