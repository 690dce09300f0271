/** Frames for what was affected: confidentiality, integrity and availability, each as stated. */
import { type Frame, framesOf } from "./frame.ts";

const availability = framesOf("cia.availability", [
  {
    id: "effect-unavailable",
    cues: [
      "offline",
      "inaccess",
      "unavail",
      "outage",
      "unreach",
      "crash",
      "down",
      "disrupt",
      "interrupt",
      "intermit",
      "paraly",
      "halt",
      "knock",
      "suspend",
      "cripp",
      "inoper",
    ],
    trigger:
      /\b(?:knocked|took|taken|taking|went|go|going|forced|pulled|pushed|brought|were|was|remained|remains|been|still)\b[^.;]{0,60}\b(?:offline|off-line|down)\b|\b(?:inaccessib(?:le|ility)|unavailab(?:le|ility)|unreachable|inoperable|out of (?:service|action|operation))\b|\b(?:outages?|crash(?:ed|es)?)\b|\b(?:disrupt(?:ed|ing|s|ion|ions)|interrupt(?:ed|ing|ion|ions)|paraly[sz](?:ed|ing)|crippl(?:ed|ing)|halt(?:ed|ing)|suspend(?:ed|ing))\b[^.;]{0,50}\b(?:services?|systems?|operations?|websites?|sites?|network|production|access|portals?|business|work|phones?|flights|classes|appointments)\b|\b(?:services?|systems?|operations?|websites?|sites?|network|production|access|portals?)\b[^.;]{0,40}\b(?:disrupted|interrupted|paraly[sz]ed|crippled|halted|suspended|affected by the (?:attack|outage))\b/i,
    unless:
      /\b(?:(?:took|taken|taking|take) (?:down|offline)[^.;]{0,20}\b(?:gang|botnet|leak site|criminal)|break(?:s|ing)? down|track(?:ed|ing)? down|narrow(?:ed)? down|downtown|download)\b/i,
    value: "affected",
    also: [["attribute.variety", "availability.Interruption"]],
    positive: ["The registry's sites were knocked offline for two hours.", "Production was halted at both plants."],
    negative: ["Services were not disrupted, the port said.", "An attack of this kind could knock sites offline."],
  },
  {
    id: "effect-unreachable",
    cues: [
      "reach",
      "access",
      "load",
      "open",
      "log",
      "slow",
      "only",
      "unable",
      "flicker",
      "stop",
      "fell",
      "froze",
      "timed",
      "buckl",
      "fail",
      "collaps",
      "error",
      "out",
      "difficult",
      "trouble",
      "problem",
      "keel",
      "unstable",
    ],
    trigger:
      /\b(?:could|can|was|were|are|is)(?: \w+){0,3} (?:not|no longer|hardly|unable to) (?:be )?(?:\w+ )?(?:reach|reached|access|accessed|load|open|opened|log in|use|used)\b|\b(?:could|can)(?:n't|not) be (?:reached|accessed|opened|used)\b|\b(?:nobody|no one|no \w+|hardly anyone) could (?:\w+ )?(?:log in|log on|sign in|access|reach|use|open|load|connect|book|pay)\b|\bout of reach\b|\b(?:difficult(?:y|ies)|trouble|problems) (?:in |with |when )?(?:logging in|log-?in|accessing|reaching|opening|loading|using|connecting)\b|\bfailed to load\b|\b(?:reached|accessed|opened|used|loaded|available|accessible|reachable|worked) only (?:intermittently|slowly|partly|partially|sporadically|at times|now and then)\b|\bonly (?:intermittently|partly|partially|sporadically|occasionally) (?:available|accessible|reachable|reached)\b|\b(?:was|were|been) unable to (?:\w+ )?(?:log in|log on|sign in|access|reach|use|open|load|connect|book|pay|file|order)\b|\b(?:websites?|sites?|pages?|portals?|servers?|apps?|services?)\b[^.;]{0,50}\b(?:flicker(?:ed|ing)?|stopped working|fell over|keeled over|(?:became|was|were) unstable|froze|timed out|loaded slowly|buckled|failed|collapsed)\b|\b(?:saw|got|received|shown) (?:only |nothing but )?(?:an? )?error (?:pages?|messages?)\b|\bslowed (?:down )?(?:several|many|the|its|some|a)\b[^.;]{0,40}\b(?:websites?|sites?|portals?|services?|systems?|network)\b/i,
    unless:
      /\b(?:for comment|immediately be reached|spokes\w+|whether|(?:attackers?|hackers?|intruders?|thieves|criminals) (?:could|can|may|was|were)\b|data|records|information|by (?:phone|email))\b/i,
    value: "affected",
    also: [["attribute.variety", "availability.Interruption"]],
    modality: "hypothetical",
    ownNegation: true,
    positive: [
      "The ministry's pages could for hours not be reached.",
      "For most of the day the portal failed to load.",
    ],
    negative: ["The mayor could not be reached for comment.", "The pages were open all day."],
  },
  {
    id: "effect-encrypted",
    cues: ["encrypt", "lock", "scrambl"],
    trigger:
      /\b(?:encrypted|scrambled|locked up)\b[^.;]{0,40}\b(?:files|servers|systems|computers|data|network|machines|databases|devices|drives)\b|\b(?:files|servers|systems|computers|data|machines|databases|devices)\b[^.;]{0,30}\b(?:was|were|been) (?:\w+ )?(?:encrypted|scrambled)\b|\blocked (?:out of|up|staff out)\b/i,
    unless:
      /\b(?:(?:data|information|passwords?|messages|communications?|connections?|card numbers) (?:is|are|was|were) encrypted|encrypted (?:messag|chat|connection|email|form|passwords|traffic|communications))\b/i,
    value: "affected",
    also: [["attribute.variety", "availability.Obscuration"]],
    positive: ["The program encrypted 300 servers of the clinic.", "Staff were locked out of their computers."],
    negative: ["No files were encrypted, the firm said.", "Customers use an encrypted chat."],
  },
]);

const confidentiality = framesOf("cia.confidentiality", [
  {
    id: "effect-data-exposed",
    cues: [
      "stole",
      "steal",
      "expos",
      "leak",
      "access",
      "compromis",
      "theft",
      "exfiltr",
      "taken",
      "view",
      "copied",
      "obtain",
      "acquir",
      "attach",
      "sent",
      "email",
      "e-mail",
    ],
    trigger:
      /\b(?:data|information|records?|files|documents|details|passwords|emails?|credentials|numbers|cards?|names|addresses)\b[^.;]{0,50}\b(?:was|were|been|being|be) (?:\w+ )?(?:stolen|exposed|leaked|accessed|compromised|exfiltrated|taken|viewed|copied|obtained|acquired|breached|disclosed)\b|\b(?:stole|stolen|exfiltrated|leaked|exposed|copied|obtained|accessed|acquired|attached)\b[^.;]{0,50}\b(?:data|information|records?|files|documents|details|passwords|emails?|credentials|card numbers|source code|databases?|forms)\b|\b(?:forms?|data|information|records|files|w-2s?) (?:was|were|had been|been) (?:\w+ )?(?:sent|e-?mailed|given|handed|forwarded|released) to (?:an? |the )?(?:\w+ )?(?:scammers?|fraudsters?|criminals?|impost[eo]rs?|phishers?|thieves|thief)\b/i,
    value: "affected",
    positive: ["Bank details of donors were exposed.", "The intruders copied payroll records and source code."],
    negative: ["No personal data was accessed.", "A spy could read e-mails if a password were stolen."],
  },
  {
    id: "effect-no-data",
    cues: ["data", "information", "record", "confidential"],
    trigger:
      /\bno (?:\w+ ){0,5}(?:data|information|records?|details|files)\b[^.;]{0,30}\b(?:was|were|has been|have been|had been|is|are) (?:\w+ )?(?:stolen|accessed|exposed|compromised|taken|leaked|lost|affected|breached|obtained|viewed)\b|\b(?:did not|didn't|does not|has not|have not|had not) (?:\w+ ){0,2}(?:expose|access|steal|compromise|obtain|reach|affect|involve)\b[^.;]{0,30}\b(?:personal|customer|patient|client|sensitive|user|confidential)?[^.;]{0,20}\b(?:data|information|records?|details)\b|\b(?:data|information|records?|details)\b[^.;]{0,30}\b(?:was|were|is|are|has been|have been) (?:not|never) (?:\w+ )?(?:stolen|accessed|exposed|compromised|taken|leaked|affected|breached|at risk)\b/i,
    unless:
      /\b(?:no other|not (?:contain|include)|did not (?:include|contain)|misused|further|other than|financial|credit card|payment|medical|social security|bank)\b/i,
    value: "affected",
    polarity: "negated",
    positive: ["No personal data was stolen, the agency said.", "The attack did not expose customer information."],
    negative: ["Personal data was stolen.", "No payment information was stolen, but names were."],
  },
]);

const integrity = framesOf("cia.integrity", [
  {
    id: "effect-altered",
    cues: ["alter", "modif", "tamper", "delet", "defac", "manipul", "chang", "corrupt", "wip", "eras"],
    trigger:
      /\b(?:altered|modified|tampered with|manipulated|corrupted|falsified|deleted|wiped|erased)\b[^.;]{0,40}\b(?:data|records?|files|website|page|results?|grades|content|code|database|settings|firmware|systems)\b|\b(?:data|records?|files|results?|grades|databases?|code|disks)\b[^.;]{0,30}\b(?:was|were|been) (?:\w+ )?(?:altered|modified|tampered with|manipulated|corrupted|deleted|falsified|wiped|erased)\b|\bdefaced\b/i,
    unless:
      /\b(?:staff|technicians?|engineers?|team|we|users?|administrators?|officials|specialists|officers)\b[^.;]{0,20}\b(?:wiped|erased|deleted|destroyed|overwrote)\b/i,
    value: "affected",
    positive: ["A student altered grades in the school's database.", "Records were deleted before the intruder left."],
    negative: ["No votes or records were altered, the clerk said.", "Malware may modify files on a device if run."],
  },
  {
    id: "effect-not-altered",
    cues: ["alter", "modif", "tamper", "chang", "manipul"],
    trigger:
      /\bno (?:\w+ ){0,5}(?:data|records?|votes?|results?|ballots?|information|files)\b[^.;]{0,40}\b(?:was|were|has been|have been|had been) (?:\w+ )?(?:altered|modified|changed|tampered|manipulated|deleted)\b|\b(?:data|records?|votes?|results?|ballots?|files)\b[^.;]{0,20}\b(?:was|were|been) (?:not|never) (?:\w+ )?(?:altered|modified|changed|tampered|manipulated|deleted)\b|\b(?:did not|didn't) (?:alter|modify|change|tamper with)\b/i,
    value: "affected",
    polarity: "negated",
    positive: ["No records were altered, the office said.", "The intruders did not alter any files, an inquiry found."],
    negative: ["Records were altered by the intruder.", "The plan was not popular with staff."],
  },
]);

const harm =
  "(?:hit|attacked|hacked|breached|compromised|accessed|encrypted|infected|wiped|stolen|exposed|disrupted|offline|inaccessible|unavailable|unreachable|down|defaced|crashed|knocked|flooded|crippled|broke into|outages?)";
const asset = (
  id: string,
  value: string,
  cues: readonly string[],
  nouns: string,
  positive: Frame["positive"],
  negative: Frame["negative"],
) => ({
  id,
  cues,
  trigger: new RegExp(String.raw`\b(?:${nouns})\b[^.;]{0,60}\b${harm}\b|\b${harm}\b[^.;]{0,50}\b(?:${nouns})\b`, "i"),
  value,
  positive,
  negative,
});

const assets = framesOf("asset.variety", [
  asset(
    "asset-web",
    "S - Web application",
    ["website", "site", "portal", "web", "homepage"],
    "websites?|web sites?|web pages|portals?|web applications?",
    ["The ministry's website was knocked offline.", "The outage hit the booking portal."],
    ["The website was not hacked.", "The firm runs a website."],
  ),
  asset(
    "asset-database",
    "S - Database",
    ["database"],
    "databases?",
    ["Hackers accessed a customer database.", "The database was stolen in March."],
    ["No database was accessed.", "The museum keeps a database."],
  ),
  asset(
    "asset-mail",
    "S - Mail",
    ["mail", "email", "mailbox"],
    "mail servers?|(?:employee )?e-?mail accounts?|mailbox(?:es)?|e-?mail systems?",
    ["The attackers accessed two email accounts of staff.", "The mail server was compromised."],
    ["The mail server was not compromised.", "Staff have email accounts."],
  ),
  asset(
    "asset-file",
    "S - File",
    ["file", "server", "shared", "network", "drive"],
    "file servers?|network drives?|shared drives?",
    ["The file servers were encrypted.", "Ransomware crippled the shared drives."],
    ["The file servers were not encrypted.", "The school bought file servers."],
  ),
]);

export const effectFrames = [...availability, ...confidentiality, ...integrity, ...assets];
