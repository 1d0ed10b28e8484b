/* leaks.c - inputs from which alone the target can be told: most often
 * it was computed from them, or they were known only after it.
 *
 * One more time over the rows. Their cells become numbers and places in lists
 * of levels on several threads; what is added up of them is added up in the
 * order of the rows, so that the sums don't depend on the number of threads.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "check/leaks.h"

/* The most counters of one column, and of all. */
enum { COUNTERS = 1 << 20, ALL_COUNTERS = 1 << 24 };

/* A cell that was looked at. */
typedef struct value {
    double number; /* NAN: none */
    size_t level;  /* of a target, class; SIZE_MAX: none */
} value;

/* What a thread makes of a piece: rows of values, inputs before targets. */
typedef struct worker {
    bp_rows rows;
    value *values;
    size_t n_rows, capacity;
} worker;

/* What the threads share. */
typedef struct gathering {
    leaks *sums;
    worker *workers; /* one a thread */
} gathering;

static void parse(const leaks *l, const leak_column *column, const char *cell,
                  value *v) {
    if (bp_num_parse(cell, l->c->plan.table.dialect.decimal, &v->number) ==
        BP_NUM_OK)
        v->number = (v->number - column->centre) * column->factor;
}

static value look_up(const leaks *l, const leak_column *column,
                     const char *cell) {
    const bp_profile *its = &l->c->profiles[column->col];
    value v = {.number = NAN, .level = SIZE_MAX};
    if (bp_profile_is_numeric(its))
        parse(l, column, cell, &v);
    if (!its->levels.is_over)
        v.level =
            *cell ? bp_levels_find(&its->levels, cell) : its->levels.count;
    return v;
}

static value look_up_target(const leaks *l, const leak_column *column,
                            const char *cell) {
    value v = {.number = NAN, .level = SIZE_MAX};
    if (!l->n_classes)
        parse(l, column, cell, &v);
    else
        v.level = check_class_of(l->c, cell);
    if (v.level == l->n_classes)
        v.level = SIZE_MAX;
    return v;
}

static bp_status look_at_row(const leaks *l, worker *w, const bp_record *row,
                             bp_error *err) {
    size_t width = l->n_inputs + l->n_targets;
    bp_status status = bp_grow(&w->values, &w->capacity,
                               (w->n_rows + 1) * width, sizeof(value), err);
    if (status)
        return status;
    value *to = w->values + w->n_rows++ * width;
    for (size_t i = 0; i < l->n_inputs; i++)
        *to++ = look_up(l, &l->inputs[i], row->cells[l->inputs[i].col]);
    for (size_t i = 0; i < l->n_targets; i++)
        *to++ =
            look_up_target(l, &l->targets[i], row->cells[l->targets[i].col]);
    return BP_OK;
}

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    const gathering *g = context;
    worker *w = &g->workers[thread];
    bp_record row;
    w->n_rows = 0;
    bp_rows_start(&w->rows, piece);
    bp_status status = bp_rows_next(&w->rows, &row, err);
    while (!status && row.n_cells > 0) {
        status = look_at_row(g->sums, w, &row, err);
        if (!status)
            status = bp_rows_next(&w->rows, &row, err);
    }
    return status;
}

static void add_class(const leaks *l, feature *f, const value *x,
                      size_t class) {
    if (f->by_level) {
        f->counts[x->level * l->n_classes + class]++;
    } else if (!isnan(x->number)) {
        bool is_first = f->counts[class]++ == 0;
        if (is_first || x->number < f->lowest[class])
            f->lowest[class] = x->number;
        if (is_first || x->number > f->highest[class])
            f->highest[class] = x->number;
    }
}

static void add_number(feature *f, const value *x, double y) {
    if (!f->by_level && isnan(x->number))
        return;
    if (f->by_level) {
        f->counts[x->level]++;
        f->sums[x->level] += y;
    } else {
        f->x += x->number;
        f->xx += x->number * x->number;
        f->xy += x->number * y;
    }
    f->n++;
    f->y += y;
    f->yy += y * y;
}

static bp_status finish(void *context, size_t thread, bp_piece *piece,
                        bp_error *err) {
    const gathering *g = context;
    const worker *w = &g->workers[thread];
    leaks *l = g->sums;
    size_t width = l->n_inputs + l->n_targets;
    (void)piece;
    (void)err;
    for (size_t row = 0; row < w->n_rows; row++) {
        const value *x = w->values + row * width, *t = x + l->n_inputs;
        if (l->n_classes && t->level != SIZE_MAX)
            l->class_counts[t->level]++;
        for (size_t i = 0; i < l->n_features; i++) {
            feature *f = &l->features[i];
            if (l->n_classes && t->level != SIZE_MAX)
                add_class(l, f, &x[f->input], t->level);
            else if (!l->n_classes && !isnan(t[f->target].number))
                add_number(f, &x[f->input], t[f->target].number);
        }
    }
    return BP_OK;
}

