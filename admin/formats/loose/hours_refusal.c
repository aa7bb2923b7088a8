#include "formats/loose/hours_refusal.h"

enum { MOST_QUOTED = 120 };

/* "{0}" stands for the words that are not clear. */
static const char *const sentences[HOURS_REFUSAL_COUNT] = {
    [HOURS_REFUSAL_WORD] = "Das Wort „{0}“ ist bei Öffnungszeiten nicht bekannt",
    [HOURS_REFUSAL_SIGN] = "Das Zeichen „{0}“ ist bei Öffnungszeiten nicht bekannt",
    [HOURS_REFUSAL_PLACE] = "Was heißt hier „{0}“? Bitte schreiben Sie es anders",
    [HOURS_REFUSAL_LONG] = "Der Text ist zu lang. Bitte kürzen Sie ihn",
    [HOURS_REFUSAL_NOTHING] = "Hier stehen keine Zeiten",
    [HOURS_REFUSAL_NO_TIME] = "„{0}“ ist keine Uhrzeit",
    [HOURS_REFUSAL_DAYS] = "An welchen Tagen? Bitte nennen Sie die Tage",
    [HOURS_REFUSAL_TIMES] = "Um wie viel Uhr? Bitte nennen Sie Anfang und Ende",
    [HOURS_REFUSAL_END] = "„{0}“: Bis wann? Bitte nennen Sie Anfang und Ende",
    [HOURS_REFUSAL_BEFORE] =
        "„{0}“: Das Ende liegt vor dem Anfang. Bitte schreiben Sie 17 statt 5",
    [HOURS_REFUSAL_NIGHT] = "„{0}“: Ist das in der Nacht? Bitte schreiben Sie 15 statt 3",
    [HOURS_REFUSAL_HALF] = "„{0}“: Die Uhrzeit passt nicht zur Tageszeit",
    [HOURS_REFUSAL_EVERY_OTHER] =
        "„{0}“: Jede zweite Woche? Oder der zweite Tag im Monat?",
    [HOURS_REFUSAL_RHYTHM] = "„{0}“: In welchen Wochen? Bitte nennen Sie sie",
    [HOURS_REFUSAL_SEASON] = "„{0}“: Von wann bis wann? Bitte nennen Sie Monate",
    [HOURS_REFUSAL_VAGUE] = "„{0}“ ist ungenau. Bitte nennen Sie feste Zeiten",
    [HOURS_REFUSAL_WORKDAYS] =
        "„{0}“: Gehört der Samstag dazu? Bitte schreiben Sie Mo-Fr oder Mo-Sa",
    [HOURS_REFUSAL_CONFLICT] = "Für denselben Tag stehen verschiedene Zeiten da",
    [HOURS_REFUSAL_HALF_DAY] =
        "„{0}“: Bis wann ist dann offen? Bitte nennen Sie die Uhrzeit",
    [HOURS_REFUSAL_RANGE] = "„{0}“: Von welchem bis zu welchem Wochentag?",
    [HOURS_REFUSAL_SCOPE] = "Gilt „{0}“ für alle Zeiten oder nur für eine?",
    [HOURS_REFUSAL_BESIDE] = "„{0}“: Gilt das statt der Zeiten oder zusätzlich?",
    [HOURS_REFUSAL_SCHOOL] = "Eigene Zeiten in den Ferien kann das Gerät nicht zeigen",
    [HOURS_REFUSAL_CLOSED] = "Hier steht nur, wann geschlossen ist. Wann ist offen?",
    [HOURS_REFUSAL_REACHABLE] = "„{0}“: Ist das Telefon gemeint oder das Haus?",
};

bool hours_refuse(struct err *err, enum hours_refusal why, const char *words, size_t len)
{
    const char *sentence = sentences[why];
    const char *gap = sentence;
    while (*gap != '\0' && *gap != '{')
        gap++;
    if (*gap == '\0')
        return err_set(err, "%s", sentence);
    if (len > MOST_QUOTED)
        len = MOST_QUOTED;
    while (len > 0 && ((unsigned char)words[len] & 0xC0u) == 0x80u)
        len--;
    return err_set(err, "%.*s%.*s%s", (int)(gap - sentence), sentence, (int)len, words,
                   gap + 3);
}
