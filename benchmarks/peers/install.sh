#!/usr/bin/env bash
# Install the peers into a folder of their own: benchmarks/peers/install.sh FOLDER. Needs node, npm and python3; nothing of the project changes.
set -euo pipefail
folder=${1:?"usage: install.sh FOLDER"}
mkdir -p "$folder"
cd "$folder"
python3 -m venv python
python/bin/pip install -q proselint==0.16.0 vaderSentiment==3.3.2 textblob==0.20.1
npm init -y >/dev/null
npm install --no-audit --no-fund --silent alex@11.0.1 write-good@1.0.8 harper.js@2.10.0 textlint@15.8.0 \
  textlint-rule-write-good@2.0.0 textlint-rule-alex@5.0.0 textlint-rule-stop-words@5.2.0 textlint-rule-terminology@5.2.16 textlint-rule-common-misspellings@1.0.1
cat > .textlintrc.json <<'RULES'
{"rules": {"write-good": true, "alex": true, "stop-words": true, "terminology": true, "common-misspellings": true}}
RULES
echo "installed into $folder"
