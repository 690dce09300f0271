/** What the house asks of whoever carries its mail. */

/** One mail in plain text. */
export interface Mail {
  /** One address, as `parseAddress` takes it. */
  readonly to: string;
  /** One line. */
  readonly subject: string;
  /** Lines end with LF. */
  readonly text: string;
}

/** Carries mails. */
export interface Mailer {
  /** Hands a mail on; rejects where it could not be handed on, with a reason that holds no secret: `MailRefused` where it never will be. */
  send(mail: Mail): Promise<void>;
  /** Resolves where mails would be taken now, whatever their address; rejects as `send` does. */
  check(): Promise<void>;
}

/** A mail that was refused for good, such as by an address that does not exist. All else may pass. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}
