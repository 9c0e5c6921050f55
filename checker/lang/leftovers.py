"""Words of other languages that translations leave behind, and words that look foreign but are English by now."""

from __future__ import annotations

import re
from functools import cache

# Small words that no English sentence has between two English words in small letters, with what they mean.
FUNCTION_WORDS = {
    "de": "und=and oder=or das=the dem=the den=the von=of mit=with für=for auf=on auch=also nicht=not ist=is sind=are"
    " ein=a eine=a einer=a einem=a einen=a zum=to zur=to im=in bei=at nach=after über=over aus=from wird=is wurde=was"
    " haben=have sich= dass=that aber=but noch=still nur=only der=the wie=like seit=since gegen=against",
    "fr": "le=the les=the du=of et=and une=a dans=in sur=on avec=with aux=to est=is sont=are pour=for qui=who où=where"
    " ses=his leur=their cette=this ces=these chez=at vers=towards sans=without sous=under depuis=since selon=by",
    "es": "los=the las=the del=of y=and una=a por=by para=for sus=his como=like pero=but más=more desde=since"
    " hasta=until sobre=on según=by también=also años=years contra=against fue=was",
    "it": "il=the gli=the della=of delle=of degli=of nella=in nelle=in che=that di=of dal=from alla=to sono=are nel=in"
    " più=more anche=also dei=of ed=and tra=between anni=years",
    "pt": "os=the uma=a em=in com=with não=not pelo=by pela=by dos=of das=of ao=to até=until",
    "nl": "het=the een=a voor=for met=with niet=not zijn=are aan=to ook=also naar=to bij=at werd=was door=by",
    "pl": "nie=not się= jest=is przez=by oraz=and dla=for lub=or roku=year",
    "tr": "ve=and bir=a için=for ile=with",
}
# Ends of German nouns that mean things, not places or people: compounds with them are no names.
GERMAN_NOUNS = """
abkommen absage angebot angriff anlage anschlag ansturm anteil antrag arbeit aufbau aufgabe ausbau ausfuhr ausgabe
ausgleich ausschuss ausstieg ausstoß auswahl auszeichnung bahnhof bau bauern beamte bedarf behörde beitrag bericht
beschluss besuch betrieb bewegung bezirk branche brand bürger debatte einfuhr einkommen einsatz eltern energie
entscheidung entwurf erfolg ergebnis ernte erzeugung fabrik fahrer fahrrinne fahrt familie fehler feier feuer firma
flucht flug flughafen folge forderung forschung frage freiheit frieden fußball gebiet gefahr gehalt geld gemeinde
gericht geschäft gesellschaft gesetz gespräch gesundheit getreide gewalt gewerkschaft gewicht gewinn grenze hafen haft
haltung handel haushalt hersteller hilfe hitze hochwasser höhe industrie inhalt jugend kampf katastrophe kirche klage
klima konzern kosten kraft kräfte kraftwerk krankheit krieg krise kritik kunst küste lage lager landwirt lösung luft
macht mangel maßnahme mehrheit meinung meisterschaft menge miete minister mitarbeiter mitglied mittel nachfrage
nachricht niederlage niedrigwasser opfer ordnung partei pegel pflege pflicht politik polizei präsident preis preise
programm prozess prüfung quelle rakete raum rechnung recht regel regierung reise rekord rennen rettung rücktritt ruhe
schaden schiff schifffahrt schuld schulden schutz sicherheit sieg sitzung sorge spiel sprache staat stärke stelle
steuer stimme strafe strecke streik streit strom stunde tagung tarif technik teil termin tochter tod treffen
trinkwasser truppen umfrage umwelt unfall unternehmen unterricht unterstützung untersuchung urlaub urteil verband
verbot verbrauch verein verfahren verhandlung verkehr verletzte verlust vertrag verwaltung vorschlag vorsitzende
vorwurf waffe wahl wahrheit waren wasser wasserstand weizen welle werk wert wetter wettbewerb wirtschaft wissenschaft
woche wohnung zahl zeit zeitung zentrum ziel zug zukunft zusammenarbeit zustand
"""
_GERMAN_ENDS = re.compile(r"(?:ung|ungen|schaft|schaften|heit|heiten|keit|keiten)$")
# Kept in English, as names of institutions or things.
KEPT = """
bundestag bundesrat bundeswehr bundesliga bundesbank bundeskriminalamt bundesnachrichtendienst landtag landtage
bundesland volkswagen autobahn oktoberfest weltpolitik realpolitik ostpolitik energiewende zeitenwende mittelstand
wehrmacht luftwaffe kriegsmarine gestapo stasi blitzkrieg weltanschauung zeitgeist schadenfreude kindergarten
bratwurst sauerkraut sauerbraten glühwein lebkuchen dirndl lederhosen volksfest volkspartei gymnasium hauptbahnhof
heimat ampel querdenker reichsbürger reichstag wirtschaftswunder willkommenskultur schuldenbremse wiener spätzle
mannschaft fernsehturm christkindlmarkt weihnachtsmarkt biergarten rathaus gastarbeiter ostalgie alltag schlager
fahrenheit samsung jugendstil lied lieder kaiser reich führer
"""
# English by now: food, music, dress, arts, and the words of other countries' politics.
_LOANS = """
real reais rand zloty zlotys hryvnia hryvnias lira liras lire rupiah ringgit krona kronor krone kroner kronur franc
francs forint forints koruna korunas dinar dinars dirham dirhams riyal riyals rial rials leva lei leu lek rouble
roubles som tenge manat lari denar peso pesos sol soles bolivar bolivars guarani guaranis taka kwacha naira cedi birr
shekel shekels
deus machina majeure novo facto jure sanitaire d'etat d’etat grande venti sashimi mochi ramen udon soba tempura miso
matcha gyoza edamame dashi bento wasabi onsen ryokan tatami kakigori nomenklatura apparatchik dacha borscht kvass html
http https gilet gilets applique appliques bosque vivos chikungunya zika dengue ebola monkeypox mpox salmonella
listeria listeriosis legionella norovirus
aficionado alfresco andante antipasto apartheid aria armada arroyo bacon baht bamboo barrio bazaar bodega boer bolero
bonanza bossa boulevard bourgeois bourgeoisie boutique brasserie bravo bravura bureau burqa burrito cabana cadenza
caftan camembert canton cappuccino carabinieri cardinal carpaccio castanets caudillo cavalier chalet champagne chanson
charlatan chauffeur chef chianti chocolate ciabatta clientele cognoscenti coiffure commando concerto concertos
concierge confetti connoisseur conquistador consomme contralto corps corsage cortado couture coyote crescendo criollo
croissant cuisine culottes debris denouement depot derriere diesel diva divan divas dolce elite embargo embonpoint
ensemble entente entourage entrepreneur envoi espionage espresso etiquette euro euros faire falsetto farrago fatwa
favela favelas fiasco fiesta finesse flamenco flotilla focaccia foie fondue forte fresco frescoes gaffe gaucho
gazpacho geisha gelato gendarme gendarmerie gendarmes genre gnocchi gondola graffiti grappa gras grenadier gringo
guacamole guano guerrilla guerrillas habanero hacienda haiku hajj halal haute hijab hinterland hinterlands hookah imam
imbroglio impresario incommunicado inferno intellectuals intelligentsia intifada jihad judo junta karaoke karate kebab
kimono kiosk kolkhoz kungfu laissez lambada lasagna lasagne latte libretto limbo llama llano loggia lycee macabre
macchiato machete macho maestro mafia mafioso mambo manifesto mannequin maquiladora margarita mariachi marijuana
mascara massage matador memoir menagerie merengue meringue mesa mezzanine milieu minestrone montage motif motto
mozzarella muezzin mujahideen mulatto mullah multilateral multipolar nachos niqab novella nuance oeuvre oligarch
omerta opera oratorio oregano origami paella palazzo pampas panache panini paparazzi paparazzo paprika parmesan
parquet pasha pasta pastiche patio patisserie peloton pension peso pesos pesto petite piano piazza pinata pizza
pizzeria placebo plateau plaza pogrom polenta politburo poncho portico poseur potpourri prima primo pronto prosciutto
pueblo puma qigong quinoa ranchera rancho ratatouille ravioli real reconnaissance regatta regime renaissance renminbi
repertoire replica reservoir restaurateur revue ricotta risotto rodeo rotunda rouge roulette rumba rupee rupees
sabotage saboteur salami salsa samba samizdat samurai sanatorium sangria sari savanna savoir scampi scenario sharia
sheikh shish siesta silo sirocco sombrero sonata soprano souk souvenir spaghetti stiletto stucco studio suede sultan
sumo supranational sushi tableau taco tacos tango tarantula tempo terracotta terrain tilde timpani tiramisu tofu
tomato toreador tornado tortilla toupee tranche trattoria trek tremolo triage troika troupe tsunami tundra tutti
tycoon ultra ushanka veld vendetta veranda vermicelli veto vibrato vigilante vignette villa vinaigrette virtuoso vis
viva vodka volcano voyeur wok yacht yen yogurt yuan zen zucchini
"""
_FOREIGN_LETTERS = re.compile(r"[ßäöåøæłşğıñãõœžšřěďťňąęćśźżőűđțșăîâûů]")
# Written with such letters in English too.
_BORROWED = """
chargé chargés d'affaires d’affaires
façade façades café cafés naïve naïveté fiancé fiancée fiancés cliché clichés clichéd protégé protégés protégée résumé
résumés soufflé château châteaux piñata señor señora mañana jalapeño jalapeños smörgåsbord doppelgänger déjà vu
düsseldorf über übermensch mädchen coöperate coöperation crème brûlée crêpe crêpes pâté pâtés rôle fête fêtes
première premières touché papier-mâché maître détente dépêche entrée entrées émigré émigrés exposé gîte mêlée métier
naïf outré passé pièce raison d'être sauté sautéed table d'hôte tête-à-tête vis-à-vis voilà à la carte habitué
communiqué communiqués attaché attachés blasé décor débâcle débutante éclair élan élite épée flambé manqué matinée
ménage moiré née né objet d'art per pied-à-terre purée rosé roué séance soirée soupçon vicuña el niño la niña piñon
cañon fräulein gemütlich glühwein götterdämmerung kümmel spätzle führer weißbier döner doner açaí ceviché saké
maté pavé tiramisù più andré garçon soupçon aperçu curaçao façonné français française provençal coup d'état coups
smørrebrød ångström jätte mølle ombudsmän yıldız pokémon beyoncé börek künefe pişmaniye
"""


