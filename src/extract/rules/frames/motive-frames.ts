/** Frames for motives: what a speaker says of the reason, and behaviour from which a coder may infer one. */
import { framesOf } from "./frame.ts";

export const motiveFrames = framesOf("motive", [
  {
    id: "motive-ransom-demand",
    cues: ["ransom", "demand", "threat", "extort", "blackmail", "bitcoin"],
    trigger:
      /\b(?:demand(?:ed|ing|s)?|ask(?:ed|ing)? for|request(?:ed|ing)?|sought|wanted?|seeking)\b[^.;]{0,50}\b(?:ransom|bitcoins?|[$€£]\s?\d|million|dollars|euros|in exchange for|payment)|\bransom (?:demand|note|of|payment)\b|\bthreaten(?:ed|ing|s)? to (?:publish|release|leak|dump|sell|delete)\b[^.;]{0,60}\b(?:unless|if (?:\w+ ){0,4}(?:not )?paid|if (?:\w+ ){0,3}(?:not|n't) pay|pay)|\b(?:extorted|blackmailed)\b/i,
    value: "financial",
    stance: "inferred",
    positive: [
      "The gang demanded a ransom of two million euros.",
      "They threatened to release the files unless the firm paid.",
    ],
    negative: ["No ransom was demanded.", "A gang might demand a ransom."],
  },
  {
    id: "motive-theft-of-money",
    cues: ["stole", "siphon", "transfer", "fraud", "drain", "bilk", "scam", "trick"],
    trigger:
      /\b(?:stole|stolen|siphoned|drained|transferred|made off with|bilked|defrauded|swindled)\b[^.;]{0,40}(?:[$€£¥]\s?\d|\b\d[\d,.]* (?:bitcoins?|dollars|euros|pounds|(?:million|billion) (?:dollars|euros|pounds))|\bmoney\b|\bfunds\b)|\b(?:fraudulent|unauthori[sz]ed) (?:transfers?|withdrawals?|purchases|transactions)\b|\bcredit card fraud\b/i,
    value: "financial",
    stance: "inferred",
    positive: ["The thieves siphoned $3 million.", "They drained funds from customers' accounts."],
    negative: ["No money was stolen.", "Thieves may try to steal money."],
  },
  {
    id: "motive-espionage",
    cues: ["espion", "spy", "spie", "intelligence"],
    trigger:
      /\b(?:(?:cyber[ -]?)?espionage|spying|to spy on|spied on|intelligence[ -]gathering|gather(?:ing)? intelligence|collect(?:ing)? intelligence)\b/i,
    value: "espionage",
    positive: ["The ministry called it a case of cyber espionage.", "The implants were used to spy on diplomats."],
    negative: ["It was not espionage, the office said.", "Malware could be used for espionage."],
  },
  {
    id: "motive-protest",
    cues: ["protest", "retaliat", "reveng", "solidar", "response", "support", "anger", "oppos"],
    trigger:
      /\b(?:in|as (?:an act of )?|to)\b ?(?:an? )?(?:protest|retaliat(?:ion|e)|revenge|solidarity with|retribution)\b[^.;]{0,40}\b(?:against|at|over|for|with|the|of|to)\b|\bprotest(?:ed|ing)? (?:against|at|over)\b|\bin response to\b[^.;]{0,60}\b(?:support|aid|sanctions|war|invasion|weapons|stance|policy|policies)\b|\bbecause of\b[^.;]{0,40}\b(?:support for|aid to|sanctions)\b/i,
    unless: /\b(?:march|demonstrat\w+ in the streets?|thanked)\b/i,
    value: "political",
    positive: [
      "The group said that it acted in protest against the dam.",
      "The collective attacked the bank in response to the country's sanctions.",
    ],
    negative: ["It was not in protest at anything.", "Workers could strike in protest at the cuts."],
  },
  {
    id: "motive-grudge",
    cues: ["grudge", "disgruntl", "reveng", "grievance", "anger", "spite"],
    trigger:
      /\b(?:grudge|disgruntled (?:former )?(?:employee|worker|contractor|staff)|out of (?:revenge|anger|spite)|grievance)\b/i,
    value: "grudge",
    positive: [
      "A disgruntled former employee was behind it, the court heard.",
      "He acted out of spite, prosecutors said.",
    ],
    negative: ["There was no grudge, he said.", "A disgruntled employee could do harm."],
  },
]);
