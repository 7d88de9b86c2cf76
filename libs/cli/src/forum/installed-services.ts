import type { BarazaConfig, Runtime } from '@baraza/service-kit';
import type { Fault } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';

/**
 * The services that are installed beside the command line. Imports go downward only, and this is the one place where the
 * command line reaches up to what it starts: by name, when a command needs it.
 */
export const installedServices = {
  /** All services in one process, as `npm start` has it. */
  standalone: () => import('@baraza/standalone'),
  /** What services stand on: heavy to load, so that only commands that need it do. */
  kit: () => import('@baraza/service-kit'),
};

/** What is wrong in the settings of services started in this environment: all of it. */
export async function wrongSettings(io: Io): Promise<readonly Fault[]> {
  const { InvalidConfig, loadConfig } = await installedServices.kit();
  try {
    loadConfig(io.env, { service: 'standalone' });
    return [];
  } catch (error) {
    if (error instanceof InvalidConfig) return error.settings;
    throw error;
  }
}

/** An application of all services on a port of its own that nobody else knows, for one command. */
export interface ServedHere {
  readonly url: string;
  readonly config: BarazaConfig;
  readonly runtime: Runtime;
  close(): Promise<void>;
}

/**
 * Opens the forum of a folder in this process.
 * @param env settings; port, host and issuer are this process's own
 * @throws InvalidConfig, StoreUnusable, WrongMasterKey … as any start of the services
 */
export async function serveHere(env: Readonly<Record<string, string | undefined>>): Promise<ServedHere> {
  const [{ forumModules }, { createApplication, loadConfig, RUNTIME }] = await Promise.all([
    installedServices.standalone(),
    installedServices.kit(),
  ]);
  // What keeps it from starting is told once, in words; what goes wrong later is logged.
  const own = { HOST: '127.0.0.1', PORT: '0', BARAZA_LOG: env['BARAZA_LOG'] ?? 'silent' };
  const nobodyElse = { BARAZA_OIDC_ISSUER: undefined, BARAZA_OIDC_AUDIENCE: undefined, BARAZA_PUBLIC_URL: undefined };
  const config = loadConfig({ ...env, ...own, ...nobodyElse }, { service: 'standalone' });
  const app = await createApplication({ config, modules: forumModules });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const runtime = app.get<Runtime>(RUNTIME);
  if (env['BARAZA_LOG'] === undefined) runtime.logger.level = 'error';
  return { url: `http://127.0.0.1:${port}`, config, runtime, close: () => app.close() };
}
