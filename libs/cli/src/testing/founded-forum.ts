import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ForumAnswer, ForumClient } from '../forum/forum-client.ts';
import { serveHere, type ServedHere } from '../forum/installed-services.ts';
import { runBaraza, type RunResult } from './run-baraza.ts';

const UNITS = `code,name,level,parent,validFrom
WAN,Western Ankole,region,,2016-07-01
UG-411,Ntungamo,district,WAN,2016-07-01
`;

type Env = Readonly<Record<string, string>>;

/** A real forum of one district in `forum` of a new folder, its master key beside it, as `baraza init` makes it. */
export class FoundedForum {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async begin(): Promise<FoundedForum> {
    const forum = new FoundedForum(mkdtempSync(join(tmpdir(), 'baraza-founded-')));
    writeFileSync(forum.at('units.csv'), UNITS);
    const officers = [{ subject: 'first' }, { subject: 'second' }];
    writeFileSync(forum.at('founding.json'), JSON.stringify({ resolution: 'fa-2026-01', officers }));
    const named = ['--name', 'Example Forum', '--zone', 'Africa/Kampala', '--units', 'units.csv'];
    const files = ['--founding', 'founding.json', '--new-master-key', 'master.key', '--data', 'forum'];
    const begun = await runBaraza(['init', ...named, ...files], { cwd: forum.folder });
    if (begun.code !== 0) throw new Error(begun.stderr);
    return forum;
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  get key(): Env {
    return { BARAZA_MASTER_KEY_FILE: this.at('master.key') };
  }

  baraza(args: readonly string[], env: Env = this.key): Promise<RunResult> {
    return runBaraza(args, { cwd: this.folder, env });
  }

  /** Serves a forum in this process for as long as the work takes, for somebody of the secretariat. */
  async served<T>(
    work: (served: { readonly ask: ForumClient['ask']; readonly here: ServedHere }) => Promise<T>,
    { data = 'forum', env = this.key }: { readonly data?: string; readonly env?: Env } = {},
  ): Promise<T> {
    const here = await serveHere({ ...env, BARAZA_DATA: this.at(data) });
    try {
      const token = await here.runtime.developmentIssuer!.token({ roles: [{ role: 'secretariat' }] });
      const client = new ForumClient({ '': here.url }, token, new AbortController().signal);
      return await work({ ask: client.ask.bind(client), here });
    } finally {
      await here.close();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Registers somebody. */
export function register(ask: ForumClient['ask'], legalName: string): Promise<ForumAnswer> {
  const body = { kind: 'cbo', legalName, unit: 'UG-411', themes: ['education'] };
  return ask('/members/organisations', { method: 'POST', body });
}
