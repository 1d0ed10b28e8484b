Model files that are none, or are broken, or lie. Exit code 4, and the place where
it is wrong.

  $ ln -s "$DATA" data
  $ bp train -q --layers 2,2,1 --epochs 1 -o - data/xor.csv | tr -d '\t' > good.json
  $ bp predict good.json data/xor.csv | head -2
  y
  0.63272333
  $ try() { bp predict "$1" data/xor.csv; }

No file, no model:

  $ try nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ try .
  bp: .: can't be read: Is a directory
  [4]
  $ try data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ for text in '' '{}' '[]' 7 null '"bp-model"' '{"format":"onnx"}' \
  >     '{"format":"bp-model"}' '{"format":7}'; do
  >     printf '%s' "$text" > bad.json; try bad.json; done
  bp: bad.json: empty: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: not a bp model
  bp: bad.json: "version" is missing
  bp: bad.json: not a bp model
  [4]
  $ gzip -nc good.json > bad.json
  $ try bad.json
  bp: bad.json:1: a NUL byte: not a bp model
  [4]
  $ try - < data/iris.csv
  bp: standard input:1: not valid JSON; is the file cut short, or not a bp model?
  [4]

Cut short, or with something behind it:

  $ head -c 600 good.json > bad.json
  $ try bad.json
  bp: bad.json:27: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ sed '$d' good.json > bad.json
  $ try bad.json
  bp: bad.json:94: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ { cat good.json; echo ']'; } > bad.json
  $ try bad.json
  bp: bad.json:95: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ cat good.json good.json > bad.json
  $ try bad.json
  bp: bad.json:95: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ { cat good.json; printf '\0'; } > bad.json
  $ try bad.json
  bp: bad.json:95: a NUL byte: not a bp model
  [4]
  $ sed "s/xxh64/$(printf '\377')/" good.json > bad.json
  $ try bad.json
  bp: bad.json: not UTF-8 text: not a bp model
  [4]

Brackets without end:

  $ awk 'BEGIN { while (i++ < 100000) printf "[" }' > bad.json
  $ try bad.json
  bp: bad.json:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ awk 'BEGIN { while (i++ < 100000) printf "{\"a\":" }' > bad.json
  $ try bad.json
  bp: bad.json:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ sed "s/\"notes\":.*/\"notes\": $(awk 'BEGIN { while (i++ < 2000) printf "["
  >     while (i-- > 1) printf "]" }'),/" good.json > bad.json
  $ try bad.json
  bp: bad.json:21: not valid JSON; is the file cut short, or not a bp model?
  [4]

From another version:

  $ change() { sed "$1" good.json > bad.json
  >     cmp -s good.json bad.json && echo 'not changed'; try bad.json; }
  $ change 's/"version":.*/"version": 2,/'
  bp: bad.json: a model of version 2; this bp reads version 1
  [4]
  $ change 's/"version":.*/"version": "one",/'
  bp: bad.json: version: a text where a number must be
  [4]
  $ change 's/"version":.*//'
  bp: bad.json: "version" is missing
  [4]
  $ change 's/"task"/"tusk"/'
  bp: bad.json: tusk: not a member this version of bp knows
  [4]
  $ change 's/"loss":"mse"/"loss": "hinge"/'
  bp: bad.json: loss: 'hinge' is unknown to this version of bp
  [4]
  $ change 's/tanh/sine/'
  bp: bad.json: layers[0].activation: 'sine' is unknown to this version of bp
  [4]

Numbers that are none, or out of bounds:

  $ change 's/"centre":0.5/"centre":NaN/'
  bp: bad.json:7: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ change 's/"centre":0.5/"centre":1e999/'
  bp: bad.json: inputs[0].centre: a number beyond all bounds
  [4]
  $ change 's/"centre":0.5/"centre":null/'
  bp: bad.json: inputs[0].centre: null where a number must be
  [4]
  $ change 's/"centre":0.5/"centre":"0.5"/'
  bp: bad.json: inputs[0].centre: a text where a number must be
  [4]
  $ change 's/"scale":0.5/"scale":-0.5/'
  bp: bad.json: inputs[0].scale: -0.5, which is not within 0 and 1.797693134862316e+308
  [4]
  $ change 's/0.12804/1e39/'
  bp: bad.json: layers[0].weights[0][0]: a number beyond all bounds
  [4]
  $ change 's/0.12804/NaN0/'
  bp: bad.json:82: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ change 's/\[0.12804/["x", 0.12804/'
  bp: bad.json: layers[0].weights[0]: 3 numbers where the layer has 2 inputs
  [4]

