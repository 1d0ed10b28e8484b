One step of learning, every number of it.

  $ ln -s "$DATA" data
  $ cat > example.json << END
  > {"loss": "half-squares", "learning_rate": 0.5,
  >  "inputs": [0.05, 0.10], "targets": [0.01, 0.99],
  >  "layers": [
  >   {"activation": "sigmoid", "biases": [0.35, 0.35],
  >    "weights": [[0.15, 0.20], [0.25, 0.30]]},
  >   {"activation": "sigmoid", "biases": [0.60, 0.60],
  >    "weights": [[0.40, 0.45], [0.50, 0.55]]}]}
  > END

The network that courses work through with a pencil:

  $ bp trace --weights example.json --freeze-bias
  One step of learning with the row in example.json
    network     example.json: 2 inputs, 2 sigmoid, 2 sigmoid; 12 weights and
                biases
    loss        mse
    rate        0.5; biases stay as they are
  
  The row
    Inputs:
      i1: 0.05
      i2: 0.1
    Expected outputs:
      o1: 0.01
      o2: 0.99
  
  Forward
    Each neuron multiplies its inputs by its weights, sums them up and adds its
    bias: that is its activation. The transfer function makes its output of that.
    The outputs of a layer are the inputs of the next one.
      activation = sum(weight * input) + bias
      output     = transfer(activation)
  
  Forward: layer 1, 2 sigmoid neurons
      sigmoid(z) = 1 / (1 + e^-z)
    h1
      activation = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775
      output     = sigmoid(0.3775) = 0.593269992
    h2
      activation = 0.25*0.05 + 0.3*0.1 + 0.35 = 0.3925
      output     = sigmoid(0.3925) = 0.596884378
  
  Forward: layer 2, 2 sigmoid neurons
      sigmoid(z) = 1 / (1 + e^-z)
    o1
      activation = 0.4*0.593269992 + 0.45*0.596884378 + 0.6 = 1.10590597
      output     = sigmoid(1.10590597) = 0.75136507
    o2
      activation = 0.5*0.593269992 + 0.55*0.596884378 + 0.6 = 1.2249214
      output     = sigmoid(1.2249214) = 0.772928465
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = sum of 1/2 * (expected - actual)^2
      o1: 1/2*(0.01 - 0.75136507)^2 = 0.274811083
      o2: 1/2*(0.99 - 0.772928465)^2 = 0.0235600256
      loss       = 0.298371109
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = (expected - actual) * slope
      slope      = output * (1 - output)
    o1
      slope      = 0.75136507 * (1 - 0.75136507) = 0.186815602
      error      = (0.01 - 0.75136507) * 0.186815602 = -0.138498562
    o2
      slope      = 0.772928465 * (1 - 0.772928465) = 0.175510053
      error      = (0.99 - 0.772928465) * 0.175510053 = 0.0380982365
  
  Backward: layer 1
      error      = sum(weight * error of the neuron it leads to) * slope
      slope      = output * (1 - output)
    h1
      from o1 by w5: 0.4*(-0.138498562) = -0.0553994247
      from o2 by w7: 0.5*0.0380982365 = 0.0190491183
      sum        = -0.0553994247 + 0.0190491183 = -0.0363503064
      slope      = 0.593269992 * (1 - 0.593269992) = 0.241300709
      error      = -0.0363503064 * 0.241300709 = -0.00877135469
    h2
      from o1 by w6: 0.45*(-0.138498562) = -0.0623243527
      from o2 by w8: 0.55*0.0380982365 = 0.0209540301
      sum        = -0.0623243527 + 0.0209540301 = -0.0413703226
      slope      = 0.596884378 * (1 - 0.596884378) = 0.240613417
      error      = -0.0413703226 * 0.240613417 = -0.00995425471
  
  Update: gradient descent
    The gradient of a weight is the slope of the loss: by how much the loss grows
    with the weight. A step goes the other way. The gradient of a bias is -error,
    as its input is 1; biases are frozen here.
      gradient   = -error * input
      after      = before - rate * gradient
  
  Update: layer 1
    w1, from i1 to h1:
      gradient   = -(-0.00877135469) * 0.05 = 0.000438567734
      after      = 0.15 - 0.5 * 0.000438567734 = 0.149780716
    h1
      weight  from                       gradient          before           after
      w1      i1                   0.000438567734            0.15     0.149780716
      w2      i2                   0.000877135469             0.2     0.199561432
      bias                          0.00877135469            0.35            0.35
    h2
      weight  from                       gradient          before           after
      w3      i1                   0.000497712735            0.25     0.249751144
      w4      i2                   0.000995425471             0.3     0.299502287
      bias                          0.00995425471            0.35            0.35
  
  Update: layer 2
    w5, from h1 to o1:
      gradient   = -(-0.138498562) * 0.593269992 = 0.0821670406
      after      = 0.4 - 0.5 * 0.0821670406 = 0.35891648
    o1
      weight  from                       gradient          before           after
      w5      h1                     0.0821670406             0.4      0.35891648
      w6      h2                     0.0826676278            0.45     0.408666186
      bias                            0.138498562             0.6             0.6
    o2
      weight  from                       gradient          before           after
      w7      h1                    -0.0226025405             0.5      0.51130127
      w8      h2                    -0.0227402422            0.55     0.561370121
      bias                          -0.0380982365             0.6             0.6
  
  After the step
      output                     expected          before           after
      o1                             0.01      0.75136507     0.742088111
      o2                             0.99     0.772928465     0.775284968
    The loss was 0.298371109 before the step and is 0.291027774 after it.
  $ bp trace --weights example.json --freeze-bias --steps 10000 |
  >     sed -n '1p; /^After/,$p'
  The last of 10000 steps of learning with the row in example.json
  After the step
      output                     expected          before           after
      o1                             0.01     0.015914185    0.0159136204
      o2                             0.99     0.984063712     0.984064274
    The loss was 3.51085481e-05 before the step and is 3.51018778e-05 after it.
    The loss when so many steps are done:
            steps              loss
                0       0.298371109
                1       0.291027774
                2       0.283547133
                5       0.260434393
               10       0.220918592
               20       0.149106135
               50      0.0510677637
              100      0.0200468282
              200     0.00831910693
              500     0.00267495716
             1000     0.00111434945
             2000    0.000444867704
             5000    0.000116225699
            10000    3.51018778e-05
  $ bp trace --weights example.json --freeze-bias --json > step.json
  $ python3 - << END
  > import json
  > t = json.load(open('step.json'))
  > h, o = t['layers'][0]['neurons'], t['layers'][1]['neurons']
  > print('%.9f' % t['loss']['before'], '%.9f' % t['loss']['after'])
  > print('%.9f' % o[0]['weights_after'][0], '%.9f' % h[0]['weights_after'][0])
  > END
  0.298371109 0.291027774
  0.358916480 0.149780716

