import { everyDocument, type ServedModels } from '@baraza/read-models';
import { coalitionRegister } from '../coalition-register/coalition-register.projection.ts';
import { type CoalitionRow, seated } from '../coalition-register/coalition-register.read-model.ts';
import { type Moment, rowAt } from '../history/history.pure.ts';
import { organisationRegister } from '../organisation-register/organisation-register.projection.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';

const coalitions = registerModel(coalitionRegister);
const organisations = registerModel(organisationRegister);
// Whoever reads this dashboard reads all that the two registers tell.
const COALITIONS = levelsOfRegister(coalitionRegister).at(-1)!;
const ORGANISATIONS = levelsOfRegister(organisationRegister).at(-1)!;

/**
 * The coalitions in which a body of a constituency acts at a moment, or acted to the end: joined when asked, as units are. A
 * protected organisation is of none: what stands for it is in no register.
 */
export async function coalitionsOf(
  store: ServedModels,
  constituency: string,
  moment: Moment,
): Promise<readonly string[]> {
  const found: string[] = [];
  const known = new Map<string, boolean>();
  const isOf = async (organisation: string): Promise<boolean> => {
    const before = known.get(organisation);
    if (before !== undefined) return before;
    const doc = await store.get(organisations, registerKey(ORGANISATIONS, organisation));
    const row = rowAt(doc?.changes ?? [], moment, organisationRegister.merge);
    const is = row?.constituencies?.includes(constituency) === true;
    known.set(organisation, is);
    return is;
  };
  for await (const { doc } of everyDocument(store, coalitions, { where: { level: { is: COALITIONS } } })) {
    const row = rowAt(doc.changes, moment, coalitionRegister.merge);
    if (row === undefined) continue;
    for (const organisation of acting(row)) {
      if (!(await isOf(organisation))) continue;
      found.push(doc.id);
      break;
    }
  }
  return found;
}

/** An observer looks on. */
const acting = (row: CoalitionRow): readonly string[] =>
  seated(row, 'active').filter((organisation) => row.seats[organisation]!.role !== 'observer');
