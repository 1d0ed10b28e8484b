/* gradcheck.c - backpropagation against differences of the loss: which
 * parameters, which rows, and what the errors come to. */
#include "bp/gradcheck.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/backprop.h"
#include "bp/mem.h"
#include "bp/rng.h"
#include "gradcheck_row.h"

/* Rows that go through the engine together. */
enum { MOST_ROWS = 256 };

/* ---- which parameters ---- */

/* Of each layer the weights, and then the biases: group 2 l and 2 l + 1. */
static size_t group_size(const bp_network *net, size_t group) {
    const bp_layer *layer = &net->layers[group / 2];
    return group % 2 ? layer->n_units : layer->n_units * layer->n_inputs;
}

/* Deals `most` out to the groups, round by round, as many to each as to the
 * others while they have some left. */
static void deal(const bp_network *net, size_t most, size_t *shares) {
    size_t n_groups = 2 * net->n_layers, n_open = n_groups;
    for (size_t g = 0; g < n_groups; g++)
        shares[g] = 0;
    while (most > 0 && n_open > 0) {
        size_t each = most / n_open ? most / n_open : 1;
        n_open = 0;
        for (size_t g = n_groups; g-- > 0;) { /* the last layer has fewest */
            size_t left = group_size(net, g) - shares[g];
            size_t more = left < each ? left : each;
            more = more < most ? more : most;
            shares[g] += more;
            most -= more;
            n_open += group_size(net, g) > shares[g];
        }
    }
}

/* Draws `n` of a group in their order: each with the chance that leaves the
 * right number (Knuth, "The Art of Computer Programming", volume 2, 3.4.2,
 * algorithm S). */
static void draw_group(bp_gradcheck *check, const bp_network *net, size_t group,
                       size_t n, bp_rng *rng) {
    const bp_layer *layer = &net->layers[group / 2];
    size_t n_inputs = group % 2 ? 1 : layer->n_inputs;
    size_t left = group_size(net, group);
    for (size_t i = 0; n > 0; i++, left--) {
        if (n < left && bp_rng_below(rng, left) >= n)
            continue;
        check->items[check->n_items++] = (bp_gradcheck_item){
            .layer = group / 2,
            .unit = i / n_inputs,
            .input = group % 2 ? layer->n_inputs : i % n_inputs};
        n--;
    }
}

static bp_status choose(bp_gradcheck *check, const bp_network *net, size_t most,
                        uint64_t seed, bp_error *err) {
    size_t count = bp_network_count(net), shares[2 * BP_MAX_LAYERS];
    bp_rng rng;
    check->items =
        bp_alloc(count < most ? count : most, sizeof *check->items, err);
    if (!check->items)
        return BP_ESYSTEM;
    bp_rng_seed(&rng, seed, BP_RNG_WEIGHTS);
    deal(net, most, shares);
    for (size_t g = 0; g < 2 * net->n_layers; g++)
        draw_group(check, net, g, shares[g], &rng);
    return BP_OK;
}

/* ---- the gradients ---- */

/* What a check takes. */
typedef struct checking {
    bp_gradcheck *check;
    const bp_kernel *kernel;
    const bp_network *net;
    bp_loss loss;
    bp_selection rows;
    bp_textbook book;
    check_row row;
    double *x, *t;        /* the row, in double */
    double *noise;        /* of each difference */
    bp_workspace ws;      /* the engine's, */
    bp_matrix targets;    /* its targets, */
    float *grad;          /* its gradient, */
    const float **inputs; /* and the rows that it takes, n_rows of them */
    uint32_t *taken;
} checking;

