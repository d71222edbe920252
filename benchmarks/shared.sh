# Functions that several benchmarks share; to be sourced, with root and launcher set.

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    echo $((now / 1000))
}

# A process and all below it.
family() {
    local child
    echo "$1"
    for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null || true); do
        family "$child"
    done
}

# The largest VmHWM (KB) that a process, or one below it, shows until it ends.
peak_memory_kb() {
    local process=$1 peak=0 one kb
    while kill -0 "$process" 2>/dev/null; do
        for one in $(family "$process"); do
            kb=$(awk '$1 == "VmHWM:" { print $2 }' "/proc/$one/status" 2>/dev/null || true)
            if ((${kb:-0} > peak)); then
                peak=$kb
            fi
        done
        sleep 0.02
    done
    echo "$peak"
}

# Reads numbers, one a line: "min median max".
spread() {
    sort -n | awk '{ v[NR] = $1 }
        END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%d %d %d\n", v[1], m, v[NR] }'
}

# Makes a warehouse of generated data in a folder, unless it is there already: warehouse.duckdb, and in the file imported
# the milliseconds that its import took.
warehouse_in() {
    local data=$1 pages=$2 messages=$3 captions=$4 began
    if [[ -f $data/imported ]]; then
        return
    fi
    rm -rf "$data" && mkdir -p "$data"
    began=$(now_ms)
    java -cp "$root/target/test-classes" io.schedulebuilder.examples.BenchmarkData \
        --pages "$pages" --messages "$messages" --captions "$captions" --out "$data"
    echo "generated in $(($(now_ms) - began)) ms" >&2
    "$launcher" warehouse init --warehouse "duckdb:$data/warehouse.duckdb" --quiet
    began=$(now_ms)
    "$launcher" warehouse import --messages "$data/messages.csv" --captions "$data/captions.csv" \
        --pages "$data/pages.csv" --holidays "$data/holidays.csv" --warehouse "duckdb:$data/warehouse.duckdb" --quiet >&2
    echo "$(($(now_ms) - began))" >"$data/imported"
}

# What the figures were taken on, in a line.
machine() {
    echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(java -version 2>&1 | sed -n 2p), $(date -u +%F)"
}
