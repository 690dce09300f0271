/** Candidates for the victim: every organisation that a report names, with its spellings together, ranked by what is said around it. */
import { victimFrames } from "../frames/victim-frames.ts";
import { actorsIn } from "../mentions/actor-phrases.ts";
import { type NameMention, keyOfName } from "../mentions/names.ts";
import { organisationHeads } from "../lexicon/sectors.ts";
import { type Document, inLead, type Line } from "../reading/document.ts";

/** One organisation that may be the victim. */
export interface Candidate {
  /** The name as it is written where it is written fullest. */
  readonly name: string;
  /** Keys of all its spellings. */
  readonly keys: ReadonlySet<string>;
  /** In order of the text. */
  readonly mentions: readonly Placed[];
  readonly score: number;
  /** How many times a victim frame speaks of it. */
  readonly framed: number;
  /** The report's title names it. */
  readonly titled: boolean;
}

/** A mention with its line. */
export interface Placed {
  readonly mention: NameMention;
  readonly line: Line;
}

const owner = victimFrames.find(({ id }) => id === "victim-owner");
const speakerContext =
  /\b(?:researchers?|analysts?|experts?|security (?:firm|company|vendor|researcher)s?|cyber ?security (?:firm|company)|professor|report(?:ed)? (?:by|in)|according to|told|blog|published (?:by|in)|consultant|antivirus)\b/i;

/** All candidates, best first. Only lines that `counts` admits are looked at. */
export function rankVictims(document: Document, counts: (line: Line) => boolean): readonly Candidate[] {
  const surnames = new Set(
    document.lines.flatMap(({ names }) =>
      names.filter(({ kind }) => kind === "person").map(({ key }) => key.split(" ").at(-1)),
    ),
  );
  const actors = actorKeys(document);
  const placed = document.lines
    .filter(counts)
    .flatMap((line) =>
      line.names
        .filter((name) => mayBeVictim(name, line) && !surnames.has(name.key) && !actors.has(name.key))
        .map((mention) => ({ mention, line })),
    );
  const groups = mergeSpellings(placed, document.passage.text);
  const title = ` ${keyOfName(document.report.title ?? "")} `;
  return groups
    .map((mentions) => candidateOf(mentions, title))
    .filter(({ score, keys }) => score > 1 && ![...keys].every((key) => organisationHeads.has(key)))
    .toSorted((a, b) => b.score - a.score || (a.mentions[0]?.mention.start ?? 0) - (b.mentions[0]?.mention.start ?? 0));
}

/** Keys of names that the report gives to a group or to hackers. */
function actorKeys({ lines }: Document): ReadonlySet<string> {
  const claims = lines.filter(({ sentence }) =>
    /\b(?:group|gang|collective|crew|hackers?|hacktivists?|actors?|cartel)\b/i.test(sentence.text),
  );
  return new Set(
    claims.flatMap(({ sentence }) =>
      actorsIn(sentence.text, sentence.start)
        .filter(({ named }) => named)
        .map(({ name }) => keyOfName(name)),
    ),
  );
}

