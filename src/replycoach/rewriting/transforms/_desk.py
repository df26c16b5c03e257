"""What one agent does at a desk, so that "someone will …" can become "I will …"."""

DESK = frozenset(
    "refund credit book order reserve cancel change update correct amend resend send forward call ring phone write contact check look investigate trace"
    " review reply answer arrange organise organize schedule request raise open close reset unlock remove add apply waive process note attach escalate confirm ask"
    " fix sort sort resolve handle deal chase follow get come let email e-mail message text help assist respond inform notify pass report log flag examine consider find"
    " address sort do be reach touch attend take see read advise file register record lift rectify put go keep tell".split()
)
