show tells what a model file holds.

  $ ln -s "$DATA" data
  $ bp train -q --hidden 3 --epochs 12 --seed 7 data/iris.csv
  $ bp show model.json
  model.json: classification, by bp 0.1.0
    data        150 rows of 5 columns, with names
    checksum    xxh64:322086f4ac023b39
  
  Input              type           centre        scale      missing
  sepal_length       number        5.84333     0.825301      5.84333
  sepal_width        number        3.05733     0.434411      3.05733
  petal_length       number          3.758       1.7594        3.758
  petal_width        number        1.19933     0.759693      1.19933
  
  Target             type
  species            category  3 classes: setosa, versicolor, virginica
  
  Network: 27 parameters, loss cross-entropy
    layer     inputs     units  activation  parameters
    1              4         3  tanh                15
    2              3         3  softmax             12
  
  Recipe
    set to      --hidden 3 --epochs 12 --learning-rate 0.01 --seed 7
    by default  --task auto --act tanh --output-act auto --loss auto --init auto
                --batch-size 16 --optimizer sgd --momentum 0.9 --beta1 0.9
                --beta2 0.999 --epsilon 1e-08 --clip-norm 0 --schedule constant
                --schedule-factor 0.5 --schedule-every 10 --warmup 0
                --validation auto --patience 0 --refit auto --restarts 1
                --l2 0.0001 --l1 0 --weight-decay 0 --dropout 0
                --label-smoothing 0 --noise 0 --missing mean --min-count 1
                --unseen error --scale standard --target-scale auto
  
  Training
    epochs      12; all are done
    weights     learnt anew from all rows for 12 epochs: after epoch 12 the
                held-out loss was smallest
    loss        1.04883 first, 0.498175 smallest (epoch 12), 0.498175 last
                @@#*=-::....
    held out    1.01042 first, 0.488497 smallest (epoch 12), 0.488497 last
                @#*+=-::....
  
  Scores                    150 training rows         30 held-out rows
  loss                      0.4623                    0.488497
  accuracy                  82.00 %                   76.67 %
    95 % interval           75.08 to 87.32 %          59.07 to 88.21 %
    the commonest class     33.33 %                   33.33 %

Weights, unit by unit, with the names of inputs and outputs:

  $ bp show --weights model.json | sed -n '/^Weights/,$p'
  Weights of layer 1
    input                  unit 1      unit 2      unit 3
    (bias)               -0.01345    0.065945     0.19559
    sepal_length          0.70591     0.55485    -0.15029
    sepal_width            0.7732    -0.45598    -0.93561
    petal_length         -0.17499     0.22909     0.87935
    petal_width          -0.58905     0.91669     0.64134
  
  Weights of layer 2
    unit before            setosa  versicolor   virginica
    (bias)              -0.016366    0.076457   -0.060092
    1                     0.93273      0.3848      0.6522
    2                    -0.49461      1.1201      1.8503
    3                    -0.59165      1.0239     0.97665

Standard input, and a curve in blocks where the locale has them:

  $ bp show - < model.json | head -1
  standard input: classification, by bp 0.1.0
  $ curve() { bp show model.json | sed -n '/^  loss/{n;s/^ *//p;}'; }
  $ LC_ALL=de_DE.UTF-8 curve
  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x87\xe2\x96\x86\xe2\x96\x84\xe2\x96\x83\xe2\x96\x82\xe2\x96\x82\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81 (esc)
  $ LC_ALL= LC_CTYPE=C.utf8 LANG=C curve
  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x87\xe2\x96\x86\xe2\x96\x84\xe2\x96\x83\xe2\x96\x82\xe2\x96\x82\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81 (esc)
  $ LC_ALL= LC_CTYPE= LANG=en_US.UTF-8@euro curve
  \xe2\x96\x88\xe2\x96\x88\xe2\x96\x87\xe2\x96\x86\xe2\x96\x84\xe2\x96\x83\xe2\x96\x82\xe2\x96\x82\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81\xe2\x96\x81 (esc)
  $ LC_ALL=POSIX LC_CTYPE=C.UTF-8 LANG=C.UTF-8 curve
  @@#*=-::....

Of many epochs, equal parts; the smallest loss is the last step, and so is the
whole curve where the loss stays the same:

  $ bp train -q --hidden 3 --epochs 150 --validation none data/iris.csv
  $ curve | awk '{ print length, substr($0, 1, 1), substr($0, 60) }'
  60 @ .
  $ bp train -q --hidden 3 --epochs 5 --learning-rate 0 -o still.json data/iris.csv
  $ bp show still.json | grep -A 1 '^  loss'
    loss        0.98095 first, 0.98095 smallest (epoch 1), 0.98095 last
                .....

