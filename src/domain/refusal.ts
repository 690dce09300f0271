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
  "source-not-found": { status: 404, exit: 3, sentence: "There is no such source." },
  "nothing-to-undo": { status: 409, exit: 5, sentence: "There is nothing here that could be taken back." },
  "takedown-not-found": { status: 404, exit: 3, sentence: "Nothing of this name was taken down in this record." },
  "nothing-taken": {
    status: 422,
    exit: 4,
    sentence: "Nothing in this record says that; there is nothing to take down.",
  },
  "release-taken-off": { status: 410, exit: 3, sentence: "The files of this release were taken off." },
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
  "group-not-found": { status: 404, exit: 3, sentence: "There is no such sharing group." },
  "group-exists": {
    status: 409,
    exit: 5,
    sentence: "There is or was a sharing group of this name; one that was closed can be reopened.",
  },
  "group-not-ready": {
    status: 409,
    exit: 5,
    sentence: "This sharing group is still being told what its partners may know of; try again when that is done.",
  },
  "groups-full": { status: 409, exit: 5, sentence: "There are 20 sharing groups at most; close one first." },
  "policy-not-found": { status: 404, exit: 3, sentence: "There is no such policy." },
  "policy-changing": {
    status: 409,
    exit: 5,
    sentence: "Another change of what is told is still being carried out; wait until it is over, or stop it.",
  },
  "policy-stale": {
    status: 409,
    exit: 5,
    sentence: "Someone else changed the policy in the meantime; look at what is in force now.",
  },
  "policy-unchanged": { status: 409, exit: 5, sentence: "This is in force already: there is nothing to change." },
  "reason-missing": { status: 422, exit: 4, sentence: "A reason is required." },
  "saved-searches-full": {
    status: 409,
    exit: 5,
    sentence: "You keep as many searches as an account can keep; delete one first.",
  },
  "search-not-found": { status: 404, exit: 3, sentence: "You keep no search of this name." },
  "session-not-found": { status: 404, exit: 3, sentence: "There is no such session." },
  "key-not-found": { status: 404, exit: 3, sentence: "There is no such API key." },
  "key-over": { status: 409, exit: 5, sentence: "This API key has expired or was revoked already." },
  "keys-full": {
    status: 409,
    exit: 5,
    sentence: "You have as many API keys as an account can have; revoke one first.",
  },
  "key-refused": {
    status: 401,
    exit: 6,
    sentence: "This API key is not known here, has expired, was revoked, or its owner may not use it any more.",
  },
  "key-owner-unproven": {
    status: 403,
    exit: 6,
    sentence:
      "This casebook asks people of the desk for a second factor, and the owner of this API key has set up none; once they have, the key is good again.",
  },
  "key-scope-missing": { status: 403, exit: 6, sentence: "The API key is not good for this; its scopes say for what." },
  "key-not-taken": {
    status: 403,
    exit: 6,
    sentence: "No API key is taken here: this is for people who have signed in with a browser.",
  },
  "key-in-address": {
    status: 400,
    exit: 2,
    sentence:
      "An API key does not belong in an address, where logs keep it: send it in the Authorization header, and rotate this one.",
  },
  "rate-limited": { status: 429, exit: 6, sentence: "Too many requests in a short time; wait a little and ask again." },
  "account-not-found": { status: 404, exit: 3, sentence: "There is no such account." },
  "account-exists": { status: 409, exit: 5, sentence: "There is already an account of this name." },
  "address-taken": { status: 409, exit: 5, sentence: "This e-mail address belongs to another account already." },
  "account-state": { status: 409, exit: 5, sentence: "As the account stands now this cannot be done to it." },
  "own-account": {
    status: 403,
    exit: 6,
    sentence: "Nobody does this to their own account; another administrator can.",
  },
  "last-administrator": {
    status: 409,
    exit: 5,
    sentence: "Nobody else could administer this casebook then; make somebody else an administrator first.",
  },
  "registration-full": {
    status: 503,
    exit: 7,
    sentence: "So many registrations wait already that no more are taken just now; try again in some days.",
  },
  "password-weak": {
    status: 422,
    exit: 4,
    sentence: "The password must have 12 to 200 characters and must not be the account's name.",
  },
  "sign-in-failed": { status: 401, exit: 6, sentence: "The name or the password is not right." },
  "second-step-required": {
    status: 401,
    exit: 6,
    sentence: "This account asks for a second factor; sign in on the page.",
  },
  "account-pending": {
    status: 403,
    exit: 6,
    sentence: "Your registration waits for an administrator; a mail tells you what was decided.",
  },
  "account-suspended": { status: 403, exit: 6, sentence: "Your account is suspended; ask an administrator." },
  "sign-in-limited": { status: 429, exit: 6, sentence: "Too many attempts; wait a little and try again." },
  "sign-in-required": { status: 401, exit: 6, sentence: "Sign in first." },
  "not-allowed": { status: 403, exit: 6, sentence: "Your account may not do this." },
  "form-expired": {
    status: 403,
    exit: 6,
    sentence: "The form is too old or came from elsewhere; load the page again.",
  },
  "code-wrong": { status: 401, exit: 6, sentence: "The code is not right, or it was used before." },
  "factor-unreadable": {
    status: 409,
    exit: 5,
    sentence:
      "This casebook cannot check the codes of your app any more: what they are kept under is gone. Use a recovery code or a passkey, or ask an administrator to take your second factors off.",
  },
  "second-step-over": { status: 401, exit: 6, sentence: "The second step took too long; sign in from the start." },
  "second-factor-required": {
    status: 403,
    exit: 6,
    sentence: "This needs a second factor, and your account has proven none.",
  },
  "confirmation-required": { status: 403, exit: 6, sentence: "Confirm first that it is still you." },
  "passkey-refused": { status: 401, exit: 6, sentence: "The passkey was not accepted." },
  "passkey-unscripted": {
    status: 400,
    exit: 2,
    sentence: "Passkeys need the script of the page, and this browser did not run it.",
  },
  "place-unsuited": {
    status: 409,
    exit: 5,
    sentence: "This does not work at the address by which you reach this casebook.",
  },
  "passkeys-full": { status: 409, exit: 5, sentence: "An account keeps 20 passkeys at most; remove one first." },
  "factor-not-found": { status: 404, exit: 3, sentence: "Your account has nothing of the kind." },
  "factor-exists": { status: 409, exit: 5, sentence: "Your account has this already." },
  "last-way-in": {
    status: 409,
    exit: 5,
    sentence: "This is the last way to sign in to the account; add another one first.",
  },
  "provider-unreachable": { status: 502, exit: 4, sentence: "The provider that signs people in cannot be reached." },
  "provider-refused": { status: 401, exit: 6, sentence: "The sign-in with the provider was not accepted." },
  "identity-unknown": { status: 403, exit: 6, sentence: "No account here is linked with this identity." },
  "identity-taken": { status: 409, exit: 5, sentence: "This identity is linked with another account." },
  "link-invalid": { status: 404, exit: 3, sentence: "This link is used up, too old or wrong." },
  "page-not-found": { status: 404, exit: 3, sentence: "There is no such page." },
  "nothing-told": { status: 404, exit: 3, sentence: "Nothing is told here, or nothing that is open to you." },
  "not-known-then": { status: 404, exit: 3, sentence: "Nothing was told of this record by then." },
  "not-named-then": { status: 404, exit: 3, sentence: "No record that is open to you had told of this by then." },
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
  "secret-unreadable": {
    status: 500,
    exit: 7,
    sentence: "The file with the secret of this casebook cannot be read or made.",
  },
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
