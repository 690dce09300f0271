/** What is said to those who reach a casebook under a name that it does not know. */

/** The texts. */
export const hostTexts = {
  unknown:
    "This casebook does not answer to that host name. Ask for it under its own address; its operator names that in the setting CASEBOOK_URL.",
} as const;
