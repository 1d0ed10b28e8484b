/* gradcheck_row.c - one row of a gradient check: sizes, kinks, differences.
 *
 * The formulas stand in gradcheck.h.
 */
#include "gradcheck_row.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"

/* z is moved by 2^-10 at first, and next to a kink by no less than 2^-22. */
enum { FIRST_STEP = 10, LAST_STEP = 22 };

/* So near to a kink, in parts of its size, z can be on either side. */
static const double nearness = 0x1p-20;

/* Rounding of a loss, in parts of what it is computed from. */
static const double grain = 0x1p-51;

bp_status check_row_init(check_row *row, bp_textbook *book, bp_error *err) {
    *row = (check_row){.book = book, .n_layers = book->n_layers};
    row->layers = bp_alloc(book->n_layers, sizeof *row->layers, err);
    if (!row->layers)
        return BP_ESYSTEM;
    for (size_t l = 0; l < book->n_layers; l++) {
        size_t n = book->layers[l].n_neurons;
        double *memory = bp_alloc(n, 5 * sizeof(double), err);
        if (!memory) {
            check_row_free(row);
            return BP_ESYSTEM;
        }
        row->layers[l] = (row_layer){memory, memory + n, memory + 2 * n,
                                     memory + 3 * n, memory + 4 * n};
    }
    return BP_OK;
}

void check_row_free(check_row *row) {
    for (size_t l = 0; row->layers && l < row->n_layers; l++)
        free(row->layers[l].z);
    free(row->layers);
    *row = (check_row){0};
}

double check_row_input(const check_row *row, size_t layer, size_t input) {
    if (input == row->book->layers[layer].n_inputs)
        return 1;
    return layer == 0 ? row->x[input] : row->layers[layer - 1].a[input];
}

double check_row_size(const check_row *row, size_t layer, size_t input) {
    if (layer == 0 || input == row->book->layers[layer].n_inputs)
        return fabs(check_row_input(row, layer, input));
    return row->layers[layer - 1].size_a[input];
}

/* ---- sizes ---- */

static void size_layer(check_row *row, size_t l) {
    const bp_textbook_layer *layer = &row->book->layers[l];
    row_layer *to = &row->layers[l];
    for (size_t j = 0; j < layer->n_neurons; j++) {
        const bp_neuron *neuron = &layer->neurons[j];
        double squares = neuron->bias * neuron->bias;
        for (size_t k = 0; k < layer->n_inputs; k++) {
            double term = neuron->weight[k] * check_row_size(row, l, k);
            squares += term * term;
        }
        double slope =
            layer->transfer == BP_SOFTMAX
                ? neuron->output
                : bp_textbook_slope(layer->transfer, neuron->activation);
        to->size_z[j] = sqrt(squares);
        to->size_a[j] = fmax(fabs(neuron->output), fabs(slope) * to->size_z[j]);
    }
}

/* The greatest slope that f has, or nearly so; exp has none. */
static double steepest(bp_activation f, double a) {
    return f == BP_SIGMOID ? 0.25 : f == BP_EXP ? a : 1;
}

static double size_of_error(const check_row *row, size_t j) {
    const row_layer *last = &row->layers[row->n_layers - 1];
    bp_activation f = row->book->layers[row->n_layers - 1].transfer;
    bp_loss loss = row->book->loss;
    double size = last->size_a[j] + fabs(row->t[j]);
    if (loss == BP_CROSS_ENTROPY || loss == BP_POISSON)
        return size;
    if (loss == BP_MAE ||
        (loss == BP_HUBER && fabs(row->t[j] - last->a[j]) > 1))
        size = 1;
    return size * steepest(f, last->a[j]);
}

static void size_errors(check_row *row) {
    size_t last = row->n_layers - 1;
    row->size_loss = row->loss;
    for (size_t j = 0; j < row->book->layers[last].n_neurons; j++) {
        double size = size_of_error(row, j);
        row->layers[last].size_delta[j] = size;
        row->size_loss += size * row->layers[last].size_z[j];
    }
    for (size_t l = last; l-- > 0;) {
        const bp_textbook_layer *layer = &row->book->layers[l];
        const bp_textbook_layer *behind = layer + 1;
        double *size = row->layers[l].size_delta;
        for (size_t k = 0; k < layer->n_neurons; k++)
            size[k] = 0;
        for (size_t j = 0; j < behind->n_neurons; j++)
            for (size_t k = 0; k < layer->n_neurons; k++) {
                double term = behind->neurons[j].weight[k] *
                              row->layers[l + 1].size_delta[j];
                size[k] += term * term;
            }
        for (size_t k = 0; k < layer->n_neurons; k++)
            size[k] =
                sqrt(size[k]) * steepest(layer->transfer, row->layers[l].a[k]);
    }
}

void check_row_set(check_row *row, const double *x, const double *t) {
    row->x = x;
    row->t = t;
    bp_textbook_forward(row->book, x);
    row->loss = bp_textbook_loss(row->book, t);
    for (size_t l = 0; l < row->n_layers; l++) {
        const bp_textbook_layer *layer = &row->book->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++) {
            row->layers[l].z[j] = layer->neurons[j].activation;
            row->layers[l].a[j] = layer->neurons[j].output;
        }
        size_layer(row, l);
    }
    size_errors(row);
}

/* ---- kinks ---- */

/* Where the slope jumps, or (elu) bends. */
static bool has_kink(bp_activation f) {
    return f == BP_RELU || f == BP_LEAKY_RELU || f == BP_ELU;
}

