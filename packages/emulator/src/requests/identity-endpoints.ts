import { requestShape } from "../faults/shapes.js";
import { sameText } from "../ground/same-text.js";
import { type Answer, jsonAnswer } from "../http/answer.js";
import type { Exchange } from "../http/exchange.js";
import { DEVICE_PATH, TOKEN_PATH } from "../http/paths.js";
import { readText } from "../http/request-body.js";
import type { GrantType } from "../oauth/tokens.js";
import type { Service } from "./service.js";

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
const NO_STORE = { "cache-control": "no-store" };

/** The discovery document of the emulator's own OpenID provider. */
export function openidConfiguration(exchange: Exchange): Answer {
  const { origin } = exchange;
  return jsonAnswer(200, {
    issuer: origin,
    token_endpoint: `${origin}${TOKEN_PATH}`,
    device_authorization_endpoint: `${origin}${DEVICE_PATH}`,
    grant_types_supported: ["client_credentials", DEVICE_GRANT, "refresh_token"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic", "none"],
    response_types_supported: ["none"],
    subject_types_supported: ["public"],
  });
}

export async function deviceAuthorization(
  { settings, devices }: Pick<Service, "settings" | "devices">,
  exchange: Exchange,
): Promise<Answer> {
  const form = await readForm(exchange);
  const client = clientOf(exchange, form);
  if (client.id !== settings.oauthClient.id) return oauthError(401, "invalid_client");
  const grant = devices.begin(client.id);
  const page = `${exchange.origin}/device`;
  return jsonAnswer(
    200,
    {
      device_code: grant.deviceCode,
      user_code: grant.userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${grant.userCode}`,
      expires_in: grant.lifetime / 1000,
      interval: grant.interval / 1000,
    },
    NO_STORE,
  );
}

/**
 * The token endpoint of RFC 6749 with the client-credentials, device-code (RFC 8628) and refresh-token
 * grants.
 */
export async function issueToken(
  service: Pick<Service, "settings" | "tokens" | "devices" | "refreshTokens">,
  exchange: Exchange,
): Promise<Answer> {
  const form = await readForm(exchange);
  const client = clientOf(exchange, form);
  const { oauthClient, project } = service.settings;
  if (client.id !== oauthClient.id) return oauthError(401, "invalid_client", "The client id is unknown.");
  switch (form.get("grant_type")) {
    case "client_credentials":
      if (!sameText(client.secret ?? "", oauthClient.secret)) {
        return oauthError(401, "invalid_client", "The client secret is wrong.");
      }
      return tokenAnswer(service, "client_credentials", client.id);
    case DEVICE_GRANT: {
      const poll = service.devices.poll(form.get("device_code") ?? "", client.id);
      return poll === "approved" ? tokenAnswer(service, "device_code", project) : oauthError(400, poll);
    }
    case "refresh_token":
      return service.refreshTokens.take(form.get("refresh_token") ?? "")
        ? tokenAnswer(service, "refresh_token", project)
        : oauthError(400, "invalid_grant", "The refresh token is unknown or was already used.");
    case null:
      return oauthError(400, "invalid_request", "grant_type is missing.");
    default:
      return oauthError(400, "unsupported_grant_type");
  }
}

async function tokenAnswer(
  { tokens, refreshTokens }: Pick<Service, "tokens" | "refreshTokens">,
  grant: GrantType,
  subject: string,
): Promise<Answer> {
  const { accessToken, lifetime } = await tokens.issue(grant, subject);
  const body = {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: lifetime / 1000,
    ...(grant !== "client_credentials" && { refresh_token: refreshTokens.issue() }),
  };
  return jsonAnswer(200, body, NO_STORE);
}

function oauthError(status: number, error: string, description?: string): Answer {
  const body = { error, ...(description !== undefined && { error_description: description }) };
  const challenge: Record<string, string> =
    status === 401 ? { "www-authenticate": 'Basic realm="cdf-emulator"' } : {};
  return jsonAnswer(status, body, { ...NO_STORE, ...challenge });
}

async function readForm(exchange: Exchange): Promise<URLSearchParams> {
  const text = await readText(exchange.request, requestShape(exchange), (bytes) => {
    exchange.entry.bytesReceived += bytes;
  });
  return new URLSearchParams(text);
}

interface ClientCredentials {
  readonly id: string;
  readonly secret: string | undefined;
}

/** `client_secret_basic` (each half form-encoded) or `client_secret_post`. */
function clientOf({ request }: Exchange, form: URLSearchParams): ClientCredentials {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? "");
  if (basic === null)
    return { id: form.get("client_id") ?? "", secret: form.get("client_secret") ?? undefined };
  const [id = "", ...rest] = Buffer.from(basic[1] ?? "", "base64")
    .toString("utf8")
    .split(":");
  return { id: formDecode(id), secret: formDecode(rest.join(":")) };
}

function formDecode(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll("&", "%26")}`).get("value") ?? "";
}
