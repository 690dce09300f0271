/** Dates: each time of the primary event gets the role of the verb that governs it; a time without one gets none. */
import type { Field } from "../../../domain/field.ts";
import type { PartOfDay } from "../../../domain/when.ts";
import type { Proposed } from "../../extractor.ts";
import { clauseAt, type Hit, speaks } from "../frames/hits.ts";
import type { TimeMention } from "../mentions/times.ts";
import { partOfDayIn } from "../mentions/clock.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import type { Scene } from "../proposals/scene.ts";
import { inLead, type Line } from "../reading/document.ts";
import type { Clause } from "../reading/passage.ts";

/** One dated role. */
interface Dated {
  readonly field: Field;
  readonly edtf: string;
  readonly partOfDay: PartOfDay | null;
  readonly hit: Hit;
  readonly time: { readonly start: number; readonly end: number };
  readonly weight: number;
  /** Said as "the same day" or "that day". */
  readonly same: boolean;
}

/** A verb governs a time that stands no further from it than this in its clause, in UTF-16 units. */
const reach = 110;

/** Verbs of speaking that date a disclosure only where a report opens with them. */
const weakVerb =
  /^(?:said|told|reported|warned|wrote|tweeted|statement|posted|described|stated|explained|stressed|noted|added|spoke)$/i;
/** An event noun with its preposition, which any verb of the clause outranks. */
const bareEvent = /^(?!logged|broke)[\w -]+ (?:on|of|in)$/i;
/** What is dated by these is what came of the event. */
const aftermath =
  /\b(?:pleaded|pled|sentenced|convicted|charged|arrested|indicted|admitted|fined|settled|agreed|extradited|appeared in court|sued|filed)\b/i;
const ownEvent =
  /^'s (?:[\w-]+ ){0,3}(?:attacks?|outage|breach|hack|incident|intrusion|disruption|cyber[ -]?attack|leak|theft|crash)\b/i;

/** The dates of the primary event: one a role, and a second one where another date has as good a ground. */
export function proposeDates(scene: Scene): readonly Proposed[] {
  const dated = scene.primary.flatMap((line) => line.times.flatMap((time) => roleOf(time, line, scene)));
  const governed = chosen(dated.filter(({ field }) => field === "date.began"));
  const lone = governed.length > 0 ? [] : nearestDay(scene, dated);
  const began = [...governed, ...lone][0] ?? null;
  const bare = scene.primary.flatMap((line) => bareParts(line, began, scene));
  const groups = new Map<Field, Dated[]>();
  const restored = [...dated, ...bare].map((one) => onSameDay(one, began));
  for (const one of [...restored, ...lone]) groups.set(one.field, [...(groups.get(one.field) ?? []), one]);
  return [...groups.values()].flatMap((group) =>
    chosen(group).flatMap((one, place) =>
      proposeDate(one, place === 0 && one.weight > unsure ? "proposed" : "candidate", scene),
    ),
  );
}

/** Restored "on the same day" is restored on the day on which it began, whatever other day stands between. */
function onSameDay(one: Dated, began: Dated | null): Dated {
  return one.field === "date.restored" && one.same && began !== null && began.edtf.length === 10
    ? { ...one, edtf: began.edtf }
    : one;
}

/** The weight of a date that no verb governs. */
const unsure = -10;

/** Where no verb governs a day as that of the event: the day that stands nearest to the first plain telling of it, before it rather than after, and that nothing else is dated by. */
function nearestDay({ primary }: Scene, dated: readonly Dated[]): readonly Dated[] {
  const told = firstStated({ primary });
  const effect = told?.hits.find(({ frame }) => frame.field === "incident.type");
  if (told === undefined || effect === undefined) return [];
  const taken = new Set(dated.filter(({ field }) => field !== "date.began").map(({ time }) => time.start));
  const from = told.sentence.index;
  const [nearest] = primary
    .flatMap((line) => line.times.map((time) => ({ line, time, steps: from - line.sentence.index })))
    .filter(
      ({ line, time, steps }) =>
        time.day !== null && !taken.has(time.start) && steps <= mostSteps && steps >= -2 && !isSpoken(time, line),
    )
    .toSorted((a, b) => (a.steps < 0 ? mostSteps - a.steps : a.steps) - (b.steps < 0 ? mostSteps - b.steps : b.steps));
  if (nearest === undefined) return [];
  const { line, time } = nearest;
  const clause = clauseAt(line.sentence, time.start);
  const hit = { ...effect, sentence: line.sentence, clause, start: time.start, end: time.end };
  return [{ field: "date.began", edtf: time.edtf, partOfDay: null, hit, time, weight: unsure, same: false }];
}

