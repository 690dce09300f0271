/** Frames for refusing to say who did it: a denial of will, ground or knowledge, and within its reach an act of blaming. Neither is listed as a phrase; any of the one goes with any of the other. */
import { framesOf } from "./frame.ts";

/** Words that withhold: plain denials, lack of grounds, lack of time, lack of will. */
const withholding =
  "(?:not|never|no|nor|neither|nobody|nothing|none|cannot|without|lack(?:s|ed|ing)?|insufficient|inadequate|inconclusive|too (?:early|soon|little|few|thin|scant|weak|vague|flimsy|sketchy|slight|hasty|quick|slender)|(?:too|very) little|premature|rash|reckless|imprudent|inappropriate|improper|inadvisable|speculative|irresponsible|unwise|foolish|wrong|declin\\w+|refus\\w+|refrain\\w*|stop(?:s|ped|ping)? short|short of|unwilling|reluctan\\w+|hesita\\w+|unable|far from|yet to|hold(?:s|ing)? (?:off|back)|held (?:off|back)|avoid\\w*|resist\\w*|wary of|against|rather than|instead of|decline|sh(?:y|ies|ied|ying) away|steer(?:s|ed|ing)? clear|doubt\\w*|hardly|difficult|impossible|scant|thin|flimsy|scarcely|barely|fail(?:s|ed)?|balk(?:s|ed)?|stay(?:s|ed|ing)? away|in no (?:position|hurry|rush|mood|state)|no intention|ruled out|leav(?:e|es|ing)|left|cautious|careful|cagey|coy|tight-lipped|n't)";

const culprit =
  "(?:anyone|anybody|any(?:one)? else|names|whoever|(?:the|any|one|a|an|its|their|possible|likely|those|that|this|specific|particular|individual)(?: \\w+){0,2}? (?:culprits?|suspects?|perpetrators?|attackers?|hackers?|authors?|party|parties|groups?|gang|actors?|countr(?:y|ies)|states?|governments?|origins?|source|responsible|behind|guilty|name|names|person|people|organi[sz]ations?|collective)|culprits?|suspects?|perpetrators?|attackers|those (?:responsible|behind)|who\\b)";

/** What is said of the one who did it, after "who". */
const didIt =
  "(?:behind|responsib|did (?:it|this|that|so)|done (?:it|this|that|so)|carried|launch|attack(?:ed|ing|ers?)?\\b|hack(?:ed|ing|ers?)?\\b|sent (?:the|it|this|all)|mount|to blame|at fault|culprit|perpetrat|orchestrat|stood|stands|caused|pulled|might be|may be|might have|it (?:was|is|were)|they (?:were|are)|authors?|initiat|commit|staged|directed|made it|was at work|is at work|to point)";

/** What is said of somebody who says to have done it, after "whether". */
const isTheirs =
  "(?:behind|responsib|did (?:it|this|so)|carried (?:it |this |out)|involved|to blame|the work of|authors?|the culprits?|had (?:any|a) (?:part|hand|role)|(?:claims?|boasts?|posts?|message) (?:is|was|were|are) (?:\\w+ )?(?:real|true|genuine|authentic|credible|accurate))";

