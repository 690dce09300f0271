/** What the pages of sectors say. */

/** The texts. */
export const sectorTexts = {
  title: "Sectors",
  lead: "What the victims do: the sectors of the EU’s NIS 2 directive, and a few that data sets of incidents count besides. A sector holds its parts.",
  parts: "Parts",
  none: "none told",
  of: (sector: string) => `Incidents with victims in this sector: ${sector}`,
  list: "All sectors",
} as const;
