"""Text that comes from another program, brought into the form of our texts."""

from django.http import HttpResponse, JsonResponse
from django.urls import path

from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.pasted import pasted

#: About the size of a strategy of 60 pages with all the markup of a word processor.
LONGEST_PASTE = 2_000_000


@page(Right.WRITE, methods=("POST",))
def paste(desk: Desk) -> HttpResponse:
    """HTML of a clipboard as Markdown, with notes on what was left out."""
    html = desk.request.POST.get("html", "")
    if len(html) > LONGEST_PASTE:
        return JsonResponse({"message": desk.say("text.paste_long")}, status=422)
    markdown, left_out = pasted(html)
    notes = [desk.say(f"text.paste_{x.kind}", n=x.count) for x in left_out]
    return JsonResponse({"markdown": markdown, "notes": notes})


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/text/paste/", paste, name="text_paste"),
]