Categories: levels, those that share an input, missing cells and new levels:

  $ bp train -q --hidden 2 --epochs 2 --min-count 200 --unseen other \
  >     --class-weight 'No=1,Yes=2' -o titanic.json data/titanic.csv
  $ bp show titanic.json | sed '/^Recipe/,$d'
  titanic.json: classification, by bp 0.1.0
    data        2201 rows of 4 columns, with names
    checksum    xxh64:12228d65a0feb749
  
  Input              type
  Class              category  4 levels: 1st, 2nd, 3rd, Crew (missing: refused)
  Sex                category  2 levels: Female, Male (missing: refused)
  Age                category  1 level: Adult and others (missing: refused)
  Levels that are new are taken for none of these.
  
  Target             type
  Survived           category  2 classes: No, Yes
  
  Network: 21 parameters, loss cross-entropy
    layer     inputs     units  activation  parameters
    1              8         2  tanh                18
    2              2         1  sigmoid              3
  
  $ bp show titanic.json | grep -A 3 '^  set to'
    set to      --hidden 2 --epochs 2 --learning-rate 0.01
                --class-weight No=1,Yes=2 --min-count 200 --unseen other
    by default  --task auto --act tanh --output-act auto --loss auto --init auto
                --batch-size 16 --optimizer sgd --momentum 0.9 --beta1 0.9
  $ bp show --weights titanic.json | sed -n '/^Weights/,$p' | cut -c-31
  Weights of layer 1
    input                  unit 1
    (bias)                0.18792
    Class=1st             0.38741
    Class=2nd            -0.22274
    Class=3rd            -0.89127
    Class=Crew           -0.34417
    Sex=Female            0.69137
    Sex=Male             -0.34184
    Age=Adult            -0.33299
    Age=(others)         0.067954
  
  Weights of layer 2
    unit before               Yes
    (bias)                0.37069
    1                       1.292
    2                      1.3697
  $ printf 'c,y\n,1\na,2\nb,3\n,1\n' > holes.csv
  $ bp train -q --hidden 1 --epochs 1 --missing mean,level -o holes.json holes.csv
  $ bp show holes.json | grep '^c '
  c                  category  3 levels: (missing), a, b
  $ sed -i 's/^b/a/' holes.csv
  $ bp train -q --hidden 1 --epochs 1 --missing most-frequent -o holes.json holes.csv
  $ bp show holes.json | grep '^c '
  c                  category  1 level: a (missing: as a)

Several numbers to predict, an indicator, a rate that changes, notes:

  $ bp train -q --hidden 2 --epochs 4 --target Ozone,Wind --missing median \
  >     --missing-indicator --schedule cosine -o ozone.json data/airquality.csv
  $ bp show ozone.json | sed '/^  by default/,/^$/d'
  ozone.json: regression, by bp 0.1.0
    data        116 rows of 6 columns, with names
    checksum    xxh64:1e54d6538e3978a9
  
  Input              type           centre        scale      missing
  Solar.R            number        184.802      90.7408          207  indicator
  Temp               number        77.8707      9.44451      77.8707
  Month              number        7.19828      1.46934      7.19828
  Day                number        15.5345      8.71229      15.5345
  
  Target             type           centre        scale
  Ozone              number        42.1293      32.8454
  Wind               number        9.86207      3.55941
  
  Network: 18 parameters, loss mse
    layer     inputs     units  activation  parameters
    1              5         2  tanh                12
    2              2         2  identity             6
  
  Recipe
    set to      --target Ozone,Wind --hidden 2 --epochs 4 --learning-rate 0.01
                --schedule cosine --missing median --missing-indicator
  Training
    epochs      4; all are done
    weights     learnt anew from all rows for 4 epochs: after epoch 4 the
                held-out loss was smallest
    rate        0.00896677 in the first epoch, 4.27757e-05 in the last
    loss        1.35792 first, 0.91802 smallest (epoch 4), 0.91802 last
                @=..
    held out    0.81307 first, 0.63745 smallest (epoch 4), 0.63745 last
                @:..
  
  Scores                    116 training rows         23 held-out rows
  loss                      0.819516                  0.63745
  RMSE of Ozone             27.8191                   27.2725
    95 % interval           22.2063 to 32.476         16.6907 to 34.7708
    the mean                32.8724                   28.4804
    R2                      0.2826                    0.0289
  RMSE of Wind              3.41716                   2.72348
    95 % interval           2.92347 to 3.84803        1.81245 to 3.39848
    the mean                3.56024                   2.48311
    R2                      0.0783                    -0.2328
  
  Notes
  - 37 rows without a target left out
  - column 'Solar.R': 5 empty cells filled with the median 207, with an input
    that says so
  $ bp show --weights ozone.json | grep -A 4 'Weights of layer'
  Weights of layer 1
    input                  unit 1      unit 2
    (bias)              -0.018379    0.041348
    Solar.R              0.096641     0.24466
    Solar.R missing      -0.42557    -0.41146
  --
  Weights of layer 2
    unit before             Ozone        Wind
    (bias)              -0.002455    0.041209
    1                     0.19391     0.86543
    2                     0.92045     0.85621

