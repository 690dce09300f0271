/** Actors as threat actors: only those whom somebody names as the doer, be it in a claim, an attribution or a suspicion. */
import { labelFor } from "./labels.ts";
import { listed, saidBy, textIn } from "./line-words.ts";
import {
  addOwn,
  addShared,
  indexIn,
  isSound,
  type Line,
  linesOf,
  place,
  relate,
  type Sheet,
  soundLines,
} from "./sheet.ts";
import { actorTypeWords, wordIn } from "./words.ts";

/** Lanes in which somebody says of an actor that it did it. */
const namingLanes = ["responsibility.attributed", "responsibility.claimed", "responsibility.suspected"] as const;

/** Puts the actors on the sheet, each as the subject of its key. */
export function writeActors(sheet: Sheet): void {
  const named = namingLanes.flatMap((lane) => linesOf(sheet, lane).filter(namesDoer));
  const names = new Map<string, string>();
  for (const { told } of named) {
    const name = told.content.kind === "party" ? told.content.name : null;
    if (told.about !== null && name !== null && !names.has(told.about)) names.set(told.about, name);
  }
  for (const [about, name] of names) writeActor(sheet, about, name, names);
}

/** Whether a line of a lane still stands in which somebody says that the actor did it; an attribution only where it is more than a suspicion. */
export function namesDoer({ field, told }: Line): boolean {
  const { polarity, stance, content } = told;
  const open = field === "responsibility.attributed" ? isSound(told) : !takenBack.includes(stance);
  return polarity === "affirmed" && open && content.kind === "party" && content.name !== null;
}

const takenBack: readonly string[] = ["retracted", "superseded", "denied", "disputed"];

function writeActor(sheet: Sheet, about: string, name: string, names: ReadonlyMap<string, string>): void {
  const of = (field: "actor.alias" | "actor.type" | "actor.variety" | "actor.profile" | "actor.country") =>
    soundLines(sheet, field).filter(({ told }) => told.about === about);
  const aliases: string[] = [];
  const types: string[] = [];
  const labels: string[] = [];
  const spots: [Line, string][] = of("actor.alias").map((line) => [
    line,
    `aliases.[${indexIn(aliases, textIn(line) ?? "")}]`,
  ]);
  for (const line of of("actor.type")) {
    const word = wordIn(actorTypeWords, textIn(line) ?? "");
    if (word !== null) spots.push([line, `threat_actor_types.[${indexIn(types, word)}]`]);
  }
  for (const line of of("actor.variety")) {
    spots.push([line, `labels.[${indexIn(labels, labelFor("actor.variety", textIn(line) ?? ""))}]`]);
  }
  const [profile] = of("actor.profile");
  const description = profile?.told.content.kind === "prose" ? { description: profile.told.content.text } : {};
  const [first] = [...names].find(([, other]) => other === name) ?? [];
  const id = addOwn(sheet, "threat-actor", [name, first === about ? null : about], {
    name,
    ...description,
    ...listed({ threat_actor_types: types, aliases, labels }),
  });
  sheet.subjects.set(about, id);
  if (profile !== undefined) place(sheet, profile, id, "description");
  for (const [line, selector] of spots) place(sheet, line, id, selector);
  for (const line of of("actor.country")) {
    const country = textIn(line) ?? "";
    const location = addShared(sheet, "location", [country, {}], { country });
    relate(sheet, id, "located-at", location, { description: saidBy([line]) });
    place(sheet, line, location, "country");
  }
}
