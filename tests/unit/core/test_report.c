#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/report.h"
#include "core/strings.h"

static struct report sample(void)
{
    struct report report = {.site = "ennigerloh",
                            .year = 2026,
                            .month = 11,
                            .offer = "waf-fruehe-hilfen",
                            .step = REPORT_GET_THERE,
                            .text = "Der Bus fährt um 7 Uhr. مرحبا",
                            .sequence = 7};
    assert_true(report_turn_barrier(&report, "forms"));
    assert_true(report_turn_barrier(&report, "distance"));
    return report;
}

static void comes_back_as_it_was(void **state)
{
    (void)state;
    struct report report = sample();
    struct report back = {.site = ""};
    unsigned char bytes[REPORT_LEN];
    bool dummy = true;
    assert_true(report_encode(&report, bytes, NULL));
    assert_true(report_decode(&back, &dummy, bytes, NULL));
    assert_false(dummy);
    assert_memory_equal(&report, &back, sizeof report);
}

/* Old offices and old terminals: without words nothing is other than it was. */
static void words_come_back_and_are_version_2(void **state)
{
    (void)state;
    struct report report = sample();
    struct report back = {.site = ""};
    unsigned char bytes[REPORT_LEN];
    unsigned char before[REPORT_LEN];
    bool dummy = true;
    assert_true(report_encode(&report, before, NULL));
    assert_int_equal(before[0], 1);
    report.asks = true;
    report.phrase = (struct phrase){{2047, 0, 1234}};
    assert_true(report_encode(&report, bytes, NULL));
    assert_int_equal(bytes[0], 2);
    assert_true(report_decode(&back, &dummy, bytes, NULL));
    assert_memory_equal(&report, &back, sizeof report);
    /* A phrase that there is not; words in version 1; none in version 2. */
    size_t at = REPORT_LEN;
    while (bytes[at - 1] == 0)
        at--;
    unsigned char broken[REPORT_LEN];
    memcpy(broken, bytes, sizeof broken);
    broken[at] = 0xFF;
    assert_false(report_decode(&back, &dummy, broken, NULL));
    memcpy(broken, bytes, sizeof broken);
    broken[0] = 1;
    assert_false(report_decode(&back, &dummy, broken, NULL));
    before[0] = 2;
    assert_true(report_decode(&back, &dummy, before, NULL));
    assert_true(back.asks);
}

/* The longest of all, with words, still fits. */
static void the_longest_asks_too(void **state)
{
    (void)state;
    struct report report = {
        .year = 2026, .month = 11, .asks = true, .phrase = {{2047, 2047, 2047}}};
    struct report back;
    unsigned char bytes[REPORT_LEN];
    bool dummy;
    memset(report.site, 's', REPORT_ID_LEN - 1);
    memset(report.offer, 'o', REPORT_ID_LEN - 1);
    for (int i = 0; i < 4; i++) {
        char id[REPORT_ID_LEN] = "";
        memset(id, 'a' + i, 55);
        assert_true(report_turn_barrier(&report, id));
    }
    while (report_room(&report) >= 2 && report_type(&report, "ä"))
        ;
    assert_true(report_encode(&report, bytes, NULL));
    assert_true(report_decode(&back, &dummy, bytes, NULL));
    assert_memory_equal(&report.phrase, &back.phrase, sizeof back.phrase);
    assert_string_equal(report.text, back.text);
}

static void a_dummy_is_one(void **state)
{
    (void)state;
    struct report out = {.site = "untouched"};
    unsigned char bytes[REPORT_LEN] = {1, 2}; /* as terminals wrote it */
    bool dummy = false;
    assert_true(report_decode(&out, &dummy, bytes, NULL));
    assert_true(dummy);
    assert_string_equal(out.site, "untouched");
}

/* What the office goes by when a terminal is newer than itself. */
static void another_version_is_told_from_damage(void **state)
{
    (void)state;
    struct report report = sample();
    struct report out = {.site = "untouched"};
    unsigned char bytes[REPORT_LEN];
    bool dummy = true;
    assert_true(report_encode(&report, bytes, NULL));
    assert_false(report_newer(bytes, &dummy));
    for (int version = REPORT_VERSION + 1; version < 256; version++) {
        bytes[0] = (unsigned char)version;
        bytes[1] = 1;
        assert_true(report_newer(bytes, &dummy));
        assert_false(dummy);
        assert_false(report_decode(&out, &dummy, bytes, NULL));
        bytes[1] = 2;
        assert_true(report_newer(bytes, &dummy));
        assert_true(dummy);
    }
    bytes[0] = 0;
    assert_false(report_newer(bytes, &dummy));
    assert_false(report_decode(&out, &dummy, bytes, NULL));
    assert_string_equal(out.site, "untouched");
}

