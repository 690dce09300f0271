/** What a form brought, whether it was sent url-encoded or as multipart. */
import type { MultipartFile } from "@fastify/multipart";

/** A file that was sent with a form. */
export interface Upload {
  readonly fileName: string;
  /** As the browser says; not to be believed. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The text of a form's field, the first where several were sent; empty where none was. */
export function textIn(body: unknown, name: string): string {
  return textsIn(body, name)[0] ?? "";
}

/** The texts of a form's field in the order in which they were sent; empty where none was. */
export function textsIn(body: unknown, name: string): readonly string[] {
  return valuesIn(body, name).flatMap((value) => {
    const text = isObject(value) ? value["value"] : value;
    return typeof text === "string" ? [text] : [];
  });
}

/** The file that was sent in a form's field; null where none was chosen. */
export async function uploadIn(body: unknown, name: string): Promise<Upload | null> {
  return (await uploadsIn(body, name))[0] ?? null;
}

/** All files that were sent in a form's field, in the order in which they were chosen. */
export async function uploadsIn(body: unknown, name: string): Promise<readonly Upload[]> {
  const files = valuesIn(body, name).filter(isFile);
  const uploads = await Promise.all(
    files.map(async (file) => ({
      fileName: file.filename,
      mediaType: file.mimetype,
      bytes: await file.toBuffer(),
    })),
  );
  return uploads.filter(({ fileName, bytes }) => fileName !== "" || bytes.length > 0);
}

function valuesIn(body: unknown, name: string): readonly unknown[] {
  if (!isObject(body) || !Object.hasOwn(body, name)) return [];
  const value = body[name];
  return Array.isArray(value) ? value : [value];
}

function isFile(value: unknown): value is MultipartFile {
  return isObject(value) && value["type"] === "file" && typeof value["toBuffer"] === "function";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object";
}
