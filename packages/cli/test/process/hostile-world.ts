import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { type Canary, ENCODINGS, echo, makeCanaries } from "../../../core/test/support/canaries.js";

/** The secrets of a user of the command line. Each is a canary. */
export interface Secrets {
  readonly token: string;
  readonly clientSecret: string;
  readonly proxyPassword: string;
  readonly signature: string;
  readonly sourcePassword: string;
  readonly sourceSignature: string;
  readonly tokenUrlKey: string;
}

/** API, identity provider, store, file server and proxy in one. They echo all secrets in every place for a text. */
export interface HostileWorld {
  readonly secrets: Secrets;
  readonly canaries: readonly Canary[];
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** The URL of an object to upload, with a login and a signature. */
  readonly source: string;
  /** Signs in with a token. */
  readonly env: Record<string, string>;
  /** Signs in with a client secret. */
  readonly loginEnv: Record<string, string>;
  /** Resolves when the store has received a part that it never answers. */
  readonly stalled: () => Promise<void>;
}

type Answer = (say: string, response: ServerResponse) => void;

const answer =
  (
    status: number,
    body: (say: string) => string,
    headers: (say: string) => Record<string, string> = () => ({}),
  ): Answer =>
  (say, response) => {
    response.writeHead(status, headers(say));
    response.end(body(say));
  };
const quoted = JSON.stringify;
const xml = (say: string): string =>
  say.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** A header value must not contain line ends, and only few characters outside ASCII. */
const inHeader = (say: string): string => say.replace(/[^\x20-\x7e]+/g, encodeURIComponent);

/** The API's answers to init, by file name. */
const INIT: Readonly<Record<string, Answer>> = {
  "init-message": answer(400, (say) => quoted({ error: { code: 400, message: say } })),
  "init-text": answer(400, (say) => quoted({ error: say })),
  "init-missing": answer(400, (say) =>
    quoted({ error: { message: "no", missing: [{ externalId: say }, say] } }),
  ),
  "init-duplicated": answer(409, (say) =>
    quoted({ error: { message: say, duplicated: [{ externalId: say }] } }),
  ),
  "init-page": answer(403, (say) => `<html><title>${xml(say)}</title><p>${xml(say)}</p></html>`),
  "init-id": answer(
    500,
    () => "{}",
    (say) => ({ "x-request-id": inHeader(say), "retry-after": inHeader(say) }),
  ),
  "init-nonsense": answer(200, (say) => quoted({ items: say, [say]: say })),
  "init-no-json": answer(200, (say) => say),
};

/** The store's answers to a part. */
const STORE: Readonly<Record<string, Answer>> = {
  "store-code": answer(403, (say) => `<Error><Code>${xml(say)}</Code></Error>`),
  "store-message": answer(400, (say) => `<Error><Code>X</Code><Message>${xml(say)}</Message></Error>`),
  "store-detail": answer(
    400,
    (say) => `<Error><AuthenticationErrorDetail>${xml(say)}</AuthenticationErrorDetail></Error>`,
  ),
  "store-azure": answer(
    404,
    () => "",
    (say) => ({ "x-ms-error-code": inHeader(say) }),
  ),
  "store-json-code": answer(400, (say) => quoted({ code: say })),
  "store-json-message": answer(400, (say) => quoted({ error: { message: say } })),
  "store-text": answer(400, (say) => say),
  "store-date": answer(
    503,
    (say) => say,
    (say) => ({ date: inHeader(say), "retry-after": inHeader(say) }),
  ),
  "store-etag": answer(
    200,
    () => "",
    (say) => ({ etag: inHeader(say) }),
  ),
};

/** The API's answers to complete. */
const COMPLETE: Readonly<Record<string, Answer>> = {
  "complete-message": answer(400, (say) => quoted({ error: { message: say } })),
  "complete-page": answer(403, (say) => `<title>${xml(say)}</title>`),
};

/** File names, one for each place where a server can put a text. */
export const PLACES: readonly string[] = [
  ...Object.keys(INIT),
  ...Object.keys(STORE),
  ...Object.keys(COMPLETE),
];

/** The identity provider's answers, by the path of its endpoint. */
const LOGIN: Readonly<Record<string, Answer>> = {
  code: answer(401, (say) => quoted({ error: say })),
  description: answer(400, (say) => quoted({ error: "invalid_client", error_description: say })),
  page: answer(403, (say) => `<title>${xml(say)}</title>`),
  nonsense: answer(200, (say) => quoted({ access_token: 1, token_type: say, [say]: say })),
};
export const LOGINS: readonly string[] = Object.keys(LOGIN);

