#include "formats/csv/csv_choice.h"

#include <string.h>

#include "base/spelling.h"

struct choice {
    const char *field;
    const char *word; /* of the field */
    const char *said; /* in the spelling of spelling.h, separated by spaces */
};

static const struct choice choices[] = {
    {"access", "walk_in",
     "walkin ohnetermin offen offenesprechstunde keinterminnotig nein no"},
    {"access", "appointment",
     "nachvereinbarung mittermin nurmittermin termin terminnotig ja yes x "
     "mitanmeldung anmeldungerforderlich nachabsprache byappointment"},
    {"access", "phone_first",
     "phonefirst erstanrufen vorheranrufen bitteanrufen telefonisch anrufen callfirst"},
    {"ways", "online", "internet web iminternet website digital email"},
    {"ways", "phone", "telefon telefonisch anruf hotline"},
    {"ways", "in_person", "inperson vorort personlich beratungvorort prasenz"},
    {"ways", "post", "brief perpost schriftlich"},
    {"confidence", "high", "hoch sicher gut"},
    {"confidence", "medium", "mittel"},
    {"confidence", "low", "niedrig gering unsicher"},
};

static const struct choice yes_no[] = {
    {"", "yes", "ja j yes y true wahr x 1 vorhanden"},
    {"", "no", "nein n no false falsch 0 kein keine nichtvorhanden"},
    {"", "unknown", "unknown unbekannt weissnicht weissichnicht"},
};

static const struct choice frees[] = {
    {"", "free",
     "kostenlos kostenfrei gratis umsonst frei free keine keinekosten keinegebuhr "
     "keinegebuhren 0 0eur 0euro 000 000eur 000euro freeofcharge nocost"},
};

static const struct choice scopes[] = {
    {"", "district", "kreis landkreis kreisweit district kreiswarendorf imganzenkreis"},
    {"", "national", "national bundesweit deutschland deutschlandweit uberall"},
};

static const char *find_choice(struct arena *arena, const struct choice *choice,
                               size_t count, const char *field, const char *text)
{
    const char *word = spelling(arena, text);
    size_t len = word == NULL ? 0 : strlen(word);
    for (size_t i = 0; i < count && len > 0; i++) {
        if (*choice[i].field != *field || strcmp(choice[i].field, field) != 0)
            continue;
        for (const char *at = choice[i].said; *at != '\0';) {
            size_t end = strcspn(at, " ");
            if (end == len && strncmp(at, word, len) == 0)
                return choice[i].word;
            at += end + (at[end] == ' ');
        }
    }
    return NULL;
}

#define FIND(table, field, text) \
    find_choice(arena, table, sizeof(table) / sizeof((table)[0]), field, text)

const char *csv_choice(struct arena *arena, const struct field *field, const char *text)
{
    struct err err = {""};
    if (record_check(field, text, &err))
        return text;
    const char *word = strcmp(field->name, "with_child") == 0
                           ? csv_yes_no(arena, text)
                           : FIND(choices, field->name, text);
    return arena->failed ? NULL : word == NULL ? text : word;
}

const char *csv_yes_no(struct arena *arena, const char *text)
{
    return FIND(yes_no, "", text);
}

bool csv_choice_is_free(struct arena *arena, const char *text)
{
    return FIND(frees, "", text) != NULL;
}

const char *csv_choice_scope(struct arena *arena, const char *text)
{
    return FIND(scopes, "", text);
}
