import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { node, root } from '../product/running-forum.ts';
import { helm } from './go-tools.ts';
import { type KubernetesObject, kubernetesSchemas } from './kubernetes-schemas.ts';

export interface Labels {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'NotIn';
    readonly values: readonly string[];
  }[];
}
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly securityContext?: object;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}
export interface Volume {
  readonly name: string;
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly secret?: {
    readonly secretName: string;
    readonly items?: readonly { readonly key: string; readonly path: string }[];
  };
}
export interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly volumes: readonly Volume[];
    readonly securityContext: object;
    readonly automountServiceAccountToken: boolean;
  };
}

export interface Set {
  readonly spec: {
    readonly replicas: number;
    readonly volumeClaimTemplates: readonly { readonly spec: object }[];
  };
}

export const CHART = join(root, 'deploy', 'helm', 'baraza');
export const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'];
const JOBS = ['--set', 'jobs.rebuild.run=true', '--set', 'jobs.verify.run=true', '--set', 'jobs.tokenSecret=operator'];
/** Helm may have to be built first. */
export const HELM_WITHIN_MS = 20 * 60_000;
export type Size = 'small' | 'full';
export const SIZES: readonly Size[] = ['small', 'full'];

/** The chart as Helm renders it with the values of one size, beside secrets as they are made for it. */
export class RenderedChart {
  readonly size: Size;
  readonly secrets = mkdtempSync(join(tmpdir(), 'baraza-secrets-'));
  readonly #values: string;
  readonly #command: string;
  readonly #faultsOf: (object: KubernetesObject) => readonly string[];
  /** With both jobs that ask the forum. */
  readonly objects: readonly KubernetesObject[];

  private constructor(size: Size, command: string, faultsOf: (object: KubernetesObject) => readonly string[]) {
    this.size = size;
    this.#values = join(CHART, `values-${size}.yaml`);
    this.#command = command;
    this.#faultsOf = faultsOf;
    this.objects = this.rendered(...JOBS);
    const how = size === 'full' ? ['--full'] : [];
    execFileSync(node, [join(root, 'deploy', 'compose', 'make-secrets.mjs'), this.secrets, ...how]);
    writeFileSync(join(this.secrets, 'files'), 's3://key:secret@files.example/baraza?region=one');
  }

  static async of(size: Size): Promise<RenderedChart> {
    return new RenderedChart(size, await helm(), await kubernetesSchemas());
  }

  rendered(...more: readonly string[]): readonly KubernetesObject[] {
    const args = ['template', 'forum', CHART, '-f', this.#values, ...more];
    return objectsIn(execFileSync(this.#command, args).toString());
  }

  /** Of a run of Helm that may fail. */
  run(
    what: readonly string[],
    ...more: readonly string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    return spawnSync(this.#command, [...what, CHART, '-f', this.#values, ...more], { encoding: 'utf8' });
  }

  /** Why the chart is not rendered with these values besides. */
  refusalOf(given: object): string {
    const refused = this.run(['template', 'forum'], ...this.valuesOf(given));
    expect(refused.status).toBe(1);
    return refused.stderr;
  }

  valuesOf(given: object): readonly string[] {
    const path = join(this.secrets, 'given.yaml');
    writeFileSync(path, JSON.stringify(given));
    return ['-f', path];
  }

  of(kind: string): readonly KubernetesObject[] {
    return this.objects.filter((object) => object.kind === kind);
  }

  faultsOf(object: KubernetesObject): readonly string[] {
    return this.#faultsOf(object);
  }

  /** Where a file of a pod lies among the secrets that were made; undefined: it has none there. */
  fileOf(pod: Pod, service: string): (path: string) => string | undefined {
    return (path) => {
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
      return key === undefined ? undefined : join(this.secrets, files[secret.secretName]!);
    };
  }

  remove(): void {
    rmSync(this.secrets, { recursive: true, force: true });
  }
}

export function objectsIn(rendered: string): readonly KubernetesObject[] {
  return parseAllDocuments(rendered)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

export function podsOf(among: readonly KubernetesObject[]): readonly Pod[] {
  return among.flatMap((object) => {
    const spec = (object as { spec?: { template?: Pod; jobTemplate?: { spec: { template: Pod } } } }).spec;
    return [spec?.template ?? spec?.jobTemplate?.spec.template].filter((pod) => pod !== undefined);
  });
}

export const partOf = ({ metadata }: Pod): string => metadata.labels['app.kubernetes.io/component']!;

export function matching({ matchLabels, matchExpressions = [] }: Labels, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter(
    ({ metadata: { labels } }) =>
      Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
      matchExpressions.every(({ key, values }) => !values.includes(labels[key]!)),
  );
}

export const environmentOf = (pod: Pod): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pod.spec.containers[0]!.env!.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
