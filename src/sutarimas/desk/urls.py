"""Addresses of the desk: every page module brings its own."""

from sutarimas.desk import (
    checks,
    comments,
    history,
    home,
    links,
    parameters,
    record,
    records,
    strategies,
    text,
    today,
    tree,
)

app_name = "desk"
urlpatterns = [
    *history.urlpatterns,
    *home.urlpatterns,
    *links.urlpatterns,
    *checks.urlpatterns,
    *comments.urlpatterns,
    *parameters.urlpatterns,
    *record.urlpatterns,
    *records.urlpatterns,
    *strategies.urlpatterns,
    *text.urlpatterns,
    *today.urlpatterns,
    *tree.urlpatterns,
]
