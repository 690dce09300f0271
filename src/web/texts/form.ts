/** What forms say of themselves, whatever they are for. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const formTexts = {
  /** `nothingDone` says that nothing was done; `entries` are links to what was wrong. */
  lookAgain: (nothingDone: string, entries: Html) => html`${nothingDone} Please look again at: ${entries}.`,
} as const;
