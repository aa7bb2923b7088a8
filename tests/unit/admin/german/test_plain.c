#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "german/plain.h"

/* Each rule with what it must find and what it must leave alone. */

struct example {
    const char *text;
    const char *found; /* the words; NULL: nothing of this rule */
};

static struct plain_book book;
static struct arena book_arena;

static int open_book(void **state)
{
    (void)state;
    return plain_book_open(&book_arena, ANNA_ASSETS_DIR "/content/amtsdeutsch.tsv", &book,
                           NULL)
               ? 0
               : -1;
}

static int close_book(void **state)
{
    (void)state;
    arena_free(&book_arena);
    return 0;
}

static void check(const char *rule, const struct example *example, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct plain_findings findings = {0};
        struct plain_figures figures;
        struct plain_options options = {.level = PLAIN_EINFACH};
        const char *text = example[i].text;
        assert_true(plain_find(&arena, &book, text, &options, &findings, &figures));
        const struct plain_finding *first = NULL;
        for (size_t k = findings.count; k > 0; k--)
            if (strcmp(rule_id(findings.item[k - 1].said.rule), rule) == 0)
                first = &findings.item[k - 1];
        if ((first != NULL) != (example[i].found != NULL))
            fail_msg("%s: \"%s\": %s", rule, text,
                     first == NULL ? "nothing found" : "found something");
        if (first != NULL && (first->len != strlen(example[i].found) ||
                              memcmp(text + first->start, example[i].found, first->len)))
            fail_msg("%s: \"%s\": found \"%.*s\"", rule, text, (int)first->len,
                     text + first->start);
        arena_free(&arena);
    }
}
#define CHECK(rule, examples) \
    check(rule, examples, sizeof(examples) / sizeof(examples)[0])

static void finds_passives(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Der Antrag wird geprüft.", "wird geprüft"},
        {"Die Anträge werden im Rathaus geprüft.", "werden im Rathaus geprüft"},
        {"Der Antrag wurde gestern abgegeben.", "wurde gestern abgegeben"},
        {"Das Geld muss beantragt werden.", "beantragt werden"},
        {"Warten Sie, bis der Antrag geprüft wird.", "geprüft wird"},
        {"Ihr Antrag ist geprüft worden.", "geprüft worden"},
        {"Geprüft wird der Antrag im Amt.", "Geprüft wird"},
        {"Die Kosten werden vom Amt übernommen.", "werden vom Amt übernommen"},
        {"Sie werden informiert und beraten.", "werden informiert"},
        {"Sie werden gut beraten.", "werden gut beraten"},
        {"Die Nachweise sind beizufügen.", "sind beizufügen"},
        {"Der Betrag ist sofort zu zahlen.", "ist sofort zu zahlen"},
        {"Sie werden das ganze Jahr angeboten.", "werden das ganze Jahr angeboten"},
        {"Das kann hier abgeschnitten werden.", "abgeschnitten werden"},
        {"Dort werden Glas, Papier und Blech gesammelt.",
         "werden Glas, Papier und Blech gesammelt"},
        {"Wir werden den Termin verlegen.", NULL},
        {"Er wird Arzt, Peter hat gewonnen.", NULL},
        {"Die geprüften Anträge werden mehr.", NULL},
        {"Das Essen wird kalt.", NULL},
        {"Die Kinder werden 18.", NULL},
        {"Er wird Vater.", NULL},
        {"Wir werden kommen.", NULL},
        {"Sie werden Geld bekommen.", NULL},
        {"Sie werden einen Brief erhalten.", NULL},
        {"Das Amt ist geschlossen.", NULL},
        {"Die Tür ist geöffnet.", NULL},
        {"Wir prüfen Ihren Antrag.", NULL},
        {"Das wird nicht leicht.", NULL},
        {"Das Kind wird bald gesund.", NULL},
        {"Der Vater wird alt und krank.", NULL},
        {"Wer arbeitet und Geld verdient, wird müde.", NULL},
        {"Es ist wichtig zu kommen.", NULL},
        {"Es ist heute schwierig zu sagen.", NULL},
        {"Es ist ein Antrag zu stellen.", "ist ein Antrag zu stellen"},
        {"Sie sind in der Lage zu arbeiten.", NULL},
        {"Das Haus ist zu klein.", NULL},
    };
    CHECK("passive", examples);
}

static void finds_genitives(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Das ist die Adresse des Amtes.", "des Amtes"},
        {"Der Name eines guten Freundes.", "eines guten Freundes"},
        {"Fragen Sie wegen Ihres Kindes.", "wegen Ihres Kindes"},
        {"Das ist die Hilfe der Stadt.", "der Stadt"},
        {"Das ist die Schule meiner Tochter.", "meiner Tochter"},
        {"Wegen der Ferien ist zu.", "Wegen der Ferien"},
        {"Die Mutter, deren Kind krank ist.", "deren"},
        {"Sie wohnen in der Stadt.", NULL},
        {"Sprechen Sie mit der Lehrerin.", NULL},
        {"Das Büro ist neben der Kirche.", NULL},
        {"Sagen Sie der Lehrerin Bescheid.", NULL},
        {"Geben Sie den Brief der Lehrerin.", NULL},
        {"Der Bus fährt um 8.", NULL},
        {"Der Mann, der dort steht.", NULL},
        {"Warten Sie, während die Kinder spielen.", NULL},
        {"Zum Beispiel der Antrag auf Wohngeld.", NULL},
        {"Die Adresse von der Stadt.", NULL},
        {"Innerhalb von 3 Tagen.", NULL},
    };
    CHECK("genitive", examples);
}

