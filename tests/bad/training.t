Options of training that are out of bounds, exclude each other, or don't go with
the data.

  $ ln -s "$DATA" data

Out of bounds. Exit code 2:

  $ try() { bp train "$@" data/iris.csv; }
  $ for value in -0.1 1.5 x; do try --momentum $value; done
  bp: train: --momentum '-0.1': must be a number from 0 to 1
  bp: train: --momentum '1.5': must be a number from 0 to 1
  bp: train: --momentum 'x': must be a number from 0 to 1
  [2]
  $ for value in -1 1; do try --beta1 $value; done
  bp: train: --beta1 '-1': must be a number from 0 to 0.999999
  bp: train: --beta1 '1': must be a number from 0 to 0.999999
  [2]
  $ for value in -1 1; do try --beta2 $value; done
  bp: train: --beta2 '-1': must be a number from 0 to 0.999999
  bp: train: --beta2 '1': must be a number from 0 to 0.999999
  [2]
  $ for value in 0 2; do try --epsilon $value; done
  bp: train: --epsilon '0': must be a number from 1e-30 to 1
  bp: train: --epsilon '2': must be a number from 1e-30 to 1
  [2]
  $ try --clip-norm -1
  bp: train: --clip-norm '-1': must be a number from 0 to 1e+30
  [2]
  $ try --l1 -1
  bp: train: --l1 '-1': must be a number from 0 to 1000
  [2]
  $ try --weight-decay -0.1
  bp: train: --weight-decay '-0.1': must be a number from 0 to 1000
  [2]
  $ for value in 0 2; do try --schedule-factor $value; done
  bp: train: --schedule-factor '0': must be a number from 1e-06 to 1
  bp: train: --schedule-factor '2': must be a number from 1e-06 to 1
  [2]
  $ try --schedule-every 0
  bp: train: --schedule-every '0': must be a whole number from 1 to 1000000000
  [2]
  $ for value in -1 1.5; do try --warmup $value; done
  bp: train: --warmup '-1': must be a whole number from 0 to 1000000000
  bp: train: --warmup '1.5': must be a whole number from 0 to 1000000000
  [2]
  $ for value in -1 1.5 ten; do try --patience $value; done
  bp: train: --patience '-1': must be a whole number from 0 to 1000000000
  bp: train: --patience '1.5': must be a whole number from 0 to 1000000000
  bp: train: --patience 'ten': must be a whole number from 0 to 1000000000
  [2]
  $ for value in 0 10001; do try --restarts $value; done
  bp: train: --restarts '0': must be a whole number from 1 to 10000
  bp: train: --restarts '10001': must be a whole number from 1 to 10000
  [2]
  $ for value in -0.1 1 0.2,1 0.2, ,0.2 '' 0.2,,0.2; do try --dropout "$value"; done
  bp: train: --dropout '-0.1': must be a number from 0 to 0.99
  bp: train: --dropout '1': must be a number from 0 to 0.99
  bp: train: --dropout '1': must be a number from 0 to 0.99
  bp: train: --dropout '': must be a number from 0 to 0.99
  bp: train: --dropout '': must be a number from 0 to 0.99
  bp: train: --dropout '': must be a number from 0 to 0.99
  bp: train: --dropout '': must be a number from 0 to 0.99
  [2]
  $ for value in -0.1 1; do try --label-smoothing $value; done
  bp: train: --label-smoothing '-0.1': must be a number from 0 to 0.999
  bp: train: --label-smoothing '1': must be a number from 0 to 0.999
  [2]
  $ try --noise -1
  bp: train: --noise '-1': must be a number from 0 to 1000
  [2]
  $ for value in 0 1025 -1 x; do try --threads $value; done
  bp: train: --threads '0': must be a whole number from 1 to 1024
  bp: train: --threads '1025': must be a whole number from 1 to 1024
  bp: train: --threads '-1': must be a whole number from 1 to 1024
  bp: train: --threads 'x': must be a whole number from 1 to 1024
  [2]

