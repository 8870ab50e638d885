/** The token, when the emulator requires one. It is kept in this page only. */
let token = "";

/** @param {string} text */
export function useToken(text) {
  token = text;
}

/** The emulator requires the token. */
export class TokenWanted extends Error {}

/**
 * Calls an admin route.
 *
 * @param {string} method
 * @param {string} path below `/_emulator/`
 * @param {unknown} [body]
 * @returns {Promise<any>} the JSON of the response
 */
export async function ask(method, path, body) {
  const response = await fetch(`/_emulator/${path}`, {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== "" && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 401) throw new TokenWanted();
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer.error.message);
  return answer;
}
