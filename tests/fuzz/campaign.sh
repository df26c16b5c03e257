#!/usr/bin/env bash
# Fuzz every target in turn, SECONDS each, again and again until the time of day UNTIL: campaign.sh PYTHON FOLDER SECONDS UNTIL [TARGET …]
# What was found is kept in FOLDER: work/ (the corpus), crash/, and counts.log, a line a turn: target, runs, exit code.
set -uo pipefail
python=$1 folder=$2 seconds=$3 until=$4
shift 4
here=$(cd "$(dirname "$0")" && pwd)
targets=${*:-$("$python" "$here/run.py" 2> /dev/null)}
export OMP_NUM_THREADS=1
while :; do
  for target in $targets; do
    [[ $(date -u +%H%M) < ${until/:/} ]] || exit 0
    mkdir -p "$folder/work/$target" "$folder/crash/$target"
    "$python" "$here/run.py" "$target" -max_total_time="$seconds" -timeout=20 -max_len=300 -dict="$here/words.dict" -verbosity=0 \
      -artifact_prefix="$folder/crash/$target/" -print_final_stats=1 "$folder/work/$target" "$here/corpus/$target" > "$folder/last.log" 2>&1
    code=$?
    echo "$(date -u +%T) $target $(sed -n 's/.*number_of_executed_units: *//p' "$folder/last.log") $code" >> "$folder/counts.log"
    [[ $code == 0 ]] || cp "$folder/last.log" "$folder/$target.log"
  done
done
