/** What the pages of organisations say. */
import { namedTexts } from "./named.ts";

/** The texts of the list of organisations and of the page of one. */
export const organisationTexts = {
  heading: "Organisations",
  lead: "Those that incidents happened to, as the reports name them. Names that differ only in how a report writes them are not merged.",
  total: (n: number) => namedTexts.count(n, "organisation", "organisations"),
  empty: "No published record names an organisation yet.",
  all: "All incidents",
  asTold:
    "Country and sector as the record of the latest incident tells them. Where you narrow by them, a record counts with all its victims.",
  column: { name: "Name", country: "Country", sector: "Sector", records: "Incidents", latest: "Latest" },
  meta: (n: number) => `Named as a victim in ${namedTexts.count(n, "record", "records")}`,
  metaWhole: (n: number) => `In ${namedTexts.count(n, "record", "records")} a victim is said to be part of it`,
  noVictim: "No record that is open to you names it as a victim itself.",
  ofUnits: "Incidents of its parts",
  units: "Its parts",
  unitsLead: "Victims of which a source says that they belong to it.",
  incidents: "Incidents",
  incidentsOf: (name: string) => `Incidents of ${name}`,
  overTime: "Its incidents over time",
  lanes: "Who is said to be responsible",
  lanesLead: "In the records that name it, whomever of their victims that is said of. A claim is not an attribution.",
  noClaim: "Nobody is told to claim any of them.",
  noAttribution: "None of them is told to be attributed to anybody.",
  together: "Named together with",
  togetherLead: "Other victims of the same records. That says nothing of how they belong together.",
} as const;
