import type { RunningProduct } from '../../product/running-product.ts';
import type { StoryClock } from '../../product/story-clock.ts';
import { ToldLife } from '../told-life.ts';
import { tellACampaign } from './a-campaign.ts';
import { tellADecisionToCampaign } from './a-decision-to-campaign.ts';
import { tellADemand } from './a-demand.ts';
import { tellAReportCard } from './a-report-card.ts';
import { tellATraining } from './a-training.ts';
import { tellAnOutcome } from './an-outcome.ts';
import { type Struggle, tellTheGround } from './the-ground.ts';
import { tellTheCoalitionAnswers } from './the-coalition-answers.ts';
import { tellWhatCommunitiesFace } from './what-communities-face.ts';

/** What communities face, and what comes of it when they are not alone. */
export function tellAStruggle(running: () => RunningProduct, clock: StoryClock): void {
  const struggle: Struggle = {
    members: [],
    donor: '',
    goal: '',
    programme: '',
    coalition: '',
    reports: [],
    alert: '',
    campaign: '',
    dutyBearer: '',
    demand: '',
    outcome: '',
    card: '',
  };
  let life: ToldLife;
  beforeAll(async () => {
    life = new ToldLife(running().client, clock);
    await life.listen();
  });
  afterAll(() => life.close());

  describe('the ground', () => {
    tellTheGround(() => life, struggle);
  });
  describe('a training', () => {
    tellATraining(() => life, struggle);
  });
  describe('what communities face', () => {
    tellWhatCommunitiesFace(() => life, struggle);
  });
  describe('a report card', () => {
    tellAReportCard(() => life, struggle);
  });
  describe('the coalition', () => {
    tellTheCoalitionAnswers(() => life, struggle);
  });
  describe('a decision to campaign', () => {
    tellADecisionToCampaign(() => life, struggle);
  });
  describe('a campaign', () => {
    tellACampaign(() => life, struggle);
  });
  describe('a demand', () => {
    tellADemand(() => life, struggle);
  });
  describe('an outcome', () => {
    tellAnOutcome(() => life, struggle);
  });
}
