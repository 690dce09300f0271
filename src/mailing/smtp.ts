/** Mails by SMTP, over TLS with a certificate that is looked at; in the open only to this machine itself. */
import { createTransport, type Transporter } from "nodemailer";
import { type Mailer, MailRefused } from "./mailer.ts";
import { messageOf, plain } from "./message.ts";

/** In milliseconds: how long the other side may take for a connection, its greeting, and anything else. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Where mails go. */
export interface SmtpWay {
  /** `smtps://name:password@host:port` (TLS from the start) or `smtp://…` (STARTTLS, which must be offered unless the host is this machine). */
  readonly url: string;
  /** As it stands in the mails. */
  readonly from: string;
  /** Certificates besides the usual that are trusted, in PEM; for tests. */
  readonly ca?: string;
}

/** A mailer that hands mails to a server. The address may hold a password: what is thrown names none. */
export function openSmtp({ url, from, ca }: SmtpWay): Mailer {
  const transport = transportTo(new URL(url), ca);
  return {
    check: async () => {
      await inWords(() => transport.verify());
    },
    send: async (mail) => {
      const message = messageOf(mail, from);
      await inWords(() => transport.sendMail(plain(message)));
    },
  };
}

/** Nothing of the address but host, port, name and password is looked at, so that it cannot switch the looking off. */
function transportTo({ protocol, hostname, port, username, password }: URL, ca: string | undefined): Transporter {
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  const here = ["localhost", "127.0.0.1", "::1"].includes(host);
  return createTransport({
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here,
    // To this machine itself nobody listens in, and a certificate would name another.
    ignoreTLS: !secure && here && ca === undefined,
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca === undefined ? {} : { ca }) },
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...patience,
  });
}

/** With the name of what went wrong and the server's number for it, and none of its words: they may repeat what was sent. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, responseCode } = factsOf(error);
    const told = `the mail server could not be used (${[code, responseCode].filter(Boolean).join(" ")})`;
    const forGood = code === "EENVELOPE" && responseCode !== null && responseCode >= 500;
    throw forGood ? new MailRefused(told) : new Error(told);
  }
}

function factsOf(error: unknown): { readonly code: string; readonly responseCode: number | null } {
  const given: { readonly code?: unknown; readonly responseCode?: unknown } =
    error !== null && typeof error === "object" ? error : {};
  const { code, responseCode } = given;
  return {
    code: typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? code : "unknown",
    responseCode: typeof responseCode === "number" ? responseCode : null,
  };
}
