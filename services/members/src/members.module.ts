import { BallotsModule, Calendar, fileStoreProvider } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { AgendaGoalController } from './agenda-goal/agenda-goal.controller.ts';
import { agendaGoal } from './agenda-goal/agenda-goal.state.ts';
import { AgendaGoalWriting } from './agenda-goal/agenda-goal.writing.ts';
import { AssemblyBallots } from './assembly/assembly.ballots.ts';
import { AssemblyController } from './assembly/assembly.controller.ts';
import { assembly } from './assembly/assembly.state.ts';
import { AssemblyWriting } from './assembly/assembly.writing.ts';
import { CandidaciesController } from './assembly/candidacies.controller.ts';
import { VotingController } from './assembly/voting.controller.ts';
import { MembersDirectory } from './directory/members-directory.ts';
import { ComplaintController } from './complaint/complaint.controller.ts';
import { complaint } from './complaint/complaint.state.ts';
import { ComplaintWriting } from './complaint/complaint.writing.ts';
import { JudgingController } from './complaint/judging.controller.ts';
import { DuesDirectory } from './directory/dues-directory.ts';
import { ConveningController } from './convening/convening.controller.ts';
import { convening } from './convening/convening.state.ts';
import { ConveningWriting } from './convening/convening.writing.ts';
import { StandingDirectory } from './directory/standing-directory.ts';
import { ConstituencyController } from './constituency/constituency.controller.ts';
import { DeputationController } from './deputation/deputation.controller.ts';
import { deputation } from './deputation/deputation.state.ts';
import { DeputationWriting } from './deputation/deputation.writing.ts';
import { Deputations } from './deputation/deputations.ts';
import { ComplianceProofController } from './compliance-proof/compliance-proof.controller.ts';
import { ComplianceProofWriting } from './compliance-proof/compliance-proof.writing.ts';
import { complianceProof } from './compliance-proof/compliance-proof.state.ts';
import { EvidenceOfCapacity, EvidenceOfCapacityController } from './files/evidence-of-capacity.ts';
import { FileController } from './files/file.controller.ts';
import { FileOpening } from './files/file-opening.ts';
import { FilesOf } from './files/files-of.ts';
import { CountOutcomeTowardsGoalsWhenSubstantiated } from './policies/count-outcome-towards-goals-when-substantiated.policy.ts';
import { DestroyFileWhenEvidenceErased } from './policies/destroy-file-when-evidence-erased.policy.ts';
import { DestroyTheBytesOfADestroyedFile } from './policies/destroy-the-bytes-of-a-destroyed-file.policy.ts';
import { DuesScheduleController } from './dues-schedule/dues-schedule.controller.ts';
import { DuesScheduleWriting } from './dues-schedule/dues-schedule.writing.ts';
import { ForumController } from './forum/forum.controller.ts';
import { ForumWriting } from './forum/forum.writing.ts';
import { ImportController } from './imports/import.controller.ts';
import { ImportKinds } from './imports/import-kinds.ts';
import { ImportedCommands } from './imports/imported-commands.ts';
import { ImportedDues } from './imports/imported-dues.ts';
import { ImportedMemberships } from './imports/imported-memberships.ts';
import { ImportedOrganisations } from './imports/imported-organisations.ts';
import { OrganisationFinder } from './imports/organisation-finder.ts';
import { ImportReports } from './imports/import-reports.ts';
import { ImportRunner } from './imports/import-runner.ts';
import { ImportTurns } from './imports/import-turns.ts';
import { InvoiceController } from './invoice/invoice.controller.ts';
import { invoice } from './invoice/invoice.state.ts';
import { InvoiceWriting } from './invoice/invoice.writing.ts';
import { IssueDate } from './invoice/issue-date.ts';
import { RenewalWriting } from './invoice/renewal.writing.ts';
import { InvoiceRunController } from './invoice-run/invoice-run.controller.ts';
import { InvoiceRuns } from './invoice-run/invoice-runs.ts';
import { MembershipController } from './membership/membership.controller.ts';
import { MembershipLifeController } from './membership/membership.life.controller.ts';
import { MembershipLifeWriting } from './membership/membership.life.writing.ts';
import { membership } from './membership/membership.state.ts';
import { MembershipWriting } from './membership/membership.writing.ts';
import { DeliveryReportsController } from './notice/delivery-reports.controller.ts';
import { Messengers, waysOutProvider } from './notice/delivery/messengers.ts';
import { NoticeContacts } from './notice/notice-contacts.ts';
import { NoticeController } from './notice/notice.controller.ts';
import { NoticeIndex } from './notice/notice-index.ts';
import { NoticeOutbox } from './notice/notice-outbox.ts';
import { NoticeWriting } from './notice/notice.writing.ts';
import { notice } from './notice/notice.state.ts';
import { OpenPlaces } from './open-membership/open-places.ts';
import { MergeWriting } from './organisation/merge.writing.ts';
import { MergingController } from './organisation/merging.controller.ts';
import { OfficesController } from './organisation/offices.controller.ts';
import { OrganisationLookUps } from './organisation/organisation-look-ups.ts';
import { OrganisationController } from './organisation/organisation.controller.ts';
import { OrganisationWriting } from './organisation/organisation.writing.ts';
import { PaymentController } from './payment/payment.controller.ts';
import { PaymentWriting } from './payment/payment.writing.ts';
import { PersonController } from './person/person.controller.ts';
import { TellMembersOfWhatIsOpenToThem } from './policies/tell-members-of-what-is-open-to-them.policy.ts';
import { TellTheApplicantWhatWasDecided } from './policies/tell-the-applicant-what-was-decided.policy.ts';
import { TellTheMemberOfItsDues } from './policies/tell-the-member-of-its-dues.policy.ts';
import { TellTheMemberOfItsCase } from './policies/tell-the-member-of-its-case.policy.ts';
import { TellTheMemberOfItsCandidacy } from './policies/tell-the-member-of-its-candidacy.policy.ts';
import { TellThoseInvitedOfTheirConvening } from './policies/tell-those-invited-of-their-convening.policy.ts';
import { TellTheMemberOfItsRequest } from './policies/tell-the-member-of-its-request.policy.ts';
import { TellTheMemberWhereItsMembershipStands } from './policies/tell-the-member-where-its-membership-stands.policy.ts';
import { TellTheOrganisationOfItsEnrolment } from './policies/tell-the-organisation-of-its-enrolment.policy.ts';
import { TellTheParticipantOfItsSeat } from './policies/tell-the-participant-of-its-seat.policy.ts';
import { TellTheOrganisationWhenItsProofRunsOut } from './policies/tell-the-organisation-when-its-proof-runs-out.policy.ts';
import { DestroyWhatIsHeldOfAnErasedPerson } from './policies/destroy-what-is-held-of-an-erased-person.policy.ts';
import { StartTheClockOfAComplaintWhenItsNoticeArrives } from './policies/start-the-clock-of-a-complaint-when-its-notice-arrives.policy.ts';
import { MoveAccountsWithTheirOrganisation } from './policies/move-accounts-with-their-organisation.policy.ts';
import { MoveRequestsWithTheirOrganisation } from './policies/move-requests-with-their-organisation.policy.ts';
import { RenewMembershipWhenDuesSettled } from './policies/renew-membership-when-dues-settled.policy.ts';
import { ResolutionController } from './resolution/resolution.controller.ts';
import { resolution } from './resolution/resolution.state.ts';
import { ResolutionWriting } from './resolution/resolution.writing.ts';
import { LinkageController } from './linkage/linkage.controller.ts';
import { linkage } from './linkage/linkage.state.ts';
import { ProfileController } from './profile/profile.controller.ts';
import { Visibility } from './profile/visibility.ts';
import { ReportController } from './report/report.controller.ts';
import { StoryController } from './story/story.controller.ts';
import { RoleGrantController } from './role-grant/role-grant.controller.ts';
import { roleGrant } from './role-grant/role-grant.state.ts';
import { RoleGrantWriting } from './role-grant/role-grant.writing.ts';
import { RulesController } from './rules/rules.controller.ts';
import { Rules } from './rules/rules.ts';
import { AnsweringController } from './service-request/answering.controller.ts';
import { ServiceRequestController } from './service-request/service-request.controller.ts';
import { serviceRequest } from './service-request/service-request.state.ts';
import { ServiceRequestWriting } from './service-request/service-request.writing.ts';
import { ServiceController } from './service/service.controller.ts';
import { ServiceWriting } from './service/service.writing.ts';
import { ProtectionController } from './protection/protection.controller.ts';
import { ProtectionWriting } from './protection/protection.writing.ts';
import { SealedCompartmentController } from './sealed-compartment/sealed-compartment.controller.ts';
import { CountASurveyWhenItIsClosed } from './policies/count-a-survey-when-it-is-closed.policy.ts';
import { FindingsController } from './survey/findings.controller.ts';
import { SurveyController } from './survey/survey.controller.ts';
import { SurveyCount } from './survey/survey.count.ts';
import { survey } from './survey/survey.state.ts';
import { SurveyWriting } from './survey/survey.writing.ts';
import { CountATrustRoundWhenItIsClosed } from './policies/count-a-trust-round-when-it-is-closed.policy.ts';
import { TrustRoundController } from './trust-round/trust-round.controller.ts';
import { trustRound } from './trust-round/trust-round.state.ts';
import { TrustRoundWriting } from './trust-round/trust-round.writing.ts';
import { ThemeController } from './theme/theme.controller.ts';
import { UnitController } from './unit/unit.controller.ts';
import { UnitWriting } from './unit/unit.writing.ts';

