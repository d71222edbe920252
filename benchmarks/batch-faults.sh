#!/usr/bin/env bash
# Kills batches at random times, goes on with each, and compares what is left with an undisturbed batch.
set -euo pipefail
unset CDPATH

usage() {
    cat <<'TEXT'
Usage: benchmarks/batch-faults.sh [options]

Plans a week of all example pages once undisturbed. Then, again and again from the same warehouse, kills the batch (SIGKILL)
at a random time and runs it again with --resume: every file must equal the undisturbed batch's, byte for byte, the
warehouse must hold the same schedules and the same locks, and nothing else may be left in the folder, nor in the folder of
temporary files.

  --kills N        batches to kill                                (200)
  --seed N         of the random times                            (1)
  --work DIR       where warehouses and files go                  (target/batch-faults)
  --help           this text

Needs the test classes: mvn -DskipTests verify
TEXT
}

die() {
    echo "batch-faults.sh: $*" >&2
    exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
kills=200 seed=1 work=$root/target/batch-faults

while (($#)); do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --kills | --seed | --work) ;;
        *) die "unknown option $1. See benchmarks/batch-faults.sh --help" ;;
    esac
    (($# > 1)) || die "$1 needs a value"
    case $1 in
        --kills) kills=$2 ;;
        --seed) seed=$2 ;;
        --work) work=$2 ;;
    esac
    shift 2
done
for number in "$kills" "$seed"; do
    [[ $number =~ ^[0-9]+$ ]] || die "\"$number\" is not a number"
done

[[ -d $root/target/test-classes ]] || die "no test classes in target. Run: mvn -DskipTests verify"
rm -rf "$work" && mkdir -p "$work/data"
launcher=$root/schedule-builder
SCHEDULE_BUILDER_DATA=$work/data "$launcher" runs list >/dev/null 2>&1 # seeds the example warehouse
base=$work/data/warehouse.duckdb

batch() { # WAREHOUSE FOLDER [OPTION...]
    local warehouse=$1 folder=$2
    shift 2
    exec "$launcher" batch --all-pages --start-date 2025-11-04 --warehouse "duckdb:$warehouse" --output-dir "$folder" \
        --quiet "$@"
}

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

# The schedules that are recorded, and who holds which caption.
recorded() {
    "$launcher" runs list --json --limit 1000 --warehouse "duckdb:$1" 2>/dev/null | grep '"schedule_id"' | sort -u
    java -cp "$root/target/test-classes:$root/target/schedule-builder.jar" io.schedulebuilder.examples.Locks "$1" 2>/dev/null
}

# All temporary files go to a folder of their own, to be counted.
temporary=$work/tmp
mkdir -p "$temporary"
export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=$temporary

cp "$base" "$work/undisturbed.duckdb"
began=$(now_ms)
(batch "$work/undisturbed.duckdb" "$work/undisturbed") 2>/dev/null
took=$(($(now_ms) - began))
undisturbed=$(recorded "$work/undisturbed.duckdb")
echo "$(grep -vc schedule_id <<<"$undisturbed") captions are locked"
echo "$kills batches of $(ls "$work/undisturbed" | grep -c 'plan.json') pages, killed within $((took + 200)) ms; seed $seed"
echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(date -u +%F)"

RANDOM=$seed
wrong=0 early=0 midway=0 late=0
for ((kill = 1; kill <= kills; kill++)); do
    cp "$base" "$work/killed.duckdb" && rm -rf "$work/killed" "$work/killed.duckdb.wal"
    (batch "$work/killed.duckdb" "$work/killed") 2>/dev/null &
    process=$!
    sleep "$(awk -v ms=$(((RANDOM * 32768 + RANDOM) % (took + 200))) 'BEGIN { print ms / 1000 }')"
    if kill -9 "$process" 2>/dev/null; then
        if [[ -d $work/killed/.batch ]]; then midway=$((midway + 1)); else early=$((early + 1)); fi
    else
        late=$((late + 1))
    fi
    wait "$process" 2>/dev/null || true
    (batch "$work/killed.duckdb" "$work/killed" --resume) 2>"$work/resumed.txt" || echo "kill $kill: --resume ended with code $?: $(grep -v JAVA_TOOL_OPTIONS "$work/resumed.txt")"
    if ! diff -r "$work/undisturbed" "$work/killed" >"$work/difference.txt" ||
        [[ $(recorded "$work/killed.duckdb") != "$undisturbed" || -n $(ls -A "$temporary") ]]; then
        echo "kill $kill: differs"
        head -5 "$work/difference.txt"
        diff <(echo "$undisturbed") <(recorded "$work/killed.duckdb") | head -5 || true
        ls -A "$temporary" | head -5
        wrong=$((wrong + 1))
    fi
done
echo "killed before anything was laid aside: $early, midway: $midway, after the end: $late; different from undisturbed: $wrong"
((wrong == 0))
