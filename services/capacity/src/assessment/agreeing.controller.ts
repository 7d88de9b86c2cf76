import type { Role } from '@baraza/domain';
import { CommandHandler, EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { KnownFiles } from '../known-files/known-files.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import { AgreeScoreBody, AssessmentStep, QuestionDomainBody, VerifyDomainBody } from './assessment.commands.ts';
import { agreeScore } from './assessment.decider.ts';
import { questionDomain, submit, verifyDomain } from './assessment.review.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import { assessment } from './assessment.state.ts';

const ORGANISATION: readonly Role[] = ['member-representative'];
const GOING_ON = ['ended', 'before-last-step'] as const;
const REVIEWING = ['self-agreed', 'not-in-review', 'own-organisation', 'reviewed-by-facilitator', ...GOING_ON] as const;

/** Where the organisation stands is for itself to agree; evidence, where it is asked for, is for somebody else to check. */
@Controller('capacity/assessments')
export class AgreeingController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly files: KnownFiles,
  ) {}

  @EntityCommand('agree-score', {
    operationId: 'agreeAssessmentScore',
    summary: 'Agree where the organisation stands in one domain, and say why',
    description: 'By the organisation itself. Agreed anew, it takes the place of what was agreed before.',
    roles: ORGANISATION,
    rules: [
      [
        assessmentRules,
        [
          ...(['not-agreeing', 'agreed-from-outside', 'domain-unknown', 'item-unknown', 'domain-unfinished'] as const),
          ...(['evidence-missing', 'evidence-unknown'] as const),
          ...GOING_ON,
        ],
      ],
    ],
  })
  agreeScore(@Param('id') id: string, @Body() body: AgreeScoreBody, @Issued() command: IssuedCommand) {
    const asked = { ...body, notApplicable: body.notApplicable ?? [], evidence: body.evidence ?? [] };
    return this.commands.run(command, assessment, id, async (state, given) => {
      const organisation = state.status === 'none' ? '' : state.plan.organisation;
      return agreeScore(state, asked, { files: await this.files.of(organisation, asked.evidence) }, given);
    });
  }

  @EntityCommand('submit', {
    operationId: 'submitAssessment',
    summary: 'Ask for a reviewer to check the agreed scores against their evidence',
    roles: ORGANISATION,
    rules: [[assessmentRules, ['self-agreed', 'domains-open', 'agreed-from-outside', ...GOING_ON]]],
  })
  submit(@Param('id') id: string, @Body() _body: AssessmentStep, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => submit(state, given));
  }

  @EntityCommand('verify-domain', {
    operationId: 'verifyAssessmentDomain',
    summary: 'Find that the evidence bears out the score of one domain',
    roles: CAPACITY_OFFICERS,
    rules: [[assessmentRules, ['domain-unknown', ...REVIEWING]]],
    sensitive: true,
  })
  verifyDomain(@Param('id') id: string, @Body() body: VerifyDomainBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => verifyDomain(state, body, given));
  }

  @EntityCommand('question-domain', {
    operationId: 'questionAssessmentDomain',
    summary: 'Come to other levels in one domain, and say why',
    description: 'The organisation agrees the domain anew: at these levels, or with what else it can show.',
    roles: CAPACITY_OFFICERS,
    rules: [[assessmentRules, ['domain-unknown', 'item-unknown', 'question-without-difference', ...REVIEWING]]],
    sensitive: true,
  })
  questionDomain(@Param('id') id: string, @Body() body: QuestionDomainBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assessment, id, (state, given) => questionDomain(state, body, given));
  }
}
