#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "formats/xliff/export_xliff.h"
#include "record/translation.h"
#include "help/xliff_office.h"

#define FILE_2_0(units)                                                    \
    "<xliff version='2.0' srcLang='de' trgLang='tr'><file id='f'>\n" units \
    "</file></xliff>"
#define UNIT(id, state, source, target)                            \
    "<unit id='" id "'><segment state='" state "'><source>" source \
    "</source><target>" target "</target></segment></unit>\n"
#define FILE_1_2(units)                                                                   \
    "<xliff version='1.2'><file source-language='de' target-language='tr'><body>\n" units \
    "</body></file></xliff>"
#define TRANS(id, state, source, target)                                       \
    "<trans-unit id='" id "'><source>" source "</source><target state='" state \
    "'>" target "</target></trans-unit>\n"
#define NAME "Tafel"
#define STEP_1 "Rufen Sie an."
#define STEP_2 "Kommen Sie."

/* Made automatic before. What does the Turkish say afterwards? */
static void takes_what_somebody_touched(void **state)
{
    static const struct {
        const char *text;
        const char *option;                 /* --made */
        const char *name, *steps, *summary; /* NULL: nothing was taken at all */
        const char *made;
        size_t taken, missing;
        const char *noted; /* NULL: no note */
    } rows[] = {
        /* untouched */
        {FILE_2_0(UNIT("a:name", "translated", NAME, "Sofra")), NULL, NULL, NULL, NULL,
         NULL, 0, 0, NULL},
        {FILE_2_0(UNIT("a:name", "initial", NAME, "")), NULL, NULL, NULL, NULL, NULL, 0,
         1, NULL},
        {FILE_2_0(UNIT("a:summary", "initial", "Essen für wenig Geld.",
                       "Essen für wenig Geld.")),
         NULL, NULL, NULL, NULL, NULL, 0, 1, NULL},
        /* one text of two is looked at: the other one still counts */
        {FILE_2_0(UNIT("a:name", "reviewed", NAME, "Sofra")), NULL, "Sofra",
         "Arayın.|Gelin.", "", "automatic", 1, 0, NULL},
        {FILE_2_0(UNIT("a:name", "translated", NAME, "Aşevi")), NULL, "Aşevi",
         "Arayın.|Gelin.", "", "automatic", 1, 0, NULL},
        /* a tool that knows no states */
        {FILE_2_0(UNIT("a:name", "initial", NAME, "Aşevi")
                      UNIT("a:steps:1", "initial", STEP_1, "Arayın.")
                          UNIT("a:steps:2", "initial", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Arayın.|Uğrayın.", "", "automatic", 3, 0, NULL},
        {FILE_2_0(UNIT("a:name", "initial", NAME, "Aşevi")
                      UNIT("a:steps:1", "initial", STEP_1, "Telefon edin.")
                          UNIT("a:steps:2", "initial", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Telefon edin.|Uğrayın.", "", "human", 3, 0, NULL},
        /* a tool that says itself that it is not done */
        {FILE_1_2(TRANS("a:name", "new", NAME, "Aşevi")
                      TRANS("a:steps:1", "translated", STEP_1, "Telefon edin.")
                          TRANS("a:steps:2", "translated", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Telefon edin.|Uğrayın.", "", "automatic", 3, 0, NULL},
        {FILE_1_2(TRANS("a:name", "translated", NAME, "Aşevi")
                      TRANS("a:steps:1", "needs-translation", STEP_1, "Telefon edin.")
                          TRANS("a:steps:2", "translated", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Telefon edin.|Uğrayın.", "", "automatic", 3, 0, NULL},
        {FILE_1_2(TRANS("a:name", "translated", NAME, "Aşevi")
                      TRANS("a:steps:1", "translated", STEP_1, "Telefon edin.")
                          TRANS("a:steps:2", "needs-adaptation", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Telefon edin.|Uğrayın.", "", "automatic", 3, 0, NULL},
        {FILE_1_2(TRANS("a:name", "translated", NAME, "Aşevi")
                      TRANS("a:steps:1", "translated", STEP_1, "Telefon edin.")
                          TRANS("a:steps:2", "translated", STEP_2, "Uğrayın.")),
         NULL, "Aşevi", "Telefon edin.|Uğrayın.", "", "human", 3, 0, NULL},
        {FILE_2_0(UNIT("a:name", "final", NAME, "Sofra")
                      UNIT("a:steps:1", "final", STEP_1, "Arayın.")
                          UNIT("a:steps:2", "reviewed", STEP_2, "Gelin.")),
         NULL, "Sofra", "Arayın.|Gelin.", "", "human", 3, 0, NULL},
        {FILE_2_0(UNIT("a:name", "translated", NAME, "Sofra")
                      UNIT("a:steps:1", "translated", STEP_1, "Arayın.")
                          UNIT("a:steps:2", "translated", STEP_2, "Gelin.")),
         "tested", "Sofra", "Arayın.|Gelin.", "", "tested", 3, 0, NULL},
        {FILE_2_0(UNIT("a:name", "translated", NAME, "Sofra")), "human", "Sofra",
         "Arayın.|Gelin.", "", "automatic", 1, 0, NULL},
        /* new fields; a copy of the source that is marked as done is meant */
        {FILE_2_0(
             UNIT("a:summary", "translated", "Essen für wenig Geld.", "Ucuz yemek.")),
         NULL, "Sofra", "Arayın.|Gelin.", "Ucuz yemek.", "automatic", 1, 0, NULL},
        {FILE_2_0(UNIT("a:name", "reviewed", NAME, "Tafel")), NULL, "Tafel",
         "Arayın.|Gelin.", "", "automatic", 1, 0, NULL},
        /* lists: an item without target keeps the office's */
        {FILE_2_0(UNIT("a:steps:2", "reviewed", STEP_2, "Uğrayın.")
                      UNIT("a:steps:1", "initial", STEP_1, "")),
         NULL, "Sofra", "Arayın.|Uğrayın.", "", "automatic", 2, 1, NULL},
        /* a part of the list of today; another list is taken as a whole */
        {FILE_2_0(UNIT("a:steps:2", "reviewed", STEP_2, "Uğrayın.")), NULL, "Sofra",
         "Arayın.|Uğrayın.", "", "automatic", 1, 0, NULL},
        {FILE_2_0(UNIT("a:steps:2", "reviewed", "Anders.", "Başka.")), NULL, NULL, NULL,
         NULL, NULL, 0, 0, "t.xlf:2: a:steps:2: an item before this one is not in the"},
        {FILE_2_0(UNIT("a:steps:1", "final", STEP_1, "Bir.")
                      UNIT("a:steps:2", "final", "Anders.", "Başka.")),
         NULL, "Sofra", "Bir.|Başka.", "", "automatic", 2, 0,
         "t.xlf:2: a:steps:1: the German text has changed"},
        {FILE_2_0(UNIT("a:steps:1", "final", STEP_1, "Telefon edin.")
                      UNIT("a:steps:2", "final", STEP_2, "Gelin.")
                          UNIT("a:steps:3", "initial", "Neu.", "")),
         NULL, NULL, NULL, NULL, NULL, 0, 1, "t.xlf:4: a:steps:3: has no text"},
        {FILE_2_0(UNIT("a:what_you_bring:1", "final", "Ausweis", "Kimlik")), NULL,
         "Sofra", "Arayın.|Gelin.", "", "automatic", 1, 0, "has changed since"},
        /* the German has changed */
        {FILE_2_0(UNIT("a:name", "reviewed", "Alte Tafel", "Eski sofra")), NULL,
         "Eski sofra", "Arayın.|Gelin.", "", "automatic", 1, 0,
         "t.xlf:2: a:name: the German text has changed since this file was written: "
         "taken and marked"},
        /* refused, by unit */
        {FILE_2_0(UNIT("a:name", "final", NAME, "Sofra") UNIT("b:name", "final", "X", "Y")
                      UNIT("x", "final", "X", "Y") UNIT("a:phone", "final", "X", "Y")),
         NULL, "Sofra", "Arayın.|Gelin.", "", "automatic", 1, 0,
         "t.xlf:3: b:name: there is no such offer"},
        {FILE_2_0(UNIT("a:name", "final", NAME, "Bir")
                      UNIT("a:name", "final", NAME, "İki")),
         NULL, "Bir", "Arayın.|Gelin.", "", "automatic", 1, 0,
         "t.xlf:3: a:name: has come before"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct xliff_office office;
        xliff_office_begin(&office, "automatic");
        xliff_office_import(&office, rows[i].text, NULL, rows[i].option);
        if (!office.ok)
            fail_msg("row %zu: %s", i, office.err.text);
        const char *notes = office.notes.len > 0 ? office.notes.bytes : "";
        if (rows[i].noted == NULL ? notes[0] != '\0'
                                  : strstr(notes, rows[i].noted) == NULL)
            fail_msg("row %zu: notes: %s", i, notes);
        if (office.counts.taken != rows[i].taken ||
            office.counts.missing != rows[i].missing)
            fail_msg("row %zu: %zu taken, %zu missing", i, office.counts.taken,
                     office.counts.missing);
        if ((office.given == NULL) != (rows[i].name == NULL))
            fail_msg("row %zu: %s is given away", i,
                     office.given == NULL ? "nothing" : "something");
        if (office.given != NULL) {
            const struct translation *tr = translation_find(office.given, "tr");
            const struct value *steps = translation_value_const(tr->value, SOURCE_STEPS);
            const struct value *name = translation_value_const(tr->value, SOURCE_NAME);
            const struct value *sum = translation_value_const(tr->value, SOURCE_SUMMARY);
            char joined[200];
            snprintf(joined, sizeof joined, "%s|%s", steps->list.item[0],
                     steps->list.item[1]);
            if (strcmp(name->text, rows[i].name) != 0 ||
                strcmp(joined, rows[i].steps) != 0 ||
                strcmp(sum->set ? sum->text : "", rows[i].summary) != 0 ||
                strcmp(tr->made, rows[i].made) != 0)
                fail_msg("row %zu: %s %s %s %s", i, name->text, joined,
                         sum->set ? sum->text : "", tr->made);
            assert_true(source_hash_valid(tr->source_hash));
            /* The rest of the offer, and the office's own copy, are as they were. */
            assert_string_equal(translation_find(office.given, "ar")->made, "human");
            assert_string_equal(
                translation_value_const(office.part[1].value, SOURCE_NAME)->text,
                "Sofra");
        }
        xliff_office_done(&office);
    }
    (void)state;
}

static void a_new_language_stands_in_order(void **state)
{
    struct xliff_office office;
    xliff_office_begin(&office, NULL);
    xliff_office_import(&office, FILE_2_0(UNIT("a:name", "final", NAME, "Sofra")), NULL,
                        NULL);
    assert_non_null(office.given);
    assert_int_equal(office.given->translation_count, 2);
    assert_string_equal(office.given->translation[1].lang, "tr");
    assert_string_equal(office.given->translation[1].made, "human");
    assert_int_equal(translation_changed(office.given, &office.given->translation[1]), 0);
    xliff_office_import(&office, FILE_2_0(UNIT("a:name", "initial", NAME, "Table")), NULL,
                        "automatic");
    assert_string_equal(office.given->translation[1].made, "automatic");
    xliff_office_done(&office);
    (void)state;
}

/* The German was changed: the old text comes back untouched, looked at, and made anew
 * from an old file. */
static void outdated_until_somebody_looks(void **state)
{
    static const struct {
        const char *unit;
        bool taken;
        bool outdated; /* afterwards */
    } rows[] = {
        {FILE_2_0(UNIT("a:name", "initial", "Neue Tafel", "Sofra")), false, true},
        {FILE_2_0(UNIT("a:name", "translated", "Neue Tafel", "Sofra")), true, false},
        {FILE_2_0(UNIT("a:name", "initial", "Neue Tafel", "Yeni sofra")), true, false},
        {FILE_2_0(UNIT("a:name", "final", "Tafel", "Sofra")), true, true},
        {FILE_2_0(UNIT("a:name", "final", "Tafel", "Başka")), true, true},
        {FILE_2_0(UNIT("a:name", "final", "Neue Ta-\u00adfel", "Sofra")), true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct xliff_office office;
        xliff_office_begin(&office, "human");
        xliff_office_put(&office, office.offer.value, "name", "Neue Tafel");
        assert_int_equal(translation_changed(&office.offer, &office.part[1]),
                         1 << SOURCE_NAME);
        xliff_office_import(&office, rows[i].unit, NULL, NULL);
        if ((office.given != NULL) != rows[i].taken)
            fail_msg("row %zu is %staken", i, rows[i].taken ? "not " : "");
        const struct record *after = office.given != NULL ? office.given : &office.offer;
        unsigned changed = translation_changed(after, translation_find(after, "tr"));
        if ((changed != 0) != rows[i].outdated)
            fail_msg("row %zu is %soutdated", i, rows[i].outdated ? "not " : "");
        xliff_office_done(&office);
    }
    (void)state;
}

static void an_old_file_takes_no_mark_back(void **state)
{
    struct xliff_office office;
    xliff_office_begin(&office, "human");
    xliff_office_import(&office, FILE_2_0(UNIT("a:name", "final", "Alte Tafel", "Sofra")),
                        NULL, NULL);
    assert_non_null(office.given);
    assert_int_equal(
        translation_changed(office.given, translation_find(office.given, "tr")), 0);
    assert_int_equal(office.counts.outdated, 1);
    xliff_office_done(&office);
    (void)state;
}

static void says_for_which_language(void **state)
{
    static const struct {
        const char *langs;
        const char *option;
        const char *lang; /* NULL: refused */
        const char *what;
    } rows[] = {
        {"srcLang='de' trgLang='tr'", NULL, "tr", NULL},
        {"srcLang='de' trgLang='tr'", "tr", "tr", NULL},
        {"srcLang='de-DE' trgLang='tr-TR'", NULL, "tr", NULL},
        {"trgLang='de-simple'", NULL, "de-simple", NULL},
        {"trgLang='zh-Hant'", NULL, "zh-Hant", NULL},
        {"", "fa", "fa", NULL},
        {"srcLang='de' trgLang='tr'", "ar", NULL, "for \"tr\" and not for \"ar\""},
        {"srcLang='en' trgLang='tr'", NULL, NULL, "not from German"},
        {"srcLang='de' trgLang='de'", NULL, NULL, "other than German"},
        {"srcLang='de' trgLang='Türkisch'", NULL, NULL, "other than German"},
        {"srcLang='de'", NULL, NULL, "say --lang"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct xliff_office office;
        xliff_office_begin(&office, NULL);
        const char *text = arena_print(
            &office.arena, "<xliff version='2.0' %s><file id='f'>%s</file></xliff>",
            rows[i].langs, UNIT("a:name", "final", NAME, "X"));
        xliff_office_import(&office, text, rows[i].option, NULL);
        if (office.ok != (rows[i].lang != NULL))
            fail_msg("row %zu: %s", i, office.ok ? "taken" : office.err.text);
        if (office.ok)
            assert_non_null(translation_find(office.given, rows[i].lang));
        else if (strstr(office.err.text, rows[i].what) == NULL)
            fail_msg("row %zu: %s", i, office.err.text);
        xliff_office_done(&office);
    }
    (void)state;
}

/* What may not stand in a field may not come in this way either. */
static void checks_each_text(void **state)
{
    struct xliff_office office;
    struct buf text = {0};
    xliff_office_begin(&office, NULL);
    buf_add_text(&text,
                 "<xliff version='2.0' trgLang='tr'><file id='f'><unit id='a:name'>"
                 "<segment state='final'><source>Tafel</source><target>");
    for (int i = 0; i < 301; i++)
        buf_add_text(&text, "ü");
    buf_add_text(&text, "</target></segment></unit></file></xliff>");
    xliff_office_import(&office, text.bytes, NULL, NULL);
    assert_true(office.ok);
    assert_null(office.given);
    assert_int_equal(office.refused, 1);
    assert_non_null(strstr(office.notes.bytes, "at most 300"));
    buf_free(&text);
    xliff_office_done(&office);
    (void)state;
}

/* What was written comes back as it is and changes nothing, in both versions. */
static void what_goes_out_comes_back(void **state)
{
    static const char *const made[] = {"automatic", "human", "tested", NULL};
    static const enum xliff_version version[] = {XLIFF_1_2, XLIFF_2_0};
    static const char *const lang[] = {"tr"}, *const word[] = {"Tafel evi"};
    static const char *const said[] = {"tafel"};
    static const struct term tafel = {"Tafel", "Essen", word, said, 1};
    static const struct termbase terms = {&tafel, 1, lang, 1};
    for (size_t v = 0; v < 2; v++)
        for (size_t i = 0; i < 4; i++) {
            struct xliff_office office;
            struct buf once = {0};
            struct buf again = {0};
            xliff_office_begin(&office, made[i]);
            xliff_office_put(&office, office.offer.value, "name", "Tafel <&> \"Zeit\"");
            xliff_office_put(&office, office.offer.value, "summary",
                             "Eins.\nZwei.\xef\xbf\xbf");
            assert_true(export_xliff(&office.document, &terms, "tr", version[v], &once,
                                     &office.err));
            assert_non_null(strstr(once.bytes, "Tafel = Tafel evi (Essen)"));
            xliff_office_import(&office, once.bytes, NULL, NULL);
            if (!office.ok)
                fail_msg("%s", office.err.text);
            assert_null(office.given);
            assert_int_equal(office.notes.len, 0);
            assert_int_equal(office.counts.units, 4);
            xliff_office_import(&office, once.bytes, NULL, "tested");
            if (made[i] != NULL) {
                assert_non_null(office.given);
                office.offer = *office.given;
                assert_true(export_xliff(&office.document, &terms, "tr", version[v],
                                         &again, &office.err));
                assert_non_null(strstr(again.bytes, "final"));
            }
            buf_free(&once);
            buf_free(&again);
            xliff_office_done(&office);
        }
    (void)state;
}

#define WITH_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, xliff_office_set_up, xliff_office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(takes_what_somebody_touched),
        WITH_FOLDER(a_new_language_stands_in_order),
        WITH_FOLDER(outdated_until_somebody_looks),
        WITH_FOLDER(an_old_file_takes_no_mark_back),
        WITH_FOLDER(says_for_which_language),
        WITH_FOLDER(checks_each_text),
        WITH_FOLDER(what_goes_out_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