/* Makes counters for a feature that is worth looking at; others are passed
 * over. */
static bp_status add_feature(leaks *l, size_t input, size_t target,
                             bool by_level, bp_error *err) {
    const bp_profile *its = &l->c->profiles[l->inputs[input].col];
    size_t n_levels = its->levels.count, n_classes = l->n_classes;
    bool is_known = by_level ? !its->levels.is_over &&
                                   n_levels * ROWS_EACH <= l->c->scan.n_rows
                             : bp_profile_is_numeric(its) &&
                                   isfinite(1 / bp_profile_deviation(its));
    size_t n = (by_level ? n_levels + 1 : 1) * (n_classes ? n_classes : 1);
    if (!is_known || n > COUNTERS || l->n_counters + n > ALL_COUNTERS)
        return BP_OK;
    l->n_counters += n;
    feature *f = &l->features[l->n_features++];
    *f = (feature){.input = input,
                   .target = target,
                   .by_level = by_level,
                   .n_levels = n_levels};
    f->counts = bp_alloc(n, sizeof *f->counts, err);
    f->sums = bp_alloc(by_level && !n_classes ? n : 0, sizeof *f->sums, err);
    f->lowest = bp_alloc(by_level ? 0 : n, sizeof *f->lowest, err);
    f->highest = bp_alloc(by_level ? 0 : n, sizeof *f->highest, err);
    return f->counts && f->sums && f->lowest && f->highest ? BP_OK : BP_ESYSTEM;
}

/* For sums of squares, numbers are taken as distances from the mean in standard
 * deviations: nothing is lost where the mean is large, and nothing overflows.
 */
static leak_column make_column(const leaks *l, size_t col) {
    const bp_profile *its = &l->c->profiles[col];
    if (l->n_classes || !bp_profile_is_numeric(its))
        return (leak_column){col, 0, 1};
    return (leak_column){col, its->mean, 1 / bp_profile_deviation(its)};
}

static bp_status make_features(leaks *l, bp_error *err) {
    check *c = l->c;
    const plan *p = &c->plan;
    l->n_targets = p->n_targets;
    l->n_classes = c->classes.list.texts.count;
    l->inputs = bp_alloc(check_n_cols(c), sizeof *l->inputs, err);
    l->targets = bp_alloc(l->n_targets, sizeof *l->targets, err);
    if (!l->inputs || !l->targets)
        return BP_ESYSTEM;
    for (size_t col = 0; col < check_n_cols(c); col++)
        if (c->columns[col].use == CHECK_INPUT)
            l->inputs[l->n_inputs++] = make_column(l, col);
    for (size_t i = 0; i < l->n_targets; i++)
        l->targets[i] = make_column(l, p->targets[i]);
    size_t n = 2 * l->n_inputs * l->n_targets;
    l->features = bp_alloc(n, sizeof *l->features, err);
    l->class_counts = bp_alloc(l->n_classes, sizeof(size_t), err);
    bp_status status = l->features && l->class_counts ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++)
        status = add_feature(l, i / 2 / l->n_targets, i / 2 % l->n_targets,
                             i % 2 == 0, err);
    return status;
}

static bp_status gather(leaks *l, bp_error *err) {
    const plan *p = &l->c->plan;
    gathering g = {l, bp_alloc(p->n_threads, sizeof *g.workers, err)};
    bp_piece_job job = {.work = work, .finish = finish, .context = &g};
    bp_status status = g.workers ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < p->n_threads; i++)
        status = bp_rows_init(&g.workers[i].rows, &p->table, false, err);
    if (!status)
        status = bp_pieces_run(p->table.pieces, p->n_threads, &job, err);
    for (size_t i = 0; g.workers && i < p->n_threads; i++) {
        bp_rows_free(&g.workers[i].rows);
        free(g.workers[i].values);
    }
    free(g.workers);
    return status;
}

static void free_leaks(leaks *l) {
    for (size_t i = 0; i < l->n_features; i++) {
        free(l->features[i].counts);
        free(l->features[i].sums);
        free(l->features[i].lowest);
        free(l->features[i].highest);
    }
    free(l->features);
    free(l->class_counts);
    free(l->inputs);
    free(l->targets);
}

bp_status check_find_leaks(check *c, bp_error *err) {
    leaks l = {.c = c};
    if (c->plan.task == BP_CLASSIFY && c->classes.list.texts.count < 2)
        return BP_OK;
    bp_status status = make_features(&l, err);
    if (!status && l.n_features)
        status = gather(&l, err);
    for (size_t i = 0; !status && i < l.n_features; i++)
        status = check_judge(&l, &l.features[i], err);
    free_leaks(&l);
    return status;
}
