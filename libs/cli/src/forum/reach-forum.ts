import type { Role } from '@baraza/domain';
import { flag, option, type Context, type OptionSpec } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';
import { text, webAddress } from '../command-line/values.ts';
import { dataOption, environmentFor, folderInUse, holdsForum, IN_USE, readServing } from './data-folder.ts';
import { developmentToken, hasDevelopmentKey } from './development-tokens.ts';
import { isInUse, told } from './failures.ts';
import { ForumClient, type Addresses, type Token } from './forum-client.ts';
import { serveHere, type ServedHere } from './installed-services.ts';
import { renewed } from './renewed.ts';

const TOKEN_SECONDS = 3_600;

export const forumOptions = {
  url: option('--url <address>', 'a forum that runs; else that of --data, or the folder itself', webAddress, {
    env: 'BARAZA_URL',
  }),
  token: option('--token <jwt>', 'who asks; else the development issuer of --data, on loopback', text, {
    env: 'BARAZA_TOKEN',
  }),
  data: dataOption(IN_USE),
  json: flag('--json', 'the result as JSON on standard output, faults as JSON on standard error'),
} satisfies Record<string, OptionSpec<unknown>>;

export interface ForumToReach {
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly data: string | undefined;
}

export interface ReachedForum {
  readonly client: ForumClient;
  /** Where it was found, for people. */
  readonly where: string;
  /** The folder that was looked at; undefined for a forum that was named by its address. */
  readonly folder: string | undefined;
  /** The services, where they run in this very process; undefined where a server was asked. */
  readonly here: ServedHere | undefined;
  close(): Promise<void>;
}

/**
 * The forum a command works on: over HTTP where a server runs, else by running the services here for as long as the
 * command takes.
 * @param as whose token the development issuer makes where none was given
 * @throws CommandFailed: 3 where it cannot be reached, 1 where there is none
 */
export async function reachForum(
  { url, token, data = folderInUse() }: ForumToReach,
  { io }: Context,
  as: Role = 'secretariat',
): Promise<ReachedForum> {
  const tokenFor = (address: string): Token =>
    token ?? (isLoopback(address) ? tokensFromHere(io, data, as) : noToken(address));
  const remote = async (addresses: Addresses): Promise<ReachedForum> => {
    const where = addresses['']!;
    const client = new ForumClient(addresses, tokenFor(where), io.signal);
    await client.askAll('/health/live');
    return {
      client,
      where,
      folder: url === undefined ? data : undefined,
      here: undefined,
      close: async () => undefined,
    };
  };
  if (url !== undefined) return remote({ '': url });
  const serving = readServing(data);
  if (serving !== undefined) return remote(serving.urls);
  if (!holdsForum(data, io)) {
    throw new CommandFailed(EXIT.failed, `there is no forum in ${data}`, [
      'baraza init begins one; --data names another folder, --url one that runs elsewhere',
    ]);
  }
  try {
    const here = await serveHere(environmentFor(io, data));
    const client = new ForumClient({ '': here.url }, tokenFor(here.url), io.signal);
    return { client, where: data, folder: data, here, close: here.close };
  } catch (error) {
    // A server that left no word of where it is: most likely one that was started without this command line.
    if (!isInUse(error)) throw told(error);
    return remote({ '': `http://127.0.0.1:${io.env['PORT'] ?? '3000'}` });
  }
}

/** Runs with the forum and closes it, whatever comes of it. */
export async function withForum<T>(
  input: ForumToReach,
  context: Context,
  work: (forum: ReachedForum) => Promise<T>,
): Promise<T> {
  const forum = await reachForum(input, context);
  try {
    return await work(forum);
  } finally {
    await forum.close();
  }
}

/** A large record takes longer to look at than a token is good for. */
function tokensFromHere(io: Io, dataFolder: string, role: Role): () => Promise<string> {
  if (!hasDevelopmentKey(io, dataFolder)) return noToken(dataFolder);
  const asked = { roles: [{ role }], person: 'baraza-command-line', ttl: TOKEN_SECONDS };
  return renewed(() => developmentToken(io, dataFolder, asked), TOKEN_SECONDS * 1_000);
}

function noToken(where: string): never {
  throw new CommandFailed(EXIT.usage, `no token for ${where}`, [
    'give one with --token or BARAZA_TOKEN; the development issuer makes them only on loopback, from the forum’s folder',
  ]);
}

function isLoopback(address: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[::1\])$/.test(new URL(address).hostname);
}
