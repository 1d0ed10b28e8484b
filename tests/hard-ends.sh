#!/bin/sh
# hard-ends.sh BP - the ends that no transcript can show: signals, disks that
# are full, readers that go away, permissions, memory that runs out.
#
# Nothing waits for a time to pass: `until_true` polls for what must come, and
# gives up after a minute. What a machine can't do is left out, and said.
# shellcheck disable=SC2317 # functions that are called through another
set -eu
bp=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
data=$(pwd)/data
work=$(mktemp -d)
pid=
bad=0

finish() {
    [ -z "$pid" ] || kill -s KILL "$pid" 2>/dev/null || true
    cd /
    chmod -R u+rwx "$work"
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$work"

wrong() {
    echo "wrong: $*"
    bad=1
}

left_out() {
    echo "left out: $*"
}

# A folder of its own for each test.
begin() { # what it is about
    test=$1
    mkdir "$work/$test"
    cd "$work/$test"
}

same() { # expected got what
    [ "$1" = "$2" ] || wrong "$test: $3: $2, not $1"
}

# Runs a command; its exit code and what it says on standard error are checked.
expect() { # code message command...
    code=$1 message=$2 got=0
    shift 2
    "$@" >out 2>err || got=$?
    same "$code" "$got" "exit code of $*"
    same "$message" "$(cat err)" "message of $*"
}

until_true() { # command...
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 600 ]; then
            wrong "$test: waited a minute for: $*"
            return 1
        fi
        sleep 0.1
    done
}

has_begun() { # the log of a training
    grep -q '^epoch' "$1" || [ -s code ]
}

# Starts a command in the background: its process is in `pid`, at its end its
# exit code is in the file code. A shell's background job ignores Ctrl-C; a
# terminal's foreground job doesn't, so the signals are as they are there.
launch() { # command...
    launch_ignoring env --default-signal=INT,TERM,HUP "$@"
}

launch_ignoring() { # command...
    rm -f code number
    {
        got=0
        # shellcheck disable=SC2016 # for the inner shell
        sh -c 'echo $$ >number && exec "$@"' sh "$@" || got=$?
        echo "$got" >code
    } &
    until_true [ -s number ]
    pid=$(cat number)
}

# Waits for the end of what was launched; its exit code is in `got`.
await() {
    got=none
    if until_true [ -s code ]; then
        got=$(cat code)
    else
        kill -s KILL "$pid" 2>/dev/null || true
    fi
    pid=
    rm -f code number
}

# Signals until it is at its end: one may be lost before it has begun.
signal_until_end() { # signal
    kill -s "$1" "$pid" 2>/dev/null || true
    [ -s code ]
}

# Starts a training that would go on for hours, and waits for its first epoch.
start() { # option...
    launch "$bp" train --epochs 1000000 --patience 0 --hidden 300 "$@" "$data/iris.csv" 2>log
    until_true has_begun log
}

predicts() { # model
    [ "$("$bp" predict "$1" "$data/iris.csv" | grep -c '')" -eq 151 ]
}

# Only these files are here.
only() { # file...
    same "$*" "$(find . -type f ! -name log ! -name out ! -name err |
        sed 's/^..//' | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')" "files"
}

interrupted() { # signal code
    begin "interrupted-by-$1"
    start
    kill -s "$1" "$pid"
    await
    same "$2" "$got" "exit code"
    tail -n 1 log | grep -q '^bp: interrupted after [0-9]* of 1000000 epochs; model.json holds the weights learnt until then, those of epoch [0-9]*$' ||
        wrong "$test: $(tail -n 1 log)"
    grep -q '"ending":[[:space:]]*"interrupted"' model.json ||
        wrong "$test: the model doesn't say so"
    predicts model.json || wrong "$test: the model doesn't predict"
    only model.json

    # To standard output, and over an older model.
    start -o - >piped.json
    kill -s "$1" "$pid"
    await
    same "$2" "$got" "exit code"
    predicts piped.json || wrong "$test: no model on standard output"
    "$bp" train -q --epochs 1 "$data/iris.csv"
    start
    kill -s "$1" "$pid"
    await
    grep -q '"ending":[[:space:]]*"interrupted"' model.json ||
        wrong "$test: the old model is still there"
}

# What the caller ignores stays ignored: Ctrl-C isn't meant for a shell's
# background job.
interrupt_ignored() {
    begin interrupt-ignored
    launch_ignoring "$bp" train --epochs 1000000 --patience 0 --hidden 300 \
        "$data/iris.csv" 2>log
    until_true has_begun log
    kill -s INT "$pid"
    sleep 0.3
    [ ! -s code ] || wrong "$test: it ended"
    kill -s TERM "$pid"
    await
    same 143 "$got" "exit code"
}

