/** What the list of pages for running a casebook says. */

/** The texts of the list. */
export const administrationTexts = {
  heading: "Administration",
  people: "People",
  groups: "Sharing groups",
  keys: "API keys",
  policy: "Disclosure policy",
  audit: "Audit log",
} as const;
