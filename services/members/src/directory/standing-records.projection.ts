import {
  type DataOf,
  markOf,
  type organisationCorrected,
  type organisationRegistered,
  type SequencedEvent,
  STANDING_EVENTS,
  type StandingMark,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Projection } from '@baraza/read-models';

/** Of which constituencies it is, from a date on. */
interface OfConstituencies {
  readonly on: CivilDate;
  readonly sequence: number;
  readonly constituencies: readonly string[];
}

/** All that an organisation's standing is made of, in the order of the record. */
export interface StandingRecord {
  readonly organisation: string;
  readonly marks: readonly StandingMark[];
  readonly constituencies: readonly OfConstituencies[];
  /** False for an organisation that never asked to be a member. */
  readonly asked: boolean;
}

export const standingRecords: Projection<StandingRecord> = {
  model: {
    name: 'members-standing-records',
    version: 1,
    keepsPast: false,
    indexes: ['asked'],
    index: ({ asked }) => ({ asked: asked ? 'yes' : 'no' }),
  },
  types: STANDING_EVENTS,
  keys: (event) => [(event.data as { organisation: string }).organisation],
  evolve(doc, event: SequencedEvent) {
    const { organisation, ...mark } = markOf(event)!;
    const before = doc ?? { organisation, marks: [], constituencies: [], asked: false };
    const { effectiveOn: on, sequence } = event;
    const constituencies = constituenciesSaid(event);
    return {
      ...before,
      marks: [...before.marks, mark],
      asked: before.asked || mark.said.of === 'membership',
      constituencies:
        constituencies === undefined
          ? before.constituencies
          : [...before.constituencies, { on, sequence, constituencies }],
    };
  },
};

function constituenciesSaid({ type, data }: SequencedEvent): readonly string[] | undefined {
  if (type === 'members.OrganisationRegistered') return (data as DataOf<typeof organisationRegistered>).constituencies;
  if (type !== 'members.OrganisationCorrected') return undefined;
  return (data as DataOf<typeof organisationCorrected>).changes.constituencies;
}
