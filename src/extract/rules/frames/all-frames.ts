/** All frames of the language, and the index over those that are looked for everywhere. */
import { actorFrames } from "./actor-frames.ts";
import { dateFrames } from "./date-frames.ts";
import { effectFrames } from "./effect-frames.ts";
import type { Frame } from "./frame.ts";
import { indexFrames } from "./hits.ts";
import { impactFrames } from "./impact-frames.ts";
import { incidentTypeFrames } from "./incident-type-frames.ts";
import { motiveFrames } from "./motive-frames.ts";
import { negativeFrames } from "./negative-frames.ts";
import { realityFrames } from "./reality-frames.ts";
import { relationFrames } from "./relation-frames.ts";
import { responseFrames } from "./response-frames.ts";
import { techniqueFrames } from "./technique-frames.ts";
import { victimFrames } from "./victim-frames.ts";

/** Every frame. */
export const allFrames: readonly Frame[] = [
  ...incidentTypeFrames,
  ...realityFrames,
  ...effectFrames,
  ...techniqueFrames,
  ...motiveFrames,
  ...actorFrames,
  ...negativeFrames,
  ...relationFrames,
  ...responseFrames,
  ...dateFrames,
  ...victimFrames,
  ...impactFrames,
];

/** Frames whose trigger may stand anywhere in a clause; those that are tied to a name or a number are tried beside it only. */
export const freeFrames = indexFrames(allFrames.filter((frame) => !isTied(frame)));

/** Whether a frame's trigger is tried only directly after a name or a number. */
export function isTied({ trigger }: Frame): boolean {
  return trigger.source.startsWith("^");
}
