/* kept_rows.c - the rows of a piece that a filter keeps. */
#include "kept_rows.h"

bp_status kept_rows_init(kept_rows *kept, const bp_table *table,
                         const bp_filter *filter, bool are_counted,
                         bp_error *err) {
    *kept = (kept_rows){.filter = filter, .are_counted = are_counted};
    return bp_rows_init(&kept->rows, table, false, err);
}

void kept_rows_free(kept_rows *kept) {
    bp_rows_free(&kept->rows);
    *kept = (kept_rows){0};
}

void kept_rows_start(kept_rows *kept, const bp_piece *piece) {
    bp_rows_start(&kept->rows, piece);
    kept->n = kept->n_dropped = 0;
}

static bp_status refuse_changed(const bp_piece *piece, bp_error *err) {
    return bp_fail(err, BP_EDATA, "%s: has changed while it was read",
                   piece->name);
}

bp_status kept_rows_next(kept_rows *kept, bp_record *row, size_t *n,
                         bp_error *err) {
    const bp_piece *piece = kept->rows.piece;
    bp_status status = bp_rows_next(&kept->rows, row, err);
    while (!status && row->n_cells > 0 && bp_filter_drops(kept->filter, row)) {
        kept->n_dropped++;
        status = bp_rows_next(&kept->rows, row, err);
    }
    if (status)
        return status;
    bool is_end = row->n_cells == 0;
    if (kept->are_counted && is_end != (kept->n == piece->n_rows))
        return refuse_changed(piece, err);
    *n = kept->n;
    kept->n += !is_end;
    return BP_OK;
}
