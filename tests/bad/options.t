Options that are mistyped. Exit code 2, and the nearest right word where one is
near.

  $ ln -s "$DATA" data

Unknown names. Names can't be abbreviated, so that no script breaks when an
option is added.

  $ bp train --epoch 3 data/iris.csv
  bp: train: no option '--epoch'; is it '--epochs'?
  [2]
  $ bp train --learning_rate 3 data/iris.csv
  bp: train: no option '--learning_rate'; is it '--learning-rate'?
  [2]
  $ bp train --Seed 3 data/iris.csv
  bp: train: no option '--Seed'; is it '--seed'?
  [2]
  $ bp train --batchsize=3 data/iris.csv
  bp: train: no option '--batchsize'; is it '--batch-size'?
  [2]
  $ bp train --quite data/iris.csv
  bp: train: no option '--quite'; is it '--quiet'?
  [2]
  $ bp train --frobnicate data/iris.csv
  bp: train: no option '--frobnicate'; 'bp train --help' lists them
  [2]
  $ bp train --hid 8 data/iris.csv
  bp: train: no option '--hid'; 'bp train --help' lists them
  [2]
  $ bp train -x data/iris.csv
  bp: train: no option '-x'; 'bp train --help' lists them
  [2]
  $ bp train -qx data/iris.csv
  bp: train: no option '-x'; 'bp train --help' lists them
  [2]
  $ bp train -- --epochs data/iris.csv
  bp: --epochs: can't be read: No such file or directory
  [3]
  $ bp predict --prob model.json data/iris.csv
  bp: predict: no option '--prob'; is it '--proba'?
  [2]
  $ bp predict --epochs 3 model.json data/iris.csv
  bp: predict: no option '--epochs'; 'bp predict --help' lists them
  [2]
  $ bp completion --bash
  bp: completion: no option '--bash'; 'bp completion --help' lists them
  [2]
  $ bp help --all
  bp: help: no option '--all'; 'bp help --help' lists them
  [2]

Values that are missing, or have no place:

  $ bp train data/iris.csv --epochs
  bp: train: --epochs needs a value
  [2]
  $ bp train data/iris.csv -o
  bp: train: -o needs a value
  [2]
  $ bp train data/iris.csv --output
  bp: train: --output needs a value
  [2]
  $ bp train --quiet=yes data/iris.csv
  bp: train: --quiet takes no value
  [2]
  $ bp predict --proba=1 model.json data/iris.csv
  bp: predict: --proba takes no value
  [2]
  $ bp train --help=train
  bp: train: --help takes no value
  [2]

Numbers:

  $ for value in 0 -1 1.5 1e10 ten '' 0x10 010 ' 5' 5epochs nan; do
  >     bp train --epochs "$value" data/iris.csv; done
  bp: train: --epochs '0': must be a whole number from 1 to 1000000000
  bp: train: --epochs '-1': must be a whole number from 1 to 1000000000
  bp: train: --epochs '1.5': must be a whole number from 1 to 1000000000
  bp: train: --epochs '1e10': must be a whole number from 1 to 1000000000
  bp: train: --epochs 'ten': must be a whole number from 1 to 1000000000
  bp: train: --epochs '': must be a whole number from 1 to 1000000000
  bp: train: --epochs '0x10': must be a whole number from 1 to 1000000000
  bp: train: --epochs '010': must be a whole number from 1 to 1000000000
  bp: train: --epochs ' 5': must be a whole number from 1 to 1000000000
  bp: train: --epochs '5epochs': must be a whole number from 1 to 1000000000
  bp: train: --epochs 'nan': must be a whole number from 1 to 1000000000
  [2]
  $ bp train --batch-size 0 data/iris.csv
  bp: train: --batch-size '0': must be a whole number from 1 to 1000000
  [2]
  $ bp train --batch-size 1000001 data/iris.csv
  bp: train: --batch-size '1000001': must be a whole number from 1 to 1000000
  [2]
  $ bp train --seed -1 data/iris.csv
  bp: train: --seed '-1': must be a whole number from 0 to 9007199254740991
  [2]
  $ bp train --seed 9007199254740992 data/iris.csv
  bp: train: --seed '9007199254740992': must be a whole number from 0 to 9007199254740991
  [2]
  $ bp train --seed 1.5 data/iris.csv
  bp: train: --seed '1.5': must be a whole number from 0 to 9007199254740991
  [2]
  $ for value in -0.1 1001 fast inf 1e999 0,1 .; do
  >     bp train --learning-rate "$value" data/iris.csv; done
  bp: train: --learning-rate '-0.1': must be a number from 0 to 1000
  bp: train: --learning-rate '1001': must be a number from 0 to 1000
  bp: train: --learning-rate 'fast': must be a number from 0 to 1000
  bp: train: --learning-rate 'inf': must be a number from 0 to 1000
  bp: train: --learning-rate '1e999': must be a number from 0 to 1000
  bp: train: --learning-rate '0,1': must be a number from 0 to 1000
  bp: train: --learning-rate '.': must be a number from 0 to 1000
  [2]
  $ bp train --momentum 1.1 data/iris.csv
  bp: train: --momentum '1.1': must be a number from 0 to 1
  [2]
  $ bp train --l2 -1 data/iris.csv
  bp: train: --l2 '-1': must be a number from 0 to 1000
  [2]

