import { given } from '@baraza/domain';
import { WATER_OFFICER } from '../duty-bearer/duty-bearer.builders.ts';
import {
  aDeliveredDemand,
  aDemand,
  aDroppedDemand,
  ANSWER_BY,
  anImplementedDemand,
  aPromisedDemand,
  aRefusedDemand,
  aSilentDemand,
  CAMPAIGN,
  CHANGE_BY,
  delivering,
  delivery,
  LEAD,
  making,
  OFFICE,
  place,
  repair,
  shown,
  theCampaign,
  theLead,
  theWriter,
  WORDS,
  CITED,
} from './demand.builders.ts';
import { deliver, drop, make, remind, reword } from './demand.decider.ts';
import { demandRules } from './demand.rules.ts';
import { demand } from './demand.state.ts';

const { rules } = demandRules;
const tags = [
  'unit:UG-402',
  `org:${LEAD}`,
  'theme:social-justice',
  `campaign:${CAMPAIGN}`,
  `duty-bearer:${WATER_OFFICER}`,
];
const { campaign: _, dutyBearer: __, ...otherWords } = { ...repair, change: { text: 'Repair all of them' } };
const ground = 'answered-beforehand';
const inTime = { effectiveOn: '2026-02-02', actor: theLead };

describe('a demand that nobody has made yet', () => {
  it('is made for a campaign on a duty-bearer, with its words kept apart, and is found by both', () => {
    given(demand)
      .when((state, moment) => make(state, repair, making, moment), { actor: theWriter })
      .then({
        type: 'campaigns.DemandMade',
        data: {
          ...place,
          change: { subject: 'id-of-change', value: WORDS },
          answerBy: '2026-05-15',
          changeBy: CHANGE_BY,
        },
        effectiveOn: '2026-03-02',
        tags,
      });
  });

  it(rules['campaign-unknown'].title, () => {
    given(demand)
      .when((state, moment) => make(state, repair, { ...making, campaign: undefined }, moment))
      .thenRefused('demand.campaign-unknown', { pointer: '/campaign' });
  });

  it(rules['campaign-ended'].title, () => {
    const over = { ...making, campaign: { ...theCampaign, isOver: true } };
    given(demand)
      .when((state, moment) => make(state, repair, over, moment))
      .thenRefused('demand.campaign-ended', { pointer: '/campaign' });
  });

  it(rules['duty-bearer-unknown'].title, () => {
    given(demand)
      .when((state, moment) => make(state, repair, { ...making, dutyBearerNamed: false }, moment))
      .thenRefused('demand.duty-bearer-unknown', { pointer: '/dutyBearer' });
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, { ...delivering, office: undefined }, moment), inTime)
      .thenRefused('demand.duty-bearer-unknown');
  });

  it(rules['answer-date-past'].title, () => {
    given(demand)
      .when((state, moment) => make(state, { ...repair, answerBy: '2026-03-02' }, making, moment))
      .thenRefused('demand.answer-date-past', { pointer: '/answerBy' });
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, delivering, moment), { actor: theLead, effectiveOn: ANSWER_BY })
      .thenRefused('demand.answer-date-past', { pointer: '/effectiveOn' });
    given(demand, ...aSilentDemand())
      .when((state, moment) => remind(state, { channel: 'letter', answerBy: '2026-03-02' }, moment))
      .thenRefused('demand.answer-date-past', { pointer: '/answerBy' });
  });

  it(rules['change-before-answer'].title, () => {
    given(demand)
      .when((state, moment) => make(state, { ...repair, changeBy: '2026-05-14' }, making, moment))
      .thenRefused('demand.change-before-answer', { pointer: '/changeBy' });
    given(demand)
      .when((state, moment) => make(state, { ...repair, changeBy: '2026-05-15' }, making, moment))
      .then({ type: 'campaigns.DemandMade' });
  });

  it(rules.unknown.title, () => {
    given(demand)
      .when((state, moment) => reword(state, otherWords, moment))
      .thenRefused('demand.unknown');
    given(demand)
      .when((state, moment) => deliver(state, delivery, delivering, moment))
      .thenRefused('demand.unknown');
  });
});

