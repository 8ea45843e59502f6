"""The form of a notice names every area, and so stands on the page only when it is wanted."""


def test_the_form_of_a_notice_is_opened_by_who_wants_it(enter, rows):
    client = enter("nation")
    assert 'name="areas"' not in client.get("/supervision/notices/").text
    assert 'href="?new=1#issue"' in client.get("/supervision/notices/").text
    for opened in ("new=1", "kind=demand&area=330200"):
        assert 'name="areas"' in client.get(f"/supervision/notices/?{opened}").text
    assert "?new=1" not in enter("reader").get("/supervision/notices/").text