Words:

  $ try --optimizer adm
  bp: train: --optimizer 'adm': is it 'adam'?
  [2]
  $ try --optimizer newton
  bp: train: --optimizer 'newton': must be one of: sgd, adam, adamw, rmsprop, rprop, lbfgs
  [2]
  $ try --schedule cosin
  bp: train: --schedule 'cosin': is it 'cosine'?
  [2]
  $ try --schedule warm
  bp: train: --schedule 'warm': must be one of: constant, step, exponential, inverse, cosine, one-cycle, plateau
  [2]
  $ try --loss poison
  bp: train: --loss 'poison': is it 'poisson'?
  [2]
  $ try --nesterov=yes
  bp: train: --nesterov takes no value
  [2]
  $ try --refit=0
  bp: train: --refit '0': must be one of: auto, yes, no
  [2]

What doesn't go together:

  $ for value in 0 1 1.5 -0.2 2; do try --validation $value; done
  bp: train: --validation: a share is between 0 and 1, as 0.2
  bp: train: --validation: a share is between 0 and 1, as 0.2
  bp: train: --validation: a share is between 0 and 1, as 0.2
  bp: train: --validation: a share is between 0 and 1, as 0.2
  bp: train: --validation: a share is between 0 and 1, as 0.2
  [2]
  $ try --validation none --patience 3
  bp: train: --patience waits for held-out rows to get better, and --validation none holds none out
  [2]
  $ try --validation none --refit yes
  bp: train: --refit wants to know how many epochs were best, and --validation none doesn't tell
  [2]
  $ for name in adam adamw rmsprop rprop lbfgs; do
  >     try --optimizer $name --nesterov; done
  bp: train: --nesterov is for --optimizer sgd
  bp: train: --nesterov is for --optimizer sgd
  bp: train: --nesterov is for --optimizer sgd
  bp: train: --nesterov is for --optimizer sgd
  bp: train: --nesterov is for --optimizer sgd
  [2]
  $ for name in rprop lbfgs; do try --optimizer $name --batch-size 16; done
  bp: train: rprop and lbfgs take all rows for a step: --batch-size doesn't go with them
  bp: train: rprop and lbfgs take all rows for a step: --batch-size doesn't go with them
  [2]
  $ try --optimizer lbfgs --dropout 0.1
  bp: train: lbfgs needs a loss that stays the same: --dropout and --noise don't go with it
  [2]
  $ try --optimizer lbfgs --noise 0.1
  bp: train: lbfgs needs a loss that stays the same: --dropout and --noise don't go with it
  [2]
  $ for option in '--learning-rate 1' '--schedule step' '--warmup 2' \
  >     '--clip-norm 1' '--weight-decay 0.1'; do
  >     try --optimizer lbfgs $option; done
  bp: train: lbfgs finds the length of its steps by itself: no --learning-rate, --schedule, --warmup, --clip-norm or --weight-decay
  bp: train: lbfgs finds the length of its steps by itself: no --learning-rate, --schedule, --warmup, --clip-norm or --weight-decay
  bp: train: lbfgs finds the length of its steps by itself: no --learning-rate, --schedule, --warmup, --clip-norm or --weight-decay
  bp: train: lbfgs finds the length of its steps by itself: no --learning-rate, --schedule, --warmup, --clip-norm or --weight-decay
  bp: train: lbfgs finds the length of its steps by itself: no --learning-rate, --schedule, --warmup, --clip-norm or --weight-decay
  [2]
  $ try --dropout 0.1 --hidden 0
  bp: train: --dropout names 1 layer of 0 hidden ones
  [2]
  $ try --dropout 0.1,0.2,0.3 --hidden 8,8
  bp: train: --dropout names 3 layers of 2 hidden ones
  [2]
  $ try --dropout 0.1,0.2
  bp: train: --dropout names 2 layers of 1 hidden one
  [2]
  $ try --dropout 0.1,0.2 --hidden 8,8,8
  bp: train: --dropout names 2 layers of 3 hidden ones
  [2]

