explain tells why a prediction is what it is.

  $ ln -s "$DATA" data
  $ train() { bp train -q --validation none --seed 7 --batch-size 16 \
  >     --learning-rate 0.05 --missing mean "$@"; }
  $ train --epochs 40 --hidden 6 -o iris.json data/iris.csv
  $ bp explain --row 84 iris.json data/iris.csv
    prediction  species: virginica
    explained   the probability of virginica
    the row         0.76185 row 84 (data/iris.csv:85)
    the baseline    0.00007
    difference     +0.76178
  
  Column            Cell          Baseline    Contribution
  petal_length      5.1           3.758           +0.44328            |##########
  petal_width       1.6           1.1993          +0.26008            |######
  sepal_width       2.7           3.0573          +0.07415            |##
  sepal_length      6             5.8433          -0.01572            |
  sum                                             +0.76178
  
  Baseline: numbers at their training mean

Another class, on another scale, and the columns that count most:

  $ bp explain --row 84 --class versicolor --of logit --top 2 iris.json data/iris.csv
    prediction  species: virginica
    explained   the log of the odds of versicolor
    the row         -1.1636 row 84 (data/iris.csv:85)
    the baseline     3.9517
    difference      -5.1153
  
  Column            Cell          Baseline    Contribution
  petal_length      5.1           3.758            -3.3996  ##########|
  petal_width       1.6           1.1993           -1.8366       #####|
  and 2 others                                     +0.1209
  sum                                              -5.1153
  
  Baseline: numbers at their training mean
  $ bp explain --row 84 --class versicolor --top 3 iris.json data/iris.csv |
  >     tail -5
  sepal_width       2.7           3.0573          -0.06866          ##|
  and 1 other                                     +0.01608
  sum                                             -0.74312
  
  Baseline: numbers at their training mean

Another row as the baseline; the cells are those of the file:

  $ bp explain --row 84 --against 51 iris.json data/iris.csv
    prediction  species: virginica
    explained   the probability of virginica
    the row         0.76185 row 84 (data/iris.csv:85)
    the baseline    0.00077 row 51 (data/iris.csv:52)
    difference     +0.76108
  
  Column            Cell          Baseline    Contribution
  petal_length      5.1           4.7             +0.21422            |##########
  petal_width       1.6           1.4             +0.21041            |##########
  sepal_width       2.7           3.2             +0.17086            |########
  sepal_length      6             7               +0.16560            |########
  sum                                             +0.76108
  
  Baseline: the other row

Bars in blocks where the locale has them:

  $ LC_ALL=C.UTF-8 bp explain --row 84 iris.json data/iris.csv | grep petal
  petal_length      5.1           3.758           +0.44328            \xe2\x94\x82\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 (esc)
  petal_width       1.6           1.1993          +0.26008            \xe2\x94\x82\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 (esc)

Contributions add up, the outputs are those of bp predict, and what is told
doesn't depend on who else is in the file:

  $ cat > sums.py <<END
  > import csv, io, json, subprocess, sys
  > def run(*words):
  >     return subprocess.run(["bp", *words], stdout=subprocess.PIPE,
  >                           check=True, text=True).stdout
  > def explain(*words):
  >     told = json.loads(run("explain", "-q", "--json", *words))
  >     sizes = sum(abs(c["contribution"]) for c in told["columns"])
  >     total = sum(c["contribution"] for c in told["columns"])
  >     assert told["converged"], told
  >     assert abs(total - told["difference"]) <= 2e-6 * sizes + 1e-8, told
  >     assert abs(told["output"] - told["baseline"] - told["difference"]) < 1e-6
  >     return told
  > def predict(*words):
  >     return list(csv.DictReader(io.StringIO(run("predict", "-q", *words))))
  > END
  $ cat > classes.py <<END
  > from sums import *
  > shares = predict("--proba", "iris.json", "data/iris.csv")
  > names = predict("iris.json", "data/iris.csv")
  > for row in range(1, 151, 7):
  >     for name in shares[row - 1]:
  >         words = ["--row", str(row), "--class", name, "iris.json", "data/iris.csv"]
  >         told = explain(*words)
  >         assert told["predicted"] == names[row - 1]["species"]
  >         assert abs(told["output"] - float(shares[row - 1][name])) < 1e-5
  >         explain("--of", "logit", *words)
  > END
  $ python3 classes.py
  $ { echo petal_width,no,petal_length,sepal_width,sepal_length
  >     echo 1.6,1,5.1,2.7,6; } > flower.csv
  $ bp explain --row 84 iris.json data/iris.csv | sed 1,5d > one
  $ bp explain iris.json < flower.csv | sed 1,5d | cmp - one
  $ bp explain iris.json - < flower.csv | grep row
    the row         0.76185 row 1 (standard input:2)
  $ gzip flower.csv
  $ bp explain - flower.csv.gz < iris.json | sed 1,5d | cmp - one

