#!/bin/sh
# schema.sh BP JSONSCHEMA - every kind of model is what man/bp-model.schema.json
# says, and the schema says something: what it forbids is refused by the
# validator JSONSCHEMA and by bp alike.
set -eu
bp=$1
validator=$2
schema=man/bp-model.schema.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset BP_ISA || true
bad=0

complain() {
    echo "$*"
    bad=1
}

valid() { # file
    "$validator" -i "$1" "$schema" ||
        complain "$(basename "$1"): not what $schema says"
}

trained() { # name options...
    model=$work/$1.json
    shift
    "$bp" train -q -o "$model" --epochs 2 "$@"
    valid "$model"
}

# A first signal ends training and saves what there is.
interrupted() {
    : >"$work/log"
    "$bp" train -o "$work/interrupted.json" --epochs 1000000000 --patience 0 data/iris.csv \
        2>>"$work/log" &
    process=$!
    until grep -q '^epoch' "$work/log" || ! kill -0 "$process"; do
        sleep 1
    done
    kill -TERM "$process"
    code=0
    wait "$process" || code=$?
    [ "$code" -eq 143 ] || complain "interrupted: exit code $code, not 143"
    valid "$work/interrupted.json"
}

printf '%s\n' 'size,colour,"odd, name",kind' '1.5,red,1,Katze' \
    ',blue,2,"Hu""nd"' 'NA,,1,Vögel' '4,,?,Katze' '-2e3,red,2.0,Katze' \
    >"$work/mixed.csv"
sed 's/,/;/g' data/iris.csv | sed 1d >"$work/bare.csv"
printf '%s\n' 'size  kind colour y' '1,5 a red 1' '-   b red 2,5' '3 a - 3' \
    '2 c red 2' '4,25 b  blue 7' >"$work/rich.txt"

trained softmax --hidden 2 --validation none data/iris.csv
trained judged --hidden 2 data/iris.csv
trained sigmoid --hidden 3 data/titanic.csv
trained two-softmax --layers 8,2,2 data/titanic.csv
trained many-sigmoids --output-act sigmoid --loss mse data/iris.csv
trained number --target Ozone data/airquality.csv
trained two-numbers --hidden 2 --target Ozone,Temp data/airquality.csv
trained base64 --hidden 2 --encoding base64 data/iris.csv
trained mixed --hidden 2 --categorical 'odd, name' "$work/mixed.csv"
trained rich --hidden 2 --delimiter blanks --decimal , --na -,NA \
    --missing median,most-frequent --missing-indicator --min-count 2 \
    --unseen other "$work/rich.txt"
trained levels --hidden 2 --delimiter blanks --decimal , --na -,NA \
    "$work/rich.txt"
trained strict --hidden 2 --missing error data/iris.csv
trained dropped --hidden 2 --missing drop --target Ozone data/airquality.csv
trained no-header --delimiter ';' "$work/bare.csv"
trained no-hidden --hidden 0 --task classify data/xor.csv
trained deep --hidden 3,4,5 --act relu,gelu,silu --scale minmax data/iris.csv
trained constant --target y --scale none --ignore x1 data/xor.csv
trained numeric-classes --layers 2,3,2 data/xor.csv
interrupted

# The example of bp-model(5) is what bp writes, but for line breaks and version.
sed -n '/^{"format"/,/^\.Ed/p' man/bp-model.5 |
    sed '$d; s/\\-/-/g' >"$work/example.json"
valid "$work/example.json"
"$bp" train -q --task classify --hidden 2 --epochs 3 -o "$work/xor.json" \
    data/xor.csv
python3 - "$work/example.json" "$work/xor.json" <<'END' ||
import json, sys
models = [json.load(open(path)) for path in sys.argv[1:]]
sys.exit(models[0] | {"bp": ""} != models[1] | {"bp": ""})
END
    complain "man/bp-model.5: its example is not what bp writes"

# Spoilt models. By rule: each member taken away, one added to each object, each
# value (of an array, the first and the last) turned into null. By hand: a
# model, and what is done to it. Models that are left as they are go the same
# way.
mkdir "$work/spoilt"
python3 - "$work" <<'END'
import copy, json, sys

