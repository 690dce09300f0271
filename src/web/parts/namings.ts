/** What loaded galaxies say of an actor's name: other names where it is one actor's alone, else whose name it is. Nothing is attributed from it. */
import { type Alias, type Naming, namingsOf } from "../../vocabulary/galaxy.ts";
import { actorTexts } from "../texts/actors.ts";
import { type Html, html } from "./html.ts";

const texts = actorTexts.namings;

/** Lines for each galaxy of actors that knows the name; null where none is loaded or none knows it. */
export function namingNotes(name: string): Html | null {
  const namings = namingsOf(name).filter(({ actors, alsoCalled }) => actors.length > 1 || alsoCalled.length > 0);
  if (namings.length === 0) return null;
  return html`${namings.map(
    (naming) => html`<p class="fine">${naming.actors.length > 1 ? ambiguous(naming) : otherNames(naming)}</p>`,
  )}`;
}

function otherNames({ galaxy, version, alsoCalled }: Naming): Html {
  return texts.alsoCalled(inSequence(alsoCalled.map(aliasOf)), galaxy, version);
}

function ambiguous({ galaxy, version, actors }: Naming): Html {
  const names = actors.map((actor) => html`<bdi>${actor}</bdi>`);
  return texts.ambiguous(inSequence(names), galaxy, version);
}

function aliasOf({ name, shared }: Alias): Html {
  const isolated = html`<bdi>${name}</bdi>`;
  if (shared.length === 0) return isolated;
  return texts.shared(isolated, inSequence(shared.map((other) => html`<bdi>${other}</bdi>`)));
}

function inSequence(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}`;
}
