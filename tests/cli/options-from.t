A model knows the options it was trained with: --options-from trains with them
anew, as if they were typed.

  $ ln -s "$DATA" data
  $ again() { bp train -q -o typed.json "$@" &&
  >     for last; do :; done &&
  >     bp train -q --options-from typed.json "$last" &&
  >     cmp model.json typed.json; }
  $ again data/iris.csv
  $ again --epochs 5 --batch-size 7 --momentum 0.5 --learning-rate 0.1 \
  >     --nesterov --l1 0.001 --l2 0 --clip-norm 2 --seed 5 --hidden 5,4 --act relu,tanh \
  >     --init he data/iris.csv
  $ for name in sgd adam adamw rmsprop rprop lbfgs; do
  >     again --optimizer $name --epochs 5 data/iris.csv; done
  $ for name in constant step exponential inverse cosine one-cycle plateau; do
  >     again --schedule $name --schedule-factor 0.3 --schedule-every 2 \
  >         --warmup 2 --epochs 6 data/iris.csv; done
  $ again --validation 0.4 --patience 2 --refit yes --restarts 2 --epochs 30 \
  >     data/iris.csv
  $ again --validation none --weight-decay 0.1 --dropout 0.1,0.2 --hidden 4,4 \
  >     --noise 0.1 --label-smoothing 0.1 --epochs 5 data/iris.csv
  $ again --class-weight balanced --epochs 5 data/titanic.csv
  $ again --class-weight No=0.5,Yes=2 --epochs 5 data/titanic.csv
  $ again --target Ozone,Temp --weight Month --ignore Day --missing median \
  >     --missing-indicator --loss huber --target-scale minmax --epochs 5 \
  >     data/airquality.csv
  $ again --layers 4,3,3 --output-act sigmoid --loss mse --scale minmax \
  >     --epochs 5 data/iris.csv
  $ again --beta1 0.8 --beta2 0.9 --epsilon 1e-5 --optimizer adam --epochs 5 \
  >     data/iris.csv

What is typed besides goes before; what is left of the options holds:

  $ bp train -q --epochs 7 --hidden 5 --learning-rate 0.1 -o old.json \
  >     data/iris.csv
  $ bp train -q --options-from old.json --epochs 9 data/iris.csv
  $ bp train -q --epochs 9 --hidden 5 --learning-rate 0.1 -o right.json \
  >     data/iris.csv
  $ cmp model.json right.json
  $ bp train -q --epochs 9 --options-from old.json data/iris.csv
  $ cmp model.json right.json
  $ bp train -q --options-from old.json --seed 3 --hidden 6 data/iris.csv
  $ bp train -q --epochs 7 --hidden 6 --learning-rate 0.1 --seed 3 -o right.json \
  >     data/iris.csv
  $ cmp model.json right.json

Also with other data:

  $ bp train --options-from old.json data/titanic.csv 2>&1 | sed -n '5,7p'
    network   8-5-1, tanh, sigmoid; 51 parameters; loss cross-entropy
    training  7 epochs, batches of 16, sgd, learning rate 0.1, momentum 0.9,
              l2 0.0001, seed 1

Weights aren't taken: it begins anew. A checkpoint will do as well, and the
model can be written over:

  $ bp train -q --epochs 8 --checkpoint half.json --every 3e -o right.json \
  >     data/iris.csv
  $ bp train -q --options-from half.json data/iris.csv
  $ cmp model.json right.json
  $ bp train -q --options-from model.json data/iris.csv
  $ cmp model.json right.json

Where it is written, how much is said and with how many threads is no part of a
model:

  $ bp train -q --epochs 3 --threads 2 -o first.json --log first.csv data/iris.csv
  $ rm -f model.json first.csv
  $ bp train --options-from first.json data/iris.csv 2>&1 | tail -1
  model written to model.json
  $ ls first.csv
  ls: cannot access 'first.csv': No such file or directory
  [2]
  $ cmp model.json first.json
