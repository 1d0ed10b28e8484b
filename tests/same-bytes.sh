#!/bin/sh
# same-bytes.sh BP - one seed, one file: the models below have these checksums
# whatever compiler built BP, whatever instruction set runs it, and on how many
# threads.
#
# A change that means to change models (not a wider vector, not another tile)
# updates tests/same-bytes.expected: same-bytes.sh BP print > tests/same-bytes.expected
set -eu
bp=$1
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset BP_ISA || true

trained() { # name options...
    name=$1
    shift
    # shellcheck disable=SC2086 # words
    "$bp" train -q -o "$work/$name.json" $threads "$@"
    sum=$(cksum <"$work/$name.json")
    echo "$name $sum"
}

# Some megabytes, which are read in several pieces: numbers that don't add up
# exactly, categories, missing cells.
awk 'BEGIN {
    OFS = ","
    print "a,b,c,d,y"
    for (i = 0; i < 120000; i++) {
        x = (x * 1103 + 12345) % 65536
        print x / 7, i % 11 ? x % 1013 / 10 : "", "level " x % 13, \
            i % 17 ? (i * 7) % 10007 : "NA", (x + i) % 5 / 3
    } }' >"$work/large.csv"
threads=

models() {
    trained iris "$root/data/iris.csv"
    trained iris-sigmoid --layers 4,8,3 --act sigmoid "$root/data/iris.csv"
    trained iris-textbook --layers 4,8,3 --act sigmoid --loss mse \
        --output-act sigmoid "$root/data/iris.csv"
    trained iris-seed-2 --seed 2 "$root/data/iris.csv"
    trained titanic --epochs 20 "$root/data/titanic.csv"
    trained titanic-softmax --layers 8,5,2 --epochs 20 "$root/data/titanic.csv"
    trained airquality --target Ozone "$root/data/airquality.csv"
    trained air-two-targets --target Ozone,Temp --batch-size 7 \
        --encoding base64 "$root/data/airquality.csv"
    for act in identity sigmoid tanh relu leaky-relu elu gelu silu softplus; do
        trained "act-$act" --hidden 17,5 --act $act --epochs 30 \
            "$root/data/iris.csv"
    done
    trained xor --hidden 3 --epochs 2000 --batch-size 4 --learning-rate 0.1 \
        "$root/data/xor.csv"
    for optimizer in sgd adam adamw rmsprop rprop lbfgs; do
        trained "optimizer-$optimizer" --optimizer $optimizer --epochs 20 \
            --hidden 30,20 --l1 0.0001 "$root/data/titanic.csv"
    done
    for schedule in step exponential inverse cosine one-cycle plateau; do
        trained "schedule-$schedule" --schedule $schedule --warmup 2 \
            --schedule-every 3 --epochs 15 --validation none \
            "$root/data/iris.csv"
    done
    for loss in mae huber; do
        trained "loss-$loss" --loss $loss --target Ozone --epochs 30 \
            "$root/data/airquality.csv"
    done
    trained loss-poisson --loss poisson --target Ozone --optimizer rmsprop \
        --epochs 30 "$root/data/airquality.csv"
    trained restrained --dropout 0.2,0.1 --hidden 200,100 --batch-size 100 \
        --noise 0.1 --label-smoothing 0.1 --clip-norm 0.5 --nesterov \
        --weight-decay 0.01 --class-weight balanced --epochs 5 --refit yes \
        "$root/data/titanic.csv"
    trained restarted --restarts 3 --refit yes --epochs 20 "$root/data/iris.csv"
    trained large --epochs 1 --batch-size 500 --hidden 64,8 "$work/large.csv"
    trained large-filled --epochs 1 --batch-size 4000 --missing median \
        --missing-indicator --min-count 9000 "$work/large.csv"
    trained large-dropped --epochs 1 --batch-size 4000 --missing drop \
        "$work/large.csv" "$work/large.csv"
}

models >"$work/first"
[ "${2-}" != print ] || { cat "$work/first" && exit; }
fail=0
for isa in avx512 avx2 neon portable; do
    export BP_ISA=$isa
    if "$bp" train -q -o "$work/try.json" --epochs 1 "$root/data/xor.csv" \
        2>/dev/null; then
        models >"$work/$isa"
        diff "$work/first" "$work/$isa" || fail=1
        echo "same bytes: $isa"
    else
        echo "left out: $isa, which this processor lacks"
    fi
done
unset BP_ISA
for n in 1 2 7; do
    threads="--threads $n"
    models >"$work/threads"
    diff "$work/first" "$work/threads" || fail=1
    echo "same bytes: $n threads"
done
diff "$root/tests/same-bytes.expected" "$work/first" || fail=1
exit $fail
