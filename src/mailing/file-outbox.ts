/** The outbox: every mail becomes a file, for a person to send on or for a test to read. */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Mailer } from "./mailer.ts";
import { writeMessage } from "./message.ts";

/**
 * Puts mails into a folder, which is made where it is missing: one file each (`.eml`) that only this user may read, named by the time, so
 * that they sort. Some hold links that let somebody in.
 */
export function openFileOutbox({ folder, from }: { readonly folder: string; readonly from: string }): Mailer {
  const check = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  };
  return {
    check: () => inWords(check),
    send: async (mail) => {
      const message = await writeMessage(mail, from);
      await inWords(async () => {
        await check();
        const name = `${new Date().toISOString().replaceAll(":", "")}-${randomBytes(4).toString("hex")}.eml`;
        await writeWhole(join(folder, name), message);
      });
    },
  };
}

/** Under another name first: who looks at the folder sees whole mails only. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureFrom(error);
  }
}

/** With the system's name of what went wrong alone. */
function failureFrom(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return new Error(`the outbox cannot be written (${code})`);
}
