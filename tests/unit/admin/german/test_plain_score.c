#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "german/plain.h"

static struct plain_figures figures_of(const char *text, enum plain_level level)
{
    struct arena arena = {0};
    struct plain_book book;
    struct plain_findings findings = {0};
    struct plain_figures figures;
    struct plain_options options = {.level = level};
    assert_true(plain_book_open(&arena, NULL, &book, NULL));
    assert_true(plain_find(&arena, &book, text, &options, &findings, &figures));
    arena_free(&arena);
    return figures;
}

static void near(double value, double wanted)
{
    if (fabs(value - wanted) > 0.001)
        fail_msg("%f, not %f", value, wanted);
}

/* By hand: 8 words in 2 sentences, 13 syllables, 1 word of 3 syllables and more, 3 of
 * more than 6 letters, 4 of one syllable. */
static void counts_the_formulas(void **state)
{
    (void)state;
    struct plain_figures figures = figures_of(
        "Das Rathaus hilft Familien. Kommen Sie einfach vorbei.", PLAIN_EINFACH);
    assert_int_equal(figures.counts.words, 8);
    assert_int_equal(figures.counts.sentences, 2);
    assert_int_equal(figures.counts.syllables, 14);
    assert_int_equal(figures.counts.parts_heavy, 1);
    assert_int_equal(figures.counts.parts_long, 3);
    assert_int_equal(figures.counts.parts_light, 3);
    near(figures.amstad, 180 - 4 - 58.5 * 14 / 8);
    near(figures.lix, 4 + 37.5);
    near(figures.wstf1,
         0.1935 * 12.5 + 0.1672 * 4 + 0.1297 * 37.5 - 0.0327 * 37.5 - 0.875);
}

#define TWENTY "Wir sind da. Wir sind da. Wir sind da. Wir sind da. Wir sind da. "
#define HARD                                                                            \
    "Zuständige Verwaltungsbehörden ermöglichen Leistungsberechtigten zusätzliche " \
    "Beratungstermine. "