@cache
def function_words() -> dict[str, tuple[str, str]]:
    """Word to its language and its English, '' where that depends."""
    table: dict[str, tuple[str, str]] = {}
    for lang, words in FUNCTION_WORDS.items():
        for pair in words.split():
            word, _, english = pair.partition("=")
            table.setdefault(word, (lang, english))
    return table


def is_german_noun(word: str) -> bool:
    """Whether a word in small letters is a German noun of the list, or a compound that ends with one."""
    if word in _kept() or len(word) < 5:
        return False
    nouns = _german_nouns()
    singular = [word, *(word[: -len(end)] for end in ("en", "n", "e", "s", "es", "er") if word.endswith(end))]
    if any(form in nouns for form in singular):
        return True
    tails = (form[cut:] for form in singular for cut in range(3, len(form) - 3))
    return len(word) >= 9 and (_GERMAN_ENDS.search(word) is not None or any(tail in nouns for tail in tails))


def has_foreign_letters(word: str) -> bool:
    """Whether a word in small letters has letters that English words have not, borrowed ones apart."""
    return _FOREIGN_LETTERS.search(word) is not None and not any(part in _borrowed() for part in word.split("-"))


def is_loan(word: str) -> bool:
    """Whether a word in small letters came from another language and is English all the same."""
    return word in _loans()


def is_borrowed(word: str) -> bool:
    """Whether a word is written with its foreign letters in English too; in a source it may be a leftover still."""
    return word.replace("’", "'") in _borrowed()


@cache
def _loans() -> frozenset[str]:
    return frozenset(_LOANS.split())


@cache
def _german_nouns() -> frozenset[str]:
    return frozenset(noun for noun in GERMAN_NOUNS.split() if len(noun) >= 4)


@cache
def _kept() -> frozenset[str]:
    return frozenset(KEPT.split())


@cache
def _borrowed() -> frozenset[str]:
    return frozenset(_BORROWED.split())
