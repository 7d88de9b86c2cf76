import {
  AsAt,
  type AsAtMoment,
  alsoIn,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { cited, EvidenceCiting } from '../evidence/evidence-citing.ts';
import {
  CloseStruggleBody,
  JoinStruggleBody,
  PartStruggleBody,
  ReportStruggleBody,
  ResolveStruggleBody,
  StruggleNotVerifiedBody,
  TakeStruggleUpBody,
  VerifyStruggleBody,
} from './struggle.commands.ts';
import { beJoined, beParted, close, join, part, resolve, takeUp } from './struggle.course.pure.ts';
import { findNotVerified, report, verify } from './struggle.decider.ts';
import { presentStruggle, StruggleDocument } from './struggle.document.ts';
import { ANSWERING, READING, REPORTING } from './struggle.roles.ts';
import { struggleRules } from './struggle.rules.ts';
import type { InWords } from './struggle.standing.pure.ts';
import { struggle, struggleInTheOpen } from './struggle.state.ts';
import { StruggleWriting } from './struggle.writing.ts';

const ON_ITS_WAY = ['ended', 'before-last-step'] as const;
const STANDING = [...ON_ITS_WAY, 'not-verified', 'joined-already'] as const;

/** What citizens face, reported in the open. What somebody protected reports comes by the protection desk. */
@Controller('campaigns/struggles')
export class StruggleController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: StruggleWriting,
    private readonly citing: EvidenceCiting,
  ) {}

  @CreateCommand({
    operationId: 'reportStruggle',
    summary: 'Report what citizens face',
    description:
      'In the open: those who work on it see who reported it. Whoever would be in danger reports to the protection desk instead.',
    roles: REPORTING,
    rules: [[struggleRules, ['reported-once', 'unit-unknown', 'reporter-unnamed', 'reporter-unknown', 'since-later']]],
  })
  report(@Body() body: ReportStruggleBody, @Issued() command: IssuedCommand) {
    const { reportedBy, account, about, ...rest } = body;
    const asked = { ...rest, reportedBy, account: words(account, about) };
    const organisations = reportedBy.id === undefined ? [] : [reportedBy.id];
    return this.commands.create(command, struggle, body.id, { unit: body.unit, organisations }, async (state, given) =>
      report(state, asked, await this.writing.factsOf(asked), given),
    );
  }

  @EntityCommand('verify', {
    operationId: 'verifyStruggle',
    summary: 'Find that a struggle is as it was reported, and say how',
    description: 'Active coalitions of its theme and unit are alerted. What was not verified may be verified later.',
    roles: ANSWERING,
    rules: [[struggleRules, [...ON_ITS_WAY, 'verified-already', 'own-report', 'evidence-unknown']]],
    sensitive: true,
  })
  verify(@Param('id') id: string, @Body() body: VerifyStruggleBody, @Issued() command: IssuedCommand) {
    const { how, evidence = [] } = body;
    const of = { how, finding: words(body.finding, body.about), evidence };
    return this.commands.run(command, struggleInTheOpen, id, async (state, given) => {
      const evidenceCitable = await this.citing.citable(command.caller, evidence);
      const events = verify(state, of, { evidenceCitable }, given);
      return { events, also: cited(evidence, { kind: 'struggle', id }) };
    });
  }

  @EntityCommand('find-not-verified', {
    operationId: 'findStruggleNotVerified',
    summary: 'Say, with grounds, that it could not be found that a struggle is as it was reported',
    roles: ANSWERING,
    rules: [[struggleRules, [...ON_ITS_WAY, 'verified-already', 'own-report']]],
    sensitive: true,
  })
  findNotVerified(@Param('id') id: string, @Body() body: StruggleNotVerifiedBody, @Issued() command: IssuedCommand) {
    const of = { ground: body.ground, finding: words(body.finding, body.about) };
    return this.commands.run(command, struggleInTheOpen, id, (state, given) => findNotVerified(state, of, given));
  }

  @EntityCommand('join', {
    operationId: 'joinStruggle',
    summary: 'Join a struggle to another that is like it: from then on it goes with that one',
    roles: ANSWERING,
    rules: [
      [
        struggleRules,
        [...STANDING, 'taken-up-already', 'to-itself', 'joined-by-others', 'other-unknown', 'most-joined'],
      ],
    ],
  })
  join(@Param('id') id: string, @Body() { to }: JoinStruggleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, struggleInTheOpen, id, async (state, given) => {
      const events = join(state, { id, to }, await this.writing.other(to), given);
      return { events, also: [alsoIn(struggle, to, (other, at) => beJoined(other, id, at))] };
    });
  }

  @EntityCommand('part', {
    operationId: 'partStruggle',
    summary: 'Part a struggle from the one it is joined to: it stands by itself again',
    roles: ANSWERING,
    rules: [[struggleRules, [...ON_ITS_WAY, 'not-joined']]],
  })
  part(@Param('id') id: string, @Body() body: PartStruggleBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, struggleInTheOpen, id, (state, given) => {
      const events = part(state, body, given);
      const from = state.status === 'joined' ? [state.to] : [];
      return { events, also: from.map((to) => alsoIn(struggle, to, (other, at) => beParted(other, id, at))) };
    });
  }

  @EntityCommand('take-up', {
    operationId: 'takeStruggleUp',
    summary: 'Say which campaign takes a struggle up',
    roles: ANSWERING,
    rules: [[struggleRules, [...STANDING, 'campaign-unknown']]],
  })
  takeUp(@Param('id') id: string, @Body() body: TakeStruggleUpBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, struggleInTheOpen, id, async (state, given) =>
      takeUp(state, body, await this.writing.takingUp(body.campaign), given),
    );
  }

  @EntityCommand('resolve', {
    operationId: 'resolveStruggle',
    summary: 'Say that what citizens faced is over',
    roles: ANSWERING,
    rules: [[struggleRules, [...STANDING, 'outcome-unknown']]],
    example: { account: 'The drugs came, and have come every month since.' },
    sensitive: true,
  })
  resolve(@Param('id') id: string, @Body() body: ResolveStruggleBody, @Issued() command: IssuedCommand) {
    const of = { outcome: body.outcome, account: words(body.account, body.about) };
    return this.commands.run(command, struggleInTheOpen, id, async (state, given) =>
      resolve(state, of, await this.writing.resolving(body.outcome), given),
    );
  }

  @EntityCommand('close', {
    operationId: 'closeStruggle',
    summary: 'Close a struggle that was not resolved, with grounds',
    roles: ANSWERING,
    rules: [[struggleRules, [...ON_ITS_WAY, 'joined-already']]],
    sensitive: true,
  })
  close(@Param('id') id: string, @Body() body: CloseStruggleBody, @Issued() command: IssuedCommand) {
    const of = { ground: body.ground, account: words(body.account, body.about) };
    return this.commands.run(command, struggleInTheOpen, id, (state, given) => close(state, of, given));
  }

  @ReadEntity({
    operationId: 'readStruggle',
    summary: 'Read a struggle',
    description:
      'An auditor finds it once it was judged, without what was said and by whom. What somebody protected reported is there to all once it was verified, and until then to the protection desk alone.',
    roles: READING,
    schema: StruggleDocument,
  })
  async read(@Param('id') id: string, @CallerIs() asking: Caller, @AsAt() moment: AsAtMoment) {
    const { caller, as } = await this.writing.seenBy(asking, id);
    return this.entities.read(caller, as, id, presentStruggle, moment);
  }

  @ReadEntityEvents({ operationId: 'readStruggleEvents', summary: 'Read the events of a struggle', roles: READING })
  async events(@Param('id') id: string, @CallerIs() asking: Caller) {
    const { caller, as } = await this.writing.seenBy(asking, id);
    const audits = caller.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(caller, audits ? judgedStruggle : as, id);
  }
}

/** As an auditor finds it: once somebody has judged it. */
const judgedStruggle: typeof struggle = {
  ...struggle,
  scope: (state) => (state.status === 'reported' ? undefined : struggleInTheOpen.scope(state)),
};

function words(text: string | undefined, about: readonly string[] | undefined): InWords | undefined {
  return text === undefined ? undefined : { text, about };
}
