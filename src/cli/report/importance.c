/* importance.c - which columns the score on these rows hangs on. */
#include "plot/kinds.h"
#include "report/html.h"
#include "report/page.h"

enum { SHOWN = 30 };

static void put_table(const page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t n = encoder->n_inputs, n_shown = n < SHOWN ? n : SHOWN;
    char name[PAGE_NAME];
    html_table(p->out, "The same as numbers",
               "Column|#Fall of the score|#Standard deviation|#Rise of the "
               "loss|#Standard deviation");
    for (size_t i = 0; i < n_shown; i++) {
        const bp_importance *its = &p->ranked[i].importance;
        html_row(p->out,
                 page_name(encoder->inputs[p->ranked[i].column].name, name));
        html_number(p->out, "%.4f", its->fall);
        html_number(p->out, "%.4f", its->fall_sd);
        html_number(p->out, "%.4g", its->rise);
        html_number(p->out, "%.3g", its->rise_sd);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    if (n_shown < n)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp eval --importance --all lists.",
                     n - n_shown);
}

bp_status page_importance(page *p, bp_error *err) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t repeats = p->values->repeats;
    chart c = {0};
    if (!p->ranked)
        return BP_OK;
    html_section(p->out, "importance", "Importance of columns");
    html_element(p->out, "p",
                 "How far the %s, which is %.4f, falls when what stands in one "
                 "column is shuffled among the rows (permutation importance): "
                 "mean of %zu shuffle%s. It says what this model makes of "
                 "these rows, not what is so in the world: of two columns that "
                 "tell the same, each can stand in for the other.",
                 encoder->task == BP_CLASSIFY ? "accuracy"
                 : encoder->n_targets > 1     ? "mean R2 of the targets"
                                              : "R2",
                 p->score, repeats, page_plural(repeats));
    bp_status status = plot_importance(&c, p->ranked, encoder, repeats,
                                       p->judged->rows.data.n_rows, p->score,
                                       p->model_name, err);
    status = page_figure(p, &c, status, err);
    if (!status)
        put_table(p);
    html_section_end(p->out);
    return status;
}
