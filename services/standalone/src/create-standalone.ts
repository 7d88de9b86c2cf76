import { type ApplicationToCreate, createApplication } from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EVERY_SERVICE } from './standalone.module.ts';

export type StandaloneToCreate = Omit<ApplicationToCreate, 'modules'>;

/**
 * All services in one process on one port, over one runtime. It reacts to events and answers `inject` already; `listen`
 * opens the port.
 * @throws what `createApplication` throws: InvalidConfig apart, everything that can be wrong with a data folder
 */
export function createStandalone(options: StandaloneToCreate): Promise<NestFastifyApplication> {
  return createApplication({ ...options, modules: EVERY_SERVICE });
}
