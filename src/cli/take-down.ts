/** `casebook take-down`: take a value of a record down from everything that was ever told, or tell it again. */
import { fields } from "../domain/field.ts";
import { inForce } from "../domain/takedown.ts";
import { Refusal } from "../domain/refusal.ts";
import { liftTakedown, type Survey, surveyTakedown, takeDown } from "../workflow/take-down.ts";
import type { FoundPlace } from "../workflow/take-down-places.ts";
import { countOf } from "../workflow/release-markdown.ts";
import { acting, asOption } from "./acting.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { onlyOperand } from "./input.ts";
import { recordGiven } from "./withdraw.ts";

export const takeDownCommand: Command = {
  name: "take-down",
  summary: "Take a value of a record down from all that was ever told, releases included.",
  operands: "<record>",
  options: {
    text: { type: "string", value: "words", meaning: "everything that holds these words; several are parted by |" },
    assertion: {
      type: "string",
      value: "ids",
      meaning: "the values of these assertions of any revision, parted by commas",
    },
    picture: { type: "boolean", meaning: "the picture beside the record" },
    reason: {
      type: "string",
      value: "text",
      meaning: "why, told to readers; without it every place is shown and nothing is done",
    },
    lift: { type: "string", value: "id", meaning: "tell again what was taken down under this id" },
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "Without a reason it only shows the places. Releases that tell the value lose their files for good, and lifting does not",
    "bring them back. Without any option it lists what was taken down. Purge the caches of a CDN yourself.",
    "",
    '  casebook take-down CB-7K3Q9F --text "Jane Doe"',
    '  casebook take-down CB-7K3Q9F --text "Jane Doe" --reason "A private person asked for it."',
    "  casebook take-down CB-7K3Q9F --lift 1f2e3d4c5b6a7988",
  ].join("\n"),
  run: async (given, wiring) => {
    const incident = recordGiven(onlyOperand(given.operands, "one record"));
    const house = await wiring.openHouse();
    const said = (what: object, text: string) => {
      wiring.terminal.out(given.flag("json") ? JSON.stringify({ incident, ...what }) : text);
      return exitCodes.done;
    };
    const who = await acting(given, house);
    const lift = given.option("lift");
    if (lift !== undefined) {
      const takedown = await liftTakedown(house, { incident, takedown: lift, ...who });
      return said({ takedown }, `${incident}: told again`);
    }
    const wanted = {
      incident,
      assertions: listIn(given.option("assertion"), ","),
      texts: listIn(given.option("text"), "|"),
      picture: given.flag("picture"),
    };
    if (wanted.assertions.length + wanted.texts.length === 0 && !wanted.picture) {
      const kept = await house.store.findIncident(incident);
      if (kept === null) throw new Refusal("incident-not-found", { incident });
      const lines = inForce(kept.takedowns).map(({ id, at, reason }) => `${id}  ${at.slice(0, 10)}  ${reason}`);
      return said({ takedowns: kept.takedowns }, lines.join("\n") || `${incident}: nothing was taken down`);
    }
    const reason = given.option("reason");
    if (reason === undefined) {
      const survey = await surveyTakedown(house, wanted);
      return said({ survey }, surveyText(survey));
    }
    const done = await takeDown(house, { ...wanted, reason, ...who });
    const off = done.releases.length === 0 ? "" : `; releases taken off: ${done.releases.join(", ")}`;
    return said(done, `${incident}: taken down under ${done.takedown.id}${off}`);
  },
};

function listIn(text: string | undefined, between: string): readonly string[] {
  return (text ?? "")
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function surveyText({ places, remains, told, releases }: Survey): string {
  return [
    `${countOf(places.length, "place")} would go:`,
    ...places.map(placeLine),
    ...(remains.length === 0 ? [] : ["Told still, though it holds words of these values:", ...remains.map(placeLine)]),
    `Told so far: ${told.join(", ") || "nobody but the desk"}`,
    `Releases that would be taken off: ${releases.map(({ name }) => name).join(", ") || "none"}`,
    "Nothing was done; --reason does it.",
  ].join("\n");
}

function placeLine({ kind, field, text, revisions, assertion }: FoundPlace): string {
  const where = field === null ? "" : ` ${fields[field].label}`;
  const of =
    revisions.length === 0 ? "" : ` (revision ${revisions.join(", ")}${assertion === null ? "" : `, ${assertion.id}`})`;
  return `  ${kind}${where}${of}: ${text.replaceAll(/\s+/g, " ").slice(0, 160)}`;
}
