import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whatToGenerate } from '../commands/generate.command.ts';
import { runBaraza } from '../testing/run-baraza.ts';
import { write, type Written } from './changes.ts';
import { nameOf } from './names.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const unasked = { event: undefined, begin: 'begin', on: undefined };

describe('names', () => {
  it.each([
    ['service-request', 'serviceRequest', 'ServiceRequest', 'service-requests', 'a service request'],
    ['agenda-goal', 'agendaGoal', 'AgendaGoal', 'agenda-goals', 'an agenda goal'],
    ['activity', 'activity', 'Activity', 'activities', 'an activity'],
    ['survey', 'survey', 'Survey', 'surveys', 'a survey'],
  ])('%s', (kebab, camel, pascal, plural, one) => {
    expect(nameOf(kebab)).toMatchObject({ kebab, camel, pascal, plural, one });
  });
});

describe('baraza generate', () => {
  let copy: string;
  const at = (path: string): string => readFileSync(join(copy, path), 'utf8');
  const generate = async (asked: Parameters<typeof whatToGenerate>[0], dryRun = false): Promise<Written> =>
    write(copy, whatToGenerate(asked), async (_, text) => text, dryRun);
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'baraza-generate-'));
    for (const folder of [
      'libs/contracts/src',
      'services/capacity/src',
      'services/coalitions/src',
      'services/members/src',
    ]) {
      cpSync(join(root, folder), join(copy, folder), { recursive: true });
    }
    cpSync(
      join(root, 'services/projections/src/every-projection.ts'),
      join(copy, 'services/projections/src/every-projection.ts'),
    );
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it('lists a new aggregate where aggregates are listed', async () => {
    const written = await generate({ ...unasked, kind: 'aggregate', names: ['capacity', 'secondment'] });
    expect(written.byHand).toEqual([]);
    expect(written.made).toContain('services/capacity/src/secondment/secondment.decider.spec.ts');
    const contracts = at('libs/contracts/src/capacity/capacity.contracts.ts');
    expect(contracts).toContain("import { secondmentContracts } from './secondment.events.ts';");
    expect(contracts).toContain("export * from './secondment.events.ts';");
    expect(contracts).toContain('  ...secondmentContracts,\n];');
    expect(at('services/capacity/src/capacity.module.ts')).toContain('controllers: [SecondmentController, ');
  });

  it.each([
    ['coalitions', 'coalition', '  coalition.termsAdopted,'],
    ['members', 'organisation', ', termsAdopted]'],
  ])('puts a command of %s’s %s into every file it touches', async (service, aggregate, listed) => {
    const written = await generate({
      ...unasked,
      kind: 'command',
      names: [service, aggregate, 'adopt-terms'],
      event: 'TermsAdopted',
    });
    expect(written.byHand).toEqual([]);
    const events = at(`libs/contracts/src/${service}/${aggregate}.events.ts`);
    expect(events).toContain('export const termsAdopted = defineEvent({');
    expect(events + at(`libs/contracts/src/${service}/${service}.contracts.ts`)).toContain(listed);
    expect(at(`services/${service}/src/${aggregate}/${aggregate}.controller.ts`)).toMatch(
      /adoptTerms\(@Param\('id'\) id/,
    );
    expect(at(`services/${service}/src/${aggregate}/${aggregate}.state.ts`)).toContain(
      '| HappenedOf<typeof termsAdopted>',
    );
  });

  it('lists a read model', async () => {
    await generate({ ...unasked, kind: 'read-model', names: ['launches'], on: 'campaigns.CampaignLaunched' });
    expect(at('services/projections/src/every-projection.ts')).toContain('  erased(launchesProjection),\n];');
    expect(at('services/projections/src/launches/launches.projection.ts')).toContain('types: [campaignLaunched.type]');
  });

  it('writes over nothing, and changes nothing then', async () => {
    await generate({ ...unasked, kind: 'aggregate', names: ['capacity', 'secondment'] });
    const before = at('libs/contracts/src/capacity/capacity.contracts.ts');
    const again = generate({ ...unasked, kind: 'aggregate', names: ['capacity', 'secondment'] });
    await expect(again).rejects.toThrow('secondment.events.ts exists already');
    expect(at('libs/contracts/src/capacity/capacity.contracts.ts')).toBe(before);
  });

  it('says what is to be done by hand where a file is not as it knows it', async () => {
    rmSync(join(copy, 'services/capacity/src/capacity.module.ts'));
    const { byHand } = await generate({ ...unasked, kind: 'aggregate', names: ['capacity', 'secondment'] });
    expect(byHand).toEqual([
      'services/capacity/src/capacity.module.ts: put SecondmentController among the controllers',
    ]);
  });

  it('a dry run says the same, and writes nothing', async () => {
    const { made } = await generate({ ...unasked, kind: 'aggregate', names: ['capacity', 'secondment'] }, true);
    expect(made).toHaveLength(9);
    expect(existsSync(join(copy, 'services/capacity/src/secondment'))).toBe(false);
  });

  it.each([
    [['aggregate', 'ledger', 'entry'], '<service> ledger (expected members, capacity, coalitions, campaigns)'],
    [['aggregate', 'capacity'], '[names...] capacity (expected <service> <aggregate>)'],
    [['aggregate', 'capacity', 'Secondment'], 'names Secondment (expected words in lower case'],
    [['command', 'capacity', 'programme', 'pause'], '--event (expected what has happened then'],
    [['command', 'capacity', 'programme', 'pause', '--event', 'pause'], '--event pause (expected a past tense'],
    [['read-model', 'launches'], '--on (expected the event it begins with'],
    [['service', 'x'], 'kind service (expected aggregate, command, read-model)'],
  ])('refuses %j', async (args, words) => {
    const { code, stderr } = await runBaraza(['generate', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
