#!/bin/sh
# resume.sh BP - trainings that are ended early and gone on with.
#
# Whatever ends a training, and however often, what --resume comes to in the end
# is the model of one that nothing ended, byte for byte; a checkpoint is whole
# whenever there is one, and so is the model.
#
# The moments of the ends are drawn, but the same in each run. Nothing depends
# on how far training has come by then: it may be done, or not have begun.
set -eu
bp=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work"
bad=0 draws=1 parts=0 kills=0 resumed=0 refits=0

wrong() {
    echo "wrong: $test: $*"
    bad=1
}

# The next moment, in `moment`: 0.008 to 0.071 seconds.
draw() {
    draws=$(((draws * 1103515245 + 12345) % 2147483648))
    moment=$(printf '0.%03d' $((8 + draws / 65536 % 64)))
}

# What a part is run with that shapes no model; no two in a row are alike.
vary() {
    parts=$((parts + 1))
    threads=$((parts % 3 + 1))
    case $((parts % 4)) in
    0) every=0.001s ;;
    1) every=1e ;;
    2) every=0.02s ;;
    *) every=3e ;;
    esac
}

# Runs bp and ends it by a signal after a moment; its exit code is in `got`.
# Here a signal is caught although a caller (nohup, a job) may ignore it.
run_for() { # signal option...
    by=$1 got=0
    shift
    timeout --preserve-status -s "$by" "$moment" \
        env --default-signal=INT,TERM "$bp" train "$@" 2>err || got=$?
}

# A part of a training: the first one, or one that goes on. TIME ends it by its
# own clock.
part() { # signal option...
    end=$1
    shift
    draw
    vary
    if [ -e c.json ]; then
        resumed=$((resumed + 1))
        set -- --resume c.json
    fi
    set -- -q "$@" --checkpoint c.json --every "$every" --threads "$threads"
    if [ "$end" = TIME ]; then
        got=0
        "$bp" train "$@" --max-time "${moment}s" "$data" 2>err || got=$?
    else
        run_for "$end" "$@" "$data"
    fi
}

# It was done before its end came, or ended as it should.
check_code() { # signal
    case $1 in
    KILL) code=137 ;;
    INT) code=130 ;;
    TERM) code=143 ;;
    *) code=0 ;;
    esac
    if [ "$got" -ne 0 ] && [ "$got" -ne "$code" ]; then
        wrong "$1: exit code $got: $(tail -n 1 err)"
    elif [ "$1" = KILL ] && [ "$got" -ne 0 ]; then
        kills=$((kills + 1))
    fi
}

is_whole() { # file
    "$bp" show "$1" >shown 2>&1 || wrong "$1: $(cat shown)"
}

# A file that was being written when the end came has another, hidden name.
check_files() {
    if [ -e c.json ]; then
        is_whole c.json
        ! grep -q '^		"refit":	{' c.json || refits=$((refits + 1))
    fi
    is_whole model.json
    if [ "$got" -eq 137 ]; then
        cmp -s model.json before.json || cmp -s model.json right.json ||
            wrong "killed, it left another model than the one before"
    fi
    cp model.json before.json
    rm -f .bp-??????
}

is_done() {
    [ "$got" -eq 0 ] &&
        ! grep -q '"ending":[[:space:]]*"interrupted"' model.json
}

# Trains at one go, and then in parts: at most n are ended, by each of the
# signals in turn; the last one has the time it needs.
in_parts() { # name n "signal..." data option...
    test=$1 n=$2 signals=$3 data=$4
    shift 4
    if ! "$bp" train -q -o right.json "$@" "$data" 2>err; then
        wrong "at one go: $(cat err)"
        return
    fi
    rm -f c.json
    cp older.json model.json
    cp older.json before.json
    got=none
    while :; do
        for signal in $signals; do
            n=$((n - 1))
            [ "$n" -ge 0 ] || break 2
            part "$signal" "$@"
            check_code "$signal"
            check_files
            ! is_done || break 2
        done
    done
    is_done || last_part "$@"
    cmp -s model.json right.json || wrong "another model than at one go"
}

last_part() { # option...
    [ ! -e c.json ] || set -- --resume c.json
    "$bp" train -q "$@" "$data" 2>err || wrong "the last part: $(cat err)"
}

titanic=$root/data/titanic.csv
"$bp" train -q --epochs 1 --seed 7 -o older.json "$titanic"
# Rows enough for a part to end in the middle of an epoch, and for threads.
awk -F , 'BEGIN { OFS = "," } { head = NR == 1 }
    head { print $0, "weight"; next }
    { for (i = 0; i < 4; i++) print $0, 1 + (NR + i) % 3 }' "$titanic" >many.csv

# Each kind of state: of optimizers, schedules, masks, weights, patience.
in_parts adam 60 KILL "$titanic" --epochs 1500 --patience 0 --validation 0.2 \
    --optimizer adam --dropout 0.2
in_parts sgd 10 KILL "$titanic" --epochs 250 --validation none --nesterov \
    --schedule cosine --warmup 20
in_parts rprop 8 KILL "$titanic" --epochs 250 --patience 0 --optimizer rprop
in_parts lbfgs 8 KILL "$titanic" --epochs 150 --patience 0 --optimizer lbfgs
in_parts threads 6 KILL many.csv --epochs 5 --weight weight \
    --optimizer rmsprop --hidden 256,128 --batch-size 512 --noise 0.1
in_parts plateau 6 KILL "$titanic" --epochs 250 --patience 200 \
    --schedule plateau --schedule-every 3 --class-weight balanced
in_parts signals 12 'INT TERM KILL TIME' "$titanic" --epochs 250 \
    --patience 0 --optimizer adamw --weight-decay 0.1 --dropout 0.5 \
    --hidden 12,8
in_parts time 6 TIME many.csv --epochs 30 --patience 0 --weight weight
in_parts recovery 6 'KILL INT' "$titanic" --epochs 250 --patience 0 \
    --act identity --learning-rate 0.7

test=all
[ "$resumed" -gt 0 ] || wrong "no part went on from a checkpoint"
[ "$bad" -ne 0 ] ||
    echo "all as at one go: $parts parts, $kills killed, $resumed gone on with," \
        "$refits in a refit"
exit "$bad"