# A pipe that nobody reads keeps bp in its last step, until the second signal.
interrupted_twice() {
    begin interrupted-twice
    mkfifo pipe
    start -o pipe
    until_true signal_until_end INT
    await
    same 130 "$got" "exit code"
    only ''
}

# While data is still read there is nothing to save.
interrupted_early() {
    begin interrupted-early
    mkfifo pipe
    exec 3<>pipe
    launch "$bp" train pipe >out 2>log
    until_true signal_until_end TERM
    await
    exec 3>&-
    same 143 "$got" "exit code"
    only ''
}

# Waits, with no pause, for a temporary file (or for the model itself to be cut
# short, which must not be), or for the end of training.
until_writing() {
    while :; do
        [ -s model.json ] || return 0
        for file in .bp-*; do
            [ ! -e "$file" ] || return 0
        done
        [ ! -s code ] || return 1
    done
}

# Killed while it writes, bp leaves the old model or the new one.
killed() {
    begin killed
    set -- -q --epochs 1 --hidden 20000 "$data/iris.csv"
    "$bp" train --seed 1 -o old "$@"
    "$bp" train --seed 2 -o new "$@"
    caught=0
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        cp old model.json
        launch "$bp" train --seed 2 "$@" 2>log
        ! until_writing || kill -s KILL "$pid" 2>/dev/null || true
        await
        [ "$got" -eq 0 ] || caught=$((caught + 1))
        cmp -s model.json old || cmp -s model.json new ||
            wrong "$test: a model that is neither the old nor the new one"
        rm -f .bp-*
        [ "$caught" -lt 6 ] || break
    done
    [ "$caught" -gt 0 ] || left_out "killed: $try tries caught no writing"
}

# Several at once for one file: one of them wins, whole.
together() {
    begin together
    for seed in 1 2 3 4; do
        "$bp" train -q --epochs 1 --hidden 2000 --seed $seed -o $seed \
            "$data/iris.csv"
        "$bp" train -q --epochs 1 --hidden 2000 --seed $seed "$data/iris.csv" &
    done
    wait
    cmp -s 1 model.json || cmp -s 2 model.json || cmp -s 3 model.json ||
        cmp -s 4 model.json || wrong "$test: a model that is none of four"
    only 1 2 3 4 model.json
}

to_dev_full() { # argument...
    got=0
    "$bp" "$@" >/dev/full 2>err || got=$?
    same 6 "$got" "exit code of $*"
    same "bp: standard output: can't be written: No space left on device" \
        "$(cat err)" "message of $*"
}

full() {
    begin full
    "$bp" train -q "$data/iris.csv"
    if [ -c /dev/full ]; then
        for words in --help --version help 'help train' 'train --help' \
            'check --help' "check $data/iris.csv" "check --json $data/iris.csv" \
            'completion bash' 'completion zsh' 'completion fish'; do
            # shellcheck disable=SC2086 # words
            to_dev_full $words
        done
        to_dev_full predict model.json "$data/iris.csv"
        to_dev_full predict --proba model.json "$data/iris.csv"
        to_dev_full train -q -o - "$data/iris.csv"
        expect 6 "bp: /dev/full: can't be written: No space left on device" \
            "$bp" train -q -o /dev/full "$data/iris.csv"
    else
        left_out "full: no /dev/full"
    fi
    only model.json
}

# A disk that fills up in the middle of a model: here, a limit to its size.
# Whether the shell lets its children ignore the signal doesn't matter.
filling() {
    begin filling
    "$bp" train -q "$data/xor.csv"
    cp model.json old
    (
        ulimit -f 8
        expect 6 "bp: model.json: can't be written: File too large" \
            "$bp" train -q --hidden 5000 --epochs 1 "$data/xor.csv"
        exit "$bad"
    ) || bad=1
    cmp model.json old || wrong "$test: the old model is gone"
    only model.json old
}

large() { # rows: a table, more than 8 MB from 800000 on
    awk -v n="$1" 'BEGIN { OFS = ","
        print "a,b,y"
        for (i = 0; i < n; i++) print i % 1013, 1000 + i % 997, i % 3 }'
}

