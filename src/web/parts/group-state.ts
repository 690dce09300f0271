/** Where a sharing group stands, in words: open, closed, or being made ready, with how far that has come. */
import type { SharingGroup } from "../../domain/group.ts";
import type { Redisclosure } from "../../domain/policy-book.ts";
import type { Instant } from "../../domain/report.ts";
import { progressOf } from "../../workflow/policy-progress.ts";
import { sayInstant } from "../pages/desk-words.ts";
import { groupTexts } from "../texts/groups.ts";
import { policyTexts } from "../texts/policy.ts";

const texts = groupTexts.state;

/** Whether it waits for everything that its partners may know of. */
export function isBeingTold({ ready, closed }: SharingGroup): boolean {
  return ready === null && closed === null;
}

/** The state in words; `change` is what is being told anew at this moment, null where nothing is. */
export function sayState(group: SharingGroup, change: Redisclosure | null, now: Instant): string {
  if (group.closed !== null) return texts.closed(sayInstant(group.closed));
  if (group.ready !== null) return texts.ready(sayInstant(group.ready));
  if (change?.groups?.includes(group.name) !== true) return texts.waits;
  const { done, all, rate, secondsLeft } = progressOf(change, now);
  const told = texts.told(done, all);
  return secondsLeft === null ? told : texts.pace(told, policyTexts.going.pace(rate, secondsLeft));
}
