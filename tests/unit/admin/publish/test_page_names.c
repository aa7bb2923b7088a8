#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "publish/page_names.h"

struct row {
    const char *page;
    const char *name;
};

static void check(const struct row *rows, size_t count, bool found)
{
    for (size_t i = 0; i < count; i++)
        if (page_names(rows[i].page, strlen(rows[i].page), rows[i].name) != found)
            fail_msg("\"%s\" in: %s", rows[i].name, rows[i].page);
}

#define CHECK(rows, found) check(rows, sizeof(rows) / sizeof(rows)[0], found)

static void finds_names_however_they_are_written(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<option value=7>Coach für Familien</option>", "Coach für Familien"},
        {"{\"name\":\"Coach f\\u00fcr Familien\"}", "Coach für Familien"},
        {"{\"name\":\"Coach f\\u00FCr Familien\"}", "Coach für Familien"},
        {"var a = 'Coach f\\xfcr Familien'", "Coach für Familien"},
        {"<b>Coach f&uuml;r Familien</b>", "Coach für Familien"},
        {"<b>Coach f&#252;r Familien</b>", "Coach für Familien"},
        {"<b>Coach f&#xFC;r Familien</b>", "Coach für Familien"},
        {"<b>Coach f\xFCr Familien</b>", "Coach für Familien"}, /* Latin-1 */
        {"{\"name\":\"\\ud83d\\ude00\"}", "\xF0\x9F\x98\x80"},
        {"<i>A &amp; B</i>", "A & B"},
        {"<i>A & B</i>", "A & B"},
        {"<i>A &#38; B</i>", "A & B"},
        {"{\"n\":\"A &amp; B\"}", "A & B"},
        {"{\"n\":\"A \\u0026 B\"}", "A & B"},
        {"{\"n\":\"A \\u0026amp; B\"}", "A & B"},
        {"<i data-x=\"{&quot;n&quot;:&quot;A \\u0026 B&quot;}\">", "A & B"},
        {"<i>A &amp;amp; B</i>", "A & B"},
        {"<i>Frau&nbsp;Beispiel</i>", "Frau Beispiel"},
        {"<i>Frau\xC2\xA0"
         "Beispiel</i>",
         "Frau Beispiel"},
        {"<i>Frau Beispiel</i>", "Frau\xC2\xA0"
                                 "Beispiel"},
        {"<i>Frau\n    Beispiel</i>", "Frau Beispiel"},
        {"\"Frau\\nBeispiel\"", "Frau Beispiel"},
        {"<i>Frau&thinsp;Beispiel</i>", "Frau  Beispiel"},
        {"<i>Familien&shy;coach</i>", "Familiencoach"},
        {"<i>Familiencoach</i>", "Familien\xC2\xAD"
                                 "coach"},
        {"<i>Familien<wbr>coach, Familien<wbr />paten</i>", "Familienpaten"},
        {"<i>Familien&#8203;coach</i>", "Familiencoach"},
        {"<i>O&#39;Brien</i>", "O'Brien"},
        {"<i>O&#039;Brien</i>", "O\xE2\x80\x99"
                                "Brien"},
        {"<i>O&apos;Brien</i>", "O'Brien"},
        {"<i>O&rsquo;Brien</i>", "O'Brien"},
        {"<i>O\xE2\x80\x99"
         "Brien</i>",
         "O'Brien"},
        {"<i>O'Brien</i>", "O\xE2\x80\x99"
                           "Brien"},
        {"<i>O\x92"
         "Brien</i>",
         "O'Brien"}, /* Windows-1252 */
        {"x = 'O\\'Brien'", "O'Brien"},
        {"x = \"O\\u2019Brien\"", "O\xCA\xBC"
                                  "Brien"},
        {"<i>Anna \"Anni\" B.</i>", "Anna \xE2\x80\x9E"
                                    "Anni\xE2\x80\x9C B."},
        {"<i>M&uuml;ller&ndash;Beispiel</i>", "Müller-Beispiel"},
        {"<i>M\xC3\xBCller\xE2\x80\x91"
         "Beispiel</i>",
         "Müller-Beispiel"},
        {"{\"n\":\"Caf\\u00e9 \\/ Treff\"}", "Café / Treff"},
        {"<i>FRAU BEISPIEL</i>", "Frau Beispiel"},
        {"Joanna, Anna", "Anna"},
        {"Coach", "Coach"},
        {"<i>Anna (Coach)</i>", "Anna (Coach)"},
        {"<i>A &amp; B</i>", "A &amp; B"}, /* a name that came in as HTML */
    };
    CHECK(rows, true);
}

static void finds_no_other_names(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<option>Coach fuer Familien</option>", "Coach für Familien"},
        {"<option>Coach fur Familien</option>", "Coach für Familien"},
        {"", "Coach"},
        {"page", ""},
        {"page", "\xC2\xA0\xC2\xAD"},
        {"Joanna, Annabell", "Anna"},
        {"Annä", "Ann"},
        {"Coach 12", "Coach 1"},
        {"A und B", "A & B"},
        {"A B", "A & B"},
        {"OBrien", "O'Brien"},
        {"Frau<br>Beispiel", "Frau Beispiel"},
        {"M&uumller", "Müller"},
        {"M&#xFC", "Mü"},
        {"x &#; &#x; &#99999999; &#0; &nothing; &", "\xEF\xBF\xBD"},
        {"\\u00", "u"},
        {"\\ud83dx", "\xF0\x9F\x98\x80"},
        {"<wbr", "wbrr"},
    };
    CHECK(rows, false);
}

/* Every end of a page: whatever is begun there is read within it. */
static void reads_no_further_than_the_page(void **state)
{
    (void)state;
    static const char whole[] = "A&#x2019;\\ud83d\\ude00&amp;<wbr />\\x41\xE2\x80\x99";
    for (size_t len = 0; len < sizeof whole; len++) {
        char *page = malloc(len + 1);
        assert_non_null(page);
        memcpy(page, whole, len);
        assert_false(page_names(page, len, "nobody"));
        free(page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_names_however_they_are_written),
        cmocka_unit_test(finds_no_other_names),
        cmocka_unit_test(reads_no_further_than_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
