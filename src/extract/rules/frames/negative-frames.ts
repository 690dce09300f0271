/** Frames for negative findings: what was not affected, and what did not happen. */
import { framesOf } from "./frame.ts";

const harm =
  "(?:affected|compromised|impacted|accessed|breached|stolen|exposed|disrupted|touched|involved|reached|harmed|damaged|altered|hit|lost|taken|leaked|infected|penetrated|changed|interrupted|disturbed|hindered|impaired|tampered with|hacked)";
const doHarm =
  "(?:affect|compromise|impact|access|breach|reach|touch|involve|interfere with|disrupt|alter|expose|harm|damage|hit|infect|penetrate|interrupt|impair|extend to|spread to|steal|influence|hinder|change|tamper with)";

const notAffected = framesOf("finding.not-affected", [
  {
    id: "not-affected-verb",
    cues: ["not", "didn", "never", "doesn", "hasn", "hadn", "without"],
    trigger: new RegExp(
      String.raw`\b(?:did not|didn't|does not|doesn't|has not|hasn't|had not|hadn't|never|neither|in no way) (?:\w+ly |otherwise |actually )?${doHarm}(?:ed)?\b`,
      "i",
    ),
    unless:
      /\b(?:whether|if|did not (?:access|reach) (?:a |any )?(?:deal|agreement|conclusion|verdict)|could not|say (?:how|what))\b/i,
    value: null,
    polarity: "negated",
    slot: "after",
    window: 160,
    positive: [
      "The clerk said the attack did not affect voter rolls or counting machines.",
      "The intrusion has not disrupted train services.",
    ],
    negative: ["The attack affected voter rolls.", "The firm did not say whether data was lost."],
  },
  {
    id: "not-affected-passive",
    cues: [
      "not",
      "weren",
      "wasn",
      "never",
      "unaffect",
      "untouch",
      "unharm",
      "uncompromis",
      "hasn",
      "haven",
      "isn",
      "aren",
    ],
    trigger: new RegExp(
      String.raw`\b(?:(?:was|were|is|are|has been|have been|had been|remain(?:s|ed)?|(?:was|were|is|are)n't|haven't been|hasn't been|has not been|have not been|had not been)) (?:(?:likewise |also |all |both |similarly )?(?:not|never) (?:been )?(?:\w+ly |otherwise )?${harm}|(?:entirely |completely |wholly |largely )?(?:unaffected|untouched|unharmed|uncompromised|unscathed|unimpacted))\b|\b(?:was|were|is|are)n't (?:\w+ly )?${harm}\b|\b(?:has|have|had) not been ${harm}\b`,
      "i",
    ),
    unless: /\b(?:whether|if (?:any|your)|not (?:been )?accessed by (?:us|staff)|users who)\b/i,
    value: null,
    polarity: "negated",
    slot: "before",
    window: 160,
    positive: [
      "Payroll and e-mail were not affected, the dean said.",
      "The dispatch system remained unaffected throughout.",
    ],
    negative: ["Payroll was affected.", "It is unclear whether payroll was not affected."],
  },
  {
    id: "not-affected-no-object",
    cues: ["no", "none", "nor"],
    trigger: new RegExp(
      String.raw`\b(?:no|none of (?:the|its|our|their)) (?:[\w'/-]+,? (?:or |and )?){1,9}?(?:was|were|has been|have been|had been|is|are) (?:\w+ly )?${harm}\b`,
      "i",
    ),
    unless:
      /\b(?:no (?:evidence|indications?|signs?|proof|trace|reason|doubt|one|longer|matter|way|suggestion|idea|other)\b|no \w+ (?:evidence|indication))/i,
    value: null,
    polarity: "negated",
    slot: "within",
    positive: ["No payment data was stolen, the shop said.", "No patient records were accessed."],
    negative: ["No evidence was found that records were accessed.", "Patient records were accessed."],
  },
  {
    id: "not-affected-neither",
    cues: ["neither"],
    trigger: new RegExp(
      String.raw`\bneither (?:[\w'/-]+ ){1,8}?nor (?:[\w'/-]+ ){1,8}?(?:was|were|is|are|has been|have been|had been) (?:\w+ly |ever )?(?:${harm}|at risk|in danger|under threat)\b`,
      "i",
    ),
    value: null,
    polarity: "negated",
    slot: "within",
    positive: [
      "Neither the payroll nor the archive was touched.",
      "Neither voter rolls nor counting machines were affected, the clerk said.",
    ],
    negative: ["Neither the mayor nor the clerk was in the room.", "The payroll was touched."],
  },
  {
    id: "not-affected-danger",
    cues: ["danger", "risk", "threat"],
    trigger:
      /\b(?:was|were|is|are|had been|have been|has been) (?:never|not|at no time|not at any time) (?:at risk|in danger|under threat|threatened|endangered|in jeopardy)\b/i,
    value: null,
    polarity: "negated",
    slot: "before",
    window: 110,
    positive: ["The results were never in danger, officials said.", "Patient safety was not at risk."],
    negative: ["The results were in danger.", "He was never in town."],
  },
  {
    id: "not-affected-nowhere-near",
    cues: ["near", "touch"],
    trigger:
      /\b(?:nobody|no one|no hackers?|no attackers?|never|nowhere|not) (?:(?:ever|has|had) )?(?:got|gotten|came|come|gets?)? ?(?:anywhere )?near(?: to)?\b/i,
    value: null,
    polarity: "negated",
    slot: "after",
    window: 160,
    positive: [
      "Nobody got near our payroll or our archive.",
      "The intruders never came near the control room systems.",
    ],
    negative: ["Thieves got near the payroll.", "The office is near the station."],
  },
  {
    id: "not-affected-nor",
    cues: ["neither", "nor"],
    trigger: /\b(?:and )?(?:neither|nor) (?:was|were|is|are|has been|have been)\b/i,
    unless: /\b(?:neither|nor) (?:was|were|is|are) (?:it|they|he|she|there|this|that)\b/i,
    value: null,
    polarity: "negated",
    slot: "after",
    window: 80,
    positive: [
      "Payroll was spared, and neither was the archive affected.",
      "The count was safe, nor were the rolls touched.",
    ],
    negative: ["Neither of them spoke.", "He was not at home, nor was she."],
  },
  {
    id: "not-affected-no-effect",
    cues: ["effect", "impact", "bearing", "influence", "consequence"],
    trigger:
      /\b(?:had|has|have|having|without|with) (?:no|any) (?:\w+ )?(?:effects?|impact|bearing|influence|consequences?) (?:on|for)\b/i,
    unless: /\b(?:whether|if|could|may)\b/i,
    value: null,
    polarity: "negated",
    slot: "after",
    window: 160,
    positive: ["The attack had no effect on payroll or the archive.", "The intrusion had no impact on train services."],
    negative: ["The attack had an effect on payroll.", "It is unclear whether it had any effect on trains."],
  },
  {
    id: "not-affected-as-planned",
    cues: ["ran", "run", "went", "proceed", "continu", "work", "operat", "function"],
    trigger:
      /\b(?:ran|went ahead|proceed(?:ed|s)|continue[ds]|worked|operated|functioned|is running|are running|running|proceeding) (?:as (?:planned|normal|usual|expected|scheduled)|normally|without (?:interruption|incident|problems))\b/i,
    unless: /\b(?:again|whether|once|after|until|not|restored|fixed|back)\b/i,
    value: null,
    slot: "before",
    window: 160,
    positive: ["The count and the tally ran as planned.", "Flights continued as normal, the airport said."],
    negative: ["The count did not run as planned.", "The site was running as usual again by noon."],
  },
  {
    id: "not-affected-secure",
    cues: ["secure", "safe", "intact", "normal", "operational", "fully", "unimpeded", "running"],
    trigger:
      /\b(?:remain(?:s|ed|ing)?|(?:was|were|is|are)(?: still| all)?|stay(?:s|ed)|continue(?:s|d)?(?: to (?:be|run|work|operate|function))?)\s(?:fully |completely |entirely |perfectly |both )?(?:secure|safe|intact|operational|operating (?:normally|as normal|as usual)|working normally|functioning normally|running normally|unimpeded|fully functional)\b/i,
    unless:
      /\b(?:now (?:secure|safe|operational)|again|whether|once|after|until|not (?:secure|safe)|safe to|your|keep|to ensure|ensure|make sure|want|how|restored|fixed)\b/i,
    value: null,
    slot: "before",
    window: 110,
    positive: [
      "Officials said that counting systems remained secure.",
      "The two other carriers said their networks were operating normally.",
    ],
    negative: ["The site was not secure.", "Experts explained how networks can be kept safe."],
  },
  {
    id: "not-affected-without",
    cues: ["without"],
    trigger: /\bwithout (?:affecting|impacting|compromising|disrupting|touching|interrupting|harming|altering)\b/i,
    unless: /\b(?:can|could|update|patch|should)\b/i,
    value: null,
    polarity: "negated",
    slot: "after",
    window: 120,
    positive: [
      "The attack was stopped without affecting patient care.",
      "The sites went down without disrupting the count.",
    ],
    negative: ["The attack affected patient care.", "Admins can patch without disrupting work."],
  },
]);

