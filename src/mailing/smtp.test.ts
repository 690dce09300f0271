import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { MailRefused } from "./mailer.ts";
import { openSmtp } from "./smtp.ts";

const from = "casebook@example.org";
const mail = { to: "ada@post.example", subject: "Hello", text: "One line.\n" };
const pem = readFileSync(new URL("../../test/fixtures/reading/news.example.pem", import.meta.url), "utf8");

/** A server on this machine that keeps what it takes, for as long as the work lasts. */
async function withServer(
  options: SMTPServerOptions,
  work: (port: number, taken: { readonly to: string; readonly text: string }[]) => Promise<void>,
): Promise<void> {
  const taken: { readonly to: string; readonly text: string }[] = [];
  const server = new SMTPServer({
    logger: false,
    onData: (stream, session, done) => {
      void buffer(stream).then((bytes) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        taken.push({ to, text: bytes.toString("utf8") });
        done();
      });
    },
    ...options,
  });
  // What goes wrong on the other side is looked at on this one.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new TypeError("the server has no port");
  try {
    await work(address.port, taken);
  } finally {
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }
}

const open: SMTPServerOptions = { authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] };

test("a mail is handed to the server of this machine", async () => {
  await withServer(open, async (port, taken) => {
    const mailer = openSmtp({ url: `smtp://127.0.0.1:${port}`, from });
    await mailer.check();
    await mailer.send(mail);
    assert.deepEqual(
      taken.map(({ to }) => to),
      ["ada@post.example"],
    );
    for (const { text } of taken) assert.match(text, /^From: casebook@example\.org\r\n/m);
  });
});

test("an address that the server refuses for good is told apart from what may pass", async () => {
  const refusing = (responseCode: number): SMTPServerOptions => ({
    ...open,
    onRcptTo: (_address, _session, done) => {
      done(Object.assign(new Error("no"), { responseCode }));
    },
  });
  await withServer(refusing(550), async (port) => {
    await assert.rejects(openSmtp({ url: `smtp://127.0.0.1:${port}`, from }).send(mail), MailRefused);
  });
  await withServer(refusing(451), async (port) => {
    const attempt = openSmtp({ url: `smtp://127.0.0.1:${port}`, from }).send(mail);
    await assert.rejects(attempt, (error) => error instanceof Error && !(error instanceof MailRefused));
  });
});

test("no password stands in what is told of a failure, and no word of the server", async () => {
  const options: SMTPServerOptions = {
    disabledCommands: ["STARTTLS"],
    onAuth: (auth, _session, done) => {
      done(new Error(`not ${auth.password ?? ""}`));
    },
  };
  await withServer(options, async (port) => {
    const mailer = openSmtp({ url: `smtp://desk:hunter2@127.0.0.1:${port}`, from });
    for (const attempt of [mailer.check(), mailer.send(mail)]) {
      await assert.rejects(attempt, (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, /^the mail server could not be used \(EAUTH 535\)$/);
        return true;
      });
    }
  });
  const nobody = createServer();
  await new Promise<void>((resolve) => {
    nobody.listen(0, "127.0.0.1", resolve);
  });
  const address = nobody.address();
  nobody.close();
  const port = address !== null && typeof address === "object" ? address.port : 1;
  await assert.rejects(openSmtp({ url: `smtp://desk:hunter2@127.0.0.1:${port}`, from }).check(), (error) => {
    return error instanceof Error && !error.message.includes("hunter2");
  });
});

test("a certificate that nobody vouches for, or for another name, is not believed", async () => {
  const options: SMTPServerOptions = { secure: true, key: pem, cert: pem, authOptional: true };
  await withServer(options, async (port, taken) => {
    await assert.rejects(openSmtp({ url: `smtps://127.0.0.1:${port}`, from }).send(mail), /ESOCKET|ETLS|ECONNECTION/);
    // Trusted, but for another name than the one that was asked; and an address cannot switch that off.
    for (const url of [`smtps://127.0.0.1:${port}`, `smtps://127.0.0.1:${port}?tls.rejectUnauthorized=false`]) {
      await assert.rejects(openSmtp({ url, from, ca: pem }).send(mail));
    }
    assert.deepEqual(taken, []);
  });
});
