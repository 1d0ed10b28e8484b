"""peer_sklearn.py - the same work done by scikit-learn's MLPClassifier."""

import pickle
import warnings

import peer

ACTIVATIONS = {"sigmoid": "logistic", "relu": "relu", "tanh": "tanh"}


def classifier(layers, act, batch, epochs):
    from sklearn.neural_network import MLPClassifier

    class Timed(MLPClassifier):
        """Notes the time of the loop alone, without the checks before it."""

        loop_seconds = None

        def _fit_stochastic(self, *args, **kwargs):
            start = peer.clock()
            super()._fit_stochastic(*args, **kwargs)
            self.loop_seconds = peer.clock() - start

    return Timed(
        hidden_layer_sizes=peer.sizes(layers)[1:-1],
        activation=ACTIVATIONS[act],
        solver="sgd",
        alpha=peer.PENALTY,
        batch_size=int(batch),
        learning_rate_init=peer.RATE,
        momentum=peer.MOMENTUM,
        nesterovs_momentum=False,
        max_iter=int(epochs),
        shuffle=True,
        random_state=1,
        tol=0.0,
        n_iter_no_change=10**9,  # never stop early
    )


def fit(net, x, y):
    """Seconds in the loop, and the last epoch's loss."""
    start = peer.clock()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "didn't converge": it wasn't to
        net.fit(x, y)
    return net.loop_seconds or peer.clock() - start, net.loss_


def about():
    import sklearn

    print(f"version={sklearn.__version__} blas={peer.blas()}")


def loop(data, layers, act, batch, epochs, threads, least):
    x, y = peer.read_rows(data, peer.sizes(layers)[0])
    few = 8 * int(batch) + 50
    fit(classifier(layers, act, batch, 1), x[:few], y[:few])
    peer.repeat(
        lambda: fit(classifier(layers, act, batch, epochs), x, y),
        len(x),
        int(epochs),
        float(least),
    )


def train(data, layers, act, batch, epochs, threads, model):
    from sklearn.preprocessing import StandardScaler

    x, y, names = peer.read_csv(data)
    scaler = StandardScaler()
    net = classifier(layers, act, batch, epochs)
    fit(net, scaler.fit_transform(x), y)
    save(model, scaler, net, names)


def save(path, scaler, net, names):
    net.__class__ = net.__class__.__base__  # pickle finds no local class
    with open(path, "wb") as file:
        pickle.dump((scaler, net, list(names)), file)


def model(layers, act, path):
    import numpy as np
    from sklearn.preprocessing import StandardScaler

    n = peer.sizes(layers)
    x = np.random.default_rng(1).normal(size=(256, n[0])).astype(np.float32)
    y = np.arange(256) % n[-1]
    scaler = StandardScaler()
    net = classifier(layers, act, 256, 1)
    fit(net, scaler.fit_transform(x), y)
    save(path, scaler, net, [f"c{i}" for i in range(n[-1])])


def predict(path, data):
    with open(path, "rb") as file:
        scaler, net, names = pickle.load(file)
    print("class")
    for x in peer.chunks(data):
        peer.write_classes(names, net.predict(scaler.transform(x)))


peer.main(
    {
        "about": about,
        "loop": loop,
        "train": train,
        "model": model,
        "predict": predict,
    }
)