/** Membership and constituency servicing. It stands on the runtime of `service-kit`. */
@Module({
  imports: [BallotsModule],
  controllers: [
    LinkageController,
    ProfileController,
    ReportController,
    StoryController,
    ForumController,
    RoleGrantController,
    DeputationController,
    RulesController,
    ThemeController,
    ConstituencyController,
    UnitController,
    OrganisationController,
    OfficesController,
    MergingController,
    ComplianceProofController,
    FileController,
    EvidenceOfCapacityController,
    MembershipController,
    DeliveryReportsController,
    NoticeController,
    ComplaintController,
    JudgingController,
    DuesScheduleController,
    InvoiceController,
    InvoiceRunController,
    PaymentController,
    ConveningController,
    ResolutionController,
    AssemblyController,
    CandidaciesController,
    VotingController,
    AgendaGoalController,
    CountOutcomeTowardsGoalsWhenSubstantiated,
    MembershipLifeController,
    ServiceController,
    ServiceRequestController,
    AnsweringController,
    PersonController,
    SealedCompartmentController,
    SurveyController,
    FindingsController,
    CountASurveyWhenItIsClosed,
    TrustRoundController,
    CountATrustRoundWhenItIsClosed,
    ProtectionController,
    ImportController,
    TellMembersOfWhatIsOpenToThem,
    TellTheApplicantWhatWasDecided,
    TellTheMemberOfItsCase,
    TellTheMemberOfItsDues,
    TellTheMemberOfItsRequest,
    TellTheMemberOfItsCandidacy,
    TellThoseInvitedOfTheirConvening,
    TellTheMemberWhereItsMembershipStands,
    TellTheOrganisationOfItsEnrolment,
    TellTheParticipantOfItsSeat,
    TellTheOrganisationWhenItsProofRunsOut,
    StartTheClockOfAComplaintWhenItsNoticeArrives,
    DestroyWhatIsHeldOfAnErasedPerson,
    DestroyFileWhenEvidenceErased,
    DestroyTheBytesOfADestroyedFile,
    RenewMembershipWhenDuesSettled,
    MoveAccountsWithTheirOrganisation,
    MoveRequestsWithTheirOrganisation,
  ],
  providers: [
    Visibility,
    MembersDirectory,
    StandingDirectory,
    Rules,
    UnitWriting,
    ForumWriting,
    RoleGrantWriting,
    Deputations,
    DeputationWriting,
    OrganisationLookUps,
    OrganisationWriting,
    OpenPlaces,
    MergeWriting,
    ComplianceProofWriting,
    fileStoreProvider,
    FilesOf,
    EvidenceOfCapacity,
    FileOpening,
    MembershipWriting,
    waysOutProvider,
    Messengers,
    NoticeContacts,
    NoticeWriting,
    NoticeIndex,
    NoticeOutbox,
    ComplaintWriting,
    DuesDirectory,
    DuesScheduleWriting,
    IssueDate,
    InvoiceWriting,
    RenewalWriting,
    InvoiceRuns,
    PaymentWriting,
    ConveningWriting,
    ResolutionWriting,
    AssemblyWriting,
    AssemblyBallots,
    AgendaGoalWriting,
    MembershipLifeWriting,
    ServiceWriting,
    ServiceRequestWriting,
    SurveyWriting,
    SurveyCount,
    TrustRoundWriting,
    ProtectionWriting,
    ImportReports,
    ImportTurns,
    ImportedCommands,
    OrganisationFinder,
    ImportedOrganisations,
    ImportedMemberships,
    ImportedDues,
    ImportKinds,
    ImportRunner,
  ],
})
export class MembersModule {
  constructor(calendar: Calendar) {
    calendar.keep(linkage, membership, roleGrant, deputation, complianceProof, notice, complaint, invoice);
    calendar.keep(survey, trustRound);
    calendar.keep(serviceRequest, convening, resolution, assembly, agendaGoal);
  }
}
