import { FIRST_RULES, isMemberStatus } from '@baraza/contracts';
import { allDocuments, type ServedModels } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import { type SeatHeld, seatsOf } from '../rights/seats-of.ts';
import type { Endorser } from './offering.ts';
import { claimantsOf, leftBehind, stillAsked } from './together.pure.ts';
import { type WorkDoc, worklistModel } from './worklist.read-model.ts';

const PAGE = 1_000;
const ENDORSING: readonly string[] = FIRST_RULES.categories.filter(({ endorses }) => endorses).map(({ code }) => code);
const memberships = registerModel(membershipRegister);
const widest = levelsOfRegister(membershipRegister).at(-1)!;

export class WorklistQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /** Every entity that something is open of, for each organisation it concerns: as many as a forum's staff has before it. */
  async open(): Promise<readonly WorkDoc[]> {
    const docs = await allDocuments(this.#store, worklistModel, { where: { open: { is: 'yes' } }, limit: PAGE });
    const open = docs.map(stillAsked);
    const seats = await this.seats(claimantsOf(open));
    return open.map((doc) => leftBehind(doc, seats)).flatMap(byOrganisation);
  }

  /** The seats that these organisations have in coalitions, or had to the end. */
  seats(organisations: readonly string[]): Promise<readonly SeatHeld[]> {
    return seatsOf(this.#store, organisations);
  }

  /** Those of the organisations that are members of a category which endorses. */
  async endorsers(organisations: readonly string[]): Promise<readonly Endorser[]> {
    const found = await Promise.all(
      organisations.map(async (organisation) => {
        const doc = await this.#store.get(memberships, registerKey(widest, organisation));
        const row = doc === undefined ? undefined : rowAt(doc.changes, {}, membershipRegister.merge);
        const isMember = row !== undefined && isMemberStatus(row.status) && ENDORSING.includes(row.category);
        return isMember ? [{ organisation, unit: row.unit }] : [];
      }),
    );
    return found.flat();
  }
}

/** One document for each organisation that something of the entity concerns. */
export function byOrganisation(doc: WorkDoc): readonly WorkDoc[] {
  const concerned = new Set(doc.items.map((item) => item.of ?? doc.organisation));
  return [...concerned].map((organisation) => ({
    ...doc,
    organisation,
    items: doc.items.filter((item) => (item.of ?? doc.organisation) === organisation),
  }));
}
