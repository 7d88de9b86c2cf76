import {
  Code,
  Date,
  OUTCOME_VERDICTS,
  outcomeDrafted,
  outcomeFormulated,
  outcomeSubstantiated,
  OutcomeVersion,
  PublicText,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { OutcomeSides } from './outcome.commands.pure.ts';
import { isFormulated, type OutcomeState } from './outcome.state.ts';

const closed = { additionalProperties: false } as const;
const { unit, organisation, themes } = outcomeDrafted.data.properties;
const { changed, change, on, at, positive, intended, contributions, evidence, goals, measured } =
  outcomeFormulated.data.properties;
const { substantiator, recordedFor } = outcomeSubstantiated.data.properties;
const Finding = Type.Object(
  {
    ...{ version: OutcomeVersion, substantiator, verdict: Type.Enum(OUTCOME_VERDICTS), on: Date, recordedFor },
    comment: Type.Optional(PersonalShown),
  },
  closed,
);

/** An outcome as it is read. Its sources are shown to those alone who harvest. */
export const OutcomeDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['draft', 'formulated', 'sent', 'substantiated', 'contested', 'withdrawn']),
    ...{ unit, organisation, themes },
    note: Type.Optional(PersonalShown),
    formulation: Type.Optional(
      Type.Object(
        {
          ...{ version: OutcomeVersion, changed, change, on, at, positive, intended },
          ...{ contributions, evidence, goals, measured },
          ...{ description: PersonalShown, significance: PersonalShown, contribution: Type.Optional(PersonalShown) },
        },
        closed,
      ),
    ),
    sources: Type.Optional(Type.Array(Uuid)),
    sourcePersons: Type.Optional(PersonalShown),
    substantiator: Type.Optional(substantiator),
    answerBy: Type.Optional(Date),
    findings: Type.Array(Finding),
    interpretation: Type.Optional(PersonalShown),
    draft: Type.Optional(
      Type.Object(
        { draft: Uuid, version: OutcomeVersion, text: PersonalShown },
        { ...closed, description: 'To be published' },
      ),
    ),
    statement: Type.Optional(
      Type.Object(
        { version: OutcomeVersion, text: PublicText(2_000), on: Date },
        { ...closed, description: 'As published' },
      ),
    ),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was taken back' })),
  },
  { ...closed, $id: 'Outcome' },
);

const HARVESTERS: readonly Role[] = ['secretariat', 'unit-officer', 'campaign-lead', 'programme-officer'];

/** @throws NotFound for an auditor, while it has not been put into words */
export function presentOutcome(state: OutcomeState, id: string, roles: readonly Role[], sides: OutcomeSides): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an outcome that nobody noted');
  if (!isFormulated(state) && roles.every((role) => role === 'auditor')) throw new NotFound();
  const { writers: _, lastStepOn: __, note, ...known } = state;
  const {
    sources,
    sourcePersons,
    draft,
    finding: ___,
    ...told
  } = known as typeof known & {
    readonly sources?: readonly string[];
    readonly sourcePersons?: object;
    readonly draft?: { readonly by: string };
    readonly finding?: object;
  };
  if (!sides.forHarvester && !roles.some((role) => HARVESTERS.includes(role))) return { id, ...told };
  const { by: ____, ...waiting } = draft ?? { by: '' };
  return {
    ...{ id, ...told, note },
    ...(sources === undefined ? {} : { sources }),
    ...(sourcePersons === undefined ? {} : { sourcePersons }),
    ...(draft === undefined ? {} : { draft: waiting }),
  };
}
