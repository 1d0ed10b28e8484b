How training goes and what it came to is said on standard error. Where that is no
terminal, epochs 1, 2, 5, 10, 20, 50 and so on have a line, and the last one.

  $ ln -s "$DATA" data
  $ bp train --epochs 30 --refit no data/iris.csv 2>&1 | grep '^epoch'
  epoch      1  loss 0.817749  held out 0.682856 (80.0 %)
  epoch      2  loss 0.533063  held out 0.496656 (80.0 %)
  epoch      5  loss 0.295852  held out 0.37901 (80.0 %)
  epoch     10  loss 0.214369  held out 0.300497 (83.3 %)
  epoch     20  loss 0.135742  held out 0.202197 (93.3 %)
  epoch     30  loss 0.098777  held out 0.162124 (93.3 %)

With -v every epoch has one, and more is in it; with -q nothing is said.

  $ bp train -v --epochs 3 --refit no data/iris.csv 2>&1 | grep '^epoch'
  epoch      1  loss 0.817749  held out 0.682856 (80.0 %)  learning rate 0.01  * rows/s (glob)
  epoch      2  loss 0.533063  held out 0.496656 (80.0 %)  learning rate 0.01  * rows/s (glob)
  epoch      3  loss 0.389196  held out 0.431259 (80.0 %)  learning rate 0.01  * rows/s (glob)
  $ bp train -q --epochs 3 data/iris.csv

Without rows held out there is nothing to judge by:

  $ bp train --epochs 3 --validation none data/iris.csv 2>&1 |
  >     sed -n '/^epoch/,$p'
  epoch      1  loss 0.788849
  epoch      2  loss 0.484521
  epoch      3  loss 0.366819
  loss 0.330585, accuracy 90.67 % on the 150 training rows
  model written to model.json

An early end is explained, and which weights were kept:

  $ bp train --target Ozone --patience 10 --refit no data/airquality.csv 2>&1 |
  >     sed -n '/^stopped/,$p'
  stopped after 89 of 100 epochs: the held-out loss got no better for 10 epochs;
    kept the weights of epoch 79
  loss 0.120701 on the 93 training rows
  Ozone: root mean square error 16.1378, R2 0.7730
  held out (23 rows): Ozone: root mean square error 18.2618 (95 % interval
    11.2245 to 23.2593), R2 0.5646; always saying the mean gets 28.4804
  model written to model.json

Whoever learns nothing is told. Here y is no for nine rows of ten, whatever the
inputs are:

  $ awk 'BEGIN { print "a,b,y"; for (i = 1; i <= 200; i++)
  >     print i * 37 % 101 "," i * 53 % 89 "," \
  >           (i * 7919 % 1009 % 10 ? "no" : "yes") }' > none.csv
  $ bp train --refit no none.csv 2>&1 | sed -n '/^held out/,/^model/p'
  held out (40 rows): accuracy 90.0 % (95 % interval 76.9 to 96.0); always saying
    'no' gets 90.0 %
  that is no better than always saying 'no': this model has learnt nothing useful
    yet
  model written to model.json
  $ awk 'BEGIN { print "a,b,y"; for (i = 1; i <= 200; i++)
  >     print i * 37 % 101 "," i * 53 % 89 "," \
  >           i * 7919 % 1009 % 10 }' > noise.csv
  $ bp train --task regress --refit no noise.csv 2>&1 | sed -n '/^held out/,/^model/p'
  held out (40 rows): y: root mean square error 3.10183 (95 % interval 2.68792 to
    3.46668), R2 -0.0025; always saying the mean gets 3.09849
  that is no better than always saying the mean: this model has learnt nothing
    useful yet
  the loss is no smaller than that of always saying the same; no unit is flat:
    try more --epochs, a larger or smaller --learning-rate or another --seed; or
    the inputs say nothing about the target
  model written to model.json

Going back is said, with what may be the reason, and giving up too:

  $ bp train --learning-rate 1000 --act relu data/iris.csv 2> said
  [5]
  $ grep diverged said | head -1
  epoch 1: training diverged: outputs of layer 2 are no longer finite numbers (largest input until then: column 'sepal_length', 2.49202 as scaled); back to the last good weights with half the learning rate, 500
  $ grep 'gives up' said
  epoch 2: training diverged: outputs of layer 2 are no longer finite numbers (largest input until then: column 'sepal_width', 3.09078 as scaled); training gives up

On a terminal there is one live line, drawn over itself and gone at the end: what
stays is the same as elsewhere.

  $ on_terminal() { script -qec "$1" /dev/null < /dev/null | tr -d '\r' |
  >     sed "s/$(printf '\033')\[K/<clear>/g" | sed -n '/epoch  *1/,$p'; }
  $ export TERM=xterm
  $ on_terminal 'bp train --epochs 3 --refit no data/iris.csv' > shown
  $ head -1 shown | sed 's/<clear>.*//'
  epoch 1/3 [........................]
  $ sed 's/.*<clear>//' shown
  loss 0.343211, accuracy 86.67 % on the 120 training rows
  held out (30 rows): accuracy 80.0 % (95 % interval 62.7 to 90.5); always saying
    'setosa' gets 33.3 %
  model written to model.json

A dumb one has plain lines:

  $ export TERM=dumb
  $ on_terminal 'bp train --epochs 3 data/iris.csv'
  epoch      1  loss 0.817749  held out 0.682856 (80.0 %)
  epoch      2  loss 0.533063  held out 0.496656 (80.0 %)
  epoch      3  loss 0.389196  held out 0.431259 (80.0 %)
  once more with all 150 rows, for 3 epochs
  epoch      1  loss 0.788849
  epoch      2  loss 0.484521
  epoch      3  loss 0.366819
  finished after 3 epochs; then learnt anew from all rows for 3 epochs, the best
    number
  loss 0.330585, accuracy 90.67 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 80.0 % (95 % interval
    62.7 to 90.5); always saying 'setosa' gets 33.3 %
  model written to model.json
