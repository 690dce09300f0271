/** What was wrong with something that a person or a document brought: a value to collect and show, never an exception. */

/** Every code that a finding may carry, with the sentence that readers are shown. */
export const findingCodes = {
  "value-missing": "A value is required here.",
  "value-not-admitted": "This value is not among those that the field admits.",
  "parameter-unknown": "There is no such parameter here.",
  "parameter-repeated": "This parameter is taken once only.",
  "value-too-long": "This is more than is taken here.",
  "value-kind": "This field takes another kind of value.",
  "record-unknown": "There is no record of this number here.",
  "person-unknown": "There is nobody of this name here.",
  "field-unknown": "There is no such field in the codebook.",
  "state-not-admitted": "This field does not admit that state of no value.",
  "speaker-not-admitted": "Nobody in this role may speak for this field.",
  "stance-not-admitted": "This stance does not go with this speaker or field.",
  "subject-missing": "The assertion must say which victim or actor it is about.",
  "subject-not-admitted": "The assertion is about the incident; it takes no victim or actor.",
  "evidence-missing": "An assertion needs at least one piece of evidence.",
  "evidence-unresolved": "The quote does not stand at that place of the report.",
  "evidence-report-unknown": "The evidence names a report that is not here.",
  "date-invalid": "This is no date in EDTF level 0 or 1.",
  "instant-invalid": "This is neither a day nor an instant.",
  "date-future": "This is still to come, and nothing is known of it.",
  "date-order": "The dates contradict each other.",
  "amount-invalid": "The amount is not a valid range.",
  "marking-invalid": "This is no TLP 2.0 label.",
  "embargo-over": "This instant has passed already; an embargo ends in the future.",
  "groups-invalid": "These are no names of sharing groups: lower-case letters, digits and hyphens, each once.",
  "policy-invalid": "The policy file has an entry that cannot be followed.",
  "vocabulary-shape": "This is not what the published file of that vocabulary has here.",
  "mapping-invalid": "The mapping file has an entry that cannot be followed.",
  "encoding-guessed": "The document's encoding is not stated, or not as stated; it was guessed.",
  "invisible-removed": "Invisible or direction-changing characters were removed from the text.",
  "hidden-removed": "Text hidden from readers was left out.",
  "front-matter-unreadable": "A line of the front matter could not be read.",
  "page-without-text": "A page of the PDF has no text layer.",
  "published-hint": "This is the day on which the file was made; it may or may not be the day of publication.",
  "article-not-found": "No article was recognised on the page; the text of the whole page was taken.",
  "language-not-read": "Only English reports are read for proposals so far; this one is for a person to read.",
  "no-incident": "No incident was recognised in this report.",
  "instruction-in-text": "The text contains a sentence that addresses a reading machine; it was treated as mere text.",
  "text-cut": "The text is longer than is read for proposals; only its beginning was read.",
  "address-invalid": "This is no e-mail address.",
  "password-wrong": "This is not the password.",
  "confirmation-differs": "This is not what was to be typed.",
  "password-differs": "The two passwords are not the same.",
  lint: "The draft is at odds with a rule of coding.",
  "draft-abandoned": "This draft was put aside.",
  "decision-dropped": "The assertion that this decision was about no longer stands in the record.",
  "nothing-cleared": "Nothing in this record is cleared for that audience.",
  "chain-broken": "This does not follow from what comes before it.",
  "audit-detail-missing": "The details of this entry are gone, and no note says that they were erased.",
  "audit-entries-missing": "The log does not hold as many entries as its newest is numbered.",
  "audit-head-differs": "The log does not hold this entry as it was written down outside.",
  "report-altered": "A kept report no longer has the hash that names it.",
  "picture-altered": "A kept picture is missing, or no longer has the hash that names it.",
  "factor-unreadable":
    "The secret of this account's authenticator app cannot be opened: casebook.secret is missing or another one.",
  "release-file-altered": "The file no longer has the checksum that it was released with.",
  "release-file-missing": "The file is listed but not there.",
  "release-file-unknown": "The file is there but not listed.",
  "projection-stale": "A kept projection is not what the policy makes of the revision.",
  "file-refused": "The file cannot be read.",
  "import-lost": "The codebook has no place for this value; it stays in the kept original alone.",
  "json-malformed": "This is not JSON.",
  "json-quotes-repaired": "Curly quotes stood where JSON wants straight ones; they were taken for those.",
  "record-shape": "This is not a record of the format.",
  "record-upgraded": "The record follows an older form, which was read by a stated rule.",
  "schema-unknown": "The record names a version of its schema that is not known here; it was read as the newest known.",
  "row-malformed": "The table cannot be read from this row on.",
  "row-width": "The row has another number of cells than the header.",
  "column-missing": "The table lacks a column that the format needs.",
  "key-repeated": "Another record of the same source has this name already; it was read as a record of its own.",
  "reference-missing": "The record refers to something that the document does not hold.",
  "value-mapped": "The source's word has no exact match here; the nearest term was taken.",
  "value-repaired": "The value was damaged or misspelt and was read by a stated rule.",
  "value-ambiguous": "The source leaves open which of several things this value is said of; it was not taken.",
  "precision-reduced": "The date is taken only as precisely as the source bears out.",
  "actor-unattributed":
    "The source names an actor without saying whose word it is; it stands as suspected, not attributed.",
  "claim-not-attribution": "The source counts an actor's own claim among the attributions; it stands as a claim.",
  "marking-mapped": "The record's marking is not of TLP 2.0; the nearest label that is not wider was taken.",
  "maybe-duplicate": "A record of the same victim and date is here already; nothing was merged.",
  "record-withdrawn": "The record was withdrawn here; what the source says now waits as a draft.",
  "query-unclosed": "A quotation mark or parenthesis has no partner; the query was read as if it had.",
  "query-filter-unknown": "There is no filter of this name; it was looked for as words.",
  "query-wildcard": "A * stands only at the end of a word of two letters or more; here it was left out.",
  "query-too-long":
    "A query has at most 2,000 characters, 40 words, 8 words with * and 8 parentheses within each other; the rest was left out.",
  "query-too-broad": "The query would take too long to answer; ask for less at once.",
  "no-longer-said": "The source no longer says what stands in the record.",
} as const;

/** The name of one thing that can be wrong. */
export type FindingCode = keyof typeof findingCodes;

/** One thing that was wrong, where, and what stood there. */
export interface Finding {
  /** The place, in the words of what was given: a form field, a JSON Pointer, `line 12`. */
  readonly at: string;
  readonly code: FindingCode;
  /** What stood there, shortened for showing; absent where there was nothing. */
  readonly saw?: string;
}

/** A finding whose `saw` is cut to 200 characters. Takes anything: what cannot be written as JSON is named by its kind. */
export function finding(at: string, code: FindingCode, saw?: unknown): Finding {
  const text = typeof saw === "string" ? saw : textOf(saw);
  if (text === undefined) return { at, code };
  return { at, code, saw: (text.length > 200 ? `${text.slice(0, 199)}…` : text).toWellFormed() };
}

/** Undefined where there is nothing to show. Text from outside may be nested too deeply for JSON to be written. */
function textOf(saw: unknown): string | undefined {
  try {
    return JSON.stringify(saw);
  } catch {
    return typeof saw;
  }
}

/** The finding as one line for people: place, sentence, and what was seen. */
export function describeFinding({ at, code, saw }: Finding): string {
  return `${at}: ${findingCodes[code]}${saw === undefined ? "" : ` (${saw})`}`;
}
