"""Who is who, where, at which post, on a day; plain values for pages and for the apps above."""

from xuezheng.apps.people.selectors.aliases import canonical, identities, shadowed
from xuezheng.apps.people.selectors.posts import (
    Held,
    PostShown,
    appointment_of,
    heads,
    holder,
    holders,
    people_of,
    persons_in,
    post,
    post_label,
    posts,
    posts_in,
    posts_of,
)
from xuezheng.apps.people.selectors.who import (
    Contact,
    PersonShown,
    by_login,
    contacts,
    people,
    person,
)

__all__ = [
    "Contact",
    "Held",
    "PersonShown",
    "PostShown",
    "appointment_of",
    "by_login",
    "canonical",
    "contacts",
    "heads",
    "holder",
    "holders",
    "identities",
    "people",
    "people_of",
    "person",
    "persons_in",
    "post",
    "post_label",
    "posts",
    "posts_in",
    "posts_of",
    "shadowed",
]
