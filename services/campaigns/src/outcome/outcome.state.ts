import type {
  DataOf,
  HappenedOf,
  outcomeContracts,
  outcomeDrafted,
  outcomeFormulated,
  outcomeStatementDrafted,
  outcomeSubstantiated,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { evolve } from './outcome.evolve.pure.ts';

export type OutcomeEvent = HappenedOf<(typeof outcomeContracts)[number]>;
export type OfOutcome = Omit<DataOf<typeof outcomeDrafted>, 'note'>;
/** One wording of it. */
export type Formulation = Omit<DataOf<typeof outcomeFormulated>, keyof OfOutcome>;

/** What a substantiator found, and of which version. */
export interface Finding extends Pick<
  DataOf<typeof outcomeSubstantiated>,
  'version' | 'substantiator' | 'verdict' | 'comment' | 'recordedFor'
> {
  readonly on: CivilDate;
}
/** The exact text that waits for somebody else to publish it. */
export interface StatementDraft extends Pick<DataOf<typeof outcomeStatementDrafted>, 'draft' | 'version' | 'text'> {
  readonly by: string;
}
export interface Statement {
  readonly version: number;
  readonly text: string;
  readonly on: CivilDate;
}

interface Known extends OfOutcome {
  readonly note: PersonalRef;
  /** Persons who noted it or put it into words: none of them says that it is so. */
  readonly writers: readonly string[];
  /** What was found of it and its versions, the last ones. */
  readonly findings: readonly Finding[];
  readonly statement?: Statement;
  readonly lastStepOn: CivilDate;
}
interface Worded extends Known {
  readonly formulation: Formulation;
  /** Organisations that told of it, in whatever version. */
  readonly sources: readonly string[];
  readonly sourcePersons?: PersonalRef;
  readonly interpretation?: PersonalRef;
  readonly draft?: StatementDraft;
}

export type Draft = { readonly status: 'draft' } & Known;
export type Formulated = { readonly status: 'formulated' } & Worded;
export type Sent = { readonly status: 'sent'; readonly substantiator: string; readonly answerBy: CivilDate } & Worded;
export type Answered = { readonly status: 'substantiated' | 'contested'; readonly finding: Finding } & Worded;
export type WordedOutcome = Formulated | Sent | Answered;
export type Withdrawn = { readonly status: 'withdrawn'; readonly ground: string } & Known & Partial<Worded>;
export type OpenOutcome = Draft | WordedOutcome;
export type OutcomeState = { readonly status: 'none' } | OpenOutcome | Withdrawn;

const WORDED = ['formulated', 'sent', 'substantiated', 'contested'] as const;

/** A change that the forum contributed to. Stream `outcome-<uuid>`. Those who harvest it see it. */
export const outcome: Aggregate<OutcomeState, OutcomeEvent> = {
  name: 'outcome',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.OutcomeDrafted', 'draft'],
    ['draft', 'campaigns.OutcomeFormulated', 'formulated'],
    [WORDED, 'campaigns.OutcomeCorrected', 'formulated'],
    ['formulated', 'campaigns.OutcomeSourcesNamed', 'same'],
    ['formulated', 'campaigns.OutcomeSentToSubstantiator', 'sent'],
    ['sent', 'campaigns.OutcomeSubstantiationDeclined', 'formulated'],
    ['sent', 'campaigns.OutcomeSubstantiated', 'substantiated'],
    ['sent', 'campaigns.OutcomeSubstantiated', 'contested'],
    [['substantiated', 'contested'], 'campaigns.OutcomeInterpreted', 'same'],
    ['substantiated', 'campaigns.OutcomeStatementDrafted', 'same'],
    ['substantiated', 'campaigns.OutcomeStatementDeclined', 'same'],
    ['substantiated', 'campaigns.OutcomeStatementPublished', 'same'],
    [['draft', ...WORDED], 'campaigns.OutcomeWithdrawn', 'withdrawn'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

/** The same outcome as the organisation finds it that was asked to substantiate it, while it is and after it answered. */
export const outcomeToSubstantiator: typeof outcome = {
  ...outcome,
  scope(state) {
    const scope = outcome.scope(state);
    const asked = state.status === 'none' ? [] : substantiatorsOf(state);
    return scope && { ...scope, organisations: [...new Set([...scope.organisations, ...asked])] };
  },
};

/** To those who may know of it only once it has been put into words. */
export const releasedOutcome: typeof outcome = {
  ...outcome,
  scope: (state) => (isFormulated(state) ? outcomeToSubstantiator.scope(state) : undefined),
};

export const isFormulated = (state: OutcomeState): boolean => 'formulation' in state && state.formulation !== undefined;

function substantiatorsOf(state: Exclude<OutcomeState, { status: 'none' }>): readonly string[] {
  const answered = state.findings.map(({ substantiator }) => substantiator);
  return state.status === 'sent' ? [...answered, state.substantiator] : answered;
}
