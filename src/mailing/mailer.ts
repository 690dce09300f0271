/** What the house asks of whoever carries its mail. */

/** One mail in plain text. */
export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Lines end with LF. */
  readonly text: string;
}

/** Carries mails. */
export interface Mailer {
  /** Hands a mail on; rejects where it could not be handed on, with a reason that holds no secret. */
  send(mail: Mail): Promise<void>;
}
