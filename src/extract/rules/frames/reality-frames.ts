/** Frames for whether there was an incident at all. */
import { framesOf } from "./frame.ts";

export const realityFrames = framesOf("incident.reality", [
  {
    id: "reality-no-attack",
    cues: ["cyber", "hack", "malicious", "breach", "attack", "nefarious", "foul"],
    trigger:
      /\b(?:not|n't|never) (?:(?:believed|thought|considered) to be |been |being )?(?:an? |the (?:result|work|product) of (?:an? )?|caused by (?:an? )?|due to (?:an? )?|related to (?:an? )?|linked to (?:an? )?)(?:\w+ )?(?:cyber[ -]?(?:attack|security incident|incident)|hack(?:ers|ing)?|malicious (?:act|activity|attack)|attack|security breach)\b|\b(?:no|any|ruled out|rules out|ruling out|without)\b[^.;]{0,20}\b(?:evidence|indications?|signs?|suggestion|reason to (?:believe|think))\b[^.;]{0,30}\b(?:cyber[ -]?attack|hack(?:ing|ed)?|malicious (?:activity|intent|act)|foul play|nefarious|outside interference)\b|\b(?:ruled out|rules out|ruling out)\b[^.;]{0,20}\b(?:cyber[ -]?attack|hack|malicious)/i,
    value: "not-malicious",
    polarity: "negated",
    positive: [
      "The outage was not caused by a cyberattack, the operator said.",
      "There is no evidence of malicious activity, the airport said.",
    ],
    negative: ["The outage was caused by a cyberattack.", "Hackers did not respond to a request for comment."],
  },
  {
    id: "reality-cause-harmless",
    cues: ["technical", "glitch", "configur", "software", "human", "malfunct", "faulty", "hardware", "incorrect"],
    trigger:
      /\b(?:outage|disruption|failure|problems?|incident|crash|shutdown|it|interruption|blackout)\b[^.;]{0,40}\b(?:caused by|due to|blamed on|result of|resulted from|stemmed from|traced to|because of|down to)\b[^.;]{0,50}\b(?:technical (?:issue|problem|glitch|error|fault|failure)|glitch|(?:software|configuration|coding|human|database|hardware) (?:error|update|bug|fault|failure|problem|issue|defect)|misconfiguration|faulty (?:\w+ )?(?:update|router|switch|hardware|equipment|upgrade)|incorrect (?:process|configuration|setting))\b/i,
    value: "not-malicious",
    positive: [
      "The outage was caused by a faulty router, the carrier said.",
      "Officials said the disruption resulted from a configuration error.",
    ],
    negative: ["The outage was not caused by a software error.", "The breach was caused by hackers."],
  },
  {
    id: "reality-hoax",
    cues: ["hoax", "fabricat", "made", "invent", "fake", "bogus"],
    trigger:
      /\b(?:was|is|were|as|proved|turned out to be) (?:just |only |simply |in fact )?an? (?:\w+ )?hoax\b|\b(?:admitted|confessed|conceded)\b[^.;]{0,40}\b(?:made (?:it|the \w+|everything) up|invent(?:ed|ing)|fabricat(?:ed|ing)|faked)\b|\b(?:claims?|breach|attack|hack|leak|listing)\b[^.;]{0,30}\b(?:was|were|is|had been) (?:entirely |wholly |completely )?(?:fabricated|invented|made up|bogus|fake|faked)\b|\bnever (?:hacked|breached|took place|happened)\b/i,
    value: "hoax",
    positive: ["The breach was fabricated, the group conceded.", "The supposed attack turned out to be a hoax."],
    negative: ["This was not a hoax.", "Whether the leak was fake is unclear."],
  },
  {
    id: "reality-disputed",
    cues: [
      "no",
      "denied",
      "denies",
      "deny",
      "reject",
      "disput",
      "never",
      "false",
      "untrue",
      "baseless",
      "unfounded",
      "wrong",
      "incorrect",
    ],
    trigger:
      /\b(?:found|has|have|had|see|sees|saw|seen|is|was|are|were|be)\b[^.;]{0,16}\bno (?:evidence|indications?|signs?|proof|trace|confirmation)\b[^.;]{0,30}\b(?:its|our|their|the|of|that|any|an?)\b[^.;]{0,30}\b(?:breach(?:ed)?|compromis(?:ed?|ing)|hack(?:ed)?|intrusion|(?:systems?|networks?|servers?) (?:were|was|had been|have been) (?:breached|compromised|hacked|accessed))\b|\b(?:claims?|allegations?|assertions?)\b[^.;]{0,30}\b(?:was|were|is|are) (?:\w+ )?(?:false|untrue|baseless|unfounded|wrong|incorrect|not true)\b|\bthere (?:had been|has been|was|is) no (?:\w+ )?(?:intrusion|breach|hack|compromise)\b|\b(?:denied|denies|denying|rejected|rejects|disputed|disputes)\b[^.;]{0,40}\b(?:breach(?:ed)?|hack(?:ed|ing)?|compromis(?:ed?|ing)|claims?|leak(?:ed)?|attack(?:ed)?|stolen)\b/i,
    unless:
      /\b(?:denied (?:access|involvement|responsibility|any role|being behind)|misus|further|widespread|denies involvement)\b/i,
    value: "disputed",
    polarity: "negated",
    positive: [
      "The bank said it had found no evidence of a breach of its systems.",
      "The retailer denied that it had been hacked.",
    ],
    negative: ["Users were denied access after the attack.", "The group denied involvement in the attack."],
  },
]);
