What training can't go on from, and files it can't write.

  $ ln -s "$DATA" data
  $ train() { bp train -q --epochs 12 "$@" data/iris.csv; }

When to keep a checkpoint, and how long to train:

  $ for every in x 5 e 0e 1.5e -1e 1e3e +5e 0s '' 5ms ' 5s' nane infs; do
  >     train --checkpoint c.json --every "$every"; done
  bp: train: --every 'x': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '5': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every 'e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '0e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '1.5e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '-1e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '1e3e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '+5e': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '0s': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every '5ms': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every ' 5s': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every 'nane': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  bp: train: --every 'infs': must be a time (30s, 5m, 2h) or a number of epochs (10e)
  [2]
  $ for time in 5 x s -5s '' nans infs; do train --max-time "$time"; done
  bp: train: --max-time '5': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time 'x': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time 's': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time '-5s': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time '': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time 'nans': must be a number with s, m, h or d behind it, as 30s or 10m
  bp: train: --max-time 'infs': must be a number with s, m, h or d behind it, as 30s or 10m
  [2]
  $ bp train data/iris.csv --checkpoint
  bp: train: --checkpoint needs a value
  [2]
  $ bp train data/iris.csv --resume
  bp: train: --resume needs a value
  [2]
  $ ls
  data

What doesn't go with it:

  $ train --checkpoint c.json --restarts 2
  bp: train: --checkpoint keeps a single training; it excludes --restarts
  [2]
  $ train --checkpoint model.json
  bp: train: --output and --checkpoint are both 'model.json'; give one another name
  [2]
  $ train --checkpoint data/iris.csv
  bp: train: --checkpoint 'data/iris.csv' is the file to learn from; give it another name
  [2]
  $ train --log model.json
  bp: train: --output and --log are both 'model.json'; give one another name
  [2]
  $ train --log data/iris.csv
  bp: train: --log 'data/iris.csv' is the file to learn from; give it another name
  [2]
  $ train --log c.json --checkpoint c.json
  bp: train: --checkpoint and --log are both 'c.json'; give one another name
  [2]
  $ train --validation rest.csv -o rest.csv
  bp: train: --output 'rest.csv' is the file of --validation; give it another name
  [2]
  $ train --checkpoint nowhere/c.json
  bp: nowhere/c.json: can't be written: No such file or directory
  [6]
  $ train --log nowhere/log.csv
  bp: nowhere/log.csv: can't be written: No such file or directory
  [6]
  $ train --checkpoint data
  bp: data: can't be written: it is a directory
  [6]
  $ train --log ''
  bp: '': can't be written: it names no file
  [6]
  $ ls
  data

Only what has been kept can be gone on from:

  $ train --refit no --checkpoint c.json --every 5e
  $ mv model.json right.json
  $ go_on() { bp train -q --resume "$@"; }
  $ go_on nowhere.json data/iris.csv
  bp: nowhere.json: can't be read: No such file or directory
  [4]
  $ go_on right.json data/iris.csv
  bp: right.json: a model, not a checkpoint: there is nothing to go on from
  [4]
  $ go_on data/iris.csv data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ go_on c.json
  bp: train: which CSV file? ('-' is standard input)
  [2]
  $ bp train --options-from nowhere.json data/iris.csv
  bp: nowhere.json: can't be read: No such file or directory
  [4]
  $ bp train --options-from data/iris.csv data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]

From the data it was kept with:

  $ go_on c.json data/titanic.csv
  bp: c.json: the data isn't that of the checkpoint: 2201 rows with checksum 12228d65a0feb749, where that had 150 with 322086f4ac023b39
  [4]
  $ sed '$d' data/iris.csv > other.csv
  $ go_on c.json other.csv
  bp: c.json: the data isn't that of the checkpoint: 149 rows with checksum eb006922da606bb5, where that had 150 with 322086f4ac023b39
  [4]
  $ sed '5s/,0.2/,0.3/' data/iris.csv > other.csv
  $ go_on c.json other.csv
  bp: c.json: the data isn't that of the checkpoint: 150 rows with checksum fb82d9d404440abf, where that had 150 with 322086f4ac023b39
  [4]
  $ go_on c.json data/iris.csv data/iris.csv
  bp: c.json: the data isn't that of the checkpoint: 300 rows with checksum 5de9055d830c6bc5, where that had 150 with 322086f4ac023b39
  [4]

