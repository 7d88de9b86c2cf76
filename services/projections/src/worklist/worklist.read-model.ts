import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';
import type { WorkKind } from './work-kinds.ts';

/** Something that waits for somebody. */
export interface OpenItem {
  readonly kind: WorkKind;
  /** Since when it waits. */
  readonly since: CivilDate;
  /** The last day on which it is done in time; null where nothing says when. */
  readonly due: CivilDate | null;
  /** From when it is shown; null: at once. */
  readonly from: CivilDate | null;
  /** Persons who had a part in it: they are not offered what somebody else must do. */
  readonly notBy: readonly string[];
  /** Organisations whose representatives are not offered it. */
  readonly notFor: readonly string[];
  /** The one person for whom it waits, whatever their role; null: for all whose role it is. */
  readonly only: string | null;
  /** The entity that the answers are about, where it is another. */
  readonly at: string | null;
  /** What more there is to say of it, as a code of a field: the type of a proof, a role. */
  readonly detail: { readonly field: string; readonly code: string } | null;
  /** Whom it is about, by their random id. */
  readonly person: string | null;
  /** Which part of the entity it is about, where several wait: the id of an action, a domain. */
  readonly part?: string;
  /** The organisation that it concerns, where it is not the entity's own. */
  readonly of?: string;
  /** Of what participants of a coalition are asked: who is, where that is not whoever acts in it now. */
  readonly asked?: readonly string[];
  /** Of what each participant of a coalition is asked: who has answered already. */
  readonly answered?: readonly string[];
}

/** What is open of one entity, and what its later items depend on. */
export interface WorkDoc {
  readonly aggregate: string;
  readonly entity: string;
  /** Where it stands; null: with the forum as a whole. */
  readonly unit: string | null;
  readonly organisation: string | null;
  /** The coalition that it belongs to: its convenors look after it, and its participants are asked. */
  readonly coalition?: string;
  /** Of a decision of a coalition: whether what is voted on it goes into a box. */
  readonly isSecret?: boolean;
  readonly items: readonly OpenItem[];
  /** Persons who had a part in it so far. */
  readonly persons: readonly string[];
  /** Organisations that had a part in it so far. */
  readonly organisations: readonly string[];
  /** How many of them it needs. */
  readonly needed: number;
  /** The date that the next step but one is due on. */
  readonly dueNext: CivilDate | null;
}

/** What waits is of now: what waited once is in the trails. An entity of which nothing more can wait has no document. */
export const worklistModel: ReadModel<WorkDoc> = {
  name: 'worklist',
  version: 4,
  keepsPast: false,
  indexes: ['open'],
  index: ({ items }) => ({ open: items.length === 0 ? 'no' : 'yes' }),
};
