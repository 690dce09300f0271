/** Entries of forms in which sharing groups are chosen: a box to tick for each that is there, and for each that was chosen before. */
import { type GroupName, isGroupName } from "../../domain/audience.ts";
import { type Finding, findingCodes } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Typed } from "../pages/typed.ts";
import { groupTexts } from "../texts/groups.ts";
import { type Hole, type Html, html } from "./html.ts";

const texts = groupTexts.choice;

/** One such entry; its form field is `groups`, as often as boxes are ticked. */
export interface GroupsEntry {
  readonly label: Hole;
  readonly hint: Hole;
  /** All groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  /** Names that were chosen, whether there is such a group or not. */
  readonly chosen: readonly string[];
  readonly findings?: readonly Finding[];
}

/** The entry; closed and unknown groups only where they were chosen before, so that they can be taken off. */
export function groupsEntry({ label, hint, groups, chosen, findings = [] }: GroupsEntry): Html {
  const offered = groups.filter(({ name, closed }) => closed === null || chosen.includes(name));
  const unknown = chosen.filter((name) => !groups.some((group) => group.name === name));
  const wrong = findings.filter(({ at }) => at === "groups");
  const boxes = [
    ...offered.map((group) => box(group.name, html`<bdi>${group.title}</bdi>`, stateOf(group), chosen)),
    ...unknown.map((name) => box(name, html`<code>${name}</code>`, texts.unknown, chosen)),
  ];
  return html`<fieldset id="f-groups" class="entry ${wrong.length > 0 ? "entry-wrong" : null}">
    <legend>${label}</legend>
    ${boxes.length === 0 ? html`<p class="hint">${texts.none}</p>` : boxes}
    ${boxes.length === 0 ? null : html`<p class="hint">${hint}</p>`}
    ${wrong.map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`)}
  </fieldset>`;
}

/** What was ticked, or typed, as one text: the names parted by commas. */
export function groupsIn(typed: Typed): string {
  return typed
    .all("groups")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join(", ");
}

/** The names in such a text; what is no name of a group is left out. */
export function namesIn(text: string): readonly GroupName[] {
  return [...new Set(text.split(/[\s,]+/))].filter(isGroupName);
}

function box(name: string, title: Html, state: string | null, chosen: readonly string[]): Html {
  const checked = chosen.includes(name) ? html` checked` : null;
  return html`<label class="check"
    ><input type="checkbox" name="groups" value="${name}" ${checked} /> ${title}
    ${state === null ? null : html`<span class="hint">(${state})</span>`}</label
  >`;
}

function stateOf({ ready, closed }: SharingGroup): string | null {
  if (closed !== null) return texts.closed;
  return ready === null ? texts.waiting : null;
}
