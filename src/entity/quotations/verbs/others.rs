//! German, French, Spanish, Italian, Portuguese and Dutch: the verbs that carry most quotations.

use super::{Lists, Role};

pub(super) const GERMAN: Lists = Lists {
    has_kinds: false,
    drops_subjects: false,
    adverb: None,
    words: &[
        (
            Role::SAYS,
            "sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont meinte meint fragte fragt warnte \
             warnt schrieb schreibt geschrieben kritisierte kritisiert forderte fordert antwortete antwortet ergänzte \
             ergänzt kommentierte berichtete berichtet behauptete behauptet mahnte mahnt bestätigte bestätigt versicherte \
             versichert erwiderte ergänzten teilte verkündete verkündet rief twitterte zitierte unterstrich hieß äußerte",
        ),
        (
            Role::DESCRIBES,
            "nannte nennt bezeichnete bezeichnet sprach spricht",
        ),
        (Role::BELONGING, "von vom der des bei beim"),
        (Role::PERSON, "er sie"),
        (Role::NOBODY, "ich wir ihr"),
        (
            Role::BETWEEN,
            "auch aber dann noch später zudem weiter hat hatte haben jedoch dazu heute gestern am bereits",
        ),
        (Role::PASSIVE, "wurde wurden wird werden worden"),
        (
            Role::PREPOSITION,
            "an am auf aus bei beim durch für gegen hinter im in ins mit nach neben über um unter von vom vor während zu \
             zum zur zwischen gegenüber",
        ),
        (
            Role::ARTICLE,
            "der die das den dem des ein eine einen einem einer eines sein seine ihr ihre dieser diese",
        ),
        (
            Role::CLAUSE,
            "und aber oder denn weil dass obwohl wenn als während nachdem bevor",
        ),
        (Role::RELATIVE, "der die das den dem deren dessen welche welcher"),
        (
            Role::NAMING,
            "der die das den dem des sogenannte sogenannten genannt namens titel film buch und oder",
        ),
        (Role::JOINS, "und oder"),
        (Role::AS, "wie"),
        (Role::THAT, "dass"),
    ],
    according: &["laut", "zufolge", "nach angaben von"],
};

pub(super) const FRENCH: Lists = Lists {
    has_kinds: false,
    drops_subjects: false,
    adverb: None,
    words: &[
        (
            Role::SAYS,
            "dit disait disent déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté \
             ajoute ajoutait assuré assure estimé estime estimait souligné souligne précisé précise indiqué indique \
             annoncé annonce averti avertit demandé demande répondu répond insisté insiste écrit écrivait tweeté lancé \
             lance confié confie raconté raconte rappelé rappelle regretté regrette martelé reconnu reconnaît commenté \
             commente conclu conclut poursuivi poursuit confirmé confirme dénoncé dénonce promis promet prévenu prévient \
             résumé résume",
        ),
        (
            Role::PARTICIPLE,
            "disant ajoutant affirmant déclarant expliquant précisant estimant soulignant assurant",
        ),
        (Role::DESCRIBES, "qualifié qualifie appelé appelle"),
        (Role::BELONGING, "de du des chez pour"),
        (Role::PERSON, "il elle"),
        (Role::NOBODY, "je nous vous on ils elles"),
        (
            Role::BETWEEN,
            "a ont avait aussi également ensuite puis encore alors toujours ainsi s'est se lui leur déjà hier lundi mardi \
             mercredi jeudi vendredi samedi dimanche",
        ),
        (Role::PASSIVE, "été est sont fut était"),
        (
            Role::PREPOSITION,
            "à au aux avec après avant chez contre dans de d des du depuis devant en entre par parmi pendant pour sans \
             selon sous sur vers lors",
        ),
        (
            Role::ARTICLE,
            "le la les l un une des ce cet cette ces son sa ses leur leurs",
        ),
        (
            Role::CLAUSE,
            "et mais ou donc car que parce quand lorsque si tandis alors comme",
        ),
        (Role::RELATIVE, "qui que dont lequel laquelle"),
        (
            Role::NAMING,
            "le la les l un une des du de dit dite appelé intitulé baptisé titre mot terme livre film et ou",
        ),
        (Role::JOINS, "et ou"),
        (Role::AS, "comme"),
        (Role::THAT, "que"),
    ],
    according: &["selon", "d'après", "d’après"],
};

