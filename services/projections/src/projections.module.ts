import { Module } from '@nestjs/common';
import { ProjectionsAdminController } from './admin/admin.controller.ts';
import { CataloguesController } from './admin/catalogues.controller.ts';
import { AuditTrailController } from './audit-trail/audit-trail.controller.ts';
import { AuditTrails } from './audit-trail/audit-trail.service.ts';
import { DecisionController } from './audit-trail/decision.controller.ts';
import { Decisions } from './audit-trail/decision.service.ts';
import { TrailAsking } from './audit-trail/trail-asking.ts';
import { TrailsAcross } from './audit-trail/trails-across.service.ts';
import { CommitmentsController } from './commitment-register/commitments.controller.ts';
import { CampaignsDashboardController } from './campaigns-dashboard/campaigns-dashboard.controller.ts';
import { CampaignsDashboard } from './campaigns-dashboard/campaigns-dashboard.service.ts';
import { CoalitionsDashboardController } from './coalitions-dashboard/coalitions-dashboard.controller.ts';
import { CoalitionsDashboard } from './coalitions-dashboard/coalitions-dashboard.service.ts';
import { ImpactDashboardController } from './impact-dashboard/impact-dashboard.controller.ts';
import { ImpactDashboard } from './impact-dashboard/impact-dashboard.service.ts';
import { CapacityDashboardController } from './capacity-dashboard/capacity-dashboard.controller.ts';
import { CapacityDashboard } from './capacity-dashboard/capacity-dashboard.service.ts';
import { DuesDashboardController } from './dues-dashboard/dues-dashboard.controller.ts';
import { DuesDashboard } from './dues-dashboard/dues-dashboard.service.ts';
import { ToldFacts } from './figures/told-facts.ts';
import { DueProcessController } from './due-process/due-process.controller.ts';
import { DueProcesses } from './due-process/due-process.service.ts';
import { HomeController } from './home/home.controller.ts';
import { RootController } from './home/root.controller.ts';
import { NetworkDashboardController } from './network-dashboard/network-dashboard.controller.ts';
import { NetworkDashboard } from './network-dashboard/network-dashboard.service.ts';
import { ProblemPages } from './pages/problem-pages.ts';
import { EnrolmentRegisterController } from './enrolment-register/enrolment-register.controller.ts';
import { AssessmentRegistersController } from './assessment-register/assessment-registers.controller.ts';
import { CourseRegistersController } from './cohort-register/course-registers.controller.ts';
import { GrantRegistersController } from './grant-register/grant-registers.controller.ts';
import { RoleGrantRegisterController } from './role-grant-register/role-grant-register.controller.ts';
import { ActingTogetherRegistersController } from './alert-register/acting-together-registers.controller.ts';
import { DutyBearerRegisterController } from './duty-bearer-register/duty-bearer-register.controller.ts';
import { ReplicationRegisterController } from './replication-register/replication-register.controller.ts';
import { DemandRegisterController } from './demand-register/demand-register.controller.ts';
import { OutcomeRegistersController } from './outcome-register/outcome-registers.controller.ts';
import { LinkageRegisterController } from './linkage-register/linkage-register.controller.ts';
import { BlueprintRegisterController } from './blueprint-register/blueprint-register.controller.ts';
import { LeadingAndLearningRegistersController } from './knowledge-product-register/leading-and-learning-registers.controller.ts';
import { AccountabilityController } from './public-face/accountability.controller.ts';
import { AccountabilityView } from './public-face/accountability.service.ts';
import { DirectoryController } from './public-face/directory.controller.ts';
import { DirectoryView } from './public-face/directory.service.ts';
import { FigureChecks } from './published-reports/figure-checks.ts';
import { PublishedReportsController } from './published-reports/published-reports.controller.ts';
import { PublishedReports } from './published-reports/published-reports.service.ts';
import { RegisterAnswers } from './registers/register-answers.ts';
import { RegistersController } from './registers/registers.controller.ts';
import { ConveningRegistersController } from './convening-register/convening-registers.controller.ts';
import { StruggleRegisterController } from './struggle-register/struggle-register.controller.ts';
import { SurveyRegistersController } from './survey-register/survey-registers.controller.ts';
import { ServiceRegistersController } from './service-request-register/service-registers.controller.ts';
import { Registers } from './registers/registers.service.ts';
import { AsParticipant } from './rights/as-participant.ts';
import { AsMember } from './rights/as-member.ts';
import { Projections } from './runtime/projections.ts';
import { SaidAndDoneQueries } from './servicing-dashboard/said-and-done.service.ts';
import { ServicingDashboardController } from './servicing-dashboard/servicing-dashboard.controller.ts';
import { ServicingDashboard } from './servicing-dashboard/servicing-dashboard.service.ts';
import { SearchController } from './search/search.controller.ts';
import { SilenceController } from './silence/silence.controller.ts';
import { SilenceView } from './silence/silence.service.ts';
import { Viewing } from './viewing/viewing.ts';
import { VotingRollController } from './voting-roll/voting-roll.controller.ts';
import { VotingRolls } from './voting-roll/voting-roll.service.ts';
import { WeekController } from './week/week.controller.ts';
import { Weeks } from './week/week.service.ts';
import { WorklistController } from './worklist/worklist.controller.ts';
import { Worklists } from './worklist/worklist.service.ts';

/** Dashboards, registers, search and audit trails: everything under `/views`. */
@Module({
  controllers: [
    RootController,
    HomeController,
    NetworkDashboardController,
    DuesDashboardController,
    CapacityDashboardController,
    CampaignsDashboardController,
    CoalitionsDashboardController,
    ImpactDashboardController,
    ServicingDashboardController,
    RegistersController,
    ServiceRegistersController,
    SurveyRegistersController,
    ConveningRegistersController,
    CommitmentsController,
    AssessmentRegistersController,
    EnrolmentRegisterController,
    LeadingAndLearningRegistersController,
    BlueprintRegisterController,
    LinkageRegisterController,
    DemandRegisterController,
    ActingTogetherRegistersController,
    DutyBearerRegisterController,
    ReplicationRegisterController,
    OutcomeRegistersController,
    GrantRegistersController,
    CourseRegistersController,
    RoleGrantRegisterController,
    StruggleRegisterController,
    DirectoryController,
    AccountabilityController,
    PublishedReportsController,
    SearchController,
    AuditTrailController,
    DecisionController,
    WorklistController,
    WeekController,
    VotingRollController,
    DueProcessController,
    SilenceController,
    ProjectionsAdminController,
    CataloguesController,
  ],
  providers: [
    Projections,
    Viewing,
    ProblemPages,
    Registers,
    RegisterAnswers,
    DirectoryView,
    AccountabilityView,
    FigureChecks,
    PublishedReports,
    AsMember,
    AsParticipant,
    NetworkDashboard,
    DuesDashboard,
    CapacityDashboard,
    CampaignsDashboard,
    CoalitionsDashboard,
    ImpactDashboard,
    ServicingDashboard,
    SaidAndDoneQueries,
    ToldFacts,
    TrailAsking,
    AuditTrails,
    TrailsAcross,
    Decisions,
    VotingRolls,
    DueProcesses,
    SilenceView,
    Worklists,
    Weeks,
  ],
  exports: [Projections],
})
export class ProjectionsModule {}
