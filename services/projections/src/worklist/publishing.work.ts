import {
  profileDeclined,
  profileDrafted,
  profilePublished,
  profileWithdrawn,
  reportDeclined,
  reportDrafted,
  reportPublished,
  storyDeclined,
  storyDrafted,
  storyPublished,
  storyWithdrawn,
} from '@baraza/contracts';
import { after, item, over, type WorkStep } from './work-steps.pure.ts';

/** Words wait for an officer who did not put them forward, and is not of the organisation whose they are. */
export const publishingWork: readonly WorkStep[] = [
  after(reportDrafted, ({ by }) => ({ items: [item('report-draft-to-read', { notBy: [by] })] })),
  ...over(reportPublished, reportDeclined),
  after(storyDrafted, ({ data, by }) => ({
    organisation: data.organisation,
    items: [item('story-to-read', { notBy: [by], notFor: [data.organisation] })],
  })),
  ...over(storyPublished, storyDeclined, storyWithdrawn),
  after(profileDrafted, ({ data, by }) => ({
    organisation: data.organisation,
    items: [item('profile-to-read', { notBy: [by], notFor: [data.organisation] })],
  })),
  ...over(profilePublished, profileDeclined, profileWithdrawn),
];
