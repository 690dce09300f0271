/** Frames for negative findings: what did not happen; together with those for what was not affected. */
import { framesOf } from "./frame.ts";
import { sparedFrames } from "./spared-frames.ts";

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

export const negativeFrames = [...sparedFrames, ...notHappened];
