#include "formats/loose/hours_words.h"

#include <string.h>

#include "formats/loose/hours_table.h"

/* Each word stands between blanks. */
struct words {
    enum hours_token_kind kind;
    int value;
    const char *words;
};

static const struct words lexicon[] = {
    {HOURS_TOKEN_DAYS, 1 << 0,
     " mo mon mont montag montags montage montagen monday mondays "},
    {HOURS_TOKEN_DAYS, 1 << 1,
     " di dienst tu tus dienstag dienstags dienstage dienstagen tusday "
     "tusdays "},
    {HOURS_TOKEN_DAYS, 1 << 2,
     " mi mittw we wed mittwoch mittwochs mittwoche mittwochen wednesday "
     "wednesdays "},
    {HOURS_TOKEN_DAYS, 1 << 3,
     " do don donn donnerst th thu thur thurs donnerstag donnerstags "
     "donnerstage donnerstagen thursday thursdays "},
    {HOURS_TOKEN_DAYS, 1 << 4,
     " fr fre fri freitag freitags freitage freitagen friday fridays "},
    {HOURS_TOKEN_DAYS, 1 << 5,
     " sa sam sams sat sonnabend sonnabends samstag samstags samstage "
     "samstagen saturday saturdays "},
    {HOURS_TOKEN_DAYS, 1 << 6,
     " so son sonn su sun sonntag sonntags sonntage sonntagen sunday "
     "sundays "},
    {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY,
     " feiertag feiertage feiertagen feiertags feiert feiertg ft ph "
     "holidays feierttage "},
    {HOURS_TOKEN_DAYS, 0x7f, " taglich tagl tgl daily "},
    {HOURS_TOKEN_DAYS, 0x60, " wochenende wochenenden wochenend weekend weekends "},
    {HOURS_TOKEN_DAYS, 0x1f, " weekdays "},
    {HOURS_TOKEN_WORKDAYS, 0,
     " werktags werktag werktage werktagen werktaglich wochentags wochentag "
     "wochentage wochentagen "},
    {HOURS_TOKEN_HALF, HOURS_HALF_MORNING,
     " vormittag vormittags vorm vormittage morgens fruh fruhmorgens "
     "morning mornings "},
    {HOURS_TOKEN_HALF, HOURS_HALF_NOON, " mittag mittags "},
    {HOURS_TOKEN_HALF, HOURS_HALF_AFTERNOON,
     " nachmittag nachmittags nachm nachmittage nachmittagen afternoon "
     "afternoons "},
    {HOURS_TOKEN_HALF, HOURS_HALF_EVENING, " abend abends abende evening evenings "},
    {HOURS_TOKEN_HALF, HOURS_HALF_NIGHT, " nacht nachts "},
    {HOURS_TOKEN_MONTH, 1, " januar jan january janner "},
    {HOURS_TOKEN_MONTH, 2, " februar feb febr february feber "},
    {HOURS_TOKEN_MONTH, 3, " marz mar mrz march "},
    {HOURS_TOKEN_MONTH, 4, " april apr "},
    {HOURS_TOKEN_MONTH, 5, " mai may "},
    {HOURS_TOKEN_MONTH, 6, " juni jun june "},
    {HOURS_TOKEN_MONTH, 7, " juli jul july "},
    {HOURS_TOKEN_MONTH, 8, " august aug "},
    {HOURS_TOKEN_MONTH, 9, " september sep sept "},
    {HOURS_TOKEN_MONTH, 10, " oktober okt oct october "},
    {HOURS_TOKEN_MONTH, 11, " november nov "},
    {HOURS_TOKEN_MONTH, 12, " dezember dez dec december "},
    {HOURS_TOKEN_DATE, 1224, " heiligabend heiligabends "},
    {HOURS_TOKEN_DATE, 1231, " silvester "},
    {HOURS_TOKEN_DATE, 101, " neujahr "},
    {HOURS_TOKEN_DASH, 1, " bis to until till "},
    {HOURS_TOKEN_AND, 0, " und u sowie and bzw "},
    {HOURS_TOKEN_OR, 0, " oder or "},
    {HOURS_TOKEN_CLOSED, 0,
     " geschlossen geschl geschloss closed ruhetag ruhetage off schliesstag "
     "schliesstage "},
    {HOURS_TOKEN_ZU, 0, " zu "},
    {HOURS_TOKEN_APPOINTMENT, 0,
     " vereinbarung terminvereinbarung terminvereinbarungen terminabsprache "
     "absprache termin termine terminen anmeldung voranmeldung anfrage "
     "appointment appointments arrangement nv vereinb vereinbar "
     "vereinbarungen rucksprache verabredung terminvergabe anruf "},
    {HOURS_TOKEN_SIDE, 1, " nach auf by "},
    {HOURS_TOKEN_SIDE, 2, " mit per "},
    {HOURS_TOKEN_SIDE, 0,
     " vorheriger vorherige vorher vorab personlicher individuller "
     "individulle individull moglich erforderlich erbeten notwendig notig "
     "gerne gern jederzeit kurzfristiger kurzfristig gegenseitiger "
     "mundlicher schriftlicher vereinbarte vereinbarten vereinbart "},
    {HOURS_TOKEN_WITHOUT, 0, " ohne "},
    {HOURS_TOKEN_ONLY, 0, " nur ausschliesslich only lediglich "},
    {HOURS_TOKEN_EXCEPT, 0,
     " ausser ausgenommen except ausgen ausnahme ausserhalb exkl excl "},
    {HOURS_TOKEN_NOT, 0, " nicht kein keine keinen keiner not no "},
    {HOURS_TOKEN_REST, 0,
     " sonst ansonsten sonstige sonstigen ubrige ubrigen restliche "
     "restlichen "},
    {HOURS_TOKEN_ALSO, 0,
     " auch zusatzlich zusatzl ausserdem daruberhinaus erganzend inkl "
     "inklusive einschliesslich "},
    {HOURS_TOKEN_PHONE, 0,
     " telefonisch telefon tel telefonische telefonischer telefonischen "
     "telef telefonzeit telefonzeiten telefonsprechzeit telefonsprechzeiten "
     "telefonsprechstunde telefonsprechstunden telefonservice phone "
     "telephone hotline telefonhotline telefonisches telefonberatung "
     "telefondienst fernmundlich "},
    {HOURS_TOKEN_HOUSE, 0,
     " buro personlich personliche personlichen prasenz prasenzzeit "
     "prasenzzeiten "},
    {HOURS_TOKEN_REACHABLE, 0, " erreichbar erreichbarkeit sprechen "},
    {HOURS_TOKEN_FROM, 0, " ab "},
    {HOURS_TOKEN_BETWEEN, 0, " zwischen between "},
    {HOURS_TOKEN_BREAK, 0, " pause mittagspause unterbrechung mittagsruhe mittagszeit "},
    {HOURS_TOKEN_SCHOOL, 0, " ferien schulferien sh ferienzeit ferienzeiten "},
    {HOURS_TOKEN_TERM, 0, " schulzeit schulzeiten schultage schultagen schultags "},
    {HOURS_TOKEN_WEEK, 0,
     " woche wochen kw kalenderwoche kalenderwochen kws week weeks kwoche "},
    {HOURS_TOKEN_PARITY, 1, " ungerade ungeraden ungerader "},
    {HOURS_TOKEN_PARITY, 2, " gerade geraden gerader "},
    {HOURS_TOKEN_MONTHLY, 0, " monat monats monate monaten month "},
    {HOURS_TOKEN_EACH, 0, " jeden jede jeder jedes jedem every each alle allen "},
    {HOURS_TOKEN_ORDINAL, 1, " erste ersten erster "},
    {HOURS_TOKEN_ORDINAL, 2, " zweite zweiten zweiter "},
    {HOURS_TOKEN_ORDINAL, 3, " dritte dritten dritter "},
    {HOURS_TOKEN_ORDINAL, 4, " vierte vierten vierter "},
    {HOURS_TOKEN_ORDINAL, 5, " funfte funften funfter "},
    {HOURS_TOKEN_ORDINAL, -1, " letzte letzten letzter "},
    {HOURS_TOKEN_ORDINAL, -2, " vorletzte vorletzten vorletzter "},
    {HOURS_TOKEN_RHYTHM, 0,
     " zwei drei vier tagig tagigen vierzehntagig vierzehntagigen "
     "zweiwochentlich "
     "zweiwochig zweiwochentlichen wochenweise monatlich quartal quartals "
     "vierteljahrlich wechsel wechselnd abwechselnd turnus unregelmassig "
     "zweimonatlich "},
    {HOURS_TOKEN_SEASON, 0,
     " sommer winter fruhling fruhjahr herbst sommermonate sommermonaten "
     "wintermonate wintermonaten sommers winters sommerzeit winterzeit "
     "saison hauptsaison nebensaison sommersaison wintersaison advent "
     "adventszeit adventssamstage weihnachten ostern pfingsten karneval "
     "rosenmontag sommerferien osterferien herbstferien weihnachtsferien "
     "winterferien pfingstferien semester vorlesungszeit semesterferien "
     "ramadan spring summer autumn "},
    {HOURS_TOKEN_VAGUE, 0,
     " ca circa etwa ungefahr meist meistens normalerweise voraussichtlich "
     "gegen teilweise ggf evtl eventull gelegentlich manchmal haufig anfang "
     "mitte ende derzeit zurzeit aktull vorubergehend kurz langer "
     "spatestens fruhestens mindestens maximal einlass kasse kuche "},
    {HOURS_TOKEN_TAG, 0, " tag tage tagen tags day days "},
    {HOURS_TOKEN_UHR, 0, " uhr uhrzeit oclock clock h std "},
    {HOURS_TOKEN_HOURS, 0, " stunden stunde hours "},
    {HOURS_TOKEN_PASS, 0,
     " von vom am an im in der den dem des das die geoffnet offen offene "
     "offener offenen gesetzlichen gesetzliche gesetzl "
     "offnungszeiten offnungszeit offnungstage sprechzeiten sprechzeit "
     "sprechstunde sprechstunden sprechtage sprechtag geschaftszeiten "
     "servicezeiten beratungszeiten besuchszeiten burozeiten burozeit "
     "dienstzeiten publikumsverkehr parteiverkehr from at on open opening "
     "ist sind wir haben hat jeweils immer stets durchgehend durchgangig "
     "folgende folgenden zeit zeiten wochentlich wahrend unser unsere "
     "unseren du the of "},
};

