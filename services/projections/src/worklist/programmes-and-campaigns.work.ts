import {
  campaignAbandoned,
  campaignConcluded,
  campaignDrafted,
  campaignLaunched,
  campaignLeadAsked,
  campaignLeadChanged,
  campaignLeadStayed,
  type LeadLostCause,
  programmeCancelled,
  programmeCompleted,
  programmeOpened,
  programmePlanned,
  programmeStarted,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';

const LEAD_LOST = 'campaign-lead-to-name';
/** One item for each cause for which another lead is asked for. */
const partOf = (cause: LeadLostCause): string => (cause.kind === 'membership' ? cause.membership : cause.coalition);

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
  meanwhile(campaignLaunched, ({ before }) => ({ items: before.items.filter(({ kind }) => kind === LEAD_LOST) })),
  // To those who may know of it: nothing of a campaign stops while another lead is asked for.
  after(campaignLeadAsked, ({ data, before }) => ({
    organisation: data.lead,
    items: [...before.items, item(LEAD_LOST, { part: partOf(data.cause) })],
  })),
  meanwhile(campaignLeadStayed, ({ data, before }) => ({
    items: before.items.filter(({ kind, part }) => kind !== LEAD_LOST || part !== partOf(data.cause)),
  })),
  meanwhile(campaignLeadChanged, ({ data, before }) => ({
    organisation: data.lead,
    items: before.items.filter(({ kind }) => kind !== LEAD_LOST),
  })),
  ...over(campaignConcluded, campaignAbandoned),
];
