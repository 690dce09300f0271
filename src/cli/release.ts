/** `casebook release`: everything that an audience is told, as a data set that never changes; and the releases so far. */
import { describeFinding } from "../domain/finding.ts";
import { parseReleaseName } from "../domain/release-name.ts";
import { Refusal } from "../domain/refusal.ts";
import { buildRelease } from "../workflow/release.ts";
import { countOf } from "../workflow/release-markdown.ts";
import { findRelease, type Release, releasesFor } from "../workflow/release-manifest.ts";
import { stoneOf } from "../workflow/release-take-off.ts";
import { verifyRelease } from "../workflow/release-verify.ts";
import { sayChanges } from "../workflow/release-words.ts";
import { acting, asOption } from "./acting.ts";
import { audienceGiven, audienceOption } from "./audience.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { onlyOperand } from "./input.ts";
import { textTable } from "./text-table.ts";

export const releaseCommand: Command = {
  name: "release",
  summary: "Write what an audience is told as a data set that never changes.",
  operands: "<name>",
  options: {
    audience: audienceOption("public"),
    note: { type: "string", value: "text", meaning: "one line on the occasion, at the head of its README" },
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "CSV, Parquet, NDJSON, STIX and VERIS, with a codebook, a coverage note, the changes since the release before,",
    "citations and checksums; served under /releases. A name is used once: no release is ever replaced. The same state",
    "gives the same bytes. Names are lower-case letters, digits, full stops and hyphens.",
    "",
    "  casebook release 2026.2",
    '  casebook release 2026.2-members --audience member --note "For the spring meeting"',
  ].join("\n"),
  run: async (given, wiring) => {
    const { terminal, speaker } = wiring;
    const name = onlyOperand(given.operands, "one name, such as 2026.2");
    const note = given.option("note")?.trim() ?? "";
    const house = await wiring.openHouse();
    const audience = await audienceGiven(given, house, "public");
    const who = await acting(given, house);
    const command = { name, audience, note: note === "" ? null : note, speaker, ...who };
    const release = await buildRelease(house, command, (file) => {
      if (terminal.interactive) terminal.err(`writing ${file}`);
    });
    const place = house.releases.placeOf(release.name);
    terminal.out(given.flag("json") ? JSON.stringify({ ...release, place }) : builtText(release, place));
    return exitCodes.done;
  },
};

export const releaseListCommand: Command = {
  name: "release list",
  summary: "List the releases, newest first.",
  operands: "",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: "Those for every audience.",
  run: async (given, wiring) => {
    const { releases } = await wiring.openHouse();
    const list = await releasesFor(releases, "desk");
    const stones = await Promise.all(list.map(({ name }) => stoneOf(releases, name)));
    const rows = list.map(({ name, number, state, audience, records, changes }, place) => [
      name,
      state.date,
      audience,
      String(records),
      stones[place] == null ? sayChanges(changes, number) : `taken off on ${stones[place].at.slice(0, 10)}`,
    ]);
    const table = textTable(["release", "state of", "audience", "records", "changes"], rows).join("\n");
    const text = list.length === 0 ? "There are no releases yet: casebook release <name> makes one." : table;
    wiring.terminal.out(given.flag("json") ? JSON.stringify(list) : text);
    return exitCodes.done;
  },
};

export const releaseVerifyCommand: Command = {
  name: "release verify",
  summary: "Check the files of a release against its checksums.",
  operands: "<name>",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: "Changes nothing. Exit code 0: every file is what it was; 1: something is not.",
  run: async (given, wiring) => {
    const operand = onlyOperand(given.operands, "one release");
    const { releases } = await wiring.openHouse();
    const name = parseReleaseName(operand);
    const there = name !== null && (await releases.listFiles(name)) !== null;
    if (!there) throw new Refusal("release-not-found", { release: operand });
    const described = await findRelease(releases, name);
    const { files, findings, stone } = await verifyRelease(releases, name);
    const sound = findings.length === 0 && described !== null;
    const wrong = [
      ...findings.map(describeFinding),
      ...(described === null ? ["release.json: it does not describe this release"] : []),
    ];
    const off = stone === null ? [] : [`taken off on ${stone.at.slice(0, 10)}: ${stone.reason}`];
    const verdict = `${files} files: ${sound ? "all sound" : `${wrong.length} wrong`}`;
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify({ release: name, files, findings, sound, stone })
        : [...off, ...wrong, verdict].join("\n"),
    );
    return sound ? exitCodes.done : exitCodes.failed;
  },
};

function builtText(
  { name, number, audience, records, withdrawn, state, changes, leftOut }: Release,
  place: string,
): string {
  const stones = withdrawn === 0 ? "" : `, and ${withdrawn} that were withdrawn`;
  return [
    `Release ${name}, for ${audience}: ${countOf(records, "record")}${stones}, as of ${state.date}; ${sayChanges(changes, number)}.`,
    `  ${place}`,
    ...(audience === "public"
      ? [`  served at /releases/${name}`]
      : [`  served to ${audience} and above at /releases/${name}`]),
    ...(leftOut.length === 0 ? [] : [`! Left out, since there is no such format: ${leftOut.join(", ")}`]),
  ].join("\n");
}
