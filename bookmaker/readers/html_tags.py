"""HTML tags within Markdown, as patterns."""

from __future__ import annotations

import re

from bookmaker.model.patterns import Late

# The names of HTML (Living Standard, section 4); "<Level up>" is text in angle brackets.
HTML = (
    "a|abbr|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup"
    "|data|dd|del|details|dfn|dialog|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i"
    "|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|object|ol|option|p|param|picture|pre|q|rp|rt|ruby|s"
    "|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea"
    "|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
TAG = Late(rf"</?(?:{HTML})(?:\s[^>]*)?/?>|<[!?][^>]*>", re.IGNORECASE)
COMMENT = Late(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
