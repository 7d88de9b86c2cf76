import type { Check, Readiness } from '../health/readiness.ts';

const ANSWERS_WITHIN_MS = 5_000;

/** Whether all of a forum's services are ready: each check under its service's name, a service that is away as one. */
export async function readinessOf(services: Readonly<Record<string, string>>): Promise<Readiness> {
  const named = new Map(Object.entries(services).map(([prefix, url]) => [url, prefix]));
  for (const [prefix, url] of Object.entries(services)) if (prefix !== '') named.set(url, named.get(url) || prefix);
  const answers = await Promise.all([...named].map(([url, name]) => readinessAt(url, name)));
  const checks = answers.flatMap(({ checks: own }) => own);
  const status = (['failed', 'starting', 'behind'] as const).find((bad) => answers.some((one) => one.status === bad));
  return { status: status ?? 'ready', checks };
}

async function readinessAt(url: string, name: string): Promise<Readiness> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    const { status, checks } = (await answer.json()) as Readiness;
    return { status, checks: checks.map((check): Check => ({ ...check, name: `${name}: ${check.name}` })) };
  } catch {
    return { status: 'starting', checks: [{ name, ready: false }] };
  }
}
