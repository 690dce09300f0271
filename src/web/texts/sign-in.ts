/** What the page for signing in says. */

/** The texts of the page. */
export const signInTexts = {
  heading: "Sign in",
  name: "Name",
  password: "Password",
  button: "Sign in",
  passwordSet: "Your password is set. Sign in with it.",
  hint: "Accounts are made by the administrators of this casebook. Whoever has lost a password asks one of them for a new link.",
} as const;
