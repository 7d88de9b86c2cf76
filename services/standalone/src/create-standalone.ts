import { type ApplicationToCreate, createApplication } from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { forumModules } from './forum-modules.ts';

export type StandaloneToCreate = Omit<ApplicationToCreate, 'modules'>;

/**
 * All services in one process on one port, over one runtime. It reacts to events and answers `inject` already; `listen`
 * opens the port.
 * @throws everything that can be wrong with a data folder, as `createApplication` does
 */
export function createStandalone(options: StandaloneToCreate): Promise<NestFastifyApplication> {
  return createApplication({ ...options, modules: forumModules });
}
