import type { Type } from '@nestjs/common';

export interface ServiceToRun {
  /** `members`: names its process, its files and its NATS credentials. */
  readonly name: string;
  readonly modules: readonly Type[];
}

/** The whole `main.ts` of a service: settings from the environment, HTTP, policies, signals. Ends the process with 1 on a wrong setting. */
export async function runService(service: ServiceToRun): Promise<void> {
  throw new Error(`not written yet: ${service.name}`);
}