Its biases learn, too, unless they are frozen; a rate of one's own:

  $ bp trace --weights example.json | grep -E 'bias  |^  The loss|^  rate'
    rate        0.5
      bias                          0.00877135469            0.35     0.345614323
      bias                          0.00995425471            0.35     0.345022873
      bias                            0.138498562             0.6     0.530750719
      bias                          -0.0380982365             0.6     0.619049118
    The loss was 0.298371109 before the step and is 0.280471447 after it.
  $ bp trace --weights example.json --learning-rate 1000 | tail -2
      o2                             0.99     0.772928465               1
    The loss was 0.298371109 before the step and is 0.0001 after it.
  $ bp trace --weights example.json --learning-rate 0 --json |
  >     grep -E '"(before|after)"'
  \t\t"before":\t0.2983711087600027, (esc)
  \t\t"after":\t0.2983711087600027, (esc)

A model and a row of its data; a class is spread over the outputs, and softmax
has no slope of its own:

  $ bp train -q --hidden 2 --act tanh --epochs 20 --validation none data/iris.csv
  $ bp trace model.json data/iris.csv --row 77
  One step of learning with row 77 of data/iris.csv (line 78)
    network     model.json: 4 inputs, 2 tanh, 3 softmax; 19 weights and biases
    loss        cross-entropy
    rate        0.01
    note        training took steps by sgd with momentum 0.9 from the mean of 16
                rows; here is the plain step of one row
  
  The row
    Inputs, as the model scales or spreads the cells:
      sepal_length, the cell is '6.8': (6.8 - 5.84333333) / 0.825301292
          = 1.15917265
      sepal_width, the cell is '2.8': (2.8 - 3.05733333) / 0.434410968
          = -0.592373013
      petal_length, the cell is '4.8': (4.8 - 3.758) / 1.75940407 = 0.592245996
      petal_width, the cell is '1.4': (1.4 - 1.19933333) / 0.759692628
          = 0.264141917
    Expected outputs:
      setosa, the cell is 'versicolor': 0
      versicolor, the cell is 'versicolor': 1
      virginica, the cell is 'versicolor': 0
  
  Forward
    Each neuron multiplies its inputs by its weights, sums them up and adds its
    bias: that is its activation. The transfer function makes its output of that.
    The outputs of a layer are the inputs of the next one.
      activation = sum(weight * input) + bias
      output     = transfer(activation)
  
  Forward: layer 1, 2 tanh neurons
      tanh(z)    = tanh(z)
    h1
      activation = 0.184200093*1.15917265 - 0.133127421*(-0.592373013)
                   - 1.11266017*0.592245996 - 0.835767746*0.264141917
                   + 0.730151474 = 0.142802452
      output     = tanh(0.142802452) = 0.141839603
    h2
      activation = -0.198163584*1.15917265 + 0.736300707*(-0.592373013)
                   - 0.897206724*0.592245996 - 0.518951356*0.264141917
                   - 0.433128625 = -1.767443
      output     = tanh(-1.767443) = -0.943328496
  
  Forward: layer 2, 3 softmax neurons
    setosa
      activation = 1.80642867*0.141839603 + 2.49467349*(-0.943328496)
                   - 0.162850544 = -2.25992401
    versicolor
      activation = 1.06720698*0.141839603 - 0.0884361565*(-0.943328496)
                   + 0.384531379 = 0.61932794
    virginica
      activation = -1.3442626*0.141839603 - 0.0850713104*(-0.943328496)
                   - 0.221681222 = -0.332100705
    The outputs are positive and sum to 1: of the sum S of all e^activation, each
    has its share.
      S          = e^-2.25992401 + e^0.61932794 + e^-0.332100705 = 2.67945264
    setosa
      output     = e^-2.25992401 / 2.67945264 = 0.0389476616
    versicolor
      output     = e^0.61932794 / 2.67945264 = 0.693305463
    virginica
      output     = e^-0.332100705 / 2.67945264 = 0.267746876
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = -sum of expected * log(actual)
      versicolor: -1*log(0.693305463) = 0.366284594
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = expected - actual
    The slope of softmax is not in it: that of the loss, cross-entropy, has it as
    a divisor, and the two cancel.
    setosa
      error      = 0 - 0.0389476616 = -0.0389476616
    versicolor
      error      = 1 - 0.693305463 = 0.306694537
    virginica
      error      = 0 - 0.267746876 = -0.267746876
  
  Backward: layer 1
      error      = sum(weight * error of the neuron it leads to) * slope
      slope      = 1 - output^2
    h1
      from setosa by w9: 1.80642867*(-0.0389476616) = -0.0703561727
      from versicolor by w11: 1.06720698*0.306694537 = 0.32730655
      from virginica by w13: -1.3442626*(-0.267746876) = 0.359922111
      sum        = -0.0703561727 + 0.32730655 + 0.359922111 = 0.616872489
      slope      = 1 - 0.141839603^2 = 0.979881527
      error      = 0.616872489 * 0.979881527 = 0.604461956
    h2
      from setosa by w10: 2.49467349*(-0.0389476616) = -0.097161699
      from versicolor by w12: -0.0884361565*0.306694537 = -0.0271228861
      from virginica by w14: -0.0850713104*(-0.267746876) = 0.0227775776
      sum        = -0.097161699 - 0.0271228861 + 0.0227775776 = -0.101507008
      slope      = 1 - (-0.943328496)^2 = 0.110131348
      error      = -0.101507008 * 0.110131348 = -0.0111791036
  
  Update: gradient descent
    The gradient of a weight is the slope of the loss: by how much the loss grows
    with the weight. A step goes the other way. The gradient of a bias is -error,
    as its input is 1.
      gradient   = -error * input
      after      = before - rate * gradient
  
  Update: layer 1
    w1, from sepal_length to h1:
      gradient   = -0.604461956 * 1.15917265 = -0.70067577
      after      = 0.184200093 - 0.01 * (-0.70067577) = 0.191206851
    h1
      weight  from                       gradient          before           after
      w1      sepal_length            -0.70067577     0.184200093     0.191206851
      w2      sepal_width             0.358066951    -0.133127421    -0.136708091
      w3      petal_length           -0.357990173     -1.11266017     -1.10908027
      w4      petal_width             -0.15966374    -0.835767746    -0.834171109
      bias                           -0.604461956     0.730151474     0.736196094
    h2
      weight  from                       gradient          before           after
      w5      sepal_length           0.0129585112    -0.198163584    -0.198293169
      w6      sepal_width           -0.0066221993     0.736300707     0.736366929
      w7      petal_length          0.00662077935    -0.897206724    -0.897272931
      w8      petal_width           0.00295286986    -0.518951356    -0.518980885
      bias                           0.0111791036    -0.433128625    -0.433240416
  
  Update: layer 2
    w9, from h1 to setosa:
      gradient   = -(-0.0389476616) * 0.141839603 = 0.00552432088
      after      = 1.80642867 - 0.01 * 0.00552432088 = 1.80637343
    setosa
      weight  from                       gradient          before           after
      w9      h1                    0.00552432088      1.80642867      1.80637343
      w10     h2                    -0.0367404391      2.49467349      2.49504089
      bias                           0.0389476616    -0.162850544     -0.16324002
    versicolor
      weight  from                       gradient          before           after
      w11     h1                    -0.0435014316      1.06720698      1.06764199
      w12     h2                      0.289313697   -0.0884361565   -0.0913292935
      bias                           -0.306694537     0.384531379     0.387598324
    virginica
      weight  from                       gradient          before           after
      w13     h1                     0.0379771107      -1.3442626     -1.34464237
      w14     h2                     -0.252573257   -0.0850713104   -0.0825455778
      bias                            0.267746876    -0.221681222    -0.224358691
  
  After the step
      output                     expected          before           after
      setosa                            0    0.0389476616    0.0397798612
      versicolor                        1     0.693305463     0.703256227
      virginica                         0     0.267746876     0.256963912
    The loss was 0.366284594 before the step and is 0.352033977 after it.
  $ bp trace model.json - --row 2 < data/iris.csv | head -1
  One step of learning with row 2 of standard input (line 3)

