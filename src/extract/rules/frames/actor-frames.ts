/** Frames for who is said to be responsible, lane by lane. Names and cues in one sentence are not enough: the actor stands in the frame's slot. */
import { framesOf } from "./frame.ts";
import { refusalFrames } from "./refusal-frames.ts";

const event =
  "(?:attacks?|hacks?|hacking|breach(?:es)?|intrusions?|incidents?|outages?|leaks?|theft|cyber[ -]?attacks?|campaign|disruptions?|defacements?|assault|operation|infiltration|compromise|ddos|it|this|them|heist|activity|malware|ransomware|ransomware attack)";

const claimed = framesOf("responsibility.claimed", [
  {
    id: "claim-responsibility",
    cues: [
      "revendic",
      "avow",
      "rais",
      "came",
      "step",
      "com",
      "put",
      "claim",
      "took",
      "taken",
      "tak",
      "admit",
      "assum",
      "boast",
      "brag",
      "gloat",
      "crow",
      "accept",
      "own",
      "assert",
      "put",
      "sign",
    ],
    trigger:
      /\b(?:(?:has |have |had )?(?:also |since |later |publicly )?(?:claim(?:ed|s|ing)?|t(?:ook|aken|akes|aking)|assum(?:ed|es|ing)|accept(?:ed|s|ing)|assert(?:ed|s|ing)|admitted))\b[^.;]{0,16}\b(?:responsibility|credit|authorship|ownership)\b|\b(?:claim(?:ed|s|ing)|revendicat(?:ed|es|ing)|avow(?:ed|s)) (?:the|this|that) (?:[\w-]+ ){0,2}(?:attack|hack|breach|intrusion|outage|disruption|leak|theft|operation|action|strike|assault|deed|campaign|takedown|raid|hit|downtime)\b(?! (?:was|were|had|has|did|is|on (?:its|their|the) (?:leak|data)))|\b(?:boast(?:ed|s|ing)?|bragg(?:ed|ing)|brags?|gloat(?:ed|s|ing)?|crow(?:ed|s|ing)?|exult(?:ed|s|ing)?) (?:\w+ly )?(?:about|of|over)\b|\bput(?:s|ting)? (?:its|their|his|her) hands? up\b|\braised (?:its|their|his|her) hands?\b|\b(?:came|stepped|come|stepping) forward\b|\bt(?:ook|akes|aking) (?:a bow|the (?:applause|blame))\b|\bown(?:ed|s|ing)? up to (?:it|the|this)\b|\bput(?:s|ting)? (?:its|their|his|her) names? to (?:it|the|this)\b|\bsigned (?:the|its|their) (?:\w+ )?(?:attack|work|handiwork)\b/i,
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
    cues: ["authorship", "credit", "claim", "responsib"],
    trigger:
      /\b(?:responsibility|credit|authorship)\b[^.;]{0,40}\b(?:was|has been|is|were) (?:also |since |later )?(?:claimed|taken) by\b|\b(?:responsibility|credit|authorship)\b[^.;]{0,60}\b(?:claimed|taken)\b[^.;]{0,40}\bby\b|\bclaimed by\b|\b(?:claims?|boasts?|admission|assertion|assumption|message|statement|post) (?:of|claiming|taking|accepting) (?:responsibility|credit)\b[^.;]{0,40}\b(?:by|from|came from|under the name|signed)\b/i,
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
    cues: [
      "warn",
      "claim",
      "said",
      "say",
      "boast",
      "brag",
      "announc",
      "wrote",
      "tweet",
      "post",
      "assert",
      "declar",
      "allege",
      "stat",
      "insist",
      "maintain",
      "let",
      "hint",
      "proclaim",
      "crow",
    ],
    trigger:
      /\b(?:claim(?:ed|s|ing)?|said|says|boast(?:ed|s|ing)?|bragg(?:ed|ing)|announced|wrote|tweeted|posted|asserted|asserts|declared|declares|alleged|state[ds]|insist(?:ed|s)|maintain(?:ed|s)|let it be known|hint(?:ed|s)|proclaim(?:ed|s)|crow(?:ed|s))\b[^.;]{0,50}\b(?:to have|to be|it did|they did|it had|they had|having|it was|they were|he was|she was|that it (?:had|has|was)|that they (?:had|have|were)|it has|they have|he had|he was|it)\b[^.;]{0,24}\b(?:behind|hacked|breached|stolen|stole|attacked|taken down|took down|compromised|obtained|exfiltrated|downloaded|gained|infiltrated|carried out|defaced|encrypted|responsible|did (?:it|this|that)|"?(?:switched|turned|shut|took|knocked|cut) (?:off|down|out)|shut|paraly[sz]ed|disrupted|crashed|targeted|hit|taken|took|exfiltrated|leaked|destroyed|wiped|launched|done (?:it|this|that|so))\b|\b(?:announced|said|says|wrote|declared|declares|announces|claims|claimed|posted|boasted|tweeted|warned)\b[^.;]{0,50}\b(?:it|they|he|she) (?:was|were|is|are) (?:attacking|hitting|taking|targeting|bombarding|flooding|shutting|punishing|switching|knocking|bringing|pounding|hammering)\b|\b(?:claim(?:ed|s)|said|says|stat(?:ed|es)|wrote|posted|declared|announced|insist(?:ed|s)|maintain(?:ed|s))\b[^.;]{0,50}\b(?:that |, )(?:it|they|he|she) (?:was|were|did|had|is|are)(?: (?:so|it|indeed|the ones?|responsible))?(?=[.,;"']|$)/i,
    unless:
      /\b(?:it|they|he|she|we|systems?|servers?|networks?|websites?|sites?|data|to have|having) (?:had |has |have )?(?:already |recently |also )?been\b|\b(?:was|were) hacked\b/i,
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
  {
    id: "claim-posted",
    cues: [
      "list",
      "put",
      "said",
      "say",
      "wrote",
      "writ",
      "post",
      "tweet",
      "announc",
      "declar",
      "boast",
      "brag",
      "crow",
      "gloat",
      "trumpet",
      "proclaim",
      "claim",
      "insist",
      "assert",
      "maintain",
      "told",
      "tell",
      "publish",
      "let",
      "made",
      "hint",
      "suggest",
      "contend",
      "alleg",
      "took",
      "want",
      "put",
      "left",
      "upload",
      "shar",
      "issu",
      "drop",
      "its",
      "their",
      "his",
      "our",
    ],
    trigger:
      /\b(?:says?|said|wr(?:ote|ites?)|post(?:ed|s)|tweet(?:ed|s)|announce[ds]?|declare[ds]?|boast(?:ed|s)?|bragg?(?:ed|s)|crow(?:ed|s)|gloat(?:ed|s)|trumpet(?:ed|s)|proclaim(?:ed|s)|claim(?:ed|s|ing)?|insist(?:ed|s)|assert(?:ed|s)|maintain(?:ed|s)|told|tells|publish(?:ed|es)|let it be known|made it known|hint(?:ed|s)|suggest(?:ed|s)|contend(?:ed|s)|allege[ds]?|took to)\b[^.;]{0,80}?\b(?:(?:it|they|he|she|its members|their members)(?:'d| had)|(?:it|they|he|she) (?:was|were) (?:the ones?|to blame|to thank)|having)\b ["']?(?!not\b|never\b|been\b|no\b|nothing\b|seen\b|heard\b|received\b|asked\b|nothing\b|any\b)[a-z]|\b(?:wants?|wanted|would like|would have) (?:us|everyone|everybody|people|the world|you|voters|readers)(?: to)? (?:think|believe|know)\b|\b(?:put (?:up|out)|post(?:ed|s|ing)|publish(?:ed|es)|left|leaves|upload(?:ed|s)|shar(?:ed|es)|issu(?:ed|es)|releas(?:ed|es)|dropp(?:ed|s)|sent|wrote|aired|circulated|pinned)\b[^.;]{0,30}\b(?:gloating|boast(?:ful|ing)?|brag(?:ging)?|triumphant|taunting|taunts?|mocking|jubilant|crowing|sneering|victory|smug|celebratory|(?:screenshots?|pictures?|images?|videos?|screen grabs?) (?:of|showing)\b[^.;]{0,40}\b(?:down|offline|unreachable|errors?|outages?|blank|dead|unavailable|timed out|checker))\b|\b(?:posted|published|listed|shared|wrote|put up) (?:the )?[\w' -]{2,40}\b(?:domain|web address|address|url|logo|home ?page)\b|\b(?:was|is|were|as|be) (?:all )?(?:its|their|his|her|our) (?:own )?(?:work|doing|handiwork|answer|reply|response|revenge|retaliation|punishment|gift|operation|message|present|protest|action)\b/i,
    unless:
      /\b(?:had been (?:hit|hacked|attacked)|posted (?:a )?(?:loss|profit|warning|notice)|nobody|no one|screenshots? of (?:the )?(?:post|message|claim))\b/i,
    value: null,
    slot: "before",
    window: 130,
    positive: [
      'A crew calling itself the Marble Owls posted on its channel that it had "sat on" the mill\'s site.',
      "A hacktivist group called Red Heron wrote that the outage was its doing.",
    ],
    negative: [
      "The clerk said that the site was slow.",
      "The hacktivist group Red Heron said it had not hacked anybody.",
    ],
  },
]);

const quoted = framesOf("responsibility.claimed", [
  {
    id: "claim-quoted",
    cues: ["you're", "that", "this", "it", "you", "we"],
    trigger:
      /\b(?:this was us|it was us|you're welcome|that was us|we(?:'ve| have| are|'re)? (?:did (?:this|it|that)|hacked|breached|attacked|crashed|shut down|switched off|taken down|took down|took out|stole|stolen|behind|responsible|encrypted|wiped|destroyed)\b)[^"]{0,120}["']/i,
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

export const actorFrames = [...claimed, ...quoted, ...attributed, ...suspected, ...refusalFrames, ...denied];

/** Where a claim was made: words of a channel, each with the name that is proposed. */
export const claimChannels: readonly (readonly [RegExp, string])[] = [
  [/\btelegram\b/i, "Telegram"],
  [/\b(?:on|to|via|at) X\b(?!-)/, "X"],
  [/\btwitter\b|\btweet(?:ed|s)?\b/i, "Twitter"],
  [/\bfacebook\b/i, "Facebook"],
  [/\bpastebin\b/i, "Pastebin"],
  [/\b(?:data[ -])?leak site\b|\bextortion site\b/i, "leak site"],
  [
    /\b(?:hacking|hacker|underground|dark[ -]?web|cybercrime|criminal|online|internet|web|message|russian-language) forum\b/i,
    "forum",
  ],
  [/\byoutube\b/i, "YouTube"],
  [/\bdiscord\b/i, "Discord"],
  [/\bmastodon\b/i, "Mastodon"],
  [/\bbluesky\b/i, "Bluesky"],
  [/\btiktok\b/i, "TikTok"],
  [/\bwhatsapp\b/i, "WhatsApp"],
  [/\bvkontakte\b/i, "VKontakte"],
  [/\bVK\b/, "VK"],
  [/\b(?:on|to|via|in) (?:its|their|his|her|a|the group's) (?:own )?blog\b/i, "blog"],
  [/\b(?:on|to|via) (?:its|their|his|her|the group's) (?:own )?(?:web ?site|web page|home ?page)\b/i, "website"],
  [/\bdark[ -]?web\b/i, "dark web"],
  [/\breddit\b/i, "Reddit"],
  [/\binstagram\b/i, "Instagram"],
];
