import type { ServiceProcess } from './running-cluster.ts';

/** One thing that a process tells of itself at `/health/ready`. */
export interface Check {
  readonly name: string;
  readonly ready: boolean;
  readonly detail?: {
    readonly lag?: number;
    /** Events that a policy could not handle. */
    readonly parked?: number;
    /** Of what reads the record for policies. */
    readonly status?: string;
    /** Of what is made from the record. */
    readonly state?: string;
  };
}

/** @throws TypeError where the process does not answer, DOMException where it does not in time */
export async function checksOf({ url }: ServiceProcess, withinMs = 10_000): Promise<readonly Check[]> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(withinMs) });
  return ((await answer.json()) as { checks: readonly Check[] }).checks;
}
