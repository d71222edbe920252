#!/usr/bin/env bash
# Two people build two pages at one moment on one BigQuery dataset with a small bank: no text goes to both.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/bigquery-race.sh [options]

Starts `schedule-builder build` for two pages at once, each in a process of its own, on one dataset whose bank is hardly enough
for both; again and again, each time on a dataset without schedules. Counts, in the tables, texts that are locked twice, locks
without a schedule, schedules without all their locks and log rows that do not fit; prints what became of the processes and how
long they took. The dataset is in an emulator that is started for it and stopped afterwards.

  --rounds N       times two builds                               (100)
  --captions N     captions of each of four tiers                 (6)
  --start-date D   first day of the week                          (2025-11-04)
  --work DIR       where files go                                 (target/bigquery-race)
  --help           this text

Needs the emulator that tests install under target/bqemulator: mvn verify -DskipUnitTests -Dit.test=WriteLockIT
TEXT
}

die() {
    echo "bigquery-race.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
rounds=100 captions=6 start_date=2025-11-04 work=$root/target/bigquery-race

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --rounds | --captions | --start-date | --work) ;;
        *) die "unknown option $1. See benchmarks/bigquery-race.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --rounds) rounds=$2 ;;
        --captions) captions=$2 ;;
        --start-date) start_date=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$rounds" "$captions"; do
    [[ $number =~ ^[0-9]+$ ]] || die "\"$number\" is not a number"
done

launcher=$root/schedule-builder
emulator=$root/target/bqemulator
[[ -x $emulator/venv/bin/bqemulator ]] || die "no emulator in target. Run: mvn verify -DskipUnitTests -Dit.test=WriteLockIT"
rm -rf "$work" && mkdir -p "$work"

read -r rest grpc < <(python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(s.getsockname()[1] for s in sockets))')
HOME=$emulator/home "$emulator/venv/bin/bqemulator" start --rest-port "$rest" --grpc-port "$grpc" --log-level error \
    >"$work/emulator.log" 2>&1 &
emulator_pid=$!
trap 'kill "$emulator_pid" 2>/dev/null || true' EXIT
export BIGQUERY_EMULATOR_HOST=http://127.0.0.1:$rest
api=$BIGQUERY_EMULATOR_HOST/bigquery/v2/projects/race-project
for ((i = 0; i < 300; i++)); do
    curl -s -o "$work/answer" "$api/datasets" && break
    kill -0 "$emulator_pid" 2>/dev/null || die "the emulator ended: $(tail -1 "$work/emulator.log")"
    sleep 0.2
done

ask() { # STATEMENT: its rows, tab-separated
    SQL=$1 python3 - "$api/queries" <<'PYTHON'
import json, os, sys, urllib.request
body = json.dumps({"query": os.environ["SQL"], "useLegacySql": False}).encode()
request = urllib.request.Request(sys.argv[1], body, {"Content-Type": "application/json"})
for row in json.load(urllib.request.urlopen(request)).get("rows", []):
    print("\t".join(str(cell["v"]) for cell in row["f"]))
PYTHON
}

curl -s -o "$work/answer" -H 'Content-Type: application/json' "$api/datasets" \
    -d '{"datasetReference": {"projectId": "race-project", "datasetId": "agency"}, "location": "US"}'
awk -v captions="$captions" 'BEGIN {
    split("bump budget mid premium", tiers, " ")
    print "caption_id,caption_text,content_category,price_tier,has_urgency,overall_performance_score,usage_status"
    for (i = 1; i <= 4 * captions; i++)
        printf "%d,caption number %d,category%d,%s,false,,available\n", i, i, i % 3, tiers[(i - 1) % 4 + 1]
}' >"$work/captions.csv"
awk 'BEGIN {
    print "row_id,page_name,message,sending_time,price,sent_count,viewed_count,purchased_count,earnings,message_type"
    for (i = 0; i < 80; i++)
        printf "%d,%s,message %d,2025-10-%02dT%02d:00:00Z,10,400,%d,%d,%d,ppv\n",
            i + 1, i % 2 ? "ava" : "mia", i, 1 + int(i / 4), 8 + i % 4 * 3, 200 + i, 5 + i % 4, 50 + 10 * (i % 4)
}' >"$work/messages.csv"
printf 'page_name,time_zone\nava,America/Los_Angeles\nmia,America/Los_Angeles\n' >"$work/pages.csv"
dataset=(--project-id race-project --dataset agency)
"$launcher" warehouse init "${dataset[@]}" --quiet >&2
"$launcher" warehouse import --messages "$work/messages.csv" --captions "$work/captions.csv" --pages "$work/pages.csv" \
    "${dataset[@]}" --quiet >&2

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

