--log writes a line for each epoch: JSON, or CSV where the name ends in .csv.
Times differ from run to run.

  $ ln -s "$DATA" data
  $ bp train -q --epochs 2 --log log.json data/iris.csv
  $ cat log.json
  {"epoch":1,"loss":0.8177485386530559,"held_out_loss":0.6828556130329768,"held_out_score":0.8,"learning_rate":0.01,"seconds":*,"rows_per_second":*} (glob)
  {"epoch":2,"loss":0.5330626367280881,"held_out_loss":0.4966561694939931,"held_out_score":0.8,"learning_rate":0.01,"seconds":*,"rows_per_second":*} (glob)
  {"event":"refit","epochs":2}
  {"event":"end","reason":"epochs","epochs":2,"best_epoch":2,"seconds":*} (glob)
  $ bp train -q --epochs 2 --log log.csv data/iris.csv
  $ cat log.csv
  epoch,loss,held_out_loss,held_out_score,learning_rate,seconds,rows_per_second
  1,0.8177485386530559,0.6828556130329768,0.8,0.01,*,* (glob)
  2,0.5330626367280881,0.4966561694939931,0.8,0.01,*,* (glob)

Any JSON reader takes it, and the numbers are those of the model's history:

  $ cat > look.py <<EOF
  > import json
  > lines = [json.loads(line) for line in open("log.json")]
  > history = json.load(open("model.json"))["history"]
  > print([line.get("event", line.get("epoch")) for line in lines])
  > print([line["loss"] for line in lines[:2]] == history["loss"],
  >       [line["held_out_loss"] for line in lines[:2]] == history["held_out_loss"],
  >       [line["held_out_score"] for line in lines[:2]] == history["held_out_score"])
  > EOF
  $ python3 look.py
  [1, 2, 'refit', 'end']
  True True True

Without rows held out there are no scores of them. '-' is standard output:

  $ bp train -q --epochs 1 --validation none --log - data/iris.csv
  {"epoch":1,"loss":0.7888489449024201,"learning_rate":0.01,"seconds":*,"rows_per_second":*} (glob)
  {"event":"end","reason":"epochs","epochs":1,"seconds":*} (glob)

A reader of a pipe may have enough; the model is made all the same:

  $ rm model.json
  $ bp train -q --log - data/iris.csv | head -1 | cut -c -10
  {"epoch":1
  $ ls model.json
  model.json

The log doesn't change the model:

  $ mv model.json logged.json
  $ bp train -q data/iris.csv
  $ cmp model.json logged.json

Going back, and giving up, are events:

  $ bp train -q --act relu --learning-rate 1000 --log bad.json \
  >     data/iris.csv 2> /dev/null
  [5]
  $ grep event bad.json | head -1
  {"event":"divergence","epoch":1,"layer":2,"input":"sepal_length","value":2.4920191764831543,"learning_rate":500}
  $ grep event bad.json | tail -1
  {"event":"divergence","epoch":2,"layer":2,"input":"sepal_width","value":3.09077525138855}

A log that is there is overwritten; training that is resumed goes on with it:

  $ bp train -q --epochs 2 --log log.csv data/iris.csv
  $ bp train -q --epochs 2 --log log.csv data/iris.csv
  $ cut -d , -f 1-3 log.csv
  epoch,loss,held_out_loss
  1,0.8177485386530559,0.6828556130329768
  2,0.5330626367280881,0.4966561694939931
  $ bp train -q --epochs 100000000 --patience 0 --max-time 0.1s \
  >     --checkpoint half.json --log log.csv data/iris.csv
  $ wc -l < log.csv > before
  $ bp train -q --resume half.json --max-time 0.1s --log log.csv data/iris.csv
  $ awk -F , 'NR > 1 && $1 != NR - 1 { print "epoch", $1, "in line", NR }' log.csv
  $ [ "$(wc -l < log.csv)" -gt "$(cat before)" ]

A log that can't be written is an error, before anything is learnt if that is
known then; else the model isn't lost for it:

  $ bp train -q --log no/log.csv data/iris.csv
  bp: no/log.csv: can't be written: No such file or directory
  [6]
  $ rm -f model.json
  $ bp train -q --epochs 2 --log /dev/full data/iris.csv
  bp: /dev/full: the log can't be written: No space left on device
  [6]
  $ ls model.json
  model.json
