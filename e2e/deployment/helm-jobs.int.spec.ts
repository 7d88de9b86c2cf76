import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { node } from '../product/running-forum.ts';
import type { KubernetesObject } from './kubernetes-schemas.ts';
import {
  environmentOf,
  HELM_WITHIN_MS,
  partOf,
  podsOf,
  RenderedChart,
  SERVICES,
  SIZES,
  type Container,
  type Pod,
  type Set,
} from './rendered-chart.ts';
import { settingsOf } from './settings-of.ts';

describe.each(SIZES)('what is done to a forum of deploy/helm/baraza with values-%s.yaml', (size) => {
  let chart: RenderedChart;
  beforeAll(async () => {
    chart = await RenderedChart.of(size);
  }, HELM_WITHIN_MS);
  afterAll(() => chart.remove());

  it('upgrades one part after the other, each by its own tag, and lets requests find the others before a pod ends', () => {
    const imagesOf = (given: object): Readonly<Record<string, string>> =>
      Object.fromEntries(
        podsOf(chart.rendered(...chart.valuesOf(given)))
          .map((pod) => [partOf(pod), pod.spec.containers[0]!.image.replace(/^.*\/baraza-/, '')] as const)
          .filter(([part]) => [...SERVICES, 'front', 'command'].includes(part)),
      );
    const before = { images: { tag: '1.1.0' } };
    const all = Object.fromEntries([...SERVICES.map((name) => [name, `${name}:1.1.0`]), ['front', 'cli:1.1.0']]);
    expect(imagesOf(before)).toEqual(all);
    const ledger = { ...before, ledger: { tag: '1.2.0' } };
    expect(imagesOf(ledger)).toEqual({ ...all, ledger: 'ledger:1.2.0' });
    const next = { ...ledger, services: { projections: { tag: '1.2.0' } }, front: { tag: '1.2.0' } };
    const upgraded = { ledger: 'ledger:1.2.0', projections: 'projections:1.2.0', front: 'cli:1.2.0' };
    expect(imagesOf(next)).toEqual({ ...all, ...upgraded });
    // What works on the ledger's stores is of the ledger's version.
    const command = { jobs: { command: { run: true, args: ['move', 'kurrentdb'] } } };
    expect(imagesOf({ ...ledger, ...command })).toMatchObject({ command: 'cli:1.2.0' });

    // Another version of the chart changes no pod by itself.
    const sets = chart.objects.filter(({ kind }) => ['StatefulSet', 'Deployment'].includes(kind));
    expect(sets).toHaveLength(SERVICES.length + 2);
    for (const { metadata } of podsOf(sets))
      expect(Object.keys(metadata.labels).sort()).toEqual(
        ['component', 'instance', 'name'].map((name) => `app.kubernetes.io/${name}`),
      );

    for (const pod of podsOf(chart.objects).filter((one) => [...SERVICES, 'front'].includes(partOf(one)))) {
      const [{ lifecycle }] = pod.spec.containers as [Container];
      if (partOf(pod) === 'ledger') {
        expect(lifecycle).toBeUndefined(); // there is no other that could answer
        continue;
      }
      const [program, ...args] = lifecycle!.preStop.exec.command as [string, ...string[]];
      expect([partOf(pod), program]).toEqual([partOf(pod), 'node']);
      const begun = performance.now();
      expect(
        spawnSync(
          node,
          args.map((arg) => arg.replace('5_000', '50')),
        ),
      ).toMatchObject({ status: 0 });
      expect(performance.now() - begun).toBeGreaterThan(50);
    }
  });

  it('has a command work with what the ledger keeps, on its claims, while no ledger runs', () => {
    const replicasAmong = (among: readonly KubernetesObject[]): unknown =>
      (among.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'forum-ledger') as unknown as Set)
        .spec.replicas;
    expect(podsOf(chart.objects).filter((pod) => partOf(pod) === 'command')).toEqual([]);
    expect([replicasAmong(chart.objects), chart.of('PersistentVolumeClaim')]).toEqual([1, []]);

    const name = 'Example, a "forum": {of} ours';
    const args = ['init', '--name', name, '--units', '/inputs/founding/units.csv'];
    const inputs = { founding: { secret: 'founding' }, maps: { configMap: 'maps' }, copies: { claim: 'copies' } };
    const command = { run: true, args, inputs, claims: { keys: 'keys-before' } };
    const during = chart.rendered(...chart.valuesOf({ jobs: { command } }));
    expect(during.flatMap((object) => chart.faultsOf(object))).toEqual([]);
    expect(replicasAmong(during)).toBe(0);

    const ledger = podsOf(during).find((pod) => partOf(pod) === 'ledger')!;
    const job = podsOf(during).find((pod) => partOf(pod) === 'command')!;
    const [[doing], [keeping]] = [job.spec.containers, ledger.spec.containers] as [[Container], [Container]];
    expect(doing.args).toEqual(args);
    const ofBus = (one: string): boolean => /^BARAZA_(EVENT_BUS|INTEGRATORS)/.test(one);
    expect(doing.env).toEqual(keeping.env!.filter((one) => !ofBus(one.name)));
    const mounts = (of: Container): readonly string[] => of.volumeMounts!.map(({ mountPath }) => mountPath);
    const more = ['/inputs/copies', '/inputs/founding', '/inputs/maps', '/claims/keys'];
    expect(mounts(doing)).toEqual([...mounts(keeping).filter((path) => path !== '/run/nats'), ...more]);
    for (const { mountPath, readOnly } of doing.volumeMounts!)
      expect({ mountPath, readOnly: readOnly === true }).toEqual({
        mountPath,
        readOnly: /^\/(inputs|run)\//.test(mountPath),
      });
    expect(settingsOf('standalone', environmentOf(job), chart.fileOf(job, 'ledger'))).toMatchObject({
      eventStore: { scheme: chart.size === 'full' ? 'kurrentdb' : 'sqlite' },
      keys: { scheme: chart.size === 'full' ? 'mongodb' : 'sqlite' },
      masterKey: { file: expect.any(String) },
    });

    // The set's own, which it takes by their names: before its first pod there are none, and they outlive the job.
    const claims = during.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    const own = claims.map(({ metadata }) => metadata.name);
    expect(own).toEqual(
      (chart.size === 'full' ? ['data'] : ['data', 'keys']).map((claim) => `${claim}-forum-ledger-0`),
    );
    const set = during.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'forum-ledger');
    const templates = (set as unknown as Set).spec.volumeClaimTemplates;
    expect(claims.map(({ spec }) => spec)).toEqual(templates.map(({ spec }) => spec));
    for (const { metadata } of claims)
      expect(metadata).toMatchObject({ annotations: { 'helm.sh/resource-policy': 'keep' } });
    const claimed = job.spec.volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    expect(claimed).toEqual([...own, 'copies', 'keys-before']);

    const reaches = during.filter(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'forum-command',
    );
    expect(reaches).toHaveLength(chart.size === 'full' ? 1 : 0);
  });

  it('runs no command but those that work while nothing is served', () => {
    for (const args of ['{verify}', '{serve}', '']) {
      const more = ['--set', `jobs.command.run=true,jobs.command.args=${args}`];
      const refused = chart.run(['template', 'forum'], ...more);
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/jobs.command.args/) });
    }
  });

  it('copies what services wrote before the record, the vault and the keys after it, and boxes and views never', () => {
    const jobs = chart.of('CronJob') as unknown as readonly {
      metadata: { name: string };
      spec: { schedule: string; jobTemplate: { spec: { template: Pod } } };
    }[];
    const copies = jobs.map(({ metadata, spec }) => {
      const pod = spec.jobTemplate.spec.template;
      const claim = pod.spec.volumes.find(({ name }) => name === 'backup')?.persistentVolumeClaim?.claimName;
      return { name: metadata.name, at: spec.schedule, claim, dumped: dumpedBy(pod) };
    });
    const services = ['members', 'capacity', 'coalitions', 'campaigns'].flatMap((service) => {
      const checkpoints = `${service}.shared.consumer-checkpoints`;
      const made = ['models.', 'generations', ...'123456789'].map(
        (part) => `--excludeCollectionsWithPrefix=${service}.${part}`,
      );
      return [
        [service, `${service}-checkpoints.archive.gz`, `--collection=${checkpoints}`],
        [service, `${service}.archive.gz`, `--excludeCollection=${checkpoints}`, ...made],
      ];
    });
    const [early, late] = ['15 1 * * *', '15 3 * * *'];
    const whole = (database: string): readonly string[][] => [[database, `${database}.archive.gz`]];
    const expected = [
      { name: 'forum-backup-keys', at: late, claim: 'baraza-backup-keys', dumped: whole('keys') },
      { name: 'forum-backup-services', at: early, claim: 'baraza-backup', dumped: services },
      { name: 'forum-backup-vault', at: late, claim: 'baraza-backup', dumped: whole('vault') },
    ];
    expect(copies).toEqual(chart.size === 'full' ? expected : []);
  });

  it('copies from engines whose certificates come from the root that services trust', () => {
    for (const [authorities, told] of [
      ['baraza-authorities', '--sslCAFile=/run/authorities/ca.crt'],
      ['', undefined],
    ] as const) {
      const more = ['--set', `secrets.authorities=${authorities}`];
      const pods = podsOf(chart.rendered(...more)).filter((pod) => partOf(pod) === 'backup');
      expect(pods).toHaveLength(chart.size === 'full' ? 3 : 0);
      for (const pod of pods) {
        const [{ args, volumeMounts }] = pod.spec.containers as [Container];
        expect(/--sslCAFile=\S+/.exec(args![0]!)?.[0]).toBe(told);
        const mounted = volumeMounts!.some(({ mountPath }) => mountPath === '/run/authorities');
        const given = pod.spec.volumes.find(({ name }) => name === 'authorities')?.secret?.secretName;
        expect({ mounted, given }).toEqual(
          told === undefined ? { mounted: false, given: undefined } : { mounted: true, given: authorities },
        );
      }
    }
  });

  /** Runs a copy's own script with a mongodump that only tells how it was called: the database, the archive, and the rest. */
  function dumpedBy({ spec }: Pod): readonly (readonly string[])[] {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-copy-'));
    try {
      const at = (name: string): string => join(folder, name);
      for (const name of ['bin', 'backup', 'tmp', 'mongodb']) mkdirSync(at(name));
      const told = '#!/bin/bash\nprintf "%s\\n" "$@" "uri $(cat "${1#--config=}")" . >>"$TOLD"\n';
      writeFileSync(at('bin/mongodump'), told, { mode: 0o755 });
      const items = spec.volumes.find(({ name }) => name === 'mongodb')!.secret!.items!;
      for (const { key, path } of items) writeFileSync(at(`mongodb/${path}`), `mongodb://of-${key}`);
      const script = spec.containers[0]!.args![0]!.replaceAll('/run/mongodb', at('mongodb'))
        .replaceAll('/backup/', `${at('backup')}/`)
        .replaceAll('/tmp/$', `${at('tmp')}/$`);
      const env = { PATH: `${at('bin')}:${process.env['PATH']}`, TOLD: at('told') };
      execFileSync('bash', ['-ec', script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const [run] = readdirSync(at('backup'));
      expect(readdirSync(at(`backup/${run}`))).toContain('complete');
      const calls = readFileSync(at('told'), 'utf8').split('\n.\n').slice(0, -1);
      return calls.map((call) => {
        const lines = call.split('\n');
        const [database, archive] = [
          /^uri uri: mongodb:\/\/of-(.*)$/.exec(lines.at(-1)!)![1]!,
          basename(lines.find((line) => line.startsWith('--archive='))!),
        ];
        expect(lines.slice(0, -1).join(' ')).not.toContain('mongodb://');
        // From any other server a later copy could be of an earlier moment, and their order would say nothing.
        expect(lines).toContain('--readPreference=primary');
        return [database, archive, ...lines.slice(0, -1).filter((line) => /^--(collection|exclude)/.test(line))];
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
