/** Impact: numbers with what they count, where the clause speaks of harm. */
import type { Field } from "../../../domain/field.ts";
import { amountOf, type Amount } from "../../../domain/amount.ts";
import { fields } from "../../../domain/field.ts";
import type { Proposed } from "../../extractor.ts";
import type { Frame } from "../frames/frame.ts";
import { harmWords, impactFrames } from "../frames/impact-frames.ts";
import { moodAt } from "../frames/mood.ts";
import { type Quantity, quantitiesIn } from "../mentions/quantities.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import type { Scene } from "../proposals/scene.ts";
import { inLead, type Line } from "../reading/document.ts";
import type { Clause } from "../reading/passage.ts";

/** One number with its field. */
export interface Counted {
  readonly field: Field;
  readonly amount: Amount;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly hedged: boolean;
}

const strongHarm =
  /\b(?:affected|impacted|stole|stolen|exposed|compromised|leaked|breached|accessed|hacked|encrypted|infected|lost|cancel\w*|obtained|acquired|copied|exfiltrated|wiped|hit|victims?|notif\w+|taken|took|made off|peaked|down|offline|disrupted|obtain|download\w*|dumped|published|sale|theft|breach|released|put|contain(?:ed|s|ing) (?:the )?(?:names|personal|social|medical|information|data|details|records))\b/i;
const moneyKinds: readonly (readonly [RegExp, Field, string])[] = [
  [
    /\b(?:recovered|seized|clawed back|froze|returned) (?:[\w-]+ ){0,4}(?:US|A|C)?[$€£]\s?\d/i,
    "impact.money-recovered",
    "impact-recovered",
  ],
  [
    /\b(?:fine[ds]?|settle(?:d|ment)|compensat\w*|refund\w*|reimburs\w*|penalt(?:y|ies)|credit (?:to|for)|\bcredit\b(?! card| union| report| bureau| monitoring| agenc| rating| histor| score| freeze| file| suisse))\b/i,
    "impact.money-compensation",
    "impact-compensation",
  ],
  [
    /\b(?:paid|paying|agreed to pay|handed over|payment of)\b[^.;]{0,60}\b(?:ransom|hackers?|attackers?|criminals|extort\w*|gang|decrypt\w*|unlock|restore)\b|\bransom\b[^.;]{0,30}\bpaid\b|\bpaid (?:a |the )?(?:\w+ )?ransom\b/i,
    "impact.money-paid",
    "impact-paid",
  ],
  [
    /\b(?:ransom|demand(?:ed|ing|s)?|wants|wanted|extort\w*|in exchange|asked for|asking for|blackmail\w*)\b/i,
    "impact.money-demanded",
    "impact-demanded",
  ],
  [
    /\b(?:stole|stolen|steal(?:ing)?|loss(?:es)?|lost|losing|cost(?:s|ing)?|transferred|wired|wiring|siphoned|drained|defraud\w*|bilked|damages?|scammed|made off with|swindled|tricked|diverted|worth of|theft of|fraudulent)\b/i,
    "impact.money-loss",
    "impact-loss",
  ],
];

/** The numbers of the primary event: the best one of a kind, others of that kind as candidates. */
export function proposeImpact(scene: Scene): readonly Proposed[] {
  const counted = scene.primary.flatMap((line) =>
    line.sentence.clauses.flatMap((clause) =>
      countedIn(clause)
        .filter(({ start, end }) => !line.times.some((time) => time.start < end && start < time.end))
        .map((one) => ({ ...one, line, clause })),
    ),
  );
  const groups = new Map<Field, typeof counted>();
  for (const one of counted) groups.set(one.field, [...(groups.get(one.field) ?? []), one]);
  return [...groups.values()].flatMap((group) => {
    const ranked = distinct(group.toSorted((a, b) => weigh(b) - weigh(a)));
    return ranked
      .slice(0, 3)
      .flatMap((one, place) => proposeNumber(one, place === 0 ? "proposed" : "candidate", scene));
  });
}

function proposeNumber(
  { field, amount, rule, start, end, line, clause, hedged }: Counted & { line: Line; clause: Clause },
  standing: Proposed["standing"],
  scene: Scene,
): readonly Proposed[] {
  const speaker = scene.speakerOf({ sentence: line.sentence, clause, start, end });
  const span = quoteSpan({ sentence: line.sentence, clause, start, end }, speaker);
  return propose(scene, {
    field,
    content: amount,
    stance: stanceOf(speaker.role, hedged),
    speaker,
    span,
    rule,
    standing,
  });
}

function distinct<T extends Counted>(ranked: readonly T[]): readonly T[] {
  const value = ({ amount }: T) => String(amount.min ?? amount.max);
  return ranked.filter((one, place) => ranked.findIndex((other) => value(other) === value(one)) === place);
}

function weigh({
  line,
  clause,
  hedged,
  amount,
}: {
  line: Line;
  clause: Clause;
  hedged: boolean;
  amount: Amount;
}): number {
  return (
    (inLead(line.sentence) ? 2 : 0) +
    (strongHarm.test(clause.text) ? 1.5 : 0) +
    (hedged ? 0 : 0.5) +
    Math.log10(Math.max(1, amount.min ?? amount.max ?? 1)) * 0.15 -
    line.sentence.index * 0.02
  );
}

