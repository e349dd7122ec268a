"""Pages of the office: bodies, meetings, resolutions, handing out tasks."""
