import {
  ArisingFrom,
  COMMITMENT_DIRECTIONS,
  COMMITMENT_SIDES,
  CommitmentEvidence,
  Date,
  Promisee,
  Promisor,
  Uuid,
} from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { COMMITMENT_STATUSES, type CommitmentState } from './commitment.state.ts';

const Told = {
  on: Date,
  note: Type.Optional(PersonalShown),
  evidence: CommitmentEvidence,
};

/** A promise, as those see it between whom it stands and those who answer for it. */
export const CommitmentDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(COMMITMENT_STATUSES.filter((status) => status !== 'none')),
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    direction: Type.Enum(COMMITMENT_DIRECTIONS),
    promisor: Promisor,
    promisee: Promisee,
    promise: Type.Optional(PersonalShown),
    words: Type.Optional(Type.String({ description: 'In clear, where they have been published' })),
    dueOn: Date,
    arisingFrom: ArisingFrom,
    madeOn: Date,
    acceptedOn: Type.Optional(Date),
    progress: Type.Array(Type.Object(Told), { description: 'What got it further, the last fifty notes' }),
    reported: Type.Optional(
      Type.Object(
        { ...Told, doneOn: Date },
        { description: 'Its promisor says that it is kept; others are to confirm it' },
      ),
    ),
    proposed: Type.Optional(
      Type.Object(
        {
          proposal: Uuid,
          side: Type.Enum(COMMITMENT_SIDES),
          ground: Type.String(),
          dueOn: Date,
          narrative: Type.Optional(PersonalShown),
        },
        { description: 'Another date that one side asked the other for' },
      ),
    ),
    renegotiated: Type.Array(Type.Object({ on: Date, ground: Type.String(), formerDueOn: Date, dueOn: Date })),
    draft: Type.Optional(
      Type.Object(
        { draft: Uuid, text: PersonalShown },
        { description: 'Words that were put forward and wait for somebody else to publish them' },
      ),
    ),
    endedOn: Type.Optional(Date),
    doneOn: Type.Optional(Date),
    onTime: Type.Optional(Type.Boolean()),
    note: Type.Optional(PersonalShown),
    evidence: Type.Optional(CommitmentEvidence),
    ground: Type.Optional(Type.String({ description: 'Why it was found broken, or let go' })),
    narrative: Type.Optional(PersonalShown),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'Commitment' },
);

/** Who had a part is in the events. */
export function presentCommitment(state: CommitmentState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a promise that nobody made');
  const { forPromisor: _, draft, proposed, ...shown } = state;
  return {
    id,
    ...shown,
    ...(draft === undefined ? {} : { draft: { draft: draft.draft, text: draft.text } }),
    ...(proposed === undefined ? {} : { proposed: withoutPerson(proposed) }),
  };
}

function withoutPerson<Of extends { readonly by: string }>({ by: _, ...rest }: Of): Omit<Of, 'by'> {
  return rest;
}
