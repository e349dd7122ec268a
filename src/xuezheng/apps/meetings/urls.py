"""Addresses of bodies, meetings, resolutions, agreements and of handing out tasks."""

from django.urls import path

from xuezheng.apps.meetings.views import assigning, bodies, resolutions, sittings

app_name = "meetings"
urlpatterns = [
    path("office/", assigning.desk, name="office"),
    path("assign/", assigning.assign, name="assign"),
    path("meetings/", sittings.index, name="index"),
    path("meetings/new/", sittings.new, name="new"),
    path("meetings/<int:number>/", sittings.show, name="show"),
    path("meetings/<int:number>/hold/", sittings.hold, name="hold"),
    path("meetings/<int:number>/minutes/", sittings.minute, name="minute"),
    path("meetings/<int:number>/read/", sittings.read_again, name="read"),
    path("meetings/<int:number>/issue/", sittings.issue_all, name="issue_all"),
    path("meetings/<int:number>/resolutions/", sittings.add, name="add"),
    path("meetings/<int:number>/minutes.docx", sittings.minutes_file, name="minutes_file"),
    path("resolutions/<int:number>/", resolutions.edit, name="resolution"),
    path("resolutions/<int:number>/accept/", resolutions.accept, name="accept"),
    path("resolutions/<int:number>/reject/", resolutions.reject, name="reject"),
    path("resolutions/<int:number>/issue/", resolutions.issue, name="issue"),
    path("bodies/", bodies.index, name="bodies"),
    path("bodies/new/", bodies.new, name="body_new"),
    path("bodies/<int:number>/", bodies.show, name="body"),
    path("bodies/<int:number>/end/", bodies.end, name="body_end"),
    path("bodies/<int:number>/members/", bodies.member, name="member"),
    path("bodies/<int:number>/members/<int:member_>/end/", bodies.member_end, name="member_end"),
    path("bodies/<int:number>/tasks/", bodies.attach, name="attach"),
    path("bodies/<int:number>/tasks/<int:case>/end/", bodies.detach, name="detach"),
    path("agreements/", bodies.agreed, name="agreements"),
    path("agreements/<int:number>/settle/", bodies.settle, name="settle"),
]