As it began:

  $ for option in '--epochs 100' '--seed 1' '--optimizer adam' '--hidden 4' \
  >     '--learning-rate 0.1' '--target species' '--patience 3' '--refit no' \
  >     '--scale none' '--validation none' '--weight 1' '--restarts 2'; do
  >     go_on c.json $option data/iris.csv; done
  bp: train: --epochs can't be changed in the middle: --resume goes on as it began
  bp: train: --seed can't be changed in the middle: --resume goes on as it began
  bp: train: --optimizer can't be changed in the middle: --resume goes on as it began
  bp: train: --hidden can't be changed in the middle: --resume goes on as it began
  bp: train: --learning-rate can't be changed in the middle: --resume goes on as it began
  bp: train: --target can't be changed in the middle: --resume goes on as it began
  bp: train: --patience can't be changed in the middle: --resume goes on as it began
  bp: train: --refit can't be changed in the middle: --resume goes on as it began
  bp: train: --scale can't be changed in the middle: --resume goes on as it began
  bp: train: --validation can't be changed in the middle: --resume goes on as it began
  bp: train: --weight can't be changed in the middle: --resume goes on as it began
  bp: train: --restarts can't be changed in the middle: --resume goes on as it began
  [2]
  $ go_on c.json --options-from right.json data/iris.csv
  bp: train: --resume goes on as it was; it excludes --options-from
  [2]
  $ ls
  c.json
  data
  other.csv
  right.json

Files that are cut short or were changed:

  $ for size in 0 1 100 3000 9000; do
  >     head -c $size c.json > cut.json
  >     go_on cut.json data/iris.csv; done
  bp: cut.json: empty: not a bp model
  bp: cut.json:1: not valid JSON; is the file cut short, or not a bp model?
  bp: cut.json:7: not valid JSON; is the file cut short, or not a bp model?
  bp: cut.json:82: not valid JSON; is the file cut short, or not a bp model?
  bp: cut.json:120: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ head -c -3 c.json > cut.json
  $ go_on cut.json data/iris.csv
  bp: cut.json:121: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ cat > edit.py <<END
  > import json, sys
  > c = json.load(open("c.json"))
  > exec(sys.argv[1], {"c": c, "s": c["state"]})
  > json.dump(c, open("edited.json", "w"))
  > END
  $ edit() { python3 edit.py "$1" && go_on edited.json data/iris.csv; }
  $ edit 'pass'
  $ cmp model.json right.json
  $ rm model.json
  $ edit 'c["state"] = {}'
  bp: edited.json: state: "row" is missing
  [4]
  $ edit 'c["state"] = 5'
  bp: edited.json: state: a number where an object must be
  [4]
  $ edit 's["blocks"].pop()'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 's["blocks"] = []'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 's["blocks"].append(s["blocks"][0])'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 's["blocks"][1] = "AAAA"'
  bp: edited.json: state.blocks[1]: 4 characters are no base64 of numbers of 4 bytes; is it cut short?
  [4]
  $ edit 's["blocks"][1] = "?" + s["blocks"][1][1:]'
  bp: edited.json: state.blocks[1]: not base64
  [4]
  $ edit 's["blocks"][1] = 7'
  bp: edited.json: state.blocks[1]: a number where a text must be
  [4]
  $ edit 's["row"] = 7'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 's["row"] = 120'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 's["row"] = -16'
  bp: edited.json: state.row: -16, which is not within 0 and 150
  [4]
  $ edit 's["row"] = 1e18'
  bp: edited.json: state.row: 1e+18, which is not within 0 and 150
  [4]
  $ edit 's["steps"] = 0.5'
  bp: edited.json: state.steps: 0.5 is not a whole number
  [4]
  $ edit 's["rate_factor"] = "1"'
  bp: edited.json: state.rate_factor: a text where a number must be
  [4]
  $ edit 'del s["waited"]'
  bp: edited.json: state: "waited" is missing
  [4]
  $ edit 's["more"] = 1'
  bp: edited.json: state.more: not a member this version of bp knows
  [4]
  $ edit 'c["recipe"]["optimizer"] = "adam"'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 'c["recipe"]["optimizer"] = "newton"'
  bp: edited.json: recipe: train: --optimizer 'newton': must be one of: sgd, adam, adamw, rmsprop, rprop, lbfgs
  [4]
  $ edit 'c["recipe"]["hidden"] = "5"'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ edit 'c["recipe"]["colour"] = "red"'
  bp: edited.json: recipe: this bp has no --colour
  [4]
  $ edit 'c["recipe"]["validation"] = "none"'
  bp: edited.json: the checkpoint is of another training: its data or its options are different
  [4]
  $ ls *.json
  c.json
  cut.json
  edited.json
  right.json

A log that can't be written doesn't cost the model. Exit code 6:

  $ train --refit no --log /dev/full
  bp: /dev/full: the log can't be written: No space left on device
  [6]
  $ cmp model.json right.json
  $ train --refit no --log /dev/full -o - > piped.json
  bp: /dev/full: the log can't be written: No space left on device
  [6]
  $ cmp piped.json right.json
