import { readFileSync } from 'node:fs';
import type { Metric } from 'prom-client';
import { alertQueries, dashboard, dashboardQueries } from '../testing/observability-files.ts';
import { Metrics } from './metrics.ts';

/** Labels that Prometheus gives every series, and `le` of a histogram's buckets. */
const ALWAYS = ['job', 'instance', 'pod', 'le'];
const operations = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');

interface Known {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

const metrics = new Metrics();
metrics.watchProcess();
const known = metrics.registry.getMetricsAsArray() as unknown as readonly (Metric & Known)[];
afterAll(() => metrics.registry.clear());

/** Every series name that a query may use, with the labels it has. */
const series = new Map<string, readonly string[]>([['up', []]]);
for (const { name, type, labelNames } of known) {
  const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => `${name}${end}`) : [name];
  for (const one of names) series.set(one, labelNames);
}

/** The series a query names, each with the labels it asks for. */
function asked(expr: string): readonly { readonly name: string; readonly labels: readonly string[] }[] {
  return [...expr.matchAll(/\b(up|(?:baraza|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(([, name, matchers = '']) => ({
    name: name!,
    labels: [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
  }));
}

describe.each([
  ['alerts.yml', alertQueries()],
  ['dashboard.json', dashboardQueries()],
])('the queries of deploy/observability/%s', (_file, queries) => {
  it('ask for series there are, by labels they have', () => {
    expect(queries.length).toBeGreaterThan(20);
    const wrong = queries.flatMap(({ of, expr }) => {
      const found = asked(expr);
      const grouped = [...expr.matchAll(/\b(?:by|on|without) \(([^)]*)\)/g)].flatMap(([, list]) => list!.split(/, */));
      const all = new Set([...ALWAYS, ...found.flatMap(({ name }) => series.get(name) ?? [])]);
      return [
        ...(found.length === 0 ? [`${of}: names no series`] : []),
        ...found.filter(({ name }) => !series.has(name)).map(({ name }) => `${of}: there is no ${name}`),
        ...found.flatMap(({ name, labels }) =>
          labels
            .filter((label) => ![...ALWAYS, ...(series.get(name) ?? [])].includes(label))
            .map((label) => `${of}: ${name} has no ${label}`),
        ),
        ...grouped.filter((label) => !all.has(label)).map((label) => `${of}: nothing here has ${label}`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe('deploy/observability/dashboard.json', () => {
  it('has a form that Grafana 11 and later take, and every panel once', () => {
    const { schemaVersion, panels, templating } = dashboard();
    expect(schemaVersion).toBeGreaterThanOrEqual(39);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type, targets } of panels) expect(type === 'row' || targets!.length > 0).toBe(true);
    const variables = new Set([...templating.list.map(({ name }) => name), '__rate_interval']);
    const used = dashboardQueries().flatMap(({ expr }) => [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name!));
    expect(used.filter((name) => !variables.has(name))).toEqual([]);
  });

  it('shows everything of ours that is measured', () => {
    const shown = new Set(dashboardQueries().flatMap(({ expr }) => asked(expr).map(({ name }) => name)));
    const ours = known.filter(({ name }) => name.startsWith('baraza_'));
    const left = ours.filter(({ name, type }) => !shown.has(type === 'histogram' ? `${name}_bucket` : name));
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const rows = operations.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

  it('says of every metric of ours what it is, and by which labels', () => {
    const told = rows.filter(([, name]) => name?.startsWith('`baraza_')).map(([, ...cells]) => cells.slice(0, 4));
    const real = known
      .filter(({ name }) => name.startsWith('baraza_'))
      .map(({ name, type, labelNames, help }) => {
        return [`\`${name}\``, type, labelNames.map((label) => `\`${label}\``).join(', '), help];
      });
    expect(told.sort()).toEqual(real.sort());
  });

  it('says of every alert what it means and what to do', () => {
    const told = rows.filter(([, name]) => name?.startsWith('`Baraza'));
    expect(told.map(([, name]) => name).sort()).toEqual(
      alertQueries()
        .map(({ of }) => `\`${of}\``)
        .sort(),
    );
    for (const [, , means = '', todo = ''] of told) expect([means.length, todo.length]).not.toContain(0);
  });
});
