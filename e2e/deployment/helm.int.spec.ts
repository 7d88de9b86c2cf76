import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { node, root } from '../product/running-forum.ts';
import { helm } from './go-tools.ts';
import { type KubernetesObject, kubernetesSchemas } from './kubernetes-schemas.ts';
import { settingsOf, unknownSettings } from './settings-of.ts';

interface Labels {
  readonly matchLabels: Readonly<Record<string, string>>;
}
interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly securityContext?: object;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}
interface Volume {
  readonly name: string;
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly secret?: {
    readonly secretName: string;
    readonly items?: readonly { readonly key: string; readonly path: string }[];
  };
}
interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly volumes: readonly Volume[];
    readonly securityContext: object;
    readonly automountServiceAccountToken: boolean;
  };
}

interface Set {
  readonly spec: {
    readonly replicas: number;
    readonly volumeClaimTemplates: readonly { readonly spec: object }[];
  };
}

const chart = join(root, 'deploy', 'helm', 'baraza');
const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'];
const JOBS = ['--set', 'jobs.rebuild.run=true', '--set', 'jobs.verify.run=true', '--set', 'jobs.tokenSecret=operator'];
/** Helm may have to be built first. */
const WITHIN_MS = 20 * 60_000;

describe.each(['small', 'full'])('deploy/helm/baraza with values-%s.yaml', (size) => {
  const secrets = mkdtempSync(join(tmpdir(), 'baraza-secrets-'));
  const values = join(chart, `values-${size}.yaml`);
  let command: string;
  let objects: readonly KubernetesObject[];
  let faultsOf: (object: KubernetesObject) => readonly string[];

  const rendered = (...more: readonly string[]): readonly KubernetesObject[] =>
    parseAllDocuments(execFileSync(command, ['template', 'forum', chart, '-f', values, ...more]).toString())
      .map((document) => document.toJS() as KubernetesObject | null)
      .filter((object) => object !== null);
  const of = (kind: string): readonly KubernetesObject[] => objects.filter((object) => object.kind === kind);
  const podsOf = (among: readonly KubernetesObject[]): readonly Pod[] =>
    among.flatMap((object) => {
      const spec = (object as { spec?: { template?: Pod; jobTemplate?: { spec: { template: Pod } } } }).spec;
      return [spec?.template ?? spec?.jobTemplate?.spec.template].filter((pod) => pod !== undefined);
    });
  const matching = ({ matchLabels }: Labels, pods: readonly Pod[]): readonly Pod[] =>
    pods.filter(({ metadata }) =>
      Object.entries(matchLabels).every(([name, value]) => metadata.labels[name] === value),
    );
  const partOf = ({ metadata }: Pod): string => metadata.labels['app.kubernetes.io/component']!;

  /** Where a file of a pod lies among the secrets that were made; undefined: it has none there. */
  const fileOf =
    (pod: Pod, service: string) =>
    (path: string): string | undefined => {
      const mounts = pod.spec.containers[0]!.volumeMounts ?? [];
      const mount = mounts.find(({ mountPath }) => path.startsWith(`${mountPath}/`));
      const secret = pod.spec.volumes.find(({ name }) => name === mount?.name)?.secret;
      if (mount === undefined || secret === undefined) return undefined;
      const inside = path.slice(mount.mountPath.length + 1);
      const key = secret.items === undefined ? inside : secret.items.find((item) => item.path === inside)?.key;
      const files: Record<string, string> = {
        'baraza-nats': `nats-${service}`,
        'baraza-mongodb': `mongodb-${key}`,
        'baraza-kurrentdb': 'kurrentdb',
        'baraza-master-key': 'master-key',
        'baraza-ballots-key': 'ballots-key',
        'baraza-files': 'files',
        'baraza-notices': `notices-${key}`,
      };
      return key === undefined ? undefined : join(secrets, files[secret.secretName]!);
    };

  beforeAll(async () => {
    command = await helm();
    faultsOf = await kubernetesSchemas();
    objects = rendered(...JOBS);
    const how = size === 'full' ? ['--full'] : [];
    execFileSync(node, [join(root, 'deploy', 'compose', 'make-secrets.mjs'), secrets, ...how]);
    writeFileSync(join(secrets, 'files'), 's3://key:secret@files.example/baraza?region=one');
  }, WITHIN_MS);
  afterAll(() => rmSync(secrets, { recursive: true, force: true }));

  it('has nothing that Helm finds fault with', () => {
    const linted = spawnSync(command, ['lint', '--strict', chart, '-f', values], { encoding: 'utf8' });
    expect(linted).toMatchObject({ status: 0, stdout: expect.stringContaining('0 chart(s) failed') });
  });

  it('makes objects as Kubernetes knows them, down to the last field', () => {
    expect(objects.length).toBeGreaterThan(30);
    expect(objects.flatMap((object) => faultsOf(object))).toEqual([]);
    const [policy] = of('NetworkPolicy');
    const misspelt = { ...policy!, spec: { ...(policy!['spec'] as object), podSelectors: {} } };
    expect(faultsOf(misspelt)).toHaveLength(1);
  });

  it('runs as nobody, writes to volumes alone, has limits, and says how it is', () => {
    for (const { metadata, spec } of podsOf(objects)) {
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
    const asked = podsOf(objects).flatMap((pod) => {
      const probe = pod.spec.containers[0]!.readinessProbe as { httpGet: { path: string } } | undefined;
      return probe === undefined || partOf(pod) === 'nats' ? [] : [[partOf(pod), probe.httpGet.path]];
    });
    expect(Object.fromEntries(asked)).toEqual({
      ...Object.fromEntries(SERVICES.map((service) => [service, '/health/serving'])),
      ...{ ledger: '/health/live', front: '/health/live' },
    });
  });

  it('sets nothing that the services do not read, and nothing that they refuse', () => {
    for (const service of [...SERVICES, 'front']) {
      const [pod] = podsOf(objects).filter((one) => partOf(one) === service);
      const env = pod!.spec.containers[0]!.env!.filter(({ value }) => value !== undefined);
      const environment = Object.fromEntries(env.map(({ name, value }) => [name, value!]));
      expect({ service, unknown: unknownSettings(environment) }).toEqual({ service, unknown: [] });
      const config = settingsOf(service, environment, fileOf(pod!, service));
      expect({ service, port: config.port }).toEqual({ service, port: 3000 });
      expect({ service, key: config.masterKey !== undefined }).toEqual({ service, key: service === 'ledger' });
      if (SERVICES.includes(service) && service !== 'ledger') expect(config.vault.scheme).toBe('nats');
      const [own, boxes] = [
        ['members', 'capacity', 'coalitions', 'campaigns'],
        ['members', 'coalitions', 'campaigns'],
      ];
      const inDatabase = (of: readonly string[]): string =>
        size === 'full' && of.includes(service) ? 'mongodb' : 'sqlite';
      expect([config.serviceStore.scheme, config.ballots.scheme]).toEqual([inDatabase(own), inDatabase(boxes)]);
      const inBucket = size === 'full' && ['members', 'campaigns'].includes(service);
      expect([service, config.files.scheme]).toEqual([service, inBucket ? 's3' : 'file']);
    }
  });

  it('lets requests through the ingress as large as imports are, and counts them by whose they are', () => {
    const frontOf = (...more: readonly string[]): Container =>
      podsOf(rendered(...more)).find((pod) => partOf(pod) === 'front')!.spec.containers[0]!;
    const trusted = ({ env }: Container): string | undefined =>
      env!.find(({ name }) => name === 'BARAZA_TRUSTED_PROXIES')?.value;
    const [ingress] = of('Ingress') as unknown as readonly { metadata: { annotations: Record<string, string> } }[];
    expect(ingress!.metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/proxy-body-size': '64m' });
    expect(trusted(frontOf())).toBe('10.0.0.0/8');
    const two = frontOf('--set', 'ingress.trustedProxies={10.0.0.0/8,fd00::/8}');
    const environment = Object.fromEntries(two.env!.map(({ name, value }) => [name, value!]));
    expect(settingsOf('front', environment, () => undefined).trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8']);
    expect(trusted(frontOf('--set', 'ingress.enabled=false'))).toBeUndefined();
  });

  const valuesOf = (given: object): readonly string[] => {
    const path = join(secrets, 'given.yaml');
    writeFileSync(path, JSON.stringify(given));
    return ['-f', path];
  };
  const environmentOf = (pod: Pod): Readonly<Record<string, string>> =>
    Object.fromEntries(
      pod.spec.containers[0]!.env!.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    );
  const refusalOf = (given: object): string => {
    const refused = spawnSync(command, ['template', 'forum', chart, '-f', values, ...valuesOf(given)], {
      encoding: 'utf8',
    });
    expect(refused.status).toBe(1);
    return refused.stderr;
  };

  it('gives each part what else values say, its own before everybody’s, and takes nothing that is the chart’s to say', () => {
    const [common, own] = [{ secretRef: { name: 'common' } }, { configMapRef: { name: 'own', optional: true } }];
    const env = { BARAZA_REQUEST_TIMEOUT: '60', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=live' };
    const part = { env: { BARAZA_REQUEST_TIMEOUT: '90' }, envFrom: [own] };
    const given = rendered(
      ...valuesOf({ env, envFrom: [common], services: { members: part }, ledger: part, front: part }),
    );
    expect(given.flatMap((object) => faultsOf(object))).toEqual([]);
    for (const name of [...SERVICES, 'front']) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const hasOwn = ['members', 'ledger', 'front'].includes(name);
      const config = settingsOf(name, environmentOf(pod), fileOf(pod, name));
      expect({ name, timeout: config.requestTimeoutMs }).toEqual({ name, timeout: hasOwn ? 90_000 : 60_000 });
      expect(environmentOf(pod)).toMatchObject({ OTEL_RESOURCE_ATTRIBUTES: env.OTEL_RESOURCE_ATTRIBUTES });
      expect(pod.spec.containers[0]).toMatchObject({ envFrom: hasOwn ? [common, own] : [common] });
    }
    expect(refusalOf({ env: { BARAZA_DATA: '/elsewhere' } })).toContain('BARAZA_DATA is set by the chart');
    expect(refusalOf({ services: { members: { env: { PORT: '1' } } } })).toContain('PORT is set by the chart');
    for (const [setting, address] of [
      ['BARAZA_SMTP_URL', 'smtps://mail.example'],
      ['BARAZA_SERVICE_STORE', 'mongodb://u:made-up@db/members'],
      ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=made-up'],
    ] as const) {
      expect(refusalOf({ services: { members: { env: { [setting]: address } } } })).toContain(setting);
    }
    expect(refusalOf({ ledger: { env: { BARAZA_MASTER_KEY_FILE: '/else' } } })).toContain('is set by the chart');
    expect(refusalOf({ front: { env: { PASSWORD: 1 } } })).toContain('/front/env/PASSWORD');
  });

  it('sends notices by what a secret holds, and members alone has it', () => {
    writeFileSync(join(secrets, 'notices-smtp'), 'smtps://forum:made-up@mail.example');
    writeFileSync(join(secrets, 'notices-gateway-secret'), 'shared with the gateway');
    const notices = { from: 'office@forum.example', gateway: 'https://sms.example/send' };
    const given = rendered(...valuesOf({ notices, secrets: { notices: 'baraza-notices' } }));
    for (const name of SERVICES) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const config = settingsOf(name, environmentOf(pod), fileOf(pod, name));
      const smtp = { url: 'smtps://forum:made-up@mail.example', from: notices.from };
      const gateway = { url: notices.gateway, secretFile: join(secrets, 'notices-gateway-secret') };
      expect({ name, notices: config.notices }).toEqual({ name, notices: name === 'members' ? { smtp, gateway } : {} });
    }
    expect(refusalOf({ notices })).toContain('secrets.notices');
  });

  it('sends traces to the collector that is named, and lets them there', () => {
    const endpoint = 'http://collector.monitoring:4318';
    const namespace = { 'kubernetes.io/metadata.name': 'monitoring' };
    const collector = { namespace, cidr: '10.9.0.0/16', ports: [4318] };
    const given = rendered(...valuesOf({ tracing: { endpoint }, networkPolicies: { collector } }));
    const egress = {
      to: [{ namespaceSelector: { matchLabels: namespace } }, { ipBlock: { cidr: '10.9.0.0/16' } }],
      ports: [{ protocol: 'TCP', port: 4318 }],
    };
    for (const name of [...SERVICES, 'front']) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const { tracing } = settingsOf(name, environmentOf(pod), fileOf(pod, name));
      expect({ name, url: tracing?.url }).toEqual({
        name,
        url: name === 'front' ? undefined : `${endpoint}/v1/traces`,
      });
      const policy = given.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === `forum-${name}`);
      const ways = (policy!['spec'] as { egress: readonly object[] }).egress;
      if (name === 'front') expect(ways).not.toContainEqual(egress);
      else expect(ways).toContainEqual(egress);
    }
    expect(refusalOf({ tracing: { endpoint } })).toContain('networkPolicies.collector');
  });

  it('upgrades one part after the other, each by its own tag, and lets requests find the others before a pod ends', () => {
    const imagesOf = (given: object): Readonly<Record<string, string>> =>
      Object.fromEntries(
        podsOf(rendered(...valuesOf(given)))
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
    const sets = objects.filter(({ kind }) => ['StatefulSet', 'Deployment'].includes(kind));
    expect(sets).toHaveLength(SERVICES.length + 2);
    for (const { metadata } of podsOf(sets))
      expect(Object.keys(metadata.labels).sort()).toEqual(
        ['component', 'instance', 'name'].map((name) => `app.kubernetes.io/${name}`),
      );

    for (const pod of podsOf(objects).filter((one) => [...SERVICES, 'front'].includes(partOf(one)))) {
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
    expect(podsOf(objects).filter((pod) => partOf(pod) === 'command')).toEqual([]);
    expect([replicasAmong(objects), of('PersistentVolumeClaim')]).toEqual([1, []]);

    const name = 'Example, a "forum": {of} ours';
    const args = ['init', '--name', name, '--units', '/inputs/founding/units.csv'];
    const inputs = { founding: { secret: 'founding' }, maps: { configMap: 'maps' }, copies: { claim: 'copies' } };
    const command = { run: true, args, inputs, claims: { keys: 'keys-before' } };
    const during = rendered(...valuesOf({ jobs: { command } }));
    expect(during.flatMap((object) => faultsOf(object))).toEqual([]);
    expect(replicasAmong(during)).toBe(0);

    const ledger = podsOf(during).find((pod) => partOf(pod) === 'ledger')!;
    const job = podsOf(during).find((pod) => partOf(pod) === 'command')!;
    const [[doing], [keeping]] = [job.spec.containers, ledger.spec.containers] as [[Container], [Container]];
    expect(doing.args).toEqual(args);
    const ofBus = (one: string): boolean => one.startsWith('BARAZA_EVENT_BUS');
    expect(doing.env).toEqual(keeping.env!.filter((one) => !ofBus(one.name)));
    const mounts = (of: Container): readonly string[] => of.volumeMounts!.map(({ mountPath }) => mountPath);
    const more = ['/inputs/copies', '/inputs/founding', '/inputs/maps', '/claims/keys'];
    expect(mounts(doing)).toEqual([...mounts(keeping).filter((path) => path !== '/run/nats'), ...more]);
    for (const { mountPath, readOnly } of doing.volumeMounts!)
      expect({ mountPath, readOnly: readOnly === true }).toEqual({
        mountPath,
        readOnly: /^\/(inputs|run)\//.test(mountPath),
      });
    const environment = Object.fromEntries(doing.env!.map((one) => [one.name, one.value!]));
    expect(settingsOf('standalone', environment, fileOf(job, 'ledger'))).toMatchObject({
      eventStore: { scheme: size === 'full' ? 'kurrentdb' : 'sqlite' },
      keys: { scheme: size === 'full' ? 'mongodb' : 'sqlite' },
      masterKey: { file: expect.any(String) },
    });

    // The set's own, which it takes by their names: before its first pod there are none, and they outlive the job.
    const claims = during.filter(({ kind }) => kind === 'PersistentVolumeClaim');
    const own = claims.map(({ metadata }) => metadata.name);
    expect(own).toEqual((size === 'full' ? ['data'] : ['data', 'keys']).map((claim) => `${claim}-forum-ledger-0`));
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
    expect(reaches).toHaveLength(size === 'full' ? 1 : 0);
  });

  it('runs no command but those that work while nothing is served', () => {
    for (const args of ['{verify}', '{serve}', '']) {
      const more = ['--set', `jobs.command.run=true,jobs.command.args=${args}`];
      const refused = spawnSync(command, ['template', 'forum', chart, '-f', values, ...more], { encoding: 'utf8' });
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/jobs.command.args/) });
    }
  });

  it('names secrets, and holds none', () => {
    expect(of('Secret')).toEqual([]);
    expect(JSON.stringify(objects)).not.toMatch(/:\/\/[^\s'"{]*:[^\s'"{]*@/);
  });

  it('denies every way that is not said, and says each between parts that are there', () => {
    const pods = podsOf(objects);
    const policies = of('NetworkPolicy') as unknown as readonly {
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

  it('lets one of each part be away at a time, and has more of what may be several', () => {
    for (const budget of of('PodDisruptionBudget') as unknown as readonly { spec: { selector: Labels } }[]) {
      expect(new Set(matching(budget.spec.selector, podsOf(objects)).map(partOf)).size).toBe(1);
    }
    const scaled = of('HorizontalPodAutoscaler').map(
      (one) => (one['spec'] as { scaleTargetRef: { name: string } }).scaleTargetRef.name,
    );
    const several = ['campaigns', 'capacity', 'coalitions', 'front', 'members', 'projections'];
    expect([...scaled].sort()).toEqual(size === 'full' ? several.map((part) => `forum-${part}`) : []);
    const targets = of('HorizontalPodAutoscaler').map(
      (one) => (one['spec'] as { scaleTargetRef: { kind: string; name: string } }).scaleTargetRef,
    );
    for (const { kind, name } of targets) expect(of(kind).map(({ metadata }) => metadata.name)).toContain(name);
    expect(of('StatefulSet').map(({ metadata }) => metadata.name)).toContain('forum-ledger');
    for (const [service, without] of [
      ['coalitions', 'ballotsKey'],
      ['members', 'files'],
      ['campaigns', 'files'],
      ['projections', 'mongodb'],
    ]) {
      const set = `services.${service}.replicas=2,secrets.${without}=`;
      const more = spawnSync(
        command,
        ['template', 'forum', chart, '-f', values, '--set', `${set},backup.enabled=false`],
        {
          encoding: 'utf8',
        },
      );
      expect(more).toMatchObject({ status: 1, stderr: expect.stringContaining('may be one only') });
    }
  });

  it('copies what services wrote before the record, the vault and the keys after it, and boxes and views never', () => {
    const jobs = of('CronJob') as unknown as readonly {
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
    expect(copies).toEqual(size === 'full' ? expected : []);
  });

  it('copies from engines whose certificates come from the root that services trust', () => {
    for (const [authorities, told] of [
      ['baraza-authorities', '--sslCAFile=/run/authorities/ca.crt'],
      ['', undefined],
    ] as const) {
      const more = ['--set', `secrets.authorities=${authorities}`];
      const pods = podsOf(rendered(...more)).filter((pod) => partOf(pod) === 'backup');
      expect(pods).toHaveLength(size === 'full' ? 3 : 0);
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
        return [database, archive, ...lines.slice(0, -1).filter((line) => /^--(collection|exclude)/.test(line))];
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('gives NATS the configuration that is made from the code', () => {
    const [map] = of('ConfigMap') as unknown as readonly { data: Readonly<Record<string, string>> }[];
    const file = size === 'small' ? 'one-server.conf' : 'three-servers.conf';
    expect(map!.data['nats.conf']!.trim()).toBe(readFileSync(join(root, 'deploy', 'nats', file), 'utf8').trim());
  });
});

it(
  'a chart without a forum’s address and issuer is refused by its schema',
  async () => {
    const refused = spawnSync(await helm(), ['template', 'forum', chart], { encoding: 'utf8' });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('/forum/oidc/issuer');
  },
  WITHIN_MS,
);