Two classes with one output, which is for the second; levels; other classes:

  $ bp train -q --hidden 2 --epochs 2 --validation none -o titanic.json data/titanic.csv
  $ bp trace titanic.json data/titanic.csv --row 5 |
  >     sed -n '/^The row/,/^Forward/p; /^Forward: layer 2/,/^Backward: layer 1/p'
  The row
    Inputs, as the model scales or spreads the cells:
      Class=1st, the cell is '3rd': 0
      Class=2nd, the cell is '3rd': 0
      Class=3rd, the cell is '3rd': 1
      Class=Crew, the cell is '3rd': 0
      Sex=Female, the cell is 'Male': 0
      Sex=Male, the cell is 'Male': 1
      Age=Adult, the cell is 'Child': 0
      Age=Child, the cell is 'Child': 1
    Expected outputs:
      Yes, the cell is 'No': 0
  
  Forward
  Forward: layer 2, 1 sigmoid neuron
      sigmoid(z) = 1 / (1 + e^-z)
    Yes
      activation = 1.29124153*(-0.750375489) + 1.34341037*(-0.301699398)
                   + 0.0910679325 = -1.28315416
      output     = sigmoid(-1.28315416) = 0.217013794
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = -sum of expected * log(actual) + (1 - expected) * log(1
                   - actual)
      Yes: -1*log(1 - 0.217013794) = 0.2446402
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = expected - actual
    The slope of sigmoid is not in it: that of the loss, cross-entropy, has it as
    a divisor, and the two cancel.
    Yes
      error      = 0 - 0.217013794 = -0.217013794
  
  Backward: layer 1
  $ bp trace titanic.json data/titanic.csv --row 2201 | sed -n '/^The loss/,/^$/p'
  The loss
    It says how far the outputs are from what was expected.
      loss       = -sum of expected * log(actual) + (1 - expected) * log(1
                   - actual)
      Yes: -1*log(0.758879594) = 0.275912152
  

