import type { CivilDate } from '@baraza/domain';
import { everyDocument, type ServedModels } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { type AnyRegister, everyRegister } from '../registers/every-register.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';
import type { CapacityQuestion } from './capacity-dashboard.queries.ts';

const SCAN = 1_000;
interface Moment {
  readonly asOf: CivilDate;
  readonly knownAt: number;
}

/** The programmes and the organisations of a theme, as of a date and as known then: joined when asked, never copied in. */
export async function ofTheme(
  store: ServedModels,
  theme: string | undefined,
  moment: Moment,
): Promise<CapacityQuestion['ofTheme']> {
  if (theme === undefined) return undefined;
  const [programmes, organisations] = await Promise.all(
    [everyRegister.programmes, everyRegister.organisations].map((register) => those(store, register, theme, moment)),
  );
  return { programmes: programmes!, organisations: organisations! };
}

async function those(
  store: ServedModels,
  register: AnyRegister,
  theme: string,
  moment: Moment,
): Promise<readonly string[]> {
  const level = levelsOfRegister(register).at(-1)!;
  const found: string[] = [];
  const asked = { where: { level: { is: level } }, limit: SCAN };
  for await (const { doc } of everyDocument(store, registerModel(register), asked)) {
    if (rowAt(doc.changes, moment, register.merge)?.themes.includes(theme) === true) found.push(doc.id);
  }
  return found;
}
