/** `casebook restrict`: who may know of a record, a report or a source at the widest, and from when on. */
import { type Finding, finding } from "../domain/finding.ts";
import { parseIncidentId } from "../domain/incident.ts";
import { parseMarking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ReportId } from "../domain/report.ts";
import { parseGroups, parseInstant, type Restriction, unrestricted } from "../domain/restriction.ts";
import type { SourceId } from "../domain/source.ts";
import { tellDue } from "../workflow/lift-embargoes.ts";
import {
  nameOf,
  type Restrictable,
  restrict,
  restrictionOf,
  type RestrictOutcome,
  undoRestriction,
} from "../workflow/restrict.ts";
import { previewRestriction, type RestrictionPreview } from "../workflow/restrict-preview.ts";
import { countOf } from "../workflow/release-markdown.ts";
import { acting, asOption } from "./acting.ts";
import type { Command, Given } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { onlyOperand } from "./input.ts";

export const restrictCommand: Command = {
  name: "restrict",
  summary: "Narrow who may know of a record, a report or a source, or set an embargo.",
  operands: "<record|report|source>",
  options: {
    marking: {
      type: "string",
      value: "label",
      meaning: "at the widest those cleared for it, such as TLP:AMBER; none: as it is marked",
    },
    embargo: {
      type: "string",
      value: "instant",
      meaning: 'until then the desk alone: 2026-03-01, or "2026-03-01 14:30", in UTC; none',
    },
    groups: {
      type: "string",
      value: "names",
      meaning: "only partners of these groups, parted by commas; none: no group narrows it",
    },
    clear: { type: "boolean", meaning: "take the restriction away" },
    undo: { type: "boolean", meaning: "take the last change back" },
    "dry-run": { type: "boolean", meaning: "only say what would change" },
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "A record by its number, a report by its hash, a source by its name in the address of its page. What is not given stays",
    "as it is; without any option it says how the thing is restricted. Records that rest on it are told anew.",
    "",
    '  casebook restrict CB-7K3Q9F --embargo "2026-03-01 14:30"',
    "  casebook restrict example-org --marking TLP:GREEN --dry-run",
    "  casebook restrict CB-7K3Q9F --clear",
  ].join("\n"),
  run: async (given, wiring) => {
    const thing = thingGiven(onlyOperand(given.operands, "one record, report or source"));
    const house = await wiring.openHouse();
    const { terminal } = wiring;
    const before = await restrictionOf(house.store, thing);
    const said = (what: object, text: string) => {
      terminal.out(given.flag("json") ? JSON.stringify({ ...thing, ...what }) : text);
      return exitCodes.done;
    };
    if (!asksForChange(given)) return said({ restriction: before }, sayRestriction(thing, before));
    const restriction = restrictionGiven(given, before);
    if (given.flag("dry-run")) {
      const preview = await previewRestriction(house, thing, restriction);
      const audiences = Object.fromEntries(preview.audiences);
      return said({ preview: { ...preview, audiences } }, previewText(thing, preview));
    }
    const who = await acting(given, house);
    const outcome = given.flag("undo")
      ? await undoRestriction(house, { thing, ...who })
      : await restrict(house, { thing, restriction, ...who });
    await tellDue(house, {
      progress: (done, left) => {
        if (terminal.interactive && outcome.waiting > 0) terminal.err(`told anew: ${done}, still to do: ${left}`);
      },
    });
    const after = await restrictionOf(house.store, thing);
    return said({ restriction: after, outcome }, outcomeText(thing, after, outcome));
  },
};

function asksForChange(given: Given): boolean {
  const named = ["marking", "embargo", "groups"].some((name) => given.option(name) !== undefined);
  return named || given.flag("clear") || given.flag("undo");
}

/** A record's number, the hash of a report, or else the name of a source. */
function thingGiven(text: string): Restrictable {
  const incident = parseIncidentId(text);
  if (incident !== null) return { kind: "record", id: incident };
  const hash = text.toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: "report", id: hash as ReportId };
  return { kind: "source", id: text as SourceId };
}

function restrictionGiven(given: Given, before: Restriction | null): Restriction {
  const findings: Finding[] = [];
  const base = given.flag("clear") || before === null ? unrestricted : before;
  const read = <T>(
    name: string,
    kept: T | null,
    parse: (text: string) => T | null,
    code: Finding["code"],
  ): T | null => {
    const text = given.option(name);
    if (text === undefined) return kept;
    const value = text === "none" ? null : parse(text);
    if (value === null && text !== "none") findings.push(finding(`--${name}`, code, text));
    return value;
  };
  const restriction = {
    marking: read("marking", base.marking, parseMarking, "marking-invalid"),
    groups: read("groups", base.groups, parseGroups, "groups-invalid"),
    embargo: read("embargo", base.embargo, parseInstant, "instant-invalid"),
  };
  if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
  return restriction;
}

function sayRestriction(thing: Restrictable, restriction: Restriction | null): string {
  if (restriction === null) return `${nameOf(thing)}: nothing narrows it`;
  const { marking, groups, embargo } = restriction;
  const said = [
    ...(marking === null ? [] : [`at the widest ${marking}`]),
    ...(groups === null ? [] : [`only for partners of ${groups.join(", ")}`]),
    ...(embargo === null ? [] : [`embargo until ${embargo}`]),
  ];
  return `${nameOf(thing)}: ${said.join("; ")}`;
}

function outcomeText(
  thing: Restrictable,
  after: Restriction | null,
  { hasChanged, told, waiting }: RestrictOutcome,
): string {
  if (!hasChanged) return `${sayRestriction(thing, after)} (as before)`;
  return `${sayRestriction(thing, after)}\n${countOf(told + waiting, "record")} told anew`;
}

function previewText(thing: Restrictable, { records, looked, audiences }: RestrictionPreview): string {
  const of = looked === records ? countOf(records, "record") : `the first ${looked} of ${countOf(records, "record")}`;
  const lines = [...audiences].map(
    ([name, { hidden, shown, narrowed, widened }]) =>
      `  ${name}: ${hidden} hidden, ${shown} shown, ${narrowed} told less of, ${widened} told more of`,
  );
  return [`${nameOf(thing)}, of ${of}:`, ...lines].join("\n");
}
