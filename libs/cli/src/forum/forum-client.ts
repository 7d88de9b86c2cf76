import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';

export interface ForumAnswer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shapes of many endpoints; each caller reads its own
  readonly body: any;
}

export interface Request {
  readonly method?: 'GET' | 'POST';
  /** An object goes as JSON, bytes as CSV. */
  readonly body?: object | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are answers and not failures besides 2xx. */
  readonly accept?: readonly number[];
}

/** How often a stream that was cut off is taken up again, without a new line in between. */
const TRIES = 5;

/** Where a forum answers: by the first part of a path (`members`); `` for everything else. */
export type Addresses = Readonly<Record<string, string>>;

/** Of whoever asks: one, or one that is asked for with every request. */
export type Token = string | (() => Promise<string>);

/** A forum over HTTP: one address, or several where its services run apart. */
export class ForumClient {
  readonly #addresses: Addresses;
  readonly #token: Token | undefined;
  readonly #signal: AbortSignal;

  constructor(addresses: Addresses, token: Token | undefined, signal: AbortSignal) {
    this.#addresses = addresses;
    this.#token = token;
    this.#signal = signal;
  }

  urlOf(path: string): string {
    return this.#addresses[path.split(/[/?]/)[1] ?? ''] ?? this.#addresses['']!;
  }

  /** The same question to every process of the forum. @throws CommandFailed as `ask` */
  async askAll(path: string, request?: Request): Promise<readonly ForumAnswer[]> {
    const urls = [...new Set(Object.values(this.#addresses))];
    return Promise.all(urls.map((url) => new ForumClient({ '': url }, this.#token, this.#signal).ask(path, request)));
  }

  /** @throws CommandFailed with the problem's words; exit code 3 where nobody answers */
  async ask(path: string, { method = 'GET', body, headers = {}, accept = [] }: Request = {}): Promise<ForumAnswer> {
    const isBytes = body instanceof Uint8Array;
    const response = await this.#fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'text/csv' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    });
    const answer = { status: response.status, headers: response.headers, body: await bodyOf(response) };
    if (!response.ok && !accept.includes(response.status)) throw refusal(method, path, answer);
    return answer;
  }

  /**
   * The lines of an NDJSON answer, without their ends. Where the stream is cut off it is asked for again, from after the
   * last line that came whole.
   * @param pathAfter the path to ask for what follows `sequence`; undefined where nothing can follow
   */
  async *lines(
    first: number,
    pathAfter: (sequence: number) => string | undefined,
    sequenceOf: (line: string) => number,
  ): AsyncGenerator<string> {
    let after = first;
    for (let tries = 1; ; tries++) {
      const path = pathAfter(after);
      if (path === undefined) return;
      try {
        for await (const line of this.#linesOnce(path)) {
          yield line;
          after = sequenceOf(line);
          tries = 0;
        }
        return;
      } catch (error) {
        const refused = error instanceof CommandFailed && error.exitCode !== EXIT.unreachable;
        if (refused || this.#signal.aborted || tries >= TRIES) throw error;
        await sleep(200 * 2 ** tries, undefined, { signal: this.#signal });
      }
    }
  }

  async *#linesOnce(path: string): AsyncGenerator<string> {
    const response = await this.#fetch(path, { headers: { accept: 'application/x-ndjson' } });
    if (!response.ok) {
      throw refusal('GET', path, { status: response.status, headers: response.headers, body: await bodyOf(response) });
    }
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of response.body ?? []) {
        const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
        rest = parts.pop()!;
        yield* parts;
      }
    } catch (error) {
      throw unreachable(this.urlOf(path), error);
    }
    // A server that dies may end the stream as if it were whole: a line without its end tells.
    if (rest !== '') throw unreachable(this.urlOf(path), new Error('the answer was cut off'));
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
      return await fetch(`${this.urlOf(path)}${path}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), ...authorization },
        signal: this.#signal,
      });
    } catch (error) {
      if (this.#signal.aborted) throw error;
      throw unreachable(this.urlOf(path), error);
    }
  }
}

function unreachable(url: string, error: unknown): CommandFailed {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return new CommandFailed(EXIT.unreachable, `${url} cannot be reached: ${cause?.code ?? cause?.message ?? message}`);
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!/json/.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly code?: string; readonly detail?: string }[];
}

/** What a forum said instead of doing it, in its own words. */
function refusal(method: string, path: string, { status, body }: ForumAnswer): CommandFailed {
  const problem: Problem = body !== null && typeof body === 'object' ? (body as Problem) : {};
  const why = problem.detail ?? problem.title ?? `it answered ${status}`;
  const code = problem.code === undefined ? String(status) : `${status} ${problem.code}`;
  const details = (problem.errors ?? []).map(({ pointer = '', code: fault = '', detail = '' }) =>
    [pointer, fault, detail].filter((part) => part !== '').join(' '),
  );
  const exitCode = status === 502 || status === 503 || status === 504 ? EXIT.unreachable : EXIT.failed;
  return new CommandFailed(exitCode, `${method} ${path.split('?')[0]} was refused: ${why} (${code})`, details);
}
