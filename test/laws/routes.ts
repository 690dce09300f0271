/** What each route is for. `docs.test.ts` holds this list to the routes that the application registers. */

const json = "With `Accept: application/json` the same as JSON.";
const paged = `\`page\` counts from 1, 50 entries each. ${json}`;
const desk = "For curators and above.";

/** Method and path, and what a caller needs to know of it. In the order of the reference. */
export const routeMeanings: Readonly<Record<string, string>> = {
  "GET /": "The front page: what this casebook is and what was learned lately.",
  "GET /incidents": `The list of records. \`sort\` is \`date\` (default), \`title\` or \`changed\`; \`order\` is \`asc\` or \`desc\`; ${paged}`,
  "GET /incidents/:id": `One record as the reader's audience is told it. Absent and wholly withheld records are answered alike, with 404; withdrawn ones with 410 and the reason. ${json}`,
  "GET /organisations": `Organisations that records name as victims, by name; ${paged}`,
  "GET /organisations/:slug": `One organisation and the records that name it. ${json}`,
  "GET /actors": `Actors that records name in any lane of responsibility, by name; ${paged}`,
  "GET /actors/:slug": `One actor and what is said of it, incidents attributed and incidents claimed apart. ${json}`,
  "GET /about": "How to read this casebook and what it does not claim.",
  "GET /health": "For machines: `200` with `status` and `version` as JSON while the store can be read.",
  "GET /sign-in": "The form for signing in. `next` is a path of this site to go on to.",
  "POST /sign-in": "Signs in with `name` and `password`. Attempts are limited by address and by name.",
  "POST /sign-out": "Ends the session.",
  "GET /password/:secret": "The form for setting a password, under a link that works once.",
  "POST /password/:secret": "Sets the password and ends all sessions of the account.",
  "GET /account": "Who one is signed in as; for administrators also everybody else's accounts.",
  "POST /account/people": "Adds an account (`name`, `role`) and shows its link once. For administrators.",
  "POST /account/link": "A fresh link for the account `name`; earlier ones stop working. For administrators.",
  "GET /desk": `What waits to be reviewed, what was published lately, and which reports nobody has drafted from. ${desk}`,
  "GET /desk/receive": `The form for a new report: pasted, uploaded or fetched. ${desk}`,
  "POST /desk/receive": `Keeps the report and opens a draft from it. ${desk}`,
  "POST /desk/reports/:id/draft": `Opens a draft from a report that is kept already, for a new record or for \`incident\`. ${desk}`,
  "GET /desk/drafts/:id": `A draft beside the text of its report. ${desk}`,
  "GET /desk/drafts/:id/add": `The form for adding an assertion. ${desk}`,
  "POST /desk/drafts/:id/add": `Adds an assertion that quotes the report. ${desk}`,
  "GET /desk/drafts/:id/amend": `The form for amending the proposal or standing assertion \`target\`. ${desk}`,
  "POST /desk/drafts/:id/amend": `Replaces \`target\` by an amended assertion, with a reason. ${desk}`,
  "POST /desk/drafts/:id/decide": `Decides \`target\`: \`kind\` is \`accept\`, \`choose\`, \`reject\`, \`retire\` or \`undo\`. ${desk}`,
  "POST /desk/drafts/:id/mark": `Sets the TLP label for what is accepted and not marked otherwise. ${desk}`,
  "GET /desk/drafts/:id/preview": `What an audience (\`for\`) would be told if the draft were published now. ${desk}`,
  "POST /desk/drafts/:id/publish": `Publishes the draft as the record's next revision. ${desk}`,
  "POST /desk/drafts/:id/rebase": `Lays the draft on the record's newest revision; decisions that still apply are kept. ${desk}`,
  "POST /desk/drafts/:id/abandon": `Puts the draft aside, with a reason. ${desk}`,
  "POST /desk/drafts/:id/reopen": `Takes an abandoned draft up again. ${desk}`,
  "GET /desk/incidents": `Goes to the record of the number \`id\`. ${desk}`,
  "GET /desk/incidents/:id": `A record's revisions and who made them. ${desk}`,
  "POST /desk/incidents/:id/correct": `Opens a draft on the record without a new report. ${desk}`,
  "GET /desk/incidents/:id/withdraw": "The form for withdrawing a record. For editors and above.",
  "POST /desk/incidents/:id/withdraw":
    "Withdraws the record, with a reason that its readers are told. For editors and above.",
  "POST /desk/incidents/:id/reinstate": "Takes the withdrawal back. For editors and above.",
};
