/** Frames for what was done about an incident. */
import { framesOf } from "./frame.ts";

export const responseFrames = framesOf("response", [
  {
    id: "response-notified-affected",
    cues: ["notif", "letter", "inform", "contact", "alert", "email"],
    trigger:
      /\b(?:notif(?:ied|ying|y)|informed|informing|alerted|contacted|contacting|emailed|sent (?:\w+ ){0,3}(?:letters|notices|emails|notifications) to|sending (?:\w+ ){0,3}(?:letters|notices|emails|notifications) to|mailed (?:\w+ ){0,3}(?:letters|notices)(?: to)?|mailing (?:\w+ ){0,2}letters(?: to)?)\b[^.;]{0,40}\b(?:customers|users|patients|people|individuals|employees|students|affected|victims|members|clients|guests|residents|those|subscribers|parents|staff)\b/i,
    unless: /\b(?:was|were|been) (?:informed|alerted|notified|contacted) by\b/i,
    value: "notified-affected",
    positive: [
      "The clinic has notified affected patients by letter.",
      "The shop is contacting customers whose cards were used.",
    ],
    negative: ["The clinic has not notified patients.", "Firms should notify users of any breach."],
  },
  {
    id: "response-notified-regulator",
    cues: ["notif", "report", "inform", "filed", "told"],
    trigger:
      /\b(?:notified|informed|reported\b[^.;]{0,40}\bto|filed\b[^.;]{0,40}\bwith|alerted|told)\b[^.;]{0,30}\b(?:regulators?|information commissioner(?:'s office)?|ico|data protection (?:authority|commission|commissioner|agency|office|authorities)|attorney general|attorneys general|department of health and human services|hhs|office for civil rights|ocr|securities and exchange commission|sec|cnil|watchdog|privacy commissioner|oaic)\b/i,
    value: "notified-regulator",
    positive: ["The trust reported the breach to the data protection authority.", "It has informed the regulator."],
    negative: [
      "It has not informed the regulator.",
      "Companies must tell regulators within three days if data would be lost.",
    ],
  },
  {
    id: "response-notified-police",
    cues: ["notif", "report", "inform", "told", "alert", "contact", "call", "law"],
    trigger:
      /\b(?:notified|informed|told|alerted|contacted|called in|called(?= (?:the )?(?:police|fbi|sheriff|authorities))|reported\b[^.;]{0,40}\bto|filed (?:a |an )?(?:police |criminal )?(?:report|complaint) with)\b[^.;]{0,30}\b(?:police|law enforcement|fbi|federal bureau of investigation|secret service|authorities|europol|national crime agency|sheriff)\b/i,
    unless: /\btold by|\b(?:was|were|been) (?:notified|informed|alerted|contacted) by\b/i,
    value: "notified-law-enforcement",
    positive: ["The college has notified law enforcement.", "The theft was reported by the firm to the police."],
    negative: ["The college has not notified the police.", "Victims should contact the police."],
  },
  {
    id: "response-police-investigate",
    cues: [
      "police",
      "fbi",
      "law",
      "secret",
      "prosecutor",
      "interpol",
      "europol",
      "investig",
      "federal",
      "national",
      "detective",
    ],
    trigger:
      /\b(?:police|fbi|federal bureau of investigation|law enforcement(?: agencies| officials| authorities)?|secret service|prosecutors|national crime agency|homeland security|federal (?:authorities|agents|investigators|officials)|detectives|sheriff's office|cyber ?crime unit|scotland yard|europol)\b[^.;]{0,50}\b(?:(?:is|are|was|were) (?:\w+ )?(?:investigating|assisting|looking into|probing|examining|involved)|investigat(?:es|ed|ing)|opened|launched|began|looking into|assisting|probing)\b|\b(?:investigated|probed|being investigated) by (?:the )?(?:\w+ ){0,3}(?:police|fbi|law enforcement|secret service|prosecutors)\b|\b(?:working|cooperating|co-operating|collaborating) (?:\w+ )?with (?:the )?(?:\w+ ){0,4}(?:police|fbi|law enforcement|secret service|federal authorities)\b/i,
    value: "law-enforcement-investigating",
    positive: ["Police are investigating the theft.", "The bank is working closely with law enforcement."],
    negative: ["Police are not investigating.", "The firm has not involved the FBI."],
  },
  {
    id: "response-investigation",
    cues: ["investig", "inquir", "probe", "review", "audit"],
    trigger:
      /\b(?:launched|opened|began|begun|started|commenced|initiated|conducting|conducted|undertaking|undertook|ordered|announced|carrying out|is|are|immediately|currently|continues? to|continuing to) (?:to )?(?:an? |the |our |its |their |own |full |thorough |internal |immediate |forensic |further |in-depth |comprehensive |\w+ ){0,4}(?:investigation|investigating|inquiry|probe|investigate)\b|\binvestigation is (?:ongoing|under ?way|continuing)\b/i,
    unless:
      /\b(?:police|fbi|law enforcement|secret service|prosecutors|regulator|commissioner|commission|attorney general|congress|senate|parliament)\b/i,
    value: "investigation-opened",
    positive: [
      "The publisher launched an internal investigation.",
      "An inquiry is beginning: the school has opened an investigation.",
    ],
    negative: ["The publisher has not opened an investigation.", "Researchers published a study of malware."],
  },
  {
    id: "response-forensics",
    cues: [
      "forensic",
      "expert",
      "hired",
      "retain",
      "engag",
      "outside",
      "third",
      "security",
      "mandiant",
      "brought",
      "specialist",
      "cyber",
    ],
    trigger:
      /\b(?:hired|hiring|retained|engaged|brought in|called in|enlisted|contracted|appointed|working with|worked with|works with|with the (?:help|assistance) of|assisted by)\b[^.;]{0,50}\b(?:forensics?|cyber[ -]?security|security|computer|it|outside|external|third[ -]party|independent|incident response) (?:\w+ ){0,2}(?:experts?|firms?|compan(?:y|ies)|specialists?|consultants?|investigators?|team|professionals)\b|\b(?:outside|external|third[ -]party|independent|leading|private) (?:\w+ )?(?:computer |cyber ?security )?forensics? (?:firm|experts?|company|investigators?|team|specialists?)\b/i,
    value: "hired-forensics",
    positive: [
      "The utility hired a security firm to look into the breach.",
      "An outside forensics firm leads the recovery.",
    ],
    negative: ["The utility has not hired any security firm.", "Boards should have engaged outside security experts."],
  },
  {
    id: "response-isolated",
    cues: [
      "shut",
      "isolat",
      "disconnect",
      "offline",
      "disabl",
      "turn",
      "took",
      "suspend",
      "unplug",
      "lock",
      "secur",
      "contain",
      "block",
    ],
    trigger:
      /\b(?:shut (?:down|off)|shutting down|took down|isolated|isolating|disconnected|disconnecting|disabled|switched off|turned off|unplugged|quarantined|powered down|suspended)\b[^.;]{0,40}\b(?:systems?|servers?|networks?|computers?|machines|website|portal|sites?|access|accounts?|internet|service|devices|connections?|it)\b|\b(?:took|taken|taking|pulled|take|pull|put)\b[^.;]{0,40}\b(?:systems?|servers?|networks?|computers?|websites?|portal|sites?|platform|it)\b[^.;]{0,20}\boffline\b|\b(?:systems?|servers?|networks?|website|site)\b[^.;]{0,20}\b(?:was|were) (?:\w+ )?(?:shut down|taken offline|isolated|disconnected|taken down)\b/i,
    unless:
      /\b(?:hackers?|attackers?|attack|ransomware|malware|intruders?|gang|virus|worm)\b[^.;]{0,20}\b(?:shut down|shut off|disabled|took|knocked|forced)\b/i,
    value: "isolated-systems",
    positive: ["The hospital shut down its network as a precaution.", "Engineers disconnected the affected servers."],
    negative: ["The hospital did not shut down its network.", "The attack shut down the network of a port."],
  },
  {
    id: "response-mitigated-traffic",
    cues: ["mitig", "filter", "block", "redirect", "reroute"],
    trigger:
      /\b(?:implement(?:ed|ing)?|deploy(?:ed|ing)?|put in place|appl(?:ied|y|ying)|activat(?:ed|ing)|help(?:ed|ing)?(?: to)?|work(?:ed|ing)?(?: to| on)?)\b[^.;]{0,30}\b(?:mitigat(?:e|ion|ions|ing)|traffic filters?|countermeasures|ddos protection)\b|\b(?:filtered|redirected|rerouted|scrubbed|blocked)\b[^.;]{0,30}\b(?:traffic|requests|ip addresses)\b|\bmitigated the (?:attack|ddos)\b/i,
    value: "mitigated-traffic",
    positive: [
      "The host filtered the traffic within an hour.",
      "Agency staff worked with vendors to implement mitigations.",
    ],
    negative: [
      "The host did not filter the traffic: it never deployed mitigation.",
      "A provider could redirect traffic.",
    ],
  },
  {
    id: "response-backup",
    cues: ["backup", "back", "restor"],
    trigger:
      /\b(?:restor(?:ed|ing|e)|recover(?:ed|ing)?|rebuil(?:t|ding))\b[^.;]{0,40}\b(?:from|using|with|through)\b[^.;]{0,20}\bback-?ups?\b|\bback-?ups?\b[^.;]{0,30}\b(?:were|was|being) used to (?:restore|recover|rebuild)\b/i,
    value: "restored-from-backup",
    positive: ["Most files were restored from backups.", "The library recovered its catalogue using a backup."],
    negative: ["The files could not be restored from backups.", "Firms should be able to restore data from backups."],
  },
  {
    id: "response-password-reset",
    cues: ["reset", "password", "invalidat"],
    trigger:
      /\b(?:reset|resetting|has reset|invalidated|forced (?:\w+ )?(?:a )?(?:reset|change)|changed)\b[^.;]{0,40}\bpasswords?\b|\bpasswords?\b[^.;]{0,30}\b(?:were|was|been|being) (?:\w+ )?(?:reset|changed|invalidated)\b|\b(?:forc(?:ed|ing)|requir(?:ed|ing)|order(?:ed|ing)) (?:\w+ ){1,4}to (?:reset|change) (?:their )?passwords\b/i,
    value: "password-reset",
    positive: ["The forum reset all passwords.", "Passwords were reset for every member."],
    negative: ["The forum did not reset passwords.", "Users should reset their passwords if they see mail."],
  },
  {
    id: "response-patched",
    cues: ["patch", "fix", "closed", "plug", "correct", "remed"],
    trigger:
      /\b(?:patched|fixed|closed|plugged|corrected|remediated|repaired|resolved)\b[^.;]{0,30}\b(?:vulnerabilit(?:y|ies)|flaw|bug|hole|weakness|misconfiguration|gap|loophole|error)\b|\b(?:vulnerability|flaw|bug|hole|loophole|misconfiguration)\b[^.;]{0,20}\b(?:was|has been|had been|were|have been) (?:\w+ )?(?:patched|fixed|closed|plugged|corrected|remediated)\b/i,
    value: "patched",
    positive: ["The developer fixed the flaw within a day.", "The hole has been closed."],
    negative: ["The flaw has not been fixed: nobody patched the hole.", "Admins should have closed the hole."],
  },
  {
    id: "response-credit-monitoring",
    cues: ["credit", "identity", "monitor", "free", "compliment"],
    trigger:
      /\b(?:offer(?:ed|ing|s)?|provid(?:ed|ing|es|e)|giv(?:en|ing|e)|receive|pay(?:ing)? for|arranged|free|complimentary|months of|years? of)\b[^.;]{0,50}\b(?:credit[ -]monitoring|identity (?:theft )?(?:protection|monitoring|repair|restoration)|credit protection|credit report monitoring|fraud monitoring)\b/i,
    value: "credit-monitoring",
    modality: "hypothetical",
    positive: [
      "The state will offer two years of free credit monitoring.",
      "Staff were given identity theft protection.",
    ],
    negative: ["The state will not offer credit monitoring.", "The article compares credit cards."],
  },
  {
    id: "response-ransom-paid",
    cues: ["paid", "pay", "payment", "ransom"],
    trigger:
      /\b(?:paid|agreed to pay|decided to pay|opted to pay|made a payment of|handed over)\b[^.;]{0,50}\b(?:ransom|hackers?|attackers?|extortionists?|criminals|bitcoins?|gang|perpetrators|to (?:regain|unlock|decrypt|recover|restore))\b|\bransom\b[^.;]{0,20}\b(?:was|had been|has been) paid\b/i,
    unless: /\b(?:bug bounty|paid out|reward|if|victims? (?:who|have)|have paid in total)\b/i,
    value: "ransom-paid",
    positive: ["The town paid the ransom in cryptocurrency.", "The firm decided to pay the hackers."],
    negative: ["The town did not pay the ransom.", "If a victim paid the ransom, nothing was certain."],
  },
  {
    id: "response-ransom-refused",
    cues: ["ransom", "pay", "paid", "refus"],
    trigger:
      /\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)|will not|won't|would not|did not|didn't|has not|have not|had not|not|never|no (?:plans|intention)|opted not|decided not|without)\b[^.;]{0,30}\b(?:pay|paid|paying|negotiat\w+|meet|give in)\b[^.;]{0,30}\b(?:ransom|hackers?|attackers?|extortionists?|criminals|demands?|gang|it|bitcoins?|blackmail\w*)\b|\bno ransom (?:was|has been|had been|will be) paid\b|\b(?:will not|won't|would not|does not intend to|do not intend to|has no intention of|have no intention of) pay(?:ing)?(?=[.,;"]|$| and\b| or\b)|\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing)) to (?:pay|negotiate)\b/i,
    unless:
      /\b(?:whether|(?:clear|known?) if|anyone|should|advis|recommend|experts?|if you|urge|if they|if he|if it|unless|said whether)\b/i,
    value: "ransom-refused",
    modality: "hypothetical",
    polarity: "negated",
    positive: ["The mayor said the city would not pay the ransom.", "No ransom was paid, the firm said."],
    negative: ["The city paid the ransom.", "Experts advise that victims should not pay the ransom."],
  },
  {
    id: "response-manual",
    cues: ["manual", "paper", "pen", "hand"],
    trigger:
      /\b(?:pen and paper|pen-and-paper|paper (?:records|charts|forms|ballots|tickets|processes|files|receipts)|manual (?:processes|procedures|operations?|operation|mode|workarounds?|systems?)|by hand|manually)\b/i,
    unless:
      /\b(?:install|update|patch|delete|remove|download|check|verify|open|cash in hand|user|instruction manual)\w*\b/i,
    value: "manual-operation",
    positive: ["Nurses went back to pen and paper.", "The plant switched to manual operation."],
    negative: ["There was no need to work by hand.", "Users must manually install the update."],
  },
  {
    id: "response-emergency",
    cues: ["emergency"],
    trigger:
      /\bdeclar(?:ed|ing|ation of|es)\b[^.;]{0,30}\b(?:state of )?emergency\b|\bstate of emergency\b[^.;]{0,30}\bdeclared\b/i,
    value: "state-of-emergency",
    positive: ["The governor declared a state of emergency.", "On Friday a local state of emergency was declared."],
    negative: [
      "The governor did not declare a state of emergency: she has not declared an emergency.",
      "A state of emergency could be declared.",
    ],
  },
  {
    id: "response-government-assistance",
    cues: [
      "cisa",
      "agency",
      "national",
      "federal",
      "government",
      "state",
      "ncsc",
      "assist",
      "engag",
      "support",
      "help",
      "military",
    ],
    trigger:
      /\b(?:agency|agencies|cisa|ncsc|national guard|federal (?:government|officials|authorities)|state agencies|national cyber security centre|ministry|coast guard|homeland security|bsi|anssi|government (?:specialists|experts|team)|center|centre)\b[^.;]{0,40}\b(?:assist(?:ed|ing|s)?|engaged with|engaging with|supported|supporting|helped|helping|worked with|working with|is working with|providing (?:assistance|support|help)|provided (?:assistance|support|help)|sent (?:a team|experts|specialists)|deployed)\b|\b(?:assistance|help|support) (?:of|from|by) (?:the )?(?:[\w.]+ ){0,4}(?:agency|national guard|cisa|ncsc|federal (?:government|authorities)|ministry|national cyber security centre)\b/i,
    unless: /\b(?:understand|learn more|gather|police|fbi|law enforcement|what happened)\b/i,
    value: "government-assistance",
    positive: ["The national agency assisted the port for two days.", "The cyber agency sent a team to the town hall."],
    negative: ["The agency was not assisting the port.", "The agency should have helped the port."],
  },
  {
    id: "response-legal",
    cues: ["lawsuit", "sued", "suit", "legal", "court", "injunct", "filed"],
    trigger:
      /\b(?:filed (?:a |an )?(?:class[ -]action |civil )?(?:lawsuit|suit|complaint)|sued|class[ -]action (?:law)?suit|took legal action|taking legal action|obtained an injunction|won an injunction)\b/i,
    value: "legal-action",
    positive: [
      "Customers filed a lawsuit against the chain.",
      "The law firm obtained an injunction against the thieves.",
    ],
    negative: ["No lawsuit was filed.", "Customers may take the firm to court if money would be lost."],
  },
  {
    id: "response-dismissed-staff",
    cues: ["fired", "dismiss", "resign", "sack", "terminat", "suspend", "stepped"],
    trigger:
      /\b(?:fired|dismissed|sacked|terminated)\b[^.;]{0,30}\b(?:employees?|workers?|staff|contractor|nurse|ceo|chief|clerk|officer|technician|person|him|her)\b|\b(?:employees?|workers?|staff members?|contractor|nurse|ceo|chief \w+ officer|clerk|officer|person)\b[^.;]{0,30}\b(?:was|were|has been|have been|had been) (?:\w+ )?(?:fired|dismissed|sacked|terminated|let go)\b|\b(?:ceo|chief \w+ officer|director|head of it|chief executive)\b[^.;]{0,30}\b(?:resigned|stepped down)\b/i,
    value: "dismissed-staff",
    positive: ["The hospital fired the clerk.", "The chief information officer resigned a week later."],
    negative: ["Nobody was fired; no employee was dismissed.", "The court dismissed the case."],
  },
  {
    id: "response-denied-publicly",
    cues: ["denied", "denies", "deny", "reject", "disput", "refut"],
    trigger:
      /\b(?:denied|denies|rejected|disputed|refuted)\b[^.;]{0,30}\b(?:hack(?:ed)?|breach(?:ed)?|claims?|attack(?:ed)?|compromis(?:ed)?|leak(?:ed)?|reports?|allegations?|suggestions?)\b/i,
    unless: /\b(?:denied (?:access|involvement|responsibility|service)|involvement)\b/i,
    value: "denied-publicly",
    polarity: "negated",
    positive: ["The airline denied that it had been hacked.", "The company rejected claims of a breach."],
    negative: ["Users were denied access.", "The company did not respond to the claims."],
  },
  {
    id: "response-compensation",
    cues: ["compensat", "credit", "refund", "reimburs", "voucher", "settle"],
    trigger:
      /\b(?:compensat(?:e|ed|ing)|reimburs(?:e|ed|ing)|refund(?:ed|ing)?)\b[^.;]{0,40}\b(?:customers|users|victims|subscribers|clients|passengers|members|those|them|individuals|patients|employees)\b|\b(?:give|giving|gave|offer(?:ed|ing)?|receive|get)\b[^.;]{0,40}(?:[$€£]\s?\d[\d,.]*) (?:\w+ )?(?:credit|voucher|refund)\b|\b(?:credit|reimburse|compensate) (?:affected )?(?:customers|users|subscribers)\b/i,
    value: "customer-compensation",
    modality: "hypothetical",
    positive: ["The carrier will give subscribers a $10 credit.", "The exchange reimbursed users in full."],
    negative: ["The exchange did not reimburse users.", "Card companies rarely pay."],
  },
  {
    id: "response-regulator-inquiry",
    cues: [
      "commission",
      "regulator",
      "watchdog",
      "attorney",
      "ico",
      "ftc",
      "fcc",
      "data",
      "lawmaker",
      "senate",
      "congress",
      "parliament",
      "sec",
      "information",
    ],
    trigger:
      /\b(?:commission|commissioner(?:'s office)?|regulators?|watchdog|attorney general(?:'s office)?|attorneys general|ico|ftc|fcc|sec|data protection (?:authority|agency|office)|lawmakers|senate (?:\w+ )?committee|congress(?:ional \w+)?|parliamentary committee|office for civil rights|privacy commissioner)\b[^.;]{0,40}\b(?:(?:has |have |had )?(?:opened|launched|started|begun|began|ordered)\b[^.;]{0,20}\b(?:inquiry|investigation|probe|review)|(?:is|are|was|were) (?:\w+ )?(?:investigating|looking into|probing|making enquiries|examining)|investigat(?:ed|es)|fined)\b/i,
    value: "regulator-inquiry",
    positive: [
      "The communications commission has opened an inquiry.",
      "The privacy watchdog is investigating the chain.",
    ],
    negative: ["The regulator is not investigating.", "The commission sells spectrum."],
  },
  {
    id: "response-replaced-hardware",
    cues: ["replac", "rebuil", "new"],
    trigger:
      /\b(?:replac(?:ed|ing)|bought|purchas(?:ed|ing))\b[^.;]{0,40}\b(?:computers|hardware|laptops|servers|hard drives|devices|machines|workstations|equipment)\b/i,
    unless: /\b(?:insurance|policy)\b/i,
    value: "replaced-hardware",
    positive: ["The district replaced 2,000 laptops.", "The council bought new servers after the attack."],
    negative: [
      "The district did not replace any computers: no laptops were replaced.",
      "Users should have replaced old devices.",
    ],
  },
  {
    id: "response-sanctions",
    cues: ["sanction"],
    trigger:
      /\b(?:impos(?:ed|ing)|announc(?:ed|ing)|issu(?:ed|ing)|levied)\b[^.;]{0,30}\bsanctions\b|\bsanctioned\b[^.;]{0,60}\b(?:hackers?|officers|individuals|group|men|people|company|entities)\b/i,
    value: "sanctions",
    positive: [
      "The treasury imposed sanctions on two officers over the attack.",
      "The council sanctioned six individuals.",
    ],
    negative: ["No sanctions were imposed.", "Sanctions could be imposed later."],
  },
]);
