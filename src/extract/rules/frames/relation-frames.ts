/** Frames for other events: those that a speaker dismisses, and those that a speaker connects with this one. */
import { framesOf } from "./frame.ts";

const matter =
  "(?:attacks?|breach(?:es)?|hacks?|hacking|intrusions?|incidents?|outages?|leaks?|thefts?|cyber[ -]?attacks?|campaigns?|disruptions?|events?|issues?|problems?|malfunctions?|glitch(?:es)?|failures?|takedown|arrests?|cases?|reports?|trouble|difficult(?:y|ies)|delays?|faults?|interruptions?|disturbances?|breakdowns?|power (?:cut|outage)|errors?|bug)";

const dismissed = framesOf("relation.dismissed", [
  {
    id: "dismissed-unrelated",
    cues: ["unrelat", "unconnect", "not", "link", "connect", "relat", "separat", "distinct", "coincid", "no"],
    trigger: new RegExp(
      String.raw`\b${matter}\b[^.;]{0,110}\b(?:unrelated|unconnected|not (?:believed to be |thought to be |in any way |directly )?(?:related|connected|linked|tied|part of)|no (?:connection|link|relation(?:ship)?|tie)|separate from|distinct from|coincidental|had nothing to do with|has nothing to do with|not part of)\b|\b(?:unrelated|unconnected|(?:nothing|neither[^.;]{0,30} anything|none[^.;]{0,30} anything) to do with|not (?:connected|related|linked|tied) (?:to|with)|not part of|no (?:connection|link|relation(?:ship)?) (?:to|with|between))\b[^.;]{0,70}\b${matter}\b|\bno (?:evidence|indication|sign|suggestion) of (?:any |a )?(?:connection|link|relation)\b|\b(?:not|n't) (?:consider|believe|think|regard|treat)\b[^.;]{0,90}\b(?:related|connected|linked|part of)\b|\b(?:neither|none)\b[^.;]{0,30}\banything to do with\b|\bnothing to do with (?:this|that|it)\b`,
      "i",
    ),
    reach: "sentence",
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "The police said the outage at the depot was unrelated to the attack.",
      "There is no link between the two incidents, the office said.",
    ],
    negative: ["The attack was linked to an earlier breach.", "The pump is not connected to the internet."],
  },
  {
    id: "dismissed-technical-cause",
    cues: [
      "contractor",
      "supplier",
      "provider",
      "configur",
      "software",
      "technical",
      "routine",
      "vendor",
      "glitch",
      "malfunct",
      "maintenance",
      "mechanical",
      "human",
      "hardware",
      "printer",
      "clerical",
      "ordinary",
      "power",
      "fault",
      "broken",
      "damaged",
      "flat",
      "cable",
      "bug",
      "battery",
      "error",
      "upgrade",
      "update",
      "technician",
      "storm",
    ],
    trigger:
      /\b(?:resulted from|result of|caused by|due to|attributed (?:[\w'-]+ ){0,8}to|blamed on|put (?:it |this |that )?down to|stemmed from|traced (?:back )?to|down to|because of|turned out to be|proved to be|was|were)\b[^.;:]{0,30}\b(?:(?:vendor|supplier|contractor|provider)(?:'s)? (?:\w+ )?(?:technical |software |configuration )?(?:issue|problem|error|glitch|fault|failure)|technical (?:issues?|problems?|glitch(?:es)?|errors?|faults?|failures?)|(?:fault|error|mistake|glitch|bug|problem|slip) (?:at|of|by|in) (?:an? |the |its )?(?:[\w-]+ )?(?:vendor|supplier|contractor|provider|company)|(?:vendor|supplier|contractor|provider)'s (?:software|system|server|database|computer)|software (?:bug|glitch|error|update|fault|problem)|(?:damaged|broken|defective|flat|burst|cut|severed|jammed) (?:[\w-]+ ){0,2}[\w-]+|power (?:cut|failure|outage)|(?<!\bfor (?:\w+ )?)(?:planned |scheduled )?maintenance|mechanical\b|routine (?:malfunctions?|maintenance|failures?|problems?|issues?|faults?)|ordinary (?:malfunctions?|faults?|wear)|mechanical (?:failures?|problems?|faults?)|glitch(?:es)?|malfunctions?|human error|clerical errors?|hardware (?:failures?|faults?|problems?))\b|\b(?:technical|software|hardware|mechanical) (?:problems?|faults?|errors?|issues?|glitch(?:es)?) (?:was|were) (?:to blame|the cause|the reason)\b|\b(?:cable|line|fibre|fiber) had been (?:cut|severed|damaged)\b|\b(?:technicians?|engineers?|contractors?)\b[^.;]{0,60}\bhad (?:restarted|unplugged|switched off|misconfigured|disconnected)\b/i,
    value: null,
    modality: "hypothetical",
    positive: [
      "The clerk said the delays were caused by routine malfunctions.",
      "The state police said this resulted from a supplier's technical fault.",
    ],
    negative: ["The delays were caused by the attackers.", "The malfunction was not caused by routine maintenance."],
  },
]);

const related = framesOf("relation.related", [
  {
    id: "related-similar",
    cues: ["similar", "same", "previous", "earlier", "another", "second", "recent"],
    trigger:
      /\bsimilar (?:[\w-]+ ){0,2}(?:attacks?|incidents?|breach(?:es)?|intrusions?|campaigns?|hacks?) (?:at|in|on|against|nationwide|across|elsewhere|last)\b|\b(?:follows|comes after|came after|came (?:\w+ ){1,3}after|latest in a (?:string|series|wave|spate) of)\b[^.;]{0,50}\b(?:attacks?|incidents?|breach(?:es)?|intrusions?|hacks?|cyber[ -]?attacks?)\b|\b(?:second|third|fourth) (?:[\w-]+ ){0,2}(?:attack|incident|breach|intrusion|hack|cyber[ -]?attack)\b[^.;]{0,40}\b(?:this year|in (?:as many|a|two|three|four|five|six|recent) \w+|in a row|since)\b/i,
    value: null,
    positive: [
      "It is the second breach at the firm in a year.",
      "The attack comes after similar incidents in two ports.",
    ],
    negative: [
      "The team won the second match.",
      "The attack was the first of its kind and no similar attacks were seen.",
    ],
  },
]);

export const relationFrames = [...dismissed, ...related];
