Sizes that don't fit the data, or nothing. Exit code 2.

  $ ln -s "$DATA" data
  $ bp train --layers 5,8,3 data/iris.csv
  bp: train: --layers starts with 5 inputs, but data/iris.csv gives 4: sepal_length, sepal_width, petal_length, petal_width
  [2]
  $ bp train --layers 4,8,4 data/iris.csv
  bp: train: --layers ends with 4 units, but 'species' has 3 classes, which take a unit each
  [2]
  $ bp train --layers 3,4,1 data/titanic.csv
  bp: train: --layers starts with 3 inputs, but data/titanic.csv gives 8: Class 4, Sex 2, Age 2
  [2]
  $ bp train --layers 8,4,3 data/titanic.csv
  bp: train: --layers ends with 3 units, but 'Survived' has 2 classes, which take 1 unit or 2
  [2]
  $ bp train --layers 2,4,3 data/xor.csv
  bp: train: --layers ends with 3 units, but there is 1 numeric target; name as many with --target, or say --task classify
  [2]
  $ bp train --target 1,2 --layers 1,4,1 data/xor.csv
  bp: train: --layers ends with 1 unit, but there are 2 numeric targets; name as many with --target, or say --task classify
  [2]
  $ bp train --layers 4,0,3 data/iris.csv
  bp: train: --layers '0': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,-8,3 data/iris.csv
  bp: train: --layers '-8': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,2.5,3 data/iris.csv
  bp: train: --layers '2.5': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,,3 data/iris.csv
  bp: train: --layers '': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,8,3, data/iris.csv
  bp: train: --layers '': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4-8-3 data/iris.csv
  bp: train: --layers '4-8-3': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers '4 8 3' data/iris.csv
  bp: train: --layers '4 8 3': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,1000001,3 data/iris.csv
  bp: train: --layers '1000001': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4,99999999999999999999999,3 data/iris.csv
  bp: train: --layers '99999999999999999999999': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers '' data/iris.csv
  bp: train: --layers '': must be a whole number from 1 to 1000000
  [2]
  $ bp train --layers 4 data/iris.csv
  bp: train: --layers needs inputs and outputs at least; for hidden layers only, say --hidden
  [2]
  $ bp train --layers 4,8,3 --hidden 8 data/iris.csv
  bp: train: --layers and --hidden exclude each other
  [2]
  $ bp train --hidden 0,8 data/iris.csv
  bp: train: --hidden: a layer of 0 units lets nothing through; --hidden 0 alone asks for no hidden layer
  [2]
  $ bp train --hidden 8, data/iris.csv
  bp: train: --hidden '': must be a whole number from 0 to 1000000
  [2]
  $ hundred=$(awk 'BEGIN { while (i++ < 99) printf "3,"; print 3 }')
  $ bp train --hidden "$hundred" data/iris.csv
  bp: train: 101 layers; at most 100 can be
  [2]
  $ bp train --hidden "$hundred,$hundred" data/iris.csv
  bp: train: --hidden '3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,...': is too long
  [2]

What no machine's memory holds is exit code 6, and no waiting:

  $ bp train --layers 4,1000000,1000000,3 data/iris.csv
  bp: a network of 1000009000003 parameters doesn't fit into memory; ask for smaller layers
  [6]
  $ bp train --hidden 1000000,1000000,1000000 data/iris.csv
  bp: a network of 2000010000003 parameters doesn't fit into memory; ask for smaller layers
  [6]

Data that is wrong is told before sizes that don't fit it are:

  $ printf 'a,b\n1\n' > ragged.csv
  $ bp train --layers 9,9 ragged.csv
  bp: ragged.csv:2: 1 cell where line 1 has 2; write out the missing ones, empty if need be
  [3]

Activations and losses that don't go together:

  $ bp train --act relu,tanh data/iris.csv
  bp: train: --act names 2 activations for 1 hidden layer
  [2]
  $ bp train --hidden 4,5,6 --act relu,tanh data/iris.csv
  bp: train: --act names 2 activations for 3 hidden layers
  [2]
  $ bp train --hidden 0 --act relu data/iris.csv
  bp: train: --act names 1 activation for 0 hidden layers
  [2]
  $ bp train --act softmax data/iris.csv
  bp: train: --act 'softmax': must be one of: identity, sigmoid, tanh, relu, leaky-relu, elu, gelu, silu, softplus
  [2]
  $ bp train --output-act softmax --loss mse data/iris.csv
  bp: train: softmax outputs go with the loss cross-entropy
  [2]
  $ bp train --output-act tanh --loss cross-entropy data/iris.csv
  bp: train: cross-entropy needs outputs between 0 and 1: softmax or sigmoid
  [2]
  $ bp train --output-act softmax data/xor.csv
  bp: train: --output-act softmax is for classes, and the task is regression (the target is numeric)
  [2]
  $ bp train --loss cross-entropy data/xor.csv
  bp: train: --loss cross-entropy is for classes, and the task is regression (the target is numeric)
  [2]
  $ bp train --layers 8,5,1 --output-act softmax data/titanic.csv
  bp: train: softmax of one output is always 1; ask for 2 outputs, or for sigmoid
  [2]

Nothing was written:

  $ ls
  data
  ragged.csv
