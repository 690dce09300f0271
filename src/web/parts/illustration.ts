/** The picture beside a record: the one that was put there, with who made it and on what terms it is shown; else the card of the record. */
import type { IncidentId } from "../../domain/incident.ts";
import type { Projection } from "../../domain/projection.ts";
import type { ToldIllustration } from "../../domain/illustration.ts";
import { cardAlt, cardSize } from "../cards/card.ts";
import { illustrationTexts } from "../texts/illustration.ts";
import { type Html, html } from "./html.ts";
import type { PageContent } from "./page.ts";
import { undirected } from "./saying.ts";

/** The figure on the page of a record. Links go nowhere but to http and https. */
export function illustrationOf({ incident, illustration }: Projection, card: string): Html {
  if (illustration === null) {
    const { width, height } = cardSize;
    const picture = imageOf({ href: `/incidents/${incident}/card.svg`, alt: card, width, height });
    return html`<figure class="illustration card">${picture}</figure>`;
  }
  return html`<figure class="illustration">
    ${imageOf(pictureOf(incident, illustration))}
    <figcaption>${creditOf(illustration)}</figcaption>
  </figure>`;
}

/** The picture with its sides, so that the page does not move when it comes. */
export function imageOf({ href, alt, width, height }: NonNullable<PageContent["picture"]>): Html {
  const shown = undirected(alt);
  return html`<img src="${href}" alt="${shown}" width="${width}" height="${height}" loading="lazy" decoding="async" />`;
}

/** Who made it, and on what terms it is shown. */
export function creditOf({ credit, licence: { name, url } }: Pick<ToldIllustration, "credit" | "licence">): Html {
  const licence = html`<bdi>${name}</bdi>`;
  const link = url === null ? licence : html`<a href="${url}" rel="license external noopener">${licence}</a>`;
  return illustrationTexts.credit(html`<bdi>${credit}</bdi>`, link);
}

/** What shows the record elsewhere: its picture, or else its card as a PNG. */
export function previewOf(projection: Projection): NonNullable<PageContent["picture"]> {
  const { incident, illustration } = projection;
  if (illustration !== null) return pictureOf(incident, illustration);
  return { href: `/incidents/${incident}/card.png`, alt: cardAlt(projection), ...cardSize };
}

/** A picture by its address here. */
export function pictureOf(
  incident: IncidentId,
  { digest, alt, width, height }: ToldIllustration,
): NonNullable<PageContent["picture"]> {
  return { href: `/incidents/${incident}/picture/${digest}`, alt, width, height };
}
