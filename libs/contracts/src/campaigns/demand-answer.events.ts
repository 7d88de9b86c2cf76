import { Type } from 'typebox';
import { CommitmentEvidence } from '../coalitions/commitment.schemas.ts';
import { defineEvent } from '../define-event.ts';
import { Code, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { DEMAND_ANSWERS } from './demand.schemas.ts';
import { EvidenceCited } from './evidence.schemas.ts';

const closed = { additionalProperties: false } as const;
const commitment = '8e7d6c5b-4a39-4281-9f0e-1d2c3b4a5968';
const document = {
  subject: 'a9b8c7d6-e5f4-4a3b-8c2d-1e0f9a8b7c6d',
  commitment: 'Lk8Jh6Gf4Ds2Aq0Wx9Ec7Rv5Tb3Yn1Um8Ik6Ol4Pz2Q',
};

/** A duty-bearer's answer, and what became of what it promised: the promise itself lives in the register of commitments. */

export const demandAnswered = defineEvent({
  type: 'campaigns.DemandAnswered',
  schemaVersion: 1,
  summary: 'A duty-bearer answered a demand.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object(
    {
      campaign: Uuid,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { maxItems: 12, uniqueItems: true }),
      answer: Type.Enum(DEMAND_ANSWERS),
      /** Of an answer that accepts the demand, whole or in part. */
      promise: Type.Optional(
        Type.Object(
          {
            commitment: Type.String({ ...Uuid, description: 'What the promise is called in the register' }),
            dutyBearer: Uuid,
            office: PublicText(160),
            dueOn: Date,
            /** What was demanded, where all of it was accepted: those are its words. */
            words: Type.Optional(PublicText(1_000)),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
  example: {
    campaign: 'c1d2e3f4-a5b6-4c7d-8e9f-0a1b2c3d4e5f',
    unit: 'UG-402',
    themes: ['social-justice'],
    answer: 'accepted',
    promise: {
      commitment,
      dutyBearer: 'f1e2d3c4-b5a6-4978-8a9b-0c1d2e3f4a5b',
      office: 'District Water Officer, Bushenyi',
      dueOn: '2026-09-30',
      words: 'Repair the eleven boreholes of Kyamuhunga that stand dry',
    },
  },
});

export const demandAnswerProven = defineEvent({
  type: 'campaigns.DemandAnswerProven',
  schemaVersion: 1,
  summary: 'It was put on record how a duty-bearer worded its answer, and what shows it.',
  audience: 'auditor',
  aggregate: 'demand',
  data: Type.Object({ evidence: CommitmentEvidence, note: Type.Optional(Personal('document')) }, closed),
  example: { evidence: { files: [], links: ['https://example.org/water/answer'] }, note: document },
});

/** Beside the proof of a delivery or of an answer: which evidence it rests on. */
export const demandEvidenceCited = defineEvent({
  type: 'campaigns.DemandEvidenceCited',
  schemaVersion: 1,
  summary: 'It was put on record which evidence shows that a demand was delivered, or how it was answered.',
  audience: 'auditor',
  aggregate: 'demand',
  data: Type.Object({ shows: Type.Enum(['delivery', 'answer']), evidence: EvidenceCited }, closed),
  example: { shows: 'delivery', evidence: ['3a4b5c6d-7e8f-4901-a2b3-c4d5e6f70819'] },
});

export const demandRenegotiated = defineEvent({
  type: 'campaigns.DemandRenegotiated',
  schemaVersion: 1,
  summary: 'What a duty-bearer promised is due on another day, as both sides agreed.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ commitment: Uuid, formerDueOn: Date, dueOn: Date, ground: Code }, closed),
  example: { commitment, formerDueOn: '2026-09-30', dueOn: '2026-12-15', ground: 'funds-late' },
});

export const demandImplemented = defineEvent({
  type: 'campaigns.DemandImplemented',
  schemaVersion: 1,
  summary: 'What a duty-bearer promised was found kept: the demand is implemented, as far as it was accepted.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ commitment: Uuid, doneOn: Date, onTime: Type.Boolean() }, closed),
  example: { commitment, doneOn: '2026-12-01', onTime: true },
});

export const demandReneged = defineEvent({
  type: 'campaigns.DemandReneged',
  schemaVersion: 1,
  summary: 'What a duty-bearer promised was found broken: it reneged on the demand.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ commitment: Uuid, ground: Code }, closed),
  example: { commitment, ground: 'nothing-done' },
});

export const demandPromiseExcused = defineEvent({
  type: 'campaigns.DemandPromiseExcused',
  schemaVersion: 1,
  summary: 'What a duty-bearer promised was let go, with grounds: the demand is neither implemented nor reneged on.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ commitment: Uuid, ground: Code }, closed),
  example: { commitment, ground: 'no-longer-needed' },
});

export const demandWithdrawn = defineEvent({
  type: 'campaigns.DemandWithdrawn',
  schemaVersion: 1,
  summary: 'A demand that had been delivered was withdrawn.',
  audience: 'public',
  aggregate: 'demand',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'overtaken-by-events' },
});

export const demandAnswerContracts = [
  demandAnswered,
  demandAnswerProven,
  demandEvidenceCited,
  demandRenegotiated,
  demandImplemented,
  demandReneged,
  demandPromiseExcused,
  demandWithdrawn,
] as const;