operator() { # ROUND PAGE
    local code=0 began
    began=$(now_ms)
    "$launcher" build --page-name "$2" --start-date "$start_date" "${dataset[@]}" --output "$work/$1-$2.csv" \
        >"$work/$1-$2.out" 2>"$work/$1-$2.err" || code=$?
    echo "$1-$2 $code $(($(now_ms) - began))" >"$work/$1-$2.end"
}

echo "$rounds rounds of two builds, $((4 * captions)) captions; $(nproc) cores," \
    "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date -u +%F)"
double=0 halves=0 again=0
for ((round = 1; round <= rounds; round++)); do
    for table in schedule_recommendations active_caption_assignments schedule_export_log; do
        ask "DELETE FROM \`race-project.agency.$table\` WHERE TRUE"
    done
    operator "$round" ava &
    first=$!
    operator "$round" mia &
    wait "$first" $!
    twice=$(ask "SELECT COUNT(*) FROM (SELECT caption_text FROM \`race-project.agency.active_caption_assignments\`
        WHERE is_active GROUP BY caption_text HAVING COUNT(*) > 1)")
    fits=$(ask "SELECT
        (SELECT COALESCE(SUM(total_messages), 0) FROM \`race-project.agency.schedule_recommendations\` WHERE status = 'ACTIVE')
            = (SELECT COUNT(*) FROM \`race-project.agency.active_caption_assignments\` WHERE is_active)
        AND (SELECT COUNT(*) FROM \`race-project.agency.schedule_recommendations\` WHERE status = 'ACTIVE')
            = (SELECT COUNT(*) FROM \`race-project.agency.schedule_export_log\` WHERE status <> 'FAILED')")
    # The steps of a row end before its own commit: one that has a commit had to plan again.
    more=$(ask "SELECT COUNTIF(steps LIKE '%\"commit\"%') FROM \`race-project.agency.schedule_export_log\` WHERE status <> 'FAILED'")
    double=$((double + twice)) again=$((again + more))
    if [[ ${fits,,} != true ]]; then
        halves=$((halves + 1)) && echo "round $round: schedules, locks and log do not fit"
    fi
done

built=0 refused=0 wrong=0
for end in "$work"/*.end; do
    read -r name code _ <"$end"
    case $code in
        0 | 3) built=$((built + 1)) ;;
        1)
            if grep -q "Run again\|no caption is free\|Nothing was written" "$work/$name.err"; then
                refused=$((refused + 1))
            else
                wrong=$((wrong + 1)) && echo "$name ended with 1:" && head -3 "$work/$name.err"
            fi
            ;;
        *) wrong=$((wrong + 1)) && echo "$name ended with $code:" && head -3 "$work/$name.err" ;;
    esac
    if grep -q $'^\tat ' "$work/$name.err"; then
        wrong=$((wrong + 1)) && echo "$name shows a stack trace"
    fi
done
echo "$built built, $refused refused, $wrong wrong"
echo "one build: $(awk '{ print $3 }' "$work"/*.end | sort -n |
    awk '{ v[NR] = $1 } END { printf "least %.1f s, median %.1f s, most %.1f s", v[1] / 1000, v[int((NR + 1) / 2)] / 1000, v[NR] / 1000 }');" \
    "$again of them planned again"
echo "texts locked twice: $double; rounds with something half written: $halves"
((wrong == 0 && double == 0 && halves == 0))
