Going on with a training that was ended. (What happens when it is killed is in
tests/resume.sh.)

  $ ln -s "$DATA" data
  $ epochs() { grep -o '"epochs":[[:space:]]*[0-9]*,' "$1" | tail -1 |
  >     tr -dc 0-9 && echo; }

With --checkpoint, what is needed for it is kept in a file, here after 7 and 14
of 20 epochs. The model is the same as without:

  $ train() { bp train --refit no --optimizer adam --dropout 0.2 --epochs 20 \
  >     --schedule cosine --learning-rate 0.001 "$@" data/iris.csv; }
  $ train -q -o right.json
  $ train -q --checkpoint half.json --every 7e
  $ cmp model.json right.json
  $ epochs half.json
  14
  $ ls
  data
  half.json
  model.json
  right.json

A checkpoint is a model, too, of what was learnt until then:

  $ bp show half.json | sed -n 's/^Network.*/&/p;/^Scores/,/^accuracy/p'
  Network: 131 parameters, loss cross-entropy
  $ bp predict half.json data/iris.csv | head -3
  species
  setosa
  setosa

Going on comes to the very same model; its epochs are counted on:

  $ bp train --resume half.json data/iris.csv 2>&1 | grep -A9 ^epoch
  epoch     20  loss 0.518752  held out 0.558679 (80.0 %)
  loss 0.500832, accuracy 86.67 % on the 120 training rows
  held out (30 rows): accuracy 80.0 % (95 % interval 62.7 to 90.5); always saying
    'setosa' gets 33.3 %
  model written to model.json
  $ cmp model.json right.json
  $ bp train --resume half.json -v data/iris.csv 2>&1 | grep ^epoch |
  >     sed 's/  *[^ ]* rows.s//'
  epoch     15  loss 0.549626  held out 0.56322 (80.0 %)  learning rate 0.000153456
  epoch     16  loss 0.525801  held out 0.56101 (80.0 %)  learning rate 0.00010134
  epoch     17  loss 0.522886  held out 0.559731 (80.0 %)  learning rate 5.90394e-05
  epoch     18  loss 0.558062  held out 0.559008 (80.0 %)  learning rate 2.7597e-05
  epoch     19  loss 0.531514  held out 0.558725 (80.0 %)  learning rate 7.78672e-06
  epoch     20  loss 0.518752  held out 0.558679 (80.0 %)  learning rate 9.63798e-08
  $ cmp model.json right.json
  $ for threads in 1 2 3; do
  >     bp train -q --resume half.json --threads $threads data/iris.csv
  >     cmp model.json right.json; done
  $ cat data/iris.csv | bp train -q --resume half.json -
  $ cmp model.json right.json

It can be kept on with, under the same name or another:

  $ cp half.json more.json
  $ bp train -q --resume more.json --checkpoint more.json --every 5e \
  >     data/iris.csv
  $ epochs more.json
  19
  $ bp train -q --resume half.json --checkpoint last.json --every 6e \
  >     data/iris.csv
  $ epochs last.json
  20
  $ cmp last.json model.json > /dev/null
  [1]
  $ bp train -q --resume last.json data/iris.csv
  $ cmp model.json right.json

The file can be named in another way, and be in another place; what is compared
is what it holds:

  $ cp data/iris.csv elsewhere.csv
  $ bp train -q --resume half.json elsewhere.csv
  $ cmp model.json right.json

--max-time ends training as Ctrl-C does, with a model and a checkpoint, but all
went well: the exit code is 0. Here it is over before the first step.

  $ train --max-time 0.000000001s --checkpoint none.json 2>&1 | tail -5
  stopped after 0 of 20 epochs
  loss 0.90584, accuracy 63.33 % on the 120 training rows
  held out (30 rows): accuracy 63.3 % (95 % interval 45.5 to 78.1); always saying
    'setosa' gets 33.3 %
  model written to model.json
  $ epochs none.json
  0
  $ grep '"ending"' model.json
  \t\t"ending":\t"interrupted", (esc)
  $ bp train -q --resume none.json data/iris.csv
  $ cmp model.json right.json
  $ train -q --max-time 2h && cmp model.json right.json

Several such ends after one another:

  $ for i in 1 2 3; do
  >     bp train -q --resume none.json --checkpoint none.json \
  >         --max-time 0.000000001s data/iris.csv; done
  $ bp train -q --resume none.json data/iris.csv
  $ cmp model.json right.json