bool check_row_is_on_kink(const check_row *row) {
    const bp_textbook *book = row->book;
    for (size_t l = 0; l < row->n_layers; l++) {
        const row_layer *its = &row->layers[l];
        bp_activation f = book->layers[l].transfer;
        bool jumps = f == BP_RELU || f == BP_LEAKY_RELU;
        for (size_t j = 0; jumps && j < book->layers[l].n_neurons; j++)
            if (fabs(its->z[j]) <= nearness * its->size_z[j])
                return true;
    }
    const row_layer *last = &row->layers[row->n_layers - 1];
    size_t n = book->layers[row->n_layers - 1].n_neurons;
    for (size_t j = 0; book->loss == BP_MAE && j < n; j++)
        if (fabs(last->a[j] - row->t[j]) <=
            nearness * (last->size_a[j] + fabs(row->t[j])))
            return true;
    return false;
}

bool check_row_is_endless(const check_row *row) {
    const bp_textbook_layer *last = &row->book->layers[row->n_layers - 1];
    bp_loss loss = row->book->loss;
    bool has_log = loss == BP_CROSS_ENTROPY || loss == BP_POISSON;
    bool has_two = loss == BP_CROSS_ENTROPY && last->transfer == BP_SIGMOID;
    for (size_t j = 0; has_log && j < last->n_neurons; j++) {
        double t = row->t[j], a = last->neurons[j].output;
        if ((t > 0 && a < (double)FLT_MIN) ||
            (has_two && t < 1 &&
             bp_textbook_transfer(BP_SIGMOID, -last->neurons[j].activation) <
                 (double)FLT_MIN))
            return true;
    }
    return !isfinite(row->loss);
}

/* The piece of a loss that has an output: -1, 0 or 1. */
static int piece_of(bp_loss loss, double t, double a) {
    double error = t - a;
    if (loss == BP_MAE)
        return (error > 0) - (error < 0);
    return loss == BP_HUBER ? (error > 1) - (error < -1) : 0;
}

/* Whether some unit from layer l on is on another side than it was. */
static bool has_crossed(const check_row *row, size_t l) {
    const bp_textbook *book = row->book;
    for (; l < row->n_layers; l++) {
        const bp_textbook_layer *layer = &book->layers[l];
        bool can = has_kink(layer->transfer);
        bool is_last = l + 1 == row->n_layers && book->loss != BP_MSE;
        for (size_t j = 0; (can || is_last) && j < layer->n_neurons; j++) {
            const bp_neuron *now = &layer->neurons[j];
            if (can && (now->activation > 0) != (row->layers[l].z[j] > 0))
                return true;
            if (is_last &&
                piece_of(book->loss, row->t[j], now->output) !=
                    piece_of(book->loss, row->t[j], row->layers[l].a[j]))
                return true;
        }
    }
    return false;
}

/* ---- differences ---- */

/* Moves z of a unit: all that a parameter before it can do in this row. What
 * doesn't depend on it isn't computed again. */
static void move(check_row *row, size_t l, size_t j, double step) {
    bp_textbook *book = row->book;
    bp_textbook_layer *layer = &book->layers[l];
    bp_neuron *neuron = &layer->neurons[j];
    neuron->activation = row->layers[l].z[j] + step;
    if (layer->transfer == BP_SOFTMAX)
        bp_textbook_fire(book, l);
    else
        neuron->output =
            bp_textbook_transfer(layer->transfer, neuron->activation);
    if (l + 1 == row->n_layers)
        return;
    double change = neuron->output - row->layers[l].a[j];
    for (size_t n = 0; n < layer[1].n_neurons; n++) {
        bp_neuron *next = &layer[1].neurons[n];
        next->activation = row->layers[l + 1].z[n] + next->weight[j] * change;
    }
    bp_textbook_fire(book, l + 1);
    bp_textbook_forward_from(book, l + 2);
}

/* As it was: the layers before the one whose parameters come next must be. */
static void put_back(check_row *row, size_t l, size_t j) {
    row->book->layers[l].neurons[j].activation = row->layers[l].z[j];
    row->book->layers[l].neurons[j].output = row->layers[l].a[j];
}

/* dL/dz by the difference with step h; false when it goes over a kink. */
static bool slope_of_loss(check_row *row, size_t l, size_t j, double h,
                          double *slope) {
    static const double places[] = {-2, 2, -1, 1}, factors[] = {1, -1, -8, 8};
    double sum = 0;
    bool is_smooth = true;
    for (size_t i = 0; is_smooth && i < 4; i++) {
        move(row, l, j, places[i] * h);
        sum += factors[i] * bp_textbook_loss(row->book, row->t);
        is_smooth = !has_crossed(row, l);
    }
    put_back(row, l, j);
    *slope = sum / (12 * h);
    return is_smooth;
}

bool check_row_difference(check_row *row, const bp_gradcheck_item *item,
                          double *difference, double *noise) {
    double input = check_row_input(row, item->layer, item->input);
    *difference = *noise = 0;
    if (input == 0)
        return true; /* moving the weight moves nothing */
    for (int step = FIRST_STEP; step <= LAST_STEP; step += 4) {
        double h = ldexp(1, -step), slope;
        if (!slope_of_loss(row, item->layer, item->unit, h, &slope))
            continue;
        *difference = slope * input;
        *noise = grain * row->size_loss / h * fabs(input);
        return true;
    }
    return false;
}
