#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "record/merge.h"
#include "record/translation.h"

/* An offer with a name, a phone and steps; "" sets nothing. */
static struct record *offer(struct arena *arena, const char *name, const char *phone,
                            const char *steps, const char *turkish)
{
    struct record *record = arena_take(arena, sizeof *record);
    const char *const text[] = {name, phone, steps};
    const char *const in[] = {"name", "phone", "steps"};
    assert_non_null(record);
    record->kind = RECORD_OFFER;
    for (size_t i = 0; i < 3; i++)
        records_put(arena, RECORD_OFFER, record->value, in[i], text[i]);
    if (turkish[0] != '\0') {
        record->translation = arena_take(arena, sizeof *record->translation);
        assert_non_null(record->translation);
        record->translation_count = 1;
        record->translation[0] = (struct translation){.lang = "tr", .made = "human"};
        record->translation[0].value[record_field(RECORD_OFFER, "name")] =
            (struct value){.set = true, .text = turkish};
    }
    return record;
}

static char told[400];

static void tell(void *context, enum merge_change change, const char *lang,
                 const char *field, const char *office, const char *source)
{
    (void)context;
    size_t len = strlen(told);
    snprintf(told + len, sizeof told - len, "%c%s%s:%s>%s;", "nkc"[change],
             lang == NULL ? "" : lang, field, office, source);
}

/* name, phone, steps, Turkish name */
struct four {
    const char *text[4];
};

static void brings_two_sides_together(void **state)
{
    (void)state;
    static const struct {
        struct four before, office, source, wanted;
        const char *told;
        bool changed;
    } cases[] = {
        {{{"A", "110", "x|y", ""}},
         {{"A", "110", "x|y", ""}},
         {{"A", "110", "x|y", ""}},
         {{"A", "110", "x|y", ""}},
         "",
         false},
        {{{"A", "110", "x|y", ""}},
         {{"B", "110", "x|y", ""}},
         {{"A", "110", "x|y", ""}},
         {{"B", "110", "x|y", ""}},
         "kname:B>A;",
         false},
        {{{"A", "110", "x|y", ""}},
         {{"A", "110", "x|y", ""}},
         {{"B", "110", "x", ""}},
         {{"B", "110", "x", ""}},
         "nname:A>B;nsteps:x | y>x;",
         true},
        {{{"A", "110", "x|y", ""}},
         {{"B", "110", "x|y", ""}},
         {{"C", "110", "x|y", ""}},
         {{"C", "110", "x|y", ""}},
         "cname:B>C;",
         true},
        {{{"A", "110", "", ""}},
         {{"B", "110", "", ""}},
         {{"B", "110", "", ""}},
         {{"B", "110", "", ""}},
         "",
         false},
        {{{"A", "110", "x", ""}},
         {{"A", "110", "x", ""}},
         {{"A", "", "", ""}},
         {{"A", "", "", ""}},
         "nphone:110>;nsteps:x>;",
         true},
        {{{"A", "", "", ""}},
         {{"A", "112", "", ""}},
         {{"A", "", "", ""}},
         {{"A", "112", "", ""}},
         "kphone:112>;",
         false},
        {{{"A", "", "", ""}},
         {{"A", "", "", "T"}},
         {{"A", "", "", ""}},
         {{"A", "", "", "T"}},
         "ktrname:T>;ktrmade:human>;",
         false},
        {{{"A", "", "", "T"}},
         {{"A", "", "", "T"}},
         {{"A", "", "", ""}},
         {{"A", "", "", ""}},
         "ntrname:T>;ntrmade:human>;",
         true},
        {{{"A", "", "", ""}},
         {{"A", "", "", ""}},
         {{"A", "", "", "T"}},
         {{"A", "", "", "T"}},
         "ntrname:>T;ntrmade:>human;",
         true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct buf hashes = {0};
        struct buf got = {0};
        struct buf wanted = {0};
        struct record out;
        bool changed;
#define OFFER(f) offer(&arena, (f).text[0], (f).text[1], (f).text[2], (f).text[3])
        merge_said(OFFER(cases[i].before), &hashes);
        struct said_hashes before = {(const unsigned char *)hashes.bytes, hashes.len};
        told[0] = '\0';
        const struct record *source = OFFER(cases[i].source);
        assert_int_equal(
            merge_untouched(&before, source),
            memcmp(&cases[i].before, &cases[i].source, sizeof(struct four)) == 0);
        assert_true(merge_records(&arena, OFFER(cases[i].office), &before, source, &out,
                                  &changed, tell, NULL));
        if (strcmp(told, cases[i].told) != 0)
            fail_msg("case %zu: %s", i, told);
        assert_int_equal(changed, cases[i].changed);
        merge_said(&out, &got);
        merge_said(OFFER(cases[i].wanted), &wanted);
        assert_int_equal(got.len, wanted.len);
        assert_true(got.len == 0 || memcmp(got.bytes, wanted.bytes, got.len) == 0);
        buf_free(&hashes);
        buf_free(&got);
        buf_free(&wanted);
        arena_free(&arena);
    }
}

/* Of whom nothing is remembered is replaced whole. */
static void replaces_what_no_source_is_known_of(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct record out;
    bool changed;
    told[0] = '\0';
    assert_true(merge_records(&arena, offer(&arena, "A", "110", "x", "T"), NULL,
                              offer(&arena, "A", "", "", ""), &out, &changed, tell,
                              NULL));
    assert_true(changed);
    assert_null(records_text(&out, "phone"));
    assert_int_equal(out.translation_count, 0);
    arena_free(&arena);
}

static void tells_lists_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf one = {0};
    struct buf two = {0};
    merge_said(offer(&arena, "A", "", "a|b", ""), &one);
    merge_said(offer(&arena, "A", "", "ab", ""), &two);
    assert_int_equal(one.len, two.len);
    assert_memory_not_equal(one.bytes, two.bytes, one.len);
    buf_free(&one);
    buf_free(&two);
    arena_free(&arena);
}