Sizes that don't agree, and sizes that are claimed:

  $ change 's/"units":2/"units": 3/'
  bp: bad.json: layers[1]: 2 inputs where the layer before has 3 units
  [4]
  $ change 's/"units":1/"units": 3/'
  bp: bad.json: layers[1].biases: 1 numbers where the layer has 3 units
  [4]
  $ change 's/"inputs":2/"inputs": 3/'
  bp: bad.json: layers[1]: 3 inputs where the layer before has 2 units
  [4]
  $ change 's/\[0.12804/[1, 0.12804/'
  bp: bad.json: layers[0].weights[0]: 3 numbers where the layer has 2 inputs
  [4]
  $ change 's/"biases":\[0\]/"biases": [0, 0]/'
  bp: bad.json: layers[1].biases: 2 numbers where the layer has 1 units
  [4]
  $ change 's/"units":2/"units": 1000000/'
  bp: bad.json: layers[1]: 2 inputs where the layer before has 1000000 units
  [4]
  $ change 's/"units":2/"units": 1e15/'
  bp: bad.json: layers[0].units: 1000000000000000, which is not within 1 and 1000000
  [4]
  $ change 's/"units":2/"units": 18446744073709551618/'
  bp: bad.json: layers[0].units: 1.844674407370955e+19, which is not within 1 and 1000000
  [4]
  $ change 's/"units":2/"units": 0/'
  bp: bad.json: layers[0].units: 0, which is not within 1 and 1000000
  [4]
  $ change 's/"units":2/"units": -1/'
  bp: bad.json: layers[0].units: -1, which is not within 1 and 1000000
  [4]
  $ change 's/"units":2/"units": 2.5/'
  bp: bad.json: layers[0].units: 2.5 is not a whole number
  [4]
  $ change 's/"rows":4/"rows": -4/'
  bp: bad.json: data.rows: -4, which is not within 1 and 4294967295
  [4]
  $ change 's/"epochs":1,$/"epochs": 4000000000,/'
  bp: bad.json: history.loss: 1 numbers where 4000000000 must be
  [4]
  $ sed 's/"inputs":2/"inputs": 1000000/; s/"units":[12]/"units": 1000000/
  >     ' good.json > bad.json
  $ try bad.json
  bp: bad.json: layers: 2000002000000 parameters are claimed, more than the file has room for
  [4]

Columns that contradict each other:

  $ change 's/"x2"/"x1"/'
  bp: bad.json: two columns are named 'x1'
  [4]
  $ change 's/"position":2/"position":1/'
  bp: bad.json: two columns have position 1
  [4]
  $ change 's/"position":3/"position":2/'
  bp: bad.json: two columns have position 2
  [4]
  $ change 's/"position":2/"position":4/'
  bp: bad.json: inputs[1].position: 4, which is not within 1 and 3
  [4]
  $ change 's/"position":2/"position":0/'
  bp: bad.json: inputs[1].position: 0, which is not within 1 and 3
  [4]
  $ change 's/"name":"x2",//'
  bp: bad.json: inputs[1]: "name" is missing
  [4]
  $ change 's/"name":"x2"/"name":7/'
  bp: bad.json: inputs[1].name: a number where a text must be
  [4]
  $ change 's/"name":"x2"/"name":"x\\u0000"/'
  bp: bad.json:8: \u0000 in a text
  [4]
  $ change 's/"type":"number","fill":0.5/"type":"category","levels":[]/'
  bp: bad.json: inputs[0].centre: not a member this version of bp knows
  [4]
  $ change 's/"type":"number"/"type":"date"/'
  bp: bad.json: inputs[0].type: 'date' is unknown to this version of bp
  [4]
  $ change 's/"task":"regress"/"task": "classify"/'
  bp: bad.json: targets[0]: a target of type number, where the task is to classify
  [4]
  $ change 's/identity/softmax/'
  bp: bad.json: softmax outputs go with the loss cross-entropy
  [4]
  $ change 's/tanh/softmax/'
  bp: bad.json: layers[0]: softmax is for the last layer
  [4]
  $ change 's/"delimiter":","/"delimiter": ",,"/'
  bp: bad.json: data: the delimiter is no single character
  [4]
  $ change 's/"delimiter":","/"delimiter": "\\""/'
  bp: bad.json: data: the delimiter is no single character
  [4]
  $ change 's/xxh64:/md5:/'
  bp: bad.json: data: the checksum is not xxh64: and 16 hexadecimal digits
  [4]

Members that are missing, doubled or new:

  $ for member in bp inputs targets data notes recipe history scores encoding layers
  > do change "s/^\"$member\"/\"other\"/"; done
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  bp: bad.json: other: not a member this version of bp knows
  [4]
  $ change 's/"encoding"/"loss": "mse", "encoding"/'
  bp: bad.json: loss: stands twice
  [4]
  $ change 's/"encoding"/"colour": "red", "encoding"/'
  bp: bad.json: colour: not a member this version of bp knows
  [4]
  $ change 's/"encoding"/"\\u001b[31m": "red", "encoding"/'
  bp: bad.json: ?[31m: not a member this version of bp knows
  [4]

Classes that stand twice, and base64 that isn't:

  $ bp train -q --epochs 1 --encoding base64 -o - data/iris.csv |
  >     tr -d '\t' > good.json
  $ try() { bp predict "$1" data/iris.csv; }
  $ change 's/"setosa"/"virginica"/'
  bp: bad.json: targets[0]: the level 'virginica' stands twice
  [4]
  $ change 's/\["setosa",/[/'
  bp: bad.json: targets[0].counts: 3 numbers where 2 must be
  [4]
  $ change 's/"biases":"....../"biases": "/'
  bp: bad.json: layers[0].biases: 82 characters of base64 where 16 numbers take 88
  [4]
  $ change 's/"biases":"....../"biases": "....../'
  bp: bad.json: layers[0].biases: not base64
  [4]
  $ change 's/"biases":"....../"biases": "AADAf\/\/\//'
  bp: bad.json: layers[0].biases: 90 characters of base64 where 16 numbers take 88
  [4]
  $ change 's/"encoding":"base64"/"encoding": "text"/'
  bp: bad.json: layers[0].biases: not an array
  [4]
