import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { leadershipSettlingContracts } from './leadership-settling.events.ts';

/** How an organisation comes to change its leader. */
export const TRANSITION_KINDS = ['planned', 'emergency', 'crisis', 'opportunity'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode, office: Code };
const exampleWhose = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  office: 'executive-director',
};
/** From this day on it counts as stalled, unless something happens before. */
const stallsOn = Date;
const person = {
  person: Uuid,
  /** Absent where the name was given to the forum when the office was taken. */
  name: Type.Optional(Personal('person')),
};
const examplePerson = '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f';

export const HandoverItem = Type.Object(
  {
    code: Type.String({ ...Code, description: 'What is handed over: `bank-signatories`, `donor-contacts`' }),
    dueOn: Type.Optional(Date),
  },
  closed,
);
export type HandoverItem = Static<typeof HandoverItem>;

export const transitionBegan = defineEvent({
  type: 'capacity.TransitionBegan',
  schemaVersion: 1,
  summary: 'An organisation began to prepare a change of its leader.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      kind: Type.Enum(TRANSITION_KINDS),
      /** The last day of the leader who goes, where it is known. */
      leavesOn: Type.Optional(Date),
      handover: Type.Array(HandoverItem, { maxItems: 40 }),
      stallDays: Type.Integer({
        minimum: 14,
        maximum: 365,
        description: 'After how many days without a step it counts as stalled',
      }),
      stallsOn,
      successionPlan: Type.Optional(Uuid),
      /** The programme of capacity development that it is part of. */
      programme: Type.Optional(Uuid),
      /** What led to it. */
      circumstances: Type.Optional(Personal('document')),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    kind: 'planned',
    leavesOn: '2026-09-30',
    handover: [{ code: 'bank-signatories', dueOn: '2026-09-15' }, { code: 'donor-contacts' }],
    stallDays: 60,
    stallsOn: '2026-05-01',
  },
});

export const transitionSearchBegan = defineEvent({
  type: 'capacity.TransitionSearchBegan',
  schemaVersion: 1,
  summary: 'An organisation began to look for its next leader.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, stallsOn }, closed),
  example: { ...exampleWhose, stallsOn: '2026-06-12' },
});

export const transitionInterimAppointed = defineEvent({
  type: 'capacity.TransitionInterimAppointed',
  schemaVersion: 1,
  summary: 'Somebody was asked to lead an organisation for the time being.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, ...person, until: Type.Optional(Date), stallsOn }, closed),
  example: { ...exampleWhose, person: examplePerson, until: '2026-12-31', stallsOn: '2026-07-01' },
});

export const transitionLeaderAppointed = defineEvent({
  type: 'capacity.TransitionLeaderAppointed',
  schemaVersion: 1,
  summary: "An organisation's next leader was appointed.",
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      ...person,
      /** The first day in office. */
      from: Date,
      stallsOn,
    },
    closed,
  ),
  example: { ...exampleWhose, person: examplePerson, from: '2026-10-01', stallsOn: '2026-11-30' },
});

export const transitionProgressNoted = defineEvent({
  type: 'capacity.TransitionProgressNoted',
  schemaVersion: 1,
  summary: 'It was told how a change of leader goes on.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, note: Personal('document'), stallsOn: Type.Optional(stallsOn) }, closed),
  example: {
    ...exampleWhose,
    note: {
      subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
      commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
    },
    stallsOn: '2026-08-11',
  },
});

export const transitionHandoverItemAdded = defineEvent({
  type: 'capacity.TransitionHandoverItemAdded',
  schemaVersion: 1,
  summary: 'One more thing is to be handed over to the next leader.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, item: Code, dueOn: Type.Optional(Date) }, closed),
  example: { ...exampleWhose, item: 'passwords' },
});

export const transitionHandoverItemDone = defineEvent({
  type: 'capacity.TransitionHandoverItemDone',
  schemaVersion: 1,
  summary: 'One thing was handed over to the next leader.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, item: Code, stallsOn: Type.Optional(stallsOn) }, closed),
  example: { ...exampleWhose, item: 'bank-signatories', stallsOn: '2026-11-14' },
});

export const transitionStalled = defineEvent({
  type: 'capacity.TransitionStalled',
  schemaVersion: 1,
  summary: 'A change of leader has stood still for longer than was set.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object(
    {
      ...whose,
      stage: Type.Enum(['preparing', 'searching', 'interim', 'appointed', 'settling']),
      /** The date of the last step, or of what was due and has not come. */
      since: Date,
    },
    closed,
  ),
  example: { ...exampleWhose, stage: 'searching', since: '2026-04-13' },
});

export const transitionEnded = defineEvent({
  type: 'capacity.TransitionEnded',
  schemaVersion: 1,
  summary: 'A change of leader ended without having come to its end.',
  audience: 'auditor',
  aggregate: 'leadership-transition',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'leader-stays' },
});

export const leadershipTransitionContracts = [
  transitionBegan,
  transitionSearchBegan,
  transitionInterimAppointed,
  transitionLeaderAppointed,
  transitionProgressNoted,
  transitionHandoverItemAdded,
  transitionHandoverItemDone,
  transitionStalled,
  transitionEnded,
  ...leadershipSettlingContracts,
] as const;