Words:

  $ bp train --act sigmod data/iris.csv
  bp: train: --act 'sigmod': is it 'sigmoid'?
  [2]
  $ bp train --hidden 5,6 --act relu,tahn data/iris.csv
  bp: train: --act 'tahn': is it 'tanh'?
  [2]
  $ bp train --act sine data/iris.csv
  bp: train: --act 'sine': must be one of: identity, sigmoid, tanh, relu, leaky-relu, elu, gelu, silu, softplus
  [2]
  $ bp train --act Tanh data/iris.csv
  bp: train: --act 'Tanh': is it 'tanh'?
  [2]
  $ bp train --output-act soft-max data/iris.csv
  bp: train: --output-act 'soft-max': is it 'softmax'?
  [2]
  $ bp train --loss mea data/iris.csv
  bp: train: --loss 'mea': is it 'mae'?
  [2]
  $ bp train --loss crossentropy data/iris.csv
  bp: train: --loss 'crossentropy': is it 'cross-entropy'?
  [2]
  $ bp train --init xavier data/iris.csv
  bp: train: --init 'xavier': must be one of: auto, glorot, he, lecun, zeros
  [2]
  $ bp train --task classification data/iris.csv
  bp: train: --task 'classification': must be one of: auto, classify, regress
  [2]
  $ bp train --task clasify data/iris.csv
  bp: train: --task 'clasify': is it 'classify'?
  [2]
  $ bp train --scale standart data/iris.csv
  bp: train: --scale 'standart': is it 'standard'?
  [2]
  $ bp train --target-scale min-max data/iris.csv
  bp: train: --target-scale 'min-max': is it 'minmax'?
  [2]
  $ bp train --encoding binary data/iris.csv
  bp: train: --encoding 'binary': must be one of: auto, text, base64
  [2]
  $ bp train --encoding '' data/iris.csv
  bp: train: --encoding '': must be one of: auto, text, base64
  [2]

Characters:

  $ bp train --delimiter ';;' data/iris.csv
  bp: train: --delimiter ';;': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp train --delimiter '' data/iris.csv
  bp: train: --delimiter '': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp train --delimiter '"' data/iris.csv
  bp: train: --delimiter '"': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp train --delimiter § data/iris.csv
  bp: train: --delimiter '\xc2\xa7': must be one ASCII character, or the word tab or blanks (esc)
  [2]
  $ bp train --delimiter "$(printf '\247')" data/iris.csv
  bp: train: --delimiter '?': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp train --delimiter comma data/iris.csv
  bp: train: --delimiter 'comma': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp predict --delimiter space model.json data/iris.csv
  bp: predict: --delimiter 'space': must be one ASCII character, or the word tab or blanks
  [2]

