import type { DevelopmentIssuer, SignInLinks } from '@baraza/service-kit';

export interface Arrival {
  readonly address: string;
  readonly dataFolder: string;
  /** Of a real forum. */
  readonly oidcIssuer?: string | undefined;
  /** Undefined where a real issuer gives out tokens. */
  readonly issuer: DevelopmentIssuer | undefined;
  readonly links: SignInLinks;
}

/** What is printed when the forum is ready: where it is, how to get in, and what to try first. */
export async function welcome({ address, dataFolder, oidcIssuer, issuer, links }: Arrival): Promise<readonly string[]> {
  const found = ['', `Baraza is at ${address}`, `  API, to browse and try: ${address}/docs`, `  data: ${dataFolder}`];
  if (issuer === undefined) return [...found, `  tokens come from ${oidcIssuer}`, ''];
  const secretariat = { roles: [{ role: 'secretariat' as const }], person: 'secretariat' };
  return [
    ...found,
    `  sign a browser in (once): ${address}/sign-in?code=${links.make(secretariat)}`,
    '',
    'A token of the secretariat, good for 12 hours:',
    `token: ${await issuer.token(secretariat)}`,
    '',
    'Three things to try, with that token in $TOKEN:',
    `  curl -H "authorization: Bearer $TOKEN" ${address}/views/dashboards/network`,
    `  curl -H "authorization: Bearer $TOKEN" '${address}/views/registers/organisations?q=women&limit=5'`,
    `  curl -H "authorization: Bearer $TOKEN" -H 'accept: application/x-ndjson' '${address}/ledger/events?limit=3'`,
    '',
  ];
}
