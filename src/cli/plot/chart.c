/* chart.c - charts, made and freed. */
#include "plot/chart.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

void chart_free(chart *c) {
    for (size_t i = 0; i < c->n_series; i++) {
        free(c->series[i].x); /* all four lie in one block */
        bp_strings_free(&c->series[i].labels);
    }
    for (size_t i = 0; i < c->n_grids; i++)
        free(c->grids[i].values);
    bp_strings_free(&c->x.names);
    bp_strings_free(&c->y.names);
    bp_strings_free(&c->texts);
    bp_strings_free(&c->heads);
    bp_strings_free(&c->feet);
    free(c->grids);
    free(c->nodes);
    free(c->edges);
    memset(c, 0, sizeof *c);
}

chart_series *chart_add(chart *c, chart_look look, size_t n, bp_error *err) {
    assert(c->n_series < CHART_SERIES);
    double *values = bp_alloc(n, 4 * sizeof *values, err);
    if (!values)
        return NULL;
    chart_series *series = &c->series[c->n_series++];
    *series = (chart_series){.look = look, .n = n};
    series->x = values;
    series->y = values + n;
    series->low = values + 2 * n;
    series->high = values + 3 * n;
    return series;
}

bp_status chart_add_grids(chart *c, size_t n, size_t n_rows, size_t n_cols,
                          bp_error *err) {
    c->grids = bp_alloc(n, sizeof *c->grids, err);
    if (!c->grids)
        return err->status;
    for (size_t i = 0; i < n; i++) {
        chart_grid *grid = &c->grids[c->n_grids++];
        grid->n_rows = n_rows;
        grid->n_cols = n_cols;
        grid->values = bp_alloc(n_rows, n_cols * sizeof *grid->values, err);
        if (!grid->values)
            return err->status;
    }
    return BP_OK;
}

bp_status chart_add_graph(chart *c, size_t nodes, size_t edges, bp_error *err) {
    c->nodes = bp_alloc(nodes, sizeof *c->nodes, err);
    if (!c->nodes)
        return err->status;
    c->edges = bp_alloc(edges, sizeof *c->edges, err);
    return c->edges ? BP_OK : err->status;
}
