/* encoder_codes.c - rows of a dataset from the codes of their cells. */
#include "encoder_codes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "encoder_cell.h"

/* Codes that a category's cells had, at the place their bits say, each with the
 * level that it is. The code of an ignored cell stands for none. */
enum { SEEN = 256, NO_CODE = 0xe };

typedef struct seen {
    cell_code code;
    uint32_t level;
} seen;

struct codes_memo {
    size_t n_columns;
    seen (*columns)[SEEN]; /* inputs, then targets */
};

bool codes_suffice(const bp_encoder *encoder, const bp_cells *cells) {
    for (size_t i = 0; i < encoder->n_inputs + encoder->n_targets; i++) {
        const bp_column *column =
            i < encoder->n_inputs ? &encoder->inputs[i]
                                  : &encoder->targets[i - encoder->n_inputs];
        if (cells->words[column->position].is_over ||
            (column->type == BP_CATEGORY && !column->numeric &&
             cells->has_numbers[column->position]))
            return false;
    }
    return true;
}

bp_status codes_memo_new(codes_memo **made, const bp_encoder *encoder,
                         bp_error *err) {
    codes_memo *memo = bp_alloc(1, sizeof *memo, err);
    if (!memo)
        return BP_ESYSTEM;
    memo->n_columns = encoder->n_inputs + encoder->n_targets;
    memo->columns = bp_alloc(memo->n_columns, sizeof *memo->columns, err);
    if (!memo->columns) {
        free(memo);
        return BP_ESYSTEM;
    }
    for (size_t i = 0; i < memo->n_columns; i++)
        for (size_t j = 0; j < SEEN; j++)
            memo->columns[i][j].code = NO_CODE;
    *made = memo;
    return BP_OK;
}

void codes_memo_free(codes_memo *memo) {
    if (!memo)
        return;
    free(memo->columns);
    free(memo);
}

static seen *look_up(seen *columns, cell_code code) {
    return &columns[(code >> 4 ^ code >> 12) % SEEN];
}

/* The text of a cell again, or one that reads the same. */
static const char *text_of(const bp_encoder *encoder, const bp_cells *cells,
                           size_t col, cell_code code, char text[BP_NUM_TEXT]) {
    if (code == cell_special(CELL_EMPTY))
        return "";
    if (code == cell_special(CELL_MINUS_ZERO))
        return "-0";
    if (!cell_is_number(code))
        return cells->words[col].items[cell_word(code)].text;
    bp_num_from_double(cell_number(code), text);
    char *point = strchr(text, '.');
    if (point)
        *point = encoder->dialect.decimal;
    return text;
}

/* Encodes a cell by its text: the slow way, for what comes seldom. */
static bp_status encode_text(const bp_encoder *encoder, const bp_cells *cells,
                             const bp_column *column, cell_code code,
                             bool is_target, float *to, bp_error *err) {
    char buffer[BP_NUM_TEXT];
    char *text =
        (char *)text_of(encoder, cells, column->position, code, buffer);
    bp_record record = {.file = "", .n_cells = 1, .cells = &text};
    place at = {&record, column, 0, text};
    effect done = NOTHING;
    return is_target ? encoder_target(encoder, &at, to, err)
                     : encoder_input(encoder, &at, to, &done, err);
}

static bp_status encode_number(const bp_encoder *encoder, const bp_cells *cells,
                               const bp_column *column, cell_code code,
                               bool is_target, float *to, bp_error *err) {
    if (!cell_is_number(code))
        return encode_text(encoder, cells, column, code, is_target, to, err);
    *to = column_scaled(column, cell_number(code));
    if (!isfinite(*to))
        return encode_text(encoder, cells, column, code, is_target, to, err);
    if (column->has_indicator)
        to[1] = 0;
    return BP_OK;
}

/* Which of a category's inputs is 1; its width when none is. */
static size_t find_one(const float *x, size_t width) {
    size_t i = 0;
    while (i < width && x[i] == 0)
        i++;
    return i;
}

static bp_status encode_category(const bp_encoder *encoder,
                                 const bp_cells *cells, const bp_column *column,
                                 seen *memo, cell_code code, float *x,
                                 bp_error *err) {
    size_t width = bp_column_width(column);
    seen *its = look_up(memo, code);
    if (its->code != code) {
        bp_status status =
            encode_text(encoder, cells, column, code, false, x, err);
        if (status)
            return status;
        *its = (seen){code, (uint32_t)find_one(x, width)};
        return BP_OK;
    }
    memset(x, 0, width * sizeof *x);
    if (its->level < width)
        x[its->level] = 1;
    return BP_OK;
}

static bp_status encode_class(const bp_encoder *encoder, const bp_cells *cells,
                              const bp_column *column, seen *memo,
                              cell_code code, float *t, bp_error *err) {
    seen *its = look_up(memo, code);
    if (its->code != code) {
        bp_status status =
            encode_text(encoder, cells, column, code, true, t, err);
        if (status)
            return status;
        *its = (seen){code, (uint32_t)*t};
    }
    *t = (float)its->level;
    return BP_OK;
}

bp_status codes_encode(codes_memo *memo, const bp_encoder *encoder,
                       const bp_cells *cells, const cell_code *row, float *x,
                       float *t, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < encoder->n_inputs; i++) {
        const bp_column *column = &encoder->inputs[i];
        cell_code code = row[column->position];
        bool is_number = column->type == BP_NUMBER;
        status = is_number ? encode_number(encoder, cells, column, code, false,
                                           x, err)
                           : encode_category(encoder, cells, column,
                                             memo->columns[i], code, x, err);
        x += bp_column_width(column);
    }
    for (size_t i = 0; !status && i < encoder->n_targets; i++) {
        const bp_column *column = &encoder->targets[i];
        cell_code code = row[column->position];
        status =
            column->type == BP_NUMBER
                ? encode_number(encoder, cells, column, code, true, &t[i], err)
                : encode_class(encoder, cells, column,
                               memo->columns[encoder->n_inputs + i], code,
                               &t[i], err);
    }
    return status;
}
