import { addressOf, RUNTIME, type Runtime, SignInLinks } from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SECRETARIAT = { roles: [{ role: 'secretariat' }], person: 'secretariat' } as const;

/**
 * What the process says to whoever started it: where it is, how to sign in, a token as a line of its own, and three
 * commands to try. Under a real issuer of tokens there is neither link nor token to give.
 */
export async function greeting(app: NestFastifyApplication): Promise<string> {
  const { config, developmentIssuer } = app.get<Runtime>(RUNTIME);
  const address = addressOf(app, config);
  const lines = ['', `Baraza is at         ${address}`];
  if (developmentIssuer !== undefined) {
    const code = app.get(SignInLinks).make(SECRETARIAT);
    lines.push(`sign a browser in    ${address}/sign-in?code=${code} (once)`);
  }
  lines.push(`the API              ${address}/docs`, `data                 ${config.dataFolder}`, '');
  if (developmentIssuer !== undefined) lines.push(`token: ${await developmentIssuer.token(SECRETARIAT)}`, '');
  return [...lines, 'Try, with the token in TOKEN:', ...commandsToTry(address), ''].join('\n');
}

function commandsToTry(address: string): readonly string[] {
  const bearer = '-H "Authorization: Bearer $TOKEN"';
  const organisation = JSON.stringify({
    kind: 'cbo',
    legalName: "Kyeizooba Women's Savings Circle",
    unit: 'UG-402',
    themes: ['social-justice'],
  });
  return [
    `  curl -s ${address}/views/dashboards/network ${bearer}`,
    `  curl -s -X POST ${address}/members/organisations ${bearer} -H "Content-Type: application/json" -d '${organisation.replaceAll("'", "'\\''")}'`,
    `  curl -s "${address}/ledger/events?limit=5" ${bearer}`,
  ];
}
