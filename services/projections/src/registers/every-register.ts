import { assessmentRegister } from '../assessment-register/assessment-register.projection.ts';
import { grantRegister } from '../grant-register/grant-register.projection.ts';
import { activityRegister } from '../activity-register/activity-register.projection.ts';
import { cohortRegister } from '../cohort-register/cohort-register.projection.ts';
import { sessionRegister } from '../session-register/session-register.projection.ts';
import { roleGrantRegister } from '../role-grant-register/role-grant-register.projection.ts';
import { alertRegister } from '../alert-register/alert-register.projection.ts';
import { dutyBearerRegister } from '../duty-bearer-register/duty-bearer-register.projection.ts';
import { jointActionRegister } from '../joint-action-register/joint-action-register.projection.ts';
import { replicationRegister } from '../replication-register/replication-register.projection.ts';
import { actionRegister } from '../action-register/action-register.projection.ts';
import { outcomeRegister } from '../outcome-register/outcome-register.projection.ts';
import { reportCardRegister } from '../report-card-register/report-card-register.projection.ts';
import { agendaGoalRegister } from '../agenda-goal-register/agenda-goal-register.projection.ts';
import { assemblyRegister } from '../assembly-register/assembly-register.projection.ts';
import { blueprintRegister } from '../blueprint-register/blueprint-register.projection.ts';
import { campaignRegister } from '../campaign-register/campaign-register.projection.ts';
import { coalitionRegister } from '../coalition-register/coalition-register.projection.ts';
import { commitmentRegister } from '../commitment-register/commitment-register.projection.ts';
import { demandRegister } from '../demand-register/demand-register.projection.ts';
import { conveningRegister } from '../convening-register/convening-register.projection.ts';
import { complianceRegister } from '../compliance-register/compliance-register.projection.ts';
import { duesRegister } from '../dues-register/dues-register.projection.ts';
import { enrolmentRegister } from '../enrolment-register/enrolment-register.projection.ts';
import { improvementPlanRegister } from '../improvement-plan-register/improvement-plan-register.projection.ts';
import { innovationRegister } from '../innovation-register/innovation-register.projection.ts';
import { knowledgeProductRegister } from '../knowledge-product-register/knowledge-product-register.projection.ts';
import { linkageRegister } from '../linkage-register/linkage-register.projection.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import { organisationRegister } from '../organisation-register/organisation-register.projection.ts';
import { programmeRegister } from '../programme-register/programme-register.projection.ts';
import { resolutionRegister } from '../resolution-register/resolution-register.projection.ts';
import { serviceRegister } from '../service-register/service-register.projection.ts';
import { serviceRequestRegister } from '../service-request-register/service-request-register.projection.ts';
import { surveyRegister } from '../survey-register/survey-register.projection.ts';
import { transitionRegister } from '../transition-register/transition-register.projection.ts';
import { struggleRegister } from '../struggle-register/struggle-register.projection.ts';
import type { Register, RegisterName, RegisterRow } from './register.ts';

/** A register whose rows' own fields are read through its columns alone. */
export type AnyRegister = Register<RegisterRow>;

const erased = <Row extends RegisterRow>(register: Register<Row>): AnyRegister => register as unknown as AnyRegister;

export const everyRegister: Readonly<Record<RegisterName, AnyRegister>> = {
  organisations: erased(organisationRegister),
  memberships: erased(membershipRegister),
  compliance: erased(complianceRegister),
  programmes: erased(programmeRegister),
  coalitions: erased(coalitionRegister),
  campaigns: erased(campaignRegister),
  demands: erased(demandRegister),
  dues: erased(duesRegister),
  services: erased(serviceRegister),
  'service-requests': erased(serviceRequestRegister),
  surveys: erased(surveyRegister),
  commitments: erased(commitmentRegister),
  convenings: erased(conveningRegister),
  resolutions: erased(resolutionRegister),
  assemblies: erased(assemblyRegister),
  'agenda-goals': erased(agendaGoalRegister),
  assessments: erased(assessmentRegister),
  'improvement-plans': erased(improvementPlanRegister),
  enrolments: erased(enrolmentRegister),
  'leadership-transitions': erased(transitionRegister),
  innovations: erased(innovationRegister),
  blueprints: erased(blueprintRegister),
  replications: erased(replicationRegister),
  alerts: erased(alertRegister),
  'joint-actions': erased(jointActionRegister),
  'duty-bearers': erased(dutyBearerRegister),
  'knowledge-products': erased(knowledgeProductRegister),
  linkages: erased(linkageRegister),
  outcomes: erased(outcomeRegister),
  actions: erased(actionRegister),
  'report-cards': erased(reportCardRegister),
  grants: erased(grantRegister),
  activities: erased(activityRegister),
  cohorts: erased(cohortRegister),
  sessions: erased(sessionRegister),
  'role-grants': erased(roleGrantRegister),
  struggles: erased(struggleRegister),
};

/** Where an entity of an aggregate is found by its own id: a membership's row is its organisation's. */
export const registerOfAggregate: Readonly<Record<string, AnyRegister>> = {
  organisation: everyRegister.organisations,
  'compliance-proof': everyRegister.compliance,
  programme: everyRegister.programmes,
  coalition: everyRegister.coalitions,
  campaign: everyRegister.campaigns,
  struggle: everyRegister.struggles,
  demand: everyRegister.demands,
  invoice: everyRegister.dues,
  service: everyRegister.services,
  'service-request': everyRegister['service-requests'],
  survey: everyRegister.surveys,
  'trust-round': everyRegister.surveys,
  commitment: everyRegister.commitments,
  convening: everyRegister.convenings,
  resolution: everyRegister.resolutions,
  assembly: everyRegister.assemblies,
  'agenda-goal': everyRegister['agenda-goals'],
  assessment: everyRegister.assessments,
  'improvement-plan': everyRegister['improvement-plans'],
  enrolment: everyRegister.enrolments,
  'leadership-transition': everyRegister['leadership-transitions'],
  innovation: everyRegister.innovations,
  blueprint: everyRegister.blueprints,
  replication: everyRegister.replications,
  alert: everyRegister.alerts,
  'joint-action': everyRegister['joint-actions'],
  'duty-bearer': everyRegister['duty-bearers'],
  'knowledge-product': everyRegister['knowledge-products'],
  linkage: everyRegister.linkages,
  outcome: everyRegister.outcomes,
  action: everyRegister.actions,
  'report-card': everyRegister['report-cards'],
  grant: everyRegister.grants,
  activity: everyRegister.activities,
  cohort: everyRegister.cohorts,
  session: everyRegister.sessions,
  'role-grant': everyRegister['role-grants'],
};
