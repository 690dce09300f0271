/** Ways of saying that something was flooded with traffic: sources of regular expressions that the frames for kind and technique share. */

/** Traffic as such. */
const plainTraffic =
  "(?:traffic|requests|queries|packets|connections|connection attempts|page (?:views|requests)|hits|look-?ups|pings)";
/** What makes visits, calls and data no visits, calls and data. */
const sham =
  "(?:fake|bogus|phon(?:e)?y|junk|sham|false|spurious|artificial|automated|meaningless|useless|rubbish|garbage|malicious|hostile|counterfeit|nonsense|scripted|machine-(?:made|generated)|robotic|bot|simulated|empty|worthless|unwanted|illegitimate|invented|dummy|pointless|needless|synthetic|manufactured|hijacked)";
const traffic = `(?:${plainTraffic}|${sham} (?:[\\w-]+ )?(?:visits?|visitors?|users?|calls?|data|messages|log-?ins|clicks|callers|customers|orders|browsers|sessions|page loads))`;

const flooded =
  "(?:flood|overwhelm|swamp|bombard|clogg|overload|inundat|delug|drown|besieg|pelt|hammer|pummel+|saturat|chok|jamm|blast|shower|batter|pound|mobb|smother|blitz|pepper|hos|crush|strangl|stuff|sw[au]m[pb]|overr[ua]n|overstretch|barrag|spamm|bur(?:y|i)|fill|hit|engulf|submerg|throttl|sink|sunk)(?:ed|ing|s)?";
const masses =
  "(?:surge|flood|torrent|deluge|barrage|wave|avalanche|tsunami|storm|onslaught|stream|tide|blast|hail|burst|volley|swarm|glut|rush|spike|wall|mountain|bombardment|influx|fire-?hose|spate|fusillade|cascade|salvo|flow|army|blizzard|hurricane|pile|river|ocean|sea)s?";
const enormous =
  "(?:unusual(?:ly)?|abnormal(?:ly)?|extraordinar(?:y|ily)|massive(?:ly)?|enormous(?:ly)?|huge|immense|vast|exceptional(?:ly)?|excessive(?:ly)?|colossal|staggering|crushing|unprecedented|extremely|inordinate|crippling|overwhelming|unmanageable|sheer|very|so|too|artificial|automated|junk|bogus)";
const sent =
  "(?:aim|direct|sen[dt]|hurl|fir|thr[eo]w|pour|pump|launch|lobb|fl[iu]ng|sho[ot]t?|funnel+|steer|point|train|unleash|rain|channel+|push|shov|cramm|ramm|driv|dr[io]ve|generat|forc|toss|heap|pil|dump|spew|spray)(?:ed|ing|s)?";
const felled =
  "(?:overwhelm|swamp|overload|clogg|crash|exceed|knock|t[ao]k|brought|br[io]ng|push|put|forc|made|left|hit|fill|block|down|toppl|fell|s[au]nk|buri|paraly[sz]|crippl|flood|drown|chok|jamm|slow|bl[eo]w|exhaust|used up|ate|eat|tied up|saturat|stopp|us)(?:ed|ing|en)?";
const attack =
  "(?:attacks?|assaults?|campaigns?|barrage|incidents?|floods?|onslaught|operation|strike|raid|blitz|bombardment|activity|action|wave|technique|method)";

/** Names of such an attack. */
const named = String.raw`\b(?:overload(?:ing)?|volumetric|traffic[ -]flood(?:ing)?|flood(?:ing)?|saturation|service-denial) attacks?\b|\b(?:ddos|d-d-o-s|dos|denial[ -]of[ -](?:service|access)|distributed denial)(?: \(ddos\))?["']?(?:[ -]style)?\b[^.;]{0,24}\b${attack}\b|\bddos(?:ed|'d|-ing)\b|\battacks? (?:of|by|in the form of|known as|called|using|via|through)\b[^.;]{0,24}\b(?:ddos|denial[ -]of[ -]service|overload)\b|\b(?:an?|by|called|calls?|as|classic|textbook|suspected|apparent|another|via|through|using|means of|form of|type|victim of|target of|subject to|subjected to|suffered|experienced) (?:[\w-]+ ){0,2}["']?(?:ddos|d-d-o-s|distributed denial[ -]of[ -]service)["')]{0,2}(?=[.,;:!?)]|$| \(| (?:that|which|on|against|at|from|and|but|in|for|this|last|by|to|when|while|after|aimed|directed|-)\b)`;

