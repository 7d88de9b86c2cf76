import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../product/running-forum.ts';
import { helm } from './go-tools.ts';
import { recipesOf } from './recipes.ts';
import {
  CHART,
  HELM_WITHIN_MS,
  matching,
  objectsIn,
  partOf,
  podsOf,
  RenderedChart,
  SERVICES,
  SIZES,
  type Labels,
} from './rendered-chart.ts';

describe.each(SIZES)('deploy/helm/baraza with values-%s.yaml', (size) => {
  let chart: RenderedChart;
  beforeAll(async () => {
    chart = await RenderedChart.of(size);
  }, HELM_WITHIN_MS);
  afterAll(() => chart.remove());

  it('has nothing that Helm finds fault with', () => {
    const linted = chart.run(['lint', '--strict']);
    expect(linted).toMatchObject({ status: 0, stdout: expect.stringContaining('0 chart(s) failed') });
  });

  it('makes objects as Kubernetes knows them, down to the last field', () => {
    expect(chart.objects.length).toBeGreaterThan(30);
    expect(chart.objects.flatMap((object) => chart.faultsOf(object))).toEqual([]);
    const [policy] = chart.of('NetworkPolicy');
    const misspelt = { ...policy!, spec: { ...(policy!['spec'] as object), podSelectors: {} } };
    expect(chart.faultsOf(misspelt)).toHaveLength(1);
  });

  it('runs as nobody, writes to volumes alone, has limits, and says how it is', () => {
    for (const { metadata, spec } of podsOf(chart.objects)) {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(spec.automountServiceAccountToken).toBe(false);
      const serves = !['jobs', 'backup', 'command'].includes(metadata.labels['app.kubernetes.io/component']!);
      for (const container of spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources).toMatchObject({
          requests: { cpu: expect.anything() },
          limits: { memory: expect.anything() },
        });
        const probes = [container.livenessProbe, container.readinessProbe, container.startupProbe];
        expect(probes.every((probe) => (probe !== undefined) === serves)).toBe(true);
        expect(container.image).toMatch(/:\d+\.\d+\.\d+/);
      }
    }
  });

  it('sends requests to whoever serves, whatever one view of it does, and to the ledger and the front from when they live', () => {
    const asked = podsOf(chart.objects).flatMap((pod) => {
      const probe = pod.spec.containers[0]!.readinessProbe as { httpGet: { path: string } } | undefined;
      return probe === undefined || partOf(pod) === 'nats' ? [] : [[partOf(pod), probe.httpGet.path]];
    });
    expect(Object.fromEntries(asked)).toEqual({
      ...Object.fromEntries(SERVICES.map((service) => [service, '/health/serving'])),
      ...{ ledger: '/health/live', front: '/health/live' },
    });
  });

  it('runs the images that its README builds and pushes, and no other of ours', () => {
    const [script] = recipesOf('helm/README.md', 'Images', 'sh');
    const pushed = '#!/bin/sh\ncase $1 in push) echo "$2" ;; esac\n';
    writeFileSync(join(chart.secrets, 'docker'), pushed, { mode: 0o755 });
    const env = { PATH: `${chart.secrets}:${process.env['PATH']}` };
    const ours = execFileSync('sh', ['-ec', script!], { env, encoding: 'utf8' }).trim().split('\n');
    const [repository, tag] = ['registry.example/baraza', '1.1.0'];
    const given = chart.rendered(...chart.valuesOf({ images: { repository, tag } }));
    const run = podsOf(given).flatMap(({ spec }) => spec.containers.map(({ image }) => image));
    expect([...new Set(run.filter((image) => image.startsWith(repository)))].sort()).toEqual([...ours].sort());
  });

  it('names secrets, and holds none', () => {
    expect(chart.of('Secret')).toEqual([]);
    expect(JSON.stringify(chart.objects)).not.toMatch(/:\/\/[^\s'"{]*:[^\s'"{]*@/);
  });

  it('denies every way that is not said, and says each between parts that are there', () => {
    const pods = podsOf(chart.objects);
    const policies = chart.of('NetworkPolicy') as unknown as readonly {
      metadata: { name: string };
      spec: {
        podSelector: Labels;
        policyTypes: readonly string[];
        ingress?: readonly { from: readonly { podSelector?: Labels }[] }[];
        egress?: readonly { to: readonly { podSelector?: Labels }[] }[];
      };
    }[];
    const deny = policies.find(({ metadata }) => metadata.name === 'forum-default-deny')!;
    expect(deny.spec).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
    expect([deny.spec.ingress, deny.spec.egress]).toEqual([undefined, undefined]);
    expect(matching(deny.spec.podSelector, pods)).toHaveLength(pods.length);
    for (const { metadata, spec } of policies) {
      const ends = [
        ...(spec.ingress ?? []).flatMap(({ from }) => from),
        ...(spec.egress ?? []).flatMap(({ to }) => to),
      ];
      for (const selector of [spec.podSelector, ...ends.map(({ podSelector }) => podSelector)]) {
        if (selector === undefined) continue;
        expect({ name: metadata.name, found: matching(selector, pods).length > 0 }).toEqual({
          name: metadata.name,
          found: true,
        });
      }
    }
    const reaches = (to: string): readonly string[] => {
      const policy = policies.find(({ metadata }) => metadata.name === `forum-${to}`)!;
      const from = (policy.spec.ingress ?? [])
        .flatMap((one) => one.from)
        .flatMap(({ podSelector }) => podSelector ?? []);
      return [...new Set(from.flatMap((selector) => matching(selector, pods).map(partOf)))].sort();
    };
    expect(reaches('members')).toEqual(['front']);
    expect(reaches('ledger')).toEqual(['front']);
    expect(reaches('nats')).toEqual([...SERVICES, 'nats'].sort());
  });

  it('is asked for its measures as deploy/observability tells Prometheus to: each service’s pods, by the job that alerts speak of', () => {
    const [recipe] = recipesOf('observability/README.md', 'On Kubernetes', 'yaml');
    const { spec } = parse(recipe!) as {
      spec: { jobLabel: string; selector: Labels; podMetricsEndpoints: readonly { port: string; path?: string }[] };
    };
    const [{ port, path = '/metrics' }] = spec.podMetricsEndpoints as [{ port: string; path?: string }];
    expect(path).toBe('/metrics');
    const asked = matching(spec.selector, podsOf(chart.objects)).filter((pod) =>
      pod.spec.containers.some(({ ports = [] }) => ports.some(({ name }) => name === port)),
    );
    expect(asked.map(partOf).sort()).toEqual([...SERVICES].sort());
    const alerts = readFileSync(join(root, 'deploy', 'observability', 'alerts.yml'), 'utf8');
    const jobs = [...alerts.matchAll(/\bjob=~"([^"]*)"/g)].map(([, expected]) => new RegExp(`^(${expected})$`));
    expect(jobs.length).toBeGreaterThan(0);
    for (const pod of asked) for (const job of jobs) expect(pod.metadata.labels[spec.jobLabel]).toMatch(job);

    // From the namespace that is named, and to nothing else of the forum.
    const metricsNamespace = { name: 'watching' };
    const given = chart.rendered(...chart.valuesOf({ networkPolicies: { metricsNamespace } }));
    const open = given.filter(
      ({ kind, spec: policy }) => kind === 'NetworkPolicy' && JSON.stringify(policy).includes('"watching"'),
    );
    expect(open.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(SERVICES.map((one) => `forum-${one}`)),
    );
    expect(open).toHaveLength(SERVICES.length);
  });

  it('puts a mended pod in the place of one that was wrong from the start', () => {
    const sets = chart.of('StatefulSet') as unknown as readonly { spec: { podManagementPolicy?: string } }[];
    expect(sets).toHaveLength(SERVICES.length + 1);
    // In order, Kubernetes waits for the wrong one for ever.
    expect(sets.map(({ spec }) => spec.podManagementPolicy)).toEqual(sets.map(() => 'Parallel'));
  });

  it('lets one of each part be away at a time, and has more of what may be several', () => {
    for (const budget of chart.of('PodDisruptionBudget') as unknown as readonly { spec: { selector: Labels } }[]) {
      expect(new Set(matching(budget.spec.selector, podsOf(chart.objects)).map(partOf)).size).toBe(1);
      // One that is not well keeps no node from being emptied.
      expect(budget.spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    }
    const scaled = chart
      .of('HorizontalPodAutoscaler')
      .map((one) => (one['spec'] as { scaleTargetRef: { name: string } }).scaleTargetRef.name);
    const several = ['campaigns', 'capacity', 'coalitions', 'front', 'members', 'projections'];
    expect([...scaled].sort()).toEqual(chart.size === 'full' ? several.map((part) => `forum-${part}`) : []);
    const targets = chart
      .of('HorizontalPodAutoscaler')
      .map((one) => (one['spec'] as { scaleTargetRef: { kind: string; name: string } }).scaleTargetRef);
    for (const { kind, name } of targets) expect(chart.of(kind).map(({ metadata }) => metadata.name)).toContain(name);
    expect(chart.of('StatefulSet').map(({ metadata }) => metadata.name)).toContain('forum-ledger');
    for (const [service, without] of [
      ['coalitions', 'ballotsKey'],
      ['members', 'files'],
      ['campaigns', 'files'],
      ['projections', 'mongodb'],
    ]) {
      const set = `services.${service}.replicas=2,secrets.${without}=`;
      const more = chart.run(['template', 'forum'], '--set', `${set},backup.enabled=false`);
      expect(more).toMatchObject({ status: 1, stderr: expect.stringContaining('may be one only') });
    }
  });

  it('names all of it as Kubernetes takes names, however long the release’s is', () => {
    const longest = 'forum-'.repeat(9).slice(0, 53);
    const names = objectsIn(chart.run(['template', longest]).stdout).map(({ kind, metadata }) => ({
      kind,
      ...metadata,
    }));
    expect(names.length).toBeGreaterThan(30);
    const limit = (kind: string): number => (kind === 'CronJob' ? 52 : 63);
    expect(names.filter(({ kind, name }) => name.length > limit(kind) || !/[a-z0-9]$/.test(name))).toEqual([]);
    expect(new Set(names.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(names.length);
  });

  it('gives NATS the configuration that is made from the code', () => {
    const [map] = chart.of('ConfigMap') as unknown as readonly { data: Readonly<Record<string, string>> }[];
    const file = chart.size === 'small' ? 'one-server.conf' : 'three-servers.conf';
    expect(map!.data['nats.conf']!.trim()).toBe(readFileSync(join(root, 'deploy', 'nats', file), 'utf8').trim());
  });
});

it(
  'a chart without a forum’s address and issuer is refused by its schema',
  async () => {
    const refused = spawnSync(await helm(), ['template', 'forum', CHART], { encoding: 'utf8' });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('/forum/oidc/issuer');
  },
  HELM_WITHIN_MS,
);
