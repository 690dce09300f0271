/** Mailers for tests: one that takes everything, and one that remembers and can be made to fail. */
import { type Mail, type Mailer, MailRefused } from "../../src/mailing/mailer.ts";

/** Takes every mail and forgets it. */
export const patientMailer: Mailer = { send: () => Promise.resolve(), check: () => Promise.resolve() };

/** A mailer with what was handed to it. */
export interface RememberingMailer extends Mailer {
  /** The oldest first. */
  readonly mails: Mail[];
  /** Null: it works; `down`: nothing can be sent; `refusing`: no address is taken. */
  trouble: "down" | "refusing" | null;
  /** How often it was asked whether it works. */
  checks: number;
  /** The newest mail to an address. Throws where there is none. */
  mailTo(address: string): Mail;
}

/** One that remembers. */
export function rememberingMailer(): RememberingMailer {
  const mailer: RememberingMailer = {
    mails: [],
    trouble: null,
    checks: 0,
    mailTo: (address) => {
      const mail = mailer.mails.findLast(({ to }) => to === address);
      if (mail === undefined) throw new TypeError(`no mail to ${address}`);
      return mail;
    },
    check: () => {
      mailer.checks += 1;
      return mailer.trouble === "down" ? Promise.reject(new Error("the mail server is away")) : Promise.resolve();
    },
    send: (mail) => {
      if (mailer.trouble === "down") return Promise.reject(new Error("the mail server is away"));
      if (mailer.trouble === "refusing") return Promise.reject(new MailRefused("no such address"));
      mailer.mails.push(mail);
      return Promise.resolve();
    },
  };
  return mailer;
}

/** The path of the link in a mail or page: `/password/…`. Throws where there is none. */
export function linkIn(text: string): string {
  const link = /\/(?:password|register|account\/email)\/[0-9a-f]{48}/.exec(text)?.[0];
  if (link === undefined) throw new TypeError(`no link in: ${text}`);
  return link;
}
