import type { EventContract } from '../define-event.ts';
import { conveningContracts } from './convening.events.ts';
import { resolutionContracts } from './resolution.events.ts';
import { assemblyContracts } from './assembly.events.ts';
import { agendaGoalContracts } from './agenda-goal.events.ts';
import { constituencyContracts } from './constituency.events.ts';
import { complaintContracts } from './complaint.events.ts';
import { duesScheduleContracts, duesTariffContracts } from './dues-schedule.events.ts';
import { complianceProofContracts } from './compliance-proof.events.ts';
import { deputationContracts } from './deputation.events.ts';
import { fileContracts } from './file.events.ts';
import { forumContracts } from './forum.events.ts';
import { grantingOfficersContracts } from './granting-officers.events.ts';
import { importContracts } from './import.events.ts';
import { invoiceContracts, invoiceRunContracts } from './invoice.events.ts';
import { membershipContracts } from './membership.events.ts';
import { openMembershipContracts } from './open-membership.events.ts';
import { noticeContracts } from './notice.events.ts';
import { organisationContracts } from './organisation.events.ts';
import { paymentContracts, paymentReferenceContracts } from './payment.events.ts';
import { personContracts } from './person.events.ts';
import { protectionContracts } from './protection.events.ts';
import { registrationNumberContracts } from './registration-number.events.ts';
import { reportContracts } from './report.events.ts';
import { roleGrantContracts } from './role-grant.events.ts';
import { rulesContracts } from './rules.events.ts';
import { serviceContracts } from './service.events.ts';
import { serviceRequestContracts } from './service-request.events.ts';
import { linkageContracts } from './linkage.events.ts';
import { profileContracts } from './profile.events.ts';
import { storyContracts } from './story.events.ts';
import { surveyContracts } from './survey.events.ts';
import { themeContracts } from './theme.events.ts';
import { trustRoundContracts } from './trust-round.events.ts';
import { unitContracts } from './unit.events.ts';

export * from './convening.events.ts';
export * from './resolution.events.ts';
export { TIE_RULES } from './assembly.schemas.ts';
export * from './assembly-candidacy.events.ts';
export * from './assembly-result.events.ts';
export * from './assembly-vote.events.ts';
export * from './assembly.events.ts';
export * from './agenda-goal.events.ts';
export * from './constituency.events.ts';
export * from './first-rules.ts';
export * from './complaint.events.ts';
export * from './dues.schemas.ts';
export * from './dues-schedule.events.ts';
export * from './compliance-proof.events.ts';
export * from './deputation.events.ts';
export * from './file.events.ts';
export * from './forum.events.ts';
export * from './granting-officers.events.ts';
export * from './import.events.ts';
export * from './invoice.events.ts';
export * from './members.schemas.ts';
export * from './good-standing.ts';
export * from './standing-facts.ts';
export * from './standing-marks.ts';
export * from './membership-life.events.ts';
export * from './membership-status.ts';
export * from './membership.events.ts';
export * from './open-membership.events.ts';
export * from './notice.events.ts';
export * from './organisation-merge.events.ts';
export * from './organisation-office.events.ts';
export * from './organisation.events.ts';
export * from './payment.events.ts';
export * from './person.events.ts';
export * from './protection.events.ts';
export * from './registration-number.events.ts';
export * from './role-grant.events.ts';
export * from './rules.events.ts';
export * from './linkage.events.ts';
export * from './profile.events.ts';
export * from './report.events.ts';
export * from './story.events.ts';
export * from './survey.events.ts';
export * from './survey.schemas.ts';
export * from './trust-round.events.ts';
export * from './service.events.ts';
export * from './service-request.events.ts';
export * from './theme.events.ts';
export * from './unit.events.ts';

/** Every event that `members` publishes, in all versions. */
export const membersContracts: readonly EventContract[] = [
  ...forumContracts,
  ...rulesContracts,
  ...roleGrantContracts,
  ...deputationContracts,
  ...grantingOfficersContracts,
  ...protectionContracts,
  ...themeContracts,
  ...constituencyContracts,
  ...unitContracts,
  ...organisationContracts,
  ...registrationNumberContracts,
  ...complianceProofContracts,
  ...fileContracts,
  ...membershipContracts,
  ...openMembershipContracts,
  ...complaintContracts,
  ...noticeContracts,
  ...conveningContracts,
  ...resolutionContracts,
  ...assemblyContracts,
  ...agendaGoalContracts,
  ...personContracts,
  ...importContracts,
  ...duesScheduleContracts,
  ...duesTariffContracts,
  ...invoiceContracts,
  ...invoiceRunContracts,
  ...paymentContracts,
  ...paymentReferenceContracts,
  ...serviceContracts,
  ...serviceRequestContracts,
  ...linkageContracts,
  ...profileContracts,
  ...reportContracts,
  ...storyContracts,
  ...surveyContracts,
  ...trustRoundContracts,
];
