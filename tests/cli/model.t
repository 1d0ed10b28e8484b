A model file holds all that prediction needs and all that made it.

  $ ln -s "$DATA" data
  $ bp train -q --layers 8,3,1 --act sigmoid --epochs 2 data/titanic.csv
  $ expand -t 2 model.json
  {
    "format": "bp-model",
    "version":  1,
    "bp": "0.1.0",
    "task": "classify",
    "inputs": [
      {"name":"Class","position":1,"type":"category","numeric":false,"levels":["1st","2nd","3rd","Crew"],"counts":[325,285,706,885]},
      {"name":"Sex","position":2,"type":"category","numeric":false,"levels":["Female","Male"],"counts":[470,1731]},
      {"name":"Age","position":3,"type":"category","numeric":false,"levels":["Adult","Child"],"counts":[2092,109]}
    ],
    "targets":  [
      {"name":"Survived","position":4,"type":"category","numeric":false,"levels":["No","Yes"],"counts":[1490,711]}
    ],
    "data": {
      "rows": 2201,
      "columns":  4,
      "header": true,
      "delimiter":  ",",
      "missing":  ["NA", "N/A", "NaN", "nan", "null", "NULL", "None", "none", "?"],
      "checksum": "xxh64:12228d65a0feb749"
    },
    "notes":  [],
    "recipe": {
      "task": "auto",
      "layers": "8,3,1",
      "act":  "sigmoid",
      "output-act": "auto",
      "loss": "auto",
      "init": "auto",
      "epochs": 2,
      "batch-size": 16,
      "optimizer":  "sgd",
      "learning-rate":  0.01,
      "momentum": 0.9,
      "beta1":  0.9,
      "beta2":  0.999,
      "epsilon":  1e-08,
      "clip-norm":  0,
      "schedule": "constant",
      "schedule-factor":  0.5,
      "schedule-every": 10,
      "warmup": 0,
      "seed": 1,
      "validation": "auto",
      "patience": 0,
      "refit":  "auto",
      "restarts": 1,
      "l2": 0.0001,
      "l1": 0,
      "weight-decay": 0,
      "dropout":  "0",
      "label-smoothing":  0,
      "noise":  0,
      "missing":  "mean",
      "min-count":  1,
      "unseen": "error",
      "scale":  "standard",
      "target-scale": "auto"
    },
    "history":  {
      "epochs": 2,
      "ending": "epochs",
      "best": 2,
      "refit":  2,
      "loss": [0.6587005005615263, 0.6180795577864021],
      "held_out_loss":  [0.619890812852166, 0.6052873161706057],
      "held_out_score": [0.6772727272727272, 0.6772727272727272]
    },
    "scores": {
      "training": {
        "rows": 2201,
        "loss": 0.6011032716272529,
        "accuracy": {
          "value":  0.6769650159018628,
          "low":  0.6571344506730572,
          "high": 0.696178912064656,
          "baseline": 0.6769650159018628
        }
      },
      "held_out": {
        "rows": 440,
        "loss": 0.6052873161706057,
        "accuracy": {
          "value":  0.6772727272727272,
          "low":  0.6322160801610347,
          "high": 0.7192606628932442,
          "baseline": 0.6772727272727272
        }
      }
    },
    "loss": "cross-entropy",
    "encoding": "text",
    "layers": [{
        "inputs": 8,
        "units":  3,
        "activation": "sigmoid",
        "biases": [-0.04548233, -0.046701316, 0.048640613],
        "weights":  [
          [0.3093463, -0.28303114, -0.7637812, -0.50741357, 0.4725724, -0.36325374, -0.4336399, -0.04301155],
          [0.19801904, 0.36823705, 0.3405391, 0.5624611, 0.4368116, 0.59481704, -0.75370175, -0.6188864],
          [0.4354296, 0.5673651, 0.38239136, -0.013667642, 0.12024162, -0.09265916, 0.6129243, -0.16107474]
        ]
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": [-0.7791558],
        "weights":  [
          [1.1633354, -0.1669402, -0.24613887]
        ]
      }]
  }

Its weights can be base64, which holds the same numbers in half the room; from a
million of them on it is what is written.

  $ bp train -q --layers 8,3,1 --act sigmoid --epochs 2 --encoding base64 \
  >     -o base64.json data/titanic.csv
  $ sed -n '/"encoding"/,$p' base64.json | expand -t 2
    "encoding": "base64",
    "layers": [{
        "inputs": 8,
        "units":  3,
        "activation": "sigmoid",
        "biases": "rks6veFJP71hO0c9",
        "weights":  "o2KePnXpkL4qh0O/2+UBvwL18T5l/Lm+DQbevuEsML2BxUo+kYm8PiRbrj5z/Q8/xaXfPu5FGD+Z8kC/V28ev6Hw3j7XPhE/zcjDPj/uX7w9QfY9FsS9vZvoHD/H8CS+"
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": "wXZHvw==",
        "weights":  "LeiUP1/yKr7UC3y+"
      }]
  }
  $ bp predict --proba model.json data/titanic.csv > text.csv
  $ bp predict --proba base64.json data/titanic.csv | cmp - text.csv
  $ encoding() { grep -o '"encoding":.*' model.json | tr '\t' ' '; }
  $ bp train -q --epochs 1 --layers 2,249999,1 data/xor.csv && encoding
  "encoding": "text",
  $ bp train -q --epochs 1 --layers 2,250000,1 data/xor.csv && encoding
  "encoding": "base64",
  $ bp train -q --epochs 1 --layers 2,250000,1 --encoding text data/xor.csv &&
  >     encoding
  "encoding": "text",

Everything is read again, whatever the names:

  $ printf '"a""b\n",c\\u0000d,"\tt",1\n1,x,2,3\n2,"\\",3,4\n3,x,2,5\n' > odd.csv
  $ bp train -q --epochs 1 --header odd.csv
  $ bp predict model.json odd.csv | grep -c ''
  4
  $ grep -o '"name":"[^,]*,' model.json
  "name":"a\"b\n",
  "name":"c\\u0000d",
  "name":"\tt",
  "name":"1",

A file that is replaced keeps its permissions:

  $ bp train -q -o new.json data/xor.csv
  $ chmod 600 new.json
  $ bp train -q -o new.json data/xor.csv
  $ ls -l new.json | cut -c 1-10
  -rw-------
