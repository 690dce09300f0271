/**
 * How an adapter's shelves become those that the house asks. An adapter writes them without waiting (its engine works in
 * process); where and when a call runs - at once, in its turn, in a transaction of its own - is decided in one place.
 */
import type {
  AccountBook,
  AuditLog,
  GroupBook,
  KeyBook,
  MailQueue,
  PictureShelf,
  RestrictionShelf,
  Shelves,
} from "./store.ts";

/** Shelves whose methods give the answer itself instead of a promise of it. */
export type Prompt<Shelf> = {
  readonly [Name in keyof Shelf]: Shelf[Name] extends (...given: infer Given) => Promise<infer Answer>
    ? (...given: Given) => Answer
    : never;
};

/** All shelves, prompt. */
export type PromptShelves = Prompt<Shelves>;

/** Runs a piece of work over an adapter's shelves at the right moment, and promises its outcome. */
export type Runner = <T>(work: (shelves: PromptShelves) => T) => Promise<T>;

/** A promise of what the work gives or throws; the work is done before this returns. */
export function promiseOf<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

/** The shelves as the house asks them: reading calls run as `read` says, writing calls as `write` says. */
export function shelvesOver(read: Runner, write: Runner): Shelves {
  return {
    findReport: asked(read, (shelves) => shelves.findReport),
    findReportHead: asked(read, (shelves) => shelves.findReportHead),
    findOriginal: asked(read, (shelves) => shelves.findOriginal),
    listReports: asked(read, (shelves) => shelves.listReports),
    reportIds: asked(read, (shelves) => shelves.reportIds),
    saveReport: asked(write, (shelves) => shelves.saveReport),
    findSource: asked(read, (shelves) => shelves.findSource),
    saveSource: asked(write, (shelves) => shelves.saveSource),
    listSources: asked(read, (shelves) => shelves.listSources),

    findDraft: asked(read, (shelves) => shelves.findDraft),
    listDrafts: asked(read, (shelves) => shelves.listDrafts),
    draftsOf: asked(read, (shelves) => shelves.draftsOf),
    draftsFor: asked(read, (shelves) => shelves.draftsFor),
    saveDraft: asked(write, (shelves) => shelves.saveDraft),

    findIncident: asked(read, (shelves) => shelves.findIncident),
    saveIncident: asked(write, (shelves) => shelves.saveIncident),
    incidentIds: asked(read, (shelves) => shelves.incidentIds),
    incidentIdsAfter: asked(read, (shelves) => shelves.incidentIdsAfter),
    incidentIdsUpTo: asked(read, (shelves) => shelves.incidentIdsUpTo),
    findRevision: asked(read, (shelves) => shelves.findRevision),
    listRevisions: asked(read, (shelves) => shelves.listRevisions),
    appendRevision: asked(write, (shelves) => shelves.appendRevision),

    findTelling: asked(read, (shelves) => shelves.findTelling),
    findTellings: asked(read, (shelves) => shelves.findTellings),
    saveTelling: asked(write, (shelves) => shelves.saveTelling),
    saveTellings: asked(write, (shelves) => shelves.saveTellings),
    tellingsAfter: asked(read, (shelves) => shelves.tellingsAfter),
    recordsAlike: asked(read, (shelves) => shelves.recordsAlike),
    listTellings: asked(read, (shelves) => shelves.listTellings),
    listParties: asked(read, (shelves) => shelves.listParties),
    changeNumber: asked(read, (shelves) => shelves.changeNumber),
    changesSince: asked(read, (shelves) => shelves.changesSince),
    newestChanges: asked(read, (shelves) => shelves.newestChanges),

    ...peopleOver(read, write),
    ...restrictionsOver(read, write),

    ...picturesOver(read, write),

    listSearches: asked(read, (shelves) => shelves.listSearches),
    saveSearch: asked(write, (shelves) => shelves.saveSearch),
    deleteSearch: asked(write, (shelves) => shelves.deleteSearch),

    findPolicy: asked(read, (shelves) => shelves.findPolicy),
    listPolicies: asked(read, (shelves) => shelves.listPolicies),
    appendPolicy: asked(write, (shelves) => shelves.appendPolicy),
    findStanding: asked(read, (shelves) => shelves.findStanding),
    saveStanding: asked(write, (shelves) => shelves.saveStanding),

    findNote: asked(read, (shelves) => shelves.findNote),
    saveNote: asked(write, (shelves) => shelves.saveNote),

    findImport: asked(read, (shelves) => shelves.findImport),
    listImports: asked(read, (shelves) => shelves.listImports),
    saveImport: asked(write, (shelves) => shelves.saveImport),
    findImported: asked(read, (shelves) => shelves.findImported),
    saveImported: asked(write, (shelves) => shelves.saveImported),

    findVocabulary: asked(read, (shelves) => shelves.findVocabulary),
    listVocabularies: asked(read, (shelves) => shelves.listVocabularies),
    saveVocabulary: asked(write, (shelves) => shelves.saveVocabulary),
  };
}

