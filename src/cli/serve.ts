/** `casebook serve`: serve the pages until asked to stop. */
import { inviteAdministrator, type Invited } from "../workflow/accounts.ts";
import { takeSetting } from "../workflow/policy.ts";
import { loadSample } from "../workflow/sample.ts";
import type { Command, Serving } from "./command.ts";

export const serveCommand: Command = {
  name: "serve",
  summary: "Serve the pages. This is what `npm start` does.",
  operands: "",
  options: {},
  details: [
    "Needs no settings: the store is made in the folder `data`, and the sample casebook is loaded at the first start.",
    "Until an administrator has a password, each start prints a link with which to set it.",
  ].join("\n"),
  run: async (_given, wiring) => {
    const { terminal } = wiring;
    const house = await wiring.openHouse();
    if (await takeSetting(house, await wiring.settingPolicy())) {
      terminal.out("The policy or a rule has changed: records are disclosed anew while the pages are served.");
    }
    if (wiring.wantsSample) {
      // Only a first start has so much to do that somebody wonders what it does.
      if ((await house.store.incidentIds()).length === 0) terminal.err("Loading the sample casebook …");
      const made = await loadSample(house, await wiring.sample());
      if (made > 0) terminal.out(`Sample casebook: ${made} records loaded (CASEBOOK_SAMPLE=none leaves it out).`);
    }
    const invited = await inviteAdministrator(house);
    const serving = await wiring.serve(house);
    // Listened for before anything is said: who reads that it is open may stop it at once.
    const stopped = wiring.untilStopped();
    terminal.out(`Casebook ${wiring.version} is open at ${serving.url} (Ctrl-C stops it)`);
    if (serving.warning !== undefined) terminal.err(serving.warning);
    if (invited !== null) terminal.out(invitationOf(invited, serving));
    await stopped;
    await serving.close();
    terminal.err("Casebook has stopped.");
    return 0;
  },
};

/** The administrator's way in, until a password is set. */
function invitationOf({ account, secret }: Invited, { url }: Serving): string {
  return `Set a password for the account ${account.name} first, then sign in with it: ${url}/password/${secret}`;
}
