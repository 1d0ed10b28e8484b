What bp trace is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 --validation none data/iris.csv
  $ cat > hand.json << END
  > {"loss": "half-squares", "inputs": [0.05], "targets": [0.01],
  >  "layers": [{"activation": "sigmoid", "biases": [0.35],
  >              "weights": [[0.15]]}]}
  > END

The command line:

  $ bp trace
  bp: trace: which model? (or --weights FILE, typed in by hand)
  [2]
  $ bp trace model.json
  bp: trace: a row of which data? Name a CSV file behind the model
  [2]
  $ bp trace model.json data/iris.csv data/xor.csv
  bp: trace: one model and one CSV file at a time; what is 'data/xor.csv'?
  [2]
  $ bp trace --weights hand.json model.json data/iris.csv
  bp: trace: one CSV file at a time; what is 'data/iris.csv'?
  [2]
  $ bp trace - -
  bp: trace: model and data can't both be standard input; name a file for one
  [2]
  $ bp trace --weights - -
  bp: trace: weights and data can't both be standard input; name a file for one
  [2]
  $ bp trace model.json data/iris.csv --row 0
  bp: trace: --row '0': must be a whole number from 1 to 1000000000
  [2]
  $ bp trace model.json data/iris.csv --row one
  bp: trace: --row 'one': must be a whole number from 1 to 1000000000
  [2]
  $ bp trace model.json data/iris.csv --steps 0
  bp: trace: --steps '0': must be a whole number from 1 to 1000000000
  [2]
  $ bp trace model.json data/iris.csv --learning-rate -1
  bp: trace: --learning-rate '-1': must be a number from 0 to 1000
  [2]
  $ bp trace model.json data/iris.csv --weight hand.json
  bp: trace: no option '--weight'; is it '--weights'?
  [2]
  $ bp trace model.json data/iris.csv --json --markdown
  bp: trace: --markdown and --json exclude each other
  [2]
  $ bp trace model.json data/iris.csv --header --no-header
  bp: trace: --header and --no-header exclude each other
  [2]
  $ bp trace model.json data/iris.csv --delimiter , --comment ,
  bp: trace: --comment and --delimiter can't be the same character
  [2]

The data:

  $ bp trace model.json data/iris.csv --row 151
  bp: data/iris.csv: there is no row 151: the file has 150 rows
  [2]
  $ bp trace --weights hand.json --row 2
  bp: hand.json: there is no row 2: the row in it is row 1
  [2]
  $ bp trace model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp trace model.json - < /dev/null
  bp: standard input: empty: it has no rows
  [3]
  $ bp trace model.json data/xor.csv
  bp: data/xor.csv:1: no column 'sepal_length', which the model takes
  [4]
  $ head -1 data/iris.csv | bp trace model.json -
  bp: standard input: there is no row 1: the file has 0 rows
  [3]
  $ bp trace model.json - << END
  > sepal_length,sepal_width,petal_length,petal_width,spezies
  > 1,2,3,4,setosa
  > END
  bp: standard input:1: no column 'species', the model's target; is it 'spezies'?
  [4]
  $ cat > rows.csv << END
  > sepal_length,sepal_width,petal_length,petal_width,species
  > 1,2,3,4,setosa
  > 1,two,3,4,setosa
  > 1,2,3,4,rose
  > 1,2,3,4,
  > 1,2,3
  > END
  $ for row in 1 2 3 4 5 6; do
  >     bp trace model.json rows.csv --row $row --learning-rate 0 | tail -1
  > done
    The loss was 1.00821561 before the step and is 1.00821561 after it.
  bp: rows.csv:3: column 'sepal_width': 'two' is not a number
  bp: rows.csv:4: column 'species': 'rose' is a class the model was not trained on; it knows setosa, versicolor, virginica
  bp: rows.csv:5: column 'species': the cell is empty, and no cell was in training; the model knows setosa, versicolor, virginica
  bp: rows.csv:6: 3 cells where line 1 has 5; write out the missing ones, empty if need be
  bp: rows.csv:6: 3 cells where line 1 has 5; write out the missing ones, empty if need be
  $ bp trace model.json rows.csv --row 5
  bp: rows.csv:6: 3 cells where line 1 has 5; write out the missing ones, empty if need be
  [3]
  $ printf '1,2\n3,x\n' | bp trace --weights hand.json --no-header --row 2 -
  bp: standard input:2: column 'column 2': 'x' is not a number; weights typed in by hand take nothing else
  [3]
  $ printf '1,2,3\n' | bp trace --weights hand.json --no-header -
  bp: standard input:1: 3 columns, where the network has 1 input and 1 target
  [4]
  $ sed 's/"inputs"/"input_names": ["a"], &/' hand.json > named.json
  $ printf 'b,o1\n1,2\n' | bp trace --weights named.json -
  bp: standard input:1: no column 'a', which the weights file names
  [4]
  $ printf 'a\n1\n' | bp trace --weights named.json -
  bp: standard input:1: 1 column, where the network has 1 input and 1 target
  [4]

