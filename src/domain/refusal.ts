/** What the house refuses to do, and why: one table of codes, each with its HTTP status, exit code and sentence. */
import type { Finding } from "./finding.ts";

/** HTTP status, exit code of the command line, and the sentence that people are shown. */
interface Ground {
  readonly status: number;
  readonly exit: number;
  readonly sentence: string;
}

/** Exit codes: 2 wrong use, 3 not found, 4 refused input, 5 conflict with newer state, 6 not allowed, 7 the machine's fault. */
export const refusalCodes = {
  "document-empty": { status: 422, exit: 4, sentence: "The document holds no text." },
  "document-too-large": { status: 413, exit: 4, sentence: "The document is larger than Casebook accepts." },
  "document-binary": { status: 415, exit: 4, sentence: "This is not text: it looks like a binary file." },
  "document-encoding": { status: 422, exit: 4, sentence: "The document's encoding cannot be read." },
  "document-encrypted": { status: 422, exit: 4, sentence: "The PDF is encrypted; remove its protection first." },
  "document-no-text": { status: 422, exit: 4, sentence: "The PDF has no text layer; run text recognition first." },
  "document-malformed": { status: 422, exit: 4, sentence: "The document is damaged and cannot be read." },
  "document-too-deep": { status: 422, exit: 4, sentence: "The page is nested too deeply to be read." },
  "media-type-unsupported": { status: 415, exit: 4, sentence: "Casebook reads text, Markdown, HTML and PDF." },
  "picture-too-large": { status: 413, exit: 4, sentence: "The picture is larger than Casebook accepts." },
  "picture-unsupported": { status: 415, exit: 4, sentence: "This is no picture in PNG, JPEG or WebP." },
  "picture-moving": { status: 422, exit: 4, sentence: "Moving pictures are not taken." },
  "picture-malformed": { status: 422, exit: 4, sentence: "The picture is damaged and cannot be taken." },
  "picture-size": {
    status: 422,
    exit: 4,
    sentence: "The picture must be between 200 and 8,000 pixels wide, and as high.",
  },
  "file-unwritable": { status: 500, exit: 7, sentence: "The file or folder cannot be written." },
  "file-unreadable": { status: 400, exit: 4, sentence: "The file cannot be read." },
  "url-refused": { status: 422, exit: 4, sentence: "Casebook does not fetch this address." },
  "url-failed": { status: 502, exit: 4, sentence: "The address could not be fetched." },
  "input-invalid": { status: 422, exit: 4, sentence: "Something in the input is not right." },
  "format-unknown": { status: 404, exit: 3, sentence: "There is no such format." },
  "format-not-read": { status: 422, exit: 4, sentence: "This format is only written, not read." },
  "format-not-written": { status: 422, exit: 4, sentence: "This format is only read, not written." },
  "release-not-found": { status: 404, exit: 3, sentence: "There is no such release." },
  "release-exists": { status: 409, exit: 5, sentence: "There is a release of this name; none is ever replaced." },
  "release-altered": { status: 500, exit: 7, sentence: "A file of a release is not what it was when it was written." },
  "vocabulary-not-found": { status: 404, exit: 3, sentence: "There is no such vocabulary, or no such version of it." },
  "report-not-found": { status: 404, exit: 3, sentence: "There is no such report." },
  "draft-not-found": { status: 404, exit: 3, sentence: "There is no such draft." },
  "draft-closed": { status: 409, exit: 5, sentence: "This draft is closed; nothing can be decided in it any more." },
  "draft-stale": { status: 409, exit: 5, sentence: "Someone else changed this draft in the meantime; load it again." },
  "draft-undecided": {
    status: 409,
    exit: 5,
    sentence: "Some proposals are undecided; decide them or leave them out on purpose.",
  },
  "draft-empty": {
    status: 422,
    exit: 4,
    sentence: "Nothing in this draft is accepted, so there is nothing to publish.",
  },
  "proposal-not-found": { status: 404, exit: 3, sentence: "There is no such proposal in this draft." },
  "incident-not-found": { status: 404, exit: 3, sentence: "There is no such incident." },
  "incident-withdrawn": { status: 410, exit: 3, sentence: "This record was withdrawn." },
  "revision-stale": {
    status: 409,
    exit: 5,
    sentence: "The record has a newer revision than the one this draft started from.",
  },
  "reason-missing": { status: 422, exit: 4, sentence: "A reason is required." },
  "saved-searches-full": {
    status: 409,
    exit: 5,
    sentence: "You keep as many searches as an account can keep; delete one first.",
  },
  "account-not-found": { status: 404, exit: 3, sentence: "There is no such account." },
  "account-exists": { status: 409, exit: 5, sentence: "There is already an account of this name." },
  "password-weak": {
    status: 422,
    exit: 4,
    sentence: "The password must have 12 to 200 characters and must not be the account's name.",
  },
  "sign-in-failed": { status: 401, exit: 6, sentence: "The name or the password is not right." },
  "sign-in-limited": { status: 429, exit: 6, sentence: "Too many attempts; wait a little and try again." },
  "sign-in-required": { status: 401, exit: 6, sentence: "Sign in first." },
  "not-allowed": { status: 403, exit: 6, sentence: "Your account may not do this." },
  "form-expired": {
    status: 403,
    exit: 6,
    sentence: "The form is too old or came from elsewhere; load the page again.",
  },
  "link-invalid": { status: 404, exit: 3, sentence: "This link is used up, too old or wrong." },
  "page-not-found": { status: 404, exit: 3, sentence: "There is no such page." },
  "nothing-told": { status: 404, exit: 3, sentence: "Nothing is told here, or nothing that is open to you." },
  "not-known-then": { status: 404, exit: 3, sentence: "Nothing was told of this record by then." },
  "list-page-not-found": { status: 404, exit: 3, sentence: "The list has no page of this number." },
  "search-building": { status: 503, exit: 7, sentence: "The search is still being prepared; try again in a moment." },
  "collection-read-only": { status: 403, exit: 6, sentence: "This collection is only read." },
  "not-acceptable": { status: 406, exit: 4, sentence: "This is not given in the form that was asked for." },
  "address-too-long": { status: 414, exit: 4, sentence: "The address is too long." },
  "request-invalid": { status: 400, exit: 2, sentence: "The request cannot be followed as it stands." },
  usage: { status: 400, exit: 2, sentence: "The command was not understood." },
  "setting-invalid": { status: 500, exit: 2, sentence: "A setting has a value that cannot be used." },
  "server-busy": { status: 503, exit: 7, sentence: "The server is busy; try again in a moment." },
  "past-building": {
    status: 503,
    exit: 7,
    sentence: "Earlier states of the records are still being gathered; try again in a moment.",
  },
  "store-busy": { status: 503, exit: 7, sentence: "The store is busy; try again in a moment." },
  "store-full": { status: 507, exit: 7, sentence: "The disk is full; nothing was changed." },
  "store-newer": { status: 500, exit: 7, sentence: "The store was written by a newer Casebook; upgrade this one." },
  "store-unreadable": { status: 500, exit: 7, sentence: "The store cannot be opened or is damaged." },
} as const satisfies Record<string, Ground>;

/** The name of one ground of refusal. */
export type RefusalCode = keyof typeof refusalCodes;

/** What a refusal tells besides its code: plain values that are safe to show. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Thrown where the house refuses something that a caller asked for. Everything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
  /** What exactly was wrong in the input; empty where the code says all. */
  readonly findings: readonly Finding[];

  constructor(code: RefusalCode, details: RefusalDetails = {}, findings: readonly Finding[] = []) {
    super(refusalCodes[code].sentence);
    this.code = code;
    this.details = details;
    this.findings = findings;
  }
}

/** The ground behind a refusal's code. */
export function groundOf(refusal: Refusal): Ground {
  return refusalCodes[refusal.code];
}
