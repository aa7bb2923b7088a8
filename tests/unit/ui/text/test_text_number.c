#include "../text_help.h"

#include "ui/text/text_number.h"

static void test_isolate(void **state)
{
    (void)state;
    /* '<' and '>' stand for the isolates that are put in. */
    static const struct {
        const char *utf8, *isolated;
    } table[] = {
        {"x 02581 53-5200 y", "x <02581 53-5200> y"},
        {"02581/535200", "<02581/535200>"},
        {"02581 / 53-5200.", "<02581 / 53-5200>."},
        {"(02581) 53 52 00", "<(02581) 53 52 00>"},
        {"+49 (0) 2581 53-5200", "<+49 (0) 2581 53-5200>"},
        {"(+49) 2581 53", "<(+49) 2581 53>"},
        {"+492581535200", "<+492581535200>"},
        {"116 117", "<116 117>"},
        {"(x 02581 53-5200)", "(x <02581 53-5200>)"},
        {"(02581 53-5200)", "(<02581 53-5200>)"},
        {"۰۵۸۹ ۷۰۲۷۶۵۰", "<۰۵۸۹ ۷۰۲۷۶۵۰>"},
        {"٠٢٥٨١ ٥٣-٥٢٠٠", "<٠٢٥٨١ ٥٣-٥٢٠٠>"},
        {"2026-11-23", "<2026-11-23>"},
        {"02581\u00A053\u20115200", "<02581\u00A053\u20115200>"},
        /* Nothing to isolate: one group, few digits, ranges, times. */
        {"48231 Warendorf", "48231 Warendorf"},
        {"025815352", "025815352"},
        {"8-12", "8-12"},
        {"8:00–16:00", "8:00–16:00"},
        {"5 - 10", "5 - 10"},
        {"+ - / ( )", "+ - / ( )"},
        {"+", "+"},
        {"(", "("},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        uint16_t unit[256], out[512];
        int32_t from[512];
        char back[1024];
        size_t len = 0;
        int count = to_units(table[i].utf8, unit);
        int all = text_number_isolate(unit, count, out, from);
        assert_in_range(all, count, text_number_room(count));
        int next = 0;
        for (int k = 0; k < all; k++) {
            if (from[k] < 0) {
                assert_true(out[k] == 0x2066 || out[k] == 0x2069);
                back[len++] = out[k] == 0x2066 ? '<' : '>';
                continue;
            }
            assert_int_equal(from[k], next++);
            assert_int_equal(out[k], unit[from[k]]);
            len += utf8_put(back + len, out[k]);
        }
        back[len] = '\0';
        assert_int_equal(next, count);
        assert_string_equal(back, table[i].isolated);
    }
}

/* The most that can be put in fits in the room that is asked for. */
static void test_room(void **state)
{
    (void)state;
    uint16_t unit[700];
    uint16_t out[1024];
    int32_t from[1024];
    int count = 0;
    while (count + 7 <= 700) {
        count += to_units("+12345", unit + count);
        unit[count++] = '6';
    }
    for (int i = 6; i < count; i += 7)
        unit[i] = 'x';
    for (int from_unit = 0; from_unit < 14; from_unit++)
        for (int end = from_unit; end <= count; end++)
            assert_true(text_number_isolate(unit + from_unit, end - from_unit, out,
                                            from) <= text_number_room(end - from_unit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_isolate),
        cmocka_unit_test(test_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
