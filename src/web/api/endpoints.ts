/** All endpoints of the interface, in the order of its documents. */
import { changeEndpoints } from "./changes.ts";
import { codebookEndpoints } from "./codebook.ts";
import { completionEndpoints } from "./completions.ts";
import { countEndpoints } from "./counts.ts";
import type { Endpoint } from "./endpoint.ts";
import { incidentListEndpoints } from "./incident-list.ts";
import { incidentEndpoints } from "./incidents.ts";
import { partyEndpoints } from "./parties.ts";
import { reportEndpoints } from "./reports.ts";
import { revisionEndpoints } from "./revisions.ts";
import { techniqueEndpoints } from "./techniques.ts";

/** Every endpoint once. */
export const endpoints: readonly Endpoint[] = [
  ...incidentListEndpoints,
  ...incidentEndpoints,
  ...countEndpoints,
  ...completionEndpoints,
  ...revisionEndpoints,
  ...changeEndpoints,
  ...partyEndpoints,
  ...techniqueEndpoints,
  ...reportEndpoints,
  ...codebookEndpoints,
];
