"""Short texts of staff as safe markup: Markdown without raw HTML, cleaned once more."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "hr"}
_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": False})


def markup(text: str) -> SafeString:
    """The text as HTML of a few tags; links leave without telling from where."""
    made = nh3.clean(
        _MARKDOWN.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(made)  # noqa: S308 - cleaned in the line above
