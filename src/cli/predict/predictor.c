/* predictor.c - predictions for the rows of a table, on several threads.
 *
 * What goes wrong in a piece is told when its text has been written: so what
 * comes before a bad row is there, and the first error in the order of the
 * rows is the one that counts.
 */
#include "predict/predictor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/backprop.h"
#include "bp/mem.h"

enum { BATCH = 256 };

/* A row that waits for its batch. */
typedef struct waiting {
    size_t line;
    size_t kept_end; /* of its kept cells in worker->kept */
    bool has_x;      /* it was encoded; else it gets empty cells */
} waiting;

/* All that a thread has of its own. */
typedef struct worker {
    bool is_ready;
    bp_rows rows;
    bp_workspace ws;
    writer_room room;
    bp_encoded counts, again;   /* of all its rows; and of a single one */
    size_t width;               /* of a row's inputs */
    float *x;                   /* those of the batch, */
    const float *x_rows[BATCH]; /* where each row of them starts, */
    size_t n_x;                 /* and how many there are */
    waiting waiting[BATCH];
    size_t n_waiting;
    output kept; /* cells to be passed through, of the rows that wait */
    size_t n_blank, n_comments;

    output text; /* of the piece, until its turn has come */
    size_t n_bad;
    bp_error first_bad;
    bp_status status; /* what is to be told then */
    bp_error err;
} worker;

static bp_status counts_init(bp_encoded *counts, size_t n, bp_error *err) {
    counts->n_filled = bp_alloc(n, sizeof *counts->n_filled, err);
    counts->n_unseen = bp_alloc(n, sizeof *counts->n_unseen, err);
    return counts->n_filled && counts->n_unseen ? BP_OK : BP_ESYSTEM;
}

static void counts_free(bp_encoded *counts) {
    free(counts->n_filled);
    free(counts->n_unseen);
}

/* A thread that gets no piece needs none of this. */
static bp_status make_ready(const predictor *p, worker *w, bp_error *err) {
    w->width = bp_encoder_width(&p->model->encoder);
    size_t n_inputs = p->model->encoder.n_inputs;
    bp_status status = bp_rows_init(&w->rows, p->table, p->n_kept > 0, err);
    w->rows.takes_ragged = p->passes_bad_rows;
    if (!status)
        status =
            bp_workspace_init(&w->ws, &p->model->network, BATCH, false, err);
    if (!status)
        status = writer_room_init(&w->room, p->writer, err);
    if (!status)
        status = counts_init(&w->counts, n_inputs, err);
    if (!status)
        status = counts_init(&w->again, n_inputs, err);
    if (status)
        return status;
    w->x = bp_alloc_floats(BATCH * w->width, err);
    if (!w->x)
        return BP_ESYSTEM;
    for (size_t i = 0; i < BATCH; i++)
        w->x_rows[i] = w->x + i * w->width;
    w->is_ready = true;
    return BP_OK;
}

static void worker_free(worker *w) {
    bp_rows_free(&w->rows);
    bp_workspace_free(&w->ws);
    writer_room_free(&w->room);
    counts_free(&w->counts);
    counts_free(&w->again);
    free(w->x);
    output_free(&w->kept);
    output_free(&w->text);
}

static void count_bad(worker *w, const bp_error *why) {
    if (w->n_bad++ == 0)
        w->first_bad = *why;
}

/* The kept cells of a row, each with a delimiter behind it, as they are in the
 * file. A row that is too short has nothing in those it lacks. */
static void keep_cells(const predictor *p, worker *w, const bp_record *row,
                       output *out) {
    const bp_dialect *dialect = &p->table->dialect;
    if (p->keeps_all && row->n_cells == p->table->n_cols) {
        output_add(out, row->raw, row->raw_length);
        output_char(out, dialect->delimiter);
        return;
    }
    for (size_t i = 0; i < p->n_kept; i++) {
        size_t length, col = p->kept[i];
        if (col < row->n_cells) {
            const char *raw = bp_csv_raw_cell(w->rows.csv, row, col, &length);
            output_add(out, raw, length);
        } else {
            output_cell(out, "", dialect);
        }
        output_char(out, dialect->delimiter);
    }
}

