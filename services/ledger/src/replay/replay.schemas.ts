import { Type } from 'typebox';

const Sequence = Type.Integer({ minimum: 0, description: 'Dense, from 1, over the whole ledger' });

/** A place of the record as `GET /ledger/events` answers with it: an entry of the record, or a CloudEvent. */
const Entry = Type.Object(
  {},
  {
    additionalProperties: true,
    description:
      'For auditors and the secretariat `{event, position, sequence}`, or `{position, sequence, withheld: true}` where something stands that they may not see; for everyone else the published CloudEvent.',
  },
);

export const ReplayPageSchema = Type.Object({
  events: Type.Array(Entry),
  next: Type.Integer({ minimum: 0, description: 'The `after` of the next page' }),
  head: Sequence,
  ledgerId: Type.String({ format: 'uuid' }),
});

export const OneEventSchema = Entry;

export const StreamPageSchema = Type.Object({
  stream: Type.String(),
  events: Type.Array(Entry),
  lastRevision: Type.Integer({ minimum: 0 }),
});