BY_HAND = """
softmax      m["format"] = "bp-models"
softmax      m["version"] = 0
softmax      m["version"] = 2
softmax      m["version"] = "1"
softmax      m["version"] = True
softmax      m["bp"] = 1
softmax      m["task"] = "regress"
softmax      m["task"] = "cluster"
two-numbers  m["task"] = "classify"
softmax      m["inputs"] = []
softmax      m["inputs"] = m["inputs"][0]
softmax      m["inputs"][0]["name"] = 7
softmax      m["inputs"][0]["position"] = 0
softmax      m["inputs"][0]["position"] = -1
softmax      m["inputs"][0]["position"] = 1.5
softmax      m["inputs"][0]["position"] = "1"
softmax      m["inputs"][0]["type"] = "text"
softmax      m["inputs"][0]["type"] = "category"
softmax      m["inputs"][0]["fill"] = "1"
softmax      m["inputs"][0]["centre"] = True
softmax      m["inputs"][0]["scale"] = -1
mixed        m["inputs"][1]["type"] = "number"
mixed        m["inputs"][1]["numeric"] = "yes"
mixed        m["inputs"][1]["numeric"] = 0
mixed        m["inputs"][1]["levels"] = []
mixed        m["inputs"][1]["levels"] = "red"
mixed        m["inputs"][1]["levels"][0] = 1
mixed        m["inputs"][1]["levels"][0] = "red"
softmax      m["targets"] = []
softmax      m["targets"] *= 2
softmax      m["targets"] = m["inputs"][:1]
softmax      m["targets"][0]["levels"] = ["setosa"]
two-numbers  m["targets"][0]["scale"] = -0.5
softmax      m["inputs"][0]["other"] = True
rich         m["inputs"][0]["indicator"] = 1
rich         m["inputs"][0]["indicator"] = "yes"
rich         del m["inputs"][0]["fill"]
rich         m["inputs"][0]["fill"] = "a"
rich         m["inputs"][1]["other"] = 1
rich         m["inputs"][2]["fill"] = 1
rich         m["targets"][0]["fill"] = 1
rich         m["targets"][0]["indicator"] = False
mixed        m["targets"][0]["fill"] = "Katze"
mixed        m["targets"][0]["other"] = False
rich         m["unseen"] = "level"
rich         m["inputs"][1]["counts"][0] = -1
rich         m["inputs"][1]["counts"][0] = 1.5
rich         m["inputs"][1]["counts"] = []
softmax      m["inputs"][0]["mean"] = "1"
softmax      m["targets"][0]["counts"][0] = "50"
rich         m["unseen"] = True
rich         m["data"]["blanks"] = 1
rich         m["data"]["delimiter"] = ","
rich         m["data"]["decimal"] = ";"
rich         m["data"]["decimal"] = ""
rich         m["data"]["missing_in_text"] = "yes"
softmax      m["data"] = []
softmax      m["data"]["rows"] = 0
softmax      m["data"]["rows"] = -150
softmax      m["data"]["rows"] = 1.5
softmax      m["data"]["rows"] = 4294967296
softmax      m["data"]["columns"] = 0
softmax      m["data"]["columns"] = "5"
softmax      m["data"]["header"] = "yes"
softmax      m["data"]["header"] = 1
softmax      m["data"]["delimiter"] = ""
softmax      m["data"]["delimiter"] = ",,"
softmax      m["data"]["delimiter"] = '"'
softmax      m["data"]["delimiter"] = chr(10)
softmax      m["data"]["delimiter"] = chr(233)
softmax      m["data"]["missing"] = "NA"
softmax      m["data"]["missing"] = [0]
softmax      m["data"]["checksum"] = 0
softmax      m["data"]["checksum"] = "xxh64:"
softmax      m["data"]["checksum"] = "md5:0123456789abcdef"
softmax      m["data"]["checksum"] += "0"
softmax      m["data"]["checksum"] = "xxh64:0123456789abcdeg"
softmax      m["data"]["checksum"] = "xxh64:0123456789ABCDEF"
softmax      m["data"]["checksum"] = "xxh64:0x23456789abcdef"
softmax      m["data"]["checksum"] = "xxh64: 123456789abcdef"
softmax      m["notes"] = "none"
softmax      m["notes"] = [1]
softmax      m["recipe"] = []
softmax      m["recipe"]["epochs"] = True
softmax      m["recipe"]["act"] = ["tanh"]
softmax      m["recipe"] = {str(i): i for i in range(1001)}
softmax      m["history"]["epochs"] = -1
softmax      m["history"]["epochs"] = 1.5
softmax      m["history"]["interrupted"] = False
softmax      m["history"]["ending"] = "boredom"
softmax      m["history"]["ending"] = 0
softmax      m["history"]["best"] = 1
state        m["history"]["best"] = 0
state        m["history"]["best"] = "2"
state        m["history"]["recoveries"] = 0
state        m["history"]["recoveries"] = 1.5
state        m["history"]["refit"] = 0
state        m["history"]["refit"] = "2"
softmax      m["history"]["loss"][0] = -0.5
softmax      m["history"]["held_out_loss"] = [0.5, 0.5]
softmax      m["history"]["held_out_score"] = [0.5, 0.5]
state        m["history"]["held_out_loss"][0] = -0.5
state        m["history"]["held_out_score"][0] = -0.5
state        m["history"]["held_out_score"][0] = 1.5
state        m["history"]["learning_rate"][0] = -0.5
state        m["history"]["learning_rate"] = 0.1
softmax      m["history"]["loss"] = 0.5
softmax      m["history"]["loss"][0] = "0.5"
softmax      m["scores"] = []
softmax      m["scores"] = {}
softmax      m["scores"]["held_out"] = {}
softmax      m["scores"]["training"]["rows"] = 0
softmax      m["scores"]["training"]["loss"] = -1
softmax      m["scores"]["training"]["accuracy"] = 1
softmax      m["scores"]["training"]["accuracy"]["value"] = "1"
softmax      m["scores"]["training"]["accuracy"]["high"] = 1.5
softmax      m["scores"]["training"]["accuracy"]["low"] = -0.5
softmax      m["scores"]["training"]["accuracy"]["baseline"] = 1.5
softmax      m["scores"]["training"] = {"rows": 1, "loss": 0, "rmse": [], "r2": []}
two-numbers  m["scores"]["training"] = {"rows": 1, "loss": 0, "accuracy": 1}
two-numbers  m["scores"]["training"]["rmse"] = 0
two-numbers  m["scores"]["training"]["rmse"] = []
two-numbers  m["scores"]["training"]["rmse"][1] = 0
two-numbers  m["scores"]["training"]["rmse"][1]["low"] = -1
two-numbers  m["scores"]["training"]["r2"][1] = "1"
two-numbers  m["scores"]["training"]["r2"][1] = 1.5
state        m["state"]["row"] = -1
state        m["state"]["row"] = 0.5
state        m["state"]["loss_sum"] = -1
state        m["state"]["rate_factor"] = 0
state        m["state"]["rate_factor"] = 1.5
state        m["state"]["steps"] = -1
state        m["state"]["steps"] = 9007199254740992
state        m["state"]["good_steps"] = 1.5
state        m["state"]["best_loss"] = "inf"
state        m["state"]["best_loss"] = -1
state        m["state"]["waited"] = -1
state        m["state"]["plateau_loss"] = ""
state        m["state"]["plateau_waited"] = "0"
state        m["state"]["drops"] = -1
state        m["state"]["pairs"] = 11
state        m["state"]["newest"] = 10
state        m["state"]["blocks"] = "AAAAAA=="
state        m["state"]["blocks"][0] = ""
state        m["state"]["blocks"][0] = [0]
state        m["state"]["blocks"] *= 101
anew         m["state"]["refit"]["epochs"] = -1
anew         m["state"]["refit"]["best"] = 1
anew         del m["state"]["refit"]["learning_rate"]
softmax      m["loss"] = "hinge"
softmax      m["loss"] = 1
two-numbers  m["loss"] = "cross-entropy"
two-numbers  m["loss"] = "Huber"
softmax      m["encoding"] = "base32"
softmax      m["encoding"] = "base64"
base64       m["encoding"] = "text"
softmax      m["layers"] = []
softmax      m["layers"] = {}
softmax      m["layers"] *= 51
softmax      m["layers"][0]["inputs"] = 0
softmax      m["layers"][0]["inputs"] = -4
softmax      m["layers"][0]["inputs"] = 1000001
softmax      m["layers"][0]["units"] = 0
softmax      m["layers"][0]["units"] = 2.5
softmax      m["layers"][0]["units"] = "2"
softmax      m["layers"][0]["activation"] = "Tanh"
softmax      m["layers"][0]["activation"] = 2
softmax      m["layers"][0]["biases"] = []
softmax      m["layers"][0]["biases"] = "AAAAAA=="
softmax      m["layers"][0]["biases"][0] = "0"
softmax      m["layers"][0]["weights"] = []
softmax      m["layers"][0]["weights"][0] = []
softmax      m["layers"][0]["weights"][0] = 0
softmax      m["layers"][0]["weights"][0][0] = "0"
base64       m["layers"][0]["biases"] = [0, 0]
base64       m["layers"][0]["biases"] = ""
base64       m["layers"][0]["weights"] = 7
base64       m["layers"][0]["biases"] = m["layers"][0]["biases"].lower() + "!"
"""