/** "… told the paper on Wednesday" dates what was said. */
function isSpoken(time: TimeMention, line: Line): boolean {
  return line.hits.some(
    (hit) => hit.frame.field === "date.disclosed" && gapOf(hit, time) < 40 && !isWithinTold(hit, time, line),
  );
}

/** No further before the telling than this does its day stand, in sentences. */
const mostSteps = 30;

function proposeDate(
  { field, edtf, partOfDay, hit, time }: Dated,
  standing: Proposed["standing"],
  scene: Scene,
): readonly Proposed[] {
  const speaker = scene.speakerOf(hit);
  const span = quoteSpan(
    { ...hit, start: Math.min(hit.start, time.start), end: Math.max(hit.end, time.end) },
    { ...speaker, span: null },
  );
  const word = field === "date.claimed" && speaker.role === "attacker" ? "journalist" : speaker.role;
  return propose(scene, {
    field,
    content: { kind: "date", edtf, partOfDay },
    stance: stanceOf(word, false),
    speaker: { role: word, name: word === speaker.role ? speaker.name : null },
    span,
    rule: hit.frame.id,
    standing,
  });
}

/** The role of a time by the nearest verb of its clause. */
function roleOf(time: TimeMention, line: Line, scene: Scene): readonly Dated[] {
  const { sentence } = line;
  const clause = clauseAt(sentence, time.start);
  const before = sentence.text.slice(Math.max(0, time.start - sentence.start - 14), time.start - sentence.start);
  if (/\b(?:until|expect\w*|scheduled|due|next|through)\s(?:on |by )?$/i.test(before)) return [];
  const hits = line.hits.filter(
    (hit) =>
      hit.frame.field.startsWith("date.") &&
      (speaks(hit) || hit.frame.field === "date.disclosed") &&
      (isAlone(time, clause) ||
        (hit.clause === clause &&
          gapOf(hit, time) <= (hit.frame.field === "date.began" && isFronted(time, clause) ? 2 * reach : reach))) &&
      !isTail(hit, time, clause) &&
      !isWithinTold(hit, time, line),
  );
  const possessive = ownEvent.test(sentence.text.slice(time.end - sentence.start, time.end - sentence.start + 50));
  const ranked = hits.toSorted((a, b) => costOf(a, time) - costOf(b, time));
  const governing = possessive
    ? hits.find(({ frame }) => frame.field === "date.began")
    : ranked.slice(0, 1).find((one) => admits(one, line, scene));
  const hit =
    governing ??
    (possessive || (ranked.length === 0 && (inLead(sentence) || line === firstStated(scene)))
      ? eventHit(line, possessive ? null : clause)
      : undefined);
  if (hit === undefined || !isNearEnough(time, hit, line, scene)) return [];
  const field = governing === undefined || possessive ? "date.began" : hit.frame.field;
  const weight =
    (inLead(sentence) ? 2 : 0) +
    (time.day === null ? 0 : 1) +
    (line.hits.some(({ frame }) => frame.field === "incident.type") ? 1 : 0) +
    (time.relative ? 0 : 0.2) -
    gapOf(hit, time) / 200;
  const partOfDay =
    field === "date.restored" && time.day !== null ? (partOfDayBeside(hit) ?? time.partOfDay) : time.partOfDay;
  const same = time.relative && /\b(?:same|that)\b/i.test(time.text);
  return [{ field, edtf: time.edtf, partOfDay, hit, time, weight, same }];
}

