/** Receive by address: fetch a page from the web, then receive it. Only the desk and the command line may. */
import type { Acting } from "../domain/audit.ts";
import type { Marking } from "../domain/marking.ts";
import type { House } from "./house.ts";
import { receive, type Received } from "./receive.ts";

/** Fetches the address and keeps what comes. Refuses addresses that are not public (`url-refused`) and failures (`url-failed`). */
export async function receiveUrl(
  house: Pick<House, "store" | "read" | "clock" | "random" | "fetch">,
  { url: asked, ...command }: Acting & { readonly url: string; readonly marking: Marking | null },
): Promise<Received> {
  const { bytes, mediaType, url, fileName } = await house.fetch(asked);
  return receive(house, { bytes, mediaType, fileName, url, ...command });
}
