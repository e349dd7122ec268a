"""Pictures as numbers (照片比对): pure, without any library of pictures."""
