#!/usr/bin/env bash
# Many people build at the same moment on one DuckDB file: nobody crashes on its lock, no caption goes to two pages.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/parallel-operators.sh [options]

Starts `schedule-builder build` for many pages at once, each in a process of its own, and for some pages twice, all on one
DuckDB file. Then checks: each process ended with a code that says what happened, each page has one schedule, no caption is in
two of them, and the log has a row for each. Prints what became of the processes, how long they took, how long they waited.

  --processes N    builds at once, each of another page           (32)
  --twice N        further builds, of pages that are built already (4)
  --data DIR       messages.csv, captions.csv, pages.csv and holidays.csv to import, in place of generated ones
  --messages N     messages to generate                           (63000)
  --captions N     captions to generate                           (45000)
  --start-date D   first day of the week                          (2025-11-04)
  --work DIR       where warehouse and files go                   (target/parallel-operators)
  --help           this text

Needs the test classes, unless --data is given: mvn -DskipTests verify
TEXT
}

die() {
    echo "parallel-operators.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
processes=32 twice=4 data='' messages=63000 captions=45000
start_date=2025-11-04 work=$root/target/parallel-operators

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --processes | --twice | --data | --messages | --captions | --start-date | --work) ;;
        *) die "unknown option $1. See benchmarks/parallel-operators.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --processes) processes=$2 ;;
        --twice) twice=$2 ;;
        --data) data=$2 ;;
        --messages) messages=$2 ;;
        --captions) captions=$2 ;;
        --start-date) start_date=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$processes" "$twice" "$messages" "$captions"; do
    [[ $number =~ ^[0-9]+$ ]] || die "\"$number\" is not a number"
done

launcher=$root/schedule-builder
rm -rf "$work" && mkdir -p "$work"
if [[ -z $data ]]; then
    [[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"
    data=$work/data && mkdir -p "$data"
    java -cp "$root/target/test-classes" io.schedulebuilder.examples.BenchmarkData \
        --pages "$((processes + 6))" --messages "$messages" --captions "$captions" --out "$data" >&2
fi
mapfile -t pages < <(tail -n +2 "$data/pages.csv" | cut -d, -f1 | sort | head -n "$processes")
((${#pages[@]} == processes && twice <= processes)) || die "$data/pages.csv has only ${#pages[@]} pages"
warehouse=duckdb:$work/agency.duckdb
"$launcher" warehouse init --warehouse "$warehouse" --quiet >&2
"$launcher" warehouse import --messages "$data/messages.csv" --captions "$data/captions.csv" --pages "$data/pages.csv" \
    --holidays "$data/holidays.csv" --warehouse "$warehouse" --quiet >&2

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

operator() { # NAME PAGE
    local code=0 began
    began=$(now_ms)
    "$launcher" build --page-name "$2" --start-date "$start_date" --warehouse "$warehouse" --output "$work/$1.csv" \
        >"$work/$1.out" 2>"$work/$1.err" || code=$?
    echo "$1 $code $(($(now_ms) - began))" >"$work/$1.end"
}

echo "$processes pages, $twice of them twice; $(nproc) cores," \
    "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date -u +%F)"
began=$(now_ms)
for page in "${pages[@]}"; do
    operator "$page" "$page" &
done
for ((i = 0; i < twice; i++)); do
    operator "${pages[i]}-again" "${pages[i]}" &
done
wait
took=$(($(now_ms) - began))

built=0 refused=0 out_of_time=0 wrong=0
for end in "$work"/*.end; do
    read -r name code _ <"$end"
    case $code in
        0 | 3) built=$((built + 1)) ;;
        1)
            if grep -q "overlaps what is scheduled already" "$work/$name.err"; then
                refused=$((refused + 1))
            elif grep -q "holds the warehouse, and still did" "$work/$name.err"; then
                out_of_time=$((out_of_time + 1))
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

# The captions of the messages, not of what was left out, schedule by schedule; one that two builds wrote alike counts once.
sort -u <(for plan in "$work"/*.plan.json; do
    awk '/^  "schedule_id"/ { id = $3 } /^  "messages"/ { inside = 1 } /^  "[a-z_]*"/ && !/^  "messages"/ { inside = 0 }
        inside && /^ +"caption_id"/ { print $3, id }' "$plan"
done) >"$work/booked.txt"
double=$(cut -d, -f1 "$work/booked.txt" | sort | uniq -d | wc -l)
schedules=$(awk '{ print $2 }' "$work/booked.txt" | sort -u | wc -l)
pages_recorded=$("$launcher" runs list --json --limit 1000 --warehouse "$warehouse" |
    awk -F'"' '/"schedule_id" : "/ { print $4 }' | sort -u | wc -l)

echo "$built built, $refused refused as scheduled already, $out_of_time out of time, $wrong wrong; $((took / 1000)) s in all"
echo "one build: $(awk '{ print $3 }' "$work"/*.end | sort -n |
    awk '{ v[NR] = $1 } END { printf "least %.1f s, median %.1f s, most %.1f s", v[1] / 1000, v[int((NR + 1) / 2)] / 1000, v[NR] / 1000 }');" \
    "$(cat "$work"/*.err | grep -c "Waiting for the warehouse" || true) said that they wait"
echo "$(wc -l <"$work/booked.txt") messages in $schedules schedules, $pages_recorded recorded; captions in two of them: $double"
((wrong == 0 && double == 0 && schedules == pages_recorded && out_of_time == 0))