work = sys.argv[1]
spoilt = []


def load(name):
    return json.load(open(f"{work}/{name}.json"))


def place(model, path):
    for key in path:
        model = model[key]
    return model


def paths(value, path=()):
    """The way to each value inside."""
    keys = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list) and value:
        keys = sorted({0, len(value) - 1})
    for key in keys:
        yield (*path, key)
        yield from paths(value[key], (*path, key))


def add_state(model):
    """As if its training had been kept on the way, with rows held out."""
    n = model["history"]["epochs"]
    model["history"] |= {
        "best": n, "recoveries": 1, "held_out_loss": [0.5] * n,
        "held_out_score": [0.75] * n, "learning_rate": [0.1] * n,
    }
    model["scores"]["held_out"] = copy.deepcopy(model["scores"]["training"])
    model["state"] = {
        "row": 1, "loss_sum": 0.1, "rate_factor": 0.5, "steps": 7,
        "good_steps": 6, "best_loss": 0.25, "waited": 1,
        "plateau_loss": "none", "plateau_waited": 0, "drops": 0, "pairs": 10,
        "newest": 9, "blocks": ["AAAAAA==", "AACAPwAAAMA="],
    }


model = load("softmax")
add_state(model)
json.dump(model, open(f"{work}/state.json", "w"))

