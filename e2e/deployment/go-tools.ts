import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { promisify } from 'node:util';
import { findProgram, goInstall, saidBy, type Program } from '@baraza/programs';

const SMALL = ['-ldflags=-s -w'];

/** Helm of the fourth generation: charts are told apart from those of the third by nothing that ours uses. */
const HELM: Program = {
  name: 'helm',
  version: '4.3.1',
  versionOf: async (path) => /^v([34]\.\S+)/.exec((await saidBy(path, 'version', '--short')) ?? '')?.[1],
  unfit: () => undefined,
  ways: [goInstall('helm.sh/helm/v4/cmd/helm', '4.3.1', 'helm', SMALL)],
};

/** What `docker compose` reads its files with, as a command. It says no version of its own. */
const COMPOSE: Program = {
  name: 'compose-spec',
  version: '2.16.2',
  versionOf: async () => '2.16.2',
  ways: [goInstall('github.com/compose-spec/compose-go/v2/cmd', '2.16.2', 'cmd', SMALL)],
};

/** Found, or built with Go: some minutes, once. @throws ProgramNotFound */
export const helm = async (): Promise<string> => (await findProgram(HELM)).path;
/** @throws ProgramNotFound */
export const composeSpec = async (): Promise<string> => (await findProgram(COMPOSE)).path;

/** Where the sources of a Go module lie, fetched where they are not there yet. */
export async function goModule(module: string, version: string): Promise<string> {
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', `${module}@v${version}`], {
    cwd: homedir(),
  });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}
