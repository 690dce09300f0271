/** Frames for the roles of dates: the verb that governs a time decides which date it is. */
import { type Frame, framesOf } from "./frame.ts";

const role = (field: Frame["field"], row: Omit<Frame, "field" | "value">): readonly Frame[] =>
  framesOf(field, [{ ...row, value: null }]);

const event =
  "(?:attacks?|hacks?|breach(?:es)?|intrusions?|incidents?|outages?|leaks?|theft|cyber[ -]?attacks?|disruptions?|defacements?|assault|infiltration|compromise|infection|ransomware|trouble|problems?|malware)";

export const dateFrames: readonly Frame[] = [
  ...role("date.began", {
    id: "date-began",
    cues: [
      "began",
      "beg",
      "start",
      "hit",
      "struck",
      "occur",
      "happen",
      "took",
      "attack",
      "breach",
      "hack",
      "suffer",
      "experienc",
      "access",
      "stole",
      "knock",
      "infiltrat",
      "went",
      "crash",
      "compromis",
      "gain",
      "encrypt",
      "disrupt",
      "infect",
      "intru",
      "launch",
      "broke",
      "target",
      "fell",
      "lost",
      "victim",
      "paraly",
      "cripp",
      "down",
      "flood",
      "deface",
      "caus",
    ],
    trigger: new RegExp(
      String.raw`\b(?:began|begun|started|occurred|happened|took place|dat(?:es|ed|ing) back to|struck|unfolded)\b|\b(?:was|were|been|being|got|had been) (?:\w+ )?(?:hit|struck|attacked|hacked|breached|targeted|compromised|infiltrated|infected|crippled|paraly[sz]ed|knocked|disrupted|defaced|stolen|accessed|encrypted|flooded|forced|taken offline|taken down|locked)\b|\b(?:suffered|experienced|sustained|fell victim|faced)\b|\b(?:hackers?|attackers?|intruders?|thieves|criminals|gang|group|actors?|part(?:y|ies)|individual|person|someone|${event})\b[^.;]{0,40}\b(?:hit|gained|broke|stole|infiltrated|accessed|attacked|breached|compromised|hacked|knocked|crippled|encrypted|disrupted|took|forced|defaced|paraly[sz]ed|infected|launched|copied|caused|made off|downloaded|shut)\b|\b${event} (?:on|of|in|that (?:hit|struck|occurred|began|happened))\b|\b(?:went|go) (?:down|offline|dark)\b|\bcrashed\b|\b(?:with|of|for) (?:hacking|breaking into|breaching)\b`,
      "i",
    ),
    positive: ["The attack began on 3 May.", "The mill was hit by ransomware on Tuesday."],
    negative: ["The mill makes paper since 1950.", "Staff said on Tuesday that they were tired."],
  }),
  ...role("date.discovered", {
    id: "date-discovered",
    cues: [
      "discover",
      "learn",
      "aware",
      "detect",
      "notic",
      "found",
      "spot",
      "alert",
      "identif",
      "uncover",
      "determin",
      "came",
      "realis",
      "realiz",
      "inform",
      "tipp",
      "notif",
    ],
    trigger:
      /\b(?:discovered|discovers|discovery|learn(?:ed|t)|became aware|made aware|was aware|detected|noticed|found|spotted|(?:was|were) (?:first )?(?:alerted|notified|informed|tipped)|identified|determined|uncovered|came to light|realized|realised)\b/i,
    unless: /\b(?:researchers?|analysts?|security (?:firm|company|experts?)|antivirus|malware discovered)\b/i,
    positive: ["The college learned of the theft on 9 June.", "The intrusion was detected on Sunday."],
    negative: ["The theft took place on 9 June.", "The college opened on Sunday."],
  }),
  ...role("date.disclosed", {
    id: "date-disclosed",
    cues: [
      "disclos",
      "announc",
      "confirm",
      "reveal",
      "notif",
      "public",
      "acknowledg",
      "inform",
      "statement",
      "told",
      "said",
      "report",
      "warn",
      "filed",
      "letter",
      "admit",
      "mail",
      "post",
    ],
    trigger:
      /\b(?:disclosed|announced|announcement|confirmed|revealed|notified|notifying|made public|went public|acknowledged|informed|informing|admitted|reported|filed|warned|said|told|sent (?:\w+ )?(?:letters|notices|emails)|mailed|mailing|publicly disclosed|tweeted|wrote|statement)\b/i,
    unless: /\b(?:researchers?|analyst|expert)\b[^.;]{0,20}\b(?:said|told|warned|reported)\b/i,
    positive: [
      "The retailer disclosed the breach on 12 June.",
      "On Friday the mayor confirmed that files had been taken.",
    ],
    negative: ["The breach happened on 12 June.", "The mayor was born on a Friday."],
  }),
  ...role("date.claimed", {
    id: "date-claimed",
    cues: ["claim", "leak", "list", "credit"],
    trigger:
      /\b(?:claimed|claiming|took) (?:responsibility|credit)\b|\b(?:added|listed|posted|named)\b[^.;]{0,60}\b(?:leak|data[ -]leak|extortion|dark[ -]web|shame|darknet) ?(?:site|page|blog|portal)\b|\bclaimed (?:to have|it had|the attack|they had|that it)\b/i,
    unless: /\bno (?:one|group)\b/i,
    positive: ["The gang claimed responsibility on 2 March.", "On Monday the gang listed the mill on its leak site."],
    negative: ["Nobody was named on Monday.", "The mill was hit on 2 March."],
  }),
  ...role("date.restored", {
    id: "date-restored",
    cues: [
      "restor",
      "back",
      "resum",
      "recover",
      "reopen",
      "return",
      "normal",
      "work",
      "avail",
      "reach",
      "access",
      "online",
      "running",
      "again",
    ],
    trigger:
      /\b(?:restor(?:ed|ing|ation)|(?:back|came back|were back|brought back) (?:online|up|in service|to normal|on ?line)|resum(?:ed|ing)|recovered|reopened|return(?:ed|ing) to (?:normal|service)|up and running|(?:worked|working|available|reachable|accessible|up|online|running) again|fixed by|resolved by|functionality by|normal (?:service|operations?) (?:was|were|by))\b/i,
    unless:
      /\b(?:not (?:yet )?(?:restored|recovered|resumed)|hopes? to|expect|plans? to|will be|until|should be|could be|still working to)\b/i,
    positive: ["Service was restored by Thursday evening.", "The portal came back online on 4 May."],
    negative: ["Service will be restored on 9 May, the operator hopes.", "The portal went down on 4 May."],
  }),
  ...role("date.contained", {
    id: "date-contained",
    cues: ["contain", "block", "stop", "remov", "eradicat", "mitigat", "ended", "secur"],
    trigger:
      /\b(?:contained|eradicated|mitigated|(?:blocked|stopped|removed|ejected|expelled|cut off)\b[^.;]{0,30}\b(?:attack|malware|intruders?|hackers?|access|intrusion|attackers?|code))\b/i,
    unless:
      /\b(?:(?:emails?|files?|database|documents?|records?|accounts?|it|laptop|which|that|server|message|systems?|bucket|archive) (?:\w+ )?contained|contained (?:the |some |personal |sensitive |patient |customer |data|information|names|\w+ (?:data|information|records)))\b/i,
    positive: [
      "The attack was contained on 6 May.",
      "The malware was found and contained by Friday: staff contained it.",
    ],
    negative: ["The file contained names.", "The attack began on 6 May."],
  }),
  ...role("date.data-leaked", {
    id: "date-data-leaked",
    cues: ["leak", "publish", "releas", "dump", "post", "appear"],
    trigger:
      /\b(?:leaked|published|released|dumped|posted|uploaded)\b[^.;]{0,50}\b(?:data|files|documents|records|archive|database|information|emails|details|portion|batch|passwords|cache)\b|\b(?:data|files|documents|records|archive|database|information|emails|details|passwords)\b[^.;]{0,40}\b(?:leaked|published|dumped|posted online|appeared online|surfaced|went up for sale)\b/i,
    unless:
      /\b(?:threaten|released (?:a|an|its) (?:statement|report|patch|update)|published (?:a|an) (?:report|notice|blog|statement))/i,
    positive: [
      "The gang published the files on 9 March.",
      "The archive surfaced on Sunday: the data was leaked in full.",
    ],
    negative: ["The gang threatened to publish the files on 9 March.", "The firm published a report on Sunday."],
  }),
  ...role("date.attributed", {
    id: "date-attributed",
    cues: ["attribut", "blam", "charg", "indict", "accus", "sanction"],
    trigger: /\b(?:attributed|blamed|indicted|charged|accused|sanctioned)\b/i,
    unless:
      /\b(?:charged with (?:protecting|overseeing|investigating)|charged (?:for|up|to)|not attributed|did not attribute)\b/i,
    positive: ["On 19 July the government blamed the Tin Foxes gang.", "Two men were indicted on Monday."],
    negative: ["The attack happened on 19 July.", "On Monday the firm was hacked."],
  }),
  ...role("date.patched", {
    id: "date-patched",
    cues: ["patch", "fix", "hole", "flaw"],
    trigger:
      /\b(?:patched|fixed|closed|released (?:a|an) (?:\w+ )?(?:patch|fix|update))\b[^.;]{0,40}\b(?:vulnerability|flaw|bug|hole|weakness|patch|fix|update|on|in)\b/i,
    unless: /\b(?:not|n't|fixed (?:line|price))\b/i,
    positive: ["The maker patched the flaw on 31 May.", "The hole was fixed on Monday."],
    negative: ["The maker has not patched the flaw.", "The flaw was found on Monday."],
  }),
  ...role("date.emergency-declared", {
    id: "date-emergency",
    cues: ["emergency"],
    trigger: /\bdeclar(?:ed|ing|ation)\b[^.;]{0,40}\bemergency\b|\bemergency\b[^.;]{0,30}\bdeclared\b/i,
    positive: ["On 14 February the mayor declared a state of emergency.", "A local emergency was declared on Monday."],
    negative: ["The emergency room closed on Monday.", "The attack began on 14 February."],
  }),
  ...role("date.ransom-demanded", {
    id: "date-ransom-demanded",
    cues: ["demand", "ransom"],
    trigger: /\b(?:demanded|received|found|sent)\b[^.;]{0,40}\b(?:ransom|demand|payment|ransom note)\b/i,
    unless: /\b(?:no ransom|not received|n't received)\b/i,
    positive: ["On 3 May the gang demanded a ransom.", "The school received the ransom note on Monday."],
    negative: ["No ransom was demanded on 3 May.", "Food was in demand on Monday."],
  }),
  ...role("date.claim-withdrawn", {
    id: "date-claim-withdrawn",
    cues: ["withdr", "retract", "recant", "removed", "admit"],
    trigger:
      /\b(?:withdrew|withdrawn|retracted|recanted)\b[^.;]{0,40}\bclaims?\b|\bclaims?\b[^.;]{0,30}\b(?:was|were) (?:withdrawn|retracted)\b|\badmitted\b[^.;]{0,30}\b(?:made (?:it|everything) up|fabricated|hoax)\b/i,
    positive: [
      "The group withdrew its claim on 5 March.",
      "On Monday they admitted that they fabricated it: the claim was retracted.",
    ],
    negative: ["The group made its claim on 5 March.", "Customers withdrew cash on Monday."],
  }),
];
