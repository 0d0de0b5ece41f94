"""Addresses of the desk: every page module brings its own."""

from sutarimas.desk import checks, home, parameters, text, today

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *checks.urlpatterns,
    *parameters.urlpatterns,
    *text.urlpatterns,
    *today.urlpatterns,
]
