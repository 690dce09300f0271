/**
 * Mailing: mails are queued in the transaction that wants them and sent afterwards, again and again where they cannot be sent at once. A
 * mailer that is down holds nobody up and loses nothing.
 */
import type { AccountId } from "../domain/account.ts";
import type { Instant } from "../domain/report.ts";
import { type Mail, MailRefused } from "../mailing/mailer.ts";
import type { MailId, MailQueue, WaitingMail } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type House, randomName } from "./house.ts";

/** After so many minutes a mail is tried again; after the last as often as that says. */
const pausesMinutes = [1, 5, 15, 60, 180, 360] as const;

/** A mail that could not be sent for so long is given up. */
export const mailDays = 3;

/** How many mails are sent in one round. */
const mostInRound = 50;

/** In milliseconds: between rounds, how long an answer about the mailer is believed, and how long somebody is kept waiting for it. */
const times = { round: 30_000, believed: 10_000, waiting: 3_000 } as const;

type Needs = Pick<House, "store" | "clock" | "random" | "mailer">;

/** A mail to be queued. */
export interface MailWish extends Omit<Mail, "to"> {
  /** Whom it concerns; null: nobody who has an account. */
  readonly account: AccountId | null;
  /** Null: nobody gets it, and all else is done as if somebody did, so that the answer takes as long. */
  readonly to: string | null;
}

/** Queues a mail. Call it with the shelves of the transaction that wants it. */
export async function queueMail(
  shelves: Pick<MailQueue, "saveMail">,
  house: Pick<House, "clock" | "random">,
  { account, to, subject, text }: MailWish,
): Promise<MailId> {
  const id = randomName(house, 16) as MailId;
  const queued = house.clock();
  await shelves.saveMail({ id, account, to, subject, text, queued, attempts: 0, due: queued });
  return id;
}

/**
 * Sends what is due. Never rejects for the mailer's sake. Returns whether the mailer could be used; true where nothing was to be sent.
 * `onGivenUp` is told of mails that will never be sent.
 */
export async function sendMails(house: Needs, onGivenUp: (id: MailId) => void = () => undefined): Promise<boolean> {
  const due = await house.store.mailsDue(house.clock(), mostInRound);
  if (due.length === 0) return true;
  const reason = await failureOf(() => house.mailer.check());
  for (const { id } of due) if ((await sendOne(house, id, reason)) === "given-up") onGivenUp(id);
  return reason === null;
}

/** `unusable` is why no mail can be sent now; null: it can be tried. Null where another process has taken the mail up. */
async function sendOne(house: Needs, id: MailId, unusable: Error | null): Promise<MailOutcome | null> {
  const mail = await claim(house, id);
  if (mail === null) return null;
  const { to } = mail;
  const failure = unusable ?? (await failureOf(() => (to === null ? none : house.mailer.send({ ...mail, to }))));
  const overSince = new Date(Date.parse(house.clock()) - mailDays * 86_400_000).toISOString();
  if (failure !== null && !(failure instanceof MailRefused) && mail.queued > overSince) return "waiting";
  await house.store.transaction(async (shelves) => {
    if ((await shelves.findMail(id)) === null) return;
    await shelves.deleteMail(id);
    if (failure !== null && to !== null) await noteGivenUp(shelves, house, mail, failure);
  });
  return failure === null ? "sent" : "given-up";
}

/** What the mail said is gone with it: it may have held a secret. Who has no account any more is not named. */
async function noteGivenUp(
  shelves: Parameters<typeof noteDeed>[0],
  house: Needs,
  { account, to, subject, attempts }: WaitingMail,
  { message: reason }: Error,
): Promise<void> {
  const detail = { ...(account === null ? {} : { to }), subject, attempts, reason };
  await noteDeed(shelves, house, { action: "mail-failed", by: null, via: "house", object: account, detail });
}

const none = Promise.resolve();

/** The mail, put off already until it would be tried again, so that no other process takes it up meanwhile; null where one has, or it is gone. */
async function claim({ store, clock }: Needs, id: MailId): Promise<WaitingMail | null> {
  return store.transaction(async (shelves) => {
    const now = clock();
    const mail = await shelves.findMail(id);
    if (mail === null || (mail.due > now && mail.queued <= now)) return null;
    const attempts = mail.attempts + 1;
    // What a wrong clock has queued in times to come has waited since now.
    const queued = mail.queued > now ? now : mail.queued;
    const claimed = { ...mail, attempts, queued, due: dueAfter(now, attempts) };
    await shelves.saveMail(claimed);
    return claimed;
  });
}

function dueAfter(now: Instant, attempts: number): Instant {
  const minutes = pausesMinutes[Math.min(attempts, pausesMinutes.length) - 1] ?? 1;
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

async function failureOf(work: () => Promise<void>): Promise<Error | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error("unknown");
  }
}

/** What became of a mail as far as is known: `waiting` is kept and tried again, `given-up` never will be. */
export type MailOutcome = "sent" | "waiting" | "given-up";

/** So many of those that were given up are remembered for who waits for them. */
const mostGivenUp = 100;

/** Looks after the queue as long as the house is open. */
export interface PostRoom {
  /** Has mails sent soon, which nobody waits for. */
  nudge(): void;
  /** Whether mails can be sent, whoever they are for. It takes a few seconds at most. */
  isWorking(): Promise<boolean>;
  /** Sends a mail at once, waiting a few seconds at most. Only for the eyes of who may know that there is such a mail. */
  deliver(id: MailId): Promise<MailOutcome>;
  /** Begins to look after the queue by itself. */
  open(): void;
  /** Ends that, when a round that runs is over. */
  close(): Promise<void>;
}

/** A post room that does nothing of itself yet. */
export function postRoom(house: Needs): PostRoom {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = none;
  const givenUp = new Set<MailId>();
  const giveUp = (id: MailId) => {
    const [oldest] = givenUp.add(id);
    if (givenUp.size > mostGivenUp && oldest !== undefined) givenUp.delete(oldest);
  };
  let known: { readonly working: Promise<boolean>; readonly until: number } | null = null;
  // One round after another, so that none finds the mails of the one before.
  const round = () => (running = running.then(() => sendMails(house, giveUp)).catch(() => undefined));
  const isWorking = () => {
    if (known === null || known.until < performance.now()) {
      const working = failureOf(() => house.mailer.check()).then((failure) => failure === null);
      known = { working, until: performance.now() + times.believed };
    }
    return within(known.working, false);
  };
  return {
    nudge: () => {
      setImmediate(() => void round());
    },
    isWorking,
    deliver: async (id) => {
      await within(round(), undefined);
      if (givenUp.has(id)) return "given-up";
      return (await house.store.findMail(id)) === null ? "sent" : "waiting";
    },
    open: () => {
      timer ??= setInterval(() => void round(), times.round).unref();
      void round();
    },
    close: async () => {
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

/** What the work gives, or something else where it takes longer than anybody is kept waiting. */
async function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, times.waiting, otherwise);
  });
  return Promise.race([work, patience]).finally(() => {
    clearTimeout(timer);
  });
}
