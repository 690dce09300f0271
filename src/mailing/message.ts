/** A mail as the text that is carried (RFC 5322), whoever carries it. */
import { createTransport } from "nodemailer";
import { parseAddress } from "../domain/email-address.ts";
import { type Mail, MailRefused } from "./mailer.ts";

/** What the packages that carry mail are given. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The parts of a message. Nothing of a mail can become a line of its head of its own: the address must be one and no more, and the subject
 * is one line. Refuses what is not (`MailRefused`).
 */
export function messageOf({ to, subject, text }: Mail, from: string): Message {
  if (parseAddress(to) !== to) throw new MailRefused("the address is none");
  const line = subject.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
  // So that nobody's absence is told to the casebook, nor anything else that answers by itself (RFC 3834).
  return { from, to, subject: line, text, headers: { "Auto-Submitted": "auto-generated" } };
}

/** The whole text of a mail, with lines that end with CR LF. Plain letters stay as they are, so that links can be read and copied. */
export async function writeMessage(mail: Mail, from: string): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const isPlain = /^[\n\x20-\x7e]*$/.test(mail.text) && !/[^\n]{990}/.test(mail.text);
  // The package would break long lines, such as links, by a code; RFC 5322 (2.1.1) does not ask for that.
  const { message } = await writer.sendMail(plain(messageOf(isPlain ? { ...mail, text: "-" } : mail, from)));
  const bytes = Buffer.isBuffer(message) ? message : Buffer.alloc(0);
  if (!isPlain) return bytes;
  const head = bytes.subarray(0, bytes.indexOf("\r\n\r\n") + 4);
  return Buffer.concat([head, Buffer.from(mail.text.replaceAll("\n", "\r\n"), "latin1")]);
}

/** The same with what would have files or addresses read into a mail switched off. */
export function plain(message: Message): Message & { disableFileAccess: true; disableUrlAccess: true } {
  return { ...message, disableFileAccess: true, disableUrlAccess: true };
}