/** Acts of blaming, in the infinitive or as a noun. */
const blaming = [
  String.raw`attribut(?:e|ing|ions?|able|ed)\b`,
  String.raw`blam(?:e|ing)\b`,
  String.raw`(?:ascrib|imput)(?:e|ing)\b`,
  String.raw`accus(?:e|ing|ations?)\b`,
  String.raw`pin(?:ning)?(?: down)? (?:it|this|that|them|things?|the \w+|any \w+|anything|blame|responsibility|what happened)?\b[^.;]{0,24}\b(?:on|to)\b`,
  String.raw`point(?:ing)?\b[^.;]{0,12}\bfingers?\b`,
  String.raw`finger[- ]pointing\b`,
  String.raw`point(?:ing)? (?:to|at|towards?) ${culprit}`,
  String.raw`(?:nam|indicat|designat|determin|denounc)(?:e|ing) ${culprit}`,
  String.raw`(?:singl(?:e|ing) out|accus(?:e|ing)|suspect(?:ing)?|identify(?:ing)?|put(?:ting)? a name (?:to|on)|finger(?:ing)?|expos(?:e|ing)|specif(?:y|ying)|pinpoint(?:ing)?) ${culprit}`,
  String.raw`(?:the )?identi(?:ty|ties|fication) of (?:the |those |whoever |any )?(?:\w+ )?(?:attackers?|culprits?|perpetrators?|hackers?|authors?|responsible|group|actors?|behind|it was)\b`,
  String.raw`(?:assign|apportion|lay|plac|cast|put|pass|direct|attach|ascrib|alloca)(?:e|te|ing|ting)? (?:the |any |a )?(?:\w+ )?(?:blame|responsibility|guilt|attribution|name)\b`,
  String.raw`lay (?:it|this|that|the \w+) at\b[^.;]{0,30}\bdoor`,
  String.raw`hold(?:ing)? (?:anyone|anybody|any \w+|the \w+|it|them|a \w+)(?: \w+){0,2} (?:responsible|accountable|liable)\b`,
  String.raw`(?:link|ti?e|tying|trac|connect|match|tak)(?:e|ing)? (?:it|this|that|them|the \w+|what happened)(?: \w+)? (?:back )?(?:to|with) (?:any|a|the|one|some|this|that|specific|particular|[A-Z])`,
  String.raw`(?:sa(?:y|ying|id)|tell(?:ing)?|know(?:ing|n)?|establish\w*|determin\w+|conclu\w+|judg\w+|speculat\w+|guess\w*|confirm\w*|decid\w+|prov(?:e|ing)|verif\w+|stat(?:e|ing)|clear|certain(?:ty)?|sure|discuss\w*|comment\w*|drawn|commit\w*|opinions?|view|idea|evidence|proof|clue|word|pronounc\w+|reveal\w*|disclos\w+|read|work(?:ing|ed)? out|figur\w+ out|make out|indicat\w+|show\w*|suggest\w*|point\w*|answer|doubt|theor\w+|find out|ascertain\w*|detail\w*|picture|information|identif\w+|elaborat\w+|question|matter)\b(?: [\w']+){0,4}? (?:(?:who|whose|whom)\b[^.;]{0,44}\b${didIt}|whether (?:the|it|they|that|this|any)\b[^.;]{0,44}\b${isTheirs})`,
  String.raw`(?:sa(?:y|ying)|know(?:ing)?|tell(?:ing)?|guess\w*|speculat\w+)(?: \w+){0,2}? (?:who|whose (?:work|doing|hand\w*)|by whom|whom)(?:[.,;"']|$| it| this| that| might| may| could)`,
  String.raw`(?:draw|jump|rush|leap|com|rac)(?:e|ing|ning)? (?:any |to )?(?:\w+ ){0,3}(?:conclusions?|judge?ments?|verdict)\b`,
  String.raw`(?:say|tell|know|establish|determine)(?:ing)? where (?:it|this|that|the \w+)\b[^.;]{0,20}\b(?:came|comes|originat|started|from)\b`,
  String.raw`authorship\b`,
  String.raw`conclusions? (?:\w+ )?(?:about|on|as to|regarding|concerning) (?:the |its |their )?(?:\w+ )?(?:origins?|sources?|authors?|culprits?|perpetrators?|identity|responsib\w+|who|whom|attackers?)\b`,
].join("|");

const subjects =
  "(?:perpetrators?|culprits?|attackers?|hackers?|authors?|(?:the )?identity of (?:the |those )?(?:\\w+ )?(?:hackers?|attackers?|perpetrators?|responsible|behind)|those (?:responsible|behind(?: \\w+){0,2})|who (?:was|is|were|stood|stands) behind (?:it|this|the \\w+)|responsibility|authorship|attribution|blame|source of the \\w+|origin of the \\w+)";