/* Whatever was tapped first: the same bytes. */
static void barriers_have_no_order(void **state)
{
    (void)state;
    static const char *const id[] = {"forms", "cost", "distance", "a", "no_trust"};
    unsigned char first[REPORT_LEN];
    for (int turn = 0; turn < 20; turn++) {
        struct report report = {.site = "s", .year = 2026, .month = 1};
        for (size_t i = 0; i < 5; i++)
            report_turn_barrier(&report, id[(i * 3 + (size_t)turn) % 5]);
        /* Once more and back. */
        assert_true(report_turn_barrier(&report, id[turn % 5]));
        assert_false(report_has_barrier(&report, id[turn % 5]));
        assert_int_equal(report.barrier_count, 4);
        assert_true(report_turn_barrier(&report, id[turn % 5]));
        unsigned char bytes[REPORT_LEN];
        assert_true(report_encode(&report, bytes, NULL));
        if (turn == 0)
            memcpy(first, bytes, sizeof first);
        assert_memory_equal(first, bytes, sizeof first);
    }
}

static void what_is_no_barrier_is_not_chosen(void **state)
{
    (void)state;
    struct report report = sample();
    char long_id[80];
    memset(long_id, 'x', sizeof long_id);
    long_id[79] = '\0';
    assert_false(report_turn_barrier(&report, ""));
    assert_false(report_turn_barrier(&report, "Größe"));
    assert_false(report_turn_barrier(&report, long_id));
    int taken = 0;
    for (int i = 0; i < 100; i++) {
        char id[8];
        snprintf(id, sizeof id, "b%03d", i);
        taken += report_turn_barrier(&report, id);
    }
    assert_int_equal(report.barrier_count, (size_t)taken + 2);
    assert_true(report.barrier_count <= REPORT_BARRIERS);
    unsigned char bytes[REPORT_LEN];
    assert_true(report_encode(&report, bytes, NULL));
}

static void the_text_ends_at_280(void **state)
{
    (void)state;
    static const char *const letter[] = {"a", "ß", "ع", "本", "😀"};
    for (size_t k = 0; k < sizeof letter / sizeof letter[0]; k++) {
        struct report report = sample();
        memset(report.text, 0, sizeof report.text);
        int typed = 0;
        assert_int_equal(report_room(&report), 280);
        while (typed < 1000 && report_type(&report, letter[k]))
            typed++;
        assert_int_equal(typed, k < 3 ? 280 : 640 / (int)strlen(letter[k]));
        assert_true(report_room(&report) < 4);
        unsigned char bytes[REPORT_LEN];
        assert_true(report_encode(&report, bytes, NULL));
        while (report.text[0] != '\0')
            report_erase(&report);
        for (size_t i = 0; i < sizeof report.text; i++)
            assert_int_equal(report.text[i], 0);
        report_erase(&report);
    }
    struct report report = sample();
    assert_false(report_type(&report, ""));
    assert_false(report_type(&report, "\n"));
    assert_false(report_type(&report, "\xff"));
}

static void nothing_that_cannot_be_is_written(void **state)
{
    (void)state;
    unsigned char bytes[REPORT_LEN];
    unsigned char none[REPORT_LEN] = {0};
    for (int i = 0; i < 9; i++) {
        struct report report = sample();
        switch (i) {
        case 0:
            report.site[0] = '\0';
            break;
        case 1:
            report.site[0] = 'E';
            break;
        case 2:
            report.offer[0] = '/';
            break;
        case 3:
            report.month = 0;
            break;
        case 4:
            report.month = 13;
            break;
        case 5:
            report.year = 70;
            break;
        case 6:
            report.step = REPORT_STEP_COUNT;
            break;
        case 7:
            report.text[0] = '\x80';
            break;
        default:
            memcpy(report.barrier[0], "zzz", 4); /* out of order */
            break;
        }
        struct err err = {""};
        assert_false(report_encode(&report, bytes, &err));
        assert_true(err.text[0] != '\0');
        assert_memory_equal(bytes, none, sizeof none);
    }
}

/* Every single byte changed in every way that matters: refused, or another report that
 * can be; never a crash, never more than one reading. */
