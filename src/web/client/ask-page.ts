/**
 * Asks for a page and gives it as a document. `XMLHttpRequest` has the browser itself make one of what comes, with scripts off, so that
 * no text is ever turned into markup here: the content security policy forbids that altogether (`trusted-types 'none'`).
 */

/** A page as it came. */
export interface AskedPage {
  readonly page: Document;
  /** Where it came from in the end, redirects followed. */
  readonly url: string;
  readonly redirected: boolean;
  /** Whether it came with a status of success. */
  readonly ok: boolean;
}

/** What is sent along. */
interface Asking {
  /** A form, which is posted; left out: the page is got. */
  readonly form?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Rejects where nothing came, what came is no page, or the signal came first. */
export function askPage(address: string, { form, headers = {}, signal }: Asking = {}): Promise<AskedPage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(form === undefined ? "GET" : "POST", address);
    request.responseType = "document";
    request.setRequestHeader("accept", "text/html");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onload = () => {
      const { response, responseURL: url, status } = request;
      const redirected = url !== new URL(address, location.href).href.replace(/#.*$/, "");
      if (response instanceof Document) resolve({ page: response, url, redirected, ok: status >= 200 && status < 300 });
      else reject(new Error("no page came"));
    };
    request.onerror = () => reject(new Error("nothing came"));
    request.onabort = () => reject(new Error("another was asked for"));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form ?? null);
  });
}
