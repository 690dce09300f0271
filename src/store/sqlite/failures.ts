/** What the engine or the disk failed at, in the house's words. */
import { Refusal } from "../../domain/refusal.ts";

/** Primary result codes of SQLite (sqlite.org/rescode.html) for which the machine is at fault, not the program. */
const codes = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** Extended code: the index of the write-ahead log could not grow, which is how a full disk shows itself there. */
const ioShmSize = 10 | (19 << 8);

const unreadable: readonly number[] = [
  codes.perm,
  codes.readOnly,
  codes.io,
  codes.corrupt,
  codes.cannotOpen,
  codes.notADatabase,
];

/** Errors of the file system when the folder or the file is made. */
const unreadableErrno: readonly string[] = ["EACCES", "EEXIST", "EISDIR", "ENOENT", "ENOTDIR", "EPERM", "EROFS", "EIO"];

/** The refusal for an error of the engine or the file system, naming the store's file; any other error as it is. */
export function refusalFor(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  if ("errcode" in error && typeof error.errcode === "number") {
    const primary = error.errcode & 0xff;
    if (primary === codes.busy || primary === codes.locked) return new Refusal("store-busy", { file });
    if (primary === codes.full || error.errcode === ioShmSize) return new Refusal("store-full", { file });
    if (unreadable.includes(primary)) return unreadableStore(file, error.message);
  }
  if ("code" in error && typeof error.code === "string") {
    if (error.code === "ENOSPC" || error.code === "EDQUOT") return new Refusal("store-full", { file });
    if (unreadableErrno.includes(error.code)) return unreadableStore(file, error.code);
  }
  return error;
}

/** The refusal of a store that cannot be opened or is damaged. */
export function unreadableStore(file: string, reason: string): Refusal {
  return new Refusal("store-unreadable", { file, reason });
}
