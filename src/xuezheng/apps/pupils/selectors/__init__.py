"""What others read of classes and pupils."""
