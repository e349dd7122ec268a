"""Who is who, where, at which post, on a day; plain values for pages and for the apps above."""

from xuezheng.apps.people.selectors.posts import (
    Held,
    PostShown,
    appointment_of,
    heads,
    holder,
    holders,
    people_of,
    post,
    post_label,
    posts,
    posts_in,
    posts_of,
)
from xuezheng.apps.people.selectors.who import (
    PersonShown,
    by_login,
    people,
    person,
)

__all__ = [
    "Held",
    "PersonShown",
    "PostShown",
    "appointment_of",
    "by_login",
    "heads",
    "holder",
    "holders",
    "people",
    "people_of",
    "person",
    "post",
    "post_label",
    "posts",
    "posts_in",
    "posts_of",
]
