/** A record as schema.org's `Report`: what it is about, when and where, what it rests on, and who claims what. */
import {
  dateOf,
  organisationsOf,
  type Projection,
  proseOf,
  standingOf,
  titleOf,
  type ToldSource,
} from "../../domain/projection.ts";
import type { Field } from "../../domain/field.ts";
import { headlineOf, plainLine } from "../citation/cited-record.ts";
import type { Speaker } from "../format.ts";
import { isPublicLink } from "../rows/told-evidence.ts";
import { claimsOf } from "./claims.ts";
import { calendarDate, type JsonLd, known } from "./json-ld.ts";

/**
 * The node for a record's page. It names victims as organisations and never says that anything is a person. Dates are EDTF as they
 * are told (`2024-03` stays a month). When the first version was told is known of the first version alone.
 */
export function jsonLdOfRecord(projection: Projection, speaker: Speaker): JsonLd {
  const { incident, version, since, sample, sources } = projection;
  const url = `${speaker.url}/incidents/${incident}`;
  return {
    "@context": "https://schema.org",
    "@type": "Report",
    "@id": url,
    ...known({
      url,
      identifier: incident,
      headline: headlineOf(projection),
      name: titleOf(projection),
      description: proseOf(projection, "summary"),
      inLanguage: "en",
      version,
      datePublished: version === 1 ? since : null,
      dateModified: since,
      creativeWorkStatus: sample ? "Sample" : null,
      temporalCoverage: dateOf(projection),
      about: victimsOf(projection),
      contentLocation: placesOf(projection),
      hasPart: claimsOf(projection),
      image: imageNode(projection, url),
      citation: sources.map(sourceNode),
      license: speaker.license ?? null,
      isPartOf: datasetRef(speaker),
      publisher: siteNode(speaker),
    }),
  };
}

/** The picture beside the record with its terms; the card that is drawn of the record where there is none. */
function imageNode({ illustration }: Projection, url: string): JsonLd | string {
  if (illustration === null) return `${url}/card.png`;
  const { digest, mediaType, width, height, alt, credit, licence } = illustration;
  return {
    "@type": "ImageObject",
    contentUrl: `${url}/picture/${digest}`,
    encodingFormat: mediaType,
    width,
    height,
    caption: alt,
    creditText: credit,
    license: licence.url ?? { "@type": "CreativeWork", name: licence.name },
  };
}

/** The whole casebook as the dataset that records are part of: only its name and address. */
export function datasetRef({ name, url }: Speaker): JsonLd {
  return { "@type": "Dataset", "@id": `${url}/#dataset`, name, url };
}

/** The house that speaks. */
export function siteNode({ name, url }: Speaker): JsonLd {
  return { "@type": "Organization", name, url };
}

function victimsOf(projection: Projection): readonly JsonLd[] {
  return organisationsOf(projection).map(({ about, name }) => ({
    "@type": "Organization",
    name,
    ...known({ address: addressOf(projection, about) }),
  }));
}

/** The countries and places where victims are seated, each once. */
function placesOf(projection: Projection): readonly JsonLd[] {
  const abouts = [...new Set(standingOf(projection, "victim.country").flatMap(({ about }) => about ?? []))];
  const addresses = abouts.flatMap((about) => addressOf(projection, about) ?? []);
  const once = new Map(addresses.map((address) => [JSON.stringify(address), address]));
  return [...once.values()].map((address) => ({ "@type": "Place", address }));
}

function addressOf(projection: Projection, about: string): JsonLd | null {
  const said = (field: Field) =>
    standingOf(projection, field).flatMap((one) => {
      const { content } = one;
      if (one.about !== about) return [];
      return content.kind === "term" ? [content.term] : content.kind === "name" ? [content.name] : [];
    })[0] ?? null;
  const address = known({
    addressCountry: said("victim.country"),
    addressRegion: said("victim.region"),
    addressLocality: said("victim.place"),
  });
  return Object.keys(address).length === 0 ? null : { "@type": "PostalAddress", ...address };
}

/** A report behind the record. */
export function sourceNode({ title, publisher, url, published, language }: ToldSource): JsonLd {
  return {
    "@type": "CreativeWork",
    name: plainLine(title ?? publisher),
    ...known({
      url: isPublicLink(url) ? url : null,
      datePublished: calendarDate(published),
      inLanguage: language,
      publisher: { "@type": "Organization", name: publisher },
    }),
  };
}
