What bp show is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 data/iris.csv
  $ bp show
  bp: show: which model? ('-' is standard input)
  [2]
  $ bp show model.json other.json
  bp: show: one model at a time; what is 'other.json'?
  [2]
  $ bp show nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp show data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp show .
  bp: .: can't be read: Is a directory
  [4]
  $ bp show --weight model.json
  bp: show: no option '--weight'; is it '--weights'?
  [2]
  $ bp show --json=yes model.json
  bp: show: --json takes no value
  [2]
  $ head -c 900 model.json | bp show -
  bp: standard input:20: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp show - < /dev/null
  bp: standard input: empty: not a bp model
  [4]
  $ bp show --json model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ bp show model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]

Texts that would drive a terminal, or that no line has room for:

  $ long=$(awk 'BEGIN { while (i++ < 3000) printf "x" }')
  $ sed "s/\"sepal_length\"/\"\\\\u001b[31m$long\"/
  >     s/\"versicolor\"/\"\\\\u009b31m\\\\n$long\"/
  >     s/\"bp\":.*/\"bp\": \"\\\\u0007$long\",/
  >     s/\"notes\":.*/\"notes\": [\"\\\\u001b[2J $long\"],/
  >     s/\"hidden\": *\"2\"/\"hi\\\\u001bdden$long\": \"\\\\u001b it's $long\"/
  >     " model.json > odd.json
  $ bp show --weights odd.json | grep -E 'iris|x{9}|31m' | cut -c-100
  odd.json: classification, by bp ?xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
  ?[31mxxxxxxxxxx... number        5.84333     0.825301      5.84333
                               ?31m?xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...,
    xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    ?[31mxxxxxxxxx...     0.11981    0.035932
    unit before            setosa ?31m?xxx...   virginica
  $ bp show --weights odd.json | LC_ALL=C grep -c "$(printf '[\001-\011\013-\037]')"
  0
  [1]
  $ bp show --json odd.json | python3 -c 'import json, sys
  > told = json.load(sys.stdin)
  > print(len(told["inputs"][0]["name"]), len(told["bp"]))'
  3005 3001