Why training ended:

  $ bp train -q --hidden 3 --patience 1 --learning-rate 1 --epochs 50 \
  >     -o patience.json data/iris.csv
  $ bp show patience.json | grep -A 1 '^  epochs'
    epochs      4 of 50; then the held-out loss got no better
    weights     learnt anew from all rows for 3 epochs: after epoch 3 the

A checkpoint:

  $ bp train -q --hidden 3 --epochs 4 --checkpoint at.json --every 1e data/iris.csv
  $ bp show at.json | head -4
  at.json: classification, by bp 0.1.0
    data        150 rows of 5 columns, with names
    checksum    xxh64:322086f4ac023b39
    checkpoint  yes: training can go on from it
  $ bp show at.json | grep '^  epochs'
    epochs      4 of 4 so far

Long lists end early, unless all is asked for:

  $ awk 'BEGIN { for (i = 1; i <= 70; i++) printf "x%d,", i; print "y"
  >     for (r = 1; r <= 9; r++) { for (i = 1; i <= 70; i++)
  >         printf "%d,", (r * i) % 7; print "class" r } }' > wide.csv
  $ bp train -q --hidden 30 --epochs 1 -o wide.json wide.csv
  $ bp show --weights wide.json | grep -E '^and|^Weights'
  and 10 more, which --all shows
  Weights of layer 1
  and 10 units and 20 inputs more, which --all shows
  Weights of layer 2
  $ bp show --all --weights wide.json | grep -cE '^and'
  0
  [1]
  $ bp show --all --weights wide.json | grep -E 'x70|unit 30'
  x70                number              0            0            0  constant
  - column 'x70' is constant (0): nothing can be learnt from it
    x70                   0.23714     0.13169    -0.11268    -0.13404    -0.16756
    x70                  -0.21791    0.069973     0.20809    -0.14988     0.15192
    x70                 -0.040329    -0.11176   -0.054239   -0.035037  -0.0073912
    x70                   0.09464     0.23837   -0.036885   -0.092467    -0.15007
    x70                  -0.15441   -0.086493    -0.13934    0.062991     0.11947
    input                 unit 26     unit 27     unit 28     unit 29     unit 30
    x70                   0.10365     0.11709   -0.095313   -0.075588    -0.10956
  $ seq 14 | awk 'BEGIN { print "x,y" } { print $1 ",c" $1 }' > classes.csv
  $ bp train -q --hidden 1 --epochs 1 -o classes.json classes.csv
  $ bp show classes.json | grep -A 1 '^y '
  y                  category  14 classes: c1, c10, c11, c12, c13, c14, c2, c3,
                               c4, c5, c6, c7 and 2 more
  $ bp show --all classes.json | grep -A 1 '^y '
  y                  category  14 classes: c1, c10, c11, c12, c13, c14, c2, c3,
                               c4, c5, c6, c7, c8, c9
  $ for model in wide ozone titanic; do bp show --weights $model.json; done |
  >     awk 'length > 79'