static bp_status checking_init(checking *c, bp_error *err) {
    size_t n_in = bp_network_inputs(c->net), n_out = bp_network_outputs(c->net);
    size_t n = c->rows.n_rows, batch = n < MOST_ROWS ? n : MOST_ROWS;
    c->x = bp_alloc(n_in, sizeof *c->x, err);
    c->t = bp_alloc(n_out, sizeof *c->t, err);
    c->noise = bp_alloc(c->check->n_items, sizeof *c->noise, err);
    c->inputs = bp_alloc(n, sizeof *c->inputs, err);
    c->taken = bp_alloc(n, sizeof *c->taken, err);
    c->grad = bp_alloc_floats(c->net->n_params, err);
    if (!c->x || !c->t || !c->noise || !c->inputs || !c->taken || !c->grad)
        return BP_ESYSTEM;
    bp_status status = bp_textbook_init(&c->book, c->net, c->loss, err);
    if (!status)
        status = check_row_init(&c->row, &c->book, err);
    if (!status)
        status = bp_batch_init(&c->targets, batch, n_out, err);
    if (!status)
        status = bp_workspace_init(&c->ws, c->net, batch, true, err);
    return status;
}

static void checking_free(checking *c) {
    bp_workspace_free(&c->ws);
    check_row_free(&c->row);
    bp_textbook_free(&c->book);
    free(c->targets.data);
    free(c->grad);
    free(c->taken);
    free(c->inputs);
    free(c->noise);
    free(c->t);
    free(c->x);
}

static void set_row(checking *c, size_t row) {
    const float *x = bp_dataset_inputs(c->rows.data, row);
    for (size_t k = 0; k < bp_network_inputs(c->net); k++)
        c->x[k] = (double)x[k];
    bp_dataset_targets(c->rows.data, row, c->targets, 0);
    for (size_t j = 0; j < bp_network_outputs(c->net); j++)
        c->t[j] = (double)*bp_at(c->targets, 0, j);
    check_row_set(&c->row, c->x, c->t);
}

/* Adds what the row has to the sums of each parameter. `floor` is that of the
 * squares of the row's sizes for now. */
static void add_differences(checking *c) {
    for (size_t i = c->check->n_items; i-- > 0;) { /* from the last layer on */
        bp_gradcheck_item *item = &c->check->items[i];
        double slope, noise;
        double size = check_row_size(&c->row, item->layer, item->input) *
                      c->row.layers[item->layer].size_delta[item->unit];
        item->floor += size * size;
        if (item->is_on_kink)
            continue;
        item->is_on_kink = !check_row_difference(&c->row, item, &slope, &noise);
        item->difference += slope;
        c->noise[i] += noise;
    }
}

static void run_textbook(checking *c) {
    bp_gradcheck *check = c->check;
    for (size_t i = 0; i < c->rows.n_rows; i++) {
        size_t row = bp_selected(&c->rows, i);
        set_row(c, row);
        if (check_row_is_endless(&c->row)) {
            check->n_endless_rows++;
        } else if (check_row_is_on_kink(&c->row)) {
            check->n_kink_rows++;
        } else {
            c->taken[check->n_rows] = (uint32_t)row;
            c->inputs[check->n_rows++] = bp_dataset_inputs(c->rows.data, row);
            check->loss += c->row.loss;
            bp_textbook_backward(&c->book, c->t);
            add_differences(c);
        }
    }
    for (size_t i = 0; i < check->n_items; i++) {
        bp_gradcheck_item *item = &check->items[i];
        const bp_textbook_layer *layer = &c->book.layers[item->layer];
        const bp_neuron *neuron = &layer->neurons[item->unit];
        item->textbook = item->input == layer->n_inputs
                             ? neuron->bias_gradient
                             : neuron->gradient[item->input];
    }
}

static void run_engine(checking *c) {
    size_t n_rows = c->check->n_rows;
    bp_sink sink = bp_sink_into(c->grad);
    for (size_t from = 0, n; from < n_rows; from += n) {
        n = n_rows - from < MOST_ROWS ? n_rows - from : MOST_ROWS;
        for (size_t m = 0; m < n; m++)
            bp_dataset_targets(c->rows.data, c->taken[from + m], c->targets, m);
        c->targets.rows = n;
        bp_forward(c->kernel, c->net, &c->ws, c->inputs + from, n);
        bp_backward(c->kernel, c->net, &c->ws, c->targets, c->loss, &sink);
        for (size_t i = 0; i < c->check->n_items; i++) {
            bp_gradcheck_item *item = &c->check->items[i];
            const bp_layer *layer = &c->net->layers[item->layer];
            item->engine +=
                (double)(item->input == layer->n_inputs
                             ? bp_layer_b(layer, c->grad)[item->unit]
                             : *bp_layer_weight(layer, c->grad, item->input,
                                                item->unit));
        }
    }
}

