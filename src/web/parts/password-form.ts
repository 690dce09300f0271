/** The two fields in which a new password is typed, and what of it goes beyond the store. */
import { finding } from "../../domain/finding.ts";
import type { Finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { lineEntry } from "../pages/form-entry.ts";
import type { Typed } from "../pages/typed.ts";
import { passwordTexts as texts } from "../texts/password.ts";
import { type Html, html } from "./html.ts";

/** A new password, twice; `name` is the account's, for the programs that keep passwords. */
export function newPasswordEntries(name: string, findings: readonly Finding[], label: string = texts.password): Html {
  const fresh = { value: "", type: "password", autocomplete: "new-password", findings, required: true } as const;
  return html`<input type="text" name="username" value="${name}" autocomplete="username" readonly hidden />
    ${lineEntry({ ...fresh, name: "password", label, hint: texts.hint })}
    ${lineEntry({ ...fresh, name: "again", label: texts.again })}`;
}

/** The new password. Refuses two that differ (`input-invalid`). */
export function newPasswordIn(typed: Typed): string {
  const password = typed.text("password");
  if (password !== typed.text("again")) throw new Refusal("input-invalid", {}, [finding("again", "password-differs")]);
  return password;
}
