/** Records that answer a question: found by the search of the reader's audience, and read from the store as they are told, or were told. */
import type { AudienceName } from "../../domain/audience.ts";
import { findingCodes } from "../../domain/finding.ts";
import type { Projection } from "../../domain/projection.ts";
import type { Answer, Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import type { Asked } from "../question.ts";
import { recordsThen } from "../records-then.ts";
import { refuseBuilding } from "../search-building.ts";
import type { ApiHouse } from "./endpoint.ts";

/** A page of the records that answer. */
export interface FoundRecords {
  readonly answer: Answer;
  /** In the order of the hits; what was withdrawn since it was found is left out. */
  readonly records: readonly Projection[];
}

/** The search of an audience. Refuses (`search-building`) until it is there. */
export async function searchFor({ searches }: Pick<ApiHouse, "searches">, audience: AudienceName): Promise<Search> {
  const search = await searches.of(audience);
  return isBuilding(search) ? refuseBuilding(search) : search;
}

/** Asks the search for a page of at most `limit` records, and for nothing else. Refuses as `searchFor` and `Search.ask` do. */
export async function findRecords(
  house: ApiHouse,
  audience: AudienceName,
  { question, place }: Asked,
  limit: number,
): Promise<FoundRecords> {
  const search = await searchFor(house, audience);
  const answer = search.ask(question, { ...place, limit, facets: [], values: 0 });
  return { answer, records: await recordsThen(house, audience, answer.hits, question.asKnownOn) };
}

/** What an answer says besides its records; `FoundMembers` in the schemas. */
export function aboutAnswer({ total, sure, hits, suggestion, findings }: Answer): object {
  return {
    total,
    sure,
    possibly: hits.filter((hit) => !hit.sure).map(({ card }) => card.incident),
    suggestion,
    findings: toldFindings(findings),
  };
}

/** Findings with the sentence that each stands for. */
export function toldFindings(findings: Answer["findings"]): readonly object[] {
  return findings.map((finding) => ({ ...finding, sentence: findingCodes[finding.code] }));
}
