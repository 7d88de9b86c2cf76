import type {
  DataOf,
  HappenedOf,
  coalitionFormed,
  coalitionWoundDown,
  participantAdmitted,
  participantLeft,
  participantRemoved,
  seatReinstated,
  seatRoleChanged,
  seatSuspended,
  SequencedEvent,
} from '@baraza/contracts';
import { unreachable } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** What campaigns keeps of a coalition: whether it stands, and who acts in it. */
export interface KnownCoalition {
  readonly name: DataOf<typeof coalitionFormed>['name'];
  readonly status: 'active' | 'wound-down';
  /** The organisations with a taken seat; `suspended` ones do not act. */
  readonly participants: Readonly<Record<string, 'active' | 'suspended'>>;
  /** Those of them that convene it; absent where it was kept before they were asked for. */
  readonly convenors?: readonly string[];
  /** Those that only look on: they lead nothing on its behalf. As above. */
  readonly observers?: readonly string[];
  /** The place in the record of the last event that was taken in: the same event again changes nothing. */
  readonly sequence: number;
}

export const knownCoalitionsModel: ReadModel<KnownCoalition> = {
  name: 'known-coalitions',
  version: 1,
  keepsPast: false,
  indexes: [],
  index: () => ({}),
};

export type CoalitionNews = SequencedEvent &
  (
    | HappenedOf<typeof coalitionFormed>
    | HappenedOf<typeof participantAdmitted>
    | HappenedOf<typeof participantLeft>
    | HappenedOf<typeof participantRemoved>
    | HappenedOf<typeof seatRoleChanged>
    | HappenedOf<typeof seatSuspended>
    | HappenedOf<typeof seatReinstated>
    | HappenedOf<typeof coalitionWoundDown>
  );

/** @returns the very same document for an event that was taken in before */
export function evolveKnownCoalition(
  known: KnownCoalition | undefined,
  event: CoalitionNews,
): KnownCoalition | undefined {
  const { sequence } = event;
  if (known !== undefined && sequence <= known.sequence) return known;
  if (event.type === 'coalitions.CoalitionFormed') {
    return { name: event.data.name, status: 'active', participants: {}, convenors: [], observers: [], sequence };
  }
  if (known === undefined) throw new Error(`${event.type} of a coalition that was never formed: ${event.stream}`);
  switch (event.type) {
    case 'coalitions.ParticipantAdmitted': {
      const { organisation, role } = event.data;
      const participants = { ...known.participants, [organisation]: 'active' as const };
      return { ...known, participants, ...inRole(known, organisation, role), sequence };
    }
    case 'coalitions.SeatRoleChanged': {
      const { organisation, role } = event.data;
      return { ...known, ...inRole(known, organisation, role), sequence };
    }
    case 'coalitions.SeatReinstated':
      return { ...known, participants: { ...known.participants, [event.data.organisation]: 'active' }, sequence };
    case 'coalitions.SeatSuspended':
      return { ...known, participants: { ...known.participants, [event.data.organisation]: 'suspended' }, sequence };
    case 'coalitions.ParticipantLeft':
    case 'coalitions.ParticipantRemoved': {
      const { organisation } = event.data;
      const others = Object.entries(known.participants).filter(([id]) => id !== organisation);
      return {
        ...known,
        participants: Object.fromEntries(others),
        ...inRole(known, organisation, undefined),
        sequence,
      };
    }
    case 'coalitions.CoalitionWoundDown':
      return { ...known, status: 'wound-down', participants: {}, convenors: [], observers: [], sequence };
    default:
      return unreachable(event);
  }
}

/** Those who convene it and those who only look on, once an organisation has this role in it, or none. */
function inRole(
  { convenors = [], observers = [] }: KnownCoalition,
  organisation: string,
  role: string | undefined,
): Pick<KnownCoalition, 'convenors' | 'observers'> {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== organisation);
  return {
    convenors: [...others(convenors), ...(role === 'convenor' ? [organisation] : [])],
    observers: [...others(observers), ...(role === 'observer' ? [organisation] : [])],
  };
}

/** Whether an organisation acts in it: from a seat that is taken, not suspended, and no observer's. */
export function actsIn({ status, participants, observers = [] }: KnownCoalition, organisation: string): boolean {
  return status === 'active' && participants[organisation] === 'active' && !observers.includes(organisation);
}