What is allowed beside them:

  $ try -q --epochs 1 --optimizer rprop --clip-norm 1 --schedule step --warmup 1
  $ try -q --epochs 1 --optimizer lbfgs --l1 0 --l2 0.1 --dropout 0
  $ rm model.json

Held-out rows of a file that isn't there or doesn't fit:

  $ try --validation nowhere.csv
  bp: nowhere.csv: can't be read: No such file or directory
  [3]
  $ printf 'sepal_length,sepal_width,petal_length,petal_width\n1,2,3,4\n' > no.csv
  $ try --validation no.csv
  bp: no.csv:1: no column 'species', the model's target: without it nothing says what is right
  [4]
  $ printf 'sepal_length,sepal_width,petal_width,species\n1,2,3,setosa\n' > no.csv
  $ try --validation no.csv
  bp: no.csv:1: no column 'petal_length', which the model takes
  [4]
  $ head -3 data/iris.csv > no.csv
  $ echo 1,2,3,4,sitosa >> no.csv
  $ try --validation no.csv
  bp: no.csv:4: column 'species': 'sitosa' is a class the model was not trained on; it knows setosa, versicolor, virginica; a row whose target is empty is left out
  [3]
  $ head -3 data/iris.csv > no.csv
  $ echo 1,2,x,4,setosa >> no.csv
  $ try --validation no.csv
  bp: no.csv:4: column 'petal_length': 'x' is not a number
  [3]
  $ head -3 data/iris.csv > no.csv
  $ echo 1,2,3,4 >> no.csv
  $ try --validation no.csv
  bp: no.csv:4: 4 cells where line 1 has 5; write out the missing ones, empty if need be
  [3]
  $ head -1 data/iris.csv > no.csv
  $ try --validation no.csv
  bp: no.csv: a header and no rows below it
  [3]
  $ printf '' > no.csv
  $ try --validation no.csv
  bp: no.csv: empty: it has no rows
  [3]
  $ try --validation data
  bp: data: can't be read: Is a directory
  [3]
  $ try --validation auot
  bp: auot: can't be read: No such file or directory
  [3]

Too few rows to part:

  $ head -2 data/iris.csv > one.csv
  $ bp train --validation 0.5 --task classify one.csv
  bp: one.csv: one row to learn from; two are the least
  [3]
  $ printf 'a,b\n1,2\n2,3\n3,4\n' > three.csv
  $ for share in 0.001 0.999; do
  >     bp train --epochs 1 --validation $share three.csv 2>&1 | grep '^  held'
  > done
    held out  1 of 3 rows, to judge it by; then learns anew from all of them
    held out  2 of 3 rows, to judge it by; then learns anew from all of them
  $ rm model.json

Classes that count:

  $ try --class-weight setoza=2
  bp: train: --class-weight: 'species' has no class 'setoza'; is it 'setosa'?
  [2]
  $ try --class-weight setosa=2,virginika=1
  bp: train: --class-weight: 'species' has no class 'virginika'; is it 'virginica'?
  [2]
  $ try --class-weight rose=2
  bp: train: --class-weight: 'species' has no class 'rose'
  [2]
  $ try --class-weight setosa=-1
  bp: train: --class-weight: '-1' is no weight; a number from 0 to 1e6 is
  [2]
  $ try --class-weight setosa=many
  bp: train: --class-weight: 'many' is no weight; a number from 0 to 1e6 is
  [2]
  $ try --class-weight setosa=1000001
  bp: train: --class-weight: '1000001' is no weight; a number from 0 to 1e6 is
  [2]
  $ try --class-weight setosa=
  bp: train: --class-weight: '' is no weight; a number from 0 to 1e6 is
  [2]
  $ try --class-weight setosa
  bp: train: --class-weight wants balanced, or NAME=X for each class, with commas between
  [2]
  $ try --class-weight balancd
  bp: train: --class-weight wants balanced, or NAME=X for each class, with commas between
  [2]
  $ try --class-weight =2
  bp: train: --class-weight: 'species' has no class ''
  [2]
  $ try --class-weight setosa:2
  bp: train: --class-weight wants balanced, or NAME=X for each class, with commas between
  [2]
  $ bp train --target Ozone --class-weight balanced data/airquality.csv
  bp: train: --class-weight is for classes, and the task is regression (the target is numeric)
  [2]
  $ bp train --target Ozone --class-weight Ozone=2 data/airquality.csv
  bp: train: --class-weight is for classes, and the task is regression (the target is numeric)
  [2]
  $ bp train --target Ozone --label-smoothing 0.1 data/airquality.csv
  bp: train: --label-smoothing is for classes, and the task is regression (the target is numeric)
  [2]

