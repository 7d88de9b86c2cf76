import { everyDocument, type ServedModels } from '@baraza/read-models';
import { type Moment, rowAt } from '../history/history.pure.ts';
import type { OrganisationRow } from '../organisation-register/organisation-register.read-model.ts';
import { type AnyRegister, everyRegister } from '../registers/every-register.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';

/** What organisations are asked for by; nothing of it: all there are. */
export interface Alike {
  readonly theme?: string | undefined;
  readonly constituency?: string | undefined;
}

/**
 * The organisations of a theme and of a constituency, as of a date and as known then: joined when asked, never copied in. A
 * protected one is of none: it stands in no register.
 */
export async function organisationsOf(
  store: ServedModels,
  { theme, constituency }: Alike,
  moment: Moment,
): Promise<readonly string[] | undefined> {
  if (theme === undefined && constituency === undefined) return undefined;
  return those(store, everyRegister.organisations, moment, (row) => {
    const { themes, constituencies } = row as OrganisationRow;
    return (
      (theme === undefined || themes.includes(theme)) &&
      (constituency === undefined || constituencies.includes(constituency))
    );
  });
}

export async function programmesOf(
  store: ServedModels,
  theme: string | undefined,
  moment: Moment,
): Promise<readonly string[] | undefined> {
  if (theme === undefined) return undefined;
  return those(store, everyRegister.programmes, moment, ({ themes }) => themes.includes(theme));
}

async function those(
  store: ServedModels,
  register: AnyRegister,
  moment: Moment,
  is: (row: { readonly themes: readonly string[] }) => boolean,
): Promise<readonly string[]> {
  const level = levelsOfRegister(register).at(-1)!;
  const found: string[] = [];
  for await (const { doc } of everyDocument(store, registerModel(register), { where: { level: { is: level } } })) {
    const row = rowAt(doc.changes, moment, register.merge);
    if (row !== undefined && is(row)) found.push(doc.id);
  }
  return found;
}
