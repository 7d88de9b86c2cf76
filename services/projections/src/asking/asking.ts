import { CODE, UNIT_CODE } from '@baraza/contracts';
import { type CivilDate, isCivilDate } from '@baraza/domain';
import { BadRequest, type FieldFault } from '@baraza/service-kit';
import type { Parameter } from './parameters.ts';

/** The query string as Fastify gives it: a repeated parameter is a list. */
export type QueryString = Readonly<Record<string, unknown>>;

/** What the record is asked to be known at: a moment or a sequence, before it is looked up. */
export type AskedMoment = { readonly sequence: number } | { readonly instant: string } | { readonly date: CivilDate };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 4_096;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** A date from which months can be counted either way without leaving the calendar of four-digit years. */
function isDateInReach(text: string): boolean {
  return isCivilDate(text) && text >= '1000-01-01' && text <= '9998-12-31';
}

/** The parameters of a question, each checked; all that are wrong are named at once. A form's empty field asks nothing. */
export class Asking {
  readonly #query: QueryString;
  readonly #known: readonly Parameter[];
  readonly #faults: FieldFault[] = [];

  /** @param known the parameters there are; any other is refused */
  constructor(query: QueryString, known: readonly Parameter[]) {
    this.#query = query;
    this.#known = known;
    for (const name of Object.keys(query)) {
      if (!(known as readonly string[]).includes(name)) {
        this.#fault(name, 'unknown-parameter', 'is not a parameter of this operation');
      }
    }
  }

  /** @throws BadRequest that names every wrong parameter */
  check(): void {
    if (this.#faults.length === 0) return;
    throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
      errors: this.#faults.slice(0, 50),
    });
  }

  /** The parameters as they were asked, to carry them over into links. */
  asked(): Readonly<Partial<Record<Parameter, string>>> {
    const asked = this.#known.map((name) => [name, this.#query[name]] as const);
    return Object.fromEntries(asked.filter(([, value]) => typeof value === 'string' && value !== ''));
  }

  date(name: Parameter): CivilDate | undefined {
    return this.#checked(name, isDateInReach, 'date', 'takes a date that exists: 2026-03-02');
  }

  moment(name: Parameter): AskedMoment | undefined {
    const text = this.#text(name);
    if (text === undefined) return undefined;
    if (/^\d{1,15}$/.test(text)) return { sequence: Number(text) };
    if (isDateInReach(text)) return { date: text };
    const time = INSTANT.test(text) && isDateInReach(text.slice(0, 10)) ? Date.parse(text.toUpperCase()) : Number.NaN;
    if (!Number.isNaN(time)) return { instant: new Date(time).toISOString() };
    this.#fault(name, 'moment', 'takes an instant (2026-03-02T09:00:00Z), a date, or the sequence of an event');
    return undefined;
  }

  unit(name: Parameter = 'unit'): string | undefined {
    return this.#checked(
      name,
      (text) => text.length <= 64 && new RegExp(UNIT_CODE).test(text),
      'unit-code',
      'takes the code of a unit: UG-402',
    );
  }

  code(name: Parameter): string | undefined {
    return this.#checked(
      name,
      (text) => text.length <= 64 && new RegExp(CODE).test(text),
      'code',
      'takes a code: governance',
    );
  }

  id(name: Parameter): string | undefined {
    return this.#checked(name, (text) => UUID.test(text), 'id', 'takes an id: a UUID in lower case');
  }

  choice<Choice extends string>(name: Parameter, choices: readonly Choice[]): Choice | undefined {
    const isOne = (text: string): boolean => (choices as readonly string[]).includes(text);
    return this.#checked(name, isOne, 'choice', `takes one of: ${choices.join(', ')}`) as Choice | undefined;
  }

  choices<Choice extends string>(name: Parameter, choices: readonly Choice[]): readonly Choice[] | undefined {
    const areSome = (text: string): boolean =>
      text.split(',').every((one) => (choices as readonly string[]).includes(one));
    const text = this.#checked(name, areSome, 'choices', `takes one or more of: ${choices.join(', ')}`);
    return text === undefined ? undefined : ([...new Set(text.split(','))] as Choice[]);
  }

  matching(name: Parameter, pattern: RegExp, expected: string): string | undefined {
    return this.#checked(name, (text) => pattern.test(text), 'parameter', expected);
  }

  /** Free text of at most 200 characters; nothing but spaces is nothing. */
  words(name: Parameter): string | undefined {
    const text = this.#checked(name, (given) => given.length <= 200, 'text', 'takes at most 200 characters');
    return text === undefined || text.trim() === '' ? undefined : text.trim();
  }

  flag(name: Parameter): boolean {
    return this.choice(name, ['true', 'false']) === 'true';
  }

  whole(name: Parameter, bounds: { min: number; max: number; otherwise: number }): number {
    const isWithin = (text: string): boolean =>
      /^\d{1,9}$/.test(text) && Number(text) >= bounds.min && Number(text) <= bounds.max;
    const text = this.#checked(name, isWithin, 'count', `takes a whole number from ${bounds.min} to ${bounds.max}`);
    return text === undefined ? bounds.otherwise : Number(text);
  }

  text(name: Parameter): string | undefined {
    return this.#text(name);
  }

  #checked(name: Parameter, isRight: (text: string) => boolean, code: string, expected: string): string | undefined {
    const text = this.#text(name);
    if (text === undefined || isRight(text)) return text;
    this.#fault(name, code, expected);
    return undefined;
  }

  #text(name: Parameter): string | undefined {
    const value = this.#query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && value.length <= LONGEST && value.isWellFormed()) return value;
    this.#fault(name, 'parameter', `is given once, in at most ${LONGEST} characters`);
    return undefined;
  }

  #fault(name: string, code: string, detail: string): void {
    const pointer = `/${name.slice(0, 100).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (this.#faults.every((fault) => fault.pointer !== pointer)) this.#faults.push({ pointer, code, detail });
  }
}
