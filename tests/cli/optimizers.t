How steps are made: optimizers, schedules and losses. Each says what it does
before it starts, and what came of it.

  $ ln -s "$DATA" data
  $ told() { bp train "$@" -o told.json 2>&1 |
  >     sed -n '/^  training/,/^  held out/{/^  held out/!p}'; }
  $ learnt() { bp train "$@" 2>&1 | sed -n '/^loss/,$p' | sed '$d'; }

Six optimizers. Two of them take all rows for a step, and batches are not for
them; the last one finds the length of its steps by itself:

  $ for name in sgd adam adamw rmsprop rprop lbfgs; do
  >     told --optimizer $name data/iris.csv; done
    training  100 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
    training  100 epochs, batches of 16, adam, learning rate 0.003, l2 0.0001,
              seed 1
    training  100 epochs, batches of 16, adamw, learning rate 0.003, l2 0.0001,
              seed 1
    training  100 epochs, batches of 16, rmsprop, learning rate 0.001, l2 0.0001,
              seed 1
    training  100 epochs, rprop, learning rate 0.01, l2 0.0001, seed 1
    training  100 epochs, lbfgs, l2 0.0001, seed 1
  $ for name in sgd adam adamw rmsprop; do
  >     told --optimizer $name --learning-rate 0.02 --batch-size 8 data/iris.csv
  > done
    training  100 epochs, batches of 8, sgd, learning rate 0.02, momentum 0.9,
              l2 0.0001, seed 1
    training  100 epochs, batches of 8, adam, learning rate 0.02, l2 0.0001,
              seed 1
    training  100 epochs, batches of 8, adamw, learning rate 0.02, l2 0.0001,
              seed 1
    training  100 epochs, batches of 8, rmsprop, learning rate 0.02, l2 0.0001,
              seed 1

What belongs to one of them:

  $ told --momentum 0.5 --epochs 1 data/iris.csv
    training  1 epoch, batches of 16, sgd, learning rate 0.01, momentum 0.5,
              l2 0.0001, seed 1
  $ told --momentum 0 --batch-size 1 data/iris.csv
    training  100 epochs, batches of 1, sgd, learning rate 0.01, l2 0.0001,
              seed 1
  $ told --nesterov data/iris.csv
    training  100 epochs, batches of 16, sgd, learning rate 0.01,
              Nesterov momentum 0.9, l2 0.0001, seed 1
  $ told --optimizer adamw --weight-decay 0.01 --l2 0 data/iris.csv
    training  100 epochs, batches of 16, adamw, learning rate 0.003,
              weight decay 0.01, seed 1
  $ told --clip-norm 1 --l1 0.001 --noise 0.1 --label-smoothing 0.05 \
  >     data/iris.csv
    training  100 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l1 0.001, l2 0.0001, clip norm 1, label smoothing 0.05, noise 0.1,
              seed 1

All of them learn:

  $ for name in sgd adam adamw rmsprop rprop lbfgs; do
  >     echo "- $name"
  >     rate=
  >     case $name in adam* | rmsprop) rate='--learning-rate 0.01' ;; esac
  >     learnt --optimizer $name $rate -o $name.json data/iris.csv; done
  - sgd
  loss 0.0530555, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - adam
  loss 0.0447595, accuracy 98.67 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - adamw
  loss 0.0447595, accuracy 98.67 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - rmsprop
  loss 0.0636652, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  - rprop
  loss 0.0510293, accuracy 98.67 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - lbfgs
  loss 0.0717266, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %

Also the exclusive or, and numbers:

  $ for name in sgd adam adamw rmsprop rprop lbfgs; do
  >     bp train -q --optimizer $name --task classify --hidden 6 --epochs 3000 \
  >         --seed 2 data/xor.csv
  >     echo $name $(bp predict model.json data/xor.csv)
  > done
  sgd y 0 1 1 0
  adam y 0 1 1 0
  adamw y 0 1 1 0
  rmsprop y 0 1 1 0
  rprop y 0 1 1 0
  lbfgs y 0 1 1 0
  $ for name in sgd rprop lbfgs; do
  >     echo "- $name"
  >     learnt --optimizer $name --target Ozone data/airquality.csv; done
  - sgd
  loss 0.106707 on the 116 training rows
  Ozone: root mean square error 15.1735, R2 0.7866
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    18.1836 (95 % interval 10.6796 to 23.393), R2 0.5683; always saying the mean
    gets 28.4804
  - rprop
  loss 0.087554 on the 116 training rows
  Ozone: root mean square error 13.7444, R2 0.8249
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    16.5006 (95 % interval 10.1367 to 21.0188), R2 0.6445; always saying the mean
    gets 28.4804
  - lbfgs
  loss 0.133751 on the 116 training rows
  Ozone: root mean square error 16.9878, R2 0.7325
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    17.9036 (95 % interval 11.13 to 22.7421), R2 0.5815; always saying the mean
    gets 28.4804

