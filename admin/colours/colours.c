#include <stdio.h>

#include "ui/theme.h"

/* Prints the terminal's colours as a style sheet, when the programs are built: so the
 * office's pages and the terminal stay one house. The light theme; the dark one for whom
 * the browser says so; the one of high contrast where more is asked for. */

static void print_colour(const char *name, uint32_t colour)
{
    printf("  --%s: #%06X;\n", name, (unsigned)colour);
}

static void print_theme(enum theme_id id)
{
    const struct theme *theme = theme_get(id);
    const struct {
        const char *name;
        uint32_t colour;
    } rows[] = {
        {"ground", theme->ground},       {"card", theme->card},
        {"card-edge", theme->card_edge}, {"ink", theme->ink},
        {"soft", theme->soft},           {"main", theme->main},
        {"on-main", theme->on_main},     {"pale", theme->pale},
        {"on-pale", theme->on_pale},     {"edge", theme->chip_edge},
        {"report", theme->report},       {"alarm", theme->alarm},
        {"good", theme->good},           {"mark", theme->mark},
        {"on-mark", theme->on_mark},     {"notice", theme->notice},
        {"on-notice", theme->on_notice}, {"notice-edge", theme->notice_edge},
        {"tray", theme->tray},           {"line", theme->line},
        {"focus", theme->focus},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        print_colour(rows[i].name, rows[i].colour);
    static const char *const tints[] = {"teal",   "amber", "red", "green", "plum", "blue",
                                        "violet", "olive", "sky", "leaf",  "rust"};
    for (size_t i = 0; i < sizeof tints / sizeof tints[0]; i++) {
        const struct tint *tint = theme_tint(theme, tints[i]);
        printf("  --%s: #%06X;\n  --on-%s: #%06X;\n", tints[i], (unsigned)tint->ground,
               tints[i], (unsigned)tint->ink);
    }
}

int main(void)
{
    printf(":root {\n  color-scheme: light dark;\n");
    print_theme(THEME_LIGHT);
    printf("}\n@media (prefers-color-scheme: dark) { :root {\n");
    print_theme(THEME_DARK);
    printf("} }\n@media (prefers-contrast: more) { :root {\n");
    print_theme(THEME_CONTRAST);
    printf("} }\n");
    return fflush(stdout) == 0 ? 0 : 1;
}
