#include "core/schema.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"

/* A table that has one more column is another version. */
#define OFFER_FIELD(id, name, since, ...) \
    _Static_assert((since) <= SCHEMA_VERSION, name ": raise SCHEMA_VERSION");
#define OFFER_TEXT(id, name, since, ...) \
    _Static_assert((since) <= SCHEMA_VERSION, name ": raise SCHEMA_VERSION");
#include "core/offer_rows.h"

/* Each is the text that sqlite_schema shows; NULL at the end. */
static const char *const schema_tables[] = {
    "CREATE TABLE x_meta (\n"
    "  key TEXT PRIMARY KEY, -- site, sequence, created, valid_until, report_key\n"
    "  value TEXT NOT NULL\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_site (\n"
    "  id TEXT PRIMARY KEY, -- 'ennigerloh'\n"
    "  position INTEGER NOT NULL, -- order in lists, from 0\n"
    "  name TEXT NOT NULL, -- 'Ennigerloh, Rathaus'\n"
    "  town TEXT NOT NULL, -- the scope that is 'my town' here\n"
    "  phone TEXT, -- of the front desk, E.164\n"
    "  coach_phone TEXT, -- whom to call for a coach, E.164\n"
    "  street TEXT, postcode TEXT, city TEXT,\n"
    "  comment TEXT -- for the office, never shown\n"
    ") WITHOUT ROWID",

    "CREATE TABLE taxonomy_term (\n"
    "  id TEXT PRIMARY KEY, -- topic: 'money'\n"
    "  position INTEGER NOT NULL, -- order on the home screen, from 0\n"
    "  x_icon TEXT NOT NULL, -- ligature of Material Icons\n"
    "  x_tint TEXT NOT NULL, -- name of a colour pair\n"
    "  x_crisis INTEGER NOT NULL -- 1: no loud heading, 'Bildschirm leeren'\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_barrier (\n"
    "  id TEXT PRIMARY KEY, -- 'opening_hours'\n"
    "  position INTEGER NOT NULL,\n"
    "  icon TEXT NOT NULL\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_name (\n"
    "  kind TEXT NOT NULL, -- 'topic', 'barrier'\n"
    "  id TEXT NOT NULL, -- of the topic or barrier\n"
    "  lang TEXT NOT NULL, -- 'de', 'en'\n"
    "  name TEXT NOT NULL,\n"
    "  PRIMARY KEY (kind, id, lang)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE organization (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  name TEXT NOT NULL UNIQUE -- the provider, as offers name it\n"
    ")",

    "CREATE TABLE service (\n"
    "  id TEXT PRIMARY KEY, -- offer: 'ew-wohngeld'\n"
    "  position INTEGER NOT NULL, -- order of the import, from 0\n"
    "  organization_id INTEGER REFERENCES organization (id),\n"
    "  name TEXT NOT NULL,\n"
    "  description TEXT, -- summary\n"
    "  eligibility_description TEXT, -- who\n"
    "  x_not_for TEXT, -- who not\n"
    "  url TEXT,\n"
    "  email TEXT,\n"
    "  x_phone TEXT, -- E.164 or a short number\n"
    "  x_hours TEXT, -- opening_hours as OpenStreetMap writes them\n"
    "  x_cost TEXT, -- NULL unknown, 'free', or words\n"
    "  x_access TEXT, -- walk_in, appointment, phone_first\n"
    "  x_with_child TEXT, -- yes, no, unknown\n"
    "  x_scope TEXT NOT NULL, -- a town, 'district', 'national'\n"
    "  x_has_address INTEGER NOT NULL, -- 0: the offer names no address at all\n"
    "  x_street TEXT, x_postcode TEXT, x_city TEXT,\n"
    "  x_lat TEXT, x_lon TEXT, -- numbers as they were written\n"
    "  x_heads_up TEXT, -- a note in front of everything\n"
    "  x_heads_up_until TEXT, -- its last day, 2026-11-23\n"
    "  x_source TEXT, -- where the facts stand\n"
    "  x_as_of TEXT, -- month of the source, 2026-11\n"
    "  x_confidence TEXT, -- high, medium, low\n"
    "  x_checked_on TEXT, -- day somebody checked it, 2026-11-23\n"
    "  x_sort BLOB -- collation key of the name (German)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_service_topic (\n"
    "  topic TEXT NOT NULL, -- taxonomy_term.id\n"
    "  reach INTEGER NOT NULL, -- 0 a town, 1 the district, 2 the nation\n"
    "  scope TEXT NOT NULL, -- as in service\n"
    "  sort BLOB NOT NULL, -- as service.x_sort\n"
    "  service_id TEXT NOT NULL,\n"
    "  position INTEGER NOT NULL, -- the topic's place among the offer's topics\n"
    "  PRIMARY KEY (topic, reach, scope, sort, service_id)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_service_list (\n"
    "  service_id TEXT NOT NULL,\n"
    "  lang TEXT NOT NULL, -- 'de' for the original\n"
    "  kind TEXT NOT NULL, -- topic, language, required_document, step, way, related, keyword,\n"
    "                      -- accessibility\n"
    "  position INTEGER NOT NULL, -- from 0\n"
    "  value TEXT NOT NULL,\n"
    "  PRIMARY KEY (service_id, lang, kind, position)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_service_text (\n"
    "  service_id TEXT NOT NULL,\n"
    "  lang TEXT NOT NULL, -- 'en'; a level: 'de-simple'\n"
    "  made TEXT NOT NULL, -- tested, human, automatic\n"
    "  name TEXT, who TEXT, not_for TEXT, summary TEXT, cost TEXT, heads_up TEXT,\n"
    "  source_hash TEXT, -- of the German text it was made from\n"
    "  PRIMARY KEY (service_id, lang)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_coach (\n"
    "  id TEXT PRIMARY KEY,\n"
    "  position INTEGER NOT NULL,\n"
    "  name TEXT NOT NULL, -- as the town wants it shown\n"
    "  phone TEXT, sms TEXT, email TEXT,\n"
    "  capacity INTEGER, -- families at a time; NULL: ten\n"
    "  open_places INTEGER, -- NULL: unknown, so nobody is sent there\n"
    "  last_checked_on TEXT, -- day the booking link was opened, 2026-11-23\n"
    "  last_check TEXT -- NULL or 'ok', else what was wrong\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_coach_list (\n"
    "  coach_id TEXT NOT NULL,\n"
    "  kind TEXT NOT NULL, -- language, town, topic, booking ('provider=ea')\n"
    "  position INTEGER NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  PRIMARY KEY (coach_id, kind, position)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_answer (\n"
    "  id TEXT PRIMARY KEY,\n"
    "  position INTEGER NOT NULL,\n"
    "  service_id TEXT, -- NULL: for all\n"
    "  barrier_id TEXT,\n"
    "  said TEXT, -- what people told us\n"
    "  done TEXT, -- what was changed\n"
    "  state TEXT, -- fixed, in_progress, planned, cannot_fix\n"
    "  changed_on TEXT -- month, 2026-11\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_booking_host (\n"
    "  host TEXT PRIMARY KEY, -- booking links may lead here and nowhere else\n"
    "  position INTEGER NOT NULL,\n"
    "  comment TEXT -- for the office, never shown\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_holiday (\n"
    "  kind TEXT NOT NULL, -- public, school\n"
    "  first_day TEXT NOT NULL, -- 2026-12-23\n"
    "  last_day TEXT NOT NULL, -- the last day, included\n"
    "  name TEXT NOT NULL,\n"
    "  PRIMARY KEY (kind, first_day)\n"
    ") WITHOUT ROWID",

    "CREATE TABLE x_received (\n"
    "  hash TEXT PRIMARY KEY -- of a sealed report that has arrived at the office\n"
    ") WITHOUT ROWID",

    NULL,
};

static const char *join(struct buf *out)
{
    for (size_t i = 0; schema_tables[i] != NULL; i++)
        buf_print(out, "%s;\n", schema_tables[i]);
    return out->failed ? NULL : out->bytes;
}

const char *schema_text(void)
{
    static struct buf whole;
    return whole.bytes != NULL ? whole.bytes : join(&whole);
}

const char *schema_create(void)
{
    static struct buf whole;
    if (whole.bytes != NULL)
        return whole.bytes;
    buf_print(&whole, "PRAGMA application_id=%d;\nPRAGMA user_version=%d;\n",
              SCHEMA_APPLICATION_ID, SCHEMA_VERSION);
    return join(&whole);
}

int schema_reach(const char *scope)
{
    return strcmp(scope, "national") == 0 ? 2 : strcmp(scope, "district") == 0 ? 1 : 0;
}