/** A name of such an attack, or any of the ways of telling one without its name. */
export const floodOfTraffic = [
  named,
  String.raw`\b${flooded}\b[^.;]{0,50}\b(?:with|by|under|in|beneath)\b[^.;]{0,45}\b${traffic}\b`,
  String.raw`\b${masses}["']? (?:in|of) (?:[\w-]+,? ){0,4}${traffic}\b`,
  String.raw`\b(?:volumes?|numbers?|amounts?|quantit(?:y|ies)|loads?|mass(?:es)?) of (?:[\w-]+ ){0,3}${traffic}\b[^.;]{0,50}\b${felled}\b`,
  String.raw`\b${enormous} (?:\w+ )?(?:volumes?|numbers?|amounts?|quantit(?:y|ies)|loads?|mass(?:es)?) of (?:[\w-]+ ){0,3}${traffic}\b`,
  String.raw`\b${enormous} (?:[\w-]+ ){0,2}${plainTraffic} (?:towards?|against|aimed|directed)\b`,
  String.raw`\b${sent}\b[^.;]{0,40}\b${traffic}\b[^.;]{0,24}\b(?:at|to|against|down|on|onto|into|towards?|through)\b`,
  String.raw`\b${enormous}\b[^.;]{0,40}\b${traffic}\b[^.;]{0,30}\b${felled}\b`,
  String.raw`\b${sham} (?:[\w-]+ )?${plainTraffic}\b[^.;]{0,30}\b${felled}\b`,
  String.raw`\b(?:buckl|collaps|crumpl|sagg|groan|fell|crash|went down|gave way|fail|bent|broke|g[ao]ve out|cav|keel|strain|creak)(?:ed|ing)?\b[^.;]{0,20}\b(?:under|beneath)\b[^.;]{0,40}\b${traffic}\b`,
  String.raw`\b(?:more|so much|so many|too much|too many|as much|as many) (?:[\w-]+ ){0,3}${traffic}\b[^.;]{0,50}\b(?:than|that|for)\b[^.;]{0,60}\b(?:tak(?:e|ing)|handl\w+|bear|cope|carry|answer|serve|process|stand|swallow|manage|keep up|absorb|hold|deal|g[ao]ve|fail\w*|crash\w*|fell|collaps\w+|went|keel\w*)\b`,
  String.raw`\b(?:dns|ntp|udp|syn|tcp|https?|icmp|memcached|ssdp|cldap|packet)[ -](?:amplification|reflection|floods?|flooding)\b|\b(?:reflection|amplification) attacks?\b`,
  String.raw`\b\d[\d.,]* ?(?:[GMT]bps|[GMT]bit/s|gigabits?|terabits?)\b[^.;]{0,40}\b(?:towards?|against|aimed at|directed at)\b`,
  String.raw`\b(?:millions?|billions?|thousands|dozens) of (?:[\w-]+ ){0,3}${traffic}\b[^.;]{0,30}\b(?:a|per|every|each) (?:second|minute|hour)\b`,
].join("|");

/** Beginnings of words one of which stands in every such telling. */
export const floodCues: readonly string[] = [
  "ddos",
  "d-d",
  "dos",
  "denial",
  "distributed",
  "overload",
  "volumetric",
  "saturation",
  "traffic",
  "request",
  "quer",
  "packet",
  "connection",
  "page",
  "look",
  "ping",
  "flood",
  "amplif",
  "reflect",
  "gbps",
  "mbps",
  "tbps",
  "gbit",
  "tbit",
  "gigabit",
  "terabit",
  "dns",
  "ntp",
  "udp",
  "syn",
  "hits",
  "fake",
  "bogus",
  "phon",
  "junk",
  "sham",
  "false",
  "spurious",
  "artificial",
  "automated",
  "meaningless",
  "useless",
  "rubbish",
  "garbage",
  "malicious",
  "hostile",
  "counterfeit",
  "nonsense",
  "scripted",
  "machine-",
  "robotic",
  "bot",
  "simulated",
  "empty",
  "worthless",
  "unwanted",
  "illegitimate",
  "invented",
  "dummy",
  "pointless",
  "needless",
  "synthetic",
  "manufactured",
  "hijacked",
];
