//! Small tables of words by language: what stands before a person, what a body is called, what says that somebody speaks.
//!
//! They hold facts that anyone can look up, and only the commonest, because a word that is missing costs a kind and a wrong
//! one costs the reader's trust. A word that ends in `*` stands for every word with that beginning and at most three more
//! letters; `_` stands for a blank.

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// Its ISO 639-1 code.
    pub(super) code: &'static str,
    /// What stands right before a person's name and is no part of it.
    pub(super) titles: &'static str,
    /// Small words that names hold inside.
    pub(super) links: &'static str,
    /// Verbs of saying, in the forms of reports.
    pub(super) says: &'static str,
    /// What bodies are called: the name of one begins or ends with it.
    pub(super) bodies: &'static str,
    /// Words in small letters that complete the name of a body that begins with a capital.
    pub(super) completes: &'static str,
    /// Capitalised words that are no names: days, months, peoples, units, forms of address, what names stand behind.
    pub(super) never: &'static str,
}

/// What holds whatever the language.
pub(super) const COMMON: Table = Table {
    code: "",
    titles: "mr mrs ms dr prof sir lord lady miss captain president senator governor reverend",
    links: "of the",
    says: "",
    bodies: "university party church hospital bank group company corporation foundation institute association council \
             commission committee agency ministry parliament union league federation court club fc college society \
             international airlines motors gmbh ag se kg inc corp ltd llc plc sa s.a s.a. spa s.p.a s.p.a. sl s.l. srl \
             s.r.l. nv n.v. bv b.v. oyj oy asa s.l",
    completes: "",
    never: "tv pc cd dvd it ai id ok pdf vip dna gps sms hiv aids ceo cfo gmt utc gdp faq url www http https html sos diy pib iva ong tva bip vih sida adn pme pdg cv pkw lkw eur usd gbp chf kw mw \
            nr no vs am pm",
};

/// Bodies that the whole world writes in capitals.
pub(super) const BODIES_IN_CAPITALS: &str = "eu ue ес єс εε nato otan нато νατο οηε onu uno un оон fn yk фифа fifa уефа uefa bbc cnn \
    who oms fmi imf iwf opec cia fbi unesco unicef nasa afp dpa efe ansa reuters bloomberg";

