bp train learns from a CSV file. It says what it understood, how training goes
and how it ended, and writes a model.

  $ ln -s "$DATA" data
  $ bp train --layers 4,8,3 --act sigmoid data/iris.csv
  data/iris.csv: 150 rows, 5 columns, names in the first row
    inputs    4 numbers: sepal_length, sepal_width, petal_length, petal_width
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
    task      classification (the target is text)
    network   4-8-3, sigmoid, softmax; 67 parameters; loss cross-entropy
    training  100 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
    held out  30 of 150 rows, to judge it by; then learns anew from all of them
  epoch      1  loss 1.10153  held out 1.07891 (56.7 %)
  epoch      2  loss 1.03747  held out 1.00401 (66.7 %)
  epoch      5  loss 0.82338  held out 0.804955 (80.0 %)
  epoch     10  loss 0.608428  held out 0.61704 (80.0 %)
  epoch     20  loss 0.434017  held out 0.469982 (80.0 %)
  epoch     50  loss 0.275493  held out 0.346458 (83.3 %)
  epoch    100  loss 0.157125  held out 0.223012 (93.3 %)
  once more with all 150 rows, for 100 epochs
  epoch      1  loss 1.0971
  epoch      2  loss 1.01233
  epoch      5  loss 0.76553
  epoch     10  loss 0.555409
  epoch     20  loss 0.405519
  epoch     50  loss 0.254766
  epoch    100  loss 0.137423
  finished after 100 epochs; then learnt anew from all rows for 100 epochs, the
    best number
  loss 0.136007, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  model written to model.json

The model is a file that people can read: what was learnt from what comes first,
the weights last.

  $ ls
  data
  model.json
  $ head -11 model.json | expand -t 2
  {
    "format": "bp-model",
    "version":  1,
    "bp": "0.1.0",
    "task": "classify",
    "inputs": [
      {"name":"sepal_length","position":1,"type":"number","fill":5.843333333333333,"centre":5.843333333333333,"scale":0.8253012917851413},
      {"name":"sepal_width","position":2,"type":"number","fill":3.0573333333333332,"centre":3.0573333333333332,"scale":0.4344109677354948},
      {"name":"petal_length","position":3,"type":"number","fill":3.757999999999999,"centre":3.757999999999999,"scale":1.7594040657753056},
      {"name":"petal_width","position":4,"type":"number","fill":1.199333333333333,"centre":1.199333333333333,"scale":0.7596926279021603}
    ],

Another name for it, and nothing said:

  $ bp train -q --layers 4,8,3 --act sigmoid -o iris.json data/iris.csv
  $ cmp model.json iris.json

Options may stand before and behind the file, their values behind an equals
sign, and the last of two counts:

  $ bp train data/iris.csv --quiet --layers=4,5,3 --layers 4,8,3 \
  >     --act=sigmoid --output=other.json
  $ cmp model.json other.json

Few rows are no obstacle, nor is a batch larger than the data:

  $ bp train --batch-size 1000 --epochs 2 data/xor.csv
  data/xor.csv: 4 rows, 3 columns, names in the first row
    inputs    2 numbers: x1, x2
    target    y
    task      regression (the target is numeric)
    network   2-16-1, tanh, identity; 65 parameters; loss mse
    training  2 epochs, batches of 1000, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
    held out  nothing: there are too few to hold any out
  epoch      1  loss 0.505869
  epoch      2  loss 0.505376
  loss 0.504473 on the 4 training rows
  y: root mean square error 0.502232, R2 -0.0089
  model written to model.json

Where names and classes are many, the first dozen are shown:

  $ awk 'BEGIN { for (i = 1; i < 30; i++) printf "x%d,", i; print "y"
  >     for (r = 0; r < 40; r++) { for (i = 1; i < 30; i++) printf "%d,", r * i
  >         print "class" r % 20 } }' > wide.csv
  $ bp train --epochs 1 wide.csv
  wide.csv: 40 rows, 30 columns, names in the first row
    inputs    29 numbers: x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12,
              and 17 more
    target    y, 20 classes: class0 (2), class1 (2), class10 (2), class11 (2),
              class12 (2), class13 (2), class14 (2), class15 (2), class16 (2),
              class17 (2), class18 (2), class19 (2), and 8 more
    task      classification (the target is text)
    network   29-49-20, tanh, softmax; 2470 parameters; loss cross-entropy
    training  1 epoch, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
    held out  nothing: there are too few to hold any out
  epoch      1  loss 3.18454
  loss 3.13908, accuracy 5.00 % on the 40 training rows
  model written to model.json
