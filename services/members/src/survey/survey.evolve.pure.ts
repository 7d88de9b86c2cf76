import { unreachable } from '@baraza/domain';
import type { Finding, Published, SurveyEvent, SurveyState } from './survey.state.ts';

/** What becomes of a survey by what happened to it. An event that cannot come in its state is a bug, and throws. */
export function evolve(state: SurveyState, event: SurveyEvent): SurveyState {
  const lastStepOn = event.effectiveOn;
  switch (event.type) {
    case 'members.SurveyPlanned':
      return { status: 'planned', plan: event.data, lastStepOn };
    case 'members.SurveyOpened':
      if (state.status !== 'planned') throw impossible(state, event);
      return { ...state, status: 'open', taken: [], answers: {}, lastStepOn };
    case 'members.SurveyResponseTaken':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, taken: [...state.taken, event.data], lastStepOn };
    case 'members.SurveyAnswered': {
      if (state.status !== 'open') throw impossible(state, event);
      const { organisation, answers } = event.data;
      return { ...state, answers: { ...state.answers, [organisation]: answers }, lastStepOn };
    }
    case 'members.SurveyClosed':
      if (state.status !== 'open') throw impossible(state, event);
      return { ...state, status: 'closed', closedOn: lastStepOn, texts: [], tables: [], lastStepOn };
    case 'members.SurveyCancelled': {
      if (state.status !== 'planned' && state.status !== 'open') throw impossible(state, event);
      return { status: 'cancelled', plan: state.plan, ground: event.data.ground, lastStepOn };
    }
    case 'members.SurveyTextsReleased':
      if (state.status !== 'closed') throw impossible(state, event);
      return { ...state, texts: [...state.texts, event.data], lastStepOn };
    case 'members.SurveyAnswersCounted':
      if (state.status !== 'closed') throw impossible(state, event);
      return { ...state, tables: [...state.tables, event.data], lastStepOn };
    case 'members.SurveyCounted':
      if (state.status !== 'closed') throw impossible(state, event);
      return { ...state, status: 'counted', ...event.data, lastStepOn };
    case 'members.SurveyResultsPublished':
      if (state.status !== 'counted') throw impossible(state, event);
      return { ...state, status: 'published', findings: [], lastStepOn };
    case 'members.SurveyFindingProposed':
      if (state.status !== 'published') throw impossible(state, event);
      return withFinding(state, { ...event.data, status: 'proposed', proposedBy: event.actor }, lastStepOn);
    case 'members.SurveyFindingDeclined':
    case 'members.SurveyFindingPublished': {
      const found = state.status === 'published' ? findingOf(state, event.data.finding) : undefined;
      if (state.status !== 'published' || found?.status !== 'proposed') throw impossible(state, event);
      const status = event.type === 'members.SurveyFindingPublished' ? 'published' : 'declined';
      return withFinding(state, { ...found, status }, lastStepOn);
    }
    default:
      return unreachable(event);
  }
}

export const findingOf = ({ findings }: Published, id: string): Finding | undefined =>
  findings.find(({ finding }) => finding === id);

function withFinding(state: Published, finding: Finding, lastStepOn: string): Published {
  const others = state.findings.filter((one) => one.finding !== finding.finding);
  return { ...state, findings: [...others, finding], lastStepOn };
}

function impossible(state: SurveyState, event: SurveyEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