/** "On Sunday, while …, somebody …": a time that is a clause of its own is governed by any verb of the sentence. */
function isAlone(time: TimeMention, clause: Clause): boolean {
  return clause.text.length - time.text.length < 8;
}

/** "She stated that on Thursday …": what stands behind "that" is told, not dated, by the verb before it. */
function isWithinTold(hit: Hit, time: TimeMention, { sentence }: Line): boolean {
  if (hit.frame.field !== "date.disclosed" || hit.end > time.start) return false;
  return /\b(?:that|outage of|attack of|incident of|events? of)\b/i.test(
    sentence.text.slice(hit.end - sentence.start, time.start - sentence.start),
  );
}

/** "On 3 May, from noon, the pages … were unavailable": a time that opens its clause reaches as far as the verb. */
function isFronted(time: TimeMention, clause: Clause): boolean {
  return time.start - clause.start < 14;
}

/** ", the bank said" at the end dates nothing that stands before it, unless the time opens the clause. */
function isTail(hit: Hit, time: TimeMention, clause: Clause): boolean {
  if (hit.frame.field !== "date.disclosed" || hit.start < time.end || time.start - clause.start < 6) return false;
  const between = clause.text.slice(time.end - clause.start, hit.start - clause.start);
  return /^[^,]{0,60},["']?\s[^,]{0,60}$/.test(between);
}

/** The first line that states plainly what happened. */
function firstStated({ primary }: Pick<Scene, "primary">): Line | undefined {
  return primary.find(({ hits }) =>
    hits.some((hit) => hit.frame.field === "incident.type" && speaks(hit) && !hit.hedged),
  );
}

/** A bare year or month dates the event only where the report opens; what "would be" or "will be" is no past event. */
function isNearEnough(time: TimeMention, hit: Hit, line: Line, { cast }: Scene): boolean {
  const { sentence } = line;
  const between = sentence.text.slice(
    Math.min(hit.end, time.end) - sentence.start,
    Math.max(hit.start, time.start) - sentence.start,
  );
  if (/\b(?:would|will|to) be\b/i.test(between)) return false;
  if (time.edtf.length === 10) return true;
  const names = line.names.some(({ key }) => cast.likely?.keys.has(key) === true);
  return inLead(sentence) || (time.edtf.length === 7 && names);
}

/** Kinds that come after the event that they are about. */
const laterKinds: ReadonlySet<string> = new Set(["extortion", "data-leak", "hoax-claim"]);

/** An effect or event of the sentence, or of one clause, stands for the verb ("Thursday's outage", "unreachable on Tuesday"). */
function eventHit({ hits }: Line, clause: Clause | null): Hit | undefined {
  return hits.find(
    (hit) =>
      (hit.frame.field === "cia.availability" ||
        (hit.frame.field === "incident.type" && !laterKinds.has(hit.frame.value ?? ""))) &&
      speaks(hit) &&
      !aftermath.test(hit.clause.text) &&
      (clause === null || hit.clause === clause),
  );
}

/** A verb before its time is nearer than one after it. */
function costOf(hit: Hit, time: TimeMention): number {
  return (
    gapOf(hit, time) +
    (hit.start > time.end ? 12 : 0) -
    (hit.frame.field === "date.restored" && /^(?:by|since) /i.test(time.text) ? 24 : 0) +
    (hit.frame.field === "date.began"
      ? hit.end - hit.start < 24 &&
        bareEvent.test(hit.clause.text.slice(hit.start - hit.clause.start, hit.end - hit.clause.start))
        ? 45
        : 4
      : 0)
  );
}

function gapOf(hit: Hit, time: TimeMention): number {
  return Math.max(0, Math.max(time.start - hit.end, hit.start - time.end));
}

/** What was "said on Tuesday" dates a disclosure only by a speaker who discloses, of the event, at the head of the report. */
function admits(hit: Hit, line: Line, { speakerOf }: Scene): boolean {
  if (!speaks(hit)) return false;
  if (hit.hedged && hit.frame.field !== "date.began") return false;
  if (hit.frame.field !== "date.disclosed") return true;
  const verb = line.sentence.text.slice(hit.start - line.sentence.start, hit.end - line.sentence.start);
  const { role } = speakerOf(hit);
  const discloses = ["victim", "agency", "government", "court"].includes(role);
  const speaksOfEvent = line.hits.some(
    ({ frame }) => frame.field === "incident.type" || frame.field.startsWith("cia."),
  );
  if (weakVerb.test(verb)) return discloses && inLead(line.sentence) && speaksOfEvent;
  return role !== "vendor" && role !== "attacker" && role !== "third-party";
}

/** The clause of a hit, with the one before it where that is no more than a time ("By seven in the evening, …"). */
function clockWords({ clause, sentence }: Hit): Clause {
  const home = sentence.clauses.findLast(({ end }) => end <= clause.start);
  return home !== undefined &&
    home.text.length < 40 &&
    /^(?:by|at|in|around|about|from|since|shortly|before|after|late|not)\b/i.test(home.text)
    ? {
        start: home.start,
        end: clause.end,
        text: sentence.text.slice(home.start - sentence.start, clause.end - sentence.start),
      }
    : clause;
}

/** The part of the day that the words behind a hit tell, else those before it: "fell over at 06:25, and was back by late afternoon". */
function partOfDayBeside(hit: Hit): PartOfDay | null {
  const { text, start } = clockWords(hit);
  return partOfDayIn(text.slice(hit.start - start)) ?? partOfDayIn(text.slice(0, hit.start - start));
}

/** "… restored functionality by the evening" is the day on which it began, where no other day is named. */
function bareParts(line: Line, began: Dated | null, { document }: Scene): readonly Dated[] {
  const earlier = document.lines[line.sentence.index - 1]?.sentence;
  const logged = earlier?.paragraph === line.sentence.paragraph ? earlier.text : "";
  if (began === null || !/^\d{4}-\d\d-\d\d$/.test(began.edtf)) return [];
  return line.hits.flatMap((hit) => {
    if (hit.frame.field !== "date.restored" || !speaks(hit)) return [];
    const { clause } = hit;
    if (line.times.some(({ start, day }) => day !== null && start >= clause.start && start < clause.end)) return [];
    const partOfDay =
      partOfDayBeside(hit) ??
      partOfDayIn(
        (/^\d\d[:.]\d\d\b/.exec(line.sentence.text) ?? /^\d\d[:.]\d\d\b/.exec(logged))?.[0].padStart(7, ", ") ?? "",
      );
    if (partOfDay === null) return [];
    return [
      {
        field: "date.restored" as const,
        edtf: began.edtf,
        partOfDay,
        hit,
        time: { start: hit.start, end: hit.end },
        weight: 1,
        same: true,
      },
    ];
  });
}

/** The best date of a role; then another one of equal precision that no other date contains and that has nearly the weight. */
function chosen(group: readonly Dated[]): readonly Dated[] {
  const byValue = new Map<string, Dated>();
  for (const one of group) {
    const known = byValue.get(one.edtf);
    byValue.set(one.edtf, known === undefined ? one : merged(known, one));
  }
  const finest = [...byValue.values()].filter(
    (one) => ![...byValue.values()].some((other) => other !== one && other.edtf.startsWith(`${one.edtf}-`)),
  );
  const ranked = finest.toSorted((a, b) => b.weight - a.weight || (a.edtf < b.edtf ? -1 : 1));
  const earliest =
    group[0]?.field === "date.disclosed"
      ? ranked.toSorted((a, b) => (a.edtf < b.edtf ? -1 : 1)).filter(({ edtf }) => edtf.length === 10)
      : [];
  const [first, second] = earliest.length > 0 ? earliest : ranked;
  if (first === undefined) return [];
  return second !== undefined && second.weight > first.weight - 1 && second.edtf.length >= first.edtf.length
    ? [first, second]
    : [first];
}

/** Two mentions of one date weigh more than one; a part of the day is kept from either. */
function merged(a: Dated, b: Dated): Dated {
  const best = b.weight > a.weight ? b : a;
  return { ...best, partOfDay: a.partOfDay ?? b.partOfDay, weight: best.weight + 0.5 };
}