static void sets_the_gates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum plain_level level;
        int gate;
        enum plain_gate wanted;
    } cases[] = {
        {TWENTY, PLAIN_EINFACH, 0, PLAIN_GATE_SHORT}, /* 15 words */
        {TWENTY TWENTY, PLAIN_EINFACH, 0, PLAIN_GATE_MET},
        {TWENTY TWENTY, PLAIN_LEICHT, 0, PLAIN_GATE_MET},
        {TWENTY HARD HARD HARD, PLAIN_EINFACH, 0, PLAIN_GATE_MISSED},
        {TWENTY HARD HARD HARD, PLAIN_EINFACH, 1, PLAIN_GATE_MISSED},
        {TWENTY HARD HARD HARD, PLAIN_EINFACH, 2, PLAIN_GATE_MISSED},
        {TWENTY TWENTY, PLAIN_EINFACH, 3, PLAIN_GATE_MET},
        {"Ja. 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19.", PLAIN_EINFACH, 3,
         PLAIN_GATE_MISSED},
        {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15.", PLAIN_EINFACH, 4, PLAIN_GATE_MET},
        {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15.", PLAIN_LEICHT, 4, PLAIN_GATE_MISSED},
        {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16.", PLAIN_EINFACH, 4, PLAIN_GATE_MISSED},
        {TWENTY TWENTY "Das wird geprüft.", PLAIN_EINFACH, 5, PLAIN_GATE_SHORT},
        {TWENTY TWENTY TWENTY TWENTY "Das wird geprüft.", PLAIN_EINFACH, 5,
         PLAIN_GATE_MET},
        {TWENTY TWENTY TWENTY TWENTY "Das wird geprüft. Das wird gemacht.", PLAIN_EINFACH,
         5, PLAIN_GATE_MISSED},
        {TWENTY TWENTY "Das wird geprüft.", PLAIN_LEICHT, 5, PLAIN_GATE_MISSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plain_figures figures = figures_of(cases[i].text, cases[i].level);
        if (plain_gate_of(&figures, cases[i].gate) != cases[i].wanted)
            fail_msg("case %zu: %s is %d", i, plain_gate_name(cases[i].gate),
                     (int)plain_gate_of(&figures, cases[i].gate));
    }
}

/* Of a thousand words, each limit from both sides: Amstad 65 and 60 (80 and 75), Wiener
 * Sachtextformel 6 (3.5), LIX 36 (28), 9 (8) words a sentence. */
static void knows_the_limits(void **state)
{
    (void)state;
    static const struct {
        enum plain_level level;
        int gate;
        size_t sentences;
        size_t syllables;
        size_t heavy;
        size_t letters;
        enum plain_gate wanted;
    } cases[] = {
        {PLAIN_EINFACH, 0, 125, 1829, 0, 0, PLAIN_GATE_MET},
        {PLAIN_EINFACH, 0, 125, 1830, 0, 0, PLAIN_GATE_NEAR},
        {PLAIN_EINFACH, 0, 125, 1914, 0, 0, PLAIN_GATE_NEAR},
        {PLAIN_EINFACH, 0, 125, 1915, 0, 0, PLAIN_GATE_MISSED},
        {PLAIN_LEICHT, 0, 125, 1572, 0, 0, PLAIN_GATE_MET},
        {PLAIN_LEICHT, 0, 125, 1573, 0, 0, PLAIN_GATE_NEAR},
        {PLAIN_LEICHT, 0, 125, 1658, 0, 0, PLAIN_GATE_NEAR},
        {PLAIN_LEICHT, 0, 125, 1659, 0, 0, PLAIN_GATE_MISSED},
        {PLAIN_EINFACH, 1, 125, 0, 286, 0, PLAIN_GATE_MET},
        {PLAIN_EINFACH, 1, 125, 0, 287, 0, PLAIN_GATE_MISSED},
        {PLAIN_LEICHT, 1, 125, 0, 156, 0, PLAIN_GATE_MET},
        {PLAIN_LEICHT, 1, 125, 0, 157, 0, PLAIN_GATE_MISSED},
        {PLAIN_EINFACH, 2, 125, 0, 0, 280, PLAIN_GATE_MET},
        {PLAIN_EINFACH, 2, 125, 0, 0, 281, PLAIN_GATE_MISSED},
        {PLAIN_LEICHT, 2, 125, 0, 0, 200, PLAIN_GATE_MET},
        {PLAIN_LEICHT, 2, 125, 0, 0, 201, PLAIN_GATE_MISSED},
        {PLAIN_EINFACH, 3, 112, 0, 0, 0, PLAIN_GATE_MET},
        {PLAIN_EINFACH, 3, 111, 0, 0, 0, PLAIN_GATE_MISSED},
        {PLAIN_LEICHT, 3, 125, 0, 0, 0, PLAIN_GATE_MET},
        {PLAIN_LEICHT, 3, 124, 0, 0, 0, PLAIN_GATE_MISSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct plain_figures figures = {.counts = {.sentences = cases[i].sentences,
                                                   .words = 1000,
                                                   .words_most = 9,
                                                   .parts = 1000,
                                                   .syllables = cases[i].syllables,
                                                   .parts_heavy = cases[i].heavy,
                                                   .parts_long = cases[i].letters}};
        plain_score(&figures, cases[i].level);
        if (plain_gate_of(&figures, cases[i].gate) != cases[i].wanted)
            fail_msg("case %zu: %s is %d", i, plain_gate_name(cases[i].gate),
                     (int)plain_gate_of(&figures, cases[i].gate));
    }
}

/* Each text says the same as the one before, less plainly. */
static void sorts_by_plainness(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Sie haben wenig Geld? Wir helfen Ihnen. Kommen Sie zu uns. Sie brauchen einen Ausweis.",
        "Wenn Sie wenig Geld haben, helfen wir Ihnen. Kommen Sie mit dem Ausweis zu uns.",
        "Familien mit geringem Einkommen können Unterstützung bekommen, wenn sie einen Ausweis "
        "vorlegen und einen Antrag stellen.",
        "Unterstützung der Familien mit geringem Einkommen wird nach Vorlage eines gültigen "
        "Ausweises auf Antrag der Leistungsberechtigten gewährt, soweit die Voraussetzungen "
        "der Bewilligung erfüllt werden."};
    double before = 101;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        double score = figures_of(texts[i], PLAIN_EINFACH).score;
        if (score >= before)
            fail_msg("text %zu has %f, the one before %f", i, score, before);
        before = score;
    }
}

/* A soft hyphen makes no text plainer; one that is seen does. */
static void soft_hyphens_change_nothing(void **state)
{
    (void)state;
    struct plain_figures whole = figures_of("Die Kinderbetreuung hilft.", PLAIN_EINFACH);
    struct plain_figures soft = figures_of("Die Kinder\xc2\xad"
                                           "betreuung hilft.",
                                           PLAIN_EINFACH);
    struct plain_figures hard = figures_of("Die Kinder-Betreuung hilft.", PLAIN_EINFACH);
    near(soft.amstad, whole.amstad);
    near(soft.lix, whole.lix);
    assert_true(hard.amstad > whole.amstad);
    assert_int_equal(hard.counts.words, whole.counts.words);
}

static void an_empty_text_has_no_figures(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", "...", "\xff\xff"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct plain_figures figures = figures_of(texts[i], PLAIN_EINFACH);
        assert_int_equal(figures.counts.words, 0);
        near(figures.amstad, 0);
        near(figures.score, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_the_formulas),
        cmocka_unit_test(sets_the_gates),
        cmocka_unit_test(knows_the_limits),
        cmocka_unit_test(sorts_by_plainness),
        cmocka_unit_test(soft_hyphens_change_nothing),
        cmocka_unit_test(an_empty_text_has_no_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
