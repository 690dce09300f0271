/** Administration: the pages for running a casebook, as the desk lists them to those who may use them. */
import { mayDo, type Operation } from "../../domain/access.ts";
import type { Role } from "../../domain/role.ts";
import { administrationTexts as texts } from "../texts/administration.ts";
import { type Html, html } from "./html.ts";

/** One page, with what somebody must be allowed to do to use it. */
interface Place {
  readonly href: string;
  readonly label: string;
  readonly operation: Operation;
}

/** In the order in which they are listed. */
const places: readonly Place[] = [
  { href: "/desk/people", label: texts.people, operation: "administer" },
  { href: "/desk/groups", label: texts.groups, operation: "curate" },
  { href: "/desk/keys", label: texts.keys, operation: "administer" },
  { href: "/desk/policy", label: texts.policy, operation: "curate" },
  { href: "/desk/audit", label: texts.audit, operation: "read-audit" },
];

/** The list for somebody of this role; nothing where there is nothing for them. */
export function administrationLinks(role: Role): Html | null {
  const open = places.filter(({ operation }) => mayDo(role, operation));
  if (open.length === 0) return null;
  return html`<section aria-labelledby="administration">
    <h2 id="administration">${texts.heading}</h2>
    <ul>
      ${open.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
    </ul>
  </section>`;
}
