"""What is watched (监测): class sizes by school and township, supervisors by school."""