The network:

  $ bp trace nothing.json data/iris.csv
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp trace hand.json data/iris.csv
  bp: hand.json: not a bp model
  [4]
  $ bp trace --weights model.json data/iris.csv
  bp: model.json: a bp model, not weights typed in by hand; name it without --weights
  [4]
  $ bp trace --weights nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp trace --weights data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ sed 's/"targets".*,$//' hand.json > cut.json; bp trace --weights cut.json
  bp: cut.json: it has no "targets", so the row must come from a CSV file; name one
  [4]
  $ sed 's/"targets": .0.01.,/"input_names": ["a"],/' hand.json |
  >     bp trace --weights -
  bp: standard input: it has no "targets", so the row must come from a CSV file; name one
  [4]
  $ sed 's/0.15/1e400/' hand.json | bp trace --weights -
  bp: standard input: layers[0].weights[0][0]: a number beyond all bounds
  [4]
  $ sed 's/\[\[0.15\]\]/[[0.15], [1, 2]]/; s/0.35/1, 2/' hand.json |
  >     bp trace --weights -
  bp: standard input: layers[0].weights[1]: 2 numbers for 1 input
  [4]
  $ sed 's/half-squares/half-square/' hand.json | bp trace --weights -
  bp: standard input: loss: no 'half-square'; is it 'half-squares'?
  [4]
  $ sed 's/half-squares/poisson/' hand.json | bp trace --weights -
  bp: standard input: poisson needs outputs above 0: exp
  [4]
  $ printf '{"layers":%01000d}' 0 | tr 0 '[' | bp trace --weights -
  bp: standard input:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ awk 'BEGIN { printf "{\"loss\":\"mse\",\"layers\":["
  >     for (i = 0; i < 101; i++) printf "%s{}", i ? "," : ""
  >     print "]}" }' | bp trace --weights -
  bp: standard input: layers: 101 layers, where 1 to 100 must be
  [4]

Numbers beyond all bounds:

  $ sed 's/sigmoid/exp/; s/0.15/1e6/' hand.json | bp trace --weights -
  bp: standard input: the network's outputs for this row, or their loss, are beyond the range of numbers (1.8e308)
  [5]
  $ sed 's/sigmoid/identity/; s/0.05/1e9/' hand.json |
  >     bp trace --weights - --steps 1000 --learning-rate 1
  bp: standard input: numbers grow beyond their range (1.8e308) within 9 steps; try a smaller --learning-rate
  [5]

Output that can't be written:

  $ for form in '' --json --markdown --html; do
  >     bp trace --weights hand.json $form > /dev/full
  > done
  bp: standard output: can't be written: No space left on device
  bp: standard output: can't be written: No space left on device
  bp: standard output: can't be written: No space left on device
  bp: standard output: can't be written: No space left on device
  [6]

Names and cells that would drive a terminal, or mean something to Markdown or a
page; JSON has them as they are:

  $ cat > odd.json << 'END'
  > {"loss": "mse", "inputs": [1], "targets": [2],
  >  "input_names": ["\u001b[2J\n# a | b $x$ <script> *c* `d`"],
  >  "layers": [{"activation": "tanh", "biases": [0], "weights": [[1]],
  >              "names": ["</script><!--\u009b31m"]}]}
  > END
  $ bp trace --weights odd.json | grep -E 'script' | head -4
      ?[2J?# a | b $x$ <script> *c* `d`: 1
      </script><!--?31m: 2
    </script><!--?31m
      </script><!--?31m: 1/2*(2 - 0.761594156)^2 = 0.766824517
  $ bp trace --weights odd.json | LC_ALL=C grep -c "$(printf '[\001-\011\013-\037]')"
  0
  [1]
  $ bp trace --weights odd.json --markdown | grep -E 'script' | head -4
  - ?\[2J?\# a \| b \$x\$ \<script\> \*c\* \`d\`: $1$
  - \</script\>\<!--?31m: $2$
  **\</script\>\<!--?31m**
  - \</script\>\<!--?31m: $1/2 \cdot (2 - 0.761594156)^{2} = 0.766824517$
  $ bp trace --weights odd.json --json | grep -E '"name"'
  \t\t"name":\t"mse", (esc)
  \t\t\t"name":\t"\\u001b[2J\\n# a | b $x$ <script> *c* `d`", (esc)
  \t\t\t"name":\t"</script><!--\xc2\x9b31m", (esc)
  \t\t\t\t\t"name":\t"</script><!--\xc2\x9b31m", (esc)
  $ bp trace --weights odd.json --html | grep -c '</script><!'
  0
  [1]
