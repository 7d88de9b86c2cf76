import { DELIVERY_PROOFS, NOTICE_CHANNELS, NOTICE_FAILURES } from '@baraza/contracts';
import { Type } from 'typebox';
import { NOTICE_STATUSES, type NoticeState } from './notice.state.ts';

/** A notice as it is read. What it tells is in its words, and in the entity that it is about. */
export const NoticeDocument = Type.Object({
  id: Type.String(),
  reference: Type.String({ description: 'What the notice itself is marked with' }),
  status: Type.Enum([...NOTICE_STATUSES]),
  organisation: Type.String(),
  unit: Type.String(),
  about: Type.Object({ kind: Type.String(), id: Type.String() }),
  template: Type.String(),
  channel: Type.Enum([...NOTICE_CHANNELS], { description: 'How it was to go in the beginning' }),
  language: Type.String(),
  by: Type.String({ description: 'The last day on which it is still told in time' }),
  needsProof: Type.Boolean({ description: 'Whether a clock runs from its arrival' }),
  preparedOn: Type.String(),
  person: Type.Optional(Type.String({ description: 'The contact that it was sent to, by their random id' })),
  sentOn: Type.Optional(Type.String()),
  failure: Type.Optional(Type.Object({ reason: Type.Enum([...NOTICE_FAILURES]), on: Type.String() })),
  printedOn: Type.Optional(Type.String()),
  delivered: Type.Optional(Type.Object({ on: Type.String(), proof: Type.Enum([...DELIVERY_PROOFS]) })),
  acknowledgedOn: Type.Optional(Type.String()),
});

/** What a notice is marked with, so that whoever holds it can ask for it: short enough to be read out over the telephone. */
export const referenceOf = (id: string): string => `N-${id.slice(0, 8).toUpperCase()}`;

export function presentNotice(state: NoticeState, id: string): object {
  return state.status === 'none' ? {} : { id, reference: referenceOf(id), ...state };
}

export const NoticeList = Type.Object({ items: Type.Array(NoticeDocument) });
