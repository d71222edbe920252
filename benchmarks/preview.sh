#!/usr/bin/env bash
# How long a preview of new rules takes, from shell to report, when they change every page of a large warehouse.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/preview.sh [options]

Takes the warehouse of benchmarks/build.sh, which makes it when it is missing, and runs `schedule-builder rules preview`
over all its pages, with rules that ask something else of each: every page is planned with three seeds under both rule
sets. Prints wall time and peak memory.

  --pages N        pages of the warehouse                         (50)
  --messages N     messages of all pages                          (63000)
  --captions N     captions of the bank                           (45000)
  --start-date D   first day of the week                          (2025-11-04)
  --runs N         timed runs                                     (1)
  --work DIR       where data are kept between calls              (target/benchmark)
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "preview.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
pages=50 messages=63000 captions=45000
start_date=2025-11-04
runs=1 work=$root/target/benchmark

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --pages | --messages | --captions | --start-date | --runs | --work) ;;
        *) die "unknown option $1. See benchmarks/preview.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --pages) pages=$2 ;;
        --messages) messages=$2 ;;
        --captions) captions=$2 ;;
        --start-date) start_date=$2 ;;
        --runs) runs=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$pages" "$messages" "$captions" "$runs"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || die "\"$number\" is not a number of 1 or more"
done

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

data=$work/$pages-$messages-$captions
if [[ ! -f $data/imported ]]; then
    "$root/benchmarks/build.sh" --pages "$pages" --messages "$messages" --captions "$captions" --work "$work" \
        --runs 1 >/dev/null
fi

# An hour's worth is part of every policy: no page is recognised as unchanged.
rules=$work/preview-rules
rm -rf "$rules" && cp -r "$root/rules" "$rules"
sed -i 's/peakHourFactor(1\.25)/peakHourFactor(1.35)/' "$rules/hours.drl"

report=$work/preview.html
table=$work/preview.csv
talk=$work/talk.txt
rm -f "$report" "$table"

preview() {
    exec "$root/schedule-builder" rules preview --rules "$rules" --against "$root/rules" --all-pages \
        --start-date "$start_date" --warehouse "duckdb:$data/warehouse.duckdb" \
        --report "$report" --csv "$table" --quiet >/dev/null 2>"$talk"
}

echo "preview of $pages pages from $start_date: 3 seeds, two rule sets, fast.xml; $messages messages, $captions captions"
echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(java -version 2>&1 | sed -n 2p), $(date -u +%F)"
echo
for ((run = 1; run <= runs; run++)); do
    began=$(now_ms)
    preview &
    process=$!
    peak=0
    while kill -0 "$process" 2>/dev/null; do
        kb=$(awk '$1 == "VmHWM:" { print $2 }' "/proc/$process/status" 2>/dev/null || true)
        ((${kb:-0} <= peak)) || peak=$kb
        sleep 0.2
    done
    code=0
    wait "$process" || code=$?
    if ((code != 0)); then
        cat "$talk" >&2
        echo "preview.sh: rules preview ended with code $code" >&2
        exit 1
    fi
    printf 'run %d: %d ms, peak memory %d MB, %d pages planned under both\n' \
        "$run" $(($(now_ms) - began)) $(((peak + 1023) / 1024)) "$(grep -c ',changed,' "$table")"
done