An option that makes steps makes other weights:

  $ weights() { sed -n '/"layers"/,$p' "$1"; }
  $ same_weights() { [ "$(weights model.json)" = "$(weights other.json)" ]; }
  $ bp train -q --epochs 5 data/iris.csv
  $ for option in --nesterov '--momentum 0.8' '--clip-norm 0.1' '--l1 0.01' \
  >     '--l2 0.01' '--weight-decay 0.1' '--schedule cosine' '--warmup 3' \
  >     '--noise 0.1' '--label-smoothing 0.1' '--dropout 0.1'; do
  >     bp train -q --epochs 5 $option -o other.json data/iris.csv
  >     ! same_weights || echo "$option: the same weights"; done
  $ bp train -q --epochs 5 --epsilon 0.1 -o other.json data/iris.csv
  $ same_weights
  $ for option in '--beta1 0.8' '--beta2 0.9' '--epsilon 0.01'; do
  >     for name in adam adamw; do
  >         bp train -q --optimizer $name --epochs 5 -o model.json data/iris.csv
  >         bp train -q --optimizer $name --epochs 5 $option -o other.json \
  >             data/iris.csv
  >         ! same_weights || echo "$name $option: the same weights"
  >     done; done

Schedules, and the learning rate in the first epochs:

  $ cat > rates.py <<END
  > import json
  > history = json.load(open("told.json"))["history"]
  > rates = history.get("learning_rate")
  > print(*["%.4g" % rate for rate in rates] if rates else ["all the same"])
  > END
  $ for name in constant step exponential inverse cosine one-cycle plateau; do
  >     told --schedule $name --schedule-every 2 --epochs 8 --patience 0 \
  >         data/iris.csv
  >     python3 rates.py; done
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              l2 0.0001, seed 1
  all the same
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule step, l2 0.0001, seed 1
  0.01 0.01 0.005 0.005 0.0025 0.0025 0.00125 0.00125
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule exponential, l2 0.0001, seed 1
  0.01 0.005 0.0025 0.00125 0.000625 0.0003125 0.0001563 7.813e-05
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule inverse, l2 0.0001, seed 1
  0.01 0.005 0.003333 0.0025 0.002 0.001667 0.001429 0.00125
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule cosine, l2 0.0001, seed 1
  0.009708 0.008705 0.007138 0.005245 0.003316 0.001642 0.0004801 6.023e-06
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule one-cycle, l2 0.0001, seed 1
  0.003219 0.00891 0.009824 0.008384 0.005907 0.003152 0.0009632 1.233e-05
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule plateau, l2 0.0001, seed 1
  all the same
  $ told --schedule step --schedule-factor 0.1 --schedule-every 3 --epochs 7 \
  >     data/iris.csv && python3 rates.py
    training  7 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule step, l2 0.0001, seed 1
  0.01 0.01 0.01 0.001 0.001 0.001 0.0001
  $ told --warmup 1 --epochs 3 data/iris.csv
    training  3 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              1 epoch of warm-up, l2 0.0001, seed 1
  $ told --warmup 4 --schedule cosine --epochs 8 data/iris.csv && python3 rates.py
    training  8 epochs, batches of 16, sgd, learning rate 0.01, momentum 0.9,
              schedule cosine, 4 epochs of warm-up, l2 0.0001, seed 1
  0.002427 0.004352 0.005353 0.005245 0.003316 0.001642 0.0004801 6.023e-06

The plateau's drops wait for the held-out loss:

  $ told --schedule plateau --schedule-every 2 --learning-rate 0.2 --epochs 12 \
  >     --patience 0 data/iris.csv && python3 rates.py
    training  12 epochs, batches of 16, sgd, learning rate 0.2, momentum 0.9,
              schedule plateau, l2 0.0001, seed 1
  0.2 0.2 0.2 0.2 0.1 0.1 0.1 0.1 0.05 0.05 0.025 0.025

Losses, of classes and of numbers:

  $ for loss in cross-entropy mse mae huber; do
  >     echo "- $loss"
  >     learnt --loss $loss --epochs 200 data/iris.csv; done
  - cross-entropy
  loss 0.0498272, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - mse
  loss 0.0279615, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  - mae
  loss 0.0697949, accuracy 98.00 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 96.7 % (95 % interval
    83.3 to 99.4); always saying 'setosa' gets 33.3 %
  - huber
  loss 0.0279615, accuracy 97.33 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  $ for loss in mse mae huber poisson; do
  >     echo "- $loss"
  >     learnt --loss $loss --target Ozone data/airquality.csv; done
  - mse
  loss 0.106707 on the 116 training rows
  Ozone: root mean square error 15.1735, R2 0.7866
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    18.1836 (95 % interval 10.6796 to 23.393), R2 0.5683; always saying the mean
    gets 28.4804
  - mae
  loss 0.331204 on the 116 training rows
  Ozone: root mean square error 17.706, R2 0.7094
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    19.1848 (95 % interval 3.19862 to 26.9423), R2 0.5195; always saying the mean
    gets 28.4804
  - huber
  loss 0.108454 on the 116 training rows
  Ozone: root mean square error 15.9999, R2 0.7627
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    19.1203 (95 % interval 9.22615 to 25.4176), R2 0.5227; always saying the mean
    gets 28.4804
  - poisson
  loss 2.24683 on the 116 training rows
  Ozone: root mean square error 14.3476, R2 0.8092
  held out (23 rows, before it learnt from them): Ozone: root mean square error
    18.1109 (95 % interval 11.6319 to 22.8191), R2 0.5718; always saying the mean
    gets 28.4804
  $ bp train --loss poisson --target Ozone --epochs 2 data/airquality.csv \
  >     2>&1 | grep network
    network   5-16-1, tanh, exp; 113 parameters; loss poisson
