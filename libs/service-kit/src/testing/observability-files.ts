import { readFileSync } from 'node:fs';

const folder = new URL('../../../../deploy/observability/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export interface Query {
  /** The alert's name, or the panel's title. */
  readonly of: string;
  readonly expr: string;
}

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
}
export interface Dashboard {
  readonly schemaVersion: number;
  readonly panels: readonly (Panel & { readonly id: number })[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition?: string }[] };
}

export const alertRules = (): string => read('alerts.yml');
export const dashboard = (): Dashboard => JSON.parse(read('dashboard.json')) as Dashboard;

/** What each alert asks: `expr` on one line, or folded over the lines below it. */
export function alertQueries(): readonly Query[] {
  return alertRules()
    .split(/^ +- alert: /m)
    .slice(1)
    .map((rule) => {
      const [, expr = ''] = /^ +expr: (?:>-\n)?((?:.+\n?)(?: {10}.+\n)*)/m.exec(rule) ?? [];
      return { of: rule.split('\n', 1)[0]!, expr: expr.trim().replaceAll(/\s+/g, ' ') };
    });
}

export function dashboardQueries(): readonly Query[] {
  return dashboard().panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ of: title, expr })));
}
