diff tells in what two models differ, and is silent when in nothing.

  $ ln -s "$DATA" data
  $ train() { bp train -q --hidden 3 --epochs 3 --validation none "$@"; }
  $ train -o a.json data/iris.csv
  $ bp diff a.json a.json
  $ train --encoding base64 -o base64.json data/iris.csv
  $ bp diff a.json base64.json
  $ bp diff - a.json < a.json

Another seed:

  $ train --seed 2 -o b.json data/iris.csv
  $ bp diff a.json b.json
  a.json -> b.json
  
  Weights
      layer 1: 15 of 15 differ by up to 1.80376 (unit 3, petal_width),
        relative RMS difference 1.54
      layer 2: 12 of 12 differ by up to 1.73459 (unit 2, input 2),
        relative RMS difference 1.37
  
  Settings
      --seed 1 -> 2
  
  Training
      loss of epoch 1: 0.91406 -> 1.38257
  
  Scores on training rows
      loss: 0.526324 -> 0.688512
      accuracy: 0.693333 -> 0.88
  [1]

Only the settings, which predictions don't depend on:

  $ bp train -q --hidden 3 --epochs 4 -o held.json data/iris.csv
  $ bp train -q --hidden 3 --epochs 4 --patience 20 -o patience.json data/iris.csv
  $ bp diff held.json patience.json
  held.json -> patience.json
  
  Settings
      --patience 0 -> 20
  [1]
  $ bp diff --predictions held.json patience.json

Rows held out, and where a training takes another course:

  $ bp diff held.json a.json
  held.json -> a.json
  
  Weights
      layer 1: 15 of 15 differ by up to 0.136068 (unit 1, sepal_width),
        relative RMS difference 0.133
      layer 2: 12 of 12 differ by up to 0.0794863 (unit 3, input 3),
        relative RMS difference 0.0754
  
  Settings
      --epochs 4 -> 3
      --validation auto -> none
  
  Training
      epochs: 4 -> 3
      held_out: yes -> no
      best: 4 -> 0
      refit: 4 -> 0
      loss of epoch 1: 0.948503 -> 0.91406
  
  Scores on training rows
      loss: 0.46909 -> 0.526324
      accuracy: 0.8 -> 0.693333
  
  Scores on held-out rows
    - rows: 30
  [1]

Hidden layers of other sizes have no weights in common:

  $ bp train -q --hidden 4,2 --act relu,tanh --epochs 3 --validation none \
  >     -o deep.json data/iris.csv
  $ bp diff --predictions a.json deep.json
  a.json -> deep.json
  
  Network
      layers: 4-3-3 -> 4-4-2-3
      activations: tanh,softmax -> relu,tanh,softmax
  
  Weights
      not compared: the hidden layers have other sizes
  [1]

Columns, levels and classes are found by name, and so are their weights:

  $ train -o abc.json data/titanic.csv
  $ train --ignore Sex -o ignored.json data/titanic.csv
  $ bp diff --predictions abc.json ignored.json
  abc.json -> ignored.json
  
  Inputs
    - Sex (category)
  
  Network
      layers: 8-3-1 -> 6-3-1
  
  Weights
      layer 1: 21 of 21 that both have differ by up to 1.21996
        (unit 2, Age=Adult), relative RMS difference 1.28
      layer 2: 4 of 4 differ by up to 0.983946 (unit 1, input 1),
        relative RMS difference 0.716
  [1]
  $ grep -v 2nd data/titanic.csv | train -o few.json -
  $ bp diff --predictions abc.json few.json
  abc.json -> few.json
  
  Inputs
    - Class level: 2nd
  
  Network
      layers: 8-3-1 -> 7-3-1
  
  Weights
      layer 1: 24 of 24 that both have differ by up to 1.66143
        (unit 3, Class=1st), relative RMS difference 1.62
      layer 2: 4 of 4 differ by up to 2.76452 (unit 1, input 1),
        relative RMS difference 1.6
  [1]
  $ train --unseen other --scale minmax --missing median --missing-indicator \
  >     --target Temp -o temp.json data/airquality.csv
  $ train --target Temp -o mean.json data/airquality.csv
  $ bp diff --predictions temp.json mean.json
  temp.json -> mean.json
  
  Inputs
      Ozone centre: 1 -> 42.1293
      Ozone scale: 167 -> 32.8454
      Ozone indicator: yes -> no
      Ozone fill: 31.5 -> 42.1293
      Solar.R centre: 7 -> 185.932
      Solar.R scale: 327 -> 89.7495
      Solar.R indicator: yes -> no
      Solar.R fill: 205 -> 185.932
      Wind centre: 1.7 -> 9.95752
      Wind scale: 19 -> 3.51147
      Month centre: 5 -> 6.99346
      Month scale: 4 -> 1.41189
      Day centre: 1 -> 15.8039
      Day scale: 30 -> 8.8355
  
  Cells
      unseen: other -> error
  
  Network
      layers: 7-3-1 -> 5-3-1
  
  Weights
      layer 1: 18 of 18 that both have differ by up to 1.47296 (unit 3, Ozone),
        relative RMS difference 1.63
      layer 2: 4 of 4 differ by up to 1.12064 (unit 1, input 3),
        relative RMS difference 1.5
  [1]

