import type { DataOf, dutyBearerContracts, dutyBearerNamed, HappenedOf } from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate } from '@baraza/domain';

export type DutyBearerEvent = HappenedOf<(typeof dutyBearerContracts)[number]>;
/** What is known of the office. */
export type Office = DataOf<typeof dutyBearerNamed>;

interface Known {
  readonly office: Office;
  readonly namedOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly since: CivilDate;
}
export type DutyBearerState =
  | { readonly status: 'none' }
  | (Known & { readonly status: 'named' })
  | (Known & { readonly status: 'retired'; readonly ground: string; readonly succeededBy?: string });

export const DUTY_BEARER_STATUSES = [
  'none',
  'named',
  'retired',
] as const satisfies readonly DutyBearerState['status'][];

function evolve(state: DutyBearerState, event: DutyBearerEvent): DutyBearerState {
  const since = event.effectiveOn;
  if (event.type === 'campaigns.DutyBearerNamed') {
    return { status: 'named', office: event.data, namedOn: since, since };
  }
  if (state.status !== 'named') throw new Error(`${event.type} of a duty-bearer that is '${state.status}'`);
  switch (event.type) {
    case 'campaigns.DutyBearerCorrected': {
      const { ground: _, ...office } = event.data;
      return { ...state, office, since };
    }
    case 'campaigns.DutyBearerRetired': {
      const { ground, succeededBy } = event.data;
      return { ...state, status: 'retired', ground, ...(succeededBy === undefined ? {} : { succeededBy }), since };
    }
    default:
      return unreachable(event);
  }
}

/** An office that owes something to rights-holders, never the person who holds it. Stream `duty-bearer-<uuid>`. */
export const dutyBearer: Aggregate<DutyBearerState, DutyBearerEvent> = {
  name: 'duty-bearer',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.DutyBearerNamed', 'named'],
    ['named', 'campaigns.DutyBearerCorrected', 'same'],
    ['named', 'campaigns.DutyBearerRetired', 'retired'],
  ],
  stateVersion: 1,
  evolve,
  // The public body itself does not work on what is demanded of it.
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.office.unit, organisations: [] }),
};
