/** The page that says what went wrong: what is so, why, and the next step. */
import { type Finding, findingCodes } from "../../domain/finding.ts";
import { groundOf, type Refusal, type RefusalCode } from "../../domain/refusal.ts";
import { sayReason } from "../../domain/refusal-reason.ts";
import { type Html, html } from "./html.ts";
import type { PageContent } from "./page.ts";

/** The page for a refusal; null: for a defect, of which nothing is told but the request's name. */
export function problemPage(refusal: Refusal | null, request?: string): PageContent {
  if (refusal === null) {
    const body = html`<h1>Something went wrong in Casebook itself</h1>
      <p>What you asked for was not done, and nothing was changed. The fault was written down for the operator.</p>
      <p>
        Try again in a moment. If it happens again, tell the operator the number of this request:
        <code>${request}</code>.
      </p>`;
    return { title: "Something went wrong", body, status: 500, noindex: true };
  }
  const { status, sentence } = groundOf(refusal);
  const body = html`<h1>${sentence}</h1>
    ${findingList(refusal.findings)} ${reasonOf(refusal)} ${whatItTakes(refusal)} ${lastPage(refusal)}
    ${nextStep(refusal.code, status)}`;
  return { title: sentence.replace(/\.$/, ""), body, status, noindex: true };
}

/** What was wrong, one line each, with the place and what stood there; nothing where nothing was found. */
function findingList(findings: readonly Finding[]): Html | null {
  if (findings.length === 0) return null;
  return html`<ul class="findings">
    ${findings.map(
      ({ at, code, saw }) =>
        html`<li>
          <code>${at}</code>: ${findingCodes[code]}
          ${
            saw === undefined
              ? null
              : html`It says <q><bdi>${saw}</bdi></q
                  >.`
          }
        </li>`,
    )}
  </ul>`;
}

/** Why it was refused, where that can be said in words. */
function reasonOf(refusal: Refusal): Html | null {
  const reason = sayReason(refusal);
  return refusal.code !== "document-too-large" || reason === null ? null : html`<p>To be exact: ${reason}.</p>`;
}

/** What the parts of an address may be that could not be followed. */
function whatItTakes({ code, details }: Refusal): Html | null {
  const takes = Object.entries(details);
  if (code !== "request-invalid" || takes.length === 0) return null;
  return html`<ul>
    ${takes.map(([name, what]) => html`<li><code>${name}</code> takes: ${what}</li>`)}
  </ul>`;
}

/** The way back to a list whose end was overshot. */
function lastPage({ code, details: { last } }: Refusal): Html | null {
  if (code !== "list-page-not-found" || typeof last !== "string") return null;
  return html`<p><a href="${last}">Go to its last page</a></p>`;
}

const home = html`<a href="/">start page</a>`;
const lists = html`<a href="/incidents">incidents</a>, <a href="/organisations">organisations</a> or
  <a href="/actors">actors</a>`;

const steps: Readonly<Partial<Record<RefusalCode, Html>>> = {
  "form-expired": html`<p>
    Forms are good only in the browser that loaded them and until you sign in or out. Go back, load the page again and
    send the form once more; what you had typed is still in the browser's page.
  </p>`,
  "not-allowed": html`<p>
    Ask an administrator of this casebook for a role that may. <a href="/account">Your account</a> says which role you
    have.
  </p>`,
  "sign-in-required": html`<p><a href="/sign-in">Sign in</a>, then ask again.</p>`,
  "sign-in-limited": html`<p>Nothing else is wrong. Attempts are counted for some minutes only.</p>`,
  "link-invalid": html`<p>Ask an administrator for a new link.</p>`,
  "list-page-not-found": html`<p>Lists grow and shrink; the page may have been there before.</p>`,
  "request-invalid": html`<p>
    Something in the address is not what this page takes. Mend it, or start from the ${lists} as they are.
  </p>`,
  "store-full": html`<p>The operator must make room; then send it again.</p>`,
};

function nextStep(code: RefusalCode, status: number): Html {
  const step = steps[code];
  if (step !== undefined) return step;
  if (status === 404) {
    return html`<p>
        It may never have existed, may have another address, or may not be open to you. Casebook does not say which.
      </p>
      <p>Look among the ${lists}, or begin at the ${home}.</p>`;
  }
  if (status >= 500) return html`<p>Nothing was changed. Try again in a moment.</p>`;
  if (status === 409) return html`<p>Nothing was changed. Load the page again to see how things stand now.</p>`;
  return html`<p>
    Nothing was changed. Go back, mend what is named above and send it again, or begin at the ${home}.
  </p>`;
}
