/** Mails that wait, in memory. */
import type { Prompt } from "../shelves.ts";
import type { MailQueue } from "../store.ts";
import { by, inTurn } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** The queue over one view of the tables. */
export function mailQueue({ mails }: Tables): Prompt<MailQueue> {
  return {
    saveMail: (mail) => {
      mails.put(mail.id, mail);
    },
    findMail: (id) => mails.find(id),
    mailsDue: (now, limit) =>
      mails
        .rows()
        .filter(({ due, queued }) => due <= now || queued > now)
        .toSorted(
          inTurn(
            by(({ due }) => due),
            by(({ id }) => id),
          ),
        )
        .slice(0, limit),
    mailsWaiting: () => {
      const queued = mails.rows().flatMap((mail) => (mail.to === null ? [] : [mail.queued]));
      return { mails: queued.length, oldest: queued.toSorted().at(0) ?? null };
    },
    deleteMail: (id) => {
      mails.remove(id);
    },
  };
}