What says how data is read:

  $ bp train --decimal x data/iris.csv
  bp: train: --decimal 'x': must be a point or a comma
  [2]
  $ bp train --decimal '' data/iris.csv
  bp: train: --decimal '': must be a point or a comma
  [2]
  $ bp train --decimal ., data/iris.csv
  bp: train: --decimal '.,': must be a point or a comma
  [2]
  $ bp train --decimal comma data/iris.csv
  bp: train: --decimal 'comma': must be a point or a comma
  [2]
  $ bp train --comment , --delimiter , data/iris.csv
  bp: train: --comment and --delimiter can't be the same character
  [2]
  $ bp train --comment , data/iris.csv
  bp: train: --comment ',' is what parts the cells of data/iris.csv; name another character, or another --delimiter
  [2]
  $ bp train --comment '##' data/iris.csv
  bp: train: --comment '##': must be one ASCII character
  [2]
  $ bp train --comment '' data/iris.csv
  bp: train: --comment '': must be one ASCII character
  [2]
  $ bp train --comment ' ' --delimiter blanks data/iris.csv
  bp: train: --comment and --delimiter can't be the same character
  [2]
  $ bp train --delimiter blank data/iris.csv
  bp: train: --delimiter 'blank': must be one ASCII character, or the word tab or blanks
  [2]
  $ bp train --skip-lines -1 data/iris.csv
  bp: train: --skip-lines '-1': must be a whole number from 0 to 1000000
  [2]
  $ bp train --skip-lines two data/iris.csv
  bp: train: --skip-lines 'two': must be a whole number from 0 to 1000000
  [2]
  $ bp train --skip-lines 1000001 data/iris.csv
  bp: train: --skip-lines '1000001': must be a whole number from 0 to 1000000
  [2]
  $ for size in 10 1023K 0.9M M '' 10X 1m -1G 1e30 999999T '1 G' 1MB nan inf; do
  >     bp train --memory "$size" data/iris.csv; done
  bp: train: --memory '10': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '1023K': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '0.9M': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory 'M': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '10X': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '1m': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '-1G': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '1e30': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '999999T': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '1 G': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory '1MB': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory 'nan': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  bp: train: --memory 'inf': must be a number of bytes, with K, M, G or T behind it for more (512M), and 1M at least
  [2]
  $ bp train --threads 0 data/iris.csv
  bp: train: --threads '0': must be a whole number from 1 to 1024
  [2]
  $ bp train --threads many data/iris.csv
  bp: train: --threads 'many': must be a whole number from 1 to 1024
  [2]

What the file itself has no room for. Exit code 3, for the data:

  $ bp train --decimal , data/iris.csv
  bp: data/iris.csv:2: column 'sepal_length': '5.1' has a decimal point, and --decimal says comma; leave that out, or say --categorical if it is no number
  [3]
  $ bp train --skip-lines 151 data/iris.csv
  bp: data/iris.csv: empty: it has no rows
  [3]
  $ bp train --skip-lines 500 data/iris.csv
  bp: data/iris.csv: --skip-lines 500 leaves nothing: it has 151 lines
  [3]
  $ bp train --skip-lines 150 data/iris.csv
  bp: data/iris.csv: one row to learn from; two are the least
  [3]
  $ printf 'one' | bp train --skip-lines 1 -
  bp: standard input: --skip-lines 1 leaves nothing: it has 1 line
  [3]

