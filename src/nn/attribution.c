/* attribution.c - integrated gradients, from the baseline to the row.
 *
 * Parts of the way are done from left to right, so that each sum has one order.
 */
#include "bp/attribution.h"

#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "outcome.h"

/* A part is done when its two rules and its ends agree as closely as this (of
 * the whole of what there is to explain; and of the outputs themselves, which
 * rounding can't tell apart any better). A corner is told apart from the ends
 * of a part by `corner` of its length, if rounding leaves it that. */
static const double part_tolerance = 1e-9, rounding = 1e-13, corner = 1e-10;

/* The most points; and the most halves of halves, which for a row that lies as
 * far away as numbers go are many: all there is to see is near the baseline. */
enum { MOST_POINTS = 1 << 16, MOST_PARTS = 1100 };

/* A place on the way: s, F there, and the z of each unit. */
typedef struct place {
    double s, value;
    double *z;
} place;

typedef struct path {
    bp_textbook *book;
    bp_of of;
    size_t k, n_inputs;
    const double *x, *baseline;
    double *point;           /* where on the way the book was last run */
    double *gradient;        /* and dF/dx there */
    double *kronrod, *gauss; /* sums of gradients over a part */
    place from, to;          /* the part that is looked at */
    double tolerance;
    bp_attribution *made;
} path;

static void run_at(path *p, double s) {
    for (size_t i = 0; i < p->n_inputs; i++)
        p->point[i] = (1 - s) * p->baseline[i] + s * p->x[i];
    bp_textbook_forward(p->book, p->point);
}

/* ---- the gradient ---- */

/* dF/dz of the layer before, from that of layer l. */
static void carry_back(bp_textbook *book, size_t l) {
    const bp_textbook_layer *layer = &book->layers[l];
    bp_textbook_layer *before = &book->layers[l - 1];
    for (size_t j = 0; j < before->n_neurons; j++)
        before->neurons[j].error = 0;
    for (size_t n = 0; n < layer->n_neurons; n++)
        for (size_t j = 0; j < before->n_neurons; j++)
            before->neurons[j].error +=
                layer->neurons[n].weight[j] * layer->neurons[n].error;
    for (size_t j = 0; j < before->n_neurons; j++)
        before->neurons[j].error *=
            bp_textbook_slope(before->transfer, before->neurons[j].activation);
}

/* dF/dx at s. */
static void find_gradient(path *p, double s) {
    bp_textbook *book = p->book;
    run_at(p, s);
    outcome_slopes(book, p->of, p->k);
    for (size_t l = book->n_layers - 1; l > 0; l--)
        carry_back(book, l);
    const bp_textbook_layer *first = &book->layers[0];
    for (size_t i = 0; i < p->n_inputs; i++)
        p->gradient[i] = 0;
    for (size_t n = 0; n < first->n_neurons; n++)
        for (size_t i = 0; i < p->n_inputs; i++)
            p->gradient[i] +=
                first->neurons[n].weight[i] * first->neurons[n].error;
    p->made->n_points++;
}

/* ---- corners ---- */

static bool has_corner(bp_activation f) {
    return f == BP_RELU || f == BP_LEAKY_RELU || f == BP_ELU;
}

/* F and all z at s. */
static void look_at(path *p, place *at, double s) {
    size_t u = 0;
    run_at(p, s);
    at->s = s;
    at->value = bp_attributed(p->book, p->of, p->k);
    for (size_t l = 0; l < p->book->n_layers; l++)
        for (size_t j = 0; j < p->book->layers[l].n_neurons; j++)
            at->z[u++] = p->book->layers[l].neurons[j].activation;
}

/* The first corner inside the part among units first .. end - 1, if z is a
 * straight line; the part's end when there is none. */
static double first_corner(const path *p, size_t first, size_t end) {
    double found = p->to.s, length = p->to.s - p->from.s;
    double least = fmax(corner * length, 1e-14 * p->to.s);
    for (size_t u = first; u < end; u++) {
        double z = p->from.z[u], z_to = p->to.z[u];
        if (!((z < 0 && z_to > 0) || (z > 0 && z_to < 0)))
            continue;
        double s = p->from.s + length * (z / (z - z_to));
        if (s - p->from.s > least && p->to.s - s > least && s < found)
            found = s;
    }
    return found;
}

/* Where to cut the part. Layer by layer: between the corners of the layers
 * before, z is straight if they are all of this kind. Where it isn't, the cut
 * is no worse than another, and the corner is looked for again. */
static double find_cut(const path *p) {
    size_t u = 0;
    for (size_t l = 0; l < p->book->n_layers; l++) {
        const bp_textbook_layer *layer = &p->book->layers[l];
        size_t end = u + layer->n_neurons;
        if (has_corner(layer->transfer)) {
            double cut = first_corner(p, u, end);
            if (cut < p->to.s)
                return cut;
        }
        u = end;
    }
    return p->to.s;
}

/* ---- a part ---- */

