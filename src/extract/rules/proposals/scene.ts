/** A scene: everything that a topic needs to know of one report in order to propose. */
import type { Hit } from "../frames/hits.ts";
import { speaks } from "../frames/hits.ts";
import type { Document, Line } from "../reading/document.ts";
import { type Cast, primaryLines } from "../scope/cast.ts";
import { type SpeakerFinder, speakersOf } from "../speakers/speaker.ts";

/** One report with its cast. */
export interface Scene {
  readonly document: Document;
  readonly cast: Cast;
  readonly speakerOf: SpeakerFinder;
  /** Lines that speak of the primary event. */
  readonly primary: readonly Line[];
}

/** Sets the scene of a document. */
export function sceneOf(document: Document, cast: Cast): Scene {
  return { document, cast, speakerOf: speakersOf(document.lines, cast), primary: primaryLines(document, cast) };
}

/** What the frames of some fields say of the primary event, in the order of the text. */
export function hitsAbout({ primary }: Scene, isOurs: (field: Hit["frame"]["field"]) => boolean): readonly Hit[] {
  return primary.flatMap(({ hits }) => hits.filter((hit) => isOurs(hit.frame.field) && speaks(hit)));
}
