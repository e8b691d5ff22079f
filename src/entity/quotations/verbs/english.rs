//! English.

use super::{Lists, Role};

pub(super) const LISTS: Lists = Lists {
    has_kinds: true,
    drops_subjects: false,
    adverb: Some("ly"),
    words: &[
        (
            Role::SAYS,
            "said say says added adds asked asks asserted asserts acknowledged acknowledges admitted admits advised advises \
             affirmed affirms agreed agrees alleged alleges announced announces answered apologised apologized appealed \
             argued argues argue assured averred barked beamed began begged believed believes bellowed blogged boasted \
             boasts bragged cautioned cautions challenged charged chimed chuckled claimed clarified clarifies commented \
             complained complains conceded concedes concluded concludes confessed confesses confided confirmed confirms \
             contended contends continued continues cried cries countered declared declares decreed decrees demanded denied denies \
             disclosed discloses divulged echoed echoes elaborated elaborates emphasised emphasises emphasized emphasizes \
             enthused exclaimed exclaims explained explains explain expressed extolled fumed gasped giggled groaned grumbled \
             gushed hinted implored indicated indicates insisted insists insist instructed interjected intoned joked jokes \
             laughed lamented laments maintained maintains marveled marvelled mentioned mentions mumbled murmured mused muses muttered noted \
             observed observes opined opines ordered outlined pleaded pledged pointed pondered posted preached predicted \
             predicts proclaimed proclaims promised pronounced protested queried questioned quipped quips ranted reasoned \
             reads recalled recalls reckoned reckons recommended recommends recounted recounts reflected reiterated reiterates \
             relayed remarked remembered remembers repeated repeats replied replies reported responded responds retorted \
             retorts revealed reveals roared ruled scoffed screamed shared shares shouted shouts shrugged sighed signalled \
             signaled snapped sobbed specified specifies speculated speculates stated states stressed stresses suggested \
             suggests swore telegraphed testified testifies texted theorised theorized thought thinks threatened thundered \
             tweeted tweets underlined underlines underscored underscores urged urges uttered ventured vented voiced \
             volunteered vowed vows wailed warned warns whispered whispers wondered wonders wrote writes yelled yells",
        ),
        (
            Role::TELLS,
            "told tells tell informed informs reminded reminds notified notifies assures lectured",
        ),
        (Role::QUOTES, "quoted quotes cited cites"),
        (Role::BELONGING, "of for at from with"),
        (
            Role::NOUN,
            "answers appeals fears hopes points holds charges claims claim comments demands notes note orders pledges posts promises questions \
             reports report remarks threats jokes laughs protests",
        ),
        (
            Role::PARTICIPLE,
            "saying telling adding asking asserting acknowledging admitting advising affirming agreeing alleging announcing \
             answering arguing assuring boasting cautioning claiming clarifying commenting complaining conceding concluding \
             confirming contending continuing countering crying declaring demanding denying describing calling dubbing \
             emphasising emphasizing exclaiming explaining insisting joking labelling labeling lamenting maintaining \
             mentioning noting observing ordering pleading pledging pointing posting predicting proclaiming promising \
             quipping quoting recalling reiterating remarking repeating replying reporting responding revealing shouting \
             screaming singing chanting specifying stating stressing suggesting swearing testifying threatening tweeting \
             underlining underscoring urging vowing warning whispering wondering writing yelling reminding informing",
        ),
        (
            Role::DESCRIBES,
            "accused accuses blasted blasts branded brands called calls condemned condemns criticised criticises criticized \
             criticizes decried decries denounced denounces derided described describes describe dismissed dismisses \
             dubbed hailed hails labelled labeled labels praised praises rejected rejects slammed slams spoke speaks \
             likened thanked thanks applauded congratulated defended blamed mocked ridiculed focused welcomed welcomes expresses characterised characterized termed deemed",
        ),
        (Role::PERSON, "he she"),
        (Role::BODY, "it"),
        (Role::NOBODY, "i we you they"),
        (
            Role::BETWEEN,
            "also again already always both even ever first further furthermore had has have having himself herself \
             itself themselves himself just later long meanwhile merely more never not now often once however only previously \
             recently reportedly simply since sometimes soon still subsequently then therefore thus today tonight \
             yesterday too would will did does do could can must may might famously publicly repeatedly angrily bluntly \
             briefly calmly categorically clearly earlier flatly frankly further jokingly officially openly quickly \
             quietly rightly sarcastically separately strongly firmly similarly specifically initially finally \
             eventually reportedly allegedly personally privately proudly sternly defiantly explicitly monday tuesday \
             wednesday thursday friday saturday sunday",
        ),
        (Role::PASSIVE, "was were is are be been being am"),
        (
            Role::PREPOSITION,
            "about above across after against along amid among around as at before behind below beneath beside between \
             beyond by concerning despite down during for from in inside into like near of off on onto out outside over \
             past per regarding since through throughout to toward towards under until up upon via with within without",
        ),
        (
            Role::ARTICLE,
            "a an the this that these those his her its their our my your any some no every each another",
        ),
        (
            Role::CLAUSE,
            "and but or nor yet so while whereas because although though if unless when whenever where wherever since as \
             that whether before after until",
        ),
        (Role::RELATIVE, "who whom whose which that"),
        (
            Role::NAMING,
            "the this these those that his her its their my our your so-called called named known titled entitled dubbed \
             nicknamed word words term terms phrase slogan title song film movie book album show nickname of as and or",
        ),
        (Role::AS, "as"),
        (Role::JOINS, "and or nor"),
        (Role::THING, "family assembly ally monopoly anomaly butterfly"),
        (Role::THAT, "that how why what whether"),
    ],
    according: &["according to", "in the words of"],
};