/* Writes the row that is first of those waiting, with room->a if it has x. */
static bp_status write_row(const predictor *p, worker *w, const waiting *row,
                           size_t kept_start, bp_error *err) {
    bool can = row->has_x && writer_can(p->writer, &w->room);
    if (row->has_x && !can) {
        bp_error_write(
            err, BP_EMODEL,
            "%s:%zu: the model's outputs for this row are beyond the range "
            "of numbers; are its cells in the units of the training file?",
            w->rows.piece->name, row->line);
        if (!p->passes_bad_rows)
            return BP_EMODEL;
        count_bad(w, err);
    }
    if (row->kept_end > kept_start)
        output_add(&w->text, w->kept.bytes + kept_start,
                   row->kept_end - kept_start);
    if (can)
        writer_row(p->writer, &w->room, &w->text);
    else
        writer_no_row(p->writer, p->n_kept == 0, &w->text);
    return BP_OK;
}

/* Predicts the rows that wait and writes them. */
static bp_status flush_rows(const predictor *p, worker *w, bp_error *err) {
    bp_status status = output_check(&w->kept, err);
    bp_matrix a = {0};
    if (!status && w->n_x > 0)
        a = bp_forward(p->kernel, &p->model->network, &w->ws, w->x_rows,
                       w->n_x);
    size_t m = 0, kept_start = 0;
    for (size_t i = 0; !status && i < w->n_waiting; i++) {
        const waiting *row = &w->waiting[i];
        if (row->has_x)
            bp_matrix_get_row(a, m++, w->room.a);
        status = write_row(p, w, row, kept_start, err);
        kept_start = row->kept_end;
    }
    w->n_waiting = w->n_x = 0;
    output_clear(&w->kept);
    return status ? status : output_check(&w->text, err);
}

static bp_status refuse_ragged(const predictor *p, const bp_record *row,
                               bp_error *err) {
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: %zu cell%s where the other rows have %zu",
                   row->file, row->line, row->n_cells,
                   row->n_cells == 1 ? "" : "s", p->table->n_cols);
}

static bp_status encode(const predictor *p, const bp_record *row, float *x,
                        const bp_encoded *counts, bp_error *err) {
    if (row->n_cells != p->table->n_cols)
        return refuse_ragged(p, row, err);
    return bp_encoder_inputs(&p->model->encoder, row, p->columns, x, counts,
                             err);
}

/* What was counted of a row before it turned out to be bad was never used. */
static void uncount(const predictor *p, worker *w, const bp_record *row,
                    float *x) {
    size_t n = p->model->encoder.n_inputs;
    bp_error ignored;
    memset(w->again.n_filled, 0, n * sizeof *w->again.n_filled);
    memset(w->again.n_unseen, 0, n * sizeof *w->again.n_unseen);
    encode(p, row, x, &w->again, &ignored);
    for (size_t i = 0; i < n; i++) {
        w->counts.n_filled[i] -= w->again.n_filled[i];
        w->counts.n_unseen[i] -= w->again.n_unseen[i];
    }
}

static bp_status take_row(const predictor *p, worker *w, const bp_record *row,
                          bp_error *err) {
    float *x = w->x + w->n_x * w->width;
    bp_error why;
    bp_status status = encode(p, row, x, &w->counts, &why);
    bool is_bad = status == BP_EDATA && p->passes_bad_rows;
    if (status && !is_bad) {
        *err = why;
        return status;
    }
    if (is_bad) {
        uncount(p, w, row, x);
        /* A row before it may be the first bad one. */
        status = w->n_bad == 0 ? flush_rows(p, w, err) : BP_OK;
        count_bad(w, &why);
    }
    if (status)
        return status;
    if (p->n_kept > 0)
        keep_cells(p, w, row, &w->kept);
    w->waiting[w->n_waiting++] = (waiting){row->line, w->kept.length, !is_bad};
    w->n_x += !is_bad;
    return w->n_waiting == BATCH ? flush_rows(p, w, err) : BP_OK;
}

/* The first file's header is read here and not by bp_rows: its cells may be
 * among those kept. */
static bp_status take_header(const predictor *p, worker *w, bp_error *err) {
    bp_record row;
    bp_status status = bp_csv_next(w->rows.csv, &row, err);
    if (status)
        return status;
    w->rows.at_header = false;
    if (p->n_kept > 0)
        keep_cells(p, w, &row, &w->text);
    return writer_header(p->writer, p->table, p->kept, p->n_kept, &w->text,
                         err);
}

