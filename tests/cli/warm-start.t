A model learns on, from other data, without forgetting what its columns are.

  $ ln -s "$DATA" data
  $ awk 'NR == 1 || NR % 2' data/iris.csv > early.csv
  $ awk 'NR == 1 || NR % 2 == 0' data/iris.csv > late.csv
  $ bp train -q --hidden 3 --epochs 20 --validation none -o old.json early.csv
  $ on() { bp train --warm-start old.json --epochs 5 "$@"; }
  $ on -o new.json late.csv
  late.csv: 75 rows, 5 columns, names in the first row
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (25), versicolor (25), virginica (25)
    task      classification (that of the model)
    network   4-3-3, tanh, softmax; 27 parameters; loss cross-entropy
    training  5 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
    held out  nothing: --validation none
    note      goes on from a model of 75 rows (xxh64:268fc41144103e57), with its
              columns, scales and weights
  epoch      1  loss 0.311191
  epoch      2  loss 0.307309
  epoch      5  loss 0.284697
  loss 0.278821, accuracy 94.67 % on the 75 training rows
  model written to new.json

Columns, scales and network are those of before; data, training, weights aren't:

  $ bp diff old.json new.json | grep -v '^ ' 
  old.json -> new.json
  
  Weights
  
  Settings
  
  Data
  
  Training
  
  Scores on training rows
  
  Notes

The first weights are those of the model: with no step, nothing changes.

  $ on -q --learning-rate 0 --l2 0 -o same.json late.csv
  $ bp diff old.json same.json | grep -A2 -i weight
        scales and weights

Columns are found by name, in any order; the target must be known:

  $ awk -F , -v OFS=, '{ print $5, NR, $4, $3, $2, $1 }' late.csv |
  >     sed '1s/,1,/,number,/' > turned.csv
  $ on -q -o turned.json turned.csv
  $ bp diff new.json turned.json
  new.json -> turned.json
  
  Data
      checksum: xxh64:94672b6b550853f8 -> xxh64:ae1fba87097b3791
  [1]
  $ sed 's/virginica/setoza/' late.csv > wrong.csv
  $ on wrong.csv
  bp: wrong.csv:52: column 'species': 'setoza' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]
  $ on data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]

What it keeps can't be asked for; what it doesn't, can:

  $ for option in '--hidden 4' '--act relu' '--target species' '--scale none' \
  >     '--loss mse' '--missing drop' '--refit yes' '--restarts 2' \
  >     '--options-from old.json'; do on $option late.csv; done
  bp: train: --hidden can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --act can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --target can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --scale can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --loss can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --missing can't be changed: --warm-start keeps the columns and the network of its model
  bp: train: --refit doesn't go with --warm-start; say --validation none to learn from all rows
  bp: train: --restarts draws other first weights, and --warm-start starts with those of its model
  bp: train: --warm-start takes the recipe of its model; it excludes --options-from and --resume
  [2]
  $ bp train --warm-start old.json --resume old.json late.csv
  bp: train: --warm-start takes the recipe of its model; it excludes --options-from and --resume
  [2]
  $ bp train --options-from new.json late.csv
  bp: train: new.json went on from another model, which its recipe can't make anew; go on from it with --warm-start
  [2]
  $ bp train --warm-start nowhere.json late.csv
  bp: nowhere.json: can't be read: No such file or directory
  [4]
  $ on --log old.json late.csv
  bp: train: --log 'old.json' is the model of --warm-start; give it another name
  [2]
  $ on -q --optimizer adam --batch-size 8 --dropout 0.1 --weight petal_width \
  >     --class-weight balanced --seed 3 -o other.json late.csv
  $ on --weight nope late.csv
  bp: train: --weight: late.csv has no column 'nope'; give a name or a number from 1 to 5
  [2]
  $ on --weight 1-2 late.csv
  bp: train: --weight '1-2': one column, not 2
  [2]

A checkpoint of it is gone on from as any other:

  $ on -q --epochs 12 -o right.json --checkpoint c.json --every 5e late.csv
  $ bp train -q --resume c.json late.csv
  $ cmp model.json right.json
  $ bp train -q --resume c.json early.csv
  bp: c.json: the data isn't that of the checkpoint: 75 rows with checksum 268fc41144103e57, where that had 75 with 94672b6b550853f8
  [4]
  $ for threads in 1 2 3; do
  >     on -q --epochs 12 --threads $threads late.csv && cmp model.json right.json
  > done

It can take the place of the model it went on from:

  $ cp old.json model.json
  $ bp train -q --warm-start model.json --epochs 12 late.csv
  $ cmp model.json right.json
