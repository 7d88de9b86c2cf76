import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Abode, Moved } from '@baraza/event-store';
import type { Console } from '../command-line/console.ts';
import { argument, defineCommand, flag } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';
import { choice } from '../command-line/values.ts';
import { dataOption, environmentFor, SAMPLE_FOLDER } from '../forum/data-folder.ts';
import { inWords } from '../forum/failures.ts';
import { installedServices } from '../forum/installed-services.ts';
import { assertNotServed, movedBetween } from '../forum/moving.ts';

export const moveCommand = defineCommand({
  name: 'move',
  summary: "move a forum's record into KurrentDB, or from there back into the file of its folder",
  description:
    'Moves every event as it is, in its order: the ledger keeps its id, its sequence and every byte, so that views, policies and the bus go on where they were. BARAZA_EVENT_STORE names the KurrentDB, both ways. End every service first. Where it is killed, or something fails, run it again: it goes on. At the end all of it is read back and compared, and the store that the record has left is closed to services. The vault, keys, files and what services keep stay where they are: docs/operations.md says what else moves.',
  arguments: { to: argument('where the record is to live: kurrentdb or sqlite', choice(['kurrentdb', 'sqlite'])) },
  options: { data: dataOption(), json: flag('--json', 'what was moved, as JSON') },
  examples: [
    ['export BARAZA_EVENT_STORE=kurrentdb://…; baraza move kurrentdb --data /srv/forum', 'out of ledger.sqlite'],
    ['export BARAZA_EVENT_STORE_FILE=/run/secrets/kurrentdb; baraza move sqlite --data /srv/forum', 'back into it'],
  ],
  async run({ to, data = SAMPLE_FOLDER }, { io, console }) {
    const url = await kurrentUrlIn(io, data);
    const file = join(data, 'ledger.sqlite');
    if (to === 'kurrentdb' && !existsSync(file)) throw new CommandFailed(EXIT.failed, `there is no ledger in ${data}`);
    assertNotServed(data);
    const done = await inWords(() => moved({ to, file, url, copyPath: join(data, 'moving.sqlite') }, io, console));
    console.result(done, `${wordsOf(done)}\n${NEXT[to]}`);
    return EXIT.ok;
  },
});

interface Move {
  readonly to: 'kurrentdb' | 'sqlite';
  readonly file: string;
  readonly url: string;
  readonly copyPath: string;
}

interface Done extends Partial<Moved> {
  readonly from: string;
  readonly to: string;
}

async function moved({ to, file: path, url, copyPath }: Move, io: Io, console: Console): Promise<Done> {
  const { KurrentAbode, moveRecord, SqliteAbode } = await import('@baraza/event-store');
  return movedBetween<Abode, Moved | undefined>(
    {
      into: to === 'kurrentdb' ? 'server' : 'files',
      files: SqliteAbode.take(path),
      reachServer: () => KurrentAbode.reach({ url, copyPath }),
      move: (way) => moveRecord({ ...way, signal: io.signal }),
      interrupted: 'interrupted: run the same again, which goes on.',
    },
    { io, console },
  );
}

/** @throws UsageFaults with all that is wrong in the settings */
async function kurrentUrlIn(io: Io, data: string): Promise<string> {
  const { isKurrent, loadConfig } = await installedServices.kit();
  const { eventStore } = await inWords(() => loadConfig(environmentFor(io, data), { service: 'standalone' }));
  if (isKurrent(eventStore)) return eventStore.url;
  const value = `${eventStore.scheme}:`;
  throw new UsageFaults([{ name: 'BARAZA_EVENT_STORE', value, expected: 'kurrentdb://…, in both directions' }]);
}

const NEXT = {
  kurrentdb:
    'Serve with BARAZA_EVENT_STORE as it is here, and BARAZA_LEDGER_STORE another file than ledger.sqlite, which is kept and opened no more.',
  sqlite: 'Serve with BARAZA_EVENT_STORE unset. What is left in KurrentDB is opened no more.',
};

function wordsOf({ from, to, events = 0, written, digest }: Done): string {
  if (written === undefined) return `the record was moved from ${from} to ${to} before: nothing was left to do`;
  const earlier = written === events ? '' : ` (${events - written} of them were there already)`;
  return `${events} events moved from ${from} to ${to}${earlier}; read back, every one is the same: SHA-256 ${digest}`;
}
