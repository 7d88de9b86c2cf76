import {
  type DataOf,
  outcomeCorrected,
  outcomeDrafted,
  outcomeFormulated,
  outcomeSentToSubstantiator,
  outcomeStatementPublished,
  outcomeSubstantiated,
  outcomeSubstantiationDeclined,
  outcomeWithdrawn,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  OUTCOME_ROW_STATUSES,
  outcomeColumns,
  outcomeFilters,
  type OutcomeRow,
} from './outcome-register.read-model.ts';

const { when } = handlersOf<OutcomeRow>((event) => entityIdOf(event, 'outcome'));

const notWorded = {
  ...{
    change: null,
    changedOffice: null,
    changedOrganisation: null,
    changedOn: null,
    changedIn: null,
    direction: null,
  },
  ...{ intended: null, version: null, contributions: [], goals: [], statement: null, ground: null },
};
const notAnswered = { substantiator: null, answerBy: null, verdict: null, answeredOn: null };

/** What a wording says; what was found of the one before it was found of that one. */
function worded(
  data: DataOf<typeof outcomeFormulated> | DataOf<typeof outcomeCorrected>,
): Partial<OutcomeRow> & { readonly status: string } {
  const { unit, organisation, themes, changed, change, on, at, version } = data;
  return {
    ...{
      ...notAnswered,
      name: `Outcome, ${change}`,
      status: 'formulated',
      unit,
      organisation,
      themes,
      change,
      version,
    },
    organisations: [organisation],
    changedOffice: changed.kind === 'duty-bearer' ? changed.name : null,
    changedOrganisation: changed.id ?? null,
    ...{ changedOn: on, changedIn: at },
    direction: data.positive ? 'positive' : 'negative',
    intended: data.intended ? 'intended' : 'unintended',
    contributions: data.contributions.map(({ id }) => id),
    goals: data.goals,
  };
}

export const outcomeRegister: Register<OutcomeRow> = {
  name: 'outcomes',
  model: 'outcome-register',
  version: 1,
  handlers: [
    when(outcomeDrafted, ({ unit, organisation, themes }) => ({
      begins: true,
      set: {
        ...{ ...notWorded, ...notAnswered, name: 'Outcome', status: 'draft', unit, organisation, themes },
        organisations: [organisation],
      },
    })),
    // A note is for staff: to auditors an outcome begins when it is put into words.
    when(outcomeFormulated, (data) => ({ begins: true, set: { ...notWorded, ...worded(data) } })),
    when(outcomeCorrected, (data) => ({ set: worded(data) })),
    when(outcomeSentToSubstantiator, ({ organisation, substantiator, answerBy }) => ({
      set: { status: 'sent', substantiator, answerBy, organisations: [organisation, substantiator] },
    })),
    when(outcomeSubstantiationDeclined, ({ organisation }) => ({
      set: { status: 'formulated', ...notAnswered, organisations: [organisation] },
    })),
    when(outcomeSubstantiated, ({ verdict }, { effectiveOn }) => ({
      set: {
        ...{ status: verdict === 'contested' ? 'contested' : 'substantiated', verdict },
        ...{ answerBy: null, answeredOn: effectiveOn },
      },
    })),
    when(outcomeStatementPublished, ({ text }) => ({ set: { statement: text } })),
    when(outcomeWithdrawn, ({ ground }) => ({ set: { status: 'withdrawn', ground, answerBy: null } })),
  ],
  statuses: OUTCOME_ROW_STATUSES,
  columns: outcomeColumns,
  filters: outcomeFilters,
  words: ({ name, unit, changedOffice, statement }) =>
    [name, unit, changedOffice, statement].filter((one) => one !== null).join(' '),
  entityOf: (id) => id,
};

export const outcomeRegisterProjection = registerProjection(outcomeRegister);
