/** What the pages of countries say. */
import { sayIncidents } from "./charts.ts";

/** The texts. */
export const countryTexts = {
  title: "Countries",
  lead: "Where the victims are, as far as reports say so. A country stands here by what happened to those in it, never by what anybody in it did.",
  counted: (countries: number, incidents: number) =>
    `${countries.toLocaleString("en-US")} ${countries === 1 ? "country" : "countries"} in ${sayIncidents(incidents)}.`,
  of: (country: string) => `Incidents with victims in ${country}`,
  list: "All countries",
} as const;