Rows that count:

  $ printf 'a,w,b\n1,1,2\n2,-1,3\n3,1,4\n' > weights.csv
  $ bp train --weight w weights.csv
  bp: weights.csv:3: column 'w': '-1' is negative; a weight is 0 or more
  [3]
  $ printf 'a,w,b\n1,1,2\n2,,3\n3,1,4\n' > weights.csv
  $ bp train --weight w weights.csv
  bp: weights.csv:3: column 'w': the cell is empty; every row needs a weight, 0 if it shall not count
  [3]
  $ printf 'a,w,b\n1,1,2\n\n2,NA,3\n3,1,4\n' > weights.csv
  $ bp train --weight w weights.csv
  bp: weights.csv:4: column 'w': 'NA' is not a number; a weight is one, 0 or more
  [3]
  $ for weight in much inf nan 1e999 1,5; do
  >     printf 'a,w,b\n1,1,2\n3,1,4\n4,"%s",5\n' $weight > weights.csv
  >     bp train --weight w weights.csv; done
  bp: weights.csv:4: column 'w': 'much' is not a number; a weight is one, 0 or more
  bp: weights.csv:4: column 'w': 'inf' is not a number; a weight is one, 0 or more
  bp: weights.csv:4: column 'w': 'nan' is not a number; a weight is one, 0 or more
  bp: weights.csv:4: column 'w': '1e999' is too large for the network's 32-bit numbers; only how the weights compare counts: divide all by one number
  bp: weights.csv:4: column 'w': '1,5' has a decimal comma; write it with a point, or say --decimal , if all numbers are written so
  [3]
  $ printf 'a,w,b\n1,0,2\n2,0,3\n3,0,4\n' > weights.csv
  $ bp train --weight w weights.csv
  bp: all 3 rows have the weight 0, so there is nothing to learn: give some row a weight above 0
  [3]
  $ bp train --weight v weights.csv
  bp: train: --weight: weights.csv has no column 'v'; give a name or a number from 1 to 3
  [2]
  $ bp train --weight 4 weights.csv
  bp: train: --weight: weights.csv has no column '4'; give a name or a number from 1 to 3
  [2]
  $ bp train --weight a,w weights.csv
  bp: train: --weight 'a,w': one column, not 2
  [2]
  $ bp train --weight 1-2 weights.csv
  bp: train: --weight '1-2': one column, not 2
  [2]
  $ bp train --weight '' weights.csv
  bp: train: --weight: weights.csv has no column ''; give a name or a number from 1 to 3
  [2]

A loss that the target or the network doesn't go with:

  $ printf 'a,b\n1,2\n2,-3\n3,4\n' > negative.csv
  $ bp train --loss poisson negative.csv
  bp: negative.csv: column 'b': -3 is below 0, where exp outputs and the loss poisson can't follow
  [3]
  $ try --loss poisson
  bp: train: --loss poisson is for counts, and the task is classification (the target is text)
  [2]
  $ bp train --loss cross-entropy negative.csv
  bp: train: --loss cross-entropy is for classes, and the task is regression (the target is numeric)
  [2]
  $ bp train --loss poisson --output-act identity data/airquality.csv
  bp: train: poisson needs outputs above 0: exp
  [2]
  $ bp train --loss poisson --target-scale standard data/airquality.csv
  bp: train: --output-act exp takes the target as it is: leave out --target-scale
  [2]

None of all these wrote a model:

  $ ls *.json
  ls: cannot access '*.json': No such file or directory
  [2]
