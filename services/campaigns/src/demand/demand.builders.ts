import type { Actor, CivilDate, Happened } from '@baraza/domain';
import { WATER_OFFICER } from '../duty-bearer/duty-bearer.builders.ts';
import type {
  AnswerDemand,
  CampaignOfDemand,
  CitingFacts,
  DeliverDemand,
  DeliveryFacts,
  MakeDemand,
  MakingFacts,
} from './demand.commands.pure.ts';
import type { DemandEvent } from './demand.state.ts';

/** Demands made of events, for specs: each continues the one before. Fixed values. */
export const LEAD = '10000000-0000-4000-8000-000000000001';
export const CAMPAIGN = '20000000-0000-4000-8000-000000000001';
export const COMMITMENT = '30000000-0000-4000-8000-000000000001';
export const persons = {
  writer: '00000000-0000-4000-8000-000000000101',
  lead: '00000000-0000-4000-8000-000000000102',
} as const;
export const theWriter: Actor = { person: persons.writer, roles: ['member-representative'], organisation: LEAD };
export const theLead: Actor = { person: persons.lead, roles: ['campaign-lead'] };

export const MADE_ON = '2026-01-12';
export const DELIVERED_ON = '2026-02-02';
export const ANSWER_BY = '2026-02-20';
export const SILENT_ON = '2026-02-21';
export const CHANGE_BY = '2026-06-30';
export const DUE_ON = '2026-05-31';
export const WORDS = 'Repair the eleven boreholes of Kyamuhunga that stand dry';
export const OFFICE = 'District Water Officer, Bushenyi';
export const shown = { files: [], links: ['https://example.org/water/received'] };
export const place = {
  campaign: CAMPAIGN,
  dutyBearer: WATER_OFFICER,
  unit: 'UG-402',
  themes: ['social-justice'],
  lead: LEAD,
};

export const repair = {
  campaign: CAMPAIGN,
  dutyBearer: WATER_OFFICER,
  change: { text: WORDS },
  answerBy: '2026-05-15',
  changeBy: CHANGE_BY,
} as const satisfies MakeDemand;
export const theCampaign: CampaignOfDemand = { unit: 'UG-402', themes: ['social-justice'], lead: LEAD, isOver: false };
export const making: MakingFacts = { campaign: theCampaign, dutyBearerNamed: true };
export const delivery: DeliverDemand = { change: WORDS, channel: 'petition', evidence: shown };
export const CITED = '50000000-0000-4000-8000-00000000000e';
export const citable: CitingFacts = { evidenceCitable: [CITED] };
export const delivering: DeliveryFacts = {
  ...citable,
  worded: WORDS,
  campaignIsPublic: true,
  lead: LEAD,
  office: OFFICE,
};
export const acceptance: AnswerDemand = { answer: 'accepted', promisedBy: DUE_ON, evidence: shown };

const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

function happened<Type extends string, Data>(
  type: Type,
  data: Data,
  effectiveOn: CivilDate,
  actor: string = persons.lead,
): Happened<Type, Data> {
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const aDemand = (): DemandEvent[] => [
  happened(
    'campaigns.DemandMade',
    { ...place, change: text, answerBy: ANSWER_BY, changeBy: CHANGE_BY },
    MADE_ON,
    persons.writer,
  ),
];
export const aDroppedDemand = (): DemandEvent[] => [
  ...aDemand(),
  happened('campaigns.DemandDropped', { ground: 'answered-beforehand' }, MADE_ON),
];
export const aDeliveredDemand = (): DemandEvent[] => [
  ...aDemand(),
  happened(
    'campaigns.DemandDelivered',
    {
      ...place,
      ...{ office: OFFICE, change: WORDS, answerBy: ANSWER_BY, changeBy: CHANGE_BY },
      channel: 'petition' as const,
    },
    DELIVERED_ON,
  ),
  happened('campaigns.DemandDeliveryProven', { evidence: shown, note: text }, DELIVERED_ON),
];
export const aSilentDemand = (): DemandEvent[] => [
  ...aDeliveredDemand(),
  happened(
    'campaigns.DemandAnswerFellDue',
    { campaign: CAMPAIGN, dutyBearer: WATER_OFFICER, answerBy: ANSWER_BY },
    SILENT_ON,
    'calendar',
  ),
];
const answered = (on: CivilDate, answer: 'accepted' | 'partly' | 'refused', commitment = COMMITMENT): DemandEvent => {
  const { campaign, unit, themes, dutyBearer } = place;
  const promise = { commitment, dutyBearer, office: OFFICE, dueOn: DUE_ON };
  return happened(
    'campaigns.DemandAnswered',
    { campaign, unit, themes, answer, ...(answer === 'refused' ? {} : { promise }) },
    on,
  );
};
export const aRefusedDemand = (): DemandEvent[] => [...aSilentDemand(), answered('2026-02-24', 'refused')];
export const aPromisedDemand = (answer: 'accepted' | 'partly' = 'accepted'): DemandEvent[] => [
  ...aSilentDemand(),
  answered('2026-02-24', answer),
  happened('campaigns.DemandAnswerProven', { evidence: shown, note: text }, '2026-02-24'),
];
export const aRenegedDemand = (): DemandEvent[] => [
  ...aPromisedDemand(),
  happened('campaigns.DemandReneged', { commitment: COMMITMENT, ground: 'nothing-done' }, '2026-02-26', 'a policy'),
];
export const anImplementedDemand = (): DemandEvent[] => [
  ...aPromisedDemand(),
  happened(
    'campaigns.DemandImplemented',
    { commitment: COMMITMENT, doneOn: '2026-02-25', onTime: true },
    '2026-02-26',
    'a policy',
  ),
];
export const anExcusedDemand = (): DemandEvent[] => [
  ...aPromisedDemand(),
  happened('campaigns.DemandPromiseExcused', { commitment: COMMITMENT, ground: 'no-funds' }, '2026-02-26', 'a policy'),
];
export const aWithdrawnDemand = (): DemandEvent[] => [
  ...aDeliveredDemand(),
  happened('campaigns.DemandWithdrawn', { ground: 'overtaken-by-events' }, '2026-02-10'),
];
