"""One settings module; what differs between machines comes from the environment.

`sutarimas doctor` prints every variable and what is missing.
"""

import os
from pathlib import Path

from sutarimas.config.address import base_address
from sutarimas.config.database import database
from sutarimas.config.secret import secret_key

PACKAGE = Path(__file__).parent
#: Everything an installation must not lose: the database, uploaded files, the secret, backups.
DATA = Path(os.environ.get("SUTARIMAS_DATA", "var")).absolute()
DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = os.environ.get("SUTARIMAS_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
#: Where links in letters lead; a request names its host itself, so letters never ask a request.
ADDRESS = base_address(os.environ.get("SUTARIMAS_ADDRESS", ""))
#: Behind a proxy that ends TLS; then cookies travel over TLS only.
SECURE = os.environ.get("SUTARIMAS_TLS", "") == "1"
#: Whether staff must have a second factor before they publish, invite or take private data out.
SECOND_FACTOR_REQUIRED = os.environ.get("SUTARIMAS_SECOND_FACTOR", "required") == "required"
#: Written into the messages of the demonstration only; never set on a real installation.
DEMONSTRATION = os.environ.get("SUTARIMAS_DEMO", "") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # The accounts library says in words when a key was last used.
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    # Before the accounts library, whose pages it draws anew.
    "sutarimas.config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "sutarimas.records",
    "sutarimas.desk",
    "sutarimas.forum",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "sutarimas.config.middleware.said_plainly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sutarimas.config.middleware.denied_by_default",
]
ROOT_URLCONF = "sutarimas.config.urls"
WSGI_APPLICATION = "sutarimas.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sutarimas.config.context.frame",
            ],
            "builtins": ["sutarimas.config.templatetags.wording"],
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "sutarimas.config.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "sutarimas.config.passwords.Uncommon"},
    {
        "NAME": "sutarimas.config.passwords.UnlikeItsOwner",
        "OPTIONS": {"user_attributes": ("login", "name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "forum:home"
ACCOUNT_ADAPTER = "sutarimas.config.accounts.Adapter"
ACCOUNT_FORMS = {"change_password": "sutarimas.config.account_forms.ChangePassword"}
MFA_ADAPTER = "sutarimas.config.accounts.FactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
# E-mail may not be set up at all, so no door depends on it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sutarimas"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sutarimas.config.errors.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
#: The style sheets say danger where the framework says error (level 40).
MESSAGE_TAGS = {40: "danger"}
# Failed sign-ins are counted by address: without this all of them would count as the proxy's,
# and ten of a stranger's would keep everybody out.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
if SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_SSL_REDIRECT = False  # the proxy's work
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "lt"
LANGUAGES = [("lt", "Lietuvių"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Vilnius"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
#: Documents and pages share the fonts.
STATICFILES_DIRS = [
    PACKAGE / "static",
    ("fonts", PACKAGE.parent / "document" / "render" / "assets" / "fonts"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sutarimas.config.static_files.Storage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

#: An upload above this is refused while it arrives (formats.uploads says what may come in at all).
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

EMAIL_HOST = os.environ.get("SUTARIMAS_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("SUTARIMAS_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SUTARIMAS_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SUTARIMAS_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SUTARIMAS_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("SUTARIMAS_FROM", "sutarimas@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    # Addresses of readers are not kept: requests are not logged, only what went wrong.
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
