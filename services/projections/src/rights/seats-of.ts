import { allDocuments, type ServedModels } from '@baraza/read-models';
import { coalitionRegister } from '../coalition-register/coalition-register.projection.ts';
import { seated } from '../coalition-register/coalition-register.read-model.ts';
import { rowAt } from '../history/history.pure.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';

const model = registerModel(coalitionRegister);
const LEVEL = levelsOfRegister(coalitionRegister).at(-1)!;
const PAGE = 200;

/** An active seat in a coalition. */
export interface SeatHeld {
  readonly coalition: string;
  readonly organisation: string;
  /** What its organisation is there: a convenor, a participant, an observer. */
  readonly role: string;
  /** Nobody acts in a coalition that is wound down; those who were part of it to the end keep sight of it. */
  readonly isOver: boolean;
}

/** The active seats that these organisations have now, or had to the end. */
export async function seatsOf(store: ServedModels, organisations: readonly string[]): Promise<readonly SeatHeld[]> {
  if (organisations.length === 0) return [];
  const where = { shelf: { is: LEVEL }, organisations: { in: organisations } };
  const docs = await allDocuments(store, model, { where, limit: PAGE });
  return docs.flatMap(({ id, changes }) => {
    const row = rowAt(changes, {}, coalitionRegister.merge);
    if (row === undefined) return [];
    const isOver = row.status === 'wound-down';
    return seated(row, 'active')
      .filter((organisation) => organisations.includes(organisation))
      .map((organisation) => ({ coalition: id, organisation, role: row.seats[organisation]!.role, isOver }));
  });
}

export function isSeated(seats: readonly SeatHeld[], coalition: string | undefined, organisation: string): boolean {
  return seats.some((seat) => seat.coalition === coalition && seat.organisation === organisation);
}
