"""The playground: a local page that coaches while one types, and the JSON endpoints behind it (extra ``replycoach[play]``).

`desk` takes turns at the one coach, `door` refuses what does not come from the page or its user, `app` joins the two, `serve` listens.
"""