Numbers that are scaled, and missing, and more than one of them; the transfer
functions and losses have formulas of their own:

  $ air() {
  >     bp train -q --hidden 1 --target Ozone,Wind --missing median --epochs 2 \
  >         --missing-indicator --validation none "$@" -o air.json data/airquality.csv
  >     bp trace air.json data/airquality.csv --row 6
  > }
  $ air --act gelu --loss huber
  One step of learning with row 6 of data/airquality.csv (line 7)
    network     air.json: 5 inputs, 1 gelu, 2 identity; 10 weights and biases
    loss        huber
    rate        0.01
    note        column 'Solar.R': the cell is missing; what the model has for
                that stands in
    note        training took steps by sgd with momentum 0.9 from the mean of 16
                rows; here is the plain step of one row
  
  The row
    Inputs, as the model scales or spreads the cells:
      Solar.R, the cell is '', missing: (207 - 184.801802) / 90.7407772
          = 0.244633108
      Solar.R missing, the cell is '', missing: 1
      Temp, the cell is '66': (66 - 77.8706897) / 9.44451143 = -1.25688767
      Month, the cell is '5': (5 - 7.19827586) / 1.46934085 = -1.49609661
      Day, the cell is '6': (6 - 15.5344828) / 8.71228921 = -1.09437168
    Expected outputs:
      Ozone, the cell is '28': (28 - 42.1293103) / 32.8453876 = -0.430176407
      Wind, the cell is '14.9': (14.9 - 9.86206897) / 3.55941334 = 1.41538239
  
  Forward
    Each neuron multiplies its inputs by its weights, sums them up and adds its
    bias: that is its activation. The transfer function makes its output of that.
    The outputs of a layer are the inputs of the next one.
      activation = sum(weight * input) + bias
      output     = transfer(activation)
  
  Forward: layer 1, 1 gelu neuron
      gelu(z)    = z * P(z), P the area left of z under the normal curve
    h1
      activation = 0.155518964*0.244633108 - 0.513833582*1
                   - 0.738698304*(-1.25688767) - 0.26850006*(-1.49609661)
                   + 0.00421718694*(-1.09437168) - 0.18512179 = 0.664637368
      output     = gelu(0.664637368) = 0.496390247
  
  Forward: layer 2, 2 identity neurons
      identity(z) = z
    Ozone
      activation = -0.0161132012*0.496390247 - 0.125561625 = -0.133560061
      output     = activation = -0.133560061
    Wind
      activation = -0.353005469*0.496390247 + 0.048692096 = -0.126536376
      output     = activation = -0.126536376
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = sum of 1/2 * d^2, or |d| - 1/2 where |d| > 1; d = expected
                   - actual
      Ozone: 1/2*(-0.430176407 + 0.133560061)^2 = 0.0439906285
      Wind: |1.41538239 + 0.126536376| - 1/2 = 1.04191876
      loss       = 1.08590939
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = max(-1, min(1, expected - actual)) * slope
      slope      = 1
    Ozone
      slope      = 1
      error      = (-0.430176407 + 0.133560061) * 1 = -0.296616346
    Wind
      slope      = 1
      error      = 1 * 1 = 1
  
  Backward: layer 1
      error      = sum(weight * error of the neuron it leads to) * slope
      slope      = P(z) + z * p(z), p the height of the normal curve
    h1
      from Ozone by w6: -0.0161132012*(-0.296616346) = 0.00477943886
      from Wind by w7: -0.353005469*1 = -0.353005469
      sum        = 0.00477943886 - 0.353005469 = -0.34822603
      slope      = P(0.664637368) + 0.664637368 * p(0.664637368) = 0.959462844
      error      = -0.34822603 * 0.959462844 = -0.334109937
  
  Update: gradient descent
    The gradient of a weight is the slope of the loss: by how much the loss grows
    with the weight. A step goes the other way. The gradient of a bias is -error,
    as its input is 1.
      gradient   = -error * input
      after      = before - rate * gradient
  
  Update: layer 1
    w1, from Solar.R to h1:
      gradient   = -(-0.334109937) * 0.244633108 = 0.0817343524
      after      = 0.155518964 - 0.01 * 0.0817343524 = 0.15470162
    h1
      weight  from                       gradient          before           after
      w1      Solar.R                0.0817343524     0.155518964      0.15470162
      w2      Solar.R missing         0.334109937    -0.513833582    -0.517174682
      w3      Temp                   -0.419938662    -0.738698304    -0.734498917
      w4      Month                  -0.499860744     -0.26850006    -0.263501452
      w5      Day                    -0.365640452   0.00421718694   0.00787359146
      bias                            0.334109937     -0.18512179    -0.188462889
  
  Update: layer 2
    w6, from h1 to Ozone:
      gradient   = -(-0.296616346) * 0.496390247 = 0.147237461
      after      = -0.0161132012 - 0.01 * 0.147237461 = -0.0175855758
    Ozone
      weight  from                       gradient          before           after
      w6      h1                      0.147237461   -0.0161132012   -0.0175855758
      bias                            0.296616346    -0.125561625    -0.128527788
    Wind
      weight  from                       gradient          before           after
      w7      h1                     -0.496390247    -0.353005469    -0.348041566
      bias                                     -1     0.048692096     0.058692096
  
  After the step
      output                     expected          before           after
      Ozone                  -0.430176407    -0.133560061    -0.136860701
      Ozone, unscaled                  28      37.7424784      37.6340676
      Wind                     1.41538239    -0.126536376    -0.106227165
      Wind, unscaled                 14.9       9.4116737      9.48396258
    The loss was 1.08590939 before the step and is 1.0646266 after it.
  $ for act in identity tanh leaky-relu elu silu softplus; do
  >     air --act $act |
  >         sed -n '/^Forward: layer 1/,/^Forward: layer 2/p
  >             /^Backward: layer 1/,/^Update/p' |
  >         grep -E "^ *($act|slope)|output  .*$act"
  > done
      identity(z) = z
      slope      = 1
      slope      = 1
      tanh(z)    = tanh(z)
      output     = tanh(1.09539266) = 0.798837943
      slope      = 1 - output^2
      slope      = 1 - 0.798837943^2 = 0.361857941
      leaky-relu(z) = max(0.01 * z, z)
      output     = leaky-relu(0.387837849) = 0.387837849
      slope      = 1 for z above 0, else 0.01
      slope      = 1
      elu(z)     = z, but e^z - 1 for z below 0
      output     = elu(0.470163963) = 0.470163963
      slope      = 1 for z above 0, else output + 1
      slope      = 1
      silu(z)    = z * sigmoid(z)
      output     = silu(0.390414063) = 0.232836065
      slope      = sigmoid(z) * (1 + z * (1 - sigmoid(z)))
      slope      = sigmoid(0.390414063) * (1 + 0.390414063 * (1
      softplus(z) = log(1 + e^z)
      output     = softplus(0.551437966) = 1.00640459
      slope      = sigmoid(z)
      slope      = sigmoid(0.551437966) = 0.634469146
  $ air --loss mae | sed -n '/^The loss/,/^Backward: layer 1/p'
  The loss
    It says how far the outputs are from what was expected.
      loss       = sum of |expected - actual|
      Ozone: |-0.430176407 + 0.222577407| = 0.207599
      Wind: |1.41538239 + 0.307987995| = 1.72337038
      loss       = 1.93096938
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = sign(expected - actual) * slope
      slope      = 1
    Ozone
      slope      = 1
      error      = -1 * 1 = -1
    Wind
      slope      = 1
      error      = 1 * 1 = 1
  
  Backward: layer 1
  $ printf 'x,n\n1,0\n2,3\n4,5\n' > counts.csv
  $ bp train -q --hidden 1 --loss poisson --epochs 2 --validation none counts.csv \
  >     -o counts.json
  $ for row in 1 2; do
  >     bp trace counts.json counts.csv --row $row |
  >         sed -n '/^Forward: layer 2/,/^Backward: layer 1/p'
  > done
  Forward: layer 2, 1 exp neuron
      exp(z)     = e^z
    n
      activation = -0.794382453*(-0.179120218) + 0.0477700867 = 0.190060045
      output     = exp(0.190060045) = 1.20932221
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = sum of expected * log(expected / actual) - (expected - actual)
      n: - (0 - 1.20932221) = 1.20932221
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = expected - actual
    The slope of exp is not in it: that of the loss, poisson, has it as a
    divisor, and the two cancel.
    n
      error      = 0 - 1.20932221 = -1.20932221
  
  Backward: layer 1
  Forward: layer 2, 1 exp neuron
      exp(z)     = e^z
    n
      activation = -0.794382453*(-0.0728916341) + 0.0477700867 = 0.105673922
      output     = exp(0.105673922) = 1.11145939
  
  The loss
    It says how far the outputs are from what was expected.
      loss       = sum of expected * log(expected / actual) - (expected - actual)
      n: 3*log(3 / 1.11145939) - (3 - 1.11145939) = 1.0902745
  
  Backward
    The error of an output contrasts what was expected with what came out. From
    there the errors travel backward: each weight carries the error of the neuron
    it leads to back to the neuron it comes from.
  
  Backward: layer 2, the outputs
      error      = expected - actual
    The slope of exp is not in it: that of the loss, poisson, has it as a
    divisor, and the two cancel.
    n
      error      = 3 - 1.11145939 = 1.88854061
  
  Backward: layer 1

Weights typed in by hand take their row from a CSV file as well, with a header
or without; where the file names inputs and outputs, columns are found by name:

  $ printf '0.05,0.1,0.01,0.99\n1,0,1,0\n' > plain.csv
  $ printf 'a,b,y,z\n0.05,0.1,0.01,0.99\n1,0,1,0\n' > named.csv
  $ bp trace --weights example.json --freeze-bias plain.csv |
  >     grep -E '^One|i1:|o2:|^  The loss'
  One step of learning with row 1 of plain.csv (line 1)
      i1: 0.05
      o2: 0.99
      o2: 1/2*(0.99 - 0.772928465)^2 = 0.0235600256
    The loss was 0.298371109 before the step and is 0.291027774 after it.
  $ bp trace --weights example.json named.csv --row 2 | sed -n '/^The row/,/^$/p'
  The row
    Inputs:
      a: 1
      b: 0
    Expected outputs:
      y: 1
      z: 0
  
  $ sed 's/^ "layers"/ "input_names": ["p|q", "x_1"],&/
  > s/0.60\]/&, "names": ["yes", "no"]/' example.json > names.json
  $ printf 'more,no,yes,x_1,p|q\n7,0.99,0.01,0.1,0.05\n' > turned.csv
  $ bp trace --weights names.json --freeze-bias turned.csv |
  >     grep -E 'p.q:|no:|^  The loss'
      p|q: 0.05
      no: 0.99
      no: 1/2*(0.99 - 0.772928465)^2 = 0.0235600256
    The loss was 0.298371109 before the step and is 0.291027774 after it.
  $ bp trace --freeze-bias --weights - < names.json | grep 'p.q:'
      p|q: 0.05
  $ tr ',.' ';,' < plain.csv |
  >     bp trace --weights example.json --freeze-bias --decimal , - | tail -1
    The loss was 0.298371109 before the step and is 0.291027774 after it.
  $ sed 's/half-squares/mse/' example.json |
  >     bp trace --weights - --freeze-bias | tail -1
    The loss was 0.298371109 before the step and is 0.291027774 after it.

Several hidden layers, and none:

  $ bp train -q --layers 4,3,2,3 --act tanh --epochs 2 --validation none data/iris.csv
  $ bp trace model.json data/iris.csv | grep -E '^  [a-z0-9.]*$|^[A-Z]'
  One step of learning with row 1 of data/iris.csv (line 2)
  The row
  Forward
  Forward: layer 1, 3 tanh neurons
    h1.1
    h1.2
    h1.3
  Forward: layer 2, 2 tanh neurons
    h2.1
    h2.2
  Forward: layer 3, 3 softmax neurons
    setosa
    versicolor
    virginica
    setosa
    versicolor
    virginica
  The loss
  Backward
  Backward: layer 3, the outputs
    setosa
    versicolor
    virginica
  Backward: layer 2
    h2.1
    h2.2
  Backward: layer 1
    h1.1
    h1.2
    h1.3
  Update: gradient descent
  Update: layer 1
    h1.1
    h1.2
    h1.3
  Update: layer 2
    h2.1
    h2.2
  Update: layer 3
    setosa
    versicolor
    virginica
  After the step
  $ bp train -q --layers 4,3 --epochs 2 --validation none data/iris.csv
  $ bp trace model.json data/iris.csv | sed -n '/^Backward/,/^Update/p'
  Backward
    The error of an output contrasts what was expected with what came out. There
    is no layer before it that the errors could travel back to.
  
  Backward: layer 1, the outputs
      error      = expected - actual
    The slope of softmax is not in it: that of the loss, cross-entropy, has it as
    a divisor, and the two cancel.
    setosa
      error      = 1 - 0.862339199 = 0.137660801
    versicolor
      error      = 0 - 0.11636284 = -0.11636284
    virginica
      error      = 0 - 0.0212979612 = -0.0212979612
  
  Update: gradient descent

Of many neurons and inputs, the largest are shown and the others summed up,
unless all are asked for:

  $ awk 'BEGIN { for (i = 1; i <= 21; i++) printf "x%d,", i; print "y"
  >     for (r = 1; r <= 60; r++) { for (i = 1; i <= 21; i++)
  >         printf "%d,", (r * i * i) % 7; print "class" r % 13 + 1 } }' > wide.csv
  $ bp train -q --hidden 21 --epochs 1 --validation none -o wide.json wide.csv
  $ bp trace wide.json wide.csv --row 9 > few
  $ sed -n '/^The row/,/^Forward/p' few | tail -9
    Expected outputs:
      class1, the cell is 'class10': 0
      class10, the cell is 'class10': 1
      class11, the cell is 'class10': 0
      class12, the cell is 'class10': 0
      class13, the cell is 'class10': 0
    and 8 more outputs, which --all shows
  
  Forward
  $ grep -E -A1 '^  [ch][a-z]*[0-9]*$|^  and|^[A-Z]' few | grep -v -e -- |
  >     sed -n '/^Forward: layer 2/,/^Update: layer 2/p'
  Forward: layer 2, 13 softmax neurons
    class10
    the largest products are those of h3, h6, h15, h16, h19; the 16 others are
    class13
    the largest products are those of h3, h6, h8, h16, h18; the 16 others are
    class6
    the largest products are those of h5, h6, h11, h12, h15; the 16 others are
    class7
    the largest products are those of h3, h4, h5, h8, h15; the 16 others are
    class9
    the largest products are those of h5, h8, h12, h15, h19; the 16 others are
    class10
      output     = e^0.221629536 / 12.1262327 = 0.102926354
    class13
      output     = e^0.706296961 / 12.1262327 = 0.167114824
    class6
      output     = e^0.135171194 / 12.1262327 = 0.0944013503
    class7
      output     = e^-0.0607418461 / 12.1262327 = 0.0776058132
    class9
      output     = e^0.499558418 / 12.1262327 = 0.135903164
    and 8 more neurons, with smaller errors, whose outputs sum to 0.422048495;
  The loss
    It says how far the outputs are from what was expected.
  
  Backward
    The error of an output contrasts what was expected with what came out. From
  Backward: layer 2, the outputs
      error      = expected - actual
    class10
      error      = 1 - 0.102926354 = 0.897073646
    class13
      error      = 0 - 0.167114824 = -0.167114824
    class6
      error      = 0 - 0.0944013503 = -0.0944013503
    class7
      error      = 0 - 0.0776058132 = -0.0776058132
    class9
      error      = 0 - 0.135903164 = -0.135903164
    and 8 more neurons, with smaller errors, whose errors sum to -0.422048495;
  Backward: layer 1
      error      = sum(weight * error of the neuron it leads to) * slope
    h2
      from class10 by w464: 0.300378501*0.897073646 = 0.269461638
    h10
      from class10 by w472: 0.350856483*0.897073646 = 0.314744105
    h13
      from class1 by w454: 0.372668594*(-0.0612564482) = -0.0228283544
    h17
      from class10 by w479: -0.23907347*0.897073646 = -0.21446651
    h20
      from class1 by w461: -0.278849602*(-0.0612564482) = 0.0170813362
    and 16 more neurons, with smaller errors, whose errors sum to -0.264663908;
  Update: gradient descent
    The gradient of a weight is the slope of the loss: by how much the loss grows
  Update: layer 1
    w23, from x2 to h2:
    h2
      weight  from                       gradient          before           after
    and 16 more weights, whose gradients sum to 0.283844444
    h10
      weight  from                       gradient          before           after
    and 16 more weights, whose gradients sum to 0.439274949
    h13
      weight  from                       gradient          before           after
    and 16 more weights, whose gradients sum to -0.284492204
    h17
      weight  from                       gradient          before           after
    and 16 more weights, whose gradients sum to -0.384141729
    h20
      weight  from                       gradient          before           after
    and 16 more weights, whose gradients sum to 0.239275538
    and 16 more neurons, with smaller errors, whose biases' gradients sum to
  Update: layer 2
  $ sed -n '/^Backward: layer 1/,/^  h[0-9]*$/p; /^After/,$p' few
  Backward: layer 1
      error      = sum(weight * error of the neuron it leads to) * slope
      slope      = 1 - output^2
    h2
  After the step
      output                     expected          before           after
      class10                           1     0.102926354     0.116958062
      class13                           0     0.167114824     0.163003412
      class6                            0    0.0944013503    0.0931519586
      class7                            0    0.0776058132    0.0742048044
      class9                            0     0.135903164     0.135963422
    and 8 more outputs, which --all shows
    The loss was 2.27374156 before the step and is 2.14593986 after it.
  $ sed -n '/^Backward: layer 1/,/error    .*= [0-9]/p' few | tail -8
      from class12 by w506: 0.348545104*(-0.0487472156) = -0.0169906033
      from class6 by w632: -0.176745027*(-0.0944013503) = 0.0166849692
      from class9 by w695: 0.196924701*(-0.135903164) = -0.0267626899
      from 8 others: 0.00579173766
      sum        = 0.269461638 + 0.0303119802 - 0.0169906033 + 0.0166849692
                   - 0.0267626899 + 0.00579173766 = 0.278497031
      slope      = 1 - 0.0084332632^2 = 0.99992888
      error      = 0.278497031 * 0.99992888 = 0.278477225
  $ bp trace --all wide.json wide.csv --row 9 > all
  $ grep -c -E 'and [0-9]+ more|others' all
  0
  [1]
  $ grep -c '^    w[0-9]' all
  714
  $ bp show wide.json | grep '^Network'
  Network: 748 parameters, loss cross-entropy

