/** The date on which a document says it was published, as its metadata write it: to EDTF level 0. */

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const monthWord = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";

/** `2024`, `2024-03`, `2024-03-05`, each perhaps followed by a time of day. Slashes stand only year first: 05/03/2024 has two readings. */
const numeric = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ].{0,40})?)?)?$/u;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.{0,10})?$/u;
/** `Tue, 05 Mar 2024 10:00:00 GMT`, `5 March 2024`, `March 2024`. */
const dayFirst = new RegExp(
  `^(?:[a-z]{3,9},? )?(?:(\\d{1,2})(?:st|nd|rd|th)? )?${monthWord} (\\d{4})(?:[ ,].{0,40})?$`,
  "iu",
);
/** `March 5, 2024`. */
const monthFirst = new RegExp(
  `^(?:[a-z]{3,9},? )?${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:[ ,].{0,40})?$`,
  "iu",
);

/**
 * The EDTF form of a date in ISO 8601, in the style of e-mail or in English words; null for everything else. A time of day
 * is left out and the day is the one that was written: whatever its zone, that is the day its first readers saw.
 */
export function statedDate(written: string | null | undefined): string | null {
  const text = (written ?? "").trim().slice(0, 80);
  const [, year, month, day] = numeric.exec(text) ?? compact.exec(text) ?? [];
  if (year !== undefined) return dateOf(year, month, day);
  const [, earlyDay, word, laterYear] = dayFirst.exec(text) ?? [];
  if (word !== undefined && laterYear !== undefined) return dateOf(laterYear, monthNumber(word), earlyDay);
  const [, name, lateDay, lastYear] = monthFirst.exec(text) ?? [];
  if (name !== undefined && lastYear !== undefined) return dateOf(lastYear, monthNumber(name), lateDay);
  return null;
}

function monthNumber(word: string): string {
  return String(monthNames.indexOf(word.toLowerCase()) + 1);
}

/** Null where there is no such day. */
function dateOf(year: string, month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return year;
  const written = [year, month, ...(day === undefined ? [] : [day])].map((part) => part.padStart(2, "0")).join("-");
  const moment = new Date(`${day === undefined ? `${written}-01` : written}T00:00:00Z`);
  // A 31 April is read as 1 May, so the day must come back as it went in.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) ? written : null;
}