Rows are counted through all files, without headers and blank lines. What is
behind the row isn't read, and what is before it needn't be any good:

  $ { sed 3q data/iris.csv; echo; echo 1,2; echo a,b,c,d,e; } > one.csv
  $ { head -1 data/iris.csv; echo 6,2.7,5.1,1.6,; echo '"'; } > two.csv
  $ bp explain --row 5 iris.json one.csv two.csv | sed -n 3p
    the row         0.76185 row 5 (two.csv:2)
  $ bp explain --row 5 iris.json one.csv two.csv | sed 1,5d | cmp - one

Categories: all levels of a column have one contribution.

  $ train --epochs 20 --hidden 4 -o titanic.json data/titanic.csv
  $ bp explain --class Yes titanic.json data/titanic.csv
    prediction  Survived: No
    explained   the probability of Yes
    the row         0.38651 row 1 (data/titanic.csv:2)
    the baseline    0.30016
    difference     +0.08635
  
  Column            Cell          Baseline    Contribution
  Age               Child         (shares)        +0.65461            |##########
  Class             3rd           (shares)        -0.38760      ######|
  Sex               Male          (shares)        -0.18066         ###|
  sum                                             +0.08635
  
  Baseline: categories with the share of each level in training
  $ printf 'Class,Sex,Age\n4th,Male,Adult\n' | bp explain --unseen other titanic.json
  bp: standard input:2: column 'Class': a level that training never saw, taken as other
    prediction  Survived: No
    explained   the probability of No
    the row        0.788978 row 1 (standard input:2)
    the baseline   0.699840
    difference    +0.089138
  
  Column            Cell          Baseline    Contribution
  Class             4th           (shares)       +0.046127            |##########
  Sex               Male          (shares)       +0.032600            |#######
  Age               Adult         (shares)       +0.010411            |##
  sum                                            +0.089138
  
  Baseline: categories with the share of each level in training

The shares of levels, which a model doesn't know, are those of a file:

  $ bp explain --class Yes --mean-of data/titanic.csv titanic.json data/titanic.csv
    prediction  Survived: No
    explained   the probability of Yes
    the row         0.38651 row 1 (data/titanic.csv:2)
    the baseline    0.30016
    difference     +0.08635
  
  Column            Cell          Baseline    Contribution
  Age               Child         (shares)        +0.65461            |##########
  Class             3rd           (shares)        -0.38760      ######|
  Sex               Male          (shares)        -0.18066         ###|
  sum                                             +0.08635
  
  Baseline: the mean (of categories, the share of each level) of the rows of
  data/titanic.csv
  $ cat > shares.py <<END
  > from sums import *
  > told = explain("--class", "Yes", "--mean-of", "data/titanic.csv",
  >                "titanic.json", "data/titanic.csv")
  > print(told["mean_of"], [c["baseline_kind"] for c in told["columns"]])
  > told = explain("--mean-of", "data/iris.csv", "iris.json", "data/iris.csv")
  > mean = explain("iris.json", "data/iris.csv")
  > for a, b in zip(told["columns"], mean["columns"]):
  >     assert a["name"] == b["name"]
  >     assert abs(a["baseline"] - b["baseline"]) < 1e-6, (a, b)
  >     assert abs(a["contribution"] - b["contribution"]) < 1e-5, (a, b)
  > one = explain("--mean-of", "one.csv", "--row", "51", "iris.json", "data/iris.csv")
  > row = explain("--against", "84", "--row", "51", "iris.json", "data/iris.csv")
  > for a, b in zip(one["columns"], row["columns"]):
  >     assert a["contribution"] == b["contribution"]
  > END
  $ { head -1 data/iris.csv; sed -n 85p data/iris.csv; } > one.csv
  $ python3 shares.py
  data/titanic.csv ['shares', 'shares', 'shares']

  $ cat > levels.py <<END
  > from sums import *
  > shares = predict("--proba", "titanic.json", "data/titanic.csv")
  > for row in 1, 500, 1000, 2201:
  >     told = explain("--row", str(row), "--class", "Yes", "titanic.json",
  >                    "data/titanic.csv")
  >     assert abs(told["output"] - float(shares[row - 1]["Yes"])) < 1e-5
  > print([[c["name"], c["cell"], c["baseline_kind"], c.get("baseline")]
  >        for c in told["columns"]])
  > END
  $ python3 levels.py
  [['Sex', 'Female', 'training-shares', None], ['Age', 'Adult', 'training-shares', None], ['Class', 'Crew', 'training-shares', None]]