function mayBeVictim({ kind, place, text, start, end }: NameMention, { sentence }: Line): boolean {
  if (kind === "actor" || kind === "person" || kind === "product") return false;
  if (kind === "place") {
    const before = sentence.text.slice(Math.max(0, start - sentence.start - 12), start - sentence.start);
    const after = sentence.text.slice(end - sentence.start, end - sentence.start + 24);
    if (/\b(?:in|from|near|across|an?|of|for|outside) $|, $/i.test(before) || seatOnly.test(after)) return false;
    return (
      place !== null && (place.kind === "city" || place.kind === "region") && text.length > 3 && !text.endsWith(".")
    );
  }
  if (/^(?:'s)? (?:ransomware|malware|virus|worm|trojan|botnet)\b/i.test(sentence.text.slice(end - sentence.start)))
    return false;
  if (/^(?:GRU|FSB|SVR|MSS|PLA)$|-[a-z]+ed$|\b(?:DDoS|Ransomware|Malware|Botnet|Trojan|Virus|Protocol)\b/.test(text))
    return false;
  return (
    text.length > 1 &&
    !/^\d+$|\b(?:Act|Law|Bill|Directive|Regulation|Treaty|Code|Street|Avenue|Road|Lane|Boulevard|Square|Drive|Highway)$/.test(
      text,
    )
  );
}

/** A place that only says where somebody else is: "Indiana hospital". */
const seatOnly =
  /^ (?:hospital|school|college|city|town|county|company|firm|business|bank|police|law|resident|man|woman|state|health|auto|officials|authorities)\w*/i;

/** Mentions of the same organisation together: same key, an abbreviation in brackets, or a name that begins or ends the longer one. */
function mergeSpellings(placed: readonly Placed[], text: string): readonly (readonly Placed[])[] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const group = groups.get(one.mention.key) ?? [];
    group.push(one);
    groups.set(one.mention.key, group);
  }
  const keys = [...groups.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 200);
  const short = new Map([...abbreviations(placed, text), ...units(placed, text)]);
  const homes = new Map<string, string>();
  for (const [place, key] of keys.entries()) {
    const home = keys
      .slice(0, place)
      .filter(
        (longer) =>
          (groups.has(longer) || homes.has(longer)) &&
          (short.get(key) === longer || isShortFor(key, longer) || isHeadOf(key, longer, groups.get(key))),
      )
      .toSorted((a, b) => (organisationHeads.has(key) ? firstPlace(groups.get(a)) - firstPlace(groups.get(b)) : 0))[0];
    const root = home === undefined ? undefined : (homes.get(home) ?? home);
    const [from, to] = [groups.get(key), root === undefined ? undefined : groups.get(root)];
    if (root === undefined || from === undefined || to === undefined) continue;
    homes.set(key, root);
    to.push(...from);
    groups.delete(key);
  }
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.mention.start - b.mention.start));
}

/** Key of an abbreviation -> key of the name that it follows in brackets. */
function abbreviations(placed: readonly Placed[], text: string): ReadonlyMap<string, string> {
  const short = new Map<string, string>();
  for (const [place, { mention }] of placed.entries()) {
    const next = placed[place + 1]?.mention;
    if (next === undefined || !/^[A-Z][A-Za-z&.-]{1,9}$/.test(next.text)) continue;
    if (/^(?:'s)? ?\(["']?$/.test(text.slice(mention.end, next.start))) short.set(next.key, mention.key);
  }
  return short;
}

/** Key of a unit -> key of the body that it follows: "Court Administration, Digital Division". */
function units(placed: readonly Placed[], text: string): ReadonlyMap<string, string> {
  return new Map(
    placed.flatMap(({ mention }, place) => {
      const next = placed[place + 1]?.mention;
      if (next === undefined || mention.kind !== "organisation" || text.slice(mention.end, next.start) !== ", ")
        return [];
      return /\b(?:Division|Unit|Branch|Section|Directorate|Department|Office|Services?|Team|Desk)$/.test(next.text)
        ? [[next.key, mention.key] as const]
        : [];
    }),
  );
}

function firstPlace(group: readonly Placed[] | undefined): number {
  return group?.[0]?.mention.start ?? Number.MAX_SAFE_INTEGER;
}

function isShortFor(short: string, long: string): boolean {
  if (organisationHeads.has(short)) return long.split(" ").includes(short);
  if (/^[a-z]{3,6}$/.test(short) && long.includes(" ") && initialsOf(long) === short) return true;
  if (short.length < 3) return false;
  if (long.startsWith(`${short} `)) return true;
  if (/^(?:city|town|village|county|university|state|province|port|borough|shire|township) of /.test(long))
    return long.endsWith(` ${short}`);
  return short.includes(" ") && long.endsWith(` ${short}`);
}

/** "Mills reopen …" above "Northwind Mills": a word that only ever opens a sentence is no name beside one that ends in it. */
function isHeadOf(short: string, long: string, mentions: readonly Placed[] = []): boolean {
  return (
    !short.includes(" ") &&
    long.endsWith(` ${short}`) &&
    mentions.every(({ mention, line }) => mention.start - line.sentence.start < 2)
  );
}

function initialsOf(name: string): string {
  return name
    .split(" ")
    .filter((word) => !/^(?:of|and|the|for)$/.test(word))
    .map((word) => word.charAt(0))
    .join("");
}