pub(super) const SPANISH: Lists = Lists {
    has_kinds: false,
    drops_subjects: true,
    adverb: Some("mente"),
    words: &[
        (
            Role::SAYS,
            "dijo dice dicen dijeron dicho afirmó afirma añadió añade aseguró asegura explicó explica señaló señala \
             declaró declara indicó indica apuntó advirtió advierte preguntó pregunta respondió responde contestó escribió \
             escribe subrayó subraya destacó destaca insistió insiste agregó agrega manifestó sostuvo sostiene expresó \
             comentó comenta recordó recuerda reconoció reconoce concluyó concluye anunció denunció reiteró lamentó \
             recalcó precisó tuiteó argumentó confesó confirmó admitió",
        ),
        (
            Role::PARTICIPLE,
            "diciendo añadiendo afirmando asegurando explicando señalando",
        ),
        (Role::DESCRIBES, "calificó llamó describió tildó"),
        (Role::BELONGING, "de del"),
        (Role::PERSON, "él ella"),
        (Role::NOBODY, "yo nosotros ellos ellas"),
        (
            Role::BETWEEN,
            "ha han había también además luego después ya no se le les lo ayer hoy así según",
        ),
        (Role::PASSIVE, "fue fueron es son era sido"),
        (
            Role::PREPOSITION,
            "a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras",
        ),
        (
            Role::ARTICLE,
            "el la los las un una unos unas su sus este esta estos estas",
        ),
        (
            Role::CLAUSE,
            "y e pero o u porque que cuando mientras aunque si como",
        ),
        (Role::RELATIVE, "que quien quienes cual cuyo"),
        (
            Role::NAMING,
            "el la los las un una llamado llamada denominado titulado título libro película y o de",
        ),
        (Role::JOINS, "y e o u"),
        (Role::AS, "como"),
        (Role::THAT, "que"),
    ],
    according: &["según", "de acuerdo con", "en palabras de"],
};

pub(super) const ITALIAN: Lists = Lists {
    has_kinds: false,
    drops_subjects: true,
    adverb: Some("mente"),
    words: &[
        (
            Role::SAYS,
            "detto disse dice dicono dichiarato dichiara affermato afferma aggiunto aggiunge spiegato spiega sottolineato \
             sottolinea chiesto chiede risposto risponde scritto scrive avvertito avverte ribadito ribadisce precisato \
             precisa commentato commenta ricordato ricorda annunciato annuncia ammesso ammette concluso conclude \
             osservato osserva assicurato assicura replicato replica raccontato racconta twittato sostenuto sostiene",
        ),
        (
            Role::PARTICIPLE,
            "dicendo aggiungendo affermando spiegando sottolineando",
        ),
        (Role::DESCRIBES, "definito definisce chiamato"),
        (Role::BELONGING, "di del della dei"),
        (Role::PERSON, "lui lei egli ella"),
        (Role::NOBODY, "io noi loro"),
        (
            Role::BETWEEN,
            "ha hanno aveva anche poi inoltre ancora già non si ieri oggi così",
        ),
        (Role::PASSIVE, "stato stata è sono fu era viene"),
        (
            Role::PREPOSITION,
            "a ad al alla ai alle con contro da dal dalla dei del della delle degli di dopo durante in nel nella per prima \
             secondo senza su sul sulla tra fra verso",
        ),
        (
            Role::ARTICLE,
            "il lo la i gli le un uno una suo sua suoi sue questo questa",
        ),
        (Role::CLAUSE, "e ed ma o perché che quando mentre se come"),
        (Role::RELATIVE, "che cui quale"),
        (
            Role::NAMING,
            "il lo la i gli le un una cosiddetto cosiddetta chiamato intitolato titolo libro film e o di",
        ),
        (Role::JOINS, "e ed o"),
        (Role::AS, "come"),
        (Role::THAT, "che"),
    ],
    according: &["secondo", "stando a"],
};

