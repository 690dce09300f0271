/** Frames for ATT&CK techniques: each speaks only where the behaviour itself is stated. Parents throughout. */
import { floodCues, floodOfTraffic } from "./flood.ts";
import { framesOf } from "./frame.ts";

export const techniqueFrames = framesOf("technique", [
  {
    id: "technique-network-dos",
    cues: floodCues,
    trigger: new RegExp(floodOfTraffic, "i"),
    value: "T1498",
    positive: [
      "The site fell over after a denial-of-service attack.",
      "An abnormal surge of web traffic took the portal down.",
    ],
    negative: [
      "Nobody saw a denial-of-service attack: there was no DDoS attack.",
      "A firewall can stop DDoS attacks if configured.",
    ],
  },
  {
    id: "technique-encrypted-for-impact",
    cues: ["ransomware", "encrypt"],
    trigger:
      /\b(?:encrypted|scrambled)\b[^.;]{0,40}\b(?:files|servers|systems|computers|data|network|machines|databases|devices|drives|parts)\b|\b(?:files|servers|systems|computers|data|machines|databases|devices|network)\b[^.;]{0,30}\b(?:was|were|been) (?:\w+ )?encrypted\b|\bransomware (?:\w+ )?(?:encrypted|infected|forced|crippled|locked|knocked|scrambled|hit|struck|shut|took)\b|\b(?:hit|struck|infected|crippled|attacked|targeted) (?:by|with) (?:an? |the )?(?:[\w-]{1,20} ){0,3}ransomware\b/i,
    unless:
      /\b(?:(?:data|information|passwords?|messages|card numbers) (?:is|are|was|were) encrypted|encrypted (?:messag|chat|connection|email|form|passwords|traffic|communications))\b/i,
    value: "T1486",
    positive: ["The gang encrypted the hospital's file servers.", "The town was hit by ransomware on Sunday."],
    negative: ["No ransomware hit the town; nothing was encrypted.", "Back-ups help if files would be encrypted."],
  },
  {
    id: "technique-phishing",
    cues: ["phish", "spear", "attachment", "click", "lure", "email", "e-mail", "mail"],
    trigger:
      /\b(?:fell (?:for|victim to)|responded to|clicked (?:on )?(?:a link in )?|opened|tricked by|via|through|using|used|sent|result of|due to|began with|started with|because of|after) (?:an? |the |several |such )?(?:[\w"'-]+ ){0,4}(?:spear-?)?"?phishing\b|\b(?:spear-?)?phishing"? (?:attack|e-?mail|campaign|scheme|incident)s?\b[^.;]{0,40}\b(?:compromised|led|allowed|gave|targeted|tricked|resulted)\b|\b(?:opened|clicked(?: on)?) (?:an? |the )?(?:malicious|infected|booby-trapped) (?:attachment|link|document)\b|\be-?mails? (?:that |which )?(?:(?:had )?(?:appeared|purported|purporting|claimed|claiming|seemed|pretended|pretending|looked) to (?:be|come|have come|originate)|impersonat(?:ed|ing)|posing as|made to look)\b[^.;]{0,40}\b(?:from|chief|ceo|executive|manager|director|boss|president|superintendent|principal|colleague|partner|vendor|supplier)\b/i,
    value: "T1566",
    positive: ["They got in through a phishing e-mail sent to a clerk.", "An employee opened a malicious attachment."],
    negative: ["The entry was not due to a phishing e-mail.", "Do not click on links: phishing e-mails may follow."],
  },
  {
    id: "technique-public-application",
    cues: ["exploit", "sql", "vulnerab", "flaw", "unpatch", "zero", "injection"],
    trigger:
      /\b(?:hackers?|attackers?|intruders?|criminals|group|gang|they|who|actors?|thieves|breach|attack)\b[^.;]{0,60}\b(?:exploited|exploiting|took advantage of|taking advantage of|by exploiting|used)\b[^.;]{0,40}\b(?:vulnerabilit(?:y|ies)|flaws?|zero-days?|bugs?|holes?|sql injection|weakness(?:es)?)\b|\b(?:through|via|by|using|with) (?:an? |the )?sql[ -]injections?\b|\bunpatched (?:[\w-]+ ){0,3}(?:server|software|system|vulnerability)\b[^.;]{0,40}\b(?:exploited|allowed|gave|let|led)\b/i,
    unless: /\b(?:human|phone|handset|browser|local|user interaction)\b/i,
    value: "T1190",
    positive: [
      "The attackers exploited a flaw in the file-transfer server.",
      "Names were pulled out through an SQL injection.",
    ],
    negative: ["The attackers did not exploit any flaw.", "Attackers could exploit the vulnerability to run code."],
  },
  {
    id: "technique-valid-accounts",
    cues: ["credential", "password", "login", "log-in", "username"],
    trigger:
      /\b(?:used|using|with|via|through|obtained|gained access (?:with|using|through))\b[^.;]{0,20}\b(?:stolen|compromised|leaked|valid|legitimate|an employee's|a contractor's|hijacked|purloined|shared) (?:[\w'-]+ ){0,3}(?:credentials?|passwords?|log-?ins?|accounts?|usernames?)\b|\blogged in(?:to)?\b[^.;]{0,40}\bwith (?:stolen|compromised|an employee's|a former)\b/i,
    value: "T1078",
    positive: [
      "The intruders used stolen credentials to enter the network.",
      "They came in with a contractor's password: using a contractor's login, they moved on.",
    ],
    negative: ["The intruders did not use stolen credentials.", "Criminals may use stolen passwords elsewhere."],
  },
  {
    id: "technique-brute-force",
    cues: ["brute", "credential", "password", "guess", "spray", "stuff"],
    trigger:
      /\b(?:brute[ -]force(?:d)?(?: attack| attempt)?s?|password[ -]spray(?:ing)?|credential[ -]stuffing|guess(?:ed|ing) (?:\w+ ){0,3}passwords?)\b/i,
    unless:
      /\b(?:prevent|protect|against|vulnerable to|susceptible|enough for|too long|common for|to brute[ -]force in)\b/i,
    value: "T1110",
    positive: [
      "Accounts were opened in a credential-stuffing attack.",
      "The thieves guessed weak passwords of members.",
    ],
    negative: ["There was no brute-force attack.", "Long passwords protect against brute-force attacks."],
  },
  {
    id: "technique-supply-chain",
    cues: ["supply", "tamper", "trojan", "backdoor", "update", "poison"],
    trigger:
      /\b(?:tampered with|trojani[sz]ed|backdoored|poisoned|inserted (?:\w+ ){0,4}into|compromised)\b[^.;]{0,30}\b(?:software updates?|updates?|installers?|packages?|software builds?|build (?:system|process)|libraries)\b|\bsupply[ -]chain (?:attack|compromise)\b/i,
    value: "T1195",
    positive: [
      "The group tampered with software updates of the vendor.",
      "The breach began as a supply-chain attack on a tax program.",
    ],
    negative: [
      "This was not a supply-chain attack.",
      "Vendors should check updates: a supply-chain attack could follow.",
    ],
  },
  {
    id: "technique-trusted-relationship",
    cues: ["vendor", "supplier", "contractor", "third", "provider"],
    trigger:
      /\b(?:through|via|by way of|using|compromis(?:ed|ing)|hacking|breaching)\b[^.;]{0,20}\b(?:the network of |access of |systems of |credentials of )?(?:an? |its |the |one of its )?(?:[\w-]+ ){0,2}(?:vendor|supplier|contractor|service provider|subcontractor)(?:'s)? (?:[\w-]+ ){0,2}(?:access|network|connection|remote|system|account)/i,
    value: "T1199",
    positive: [
      "The thieves came in through a heating contractor's network.",
      "They entered via the supplier's remote connection.",
    ],
    negative: [
      "They did not enter via the supplier's network.",
      "A company should limit access if it works through a vendor's system.",
    ],
  },
  {
    id: "technique-data-destruction",
    cues: ["wip", "destr", "eras", "overwr", "delet"],
    trigger:
      /\b(?:wiped|erased|destroyed|overwrote|overwritten|deleted)\b[^.;]{0,40}\b(?:data|hard (?:disks?|drives?)|computers|servers|files|machines|workstations|databases?|backups?)\b|\bwiper malware\b/i,
    unless:
      /\b(?:(?:staff|technicians?|engineers?|team|we|users?|administrators?|officials|specialists|officers)\b[^.;]{0,20}\b(?:wiped|erased|deleted|destroyed|overwrote)|deleted the (?:malware|malicious)|destroyed the (?:stolen|copied)|deleted (?:the )?(?:stolen|copied)|emails?)\b/i,
    value: "T1485",
    positive: ["The malware wiped hundreds of computers.", "The intruder deleted the backups of the museum."],
    negative: ["No data was destroyed.", "Users should have erased old files before selling."],
  },
  {
    id: "technique-defacement",
    cues: ["defac", "replac"],
    trigger:
      /\bdefac(?:ed|ement|ements|ing)\b|\breplac(?:ed|ing) (?:its|the|their) (?:home ?page|front page|website)\b[^.;]{0,40}\bwith\b/i,
    value: "T1491",
    positive: ["Protesters defaced the mayor's website.", "They replaced the home page with a slogan and a flag."],
    negative: ["The page was not defaced.", "The flaw could lead to defacement."],
  },
  {
    id: "technique-extortion",
    cues: ["threat", "extort", "ransom", "blackmail", "demand"],
    trigger:
      /\bthreaten(?:ed|ing|s)? to (?:publish|release|leak|dump|sell|post|expose|auction)\b|\b(?:demand(?:ed|ing|s)?)\b[^.;]{0,50}\b(?:in exchange for|not to (?:publish|release|leak|sell))\b|\b(?:extorted|blackmailed)\b|\bdouble[ -]extortion\b/i,
    value: "T1657",
    positive: ["The crew threatened to leak the contracts.", "They demanded money in exchange for silence."],
    negative: [
      "Nobody threatened to publish anything: they never threatened to leak data.",
      "Gangs may try to extort victims.",
    ],
  },
  {
    id: "technique-fraudulent-transfer",
    cues: ["transfer", "wire", "siphon", "stole", "drain", "scam", "dup", "defraud", "bilk", "con", "trick", "divert"],
    trigger:
      /\b(?:tricked|duped|scammed|defrauded|bilked|conned)\b[^.;]{0,50}\b(?:into (?:wiring|paying|sending|transferring)|out of)\b|\b(?:stole|stolen|transferred|siphoned|drained|wired|diverted)\b[^.;]{0,30}(?:[$€£¥]\s?\d|\b\d[\d,.]* (?:bitcoins?|dollars|euros|(?:million|billion) (?:dollars|euros|pounds)))/i,
    value: "T1657",
    positive: [
      "The thieves siphoned $3 million from customers' accounts.",
      "A clerk was tricked into wiring the sum abroad.",
    ],
    negative: [
      "No money was transferred and nobody was tricked into paying.",
      "Criminals may trick staff into wiring money.",
    ],
  },
  {
    id: "technique-drive-by",
    cues: ["watering", "drive"],
    trigger: /\b(?:watering[ -]hole|drive-by (?:download|compromise|attack))\b/i,
    unless: /\b(?:shooting)\b/i,
    value: "T1189",
    positive: [
      "Visitors were infected in a watering-hole attack.",
      "The group relied on a drive-by download placed on a trade site.",
    ],
    negative: ["It was not a watering-hole attack.", "Browsers should resist a drive-by download."],
  },
  {
    id: "technique-input-capture",
    cues: ["skimm", "keylog", "keystroke", "card"],
    trigger:
      /\b(?:(?:card|web|payment|digital)[ -]skimm(?:er|ers|ing)|keylogg(?:er|ers|ing)|captured keystrokes|skimming (?:code|script|malware))\b/i,
    unless: /\b(?:atm|gas pump|such as|features?|capable|functionality)\b/i,
    value: "T1056",
    positive: [
      "A web skimmer on the checkout page copied card numbers.",
      "The student installed a keylogger on a teacher's machine.",
    ],
    negative: ["No keylogger was found.", "Malware such as keyloggers may steal passwords."],
  },
  {
    id: "technique-resource-hijacking",
    cues: ["mine", "mining", "cryptojack"],
    trigger:
      /\b(?:cryptojack(?:ed|ing)|to mine (?:crypto\w*|bitcoins?|monero|\w+coin)|(?:crypto\w*|monero|bitcoin)[ -]min(?:er|ers|ing)(?: malware| software| script| code)?)\b/i,
    unless: /\b(?:trading|information about|company|firm|farm|pool|industry|business)\b/i,
    value: "T1496",
    positive: [
      "Intruders used the servers to mine Monero.",
      "A cryptomining script ran on the council's site: it mined coins with crypto-mining code.",
    ],
    negative: [
      "No mining software was found; the servers were not used to mine bitcoin.",
      "Attackers could use servers to mine bitcoin.",
    ],
  },
  {
    id: "technique-mfa-fatigue",
    cues: ["mfa", "push", "multi", "fatigue"],
    trigger:
      /\b(?:mfa (?:fatigue|bombing|push)|multi-factor (?:authentication )?(?:fatigue|bombing|prompts)|push (?:notification )?(?:spam|bombing|requests))\b/i,
    value: "T1621",
    positive: [
      "The teenager wore the worker down with push requests in an MFA fatigue attack.",
      "After dozens of multi-factor prompts the contractor gave in.",
    ],
    negative: ["There was no MFA fatigue attack.", "Attackers may try MFA bombing."],
  },
  {
    id: "technique-remote-services",
    cues: ["rdp", "remote", "vpn"],
    trigger:
      /\b(?:through|via|using|exploited|over|with)\b[^.;]{0,40}\b(?:remote desktop(?: protocol)?|rdp|vpn(?: account| appliance| gateway| login)?|remote[ -]access (?:tool|software|account|server))\b/i,
    unless: /\b(?:users? should|connect securely|staff (?:work|connect))\b/i,
    value: "T1133",
    positive: ["The gang came in through an old VPN account.", "Access was won over remote desktop protocol."],
    negative: ["They did not come in through the VPN.", "Attackers could enter via remote desktop."],
  },
]);
