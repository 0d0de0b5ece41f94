"""Addresses of the public pages: words first, then the groups."""

from sutarimas.forum import files, home, lag, news, reader, statements

app_name = "forum"
urlpatterns = [
    *home.urlpatterns,
    *statements.urlpatterns,
    *news.urlpatterns,
    *files.urlpatterns,
    *lag.urlpatterns,
    *reader.urlpatterns,
]