/* ---- the errors ---- */

static double relative_error(double got, double want, double floor) {
    double error = fabs(got - want);
    if (error == 0)
        return 0;
    error /= fmax(floor, fmax(fabs(got), fabs(want)));
    return isfinite(error) ? error : INFINITY; /* as NaN is */
}

/* What is smaller, float32 loses on the way: it has nothing below 2^-149. */
static const double least = 0x1p-100;

/* From sums over the rows to means, and from these to errors. */
static void judge(bp_gradcheck_item *item, double noise, double n_rows) {
    item->engine /= n_rows;
    item->textbook /= n_rows;
    item->difference /= n_rows;
    item->floor = fmax(BP_GRADCHECK_FLOOR * sqrt(item->floor) / n_rows,
                       noise / n_rows / BP_GRADCHECK_TEXTBOOK);
    item->floor = fmax(item->floor, least);
    if (item->is_on_kink)
        return;
    item->engine_error =
        relative_error(item->engine, item->difference, item->floor);
    item->textbook_error =
        relative_error(item->textbook, item->difference, item->floor);
}

static void run(checking *c) {
    bp_gradcheck *check = c->check;
    run_textbook(c);
    if (check->n_rows == 0)
        return;
    run_engine(c);
    check->loss /= (double)check->n_rows;
    for (size_t i = 0; i < check->n_items; i++) {
        judge(&check->items[i], c->noise[i], (double)check->n_rows);
        check->n_on_kink += check->items[i].is_on_kink;
    }
}

bp_status bp_gradcheck_run(bp_gradcheck *check, const bp_kernel *kernel,
                           const bp_network *net, bp_loss loss,
                           const bp_selection *rows, size_t most, uint64_t seed,
                           bp_error *err) {
    assert(rows->n_rows > 0 && most > 0);
    *check = (bp_gradcheck){0};
    checking c = {.check = check,
                  .kernel = kernel,
                  .net = net,
                  .loss = loss,
                  .rows = *rows};
    bp_status status = choose(check, net, most, seed, err);
    if (!status)
        status = checking_init(&c, err);
    if (!status)
        run(&c);
    checking_free(&c);
    if (status)
        bp_gradcheck_free(check);
    return status;
}

void bp_gradcheck_free(bp_gradcheck *check) {
    free(check->items);
    *check = (bp_gradcheck){0};
}

/* ---- what they come to ---- */

static int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of(double *errors, size_t n) {
    if (n == 0)
        return 0;
    qsort(errors, n, sizeof *errors, compare_doubles);
    return n % 2 ? errors[n / 2] : (errors[n / 2 - 1] + errors[n / 2]) / 2;
}

/* Takes the error of an item. */
static void count_error(bp_gradcheck_errors *to, size_t at, double error,
                        double *errors) {
    if (to->n_checked == 0 || error > to->largest) {
        to->largest = error;
        to->worst = at;
    }
    errors[to->n_checked++] = error;
}

bp_status bp_gradcheck_layer(const bp_gradcheck *check, size_t layer,
                             bp_gradcheck_errors *engine,
                             bp_gradcheck_errors *textbook, bp_error *err) {
    *engine = *textbook = (bp_gradcheck_errors){.worst = check->n_items};
    double *of_engine = bp_alloc(check->n_items, sizeof *of_engine, err);
    double *of_textbook = bp_alloc(check->n_items, sizeof *of_textbook, err);
    bp_status status = of_engine && of_textbook ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < check->n_items; i++) {
        const bp_gradcheck_item *item = &check->items[i];
        if (item->layer != layer || item->is_on_kink)
            continue;
        count_error(engine, i, item->engine_error, of_engine);
        count_error(textbook, i, item->textbook_error, of_textbook);
    }
    if (!status) {
        engine->median = median_of(of_engine, engine->n_checked);
        textbook->median = median_of(of_textbook, textbook->n_checked);
    }
    free(of_engine);
    free(of_textbook);
    return status;
}
