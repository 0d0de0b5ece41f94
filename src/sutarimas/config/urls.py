"""Every address: the language first, then the face."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from sutarimas.config import allauth_urls, health

urlpatterns = [
    path("healthz", health.health, name="health"),
    path("", include("sutarimas.forum.front_urls")),
    *i18n_patterns(
        path("account/", include(allauth_urls)),
        path("desk/", include("sutarimas.desk.urls")),
        path("", include("sutarimas.forum.urls")),
    ),
]

handler400 = "sutarimas.config.errors.bad_request"
handler403 = "sutarimas.config.errors.forbidden"
handler404 = "sutarimas.config.errors.not_found"
# The accounts library asks for it.
handler429 = "sutarimas.config.errors.too_many"
handler500 = "sutarimas.config.errors.failed"
