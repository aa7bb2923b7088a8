#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/html.h"

static void words_are_what_a_person_reads(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *words;
    } cases[] = {
        {"", ""},
        {"plain < words & more", "plain < words & more"},
        {"Anna <anna@example.org>, <M\xc3\xbcller>",
         "Anna <anna@example.org>, <M\xc3\xbcller>"},
        {"<p>one</p><p>two</p>", "\none\n\ntwo\n"},
        {"one<br>two<br/>three", "one\ntwo\nthree"},
        {"on <a href=\"x?a>b\">this</a>.", "on this."},
        {"<ul><li>one<li>two</ul>", "\n\none\n\ntwo\n\n"},
        {"<table><tr><td>a</td><td>b</td></tr></table>", "\n a  b \n"},
        {"a<!-- <p> -->b", "ab"},
        {"a<script>if (b < 1) c();</script><style>p {}</style>d", "ad"},
        {"&frac34; &zwnj;&sup2; &#8364; &#x20AC;",
         "\xc2\xbe \xe2\x80\x8c\xc2\xb2 \xe2\x82\xac \xe2\x82\xac"},
        {"&lt;b&gt; &amp;amp;", "<b> &amp;"},
        {"?a=1&b=2&copy=3 &nothing;", "?a=1&b=2&copy=3 &nothing;"},
        {"</div>a</b></p>", "a"},
        {"<meta charset=\"latin1\">\xc3\xbc &uuml;", "\xc3\xbc \xc3\xbc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = {0};
        html_add_words(&out, cases[i].html, strlen(cases[i].html));
        buf_add_text(&out, "");
        const char *words = out.bytes == NULL ? "" : out.bytes;
        if (strcmp(words, cases[i].words) != 0)
            fail_msg("case %zu: \"%s\"", i, words);
        buf_free(&out);
    }
}

/* Many tags that nobody closes, and ends of what never began, take no time. */
static void a_long_text_is_left_alone(void **state)
{
    static char html[HTML_LEN_MAX + 4];
    struct buf out = {0};
    (void)state;
    for (size_t i = 0; i < HTML_LEN_MAX; i++)
        html[i] = i < HTML_LEN_MAX / 2 ? "<b>"[i % 3] : "</i>"[i % 4];
    html_add_words(&out, html, HTML_LEN_MAX);
    assert_false(out.failed);
    assert_true(out.len < 8);
    buf_free(&out);
    strcpy(html + HTML_LEN_MAX, "<b>");
    html_add_words(&out, html, HTML_LEN_MAX + 3);
    assert_int_equal(out.len, HTML_LEN_MAX + 3);
    buf_free(&out);
}

static void entities_are_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        uint32_t code;
    } rows[] = {
        {"&amp; more", 5, '&'},
        {"&uuml;", 6, 0xFC},
        {"&nbsp;", 6, 0xA0},
        {"&shy;", 5, 0xAD},
        {"&apos;", 6, '\''},
        {"&thetasym;", 10, 0x3D1},
        {"&#39;", 5, '\''},
        {"&#x2019;", 8, 0x2019},
        {"&#X2019;", 8, 0x2019},
        {"&amp", 0, 7},
        {"&", 0, 7},
        {"&;", 0, 7},
        {"& ;", 0, 7},
        {"&#;", 0, 7},
        {"&#x;", 0, 7},
        {"&#-1;", 0, 7},
        {"&# 39;", 0, 7},
        {"&#39x;", 0, 7},
        {"&#0;", 0, 7},
        {"&#1114112;", 0, 7},
        {"&AMP x;", 0, 7},
        {"&aaaaaaaaaaaaaaaaaaaaaa;", 0, 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t code = 7;
        size_t len = html_entity(rows[i].text, strlen(rows[i].text), &code);
        if (len != rows[i].len || code != rows[i].code)
            fail_msg("%s: %zu, U+%04X", rows[i].text, len, (unsigned)code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_characters),
        cmocka_unit_test(words_are_what_a_person_reads),
        cmocka_unit_test(a_long_text_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
