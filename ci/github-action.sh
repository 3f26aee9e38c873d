#!/usr/bin/env bash
# The step of action.yml that runs claimcheck: inputs are in INPUT_*, and every output is set whatever happens.
set -uo pipefail

report="$RUNNER_TEMP/claimcheck-report.json"
rm -f "$report"

arguments=(--format github --json "$report")
add() { if [ -n "$2" ]; then arguments+=("$1=$2"); fi; }
add --config "$INPUT_CONFIG"
add --select "$INPUT_SELECT"
add --ignore "$INPUT_IGNORE"
add --fail-on "$INPUT_FAIL_ON"
add --baseline "$INPUT_BASELINE"
add --diff "$INPUT_DIFF_BASE"
add --html "$INPUT_HTML_FILE"
if [ -n "$INPUT_SARIF_FILE" ]; then arguments+=(--write "sarif=$INPUT_SARIF_FILE"); fi

paths=()
while IFS= read -r path; do
  if [ -n "$path" ]; then paths+=("$path"); fi
done <<< "$INPUT_PATHS"

"$CLAIMCHECK" check "${arguments[@]}" -- "${paths[@]}"
status=$?

count() { # how many open findings the report has of a severity
  if [ ! -f "$report" ]; then echo 0; return; fi
  "$CLAIMCHECK" report "$report" --format gitlab | grep -c "\"severity\": \"$1\"" || true
}

{
  echo "status=$status"
  echo "errors=$(count major)"
  echo "warnings=$(count minor)"
  echo "report=$([ -f "$report" ] && echo "$report")"
} >> "$GITHUB_OUTPUT"

exit "$status"