static void finds_subjunctives(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Das wäre gut.", "wäre"},
        {"Sie könnten Geld bekommen.", "könnten"},
        {"Was würde Ihnen helfen?", "würde"},
        {"Sie sollten früh kommen.", "sollten"},
        {"Er sagt, er sei krank.", "sei"},
        {"Er sagt, er habe kein Geld.", "habe"},
        {"Ich habe Geld.", NULL},
        {"Möchten Sie kommen?", NULL},
        {"Sie konnten kommen.", NULL},
        {"Die Städte blieben frei.", NULL},
        {"Auf dem Markt sind Stände.", NULL},
        {"Sie müssen kommen.", NULL},
        {"Seien Sie pünktlich.", NULL},
        {"Das wurde teuer.", NULL},
    };
    CHECK("subjunctive", examples);
}

static void finds_chains_of_negations(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Ohne Antrag bekommen Sie nichts.", "Ohne Antrag bekommen Sie nichts"},
        {"Das ist nicht unwichtig.", "nicht unwichtig"},
        {"Es geht weder heute noch morgen.", "weder"},
        {"Sie brauchen keinen Termin.", NULL},
        {"Sie brauchen keinen Termin und keine Anmeldung.", NULL},
        {"Kein Name, keine Uhrzeit.", NULL},
        {"Nicht nur Eltern, nicht alle.", NULL},
        {"Das ist nicht unter der Brücke.", NULL},
        {"Das ist nicht ungefähr so.", NULL},
    };
    CHECK("negation", examples);
}

static void finds_marks_and_short_forms(void **state)
{
    (void)state;
    static const struct example brackets[] = {
        {"Bringen Sie Papiere (wenn Sie welche haben).", "wenn Sie welche haben"},
        {"Die Offene Ganztags-Schule (OGS) ist da.", NULL},
        {"Keine Klammern.", NULL},
        {"Stand: {0}.", NULL},
    };
    static const struct example abbreviations[] = {
        {"Sie brauchen z. B. einen Ausweis.", "z. B"},
        {"Sie brauchen z.B. einen Ausweis.", "z.B"},
        {"Mutter bzw. Vater.", "bzw"},
        {"Kommen Sie ggf. wieder.", "ggf"},
        {"Tel. 02582 88", "Tel"},
        {"In der Bahnhofstr. 3.", "Bahnhofstr"},
        {"Sie bekommen ALG vom Amt.", "ALG"},
        {"Das Arbeitslosen-Geld (ALG) hilft. ALG gibt es vom Amt.", NULL},
        {"ALG heißt: Geld ohne Arbeit. Sie bekommen ALG.", NULL},
        {"Schreiben Sie eine SMS.", NULL},
        {"Das PDF und die E-Mail.", NULL},
        {"Kommen Sie um 8. Wir warten.", NULL},
        {"Das ist so.", NULL},
        {"Die Kita hilft.", NULL},
        {"Am 3. Mai.", NULL},
    };
    static const struct example numbers[] = {
        {"Sie haben drei Kinder.", "drei"},
        {"Zwei Mal im Monat.", "Zwei"},
        {"Nach zwanzig Tagen.", "zwanzig"},
        {"Sie haben ein Kind.", NULL},
        {"Am zweiten Sonntag.", NULL},
        {"Geben Sie acht.", "acht"},
        {"Wir sprechen unter vier Augen.", NULL},
        {"3 Kinder.", NULL},
    };
    CHECK("brackets", brackets);
    CHECK("abbreviation", abbreviations);
    CHECK("number_word", numbers);
}

static void finds_several_thoughts(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Wenn Sie kommen, sagen Sie, dass Sie Hilfe brauchen.", "dass"},
        {"Fragen Sie die Frau, die dort sitzt, wenn Sie etwas brauchen.", "wenn"},
        {"Rufen Sie an und fragen Sie nach.", "und"},
        {"Ihr Kind ist krank und Sie bleiben zu Hause.", "und"},
        {"Das Amt ist zu; kommen Sie morgen.", "kommen"},
        {"Kommen Sie morgen \xe2\x80\x93 heute ist zu.", "heute"},
        {"Wenn Sie kommen, sagen Sie das.", NULL},
        {"Für alle, die gern lesen.", NULL},
        {"Eltern und Kinder spielen zusammen.", NULL},
        {"Kinder können spielen und lernen.", NULL},
        {"Es gibt Bücher, Spiele und die Zeitung.", NULL},
        {"Rufen Sie an oder kommen Sie vorbei.", NULL},
        {"Offen von 8 \xe2\x80\x93 12 Uhr.", NULL},
        {"Klicken Sie hier, um den Chat zu nutzen.", NULL},
    };
    CHECK("thoughts", examples);
}

