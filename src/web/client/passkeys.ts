/** Passkeys: forms with `data-passkey` ask the browser to make or to show one, and are then sent like any other form. */
import type { passkeyScriptTexts } from "../texts/passkeys.ts";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(form);
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  if (typeof PublicKeyCredential === "undefined" || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) {
    say(form, "unsupported");
    return;
  }
  const button = form.querySelector("button");
  button?.setAttribute("disabled", "");
  say(form, "waiting");
  try {
    const options = await optionsOf(form);
    if (typeof options === "string") {
      say(form, options);
      return;
    }
    const credential = await credentialFor(form, options);
    const field = form.elements.namedItem("response");
    if (credential instanceof PublicKeyCredential && field instanceof HTMLInputElement) {
      field.value = JSON.stringify(credential.toJSON());
      // Unlike `requestSubmit` this asks nobody again, nor this script.
      form.submit();
    }
  } catch (error) {
    say(form, error instanceof DOMException && error.name === "InvalidStateError" ? "known" : "cancelled");
  } finally {
    button?.removeAttribute("disabled");
  }
}

/** What the browser is to be asked for, as the casebook says it; or what to say where it does not. */
async function optionsOf(form: HTMLFormElement): Promise<object | keyof typeof passkeyScriptTexts> {
  const token = form.elements.namedItem("form");
  const body = new URLSearchParams({ form: token instanceof HTMLInputElement ? token.value : "" });
  const action = form.getAttribute("action") ?? "";
  const response = await fetch(`${action}/options`, { method: "POST", body, headers: { accept: "application/json" } });
  const told = (await response.json()) as Readonly<Record<string, unknown>>;
  if (response.ok) return told;
  return told["code"] === "confirmation-required" ? "again" : "refused";
}

function credentialFor(form: HTMLFormElement, options: object): Promise<Credential | null> {
  return form.dataset["passkey"] === "create"
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
      });
}

function say(form: HTMLFormElement, what: keyof typeof passkeyScriptTexts): void {
  const words = JSON.parse(form.dataset["words"] ?? "{}") as Readonly<Record<string, string>>;
  const place = form.querySelector("[data-passkey-says]");
  if (place !== null) place.textContent = words[what] ?? "";
}
