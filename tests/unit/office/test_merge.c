#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "office/merge.h"

/* An offer with a name, a phone and steps; "" sets nothing. */
static struct record *offer(struct arena *arena, const char *name, const char *phone,
                            const char *steps, const char *turkish)
{
    struct record *record = arena_take(arena, sizeof *record);
    const char *const text[] = {name, phone, steps};
    const char *const in[] = {"name", "phone", "steps"};
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    assert_non_null(record);
    record->kind = RECORD_OFFER;
    for (size_t i = 0; i < 3; i++) {
        int at = record_field(RECORD_OFFER, in[i]);
        if (text[i][0] != '\0')
            assert_true(record_set(arena, &field[at], text[i], &record->value[at], NULL));
    }
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
        struct buf prints = {0};
        struct buf got = {0};
        struct buf wanted = {0};
        struct record out;
        bool changed;
#define OFFER(f) offer(&arena, (f).text[0], (f).text[1], (f).text[2], (f).text[3])
        merge_prints(OFFER(cases[i].before), &prints);
        struct prints before = {(const unsigned char *)prints.bytes, prints.len};
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
        merge_prints(&out, &got);
        merge_prints(OFFER(cases[i].wanted), &wanted);
        assert_int_equal(got.len, wanted.len);
        assert_true(got.len == 0 || memcmp(got.bytes, wanted.bytes, got.len) == 0);
        buf_free(&prints);
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
    assert_null(record_text(&out, "phone"));
    assert_int_equal(out.translation_count, 0);
    arena_free(&arena);
}

static void tells_lists_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct buf one = {0};
    struct buf two = {0};
    merge_prints(offer(&arena, "A", "", "a|b", ""), &one);
    merge_prints(offer(&arena, "A", "", "ab", ""), &two);
    assert_int_equal(one.len, two.len);
    assert_memory_not_equal(one.bytes, two.bytes, one.len);
    buf_free(&one);
    buf_free(&two);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brings_two_sides_together),
        cmocka_unit_test(replaces_what_no_source_is_known_of),
        cmocka_unit_test(tells_lists_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
