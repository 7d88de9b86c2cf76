import {
  campaignAbandoned,
  campaignDrafted,
  campaignLaunched,
  programmeCancelled,
  programmeCompleted,
  programmeOpened,
  programmePlanned,
  programmeStarted,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';

/** A programme's way to its end, by the dates it was planned for; a campaign's to its launch. Plans are sealed: not here. */
export const programmeAndCampaignWork: readonly WorkStep[] = [
  after(programmePlanned, ({ data }) => ({
    dueNext: data.period.until,
    items: [item('programme-to-open', { due: data.period.from })],
  })),
  after(programmeOpened, ({ data }) => ({
    dueNext: data.period.until,
    items: [item('programme-to-start', { due: data.period.from })],
  })),
  meanwhile(programmeStarted, ({ before }) => ({
    items: [item('programme-to-complete', { due: before.dueNext, from: before.dueNext })],
  })),
  ...over(programmeCompleted, programmeCancelled),
  after(campaignDrafted, ({ data }) => ({
    organisation: data.lead,
    items: [item('campaign-in-draft')],
  })),
  ...over(campaignLaunched, campaignAbandoned),
];
