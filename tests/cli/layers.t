--layers has the sizes of all layers; inputs and outputs are checked against the
data. --hidden has the sizes of the hidden ones alone.

  $ ln -s "$DATA" data
  $ network() { bp train --epochs 1 "$@" 2>&1 | grep -v -e note -e epoch |
  >     grep -e network -e bp:; }
  $ network --layers 4,8,3 data/iris.csv
    network   4-8-3, tanh, softmax; 67 parameters; loss cross-entropy
  $ network --layers 4,3 data/iris.csv
    network   4-3, softmax; 15 parameters; loss cross-entropy
  $ network --layers 4,10,9,8,3 data/iris.csv
    network   4-10-9-8-3, tanh, tanh, tanh, softmax; 256 parameters;
  $ network --hidden 8 data/iris.csv
    network   4-8-3, tanh, softmax; 67 parameters; loss cross-entropy
  $ network --hidden 10,9,8 data/iris.csv
    network   4-10-9-8-3, tanh, tanh, tanh, softmax; 256 parameters;
  $ network --hidden 0 data/iris.csv
    network   4-3, softmax; 15 parameters; loss cross-entropy

Without either there is one hidden layer: as many units as inputs and outputs
together, at least 16 and at most 128.

  $ network data/iris.csv
    network   4-16-3, tanh, softmax; 131 parameters; loss cross-entropy
  $ awk 'BEGIN { for (i = 1; i < 40; i++) printf "%d,", i; print 1
  >              for (i = 1; i < 40; i++) printf "%d,", i * i; print 2 }' > 39.csv
  $ network --no-header 39.csv
    network   39-40-1, tanh, identity; 1641 parameters; loss mse

A layer of one activation, or each of its own:

  $ network --hidden 5,6 --act relu data/iris.csv
    network   4-5-6-3, relu, relu, softmax; 82 parameters; loss cross-entropy
  $ network --hidden 5,6 --act leaky-relu,elu data/iris.csv
    network   4-5-6-3, leaky-relu, elu, softmax; 82 parameters;
  $ for act in identity sigmoid tanh relu leaky-relu elu gelu silu softplus
  > do network --act $act --output-act $act data/iris.csv; done
    network   4-16-3, identity, identity; 131 parameters; loss mse
    network   4-16-3, sigmoid, sigmoid; 131 parameters; loss cross-entropy
    network   4-16-3, tanh, tanh; 131 parameters; loss mse
    network   4-16-3, relu, relu; 131 parameters; loss mse
    network   4-16-3, leaky-relu, leaky-relu; 131 parameters; loss mse
    network   4-16-3, elu, elu; 131 parameters; loss mse
    network   4-16-3, gelu, gelu; 131 parameters; loss mse
    network   4-16-3, silu, silu; 131 parameters; loss mse
    network   4-16-3, softplus, softplus; 131 parameters; loss mse

A mismatch says what the data gives and what was asked:

  $ network --layers 5,8,3 data/iris.csv
  bp: train: --layers starts with 5 inputs, but data/iris.csv gives 4: sepal_length, sepal_width, petal_length, petal_width
  $ network --layers 4,8,2 data/iris.csv
  bp: train: --layers ends with 2 units, but 'species' has 3 classes, which take a unit each
  $ network --layers 3,5,2 data/titanic.csv
  bp: train: --layers starts with 3 inputs, but data/titanic.csv gives 8: Class 4, Sex 2, Age 2
  $ network --layers 8,5,3 data/titanic.csv
  bp: train: --layers ends with 3 units, but 'Survived' has 2 classes, which take 1 unit or 2

First weights are drawn as --init says:

  $ for init in auto glorot he lecun; do
  >     bp train -q --epochs 1 --learning-rate 0 --hidden 3 --init $init \
  >         -o $init.json data/xor.csv
  >     grep -A 1 weights $init.json | sed -n 2p | tr -d '\t'
  > done
  [0.11451441, -0.50891554],
  [0.11451441, -0.50891554],
  [0.18106319, -0.80466616],
  [0.128031, -0.56898487],