# A disk that fills up with what doesn't fit into memory: the data encoded, or
# the text of a pipe. Nothing is left of it, and no model is written.
scratch() {
    begin scratch
    mkdir folder
    large 800000 >large.csv
    (
        ulimit -f 4000
        TMPDIR=folder
        export TMPDIR
        expect 6 "bp: folder: no room for a scratch file of 9600000 bytes: File too large; TMPDIR can name another folder" \
            "$bp" train -q --memory 1M --epochs 1 large.csv
        # A file needs no copy; a pipe does.
        expect 0 '' "$bp" train -q --epochs 1 - <large.csv
        rm model.json
        code=0
        # shellcheck disable=SC2002 # a pipe it must be
        cat large.csv | "$bp" train -q --epochs 1 - 2>err || code=$?
        same 6 "$code" "exit code with a pipe"
        grep -q '^bp: folder: .*File too large; TMPDIR can name another folder$' err ||
            wrong "$test: $(cat err)"
        exit "$bad"
    ) || bad=1
    only large.csv

    # Killed, it leaves nothing either.
    TMPDIR=folder
    export TMPDIR
    launch "$bp" train --memory 1M --epochs 1000000 --patience 0 large.csv 2>log
    unset TMPDIR
    until_true has_begun log
    kill -s KILL "$pid"
    await
    only large.csv
}

# A file that somebody writes to between the first time it is read and the
# second, which its long numbers need. The pipe behind it holds bp up meanwhile.
changed() {
    begin changed
    mkfifo pipe
    for after in '' 'a,b,y'; do
        large 1000 | sed '2,$s/^[^,]*/0.1234567890123456/' >one.csv
        launch "$bp" train -q one.csv pipe 2>log
        exec 3>pipe
        echo "$after" >one.csv
        large 10 >&3
        exec 3>&-
        await
        same 3 "$got" "exit code"
        same "bp: one.csv: has become shorter while it was read" "$(cat log)" \
            "message"
    done
    only one.csv
}

# A reader that has enough ends bp in silence.
broken_pipe() {
    begin broken-pipe
    "$bp" train -q "$data/iris.csv"
    for round in 1 2 3 4 5 6 7 8 9 10; do
        for again in 1 2 3 4 5 6 7 8 9 10; do
            sed 1d "$data/iris.csv"
        done
        : "$round$again"
    done >many.csv
    cat many.csv many.csv >more.csv
    first=$({
        got=0
        "$bp" predict model.json more.csv 2>err || got=$?
        echo "$got" >code
    } | head -n 1)
    same setosa "$first" "first prediction"
    same 141 "$(cat code)" "exit code"
    same '' "$(cat err)" "message"

    # Also where the parent ignores the signal.
    first=$({
        trap '' PIPE
        got=0
        "$bp" predict model.json more.csv 2>err || got=$?
        echo "$got" >code
    } | head -n 1)
    same 141 "$(cat code)" "exit code with the signal ignored"
    same '' "$(cat err)" "message with the signal ignored"

    # A model is not given up because nobody reads the report.
    rm model.json
    {
        got=0
        "$bp" train --epochs 200 "$data/iris.csv" 2>&1 || got=$?
        echo "$got" >code
    } | :
    until_true [ -s code ]
    same 0 "$(cat code)" "exit code of training"
    predicts model.json || wrong "$test: no model"
}

closed() {
    begin closed
    "$bp" train -q -o right.json "$data/iris.csv"
    "$bp" train "$data/iris.csv" <&- >&- 2>&- || wrong "$test: all three closed"
    cmp model.json right.json || wrong "$test: another model"
    "$bp" train "$data/iris.csv" 2>&- || wrong "$test: standard error closed"
    cmp model.json right.json || wrong "$test: another model"
    "$bp" predict model.json "$data/iris.csv" >right.csv
    "$bp" predict model.json "$data/iris.csv" <&- 2>&- | cmp - right.csv ||
        wrong "$test: other predictions"
    got=0
    "$bp" predict model.json "$data/iris.csv" <&- >&- 2>err || got=$?
    same 6 "$got" "exit code"
    cmp model.json right.json || wrong "$test: the model was written to"
}

# Permissions don't bind root, so it becomes somebody else.
as_other() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    else
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    fi
}