export const refusalFrames = framesOf("responsibility.not-attributed", [
  {
    id: "not-attributed-withheld",
    cues: [
      "attribut",
      "blam",
      "ascrib",
      "imput",
      "accus",
      "pin",
      "point",
      "finger",
      "nam",
      "indicat",
      "designat",
      "determin",
      "denounc",
      "singl",
      "suspect",
      "identi",
      "assign",
      "apportion",
      "lay",
      "plac",
      "cast",
      "hold",
      "link",
      "tie",
      "tying",
      "trac",
      "connect",
      "match",
      "who",
      "draw",
      "jump",
      "rush",
      "leap",
      "conclu",
      "author",
      "responsib",
      "where",
      "expos",
      "specif",
      "whether",
    ],
    trigger: new RegExp(String.raw`(?:\b${withholding}|n't)\b[^.;]{0,72}\b(?:${blaming})`, "i"),
    unless:
      /\b(?:attribut(?:e|ed) (?:the )?(?:delay|error|success|growth)|not to blame|no blame|name (?:the )?(?:company|firm|victims?|employees?|customers?|vendor|supplier|hospital)|cannot be blamed|lacked the staff|not only|hold (?:the )?(?:company|firm|bank|directors?|board|vendor|supplier)\b|whose (?:data|information|accounts?|details|records))\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "The agency declined to attribute the attack.",
      "The mayor's office has not attributed the breach to anyone.",
      "There is not sufficient information for attribution, the police said.",
      "The bureau said it was too early to attribute the intrusion.",
      "It is not known who was behind the attack.",
      "I have nothing in hand that would let me name anyone, she said.",
      "The clerk is not ready to pin it on anybody.",
      "There was not enough to go on to blame anyone, the operator said.",
    ],
    negative: [
      "The agency attributed the attack to a gang.",
      "The firm declined to say how much was paid.",
      "The firm lacked the staff to patch its servers.",
      "It is not known how many people were affected.",
      "Police identified the hackers.",
    ],
  },
  {
    id: "not-attributed-neither",
    cues: ["neither", "nobody", "none", "no", "identif", "nam", "accus", "establish", "determin", "confirm"],
    trigger: new RegExp(
      String.raw`\b(?:neither [^.;]{3,90}? (?:nor|or) [^.;]{2,70}?|nobody|no ?one|none of (?:the|them)[^.;]{0,30}?|no (?:agency|authority|official|government|side|body|office)) (?:(?:has|have|had|was|were|is|are|would|will|could) )?(?:been |yet |so far |publicly |formally |officially |willing to |prepared to |ready to )*(?:attribut|blam|nam|accus|identif|point|pinn|ascrib|assign)\w*\b|(?:\b(?:not|never)|n't) (?:yet |so far |publicly |formally |officially |been )*(?:identified|named|singled out|accused|exposed|determined|established|confirmed) ${culprit}`,
      "i",
    ),
    unless:
      /\b(?:named the (?:group|gang|collective)|names? (?:the )?(?:company|victim)|identif\w+ (?:the )?(?:victims?|customers?|flaw|bug|problem))\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: [
      "Neither the centre nor the ministry attributes the activity to any actor.",
      "So far no agency has publicly named a culprit.",
    ],
    negative: ["Neither the centre nor the ministry was hit.", "The agency has named a culprit."],
  },
  {
    id: "not-attributed-declined",
    cues: ["attribut", "drawn", "guess", "pass", "reserv", "leav", "left", "decline", "comment", "bite", "biting"],
    trigger:
      /\bno attribution\b|\b(?:would|will|could|did) not be drawn\b|\b(?:wouldn't|won't|couldn't) be drawn\b|\breserv(?:ed|es|ing) judge?ment\b|\battribution (?:has not been|was not|is not|had not been|remains?|would be) (?:\w+ )?(?:made|possible|open|premature|pending|unclear|difficult|impossible)\b|\b(?:leav(?:e|es|ing)|left) (?:the )?(?:question of )?attribution\b|\b(?:leav(?:e|es|ing)|left) (?:the|that|this) (?:question|matter|issue) (?:\w+ )?open\b|\bunattributed\b|\bno attribution\b/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: ["The director would not be drawn on the claim.", "No attribution has been made by the centre."],
    negative: ["The line was drawn by the director.", "The attribution was made by the centre."],
  },
  {
    id: "not-attributed-too-early",
    cues: ["early", "soon", "prematur", "caution", "warn", "jump", "rush", "hast", "urg", "advis", "call", "counsel"],
    trigger:
      /\b(?:caution(?:ed|s|ing)?|warn(?:ed|s|ing)?|advis(?:ed|es|ing)|urg(?:ed|es|ing)|call(?:ed|s|ing) for|counsel+(?:ed|s|ing)|ask(?:ed|s|ing)|appeal(?:ed|s|ing)|plead(?:ed|s|ing))\b[^.;]{0,50}\b(?:premature|hasty|early|rushing|rush|haste|jumping|jump|rash|quick|caution|patience|restraint|careful)\b[^.;]{0,40}\b(?:attribut\w*|blam\w*|conclusions?|judg\w+|claims?|who)\b|\b(?:caution(?:ed|s)?|warn(?:ed|s)?|advis(?:ed|es)) against (?:\w+ ){0,3}(?:attribut\w+|blam\w+)|\bhast(?:e|y)\b[^.;]{0,20}\battribut\w*[^.;]{0,20}\b(?:warned|cautioned|advised) against\b|\btoo (?:early|soon) to (?:tell|say|know)(?=[.,;"']|$)/i,
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: ["The centre cautioned against hasty attribution.", "The centre called it too soon to tell."],
    negative: ["The bureau was early to warn users.", "The centre cautioned that more attacks may come."],
  },
  {
    id: "not-attributed-unknown",
    cues: [
      "unclear",
      "unknown",
      "known",
      "unidentified",
      "identif",
      "open",
      "mystery",
      "undetermined",
      "establish",
      "unproven",
      "unresolved",
      "guess",
      "responsib",
    ],
    trigger: new RegExp(
      String.raw`\b(?:unclear|unknown|undetermined|uncertain|anybody's guess|anyone's guess|a mystery|an open question|open)\b[^.;]{0,30}\bwho\b[^.;]{0,40}\b${didIt}|\b${subjects}\b[^.;]{0,30}\b(?:has|have|had|is|are|was|were|remain\w*|stay\w*)\b[^.;]{0,16}\b(?:not (?:yet )?(?:been )?(?:identified|established|determined|known|named|found|clear|proven)|unidentified|unknown|undetermined|unclear|uncertain|(?:an )?open(?: question)?(?=[.,;"']|$)|unresolved|a mystery|unproven|unconfirmed|anybody's guess|anyone's guess)\b|\bwho (?:was|is|were|stood|stands|lay) (?:\w+ )?behind (?:it|this|the \w+)\b[^.;]{0,30}\b(?:unclear|unknown|not known|open|undetermined|uncertain|a mystery|guess|not been)\b`,
      "i",
    ),
    value: null,
    polarity: "negated",
    modality: "hypothetical",
    positive: ["Who was behind it remains unclear.", "The hackers have not been identified, the police said."],
    negative: ["It is unclear how many people were affected.", "The hackers were identified by the police."],
  },
]);