/* The source changes its German; a text that the office has of its own was not made from
 * that, one that the source brings was. */
static void marks_go_with_their_text(void **state)
{
    (void)state;
    static const struct {
        const char *office, *source; /* Turkish names; before: "Ad" */
        const char *name;
        bool outdated;
    } cases[] = {
        {"Benim", "Ad", "Benim", true},
        {"Ad", "Yeni", "Yeni", false},
        {"Benim", "Yeni", "Yeni", false},
        {"Ad", "Ad", "Ad", false}, /* the source says that it is made from the new one */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct buf bytes = {0};
        struct record *before = offer(&arena, "Name", "", "", "Ad");
        struct record *office = offer(&arena, "Name", "", "", cases[i].office);
        struct record *source = offer(&arena, "Neuer Name", "", "", cases[i].source);
        struct record *const all[] = {before, office, source};
        struct record out;
        bool changed;
        for (size_t k = 0; k < 3; k++)
            assert_true(translation_settle(&arena, all[k], &all[k]->translation[0]));
        merge_said(before, &bytes);
        const struct said_hashes hashes = {(const unsigned char *)bytes.bytes, bytes.len};
        assert_true(
            merge_records(&arena, office, &hashes, source, &out, &changed, NULL, NULL));
        assert_string_equal(records_text(&out, "name"), "Neuer Name");
        const struct translation *part = &out.translation[0];
        assert_string_equal(translation_value_const(part->value, SOURCE_NAME)->text,
                            cases[i].name);
        if ((translation_changed(&out, part) != 0) != cases[i].outdated)
            fail_msg("case %zu: %s", i, part->source_hash);
        buf_free(&bytes);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brings_two_sides_together),
        cmocka_unit_test(replaces_what_no_source_is_known_of),
        cmocka_unit_test(tells_lists_apart),
        cmocka_unit_test(marks_go_with_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
