import { unreachable } from '@baraza/domain';
import type {
  Formulated,
  Formulation,
  OpenOutcome,
  OutcomeEvent,
  OutcomeState,
  WordedOutcome,
} from './outcome.state.ts';

/** How many findings are remembered, the last ones; the trail has all. */
const FINDINGS_REMEMBERED = 20;

type Worded = Extract<OutcomeEvent, { type: 'campaigns.OutcomeFormulated' | 'campaigns.OutcomeCorrected' }>;
type Later = Exclude<
  OutcomeEvent,
  Worded | { type: 'campaigns.OutcomeDrafted' | 'campaigns.OutcomeWithdrawn' | 'campaigns.OutcomeSourcesNamed' }
>;

export function evolve(state: OutcomeState, event: OutcomeEvent): OutcomeState {
  const lastStepOn = event.effectiveOn;
  if (event.type === 'campaigns.OutcomeDrafted') {
    return { status: 'draft', ...event.data, writers: [event.actor], findings: [], lastStepOn };
  }
  if (state.status === 'none' || state.status === 'withdrawn') throw impossible(state, event);
  switch (event.type) {
    case 'campaigns.OutcomeFormulated':
    case 'campaigns.OutcomeCorrected':
      return formulated(state, event);
    case 'campaigns.OutcomeWithdrawn': {
      const { status: _, ...known } = state;
      return { ...known, status: 'withdrawn', ground: event.data.ground, lastStepOn };
    }
    default:
      if (state.status === 'draft') throw impossible(state, event);
      if (event.type !== 'campaigns.OutcomeSourcesNamed') return answered(state, event);
      if (state.status !== 'formulated') throw impossible(state, event);
      return sourced(state, event);
  }
}

function formulated(state: OpenOutcome, event: Worded): OutcomeState {
  const isFirst = event.type === 'campaigns.OutcomeFormulated';
  if (isFirst !== (state.status === 'draft')) throw impossible(state, event);
  const { unit, organisation, themes, ...worded } = event.data;
  const { ground: _, ...formulation } = worded as Formulation & { readonly ground?: string };
  const { note, writers, findings, statement, ...more } = state;
  const sources = 'sources' in more ? more.sources : [];
  return {
    ...{ status: 'formulated', unit, organisation, themes, note, findings, sources, formulation },
    ...(statement === undefined ? {} : { statement }),
    writers: writers.includes(event.actor) ? writers : [...writers, event.actor],
    lastStepOn: event.effectiveOn,
  };
}

function sourced(
  state: Formulated,
  { data, effectiveOn }: Extract<OutcomeEvent, { type: 'campaigns.OutcomeSourcesNamed' }>,
): OutcomeState {
  const { sourcePersons: _, ...rest } = state;
  const { organisations, persons } = data;
  return {
    ...rest,
    sources: [...new Set([...state.sources, ...organisations])],
    ...(persons === undefined ? {} : { sourcePersons: persons }),
    lastStepOn: effectiveOn,
  };
}

function answered(state: WordedOutcome, event: Later): OutcomeState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.OutcomeSentToSubstantiator': {
      if (state.status !== 'formulated') throw impossible(state, event);
      const { substantiator, answerBy } = event.data;
      return { ...state, status: 'sent', substantiator, answerBy, lastStepOn };
    }
    case 'campaigns.OutcomeSubstantiationDeclined': {
      if (state.status !== 'sent') throw impossible(state, event);
      const { substantiator: _, answerBy: __, ...rest } = state;
      return { ...rest, status: 'formulated', lastStepOn };
    }
    case 'campaigns.OutcomeSubstantiated': {
      if (state.status !== 'sent') throw impossible(state, event);
      const { substantiator: _, answerBy: __, ...rest } = state;
      const { version, substantiator, verdict, comment, recordedFor } = event.data;
      const said = { version, substantiator, verdict, recordedFor, on: lastStepOn };
      const finding = { ...said, ...(comment === undefined ? {} : { comment }) };
      return {
        ...{ ...rest, finding, lastStepOn },
        status: verdict === 'contested' ? 'contested' : 'substantiated',
        findings: [...rest.findings, finding].slice(-FINDINGS_REMEMBERED),
      };
    }
    case 'campaigns.OutcomeInterpreted':
      return { ...state, interpretation: event.data.interpretation, lastStepOn };
    case 'campaigns.OutcomeStatementDrafted': {
      const { draft, version, text } = event.data;
      return { ...state, draft: { draft, version, text, by: event.actor }, lastStepOn };
    }
    case 'campaigns.OutcomeStatementDeclined': {
      const { draft: _, ...rest } = state;
      return { ...(rest as WordedOutcome), lastStepOn };
    }
    case 'campaigns.OutcomeStatementPublished': {
      const { draft: _, ...rest } = state;
      const { version, text } = event.data;
      return { ...(rest as WordedOutcome), statement: { version, text, on: lastStepOn }, lastStepOn };
    }
    default:
      return unreachable(event);
  }
}

function impossible(state: OutcomeState, event: OutcomeEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
