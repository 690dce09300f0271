/** The shelf of pictures in memory. */
import type { Prompt } from "../shelves.ts";
import type { PictureShelf } from "../store.ts";
import type { Tables } from "./tables.ts";

/** The shelf over one view of the tables. Bytes are copied on their way in and out. */
export function pictureShelf({ pictures, incidents }: Tables): Prompt<PictureShelf> {
  return {
    findPicture: (digest) => pictures.find(digest)?.bytes.slice() ?? null,
    savePicture: (digest, bytes) => {
      if (pictures.find(digest) === null) pictures.put(digest, { digest, bytes: Uint8Array.from(bytes) });
    },
    deletePicture: (digest) => {
      pictures.remove(digest);
    },
    pictureDigests: () =>
      pictures
        .rows()
        .map(({ digest }) => digest)
        .toSorted(),
    recordsWithPicture: (digest) =>
      incidents
        .rows()
        .filter(({ illustration }) => illustration?.digest === digest)
        .map(({ id }) => id)
        .toSorted(),
  };
}
