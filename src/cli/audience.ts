/** The option `--audience`, as every command takes it that gives out what somebody is told. */
import { type AudienceName, parseAudienceName, tiers } from "../domain/audience.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { requireAudience } from "../workflow/groups.ts";
import type { House } from "../workflow/house.ts";
import type { Given } from "./command.ts";

const meanings = {
  public: "public (default), member, partner, partner:<sharing group> or desk",
  desk: "public, member, partner, partner:<sharing group> or desk (default)",
} as const;

/** The option, with what stands for it where it is left out. */
export function audienceOption(usual: keyof typeof meanings) {
  return { type: "string", value: "name", meaning: meanings[usual] } as const;
}

/** The audience that is named. Refuses texts that name none (`input-invalid`) and sharing groups that there are not (`group-not-found`). */
export async function audienceGiven(
  given: Given,
  { store }: Pick<House, "store">,
  usual: keyof typeof meanings,
): Promise<AudienceName> {
  const wanted = given.option("audience") ?? usual;
  const audience = parseAudienceName(wanted);
  if (audience === null) {
    const known = [...tiers, "partner:<sharing group>"].join(", ");
    throw new Refusal("input-invalid", { known }, [finding("--audience", "value-not-admitted", wanted.slice(0, 80))]);
  }
  await requireAudience(store, audience);
  return audience;
}
