import type {
  DataOf,
  EvidenceSource,
  evidenceContracts,
  evidenceHandedOver,
  evidenceTaken,
  HappenedOf,
  protectedEvidenceContracts,
  protectedEvidenceSealed,
  SupportedByEvidence,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { evolve } from './evidence.evolve.pure.ts';

export type EvidenceEvent = HappenedOf<(typeof evidenceContracts | typeof protectedEvidenceContracts)[number]>;
export type FileInEvidence = DataOf<typeof evidenceTaken>['file'];
/** Bytes that two officers together open. */
export type SealedInEvidence = Pick<DataOf<typeof protectedEvidenceSealed>, 'entry' | 'locked' | 'lockedSize'>;

/** One step through whose hands it went. */
export interface CustodyStep {
  readonly step: 'taken' | 'handed-over' | 'received' | 'declined' | 'called-off' | 'checked' | 'found-altered';
  readonly on: CivilDate;
  readonly from?: string;
  readonly to?: string;
}

interface Known extends Pick<DataOf<typeof evidenceTaken>, 'unit' | 'type'> {
  /** Absent where it is sealed. */
  readonly file?: FileInEvidence;
  readonly sealed?: SealedInEvidence;
  /** Who took it; absent where the protection desk did. */
  readonly takenBy?: string;
  /** Who keeps it now; absent where the protection desk does. */
  readonly holder?: string;
  readonly shows?: PersonalRef;
  readonly source?: EvidenceSource;
  readonly account?: PersonalRef;
  readonly supports: readonly SupportedByEvidence[];
  /** False from a check that found another digest until one that finds the first. */
  readonly intact: boolean;
  /** The last steps of its custody, the earliest first; the trail has all. */
  readonly custody: readonly CustodyStep[];
  readonly lastStepOn: CivilDate;
}
export type Held = { readonly status: 'held' } & Known;
export type HandedOver = {
  readonly status: 'handed-over';
  readonly handedBy: string;
} & Pick<DataOf<typeof evidenceHandedOver>, 'to' | 'receiveBy'> &
  Known;
export type Withdrawn = { readonly status: 'withdrawn'; readonly ground: string } & Known;
export type Erased = { readonly status: 'erased'; readonly ground: string } & Omit<
  Known,
  'shows' | 'source' | 'account'
>;

export type Standing = Held | HandedOver;
export type KnownEvidence = Standing | Withdrawn | Erased;
export type EvidenceState = { readonly status: 'none' } | KnownEvidence;

const STANDING = ['held', 'handed-over'] as const;

/** A file that shows something, and its custody. Stream `evidence-<uuid>`. Whoever took, keeps or is to receive it sees it. */
export const evidence: Aggregate<EvidenceState, EvidenceEvent> = {
  name: 'evidence',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.EvidenceTaken', 'held'],
    ['none', 'campaigns.ProtectedEvidenceSealed', 'held'],
    ['held', 'campaigns.EvidenceSourceNamed', 'same'],
    ['held', 'campaigns.EvidenceHandedOver', 'handed-over'],
    ['handed-over', 'campaigns.EvidenceReceived', 'held'],
    ['handed-over', 'campaigns.EvidenceHandoverEnded', 'held'],
    [STANDING, 'campaigns.EvidenceChecked', 'same'],
    [STANDING, 'campaigns.EvidenceSupportNamed', 'same'],
    [STANDING, 'campaigns.EvidenceSupportEnded', 'same'],
    [STANDING, 'campaigns.EvidenceWithdrawn', 'withdrawn'],
    ['held', 'campaigns.ProtectedEvidenceSupportNamed', 'same'],
    ['held', 'campaigns.ProtectedEvidenceSupportEnded', 'same'],
    ['held', 'campaigns.ProtectedEvidenceWithdrawn', 'withdrawn'],
    [[...STANDING, 'withdrawn'], 'campaigns.EvidenceErased', 'erased'],
    [['held', 'withdrawn'], 'campaigns.ProtectedEvidenceErased', 'erased'],
    [['held', 'withdrawn'], 'campaigns.ProtectedEvidenceDestroyed', 'erased'],
  ],
  stateVersion: 1,
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const to = state.status === 'handed-over' ? state.to : undefined;
    const hands = [state.takenBy, state.holder, to].filter((one) => one !== undefined);
    return { unit: state.unit, organisations: [...new Set(hands)] };
  },
};

/** What somebody protected gave: of it nothing is told that leads to whom. */
export const isProtected = (state: EvidenceState): boolean => state.status !== 'none' && state.takenBy === undefined;

/** To those who do not find what somebody protected gave: auditors. */
export const evidenceInTheOpen: typeof evidence = {
  ...evidence,
  scope: (state) => (isProtected(state) ? undefined : evidence.scope(state)),
};

/** Whether something may rest on it. */
export const isCitable = (state: EvidenceState): boolean =>
  (state.status === 'held' || state.status === 'handed-over') && state.intact;
