#include "german/plain_lexicon.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"

static const struct list {
    unsigned classes;
    const char *words;
} lists[] = {
    {PLAIN_WERDEN | PLAIN_FINITE | PLAIN_FUNCTION,
     "wird werden wirst werdet wurde wurden wurdest wurdet werd"},
    {PLAIN_SEIN | PLAIN_FINITE | PLAIN_FUNCTION,
     "ist sind bin bist seid war waren warst wart bleibt bleiben"},
    {PLAIN_MODAL | PLAIN_FINITE | PLAIN_FUNCTION,
     "kann kannst können könnt konnte konnten muss musst müssen müsst musste mussten soll "
     "sollst sollen sollt darf darfst dürfen dürft durfte durften will willst wollen wollt "
     "wollte wollten mag magst mögen mögt möchte möchten möchtest möchtet brauchen"},
    {PLAIN_FINITE | PLAIN_FUNCTION, "hat haben hast habt hatte hatten hattest"},
    {PLAIN_FINITE,
     "gibt geht gehen kommt kommen macht machen bekommt bekommen braucht findet finden "
     "steht stehen liegt liegen heißt heißen nimmt nehmen gilt gelten hilft helfen zeigt "
     "zeigen sagt sagen fragt fragen ruft rufen zahlt zahlen bezahlt bezahlen arbeitet "
     "arbeiten wohnt wohnen lebt leben lernt lernen kostet kosten dauert dauern beginnt "
     "beginnen endet enden öffnet öffnen schließt schließen bietet bieten berät beraten "
     "unterstützt unterstützen prüft prüfen entscheidet entscheiden schickt schicken "
     "schreibt schreiben liest lesen füllt füllen bringt bringen holt holen stellt stellen "
     "legt legen gehört gehören weiß wissen sieht sehen hört hören spielt spielen spricht "
     "sprechen trifft treffen sucht suchen beantragt beantragen erhält erhalten fährt "
     "fahren bleibt läuft laufen gab ging kam stand lag fand hieß nahm half "
     "wohnte lebte machte sagte meldet melden ändert ändern hängt reicht wartet warten "
     "bedeutet passiert klappt kümmert kümmern"},
    {PLAIN_SUBJUNCTIVE | PLAIN_FINITE,
     "würde würden würdest würdet könnte könnten könntest könntet hätte hätten hättest "
     "hättet wäre wären wärst wärest wäret müsste müssten müsstest dürfte dürften dürftest "
     "sollte sollten solltest solltet bräuchte bräuchten käme kämen gäbe gäben ginge "
     "ließe ließen wüsste wüssten fände fänden täte täten stünde stünden stände ständen "
     "nähme nähmen sähe sähen bliebe hielte bekäme bekämen läge lägen hieße"},
    {PLAIN_SUBJUNCTIVE, "sei seien seist könne müsse dürfe solle wolle möge mögen"},
    {PLAIN_SUBJUNCTIVE_1, "habe werde komme gehe gebe stehe nehme wisse"},
    {PLAIN_NEGATION | PLAIN_FUNCTION,
     "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem "
     "nichts nirgends nirgendwo weder ohne keinerlei keinesfalls keineswegs"},
    {PLAIN_SUBORDINATOR | PLAIN_FUNCTION,
     "dass weil wenn ob obwohl falls sodass bevor nachdem sobald solange indem sofern "
     "soweit obgleich ehe zumal insoweit insofern"},
    {PLAIN_QUESTION | PLAIN_FUNCTION,
     "damit da als wie wo was wer wen wem warum weshalb wann wohin woher welche welcher "
     "welches welchen welchem wobei womit wofür wodurch woran worauf worüber worum wovon "
     "wozu während seitdem bis um"},
    {PLAIN_RELATIVE, "der die das den dem deren dessen denen"},
    {PLAIN_JOIN | PLAIN_FUNCTION, "und oder aber denn sondern sowie"},
    {PLAIN_SUBJECT | PLAIN_FUNCTION, "ich du er sie es wir man"},
    {PLAIN_FUNCTION,
     "ihr ihm ihn ihnen mich mir dich dir uns euch sich auch noch schon nur sehr mehr so zu "
     "dann hier dort jetzt heute immer oft wieder etwas alles viel viele wenig dies dazu "
     "dabei dafür davon darum deshalb doch ja nein nun selbst bitte zusammen gern"},
    {PLAIN_ADDRESS, "du dir dich dein deine deinen deinem deiner wir uns unser unsere "
                    "unseren unserem unserer ihr euch euer eure"},
    {PLAIN_ARTICLE | PLAIN_FUNCTION,
     "der die das den dem ein eine einen einem mein meine meinen meinem dein deine deinen "
     "deinem sein seine seinen seinem ihr ihre ihren ihrem unser unsere unseren unserem "
     "euer eure euren eurem kein keine keinen keinem dieser diese dieses diesen diesem "
     "jeder jede jedes jeden jedem alle allen manche manchen viele vielen einige einigen "
     "welche solche"},
    {PLAIN_GENITIVE | PLAIN_ARTICLE | PLAIN_FUNCTION,
     "des eines keines meines deines seines ihres unseres eures"},
    {PLAIN_GENITIVE_PERHAPS | PLAIN_ARTICLE | PLAIN_FUNCTION,
     "der einer ihrer seiner unserer meiner deiner eurer dieser aller"},
    {PLAIN_PREPOSITION | PLAIN_FUNCTION,
     "in im ins an am ans auf aufs aus bei beim bis durch für gegen gegenüber hinter mit "
     "nach neben ohne seit über um unter von vom vor zu zum zur zwischen ab außer entlang "
     "pro per"},
    {PLAIN_PREPOSITION_GENITIVE | PLAIN_FUNCTION,
     "wegen während trotz aufgrund anhand mithilfe statt anstatt innerhalb außerhalb "
     "oberhalb unterhalb infolge angesichts zugunsten hinsichtlich bezüglich seitens "
     "mittels anlässlich einschließlich zwecks bezüglich"},
    {PLAIN_GIVING,
     "gibt geben gab gebe gib zeigt zeigen zeig sagt sagen sag bringt bringen schickt "
     "schicken erklärt erklären meldet melden erzählt erzählen gehört gehören dankt danken "
     "hilft helfen half schenkt schenken schenkte leiht leihen bietet bieten antwortet "
     "antworten gefällt gefallen schadet schaden dient dienen folgt folgen nützt "
     "entspricht entsprechen gelingt liefert liefern übergibt übergeben verkauft"},
    {PLAIN_NUMBER,
     "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
     "sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig "
     "achtzig neunzig hundert tausend"},
    {PLAIN_STATE,
     "bekannt bewusst gerecht gesund gut gesamt geehrt berühmt beliebt verliebt vertraut "
     "verrückt erwachsen verschieden zufrieden bereit gewiss genau gemein gering gerade "
     "geeignet gewohnt erst ernst echt bedingt erneut entfernt überhaupt unbekannt "
     "insgesamt gelegen gegen gern bestimmt vielleicht erfahren betrunken verheiratet "
     "geschieden verwandt verabredet berechtigt"},
    {PLAIN_UN,
     "und unter uns unser unsere unserem unseren unserer unseres unten ungefähr unbedingt "
     "unterwegs untereinander unterhalb unterhalten union uni universal unverzüglich "
     "unmittelbar untere unteren unterer unterste"}};