static bp_status predict_piece(const predictor *p, worker *w,
                               const bp_piece *piece, bp_error *err) {
    bp_record row;
    bp_status status = BP_OK;
    bp_rows_start(&w->rows, piece);
    if (w->rows.at_header && piece->number == 0)
        status = take_header(p, w, err);
    while (!status) {
        status = bp_rows_next(&w->rows, &row, err);
        if (status || row.n_cells == 0)
            break;
        status = take_row(p, w, &row, err);
    }
    /* What came before a bad row is predicted, and is written. */
    bp_error earlier;
    bp_status flushed = flush_rows(p, w, &earlier);
    if (flushed)
        *err = earlier;
    w->n_blank += bp_csv_blank_lines(w->rows.csv);
    w->n_comments += bp_csv_comments(w->rows.csv);
    return flushed ? flushed : status;
}

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    const predictor *p = context;
    worker *w = &p->workers[thread];
    bp_status status = w->is_ready ? BP_OK : make_ready(p, w, err);
    if (status)
        return status;
    output_clear(&w->text);
    w->n_bad = 0;
    w->status = predict_piece(p, w, piece, &w->err);
    return BP_OK;
}

static bp_status write_text(const output *text, bp_error *err) {
    errno = 0;
    if (text->length)
        fwrite(text->bytes, 1, text->length, stdout);
    if (!ferror(stdout) && fflush(stdout) == 0)
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM, "standard output: can't be written: %s",
                   errno ? strerror(errno) : "writing failed");
}

static bp_status finish(void *context, size_t thread, bp_piece *piece,
                        bp_error *err) {
    (void)piece;
    predictor *p = context;
    const worker *w = &p->workers[thread];
    bp_status status = write_text(&w->text, err);
    if (status)
        return status;
    if (p->n_bad == 0 && w->n_bad > 0)
        p->first_bad = w->first_bad;
    p->n_bad += w->n_bad;
    if (w->status)
        *err = w->err;
    return w->status;
}

bp_status predictor_run(predictor *p, size_t n_threads, bp_error *err) {
    p->workers = bp_alloc(n_threads, sizeof *p->workers, err);
    if (!p->workers)
        return BP_ESYSTEM;
    p->n_workers = n_threads;
    bp_piece_job job = {.work = work, .finish = finish, .context = p};
    return bp_pieces_run(p->table->pieces, n_threads, &job, err);
}

void predictor_free(predictor *p) {
    for (size_t i = 0; i < p->n_workers; i++)
        worker_free(&p->workers[i]);
    free(p->workers);
    p->workers = NULL;
    p->n_workers = 0;
}

size_t predictor_filled(const predictor *p, size_t i) {
    size_t n = 0;
    for (size_t thread = 0; thread < p->n_workers; thread++)
        if (p->workers[thread].is_ready)
            n += p->workers[thread].counts.n_filled[i];
    return n;
}

size_t predictor_unseen(const predictor *p, size_t i) {
    size_t n = 0;
    for (size_t thread = 0; thread < p->n_workers; thread++)
        if (p->workers[thread].is_ready)
            n += p->workers[thread].counts.n_unseen[i];
    return n;
}

void predictor_passed(const predictor *p, size_t *n_blank, size_t *n_comments) {
    *n_blank = *n_comments = 0;
    for (size_t thread = 0; thread < p->n_workers; thread++) {
        *n_blank += p->workers[thread].n_blank;
        *n_comments += p->workers[thread].n_comments;
    }
}

/* A row has at least as many bytes as inputs. A few times what is usual may be
 * written for each of them; where it may be more, pieces are smaller. */
size_t predictor_piece_size(const bp_model *model, size_t n_cells) {
    enum { LEAST = 1 << 12, USUAL = 1 << 18, TEXT = 1 << 23, CELL = 16 };
    size_t n_inputs = model->encoder.n_inputs;
    size_t size = TEXT / CELL / n_cells;
    size = size > SIZE_MAX / n_inputs ? USUAL : size * n_inputs;
    return size < LEAST ? LEAST : size > USUAL ? USUAL : size;
}
