/** Dates of the event, each by its role. The date of an assertion stands on the assertion itself. */
import { defineField } from "../field-definition.ts";

const date = (label: string, definition: string) => defineField({ label, definition, value: "date" });

export const timelineFields = {
  "date.began": date("Began", "When the attack or fault began or hit."),
  "date.entered": date("Entered", "When intruders first got in, where that is told apart from when the attack hit."),
  "date.ended": date("Ended", "When it ended."),
  "date.discovered": date("Discovered", "When the victim learned of it."),
  "date.contained": date("Contained", "When it was stopped from spreading or mitigated."),
  "date.restored": date("Restored", "When the affected service was back."),
  "date.disclosed": date("Disclosed", "When the victim or an authority made it public or notified those concerned."),
  "date.claimed": date("Claimed", "When responsibility was claimed."),
  "date.attributed": date("Attributed", "When it was attributed."),
  "date.claim-withdrawn": date("Claim withdrawn", "When a claim was taken back."),
  "date.ransom-demanded": date("Ransom demanded", "When a ransom was demanded."),
  "date.data-leaked": date("Data leaked", "When taken data was published."),
  "date.patched": date("Patched", "When the exploited weakness was closed."),
  "date.emergency-declared": date("Emergency declared", "When an authority declared a state of emergency."),
  "date.updated": date("Updated", "When a speaker corrected or added to earlier statements."),
} as const;
