import { isUuid } from '@baraza/contracts';
import { BadRequest, type FieldFault } from '@baraza/service-kit';

/** The query string as Fastify gives it: a repeated parameter is a list. */
export type QueryString = Readonly<Record<string, unknown>>;

export interface ReadingOptions {
  /** Exclusive. */
  readonly after: number;
  readonly limit: number;
  readonly types: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly stream: string | undefined;
}

const TYPE = /^[a-z]+\.[A-Z][A-Za-z]{0,80}$/;
const TAG = /^[a-z]+(-[a-z]+)*:[A-Za-z0-9-]{1,64}$/;
const STREAM = /^[a-z]+(-[a-z]+)*-[A-Za-z0-9-]{1,64}$/;

/** The parameters of a reading, each checked; all that are wrong are named at once. @throws BadRequest */
export class ReadingParameters {
  readonly #query: QueryString;
  readonly #faults: FieldFault[] = [];

  /** @param known the parameters there are; any other is refused */
  constructor(query: QueryString, known: readonly string[]) {
    this.#query = query;
    for (const name of Object.keys(query)) {
      if (!known.includes(name)) this.#fault(name, 'unknown-parameter', 'is not a parameter of this operation');
    }
  }

  whole(name: string, bounds: { min: number; max: number; otherwise: number }): number {
    const text = this.#text(name);
    if (text === undefined) return bounds.otherwise;
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= bounds.min && value <= bounds.max)) {
      this.#fault(name, 'count', `takes a whole number from ${bounds.min} to ${bounds.max}`);
      return bounds.otherwise;
    }
    return value;
  }

  types(): readonly string[] | undefined {
    return this.#list('types', TYPE, 'takes types of events, separated by commas: members.MembershipAdmitted');
  }

  tags(): readonly string[] | undefined {
    return this.#list('tags', TAG, 'takes tags, separated by commas: unit:UG-402');
  }

  stream(): string | undefined {
    const text = this.#text('stream');
    if (text !== undefined && !STREAM.test(text))
      this.#fault('stream', 'stream', 'takes the name of a stream: unit-UG-402');
    return text;
  }

  /** @throws BadRequest with everything that was found wrong */
  check(): void {
    if (this.#faults.length === 0) return;
    throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', { errors: this.#faults });
  }

  #list(name: string, item: RegExp, expected: string): readonly string[] | undefined {
    const text = this.#text(name);
    if (text === undefined) return undefined;
    const items = text.split(',');
    if (items.length > 100 || !items.every((one) => item.test(one))) this.#fault(name, 'list', expected);
    return items;
  }

  #text(name: string): string | undefined {
    const value = this.#query[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.length <= 8_192) return value;
    this.#fault(name, 'parameter', 'may be given once');
    return undefined;
  }

  #fault(name: string, code: string, detail: string): void {
    if (this.#faults.every((fault) => fault.pointer !== `/${name}`)) {
      this.#faults.push({ pointer: `/${name}`, code, detail });
    }
  }
}

/** @throws BadRequest */
export function readingOptions(query: QueryString, bounds: { maxLimit: number; otherwise: number }): ReadingOptions {
  const parameters = new ReadingParameters(query, ['after', 'limit', 'types', 'tags', 'stream']);
  const options = {
    after: parameters.whole('after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
    limit: parameters.whole('limit', { min: 1, max: bounds.maxLimit, otherwise: bounds.otherwise }),
    types: parameters.types(),
    tags: parameters.tags(),
    stream: parameters.stream(),
  };
  parameters.check();
  return options;
}

/** An event's id in the path; anything else names nothing. */
export function isEventId(text: string): boolean {
  return isUuid(text);
}
