"""Many cases as lines of JSON: answered one by one or by several processes in order, into a file that a stopped run can go on with."""
