What bp plot is told that it can't do.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 2 --epochs 1 --validation none data/iris.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none --target Ozone -o ozone.json data/airquality.csv
  $ bp plot
  bp: plot: which chart? 'bp plot --help' lists them
  [2]
  $ bp plot losses model.json
  bp: plot: no chart 'losses'; is it 'loss'?
  [2]
  $ bp plot '`id`' model.json
  bp: plot: no chart '`id`'; 'bp plot --help' lists them
  [2]
  $ bp plot loss
  bp: plot: loss of which model? ('-' is standard input)
  [2]
  $ bp plot network model.json ozone.json
  bp: plot: network takes one model; what is 'ozone.json'?
  [2]
  $ bp plot loss 1 2 3 4 5 6 7 8 9
  bp: plot: 9 models are too many: at most 8 can be told apart in one chart
  [2]
  $ bp plot confusion model.json
  bp: plot: confusion by which rows? Name a CSV file ('-' is standard input)
  [2]
  $ bp plot confusion - -
  bp: plot: standard input can be read only once; name '-' once
  [2]
  $ bp plot loss - - < model.json
  bp: plot: standard input can be read only once; name '-' once
  [2]
  $ bp plot loss nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ bp plot loss data/iris.csv
  bp: data/iris.csv:1: not valid JSON; is the file cut short, or not a bp model?
  [4]
  $ bp plot confusion model.json nothing.csv
  bp: nothing.csv: can't be read: No such file or directory
  [3]
  $ bp plot confusion model.json data/titanic.csv
  bp: data/titanic.csv:1: no column 'sepal_length', which the model takes
  [4]

Options:

  $ bp plot loss --format gif model.json
  bp: plot: --format 'gif': must be one of: svg, png
  [2]
  $ bp plot loss --size 720 model.json
  bp: plot: --size takes a width and a height, as in --size 720,480
  [2]
  $ bp plot loss --size 720,48 model.json
  bp: plot: --size '48': must be a whole number from 200 to 4000
  [2]
  $ bp plot loss --size 720,480,2 model.json
  bp: plot: --size '2': must be a whole number from 200 to 4000
  [2]
  $ bp plot weights --size 200,200 model.json
  bp: --size 200,200 is too small for this chart: its words alone take 222,113
  [2]
  $ bp plot loss --terminal --size 720,480 model.json
  bp: plot: --size is for pictures, and --terminal makes none
  [2]
  $ bp plot loss --terminal --format png model.json
  bp: plot: --format is for pictures, and --terminal makes none
  [2]
  $ bp plot loss --width 8 model.json
  bp: plot: --width is for the chart 'weights'
  [2]
  $ bp plot weights --target species model.json
  bp: plot: --target is for the chart 'residuals'
  [2]
  $ bp plot importance --repeats 0 model.json data/iris.csv
  bp: plot: --repeats '0': must be a whole number from 1 to 1000
  [2]
  $ bp plot confusion --header --no-header model.json data/iris.csv
  bp: plot: --header and --no-header exclude each other
  [2]

