"""README's tables that a command writes."""

import os
import re

README = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "README.md")


def replace(name, table):
    """Puts a table between <!-- name --> and <!-- end of name -->."""
    text = open(README).read()
    mark = rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)"
    assert re.search(mark, text, re.S), f"README has no place for {name}"
    open(README, "w").write(re.sub(mark, lambda m: m[1] + table + m[2], text, flags=re.S))
