/** `casebook review`: decide a draft's proposals, from a recorded review or one by one at the terminal. */
import { type Draft, type DraftId, type Proposal, progressOf, targetOf } from "../domain/draft.ts";
import { Refusal } from "../domain/refusal.ts";
import { rebaseDraft } from "../workflow/rebase.ts";
import { parseRecordedReview, wishesOf } from "../workflow/recorded-review.ts";
import { getOpenDraft, reviewDraft, type Wish } from "../workflow/review.ts";
import type { House } from "../workflow/house.ts";
import { acting, asOption } from "./acting.ts";
import type { Command, Given, Terminal } from "./command.ts";
import { countsOf, draftText, proposalText } from "./draft-text.ts";
import { onlyOperand, readFileOrRefuse } from "./input.ts";

export const reviewCommand: Command = {
  name: "review",
  summary: "Decide the proposals of a draft.",
  operands: "<draft>",
  options: {
    file: { type: "string", value: "file", meaning: "a recorded review (JSON), or - for standard input" },
    accept: { type: "string", value: "ids", meaning: "proposals to accept, parted by commas" },
    reject: { type: "string", value: "ids", meaning: "proposals to reject, parted by commas" },
    undo: { type: "string", value: "ids", meaning: "decisions to take back, parted by commas" },
    reason: { type: "string", value: "text", meaning: "why, for --reject" },
    rebase: { type: "boolean", meaning: "first move the draft onto the newest revision of its record" },
    marking: { type: "string", value: "label", meaning: "TLP label for what is accepted and not marked otherwise" },
    as: asOption,
    json: { type: "boolean", meaning: "print the draft as JSON" },
  },
  details: [
    "Without a file or ids, a person at a terminal is asked about one proposal after the other; elsewhere the draft is printed.",
    "The form of a recorded review is in docs/reference/recorded-review.md.",
    "",
    "  casebook review 3f2a… --file review.json",
    '  casebook review 3f2a… --reject 91ab…,0c1d… --reason "about another incident"',
  ].join("\n"),
  run: async (given, wiring) => {
    const id = onlyOperand(given.operands, "one draft") as DraftId;
    const house = await wiring.openHouse();
    const who = await acting(given, house);
    if (given.flag("rebase")) await rebaseDraft(house, { draft: id, edition: null, ...who });
    const { draft } = await getOpenDraft(house.store, id);
    const wishes = await wishesGiven(given, wiring.terminal);
    const { terminal } = wiring;
    const asks = wishes.length === 0 && terminal.interactive && !given.flag("json");
    if (asks) terminal.out(outcomeOf(await askAll(house, terminal, draft, who)));
    else {
      const decided = wishes.length === 0 ? draft : await reviewDraft(house, { ...named(draft), wishes, ...who });
      terminal.out(given.flag("json") ? JSON.stringify(decided) : draftText(decided));
    }
    return 0;
  },
};

/** The draft as it was seen. */
function named({ id, edition }: Draft) {
  return { draft: id, edition };
}

/** How far the review came, and how to go on. */
function outcomeOf(draft: Draft): string {
  const next = progressOf(draft).undecided > 0 ? "review" : "publish";
  return `\n${countsOf(draft)}\nnext: casebook ${next} ${draft.id}`;
}

async function wishesGiven(given: Given, terminal: Terminal): Promise<readonly Wish[]> {
  const file = given.option("file");
  const marking = given.option("marking");
  const ids = (name: string) => (given.option(name) ?? "").split(",").filter((id) => id !== "");
  const reason = given.option("reason") ?? "";
  const rejected = ids("reject").map((proposal) => ({ proposal, reason }));
  if (rejected.length > 0 && reason === "") throw new Refusal("reason-missing");
  const recorded =
    file === undefined ? {} : parseJson(file === "-" ? await terminal.readInput() : await readFileOrRefuse(file), file);
  const flags = parseRecordedReview({
    ...(marking === undefined ? {} : { marking }),
    accept: ids("accept"),
    reject: rejected,
  });
  const undone = ids("undo").map((target): Wish => ({ kind: "undo", target: target as never }));
  return [...undone, ...wishesOf(parseRecordedReview(recorded)), ...wishesOf(flags)];
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    throw new Refusal("file-unreadable", { file, reason: error instanceof Error ? error.message : "" });
  }
}

/** Asks a person about each undecided proposal; each answer is kept at once, so that nothing is lost by stopping. */
async function askAll(
  house: House,
  terminal: Terminal,
  draft: Draft,
  who: Awaited<ReturnType<typeof acting>>,
): Promise<Draft> {
  const decided = new Set(draft.decisions.map(targetOf));
  let current = draft;
  const open = draft.proposals.filter(({ assertion }) => !decided.has(assertion.id));
  for (const [index, proposal] of open.entries()) {
    terminal.out(`\n${index + 1} of ${open.length}: ${proposalText(proposal, undefined)}`);
    const wish = await askOne(terminal, proposal);
    if (wish === "stop") break;
    if (wish !== null)
      current = await reviewDraft(house, { draft: draft.id, edition: current.edition, wishes: [wish], ...who });
  }
  return current;
}

/** A person's word on one proposal; null: skipped. Asks again where the answer is none. */
async function askOne(terminal: Terminal, { assertion }: Proposal): Promise<Wish | "stop" | null> {
  for (;;) {
    const answer = (await terminal.ask("[a]ccept, [r]eject, [s]kip, [q]uit? "))?.trim().toLowerCase();
    if (answer === undefined || answer === "q") return "stop";
    if (answer === "a") return { kind: "accept", target: assertion.id };
    if (answer === "s" || answer === "") return null;
    if (answer !== "r") terminal.err("Answer with one of the letters a, r, s and q.");
    else {
      const reason = (await terminal.ask("reason: "))?.trim() ?? "";
      if (reason !== "") return { kind: "reject", target: assertion.id, reason };
      terminal.err("Not rejected: a reason is required.");
    }
  }
}
