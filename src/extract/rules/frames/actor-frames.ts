/** Frames for who is said to be responsible, lane by lane. Names and cues in one sentence are not enough: the actor stands in the frame's slot. */
import { framesOf } from "./frame.ts";

const event =
  "(?:attacks?|hacks?|hacking|breach(?:es)?|intrusions?|incidents?|outages?|leaks?|theft|cyber[ -]?attacks?|campaign|disruptions?|defacements?|assault|operation|infiltration|compromise|ddos|it|this|them|heist|activity|malware|ransomware|ransomware attack)";

const claimed = framesOf("responsibility.claimed", [
  {
    id: "claim-responsibility",
    cues: ["claim", "took", "taken", "tak", "admit", "assum", "boast", "brag"],
    trigger:
      /\b(?:(?:has |have |had )?(?:also |since |later |publicly )?(?:claim(?:ed|s|ing)?|t(?:ook|aken|akes|aking)|assum(?:ed|es)|admitted))\b[^.;]{0,12}\b(?:responsibility|credit)\b|\bclaimed (?:the|this|that) (?:[\w-]+ ){0,2}(?:attack|hack|breach|intrusion|outage|disruption|leak|theft)\b(?! (?:was|were|had|has|did|is))|\b(?:boast(?:ed|s|ing)?|bragg(?:ed|ing)) (?:about|of)\b/i,
    unless:
      /\b(?:no (?:one|group|organi[sz]ation)|nobody|none|not|n't|yet to|neither|full responsibility|take responsibility for (?:our|its|their|your))\b/i,
    value: null,
    slot: "before",
    window: 110,
    positive: [
      "A hacktivist group called Red Heron claimed responsibility for the attack.",
      "The Tin Foxes gang took credit on its blog.",
    ],
    negative: ["No group has claimed responsibility.", "The chief executive said that nobody claimed responsibility."],
  },
  {
    id: "claim-responsibility-by",
    cues: ["claim", "responsib"],
    trigger:
      /\b(?:responsibility|credit)\b[^.;]{0,40}\b(?:was|has been|is|were) (?:also |since |later )?(?:claimed|taken) by\b|\b(?:responsibility|credit)\b[^.;]{0,60}\b(?:claimed|taken)\b[^.;]{0,40}\bby\b|\bclaimed by\b/i,
    unless: /\b(?:not|n't|claimed by the (?:company|firm|government))\b/i,
    value: null,
    slot: "after",
    window: 80,
    positive: [
      "Responsibility for the attack was claimed by a group called Red Heron.",
      "The breach was claimed by the Tin Foxes gang.",
    ],
    negative: ["Responsibility was not claimed by any group.", "The prize was not claimed by anybody."],
  },
  {
    id: "claim-leak-site",
    cues: ["leak", "list", "post", "added", "site", "publish"],
    trigger:
      /\b(?:added|listed|named|posted|put|claimed)\b[^.;]{0,60}\b(?:on|to) (?:its|their|the|a) (?:\w+ ){0,3}(?:leak|data[ -]leak|extortion|dark[ -]web|tor|shame|victim|darknet) ?(?:site|page|blog|portal|list)\b/i,
    value: null,
    slot: "before",
    window: 90,
    positive: [
      "The Tin Foxes ransomware group added the mill to its leak site.",
      "The Ash ransomware gang listed the firm on its dark web blog.",
    ],
    negative: [
      "The firm was not listed on any leak site: no group posted it on its leak site.",
      "Students posted pictures on their blog.",
    ],
  },
  {
    id: "claim-own-deed",
    cues: ["claim", "said", "say", "boast", "brag", "announc", "wrote", "tweet", "post", "assert", "declar", "allege"],
    trigger:
      /\b(?:claim(?:ed|s|ing)?|said|says|boast(?:ed|s|ing)?|bragg(?:ed|ing)|announced|wrote|tweeted|posted|asserted|asserts|declared|declares|alleged)\b[^.;]{0,50}\b(?:to have|to be|it did|they did|it had|they had|having|it was|they were|that it (?:had|has|was)|that they (?:had|have|were)|it has|they have|he had|he was|it)\b[^.;]{0,24}\b(?:behind|hacked|breached|stolen|stole|attacked|taken down|took down|compromised|obtained|exfiltrated|downloaded|gained|infiltrated|carried out|defaced|encrypted|responsible|did (?:it|this|that)|"?(?:switched|turned|shut|took|knocked|cut) (?:off|down|out)|shut|paraly[sz]ed|disrupted|crashed|targeted|hit|taken|took|exfiltrated|leaked|destroyed|wiped|launched)\b/i,
    unless: /\b(?:been|was hacked|were hacked|had been)\b/i,
    value: null,
    slot: "before",
    window: 60,
    positive: [
      "A hacktivist group called Red Heron claimed to have hacked the ministry.",
      "The Tin Foxes gang said it had stolen 40 gigabytes.",
    ],
    negative: [
      "The firm said it had been hacked.",
      "The Tin Foxes gang did not say it had stolen anything: it never claimed to have hacked the mill.",
    ],
  },
]);

const quoted = framesOf("responsibility.claimed", [
  {
    id: "claim-quoted",
    cues: ["we"],
    trigger:
      /\b(?:this was us|it was us|we(?:'ve| have| are|'re)? (?:did (?:this|it|that)|hacked|breached|attacked|crashed|shut down|switched off|taken down|took down|took out|stole|stolen|behind|responsible|encrypted|wiped|destroyed)\b)[^"]{0,120}["']/i,
    value: null,
    slot: "after",
    window: 90,
    modality: "hypothetical",
    positive: [
      '"We did this," a hacktivist group called Red Heron wrote.',
      '"We hacked the mill," the Tin Foxes gang said on its channel.',
    ],
    negative: ['"We did not hack anybody," the Tin Foxes gang said.', "We took down the old shed."],
  },
]);

const attributed = framesOf("responsibility.attributed", [
  {
    id: "attribution-attributed-to",
    cues: ["attribut", "blam", "pinned", "traced", "ascrib"],
    trigger: new RegExp(
      String.raw`\b(?:attribut(?:ed|es|ing)|ascrib(?:ed|es)|pin(?:ned|s)|trac(?:ed|ing))\b[^.;]{0,50}\b${event}\b[^.;]{0,45}\b(?:to|on)\b|\b${event}\b[^.;]{0,50}\b(?:was|were|been|is|are) (?:formally |publicly |officially |later |also )?(?:attributed|blamed|pinned|ascribed|traced) (?:back )?(?:to|on)\b|\bblam(?:ed|es|ing)\b[^.;]{0,50}\b${event}\b[^.;]{0,12}\bon\b`,
      "i",
    ),
    unless:
      /\b(?:to|on) (?:an? |the |its )?(?:[\w'-]+ ){0,3}(?:router|errors?|faults?|glitch(?:es)?|malfunctions?|issues?|problems?|bugs?|weather|updates?|failures?|configuration|misconfiguration|phishing|weakness|vulnerabilit(?:y|ies)|lack)\b/i,
    value: null,
    slot: "after",
    window: 50,
    positive: [
      "The ministry attributed the attack to the Tin Foxes gang.",
      "The government blamed the breach on Russian military hackers.",
    ],
    negative: [
      "The ministry did not attribute the attack to the Tin Foxes gang.",
      "The operator attributed the outage to a faulty router.",
    ],
  },
  {
    id: "attribution-blamed-for",
    cues: ["blam", "accus", "charg", "indict"],
    trigger: new RegExp(
      String.raw`\b(?:blam(?:ed|es|ing)|(?:formally |publicly )?accus(?:ed|es|ing)|charg(?:ed|es|ing)|indict(?:ed|ing))\b[^.;]{2,70}\b(?:for|of|with|over|in connection with)\b[^.;]{0,50}\b(?:${event}|hacking|breaching|stealing|launching|carrying out|orchestrating|conspir\w+|breaking into|computer fraud|orchestrat\w+)\b`,
      "i",
    ),
    unless:
      /\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)) (?:the )?(?:company|firm|bank|hospital|agency|each other|management)\b/i,
    value: null,
    slot: "within",
    positive: [
      "Prosecutors charged two Iranian nationals with hacking the dam.",
      "The foreign minister blamed Russian intelligence for the intrusion.",
    ],
    negative: ["Nobody was blamed for the attack.", "Customers blamed the weather for the delays."],
  },
  {
    id: "attribution-carried-out-by",
    cues: ["carri", "conduct", "perpetrat", "launch", "work", "orchestrat", "behind", "responsib", "commit"],
    trigger: new RegExp(
      String.raw`\b${event}\b[^.;]{0,30}\b(?:was|were|is|had been|has been) (?:\w+ )?(?:carried out|conducted|perpetrated|launched|orchestrated|committed|executed|mounted) by\b|\b${event}\b[^.;]{0,30}\b(?:was|were|is) the work of\b|\b(?:was|is) the work of\b`,
      "i",
    ),
    value: null,
    slot: "after",
    window: 50,
    positive: [
      "The attack was carried out by the Tin Foxes gang, the police said.",
      "The intrusion was the work of Chinese state hackers, the agency said.",
    ],
    negative: [
      "The attack was not carried out by the Tin Foxes gang.",
      "It may have been the work of a lone teenager.",
    ],
  },
  {
    id: "attribution-was-behind",
    cues: ["behind", "responsib"],
    trigger: new RegExp(
      String.raw`\b(?:was|were|is|are|being) (?:directly |also )?(?:behind|responsible for)\b[^.;]{0,40}\b${event}\b`,
      "i",
    ),
    unless:
      /^(?:which|who|that)\b|\b(?:several|many|numerous|dozens|hundreds|other|previous|earlier|(?:19|20)\d\d)\b|\b(?:who|whoever|what|those|people|person|anyone|group that) (?:was|were|is|are) (?:behind|responsible)\b/i,
    value: null,
    slot: "before",
    window: 60,
    positive: [
      "The FBI said North Korea was responsible for the attack.",
      "The police said the Tin Foxes gang was behind the breach.",
    ],
    negative: ["It is unclear who was behind the attack.", "North Korea was not behind the attack, analysts said."],
  },
]);

const suspected = framesOf("responsibility.suspected", [
  {
    id: "suspicion-believed",
    cues: [
      "believ",
      "suspect",
      "thought",
      "think",
      "likely",
      "probabl",
      "link",
      "tied",
      "point",
      "possib",
      "may",
      "might",
    ],
    trigger: new RegExp(
      String.raw`\b(?:believ(?:e|ed|es)|suspect(?:s|ed)?|thought|think|likely|probably|possibly|may|might|appears?|assess(?:ed|es)?)\b[^.;]{0,60}\b(?:behind|responsible|work of|carried out by|perpetrated by|launched by|conducted by|orchestrated by|attributed to|linked to|tied to|connected to)\b|\b${event}\b[^.;]{0,40}\b(?:was |were |been |is |are |has been |have been )?(?:tentatively |possibly |also )?(?:linked|tied|connected)\b[^.;]{0,12}\bto\b|\b(?:suspicion|fingers?|signs|evidence|clues|indications?)\b[^.;]{0,20}\b(?:fell on|falls on|pointed? (?:to|at|toward)|pointing (?:to|at|toward))\b`,
      "i",
    ),
    unless: /\b(?:linked to the internet|connected to the|unrelated|no evidence|nothing)\b/i,
    value: null,
    slot: "within",
    window: 60,
    modality: "hypothetical",
    positive: [
      "Investigators believe that the Tin Foxes gang was behind the breach.",
      "The attack has been linked to Russian state-sponsored hackers.",
    ],
    negative: [
      "There is no evidence that the attack was linked to Russian hackers.",
      "The pump was connected to the mains.",
    ],
  },
]);

const notAttributed = framesOf("responsibility.not-attributed", [
  {
    id: "not-attributed-declined",
    cues: [
      "declin",
      "refus",
      "refrain",
      "attribut",
      "blam",
      "nam",
      "speculat",
      "identif",
      "point",
      "say",
      "assign",
      "finger",
    ],
    trigger:
      /\b(?:(?:does|did) not (?:want|wish) to|declin(?:ed|es|ing)|refus(?:ed|es|ing)|refrain(?:ed|ing|s)?|stopp(?:ed|ing) short|would not|wouldn't|won't|will not|(?:are|is|'re|'s) not going to|did not|didn't|does not|do not|has not|hasn't|have not|haven't|had not|not|unable|fail(?:ed|ing)|not (?:been )?able|could not|cannot|can't|unwilling|not ready|not prepared)\b[^.;]{0,24}\b(?:attribut(?:e|ed|ing|ion)|blam(?:e|ed|ing)|(?:speculat|comment)(?:e|ed|ing)? (?:on|about) (?:who|whether|the (?:source|culprit|perpetrator|identity|origin))|point(?:ed|ing)? (?:the |a )?finger|say(?:ing)? who|nam(?:e|ed|ing) (?:a |any |the )?(?:suspects?|culprits?|perpetrators?|attackers?|responsible)|identif(?:y|ied|ying) (?:the |any )?(?:attackers?|culprits?|perpetrators?|hackers?|suspects?|source|those responsible)|assign(?:ed|ing)? (?:blame|responsibility))\b|\bno attribution (?:has been|had been|was|is|could be) (?:\w+ )?(?:made|given|offered|possible)\b|\b(?:made|makes|offered|gave|give|giving|making) no attribution\b|\battribution (?:has not been|was not|is not|had not been) (?:made|possible)\b/i,
    unless: /\b(?:attribut\w+ (?:the )?(?:delay|error|success|growth)|not to blame)\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "The agency declined to attribute the attack.",
      "The mayor's office has not attributed the breach to anyone.",
    ],
    negative: ["The agency attributed the attack to a gang.", "The firm declined to say how much was paid."],
  },
  {
    id: "not-attributed-insufficient",
    cues: ["evidence", "information", "attribut", "insufficient", "enough", "sufficient", "proof", "lack", "basis"],
    trigger:
      /(?:\b(?:lack(?:s|ed|ing)?|no|not|insufficient|without|too little|absence of)|n't)\b[^.;]{0,30}\b(?:evidence|information|proof|grounds|data|basis|elements|facts)\b[^.;]{0,30}\b(?:to attribute|to blame|for attribution|for an attribution|(?:to )?(?:say|tell|determine|establish|know|identify|conclude) who|of who|to name|to link|to pin|to point|to identify|to assign|(?:that )?(?:would )?(?:allow|let|enable)s? (?:(?:us|it|them) to attribute|an attribution|attribution))\b|\b(?:insufficient|not (?:enough|sufficient))\b[^.;]{0,20}\bfor (?:an )?attribution\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "The province said it lacked enough evidence to attribute the outage to anybody.",
      "There is not sufficient information for attribution, the police said.",
    ],
    negative: [
      "There is enough evidence to attribute the attack, the police said.",
      "The firm lacked the staff to patch its servers.",
    ],
  },
  {
    id: "not-attributed-too-early",
    cues: ["early", "soon", "prematur", "caution", "warn", "jump", "rush", "hast"],
    trigger:
      /\b(?:too (?:early|soon)|premature)\b[^.;]{0,40}\b(?:attribut|blame|say who|know who|determine who|identify|point|name)|\b(?:caution(?:ed|s|ing)?|warn(?:ed|s|ing)?|advis(?:ed|es|ing)|urg(?:ed|es|ing))\b[^.;]{0,40}\b(?:premature|hasty|early|rushing|rush|haste|jumping|jump|rash|quick)\b[^.;]{0,30}\b(?:attribut\w*|blame|conclusions?|judg\w+)\b|\b(?:caution(?:ed|s)?|warn(?:ed|s)?) against (?:\w+ ){0,3}attribut\w+|\bhast(?:e|y)\b[^.;]{0,20}\battribut\w*[^.;]{0,20}\b(?:warned|cautioned|advised) against\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "The bureau said it was too early to attribute the intrusion.",
      "The centre cautioned against hasty attribution.",
    ],
    negative: ["The bureau was early to warn users.", "The centre cautioned that more attacks may come."],
  },
  {
    id: "not-attributed-unknown",
    cues: ["unclear", "unknown", "known", "know", "identif", "who", "sure"],
    trigger:
      /(?:\b(?:unclear|unknown|not (?:yet |immediately |currently )?(?:known|clear|sure|certain)|not know|no idea)|n't know)\b[^.;]{0,30}\bwho\b[^.;]{0,40}\b(?:behind|responsible|carried|did|attack\w*|hack\w*|launch\w*|conduct\w*|perpetrat\w*|perpetrators?|culprits?|is|was|were|are)\b|\b(?:perpetrators?|culprits?|attackers?|hackers?|identity of the (?:hackers?|attackers?))\b[^.;]{0,20}\b(?:has|have|had|is|are|was|were|remain\w*)\b[^.;]{0,12}\b(?:not been identified|not yet been identified|unidentified|unknown|not known|not identified)\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: ["It is not known who was behind the attack.", "The hackers have not been identified, the police said."],
    negative: ["It is not known how many people were affected.", "The hackers were identified by the police."],
  },
]);

const denied = framesOf("responsibility.denied", [
  {
    id: "denial-involvement",
    cues: ["denied", "denies", "deny", "reject", "dismiss"],
    trigger:
      /\b(?:denied|denies|denying|has denied|have denied|rejected|rejects|dismissed|dismisses|disavowed)\b[^.;]{0,40}\b(?:involvement|responsibility|any role|being behind|a role|accusations?|allegations?|any part|any connection|having (?:hacked|attacked)|that (?:it|they) (?:was|were) (?:behind|involved|responsible))\b/i,
    unless: /\b(?:company|firm|bank|hospital|school)\b[^.;]{0,12}\b(?:denied|denies|rejected)\b/i,
    value: null,
    polarity: "negated",
    slot: "before",
    window: 60,
    positive: ["Iran denied any involvement in the attack.", "The Tin Foxes gang denied being behind the leak."],
    negative: ["Iran did not comment on the attack.", "The judge denied the request."],
  },
]);

export const actorFrames = [...claimed, ...quoted, ...attributed, ...suspected, ...notAttributed, ...denied];

/** Where a claim was made: words of a channel, each with the name that is proposed. */
export const claimChannels: readonly (readonly [RegExp, string])[] = [
  [/\btelegram\b/i, "Telegram"],
  [/\b(?:on|to|via|at) X\b(?!-)/, "X"],
  [/\btwitter\b|\btweet(?:ed|s)?\b/i, "Twitter"],
  [/\bfacebook\b/i, "Facebook"],
  [/\bpastebin\b/i, "Pastebin"],
  [/\b(?:data[ -])?leak site\b|\bextortion site\b/i, "leak site"],
  [/\b(?:hacking|hacker|underground|dark[ -]?web|cybercrime|criminal|russian-language) forum\b/i, "forum"],
  [/\byoutube\b/i, "YouTube"],
  [/\bdark[ -]?web\b/i, "dark web"],
  [/\breddit\b/i, "Reddit"],
  [/\binstagram\b/i, "Instagram"],
];
