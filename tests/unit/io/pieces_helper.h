/* pieces_helper.h - what the tests of pieces share: going over the pieces of
 * some files on several threads, and gathering all that is in them.
 *
 * Workers run on other threads, where nothing may be asserted; they leave in
 * `wrong` what isn't as it must be.
 */
#ifndef BP_TEST_PIECES_HELPER_H
#define BP_TEST_PIECES_HELPER_H

#include <stdatomic.h>
#include <sys/wait.h>

#include "bp/pieces.h"
#include "csv_judge.h"
#include "source_helper.h"

enum { MOST_THREADS = 16, MOST_FILES = 3 };

static const size_t thread_counts[] = {1, 2, 3, 7, MOST_THREADS};
static const bp_dialect comma = {.delimiter = ',', .decimal = '.'};
static const bp_dialect hash = {
    .delimiter = ',', .decimal = '.', .comment = '#'};

/* Files, how they are read, and what must come of it. */
typedef struct input {
    bp_dialect dialect;
    text files[MOST_FILES];
    size_t n_files;
    size_t passed[MOST_FILES];       /* bytes before the first piece */
    size_t passed_lines[MOST_FILES]; /* and lines */
    csv_reading wanted;              /* as libcsv reads what is behind them */
} input;

static inline void append_reading(csv_reading *all, const csv_reading *r) {
    fputs(r->cells.text, all->cells.file);
    fputs(r->lines.text, all->lines.file);
    all->n_records += r->n_records;
    all->n_blank += r->n_blank;
    all->n_comments += r->n_comments;
    each_text(all, text_keep);
}

static inline void pass(input *in, size_t file, size_t length) {
    const char *from = in->files[file].bytes + in->passed[file];
    for (size_t i = 0; i < length; i++)
        in->passed_lines[file] += from[i] == '\n';
    in->passed[file] += length;
}

static inline void pass_line(input *in, size_t file) {
    const char *from = in->files[file].bytes + in->passed[file];
    pass(in, file, (size_t)(strchr(from, '\n') - from) + 1);
}

/* Adds a file; what comes of it is found the plain way. */
static inline void add_file(input *in, const char *bytes, size_t length) {
    size_t file = in->n_files++;
    text *made = &in->files[file];
    *made = (text){calloc(length + 1, 1), length};
    assert_non_null(made->bytes);
    memcpy(made->bytes, bytes, length);
    if (strncmp(bytes, "\xef\xbb\xbf", 3) == 0)
        pass(in, file, 3);
    for (size_t i = 0; i < in->dialect.skip_lines; i++)
        pass_line(in, file);
    const char *from = made->bytes + in->passed[file];
    if (strncmp(from, "sep=", 4) == 0 && from[5 + (from[5] == '\r')] == '\n')
        pass_line(in, file);
    csv_reading judged = judge_read(made->bytes + in->passed[file],
                                    length - in->passed[file], &in->dialect);
    if (file == 0)
        each_text(&in->wanted, text_open);
    append_reading(&in->wanted, &judged);
    in->wanted.status = judged.status;
    reading_free(&judged);
}

/* It stays where it is: what is wanted is written there. */
static inline void start_input(input *in, const char *bytes,
                               const bp_dialect *dialect) {
    *in = (input){.dialect = *dialect};
    add_file(in, bytes, strlen(bytes));
}

static inline void input_free(input *in) {
    each_text(&in->wanted, text_close);
    reading_free(&in->wanted);
    for (size_t i = 0; i < in->n_files; i++)
        free(in->files[i].bytes);
}

/* ---- going over it ---- */

typedef struct worker {
    bp_csv *csv;
    csv_reading r;
    text raw; /* of the piece */
    size_t number;
} worker;

typedef struct gathering {
    const input *in;
    bool again; /* rows were counted before */
    worker workers[MOST_THREADS];
    csv_reading all;  /* that was finished */
    text raw;         /* of all pieces of the file */
    record_text cuts; /* where pieces lie */
    size_t n_pieces, n_rows, file, line;
    bool has_row; /* the first piece of the file */
    const char *wrong;
} gathering;

static inline void require(gathering *g, bool is_so, const char *what) {
    if (!is_so)
        g->wrong = what;
}

static inline void forget_piece(worker *w) {
    reading_free(&w->r);
    free(w->raw.bytes);
    w->r = (csv_reading){0};
    w->raw = (text){0};
}