The same network, with its inputs and classes in another order:

  $ cat > turn.py << EOF
  > import json, sys
  > model = json.load(open('a.json'))
  > model['inputs'].reverse()
  > first, last = model['layers']
  > for unit in first['weights']:
  >     unit.reverse()
  > if 'classes' in sys.argv:
  >     model['targets'][0]['levels'].reverse()
  >     last['weights'].reverse()
  >     last['biases'].reverse()
  > if 'one' in sys.argv:
  >     first['weights'][1][0] += 0.25
  > json.dump(model, open('turned.json', 'w'))
  > EOF
  $ python3 turn.py
  $ bp diff a.json turned.json
  a.json -> turned.json
  
  Inputs
      order differs
  [1]
  $ python3 turn.py classes
  $ bp diff a.json turned.json
  a.json -> turned.json
  
  Inputs
      order differs
  
  Targets
      species order differs
  [1]

One weight, and a number that differs far behind the point:

  $ python3 turn.py one
  $ bp diff a.json turned.json
  a.json -> turned.json
  
  Inputs
      order differs
  
  Weights
      layer 1: 1 of 15 differ by up to 0.25 (unit 2, petal_width),
        relative RMS difference 0.158
  [1]
  $ sed 's/0.8253012917851409/0.825301291785142/' a.json > near.json
  $ bp diff a.json near.json

A single output for two classes is compared where it stands for the same one:

  $ tr -d '\t\n' < abc.json |
  >     sed 's/"levels":\["No","Yes"\]/"levels":["Yes","No"]/' > swapped.json
  $ bp diff abc.json swapped.json
  abc.json -> swapped.json
  
  Targets
      Survived order differs
  
  Weights
      layer 2: none that both have
  [1]

Tasks that have nothing to do with each other; a checkpoint:

  $ bp diff mean.json abc.json | sed '/^Settings/,$d'
  mean.json -> abc.json
  
  Inputs
    - Ozone (number)
    - Solar.R (number)
    - Wind (number)
    - Month (number)
    - Day (number)
    + Class (category)
    + Sex (category)
    + Age (category)
  
  Targets
      task: regress -> classify
    - Temp (number)
    + Survived (category)
  
  Cells
      columns: 6 -> 4
  
  Network
      layers: 5-3-1 -> 8-3-1
      activations: tanh,identity -> tanh,sigmoid
  
  Weights
      layer 1: 3 of 3 that both have differ by up to 0.226521 (unit 1, bias),
        relative RMS difference 3.46
      layer 2: none that both have
  
  $ bp train -q --hidden 3 --epochs 4 --checkpoint at.json --every 1e data/iris.csv
  $ bp diff model.json at.json
  model.json -> at.json
  
  Weights
      layer 1: 15 of 15 differ by up to 0.0830101 (unit 1, sepal_width),
        relative RMS difference 0.0804
      layer 2: 12 of 12 differ by up to 0.0477766 (unit 3, input 3),
        relative RMS difference 0.0517
  
  Training
      refit: 4 -> 0
      checkpoint: no -> yes
  
  Scores on training rows
      rows: 150 -> 120
      loss: 0.46909 -> 0.50136
      accuracy: 0.8 -> 0.733333
  [1]

