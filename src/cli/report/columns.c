/* columns.c - the columns, and how their cells become inputs of the network. */
#include "report/html.h"
#include "report/page.h"
#include "show/names.h"
#include "show/show.h"

/* A long cell of a table, which may break anywhere. */
static void open_long(FILE *out) {
    fputs("<td class=\"long\">", out);
}

static void put_levels(FILE *out, const bp_strings *levels) {
    size_t n = levels->count < PAGE_LEVELS ? levels->count : PAGE_LEVELS;
    char name[PAGE_NAME];
    for (size_t i = 0; i < n; i++) {
        fputs(i ? ", <bdi>" : "<bdi>", out);
        html_put(out, page_name(show_level(levels->items[i]), name));
        fputs("</bdi>", out);
    }
    if (n < levels->count)
        html_say(out, " and %zu more", levels->count - n);
}

static void put_number(FILE *out, const bp_column *column, bool is_input) {
    if (column->scale == 0)
        html_say(out,
                 is_input ? "constant in training: always 0"
                          : "constant in training: %.6g",
                 column->centre);
    else if (column->centre == 0 && column->scale == 1)
        html_say(out, "as it is");
    else
        html_say(out, "(value %s %.6g) / %.6g", column->centre < 0 ? "+" : "-",
                 column->centre < 0 ? -column->centre : column->centre,
                 column->scale);
    if (column->has_indicator)
        html_say(out, "; and a second input, 1 where it is missing");
}

static void put_category(FILE *out, const bp_column *column) {
    html_say(out, "an input for each of %zu level%s: ", column->levels.count,
             page_plural(column->levels.count));
    put_levels(out, &column->levels);
    if (column->has_other)
        html_say(out, "; and one for all others");
}

static void put_missing(FILE *out, const bp_column *column) {
    const bp_strings *levels = &column->levels;
    char name[PAGE_NAME];
    fputs("<td><bdi>", out);
    if (column->type == BP_NUMBER && column->has_fill)
        html_say(out, "as %.6g", column->fill);
    else if (column->type == BP_CATEGORY && column->has_fill)
        html_say(
            out, "as %s",
            page_name(show_level(levels->items[column->fill_level]), name));
    else if (column->type == BP_CATEGORY &&
             bp_strings_find(levels, "") < levels->count)
        html_say(out, "a level");
    else
        html_say(out, "refused");
    fputs("</bdi></td>", out);
}

static void put_inputs(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t n = encoder->n_inputs, n_shown = n < PAGE_COLUMNS ? n : PAGE_COLUMNS;
    char name[PAGE_NAME];
    html_table(p->out, "Inputs",
               "Column|Type|#Inputs|Encoded as|Missing cells");
    for (size_t i = 0; i < n_shown; i++) {
        const bp_column *column = &encoder->inputs[i];
        html_row(p->out, page_name(column->name, name));
        html_cell(p->out, bp_column_type_names[column->type]);
        html_number(p->out, "%zu", bp_column_width(column));
        open_long(p->out);
        if (column->type == BP_NUMBER)
            put_number(p->out, column, true);
        else
            put_category(p->out, column);
        fputs("</td>", p->out);
        put_missing(p->out, column);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    if (n_shown < n)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp show --all lists.", n - n_shown);
    if (encoder->unseen == BP_UNSEEN_OTHER)
        html_element(p->out, "p class=\"note\"",
                     "Levels that are new are taken for none of these.");
}

static void put_targets(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t n = encoder->n_targets,
           n_shown = n < PAGE_TARGETS ? n : PAGE_TARGETS;
    char name[PAGE_NAME];
    html_table(p->out, n == 1 ? "Target" : "Targets", "Column|Type|Encoded as");
    for (size_t j = 0; j < n_shown; j++) {
        const bp_column *column = &encoder->targets[j];
        html_row(p->out, page_name(column->name, name));
        html_cell(p->out, bp_column_type_names[column->type]);
        open_long(p->out);
        if (column->type == BP_NUMBER) {
            put_number(p->out, column, false);
        } else {
            html_say(p->out, "%zu classes: ", column->levels.count);
            put_levels(p->out, &column->levels);
        }
        fputs("</td>", p->out);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    if (n_shown < n)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp show --all lists.", n - n_shown);
}

void page_columns(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t n = bp_encoder_width(encoder);
    html_section(p->out, "columns", "Columns");
    html_element(p->out, "p",
                 "%zu column%s of the file %s %zu input%s of the network. "
                 "Predictions find columns by %s.",
                 encoder->n_inputs, page_plural(encoder->n_inputs),
                 encoder->n_inputs == 1 ? "makes" : "make", n, page_plural(n),
                 encoder->has_names ? "their names, in any order"
                                    : "their places: the file had no names");
    put_inputs(p);
    put_targets(p);
    html_section_end(p->out);
}
