import type { Check, Readiness } from '../health/readiness.ts';

const ANSWERS_WITHIN_MS = 5_000;

/**
 * Whether all of a forum's services are ready: each check under its service's name, a service that is away as one. Of a
 * service with several instances one that is ready suffices.
 */
export async function readinessOf(services: Readonly<Record<string, readonly string[]>>): Promise<Readiness> {
  const named = new Map<string, { readonly name: string; readonly urls: readonly string[] }>();
  for (const [name, urls] of Object.entries(services)) {
    const key = urls.join();
    if (!named.has(key) || named.get(key)!.name === '') named.set(key, { name, urls });
  }
  const all = await Promise.all([...named.values()].map(({ name, urls }) => readinessOfService(name, urls)));
  const checks = all.flatMap(({ checks: own }) => own);
  return { status: worst(all.map(({ status }) => status)), checks };
}

const FROM_WORST = ['failed', 'starting', 'behind', 'ready'] as const;
const worst = (all: readonly Readiness['status'][]): Readiness['status'] =>
  FROM_WORST.find((status) => all.includes(status)) ?? 'ready';

async function readinessOfService(name: string, urls: readonly string[]): Promise<Readiness> {
  const answers = await Promise.all(
    urls.map((url, index) => readinessAt(url, index === 0 ? name : `${name} ${index + 1}`)),
  );
  const best = FROM_WORST.findLast((status) => answers.some((one) => one.status === status)) ?? 'ready';
  return { status: best, checks: answers.flatMap(({ checks }) => checks) };
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