static const struct words *find(const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; len > 0 && i < sizeof lexicon / sizeof lexicon[0]; i++)
        for (const char *at = strstr(lexicon[i].words, word); at != NULL;
             at = strstr(at + 1, word))
            if (at[-1] == ' ' && at[len] == ' ')
                return &lexicon[i];
    return NULL;
}

/* "mittwochnachmittag", "montagsvormittags" */
static bool read_joined(const char *word, struct hours_token *out,
                        enum hours_half *half_out)
{
    static const char *const days[] = {"montag",  "dienstag", "mittwoch",  "donnerstag",
                                       "freitag", "samstag",  "sonnabend", "sonntag"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        size_t len = strlen(days[i]);
        if (strncmp(word, days[i], len) != 0)
            continue;
        const struct words *half = find(word + len);
        if (half == NULL && word[len] == 's')
            half = find(word + len + 1);
        if (half == NULL || half->kind != HOURS_TOKEN_HALF)
            return false;
        out->kind = HOURS_TOKEN_DAYS;
        out->value = find(days[i])->value;
        *half_out = (enum hours_half)half->value;
        return true;
    }
    return false;
}

bool hours_word(const char *word, struct hours_token *out, enum hours_half *half_out)
{
    const struct words *found = find(word);
    if (found == NULL)
        return read_joined(word, out, half_out);
    out->kind = found->kind;
    out->value = found->value;
    out->number = 0;
    return true;
}

int hours_word_weekday(const char *word)
{
    const struct words *found = find(word);
    if (strcmp(word, "die") == 0 || strcmp(word, "mit") == 0)
        return word[0] == 'd' ? 1 : 2;
    for (int day = 0; found != NULL && found->kind == HOURS_TOKEN_DAYS && day < 7; day++)
        if (found->value == 1 << day)
            return day;
    return -1;
}

bool hours_word_follows_day(const char *word)
{
    const struct words *found = find(word);
    return found != NULL &&
           (found->kind == HOURS_TOKEN_DAYS || found->kind == HOURS_TOKEN_AND ||
            found->kind == HOURS_TOKEN_DASH || found->kind == HOURS_TOKEN_FROM ||
            found->kind == HOURS_TOKEN_HALF || found->kind == HOURS_TOKEN_CLOSED ||
            strcmp(word, "von") == 0);
}