/* Sums the gradients of the part's points, each with its weight. */
static void sum_gradients(path *p) {
    static const double points[] = {
        -0.96049126870802028, -0.77459666924148338, -0.43424374934680255, 0,
        0.43424374934680255,  0.77459666924148338,  0.96049126870802028};
    static const double kronrod[] = {0.10465622602646727, 0.26848808986833345,
                                     0.40139741477596222, 0.45091653865847415,
                                     0.40139741477596222, 0.26848808986833345,
                                     0.10465622602646727};
    static const double gauss[] = {0, 5.0 / 9, 0, 8.0 / 9, 0, 5.0 / 9, 0};
    double middle = (p->from.s + p->to.s) / 2;
    double half = (p->to.s - p->from.s) / 2;
    for (size_t i = 0; i < p->n_inputs; i++)
        p->kronrod[i] = p->gauss[i] = 0;
    for (size_t n = 0; n < sizeof points / sizeof *points; n++) {
        find_gradient(p, middle + half * points[n]);
        for (size_t i = 0; i < p->n_inputs; i++) {
            p->kronrod[i] += half * kronrod[n] * p->gradient[i];
            p->gauss[i] += half * gauss[n] * p->gradient[i];
        }
    }
}

/* The sum of the part's contributions and that of their sizes; and how far the
 * two rules are apart, or the sum from the difference between the ends. */
static double part_error(const path *p, double *sum, double *size) {
    double apart = 0;
    *sum = *size = 0;
    for (size_t i = 0; i < p->n_inputs; i++) {
        double way = p->x[i] - p->baseline[i];
        *sum += way * p->kronrod[i];
        *size += fabs(way * p->kronrod[i]);
        apart += fabs(way * (p->kronrod[i] - p->gauss[i]));
    }
    double gap = fabs(*sum - (p->to.value - p->from.value));
    return gap > apart || isnan(gap) ? gap : apart;
}

static void add_part(path *p) {
    for (size_t i = 0; i < p->n_inputs; i++)
        p->made->contributions[i] += (p->x[i] - p->baseline[i]) * p->kronrod[i];
    place done = p->from;
    p->from = p->to;
    p->to = done;
}

/* ---- the way ---- */

/* Parts that lie before the end, nearest last, are waiting in `ends`. False
 * when numbers aren't finite. */
static bool integrate(path *p) {
    double ends[MOST_PARTS] = {1}, sum, size;
    for (size_t n = 1; n > 0;) {
        look_at(p, &p->to, ends[n - 1]);
        bool can_split = n < MOST_PARTS && p->made->n_points < MOST_POINTS;
        double cut = can_split ? find_cut(p) : p->to.s;
        if (cut < p->to.s) {
            ends[n++] = cut;
            continue;
        }
        sum_gradients(p);
        double error = part_error(p, &sum, &size);
        if (!isfinite(error))
            return false;
        double middle = (p->from.s + p->to.s) / 2;
        can_split = can_split && p->from.s < middle && middle < p->to.s;
        if (error > p->tolerance && can_split) {
            ends[n++] = middle;
            continue;
        }
        add_part(p);
        n--;
    }
    return true;
}

static void explain(path *p) {
    bp_attribution *made = p->made;
    double sum = 0, size = 0, ignored;
    look_at(p, &p->to, 1);
    look_at(p, &p->from, 0);
    made->output = p->to.value;
    made->baseline = p->from.value;
    if (!isfinite(made->output) || !isfinite(made->baseline))
        return;
    sum_gradients(p);
    part_error(p, &ignored, &size);
    double greatest = fmax(fabs(made->output), fabs(made->baseline));
    double whole = fmax(fabs(made->output - made->baseline), size);
    p->tolerance = part_tolerance * whole + rounding * greatest;
    if (!integrate(p))
        return;
    size = 0;
    for (size_t i = 0; i < p->n_inputs; i++) {
        sum += made->contributions[i];
        size += fabs(made->contributions[i]);
    }
    made->gap = sum - (made->output - made->baseline);
    made->has_converged = fabs(made->gap) <=
                          BP_ATTRIBUTION_TOLERANCE * size + rounding * greatest;
}

static bp_status path_init(path *p, bp_error *err) {
    size_t n = p->n_inputs, n_units = 0;
    for (size_t l = 0; l < p->book->n_layers; l++)
        n_units += p->book->layers[l].n_neurons;
    p->made->contributions = bp_alloc(n, sizeof(double), err);
    p->point = bp_alloc(n, sizeof(double), err);
    p->gradient = bp_alloc(n, sizeof(double), err);
    p->kronrod = bp_alloc(n, sizeof(double), err);
    p->gauss = bp_alloc(n, sizeof(double), err);
    p->from.z = bp_alloc(n_units, sizeof(double), err);
    p->to.z = bp_alloc(n_units, sizeof(double), err);
    bool is_room = p->made->contributions && p->point && p->gradient &&
                   p->kronrod && p->gauss && p->from.z && p->to.z;
    return is_room ? BP_OK : BP_ESYSTEM;
}

bp_status bp_attribute(bp_attribution *made, bp_textbook *book, bp_of of,
                       size_t k, const double *x, const double *baseline,
                       bp_error *err) {
    *made = (bp_attribution){0};
    path p = {.book = book,
              .of = of,
              .k = k,
              .n_inputs = book->layers[0].n_inputs,
              .x = x,
              .baseline = baseline,
              .made = made};
    bp_status status = path_init(&p, err);
    if (!status)
        explain(&p);
    free(p.point);
    free(p.gradient);
    free(p.kronrod);
    free(p.gauss);
    free(p.from.z);
    free(p.to.z);
    book->input = NULL;
    if (status)
        bp_attribution_free(made);
    return status;
}

void bp_attribution_free(bp_attribution *attribution) {
    free(attribution->contributions);
    *attribution = (bp_attribution){0};
}