What says how cells become inputs:

  $ bp train --missing level,mean data/iris.csv
  bp: train: --missing: level is for categories; name something for numbers first, as in mean,level
  [2]
  $ bp train --missing mean,mean data/iris.csv
  bp: train: --missing: categories have no mean and no median; say most-frequent or level
  [2]
  $ bp train --missing level data/iris.csv
  bp: train: --missing: level is for categories; name something for numbers first, as in mean,level
  [2]
  $ bp train --missing mean,median data/iris.csv
  bp: train: --missing: categories have no mean and no median; say most-frequent or level
  [2]
  $ bp train --missing mean,level,drop data/iris.csv
  bp: train: --missing: takes two words at most: for numbers, and for categories
  [2]
  $ bp train --missing mode data/iris.csv
  bp: train: --missing 'mode': must be one of: mean, median, most-frequent, level, error, drop
  [2]
  $ bp train --missing means data/iris.csv
  bp: train: --missing 'means': is it 'mean'?
  [2]
  $ bp train --missing mean, data/iris.csv
  bp: train: --missing '': must be one of: mean, median, most-frequent, level, error, drop
  [2]
  $ bp train --missing '' data/iris.csv
  bp: train: --missing '': must be one of: mean, median, most-frequent, level, error, drop
  [2]
  $ bp train --missing-indicators data/iris.csv
  bp: train: no option '--missing-indicators'; is it '--missing-indicator'?
  [2]
  $ bp train --missing-indicator=yes data/iris.csv
  bp: train: --missing-indicator takes no value
  [2]
  $ bp train --min-count 0 data/iris.csv
  bp: train: --min-count '0': must be a whole number from 1 to 1000000000
  [2]
  $ bp train --min-count 1.5 data/iris.csv
  bp: train: --min-count '1.5': must be a whole number from 1 to 1000000000
  [2]
  $ bp train --min-count few data/iris.csv
  bp: train: --min-count 'few': must be a whole number from 1 to 1000000000
  [2]
  $ bp train --unseen others data/iris.csv
  bp: train: --unseen 'others': is it 'other'?
  [2]
  $ bp train --unseen ignore data/iris.csv
  bp: train: --unseen 'ignore': must be one of: error, other
  [2]
  $ bp train data/iris.csv --na
  bp: train: --na needs a value
  [2]

What excludes each other is told before any data is read:

  $ bp train --header --no-header nothing.csv
  bp: train: --header and --no-header exclude each other
  [2]
  $ bp predict --header --no-header nothing.json nothing.csv
  bp: predict: --header and --no-header exclude each other
  [2]
  $ bp train --layers 4,8,3 --hidden 8 nothing.csv
  bp: train: --layers and --hidden exclude each other
  [2]

Operands:

  $ bp train
  bp: train: which CSV file? ('-' is standard input)
  [2]
  $ bp train --epochs 5
  bp: train: which CSV file? ('-' is standard input)
  [2]
  $ bp train --target petal width data/iris.csv
  bp: width: can't be read: No such file or directory
  [3]
  $ bp predict
  bp: predict: which model file?
  [2]
  $ bp predict - -
  bp: predict: model and input can't both be standard input; name a file for one
  [2]
  $ bp predict -
  bp: predict: model and input can't both be standard input; name a file for one
  [2]

Long values are cut, and none can drive a terminal:

  $ long=$(awk 'BEGIN { while (i++ < 2000) printf "x" }')
  $ bp train --act "$long" data/iris.csv
  bp: train: --act 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...': is too long
  [2]
  $ bp train "--$long" data/iris.csv
  bp: train: no option '--xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'; 'bp train --help' lists them
  [2]
  $ bp train "--$long=5" data/iris.csv
  bp: train: no option '--xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'; 'bp train --help' lists them
  [2]
  $ bp train "--quiet=$long" data/iris.csv
  bp: train: --quiet takes no value
  [2]
  $ bp "$long"
  bp: no command 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'; 'bp --help' lists them
  [2]
  $ bp train --act "$(printf 'a\n\033[31m\302\233')" data/iris.csv
  bp: train: --act 'a??[31m?': must be one of: identity, sigmoid, tanh, relu, leaky-relu, elu, gelu, silu, softplus
  [2]
  $ bp train "$(printf -- '--a\033[31m')" data/iris.csv
  bp: train: no option '--a?[31m'; 'bp train --help' lists them
  [2]
  $ bp train "$(printf -- '-\033[31m')" data/iris.csv
  bp: train: no option '-?'; 'bp train --help' lists them
  [2]

Nothing was written:

  $ ls
  data
