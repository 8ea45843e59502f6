"""People for a server of the browser tests: run once in its data folder, before it serves."""

import os

PASSWORD = "correct-horse-battery-7"
STAFF = {
    "officer": ("张三", "pilot_officer", ("330200", "210200")),
    "colleague": ("赵六", "department_contact", ("330200", "210200")),
    "province": ("李四", "provincial_officer", ("330000",)),
    "nation": ("王五", "national_officer", ("000000",)),
    "auditor": ("孙七", "auditor", ("000000",)),
}


def main() -> None:
    """Register everybody with a password and a post."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "shidian.web.settings"
    import django  # noqa: PLC0415  reads the settings named above

    django.setup()
    from shidian.register.roles import Role  # noqa: PLC0415
    from tests.people import hold, person  # noqa: PLC0415

    for username, (name, role, areas) in STAFF.items():
        one = person(username, name, PASSWORD)
        for area in areas:
            hold(one, Role(role), area)


if __name__ == "__main__":
    main()
