import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRANCE_PORT, natsConfiguration } from '@baraza/event-bus';
import { environmentOf, HELM_WITHIN_MS, partOf, podsOf, RenderedChart, SERVICES, SIZES } from './rendered-chart.ts';
import { settingsOf, unknownSettings } from './settings-of.ts';

describe.each(SIZES)('what deploy/helm/baraza with values-%s.yaml tells its parts', (size) => {
  let chart: RenderedChart;
  beforeAll(async () => {
    chart = await RenderedChart.of(size);
  }, HELM_WITHIN_MS);
  afterAll(() => chart.remove());

  it('sets nothing that the services do not read, and nothing that they refuse', () => {
    for (const service of [...SERVICES, 'front']) {
      const [pod] = podsOf(chart.objects).filter((one) => partOf(one) === service);
      const environment = environmentOf(pod!);
      expect({ service, unknown: unknownSettings(environment) }).toEqual({ service, unknown: [] });
      const config = settingsOf(service, environment, chart.fileOf(pod!, service));
      expect({ service, port: config.port }).toEqual({ service, port: 3000 });
      expect({ service, key: config.masterKey !== undefined }).toEqual({ service, key: service === 'ledger' });
      if (SERVICES.includes(service) && service !== 'ledger') expect(config.vault.scheme).toBe('nats');
      const [own, boxes] = [
        ['members', 'capacity', 'coalitions', 'campaigns'],
        ['members', 'coalitions', 'campaigns'],
      ];
      const inDatabase = (of: readonly string[]): string =>
        chart.size === 'full' && of.includes(service) ? 'mongodb' : 'sqlite';
      expect([config.serviceStore.scheme, config.ballots.scheme]).toEqual([inDatabase(own), inDatabase(boxes)]);
      const inBucket = chart.size === 'full' && ['members', 'campaigns'].includes(service);
      expect([service, config.files.scheme]).toEqual([service, inBucket ? 's3' : 'file']);
    }
  });

  it('lets requests through the ingress as large as imports are, and counts them by whose they are', () => {
    const frontOf = (...more: readonly string[]): Readonly<Record<string, string>> =>
      environmentOf(podsOf(chart.rendered(...more)).find((pod) => partOf(pod) === 'front')!);
    const trusted = (environment: Readonly<Record<string, string>>): string | undefined =>
      environment['BARAZA_TRUSTED_PROXIES'];
    const [ingress] = chart.of('Ingress') as unknown as readonly {
      metadata: { annotations: Record<string, string> };
    }[];
    expect(ingress!.metadata.annotations).toEqual({ 'nginx.ingress.kubernetes.io/proxy-body-size': '64m' });
    expect(trusted(frontOf())).toBe('10.0.0.0/8');
    const two = frontOf('--set', 'ingress.trustedProxies={10.0.0.0/8,fd00::/8}');
    expect(settingsOf('front', two, () => undefined).trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8']);
    expect(trusted(frontOf('--set', 'ingress.enabled=false'))).toBeUndefined();
  });

  it('gives each part what else values say, its own before everybody’s, and takes nothing that is the chart’s to say', () => {
    const [common, own] = [{ secretRef: { name: 'common' } }, { configMapRef: { name: 'own', optional: true } }];
    const env = { BARAZA_REQUEST_TIMEOUT: '60', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=live' };
    const part = { env: { BARAZA_REQUEST_TIMEOUT: '90' }, envFrom: [own] };
    const given = chart.rendered(
      ...chart.valuesOf({ env, envFrom: [common], services: { members: part }, ledger: part, front: part }),
    );
    expect(given.flatMap((object) => chart.faultsOf(object))).toEqual([]);
    for (const name of [...SERVICES, 'front']) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const hasOwn = ['members', 'ledger', 'front'].includes(name);
      const config = settingsOf(name, environmentOf(pod), chart.fileOf(pod, name));
      expect({ name, timeout: config.requestTimeoutMs }).toEqual({ name, timeout: hasOwn ? 90_000 : 60_000 });
      expect(environmentOf(pod)).toMatchObject({ OTEL_RESOURCE_ATTRIBUTES: env.OTEL_RESOURCE_ATTRIBUTES });
      expect(pod.spec.containers[0]).toMatchObject({ envFrom: hasOwn ? [common, own] : [common] });
    }
    expect(chart.refusalOf({ env: { BARAZA_DATA: '/elsewhere' } })).toContain('BARAZA_DATA is set by the chart');
    expect(chart.refusalOf({ services: { members: { env: { PORT: '1' } } } })).toContain('PORT is set by the chart');
    for (const [setting, address] of [
      ['BARAZA_SMTP_URL', 'smtps://mail.example'],
      ['BARAZA_SERVICE_STORE', 'mongodb://u:made-up@db/members'],
      ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=made-up'],
    ] as const) {
      expect(chart.refusalOf({ services: { members: { env: { [setting]: address } } } })).toContain(setting);
    }
    expect(chart.refusalOf({ ledger: { env: { BARAZA_MASTER_KEY_FILE: '/else' } } })).toContain('is set by the chart');
    expect(chart.refusalOf({ front: { env: { PASSWORD: 1 } } })).toContain('/front/env/PASSWORD');
  });

  it('sends notices by what a secret holds, and members alone has it', () => {
    writeFileSync(join(chart.secrets, 'notices-smtp'), 'smtps://forum:made-up@mail.example');
    writeFileSync(join(chart.secrets, 'notices-gateway-secret'), 'shared with the gateway');
    const notices = { from: 'office@forum.example', gateway: 'https://sms.example/send' };
    const given = chart.rendered(...chart.valuesOf({ notices, secrets: { notices: 'baraza-notices' } }));
    for (const name of SERVICES) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const config = settingsOf(name, environmentOf(pod), chart.fileOf(pod, name));
      const smtp = { url: 'smtps://forum:made-up@mail.example', from: notices.from };
      const gateway = { url: notices.gateway, secretFile: join(chart.secrets, 'notices-gateway-secret') };
      expect({ name, notices: config.notices }).toEqual({ name, notices: name === 'members' ? { smtp, gateway } : {} });
    }
    expect(chart.refusalOf({ notices })).toContain('secrets.notices');
  });

  it('lets integrators in by a path of the ingress, to NATS’s entrance and no other port, and says where it is', () => {
    const closed = chart.of('Service').find(({ metadata }) => metadata.name === 'forum-nats');
    expect(JSON.stringify([closed, chart.of('Ingress'), chart.of('NetworkPolicy')])).not.toContain('entrance');
    const open = chart.rendered('--set', 'nats.entrance.enabled=true');
    expect(open.flatMap((object) => chart.faultsOf(object))).toEqual([]);
    const specOf = (kind: string, name: string): unknown =>
      open.find((one) => one.kind === kind && one.metadata.name === name)!['spec'];
    const toEntrance = { path: '/bus', backend: { service: { name: 'forum-nats', port: { name: 'entrance' } } } };
    const rules = [{ host: 'forum.example', http: { paths: [toEntrance] } }];
    expect(specOf('Ingress', 'forum-entrance')).toMatchObject({ rules, tls: [{ secretName: 'forum-tls' }] });
    expect(specOf('Ingress', 'forum')).toEqual(chart.of('Ingress')[0]!['spec']);
    const { ingress } = specOf('NetworkPolicy', 'forum-nats') as {
      ingress: readonly { from: object; ports: object }[];
    };
    const controller = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } };
    expect(ingress.filter(({ from }) => JSON.stringify(from).includes('namespaceSelector'))).toEqual([
      { from: [controller], ports: [{ protocol: 'TCP', port: 'entrance' }] },
    ]);
    expect(specOf('Service', 'forum-nats')).toMatchObject({
      ports: [{ port: 4222 }, { port: 8080, targetPort: 'entrance' }],
    });
    const nats = podsOf(open).find((pod) => partOf(pod) === 'nats')!;
    expect(nats.spec.containers[0]!.ports).toContainEqual({ name: 'entrance', containerPort: ENTRANCE_PORT });
    const ledger = podsOf(open).find((pod) => partOf(pod) === 'ledger')!;
    const { integrators } = settingsOf('ledger', environmentOf(ledger), chart.fileOf(ledger, 'ledger'));
    expect(integrators).toEqual({ names: ['crm'], url: 'wss://forum.example/bus' });
    const entrance = { enabled: true };
    expect(chart.refusalOf({ nats: { entrance }, ingress: { enabled: false } })).toContain('nats.entrance');
    expect(chart.refusalOf({ nats: { entrance, enabled: false } })).toContain('nats.entrance');
  });

  it('takes other integrators with the configuration that has an account for each, and refuses them without', () => {
    const integrators = ['dues-office', 'news-letter'];
    const inContainers = size === 'small' ? 'one server' : 'three servers';
    const configuration = natsConfiguration({ integrators, inContainers });
    const given = chart.rendered(...chart.valuesOf({ nats: { integrators, configuration } }));
    const [map] = given.filter(({ kind }) => kind === 'ConfigMap') as unknown as readonly {
      data: Readonly<Record<string, string>>;
    }[];
    expect(map!.data['nats.conf']!.trim()).toBe(configuration.trim());
    const ledger = podsOf(given).find((pod) => partOf(pod) === 'ledger')!;
    expect(environmentOf(ledger)).toMatchObject({ BARAZA_INTEGRATORS: integrators.join() });
    expect(chart.refusalOf({ nats: { integrators } })).toContain('dues-office has no account in nats.configuration');
    const [one] = integrators;
    const tooFew = natsConfiguration({ integrators: [one!], inContainers });
    expect(chart.refusalOf({ nats: { integrators, configuration: tooFew } })).toContain('news-letter has no account');
    expect(chart.refusalOf({ nats: { integrators: ['News'] } })).toContain('/nats/integrators/0');
  });

  it('lets services to engines where values say that these are, and to nowhere else', () => {
    const waysOf = (engines: object): readonly object[] => {
      const given = chart.rendered(...chart.valuesOf({ networkPolicies: { engines }, nats: { enabled: false } }));
      const policy = given.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'forum-members');
      const { egress } = policy!['spec'] as { egress: readonly { to: readonly object[]; ports: readonly object[] }[] };
      return egress.filter(({ ports }) => JSON.stringify(ports).includes('4222')).flatMap(({ to }) => to);
    };
    const namespace = { namespaceSelector: { matchLabels: { name: 'engines' } } };
    const network = { ipBlock: { cidr: '10.0.0.0/8' } };
    expect(waysOf({})).toEqual([network]);
    expect(waysOf({ namespace: { name: 'engines' } })).toEqual([namespace, network]);
    expect(waysOf({ namespace: { name: 'engines' }, cidr: '' })).toEqual([namespace]);
    const nowhere = { networkPolicies: { engines: { cidr: '' } }, nats: { enabled: false } };
    expect(chart.refusalOf(nowhere)).toContain('networkPolicies.engines');
  });

  it('lets all to where names are asked: in the cluster, or at the node’s own address, at any port that is said', () => {
    const waysOf = (dns: object): unknown => {
      const given = chart.rendered(...chart.valuesOf({ networkPolicies: { dns } }));
      expect(given.flatMap((object) => chart.faultsOf(object))).toEqual([]);
      const policy = given.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'forum-names');
      return (policy!['spec'] as { egress: unknown }).egress;
    };
    const at = (port: number): readonly object[] => ['UDP', 'TCP'].map((protocol) => ({ protocol, port }));
    const namespace = (name: string): object => ({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    });
    const node = { ipBlock: { cidr: '169.254.0.0/16' } };
    expect(waysOf({})).toEqual([{ to: [namespace('kube-system'), node], ports: at(53) }]);
    const openShift = { namespace: { 'kubernetes.io/metadata.name': 'openshift-dns' }, cidr: '', ports: [53, 5353] };
    expect(waysOf(openShift)).toEqual([{ to: [namespace('openshift-dns')], ports: [...at(53), ...at(5353)] }]);
    const nowhere = { namespace: { 'kubernetes.io/metadata.name': null }, cidr: '' };
    expect(chart.refusalOf({ networkPolicies: { dns: nowhere } })).toContain('networkPolicies.dns');
  });

  it('lets services to an issuer outside of the cluster, or within', () => {
    const waysOf = (issuer: object): readonly unknown[] => {
      const given = chart.rendered(...chart.valuesOf({ networkPolicies: { issuer } }));
      expect(given.flatMap((object) => chart.faultsOf(object))).toEqual([]);
      return SERVICES.map((service) => {
        const policy = given.find(
          ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === `forum-${service}`,
        );
        return (policy!['spec'] as { egress: readonly unknown[] }).egress[0];
      });
    };
    const each = (way: object): readonly object[] => SERVICES.map(() => way);
    const everywhere = { ipBlock: { cidr: '0.0.0.0/0' } };
    expect(waysOf({})).toEqual(each({ to: [everywhere], ports: [{ protocol: 'TCP', port: 443 }] }));
    const within = { namespaceSelector: { matchLabels: { name: 'identity' } } };
    const ports = [443, 8443].map((port) => ({ protocol: 'TCP', port }));
    const namespace = { name: 'identity' };
    expect(waysOf({ namespace, ports: [443, 8443] })).toEqual(each({ to: [within, everywhere], ports }));
    expect(waysOf({ namespace, cidr: '', ports: [443, 8443] })).toEqual(each({ to: [within], ports }));
    expect(chart.refusalOf({ networkPolicies: { issuer: { cidr: '' } } })).toContain('networkPolicies.issuer');
  });

  it('lets an ingress controller in that runs in pods, or on the network of its nodes', () => {
    const entrance = { enabled: true };
    const waysOf = (ingress: object): readonly unknown[] => {
      const given = chart.rendered(...chart.valuesOf({ ingress, nats: { entrance } }));
      expect(given.flatMap((object) => chart.faultsOf(object))).toEqual([]);
      return ['front', 'nats'].map((part) => {
        const policy = given.find(
          ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === `forum-${part}`,
        );
        const ways = (policy!['spec'] as { ingress: readonly { from: readonly object[] }[] }).ingress;
        return ways.map(({ from }) => from).filter((from) => /namespaceSelector|ipBlock/.test(JSON.stringify(from)));
      });
    };
    const pods = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } };
    const nodes = { ipBlock: { cidr: '10.1.0.0/16' } };
    expect(waysOf({})).toEqual([[[pods]], [[pods]]]);
    expect(waysOf({ controllerCidr: '10.1.0.0/16' })).toEqual([[[pods, nodes]], [[pods, nodes]]]);
    const noNamespace = { controllerNamespace: { 'kubernetes.io/metadata.name': null } };
    expect(waysOf({ ...noNamespace, controllerCidr: '10.1.0.0/16' })).toEqual([[[nodes]], [[nodes]]]);
    expect(chart.refusalOf({ ingress: noNamespace })).toContain('ingress.controllerNamespace');
  });

  it('sends traces to the collector that is named, and lets them there', () => {
    const endpoint = 'http://collector.monitoring:4318';
    const namespace = { 'kubernetes.io/metadata.name': 'monitoring' };
    const collector = { namespace, cidr: '10.9.0.0/16', ports: [4318] };
    const given = chart.rendered(...chart.valuesOf({ tracing: { endpoint }, networkPolicies: { collector } }));
    const egress = {
      to: [{ namespaceSelector: { matchLabels: namespace } }, { ipBlock: { cidr: '10.9.0.0/16' } }],
      ports: [{ protocol: 'TCP', port: 4318 }],
    };
    for (const name of [...SERVICES, 'front']) {
      const pod = podsOf(given).find((one) => partOf(one) === name)!;
      const { tracing } = settingsOf(name, environmentOf(pod), chart.fileOf(pod, name));
      expect({ name, url: tracing?.url }).toEqual({
        name,
        url: name === 'front' ? undefined : `${endpoint}/v1/traces`,
      });
      const policy = given.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === `forum-${name}`);
      const ways = (policy!['spec'] as { egress: readonly object[] }).egress;
      if (name === 'front') expect(ways).not.toContainEqual(egress);
      else expect(ways).toContainEqual(egress);
    }
    expect(chart.refusalOf({ tracing: { endpoint } })).toContain('networkPolicies.collector');
  });
});
