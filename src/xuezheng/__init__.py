"""学政: makes an education bureau's annual work plan run."""
