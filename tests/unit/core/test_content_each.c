#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "core/content.h"
#include "help/folder.h"
#include "help/sample.h"

/* What the walk through all offers gives of each: every word, in order, and none of
 * another offer. */

static int set_up(void **state)
{
    *state = (void *)folder_make();
    return 0;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

static void tell(struct buf *out, const char *what, const char *text)
{
    if (text != NULL)
        buf_print(out, " %s=%s", what, text);
}

static void tell_list(struct buf *out, const char *what, const struct texts *list)
{
    for (size_t i = 0; i < list->count; i++)
        buf_print(out, "%s%s", i > 0 ? "," : what, list->item[i]);
}

static bool note(void *context, const struct offer_words *offer, struct err *err)
{
    struct buf *out = context;
    (void)err;
    buf_print(out, "%s:", offer->id);
    tell(out, "name", offer->name);
    tell(out, "scope", offer->scope);
    tell(out, "provider", offer->provider);
    tell(out, "town", offer->town);
    tell(out, "street", offer->street);
    tell(out, "summary", offer->summary);
    tell(out, "who", offer->who);
    tell_list(out, " topics=", &offer->topics);
    tell_list(out, " keywords=", &offer->keywords);
    tell_list(out, " steps=", &offer->steps);
    tell_list(out, " bring=", &offer->bring);
    tell_list(out, " names=", &offer->names);
    tell_list(out, " others=", &offer->others);
    buf_add_text(out, "\n");
    return true;
}

/* Returns what content_each says; what was walked through goes to `out`. */
static bool walk(const char *folder, const char *sql, struct buf *out, struct err *err)
{
    struct content *content;
    const char *path = folder_file(folder, "f.anna");
    sample_database(path, &(struct sample){.sql = sql});
    if (!content_open(&content, path, err))
        fail_msg("%s", err->text);
    bool ok = content_each(content, note, out, err);
    content_close(content);
    return ok;
}

#define EN "en: name=Wohngeld in Ennigerloh scope=ennigerloh provider=Gemeinde"
#define EW "ew: name=Wohngeld in Everswinkel scope=everswinkel provider=Gemeinde"
#define KIZ "kiz: name=Kinderzuschlag scope=national summary=Geld zum Kindergeld."
#define NOTRUF "notruf: name=Notruf 110 scope=national provider=Kreis Warendorf"
#define UHV                                                                      \
    "uhv: name=Unterhaltsvorschuss scope=district provider=Kreis Warendorf"      \
    " town=Warendorf street=Waldenburger Straße 2 summary=Geld vom Amt."        \
    " who=Für Eltern. topics=money keywords=Alimente steps=Rufen Sie an.,Gehen" \
    " Sie hin. bring=Ausweis"

static void every_word_of_every_offer(void **state)
{
    static const struct {
        const char *sql;
        const char *words;
    } rows[] = {
        {NULL, EN " topics=crisis,money\n" EW " topics=money\n" KIZ
                  " topics=money\n" NOTRUF " topics=crisis\n" UHV
                  " names=Nafaka avansı others=Devletten para.,Arayın.\n"},
        /* languages in their order; the rows of a language, then all of its lists */
        {"INSERT INTO x_service_text (service_id, lang, made, name, summary, who) VALUES"
         " ('uhv', 'ar', 'human', 'A', 'B', 'C'), ('kiz', 'tr', 'human', NULL, '', 'D');"
         "INSERT INTO x_service_list VALUES ('uhv', 'ar', 'step', 1, 'F'),"
         " ('uhv', 'ar', 'step', 0, 'E'), ('uhv', 'ar', 'required_document', 0, 'G'),"
         " ('uhv', 'ar', 'keyword', 0, 'no'), ('uhv', 'ar', 'language', 0, 'no')",
         EN " topics=crisis,money\n" EW " topics=money\n" KIZ
            " topics=money others=D\n" NOTRUF " topics=crisis\n" UHV
            " names=A,Nafaka avansı others=B,C,Devletten para.,G,E,F,Arayın.\n"},
        /* rows of offers that are not there or not shown, between those that are */
        {"INSERT INTO x_service_list SELECT 'a', lang, kind, position, 'no' FROM"
         " x_service_list WHERE service_id = 'uhv' UNION ALL SELECT 'unchecked', lang, kind,"
         " position, 'no' FROM x_service_list WHERE service_id = 'uhv' UNION ALL SELECT"
         " 'uhv1', lang, kind, position, 'no' FROM x_service_list WHERE service_id = 'uhv';"
         "INSERT INTO x_service_text (service_id, lang, made, name) VALUES"
         " ('unchecked', 'tr', 'human', 'no'), ('zz', 'tr', 'human', 'no'),"
         " ('', 'tr', 'human', 'no');"
         "DELETE FROM service WHERE id = 'en'",
         EW " topics=money\n" KIZ " topics=money\n" NOTRUF " topics=crisis\n" UHV
            " names=Nafaka avansı others=Devletten para.,Arayın.\n"},
        /* nothing in them */
        {"UPDATE service SET name = '', organization_id = 99, description = '';"
         "DELETE FROM service WHERE id IN ('en', 'ew', 'kiz');"
         "UPDATE service SET id = '' WHERE id = 'notruf';"
         "UPDATE x_service_list SET value = ''; DELETE FROM x_service_text",
         "uhv: name= scope=district town=Warendorf street=Waldenburger Straße 2"
         " who=Für Eltern.\n"},
        {"DELETE FROM service", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err err = {""};
        buf_add_text(&out, "");
        if (!walk(*state, rows[i].sql, &out, &err))
            fail_msg("row %zu: %s", i, err.text);
        assert_string_equal(out.bytes, rows[i].words);
        buf_free(&out);
    }
}

/* More than anybody reads: cut, not overrun. */
static void too_many_items_are_cut(void **state)
{
#define NUMBERS \
    "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 2999) "
    struct buf out = {0};
    struct err err = {""};
    assert_true(walk(
        *state,
        NUMBERS
        "INSERT INTO x_service_list SELECT 'uhv', 'de', 'step', i, '#' FROM n;" NUMBERS
        "INSERT INTO x_service_list SELECT 'uhv', 'de', 'topic', i, '#' FROM n;" NUMBERS
        "INSERT INTO x_service_list SELECT 'uhv', 'ar', 'step', i, '%' FROM n;" NUMBERS
        "INSERT INTO x_service_text (service_id, lang, made, name)"
        " SELECT 'uhv', 'x' || i, 'human', '+' FROM n",
        &out, &err));
    size_t german = 0;
    size_t others = 0;
    size_t names = 0;
    for (size_t i = 0; i < out.len; i++) {
        german += out.bytes[i] == '#';
        others += out.bytes[i] == '%';
        names += out.bytes[i] == '+';
    }
    assert_int_equal(german, 63 + 62);
    assert_int_equal(others, 1024 - 1);
    assert_int_equal(names, 1024 - 1);
    buf_free(&out);
}

/* A walk that comes to its end by a failure is no walk through all. */
static void a_failure_on_the_way_is_told(void **state)
{
    static const char *const rows[] = {
        "UPDATE service SET description = hex(zeroblob(600000)) WHERE id = 'kiz'",
        "UPDATE x_service_list SET value = hex(zeroblob(600000)) WHERE service_id = 'kiz'",
        "UPDATE x_service_text SET summary = hex(zeroblob(600000))",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err err = {""};
        if (walk(*state, rows[i], &out, &err))
            fail_msg("row %zu: walked through", i);
        assert_string_equal(err.text,
                            "the database gave no answer: string or blob too big");
        buf_free(&out);
    }
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(every_word_of_every_offer),
        WITH_FOLDER(too_many_items_are_cut),
        WITH_FOLDER(a_failure_on_the_way_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
