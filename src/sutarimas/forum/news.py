"""News of a group, as pages and as a feed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.feedgenerator import Atom1Feed

from sutarimas.forum.page import language, of_group, page_number, same_bytes, show_group
from sutarimas.queries import news as notices
from sutarimas.queries.markup import markup
from sutarimas.queries.reader import Group


@of_group
def news(request: HttpRequest, group: Group) -> HttpResponse:
    """Every notice."""
    found = notices.news_page(group.id, lang=language(), page=page_number(request))
    return show_group(request, "forum/news.html", group, found=found)


@of_group
def notice(request: HttpRequest, group: Group, key: UUID) -> HttpResponse:
    """One notice."""
    found = notices.notice(group.id, key, lang=language())
    if found is None:
        raise Http404
    return show_group(request, "forum/notice.html", group, line=found, html=markup(found.text))


@of_group
def feed(request: HttpRequest, group: Group) -> HttpResponse:
    """The notices for readers of feeds."""
    lang = language()
    made = Atom1Feed(
        title=group.name,
        link=request.build_absolute_uri(reverse("forum:lag", args=[group.slug])),
        description=group.municipality,
        language=lang,
        feed_url=request.build_absolute_uri(),
    )
    for line in notices.news(group.id, lang=lang):
        address = reverse("forum:notice", args=[group.slug, line.id])
        made.add_item(
            title=line.title,
            link=request.build_absolute_uri(address),
            description=markup(line.text),
            unique_id=f"urn:uuid:{line.id}",
            pubdate=line.published_at,
            updateddate=line.published_at,
        )
    answer = HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
    return same_bytes(request, answer)


urlpatterns = [
    path("<slug:lag>/news/", news, name="news"),
    path("<slug:lag>/news/<uuid:key>/", notice, name="notice"),
    path("<slug:lag>/news.atom", feed, name="feed"),
]