pub(super) const PORTUGUESE: Lists = Lists {
    has_kinds: false,
    drops_subjects: true,
    adverb: Some("mente"),
    words: &[
        (
            Role::SAYS,
            "disse diz dizem disseram dito afirmou afirma acrescentou acrescenta explicou explica declarou declara \
             ressaltou ressalta destacou destaca perguntou pergunta respondeu responde escreveu escreve alertou alerta \
             contou conta lembrou lembra anunciou comentou comenta defendeu defende criticou garantiu reforçou \
             completou concluiu informou sublinhou frisou adiantou referiu considerou admitiu reiterou argumentou tuitou",
        ),
        (
            Role::PARTICIPLE,
            "dizendo acrescentando afirmando explicando destacando",
        ),
        (Role::DESCRIBES, "chamou classificou descreveu"),
        (Role::BELONGING, "de do da dos das"),
        (Role::PERSON, "ele ela"),
        (Role::NOBODY, "eu nós eles elas"),
        (
            Role::BETWEEN,
            "tem têm tinha havia também ainda depois já não se lhe ontem hoje assim",
        ),
        (Role::PASSIVE, "foi foram é são era sido"),
        (
            Role::PREPOSITION,
            "a à ao aos após até com contra da das de desde do dos durante em entre na nas no nos para pela pelo por sem \
             sob sobre",
        ),
        (
            Role::ARTICLE,
            "o os as um uma seu sua seus suas este esta esse essa",
        ),
        (Role::CLAUSE, "e mas ou porque que quando enquanto se como"),
        (Role::RELATIVE, "que quem qual cujo"),
        (
            Role::NAMING,
            "o os a as um uma chamado chamada intitulado título livro filme e ou de",
        ),
        (Role::JOINS, "e ou"),
        (Role::AS, "como"),
        (Role::THAT, "que"),
    ],
    according: &["segundo", "de acordo com", "conforme"],
};

pub(super) const DUTCH: Lists = Lists {
    has_kinds: false,
    drops_subjects: false,
    adverb: None,
    words: &[
        (
            Role::SAYS,
            "zei zegt zeggen zeiden gezegd vertelde vertelt vertellen verklaarde verklaart voegde vroeg vraagt antwoordde \
             antwoordt schreef schrijft geschreven waarschuwde waarschuwt benadrukte benadrukt meldde meldt stelde stelt \
             vindt vond aldus reageerde reageert liet laat twitterde beweerde beweert bevestigde bevestigt erkende erkent \
             legde verzuchtte verzucht concludeert concludeerde",
        ),
        (Role::DESCRIBES, "noemde noemt omschreef beschreef sprak spreekt"),
        (Role::BELONGING, "van bij"),
        (Role::PERSON, "hij zij ze"),
        (Role::NOBODY, "ik wij we"),
        (
            Role::BETWEEN,
            "ook dan later toen nog heeft had hebben al weer gisteren vandaag maandag dinsdag woensdag",
        ),
        (Role::PASSIVE, "werd werden wordt worden is was"),
        (
            Role::PREPOSITION,
            "aan achter bij binnen door in met na naar naast om onder op over per sinds te tegen tijdens tot tussen uit \
             van voor volgens zonder",
        ),
        (Role::ARTICLE, "de het een zijn haar hun deze dit die dat"),
        (
            Role::CLAUSE,
            "en maar of want omdat dat als toen terwijl hoewel nadat voordat",
        ),
        (Role::RELATIVE, "die dat wie"),
        (
            Role::NAMING,
            "de het een zogenaamde zogeheten genaamd getiteld titel boek film en of",
        ),
        (Role::JOINS, "en of"),
        (Role::AS, "zoals"),
        (Role::THAT, "dat"),
    ],
    according: &["volgens"],
};