/// By language, in the order of the codes.
pub(super) const TABLES: &[Table] = &[
    Table {
        code: "cs",
        titles: "pan pana panem paní prezident* premiér* ministr* mluvčí starost* profesor*",
        links: "z ze de von van",
        says: "řekl řekla uvedl uvedla prohlásil prohlásila dodal dodala říká",
        bodies: "ministerstv* univerzit* bank* stran* parlament* strana soud* úřad* výbor* agentur* svaz* unie unii \
                 společnost* sněmovn* senát* vlád*",
        completes: "unie unii unií národů soud soudu soudem národní sněmovny sněmovna banka banky",
        never: "podle pondělí úterý středa čtvrtek pátek sobota neděle",
    },
    Table {
        code: "da",
        titles: "hr. hr fru præsident statsminister minister udenrigsminister justitsminister finansminister \
                 borgmester professor direktør formand kong dronning prins prinsesse pave premierminister kansler",
        links: "de la af von van der den",
        says: "siger sagde udtaler udtalte forklarer forklarede oplyser mener fortæller fortalte tilføjede",
        bodies: "universitet ministeriet parti partiet banken folketinget kommissionen rådet institut forening fonden \
                 styrelsen domstol unionen forbund",
        completes: "union unionen domstol kommission parti kommissionen",
        never: "ifølge januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag \
                torsdag fredag lørdag søndag jul påske",
    },
    Table {
        code: "de",
        titles: "herr herrn frau präsident präsidentin ministerpräsident minister kanzler kanzlerin sprecher sprecherin \
                 vorsitzende vorsitzender vorsitzenden chef chefin reverend pfarrer bischof papst könig königin prinz \
                 prinzessin professor doktor general bürgermeister bürgermeisterin senator senatorin trainer trainerin \
                 schauspieler schauspielerin sänger sängerin experte expertin abgeordnete abgeordneter abgeordneten \
                 kollege kollegin anwalt anwältin richter richterin autor autorin regisseur regisseurin vater mutter \
                 bruder schwester sohn tochter ehefrau ehemann onkel tante lady premier premierminister \
                 premierministerin monsieur madame leutnant hauptmann oberst kapitän pater",
        links: "von van zu de la du di der den dem",
        says: "sagte sagt erklärte erklärt meinte meint betonte betont berichtete berichtet teilte kritisierte forderte \
               warnte ergänzte fügte schrieb twitterte versprach",
        bodies: "universität ministerium bank partei bundesamt bundesministerium kommission gericht institut verein \
                 verband verbund gesellschaft stiftung rat parlament union bund gewerkschaft hochschule polizei \
                 behörde agentur nationen kongress",
        completes: "",
        never: "laut januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag \
                mittwoch donnerstag freitag samstag sonnabend sonntag prozent million millionen milliarde milliarden \
                meter kilometer zentimeter liter euro dollar cent franken pfund tonne tonnen kilo kilogramm gramm uhr \
                grad hektar quadratmeter quadratkilometer stück paar dutzend dutzende hundert hunderte tausend tausende \
                ende anfang mitte seite nummer punkt punkte punkten jahr jahre jahren tag tage tagen monat monate monaten \
                woche wochen stunde stunden minute minuten sekunde sekunden kapitel artikel absatz paragraf stand quelle \
                foto bild video kommentar interview mal gramm teil teile millimeter weihnachten ostern pfingsten \
                amerikaner amerikanern amerikanerin franzosen franzose briten brite russen \
                russe türken türke chinesen chinese italiener spanier polen griechen österreicher schweizer europäer \
                engländer ukrainer israelis palästinenser muslime christen juden mazedonier herren damen menschen leute \
                kinder frauen männer",
    },
    Table {
        code: "el",
        titles: "κ. κ κος κα κύριος κυρία πρόεδρος πρωθυπουργός υπουργός δήμαρχος καθηγητής στρατηγός βουλευτής \
                 πατέρας πατέρα αιδεσιμότατος αιδεσιμότατο προέδρου πρόεδρο υπουργού πρωθυπουργού πρωθυπουργό υπουργό",
        links: "του της των de von van",
        says: "είπε δήλωσε τόνισε ανέφερε δηλώνει πρόσθεσε",
        bodies: "πανεπιστήμιο πανεπιστημίου υπουργείο υπουργείου τράπεζα τράπεζας κόμμα κόμματος επιτροπή επιτροπής \
                 κοινοβούλιο κοινοβουλίου συμβούλιο συμβουλίου ένωση ένωσης οργανισμός οργανισμού κυβέρνηση",
        completes: "",
        never: "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου \
                δεκεμβρίου ιανουάριο φεβρουάριο μάρτιο απρίλιο μάιο ιούνιο ιούλιο αύγουστο σεπτέμβριο οκτώβριο νοέμβριο \
                δεκέμβριο ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος \
                νοέμβριος δεκέμβριος δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευτέρας τρίτης τετάρτης \
                πέμπτης παρασκευής σαββάτου κυριακής έλληνες έλληνας ελλήνων αμερικανοί αμερικανός αμερικανών γάλλοι \
                γερμανοί βρετανοί ρώσοι τούρκοι τούρκος κινέζοι ιταλοί ισπανοί",
    },
    Table {
        code: "es",
        titles: "señor señora señorita sr sra don doña vicepresidente vicepresidenta expresidente expresidenta exministro \
                 exministra líder portavoz presidente presidenta ministro ministra primer ministra \
                 rey reina papa príncipe princesa general senador senadora diputado diputada alcalde alcaldesa juez jueza \
                 profesor profesora doctor doctora secretario secretaria canciller gobernador gobernadora reverendo padre \
                 entrenador capitán coronel obispo cardenal",
        links: "de del la las los el von van der da do dos di du",
        says: "dijo declaró afirmó explicó señaló aseguró añadió comentó indicó agregó dice explica afirma asegura señala \
               sostuvo manifestó apuntó",
        bodies: "universidad ministerio banco partido asamblea comisión consejo corte tribunal federación asociación \
                 instituto sindicato unión agencia fundación comité organización sociedad grupo parlamento senado \
                 gobierno congreso confederación academia frente policía ejército cámara fiscalía ayuntamiento \
                 internacional fondo liga guardia",
        completes: "",
        never: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes \
                miércoles jueves viernes sábado domingo usted ustedes",
    },
    Table {
        code: "fi",
        titles: "herra rouva presidentti pääministeri ministeri professori johtaja puheenjohtaja tohtori kuningas \
                 kuningatar prinssi prinsessa kansanedustaja",
        links: "de la von van af",
        says: "sanoo sanoi kertoo kertoi toteaa totesi lisäsi",
        bodies: "yliopisto* ministeriö* pankki puolue liitto unioni* komissio* säätiö instituutti oy oyj",
        completes: "unioni unionin unionissa unioniin komissio komission",
        never: "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    },
    Table {
        code: "fr",
        titles: "m mm mme mlle monsieur madame mademoiselle me président présidente ministre premier première roi \
                 reine pape prince princesse général sénateur sénatrice député députée maire juge professeur docteur \
                 secrétaire chancelier chancelière gouverneur révérend père capitaine colonel commandant évêque cardinal \
                 abbé maître",
        links: "de du des d la l le les von van der di da",
        says: "déclare explique affirme assure indique raconte précise ajoute estime confie souligne déclara ajouta \
               affirma expliqua indiqua remarqua",
        bodies: "université ministère banque parti assemblée commission conseil cour tribunal fédération association \
                 institut syndicat union agence fondation comité organisation société groupe parlement sénat \
                 gouvernement confédération académie front police armée chambre parquet mairie fonds ligue direction \
                 observatoire nations école rassemblement",
        completes: "européenne européen nationale national socialiste républicain républicaine unies suprême \
                    constitutionnel constitutionnelle central centrale fédéral fédérale communiste démocrate \
                    internationale international mondiale monétaire africaine générale général gallois britannique",
        never: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi \
                jeudi vendredi samedi dimanche français française françaises américain américains américaine américaines \
                allemand allemands allemande allemandes anglais anglaise britannique britanniques russe russes chinois \
                chinoise italien italiens italienne espagnol espagnols européen européens européenne algérien algériens \
                marocain marocains tunisien tunisiens turc turcs grec grecs belge belges suisse suisses canadien \
                canadiens québécois parisien parisiens parisienne israélien israéliens palestinien palestiniens syrien \
                syriens irakien irakiens iranien iraniens ukrainien ukrainiens polonais japonais portugais gallois \
                macédoniens africain africains arabe arabes juif juifs musulman musulmans chrétien chrétiens blanc blancs \
                noir noirs noël pâques",
    },
    Table {
        code: "hu",
        titles: "úr asszony elnök miniszter miniszterelnök professzor tiszteletes atya kapitány igazgató államtitkár polgármester \
                 képviselő szenátor kancellár tábornok király herceg edző",
        links: "de von van",
        says: "mondta mondja közölte elmondta hozzátette nyilatkozta",
        bodies: "egyetem* minisztérium* bank párt bizottság* parlament* tanács* szövetség* unió* intézet kft zrt nyrt",
        completes: "",
        never: "hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap ön önök",
    },
    Table {
        code: "it",
        titles: "signor signora signorina sig sigra presidente premier ministro ministra re regina papa principe \
                 principessa generale senatore senatrice deputato onorevole sindaco sindaca giudice professore \
                 professoressa dottor dottore dottoressa dott segretario vicepresidente vicepremier leader portavoce cancelliere cancelliera governatore reverendo padre \
                 capitano colonnello vescovo cardinale don avvocato ingegner",
        links: "di del della dei degli delle dell d de la lo il von van der",
        says: "detto dice dichiarato spiegato affermato aggiunto spiega afferma aggiunge racconta sostiene disse \
               sottolinea ribadisce",
        bodies: "università ministero banca partito assemblea commissione consiglio corte tribunale federazione \
                 associazione istituto sindacato unione agenzia fondazione comitato organizzazione società gruppo \
                 parlamento senato governo congresso confederazione accademia camera procura questura comune lega fondo \
                 polizia guardia nazioni",
        completes: "europea nazionale unite democratico socialista comunista costituzionale suprema centrale europeo \
                    europeo monetario",
        never: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì \
                mercoledì giovedì venerdì sabato domenica lei",
    },
    Table {
        code: "nl",
        titles: "heer mevrouw meneer dhr. dhr mevr. mevr president premier minister minister-president koning koningin prins \
                 prinses paus burgemeester professor generaal voorzitter staatssecretaris commissaris dominee dokter \
                 kanselier directeur eerwaarde pastoor senator",
        links: "van de der den ter ten von",
        says: "zegt zei verklaarde vertelt vertelde stelt meldt voegde benadrukte schrijft",
        bodies: "universiteit ministerie bank partij kamer raad rechtbank bond vereniging instituut stichting unie \
                 commissie parlement politie hof gemeente staten verenigde naties",
        completes: "",
        never: "volgens januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag \
                woensdag donderdag vrijdag zaterdag zondag nederlands nederlandse nederlander nederlanders engels engelse \
                brits britse brit britten duits duitse duitser duitsers frans franse fransen fransman amerikaans \
                amerikaanse amerikaan amerikanen russisch russische rus russen chinees chinese chinezen belgisch \
                belgische belg belgen spaans spaanse spanjaarden italiaans italiaanse italianen europees europese \
                grieks griekse grieken turks turkse turken israëlisch israëlische palestijns palestijnse syrisch \
                syrische iraans iraanse iraaks iraakse oekraïens oekraïense pools poolse polen japans japanse \
                afrikaanse macedonisch macedonische macedoniërs schots schotse iers ierse kerstmis pasen",
    },
    Table {
        code: "no",
        titles: "herr fru president statsminister minister utenriksminister justisminister finansminister ordfører \
                 professor direktør leder kong dronning prins prinsesse pave statsråd kansler",
        links: "de la af von van der",
        says: "sier sa uttaler forklarer forklarte mener forteller fortalte",
        bodies: "universitet departementet parti partiet banken stortinget kommisjonen rådet institutt forening fondet \
                 universitetet domstol forbund",
        completes: "union unionen domstol kommisjon kommisjonen",
        never: "ifølge mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august september oktober november desember",
    },
    Table {
        code: "pl",
        titles: "pan pana panu panem pani panią prezydent* premier* minister ministra ministrem minist* poseł posła \
                 profesor* prof prof. dr burmistrz* papież* król* generał* rzeczni* ksiądz książę \
                 senator*",
        links: "de von van",
        says: "powiedział powiedziała stwierdził stwierdziła dodał dodała podkreślił podkreśliła oświadczył mówi \
               zaznaczył poinformował",
        bodies: "uniwersytet* ministerstw* bank* parti* komisj* sąd* trybunał* instytut* urząd* urzęd* agencj* fundacj* \
                 związ* rad* sejm* senat* uni* rząd* polsk*_partia komitet* stowarzyszeni* prokuratur* policj*",
        completes: "",
        never: "według zdaniem poniedziałek wtorek środa czwartek piątek sobota niedziela polak polacy polaków niemców rosjanie rosjan amerykanie amerykanów ukraińcy ukraińców europejczyków \
                francuzi anglicy brytyjczycy",
    },
    Table {
        code: "pt",
        titles: "senhor senhora sr sra dom dona líder presidente ministro ministra primeiro primeira rei rainha papa \
                 príncipe princesa general senador senadora deputado deputada prefeito prefeita juiz juíza professor \
                 professora doutor doutora secretário secretária chanceler governador governadora reverendo padre \
                 capitão coronel bispo cardeal presidenta desembargador delegado vereador",
        links: "de da do dos das del la von van der",
        says: "disse declarou afirmou explicou salientou assegurou acrescentou comentou indicou diz explica afirma \
               sublinhou referiu destacou contou",
        bodies: "universidade ministério banco partido assembleia comissão conselho corte tribunal federação associação \
                 instituto sindicato união agência fundação comité comitê organização sociedade grupo parlamento senado \
                 governo congresso confederação academia frente polícia exército câmara procuradoria prefeitura fundo \
                 liga guarda supremo nações",
        completes: "",
        never: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro segunda-feira \
                terça-feira quarta-feira quinta-feira sexta-feira sábado domingo você vocês natal",
    },
    Table {
        code: "ro",
        titles: "domnul doamna dl dna președintele președinta premierul ministrul prim-ministrul primarul regele regina \
                 papa profesorul generalul senatorul deputatul reverendul părintele președinte premier ministru",
        links: "de al a ale lui von van",
        says: "declarat spus afirmat precizat adăugat spune susține declară explicat",
        bodies: "universitatea universității ministerul ministerului banca băncii partidul partidului comisia comisiei \
                 consiliul consiliului curtea curții tribunalul parlamentul parlamentului uniunea uniunii guvernul \
                 guvernului agenția institutul fundația asociația adunarea adunării senatul camera",
        completes: "europeană europene națională național naționale unite",
        never: "potrivit conform luni marți miercuri joi vineri sâmbătă duminică dumneavoastră",
    },
    Table {
        code: "ru",
        titles: "господин госпожа г-н г-жа президент* премьер* министр* премьер-министр* депутат* сенатор* губернатор* \
                 капитан* канцлер* генерал* профессор* король королев* принц* папа мэр* директор* преподобн* отец отца \
                 секретар* режиссер* актер* тренер*",
        links: "де фон ван дер ди ла",
        says: "сказал сказала заявил заявила отметил отметила сообщил сообщила добавил добавила подчеркнул подчеркнула \
               рассказал рассказала пояснил пояснила говорит считает",
        bodies: "университет* министерств* банк* парти* комисси* суд* институт* агентств* фонд* союз* дум* сенат* \
                 парламент* комитет* совет* федераци* ассамбле* ассоциаци* мид минобороны госдум* кремл* организаци* \
                 прокуратур* правительств* ооо оао ао",
        completes: "союз* суд* дум* ассамбле* банк* совет* университет* парти* комисси* парламент* област* район* дом театр* \
                    музе* площад* церк* больниц* республик* федераци*",
        never: "согласно сначала сми вич вы вас вам вами ваш ваша ваше ваши",
    },
    Table {
        code: "sv",
        titles: "herr fru president statsminister minister utrikesminister justitieminister finansminister borgmästare \
                 professor direktör ordförande kung drottning prins prinsessa påve statsråd kansler pastor kapten biskop",
        links: "de la af von van der",
        says: "säger sade sa uppger uppgav förklarar förklarade menar berättar berättade tillade",
        bodies: "universitet departementet parti partiet banken riksdagen kommissionen rådet institut förening stiftelsen \
                 domstol förbundet förbund ab",
        completes: "unionen domstolen kommissionen parlamentet akademien banken",
        never: "enligt måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti september oktober november december",
    },
    Table {
        code: "tr",
        titles: "bay bayan sayın cumhurbaşkanı başbakan başkan başkanı bakan bakanı dışişleri içişleri profesör prof dr doktor \
                 general kral kraliçe prens prenses milletvekili genel vali müdürü kaptan şansölye şansölyesi rahip papaz peder",
        links: "de von van",
        says: "dedi söyledi belirtti açıkladı ekledi konuştu vurguladı",
        bodies: "üniversitesi bakanlığı bankası partisi meclisi komisyonu mahkemesi kurumu enstitüsü birliği vakfı \
                 derneği konseyi holding şirketi parlamentosu örgütü kilisesi federasyonu kurulu hastanesi",
        completes: "",
        never: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe \
                cuma cumartesi pazar türk türkler amerikan amerikalı amerikalılar fransız alman ingiliz rus çinli yunan \
                iranlı iraklı suriyeli avrupalı müslüman hristiyan galli siyah beyaz türkçe ingilizce almanca fransızca \
                siz",
    },
    Table {
        code: "uk",
        titles: "пан пана пані президент* прем'єр* міністр* прем'єр-міністр* депутат* сенатор* губернатор* канцлер* \
                 генерал* професор* король королев* принц* папа мер директор* преподобн* отець отця режисер* тренер* \
                 секретар*",
        links: "де фон ван дер ді ла",
        says: "сказав сказала заявив заявила зазначив зазначила повідомив повідомила додав додала підкреслив розповів \
               розповіла пояснив каже вважає",
        bodies: "університет* міністерств* банк* парті* комісі* суд* інститут* агентств* фонд* союз* рад* сенат* \
                 парламент* комітет* федераці* асамбле* асоціаці* мзс кабмін* організаці* прокуратур* уряд*",
        completes: "союз* суд* рад* асамбле* банк* університет* парті* комісі* парламент*",
        never: "згідно спочатку один деякі змі віл ви вас вам вами ваш ваша ваше ваші",
    },
];

/// Articles, alone and with a preposition, of languages in which persons go without one.
pub(super) const ARTICLES: &[(&str, &str)] = &[
    ("ca", "el la els les l un una del dels al als"),
    ("da", "en et den det de"),
    ("es", "el la los las un una unos unas del al"),
    ("fr", "le la les l un une des du au aux"),
    (
        "it",
        "il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla \
        dai dagli dalle dall nel nello nella nei nelle nell sul sullo sulla sui sulle sull",
    ),
    ("nl", "de het een"),
    ("no", "en et den det de"),
    ("pt", "os as um uma dos das nos nas aos às"),
    ("sv", "en ett den det de"),
];

/// Ends of words for people in office in the Nordic languages and Dutch.
pub(super) const NORTHERN_OFFICES: &str = "minister president kansler præsident ministeri presidentti kansleri senaattori ordförande \
    talsman talesman talesperson talsperson sekreterare sekretær kanselier burgemeester woordvoerder leider";