Lines have up to 79 columns:

  $ for model in wide air titanic; do
  >     case $model in wide) csv=wide.csv ;; air) csv=data/airquality.csv ;;
  >         *) csv=data/$model.csv ;; esac
  >     bp trace $model.json $csv --all
  >     bp trace $model.json $csv --row 9
  > done | awk 'length > 79'

Markdown says the same, with formulas that GitHub sets:

  $ bp trace --weights example.json --freeze-bias --markdown
  # One step of learning with the row in example.json
  
  - network: example.json: 2 inputs, 2 sigmoid, 2 sigmoid; 12 weights and biases
  - loss: mse
  - rate: 0.5; biases stay as they are
  
  ## The row
  
  Inputs:
  
  - i1: $0.05$
  - i2: $0.1$
  
  Expected outputs:
  
  - o1: $0.01$
  - o2: $0.99$
  
  ## Forward
  
  Each neuron multiplies its inputs by its weights, sums them up and adds its bias: that is its activation. The transfer function makes its output of that. The outputs of a layer are the inputs of the next one.
  
  - $\text{activation} = \text{sum}(\text{weight} \cdot \text{input}) + \text{bias}$
  - $\text{output} = \text{transfer}(\text{activation})$
  
  ## Forward: layer 1, 2 sigmoid neurons
  
  - $\text{sigmoid}(z) = 1 / (1 + e^{-z})$
  
  **h1**
  
  - $\text{activation} = 0.15 \cdot 0.05 + 0.2 \cdot 0.1 + 0.35 = 0.3775$
  - $\text{output} = \text{sigmoid}(0.3775) = 0.593269992$
  
  **h2**
  
  - $\text{activation} = 0.25 \cdot 0.05 + 0.3 \cdot 0.1 + 0.35 = 0.3925$
  - $\text{output} = \text{sigmoid}(0.3925) = 0.596884378$
  
  ## Forward: layer 2, 2 sigmoid neurons
  
  - $\text{sigmoid}(z) = 1 / (1 + e^{-z})$
  
  **o1**
  
  - $\text{activation} = 0.4 \cdot 0.593269992 + 0.45 \cdot 0.596884378 + 0.6 = 1.10590597$
  - $\text{output} = \text{sigmoid}(1.10590597) = 0.75136507$
  
  **o2**
  
  - $\text{activation} = 0.5 \cdot 0.593269992 + 0.55 \cdot 0.596884378 + 0.6 = 1.2249214$
  - $\text{output} = \text{sigmoid}(1.2249214) = 0.772928465$
  
  ## The loss
  
  It says how far the outputs are from what was expected.
  
  - $\text{loss} = \text{sum of}\ 1/2 \cdot (\text{expected} - \text{actual})^{2}$
  - o1: $1/2 \cdot (0.01 - 0.75136507)^{2} = 0.274811083$
  - o2: $1/2 \cdot (0.99 - 0.772928465)^{2} = 0.0235600256$
  - $\text{loss} = 0.298371109$
  
  ## Backward
  
  The error of an output contrasts what was expected with what came out. From there the errors travel backward: each weight carries the error of the neuron it leads to back to the neuron it comes from.
  
  ## Backward: layer 2, the outputs
  
  - $\text{error} = (\text{expected} - \text{actual}) \cdot \text{slope}$
  - $\text{slope} = \text{output} \cdot (1 - \text{output})$
  
  **o1**
  
  - $\text{slope} = 0.75136507 \cdot (1 - 0.75136507) = 0.186815602$
  - $\text{error} = (0.01 - 0.75136507) \cdot 0.186815602 = -0.138498562$
  
  **o2**
  
  - $\text{slope} = 0.772928465 \cdot (1 - 0.772928465) = 0.175510053$
  - $\text{error} = (0.99 - 0.772928465) \cdot 0.175510053 = 0.0380982365$
  
  ## Backward: layer 1
  
  - $\text{error} = \text{sum}(\text{weight} \cdot \text{error of the neuron it leads to}) \cdot \text{slope}$
  - $\text{slope} = \text{output} \cdot (1 - \text{output})$
  
  **h1**
  
  - from o1 by w5: $0.4 \cdot (-0.138498562) = -0.0553994247$
  - from o2 by w7: $0.5 \cdot 0.0380982365 = 0.0190491183$
  - $\text{sum} = -0.0553994247 + 0.0190491183 = -0.0363503064$
  - $\text{slope} = 0.593269992 \cdot (1 - 0.593269992) = 0.241300709$
  - $\text{error} = -0.0363503064 \cdot 0.241300709 = -0.00877135469$
  
  **h2**
  
  - from o1 by w6: $0.45 \cdot (-0.138498562) = -0.0623243527$
  - from o2 by w8: $0.55 \cdot 0.0380982365 = 0.0209540301$
  - $\text{sum} = -0.0623243527 + 0.0209540301 = -0.0413703226$
  - $\text{slope} = 0.596884378 \cdot (1 - 0.596884378) = 0.240613417$
  - $\text{error} = -0.0413703226 \cdot 0.240613417 = -0.00995425471$
  
  ## Update: gradient descent
  
  The gradient of a weight is the slope of the loss: by how much the loss grows with the weight. A step goes the other way. The gradient of a bias is -error, as its input is 1; biases are frozen here.
  
  - $\text{gradient} = -\text{error} \cdot \text{input}$
  - $\text{after} = \text{before} - \text{rate} \cdot \text{gradient}$
  
  ## Update: layer 1
  
  w1, from i1 to h1:
  
  - $\text{gradient} = -(-0.00877135469) \cdot 0.05 = 0.000438567734$
  - $\text{after} = 0.15 - 0.5 \cdot 0.000438567734 = 0.149780716$
  
  **h1**
  
  | weight | from | gradient | before | after |
  | :--- | :--- | ---: | ---: | ---: |
  | w1 | i1 | 0.000438567734 | 0.15 | 0.149780716 |
  | w2 | i2 | 0.000877135469 | 0.2 | 0.199561432 |
  | bias |  | 0.00877135469 | 0.35 | 0.35 |
  
  **h2**
  
  | weight | from | gradient | before | after |
  | :--- | :--- | ---: | ---: | ---: |
  | w3 | i1 | 0.000497712735 | 0.25 | 0.249751144 |
  | w4 | i2 | 0.000995425471 | 0.3 | 0.299502287 |
  | bias |  | 0.00995425471 | 0.35 | 0.35 |
  
  ## Update: layer 2
  
  w5, from h1 to o1:
  
  - $\text{gradient} = -(-0.138498562) \cdot 0.593269992 = 0.0821670406$
  - $\text{after} = 0.4 - 0.5 \cdot 0.0821670406 = 0.35891648$
  
  **o1**
  
  | weight | from | gradient | before | after |
  | :--- | :--- | ---: | ---: | ---: |
  | w5 | h1 | 0.0821670406 | 0.4 | 0.35891648 |
  | w6 | h2 | 0.0826676278 | 0.45 | 0.408666186 |
  | bias |  | 0.138498562 | 0.6 | 0.6 |
  
  **o2**
  
  | weight | from | gradient | before | after |
  | :--- | :--- | ---: | ---: | ---: |
  | w7 | h1 | -0.0226025405 | 0.5 | 0.51130127 |
  | w8 | h2 | -0.0227402422 | 0.55 | 0.561370121 |
  | bias |  | -0.0380982365 | 0.6 | 0.6 |
  
  ## After the step
  
  | output | expected | before | after |
  | :--- | ---: | ---: | ---: |
  | o1 | 0.01 | 0.75136507 | 0.742088111 |
  | o2 | 0.99 | 0.772928465 | 0.775284968 |
  
  The loss was 0.298371109 before the step and is 0.291027774 after it.
  
  $ bp trace --markdown --weights example.json --freeze-bias --steps 1000 |
  >     grep -E 'cdot 10|^\| 1000'
  - $\text{gradient} = -0.00171257157 \cdot 0.05 = -8.56285783 \cdot 10^{-5}$
  - $\text{after} = 0.281999125 - 0.5 \cdot (-8.56285783 \cdot 10^{-5}) = 0.282041939$
  | 1000 | 0.00111434945 |
  $ bp trace --markdown --weights names.json | grep -E 'p.*q' | head -2
  - p\|q: $0.05$
  w1, from p\|q to h1:

