/** Fields about a victim. An incident has as many victims as the reports name. */
import { countryCodes, countryName } from "../../vocabulary/country.ts";
import { sectors } from "../../vocabulary/sector.ts";
import { employeeCounts } from "../../vocabulary/veris.ts";
import { defineField, plainTerms } from "../field-definition.ts";

/** ISO 3166-1 alpha-2 codes with English names. */
export const countryTerms: Readonly<Record<string, string>> = Object.fromEntries(
  countryCodes.map((code) => [code, countryName(code) ?? code]),
);

export const victimFields = {
  "victim.name": defineField({
    label: "Victim",
    definition: "The organisation or group of persons that the incident happened to, as the report names it.",
    value: "name",
    about: "victim",
    states: ["reported-unknown"],
  }),
  "victim.alias": defineField({
    label: "Also called",
    definition: "Another name that the report uses for the same victim.",
    value: "name",
    about: "victim",
    states: [],
  }),
  "victim.parent": defineField({
    label: "Part of",
    definition:
      "The organisation that the victim belongs to, as the source says: its owner, or the body that it is a unit of.",
    value: "name",
    about: "victim",
    states: ["stated-none", "reported-unknown"],
  }),
  "victim.role": defineField({
    label: "Role of the victim",
    definition:
      "Primary: its systems were hit. Secondary: harmed through another. Intended target: attacked without effect.",
    value: "term",
    about: "victim",
    terms: {
      primary: "Primary victim",
      secondary: "Secondary victim",
      "intended-target": "Intended target",
      supplier: "Supplier",
      "vendor-of-exploited-product": "Vendor of the exploited product",
      alleged: "Alleged victim",
    },
    states: [],
  }),
  "victim.country": defineField({
    label: "Country",
    definition: "Where the victim, or the part of it that was hit, is seated (ISO 3166-1 alpha-2).",
    value: "term",
    about: "victim",
    terms: countryTerms,
  }),
  "victim.region": defineField({
    label: "Region",
    definition: "State, province or region of the victim, as the report names it.",
    value: "name",
    about: "victim",
  }),
  "victim.place": defineField({
    label: "Place",
    definition: "Town or site, as the report names it.",
    value: "name",
    about: "victim",
  }),
  "victim.sector": defineField({
    label: "Sector",
    definition: "The victim's line of activity; after the dot the part of the sector, where known.",
    value: "term",
    about: "victim",
    terms: sectors,
  }),
  "victim.industry": defineField({
    label: "Industry (NAICS)",
    definition: "Digits of the North American Industry Classification System, two to six.",
    value: "name",
    about: "victim",
  }),
  "victim.size": defineField({
    label: "Employees",
    definition: "Number of employees, as a band of VERIS `employee_count`.",
    value: "term",
    about: "victim",
    terms: plainTerms(employeeCounts.filter((band) => band !== "Unknown")),
  }),
} as const;