static void finds_long_words_and_sentences(void **state)
{
    (void)state;
    static const struct example words[] = {
        {"Kinderbetreuung", NULL}, /* 15 letters */
        {"Kinderbetreuungs", "Kinderbetreuungs"},
        {"Die Kinderbetreuungsbörse hilft.", "Kinderbetreuungsbörse"},
        {"Kinder-Betreuungsbörse", NULL},
        {"Kinder\xc2\xad"
         "betreuungs\xc2\xad"
         "börse",
         NULL},
        {"(Unterhaltsvorschuss)", "Unterhaltsvorschuss"},
        {"kinderbetreuungsstelle@kreis-warendorf.de", NULL},
        {"https://www.kinderbetreuungsstelle.de/x", NULL},
        {"Auf kinderbetreuungsstelle.de.", NULL},
    };
    static const struct example sentences[] = {
        {"1 2 3 4 5 6 7 8 9 10 11 12.", NULL},
        {"1 2 3 4 5 6 7 8 9 10 11 12 13.", "1 2 3 4 5 6 7 8 9 10 11 12 13"},
    };
    CHECK("long_word", words);
    CHECK("long_sentence", sentences);
}

static void finds_officialese(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Holen Sie den Bescheid.", "Bescheid"},
        {"Holen Sie die Bescheide.", "Bescheide"},
        {"Holen Sie die Bescheidenheit.", NULL},
        {"Sagen Sie uns Bescheid.", NULL},
        {"Nehmen Sie das Formblatt.", "Formblatt"},
        {"Wir können das zur Verfügung stellen.", "zur Verfügung"},
        {"Wir stellen Ihnen das zur Verfügung.", "zur Verfügung"},
        {"Das steht zur Verfügung.", NULL},
        {"Sie entrichten den Betrag.", "entrichten"},
        {"Laut Gesetz ist das so.", "Laut"},
        {"Es ist sehr laut.", NULL},
        {"Er ist als Lehrer tätig.", NULL},
        {"Sie tätigen einen Kauf.", "tätigen"},
        {"Die Anlagen laufen mit Strom.", NULL},
        {"Das steht in der Anlage.", "in der Anlage"},
        {"Sie bekommen einen Bescheid. Das ist ein Brief vom Amt.", NULL},
        {"Sie bekommen einen Brief vom Amt (Bescheid).", NULL},
        {"Ein Bescheid ist ein Brief vom Amt.", NULL},
        {"Der Brief heißt: Bescheid. Heben Sie den Bescheid auf.", NULL},
        {"Der Unterhalts\xc2\xadvorschuss hilft.", "Unterhalts\xc2\xadvorschuss"},
    };
    CHECK("officialese", examples);
}

static void proposes_the_plain_word(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *proposal;
        bool error;
    } cases[] = {
        {"Nehmen Sie das Formblatt.", "Formular", true},
        {"Mutter bzw. Vater.", "oder", false},
        {"Sie brauchen z. B. das.", "zum Beispiel", false},
        {"Sie brauchen z.B. das.", "zum Beispiel", false},
        {"Die Öffnungszeiten passen.", "Wann ist offen?", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct plain_findings findings = {0};
        struct plain_figures figures;
        struct plain_options options = {.level = PLAIN_EINFACH};
        assert_true(
            plain_find(&arena, &book, cases[i].text, &options, &findings, &figures));
        assert_int_equal(findings.count, 1);
        assert_string_equal(findings.item[0].proposal, cases[i].proposal);
        assert_int_equal(findings.item[0].error, cases[i].error);
        arena_free(&arena);
    }
}

static void leaves_names_and_titles_alone(void **state)
{
    (void)state;
    static const char text[] = "Beratung (AWO) im Haus der Generationen\n\n"
                               "Die AWO ist im Haus der Generationen.\n\n"
                               "Kosten des Essens";
    static const struct plain_span spans[] = {
        {0, PLAIN_TITLE}, {41, PLAIN_PROSE}, {80, PLAIN_ITEM}};
    struct arena arena = {0};
    struct plain_findings findings = {0};
    struct plain_figures figures;
    struct plain_options options = {
        .names = "AWO, Haus der Generationen", .span = spans, .span_count = 3};
    assert_true(plain_find(&arena, &book, text, &options, &findings, &figures));
    assert_int_equal(findings.count, 1);
    assert_string_equal(rule_id(findings.item[0].said.rule), "genitive");
    assert_int_equal(findings.item[0].start, 87);
    assert_int_equal(figures.counts.words, 7);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_passives),
        cmocka_unit_test(finds_genitives),
        cmocka_unit_test(finds_subjunctives),
        cmocka_unit_test(finds_chains_of_negations),
        cmocka_unit_test(finds_marks_and_short_forms),
        cmocka_unit_test(finds_several_thoughts),
        cmocka_unit_test(finds_long_words_and_sentences),
        cmocka_unit_test(finds_officialese),
        cmocka_unit_test(proposes_the_plain_word),
        cmocka_unit_test(leaves_names_and_titles_alone),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