Long lists end early, unless all is asked for:

  $ awk 'BEGIN { for (i = 1; i <= 40; i++) printf "x%d,", i; print "y"
  >     for (r = 1; r <= 9; r++) { for (i = 1; i <= 40; i++)
  >         printf "%d,", (r * i) % 7; print r } }' > wide.csv
  $ train -o wide.json wide.csv
  $ sed 's/"name":"x/"name":"z/' wide.json > named.json
  $ bp diff wide.json named.json | sed -n '1,6p;30,$p'
  wide.json -> named.json
  
  Inputs
    - x1 (number)
    - x2 (number)
    - x3 (number)
    - x27 (number)
    - x28 (number)
    - x29 (number)
    - x30 (number)
      and 50 more, which --all shows
  
  Weights
      layer 1: 0 of 3 that both have differ
  $ bp diff --all wide.json named.json | grep -c '^  [+-]'
  80

One JSON object:

  $ bp diff --json a.json b.json
  {
  \t"a":\t"a.json", (esc)
  \t"b":\t"b.json", (esc)
  \t"same":\tfalse, (esc)
  \t"same_predictions":\tfalse, (esc)
  \t"differences":\t[ (esc)
  \t\t{"group":"settings","name":"seed","a":1,"b":2}, (esc)
  \t\t{"group":"training","what":"loss of epoch 1","a":0.9140601577361425,"b":1.3825736486911773}, (esc)
  \t\t{"group":"scores","what":"loss","a":0.5263242694735527,"b":0.6885120431582133}, (esc)
  \t\t{"group":"scores","what":"accuracy","a":0.6933333333333334,"b":0.88} (esc)
  \t], (esc)
  \t"weights":\t[ (esc)
  \t\t{"layer":1,"compared":15,"differ":15,"only_a":0,"only_b":0,"largest":1.8037554621696472,"unit":3,"input":"petal_width","relative_rms":1.5384483822654844}, (esc)
  \t\t{"layer":2,"compared":12,"differ":12,"only_a":0,"only_b":0,"largest":1.7345874309539795,"unit":2,"input":"input 2","relative_rms":1.3691089877382585} (esc)
  \t] (esc)
  }
  [1]
  $ bp diff --json --predictions held.json patience.json
  {
  \t"a":\t"held.json", (esc)
  \t"b":\t"patience.json", (esc)
  \t"same":\ttrue, (esc)
  \t"same_predictions":\ttrue, (esc)
  \t"differences":\t[], (esc)
  \t"weights":\t[ (esc)
  \t\t{"layer":1,"compared":15,"differ":0,"only_a":0,"only_b":0}, (esc)
  \t\t{"layer":2,"compared":12,"differ":0,"only_a":0,"only_b":0} (esc)
  \t] (esc)
  }
  $ bp diff --json abc.json ignored.json
  {
  \t"a":\t"abc.json", (esc)
  \t"b":\t"ignored.json", (esc)
  \t"same":\tfalse, (esc)
  \t"same_predictions":\tfalse, (esc)
  \t"differences":\t[ (esc)
  \t\t{"group":"inputs","name":"Sex","a":"category"}, (esc)
  \t\t{"group":"network","what":"layers","a":"8-3-1","b":"6-3-1"}, (esc)
  \t\t{"group":"settings","name":"ignore","b":"Sex"}, (esc)
  \t\t{"group":"training","what":"loss of epoch 1","a":0.5602888651919983,"b":0.593062423403184}, (esc)
  \t\t{"group":"scores","what":"loss","a":0.4973569623296611,"b":0.5842733225027359}, (esc)
  \t\t{"group":"scores","what":"accuracy","a":0.7841890049977283,"b":0.724670604270786} (esc)
  \t], (esc)
  \t"weights":\t[ (esc)
  \t\t{"layer":1,"compared":21,"differ":21,"only_a":6,"only_b":0,"largest":1.2199579179286957,"unit":2,"input":"Age=Adult","relative_rms":1.2848529201159407}, (esc)
  \t\t{"layer":2,"compared":4,"differ":4,"only_a":0,"only_b":0,"largest":0.9839457869529724,"unit":1,"input":"input 1","relative_rms":0.7159319285340241} (esc)
  \t] (esc)
  }
  [1]
