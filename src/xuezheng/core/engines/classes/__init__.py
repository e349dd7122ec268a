"""均衡编班: classes alike in size, sex, needs and scores; teachers by public draw. In words: ``docs/classes.md``."""
