/** Frames for the kind of incident. */
import { floodCues, floodOfTraffic } from "./flood.ts";
import { framesOf } from "./frame.ts";

export const incidentTypeFrames = framesOf("incident.type", [
  {
    id: "type-ddos",
    cues: floodCues,
    trigger: new RegExp(floodOfTraffic, "i"),
    value: "ddos",
    also: [["action.variety", "hacking.DoS"]],
    positive: [
      "The ministry's portal went down after a distributed denial-of-service attack on Monday.",
      "Attackers flooded the bank's servers with junk traffic for three hours.",
      "Somebody directed so many requests at the registry that its pages failed.",
      "The page buckled under a wave of fake visits.",
      "Junk traffic swamped the county's pages.",
    ],
    negative: [
      "The firm sells protection against DDoS attacks.",
      "A flaw lets anybody cause a denial of service.",
      "There was no denial-of-service attack that day, the operator said.",
    ],
  },
  {
    id: "type-ransomware",
    cues: ["ransomware", "encrypt"],
    trigger:
      /\bransomware\b[^.;]{0,20}\b(?:attacks?|incident|infection|outbreak|event|intrusion)\b|\b(?:hit|struck|infected|attacked|crippled|compromised|hobbled|paralysed|paralyzed|encrypted|locked|victim|affected|targeted|disrupted)\b[^.;]{0,30}\b(?:by|with|to|of) (?:an? |the )?(?:[\w-]{1,20} ){0,3}ransomware\b|\b(?:lost|losing)\b[^.;]{0,60}\bto (?:an? )?ransomware\b|\bransomware (?:\w+ )?(?:hit|struck|encrypted|infected|forced|crippled|locked|knocked|scrambled|spread|disrupted|shut|took|brought|paralysed|paralyzed)\b|\bencrypted (?:parts? of |much of )?(?:its|their|the|our|some|many|several|most|all|hundreds of|thousands of)\b[^.;]{0,40}\b(?:files|servers|systems|computers|data|network|machines)\b|\b(?:scrambled|locked up) (?:its|their|the)\b[^.;]{0,30}\b(?:files|servers|systems|computers|data)\b/i,
    unless: /\b(?:encrypted (?:its|their|the) (?:own|backups?|customer)|should have encrypted|had not encrypted)\b/i,
    value: "ransomware",
    also: [["action.variety", "malware.Ransomware"]],
    positive: [
      "The county was hit by ransomware over the weekend.",
      "Intruders encrypted hundreds of servers at the shipping line.",
    ],
    negative: ["Ransomware attacks could hit any company.", "Officials said there was no ransomware attack."],
  },
  {
    id: "type-extortion",
    cues: [
      "ransom",
      "extort",
      "blackmail",
      "threat",
      "demand",
      "want",
      "ask",
      "request",
      "sought",
      "seek",
      "held",
      "paid",
    ],
    trigger:
      /\b(?:demand(?:ed|ing|s)?|ask(?:ed|ing)? for|request(?:ed|ing)?|sought|seeking|want(?:ed|s)?)\b[^.;]{0,50}\b(?:ransom|bitcoins?|[$€£]\s?\d[\d,.]*(?: (?:million|thousand))?|\d[\d,.]* (?:dollars|euros|pounds)|in exchange for|to unlock|to decrypt|not to (?:publish|release|leak))\b|\bransom (?:demand|note|payment|of)\b|\bheld (?:\w+ ){0,3}(?:for|to) ransom\b|\bpaid (?:the|a|an?)\b[^.;]{0,30}\bransom\b|\bthreaten(?:ed|ing|s)? to (?:publish|release|leak|dump|sell|post|expose|delete|auction)\b|\b(?:extort(?:ed|ing)?|blackmail(?:ed|ing)?)\b|\bextortion (?:attempt|demand|attack|plot|scheme|email)\b/i,
    unless: /\b(?:bug bounty|fictional|film|if you)\b/i,
    value: "extortion",
    positive: [
      "The intruders demanded a ransom of 40 bitcoin.",
      "The gang threatened to publish the files within a week.",
    ],
    negative: [
      "No ransom demand has been received, the council said.",
      "Victims should not pay if criminals would demand a ransom.",
    ],
  },
  {
    id: "type-intrusion",
    cues: [
      "hack",
      "intru",
      "unauthor",
      "breach",
      "cyber",
      "compromis",
      "broke",
      "infiltrat",
      "penetrat",
      "gain",
      "illegal",
      "malware",
      "virus",
      "secur",
      "unauthori",
    ],
    trigger:
      /\b(?:was|were|been|being|got|had been) (?:\w+ )?(?:hacked|infiltrated|breached|penetrated|compromised|broken into)\b|\b(?:hackers?|attackers?|intruders?|criminals|cybercriminals|thieves|someone|group|gang|spies|third part(?:y|ies)|individuals?|actors?)\b[^.;]{0,40}\b(?:gained|had|obtained) (?:unauthori[sz]ed |illegal |improper |remote )?access\b|\b(?:hackers?|attackers?|intruders?|criminals|cybercriminals|spies|group|gang|actors?)\b[^.;]{0,30}\b(?:broke into|infiltrated|penetrated|breached|compromised|got into|hacked|burrowed into)\b|\bunauthori[sz]ed (?:access|intrusion|activity|entry)\b|\bunauthori[sz]ed (?:third[ -]party|person|individual|user|actor|part(?:y|ies))s?\b[^.;]{0,30}\b(?:access|gain|acquir|obtain|view|enter)|\b(?:cyber[ -]?attack|cyber[ -]?intrusion|security breach|network breach|hack(?:ing)? attack)\b[^.;]{0,20}\b(?:on|against|at|hit|struck|targeted|affected|forced|disrupted)\b|\b(?:suffered|experienced|sustained|faced|subject(?:ed)? to|victim of|fell victim to|hit by|struck by|following|after|investigating|dealing with|responding to|recovering from|targeted (?:by|in)|disclosed|confirmed|reported) (?:an? |the |this |its |what \w+ \w+ )?(?:[\w-]+ ){0,3}(?:cyber[ -]?attacks?|cyber[ -]?incident|cyber[ -]?security (?:incident|breach|attack)|security (?:breach|incident)|hack|hacking|intrusion|network breach|data security incident|breach|it security incident|malware attack|malware infection|virus attack)\b|\b(?:was|were|been|being) (?:\w+ )?attacked by (?:an? |the )?(?:\w+ )?(?:hackers?|cybercriminals|malware|virus|criminals)\b|\bhackers (?:were able to|managed to|had managed to)\b|\bhacking (?:campaign|operation|spree) (?:against|that|on|targeting)\b|\bhacked (?:its|their|the|into)\b|\b(?:charged|accused|convicted|indicted|arrested|sentenced|blamed)\b[^.;]{0,80}\b(?:hacking|breaking into|breaching|intrusion)\b|\b(?:an?|another) (?:[\w-]+ ){0,2}cyber[ -]?attacks? (?:that|which) (?!could|would|can|may|might|will)(?:\w+ ){0,2}(?:cut|hit|shut|left|took|brought|\w{2,14}ed)\b|\bthe (?:intrusion|hack|breach|cyber[ -]?attack) (?:that |which )?(?:slowed|crippled|disrupted|knocked|paraly[sz]ed|was|began|started|took place|happened|occurred|hit|struck|forced|affected)\b/i,
    value: "intrusion",
    positive: [
      "Hackers broke into the agency's mail server in March.",
      "The airline said it had suffered a cyberattack.",
    ],
    negative: [
      "The company said that it had not suffered a cyberattack.",
      "A flaw could let attackers gain access to routers.",
    ],
  },
  {
    id: "type-data-theft",
    cues: [
      "stole",
      "steal",
      "theft",
      "exfiltr",
      "breach",
      "taken",
      "took",
      "copied",
      "access",
      "download",
      "acquir",
      "obtain",
      "harvest",
      "view",
      "skim",
      "siphon",
    ],
    trigger:
      /\b(?:stole|stolen|stealing|exfiltrat(?:ed|ing|ion)|siphoned|copied|harvested|made off with|took|taken|downloaded|acquired|obtained|accessed|viewed|swiped|lifted|grabbed|skimmed)\b(?:[^.;]|\.\d){0,60}\b(?:data|information|records?|files|documents|details|passwords|e-?mails?|addresses|credentials|numbers|source code|database|accounts?|credit cards?|card|names)\b|\b(?:data|information|records?|files|documents|details|passwords|e-?mails?|credentials|source code|databases?|numbers|cards?)\b[^.;]{0,90}\b(?:was|were|been|being|have been|had been|has been|be) (?:\w+ )?(?:stolen|exfiltrated|copied|taken|accessed|acquired|viewed|harvested|downloaded|compromised|breached|obtained|swiped)\b|\b(?:theft|exfiltration) of\b[^.;]{0,40}\b(?:data|information|records|files|documents|emails|credentials|details)\b|\b(?:suffered|experienced|disclosed|confirmed|reported|announced|revealed|admitted|acknowledged|investigating|after|following|notified\b[^.;]{0,30}\bof|victim of|in|from) (?:an? |the |this |its |that )?(?:[\w-]+ ){0,3}data[ -](?:security )?(?:breach|theft)\b|\bdata (?:breach|theft) (?:at|that|involving|affecting|which|has|hit|exposed|may|compromised|affected)\b/i,
    unless: /\b(?:how to|protect yourself|tips|best practi[cs]es|accessed through|can be accessed)\b/i,
    value: "data-theft",
    also: [["cia.confidentiality", "affected"]],
    positive: [
      "Thieves stole the names and card numbers of guests.",
      "Personal information of 4,000 pupils was accessed in the incident.",
    ],
    negative: ["No customer data was stolen, the bank said.", "Malware of this kind can steal passwords."],
  },
  {
    id: "type-data-leak",
    cues: [
      "leak",
      "expos",
      "publish",
      "dump",
      "unsecured",
      "inadvert",
      "accident",
      "post",
      "public",
      "misconfig",
      "for sale",
      "sale",
      "mistak",
    ],
    trigger:
      /\b(?:leaked|leaking|dumped|posted|published|released|put up for sale|offered for sale)\b[^.;]{0,60}\b(?:data|information|records|files|documents|details|passwords|emails|database|credentials|archive|source code)\b|\b(?:data|information|records|files|documents|details|passwords|emails|databases?|credentials|numbers)\b[^.;]{0,50}\b(?:leaked|dumped|posted online|exposed|left (?:open|exposed|unsecured|unprotected)|published (?:online|on)|made public|for sale|publicly (?:accessible|available)|disclosed (?:by mistake|in error))\b|\b(?:exposed|exposing|left)\b[^.;]{0,50}\b(?:data|information|records|details|files|passwords|credentials)\b|\b(?:inadvertently|accidentally|mistakenly)\b[^.;]{0,40}\b(?:e?mailed|sent|exposed|published|posted|disclosed|released|shared|uploaded)\b|\bdata leak(?:age)?\b|\b(?:unsecured|unprotected|misconfigured|exposed) (?:[\w-]+ ){0,2}(?:database|server|bucket|cloud storage|storage|instance)\b/i,
    unless:
      /\b(?:released (?:under|pursuant to)|disclosed under|released (?:a|an|its|the) (?:patch|update|report|statement|advisory)|published (?:a|an|its) (?:report|advisory|blog|study))\b/i,
    value: "data-leak",
    also: [["cia.confidentiality", "affected"]],
    positive: [
      "The files were published on a forum on Friday and the data leaked further.",
      "A misconfigured server left patient records exposed to anyone online.",
    ],
    negative: ["The vendor released a report on data protection.", "The university said no data was leaked."],
  },
  {
    id: "type-defacement",
    cues: ["defac", "homepage", "replac"],
    trigger:
      /\bdefac(?:ed|ement|ements|ing)\b|\breplac(?:ed|ing) (?:its|the|their) (?:home ?page|front page|website|content)s?\b[^.;]{0,40}\bwith\b/i,
    value: "defacement",
    also: [["cia.integrity", "affected"]],
    positive: [
      "Activists defaced the party's website.",
      "Intruders replaced the home page with a banner of their own.",
    ],
    negative: ["The site was not defaced.", "A plug-in flaw can lead to defacement of websites."],
  },
  {
    id: "type-wiper",
    cues: ["wip", "destr", "eras", "overwr"],
    trigger:
      /\bwiper (?:malware|attack|program)\b|\b(?:wiped|erased|destroyed|overwrote|overwritten|deleted)\b[^.;]{0,40}\b(?:data|hard (?:disks?|drives?)|computers|servers|files|machines|systems|workstations|records|backups)\b|\bdestructive (?:malware|cyber[ -]?attack|attack)\b/i,
    unless:
      /\b(?:staff|technicians?|engineers?|team|we|users?|administrators?|officials|specialists|officers)\b[^.;]{0,20}\b(?:wiped|erased|deleted|destroyed|overwrote)\b/i,
    value: "wiper",
    also: [["cia.integrity", "affected"]],
    positive: [
      "The malware wiped the hard drives of 900 machines.",
      "Destructive malware hit the broadcaster's offices.",
    ],
    negative: ["No data was destroyed, the ministry said.", "Old disks should be erased before sale."],
  },
  {
    id: "type-sabotage",
    cues: ["sabot", "blackout", "substation", "physical", "valve", "breaker", "power", "turbine", "plc"],
    trigger:
      /\bsabotag(?:e|ed|ing)\b|\bhackers?\b[^.;]{0,60}\b(?:cut (?:off )?power|opened (?:the )?(?:valves|breakers)|caused a (?:blackout|power outage))\b|\b(?:blackout|power cut|power outage)\b[^.;]{0,40}\bcaused by (?:hackers|a cyber[ -]?attack)\b/i,
    value: "sabotage",
    also: [["cia.availability", "affected"]],
    positive: [
      "The power outage was caused by hackers, the grid operator said.",
      "A former technician sabotaged the control system.",
    ],
    negative: ["There was no sabotage, investigators said.", "A storm caused a power outage in the valley."],
  },
  {
    id: "type-supply-chain",
    cues: ["supply", "supplier", "tamper", "trojan", "backdoor", "poison"],
    trigger:
      /\bsupply[ -]chain (?:attack|compromise|breach|incident|hack)\b|\b(?:tampered with|trojani[sz]ed|backdoored|poisoned|inserted\b[^.;]{0,30}\binto)\b[^.;]{0,40}\b(?:update|updates|installer|package|software|library|build)\b|\b(?:malicious|booby-trapped|tainted) (?:software )?update\b[^.;]{0,50}\b(?:customers|users|clients|computers)\b/i,
    value: "supply-chain",
    positive: [
      "The intruders tampered with a software update that went to 2,000 firms.",
      "Investigators call it a supply-chain attack.",
    ],
    negative: [
      "Supply-chain attacks could become more common.",
      "Shops had trouble with their supply chain after the storm.",
    ],
  },
  {
    id: "type-insider",
    cues: [
      "insider",
      "employee",
      "former",
      "worker",
      "contractor",
      "staff",
      "nurse",
      "clerk",
      "administrator",
      "disgruntled",
      "rogue",
    ],
    trigger:
      /\b(?:former|ex-|current|rogue|disgruntled|dismissed|an?|one) ?(?:[\w-]+ ){0,2}(?:employees?|workers?|contractors?|staff members?|nurse|clerk|administrator|technician|engineer|insider)\b[^.;]{0,60}\b(?:(?:guilty|convicted|sentenced|charged|accused|admitted|arrested)\b[^.;]{0,30}\b(?:deleting|stealing|copying|leaking|sabotaging|downloading|selling|accessing|wiping)|stole|stolen|copied|downloaded|took|accessed|misused|leaked|sold|abused|deleted|snooped|viewed|improperly|wrongly|inappropriately|without (?:authori[sz]ation|permission))\b|\binsider (?:misuse|breach|theft|leak)\b|\b(?:improperly|inappropriately) accessed by (?:an?|its|a former) (?:\w+ )?(?:employee|worker|staff)\b/i,
    unless:
      /\b(?:phish|employee(?:'s)? (?:email|mailbox|account|credential)|posing as|impersonat|tricked|credentials? of)\b/i,
    value: "insider-misuse",
    also: [["action.variety", "misuse.Privilege abuse"]],
    positive: [
      "A former employee copied client lists before leaving.",
      "One clerk sold the records of drivers without permission.",
    ],
    negative: ["No employee stole data, the office said.", "Hackers used an employee's email account to send spam."],
  },
  {
    id: "type-phishing",
    cues: ["phish", "spear", "spoof", "imperson", "fake", "email", "e-mail", "mail", "sent", "given", "form"],
    trigger:
      /\b(?:fell (?:for|victim to)|victim of|responded to|clicked (?:on )?|opened|tricked by|targeted (?:by|in|with)|hit by|received|result of|due to|via|through|following|after|sent|sending|used|using|launched|began with|started with) (?:an? |the |several |a series of |such )?(?:[\w"'-]+ ){0,4}(?:spear-?)?"?phishing\b|\b(?:spear-?)?phishing"? (?:attack|incident|campaign|scheme|e-?mail|scam)s?\b[^.;]{0,40}\b(?:targeted|compromised|led|resulted|hit|allowed|gave|affected|tricked|was (?:sent|launched|discovered|identified)|were (?:sent|launched))\b|\b(?:scammers?|fraudsters?|impost[eo]rs?|phishers?|criminals?) (?:has |have |had )?(?:received|obtained|got|was sent|were sent)\b[^.;]{0,50}\b(?:forms?|data|information|records|w-2s?|files)\b|\bphished\b|\be-?mails? (?:that |which )?(?:(?:had )?(?:appeared|purported|purporting|claimed|claiming|seemed|pretended|pretending|looked) to (?:be|come|have come|originate)|impersonat(?:ed|ing)|posing as|made to look)\b[^.;]{0,40}\b(?:from|chief|ceo|executive|manager|director|boss|president|superintendent|principal|colleague|partner|vendor|supplier)\b|\b(?:forms?|data|information|records|files|w-2s?) (?:was|were|had been|been) (?:\w+ )?(?:sent|e-?mailed|given|handed|forwarded|released) to (?:an? |the )?(?:\w+ )?(?:scammers?|fraudsters?|criminals?|impost[eo]rs?|phishers?|thieves|thief|cyberthie(?:f|ves))\b/i,
    value: "phishing",
    also: [["action.variety", "social.Phishing"]],
    positive: [
      "An accountant fell for a phishing e-mail in May.",
      "A phishing attack compromised three mailboxes at the college.",
    ],
    negative: ["Staff should learn how to spot a phishing e-mail.", "It was not a phishing attack, the firm said."],
  },
  {
    id: "type-fraud",
    cues: ["scam", "fraud", "wire", "transfer", "swindl", "embezz", "bilk", "defraud", "trick", "skimm"],
    trigger:
      /\b(?:scammed|swindled|defrauded|bilked|duped|tricked|conned)\b[^.;]{0,60}\b(?:out of|into (?:paying|sending|wiring|transferring|making)|of)\b|\b(?:wired|transferred|sent|diverted|paid)\b[^.;]{0,50}\b(?:to (?:a |the )?(?:fraudulent|criminals'?|scammers'?|fraudsters'?|thieves'?|bogus|fake))\b|\bbusiness e-?mail compromise\b|\b(?:fraudulent|unauthori[sz]ed) (?:transfers?|transactions|payments|withdrawals)\b/i,
    value: "fraud",
    positive: [
      "The town was tricked into paying $90,000 to a false builder.",
      "Thieves made fraudulent transfers from the bank's accounts.",
    ],
    negative: [
      "Consumers should watch for fraudulent transactions in case they appear.",
      "No fraudulent payments were made, the treasurer said.",
    ],
  },
  {
    id: "type-hoax",
    cues: ["hoax", "fabricat", "made", "invent", "fake", "bogus", "pretend"],
    trigger:
      /\b(?:was|is|were|as|called it|proved|turned out to be) (?:just |only |simply |in fact )?an? (?:\w+ )?hoax\b|\bhoax (?:claim|hack|attack)\b|\b(?:admitted|confessed|conceded)\b[^.;]{0,40}\b(?:made (?:it|the \w+|everything) up|invent(?:ed|ing)|fabricat(?:ed|ing)|faked)\b|\b(?:claims?|breach|attack|hack|leak|data|documents?)\b[^.;]{0,30}\b(?:was|were|is|had been) (?:entirely |wholly |completely )?(?:fabricated|invented|made up|bogus|fake|faked)\b/i,
    value: "hoax-claim",
    positive: [
      "The supposed hack was a hoax, the group later said.",
      "They admitted that they had made everything up: the breach was fabricated.",
    ],
    negative: ["The attack was not a hoax, police said.", "A hoax would be easy to spot."],
  },
  {
    id: "type-technical-outage",
    cues: [
      "technical",
      "glitch",
      "configur",
      "software",
      "human",
      "maintenance",
      "routine",
      "malfunct",
      "faulty",
      "hardware",
      "incorrect",
      "power",
      "corrupt",
      "broken",
      "damaged",
      "failed",
    ],
    trigger:
      /\b(?:caused by|due to|blamed on|result of|resulted from|stemmed from|traced to|because of|attributed to|down to|caused when)\b[^.;]{0,50}\b(?:technical (?:issue|problem|glitch|error|fault|failure)|glitch|(?:software|configuration|coding|human|database|server|network|hardware|system) (?:error|update|bug|fault|failure|problem|issue|defect)|misconfiguration|maintenance|faulty (?:\w+ )?(?:update|router|switch|hardware|equipment|upgrade|patch)|incorrect (?:process|configuration|setting)|hardware failure|power failure|cable cut)\b|\b(?:technical (?:issue|problem|glitch|error|fault|failure)|glitch|(?:software|configuration|coding|human|database|server|network|hardware|system) (?:error|update|bug|fault|failure|problem|issue|defect)|misconfiguration|(?:faulty|corrupt(?:ed)?|broken|damaged|failed) (?:[\w-]+ ){1,3})\s?(?:was|were) (?:the cause|to blame|behind|responsible)\b/i,
    value: "technical-outage",
    positive: [
      "The outage was caused by a faulty software update, the railway said.",
      "Delays were traced to a configuration error during maintenance.",
    ],
    negative: ["The outage was not caused by a technical error.", "Any failure could be due to human error."],
  },
]);