JSON has every number in full; each is what the others make it:

  $ bp trace wide.json wide.csv --row 9 --json > wide-step.json
  $ bp trace air.json data/airquality.csv --row 6 --json > air-step.json
  $ bp trace titanic.json data/titanic.csv --json > titanic-step.json
  $ cat > judge.py << END
  > import json, sys
  > from math import isclose
  > def near(a, b):
  >     assert isclose(a, b, rel_tol=1e-9, abs_tol=1e-12), (a, b)
  > for name in sys.argv[1:]:
  >     t = json.load(open(name))
  >     x = [i['value'] for i in t['inputs']]
  >     cancels, rate = t['loss']['cancels_slope'], t['learning_rate']
  >     layers, count = t['layers'], 1
  >     for l, layer in enumerate(layers):
  >         behind = layers[l + 1]['neurons'] if l + 1 < len(layers) else []
  >         for j, n in enumerate(layer['neurons']):
  >             assert n['first_weight'] == count
  >             count += len(x)
  >             for w, i, p in zip(n['weights'], x, n['products']):
  >                 near(w * i, p)
  >             near(sum(n['products']), n['sum'])
  >             near(n['sum'] + n['bias'], n['activation'])
  >             if behind:
  >                 assert len(n['error_parts']) == len(behind)
  >                 for b, part in zip(behind, n['error_parts']):
  >                     near(b['weights'][j] * b['error'], part)
  >                 near(sum(n['error_parts']), n['pull'])
  >             if behind or not cancels:
  >                 near(n['pull'] * n['slope'], n['error'])
  >             else:
  >                 near(t['outputs'][j]['expected'] - n['output'], n['error'])
  >             for w, i, g, a in zip(n['weights'], x, n['gradients'],
  >                                   n['weights_after']):
  >                 near(-n['error'] * i, g)
  >                 near(w - rate * g, a)
  >             near(-n['error'], n['bias_gradient'])
  >             near(n['bias'] - (0 if t['freeze_bias'] else rate) *
  >                  n['bias_gradient'], n['bias_after'])
  >         x = [n['output'] for n in layer['neurons']]
  >     near(sum(o['loss'] for o in t['outputs']), t['loss']['before'])
  >     near(sum(o['loss_after'] for o in t['outputs']), t['loss']['after'])
  >     print(name, count - 1, 'weights')
  > END
  $ python3 judge.py step.json wide-step.json air-step.json titanic-step.json
  step.json 8 weights
  wide-step.json 714 weights
  air-step.json 7 weights
  titanic-step.json 18 weights
  $ bp show --json --weights titanic.json > shown.json
  $ python3 - << END
  > import json
  > t, m = json.load(open('titanic-step.json')), json.load(open('shown.json'))
  > print([i['name'] for i in t['inputs']] == m['input_names'])
  > print([o['name'] for o in t['outputs']] == m['output_names'])
  > for ours, theirs in zip(t['layers'], m['layers']):
  >     print(max(abs(a - b) for n, w in zip(ours['neurons'], theirs['weights'])
  >         for a, b in zip(n['weights'], w)) < 1e-7)
  > END
  True
  True
  True
  True
  $ sed '/"layers"/,$d' air-step.json
  {
  \t"bp":\t"0.1.0", (esc)
  \t"network_file":\t"air.json", (esc)
  \t"row_file":\t"data/airquality.csv", (esc)
  \t"line":\t7, (esc)
  \t"row":\t6, (esc)
  \t"task":\t"regress", (esc)
  \t"learning_rate":\t0.01, (esc)
  \t"freeze_bias":\tfalse, (esc)
  \t"steps":\t1, (esc)
  \t"notes":\t["column 'Solar.R': the cell is missing; what the model has for that stands in", "training took steps by sgd with momentum 0.9 from the mean of 16 rows; here is the plain step of one row"], (esc)
  \t"loss":\t{ (esc)
  \t\t"name":\t"mae", (esc)
  \t\t"formula":\t"sum of |expected - actual|", (esc)
  \t\t"error":\t"sign(expected - actual) * slope", (esc)
  \t\t"cancels_slope":\tfalse, (esc)
  \t\t"first":\t1.9309693798024283, (esc)
  \t\t"before":\t1.9309693798024283, (esc)
  \t\t"after":\t1.8973406234781554, (esc)
  \t\t"by_step":\t[{ (esc)
  \t\t\t\t"step":\t0, (esc)
  \t\t\t\t"loss":\t1.9309693798024283 (esc)
  \t\t\t}, { (esc)
  \t\t\t\t"step":\t1, (esc)
  \t\t\t\t"loss":\t1.8973406234781554 (esc)
  \t\t\t}] (esc)
  \t}, (esc)
  \t"inputs":\t[{ (esc)
  \t\t\t"name":\t"Solar.R", (esc)
  \t\t\t"cell":\t"", (esc)
  \t\t\t"missing":\ttrue, (esc)
  \t\t\t"raw":\t207, (esc)
  \t\t\t"centre":\t184.80180180180182, (esc)
  \t\t\t"scale":\t90.74077719196679, (esc)
  \t\t\t"value":\t0.24463310837745667 (esc)
  \t\t}, { (esc)
  \t\t\t"name":\t"Solar.R missing", (esc)
  \t\t\t"cell":\t"", (esc)
  \t\t\t"value":\t1 (esc)
  \t\t}, { (esc)
  \t\t\t"name":\t"Temp", (esc)
  \t\t\t"cell":\t"66", (esc)
  \t\t\t"missing":\tfalse, (esc)
  \t\t\t"raw":\t66, (esc)
  \t\t\t"centre":\t77.87068965517241, (esc)
  \t\t\t"scale":\t9.444511426013516, (esc)
  \t\t\t"value":\t-1.256887674331665 (esc)
  \t\t}, { (esc)
  \t\t\t"name":\t"Month", (esc)
  \t\t\t"cell":\t"5", (esc)
  \t\t\t"missing":\tfalse, (esc)
  \t\t\t"raw":\t5, (esc)
  \t\t\t"centre":\t7.198275862068965, (esc)
  \t\t\t"scale":\t1.4693408537809647, (esc)
  \t\t\t"value":\t-1.4960966110229492 (esc)
  \t\t}, { (esc)
  \t\t\t"name":\t"Day", (esc)
  \t\t\t"cell":\t"6", (esc)
  \t\t\t"missing":\tfalse, (esc)
  \t\t\t"raw":\t6, (esc)
  \t\t\t"centre":\t15.53448275862069, (esc)
  \t\t\t"scale":\t8.712289214273765, (esc)
  \t\t\t"value":\t-1.0943716764450073 (esc)
  \t\t}], (esc)
  \t"outputs":\t[{ (esc)
  \t\t\t"name":\t"Ozone", (esc)
  \t\t\t"cell":\t"28", (esc)
  \t\t\t"missing":\tfalse, (esc)
  \t\t\t"raw":\t28, (esc)
  \t\t\t"centre":\t42.12931034482759, (esc)
  \t\t\t"scale":\t32.845387586863275, (esc)
  \t\t\t"expected":\t-0.43017640709877014, (esc)
  \t\t\t"actual":\t-0.22257740728979336, (esc)
  \t\t\t"difference":\t-0.20759899980897678, (esc)
  \t\t\t"loss":\t0.20759899980897678, (esc)
  \t\t\t"actual_after":\t-0.23896976849679935, (esc)
  \t\t\t"loss_after":\t0.1912066386019708 (esc)
  \t\t}, { (esc)
  \t\t\t"name":\t"Wind", (esc)
  \t\t\t"cell":\t"14.9", (esc)
  \t\t\t"missing":\tfalse, (esc)
  \t\t\t"raw":\t14.9, (esc)
  \t\t\t"centre":\t9.862068965517242, (esc)
  \t\t\t"scale":\t3.5594133372774484, (esc)
  \t\t\t"expected":\t1.4153823852539062, (esc)
  \t\t\t"actual":\t-0.3079879947395451, (esc)
  \t\t\t"difference":\t1.7233703799934514, (esc)
  \t\t\t"loss":\t1.7233703799934514, (esc)
  \t\t\t"actual_after":\t-0.2907515996222783, (esc)
  \t\t\t"loss_after":\t1.7061339848761845 (esc)
  \t\t}], (esc)

A page for a browser holds the same object:

  $ bp trace --weights example.json --freeze-bias --html > page.html
  $ python3 - << END
  > import json
  > page, t = open('page.html').read(), json.load(open('step.json'))
  > at = page.index('"network_file"')
  > at = page.rindex('{', 0, at)
  > print(json.JSONDecoder().raw_decode(page[at:])[0] == t)
  > END
  True
