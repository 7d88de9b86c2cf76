import type {
  assemblyCalled,
  assemblyContracts,
  CANDIDACY_REFUSAL_GROUNDS,
  DataOf,
  electionClosed,
  electionOpened,
  electionResultDeclared,
  HappenedOf,
  votingRollPartFixed,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { calendar } from './assembly.calendar.pure.ts';
import { evolve } from './assembly.evolve.pure.ts';

export type AssemblyEvent = HappenedOf<(typeof assemblyContracts)[number]>;
export type CalledAssembly = DataOf<typeof assemblyCalled>;
export type RollEntry = DataOf<typeof votingRollPartFixed>['entries'][number];
export type Paper = DataOf<typeof electionOpened>['papers'][number];
export type CountedPaper = DataOf<typeof electionClosed>['papers'][number];
export type DeclaredBody = Pick<DataOf<typeof electionResultDeclared>, 'elected' | 'vacant' | 'term'>;

/** A list of seats: of a body, for one constituency or for none. */
export interface SeatList {
  readonly body: string;
  readonly constituency?: string | undefined;
}

interface Refusal {
  readonly ground: (typeof CANDIDACY_REFUSAL_GROUNDS)[number];
  readonly reasons: PersonalRef;
  readonly on: CivilDate;
  readonly by: string;
  readonly appealBy: CivilDate;
}
export interface Candidacy extends SeatList {
  readonly candidacy: string;
  readonly organisation: string;
  readonly person: string;
  readonly name: PersonalRef;
  readonly statement?: PersonalRef | undefined;
  readonly enteredOn: CivilDate;
  readonly enteredBy: string;
  readonly status: 'entered' | 'accepted' | 'refused' | 'appealed' | 'upheld' | 'withdrawn';
  readonly refusal?: Refusal;
  readonly appeal?: { readonly on: CivilDate; readonly document: PersonalRef };
  /** What came of the appeal. */
  readonly review?: { readonly on: CivilDate; readonly reasons: PersonalRef };
}

export interface Known extends CalledAssembly {
  readonly calledOn: CivilDate;
  readonly candidacies: Readonly<Record<string, Candidacy>>;
  /** The date of the last step that somebody took: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
/** From the opening of the vote on. */
export interface WithRoll {
  readonly openedOn: CivilDate;
  readonly roll: DataOf<typeof electionOpened>['roll'];
  readonly entries: readonly RollEntry[];
  readonly papers: readonly Paper[];
  /** Those who gave a ballot. What they voted is not here. */
  readonly taken: readonly string[];
}
export interface WithCount {
  readonly closedOn: CivilDate;
  readonly ballots: number;
  readonly counted: readonly CountedPaper[];
  readonly declared: Readonly<Record<string, DeclaredBody>>;
}
export interface WithTerms {
  /** The candidacies whose seats became free before their time. */
  readonly vacated: Readonly<Record<string, { readonly on: CivilDate; readonly ground: string }>>;
  /** The bodies whose term has ended. */
  readonly termsEnded: readonly string[];
}

export type NominatingAssembly = { readonly status: 'called' } & Known;
/** What is fixed of the roll comes before the vote is opened, in one append. */
export type NominatedAssembly = { readonly status: 'nominated'; readonly entries?: readonly RollEntry[] } & Known;
export type VotingAssembly = { readonly status: 'voting' } & Known & WithRoll;
export type CountedAssembly = { readonly status: 'counted' } & Known & WithRoll & WithCount;
export type DeclaredAssembly = { readonly status: 'declared' | 'over' } & Known & WithRoll & WithCount & WithTerms;
export type AssemblyState =
  | { readonly status: 'none' }
  | NominatingAssembly
  | NominatedAssembly
  | VotingAssembly
  | CountedAssembly
  | DeclaredAssembly
  | ({ readonly status: 'cancelled'; readonly ground: string; readonly cancelledOn: CivilDate } & Known &
      Partial<WithRoll>);

export type KnownAssembly = Exclude<AssemblyState, { status: 'none' }>;

export const ASSEMBLY_STATUSES = [
  'none',
  'called',
  'nominated',
  'voting',
  'counted',
  'declared',
  'over',
  'cancelled',
] as const satisfies readonly AssemblyState['status'][];

const BEFORE_THE_VOTE = ['called', 'nominated'] as const;

/** What a convening elects. Stream `assembly-<uuid>`. Who stands or votes finds it, wherever they belong. */
export const assembly: Aggregate<AssemblyState, AssemblyEvent> = {
  name: 'assembly',
  service: 'members',
  diagram: [
    ['none', 'members.AssemblyCalled', 'called'],
    ['called', 'members.CandidacyEntered', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyAccepted', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyRefused', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyAppealed', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyRefusalUpheld', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyRefusalOverturned', 'same'],
    [BEFORE_THE_VOTE, 'members.CandidacyWithdrawn', 'same'],
    ['called', 'members.NominationsClosed', 'nominated'],
    ['nominated', 'members.VotingRollPartFixed', 'same'],
    ['nominated', 'members.ElectionOpened', 'voting'],
    ['voting', 'members.BallotTaken', 'same'],
    ['voting', 'members.ElectionClosed', 'counted'],
    ['counted', 'members.ElectedPeopleCounted', 'same'],
    ['counted', 'members.ElectionResultDeclared', ['counted', 'declared']],
    ['declared', 'members.ElectedSeatVacated', 'same'],
    ['declared', 'members.ElectedTermEnded', ['declared', 'over']],
    [['called', 'nominated', 'voting', 'counted'], 'members.AssemblyCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const candidates = Object.values(state.candidacies).map(({ organisation }) => organisation);
    const roll = 'entries' in state ? (state.entries ?? []).map(({ organisation }) => organisation) : [];
    return { unit: state.unit, organisations: [...new Set([...candidates, ...roll])] };
  },
  calendar,
};

/** The same assembly as a member finds it that has put nobody forward yet: it must be let in to do so. */
export function assemblyOpenTo(organisation: string): typeof assembly {
  return {
    ...assembly,
    scope(state) {
      const own = assembly.scope(state);
      return own === undefined ? undefined : { ...own, organisations: [...own.organisations, organisation] };
    },
  };
}

/** The lists of seats, body by body. */
export const listsOf = ({ elections }: Pick<CalledAssembly, 'elections'>) =>
  elections.flatMap(({ body, lists }) =>
    lists.map(({ constituency, seats }) => ({
      ...{ body, seats },
      ...(constituency === undefined ? {} : { constituency }),
    })),
  );

export const isSameList = (one: SeatList, other: SeatList): boolean =>
  one.body === other.body && one.constituency === other.constituency;