Every optimizer, and all that is kept of a schedule and of patience:

  $ both() { bp train -q --refit no --checkpoint part.json --every 4e -o whole.json "$@" &&
  >     for last; do :; done && bp train -q --resume part.json "$last" &&
  >     echo "$(epochs part.json) of $(epochs model.json)" &&
  >     cmp model.json whole.json; }
  $ for name in sgd adam adamw rmsprop rprop lbfgs; do
  >     both --optimizer $name --epochs 14 data/iris.csv; done
  12 of 14
  12 of 14
  12 of 14
  12 of 14
  12 of 14
  12 of 14
  $ both --schedule plateau --schedule-every 2 --learning-rate 0.2 --epochs 30 \
  >     --patience 10 data/iris.csv
  16 of 16
  $ both --schedule plateau --schedule-every 2 --learning-rate 0.2 --epochs 30 \
  >     --patience 0 data/iris.csv
  28 of 30
  $ both --optimizer rprop --patience 3 --epochs 100 data/iris.csv
  20 of 21
  $ both --nesterov --warmup 8 --schedule one-cycle --epochs 10 data/iris.csv
  8 of 10
  $ both --noise 0.1 --label-smoothing 0.1 --dropout 0.1,0.5 --hidden 8,8 \
  >     --epochs 6 data/iris.csv
  4 of 6
  $ both --validation none --epochs 6 --class-weight virginica=3 data/iris.csv
  4 of 6
  $ both --target Ozone --loss huber --weight Month --epochs 6 data/airquality.csv
  4 of 6
  $ both --act identity --learning-rate 0.7 --epochs 30 --patience 0 \
  >     data/titanic.csv
  28 of 30

Learning anew from all rows is kept, too. Until it is done, what is known is the
network of before, with its scores:

  $ bp train -q --epochs 20 -o right.json data/iris.csv
  $ bp train -q --epochs 20 --checkpoint anew.json --every 15e data/iris.csv
  $ cmp model.json right.json
  $ bp show anew.json | sed -n '/^Training/,/^  loss/p;/^Scores/,/^accuracy/p'
  Training
    epochs      20 of 20 so far
    weights     of epoch 20, when the held-out loss was smallest
    loss        0.817749 first, 0.135742 smallest (epoch 20), 0.135742 last
  Scores                    120 training rows         30 held-out rows
  loss                      0.131388                  0.202197
  accuracy                  95.83 %                   93.33 %
  $ bp train --resume anew.json data/iris.csv 2>&1 | sed -n '/^epoch/,$p'
  epoch     20  loss 0.122692
  finished after 20 epochs; then learnt anew from all rows for 20 epochs, the
    best number
  loss 0.11941, accuracy 96.67 % on the 150 training rows
  held out (30 rows, before it learnt from them): accuracy 93.3 % (95 % interval
    78.7 to 98.2); always saying 'setosa' gets 33.3 %
  model written to model.json
  $ cmp model.json right.json
  $ bp train --resume anew.json --max-time 0.000000001s data/iris.csv 2>&1 |
  >     sed -n '/^the time/,$p'
  the time of --max-time is up before it has learnt anew from all rows
  finished after 20 epochs; kept the weights of epoch 20, whose held-out loss is
    the smallest
  loss 0.131388, accuracy 95.83 % on the 120 training rows
  held out (30 rows): accuracy 93.3 % (95 % interval 78.7 to 98.2); always saying
    'setosa' gets 33.3 %
  model written to model.json
  $ bp train -q --epochs 20 --refit no data/iris.csv
  $ biases() { grep '"biases"' "$1"; }
  $ biases model.json > before && biases anew.json | cmp - before

The log goes on where it was:

  $ train -q --log log.csv --checkpoint half.json --every 7e
  $ head -15 log.csv > part.csv
  $ bp train -q --resume half.json --log part.csv data/iris.csv
  $ cut -d , -f 1-5 log.csv > log && cut -d , -f 1-5 part.csv | cmp - log
  $ printf '' > new.json
  $ bp train -q --resume half.json --log new.json data/iris.csv
  $ sed 's/,"seconds".*/}/' new.json | tail -2
  {"epoch":20,"loss":0.5187515780950586,"held_out_loss":0.5586791718999545,"held_out_score":0.8,"learning_rate":9.637975896753873e-08}
  {"event":"end","reason":"epochs","epochs":20,"best_epoch":20}
