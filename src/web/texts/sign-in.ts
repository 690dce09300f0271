/** What the page for signing in says. */
import { html } from "../parts/html.ts";

/** The texts of the page. */
export const signInTexts = {
  heading: "Sign in",
  name: "Name or e-mail address",
  password: "Password",
  button: "Sign in",
  passwordSet: "Your password is set. Sign in with it.",
  erased: "Your account is erased, and you are signed out.",
  forgotten: html`<a href="/password/forgotten">Forgotten your password?</a>`,
  register: html`<a href="/register">Register</a>, and an administrator decides.`,
  hint: "Accounts are made by the administrators of this casebook.",
} as const;
