// Replaces `@azure/msal-browser`, because its identity provider cannot run in tests. It has the shape that
// the page uses, and signs in a user whose first token has been revoked.
const asked: boolean[] = [];

export class PublicClientApplication {
  async initialize(): Promise<void> {}

  getAllAccounts(): readonly [] {
    return [];
  }

  async loginPopup(): Promise<{ account: { username: string } }> {
    return { account: { username: "user@example.com" } };
  }

  async acquireTokenSilent(request: { forceRefresh: boolean }): Promise<{ accessToken: string }> {
    asked.push(request.forceRefresh);
    const { token }: { token: string } = await (await fetch("/token.json")).json();
    return { accessToken: request.forceRefresh ? token : "revoked" };
  }
}

// For the test.
Object.assign(globalThis, { asked });