/** What the numbers of a clause count; nothing in a clause that denies, imagines, or speaks of no harm. */
export function countedIn(clause: Clause): readonly Counted[] {
  if (
    !/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i.test(clause.text) ||
    !harmWords.test(clause.text)
  )
    return [];
  return quantitiesIn(clause.text, clause.start).flatMap((quantity) => {
    const { negated, hypothetical, hedged } = moodAt(clause, quantity.start, quantity.end);
    if (negated || (hypothetical && quantity.currency === null)) return [];
    const found = quantity.currency === null ? countOf(quantity, clause) : moneyOf(quantity, clause);
    return found === null ? [] : [{ ...found, start: quantity.start, end: quantity.end, hedged }];
  });
}

function countOf(quantity: Quantity, clause: Clause): Pick<Counted, "field" | "amount" | "rule"> | null {
  const rest = clause.text
    .slice(quantity.end - clause.start)
    .replace(/^[ -]/, "")
    .slice(0, 110);
  const frame = impactFrames.find(
    (one) => countsDirectly(one, rest) && one.unless?.test(clause.text) !== true && isHarmful(one, clause, quantity),
  );
  if (frame === undefined) return null;
  const words = frame.trigger.exec(rest)?.[0] ?? "";
  const unit = unitOf(frame, words.toLowerCase());
  return { field: frame.field, amount: amountOf(quantity.value, quantity.qualifier, unit), rule: frame.id };
}

/** No preposition leads away from the number before the counted noun. */
function countsDirectly({ trigger }: Frame, rest: string): boolean {
  const words = trigger.exec(rest)?.[0];
  return (
    words !== undefined &&
    !/\b(?:and|in|than|from|by|to|of|on|at|with|for|have|has|had|was|were|are|is|that|which|who|said|may|payments?|times|years?|months?|after|when|because|until|per ?cent|school systems)\b/i.test(
      words.replace(/^of (?:its|our|their) /, ""),
    )
  );
}

/** Some kinds need more than a word of harm somewhere in the clause. */
function isHarmful({ field }: Frame, { text, start }: Clause, quantity: Quantity): boolean {
  const before = text.slice(Math.max(0, quantity.start - start - 40), quantity.start - start);
  if (field === "impact.downtime") return down.test(text) && lasting.test(before);
  if (field === "impact.services-cancelled") return cancelled.test(text);
  if (field === "impact.reports") return quantity.value >= 100;
  return (quantity.value >= 2 || field === "impact.data-volume") && strongHarm.test(text);
}

const down = /\b(?:down|out for|offline|outage|unavailable|inaccessible|out of service|disrupted|lasted|knocked)\b/i;
const lasting = /\b(?:for|lasted|lasting|after|of)\s(?:[\w-]+ ){0,3}$/i;
const cancelled = /\b(?:cancel|postpon|delay|divert|reschedul|suspend|call(?:ed)? off)/i;

function unitOf({ field, value }: Frame, words: string): string {
  const admitted = fields[field].units;
  if (field === "impact.data-volume") return /t(?:era|b)/.test(words) ? "TB" : /g(?:iga|b)/.test(words) ? "GB" : "MB";
  if (field === "impact.records")
    return /accounts?|profiles|log-?ins|usernames|emails?/.test(words)
      ? "accounts"
      : /cards\b/.test(words)
        ? "cards"
        : "records";
  return admitted.find((unit) => words.includes(unit.slice(0, -1))) ?? value ?? admitted[0] ?? "";
}

/** A sum of money by the verb or noun that stands nearest to it. */
function moneyOf(quantity: Quantity, clause: Clause): Pick<Counted, "field" | "amount" | "rule"> | null {
  const at = quantity.start - clause.start;
  if (
    /\b(?:sell(?:ing|s)?|sold|price[ds]?|for sale|reward|bounty|revenue|bond|budget|invest\w*)\b/i.test(
      clause.text.slice(Math.max(0, at - 60), at),
    )
  )
    return null;
  const around = clause.text.slice(Math.max(0, at - 90), quantity.end - clause.start + 60);
  const paid =
    /\bpa(?:id|ying) (?:[\w-]+ ){0,4}$/i.test(clause.text.slice(Math.max(0, at - 40), at)) &&
    /\b(?:ransom|extort\w*|hackers?|bitcoins?|criminals|decrypt\w*|unlock)\b/i.test(clause.text);
  const kind = paid
    ? ([/paid/, "impact.money-paid", "impact-paid"] as const)
    : moneyKinds.find(([pattern]) => pattern.test(around));
  if (kind === undefined || quantity.currency === null) return null;
  const [, field, rule] = kind;
  if (!fields[field].units.includes(quantity.currency)) return null;
  return { field, amount: amountOf(quantity.value, quantity.qualifier, quantity.currency), rule };
}
