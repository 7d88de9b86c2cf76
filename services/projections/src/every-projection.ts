import type { Projection } from '@baraza/read-models';
import { assemblyRegisterProjection } from './assembly-register/assembly-register.projection.ts';
import { trailProjection } from './audit-trail/audit-trail.projection.ts';
import { assessmentRegisterProjection } from './assessment-register/assessment-register.projection.ts';
import { agendaGoalRegisterProjection } from './agenda-goal-register/agenda-goal-register.projection.ts';
import { campaignsProjection } from './campaigns-dashboard/campaigns-dashboard.projection.ts';
import { campaignRegisterProjection } from './campaign-register/campaign-register.projection.ts';
import { chainProjection } from './impact-dashboard/chain.projection.ts';
import { feltProjection } from './coalitions-dashboard/felt.projection.ts';
import { coalitionsProjection } from './coalitions-dashboard/coalitions-dashboard.projection.ts';
import { demandRegisterProjection } from './demand-register/demand-register.projection.ts';
import { capacityProjection } from './capacity-dashboard/capacity-dashboard.projection.ts';
import { coalitionRegisterProjection } from './coalition-register/coalition-register.projection.ts';
import { commitmentRegisterProjection } from './commitment-register/commitment-register.projection.ts';
import { conveningRegisterProjection } from './convening-register/convening-register.projection.ts';
import { complianceRegisterProjection } from './compliance-register/compliance-register.projection.ts';
import { duesProjection } from './dues-dashboard/dues-dashboard.projection.ts';
import { duesRegisterProjection } from './dues-register/dues-register.projection.ts';
import { dueProcessProjection } from './due-process/due-process.projection.ts';
import { enrolmentRegisterProjection } from './enrolment-register/enrolment-register.projection.ts';
import { improvementPlanRegisterProjection } from './improvement-plan-register/improvement-plan-register.projection.ts';
import { alertRegisterProjection } from './alert-register/alert-register.projection.ts';
import { dutyBearerRegisterProjection } from './duty-bearer-register/duty-bearer-register.projection.ts';
import { jointActionRegisterProjection } from './joint-action-register/joint-action-register.projection.ts';
import { replicationRegisterProjection } from './replication-register/replication-register.projection.ts';
import { blueprintRegisterProjection } from './blueprint-register/blueprint-register.projection.ts';
import { innovationRegisterProjection } from './innovation-register/innovation-register.projection.ts';
import { knowledgeProductRegisterProjection } from './knowledge-product-register/knowledge-product-register.projection.ts';
import { grantRegisterProjection } from './grant-register/grant-register.projection.ts';
import { activityRegisterProjection } from './activity-register/activity-register.projection.ts';
import { cohortRegisterProjection } from './cohort-register/cohort-register.projection.ts';
import { sessionRegisterProjection } from './session-register/session-register.projection.ts';
import { roleGrantRegisterProjection } from './role-grant-register/role-grant-register.projection.ts';
import { actionRegisterProjection } from './action-register/action-register.projection.ts';
import { outcomeRegisterProjection } from './outcome-register/outcome-register.projection.ts';
import { reportCardRegisterProjection } from './report-card-register/report-card-register.projection.ts';
import { linkageRegisterProjection } from './linkage-register/linkage-register.projection.ts';
import { membershipRegisterProjection } from './membership-register/membership-register.projection.ts';
import { momentsProjection } from './moments/moments.projection.ts';
import { networkProjection } from './network-dashboard/network-dashboard.projection.ts';
import { organisationRegisterProjection } from './organisation-register/organisation-register.projection.ts';
import { programmeRegisterProjection } from './programme-register/programme-register.projection.ts';
import { publicFaceProjection } from './public-face/public-face.projection.ts';
import { publishedReportsProjection } from './published-reports/published-reports.projection.ts';
import { searchProjection } from './search/search.projection.ts';
import { serviceRegisterProjection } from './service-register/service-register.projection.ts';
import { struggleRegisterProjection } from './struggle-register/struggle-register.projection.ts';
import { surveyRegisterProjection } from './survey-register/survey-register.projection.ts';
import { serviceRequestRegisterProjection } from './service-request-register/service-request-register.projection.ts';
import { resolutionRegisterProjection } from './resolution-register/resolution-register.projection.ts';
import { saidProjection } from './servicing-dashboard/said-and-done.projection.ts';
import { servedProjection } from './servicing-dashboard/requests-served.projection.ts';
import { transitionRegisterProjection } from './transition-register/transition-register.projection.ts';
import { unitsProjection } from './units/units.projection.ts';
import { votingRollProjection } from './voting-roll/voting-roll.projection.ts';
import { worklistProjection } from './worklist/worklist.projection.ts';

/** A list of projections of different documents: each keeps to its own. */
const erased = <Doc>(projection: Projection<Doc>): Projection<never> => projection as unknown as Projection<never>;

/** Every read model of this service. A new one is listed here, and nowhere else. */
export const everyProjection: readonly Projection<never>[] = [
  erased(unitsProjection),
  erased(momentsProjection),
  erased(organisationRegisterProjection),
  erased(membershipRegisterProjection),
  erased(complianceRegisterProjection),
  erased(programmeRegisterProjection),
  erased(coalitionRegisterProjection),
  erased(campaignRegisterProjection),
  erased(demandRegisterProjection),
  erased(duesRegisterProjection),
  erased(serviceRegisterProjection),
  erased(serviceRequestRegisterProjection),
  erased(surveyRegisterProjection),
  erased(commitmentRegisterProjection),
  erased(assessmentRegisterProjection),
  erased(improvementPlanRegisterProjection),
  erased(enrolmentRegisterProjection),
  erased(conveningRegisterProjection),
  erased(assemblyRegisterProjection),
  erased(resolutionRegisterProjection),
  erased(agendaGoalRegisterProjection),
  erased(transitionRegisterProjection),
  erased(innovationRegisterProjection),
  erased(blueprintRegisterProjection),
  erased(replicationRegisterProjection),
  erased(alertRegisterProjection),
  erased(jointActionRegisterProjection),
  erased(dutyBearerRegisterProjection),
  erased(knowledgeProductRegisterProjection),
  erased(linkageRegisterProjection),
  erased(outcomeRegisterProjection),
  erased(actionRegisterProjection),
  erased(reportCardRegisterProjection),
  erased(grantRegisterProjection),
  erased(activityRegisterProjection),
  erased(cohortRegisterProjection),
  erased(sessionRegisterProjection),
  erased(roleGrantRegisterProjection),
  erased(struggleRegisterProjection),
  erased(networkProjection),
  erased(duesProjection),
  erased(capacityProjection),
  erased(campaignsProjection),
  erased(coalitionsProjection),
  erased(feltProjection),
  erased(chainProjection),
  erased(servedProjection),
  erased(saidProjection),
  erased(publicFaceProjection),
  erased(publishedReportsProjection),
  erased(searchProjection),
  erased(trailProjection),
  erased(votingRollProjection),
  erased(dueProcessProjection),
  erased(worklistProjection),
];

/**
 * Those that count organisations and name none: they count a protected one by its pseudonym and its district. What it asked for and
 * took part in is told of closed periods alone; what it owed and paid not at all, for it is what the register does not account for.
 */
const COUNTING: readonly string[] = [networkProjection, votingRollProjection, servedProjection, capacityProjection].map(
  ({ model }) => model.name,
);

export const isCounting = ({ model }: Projection<never>): boolean => COUNTING.includes(model.name);
