What is learnt follows from the target: text is classes, numbers are numbers.
The line "task" says what was chosen, and why.

  $ ln -s "$DATA" data
  $ understood() { bp train --epochs 5 "$@" 2>&1 |
  >     grep -E '^  (target|task|network)'; }

Several classes take an output each, softmax and cross-entropy:

  $ understood data/iris.csv
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
    task      classification (the target is text)
    network   4-16-3, tanh, softmax; 131 parameters; loss cross-entropy

Two classes take one sigmoid output, or two of softmax:

  $ understood data/titanic.csv
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-1, tanh, sigmoid; 161 parameters; loss cross-entropy
  $ understood --layers 8,5,1 data/titanic.csv
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-5-1, tanh, sigmoid; 51 parameters; loss cross-entropy
  $ understood --layers 8,5,2 data/titanic.csv
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-5-2, tanh, softmax; 57 parameters; loss cross-entropy
  $ understood --output-act softmax data/titanic.csv
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-2, tanh, softmax; 178 parameters; loss cross-entropy

A number:

  $ understood data/airquality.csv --target Ozone
    target    Ozone
    task      regression (the target is numeric)
    network   5-16-1, tanh, identity; 113 parameters; loss mse

Several numbers at once:

  $ understood data/airquality.csv --target Ozone,Temp
    target    Ozone, Temp
    task      regression (the target is numeric)
    network   4-16-2, tanh, identity; 114 parameters; loss mse
  $ bp predict -q model.json data/airquality.csv | head -3
  Ozone,Temp
  44.100801,76.2302626
  32.28752,73.793016

The textbook's squared error of sigmoid outputs works for classes too:

  $ understood --loss mse --output-act sigmoid data/iris.csv
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
    task      classification (the target is text)
    network   4-16-3, tanh, sigmoid; 131 parameters; loss mse
  $ understood --loss mse data/iris.csv
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
    task      classification (the target is text)
    network   4-16-3, tanh, sigmoid; 131 parameters; loss mse
  $ understood --loss mse data/titanic.csv
    target    Survived, 2 classes: No (1490), Yes (711)
    task      classification (the target is text)
    network   8-16-1, tanh, sigmoid; 161 parameters; loss mse

Other outputs can be had, but are no probabilities:

  $ understood --output-act tanh data/iris.csv
    target    species, 3 classes: setosa (50), versicolor (50), virginica (50)
    task      classification (the target is text)
    network   4-16-3, tanh, tanh; 131 parameters; loss mse
  $ bp predict model.json data/iris.csv | sort -u
  setosa
  species
  versicolor
  virginica
  $ bp predict --proba model.json data/iris.csv
  bp: predict: --proba needs outputs of softmax or sigmoid, and this model has tanh
  [2]

Whole numbers can be classes. --task says so, or an output for each of them:

  $ understood data/xor.csv
    target    y
    task      regression (the target is numeric)
    network   2-16-1, tanh, identity; 65 parameters; loss mse
  $ understood --task classify data/xor.csv
    target    y, 2 classes: 0 (2), 1 (2)
    task      classification (asked for)
    network   2-16-1, tanh, sigmoid; 65 parameters; loss cross-entropy
  $ understood --layers 2,3,2 data/xor.csv
    target    y, 2 classes: 0 (2), 1 (2)
    task      classification (as many outputs as the target has whole numbers)
    network   2-3-2, tanh, softmax; 17 parameters; loss cross-entropy
  $ understood --categorical y data/xor.csv
    target    y, 2 classes: 0 (2), 1 (2)
    task      classification (the target is --categorical)
    network   2-16-1, tanh, sigmoid; 65 parameters; loss cross-entropy
  $ understood --layers 2,3,2 --task classify data/xor.csv
    target    y, 2 classes: 0 (2), 1 (2)
    task      classification (asked for)
    network   2-3-2, tanh, softmax; 17 parameters; loss cross-entropy
  $ bp predict model.json data/xor.csv | head -1
  y

... but one output is regression:

  $ understood --layers 2,3,1 data/xor.csv
    target    y
    task      regression (the target is numeric)
    network   2-3-1, tanh, identity; 13 parameters; loss mse
  $ understood --layers 2,3,1 --task classify data/xor.csv
    target    y, 2 classes: 0 (2), 1 (2)
    task      classification (asked for)
    network   2-3-1, tanh, sigmoid; 13 parameters; loss cross-entropy

A class that is a number is that number however it is written:

  $ printf 'x,y\n1,1\n2,1.0\n3,2\n4,2e0\n' > spelt.csv
  $ understood --task classify spelt.csv
    target    y, 2 classes: 1 (2), 2 (2)
    task      classification (asked for)
    network   1-16-1, tanh, sigmoid; 49 parameters; loss cross-entropy
