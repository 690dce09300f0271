/** Progress of a change of policy: how far it has come, how fast it goes and how long it will take. */
import type { Redisclosure } from "../domain/policy-book.ts";
import type { Instant } from "../domain/report.ts";

/** How far a change has come. */
export interface ChangeProgress {
  readonly done: number;
  readonly all: number;
  /** Records a second since it was taken up last; 0 where that cannot be told yet. */
  readonly rate: number;
  /** Null where it cannot be told yet. */
  readonly secondsLeft: number | null;
}

/** How far a change has come at an instant. Of one that goes back, what is left of it is counted down. */
export function progressOf({ done, all, back, resumed }: Redisclosure, now: Instant): ChangeProgress {
  const seconds = (Date.parse(now) - Date.parse(resumed.at)) / 1000;
  const moved = Math.abs(done - resumed.done);
  const rate = seconds > 0 ? moved / seconds : 0;
  const left = back ? done : Math.max(0, all - done);
  return { done, all, rate, secondsLeft: rate > 0 ? left / rate : null };
}