struct plain_lexicon {
    struct entry {
        const char *word; /* NULL: free */
        size_t len;
        unsigned classes;
    } * slot;
    size_t mask;
};

static size_t hash(const char *word, size_t len)
{
    uint64_t sum = hash_bytes(HASH_BEGIN, word, len);
    return (size_t)(sum ^ (sum >> 29));
}

static struct entry *find(const struct plain_lexicon *lexicon, const char *word,
                          size_t len)
{
    size_t at = hash(word, len) & lexicon->mask;
    while (
        lexicon->slot[at].word != NULL &&
        (lexicon->slot[at].len != len || memcmp(lexicon->slot[at].word, word, len) != 0))
        at = (at + 1) & lexicon->mask;
    return &lexicon->slot[at];
}

const struct plain_lexicon *plain_lexicon_open(struct arena *arena)
{
    enum { SLOTS = 4096 }; /* several times what there are words */
    struct plain_lexicon *lexicon = arena_take(arena, sizeof *lexicon);
    struct entry *slot = arena_take_array(arena, SLOTS, sizeof *slot);
    if (lexicon == NULL || slot == NULL)
        return NULL;
    *lexicon = (struct plain_lexicon){slot, SLOTS - 1};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        for (const char *at = lists[i].words; *at != '\0';) {
            size_t len = strcspn(at, " ");
            struct entry *entry = find(lexicon, at, len);
            *entry = (struct entry){at, len, entry->classes | lists[i].classes};
            at += len;
            at += *at == ' ';
        }
    return lexicon;
}

unsigned plain_classes(const struct plain_lexicon *lexicon, const char *low)
{
    return find(lexicon, low, strlen(low))->classes;
}