static inline bp_status gather_work(void *context, size_t thread,
                                    bp_piece *piece, bp_error *err) {
    gathering *g = context;
    worker *w = &g->workers[thread];
    const bp_dialect *dialect = &g->in->dialect;
    bp_record record;
    bp_status status;
    w->number = piece->number;
    w->raw = (text){malloc(piece->length + 1), piece->length};
    memcpy(w->raw.bytes, piece->text, piece->length + 1);
    each_text(&w->r, text_open);
    bp_csv_start(w->csv, piece);
    while (!(status = bp_csv_next(w->csv, &record, err)) &&
           record.n_cells > 0) {
        record.line -= g->in->passed_lines[piece->file];
        note_record(&w->r, w->csv, &record, dialect);
    }
    w->r.n_blank = bp_csv_blank_lines(w->csv);
    w->r.n_comments = bp_csv_comments(w->csv);
    each_text(&w->r, text_close);
    if (!g->again)
        piece->n_rows = w->r.n_records;
    return status;
}

static inline void check_place(gathering *g, const bp_piece *piece,
                               const worker *w) {
    const char *bytes = w->raw.bytes;
    size_t length = piece->length;
    if (piece->is_first) {
        g->file = piece->file;
        g->line = g->in->passed_lines[piece->file] + 1;
        g->raw.length = 0;
        g->has_row = w->r.n_records > 0;
    }
    require(g, g->has_row || w->r.n_records == 0, "first row");
    require(g, piece->number == g->n_pieces, "order");
    require(g, w->number == piece->number, "thread of finish");
    require(g, piece->file == g->file, "file");
    require(g, piece->line == g->line, "line");
    require(g, length > 0 && bytes[length] == '\0', "length");
    require(g, piece->has_quotes == (memchr(bytes, '"', length) != NULL),
            "quotes");
    require(g, piece->n_rows == w->r.n_records, "rows");
    require(g, !g->again || piece->first_row == g->n_rows,
            "number of rows before");
    for (size_t i = 0; i < length; i++)
        g->line += bytes[i] == '\n';
}

static inline bp_status gather_finish(void *context, size_t thread,
                                      bp_piece *piece, bp_error *err) {
    (void)err;
    gathering *g = context;
    worker *w = &g->workers[thread];
    check_place(g, piece, w);
    append_reading(&g->all, &w->r);
    append(&g->raw, w->raw.bytes, w->raw.length);
    const text *file = &g->in->files[piece->file];
    size_t end = g->in->passed[piece->file] + g->raw.length;
    require(g,
            end <= file->length && memcmp(file->bytes + end - g->raw.length,
                                          g->raw.bytes, g->raw.length) == 0,
            "text");
    fprintf(g->cuts.file, "%zu:%zu+%zu ", piece->file, piece->line,
            piece->length);
    text_keep(&g->cuts);
    g->n_pieces++;
    g->n_rows += piece->n_rows;
    forget_piece(w);
    return BP_OK;
}

static inline bp_status gather(gathering *g, bp_pieces *pieces, const input *in,
                               size_t n_threads, bool again, bp_error *err) {
    *g = (gathering){.in = in, .again = again};
    bp_piece_job job = {
        .work = gather_work, .finish = gather_finish, .context = g};
    each_text(&g->all, text_open);
    text_open(&g->cuts);
    for (size_t i = 0; i < n_threads; i++)
        assert_int_equal(
            bp_csv_new(&g->workers[i].csv, &in->dialect, false, err), BP_OK);
    bp_status status = bp_pieces_run(pieces, n_threads, &job, err);
    for (size_t i = 0; i < n_threads; i++) {
        forget_piece(&g->workers[i]); /* that was not finished */
        bp_csv_free(g->workers[i].csv);
    }
    each_text(&g->all, text_close);
    text_close(&g->cuts);
    if (g->wrong)
        fail_msg("%s of a piece, %zu threads", g->wrong, n_threads);
    return status;
}

static inline void gathering_free(gathering *g) {
    reading_free(&g->all);
    free(g->raw.bytes);
    text_free(&g->cuts);
}

/* All of it came out, as it must. */
static inline void check_gathering(const gathering *g, const input *in) {
    assert_int_equal(g->all.n_records, in->wanted.n_records);
    assert_int_equal(g->all.n_blank, in->wanted.n_blank);
    assert_int_equal(g->all.n_comments, in->wanted.n_comments);
    assert_int_equal(g->raw.length + in->passed[in->n_files - 1],
                     in->files[in->n_files - 1].length);
    assert_string_equal(g->all.cells.text, in->wanted.cells.text);
    assert_string_equal(g->all.lines.text, in->wanted.lines.text);
}

/* The pieces of the file t.csv that holds these bytes. */
static inline bp_pieces *open_text(const char *bytes, size_t length,
                                   const bp_cutting *cutting) {
    static const char *const names[] = {"t.csv"};
    bp_pieces *pieces;
    bp_error err;
    write_bytes("t.csv", bytes, length);
    assert_ok(bp_pieces_open(&pieces, names, 1, cutting, &err));
    return pieces;
}

#endif