static void hostile_bytes_are_read_strictly(void **state)
{
    (void)state;
    struct report report = sample();
    unsigned char good[REPORT_LEN];
    assert_true(report_encode(&report, good, NULL));
    static const unsigned char change[] = {0x01, 0x80, 0xFF, 0x20};
    for (size_t at = 0; at < REPORT_LEN; at++)
        for (size_t k = 0; k < sizeof change; k++) {
            unsigned char bytes[REPORT_LEN];
            unsigned char again[REPORT_LEN];
            struct report out = {.site = "untouched"};
            bool dummy = false;
            memcpy(bytes, good, sizeof bytes);
            bytes[at] ^= change[k];
            if (!report_decode(&out, &dummy, bytes, NULL)) {
                assert_string_equal(out.site, "untouched");
                continue;
            }
            assert_false(dummy);
            assert_true(report_encode(&out, again, NULL));
            assert_memory_equal(again, bytes, sizeof bytes);
        }
    for (size_t len = 14; len < 700; len++) {
        unsigned char bytes[REPORT_LEN];
        struct report out = {.site = ""};
        bool dummy;
        memset(bytes, 0xFF, sizeof bytes);
        memcpy(bytes, good, len);
        assert_false(report_decode(&out, &dummy, bytes, NULL));
    }
}

static void steps_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < REPORT_STEP_COUNT; i++) {
        const char *name = report_step_name((enum report_step)i);
        assert_true(name[0] != '\0');
        for (int j = 0; j < i; j++)
            assert_string_not_equal(report_step_name((enum report_step)j), name);
    }
    assert_string_equal(report_step_name(REPORT_STEP_COUNT), "");
}

/* The sentence under the text says what is kept. Each field of a report has its word in
 * it; a field that is added makes the sum of their sizes wrong, and must get one. */
static void what_is_promised_is_what_is_kept(void **state)
{
    static const struct {
        const char *lang, *tapped, *written, *place, *month, *no_name;
    } rows[] = {
        {"de", "antippen", "schreiben", "Ort", "Monat", "Keinen Namen"},
        {"en", "tap", "write", "place", "month", "No name"},
        {"tr", "Dokunduklarınızı", "yazdıklarınızı", "yeri", "ayı", "İsim saklamıyoruz"},
        {"ar", "تضغطون", "تكتبونه", "المكان", "الشهر", "لا نحفظ أي اسم"},
    };
    enum { TAPPED, WRITTEN, PLACE, MONTH, OF_NO_PERSON };
    static const struct {
        size_t at, len;
        int kind;
    } fields[] = {
#define FIELD(name, kind) \
    {offsetof(struct report, name), sizeof(((struct report *)0)->name), (kind)}
        FIELD(site, PLACE),
        FIELD(year, MONTH),
        FIELD(month, MONTH),
        FIELD(offer, TAPPED),
        FIELD(step, TAPPED),
        FIELD(barrier, TAPPED),
        FIELD(barrier_count, TAPPED),
        FIELD(text, WRITTEN),
        FIELD(sequence, OF_NO_PERSON), /* which edition of the offers was shown */
        FIELD(asks, TAPPED),
        FIELD(phrase, OF_NO_PERSON), /* chance that the terminal drew */
#undef FIELD
    };
    size_t end = 0;
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        assert_in_range(fields[i].at, end, end + sizeof(long) - 1);
        end = fields[i].at + fields[i].len;
    }
    assert_in_range(sizeof(struct report), end, end + sizeof(long) - 1);
    assert_true(strings_open(ANNA_STRINGS_DIR, NULL));
    size_t count;
    const struct lang *lang = lang_all(&count);
    for (size_t i = 0; i < count; i++) {
        const char *says = strings_get_in(lang[i].id, "report.secret");
        size_t row = 0;
        while (row < sizeof rows / sizeof rows[0] &&
               strcmp(rows[row].lang, lang[i].id) != 0)
            row++;
        /* A language without a row here is held against nothing but having a sentence. */
        if (row == sizeof rows / sizeof rows[0])
            continue;
        const char *const word[] = {[TAPPED] = rows[row].tapped,
                                    [WRITTEN] = rows[row].written,
                                    [PLACE] = rows[row].place,
                                    [MONTH] = rows[row].month,
                                    [OF_NO_PERSON] = ""};
        for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
            assert_non_null(strstr(says, word[fields[f].kind]));
        assert_non_null(strstr(says, rows[row].no_name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_as_it_was),
        cmocka_unit_test(words_come_back_and_are_version_2),
        cmocka_unit_test(the_longest_asks_too),
        cmocka_unit_test(a_dummy_is_one),
        cmocka_unit_test(another_version_is_told_from_damage),
        cmocka_unit_test(barriers_have_no_order),
        cmocka_unit_test(what_is_no_barrier_is_not_chosen),
        cmocka_unit_test(the_text_ends_at_280),
        cmocka_unit_test(nothing_that_cannot_be_is_written),
        cmocka_unit_test(hostile_bytes_are_read_strictly),
        cmocka_unit_test(steps_have_names),
        cmocka_unit_test(what_is_promised_is_what_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