Numbers, several of them, each in its own unit; relu has corners:

  $ train --epochs 40 --hidden 16,8 --act relu --target Ozone,Temp -o air.json \
  >     data/airquality.csv
  $ bp explain --row 5 air.json data/airquality.csv
  bp: data/airquality.csv:6: column 'Solar.R': a missing cell, filled with the model's value 184.802
    prediction  Ozone: 23.398
    explained   Ozone
    the row          23.398 row 5 (data/airquality.csv:6)
    the baseline     55.627
    difference      -32.229
  
  Column            Cell          Baseline    Contribution
  Month             5             7.1983           -19.741  ##########|
  Day               5             15.534            -9.798       #####|
  Wind              14.3          9.8621            -2.690           #|
  Solar.R           (empty)       184.8                  0            |
  sum                                              -32.229
  
  Baseline: numbers at their training mean
  $ bp explain -q --row 5 --target Temp --top 1 air.json data/airquality.csv
    prediction  Temp: 66.6308
    explained   Temp
    the row          66.631 row 5 (data/airquality.csv:6)
    the baseline     85.081
    difference      -18.450
  
  Column            Cell          Baseline    Contribution
  Month             5             7.1983           -15.760  ##########|
  and 3 others                                      -2.690
  sum                                              -18.450
  
  Baseline: numbers at their training mean
  $ cat > numbers.py <<END
  > from sums import *
  > values = predict("air.json", "data/airquality.csv")
  > for row in range(1, 154, 9):
  >     for name in "Ozone", "Temp":
  >         told = explain("--row", str(row), "--target", name, "air.json",
  >                        "data/airquality.csv")
  >         want = float(values[row - 1][name])
  >         assert abs(told["output"] - want) < 1e-4, (told, want)
  >         assert told["predicted"] == told["output"]
  > END
  $ python3 numbers.py

All of it as JSON:

  $ bp explain --json --row 5 --against 2 --target Temp air.json data/airquality.csv
  bp: data/airquality.csv:6: column 'Solar.R': a missing cell, filled with the model's value 184.802
  {
  \t"row":\t{ (esc)
  \t\t"number":\t5, (esc)
  \t\t"file":\t"data/airquality.csv", (esc)
  \t\t"line":\t6 (esc)
  \t}, (esc)
  \t"against":\t{ (esc)
  \t\t"number":\t2, (esc)
  \t\t"file":\t"data/airquality.csv", (esc)
  \t\t"line":\t3 (esc)
  \t}, (esc)
  \t"target":\t"Temp", (esc)
  \t"predicted":\t66.63077258, (esc)
  \t"of":\t"target", (esc)
  \t"output":\t66.63077258, (esc)
  \t"baseline":\t74.53740033, (esc)
  \t"difference":\t-7.906627756, (esc)
  \t"converged":\ttrue, (esc)
  \t"points":\t63, (esc)
  \t"columns":\t[ (esc)
  \t\t{"name":"Wind","type":"number","cell":"14.3","filled":false,"unseen":false,"baseline_kind":"row","baseline":"8","contribution":-5.66827238}, (esc)
  \t\t{"name":"Solar.R","type":"number","cell":"","filled":true,"unseen":false,"baseline_kind":"row","baseline":"118","contribution":-2.746906849}, (esc)
  \t\t{"name":"Day","type":"number","cell":"5","filled":false,"unseen":false,"baseline_kind":"row","baseline":"2","contribution":0.5085514731}, (esc)
  \t\t{"name":"Month","type":"number","cell":"5","filled":false,"unseen":false,"baseline_kind":"row","baseline":"5","contribution":0} (esc)
  \t] (esc)
  }
  $ bp explain --json --class Yes titanic.json data/titanic.csv | grep -v contrib
  {
  \t"row":\t{ (esc)
  \t\t"number":\t1, (esc)
  \t\t"file":\t"data/titanic.csv", (esc)
  \t\t"line":\t2 (esc)
  \t}, (esc)
  \t"target":\t"Survived", (esc)
  \t"predicted":\t"No", (esc)
  \t"of":\t"probability", (esc)
  \t"class":\t"Yes", (esc)
  \t"output":\t0.3865104514, (esc)
  \t"baseline":\t0.3001596066, (esc)
  \t"difference":\t0.08635084477, (esc)
  \t"converged":\ttrue, (esc)
  \t"points":\t112, (esc)
  \t"columns":\t[ (esc)
  \t] (esc)
  }