describe('a demand that was worded', () => {
  it(rules['made-once'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => make(state, repair, making, moment))
      .thenRefused('demand.made-once', { pointer: '/id' });
  });

  it('gets other words and dates, and loses the date by which the change was asked for where none is given', () => {
    const { changeBy: ___, ...undated } = otherWords;
    given(demand, ...aDemand())
      .when((state, moment) => reword(state, undated, moment))
      .then({
        type: 'campaigns.DemandReworded',
        data: { change: { value: 'Repair all of them' }, answerBy: '2026-05-15', changeBy: undefined },
        tags,
      });
  });

  it('is dropped on a ground', () => {
    given(demand, ...aDemand())
      .when((state, moment) => drop(state, { ground }, moment))
      .then({ type: 'campaigns.DemandDropped', data: { ground }, ground });
  });

  it('is delivered by somebody else, in exactly its words, with what shows it for auditors alone', () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, { ...delivery, note: { text: 'Stamped.' } }, delivering, moment), inTime)
      .then(
        {
          type: 'campaigns.DemandDelivered',
          data: {
            ...place,
            ...{ office: OFFICE, change: WORDS, answerBy: ANSWER_BY, changeBy: CHANGE_BY, channel: 'petition' },
          },
          effectiveOn: '2026-02-02',
          tags,
        },
        {
          type: 'campaigns.DemandDeliveryProven',
          data: { evidence: shown, note: { subject: 'id-of-note', value: 'Stamped.' } },
        },
      );
  });

  it('is delivered for whoever leads the campaign then', () => {
    const lead = '10000000-0000-4000-8000-000000000009';
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, { ...delivering, lead }, moment), inTime)
      .then({ type: 'campaigns.DemandDelivered', data: { lead } }, { type: 'campaigns.DemandDeliveryProven' });
  });

  it(rules['own-words'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, delivering, moment), { ...inTime, actor: theWriter })
      .thenRefused('demand.own-words');
  });

  it(rules['other-words'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, { ...delivery, change: 'Repair some' }, delivering, moment), inTime)
      .thenRefused('demand.other-words', { pointer: '/change' });
  });

  it(rules['words-gone'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, { ...delivering, worded: undefined }, moment), inTime)
      .thenRefused('demand.words-gone', { pointer: '/change' });
  });

  it(rules['campaign-not-public'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, { ...delivering, campaignIsPublic: false }, moment), inTime)
      .thenRefused('demand.campaign-not-public');
  });

  it(rules['evidence-unreadable'].title, () => {
    const unreadable = { ...delivery, evidence: { files: [], links: ['ftp://example.org'] } };
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, unreadable, delivering, moment), inTime)
      .thenRefused('demand.evidence-unreadable', { pointer: '/links/0' });
  });

  it(rules['delivery-unproven'].title, () => {
    const bare = { ...delivery, evidence: { files: [], links: [] }, note: { text: 'We were there.' } };
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, bare, delivering, moment), inTime)
      .thenRefused('demand.delivery-unproven', { pointer: '/files' });
  });

  it(rules['evidence-unknown'].title, () => {
    const bare = { ...delivery, evidence: { files: [], links: [] } };
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, { ...bare, cited: [CITED] }, delivering, moment), inTime)
      .then(
        { type: 'campaigns.DemandDelivered' },
        { type: 'campaigns.DemandDeliveryProven' },
        { type: 'campaigns.DemandEvidenceCited', data: { shows: 'delivery', evidence: [CITED] } },
      );
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, { ...bare, cited: [CITED, LEAD] }, delivering, moment), inTime)
      .thenRefused('demand.evidence-unknown', { pointer: '/evidence/1' });
  });

  it(rules['before-last-step'].title, () => {
    given(demand, ...aDemand())
      .when((state, moment) => deliver(state, delivery, delivering, moment), { ...inTime, effectiveOn: '2026-01-11' })
      .thenRefused('demand.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('a delivered demand', () => {
  it(rules['delivered-already'].title, () => {
    for (const past of [aDeliveredDemand(), aDroppedDemand()]) {
      given(demand, ...past)
        .when((state, moment) => reword(state, otherWords, moment))
        .thenRefused('demand.delivered-already');
      given(demand, ...past)
        .when((state, moment) => drop(state, { ground }, moment))
        .thenRefused('demand.delivered-already');
      given(demand, ...past)
        .when((state, moment) => deliver(state, delivery, delivering, moment), inTime)
        .thenRefused('demand.delivered-already');
    }
  });

  it('is recalled to the duty-bearer, silent or not yet, with another day for the answer', () => {
    for (const past of [aDeliveredDemand(), aSilentDemand()]) {
      given(demand, ...past)
        .when((state, moment) => remind(state, { channel: 'letter', answerBy: '2026-03-20' }, moment))
        .then({ type: 'campaigns.DemandReminded', data: { channel: 'letter', answerBy: '2026-03-20' }, tags });
    }
  });

  it(rules['silent-by-then'].title, () => {
    const reminded = { type: 'campaigns.DemandReminded' };
    const recall = (answerBy: string, past = aSilentDemand(), effectiveOn = '2026-02-03') =>
      given(demand, ...past).when((state, moment) => remind(state, { channel: 'letter', answerBy }, moment), {
        effectiveOn,
      });
    for (const answerBy of ['2026-02-10', ANSWER_BY]) {
      recall(answerBy).thenRefused('demand.silent-by-then', { pointer: '/answerBy' });
      recall(answerBy, aDeliveredDemand()).then(reminded as never);
    }
    recall('2026-02-21').then(reminded as never);
  });

  it(rules['not-awaited'].title, () => {
    for (const past of [aDemand(), aRefusedDemand(), aPromisedDemand(), anImplementedDemand()]) {
      given(demand, ...past)
        .when((state, moment) => remind(state, { channel: 'letter', answerBy: '2026-03-20' }, moment))
        .thenRefused('demand.not-awaited');
    }
  });
});