forbidden() {
    begin forbidden
    chmod 777 .
    if ! as_other "$bp" --version >/dev/null 2>&1; then
        left_out "forbidden: no way to be somebody else"
        return
    fi
    "$bp" train -q -o "$work/right.json" "$data/iris.csv"
    cp "$data/iris.csv" "$work/right.json" .
    cp iris.csv secret.csv
    cp right.json secret.json
    chmod 000 secret.csv secret.json
    mkdir locked
    chmod 755 iris.csv right.json
    chmod 555 locked
    [ "$(id -u)" -ne 0 ] || chown 65534 secret.csv secret.json locked
    expect 3 "bp: secret.csv: can't be read: Permission denied" \
        as_other "$bp" train secret.csv
    expect 3 "bp: secret.csv: can't be read: Permission denied" \
        as_other "$bp" predict right.json secret.csv
    expect 4 "bp: secret.json: can't be read: Permission denied" \
        as_other "$bp" predict secret.json iris.csv
    # Said before training: no report comes first.
    expect 6 "bp: locked/model.json: can't be written: Permission denied" \
        as_other "$bp" train -o locked/model.json iris.csv
    chmod 755 locked
    cp right.json locked/model.json
    chmod 555 locked
    expect 6 "bp: locked/model.json: can't be written: Permission denied" \
        as_other "$bp" train -o locked/model.json iris.csv
    cmp right.json locked/model.json || wrong "$test: a locked file was changed"
}

links() {
    begin links
    mkdir away
    "$bp" train -q -o right.json "$data/iris.csv"
    echo old >away/model.json
    ln -s away/model.json link.json
    ln -s link.json again.json
    ln -s away/new.json new.json
    "$bp" train -q -o again.json "$data/iris.csv"
    "$bp" train -q -o new.json "$data/iris.csv"
    for link in link.json again.json new.json; do
        [ -L $link ] || wrong "$test: $link is no link any more"
    done
    cmp away/model.json right.json || wrong "$test: the link wasn't followed"
    cmp away/new.json right.json || wrong "$test: the link wasn't followed"
    only away/model.json away/new.json right.json

    # A name that two files share is parted: the other keeps what it had.
    echo old >one.json
    ln one.json two.json
    "$bp" train -q -o one.json "$data/iris.csv"
    same old "$(cat two.json)" "the other name"
}

pipes() {
    begin pipes
    mkfifo in out-pipe
    "$bp" train -q -o right.json "$data/iris.csv"
    "$bp" predict right.json "$data/iris.csv" >right.csv
    cat "$data/iris.csv" >in &
    "$bp" train -q -o model.json in
    cmp model.json right.json || wrong "$test: data through a pipe"
    "$bp" train -q -o out-pipe "$data/iris.csv" &
    cat out-pipe >model.json
    wait
    cmp model.json right.json || wrong "$test: a model through a pipe"
    [ -p out-pipe ] || wrong "$test: the pipe was replaced"
    cat right.json >in &
    "$bp" predict in "$data/iris.csv" | cmp - right.csv ||
        wrong "$test: a model read from a pipe"
    # A row at a time, as slow as it comes.
    while read -r row; do
        echo "$row"
    done <"$data/iris.csv" | "$bp" predict right.json | cmp - right.csv ||
        wrong "$test: rows one by one"
}

# With a little more memory each time, bp succeeds or says that there is none.
limited() { # kilobytes command...
    (
        # shellcheck disable=SC3045 # where there is no -v, it is left out
        ulimit -v "$1" && shift && "$@" >out 2>err
    )
}

memory() {
    begin memory
    "$bp" train -q --hidden 20000 --epochs 1 "$data/iris.csv"
    base=4000
    until limited $base "$bp" --version 2>/dev/null; do
        base=$((base + 1000))
        if [ $base -gt 100000 ]; then
            left_out "memory: this build or this system knows no limit"
            return
        fi
    done
    refused=0
    for more in 0 250 500 1000 1500 2000 3000 4000 6000 8000 12000 16000 24000 \
        32000 100000; do
        for command in "train -q -o new.json --hidden 20000 --epochs 1" \
            "predict model.json"; do
            got=0
            # shellcheck disable=SC2086 # words
            limited $((base + more)) "$bp" $command "$data/iris.csv" || got=$?
            [ "$got" -ne 0 ] || continue
            refused=$((refused + 1))
            same 6 "$got" "exit code of $command with $more kB"
            same 1 "$(grep -c '' err)" "lines of $command with $more kB"
            grep -q 'memory' err || wrong "$test: $(cat err)"
        done
    done
    [ "$refused" -gt 4 ] || wrong "$test: there was always enough"
    predicts new.json || wrong "$test: and never any"
    only model.json new.json
}

interrupted INT 130
interrupted HUP 143
interrupt_ignored
interrupted TERM 143
interrupted_twice
interrupted_early
killed
together
full
filling
scratch
changed
broken_pipe
closed
forbidden
links
pipes
memory
[ "$bad" -ne 0 ] || echo "all ends are right"
exit "$bad"
