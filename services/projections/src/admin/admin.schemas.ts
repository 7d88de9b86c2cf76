import { Type } from 'typebox';

const Maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
const Whole = Type.Integer({ minimum: 0 });
const Instant = Type.String({ format: 'date-time' });
const OfEvent = Maybe(Type.Object({ id: Type.String(), type: Type.String(), sequence: Whole }));

export const ViewStatusSchema = Type.Object({
  name: Type.String(),
  version: Whole,
  state: Type.Enum(['running', 'standby', 'rebuilding', 'stopped', 'needs-upgrade'], {
    description: 'Where the view is written; `standby` where the instance that is asked cannot tell',
  }),
  checkpoint: Type.Integer({ minimum: 0, description: 'The sequence up to which what is served holds' }),
  head: Whole,
  lag: Whole,
  lookedAt: Maybe(Instant),
  rebuild: Maybe(
    Type.Object({
      done: Whole,
      total: Whole,
      rate: Type.Integer({ minimum: 0, description: 'Events a second' }),
      secondsLeft: Maybe(Whole),
    }),
  ),
  rebuildFault: Maybe(
    Type.Object(
      { event: OfEvent, message: Type.String(), at: Instant },
      { description: 'Why the last rebuild came to nothing, until the next begins' },
    ),
  ),
  error: Maybe(
    Type.Object({
      event: OfEvent,
      message: Type.String(),
      at: Instant,
      retryAt: Instant,
      attempts: Whole,
      resume: Type.String({ description: 'The command that tries it again at once' }),
    }),
  ),
  trouble: Maybe(Type.String({ description: 'Of a standby: why it cannot tell whether another instance writes' })),
  standsBy: Type.Boolean({ description: 'The instance that is asked does not write this view: another one does' }),
  asked: Maybe(
    Type.Array(
      Type.Object({
        what: Type.Enum(['rebuild', 'resume']),
        by: Type.String({ description: 'The person who asked' }),
        at: Instant,
      }),
      {
        description:
          'What the instance that writes has been asked for, until it is done; it looks once a second. Null where the store cannot be asked',
      },
    ),
  ),
});

export const ViewsStatusSchema = Type.Object(
  { views: Type.Array(ViewStatusSchema) },
  { description: 'Every view: how far it is, whether it keeps up, and what stopped it' },
);

export const VerificationSchema = Type.Object(
  {
    equal: Type.Boolean({ description: 'True where every view equals its rebuild' }),
    views: Type.Array(
      Type.Object({
        name: Type.String(),
        checkpoint: Whole,
        served: Type.String({ description: 'SHA-256 of what is served' }),
        rebuilt: Type.String({ description: 'SHA-256 of what was rebuilt from zero' }),
        equal: Type.Boolean(),
      }),
    ),
  },
  { description: 'Every view, rebuilt from zero and compared with what is served' },
);
