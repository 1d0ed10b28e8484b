Rows are held out to judge what is learnt, to end when it gets no better on
them, and to learn anew from all rows for as many epochs as were best.

  $ ln -s "$DATA" data
  $ ends() { bp train "$@" -o model.json 2>&1 |
  >     sed -n -e '/^  held out/,/^epoch/{/^epoch/!p}' \
  >         -e '/^stopped/,/^model/{/^model/!p}'; }
  $ of() { python3 -c 'import json, sys
  > history = json.load(open("model.json"))["history"]
  > print(*[history.get(name) for name in sys.argv[1:]])' "$@"; }

A share, a file, none, or what auto thinks of the number of rows:

  $ ends --epochs 3 --validation 0.2 data/titanic.csv
    held out  440 of 2201 rows, to judge it by; then learns anew from all of them
  $ ends --epochs 3 --validation 0.5 data/iris.csv
    held out  75 of 150 rows, to judge it by; then learns anew from all of them
  $ ends --epochs 3 --validation none data/iris.csv
    held out  nothing: --validation none
  $ ends --epochs 3 data/xor.csv
    held out  nothing: there are too few to hold any out
  $ ends --epochs 3 data/iris.csv
    held out  30 of 150 rows, to judge it by; then learns anew from all of them
  $ head -50 data/titanic.csv > 49.csv
  $ head -51 data/titanic.csv > 50.csv
  $ for rows in 49 50; do ends --epochs 3 --target Sex $rows.csv |
  >     grep -v note; done
    held out  nothing: there are too few to hold any out
    held out  10 of 50 rows, to judge it by; then learns anew from all of them
  $ awk 'NR == 1 || NR % 3 == 0' data/iris.csv > rest.csv
  $ awk 'NR == 1 || NR % 3 != 0' data/iris.csv > part.csv
  $ ends --epochs 3 --validation rest.csv part.csv
    held out  50 rows of rest.csv

Which rows depends on the seed. Of each class it is the same share, so that
always saying one is right as often as among all rows:

  $ for seed in 1 2 3; do bp train --epochs 1 --seed $seed data/iris.csv 2>&1 |
  >     grep -A1 ^held; done
  held out (30 rows, before it learnt from them): accuracy 80.0 % (95 % interval
    62.7 to 90.5); always saying 'setosa' gets 33.3 %
  held out (30 rows, before it learnt from them): accuracy 60.0 % (95 % interval
    42.3 to 75.4); always saying 'setosa' gets 33.3 %
  held out (30 rows, before it learnt from them): accuracy 66.7 % (95 % interval
    48.8 to 80.8); always saying 'setosa' gets 33.3 %
  $ bp train --epochs 1 --act relu data/titanic.csv 2>&1 | grep -A1 ^held
  held out (440 rows, before it learnt from them): accuracy 80.0 % (95 % interval
    76.0 to 83.5); always saying 'No' gets 67.7 %
  $ bp train --epochs 1 --hidden 3 data/titanic.csv 2>&1 | grep -A1 ^held
  held out (440 rows, before it learnt from them): accuracy 80.2 % (95 % interval
    76.3 to 83.7); always saying 'No' gets 67.7 %

The columns of a file can stand in another order, and others between them; what
it is judged by is what bp predict says of them:

  $ bp train -q --epochs 30 --validation rest.csv -o right.json part.csv
  $ awk -F , -v OFS=, '{ print $5, NR, $4, $3, $2, $1 }' rest.csv > turned.csv
  $ sed -i '1s/,1,/,number,/' turned.csv
  $ bp train -q --epochs 30 --validation turned.csv part.csv
  $ cmp model.json right.json
  $ sed -n '/"held_out":/,/}/p' right.json | sed -n '/accuracy/,/value/p'
  \t\t\t"accuracy":\t{ (esc)
  \t\t\t\t"value":\t0.94, (esc)
  $ bp predict right.json rest.csv | paste -d , rest.csv - | awk -F , 'NR > 1 {
  >     right += $5 == $6 } END { print right / (NR - 1) }'
  0.94

All rows of the other file are learnt from, and the model doesn't name the one
that judges:

  $ grep -e '"validation"' -e '"rows"' right.json
  \t\t"rows":\t100, (esc)
  \t\t"validation":\t"file", (esc)
  \t\t\t"rows":\t100, (esc)
  \t\t\t"rows":\t50, (esc)
  $ mv rest.csv other.csv
  $ bp train -q --epochs 30 --validation other.csv part.csv
  $ cmp model.json right.json
  $ mv other.csv rest.csv

Training ends after so many epochs without a better loss, and keeps the best:

  $ ends --optimizer lbfgs --patience 10 --refit no data/iris.csv
    held out  30 of 150 rows, to judge it by; ends after 10 epochs without a
              better loss
  stopped after 15 of 100 epochs: the held-out loss got no better for 10 epochs;
    kept the weights of epoch 5
  loss 0.0647417, accuracy 97.50 % on the 120 training rows
  held out (30 rows): accuracy 93.3 % (95 % interval 78.7 to 98.2); always saying
    'setosa' gets 33.3 %
  $ of epochs best ending
  15 5 patience
  $ ends --optimizer lbfgs --patience 3 --refit no data/iris.csv
    held out  30 of 150 rows, to judge it by; ends after 3 epochs without a
              better loss
  stopped after 8 of 100 epochs: the held-out loss got no better for 3 epochs;
    kept the weights of epoch 5
  loss 0.0647417, accuracy 97.50 % on the 120 training rows
  held out (30 rows): accuracy 93.3 % (95 % interval 78.7 to 98.2); always saying
    'setosa' gets 33.3 %
  $ of epochs best ending
  8 5 patience
  $ ends --optimizer lbfgs --patience 1 --epochs 50 --refit no data/titanic.csv
    held out  440 of 2201 rows, to judge it by; ends after 1 epoch without a
              better loss
  stopped after 6 of 50 epochs: the held-out loss got no better for 1 epoch; kept
    the weights of epoch 5
  loss 0.515034, accuracy 77.00 % on the 1761 training rows
  held out (440 rows): accuracy 80.0 % (95 % interval 76.0 to 83.5); always
    saying 'No' gets 67.7 %
  $ of epochs best ending
  6 5 patience
  $ bp train -q --optimizer lbfgs --epochs 40 data/iris.csv
  $ of epochs best ending
  40 5 epochs

The weights kept are those of the best epoch; training that ends there has the
same, and nothing to say about it:

  $ weights() { sed -n '/"layers"/,$p' "$1"; }
  $ ends --optimizer lbfgs --patience 10 --refit no data/iris.csv
    held out  30 of 150 rows, to judge it by; ends after 10 epochs without a
              better loss
  stopped after 15 of 100 epochs: the held-out loss got no better for 10 epochs;
    kept the weights of epoch 5
  loss 0.0647417, accuracy 97.50 % on the 120 training rows
  held out (30 rows): accuracy 93.3 % (95 % interval 78.7 to 98.2); always saying
    'setosa' gets 33.3 %
  $ of best
  5
  $ weights model.json > best
  $ ends --optimizer lbfgs --epochs 5 --refit no data/iris.csv
    held out  30 of 150 rows, to judge it by
  $ weights model.json | cmp - best

Then it learns anew from all rows, for as many epochs as were best. So it does
without any held out, but for the scores:

  $ bp train --optimizer lbfgs --patience 10 data/iris.csv 2>&1 |
  >     sed -n '/^once/,$p'
  once more with all 150 rows, for 5 epochs
  epoch      1  loss 0.407385
  epoch      2  loss 0.332633
  epoch      5  loss 0.0717266
  stopped after 15 of 100 epochs: the held-out loss got no better for 10 epochs;
    then learnt anew from all rows for 5 epochs, the best number
  loss 0.0717266, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  model written to model.json
  $ weights model.json > refitted
  $ bp train -q --optimizer lbfgs --validation none --epochs 5 data/iris.csv
  $ weights model.json | cmp - refitted

But not where a file judges, nor where it is told not to, nor with more than
10000 rows, which can spare a fifth:

  $ anew() { bp train --epochs 3 "$@" 2>&1 | grep -c '^once'; }
  $ anew --validation rest.csv part.csv
  0
  [1]
  $ anew --refit no data/iris.csv
  0
  [1]
  $ awk -F , 'NR == 1 { print; next } { for (i = 0; i < 5; i++) print }' \
  >     data/titanic.csv > many.csv
  $ head -10001 many.csv | anew -
  1
  $ head -10002 many.csv | anew -
  0
  [1]
  $ head -10002 many.csv | anew --refit yes -
  1

Restarts: the one with the smallest held-out loss is kept.

  $ bp train --restarts 3 --epochs 8 data/iris.csv 2>&1 |
  >     grep -e '^epoch  *8' -e ^restart -e ^loss
  epoch      8  loss 0.241135  held out 0.330466 (86.7 %)
  epoch      8  loss 0.291871  held out 0.391142 (76.7 %)
  epoch      8  loss 0.257019  held out 0.345329 (86.7 %)
  restart 1 of 3 is kept: loss 0.330466
  epoch      8  loss 0.231448
  loss 0.222022, accuracy 94.00 % on the 150 training rows
  $ weights model.json > kept
  $ bp train -q --restarts 3 --epochs 8 --threads 2 data/iris.csv
  $ weights model.json | cmp - kept
  $ bp train --restarts 4 --validation none --epochs 200 --hidden 2 \
  >     --task classify --learning-rate 0.1 data/xor.csv 2>&1 |
  >     grep -e '^epoch *200' -e ^restart
  epoch    200  loss 0.0208202
  epoch    200  loss 0.0157605
  epoch    200  loss 0.352985
  epoch    200  loss 0.352333
  restart 2 of 4 is kept: loss 0.0157605
  $ bp train --restarts 2 --epochs 3 data/iris.csv 2>&1 |
  >     sed -n '/^restart/,/^epoch/p'
  restart 1 of 2 is kept: loss 0.431259
  once more with all 150 rows, for 3 epochs
  epoch      1  loss 0.788849

Leaving units out, of all hidden layers or of each:

  $ told() { bp train "$@" -o told.json 2>&1 |
  >     sed -n '/^  training/,/^  held out/{/^  held out/!p};/^loss/,/^held/p'; }
  $ told --dropout 0.2 --epochs 20 data/iris.csv
    training  20 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, dropout 0.2, seed 1
  loss 0.125539, accuracy 96.00 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
  $ told --hidden 16,8 --dropout 0.2 --epochs 20 data/iris.csv
    training  20 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, dropout 0.2, seed 1
  loss 0.0842852, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
  $ grep '"dropout"' told.json
  \t\t"dropout":\t"0.2", (esc)
  $ told --hidden 16,8 --dropout 0.2,0 --epochs 20 data/iris.csv
    training  20 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, dropout 0.2, 0, seed 1
  loss 0.0823763, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
  $ grep '"dropout"' told.json
  \t\t"dropout":\t"0.2,0", (esc)
  $ for both in 0.2 0.2,0.2; do
  >     bp train -q --hidden 16,8 --dropout $both --epochs 5 -o $both.json \
  >         data/iris.csv; weights $both.json > $both; done
  $ cmp 0.2 0.2,0.2
  $ bp train -q --hidden 16,8 --dropout 0,0 --epochs 5 data/iris.csv
  $ bp train -q --hidden 16,8 --epochs 5 -o other.json data/iris.csv
  $ weights model.json > none && weights other.json | cmp - none

Nothing of it is left out in prediction:

  $ bp train -q --dropout 0.9 --epochs 20 data/iris.csv
  $ bp predict --proba model.json data/iris.csv > once.csv
  $ bp predict --proba model.json data/iris.csv | cmp - once.csv
