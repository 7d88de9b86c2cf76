import { everyDocument, type ServedModels } from '@baraza/read-models';
import { PATIENCE_MS, readingUpTo } from '@baraza/service-kit';
import { rowAt } from '../history/history.pure.ts';
import { organisationRegister } from '../organisation-register/organisation-register.projection.ts';
import { programmeRegister } from '../programme-register/programme-register.projection.ts';
import type { Register, RegisterRow } from '../registers/register.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';

/** What organisations are asked for by; nothing of it: all there are. */
export interface Alike {
  readonly theme?: string | undefined;
  readonly constituency?: string | undefined;
}
/** When it is asked about: on which date, and what the record said by which sequence. */
export interface AskedAt {
  readonly asOf: string;
  readonly knownAt: number;
}

/**
 * The organisations of a theme and of a constituency, as of a date and as known then: joined when asked, never copied in. A
 * protected one is of none: it stands in no register.
 * @throws Unavailable where the register has not come that far, and does not in time
 */
export async function organisationsOf(
  store: ServedModels,
  { theme, constituency }: Alike,
  at: AskedAt,
): Promise<readonly string[] | undefined> {
  if (theme === undefined && constituency === undefined) return undefined;
  return those(store, organisationRegister, at, ({ themes, constituencies }) => {
    const isOfTheme = theme === undefined || themes.includes(theme);
    return isOfTheme && (constituency === undefined || constituencies.includes(constituency));
  });
}

/** @throws Unavailable as above */
export async function programmesOf(
  store: ServedModels,
  theme: string | undefined,
  at: AskedAt,
): Promise<readonly string[] | undefined> {
  if (theme === undefined) return undefined;
  return those(store, programmeRegister, at, ({ themes }) => themes.includes(theme));
}

async function those<Row extends RegisterRow>(
  store: ServedModels,
  register: Register<Row>,
  at: AskedAt,
  is: (row: Row) => boolean,
): Promise<readonly string[]> {
  // The same question, asked again, must find the same.
  return readingUpTo({ sequence: at.knownAt, until: Date.now() + PATIENCE_MS }, async () => {
    const level = levelsOfRegister(register).at(-1)!;
    const found: string[] = [];
    for await (const { doc } of everyDocument(store, registerModel(register), { where: { level: { is: level } } })) {
      const row = rowAt(doc.changes, at, register.merge);
      if (row !== undefined && is(row)) found.push(doc.id);
    }
    return found;
  });
}