/**
 * @param round selects the encoding of each secret.
 * @param known the secrets to echo. The process must have known them, because it cannot recognise others.
 */
export async function makeHostileWorld(
  round: number,
  known: readonly (keyof Secrets)[],
): Promise<HostileWorld> {
  const [token = "", signature = "", sourceSignature = ""] = makeCanaries(["a", "b", "c"], true).map(
    ({ value }) => value,
  );
  const [clientSecret = "", proxyPassword = "", sourcePassword = "", tokenUrlKey = ""] = makeCanaries([
    "a",
    "b",
    "c",
    "d",
  ]).map(({ value }) => value);
  const secrets: Secrets = {
    token,
    clientSecret,
    proxyPassword,
    signature,
    sourcePassword,
    sourceSignature,
    tokenUrlKey,
  };
  const canaries = Object.entries(secrets).map(([name, value]) => ({ name, value }));
  const encodings = Object.keys(ENCODINGS);
  let said = round * canaries.length;
  /**
   * All known secrets, in other encodings and in another order each time: only the beginning of a long text
   * is shown.
   */
  const say = (but?: keyof Secrets): string => {
    said += 1;
    const values = known.filter((name) => name !== but).map((name) => secrets[name]);
    const turned = values.map((_, at) => values[(at + said) % values.length] ?? "");
    return turned
      .map((value, at) => echo(encodings[(said * 5 + at) % encodings.length] ?? "", value))
      .join(" ");
  };
  let stalled = (): void => {};
  const stall = new Promise<void>((resolve) => {
    stalled = resolve;
  });

  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("latin1").on("data", (piece: string) => {
      body += body.length > 10_000 ? "" : piece;
    });
    request.on("end", () => {
      try {
        handle(request, response, body);
      } catch {
        response.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;

  function handle(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { pathname } = new URL(request.url ?? "", `http://${host}`);
    const last = pathname.split("/").at(-1) ?? "";
    if (pathname.startsWith("/login/")) LOGIN[last]?.(say(), response);
    else if (pathname.startsWith("/store/")) {
      if (last === "stall") stalled();
      else (STORE[last] ?? answer(200, () => ""))(say(), response);
    } else if (last === "object.bin") sendObject(request, response);
    else if (last === "initmultipartupload" || last === "files")
      begin(response, String(JSON.parse(body).name));
    else if (last === "completemultipartupload")
      COMPLETE[PLACES[JSON.parse(body).id - 1] ?? ""]?.(say(), response);
    else answer(400, (text) => quoted({ error: { message: text } }))(say("signature"), response);
    if (!response.headersSent && last !== "stall") answer(404, (text) => text)(say(), response);
  }
  function begin(response: ServerResponse, name: string): void {
    const place = name.replace(/\.bin$/, "");
    const refuse = INIT[place];
    if (refuse !== undefined) {
      // The client has no secrets of this session yet.
      refuse(say("signature"), response);
      return;
    }
    const where = place === "object" ? "stall" : place;
    const uploadUrls = [`http://${host}/store/${where}?sv=2026&sig=${encodeURIComponent(signature)}`];
    const file = { id: PLACES.indexOf(place) + 1, name, uploaded: false, createdTime: 1, lastUpdatedTime: 1 };
    response.end(quoted({ ...file, uploadId: "u", uploadUrls, uploadUrl: uploadUrls[0] }));
  }
  function sendObject({ headers }: IncomingMessage, response: ServerResponse): void {
    const [, from = "0", to = "0"] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    const bytes = Buffer.alloc(Number(to) - Number(from) + 1);
    response.writeHead(206, {
      etag: '"1"',
      "content-range": `bytes ${from}-${to}/1000`,
      "content-length": bytes.length,
    });
    response.end(bytes);
  }

  const base = {
    CDF_URL: `http://${host}`,
    CDF_PROJECT: "plant",
    IDP_CLIENT_ID: "id",
    IDP_CLIENT_SECRET: clientSecret,
  };
  return {
    secrets,
    canaries,
    host,
    source: `http://user:${encodeURIComponent(sourcePassword)}@${host}/object.bin?sig=${encodeURIComponent(sourceSignature)}`,
    env: { ...base, CDF_TOKEN: token, LOGIN_FLOW: "token" },
    loginEnv: { ...base, IDP_SCOPES: "s" },
    stalled: () => stall,
  };
}