model["state"]["refit"] = {
    "epochs": 1, "ending": "interrupted", "recoveries": 1, "loss": [0.5],
    "learning_rate": [0.1],
}
json.dump(model, open(f"{work}/anew.json", "w"))

# What may be there or not, as bp-model(5) says. Without some of them, a model
# is another one; that is for the tests by hand.
MAY_LACK = {
    "fill", "indicator", "other", "unseen", "counts", "mean",
    "blanks", "decimal", "missing_in_text",
    "best", "recoveries", "refit", "held_out", "training", "state",
}

for name in "softmax", "two-numbers", "base64", "mixed", "rich", "state", \
        "anew":
    model = load(name)
    json.dump(model, open(f"{work}/again-{name}.json", "w"))
    for path in paths(model):
        *way, key = path
        m = copy.deepcopy(model)
        place(m, way)[key] = None
        spoilt.append((f"{name} {path} null", m))
        may_lack = key in MAY_LACK or way == ["recipe"]
        if isinstance(key, str) and not may_lack:
            m = copy.deepcopy(model)
            del place(m, way)[key]
            spoilt.append((f"{name} {path} taken away", m))
    for path in [(), *paths(model)]:
        m = copy.deepcopy(model)
        if isinstance(place(m, path), dict) and path != ("recipe",):
            place(m, path)["more"] = 1
            spoilt.append((f"{name} {path} with a member more", m))
for line in BY_HAND.strip().splitlines():
    name, change = line.split(None, 1)
    m = load(name)
    before = copy.deepcopy(m)
    exec(change)
    assert repr(m) != repr(before), f"nothing spoilt: {line}"
    spoilt.append((line, m))

with open(f"{work}/list", "w") as out:
    for number, (what, m) in enumerate(spoilt):
        json.dump(m, open(f"{work}/spoilt/{number}.json", "w"))
        print(f"{work}/spoilt/{number}.json", what, file=out)
END

predicted() { # model data
    "$bp" predict -q "$work/again-$1.json" "$2" >"$work/out" ||
        complain "$1: bp refuses its own model in other words"
}
predicted softmax data/iris.csv
predicted base64 data/iris.csv
predicted state data/iris.csv
predicted anew data/iris.csv
predicted two-numbers data/airquality.csv
predicted mixed "$work/mixed.csv"
predicted rich "$work/rich.txt"

# The validator names the files it refuses; the good models are among those that
# it is given, and must not be.
set --
for file in "$work"/*.json "$work"/spoilt/*.json; do
    set -- "$@" -i "$file"
done
"$validator" --output pretty "$@" "$schema" >"$work/refusals" 2>&1 &&
    complain "the validator has nothing against spoilt models"
sed -n 's/^===\[ValidationError\]===(\(.*\))===$/\1/p' "$work/refusals" |
    sort -u >"$work/refused"
for file in "$work"/*.json; do
    ! grep -qxF "$file" "$work/refused" ||
        complain "$(basename "$file"): refused among others"
done
n=0
while read -r file what; do
    n=$((n + 1))
    grep -qxF "$file" "$work/refused" || complain "the schema allows: $what"
    code=0
    message=$("$bp" predict "$file" data/iris.csv 2>&1) || code=$?
    case $code:$message in
    "4:bp: $file"*) ;;
    *) complain "bp exits with $code for: $what: $message" ;;
    esac
done <"$work/list"
[ "$n" -gt 400 ] || complain "$n spoilt models: too few"
[ "$bad" -eq 0 ] && echo "$n spoilt models, and none got through"
exit "$bad"
