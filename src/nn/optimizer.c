/* optimizer.c - gradient descent: from gradients to better weights.
 *
 * What a step computes for each parameter is in isa/step.c; here is what all of
 * them share, and where the gradient waits when it must be complete first.
 */
#include "bp/optimizer.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "dot.h"

const char *const bp_optimizer_names[BP_N_OPTIMIZERS + 1] = {
    "sgd", "adam", "adamw", "rmsprop", "rprop", "lbfgs", NULL};

bool bp_optimizer_is_full_batch(bp_optimizer_kind kind) {
    return kind == BP_RPROP || kind == BP_LBFGS;
}

static bp_step_kind step_kind(const bp_descent *how) {
    switch (how->kind) {
    case BP_ADAM:
    case BP_ADAMW: return BP_STEP_ADAM;
    case BP_RMSPROP: return BP_STEP_RMSPROP;
    case BP_RPROP: return BP_STEP_RPROP;
    default: return how->nesterov ? BP_STEP_NESTEROV : BP_STEP_SGD;
    }
}

static size_t count_blocks(bp_step_kind kind) {
    return kind == BP_STEP_ADAM || kind == BP_STEP_RPROP ? 2 : 1;
}

bp_status bp_optimizer_init(bp_optimizer *opt, const bp_network *net,
                            const bp_descent *how, bp_error *err) {
    assert(how->kind != BP_LBFGS);
    *opt = (bp_optimizer){
        .how = *how,
        .n_params = net->n_params,
        .n_blocks = count_blocks(step_kind(how)),
        .is_direct =
            how->clip_norm == 0 && !bp_optimizer_is_full_batch(how->kind),
    };
    bool has_all = true;
    for (size_t i = 0; i < opt->n_blocks; i++) {
        opt->state[i] = bp_alloc_floats(net->n_params, err);
        has_all = has_all && opt->state[i];
    }
    if (!opt->is_direct) {
        opt->grad = bp_alloc_floats(net->n_params, err);
        has_all = has_all && opt->grad;
    }
    if (has_all)
        return BP_OK;
    bp_optimizer_free(opt);
    return BP_ESYSTEM;
}

void bp_optimizer_free(bp_optimizer *opt) {
    for (size_t i = 0; i < BP_STATE_BLOCKS; i++)
        free(opt->state[i]);
    free(opt->grad);
    *opt = (bp_optimizer){0};
}

/* One step for `n` parameters from `at` on. */
static void step_over(const bp_optimizer *opt, const float *grad, size_t at,
                      size_t n, bool are_biases) {
    float *r = opt->n_blocks > 1 ? opt->state[1] + at : NULL;
    opt->kernel->step(&opt->step, opt->params + at, opt->state[0] + at, r, grad,
                      n, are_biases);
}

static void take(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases) {
    step_over(context, grad, at, n, are_biases);
}

static void add(void *context, const float *grad, size_t at, size_t n,
                bool are_biases) {
    const bp_optimizer *opt = context;
    (void)are_biases;
    float *sum = opt->grad + at;
    for (size_t i = 0; i < n; i++)
        sum[i] += grad[i];
}

/* 1 / (1 - beta^t), from squares: no library's pow is the same everywhere. beta
 * is the one that the step multiplies by. */
static float unbias(float beta, uint64_t t) {
    double power = 1, square = (double)beta;
    for (; t > 0; t >>= 1) {
        if (t & 1)
            power *= square;
        square *= square;
    }
    return (float)(1 / (1 - power));
}

/* Rounding doesn't make it 1, which would divide by 0. */
static float below_one(double beta) {
    return fminf((float)beta, 1 - FLT_EPSILON / 2);
}

static bp_step step_of(const bp_descent *how, uint64_t t, size_t n_rows,
                       double rate) {
    bp_step step = {
        .kind = step_kind(how),
        .scale = 1 / (float)n_rows,
        .l1 = (float)how->l1,
        .l2 = (float)how->l2,
        .decay = (float)(rate * how->weight_decay),
        .rate = (float)rate,
        .beta1 = (float)how->momentum,
    };
    if (step.kind == BP_STEP_ADAM || step.kind == BP_STEP_RMSPROP) {
        step.beta1 = below_one(how->beta1);
        step.beta2 = below_one(how->beta2);
        step.epsilon = fmaxf((float)how->epsilon, FLT_MIN);
        step.unbias1 = unbias(step.beta1, t);
        step.unbias2 = unbias(step.beta2, t);
    }
    return step;
}

/* rprop's first lengths; padding has none. */
static void set_lengths(const bp_network *net, float *lengths, double rate) {
    float length = (float)fmin(fmax(rate, 1e-6), 50);
    for (size_t l = 0; l < net->n_layers; l++) {
        const bp_layer *layer = &net->layers[l];
        for (size_t n = 0; n < layer->n_units; n++) {
            for (size_t k = 0; k < layer->n_inputs; k++)
                *bp_layer_weight(layer, lengths, k, n) = length;
            bp_layer_b(layer, lengths)[n] = length;
        }
    }
}

bp_sink bp_optimizer_begin(bp_optimizer *opt, const bp_kernel *kernel,
                           bp_network *net, size_t n_rows, double rate) {
    assert(net->n_params == opt->n_params);
    opt->kernel = kernel;
    opt->net = net;
    opt->params = net->params;
    opt->step = step_of(&opt->how, opt->n_steps + 1, n_rows, rate);
    if (opt->step.kind == BP_STEP_RPROP && opt->n_steps == 0)
        set_lengths(net, opt->state[0], rate);
    if (opt->is_direct)
        return (bp_sink){take, opt};
    memset(opt->grad, 0, opt->n_params * sizeof *opt->grad);
    return (bp_sink){add, opt};
}

/* Shortens the gradient by making the step take less of it. */
static void clip(bp_optimizer *opt) {
    double scale = (double)opt->step.scale, most = opt->how.clip_norm;
    double norm = scale * sqrt(dot_of(opt->grad, opt->grad, opt->n_params));
    if (norm > most)
        opt->step.scale = (float)(scale * (most / norm));
}

static void step_over_all(const bp_optimizer *opt) {
    for (size_t l = 0; l < opt->net->n_layers; l++) {
        const bp_layer *layer = &opt->net->layers[l];
        size_t w = layer->w_at, b = layer->b_at;
        step_over(opt, opt->grad + w, w, b - w, false);
        step_over(opt, opt->grad + b, b, bp_padded(layer->n_units), true);
    }
}

void bp_optimizer_end(bp_optimizer *opt) {
    if (!opt->is_direct) {
        if (opt->how.clip_norm > 0)
            clip(opt);
        step_over_all(opt);
    }
    opt->n_steps++;
}
