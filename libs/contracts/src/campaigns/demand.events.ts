import { Type } from 'typebox';
import { CommitmentEvidence } from '../coalitions/commitment.schemas.ts';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { DELIVERY_CHANNELS } from './demand.schemas.ts';

const closed = { additionalProperties: false } as const;
const place = {
  campaign: Uuid,
  dutyBearer: Uuid,
  /** The campaign's: those who answer for it follow its demands. */
  unit: UnitCode,
  themes: Type.Array(ThemeCode, { maxItems: 12, uniqueItems: true }),
};
const dates = {
  answerBy: Type.String({ ...Date, description: 'The last day on which it is answered in time' }),
  changeBy: Type.Optional(Type.String({ ...Date, description: 'By when the change itself is asked for' })),
};
const examplePlace = {
  campaign: 'c1d2e3f4-a5b6-4c7d-8e9f-0a1b2c3d4e5f',
  dutyBearer: 'f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a5b',
  unit: 'UG-402',
  themes: ['social-justice'],
};
const exampleDates = { answerBy: '2026-05-15', changeBy: '2026-09-30' };
const document = {
  subject: 'a9b8c7d6-e5f4-4a3b-8c2d-1e0f9a8b7c6d',
  commitment: 'Lk8Jh6Gf4Ds2Aq0Wx9Ec7Rv5Tb3Yn1Um8Ik6Ol4Pz2Q',
};
const evidence = {
  files: ['2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'],
  links: ['https://example.org/water/received'],
};

/** What is about to be demanded is nobody's but those who work on it; its words enter the record by its delivery. */
export const demandMade = defineEvent({
  type: 'campaigns.DemandMade',
  schemaVersion: 1,
  summary: 'A campaign worded a demand on a duty-bearer: what is to change, and by when it is to be answered.',
  audience: 'internal',
  aggregate: 'demand',
  data: Type.Object({ ...place, lead: Uuid, change: Personal('document'), ...dates }, closed),
  example: { ...examplePlace, lead: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01', change: document, ...exampleDates },
});

export const demandReworded = defineEvent({
  type: 'campaigns.DemandReworded',
  schemaVersion: 1,
  summary: 'A demand that was not delivered yet was given other words or dates.',
  audience: 'internal',
  aggregate: 'demand',
  data: Type.Object({ change: Personal('document'), ...dates }, closed),
  example: { change: document, ...exampleDates },
});

export const demandDropped = defineEvent({
  type: 'campaigns.DemandDropped',
  schemaVersion: 1,
  summary: 'A demand was given up before it was delivered.',
  audience: 'internal',
  aggregate: 'demand',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'answered-beforehand' },
});

/** Releases the demand: all that is public of it is said here. A second person has confirmed that it names no private one. */
export const demandDelivered = defineEvent({
  type: 'campaigns.DemandDelivered',
  schemaVersion: 1,
  summary: 'A demand was put before the duty-bearer, and is public from then on.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object(
    {
      ...place,
      office: Type.String({ ...PublicText(160), description: 'The office, never the person who holds it' }),
      lead: Uuid,
      change: PublicText(1_000),
      ...dates,
      channel: Type.Enum(DELIVERY_CHANNELS),
    },
    closed,
  ),
  example: {
    ...examplePlace,
    office: 'District Water Officer, Bushenyi',
    lead: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
    change: 'Repair the eleven boreholes of Kyamuhunga that stand dry',
    ...exampleDates,
    channel: 'petition',
  },
});

export const demandDeliveryProven = defineEvent({
  type: 'campaigns.DemandDeliveryProven',
  schemaVersion: 1,
  summary: 'It was put on record what shows that a demand was delivered.',
  audience: 'auditor',
  aggregate: 'demand',
  data: Type.Object({ evidence: CommitmentEvidence, note: Type.Optional(Personal('document')) }, closed),
  example: { evidence, note: document },
});

export const demandReminded = defineEvent({
  type: 'campaigns.DemandReminded',
  schemaVersion: 1,
  summary: 'A duty-bearer was reminded of a demand, and given another day to answer it.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ channel: Type.Enum(DELIVERY_CHANNELS), answerBy: Date }, closed),
  example: { channel: 'letter', answerBy: '2026-06-15' },
});

/** The calendar's: silence is an answer that the record keeps. */
export const demandAnswerFellDue = defineEvent({
  type: 'campaigns.DemandAnswerFellDue',
  schemaVersion: 1,
  summary: 'The last day for a demand’s answer passed, and the duty-bearer has been silent.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ campaign: Uuid, dutyBearer: Uuid, answerBy: Date }, closed),
  example: { campaign: examplePlace.campaign, dutyBearer: examplePlace.dutyBearer, answerBy: '2026-05-15' },
});

export const demandContracts = [
  demandMade,
  demandReworded,
  demandDropped,
  demandDelivered,
  demandDeliveryProven,
  demandReminded,
  demandAnswerFellDue,
] as const;
