"""peer_torch.py - the same work done by PyTorch, written as its tutorials do:
a Sequential, SGD, and batches of shuffled rows."""

import torch
from torch import nn

import peer

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU, "tanh": nn.Tanh}


def network(layers, act):
    n = peer.sizes(layers)
    torch.manual_seed(1)
    parts = []
    for n_inputs, n_units in zip(n, n[1:]):
        parts += [nn.Linear(n_inputs, n_units), ACTIVATIONS[act]()]
    return nn.Sequential(*parts[:-1])


def fit(net, x, y, batch, epochs):
    """Seconds in the loop, and the last epoch's loss."""
    loss_of = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(
        net.parameters(),
        lr=peer.RATE,
        momentum=peer.MOMENTUM,
        weight_decay=peer.PENALTY,
    )
    start = peer.clock()
    for _ in range(epochs):
        total = 0.0
        order = torch.randperm(len(x))
        for rows in order.split(batch):
            optimizer.zero_grad()
            loss = loss_of(net(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
    return peer.clock() - start, total / len(x)


def about():
    print(f"version={torch.__version__} blas={peer.blas()}")


def loop(data, layers, act, batch, epochs, threads, least):
    torch.set_num_threads(int(threads))
    x, y = map(torch.from_numpy, peer.read_rows(data, peer.sizes(layers)[0]))
    batch, epochs = int(batch), int(epochs)
    few = 8 * batch
    fit(network(layers, act), x[:few], y[:few], batch, 1)
    peer.repeat(
        lambda: fit(network(layers, act), x, y, batch, epochs),
        len(x),
        epochs,
        float(least),
    )


def train(data, layers, act, batch, epochs, threads, path):
    torch.set_num_threads(int(threads))
    x, y, names = peer.read_csv(data)
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    mean, scale = x.mean(0), x.std(0)
    net = network(layers, act)
    fit(net, (x - mean) / scale, y, int(batch), int(epochs))
    torch.save((layers, act, mean, scale, list(names), net.state_dict()), path)


def model(layers, act, path):
    n = peer.sizes(layers)
    mean, scale = torch.zeros(n[0]), torch.ones(n[0])
    names = [f"c{i}" for i in range(n[-1])]
    weights = network(layers, act).state_dict()
    torch.save((layers, act, mean, scale, names, weights), path)


def predict(path, data):
    import os

    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    layers, act, mean, scale, names, weights = torch.load(path)
    net = network(layers, act)
    net.load_state_dict(weights)
    print("class")
    with torch.no_grad():
        for x in peer.chunks(data):
            outputs = net((torch.from_numpy(x) - mean) / scale)
            peer.write_classes(names, outputs.argmax(1).tolist())


peer.main(
    {
        "about": about,
        "loop": loop,
        "train": train,
        "model": model,
        "predict": predict,
    }
)