function candidateOf(mentions: readonly Placed[], title: string): Candidate {
  const keys = new Set(mentions.map(({ mention }) => mention.key));
  const framed = mentions.map(framesAround);
  const frames = framed.reduce((sum, weight) => sum + weight, 0);
  const inTitle = [...keys].some((key) => key.length > 1 && title.includes(` ${key} `));
  const early = [...keys].some((key) => key.length > 1 && title.trimStart().startsWith(`${key} `));
  const first = mentions.some(({ line }) => line.sentence.index === 0 && !isMasthead(line));
  const lead = mentions.some(({ line }) => inLead(line.sentence) && !isMasthead(line));
  const score =
    (inTitle ? 2.5 : 0) +
    (early ? 0.8 : 0) +
    (first ? 1.5 : 0) +
    (lead ? 0.7 : 0) +
    Math.log2(1 + mentions.length) * 0.8 +
    Math.min(frames, 5) +
    kindWeight(mentions, frames) +
    mentions.reduce((sum, one) => Math.max(-3, sum + speakerPenalty(one)), 0);
  return {
    name: fullestName(mentions),
    keys,
    mentions,
    score,
    framed: framed.filter((weight) => weight > 0).length,
    titled: inTitle,
  };
}

/** A line without a stop in which no frame speaks names the author or the paper rather than the victim. */
function isMasthead({ sentence, hits }: Line): boolean {
  return sentence.index < 4 && hits.length === 0 && sentence.words.length < 14 && !/[.!?:"]$/.test(sentence.text);
}

function kindWeight(mentions: readonly Placed[], frames: number): number {
  const kinds = new Set(mentions.map(({ mention }) => mention.kind));
  const roles = mentions.map(({ mention }) => mention.role);
  if (roles.includes("journalist")) return -6;
  if (kinds.has("institution")) return -4;
  if (kinds.has("platform")) return frames >= 3 ? -1.5 : -4;
  if (kinds.has("organisation")) return 0.6;
  if (kinds.has("place")) return frames === 0 ? -4 : -1.2;
  return 0;
}

/** What victim frames say of one mention. */
function framesAround({ mention, line }: Placed): number {
  let weight = 0;
  for (const { frame, start, end } of line.hits) {
    if (frame.field !== "victim.name") continue;
    const gap = frame.slot === "before" ? start - mention.end : mention.start - end;
    const labels = line.sentence.text[end - line.sentence.start - 1] === ":";
    if (
      gap < 0 ||
      gap > (frame.window ?? 60) ||
      (!labels && !nothingBetween(line, mention, frame.slot === "before", Math.min(start, end)))
    )
      continue;
    if (labels) weight += 1.5;
    weight += frame.slot === "before" ? (gap < 25 ? 1.1 : 0.5) : gap < 14 ? 1.4 : 0.7;
  }
  const rest = line.sentence.text.slice(mention.end - line.sentence.start, mention.end - line.sentence.start + 48);
  return weight + (owner?.trigger.test(rest) === true ? 0.9 : 0) + (discloses(rest, line) ? 1.2 : 0);
}

/** Who opens a report by saying that it happened is as a rule the one whom it happened to. */
function discloses(rest: string, { sentence, hits }: Line): boolean {
  if (
    !inLead(sentence) ||
    !/^(?:,[^,.]{3,60},)?(?:'s)?(?: (?:officials?|spokes\w+|executives?|has|have|also))? (?:said|says|confirmed|announced|told|wrote|reported|disclosed|is notifying|informs)\b/.test(
      rest,
    )
  )
    return false;
  return hits.some(
    ({ frame, negated, hypothetical }) =>
      !negated && !hypothetical && (frame.field === "incident.type" || frame.field.startsWith("cia.")),
  );
}

/** No other name stands between the mention and the trigger. */
function nothingBetween({ names }: Line, mention: NameMention, before: boolean, edge: number): boolean {
  return !names.some((other) =>
    other.place?.kind === "demonym"
      ? false
      : before
        ? other.start > mention.end && other.end < edge
        : other.end < mention.start && other.start > edge,
  );
}

function speakerPenalty({ mention, line }: Placed): number {
  const from = mention.start - line.sentence.start;
  const before = line.sentence.text.slice(Math.max(0, from - 45), from);
  return speakerContext.test(before) ? -0.9 : 0;
}

/** The longest of the names that stand where the organisation is first named; one in capitals throughout only where there is no other. */
function fullestName(mentions: readonly Placed[]): string {
  const all = mentions.slice(0, 6).map(({ mention }) => mention.text);
  const plain = all.filter((text) => text !== text.toUpperCase() || !text.includes(" "));
  const texts = plain.length > 0 ? plain : all;
  return texts.reduce(
    (best, text) => (text.length > best.length && text.split(" ").length <= 8 ? text : best),
    texts[0] ?? "",
  );
}
