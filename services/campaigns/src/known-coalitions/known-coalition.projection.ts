import type {
  DataOf,
  HappenedOf,
  coalitionFormed,
  coalitionWoundDown,
  participantAdmitted,
  participantLeft,
  participantRemoved,
  seatReinstated,
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
    return { name: event.data.name, status: 'active', participants: {}, sequence };
  }
  if (known === undefined) throw new Error(`${event.type} of a coalition that was never formed: ${event.stream}`);
  switch (event.type) {
    case 'coalitions.ParticipantAdmitted':
    case 'coalitions.SeatReinstated':
      return { ...known, participants: { ...known.participants, [event.data.organisation]: 'active' }, sequence };
    case 'coalitions.SeatSuspended':
      return { ...known, participants: { ...known.participants, [event.data.organisation]: 'suspended' }, sequence };
    case 'coalitions.ParticipantLeft':
    case 'coalitions.ParticipantRemoved': {
      const others = Object.entries(known.participants).filter(([id]) => id !== event.data.organisation);
      return { ...known, participants: Object.fromEntries(others), sequence };
    }
    case 'coalitions.CoalitionWoundDown':
      return { ...known, status: 'wound-down', participants: {}, sequence };
    default:
      return unreachable(event);
  }
}
