"""Django's names for what ``adapters.config`` read; nothing is decided here."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from xuezheng.adapters import compiling, config, logs
from xuezheng.site.secret import secret_key

XZ = config.current()
compiling.settle(XZ.data)
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = secret_key(XZ.secret_key_file or XZ.data / "secret-key")
DEBUG = XZ.debug
ALLOWED_HOSTS = list(XZ.hosts)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "ninja",
    "xuezheng.ui",
    "xuezheng.apps.audit",
    "xuezheng.apps.schools",
    "xuezheng.apps.jobs",
    "xuezheng.apps.files",
    "xuezheng.apps.people",
    "xuezheng.apps.accounts",
    "xuezheng.apps.designs",
    "xuezheng.apps.records",
    "xuezheng.apps.estate",
    "xuezheng.apps.pupils",
    "xuezheng.apps.zones",
    "xuezheng.apps.registers",
    "xuezheng.apps.rosters",
    "xuezheng.apps.snapshots",
    "xuezheng.apps.indicators",
    "xuezheng.apps.decisions",
    "xuezheng.apps.warnings",
    "xuezheng.apps.institutions",
    "xuezheng.apps.aid",
    "xuezheng.apps.awards",
    "xuezheng.apps.activities",
    "xuezheng.apps.vocational",
    "xuezheng.apps.surveys",
    "xuezheng.apps.projects",
    "xuezheng.apps.dailies",
    "xuezheng.apps.curriculum",
    "xuezheng.apps.homework",
    "xuezheng.apps.spending",
    "xuezheng.apps.notices",
    "xuezheng.apps.assessments",
    "xuezheng.apps.reviews",
    "xuezheng.apps.targets",
    "xuezheng.apps.plans",
    "xuezheng.apps.papers",
    "xuezheng.apps.meetings",
    "xuezheng.apps.desk",
    "xuezheng.apps.outbox",
]

MIDDLEWARE = [
    "xuezheng.site.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "xuezheng.site.assets.AssetsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "xuezheng.ui.preferences.PreferencesMiddleware",
    "xuezheng.site.middleware.UploadLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xuezheng.site.middleware.ActorMiddleware",
    "xuezheng.site.middleware.ErrorsMiddleware",
]

ROOT_URLCONF = "xuezheng.site.urls"
WSGI_APPLICATION = "xuezheng.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "xuezheng.site.context.look",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "xuezheng.ui.templatetags.ui",
            ],
        },
    }
]

DATABASES = {"default": config.database(XZ.database_url, XZ.data)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = XZ.data / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "xuezheng.site.assets.HashedStorage"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = XZ.upload_mb << 20
DATA_UPLOAD_MAX_NUMBER_FILES = 20

SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if XZ.plain_http else 365 * 24 * 3600
CSRF_COOKIE_SECURE = not XZ.plain_http
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [] if XZ.plain_http else [f"https://{host}" for host in XZ.hosts]
CSRF_FAILURE_VIEW = "xuezheng.site.errors.forged"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = logs.dictconfig(XZ.log_level, debug=DEBUG)