/** Those of pictures. */
function picturesOver(read: Runner, write: Runner): PictureShelf {
  return {
    findPicture: asked(read, (shelves) => shelves.findPicture),
    savePicture: asked(write, (shelves) => shelves.savePicture),
    deletePicture: asked(write, (shelves) => shelves.deletePicture),
    pictureDigests: asked(read, (shelves) => shelves.pictureDigests),
    recordsWithPicture: asked(read, (shelves) => shelves.recordsWithPicture),
  };
}

/** Those of restrictions, and of what has to be told anew. */
function restrictionsOver(read: Runner, write: Runner): RestrictionShelf {
  return {
    findRestriction: asked(read, (shelves) => shelves.findRestriction),
    saveRestriction: asked(write, (shelves) => shelves.saveRestriction),
    restrictedIds: asked(read, (shelves) => shelves.restrictedIds),
    reportsFrom: asked(read, (shelves) => shelves.reportsFrom),
    recordsOn: asked(read, (shelves) => shelves.recordsOn),
    makeDue: asked(write, (shelves) => shelves.makeDue),
    findOutlook: asked(read, (shelves) => shelves.findOutlook),
    saveOutlook: asked(write, (shelves) => shelves.saveOutlook),
    deleteOutlook: asked(write, (shelves) => shelves.deleteOutlook),
    dueBefore: asked(read, (shelves) => shelves.dueBefore),
    dueNumber: asked(read, (shelves) => shelves.dueNumber),
    nextDue: asked(read, (shelves) => shelves.nextDue),
    noteRetelling: asked(write, (shelves) => shelves.noteRetelling),
    retellingNumber: asked(read, (shelves) => shelves.retellingNumber),
    retellingsSince: asked(read, (shelves) => shelves.retellingsSince),
  };
}

/** Those of people: their accounts and groups, what was done, and what is sent to them. */
function peopleOver(read: Runner, write: Runner): AccountBook & GroupBook & KeyBook & AuditLog & MailQueue {
  return {
    findAccount: asked(read, (shelves) => shelves.findAccount),
    findAccountByName: asked(read, (shelves) => shelves.findAccountByName),
    findAccountByAddress: asked(read, (shelves) => shelves.findAccountByAddress),
    findAccountByIdentity: asked(read, (shelves) => shelves.findAccountByIdentity),
    listAccounts: asked(read, (shelves) => shelves.listAccounts),
    saveAccount: asked(write, (shelves) => shelves.saveAccount),
    deleteAccount: asked(write, (shelves) => shelves.deleteAccount),
    findToken: asked(read, (shelves) => shelves.findToken),
    listTokens: asked(read, (shelves) => shelves.listTokens),
    saveToken: asked(write, (shelves) => shelves.saveToken),
    saveSeen: asked(write, (shelves) => shelves.saveSeen),
    deleteToken: asked(write, (shelves) => shelves.deleteToken),
    deleteTokensOf: asked(write, (shelves) => shelves.deleteTokensOf),
    deleteExpired: asked(write, (shelves) => shelves.deleteExpired),

    findGroup: asked(read, (shelves) => shelves.findGroup),
    listGroups: asked(read, (shelves) => shelves.listGroups),
    saveGroup: asked(write, (shelves) => shelves.saveGroup),

    findKey: asked(read, (shelves) => shelves.findKey),
    findKeyByDigest: asked(read, (shelves) => shelves.findKeyByDigest),
    listKeys: asked(read, (shelves) => shelves.listKeys),
    listAllKeys: asked(read, (shelves) => shelves.listAllKeys),
    saveKey: asked(write, (shelves) => shelves.saveKey),
    deleteKey: asked(write, (shelves) => shelves.deleteKey),
    deleteKeysOf: asked(write, (shelves) => shelves.deleteKeysOf),

    newestEntry: asked(read, (shelves) => shelves.newestEntry),
    appendEntry: asked(write, (shelves) => shelves.appendEntry),
    entriesAfter: asked(read, (shelves) => shelves.entriesAfter),
    listEntries: asked(read, (shelves) => shelves.listEntries),
    eraseDetails: asked(write, (shelves) => shelves.eraseDetails),
    eraseDetailsOf: asked(write, (shelves) => shelves.eraseDetailsOf),

    saveMail: asked(write, (shelves) => shelves.saveMail),
    findMail: asked(read, (shelves) => shelves.findMail),
    mailsDue: asked(read, (shelves) => shelves.mailsDue),
    mailsWaiting: asked(read, (shelves) => shelves.mailsWaiting),
    deleteMail: asked(write, (shelves) => shelves.deleteMail),
  };
}

/**
 * Shelves for the length of one transaction: calls run at once, and are refused once it is over, so that a call that
 * nobody waited for cannot slip out of it.
 */
export function shelvesWithin(shelves: PromptShelves, transaction: { readonly over: boolean }): Shelves {
  const run: Runner = (work) =>
    promiseOf(() => {
      if (transaction.over) throw new Error("the transaction that these shelves belong to is over");
      return work(shelves);
    });
  return shelvesOver(run, run);
}

function asked<Given extends readonly unknown[], Answer>(
  run: Runner,
  method: (shelves: PromptShelves) => (...given: Given) => Answer,
): (...given: Given) => Promise<Answer> {
  return (...given) => run((shelves) => method(shelves)(...given));
}
