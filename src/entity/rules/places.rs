//! Countries and a few capitals as the languages of most news call them: facts, so that the best known places are told as such.
//!
//! A list is short on purpose: what is not in it is still found, its kind is not told. `*` and `_` as in [`super::tables`].

/// Names that many languages share.
pub(super) const SHARED: &str = "london paris berlin madrid washington new_york tokyo teheran bagdad kabul kiev oslo \
    stockholm helsinki budapest istanbul ankara canada china india cuba angola ghana kenya nigeria panama colombia \
    venezuela argentina chile peru ecuador bolivia paraguay uruguay mexico iran israel libanon afghanistan pakistan ruanda \
    sudan somalia mali niger senegal taiwan vietnam nepal qatar kuwait bahrain malta andorra monaco liechtenstein san_marino \
    portugal austria california texas florida los_angeles san_francisco chicago usa alabama alaska arizona arkansas colorado connecticut delaware idaho illinois indiana iowa kansas kentucky louisiana \
    maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey \
    new_mexico ohio oklahoma oregon pennsylvania rhode_island tennessee utah vermont wisconsin wyoming";

/// By language, in the order of the codes.
pub(super) const PLACES: &[(&str, &str)] = &[
    (
        "cs",
        "česká_republika české_republiky české_republice českou_republiku česko čeští německ* rakousk* francie francii španělsk* itálie itálii polsk* slovensk* maďarsk* rusk* \
         ukrajin* británie británii británií velká_británie velké_británie velké_británii velkou_británii amerik* čín* japonsk* indie indii turecko turecka turecku řecko \
         řecka řecku írán* irák* izrael* sýrie sýrii evrop* prah* londýn* paříž* berlín* moskv* brusel* vídeň vídni",
    ),
    (
        "da",
        "danmark norge sverige finland island tyskland frankrig spanien italien polen rusland ukraine storbritannien england \
         skotland irland usa kina japan indien tyrkiet grækenland iran irak syrien europa asien afrika københavn moskva \
         bruxelles wales holland nederlandene belgien schweiz østrig ungarn makedonien californien grønland",
    ),
    (
        "de",
        "deutschland österreich schweiz frankreich italien spanien portugal polen tschechien ungarn russland ukraine \
         großbritannien england schottland wales irland niederlande belgien luxemburg dänemark norwegen schweden finnland \
         griechenland türkei amerika usa vereinigte_staaten vereinigten_staaten vereinigtes_königreich \
         vereinigten_königreich china japan indien pakistan iran irak syrien libanon israel ägypten libyen tunesien algerien \
         marokko südafrika nordkorea südkorea brasilien argentinien mexiko kanada australien neuseeland europa asien afrika \
         mazedonien nordmazedonien serbien kroatien slowenien slowakei rumänien bulgarien albanien kosovo bosnien weißrussland \
         belarus georgien armenien aserbaidschan kasachstan saudi-arabien katar jemen afghanistan vietnam thailand \
         indonesien philippinen kuba kolumbien venezuela bayern sachsen hessen thüringen brandenburg saarland \
         baden-württemberg niedersachsen nordrhein-westfalen rheinland-pfalz schleswig-holstein sachsen-anhalt \
         mecklenburg-vorpommern hamburg bremen berlin münchen köln frankfurt stuttgart wien zürich bern genf moskau \
         brüssel paris london rom madrid athen warschau prag peking tokio washington new_york kalifornien ruanda kiew kyjiw",
    ),
    (
        "el",
        "ελλάδα ελλάδας κύπρος κύπρου κύπρο τουρκία τουρκίας γερμανία γερμανίας γαλλία γαλλίας ιταλία ιταλίας ισπανία ισπανίας \
         βρετανία βρετανίας αγγλία αγγλίας ρωσία ρωσίας ουκρανία ουκρανίας ηπα κίνα κίνας ιαπωνία ιαπωνίας ινδία ινδίας ιράν \
         ιράκ συρία συρίας ισραήλ αίγυπτος ευρώπη ευρώπης αθήνα αθήνας θεσσαλονίκη θεσσαλονίκης λονδίνο λονδίνου παρίσι \
         παρισιού βερολίνο βερολίνου μόσχα μόσχας βρυξέλλες βρυξελλών ουαλία ουαλίας μακεδονία μακεδονίας ηνωμένες_πολιτείες \
         ηνωμένων_πολιτειών ηνωμένο_βασίλειο ηνωμένου_βασιλείου καλιφόρνια νέα_υόρκη νέας_υόρκης",
    ),
    (
        "es",
        "españa francia alemania italia portugal reino_unido gran_bretaña inglaterra escocia gales irlanda países_bajos holanda \
         bélgica luxemburgo suiza austria dinamarca noruega suecia finlandia grecia turquía polonia hungría rumanía bulgaria \
         serbia croacia rusia ucrania estados_unidos ee.uu. ee.uu eeuu méxico canadá brasil argentina chile perú colombia \
         venezuela ecuador bolivia uruguay paraguay cuba haití república_dominicana guatemala honduras el_salvador nicaragua \
         costa_rica panamá china japón india pakistán afganistán irán irak iraq siria líbano israel palestina egipto libia \
         túnez argelia marruecos sudáfrica arabia_saudí arabia_saudita sudán_del_sur corea_del_norte corea_del_sur australia nueva_zelanda europa asia áfrica \
         macedonia madrid barcelona sevilla valencia londres parís berlín roma moscú bruselas pekín atenas nueva_york cataluña \
         andalucía galicia ruanda nigeria kenia",
    ),
    (
        "fi",
        "suome* suomi ruotsi* ruotsin ruotsissa norja* tanska* saksa* ranska* espanja* italia* puola* venäjä* venäjän \
         ukraina* britannia* englanti* englannin yhdysvalt* yhdysvalto* yhdysvallo* new_york* washington* berliin* ruanda* kiina* japani* intia* turkki* turkin kreikka* kreikan iran* \
         irak* syyria* israel* euroop* euroopp* helsin* tukholma* lontoo* pariisi* moskova* wales* makedonia* kalifornia*",
    ),
    (
        "fr",
        "france allemagne italie espagne portugal royaume-uni grande-bretagne angleterre écosse irlande pays_de_galles pays-bas \
         belgique luxembourg suisse autriche danemark norvège suède finlande grèce turquie pologne hongrie roumanie bulgarie \
         serbie croatie russie ukraine états-unis etats-unis mexique canada québec brésil argentine chili pérou colombie \
         venezuela équateur bolivie cuba haïti chine japon inde pakistan afghanistan iran irak syrie liban israël palestine \
         égypte egypte libye tunisie algérie maroc mauritanie sénégal mali niger nigéria tchad côte_d_ivoire cameroun gabon \
         congo rwanda afrique_du_sud corée_du_nord corée_du_sud australie nouvelle-zélande europe asie afrique amérique \
         macédoine paris lyon marseille toulouse bordeaux lille nice strasbourg nantes londres berlin madrid rome moscou \
         bruxelles genève pékin washington new_york athènes californie",
    ),
    (
        "hu",
        "magyarország* németország* ausztri* franciaország* olaszország* spanyolország* lengyelország* oroszország* ukrajn* \
         románi* szerbi* horvátország* szlováki* nagy-britanni* angli* kín* japán indi* törökország* görögország* irán* \
         irak* szíri* izrael* európ* budapest* bécs* london* párizs* berlin* moszkv* brüssz* wales* macedóni* kaliforni*",
    ),
    (
        "it",
        "italia francia germania spagna portogallo regno_unito gran_bretagna inghilterra scozia galles irlanda paesi_bassi \
         olanda belgio lussemburgo svizzera austria danimarca norvegia svezia finlandia grecia turchia polonia ungheria \
         romania bulgaria serbia croazia slovenia russia ucraina stati_uniti usa messico canada brasile argentina cile perù \
         colombia venezuela cuba cina giappone india pakistan afghanistan iran iraq siria libano israele palestina egitto \
         libia tunisia algeria marocco sudafrica corea_del_nord corea_del_sud australia nuova_zelanda europa asia africa \
         america macedonia roma milano napoli torino palermo genova bologna firenze venezia bari sicilia sardegna lombardia \
         londra parigi berlino madrid mosca bruxelles pechino new_york atene california ruanda",
    ),
    (
        "nl",
        "nederland belgië duitsland frankrijk spanje italië portugal verenigd_koninkrijk groot-brittannië engeland schotland \
         wales ierland luxemburg zwitserland oostenrijk denemarken noorwegen zweden finland griekenland turkije polen hongarije \
         roemenië bulgarije servië kroatië rusland oekraïne verenigde_staten vs amerika mexico canada brazilië argentinië \
         suriname china japan india pakistan afghanistan iran irak syrië libanon israël egypte libië tunesië algerije marokko \
         zuid-afrika noord-korea zuid-korea australië europa azië afrika macedonië noord-macedonië vlaanderen amsterdam \
         rotterdam den_haag utrecht brussel antwerpen londen parijs berlijn rome madrid moskou peking athene californië",
    ),
    (
        "no",
        "norge sverige danmark finland island tyskland frankrike spania italia polen russland ukraina storbritannia england \
         skottland irland usa kina japan india tyrkia hellas iran irak syria europa asia afrika oslo bergen trondheim \
         stavanger københavn moskva brussel wales nederland belgia sveits østerrike ungarn makedonia california",
    ),
    (
        "pl",
        "polsk* niemcy niemczech niemiec francj* hiszpani* włochy włoch włoszech wielka_brytania wielkiej_brytanii wielką_brytanię angli* szkocj* \
         irlandi* rosj* rosja ukrain* białoru* litw* czechy czechach czech słowacj* węgry węgier węgrzech stany_zjednoczone \
         stanów_zjednoczonych stanach_zjednoczonych usa chiny chin chinach japoni* indie indii turcj* grecj* iran* irak* \
         syri* izrael* europ* warszaw* kraków krakow* gdańsk* londyn* paryż* berlin* moskw* bruksel*",
    ),
    (
        "pt",
        "portugal brasil espanha frança alemanha itália reino_unido grã-bretanha inglaterra escócia país_de_gales irlanda \
         países_baixos holanda bélgica luxemburgo suíça áustria dinamarca noruega suécia finlândia grécia turquia polónia \
         polônia hungria roménia romênia bulgária sérvia croácia rússia ucrânia estados_unidos eua méxico canadá argentina \
         chile peru colômbia venezuela cuba angola moçambique cabo_verde guiné-bissau timor-leste china japão índia \
         paquistão afeganistão irão irã iraque síria líbano israel palestina egito líbia tunísia argélia marrocos \
         áfrica_do_sul coreia_do_norte coreia_do_sul austrália nova_zelândia europa ásia áfrica américa macedónia macedônia \
         lisboa porto coimbra rio_de_janeiro são_paulo brasília londres paris berlim madrid roma moscovo moscou bruxelas \
         pequim nova_iorque nova_york atenas califórnia ruanda quénia nigéria",
    ),
    (
        "ro",
        "românia româniei moldova moldovei germania germaniei franța franței italia italiei spania spaniei portugalia marea_britanie \
         marii_britanii anglia țara_galilor țării_galilor rusia rusiei ucraina ucrainei polonia ungaria ungariei bulgaria \
         serbia grecia greciei turcia turciei statele_unite statelor_unite sua china chinei japonia india iran irak siria israel \
         europa europei bucurești cluj timișoara londra paris berlin moscova bruxelles macedonia macedoniei california \
         new_york atena",
    ),
    (
        "ru",
        "росси* рф украин* беларус* белорусси* казахстан* герман* франци* итали* испани* португали* польш* чехи* венгри* \
         румыни* болгари* серби* хорвати* греци* турци* великобритани* англи* шотланди* ирланди* уэльс* нидерланд* голланди* \
         бельги* швейцари* австри* дания дании данию данией норвеги* швеци* финлянди* эстони* латви* литв* сша америк* мексик* канад* бразили* \
         аргентин* венесуэл* кита* япони* индия индии индию индией пакистан* афганистан* иран иране ирана ирану ираном ирак* сирия сирии сирию сирией ливан* израил* палестин* египет \
         египт* ливия ливии ливию тунис* алжир* марокко грузи* армени* азербайджан* узбекистан* европ* азия азии азию азией африк* австрали* \
         македони* руанд* кени* нигери* москв* петербург* санкт-петербург* киев* лондон* париж* берлин* рим рима риме риму мадрид* \
         вашингтон* нью-йорк* пекин* брюссел* афин* калифорни* минск*",
    ),
    (
        "sv",
        "sverige norge danmark finland island tyskland frankrike spanien italien polen ryssland ukraina storbritannien england \
         skottland irland usa kina japan indien turkiet grekland iran irak syrien europa asien afrika stockholm göteborg \
         malmö köpenhamn moskva bryssel wales nederländerna belgien schweiz österrike ungern makedonien kalifornien",
    ),
    (
        "tr",
        "türkiye almanya fransa italya ispanya portekiz ingiltere britanya birleşik_krallık iskoçya irlanda galler hollanda \
         belçika isviçre avusturya danimarka norveç isveç finlandiya yunanistan bulgaristan romanya sırbistan macaristan \
         polonya rusya ukrayna gürcistan ermenistan azerbaycan abd amerika meksika kanada brezilya arjantin çin japonya \
         hindistan pakistan afganistan iran irak suriye lübnan israil filistin mısır libya tunus cezayir fas avrupa asya \
         afrika makedonya kıbrıs istanbul ankara izmir londra paris berlin moskova brüksel pekin new_york kaliforniya \
         atina ruanda",
    ),
    (
        "uk",
        "україн* росі* рф білорус* польщ* німеччин* франці* італі* іспані* великобритані* британі* англі* шотланді* ірланді* \
         уельс* угорщин* румуні* болгарі* греці* туреччин* сша америк* канад* мексик* бразилі* кита* япон* індія індії індію пакистан* \
         афганістан* іран ірану ірані іраном ірак* сирія сирії сирію ізраїл* єгипет єгипт* європ* азія азії азію африк* австралі* македоні* київ києв* харків* \
         харков* львів* львов* одес* москв* лондон* париж* берлін* вашингтон* нью-йорк* брюссел* афін* каліфорні*",
    ),
];
