"""Addresses of the desk: every page module brings its own."""

from sutarimas.desk import (
    checks,
    comments,
    first,
    history,
    home,
    invited,
    links,
    me,
    parameters,
    people,
    record,
    records,
    strategies,
    text,
    today,
    tree,
)

app_name = "desk"
#: Words that are no group come before the groups.
urlpatterns = [
    *home.urlpatterns,
    *me.urlpatterns,
    *first.urlpatterns,
    *invited.urlpatterns,
    *checks.urlpatterns,
    *comments.urlpatterns,
    *history.urlpatterns,
    *links.urlpatterns,
    *parameters.urlpatterns,
    *people.urlpatterns,
    *record.urlpatterns,
    *records.urlpatterns,
    *strategies.urlpatterns,
    *text.urlpatterns,
    *today.urlpatterns,
    *tree.urlpatterns,
]
