/** Mails that wait, in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { MailQueue } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, maybeText, query, text } from "./query.ts";
import { mailId, maybeAccountId } from "./revive.ts";

const columns = {
  id: mailId,
  account: maybeAccountId,
  to: maybeText,
  subject: text,
  text,
  queued: text,
  attempts: integer,
  due: text,
};
const allOfMail = `SELECT id, account, recipient AS "to", subject, body AS "text", queued, attempts, due FROM mails`;
const oneMail = query(`${allOfMail} WHERE id = ?`, columns);
const dueMails = query(`${allOfMail} WHERE due <= ?1 OR queued > ?1 ORDER BY due, id LIMIT ?2`, columns);
const waiting = query("SELECT count(*) AS mails, min(queued) AS oldest FROM mails WHERE recipient IS NOT NULL", {
  mails: integer,
  oldest: maybeText,
});
const putMail = `INSERT INTO mails (id, account, recipient, subject, body, queued, attempts, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET account = excluded.account, recipient = excluded.recipient, subject = excluded.subject,
    body = excluded.body, queued = excluded.queued, attempts = excluded.attempts, due = excluded.due`;
const dropMail = "DELETE FROM mails WHERE id = ?";

/** The queue over one connection. */
export function mailQueue(sql: Statements): Prompt<MailQueue> {
  return {
    saveMail: ({ id, account, to, subject, text: body, queued, attempts, due }) => {
      sql.run(putMail, id, account, to, subject, body, queued, attempts, due);
    },
    findMail: (id) => sql.find(oneMail, id),
    mailsDue: (now, limit) => sql.list(dueMails, now, limit),
    mailsWaiting: () => sql.find(waiting) ?? { mails: 0, oldest: null },
    deleteMail: (id) => {
      sql.run(dropMail, id);
    },
  };
}