One JSON object has all of it; the weights are those of the file:

  $ bp show --json titanic.json | sed '/"recipe"/,/}/d'
  {
  \t"file":\t"titanic.json", (esc)
  \t"bp":\t"0.1.0", (esc)
  \t"task":\t"classify", (esc)
  \t"checkpoint":\tfalse, (esc)
  \t"data":\t{ (esc)
  \t\t"rows":\t2201, (esc)
  \t\t"columns":\t4, (esc)
  \t\t"header":\ttrue, (esc)
  \t\t"delimiter":\t",", (esc)
  \t\t"decimal":\t".", (esc)
  \t\t"missing":\t["NA", "N/A", "NaN", "nan", "null", "NULL", "None", "none", "?"], (esc)
  \t\t"checksum":\t"xxh64:12228d65a0feb749" (esc)
  \t}, (esc)
  \t"inputs":\t[ (esc)
  \t\t{"name":"Class","number":1,"type":"category","levels":["1st","2nd","3rd","Crew"],"numeric":false,"other":false,"counts":[325,285,706,885]}, (esc)
  \t\t{"name":"Sex","number":2,"type":"category","levels":["Female","Male"],"numeric":false,"other":false,"counts":[470,1731]}, (esc)
  \t\t{"name":"Age","number":3,"type":"category","levels":["Adult"],"numeric":false,"other":true,"counts":[2092,109]} (esc)
  \t], (esc)
  \t"targets":\t[ (esc)
  \t\t{"name":"Survived","number":4,"type":"category","levels":["No","Yes"],"numeric":false,"other":false,"counts":[1490,711]} (esc)
  \t], (esc)
  \t"unseen":\t"other", (esc)
  \t"not_default":\t["hidden", "epochs", "learning-rate", "class-weight", "min-count", "unseen"], (esc)
  \t"training":\t{ (esc)
  \t\t"epochs":\t2, (esc)
  \t\t"ending":\t"epochs", (esc)
  \t\t"best":\t2, (esc)
  \t\t"refit":\t2, (esc)
  \t\t"recoveries":\t0, (esc)
  \t\t"loss":\t[0.8178982986840655, 0.7638860980365034], (esc)
  \t\t"held_out_loss":\t[0.5043840653855692, 0.5007668304511091], (esc)
  \t\t"held_out_score":\t[0.7818181818181819, 0.8022727272727272], (esc)
  \t\t"rate":\t[] (esc)
  \t}, (esc)
  \t"scores":\t{ (esc)
  \t\t"rows":\t2201, (esc)
  \t\t"loss":\t0.5402388101979338, (esc)
  \t\t"accuracy":\t{ (esc)
  \t\t\t"value":\t0.7555656519763744, (esc)
  \t\t\t"low":\t0.7371764052912805, (esc)
  \t\t\t"high":\t0.7730643303697302, (esc)
  \t\t\t"baseline":\t0.6769650159018628 (esc)
  \t\t} (esc)
  \t}, (esc)
  \t"held_out":\t{ (esc)
  \t\t"rows":\t440, (esc)
  \t\t"loss":\t0.5007668304511091, (esc)
  \t\t"accuracy":\t{ (esc)
  \t\t\t"value":\t0.8022727272727272, (esc)
  \t\t\t"low":\t0.7625100967439087, (esc)
  \t\t\t"high":\t0.8368028112845411, (esc)
  \t\t\t"baseline":\t0.6772727272727272 (esc)
  \t\t} (esc)
  \t}, (esc)
  \t"notes":\t["column 'Age': 1 level seen fewer than 200 times takes the input for other levels"], (esc)
  \t"parameters":\t21, (esc)
  \t"loss":\t"cross-entropy", (esc)
  \t"layers":\t[{ (esc)
  \t\t\t"inputs":\t8, (esc)
  \t\t\t"units":\t2, (esc)
  \t\t\t"activation":\t"tanh", (esc)
  \t\t\t"parameters":\t18 (esc)
  \t\t}, { (esc)
  \t\t\t"inputs":\t2, (esc)
  \t\t\t"units":\t1, (esc)
  \t\t\t"activation":\t"sigmoid", (esc)
  \t\t\t"parameters":\t3 (esc)
  \t\t}] (esc)
  }
  $ bp show --json titanic.json | grep -E 'unseen|class-weight|epochs"'
  \t"unseen":\t"other", (esc)
  \t\t"epochs":\t2, (esc)
  \t\t"class-weight":\t"No=1,Yes=2", (esc)
  \t\t"unseen":\t"other", (esc)
  \t"not_default":\t["hidden", "epochs", "learning-rate", "class-weight", "min-count", "unseen"], (esc)
  \t\t"epochs":\t2, (esc)
  \t\t"ending":\t"epochs", (esc)
  $ bp show --json --weights ozone.json > all.json
  $ python3 - << EOF
  > import json
  > told, model = json.load(open('all.json')), json.load(open('ozone.json'))
  > for ours, theirs in zip(told['layers'], model['layers']):
  >     print([ours[key] == theirs[key] for key in theirs])
  > print(told['input_names'], told['output_names'])
  > print(told['scores']['rmse'] == model['scores']['training']['rmse'])
  > print(told['training']['held_out_loss'] == model['history']['held_out_loss'])
  > print(told['training']['rate'] == model['history']['learning_rate'])
  > EOF
  [True, True, True, True, True]
  [True, True, True, True, True]
  ['Solar.R', 'Solar.R missing', 'Temp', 'Month', 'Day'] ['Ozone', 'Wind']
  True
  True
  True
  $ bp show --json at.json | grep -E 'checkpoint|ending'
  \t"checkpoint":\ttrue, (esc)
