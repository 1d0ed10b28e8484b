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
      {"name":"Class","position":1,"type":"category","numeric":false,"levels":["1st","2nd","3rd","Crew"]},
      {"name":"Sex","position":2,"type":"category","numeric":false,"levels":["Female","Male"]},
      {"name":"Age","position":3,"type":"category","numeric":false,"levels":["Adult","Child"]}
    ],
    "targets":  [
      {"name":"Survived","position":4,"type":"category","numeric":false,"levels":["No","Yes"]}
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
      "patience": 10,
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
      "loss": [0.6587005005615263, 0.6180795577864021],
      "held_out_loss":  [0.619890812852166, 0.6052873161706057],
      "held_out_score": [0.6772727272727272, 0.6772727272727272]
    },
    "scores": {
      "training": {
        "rows": 1761,
        "loss": 0.6110154034094943,
        "accuracy": {
          "value":  0.6768881317433276,
          "low":  0.6546805311222437,
          "high": 0.6983256536821038,
          "baseline": 0.6768881317433276
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
        "biases": [-0.08252103, -0.050649498, 0.03775932],
        "weights":  [
          [0.23477846, -0.30091548, -0.7533978, -0.46306324, 0.34804577, -0.27571312, -0.458287, -0.055666745],
          [0.20488948, 0.37090355, 0.33790874, 0.55240774, 0.45275456, 0.5754916, -0.7597525, -0.617517],
          [0.44770524, 0.56892794, 0.377849, -0.03309622, 0.13978717, -0.12306312, 0.600315, -0.15909456]
        ]
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": [-0.73686033],
        "weights":  [
          [1.0449392, -0.10951157, -0.25893545]
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
        "biases": "yQCpvdl1T72EqRo9",
        "weights":  "xGlwPpgRmr6u3kC/oBbtvg4zsj5FKo2+mKTqvtACZL2MzlE+Eue9PmACrT6Yag0/cs/nPmtTEz8kf0K/mBUev5855T5DpRE/bXXBPuePB71eJA8+hAj8vT6uGT+v6SK+"
      }, {
        "inputs": 3,
        "units":  1,
        "activation": "sigmoid",
        "biases": "4aI8vw==",
        "weights":  "kcCFP5pH4L0wk4S+"
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
