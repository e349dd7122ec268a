"""``python -m xuezheng.cli``."""

import sys

from xuezheng.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