A chart that the model can't have:

  $ bp plot weights --width 3 model.json
  bp: model.json: its 4 inputs are no image whose rows have 3 pixels
  [2]
  $ bp plot residuals model.json data/iris.csv
  bp: plot: residuals is of numbers, and this model predicts classes; see confusion and calibration
  [2]
  $ bp plot confusion ozone.json data/airquality.csv
  bp: plot: confusion is of classes, and this model predicts numbers; see residuals
  [2]
  $ bp plot calibration ozone.json nothing.csv
  bp: plot: calibration is of classes, and this model predicts numbers; see residuals
  [2]
  $ bp plot residuals --target Ozon ozone.json nothing.csv
  bp: plot: --target 'Ozon': the model has no such target; is it 'Ozone'?
  [2]
  $ bp plot residuals --target Tuesday ozone.json nothing.csv
  bp: plot: --target 'Tuesday': the model has no such target
  [2]
  $ bp train -q --layers 4,1,1,1,1,1,1,1,1,1,3 --epochs 1 --validation none -o deep.json data/iris.csv
  $ bp plot network deep.json
  bp: deep.json: too deep to be drawn: 10 layers of units, where at most 9 have room; 'bp show --weights' lists them
  [2]
  $ bp plot loss deep.json > deep.svg
  $ bp train -q --output-act identity --loss mse --epochs 1 --validation none -o plain.json data/iris.csv
  $ bp plot calibration plain.json data/iris.csv
  bp: plain.json: its outputs are no probabilities: calibration takes softmax or sigmoid
  [2]
  $ awk 'BEGIN { print "x,y"; for (i = 0; i < 100; i++) printf "%d,c%d\n", i, i % 50 }' > many.csv
  $ bp train -q --hidden 2 --epochs 1 --validation none -o many.json many.csv
  $ bp plot confusion many.json many.csv
  bp: many.json: 50 classes are too many for a picture (at most 40); 'bp eval --all' lists what is confused
  [2]

No epoch was ever completed:

  $ sed 's/"epochs":.1,/"epochs": 0,/; s/"loss":.\[.*\]/"loss": []/
  >     s/"best":.*,/"best": 0,/' model.json > empty.json
  $ bp plot loss empty.json
  bp: empty.json: has no history: no epoch of its training was completed
  [4]

Where the picture can't go, which is said before rows are read; and what was there
is still there:

  $ bp plot loss -o nowhere/loss.svg model.json
  bp: nowhere/loss.svg: can't be written: No such file or directory
  [6]
  $ bp plot confusion -o . model.json nothing.csv
  bp: .: can't be written: it is a directory
  [6]
  $ bp plot loss model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ bp plot loss --terminal model.json > /dev/full
  bp: standard output: can't be written: No space left on device
  [6]
  $ echo old > kept.svg
  $ bp plot loss -o kept.svg nothing.json
  bp: nothing.json: can't be read: No such file or directory
  [4]
  $ cat kept.svg
  old

Without gnuplot; text does without:

  $ bp=$(command -v bp)
  $ mkdir empty fake
  $ PATH=empty "$bp" plot loss model.json
  bp: gnuplot isn't installed, and it draws the pictures: install gnuplot-nox (Debian, Ubuntu) or gnuplot; --terminal does without
  [6]
  $ PATH=empty "$bp" plot loss -o kept.svg model.json
  bp: gnuplot isn't installed, and it draws the pictures: install gnuplot-nox (Debian, Ubuntu) or gnuplot; --terminal does without
  [6]
  $ cat kept.svg
  old
  $ PATH=empty "$bp" plot loss --terminal model.json | head -1
  Loss while training: model.json

With one that fails, that is killed, that has nothing to show, that doesn't read:

  $ fake() { printf '#!/bin/sh\n%s\n' "$1" > fake/gnuplot; chmod +x fake/gnuplot; }
  $ PATH=$PWD/fake:$PATH
  $ fake 'cat > /dev/null; printf "\n   ^\n   line 3: \033[31mno such terminal\nmore\n" >&2; exit 1'
  $ bp plot loss model.json
  bp: gnuplot failed: line 3: ?[31mno such terminal
  [6]
  $ fake 'kill -9 $$'
  $ bp plot loss model.json
  bp: gnuplot was killed
  [6]
  $ fake 'cat > /dev/null'
  $ bp plot loss model.json
  bp: gnuplot failed without a word (exit code 0)
  [6]
  $ fake 'exec <&-; echo "no memory" >&2; exit 2'
  $ bp plot weights -o kept.svg model.json
  bp: gnuplot failed: no memory
  [6]
  $ cat kept.svg
  old

The settings of whoever calls are not read:

  $ rm fake/gnuplot
  $ echo 'set output "hijacked"' > .gnuplot
  $ HOME=$PWD bp plot loss model.json | grep -c '</svg>'
  1
  $ ls hijacked
  ls: cannot access 'hijacked': No such file or directory
  [2]
