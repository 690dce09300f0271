/** An organisation's page in schema.org's words: who it is as the records tell it, and which records are about it. */
import { organisationsOf, type Party, type Projection, standingOf, titleOf } from "../../domain/projection.ts";
import type { Speaker } from "../format.ts";
import { type JsonLd, known } from "./json-ld.ts";

/** The node for an organisation with this name, from the records that this audience is told of it; records that do not name it are passed over. */
export function jsonLdOfOrganisation(
  { slug, name }: Pick<Party, "slug" | "name">,
  records: readonly Projection[],
  speaker: Speaker,
): JsonLd {
  const mentions = records.flatMap((record) =>
    organisationsOf(record).flatMap((party) => (party.slug === slug ? [{ record, about: party.about }] : [])),
  );
  const said = (field: "victim.alias" | "victim.country"): readonly string[] => {
    const all = mentions.flatMap(({ record, about }) =>
      standingOf(record, field).flatMap(({ about: whom, content }) => {
        if (whom !== about) return [];
        return content.kind === "name" ? [content.name] : content.kind === "term" ? [content.term] : [];
      }),
    );
    return [...new Set(all)];
  };
  const url = `${speaker.url}/organisations/${encodeURIComponent(slug)}`;
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    "@id": url,
    url,
    name,
    ...known({
      alternateName: said("victim.alias"),
      location: said("victim.country").map((code) => ({
        "@type": "Place",
        address: { "@type": "PostalAddress", addressCountry: code },
      })),
      subjectOf: mentions.map(({ record }) => ({
        "@type": "Report",
        "@id": `${speaker.url}/incidents/${record.incident}`,
        name: titleOf(record),
      })),
    }),
  };
}
