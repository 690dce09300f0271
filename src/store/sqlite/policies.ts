/** The book of policies in SQLite. */
import { Refusal } from "../../domain/refusal.ts";
import type { Prompt } from "../shelves.ts";
import type { PolicyBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, query, text } from "./query.ts";
import { revivePolicy, reviveStanding } from "./revive.ts";

const onePolicy = query("SELECT body FROM policies WHERE number = ?", { body: text });
const newestPolicies = query("SELECT body FROM policies ORDER BY number DESC LIMIT ? OFFSET ?", { body: text });
const numberOfPolicies = query("SELECT coalesce(max(number), 0) AS total FROM policies", { total: integer });
const addPolicy = "INSERT INTO policies (number, body) VALUES (?, ?)";
const standing = query("SELECT body FROM policy_standing", { body: text });
const putStanding = `INSERT INTO policy_standing (id, body) VALUES (1, ?)
  ON CONFLICT (id) DO UPDATE SET body = excluded.body`;

/** The book over one connection. */
export function policyBook(sql: Statements): Prompt<PolicyBook> {
  const total = () => sql.find(numberOfPolicies)?.total ?? 0;
  return {
    findPolicy: (number) => {
      const row = sql.find(onePolicy, number);
      return row === null ? null : revivePolicy(row.body);
    },
    listPolicies: ({ limit, offset }) =>
      sql.together(() => ({
        entries: sql.list(newestPolicies, limit, offset).map(({ body }) => revivePolicy(body)),
        total: total(),
      })),
    appendPolicy: (version) => {
      const { number } = version;
      if (number !== total() + 1) throw new Refusal("revision-stale", { policy: number });
      sql.run(addPolicy, number, JSON.stringify(version));
    },
    findStanding: () => {
      const row = sql.find(standing);
      return row === null ? null : reviveStanding(row.body);
    },
    saveStanding: (kept) => {
      sql.run(putStanding, JSON.stringify(kept));
    },
  };
}
