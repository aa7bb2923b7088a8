#include "formats/csv/csv_header.h"

#include <string.h>

#include "record/record.h"
#include "base/spelling.h"

/* Words of one field, separated by spaces. */
static const struct {
    const char *target;
    const char *words;
} headers[] = {
    {"id", "kennung schlussel angebotsid"},
    {"name", "angebot angebotsname titel bezeichnung namedesangebots title service "
             "servicename offer"},
    {"provider", "anbieter anbieterin trager tragerin organisation einrichtung "
                 "institution organization stelle verein firma anbietername"},
    {"topics", "thema themen topic kategorie kategorien bereich themenbereich rubrik "
               "category categories"},
    {"scope", "geltungsbereich einzugsgebiet zustandigfur gultigfur gebiet"},
    {"address.street", "strasse str street strasseundhausnummer strassehausnummer "
                       "strassehausnr strassenr strasseundnr strassenname"},
    {"address.number", "hausnummer hausnr housenumber"},
    {"address.postcode", "plz postleitzahl postcode zip zipcode postalcode"},
    {"address.city", "ort stadt city wohnort gemeinde town ortschaft"},
    {"address", "adresse anschrift plzort plzundort ortplz postanschrift"},
    {"lat", "latitude breitengrad geobreite breite"},
    {"lon", "lng long longitude langengrad geolange lange"},
    {"phone", "telefon tel telefonnummer telefonnr telnr fon rufnummer festnetz "
              "phonenumber telephone telefone"},
    {"email", "mail mailadresse emailadresse emailaddress"},
    {"web", "website webseite webadresse internet homepage url internetseite "
            "internetadresse link www"},
    {"hours", "offnungszeiten offnungszeit openinghours sprechzeiten sprechzeit "
              "burozeiten zeiten"},
    {"access", "zugang terminpflicht terminnotig mittermin terminerforderlich "
               "anmeldung anmeldungerforderlich"},
    {"ways", "weg wege kontaktweg kontaktwege"},
    {"cost", "kosten preis preise gebuhr gebuhren beitrag costs price fee fees"},
    {"languages", "sprache sprachen language"},
    {"what_you_bring", "mitbringen mitzubringen bittemitbringen dasmitbringen unterlagen "
                       "benotigteunterlagen dokumente papiere bring"},
    {"who", "furwen wer zielgruppe zielgruppen targetgroup audience"},
    {"not_for", "nichtfur nichtfurwen"},
    {"summary", "beschreibung kurzbeschreibung description inhalt zusammenfassung info "
                "angebotsbeschreibung beschreibungdesangebots text"},
    {"steps", "schritt schritte sogehtes ablauf vorgehen"},
    {"accessibility", "barrierefreiheit zuganglichkeit"},
    {"accessibility.wheelchair", "barrierefrei rollstuhl rollstuhlgerecht wheelchair"},
    {"with_child", "mitkind kinderwillkommen kinderkonnenmit mitkindern"},
    {"related", "verwandt verwandteangebote siehauch"},
    {"keywords", "stichwort stichworte stichworter schlagwort schlagworte schlagworter "
                 "suchworte suchworter tags"},
    {"heads_up.text", "hinweis hinweise wichtig aktulles"},
    {"heads_up.until", "hinweisbis"},
    {"source", "qulle qullen herkunft"},
    {"as_of", "stand datenstand standvom aktualisiertam"},
    {"checked_on", "gepruft gepruftam kontrolliertam uberpruftam"},
    {"confidence", "verlasslichkeit sicherheit gute"},
};

static bool stands_in(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; *at != '\0';) {
        size_t end = strcspn(at, " ");
        if (end == len && strncmp(at, word, len) == 0)
            return true;
        at += end + (at[end] == ' ');
    }
    return false;
}

const char *csv_header_target(struct arena *arena, const char *word)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
        if (word[0] != '\0' && stands_in(headers[i].words, word))
            return headers[i].target;
    for (size_t i = 0; i < count; i++) {
        const char *name = spelling(arena, field[i].name);
        if (name != NULL && strcmp(name, word) == 0)
            return field[i].name;
    }
    return NULL;
}

const char *csv_header_day_part(const char *word)
{
    static const struct {
        const char *part;
        const char *words;
    } parts[] = {
        {".from",
         "von ab from beginn start anfang vormittagsvon vormittagvon opens open"},
        {".to", "bis to ende schluss vormittagsbis vormittagbis closes close"},
        {".break", "pause mittagspause mittag"},
        {".from2", "nachmittagsvon nachmittagvon von2 from2"},
        {".to2", "nachmittagsbis nachmittagbis bis2 to2"},
        {"", "vormittags vormittag nachmittags nachmittag morgens abends am pm zeiten "
             "uhrzeit offnungszeiten offnungszeit"},
    };
    if (word[0] == '\0')
        return "";
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (stands_in(parts[i].words, word))
            return parts[i].part;
    return NULL;
}

bool csv_header_holiday(const char *word)
{
    return stands_in("feiertag feiertage feiertags holidays ph", word);
}