const notHappened = framesOf("finding.not-happened", [
  {
    id: "not-happened-observed",
    cues: ["no", "not", "any"],
    trigger:
      /\b(?:observ(?:ed|es|ing)|saw|seen|sees|seeing|see|found|finds|detect(?:ed|s)|identif(?:ied|ies)|record(?:ed|s)|not(?:ed|ing)|track(?:ed|ing)|report(?:ed|s)?|received|aware of|there (?:was|were|is|are|has been|have been)|has|have|had) no\b(?: \w+){0,1}?(?: [\w'-]+){0,6}? (?:attacks?|intrusions?|incidents?|compromises?|interference|campaigns?|breach(?:es)?|malware|ransomware|tampering|hack(?:s|ing)?|disruptions?|manipulation|ransom (?:demand|note)s?|infections?|activity|threats?|demands?)\b/i,
    unless:
      /\b(?:no (?:comment|information|details|plans?|way|intentions?|choice|idea|need|longer|interest)|no (?:new|such|further|other) (?:\w+ )?(?:information|details))\b/i,
    value: null,
    polarity: "negated",
    slot: "within",
    window: 120,
    positive: ["The agency observed no attacks aimed at counting portals.", "Police have seen no ransom demand."],
    negative: ["The agency observed attacks.", "The firm had no comment on the attack."],
  },
  {
    id: "not-happened-evidence",
    cues: ["evidence", "indicat", "sign", "suggest", "trace", "proof"],
    trigger:
      /\bno (?:\w+ )?(?:evidence|indications?|signs?|suggestion|trace|proof)\b(?: at this time| so far| yet| to date)?(?: that(?: there (?:was|were|is))?| of| suggest(?:ing|ed|s)?| to suggest| point(?:ing|ed) to)?\b(?: any| an?| the)?(?: [\w'-]+){0,8}? (?:attacks?|intrusions?|compromises?|interference|campaigns?|breach(?:es|ed)?|malware|ransomware|tampering|threats?|manipulation|misuse|misused|exfiltrat(?:ed|ion)|theft|stolen|fraud|leaked|accessed|compromised|identity theft|connection|coordination|used)\b/i,
    value: null,
    polarity: "negated",
    slot: "within",
    window: 120,
    positive: [
      "There were no indications of a coordinated campaign.",
      "The college found no evidence that data was stolen.",
    ],
    negative: ["There is evidence of a campaign.", "No sign was put up at the door."],
  },
  {
    id: "not-happened-no-ransom",
    cues: ["ransom", "demand"],
    trigger:
      /\bno (?:ransom|demands?|payment)\b[^.;]{0,30}\b(?:was|were|has been|have been|had been) (?:made|received|issued|demanded|requested)\b|\b(?:has|have|had|did) not (?:received?|made|make|demand(?:ed)?) (?:a|any) (?:ransom|demand)\b/i,
    value: null,
    polarity: "negated",
    slot: "within",
    positive: [
      "No ransom has been demanded, the town said.",
      "The school has not received any ransom note or demand: it has not received a ransom demand.",
    ],
    negative: ["A ransom was demanded.", "The school received a demand."],
  },
]);

export const negativeFrames = [...notAffected, ...notHappened];
