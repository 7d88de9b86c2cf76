import { QUESTION_KINDS } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { shownResults } from './survey.results.pure.ts';
import { type Finding, SURVEY_STATUSES, type SurveyState } from './survey.state.ts';

const InLanguages = Type.Array(Type.Object({ language: Type.String(), text: Type.String() }));
export const QuestionsShown = Type.Array(
  Type.Object({
    code: Type.String(),
    kind: Type.Enum([...QUESTION_KINDS]),
    words: InLanguages,
    options: Type.Optional(Type.Array(Type.Object({ code: Type.String(), words: InLanguages }))),
    required: Type.Boolean(),
  }),
);
export const TablesShown = Type.Array(
  Type.Object({
    question: Type.String(),
    cells: Type.Array(
      Type.Object({
        unit: Type.Optional(Type.String()),
        constituency: Type.Optional(Type.String()),
        group: Type.Optional(Type.String()),
        counts: Type.Array(Type.Integer(), { description: 'In the order of the answers, rounded to fives' }),
        unanswered: Type.Integer(),
      }),
    ),
  }),
  { description: 'Everybody first, then by unit and constituency, as far as no cell has fewer than five' },
);

/** A survey as it is read: by members that it asks, with what concerns them; by officers and auditors, with who took part. */
export const SurveyDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(SURVEY_STATUSES.filter((status) => status !== 'none')),
  title: Type.String(),
  unit: Type.String(),
  whoMayAnswer: Type.Array(Type.String()),
  anonymous: Type.Boolean(),
  opensOn: Type.String(),
  until: Type.String({ description: 'The last day on which answers are taken' }),
  questions: QuestionsShown,
  ground: Type.Optional(Type.String({ description: 'Why it was called off' })),
  tookPart: Type.Optional(Type.Array(Type.String(), { description: 'Organisations; never what they answered' })),
  found: Type.Optional(Type.Integer({ description: 'Answers that were found; fewer only where a box was lost' })),
  withheld: Type.Optional(Type.Boolean({ description: 'Fewer than five took part: nothing is told' })),
  texts: Type.Optional(
    Type.Array(Type.Object({ question: Type.String(), texts: Type.Array(PersonalShown) }), {
      description: 'What was written, in an order of chance: for officers',
    }),
  ),
  results: Type.Optional(
    Type.Object({
      participation: Type.Array(
        Type.Object({
          unit: Type.Optional(Type.String()),
          constituency: Type.Optional(Type.String()),
          entitled: Type.Integer(),
          taken: Type.Integer(),
        }),
      ),
      tables: TablesShown,
    }),
  ),
  findings: Type.Optional(
    Type.Array(
      Type.Object({
        finding: Type.String(),
        status: Type.String(),
        themes: Type.Array(Type.String()),
        question: Type.Optional(Type.String()),
        words: Type.Optional(PersonalShown),
        promise: Type.Optional(Type.Object({ words: Type.Optional(PersonalShown), dueOn: Type.String() })),
      }),
    ),
  ),
});

const ANSWERING: readonly Role[] = ['member-representative'];

/** Results are shown as they are published, to officers too: there is no second, finer figure. */
export function presentSurvey(state: SurveyState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') return {};
  const { status, plan } = state;
  const shown = { id, status, ...plan };
  if (state.status === 'planned') return shown;
  if (state.status === 'cancelled') return { ...shown, ground: state.ground };
  const inOffice = roles.some((role) => !ANSWERING.includes(role));
  const tookPart = inOffice ? { tookPart: state.taken.map(({ organisation }) => organisation).sort() } : {};
  if (state.status === 'open' || state.status === 'closed') return { ...shown, ...tookPart };
  const published = state.status === 'published';
  return {
    ...shown,
    ...tookPart,
    found: state.found,
    withheld: state.withheld,
    ...(inOffice ? { texts: textsOf(state) } : {}),
    ...(inOffice || published ? { results: shownResults(state) } : {}),
    ...(state.status === 'published' ? { findings: findingsFor(state.findings, inOffice) } : {}),
  };
}

function textsOf({ texts }: Extract<SurveyState, { readonly status: 'counted' | 'published' }>): object[] {
  return [...Map.groupBy(texts, ({ question }) => question)].map(([question, parts]) => ({
    question,
    texts: parts.flatMap((part) => part.texts),
  }));
}

function findingsFor(findings: readonly Finding[], inOffice: boolean): object[] {
  return findings
    .filter(({ status }) => inOffice || status === 'published')
    .map(({ proposedBy: _, ...finding }) => finding);
}