The baseline is the training mean as far as the model knows it:

  $ baseline() { train --epochs 2 --hidden 2 -o x.json --target Temp "$@"
  >     bp explain -q x.json "$file" | sed -n '/^Column/,$p' |
  >     grep -E 'Wind|Baseline:' | cut -c 1-44; }
  $ file=data/airquality.csv
  $ baseline --scale standard $file
  Wind              7.4           9.9575      
  Baseline: numbers at their training mean
  $ baseline --scale minmax $file
  Wind              7.4           9.9575      
  Baseline: numbers at their training mean
  $ baseline --scale minmax --missing median $file
  Wind              7.4           9.9575      
  Baseline: numbers at their training mean
  $ grep -v -e ,, -e '^,' $file > full.csv
  $ file=full.csv
  $ baseline --scale minmax --missing error $file
  Wind              7.4           9.9396      
  Baseline: numbers at their training mean
  $ baseline --scale none --missing error $file
  Wind              7.4           9.9396      
  Baseline: numbers at their training mean
  $ baseline --scale standard --missing error $file
  Wind              7.4           9.9396      
  Baseline: numbers at their training mean

A row that is the baseline differs in nothing:

  $ bp explain --against 1 --top 1 titanic.json data/titanic.csv | sed 1,2d
    the row         0.61349 row 1 (data/titanic.csv:2)
    the baseline    0.61349 row 1 (data/titanic.csv:2)
    difference            0
  
  Column            Cell          Baseline    Contribution
  Class             3rd           3rd                    0            |
  and 2 others                                           0
  sum                                                    0
  
  Baseline: the other row

Semicolons and decimal commas, as in the training file; no names; classes that
are numbers; two classes of one output:

  $ sed 's/,/;/g; s/\./,/g' data/iris.csv | bp explain --delimiter ';' \
  >     --decimal , --row 84 iris.json | sed -n '/^petal/p'
  petal_length      5,1           3.758           +0.44328            |##########
  petal_width       1,6           1.1993          +0.26008            |######
  $ sed 's/setosa/1/; s/versicolor/2/; s/virginica/2/; 1d' data/iris.csv > two.csv
  $ train --epochs 10 --hidden 2 --task classify --output-act sigmoid two.csv
  $ bp explain --class 1.0 --row 100 model.json two.csv
    prediction  column 5: 2
    explained   the probability of 1
    the row        0.006495 row 100 (two.csv:100)
    the baseline   0.027600
    difference    -0.021105
  
  Column            Cell          Baseline    Contribution
  column 2          2.8           3.0573         -0.013076  ##########|
  column 3          4.1           3.758          -0.005963       #####|
  column 4          1.3           1.1993         -0.003789         ###|
  column 1          5.7           5.8433         +0.001722            |#
  sum                                            -0.021105
  
  Baseline: numbers at their training mean

Outputs that are no probabilities:

  $ train --epochs 10 --hidden 2 --loss mse --output-act identity data/iris.csv
  $ bp explain --top 1 model.json data/iris.csv | head -5
    prediction  species: setosa
    explained   the output for setosa
    the row         0.97282 row 1 (data/iris.csv:2)
    the baseline    0.41113
    difference     +0.56169

Texts that would drive a terminal, or that no line has room for:

  $ long=$(awk 'BEGIN { while (i++ < 200) printf "x" }')
  $ esc=$(printf '\033[31m')
  $ { echo "\"a$esc\",$long,y"; echo "1,2,\"$esc\""; echo "3,$esc$long,b"
  >     echo "2,2,b"; echo "2,5,\"$esc\""; } > odd.csv
  $ train --epochs 2 --hidden 2 odd.csv
  $ bp explain --row 2 --class b model.json odd.csv
    prediction  y: ?[31m
    explained   the probability of b
    the row         0.41364 row 2 (odd.csv:3)
    the baseline    0.55374
    difference     -0.14010
  
  Column            Cell          Baseline    Contribution
  a?[31m            3             2               -0.14868  ##########|
  xxxxxxxxxxxxxx... ?[31mxxxxx... (shares)        +0.00858            |#
  sum                                             -0.14010
  
  Baseline: numbers at their training mean and categories with the share of each
  level in training
  $ bp explain --row 2 --against 1 model.json odd.csv | awk 'length > 79'
